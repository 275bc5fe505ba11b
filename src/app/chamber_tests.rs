//! The process that serves, started and ended.

use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use super::*;
use crate::app::testing::Folder;

/// A program that stands in for this one.
fn program(folder: &Folder, does: &str) -> PathBuf {
    let path = folder.path().join("program");
    std::fs::write(&path, format!("#!/bin/sh\n{does}\n")).unwrap();
    let runs = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(&path, runs).unwrap();
    path
}

fn news(chamber: &Chamber) -> Result<String, Refusal> {
    let since = Instant::now();
    loop {
        match chamber.done().pop() {
            Some(Done::Served(news)) => return news,
            Some(done) => panic!("{done:?}"),
            None => {}
        }
        assert!(since.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn it_tells_its_addresses_again_when_asked_again_and_ends_when_told() {
    let folder = Folder::new("chamber");
    let says = "echo \"$@\" >>asked\necho http://1\necho http://2\necho http://3\ncat";
    let program = program(&folder, &format!("cd {}\n{says}", folder.path().display()));
    let mut chamber = Chamber::default();
    let open = Some(PathBuf::from("/a/board.ron"));
    let told = "Public: http://1 \u{2013} Chair: http://2 \u{2013} Draft: http://3 \u{2013} ";
    let ends = "Ctrl-P \"end chamber\" ends them.";
    // For other readers it begins anew; for the same it is told again.
    for (exempt, with) in [
        (false, ""),
        (false, ""),
        (true, "Chair and draft with exempt text. "),
        (true, "Chair and draft with exempt text. "),
    ] {
        let started = chamber.start_by(&program, open.clone(), exempt, None);
        started.unwrap();
        assert_eq!(news(&chamber).unwrap(), format!("{told}{with}{ends}"));
    }
    let asked = std::fs::read_to_string(folder.path().join("asked")).unwrap();
    assert_eq!(
        asked,
        "show /a/board.ron --serve --while-open --audience public\n\
         show /a/board.ron --serve --while-open --audience full\n"
    );
    assert!(chamber.stop());
    assert!(!chamber.stop());
}

#[test]
fn why_it_does_not_serve_is_told() {
    let folder = Folder::new("chamber");
    let program = program(&folder, "echo 'quorate: The disk is on fire.' >&2; exit 3");
    let mut chamber = Chamber::default();
    let open = Some(PathBuf::from("board.ron"));
    chamber.start_by(&program, open, false, None).unwrap();
    let why = news(&chamber).unwrap_err().in_a_line();
    assert!(why.contains("The disk is on fire."), "{why}");
    let refused = chamber.start_by(&folder.path().join("none"), None, false, None);
    assert!(refused.is_err());
    let refused = chamber.start_by(
        &folder.path().join("none"),
        Some(PathBuf::from("board.ron")),
        false,
        None,
    );
    assert!(
        refused
            .unwrap_err()
            .in_a_line()
            .contains("can\u{2019}t be served")
    );
}
