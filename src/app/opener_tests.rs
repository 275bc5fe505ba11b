//! A stand-in for the opener of the desktop, and machines that have none.

use super::*;
use crate::app::testing::Folder;

/// A script that stands in for the opener: it writes down how it was called.
fn stand_in(folder: &Folder, script: &str) -> Opener {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.path().join("opener");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    Opener::standing_in(path)
}

/// What stands in a file, as soon as anything does.
fn heard(path: &Path) -> String {
    for _ in 0..1000 {
        if let Ok(said) = std::fs::read_to_string(path)
            && said.ends_with("end\n")
        {
            return said;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the opener was not started");
}

#[test]
fn a_path_is_handed_over_whole_and_through_no_shell() {
    let folder = Folder::new("opener");
    let log = folder.path().join("log");
    let script = format!(
        "{{ echo $#; printf '%s\\n' \"$1\"; cat; echo end; }} > {}; echo noise; echo more >&2",
        log.display()
    );
    let opener = stand_in(&folder, &script);
    let path = folder.path().join("a; touch x $(echo b) 'c'.docx");
    let told = opener.open(&path).unwrap();
    assert!(told.contains("was asked to open"), "{told}");
    let said = heard(&log);
    assert_eq!(said, format!("1\n{}\nend\n", path.display()));
}

#[test]
fn nobody_waits_for_what_opens() {
    let folder = Folder::new("opener");
    let opener = stand_in(&folder, "sleep 20");
    let from = std::time::Instant::now();
    opener.open(folder.path()).unwrap();
    assert!(from.elapsed() < std::time::Duration::from_secs(10));
}

#[test]
fn without_a_desktop_or_a_program_that_is_said_with_what_helps() {
    let nothing = Opener::of_system(|_| None);
    if !cfg!(target_os = "macos") {
        let why = nothing.open(Path::new("/tmp/minutes.docx")).unwrap_err();
        assert_eq!(
            why.why.in_a_line(),
            "There is no desktop here to open /tmp/minutes.docx on, as over SSH. c copies the \
             path of what was written."
        );
        let empty = Opener::of_system(|_| Some(OsString::new()));
        assert!(!empty.desktop);
        assert!(Opener::of_system(|name| (name == "DISPLAY").then(|| ":0".into())).desktop);
    }
    let why = Opener::standing_in("/nowhere/xdg-open")
        .open(Path::new("/tmp/minutes.docx"))
        .unwrap_err();
    assert!(
        why.why
            .in_a_line()
            .starts_with("There is no program /nowhere/xdg-open here"),
        "{}",
        why.why.in_a_line()
    );
}
