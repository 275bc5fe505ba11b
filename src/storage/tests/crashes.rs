//! The power goes at every point: what was acknowledged is there, and one record more at most.

use std::io::ErrorKind;

use super::*;
use crate::storage::disk::crashing::{Aftermath, Order};
use crate::storage::disk::failing::{Fault, Verb};
use crate::storage::disk::{CrashingDisk, Disk, FailingDisk, RealDisk};
use crate::storage::{ProblemKind, Soundness, write_atomic};

const ORDERS: [Order; 2] = [Order::Any, Order::FolderOrdered];

/// Opens the session as the next start would, goes on with it, and opens it once more.
fn survives(after: Aftermath, at: &Path) {
    let Aftermath {
        disk,
        promised,
        label,
    } = after;
    let disk: SharedDisk = Arc::new(disk);
    let opened = match try_open(&disk, at) {
        Ok(opened) => opened,
        Err(e) => {
            assert_eq!(promised, 0, "{label}: {e}");
            // What was only being made leaves no stub in the way of the next one.
            assert_eq!(e.kind, ProblemKind::Missing, "{label}: {e}");
            return;
        }
    };
    let found = holds_what_was_promised(&opened, promised, &label);
    let next = save_next(&opened);
    assert_eq!(next, found + 1, "{label}");
    close(opened);
    let again = try_open(&disk, at).unwrap();
    assert_eq!(again.records, notes(next), "{label}");
    assert_eq!(again.soundness, Soundness::Sound, "{label}");
}

fn holds_what_was_promised(opened: &Opened<Note>, promised: u64, label: &str) -> u64 {
    let found = opened.records.len() as u64;
    assert!(
        found >= promised,
        "{label}: {found} of {promised} promised records"
    );
    assert_eq!(opened.records, notes(found), "{label}");
    if promised > 0 {
        assert!(
            found <= promised + 1,
            "{label}: {found} where {promised} were promised"
        );
    }
    found
}

fn record(disk: &CrashingDisk, opened: &Opened<Note>, n: u64) {
    for _ in 0..n {
        let saved = save_next(opened);
        disk.promise(saved);
    }
}

#[test]
fn no_power_loss_takes_what_was_acknowledged() {
    let mut states = 0;
    for order in ORDERS {
        let disk = CrashingDisk::over(memory().0);
        let shared: SharedDisk = Arc::new(disk.clone());
        let opened = create(&shared, 1);
        disk.promise(1);
        record(&disk, &opened, 5);
        close(opened);
        let opened = open(&shared);
        record(&disk, &opened, 3);
        close(opened);
        disk.aftermaths(order, 4, 0, &mut |after| {
            states += 1;
            survives(after, &path());
        });
    }
    assert!(states >= 1000, "{states} states");
}

#[test]
fn no_power_loss_while_recovering_from_one_takes_anything() {
    let disk = CrashingDisk::over(memory().0);
    let shared: SharedDisk = Arc::new(disk.clone());
    let opened = create(&shared, 1);
    disk.promise(1);
    record(&disk, &opened, 2);
    close(opened);
    let mut states = 0;
    disk.aftermaths(Order::Any, 0, 6, &mut |after| {
        if !after.label.starts_with("torn") || after.promised == 0 {
            return;
        }
        let again = CrashingDisk::over(after.disk);
        let shared: SharedDisk = Arc::new(again.clone());
        let opened = open(&shared);
        let found = holds_what_was_promised(&opened, after.promised, &after.label);
        again.promise(found);
        record(&again, &opened, 1);
        close(opened);
        for order in ORDERS {
            again.aftermaths(order, 2, 3, &mut |after| {
                states += 1;
                survives(after, &path());
            });
        }
    });
    assert!(states >= 500, "{states} states");
}

#[test]
fn no_power_loss_takes_anything_while_the_disk_is_failing_too() {
    let sick = [
        (Verb::Sync, Fault::Errno(5)),
        (Verb::Write, Fault::Errno(5)),
        (Verb::Write, Fault::Partial(30, ErrorKind::StorageFull)),
        (Verb::Write, Fault::Short(30)),
    ];
    let mut states = 0;
    for order in ORDERS {
        for (verb, fault) in sick.clone() {
            let disk = CrashingDisk::over(memory().0);
            let failing = FailingDisk::over(Arc::new(disk.clone()));
            let shared: SharedDisk = Arc::new(failing.clone());
            let opened = create(&shared, 1);
            disk.promise(1);
            record(&disk, &opened, 1);
            for nth in 1..=2 {
                failing.fail(Some(verb), nth, false, fault.clone());
                record(&disk, &opened, 2);
            }
            close(opened);
            disk.aftermaths(order, 4, 4, &mut |after| {
                states += 1;
                survives(after, &path());
            });
        }
    }
    assert!(states >= 1000, "{states} states");
}

#[test]
fn no_power_loss_takes_anything_while_the_session_moves() {
    let there = PathBuf::from("/t/2015-01-22-hwb.ron");
    for order in ORDERS {
        let disk = CrashingDisk::over(memory().0);
        let shared: SharedDisk = Arc::new(disk.clone());
        let opened = create(&shared, 1);
        disk.promise(1);
        record(&disk, &opened, 1);
        saver(&opened).save_elsewhere(&there);
        assert!(saver(&opened).wait_until(LONG, |s| s.path == there));
        record(&disk, &opened, 2);
        close(opened);
        disk.aftermaths(order, 4, 3, &mut |after| {
            // The officer was told of the new place before anything was promised there.
            let shared: SharedDisk = Arc::new(after.disk.clone());
            let moved = try_open(&shared, &there);
            let moved = moved.is_ok_and(|o| o.records.len() as u64 >= after.promised);
            let at = if moved { there.clone() } else { path() };
            survives(after, &at);
        });
    }
}

#[test]
fn an_export_is_whole_or_as_before_whenever_the_power_goes() {
    let out = Path::new("/s/minutes.md");
    for order in ORDERS {
        let memory = memory().0;
        memory.put(out, b"the old minutes");
        let disk = CrashingDisk::over(memory);
        let shared: SharedDisk = Arc::new(disk.clone());
        let refused = write_atomic(&shared, out, b"the new minutes", false).unwrap_err();
        assert_eq!(refused.kind, ProblemKind::Exists);
        write_atomic(&shared, out, b"the new minutes", true).unwrap();
        disk.promise(1);
        disk.aftermaths(order, 8, 0, &mut |after| {
            let found = after.disk.read(out, 100).unwrap();
            let new = found == b"the new minutes";
            assert!(
                new || (after.promised == 0 && found == b"the old minutes"),
                "{}",
                after.label
            );
        });
    }
}

#[test]
fn a_failed_export_leaves_nothing_behind() {
    for verb in [Verb::Write, Verb::Sync, Verb::Rename] {
        let (memory, disk) = memory();
        let failing = FailingDisk::over(disk);
        failing.fail(Some(verb), 1, true, Fault::Kind(ErrorKind::StorageFull));
        let disk: SharedDisk = Arc::new(failing);
        let problem = write_atomic(&disk, Path::new("/s/out.md"), b"words", true).unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Full);
        assert_eq!(
            problem.to_string(),
            "Cannot write /s/out.md: the disk is full. Make room on the disk, or save elsewhere."
        );
        assert!(memory.snapshot().names.is_empty(), "{verb:?}");
    }
}

/// The models above stand in for a disk: here is the same workload on the machine's own, cut off
/// after each number of bytes as a killed program leaves it.
#[test]
fn a_session_cut_anywhere_on_a_real_disk_is_gone_on_with() {
    let folder = sessions::Folder::new("cut");
    let disk: SharedDisk = Arc::new(RealDisk);
    let at = folder.path().join("2015-01-22-hwb.ron");
    let opened = session::create(&disk, &at, header(), notes(3), quick()).unwrap();
    close(opened);
    let whole = std::fs::read(&at).unwrap();
    let safe = crate::storage::bytes_of(&header(), &notes(2))
        .unwrap()
        .0
        .len();
    for len in (safe..whole.len() - 1).step_by(7) {
        std::fs::write(&at, &whole[..len]).unwrap();
        let opened = try_open(&disk, &at).unwrap();
        assert_eq!(save_next(&opened), 3);
        close(opened);
        assert_eq!(std::fs::read(&at).unwrap(), whole);
    }
}
