//! Keys over the terminals there are: what each sends is read, what it keeps has a second way.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::time::Duration;

use quorate::tui::commands::{COMMANDS, Context, Spec};
use quorate::tui::input::Input;
use quorate::tui::key::{Code, Key, script};
use quorate::tui::model::Overlay;
use quorate::tui::palette::search;
use quorate::tui::reach::{KEPT, as_markdown, commands_of, instead, is_sure};
use quorate::tui::term::Parser;
use quorate::tui::testing::Bench;
use quorate::tui::update::Msg;

/// What terminals send for the keys that matter, byte for byte: xterm and those that are as it is (tmux,
/// VS Code, Windows Terminal), and the others where they differ.
const SENT: &[(&str, &str, &[u8])] = &[
    ("xterm", "Ctrl-Space", b"\0"),
    ("xterm", "Ctrl-G", b"\x07"),
    ("xterm", "Ctrl-P", b"\x10"),
    ("xterm", "Ctrl-Z", b"\x1a"),
    ("xterm", "F1", b"\x1bOP"),
    ("xterm", "F2", b"\x1bOQ"),
    ("xterm", "F4", b"\x1bOS"),
    ("xterm", "F5", b"\x1b[15~"),
    ("xterm", "F9", b"\x1b[20~"),
    ("xterm", "F10", b"\x1b[21~"),
    ("xterm", "F12", b"\x1b[24~"),
    ("xterm", "Shift-F4", b"\x1b[1;2S"),
    ("xterm", "Shift-F5", b"\x1b[15;2~"),
    ("xterm", "Shift-F8", b"\x1b[19;2~"),
    ("xterm", "Alt-i", b"\x1bi"),
    ("xterm", "Alt-W", b"\x1bW"),
    ("xterm", "Alt-Up", b"\x1b[1;3A"),
    ("xterm", "Ctrl-Up", b"\x1b[1;5A"),
    ("xterm", "Alt-PgUp", b"\x1b[5;3~"),
    ("xterm", "Shift-Tab", b"\x1b[Z"),
    ("tmux", "Shift-F4", b"\x1b[1;2S"),
    ("tmux", "Alt-Up", b"\x1b[1;3A"),
    ("screen", "Home", b"\x1b[1~"),
    ("screen", "Alt-i", b"\x1bi"),
    ("PuTTY", "F1", b"\x1b[11~"),
    ("PuTTY", "F4", b"\x1b[14~"),
    ("PuTTY", "F6", b"\x1b[17~"),
    ("PuTTY", "F14", b"\x1b[26~"),
    ("PuTTY", "Up", b"\x1bOA"),
    ("PuTTY", "Home", b"\x1b[1~"),
    ("PuTTY", "Alt-Up", b"\x1b\x1b[A"),
    ("Linux console", "F1", b"\x1b[[A"),
    ("Linux console", "F5", b"\x1b[[E"),
    ("Linux console", "F6", b"\x1b[17~"),
    ("Linux console", "F16", b"\x1b[29~"),
    ("Linux console", "Ctrl-Space", b"\0"),
    ("Linux console", "End", b"\x1b[4~"),
    ("rxvt", "Shift-Up", b"\x1b[a"),
    ("rxvt", "Ctrl-Up", b"\x1bOa"),
    ("rxvt", "F1", b"\x1b[11~"),
    ("kitty", "Ctrl-Space", b"\x1b[32;5u"),
];

fn read(bytes: &[u8]) -> Vec<Input> {
    let mut parser = Parser::default();
    let mut out = Vec::new();
    let now = Duration::from_secs(1);
    parser.feed(bytes, now, &mut out);
    while let Some(due) = parser.deadline() {
        parser.tick(due, &mut out);
    }
    out
}

#[test]
fn the_keys_that_matter_are_read_from_every_terminal() {
    for (terminal, name, bytes) in SENT {
        let key = Key::parse(name).unwrap();
        assert_eq!(read(bytes), [Input::Key(key)], "{name} in {terminal}");
    }
}

#[test]
fn what_a_terminal_keeps_is_bound_and_has_a_second_way() {
    for kept in KEPT {
        let lost: Vec<Key> = kept.keys.iter().map(|k| Key::parse(k).unwrap()).collect();
        for key in &lost {
            let specs: Vec<&Spec> = commands_of(*key).collect();
            assert!(!specs.is_empty(), "{} does nothing anywhere", key.long());
            for spec in specs {
                let way = instead(spec, &lost);
                for key in &lost {
                    assert!(!way.contains(&format!("`{}`", key.long())), "{way}");
                }
                assert!(way.contains('`'), "{}: {way}", spec.name);
                if way.contains('\u{201C}') {
                    let found = search(spec.brief);
                    assert!(found.iter().take(9).any(|s| s.name == spec.name), "{way}");
                }
            }
        }
    }
}

/// The commands that no key of every terminal gives: for these there is the palette.
#[test]
fn every_command_is_reached_with_keys_that_every_terminal_sends() {
    let colon = Key::char(':');
    assert!(is_sure(colon) && !is_sure(Key::CTRL_SPACE) && !is_sure(Key::plain(Code::F(2))));
    let mut by_palette = 0;
    for spec in COMMANDS {
        if spec.keys().any(is_sure) {
            continue;
        }
        let mut bench = Bench::running((120, 30));
        if !spec.has_place(&bench.model.ui) {
            // What belongs to a body's journal is in that palette.
            continue;
        }
        by_palette += 1;
        // Ctrl-G and a colon, the words, and the arrows down to the line.
        let mut keys = script("<C-g>:").unwrap();
        keys.extend(spec.help.chars().map(Key::char));
        assert!(keys.iter().all(|key| is_sure(*key)), "{}", spec.help);
        bench.take(Msg::Inputs(keys.into_iter().map(Input::Key).collect()));
        let marked = |bench: &Bench| {
            let pointed = bench.screen();
            let begins: String = spec.help.chars().take(14).collect();
            let row = pointed.lines().skip(5).find(|l| l.contains('\u{203A}'));
            row.is_some_and(|row| row.contains(&begins))
        };
        for _ in 0..10 {
            if marked(&bench) {
                break;
            }
            bench.press("<Down>");
        }
        assert!(marked(&bench), "{}:\n{}", spec.name, bench.screen());
        bench.press("<Enter>");
        assert!(
            !matches!(bench.model.overlay, Overlay::Palette(_)),
            "{}",
            spec.name
        );
    }
    assert!(by_palette > 30, "{by_palette}");
}

#[test]
fn the_page_tells_the_second_way_of_every_key_that_a_terminal_keeps() {
    let page = include_str!("../../docs/terminals.md");
    let table = as_markdown();
    assert!(
        page.contains(&table),
        "docs/terminals.md lacks this table:\n{table}"
    );
    for kept in KEPT {
        assert!(page.contains(kept.why), "{}: {}", kept.terminal, kept.why);
    }
    assert!(COMMANDS.iter().any(|s| s.context == Context::Writing));
}
