//! One suite that every disk keeps to.

use std::io::ErrorKind;
use std::path::Path;

use super::sessions::Folder;
use super::*;
use crate::storage::disk::{
    CrashingDisk, Disk, FailingDisk, Kind, RealDisk, make_folders, write_all,
};

fn kind<T>(result: std::io::Result<T>) -> ErrorKind {
    match result {
        Ok(_) => panic!("it should have failed"),
        Err(e) => e.kind(),
    }
}

fn keeps_the_contract(disk: &dyn Disk, root: &Path) {
    let at = |name: &str| root.join(name);
    // Files.
    let mut file = disk.create_new(&at("one")).unwrap();
    assert_eq!(kind(disk.create_new(&at("one"))), ErrorKind::AlreadyExists);
    write_all(file.as_mut(), b"hello world").unwrap();
    file.sync_data().unwrap();
    file.set_len(5).unwrap();
    write_all(file.as_mut(), b", you").unwrap();
    assert_eq!(disk.read(&at("one"), 100).unwrap(), b"hello, you");
    assert_eq!(disk.read(&at("one"), 10).unwrap(), b"hello, you");
    assert_eq!(kind(disk.read(&at("one"), 9)), ErrorKind::FileTooLarge);
    assert_eq!(kind(disk.read(&at("none"), 9)), ErrorKind::NotFound);
    assert_eq!(disk.read_from(&at("one"), 7, 100).unwrap(), b"you");
    assert_eq!(disk.read_from(&at("one"), 7, 3).unwrap(), b"you");
    assert_eq!(disk.read_from(&at("one"), 99, 9).unwrap(), b"");
    assert_eq!(
        kind(disk.read_from(&at("one"), 7, 2)),
        ErrorKind::FileTooLarge
    );
    assert_eq!(kind(disk.read(root, 9)), ErrorKind::IsADirectory);
    let mut again = disk.open_append(&at("one")).unwrap();
    write_all(again.as_mut(), b"!").unwrap();
    assert_eq!(disk.read(&at("one"), 100).unwrap(), b"hello, you!");
    assert_eq!(kind(disk.open_append(&at("none"))), ErrorKind::NotFound);
    // What is known of them.
    let meta = disk.meta(&at("one")).unwrap();
    assert_eq!((meta.len, meta.mode, meta.kind), (11, 0o600, Kind::File));
    assert_eq!(again.meta().unwrap(), meta);
    assert_eq!(kind(disk.meta(&at("none"))), ErrorKind::NotFound);
    assert_eq!(disk.meta(root).unwrap().kind, Kind::Folder);
    // Names.
    let two = disk.create_new(&at("two")).unwrap();
    assert_ne!(two.meta().unwrap().identity, meta.identity);
    disk.rename(&at("one"), &at("two")).unwrap();
    assert_eq!(disk.meta(&at("two")).unwrap().identity, meta.identity);
    assert_eq!(
        kind(disk.rename(&at("one"), &at("three"))),
        ErrorKind::NotFound
    );
    disk.sync_folder(root).unwrap();
    assert_eq!(kind(disk.sync_folder(&at("none"))), ErrorKind::NotFound);
    // A file that has lost its name still takes what is written.
    disk.remove(&at("two")).unwrap();
    write_all(again.as_mut(), b"!").unwrap();
    assert_eq!(again.meta().unwrap().len, 12);
    assert_eq!(kind(disk.remove(&at("two"))), ErrorKind::NotFound);
    // Folders.
    disk.make_folder(&at("in")).unwrap();
    assert_eq!(disk.meta(&at("in")).unwrap().mode, 0o700);
    assert_eq!(kind(disk.make_folder(&at("in"))), ErrorKind::AlreadyExists);
    assert_eq!(kind(disk.make_folder(&at("no/where"))), ErrorKind::NotFound);
    assert_eq!(kind(disk.create_new(&at("no/where"))), ErrorKind::NotFound);
    make_folders(disk, &at("in/a/b")).unwrap();
    make_folders(disk, &at("in/a/b")).unwrap();
    disk.create_new(&at("in/a/x")).unwrap();
    let mut names = disk.list(&at("in/a")).unwrap();
    names.sort();
    assert_eq!(names, ["b", "x"]);
    assert_eq!(kind(disk.list(&at("none"))), ErrorKind::NotFound);
    assert_eq!(disk.resolve(&at("in/a/x")).unwrap(), at("in/a/x"));
    assert_eq!(kind(disk.resolve(&at("none"))), ErrorKind::NotFound);
    // Locks.
    let mut first = disk.open_lock(&at("lock")).unwrap();
    let mut second = disk.open_lock(&at("lock")).unwrap();
    assert!(first.try_lock().unwrap());
    assert!(!second.try_lock().unwrap());
    write_all(first.as_mut(), b"mine").unwrap();
    drop(first);
    assert!(second.try_lock().unwrap());
    assert_eq!(disk.read(&at("lock"), 100).unwrap(), b"mine");
}

#[test]
fn the_real_disk_keeps_the_contract() {
    let folder = Folder::new("contract");
    keeps_the_contract(&RealDisk, &folder.path().canonicalize().unwrap());
}

#[test]
fn the_memory_disk_keeps_the_contract() {
    keeps_the_contract(&memory().0, Path::new("/s"));
}

#[test]
fn the_failing_disk_keeps_the_contract_until_it_is_told_to_fail() {
    keeps_the_contract(&FailingDisk::over(memory().1), Path::new("/s"));
}

#[test]
fn the_crashing_disk_keeps_the_contract_until_the_power_goes() {
    keeps_the_contract(&CrashingDisk::over(memory().0), Path::new("/s"));
}
