//! The power goes at every point: what was acknowledged is there, and one record more at most.

use super::*;
use crate::storage::disk::CrashingDisk;
use crate::storage::disk::crashing::{Aftermath, Order};

/// Opens the session as the next start would, goes on with it, and opens it once more.
fn survives(after: Aftermath) {
    let Aftermath {
        disk,
        promised,
        label,
    } = after;
    let disk: SharedDisk = Arc::new(disk);
    let opened = match try_open(&disk, &path()) {
        Ok(opened) => opened,
        Err(e) => {
            assert_eq!(promised, 0, "{label}: {e}");
            return;
        }
    };
    let found = opened.records.len() as u64;
    assert!(found >= promised, "{label}: {found} of {promised} records");
    assert_eq!(opened.records, notes(found), "{label}");
    if promised > 0 {
        assert!(
            found <= promised + 1,
            "{label}: {found} where {promised} were promised"
        );
    }
    let next = save_next(&opened);
    assert_eq!(next, found + 1, "{label}");
    close(opened);
    let again = open(&disk);
    assert_eq!(again.records, notes(next), "{label}");
    assert_eq!(again.soundness, crate::storage::Soundness::Sound, "{label}");
}

fn a_meeting(disk: &CrashingDisk) {
    let shared: SharedDisk = Arc::new(disk.clone());
    let opened = create(&shared, 1);
    disk.promise(1);
    for _ in 0..6 {
        let saved = save_next(&opened);
        disk.promise(saved);
    }
    close(opened);
    let opened = open(&shared);
    for _ in 0..4 {
        let saved = save_next(&opened);
        disk.promise(saved);
    }
    close(opened);
}

#[test]
fn no_power_loss_takes_what_was_acknowledged() {
    let mut states = 0;
    for order in [Order::Any, Order::FolderOrdered] {
        let disk = CrashingDisk::over(memory().0);
        a_meeting(&disk);
        disk.aftermaths(order, 4, 0, &mut |after| {
            states += 1;
            survives(after);
        });
    }
    assert!(states >= 1000, "{states} states");
}
