//! The screen's ways out of a session that can't be written as it is.

use crate::app::backend::DiskBackend;
use crate::app::testing::Folder;
use crate::journal::{Journal, Record};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::text::Text;
use crate::storage::disk::FailingDisk;
use crate::storage::disk::failing::{Fault, Verb};
use crate::storage::read;
use crate::tui::port::{Backend, Remedy};
use crate::tui::term::panic;

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

/// Waits, for as long as a slow machine needs, until saving is in trouble.
fn in_trouble(backend: &mut DiskBackend<'_>) -> String {
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        if let Some(trouble) = backend.saved().trouble {
            return trouble;
        }
        assert!(std::time::Instant::now() < until, "no trouble is told");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn a_fault_of_the_program_in_writing_leaves_the_meeting_standing() {
    let folder = Folder::new("remedy-fault");
    let path = session(&folder, |text| text);
    let mut env = folder.env();
    let failing = FailingDisk::over(env.disk.clone());
    env.disk = std::sync::Arc::new(failing.clone());
    let mut backend = DiskBackend::new(&env);
    // Else the hook of panics would end the program.
    let mut contained = false;
    assert!((backend.opening().guard)(
        &mut || contained = panic::is_contained()
    ));
    assert!(contained);
    let key = backend.key(&path);
    let mut opened = backend.open(&key).unwrap();
    failing.fail(Some(Verb::Write), 1, true, Fault::Panic);
    let record = jot(&mut opened.journal);
    backend.save(record);
    let told = in_trouble(&mut backend);
    assert!(told.contains("kept in memory; save elsewhere"), "{told}");
    failing.heal();
    let there = folder.path().join("safe.ron");
    let went = backend.save_elsewhere(&there.to_string_lossy()).unwrap();
    assert!(went.is_none());
    assert!(backend.saved().notice.unwrap().contains("safe.ron"));
    // What a fault of the program would name from now on.
    assert_eq!(
        backend.open_path().unwrap(),
        std::fs::canonicalize(&there).unwrap()
    );
    backend.put_away().unwrap();
    let loaded = read::load::<Record>(&std::fs::read(&there).unwrap()).unwrap();
    assert_eq!(loaded.last_seq, opened.journal.last());
}

#[test]
fn the_officer_names_the_place_and_what_is_no_new_name_is_refused() {
    let folder = Folder::new("remedy-named");
    let path = session(&folder, |text| text);
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let key = backend.key(&path);
    let mut opened = backend.open(&key).unwrap();
    let taken = folder.path().join("taken.ron");
    std::fs::write(&taken, "mine").unwrap();
    let within = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    for (typed, said) in [
        (within("taken.ron"), "there is such a file already"),
        (
            within("minutes.md"),
            "Give the path of a new file that ends in .ron.",
        ),
        (within(".ron"), "is no name for a session"),
        (within("taken.ron/x.ron"), "Cannot"),
    ] {
        let refused = backend.save_elsewhere(&typed).unwrap_err();
        assert!(
            refused.contains(said) || typed.ends_with("/x.ron"),
            "{typed}: {refused}"
        );
    }
    assert_eq!(std::fs::read(&taken).unwrap(), b"mine");
    // A folder takes it under its own name, and one that is not there yet is made.
    std::fs::create_dir(folder.path().join("stick")).unwrap();
    assert!(backend.save_elsewhere(&within("stick")).unwrap().is_none());
    assert!(
        backend
            .save_elsewhere(&within("new/board.ron"))
            .unwrap()
            .is_none()
    );
    let record = jot(&mut opened.journal);
    backend.save(record);
    backend.put_away().unwrap();
    let held = |name: &str| {
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        read::load::<Record>(&bytes).unwrap().last_seq
    };
    assert_eq!(held("new/board.ron"), opened.journal.last());
    assert_eq!(
        held("stick/2026-03-19-anytown-board.ron") + 1,
        opened.journal.last()
    );
}

#[test]
fn a_session_in_a_place_that_cannot_be_written_goes_on_where_the_officer_says() {
    let folder = Folder::new("remedy-read-only");
    let path = session(&folder, |text| text);
    let mut env = folder.env();
    let failing = FailingDisk::over(env.disk.clone());
    env.disk = std::sync::Arc::new(failing.clone());
    let mut backend = DiskBackend::new(&env);
    let key = backend.key(&path);
    let refused = Fault::Kind(std::io::ErrorKind::PermissionDenied);
    failing.fail(Some(Verb::Open), 1, false, refused);
    let opened = backend.open(&key).unwrap();
    assert_eq!(opened.remedy, Some(Remedy::Elsewhere));
    assert!(opened.read_only.is_some());
    // What is offered is a place of its own, free and with the session's name.
    let offered = backend.elsewhere();
    assert!(
        offered.ends_with("2026-03-19-anytown-board.ron"),
        "{offered}"
    );
    assert!(!std::path::Path::new(&offered).exists());
    let there = folder.path().join("stick/board.ron");
    let opened = backend.save_elsewhere(&there.to_string_lossy()).unwrap();
    let mut opened = opened.unwrap();
    assert_eq!(opened.read_only, None);
    let record = jot(&mut opened.journal);
    backend.save(record);
    backend.put_away().unwrap();
    let loaded = read::load::<Record>(&std::fs::read(&there).unwrap()).unwrap();
    assert_eq!(loaded.last_seq, opened.journal.last());
}
