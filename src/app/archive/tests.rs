//! The index kept in step with the files of sessions: what changes, vanishes, is damaged or exempt.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::*;
use crate::app::backend::DiskBackend;
use crate::app::testing::{Folder, stored};
use crate::app::worker::JobContext;
use crate::archive::Query;
use crate::archive::index::Index;
use crate::journal::Journal;
use crate::meeting::agenda::{Calling, ItemDetails};
use crate::meeting::entry::{Place, Stream};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order, Ref};
use crate::meeting::people::Body;
use crate::minutes::{Full, Public};
use crate::tui::job::{Done, Job};
use crate::tui::port::{Backend, Listed};

pub(super) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap()
}

/// A meeting with these paragraphs under its one item.
pub(super) fn meeting(body: &str, words: &[(&str, Stream)]) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let mut act = |order: Order| journal.act(now(), &order).map(drop).unwrap();
    act(Order::from(Intent::DescribeBody(Body {
        name: body.into(),
        ..Body::default()
    })));
    act(Order::from(Intent::CallMeeting(Calling {
        date: NaiveDate::from_ymd_opt(2026, 3, 19).unwrap(),
        start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
        ..Calling::default()
    })));
    act(Order::from(Intent::AddItem {
        item: ItemDetails {
            number: "4".into(),
            title: "Housing Strategy".into(),
            ..ItemDetails::default()
        },
        after: None,
    }));
    act(Order::from(Intent::Open { presiding: None }));
    act(Order::from(Intent::Take {
        item: Ref::from("4"),
    }));
    for (text, stream) in words {
        act(Order {
            stream: *stream,
            ..Order::from(Intent::Write {
                item: None,
                text: (*text).into(),
                more: Vec::new(),
                place: Place::End,
            })
        });
    }
    journal
}

fn put(folder: &Folder, name: &str, journal: &Journal) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, stored(journal)).unwrap();
    path
}

fn ask(words: &str) -> Ask {
    Ask {
        query: Query::new(words),
        most: 100,
        ..Ask::default()
    }
}

fn found<A: Audience>(folder: &Folder, words: &str) -> (Vec<String>, Step) {
    let (answer, step) = find::<A>(&folder.env(), &ask(words), &mut |_| {}).unwrap();
    assert_eq!(answer.passages, answer.found.len());
    let found = answer.found.into_iter();
    (
        found
            .map(|f| format!("{} {}", f.name, f.passage.text))
            .collect(),
        step,
    )
}

pub(super) fn index_of<A: Audience>(folder: &Folder) -> PathBuf {
    let env = folder.env();
    let cache = env.cache_folder().unwrap();
    let here = env.disk.resolve(folder.path()).unwrap();
    cache.file(&here, &format!("{}.index", A::NAME)).unwrap()
}

const WORDS: &[(&str, Stream)] = &[
    ("The figures of O\u{2019}Hare were heard.", Stream::Public),
    ("None murmured.", Stream::Public),
];

#[test]
fn what_changes_appears_and_what_vanishes_is_gone() {
    let folder = Folder::new("archive-step");
    put(&folder, "2026-03-19-a.ron", &meeting("A Board", WORDS));
    let b = put(&folder, "2026-03-19-b.ron", &meeting("B Board", WORDS));
    let (first, step) = found::<Public>(&folder, "o'hare");
    assert_eq!(first.len(), 2, "{first:?}");
    assert_eq!((step.read, step.left), (2, 0));
    assert!(first[0].contains("figures of O\u{2019}Hare"), "{first:?}");
    // The same numbers as are printed.
    assert!(first[0].contains("4.1 "), "{first:?}");
    let more = [WORDS, &[("A pharmacy opened.", Stream::Public)]].concat();
    put(&folder, "2026-03-19-a.ron", &meeting("A Board", &more));
    std::fs::remove_file(b).unwrap();
    assert_eq!(found::<Public>(&folder, "pharmacy").0.len(), 1);
    assert_eq!(found::<Public>(&folder, "o'hare").0.len(), 1);
}

#[test]
fn damaged_sessions_are_told_and_the_others_found() {
    let folder = Folder::new("archive-damaged");
    put(&folder, "2026-03-19-a.ron", &meeting("A Board", WORDS));
    let b = put(&folder, "2026-03-19-b.ron", &meeting("B Board", WORDS));
    let mut bytes = std::fs::read(&b).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&b, &bytes).unwrap();
    std::fs::write(folder.path().join("2026-03-19-c.ron"), "no session").unwrap();
    let (passages, step) = found::<Full>(&folder, "murmured");
    assert_eq!(passages.len(), 1, "{passages:?}");
    let told: Vec<&str> = step
        .passed_over
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(told, ["2026-03-19-b.ron", "2026-03-19-c.ron"]);
    assert!(
        step.passed_over.iter().all(|(_, why)| why.len() > 10),
        "{step:?}"
    );
    // Asked of a body whose sessions are the damaged ones alone, it isn't said that there is none.
    let period = crate::minutes::across::Period::of("2026").unwrap();
    let year = |body| across::reported::<Full>(&folder.env(), body, &period, &mut |_| {}).map(drop);
    assert!(year("A Board").is_ok());
    let refused = year("B Board").unwrap_err().to_string();
    assert!(
        refused.contains("2026-03-19-b.ron is left out: ") && refused.contains("1 session more"),
        "{refused}"
    );
}

#[test]
fn exempt_words_are_found_by_the_full_reader_alone() {
    let folder = Folder::new("archive-exempt");
    let words = [WORDS, &[("The bid was qzaaaaxj.", Stream::Exempt)]].concat();
    put(&folder, "2026-03-19-a.ron", &meeting("A Board", &words));
    assert_eq!(found::<Full>(&folder, "qzaaaaxj").0.len(), 1);
    assert_eq!(found::<Public>(&folder, "qzaaaaxj").0.len(), 0);
    assert_eq!(found::<Public>(&folder, "qz*").0.len(), 0);
    let bytes = std::fs::read(index_of::<Public>(&folder)).unwrap();
    assert!(!bytes.windows(8).any(|w| w == b"qzaaaaxj"));
}

#[test]
fn what_is_made_exempt_afterwards_is_gone_from_the_public_index() {
    let folder = Folder::new("archive-made-exempt");
    let mut journal = meeting("A Board", &[("The bid was qzaaaaxj.", Stream::Public)]);
    put(&folder, "2026-03-19-a.ron", &journal);
    assert_eq!(found::<Public>(&folder, "qzaaaaxj").0.len(), 1);
    let order = Order::from(Intent::Reclassify {
        entry: Ref::from("newest"),
        stream: Stream::Exempt,
        reason: "commercial".into(),
    });
    journal.act(now(), &order).unwrap();
    put(&folder, "2026-03-19-a.ron", &journal);
    assert_eq!(found::<Public>(&folder, "qzaaaaxj").0.len(), 0);
    let path = index_of::<Public>(&folder);
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(7).any(|w| w == b"zaaaaxj"));
    let here = folder.env().disk.resolve(folder.path()).unwrap();
    let index = Index::<Public>::open(&path, &here.to_string_lossy()).unwrap();
    assert!(!index.words().unwrap().contains(&"qzaaaaxj".to_owned()));
    assert!(!index.kept().unwrap().contains("qzaaaaxj"));
}

#[test]
fn an_index_that_is_damaged_foreign_or_of_another_version_is_made_anew() {
    let folder = Folder::new("archive-anew");
    put(&folder, "2026-03-19-a.ron", &meeting("A Board", WORDS));
    assert_eq!(found::<Public>(&folder, "murmured").0.len(), 1);
    let path = index_of::<Public>(&folder);
    let sound = std::fs::read(&path).unwrap();
    for bytes in [
        Vec::new(),
        b"foreign".repeat(2_000),
        sound[..sound.len() / 2].to_vec(),
        sound[..50].to_vec(),
    ] {
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(found::<Public>(&folder, "murmured").0.len(), 1);
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(found::<Public>(&folder, "murmured").0.len(), 1);
}

#[test]
fn where_no_index_can_be_kept_it_is_told_and_the_answer_is_the_same() {
    let folder = Folder::new("archive-no-cache");
    put(&folder, "2026-03-19-a.ron", &meeting("A Board", WORDS));
    std::fs::write(
        folder.path().join("cache"),
        "a file where a folder should be",
    )
    .unwrap();
    let (passages, step) = found::<Public>(&folder, "murmured");
    assert_eq!(passages.len(), 1);
    assert!(step.notes[0].contains("--cache"), "{:?}", step.notes);
}

#[test]
fn of_versions_of_a_session_the_one_that_counts_is_found() {
    let folder = Folder::new("archive-versions");
    let journal = meeting("A Board", WORDS);
    let mut longer =
        Journal::replay(Writer::FIRST, "A. Clerk".into(), journal.records().to_vec()).unwrap();
    let order = Order::from(Intent::Write {
        item: None,
        text: "A pharmacy opened.".into(),
        more: Vec::new(),
        place: Place::End,
    });
    longer.act(now(), &order).unwrap();
    put(&folder, "2026-03-19-a.ron", &journal);
    assert_eq!(found::<Public>(&folder, "murmured").0.len(), 1);
    let second = put(&folder, "2026-03-19-a-2.ron", &longer);
    let (passages, step) = found::<Public>(&folder, "murmured");
    assert_eq!(passages.len(), 1, "{passages:?}");
    assert!(
        passages[0].starts_with("2026-03-19-a-2.ron"),
        "{passages:?}"
    );
    assert_eq!(step.passed_over, Vec::new());
    std::fs::remove_file(second).unwrap();
    assert!(found::<Public>(&folder, "murmured").0[0].starts_with("2026-03-19-a.ron"));
}

#[test]
fn two_who_write_and_look_at_once_answer_rightly() {
    let folder = Folder::new("archive-two");
    for n in 0..12 {
        put(
            &folder,
            &format!("2026-03-19-{n:02}x.ron"),
            &meeting("A Board", WORDS),
        );
    }
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..4 {
                    let (passages, step) = found::<Public>(&folder, "murmured");
                    assert_eq!(passages.len(), 12, "{step:?}");
                }
            });
        }
    });
}

/// A program of another version throws an index away that it can't use, while this one has it open.
#[test]
#[cfg(unix)]
fn an_index_that_is_taken_away_under_it_is_opened_again() {
    let folder = Folder::new("archive-replaced");
    // More than are put in at once.
    for n in 0..80 {
        let name = format!("2026-03-19-{n:02}x.ron");
        put(&folder, &name, &meeting("A Board", WORDS));
    }
    let mut taken = false;
    let mut take = |_: Progress| {
        if !std::mem::replace(&mut taken, true) {
            std::fs::remove_dir_all(folder.path().join("cache")).unwrap();
        }
    };
    let (answer, step) = find::<Public>(&folder.env(), &ask("murmured"), &mut take).unwrap();
    assert!(taken);
    assert_eq!((answer.passages, answer.meetings), (80, 80), "{step:?}");
    assert_eq!(step.notes, Vec::<String>::new());
}

#[test]
fn a_folder_that_is_not_there_holds_nothing() {
    let folder = Folder::new("archive-none");
    let mut env = folder.env();
    env = Environment::new(crate::app::environment::Options {
        sessions: Some(folder.path().join("none")),
        cache: Some(folder.path().join("cache")),
        clock: Some(env.clock.now()),
        ..Default::default()
    });
    let (answer, _) = find::<Public>(&env, &ask("a"), &mut |_| {}).unwrap();
    assert_eq!(answer, Answer::default());
}

/// What jobs of the archive beside the screen come to, until something does.
fn beside(folder: &Folder, jobs: Vec<Job>, until: impl Fn(&[Done]) -> bool) -> Vec<Done> {
    let mut archive = beside::Beside::default();
    let done = Arc::default();
    for job in jobs {
        let context = JobContext {
            env: folder.env(),
            open: None,
            wake: None,
            overrides: None,
        };
        archive.go(job, context, &done);
    }
    for _ in 0..600 {
        let told: Vec<Done> = done.lock().unwrap().clone();
        if until(&told) {
            return told;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("{:?}", done.lock().unwrap());
}

#[test]
fn the_library_of_many_is_listed_by_names_and_its_lines_follow() {
    let folder = Folder::new("archive-library");
    for n in 0..30 {
        put(
            &folder,
            &format!("2026-03-{:02}-harbour-{n}.ron", n % 28 + 1),
            &meeting("Harbour Board", WORDS),
        );
    }
    std::fs::write(folder.path().join("2026-03-19-c.ron"), "no session").unwrap();
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let listed = backend.list().unwrap().lines;
    let own: Vec<&Listed> = listed.iter().filter(|l| !l.sample).collect();
    assert_eq!(own.len(), 31);
    assert!(own.iter().any(|l| l.body == "Harbour 5"), "{own:?}");
    let mut lines: Vec<Listed> = Vec::new();
    for _ in 0..600 {
        for done in backend.done() {
            if let Done::Lines { lines: more, gone } = done {
                assert_eq!(gone, Vec::new());
                lines.extend(more);
            }
        }
        if lines.len() >= 31 {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(lines.len(), 31);
    assert_eq!(
        lines
            .iter()
            .filter(|l| l.body == "Harbour Board" && l.state == "open")
            .count(),
        30
    );
    assert_eq!(lines.iter().filter(|l| l.trouble.is_some()).count(), 1);
    // The keys are those under which they were listed.
    assert!(lines.iter().all(|l| own.iter().any(|o| o.key == l.key)));
}

#[test]
fn what_is_typed_is_answered_beside_the_screen_with_the_officers_eyes() {
    let folder = Folder::new("archive-beside");
    let words = [WORDS, &[("The bid was qzaaaaxj.", Stream::Exempt)]].concat();
    put(&folder, "2026-03-19-a.ron", &meeting("A Board", &words));
    let find = |ticket, typed: &str| Job::FindWords {
        ticket,
        typed: typed.to_owned(),
    };
    let told = beside(&folder, vec![find(1, "murm"), find(2, "qzaa")], |told| {
        told.iter()
            .any(|d| matches!(d, Done::Found { ticket: 2, found } if found.all == 1))
    });
    let Some(Done::Found { found, .. }) = told.last() else {
        panic!("{told:?}");
    };
    assert!(found.passages[0].text.contains("qzaaaaxj"));
    assert_eq!(found.passages[0].heading, "4 Housing Strategy");
    assert!(found.passages[0].place.is_some());
    let key = &found.passages[0].key.0;
    assert_eq!(
        std::path::Path::new(key),
        folder.path().join("2026-03-19-a.ron")
    );
}

#[test]
fn whoever_asks_while_another_thread_reads_waits_for_it_and_is_told_how_far_it_is() {
    let folder = Folder::new("archive-turn");
    let journal = meeting("A Board", &[("Housing was heard.", Stream::Public)]);
    put(&folder, "2026-03-19-a.ron", &journal);
    let env = folder.env();
    let held = Held::<Full>::open(&env).unwrap();
    let turn = held.turn().unwrap_or_else(|_| panic!("nobody reads"));
    turn.tell(Progress { done: 64, of: 800 });
    let (send, heard) = std::sync::mpsc::channel();
    let asking = std::thread::spawn(move || {
        find::<Full>(&env, &ask("housing"), &mut |progress| {
            // Nobody hears what is told once it was heard that it waits.
            let _ = send.send(progress);
        })
    });
    assert_eq!(heard.recv().unwrap(), Progress { done: 64, of: 800 });
    drop(turn);
    drop(held);
    let (answer, step) = asking.join().unwrap().unwrap();
    assert_eq!(answer.passages, 2);
    assert_eq!(step.notes, Vec::<String>::new());
}
