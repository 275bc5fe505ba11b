//! Which files beside a meeting are branches of it.

use super::*;
use crate::app::testing::{Folder, stored, stored_as};
use crate::meeting::intent::{Intent, Order};
use crate::tui::testing::{at, running};

fn with(words: &[&str]) -> Journal {
    let mut journal = running();
    for words in words {
        let intent = Intent::Write {
            item: None,
            text: (*words).into(),
            more: Vec::new(),
            place: crate::meeting::entry::Place::End,
        };
        journal.act(at(16, 30), &Order::from(intent)).unwrap();
    }
    journal
}

#[test]
fn files_beside_a_meeting_that_part_from_it_are_its_branches() {
    let folder = Folder::new("branches");
    let env = folder.env();
    let put = |name: &str, bytes: Vec<u8>| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let open = put("2026-03-05-board.ron", stored(&with(&["Here.", "And on."])));
    // The beginning alone; another session under such a name; one that can't be read.
    put("2026-03-05-board-2.ron", stored(&with(&["Here."])));
    put(
        "2026-03-05-board-3.ron",
        stored_as(&with(&["There."]), "another"),
    );
    put("2026-03-05-board-branch2.ron", b"nothing".to_vec());
    assert_eq!(found(&env, &open, false), []);
    let branch = put(
        "2026-03-05-board-branch1.ron",
        stored(&with(&["Here.", "Elsewhere.", "More."])),
    );
    let listed = found(&env, &open, false);
    assert_eq!(listed.len(), 1);
    assert_eq!(
        listed[0].words,
        "2026-03-05-board-branch1.ron, 2 records of its own"
    );
    // The other way round it is the same.
    let back = found(&env, &branch, false);
    assert!(
        back.iter()
            .any(|b| b.words.starts_with("2026-03-05-board.ron")),
        "{back:?}"
    );
    let (path, meeting) = meeting(&env, &open).unwrap();
    let read = read_beside(&env, &path, &meeting, &listed[0].key).unwrap();
    let words: Vec<&str> = read.parts().iter().map(|p| p.copy.as_str()).collect();
    assert_eq!(words, ["Elsewhere.", "More."]);
    let other = BranchKey::File(
        folder
            .path()
            .join("2026-03-05-board-3.ron")
            .to_string_lossy()
            .into_owned(),
    );
    let why = read_beside(&env, &path, &meeting, &other).unwrap_err();
    assert!(why.why.reason.contains("of another meeting"), "{why}");
}
