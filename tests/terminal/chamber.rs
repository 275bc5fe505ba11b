//! The pages for the chamber, started by a key in the meeting.
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::program::Workdir;
use crate::pty::{Program, wait_for};

const SAMPLE: &str = "2026-03-19-harrowmere-hwb";

#[test]
fn a_key_serves_the_pages_of_the_open_session_and_they_end_with_it() {
    let workdir = Workdir::new();
    let mut terminal = Program::new(env!("CARGO_BIN_EXE_quorate"))
        .env("HOME", workdir.path(""))
        .env("QUORATE_SESSIONS", workdir.path("sessions"))
        .folder(workdir.path(""))
        .size(80, 24)
        .arg("open")
        .arg(SAMPLE)
        .start();
    terminal.wait_for("Harrowmere");
    terminal.wait_for("saved");
    terminal.keys("<S-F9>");
    terminal.wait_for("what everybody may read");
    terminal.keys("<Enter>");
    // All of it can be read in the smallest window.
    terminal.wait_for("/draft");
    terminal.wait_for("ends them.");
    let text = terminal.text();
    let link = &text[text.find("http://").unwrap() + "http://".len()..];
    let link = link.split_whitespace().next().unwrap();
    let (host, path) = link.split_once('/').unwrap();
    let ask = || {
        let mut page = String::new();
        let Ok(mut stream) = TcpStream::connect(host) else {
            return page;
        };
        let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream.read_to_string(&mut page).unwrap();
        page
    };
    assert!(ask().contains("The meeting begins at"), "{}", ask());
    // The sample's day is over: its own day is kept.
    terminal.keys("<C-Space>O<Enter><Enter>");
    wait_for("the opening to be shown", || ask().contains("In the chair"));
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    wait_for("the pages to end", || ask().is_empty());
}
