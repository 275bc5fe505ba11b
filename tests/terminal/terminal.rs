//! The terminal layer in a real pseudo-terminal: what is taken is given back, whatever happens.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it fails the test"
)]

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::pty::{Program, Terminal, encode, process_state, process_ticks, send_signal, wait_for};
use chrono::DateTime;
use proptest::prelude::*;
use quorate::journal::Journal;
use quorate::meeting::agenda::ItemDetails;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::storage::disk::failing::{Fault, Verb};
use quorate::storage::disk::{FailingDisk, MemoryDisk, SharedDisk};
use quorate::storage::{Access, Library, NewSession, Opening};
use quorate::tui::input::Input;
use quorate::tui::key::{Code, Key};
use quorate::tui::term::{
    self, Canvas, Capabilities, Msg, Options, Parser, Screen, Signal, Source,
};
use ratatui::style::Style;
use rustix::process::Signal as Unix;

/// Set for the program that runs inside the terminal: this very test file, started again.
const INSIDE: &str = "QUORATE_TEST_INSIDE";

/// The program inside: shows what comes, a line each.
#[test]
fn inside() {
    if std::env::var_os(INSIDE).is_some() {
        show_what_comes();
    }
}

fn show_what_comes() {
    term::panic::name_session(Some(Path::new("/home/clerk/2015-01-22-board.ron")));
    term::panic::guard(|| eprintln!("settled"));
    let (sender, receiver) = mpsc::channel();
    let mut screen = Screen::enter(Options {
        mouse: true,
        simple: false,
    })
    .unwrap();
    let _source = Source::start(move |msg| sender.send(msg).is_ok()).unwrap();
    let mut canvas = Canvas::new(screen.size().unwrap(), Capabilities::default());
    let mut lines = VecDeque::from([format!("ready {}", std::process::id())]);
    let mut noise = 0;
    loop {
        let area = canvas.area();
        canvas.clear(area);
        for (y, line) in lines.iter().rev().take(area.height.into()).enumerate() {
            canvas.buffer().set_string(0, y as u16, line, Style::new());
        }
        for y in (lines.len() as u16..area.height).filter(|_| noise > 0) {
            let row = format!("{noise} {y} ").repeat(50);
            canvas.buffer().set_string(0, y, row, Style::new());
        }
        if let Err(error) = canvas.flush(&mut screen, Some((0, 0))) {
            assert!(term::is_hang_up(&error));
            std::process::exit(3);
        }
        match receiver.recv().unwrap() {
            Msg::HungUp => std::process::exit(3),
            Msg::Redraw => lines.push_back("redrawn".to_owned()),
            Msg::Signal(Signal::Suspend) => screen.suspend().unwrap(),
            Msg::Signal(Signal::Continue) => {
                screen.resume().unwrap();
                let (width, height) = screen.size().unwrap();
                canvas.resize(width, height);
                lines.push_back("back again".to_owned());
            }
            // It takes its time, so that a second one can find it busy.
            Msg::Signal(Signal::Quit) => loop {
                std::thread::park();
            },
            Msg::Signal(signal) => {
                drop(screen);
                std::process::exit(signal.exit_code().into());
            }
            Msg::Inputs(inputs) => {
                for input in inputs {
                    lines.push_back(told(&input));
                    match input {
                        Input::Key(key) if key == Key::ctrl('q') => {
                            drop(screen);
                            std::process::exit(0);
                        }
                        Input::Key(key) if key == Key::ctrl('p') => panic!("secret words"),
                        Input::Key(key) if key == Key::ctrl('t') => {
                            let thread = std::thread::spawn(|| panic!("secret words"));
                            let _ = thread.join();
                        }
                        // What only the thread that saves does, and is contained.
                        Input::Key(key) if key == Key::ctrl('w') => lines.push_back(saved()),
                        // A screen full of something else.
                        Input::Key(key) if key == Key::ctrl('f') => {
                            lines.pop_back();
                            canvas.invalidate();
                            noise += 1;
                        }
                        Input::Key(key) if key == Key::ctrl('z') => {
                            term::request_suspend().unwrap();
                        }
                        Input::Resize(width, height) => canvas.resize(width, height),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// Saves a record on a disk with which the writer's thread panics; what is told of it.
fn saved() -> String {
    let memory: SharedDisk = Arc::new(MemoryDisk::with_folders(&["/s"]));
    let failing = FailingDisk::over(memory);
    let disk: SharedDisk = Arc::new(failing.clone());
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let now = DateTime::parse_from_rfc3339("2026-03-19T16:00:00Z").unwrap();
    let mut next = |title: &str| {
        let item = ItemDetails {
            title: title.into(),
            ..ItemDetails::default()
        };
        let order = Order::from(Intent::AddItem { item, after: None });
        journal.act(now, &order).unwrap()
    };
    let new = NewSession {
        date: now.date_naive(),
        title: "Board".to_owned(),
        app: "0".to_owned(),
        writer: "a".to_owned(),
        created: now,
        session: None,
    };
    let opening = Opening {
        guard: |work| term::panic::contained(work).is_some(),
        retry: Duration::from_millis(1),
        ..Opening::at(now)
    };
    let library = Library::new(disk, "/s".into());
    let opened = library.create(&new, vec![next("Welcome")], opening);
    let Access::Write(saver) = opened.unwrap().access else {
        return "no keeper".to_owned();
    };
    failing.fail(Some(Verb::Write), 1, false, Fault::Panic);
    saver.send(&next("secret words")).unwrap();
    let done = saver.flush(Duration::from_secs(20));
    format!("saved {done} in {}", saver.status().path.display())
}

fn told(input: &Input) -> String {
    match input {
        Input::Key(key) => format!("key {key}"),
        Input::Burst(keys) => format!("burst of {}", keys.len()),
        Input::Paste(paste) => {
            let words: String = paste.text.chars().take(30).collect();
            format!(
                "paste of {}: {}",
                paste.text.len(),
                words.replace('\n', "|")
            )
        }
        other => format!("{other:?}"),
    }
}

fn program() -> Program {
    Program::new(std::env::current_exe().unwrap())
        .arg("terminal::inside")
        .arg("--exact")
        .arg("--nocapture")
        .env(INSIDE, "1")
}

fn start() -> Terminal {
    let terminal = program().start();
    terminal.wait_for("ready");
    assert!(terminal.screen().alternate_screen());
    assert_ne!(terminal.modes(), terminal.modes_before());
    terminal
}

#[test]
fn keys_pastes_and_the_mouse_come_through_and_the_terminal_is_given_back() {
    let mut terminal = start();
    terminal.keys("a<C-Space><Esc><C-Right>\u{e9}<F5><S-Tab>");
    for name in [
        "key a",
        "key Ctrl-Space",
        "key Esc",
        "key Ctrl-Right",
        "key \u{e9}",
        "key F5",
    ] {
        terminal.wait_for(name);
    }
    terminal.wait_for("key Shift-Tab");
    terminal.send(b"\x1b");
    terminal.wait_until("Esc by itself", |screen| {
        screen.contents().starts_with("key Esc")
    });
    terminal.paste("two\nlines");
    terminal.wait_for("paste of 9: two|lines");
    terminal.keys("x");
    terminal.send(b"\x1b[<0;3;4M");
    terminal.wait_for("Down(Left)");
    terminal.send("q".repeat(200).as_bytes());
    terminal.wait_for("burst of 200");
    terminal.resize(40, 10);
    terminal.wait_for("Resize(40, 10)");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.assert_restored();
    let output = String::from_utf8_lossy(&terminal.output()).into_owned();
    assert!(output.contains("\x1b]2;Quorate\x07"), "the window's title");
}

#[test]
fn a_paste_without_an_end_does_not_hold_the_keys_for_ever() {
    let mut terminal = start();
    terminal.send(b"\x1b[200~never ends");
    terminal.wait_for("paste of 10: never ends");
    // The first may be taken for the end of the half sequence.
    terminal.send(b"\x1b[");
    terminal.keys("kk");
    terminal.wait_for("key k");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn signals_that_end_the_program_leave_the_terminal_as_it_was() {
    for (signal, code) in [(Unix::TERM, 143), (Unix::INT, 130), (Unix::HUP, 129)] {
        let mut terminal = start();
        terminal.signal(signal);
        assert_eq!(terminal.wait_exit(), code);
        terminal.assert_restored();
    }
}

#[test]
fn a_second_signal_ends_a_program_that_is_busy() {
    let mut terminal = start();
    terminal.signal(Unix::QUIT);
    let busy = terminal.pid();
    wait_for("a program asleep", || process_state(busy) != Some('R'));
    terminal.signal(Unix::TERM);
    // Two signals that come at the same time may be seen in either order, but both are seen.
    assert!([143, 131].contains(&terminal.wait_exit()));
    terminal.assert_restored();
}

#[test]
fn a_panic_on_any_thread_gives_the_terminal_back_and_tells_no_words() {
    for key in ["<C-p>", "<C-t>"] {
        let mut terminal = start();
        terminal.keys(key);
        assert_eq!(terminal.wait_exit(), 101);
        terminal.assert_restored();
        terminal.wait_for("settled");
        let text = terminal.text();
        assert!(text.contains("2015-01-22-board.ron"), "{text}");
        let output = String::from_utf8_lossy(&terminal.output()).into_owned();
        assert!(!output.contains("secret"), "{text}");
    }
}

#[test]
fn a_panic_of_the_thread_that_saves_leaves_the_terminal_and_what_was_typed() {
    let mut terminal = start();
    terminal.keys("<C-w>");
    terminal.wait_for("saved true in /s/2026-03-19-board-2.ron");
    terminal.keys("x");
    terminal.wait_for("key x");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn a_window_closed_ends_the_program_and_nothing_spins() {
    let mut terminal = start();
    let pid = terminal.pid();
    terminal.hang_up();
    assert!([3, 129].contains(&terminal.wait_exit()));
    assert_eq!(process_state(pid), None);
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let mut terminal = start();
    let pid = terminal.pid();
    for _ in 0..2 {
        terminal.signal(Unix::TSTP);
        wait_for("a stopped program", || process_state(pid) == Some('T'));
        terminal.assert_restored();
        // What is typed meanwhile is not lost.
        terminal.send(b"m");
        terminal.signal(Unix::CONT);
        terminal.wait_for("back again");
        terminal.keys("n");
        terminal.wait_for("key n");
        assert!(terminal.screen().alternate_screen());
        assert_ne!(terminal.modes(), terminal.modes_before());
    }
    // A stop that nobody can see coming.
    terminal.signal(Unix::STOP);
    wait_for("a stopped program", || process_state(pid) == Some('T'));
    terminal.signal(Unix::CONT);
    terminal.keys("o");
    terminal.wait_for("key o");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn a_shell_gets_its_terminal_back_and_can_go_on() {
    let mut terminal = Program::new("/bin/sh")
        .arg("-i")
        .env("PS1", "shell> ")
        .env(INSIDE, "1")
        .start();
    terminal.wait_for("shell> ");
    let exe = std::env::current_exe().unwrap();
    let line = format!("{} terminal::inside --exact --nocapture\r", exe.display());
    terminal.send(line.as_bytes());
    terminal.wait_for("ready");
    terminal.keys("<C-z>");
    terminal.wait_until("the shell's screen", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
    });
    terminal.send(b"fg\r");
    terminal.wait_for("back again");
    terminal.keys("k");
    terminal.wait_for("key k");
    terminal.keys("<C-q>");
    terminal.wait_until("the shell's screen", |screen| !screen.alternate_screen());
    terminal.send(b"exit\r");
    terminal.wait_exit();
}

/// Draws until the terminal takes no more: the program must have something left to write.
fn fill(terminal: &mut Terminal) {
    terminal.freeze(true);
    for _ in 0..40 {
        terminal.keys("<C-f>");
    }
}

#[test]
fn a_frozen_window_holds_up_neither_keys_nor_signals() {
    let mut terminal = program().size(200, 60).start();
    terminal.wait_for("ready");
    fill(&mut terminal);
    terminal.keys("typed");
    terminal.freeze(false);
    terminal.wait_for("redrawn");
    for key in ["key t", "key y", "key p", "key e", "key d"] {
        terminal.wait_for(key);
    }
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn a_frozen_window_does_not_keep_a_program_that_has_to_end() {
    let mut terminal = program().size(200, 60).start();
    terminal.wait_for("ready");
    fill(&mut terminal);
    terminal.signal(Unix::TERM);
    assert_eq!(terminal.wait_exit(), 143);
    assert_eq!(terminal.modes(), terminal.modes_before());
}

#[test]
fn a_program_that_waits_does_nothing() {
    let mut terminal = start();
    let pid = terminal.pid();
    let switches = |name: &str| {
        let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap();
        tasks
            .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("status")).ok())
            .filter_map(|status| {
                let line = status.lines().find(|line| line.starts_with(name))?;
                line.split_whitespace().nth(1)?.parse::<u64>().ok()
            })
            .sum::<u64>()
    };
    wait_for("a program at rest", || {
        let before = switches("voluntary");
        std::thread::sleep(Duration::from_millis(400));
        switches("voluntary") == before
    });
    assert!(process_ticks(pid).is_some());
    terminal.keys("<C-q>");
    terminal.wait_exit();
}

#[test]
fn a_storm_of_sizes_ends_at_the_last_one() {
    let mut terminal = start();
    for n in 0..60_u16 {
        terminal.resize(n * 3, n);
    }
    terminal.resize(1, 1);
    terminal.resize(0, 0);
    terminal.resize(90, 30);
    terminal.wait_for("Resize(90, 30)");
    terminal.keys("<C-q>");
    assert_eq!(terminal.wait_exit(), 0);
    send_signal(std::process::id(), Unix::CONT);
}

proptest! {
    /// What the tests send for a key is that key.
    #[test]
    fn every_key_is_sent_so_that_it_is_read(
        code in prop_oneof![
            prop::sample::select("az09-/;<\u{e9}\u{4e2d}".chars().collect::<Vec<_>>()).prop_map(Code::Char),
            prop::sample::select(vec![
                Code::Enter, Code::Esc, Code::Tab, Code::BackTab, Code::Backspace, Code::Delete,
                Code::Insert, Code::Home, Code::End, Code::PageUp, Code::PageDown, Code::Up,
                Code::Down, Code::Left, Code::Right, Code::NullSpace,
            ]),
            (1_u8..=20).prop_map(Code::F),
        ],
        ctrl in any::<bool>(),
        alt in any::<bool>(),
        shift in any::<bool>(),
    ) {
        let key = Key::new(code, ctrl, alt, shift);
        let mut out = Vec::new();
        Parser::default().feed(&encode(key), Duration::ZERO, &mut out);
        prop_assert_eq!(out, vec![Input::Key(key)]);
    }
}
