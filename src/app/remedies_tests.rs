//! The screen's ways out of a session that can't be written as it is.

use crate::app::backend::DiskBackend;
use crate::app::testing::Folder;
use crate::journal::{Journal, Record};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::text::Text;
use crate::storage::read;
use crate::tui::port::{Backend, Remedy};

/// A sample as a file in the folder, after `change`.
fn session(folder: &Folder, change: impl Fn(String) -> String) -> std::path::PathBuf {
    let sample = &crate::app::samples::SAMPLES[0];
    let path = folder.path().join("2026-03-19-anytown-board.ron");
    let text = String::from_utf8(sample.bytes.to_vec()).unwrap();
    std::fs::write(&path, change(text)).unwrap();
    path
}

/// One flipped bit in a record in the middle.
fn flipped(text: String) -> String {
    let mut bytes = text.into_bytes();
    let middle = bytes.len() / 2;
    let at = (middle..bytes.len())
        .find(|at| bytes[*at].is_ascii_lowercase())
        .unwrap();
    bytes[at] ^= 1;
    String::from_utf8(bytes).unwrap()
}

fn jot(journal: &mut Journal) -> Record {
    let now = chrono::DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap();
    let intent = Intent::SetNextMeeting(crate::meeting::agenda::FutureMeeting {
        date: chrono::NaiveDate::from_ymd_opt(2099, 1, 1).unwrap(),
        ..crate::meeting::agenda::FutureMeeting::default()
    });
    journal.act(now, &Order::from(intent)).unwrap()
}

#[test]
fn a_damaged_session_goes_on_in_a_repaired_copy() {
    let folder = Folder::new("remedy-repair");
    let path = session(&folder, flipped);
    let damaged = std::fs::read(&path).unwrap();
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let key = backend.key(&path);
    let opened = backend.open(&key).unwrap();
    assert_eq!(opened.remedy, Some(Remedy::Repair));
    assert!(opened.read_only.is_some());
    let opened = backend.remedy(Remedy::Repair).unwrap().unwrap();
    assert_eq!((opened.remedy, opened.read_only), (None, None));
    assert!(opened.notes[0].contains("kept."), "{:?}", opened.notes);
    let mut journal = opened.journal;
    let record = jot(&mut journal);
    backend.save(record);
    backend.put_away().unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), damaged);
    let copy = folder.path().join("2026-03-19-anytown-board-2.ron");
    let loaded = read::load::<Record>(&std::fs::read(copy).unwrap()).unwrap();
    assert_eq!(loaded.soundness, read::Soundness::Sound);
    assert_eq!(loaded.last_seq, journal.last());
}

#[test]
fn a_session_left_open_on_another_machine_is_taken_over() {
    let folder = Folder::new("remedy-lock");
    let path = session(&folder, |text| text);
    let id = read::load::<Record>(&std::fs::read(&path).unwrap())
        .unwrap()
        .header
        .unwrap()
        .session;
    let lock = crate::storage::names::lock(&path, &id);
    let owner = "(user:\"A. Other\",host:\"no-such-desk\",pid:1,since:\"2026-03-19T15:00:00Z\",\
                 seen:\"2026-03-19T15:30:00Z\")";
    std::fs::write(&lock, owner).unwrap();
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let key = backend.key(&path);
    let opened = backend.open(&key).unwrap();
    assert_eq!(opened.remedy, Some(Remedy::TakeOver));
    let opened = backend.remedy(Remedy::TakeOver).unwrap().unwrap();
    assert_eq!(opened.read_only, None);
    backend.put_away().unwrap();
}

#[test]
fn of_two_versions_that_part_the_officer_chooses() {
    let folder = Folder::new("remedy-fork");
    let path = session(&folder, |text| text);
    let other = folder.path().join("2026-03-19-anytown-board-2.ron");
    std::fs::copy(&path, &other).unwrap();
    let grow = |path: &std::path::Path, by: &str| {
        let bytes = std::fs::read(path).unwrap();
        let loaded = read::load::<Record>(&bytes).unwrap();
        let mut journal = Journal::replay(Writer::FIRST, by.into(), loaded.records).unwrap();
        jot(&mut journal);
        let header = loaded.header.unwrap();
        std::fs::write(
            path,
            crate::storage::bytes_of(&header, journal.records())
                .unwrap()
                .0,
        )
        .unwrap();
    };
    grow(&path, "A. Clerk");
    grow(&other, "A. Other");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let key = backend.key(&path);
    let opened = backend.open(&key).unwrap();
    assert_eq!(opened.remedy, Some(Remedy::ThisVersion));
    let opened = backend.remedy(Remedy::ThisVersion).unwrap().unwrap();
    assert_eq!(opened.read_only, None);
    let last = opened.journal.records().last().unwrap();
    assert_eq!(last.by, Text::line("A. Clerk"));
    backend.put_away().unwrap();
}

#[test]
fn what_a_full_disk_does_not_take_is_saved_elsewhere() {
    let folder = Folder::new("remedy-full");
    let inner = folder.path().join("full");
    std::fs::create_dir_all(&inner).unwrap();
    let path = session(&folder, |text| text);
    let there = inner.join("2026-03-19-anytown-board.ron");
    std::fs::rename(&path, &there).unwrap();
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let key = backend.key(&there);
    let mut opened = backend.open(&key).unwrap();
    assert_eq!(opened.read_only, None);
    // The file is gone, as a share that was taken away; its folder takes nothing.
    std::fs::remove_file(&there).unwrap();
    let record = jot(&mut opened.journal);
    backend.save(record);
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while backend.saved().trouble.is_none() && std::time::Instant::now() < until {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(backend.saved().trouble.unwrap().contains("save elsewhere"));
    assert!(backend.remedy(Remedy::Elsewhere).unwrap().is_none());
    assert!(backend.saved().notice.unwrap().contains("goes on in"));
    backend.put_away().unwrap();
    let loaded = read::load::<Record>(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(loaded.last_seq, opened.journal.last());
}
