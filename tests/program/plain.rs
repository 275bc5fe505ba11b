//! Plain mode as it is run: lines on standard input, lines on standard output, files on the disk.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use crate::plain_tour::{FACTS, TOUR, assert_plain};
use crate::program::{Ran, Workdir};

const SAMPLE: &str = "2026-03-19-harrowmere-hwb";

/// A day that is not the sample's.
const LATER: &str = "2026-06-02T09:31:12+01:00";

fn lines(workdir: &Workdir, words: &[&str], typed: &[&str]) -> Ran {
    workdir.run_at(LATER, words, typed.join("\n") + "\n")
}

#[test]
fn the_five_minutes_end_in_minutes_on_the_disk() {
    let workdir = Workdir::new();
    let typed: Vec<&str> = TOUR
        .iter()
        .map(|(_, line, _)| *line)
        .chain(["quit"])
        .collect();
    let said = lines(&workdir, &["open", "--plain", SAMPLE], &typed).well();
    assert_plain(&said);
    assert!(said.ends_with("All of it is saved.\n"), "{said}");
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for (_, line, words) in TOUR {
        assert!(flat.contains(words), "{line:?}: no {words:?} in {said}");
    }
    let named = std::fs::read_dir(workdir.path(".")).unwrap();
    let written = named
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|e| e == "md"))
        .unwrap();
    let minutes = std::fs::read_to_string(written).unwrap().replace('\\', "");
    let minutes = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    for fact in FACTS {
        assert!(minutes.contains(fact), "{fact} in:\n{minutes}");
    }
}

#[test]
fn nothing_more_to_read_ends_it_and_what_was_typed_is_kept() {
    let workdir = Workdir::new();
    let said = lines(
        &workdir,
        &["--plain", "open", SAMPLE],
        &["write", "Welcomed all."],
    )
    .well();
    assert!(said.contains("Saved."), "{said}");
    assert!(workdir.run(&["show", SAMPLE]).out.contains("Welcomed all."));
    // A last line without an end is a line too.
    workdir
        .run_at(LATER, &["open", "--plain", SAMPLE], "write Thanked all.")
        .well();
    assert!(workdir.run(&["show", SAMPLE]).out.contains("Thanked all."));
}

#[test]
fn a_variable_asks_for_it_too_and_the_library_is_a_list() {
    let workdir = Workdir::new();
    let mut command = workdir.command(&["--clock", LATER]);
    let output = command
        .env("QUORATE_PLAIN", "1")
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(said.contains("Library.") && said.contains("> "), "{said}");
    assert_plain(&said);
    let said = lines(&workdir, &["--plain"], &["row harrowmere", "open", "."]).well();
    assert!(said.contains("Item 1: Membership and Apologies."), "{said}");
}

// Windows's consoles have them all, and no locale is asked for there.
#[cfg(unix)]
#[test]
fn what_has_no_other_characters_hears_ascii() {
    let workdir = Workdir::new();
    // No locale is set at all.
    let said = lines(&workdir, &["open", "--plain", SAMPLE], &["F2", "read"]).well();
    assert!(said.is_ascii(), "{said}");
    assert!(said.contains("Councillor Sian Prosser"), "{said}");
}

#[test]
fn what_a_terminal_alone_can_do_is_refused_in_a_sentence() {
    let workdir = Workdir::new();
    let said = lines(
        &workdir,
        &["open", "--plain", SAMPLE],
        &["copy minute", "program.suspend"],
    )
    .well();
    assert!(
        said.contains("Plain mode leaves the clipboard to the terminal."),
        "{said}"
    );
    assert!(said.contains("Plain mode is not suspended."), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn whoever_forgot_a_question_hears_the_way_out_of_it_once() {
    let workdir = Workdir::new();
    let way = "esc goes one question back; / before a command does it now.";
    let begun = ["F2", "A", "open the meeting", "", "", "", "meeting", "]"];
    let asked = ["action Circulate the plan.", "1", "next item"];
    let typed = [&begun[..], &asked].concat();
    let said = lines(&workdir, &["open", "--plain", SAMPLE], &typed).well();
    assert!(said.contains("Not done: That is no day"), "{said}");
    assert!(!said.contains(way), "{said}");
    let workdir = Workdir::new();
    let typed = [&typed[..], &["roll", "roll", "/roll"]].concat();
    let said = lines(&workdir, &["open", "--plain", SAMPLE], &typed).well();
    assert_eq!(
        said.matches("Not done: That is no day").count(),
        3,
        "{said}"
    );
    assert_eq!(said.matches(way).count(), 1, "{said}");
    let after = said.split(way).nth(1).unwrap();
    assert!(after.contains("Roll call."), "{said}");
}

#[test]
fn the_words_of_a_row_are_told_how_they_mark_it() {
    let workdir = Workdir::new();
    let typed = ["F8", "pdf", "row pdf"];
    let said = lines(&workdir, &["open", "--plain", SAMPLE], &typed).well();
    assert!(said.contains("row and words mark a row"), "{said}");
    assert!(said.contains("minutes-draft.pdf"), "{said}");
}

#[test]
fn what_is_said_at_once_stands_on_a_console_of_24_lines() {
    let workdir = Workdir::new();
    let said = |typed: &[&str]| lines(&workdir, &["open", "--plain", SAMPLE], typed).well();
    let before = said(&[]).lines().count();
    // The line that was typed and the prompt stand there too.
    let help = said(&["?"]);
    let at_once: Vec<&str> = help.lines().skip(before).collect();
    assert!(at_once.len() <= 22, "{help}");
    assert!(
        at_once[at_once.len() - 1].contains("more lines: more says them."),
        "{help}"
    );
}
