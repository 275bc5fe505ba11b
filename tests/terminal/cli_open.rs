//! `quorate open` in a real terminal: the program that an officer starts, and what it leaves.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeSet;

use crate::program::Workdir;
use crate::pty::{Program, Terminal};
use rustix::process::Signal;

pub(crate) const SAMPLE: &str = "2026-03-19-harrowmere-hwb";

pub(crate) fn started(workdir: &Workdir, words: &[&str]) -> Terminal {
    program(workdir, words).start()
}

pub(crate) fn program(workdir: &Workdir, words: &[&str]) -> Program {
    let mut program = Program::new(env!("CARGO_BIN_EXE_quorate"))
        .env("HOME", workdir.path(""))
        .env("QUORATE_SESSIONS", workdir.path("sessions"))
        .env("QUORATE_OFFICER", "A. Clerk")
        .folder(workdir.path(""))
        .size(120, 30);
    for word in words {
        program = program.arg(word);
    }
    program
}

fn last(workdir: &Workdir) -> u64 {
    let said = workdir.run(&["verify", SAMPLE]).well();
    let last = said.strip_prefix("sound ").unwrap();
    last.trim().parse().unwrap()
}

#[test]
fn what_is_typed_is_there_after_the_power_went() {
    let workdir = Workdir::new();
    let before = last(&workdir);
    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("Harrowmere");
    terminal.wait_for("saved");
    terminal.keys("All members were welcomed to Shire Hall.");
    terminal.wait_for("Shire Hall.");
    // Typing is flushed when it has waited for a second.
    crate::pty::wait_for("the typing to be saved", || {
        workdir.run(&["show", SAMPLE]).out.contains("Shire Hall.")
    });
    terminal.kill_9();
    assert!(
        last(&workdir) > before,
        "more is recorded than in the sample"
    );
    assert_eq!(crate::program::mode(&workdir.path("sessions")), 0o700);

    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("Shire Hall.");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 143);
    terminal.assert_restored();
}

#[test]
fn after_the_power_went_in_a_sentence_it_goes_on_there_and_says_how_long_it_was_away() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("Harrowmere");
    terminal.wait_for("saved");
    // The sample's day is over: its own day is kept.
    terminal.keys("<C-Space>O<Enter><Enter>");
    terminal.wait_for("clock runs on from there");
    terminal.keys("The Chair welcomed all members to ");
    crate::pty::wait_for("the first words to be saved", || {
        workdir.run(&["show", SAMPLE]).out.contains("members to")
    });
    // What is typed in the last two seconds may be lost, and nothing before it.
    terminal.keys("Shire Hall, ");
    std::thread::sleep(std::time::Duration::from_secs(2));
    terminal.keys("Wenb");
    terminal.wait_for("Wenb");
    terminal.kill_9();

    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("You were away ");
    terminal.wait_for("welcomed all members to Shire Hall,");
    // Nothing is asked: the next key goes on with the sentence.
    terminal.keys("<BS>, and began.");
    terminal.wait_for("and began.");
    crate::pty::wait_for("the rest to be saved", || {
        workdir.run(&["show", SAMPLE]).out.contains("and began.")
    });
    let shown = workdir.run(&["show", SAMPLE]).out;
    let from = shown.find("The Chair welcomed all members").unwrap();
    let sentence = shown[from..].split("began.").next().unwrap();
    assert!(
        sentence.starts_with("The Chair welcomed all members to Shire Hall,"),
        "{sentence}"
    );
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 143);
}

#[test]
fn the_library_lists_samples_and_sessions() {
    let workdir = Workdir::new();
    let words = ["new", "--body", "Anytown Board", "--date", "2026-04-01"];
    workdir.run(&words).well();
    let mut terminal = started(&workdir, &[]);
    terminal.wait_for("Harrowmere");
    terminal.wait_for("Anytown Board");
    terminal.hang_up();
    terminal.wait_exit();
}

/// Typed in the sample's first item, and shown.
fn typed(workdir: &Workdir, words: &str) -> Terminal {
    let mut terminal = started(workdir, &["open", SAMPLE]);
    terminal.wait_for("Harrowmere");
    terminal.wait_for("saved");
    terminal.keys(words);
    terminal.wait_for(words);
    terminal
}

#[test]
fn a_window_closed_on_a_stopped_program_loses_no_words() {
    let workdir = Workdir::new();
    let mut terminal = typed(&workdir, "Welcomed.");
    let pid = terminal.pid();
    terminal.signal(Signal::TSTP);
    crate::pty::wait_for("a stopped program", || {
        crate::pty::process_state(pid) == Some('T')
    });
    let shown = workdir.run(&["show", SAMPLE]).out;
    assert!(shown.contains("Welcomed."), "saved before it stops");
    terminal.hang_up();
    assert_eq!(terminal.wait_exit(), 129);
    assert!(workdir.run(&["show", SAMPLE]).out.contains("Welcomed."));
}

#[test]
fn leaving_asks_while_words_are_not_saved() {
    let workdir = Workdir::new();
    let mut terminal = typed(&workdir, "Welcomed.");
    crate::pty::wait_for("the typing to be saved", || {
        workdir.run(&["show", SAMPLE]).out.contains("Welcomed.")
    });
    let sessions = workdir.path("sessions");
    let away = workdir.path("away");
    std::fs::rename(&sessions, &away).unwrap();
    terminal.keys(" Thanked.");
    terminal.wait_for("NOT SAVED");
    terminal.keys("<C-q>");
    terminal.wait_for("Leave all the same?");
    std::fs::rename(&away, &sessions).unwrap();
    terminal.keys("<Esc>");
    terminal.wait_without("NOT SAVED");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(workdir.run(&["show", SAMPLE]).out.contains("Thanked."));
}

/// The colours and the modes that the screen asked the terminal for.
fn asked_for(workdir: &Workdir, words: &[&str]) -> (BTreeSet<String>, bool) {
    let mut terminal = started(workdir, words);
    terminal.wait_for("Harrowmere");
    terminal.wait_for("saved");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    let output = String::from_utf8_lossy(&terminal.output()).into_owned();
    let colours = output.split("\x1b[").skip(1).filter_map(|part| {
        let end = part.find(|c: char| c.is_ascii_alphabetic())?;
        part[end..].starts_with('m').then(|| part[..end].to_owned())
    });
    (colours.collect(), output.contains("\x1b[?1006h"))
}

#[test]
fn the_screen_is_as_was_said_before_or_behind_the_command() {
    let workdir = Workdir::new();
    let dark = asked_for(&workdir, &["--theme", "dark", "open", SAMPLE]);
    let light = asked_for(&workdir, &["--theme", "light", "open", SAMPLE]);
    assert_ne!(dark.0, light.0);
    assert!(dark.1 && light.1, "the mouse is asked for");
    assert_eq!(
        light,
        asked_for(&workdir, &["open", "--theme", "light", SAMPLE])
    );
    // What is said behind the command is said later, and holds.
    assert_eq!(
        light,
        asked_for(
            &workdir,
            &["--theme", "dark", "open", "--theme", "light", SAMPLE]
        )
    );
    for words in [
        ["--no-mouse", "open", SAMPLE],
        ["open", "--no-mouse", SAMPLE],
    ] {
        assert!(!asked_for(&workdir, &words).1, "{words:?}");
    }
}

#[test]
fn what_is_not_saved_is_saved_in_the_file_that_the_officer_names() {
    let workdir = Workdir::new();
    let mut terminal = typed(&workdir, "Welcomed.");
    crate::pty::wait_for("the typing to be saved", || {
        workdir.run(&["show", SAMPLE]).out.contains("Welcomed.")
    });
    let taken = workdir.put("taken.ron", "mine");
    std::fs::rename(workdir.path("sessions"), workdir.path("away")).unwrap();
    terminal.keys(" Thanked.");
    terminal.wait_for("NOT SAVED");
    terminal.keys("<C-p>session elsewhere<Enter>");
    terminal.wait_for("Save it in which file?");
    // What stands there is selected: typing takes its place.
    terminal.keys("taken.ron<Enter>");
    terminal.wait_for("there is such a file already");
    terminal.keys("stick/board.ron<Enter>");
    terminal.wait_without("NOT SAVED");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(std::fs::read(taken).unwrap(), b"mine");
    let there = workdir
        .path("stick/board.ron")
        .to_string_lossy()
        .into_owned();
    assert!(
        workdir
            .run(&["show", &there])
            .well()
            .contains("Welcomed. Thanked.")
    );
}

#[test]
fn a_word_file_is_not_poured_over_the_terminal() {
    let workdir = Workdir::new();
    for format in ["docx", "odt", "pdf"] {
        let mut terminal = started(&workdir, &["minutes", SAMPLE, "--format", format]);
        assert_eq!(terminal.wait_exit(), 2);
        let said = terminal.text();
        assert!(
            said.contains("no text for the terminal") && said.contains("-o"),
            "{said}"
        );
        assert!(!said.contains("PK") && !said.contains("%PDF"), "{said}");
    }
}

#[test]
fn the_minute_of_an_item_goes_into_the_terminals_clipboard_and_nowhere_else() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("Harrowmere");
    terminal.wait_for("saved");
    let before = terminal.output().len();
    terminal.keys("<C-Space>&");
    terminal.wait_for("Copied. The minute of item 1 is for the public");
    let output = terminal.output();
    let written = String::from_utf8_lossy(&output[before..]).into_owned();
    let begins = "\u{1b}]52;c;";
    assert_eq!(written.matches(begins).count(), 1, "{written:?}");
    let at = written.find(begins).unwrap() + begins.len();
    let inside = &written[at..at + written[at..].find('\u{7}').unwrap()];
    let is_coded = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    assert!(
        !inside.is_empty() && inside.chars().all(is_coded),
        "{inside:?}"
    );
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn a_draft_that_goes_out_is_a_file_and_on_record() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("saved");
    terminal.keys("<C-Space>O<Enter><Enter>");
    terminal.wait_for("clock runs on from there");
    terminal.keys("<F8>");
    terminal.wait_for("For the public");
    terminal.keys("i");
    terminal.wait_for("To whom does the draft go?");
    terminal.keys("the Chair<Enter>");
    terminal.wait_for("Draft 1 is kept. Written: ");
    terminal.wait_for("to the Chair: nothing changed since");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    let written = std::fs::read_dir(workdir.path("."))
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.to_string_lossy().contains("minutes-draft-1.md"))
        .unwrap();
    let minutes = std::fs::read_to_string(written).unwrap();
    assert!(minutes.contains("# Draft 1 minutes"), "{minutes}");
    assert!(!minutes.contains("sent to"), "{minutes}");
    let list = workdir
        .run(&["issued", SAMPLE, "--audience", "full"])
        .well();
    assert!(
        list.contains("for the public; to the Chair; nothing changed since"),
        "{list}"
    );
}

#[test]
fn a_terminal_that_moves_no_cursor_gets_lines() {
    let workdir = Workdir::new();
    let mut terminal = program(&workdir, &["open", SAMPLE])
        .env("TERM", "dumb")
        .start();
    terminal.wait_for("Item 1: ");
    terminal.send(b"next item\r");
    terminal.wait_for("Not now");
    terminal.send(b"write Welcomed all.\r");
    terminal.wait_for("Saved.");
    // What was said to be saved is, whatever comes then.
    terminal.kill_9();
    assert!(workdir.run(&["show", SAMPLE]).out.contains("Welcomed all."));
    let output = terminal.output();
    assert!(
        !output.contains(&0x1b),
        "{}",
        String::from_utf8_lossy(&output)
    );
}
