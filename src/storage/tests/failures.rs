//! The disk fails at every call: nothing acknowledged is lost, and the officer is told.

use std::io::ErrorKind;

use super::*;
use crate::storage::TroubleKind;
use crate::storage::disk::failing::{Fault, Gate, Verb};
use crate::storage::disk::{Disk, FailingDisk};
use crate::storage::read::{self, Soundness};
use crate::storage::session::Cause;

const EIO: Fault = Fault::Errno(5);
const SHORT_WAIT: Duration = Duration::from_millis(30);

fn failing() -> (MemoryDisk, FailingDisk, SharedDisk) {
    let (memory, disk) = memory();
    let failing = FailingDisk::over(disk);
    (memory, failing.clone(), Arc::new(failing))
}

fn second() -> PathBuf {
    PathBuf::from("/s/2015-01-22-hwb-2.ron")
}

fn trouble(opened: &Opened<Note>) -> (TroubleKind, String) {
    let status = saver(opened).status();
    let trouble = status.trouble.expect("there is trouble");
    (trouble.kind, trouble.sentence)
}

fn in_trouble(opened: &Opened<Note>) -> bool {
    saver(opened).wait_until(LONG, |s| s.trouble.is_some())
}

#[test]
fn a_full_disk_is_told_and_typing_goes_on_until_there_is_room() {
    for fault in [
        Fault::Kind(ErrorKind::StorageFull),
        Fault::Kind(ErrorKind::QuotaExceeded),
        Fault::Partial(17, ErrorKind::StorageFull),
    ] {
        let (_, failing, disk) = failing();
        let opened = create(&disk, 2);
        failing.fail(Some(Verb::Write), 1, true, fault);
        for seq in 3..=6 {
            saver(&opened).send(&note(seq)).unwrap();
        }
        assert!(in_trouble(&opened));
        let (kind, sentence) = trouble(&opened);
        assert_eq!(kind, TroubleKind::DiskFull);
        assert!(sentence.starts_with("NOT SAVED: "), "{sentence}");
        assert_eq!(saver(&opened).status().unsaved(), 4);
        assert!(!saver(&opened).flush(SHORT_WAIT));
        failing.heal();
        assert!(saver(&opened).flush(LONG));
        assert_eq!(saver(&opened).status().trouble, None);
        assert_eq!(saver(&opened).status().path, path());
        close(opened);
        let again = open(&disk);
        assert_eq!(
            (again.records, again.soundness),
            (notes(6), Soundness::Sound)
        );
    }
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let (_, failing, disk) = failing();
    let opened = create(&disk, 2);
    let before = disk.read(&path(), 1 << 20).unwrap();
    failing.fail(
        Some(Verb::Write),
        1,
        true,
        Fault::Partial(17, ErrorKind::StorageFull),
    );
    saver(&opened).send(&note(3)).unwrap();
    assert!(in_trouble(&opened));
    assert_eq!(disk.read(&path(), 1 << 20).unwrap(), before);
}

#[test]
fn a_failed_sync_is_never_believed_again() {
    let (memory, failing, disk) = failing();
    let opened = create(&disk, 2);
    failing.fail(Some(Verb::Sync), 1, false, EIO);
    let before = failing.calls().len();
    assert_eq!(save_next(&opened), 3);
    let status = saver(&opened).status();
    assert_eq!(status.path, second());
    assert_eq!(
        status.notice.unwrap(),
        "2015-01-22-hwb.ron could not be forced to disk. The session goes on in \
         2015-01-22-hwb-2.ron, which holds everything."
    );
    let synced: Vec<PathBuf> = failing.calls()[before..]
        .iter()
        .filter(|(verb, _)| *verb == Verb::Sync)
        .map(|(_, path)| path.clone())
        .collect();
    // The disk knows an open file by the name under which it was written.
    let written = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        path.with_file_name(format!(".{name}.{}-1.tmp", std::process::id()))
    };
    assert_eq!(synced, [written(path()), written(second())], "once each");
    save_next(&opened);
    close(opened);
    // Whoever asks for the first is given the second.
    let again = open(&disk);
    assert_eq!(
        (again.path.clone(), again.records.clone()),
        (second(), notes(4))
    );
    assert!(again.notes[0].contains("which goes on from"));
    drop(again);
    assert_eq!(memory.read(&path(), 1 << 20).unwrap().len() as u64, {
        memory.meta(&path()).unwrap().len
    });
}

#[test]
fn a_disk_that_fails_for_good_is_told_and_nothing_is_littered() {
    let (memory, failing, disk) = failing();
    let opened = create(&disk, 2);
    failing.fail(Some(Verb::Sync), 1, true, EIO);
    saver(&opened).send(&note(3)).unwrap();
    assert!(in_trouble(&opened));
    assert_eq!(trouble(&opened).0, TroubleKind::Device);
    assert!(!saver(&opened).flush(SHORT_WAIT));
    failing.heal();
    assert!(saver(&opened).flush(LONG));
    close(opened);
    assert_eq!(open(&disk).records, notes(3));
    let names = memory.snapshot().names;
    assert_eq!(names.into_keys().collect::<Vec<_>>(), [second(), path()]);
}

#[test]
fn interrupted_and_short_writes_are_finished_in_silence() {
    let (_, failing, disk) = failing();
    let opened = create(&disk, 1);
    for verb in [Verb::Write, Verb::Sync, Verb::Meta] {
        failing.fail(Some(verb), 1, false, Fault::Kind(ErrorKind::Interrupted));
        save_next(&opened);
    }
    failing.fail(Some(Verb::Write), 1, false, Fault::Short(5));
    failing.fail(Some(Verb::Write), 2, false, Fault::Short(1));
    save_next(&opened);
    let status = saver(&opened).status();
    assert_eq!(
        (status.trouble, status.notice, status.path),
        (None, None, path())
    );
    close(opened);
    assert_eq!(open(&disk).records, notes(5));
}

#[test]
fn a_disk_gone_read_only_is_told_and_gone_on_with_when_it_is_back() {
    let (_, failing, disk) = failing();
    let opened = create(&disk, 2);
    for verb in [Verb::Write, Verb::SetLen, Verb::Create] {
        failing.fail(
            Some(verb),
            1,
            true,
            Fault::Kind(ErrorKind::ReadOnlyFilesystem),
        );
    }
    saver(&opened).send(&note(3)).unwrap();
    assert!(in_trouble(&opened));
    assert_eq!(trouble(&opened).0, TroubleKind::ReadOnly);
    failing.heal();
    assert!(saver(&opened).flush(LONG));
    assert_eq!(saver(&opened).status().path, path());
}

#[test]
fn saving_elsewhere_takes_everything_along() {
    let there = PathBuf::from("/t/u/2015-01-22-hwb.ron");
    let (memory, failing, disk) = failing();
    let opened = create(&disk, 2);
    failing.fail(
        Some(Verb::Write),
        1,
        true,
        Fault::Kind(ErrorKind::StorageFull),
    );
    saver(&opened).send(&note(3)).unwrap();
    assert!(in_trouble(&opened));
    failing.heal();
    failing.fail(
        Some(Verb::MakeFolder),
        1,
        false,
        Fault::Kind(ErrorKind::PermissionDenied),
    );
    saver(&opened).save_elsewhere(&there);
    assert!(saver(&opened).wait_until(LONG, |s| s.notice.is_some()));
    assert!(
        saver(&opened)
            .status()
            .notice
            .unwrap()
            .starts_with("Not moved to /t/u/2015-01-22-hwb.ron.")
    );
    saver(&opened).save_elsewhere(&there);
    assert!(saver(&opened).wait_until(LONG, |s| s.path == there));
    assert!(saver(&opened).flush(LONG));
    save_next(&opened);
    close(opened);
    assert_eq!(try_open(&disk, &there).unwrap().records, notes(4));
    assert!(
        memory
            .snapshot()
            .names
            .keys()
            .all(|p| p.extension() != Some("lock".as_ref()))
    );
}

#[test]
fn a_place_that_cannot_be_written_opens_to_look_at() {
    for (verb, fault) in [
        (Verb::OpenLock, ErrorKind::ReadOnlyFilesystem),
        (Verb::OpenLock, ErrorKind::PermissionDenied),
        (Verb::Open, ErrorKind::PermissionDenied),
    ] {
        let (_, failing, disk) = failing();
        close(create(&disk, 2));
        failing.fail(Some(verb), 1, true, Fault::Kind(fault));
        let opened = open(&disk);
        assert!(why_not(&opened).contains("You can read this session and not change it"));
        assert!(matches!(
            opened.access,
            Access::View {
                cause: Cause::ReadOnly,
                ..
            }
        ));
        assert_eq!(opened.records, notes(2));
    }
}

#[test]
fn a_file_changed_by_another_program_is_left_alone_and_ours_goes_on_beside_it() {
    let whole = crate::storage::bytes_of(&header(), &notes(3)).unwrap().0;
    let half = whole[..whole.len() / 2].to_vec();
    for theirs in [b"nonsense".to_vec(), Vec::new(), half] {
        let (memory, disk) = memory();
        let opened = create(&disk, 3);
        memory.put(&path(), &theirs);
        assert_eq!(save_next(&opened), 4);
        let status = saver(&opened).status();
        assert_eq!(status.path, second());
        assert!(
            status
                .notice
                .unwrap()
                .contains("was changed by another program")
        );
        assert_eq!(memory.read(&path(), 1 << 20).unwrap(), theirs);
        save_next(&opened);
        close(opened);
        assert_eq!(try_open(&disk, &second()).unwrap().records, notes(5));
    }
}

#[test]
fn a_line_added_by_another_program_is_left_alone_and_the_fork_is_shown() {
    let (memory, disk) = memory();
    let opened = create(&disk, 3);
    let mut theirs = notes(3);
    theirs.push(Note {
        act: Deed::Said("another officer's".to_owned()),
        ..note(4)
    });
    memory.put(
        &path(),
        &crate::storage::bytes_of(&header(), &theirs).unwrap().0,
    );
    save_next(&opened);
    save_next(&opened);
    close(opened);
    for asked in [path(), second()] {
        let forked = try_open(&disk, &asked).unwrap();
        assert!(matches!(
            forked.access,
            Access::View {
                cause: Cause::Forked,
                ..
            }
        ));
        assert_eq!(forked.path, asked);
    }
    assert_eq!(
        why_not(&try_open(&disk, &second()).unwrap()),
        "/s/2015-01-22-hwb.ron is another version of this meeting: it holds 1 record not here, \
         and this one 2 records not there. Look at both, then choose the one to go on with."
    );
    let chosen = Opening {
        accept_fork: true,
        ..quick()
    };
    let chosen = session::open::<Note>(&disk, &second(), chosen).unwrap();
    assert_eq!(save_next(&chosen), 6);
}

#[test]
fn the_same_bytes_in_another_file_are_gone_on_with() {
    let (memory, disk) = memory();
    let opened = create(&disk, 3);
    let ours = memory.read(&path(), 1 << 20).unwrap();
    memory.put(&path(), &ours);
    save_next(&opened);
    save_next(&opened);
    assert_eq!(saver(&opened).status().path, path());
    close(opened);
    assert_eq!(open(&disk).records, notes(5));
}

#[test]
fn a_file_taken_away_is_told_and_written_whole_where_the_officer_says() {
    let (_, disk) = memory();
    let opened = create(&disk, 3);
    disk.remove(&path()).unwrap();
    saver(&opened).send(&note(4)).unwrap();
    assert!(in_trouble(&opened));
    assert_eq!(trouble(&opened).0, TroubleKind::Gone);
    saver(&opened).save_elsewhere(&path());
    assert!(saver(&opened).flush(LONG));
    assert_eq!(saver(&opened).status().path, path());
    close(opened);
    assert_eq!(open(&disk).records, notes(4));
}

#[test]
fn a_share_that_hangs_holds_nobody_up() {
    let (_, failing, disk) = failing();
    let opened = create(&disk, 1);
    let gate = Gate::default();
    failing.fail(Some(Verb::Sync), 1, false, Fault::Hang(gate.clone()));
    for seq in 2..200 {
        saver(&opened).send(&note(seq)).unwrap();
    }
    let status = saver(&opened).status();
    assert_eq!((status.saved_seq, status.queued_seq), (1, 199));
    gate.open();
    assert!(saver(&opened).flush(LONG));
}

#[test]
fn a_share_without_locks_goes_by_the_facts_in_the_lock_file() {
    for fault in [
        Fault::Kind(ErrorKind::Unsupported),
        Fault::Hang(Gate::default()),
    ] {
        let (memory, failing, disk) = failing();
        close(create(&disk, 1));
        failing.fail(Some(Verb::Lock), 1, true, fault);
        let hasty = || Opening {
            patience: Duration::from_millis(5),
            ..quick()
        };
        let opened = session::open::<Note>(&disk, &path(), hasty()).unwrap();
        save_next(&opened);
        let lock = PathBuf::from("/s/2015-01-22-hwb-7f3a.lock");
        assert!(memory.meta(&lock).is_ok());
        // Somebody on another machine.
        let facts = String::from_utf8(memory.read(&lock, 9999).unwrap()).unwrap();
        drop(opened);
        let host = format!("host:{:?}", crate::storage::system::host());
        memory.put(&lock, facts.replace(&host, "host:\"desk-4\"").as_bytes());
        let second = session::open::<Note>(&disk, &path(), hasty()).unwrap();
        assert!(matches!(
            second.access,
            Access::View {
                cause: Cause::Elsewhere,
                ..
            }
        ));
        assert!(why_not(&second).contains("on desk-4 since 16:42 on 22 January 2015"));
        let decided = Opening {
            take_over: true,
            ..hasty()
        };
        let third = session::open::<Note>(&disk, &path(), decided).unwrap();
        save_next(&third);
    }
}

#[test]
fn a_stale_lock_is_taken_over_and_what_was_recovered_is_told() {
    let (memory, disk) = memory();
    close(create(&disk, 3));
    let lock = PathBuf::from("/s/2015-01-22-hwb-7f3a.lock");
    let mut owner = crate::storage::lock::Owner::this(clock());
    owner.pid = 999_999_999;
    memory.put(&lock, ron::to_string(&owner).unwrap().as_bytes());
    let opened = open(&disk);
    assert_eq!(opened.notes, ["Recovered 3 changes, last 16:42:10."]);
    save_next(&opened);
    close(opened);
    let whole = memory.read(&path(), 1 << 20).unwrap();
    memory.put(&path(), &whole[..whole.len() - 20]);
    let opened = open(&disk);
    assert_eq!(
        opened.notes,
        [
            "Recovered 3 changes, last 16:42:10. The last line was cut short; its 93 bytes are set \
          aside beside the file."
        ]
    );
}

#[test]
fn a_fault_of_the_program_in_writing_is_outlived() {
    for verb in [Verb::Write, Verb::Sync, Verb::Meta] {
        let (memory, failing, disk) = failing();
        let opened = create(&disk, 1);
        failing.fail(Some(verb), 1, false, Fault::Panic);
        saver(&opened).send(&note(2)).unwrap();
        assert!(saver(&opened).flush(LONG), "{verb:?}");
        save_next(&opened);
        let status = saver(&opened).status();
        assert_eq!((status.trouble, status.saved_seq), (None, 3));
        let notice = status.notice.unwrap();
        assert!(
            notice.contains("goes on in 2015-01-22-hwb-2.ron"),
            "{notice}"
        );
        close(opened);
        let bytes = memory.read(Path::new("/s/2015-01-22-hwb-2.ron"), 1 << 20);
        let loaded = read::load::<Note>(&bytes.unwrap()).unwrap();
        assert_eq!(
            (loaded.records, loaded.soundness),
            (notes(3), Soundness::Sound)
        );
        assert_eq!(open(&disk).records, notes(3));
    }
}

#[test]
fn what_the_program_can_never_write_stays_and_is_saved_elsewhere() {
    let (_, failing, disk) = failing();
    let opened = create(&disk, 1);
    failing.fail(Some(Verb::Write), 1, true, Fault::Panic);
    saver(&opened).send(&note(2)).unwrap();
    let writes = || {
        let calls = failing.calls();
        calls
            .iter()
            .filter(|(verb, _)| *verb == Verb::Write)
            .count()
    };
    let before = writes();
    assert!(in_trouble(&opened));
    let (kind, said) = trouble(&opened);
    assert_eq!(kind, TroubleKind::WriterDied);
    assert!(
        said.ends_with("What was typed is kept in memory; save elsewhere."),
        "{said}"
    );
    saver(&opened).send(&note(3)).unwrap();
    // It gives up after a few times, and what is given to it still waits.
    std::thread::sleep(Duration::from_millis(60));
    let tried = writes();
    assert!(tried - before <= 4, "{tried}");
    std::thread::sleep(Duration::from_millis(30));
    assert_eq!(writes(), tried);
    saver(&opened).refresh_lock(clock());
    saver(&opened).save_elsewhere(Path::new("/t/hwb.ron"));
    assert!(saver(&opened).wait_until(LONG, |s| s.notice.is_some()));
    let notice = saver(&opened).status().notice.unwrap();
    assert!(
        notice.starts_with("Not moved to /t/hwb.ron. NOT SAVED"),
        "{notice}"
    );
    assert_eq!(saver(&opened).status().unsaved(), 2);
    failing.heal();
    let there = Path::new("/u/2015-01-22-hwb.ron");
    saver(&opened).save_elsewhere(there);
    assert!(saver(&opened).flush(LONG));
    assert_eq!(saver(&opened).status().trouble, None);
    close(opened);
    assert_eq!(try_open(&disk, there).unwrap().records, notes(3));
}

#[test]
fn no_failure_at_any_call_loses_what_was_acknowledged() {
    let faults = [
        Fault::Kind(ErrorKind::StorageFull),
        Fault::Kind(ErrorKind::PermissionDenied),
        Fault::Kind(ErrorKind::ReadOnlyFilesystem),
        Fault::Kind(ErrorKind::StaleNetworkFileHandle),
        Fault::Kind(ErrorKind::Interrupted),
        EIO,
    ];
    let mut tried = 0;
    for fault in faults {
        for sticky in [false, true] {
            if sticky && matches!(fault, Fault::Kind(ErrorKind::Interrupted)) {
                continue; // for ever interrupted is for ever tried again
            }
            for nth in 1..60 {
                let (_, failing, disk) = failing();
                failing.fail(None, nth, sticky, fault.clone());
                let mut acknowledged = 0;
                if let Ok(opened) =
                    session::create::<Note>(&disk, &path(), header(), notes(1), quick())
                {
                    acknowledged = go_on(&opened, 3);
                    close(opened);
                    if let Ok(opened) = try_open(&disk, &path()) {
                        acknowledged = acknowledged.max(go_on(&opened, 2));
                        close(opened);
                    }
                }
                failing.heal();
                tried += 1;
                let Ok(last) = try_open(&disk, &path()) else {
                    assert_eq!(acknowledged, 0, "call {nth}");
                    continue;
                };
                let found = last.records.len() as u64;
                assert!(
                    found >= acknowledged,
                    "call {nth}: {found} of {acknowledged}"
                );
                assert_eq!(last.records, notes(found), "call {nth}");
                save_next(&last);
            }
        }
    }
    assert!(tried > 600);
}

/// Records `n` more, as far as the disk lets it; the last that was acknowledged.
fn go_on(opened: &Opened<Note>, n: u64) -> u64 {
    let Access::Write(saver) = &opened.access else {
        return 0;
    };
    for _ in 0..n {
        let seq = saver.status().queued_seq + 1;
        saver.send(&note(seq)).unwrap();
        if !saver.flush(Duration::from_millis(8)) {
            break;
        }
    }
    saver.status().saved_seq
}

#[test]
fn a_fault_of_the_program_over_a_lock_is_outlived() {
    let (_, failing, disk) = failing();
    close(create(&disk, 2));
    failing.fail(Some(Verb::OpenLock), 1, false, Fault::Panic);
    let opened = open(&disk);
    assert_eq!(save_next(&opened), 3);
    close(opened);
    assert_eq!(open(&disk).records, notes(3));
}
