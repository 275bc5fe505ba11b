//! Lines that break, and keys that arrive or don't.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use rustix::process::Signal;

use crate::cli_open::{SAMPLE, program, started};
use crate::program::Workdir;

/// Keys of a meeting that nobody waits for, one after the other, to be cut off anywhere.
const ON_THE_WAY: &[&str] = &[
    "and half a sentence",
    "<C-Space>",
    "<C-Space>p",
    "<C-Space>pdu",
    "<F2>",
    "<F2>A",
    "<F6>",
    "<C-p>late",
    "<C-Space>j4",
    "<F7>",
    "<Esc>",
];

#[test]
fn a_hundred_broken_lines_lose_nothing_that_was_saved() {
    let workdir = Workdir::new();
    for round in 1..=100 {
        let mut terminal = started(&workdir, &["open", SAMPLE]);
        terminal.wait_for("Harrowmere");
        terminal.send(b"\x1b[1;5F");
        terminal.send(format!("Round {round} was heard.\r").as_bytes());
        terminal.wait_until("the round and that it is saved", |screen| {
            let seen = screen.contents();
            seen.contains(&format!("Round {round} was heard.")) && !seen.contains("not saved")
        });
        let keys = ON_THE_WAY[round * 7 % ON_THE_WAY.len()];
        match round % 3 {
            0 => {
                terminal.keys(keys);
                terminal.hang_up();
                terminal.wait_exit();
            }
            1 => {
                terminal.send(keys.as_bytes());
                terminal.hang_up();
                terminal.wait_exit();
            }
            _ => {
                terminal.send(keys.as_bytes());
                terminal.kill_9();
            }
        }
    }
    let said = workdir.run(&["verify", SAMPLE]).well();
    assert!(said.starts_with("sound "), "{said}");
    let shown = workdir.run(&["show", SAMPLE]).well();
    for round in 1..=100 {
        let words = format!("Round {round} was heard.");
        assert_eq!(shown.matches(&words).count(), 1, "{words}");
    }
}

#[test]
fn after_a_break_what_was_open_is_one_key_away() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("saved");
    terminal.keys("<C-Space>O<Enter><Enter>");
    terminal.wait_for("clock runs on from there");
    terminal.keys("Members asked what a broken line would lose.");
    terminal.hang_up();
    assert_eq!(terminal.wait_exit(), 129);
    let mut terminal = started(&workdir, &[]);
    terminal.wait_for("Enter goes on where you were");
    terminal.keys("<Enter>");
    terminal.wait_for("Members asked what a broken line would lose.");
    terminal.keys(" Nothing.");
    terminal.wait_for("would lose. Nothing.");
    terminal.signal(Signal::HUP);
    assert_eq!(terminal.wait_exit(), 129);
}

#[test]
fn what_follows_the_prefix_key_at_once_draws_no_menu() {
    let workdir = Workdir::new();
    let mut terminal = started(&workdir, &["open", SAMPLE]);
    terminal.wait_for("saved");
    let before = terminal.output().len();
    terminal.send(b"\0");
    std::thread::sleep(std::time::Duration::from_millis(40));
    terminal.send(b"j");
    terminal.wait_for("Look at which item?");
    let drawn = String::from_utf8_lossy(&terminal.output()[before..]).into_owned();
    assert!(!drawn.contains("next meeting"), "{drawn:?}");
    // Whoever waits for it gets it.
    terminal.keys("<Esc><C-Space>");
    terminal.wait_for("next meeting");
}

#[test]
fn the_doctor_tries_the_keys() {
    let workdir = Workdir::new();
    let mut terminal = program(&workdir, &["doctor", "--keys"]).start();
    terminal.wait_for("1 of ");
    terminal.wait_for("F1: Explain this screen");
    terminal.send(b"\x1bOP");
    terminal.wait_for("arrived");
    terminal.wait_for("2 of ");
    terminal.send(b"\x1b[25~");
    terminal.wait_for("arrived as F13");
    terminal.wait_for("3 of ");
    terminal.send(b"\r");
    terminal.wait_for("nothing came");
    terminal.wait_for("4 of ");
    terminal.keys("<Esc>");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.assert_restored();
    let told = terminal.text();
    assert!(
        told.contains("Keys") && told.contains("To see to:"),
        "{told}"
    );
    assert!(told.contains("Instead of Ctrl-P"), "{told}");
    // Nothing is kept.
    assert!(!workdir.path("sessions").exists() && !workdir.path("config").exists());
}

#[test]
fn without_a_terminal_there_are_no_keys_to_try() {
    let workdir = Workdir::new();
    workdir
        .run(&["doctor", "--keys"])
        .badly(2, &["Keys are tried in a terminal"]);
}
