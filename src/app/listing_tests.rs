//! A neighbour in the folder never touches the open meeting.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::*;
use crate::app::testing::{Folder, jumping};
use crate::storage::session;

#[test]
fn a_session_whose_numbers_jump_by_billions_is_a_line_like_any_other() {
    let folder = Folder::new("listing-jump");
    let env = folder.env();
    let path = folder.path().join("2026-03-19-anytown-board.ron");
    std::fs::write(&path, jumping("Anytown Board")).unwrap();
    let began = Instant::now();
    let lines = lines(&env, vec![path]);
    assert!(began.elapsed() < Duration::from_secs(1));
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].body, "Anytown Board");
    let why = lines[0].trouble.as_ref().unwrap();
    assert!(why.contains("records 2 to 4000000000 are missing"), "{why}");
}

#[test]
fn what_cannot_be_looked_into_in_time_is_listed_by_its_name() {
    let folder = Folder::new("listing-late");
    let path: PathBuf = folder.path().join("2026-03-19-anytown-board.ron");
    std::fs::write(&path, jumping("Anytown Board")).unwrap();
    let lines = lines_within(&folder.env(), vec![path], Duration::ZERO);
    // Unless the other thread was quicker than a clock can tell.
    assert!(lines[0].body == "Anytown Board" || lines[0].to_do == "not looked into");
}

#[test]
fn a_file_larger_than_is_read_for_a_line_is_listed_by_its_name() {
    let folder = Folder::new("listing-big");
    let path = folder.path().join("2026-03-19-anytown-board.ron");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(session::GLANCE_LIMIT + 1).unwrap();
    let lines = lines(&folder.env(), vec![path]);
    assert_eq!(lines[0].to_do, "not looked into");
    assert_eq!(lines[0].trouble, None);
    assert_eq!(key_of(Path::new("a")).0, "a");
}
