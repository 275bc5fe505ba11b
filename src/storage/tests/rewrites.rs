//! A file with other records in the place of one: it is wholly the old one or wholly the new one,
//! whatever fails and whenever the power goes.

use super::*;
use crate::storage::disk::crashing::Order;
use crate::storage::disk::failing::Fault;
use crate::storage::disk::{CrashingDisk, Disk, FailingDisk};
use crate::storage::read::{self, Soundness};
use crate::storage::rewrite::{Held, hold};

/// The same notes, with other words in two of them.
fn shorter() -> Vec<Note> {
    let mut records = notes(6);
    for record in &mut records[1..3] {
        record.act = Deed::Said(String::new());
    }
    records
}

fn prepared() -> (MemoryDisk, SharedDisk) {
    let (memory, disk) = memory();
    close(create(&disk, 6));
    (memory, disk)
}

fn held(disk: &SharedDisk) -> Result<Held<Note>, Problem> {
    hold::<Note>(disk, &path(), clock())
}

/// What stands in the file, which must be sound.
fn stands(disk: &dyn Disk) -> Vec<Note> {
    let bytes = disk.read(&path(), 1 << 20).unwrap();
    let loaded = read::load::<Note>(&bytes).unwrap();
    assert_eq!(loaded.soundness, Soundness::Sound);
    loaded.records
}

#[test]
fn a_file_is_replaced_whole_and_gone_on_with() {
    let (_, disk) = prepared();
    let held = held(&disk).unwrap();
    assert_eq!(held.records, notes(6));
    assert!(held.replace(&shorter()).unwrap().is_empty());
    assert_eq!(stands(disk.as_ref()), shorter());
    let opened = open(&disk);
    assert_eq!(opened.records, shorter());
    assert_eq!(save_next(&opened), 7);
    close(opened);
    assert_eq!(stands(disk.as_ref()).len(), 7);
}

#[test]
fn nobody_writes_to_a_file_that_is_replaced() {
    let (_, disk) = prepared();
    let opened = open(&disk);
    assert!(held(&disk).is_err(), "somebody has it open");
    close(opened);
    let mine = held(&disk).unwrap();
    assert!(!why_not(&open(&disk)).is_empty());
    drop(mine);
    close(open(&disk));
}

#[test]
fn whatever_call_fails_the_file_is_the_old_one_or_the_new_one() {
    let (mut old, mut new) = (0, 0);
    for nth in 1.. {
        let (_, disk) = prepared();
        let failing = FailingDisk::over(disk.clone());
        let shared: SharedDisk = Arc::new(failing.clone());
        failing.fail(None, nth, true, Fault::Errno(5));
        let done = held(&shared).and_then(|held| held.replace(&shorter()));
        failing.heal();
        let there = stands(disk.as_ref());
        assert!(there == notes(6) || there == shorter(), "call {nth}");
        if there == shorter() {
            new += 1;
        } else {
            old += 1;
            assert!(done.is_err(), "call {nth}: what was not done is said to be");
        }
        // Whoever tries again gets it done.
        held(&disk).unwrap().replace(&shorter()).unwrap();
        assert_eq!(stands(disk.as_ref()), shorter(), "call {nth}");
        if done.is_ok_and(|left| left.is_empty()) {
            break;
        }
        assert!(nth < 200);
    }
    assert!(old > 5 && new > 1, "{old} old, {new} new");
}

#[test]
fn whenever_the_power_goes_the_file_is_the_old_one_or_the_new_one() {
    let (mut old, mut new) = (0, 0);
    for order in [Order::Any, Order::FolderOrdered] {
        let (memory, _) = prepared();
        let disk = CrashingDisk::over(memory);
        let shared: SharedDisk = Arc::new(disk.clone());
        held(&shared).unwrap().replace(&shorter()).unwrap();
        disk.promise(1);
        disk.aftermaths(order, 4, 0, &mut |after| {
            let there = stands(&after.disk);
            assert!(there == notes(6) || there == shorter(), "{}", after.label);
            if there == shorter() {
                new += 1;
            } else {
                old += 1;
                assert_eq!(after.promised, 0, "{}: it was said to be done", after.label);
            }
            let disk: SharedDisk = Arc::new(after.disk);
            held(&disk).unwrap().replace(&shorter()).unwrap();
            assert_eq!(stands(disk.as_ref()), shorter());
        });
    }
    assert!(old > 3 && new > 3, "{old} old, {new} new");
}
