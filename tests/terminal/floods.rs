//! More at once than hands can type: pastes of a megabyte, a paste without an end, a thousand keys
//! in one burst. Work is counted in rows laid out, so that another load of the machine does not
//! matter.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use crate::program::Workdir;
use crate::pty::{Program, Terminal};
use quorate::journal::Journal;
use quorate::meeting::id::Writer;
use quorate::tui::input::Input;
use quorate::tui::key::{Key, script};
use quorate::tui::testing::{Bench, running};
use rustix::process::Signal;

const USUAL: (u16, u16) = (80, 24);
/// The longest paste that is taken whole.
const MOST: usize = 1024 * 1024;
const SAMPLE: &str = "2026-03-19-harrowmere-hwb";

fn texts(bench: &Bench) -> Vec<&str> {
    let item = bench.meeting().before_body().unwrap();
    let entries = bench.meeting().entries_of(item);
    entries.map(|e| e.text.as_str()).collect()
}

/// Rows laid out so far.
fn laid_out(bench: &Bench) -> u64 {
    let session = bench.model.ui.session.as_ref().unwrap();
    let blocks = session.sheet.blocks().iter();
    blocks.map(|b| b.text.layout().rows_laid_out()).sum()
}

/// A key after a flood costs what it always does.
fn a_key_is_as_cheap_as_ever(bench: &mut Bench) {
    bench.press("ab");
    let before = laid_out(bench);
    bench.press("c");
    let rows = laid_out(bench) - before;
    assert!(rows <= 8, "{rows} rows laid out by one key");
    assert!(bench.rows_drawn() <= 3, "{} rows drawn", bench.rows_drawn());
}

/// What was saved makes the same meeting again.
fn nothing_is_lost(bench: &mut Bench) {
    bench.pass(2);
    let mut records = running().records().to_vec();
    records.extend(bench.saved.iter().cloned());
    let again = Journal::replay(Writer::FIRST, "A. Clerk".into(), records).unwrap();
    assert!(
        again.meeting() == bench.meeting(),
        "replayed and live differ"
    );
}

/// Words of exactly so many bytes.
fn words(bytes: usize) -> String {
    let mut words = "x]r the Board heard that it would be looked at again ".repeat(bytes / 50 + 1);
    words.truncate(bytes - 1);
    words.push('.');
    words
}

#[test]
fn a_line_of_a_megabyte_is_pasted_whole_and_typed_on_in() {
    for bytes in [1_000_000, MOST] {
        let line = words(bytes);
        let mut bench = Bench::running(USUAL);
        bench.press("Begun ");
        bench.paste(&line);
        let rows = bytes as u64 / 50;
        let laid = laid_out(&bench);
        assert!(laid < 2 * rows, "{laid} rows laid out for {rows}");
        a_key_is_as_cheap_as_ever(&mut bench);
        bench.press("<C-Up>");
        a_key_is_as_cheap_as_ever(&mut bench);
        nothing_is_lost(&mut bench);
        assert_eq!(texts(&bench).concat(), format!("abcBegun {line}abc"));
    }
}

#[test]
fn a_megabyte_of_lines_becomes_as_many_paragraphs_in_their_order() {
    let lines: Vec<String> = (0..17_000)
        .map(|n| format!("{n:>6} ] r the Board heard that it would be looked at again."))
        .collect();
    let text = lines.join("\n");
    assert!(text.len() < MOST && text.len() > 1_000_000);
    let mut bench = Bench::running(USUAL);
    let before = bench.meeting().before_body().unwrap().id;
    bench.paste(&text);
    a_key_is_as_cheap_as_ever(&mut bench);
    nothing_is_lost(&mut bench);
    assert_eq!(bench.meeting().before_body().unwrap().id, before);
    let found = texts(&bench);
    assert_eq!(found.len(), lines.len());
    let all_but_last = found.len() - 1;
    assert!(found[..all_but_last] == lines[..all_but_last]);
    assert_eq!(found[all_but_last], format!("{}abc", lines[all_but_last]));
}

#[test]
fn a_megabyte_of_the_shortest_lines_holds_nothing_up() {
    let count = MOST / 8 - 1;
    let mut bench = Bench::running(USUAL);
    bench.paste(&"]r line\n".repeat(count));
    a_key_is_as_cheap_as_ever(&mut bench);
    nothing_is_lost(&mut bench);
    assert_eq!(texts(&bench).len(), count);
}

#[test]
fn a_thousand_keys_at_once_are_all_there_and_none_is_a_command() {
    let line = "]r>x<lt>ao the Board <BS>d<Enter>";
    let keys: Vec<Key> = script(&line.repeat(60)).unwrap();
    assert!(keys.len() > 1000, "{}", keys.len());
    let each: Vec<Input> = keys.iter().map(|key| Input::Key(*key)).collect();
    for inputs in [each, vec![Input::Burst(keys)]] {
        let mut bench = Bench::running(USUAL);
        bench.take(quorate::tui::update::Msg::Inputs(inputs));
        bench.press("end");
        nothing_is_lost(&mut bench);
        let mut wanted = vec!["]r>x<ao the Boardd"; 60];
        wanted.push("end");
        assert_eq!(texts(&bench), wanted);
    }
}

#[test]
fn a_paste_cut_at_its_longest_says_so() {
    let mut bench = Bench::running(USUAL);
    let paste = quorate::tui::input::Paste {
        text: words(MOST).as_str().into(),
        cut: true,
    };
    bench.input(Input::Paste(paste));
    assert!(bench.notice().contains("cut there"), "{}", bench.notice());
}

fn started(workdir: &Workdir) -> Terminal {
    let terminal = Program::new(env!("CARGO_BIN_EXE_quorate"))
        .env("HOME", workdir.path(""))
        .env("QUORATE_SESSIONS", workdir.path("sessions"))
        .env("QUORATE_OFFICER", "A. Clerk")
        .folder(workdir.path(""))
        .size(120, 30)
        .arg("open")
        .arg(SAMPLE)
        .start();
    terminal.wait_for("Harrowmere");
    terminal.wait_for("saved");
    terminal
}

/// What is recorded, as a program that only reads shows it.
fn shown(workdir: &Workdir) -> String {
    workdir.run(&["show", SAMPLE]).out
}

fn ended(mut terminal: Terminal) {
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 143);
    terminal.assert_restored();
}

#[test]
fn in_a_real_terminal_a_megabyte_is_text_and_the_next_key_is_too() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir);
    let before = shown(&workdir).matches("not taken").count();
    terminal.paste(&words(1_000_000));
    terminal.keys(" Then typed.");
    terminal.wait_for("Then typed.");
    crate::pty::wait_for("all of it to be saved", || {
        shown(&workdir).contains("Then typed.")
    });
    let shown = shown(&workdir);
    assert!(shown.len() > 1_000_000, "{} bytes", shown.len());
    assert_eq!(
        shown.matches("not taken").count(),
        before,
        "no item was taken"
    );
    ended(terminal);
}

#[test]
fn in_a_real_terminal_a_thousand_keys_at_once_are_text() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir);
    terminal.send("]r>x the Board heard that. ".repeat(40).as_bytes());
    terminal.keys("End of it.");
    terminal.wait_for("End of it.");
    crate::pty::wait_for("all of it to be saved", || {
        let words = "]r>x the Board heard that. ";
        shown(&workdir).contains("End of it.")
            && shown(&workdir).matches(words.trim()).count() == 40
    });
    ended(terminal);
}

#[test]
fn in_a_real_terminal_a_paste_without_an_end_is_text_and_the_keys_go_on() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir);
    terminal.send(b"\x1b[200~]r>x pasted without an end");
    terminal.wait_for("pasted without an end");
    terminal.keys(" and typed on.");
    terminal.wait_for("typed on.");
    crate::pty::wait_for("all of it to be saved", || {
        shown(&workdir).contains("]r>x pasted without an end and typed on.")
    });
    ended(terminal);
}
