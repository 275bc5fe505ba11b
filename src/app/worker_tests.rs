//! What stands beside an open meeting is learnt from within bounds.

use super::*;
use crate::app::testing::{Folder, jumping, stored};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order};

fn context(folder: &Folder) -> JobContext {
    JobContext {
        env: folder.env(),
        open: None,
        wake: None,
        overrides: None,
    }
}

#[test]
fn a_neighbour_whose_numbers_jump_by_billions_costs_nothing() {
    let folder = Folder::new("worker-jump");
    for day in 10..20 {
        let name = format!("2026-03-{day}-anytown-board.ron");
        std::fs::write(folder.path().join(name), jumping("Anytown Board")).unwrap();
    }
    let began = Instant::now();
    assert!(learn_from(&context(&folder), &"Anytown Board".into()).is_empty());
    assert!(began.elapsed() < Duration::from_secs(1));
}

#[test]
fn no_more_words_are_taken_of_a_session_than_there_is_room_for() {
    let folder = Folder::new("worker-room");
    let sample = &crate::app::samples::SAMPLES[0];
    let path = folder.path().join(format!("{}.ron", sample.name));
    std::fs::write(&path, sample.bytes).unwrap();
    let loaded = crate::storage::read::load::<Record>(sample.bytes).unwrap();
    let journal = journal_of(loaded.header.as_ref(), Text::default(), loaded.records).unwrap();
    let body = &journal.meeting().body().name;
    let taken = |most| {
        let words = public_words(&context(&folder), body, &path, most).unwrap_or_default();
        words.iter().map(String::len).sum::<usize>()
    };
    assert!(taken(LEARNT_FROM) > 2000);
    assert!(taken(2000) <= 2000);
}

#[test]
fn a_fault_in_a_job_is_told_and_the_next_job_is_done() {
    let mut worker = Worker::default();
    let folder = Folder::new("worker-fault");
    let mut faulty = context(&folder);
    faulty.env.disk = Arc::new(Faulty);
    let body = Text::line("Anytown Board");
    worker.go(Job::Books { body: body.clone() }, faulty);
    let what = Keep::Word("Anytown".into());
    let scope = Scope::Officer;
    worker.go(Job::Keep { body, scope, what }, context(&folder));
    worker.settle(Duration::from_secs(20));
    let done = worker.done();
    let told = |d: &Done| matches!(d, Done::Failed(why) if why.contains("minuting goes on"));
    assert!(done.iter().any(told), "{done:?}");
    assert!(
        done.iter().any(|d| matches!(d, Done::Kept(Ok(_)))),
        "{done:?}"
    );
}

/// A disk whose every answer is a fault of the program.
struct Faulty;

impl crate::storage::Disk for Faulty {
    fn create_new(&self, _: &Path) -> std::io::Result<Box<dyn crate::storage::disk::DiskFile>> {
        panic!("a fault")
    }
    fn open_append(&self, _: &Path) -> std::io::Result<Box<dyn crate::storage::disk::DiskFile>> {
        panic!("a fault")
    }
    fn open_lock(&self, _: &Path) -> std::io::Result<Box<dyn crate::storage::disk::DiskFile>> {
        panic!("a fault")
    }
    fn read(&self, _: &Path, _: u64) -> std::io::Result<Vec<u8>> {
        panic!("a fault")
    }
    fn rename(&self, _: &Path, _: &Path) -> std::io::Result<()> {
        panic!("a fault")
    }
    fn remove(&self, _: &Path) -> std::io::Result<()> {
        panic!("a fault")
    }
    fn make_folder(&self, _: &Path) -> std::io::Result<()> {
        panic!("a fault")
    }
    fn sync_folder(&self, _: &Path) -> std::io::Result<()> {
        panic!("a fault")
    }
    fn list(&self, _: &Path) -> std::io::Result<Vec<String>> {
        panic!("a fault")
    }
    fn meta(&self, _: &Path) -> std::io::Result<crate::storage::disk::Meta> {
        panic!("a fault")
    }
    fn resolve(&self, _: &Path) -> std::io::Result<PathBuf> {
        panic!("a fault")
    }
}

#[test]
fn what_came_back_is_read_from_its_file_beside_the_typing() {
    use crate::import::corrections::DraftLine;
    use crate::tui::job::CameBack;
    let folder = Folder::new("worker-came-back");
    let path = folder.path().join("reply.txt");
    std::fs::write(&path, "4.1: for 'March' read 'April'\n").unwrap();
    let read = |name: &Path| {
        let mut worker = Worker::default();
        let job = Job::ReadCorrections {
            source: CameBack::File(name.to_string_lossy().into_owned()),
            from: "Cllr Lee".into(),
            lines: vec![DraftLine {
                number: "4.1".to_owned(),
                words: "By March.".to_owned(),
                ..DraftLine::default()
            }],
        };
        worker.go(job, context(&folder));
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(Done::CorrectionsRead(read)) = worker.done().pop() {
                return *read;
            }
            assert!(Instant::now() < until, "nothing was read");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    let came = read(&path).unwrap();
    assert_eq!(
        (came.name.as_str(), came.from.as_str()),
        ("reply.txt", "Cllr Lee")
    );
    assert_eq!(came.placed[0].line, Some(0));
    let why = read(&folder.path().join("none.docx"))
        .unwrap_err()
        .to_string();
    assert!(why.contains("none.docx"), "{why}");
}

/// A folder of thousands holds few of the body's, and those are what is to be learnt from.
#[test]
fn sessions_that_bear_the_bodys_name_are_learnt_from_before_anybodys() {
    let folder = Folder::new("worker-own");
    for n in 0..210 {
        let name = format!("2026-03-19-other-committee-{}.ron", n + 2);
        std::fs::write(folder.path().join(name), "no session").unwrap();
    }
    let words = "The Board thanked the volunteers of the harbour for all that they had done.";
    for day in 10..14 {
        let mut journal = crate::journal::Journal::new(Writer::FIRST, "A. Clerk".into());
        let now = chrono::DateTime::parse_from_rfc3339("2026-01-10T16:00:00+00:00").unwrap();
        for intent in [
            Intent::DescribeBody(crate::meeting::people::Body {
                name: "Anytown Board".into(),
                ..Default::default()
            }),
            Intent::AddItem {
                item: crate::meeting::agenda::ItemDetails {
                    title: "Harbour".into(),
                    ..Default::default()
                },
                after: None,
            },
            Intent::Open { presiding: None },
            Intent::TakeNext,
            Intent::Write {
                item: None,
                text: words.into(),
                more: Vec::new(),
                place: crate::meeting::entry::Place::End,
            },
        ] {
            journal.act(now, &Order::from(intent)).unwrap();
        }
        let path = folder
            .path()
            .join(format!("2026-01-{day}-anytown-board.ron"));
        std::fs::write(path, stored(&journal)).unwrap();
    }
    let learnt = learn_from(&context(&folder), &"Anytown Board".into());
    assert!(!learnt.is_empty());
}
