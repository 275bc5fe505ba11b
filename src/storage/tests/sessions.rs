//! A session is made, written, closed and opened again; a second opener is told.

use super::*;
use crate::storage::read::Soundness;
use crate::storage::{RealDisk, verify};

#[test]
fn what_was_saved_is_there_when_the_session_is_opened_again() {
    let (_, disk) = memory();
    let first = create(&disk, 2);
    assert_eq!(save_next(&first), 3);
    close(first);
    let again = open(&disk);
    assert_eq!(again.records, notes(3));
    assert_eq!(again.soundness, Soundness::Sound);
    assert_eq!(again.header, Some(header()));
    assert_eq!(again.notes, Vec::<String>::new());
    assert_eq!(save_next(&again), 4);
    close(again);
    assert_eq!(open(&disk).records, notes(4));
    assert_eq!(verify::<Note>(&disk, &path()).unwrap().last_seq, 4);
}

#[test]
fn a_session_is_kept_on_a_real_disk() {
    let folder = Folder::new("kept");
    let disk: SharedDisk = Arc::new(RealDisk);
    let path = folder.path().join("made/2015-01-22-hwb.ron");
    let made = session::create(&disk, &path, header(), notes(1), quick()).unwrap();
    assert_eq!(save_next(&made), 2);
    close(made);
    let again = try_open(&disk, &path).unwrap();
    assert_eq!(again.records, notes(2));
    assert_eq!(again.notes, Vec::<String>::new());
    close(again);
    let left: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left, ["2015-01-22-hwb.ron"]);
}

#[test]
fn the_second_officer_is_told_who_and_since_when_and_may_read() {
    let (_, disk) = memory();
    let first = create(&disk, 3);
    let second = open(&disk);
    assert!(why_not(&second).contains("since 16:42 on 22 January 2015"));
    assert_eq!(second.records, notes(3));
    save_next(&first);
    close(first);
    let second = open(&disk);
    assert_eq!(second.records, notes(4));
    save_next(&second);
}

/// A folder of the test's own, gone when the test is.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("quorate-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
