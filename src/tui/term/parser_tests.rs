//! What comes of the bytes of terminals, whole, cut, late, hostile and at random.

use std::time::Duration;

use proptest::prelude::*;

use super::Parser;
use super::paste::PASTE_LIMIT;
use crate::meeting::text::{Text, is_clean};
use crate::tui::input::{Button, Input, Mouse, MouseKind, typed};
use crate::tui::key::{Code, Key, script};

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

/// Reads at their times, then silence.
fn play(reads: &[(u64, &[u8])]) -> Vec<Input> {
    let mut parser = Parser::default();
    let mut out = Vec::new();
    for (at, bytes) in reads {
        wait_until(&mut parser, ms(*at), &mut out);
        parser.feed(bytes, ms(*at), &mut out);
    }
    wait_until(&mut parser, ms(1_000_000), &mut out);
    assert_eq!(parser.deadline(), None, "something is held for ever");
    out
}

/// Lets time pass as the reading thread does.
fn wait_until(parser: &mut Parser, end: Duration, out: &mut Vec<Input>) {
    while let Some(due) = parser.deadline().filter(|due| *due < end) {
        parser.tick(due, out);
    }
}

fn one(bytes: &[u8]) -> Vec<Input> {
    play(&[(1000, bytes)])
}

fn keys(names: &str) -> Vec<Input> {
    script(names).unwrap().into_iter().map(Input::Key).collect()
}

fn paste(words: &str) -> Input {
    Input::Paste(crate::tui::input::Paste {
        text: Text::new(words),
        cut: false,
    })
}

#[test]
fn keys_of_many_terminals_are_told() {
    for (bytes, names) in [
        ("a", "a"),
        ("\u{e9}", "\u{e9}"),
        ("\r", "<Enter>"),
        ("\n", "<Enter>"),
        ("\t", "<Tab>"),
        ("\0", "<C-Space>"),
        ("\x7f", "<BS>"),
        ("\x08", "<C-BS>"),
        ("\x1a", "<C-z>"),
        ("\x1f", "<C-/>"),
        ("\x1d", "<C-]>"),
        ("\x1b", "<Esc>"),
        ("\x1b\x1b", "<Esc><Esc>"),
        ("\x1bx", "<A-x>"),
        ("\x1b\u{e9}", "<A-\u{e9}>"),
        ("\x1b\r", "<A-Enter>"),
        ("\x1b\0", "<Esc><C-Space>"),
        ("\x1b\x1a", "<Esc><C-z>"),
        ("\x1b\x07O", "<Esc><C-g>O"),
        ("\x1b\x7f", "<A-BS>"),
        ("\x1b[", "<A-[>"),
        ("\x1bO", "<A-O>"),
        ("\x1b]", "<A-]>"),
        ("\x1bP", "<A-P>"),
        ("\x1b[A", "<Up>"),
        ("\x1bOA", "<Up>"),
        ("\x1b\x1b[A", "<A-Up>"),
        ("\x1b[1;5C", "<C-Right>"),
        ("\x1b[1;2D", "<S-Left>"),
        ("\x1b[1;3H", "<A-Home>"),
        ("\x1b[1;6F", "<C-S-End>"),
        ("\x1b[H", "<Home>"),
        ("\x1b[4~", "<End>"),
        ("\x1b[3~", "<Del>"),
        ("\x1b[3;5~", "<C-Del>"),
        ("\x1b[5~", "<PageUp>"),
        ("\x1b[6;2~", "<S-PageDown>"),
        ("\x1b[Z", "<S-Tab>"),
        ("\x1bOP", "<F1>"),
        ("\x1b[[A", "<F1>"),
        ("\x1b[15~", "<F5>"),
        ("\x1b[24;5~", "<C-F12>"),
        ("\x1b[1;2R", "<S-F3>"),
        ("\x1bOM", "<Enter>"),
        ("\x1bOp", "0"),
        ("\x1b[27u", "<Esc>"),
        ("\x1b[32;5u", "<C-Space>"),
        ("\x1b[97;3u", "<A-a>"),
        ("\x1b[97;2u", "A"),
        ("\x1b[27;5;13~", "<C-Enter>"),
        ("\x1b[3$", "<S-Del>"),
        ("\x1b[a", "<S-Up>"),
        ("\x1bOd", "<C-Left>"),
        ("\x1b[97;1:3u", ""),
        ("\x1b[97;1:2u", "a"),
        ("\x1b[57414u", "<Enter>"),
    ] {
        assert_eq!(one(bytes.as_bytes()), keys(names), "{bytes:?}");
    }
}

#[test]
fn a_terminal_whose_backspace_is_ctrl_h_has_a_backspace() {
    let mut parser = Parser::new(8);
    let mut out = Vec::new();
    parser.feed(b"\x08", ms(1), &mut out);
    assert_eq!(out, keys("<BS>"));
}

#[test]
fn what_nobody_asked_for_is_swallowed_whole() {
    for noise in [
        "\x1b[?1;2c",
        "\x1b[12;40R",
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1b[?2026;2$y",
        "\x1b[99~",
        "\x1b[201~",
        "\x1b[1;2;3;4 q",
        "\x1b[=5u",
        "\u{85}",
        "\u{202E}",
    ] {
        let bytes = format!("{noise}k");
        assert_eq!(one(bytes.as_bytes()), keys("k"), "{noise:?}");
    }
    assert_eq!(one(b"\xff\xfe\x80k"), keys("k"));
    assert_eq!(one(b"\x1b[12\x01k"), keys("<C-a>k"));
}

#[test]
fn the_mouse_and_the_focus_are_told() {
    let mouse = |kind, column, row| {
        Input::Mouse(Mouse {
            kind,
            column,
            row,
            ctrl: false,
            alt: false,
            shift: false,
        })
    };
    assert_eq!(
        one(b"\x1b[<0;11;6M\x1b[<32;12;6M\x1b[<0;12;6m\x1b[<65;1;1M\x1b[<35;300;200M"),
        [
            mouse(MouseKind::Down(Button::Left), 10, 5),
            mouse(MouseKind::Drag(Button::Left), 11, 5),
            mouse(MouseKind::Up(Button::Left), 11, 5),
            mouse(MouseKind::ScrollDown, 0, 0),
            mouse(MouseKind::Moved, 299, 199),
        ]
    );
    assert_eq!(
        one(b"\x1b[M !!k"),
        [vec![mouse(MouseKind::Down(Button::Left), 0, 0)], keys("k")].concat()
    );
    assert_eq!(one(b"\x1b[O\x1b[I"), [Input::FocusLost, Input::FocusGained]);
    assert_eq!(one(b"\x1b[<0;1M\x1b[<999999999999;1;1M"), []);
}

#[test]
fn escape_is_a_key_after_a_moment_and_a_half_sequence_is_nothing() {
    assert_eq!(play(&[(0, b"\x1b"), (24, b"x")]), keys("<A-x>"));
    assert_eq!(play(&[(0, b"\x1b"), (30, b"x")]), keys("<Esc>x"));
    assert_eq!(play(&[(0, b"\x1b[1;"), (90, b"5C")]), keys("<C-Right>"));
    assert_eq!(play(&[(0, b"\x1b[1;"), (200, b"x")]), keys("x"));
    assert_eq!(play(&[(0, b"\xc3"), (50, b"\xa9")]), keys("\u{e9}"));
    assert_eq!(play(&[(0, b"\xe2\x80"), (500, b"x")]), keys("x"));
}

#[test]
fn a_paste_is_one_text_and_clean() {
    assert_eq!(
        one(b"\x1b[200~one\r\ntwo\x1b[31m\x07\x1b[201~"),
        [paste("one\ntwo[31m")]
    );
    let split: Vec<(u64, &[u8])> = vec![
        (0, b"\x1b[20"),
        (1, b"0~a\xc3"),
        (2, b"\xa9\x1b[20"),
        (3, b"1~"),
    ];
    assert_eq!(play(&split), [paste("a\u{e9}")]);
    assert_eq!(one(b"\x1b[200~\x1b[201~"), []);
}

#[test]
fn a_paste_without_an_end_holds_the_keys_back_for_a_second_and_is_text() {
    let mut parser = Parser::default();
    let mut out = Vec::new();
    parser.feed(b"\x1b[200~never ends", ms(0), &mut out);
    assert_eq!((out.len(), parser.deadline()), (0, Some(ms(1000))));
    // Somebody types into it: that does not put its end off.
    parser.feed(b"x", ms(700), &mut out);
    parser.feed(b"\x03", ms(900), &mut out);
    assert_eq!((out.len(), parser.deadline()), (0, Some(ms(1000))));
    parser.tick(ms(1000), &mut out);
    assert_eq!(out, [paste("never endsx")]);
    parser.feed(b"k", ms(1100), &mut out);
    assert_eq!(out[1..], keys("k"));
    // But a paste that goes on arriving slowly does.
    let read: &[u8] = b"twelve bytes";
    let slow = [
        (0, b"\x1b[200~".as_slice()),
        (900, read),
        (1800, read),
        (2700, b"\x1b[201~"),
    ];
    assert_eq!(play(&slow), [paste("twelve bytestwelve bytes")]);
}

#[test]
fn a_paste_over_the_limit_is_cut_and_says_so() {
    let mut bytes = b"\x1b[200~x".to_vec();
    bytes.extend("\u{e9}".repeat(PASTE_LIMIT).bytes());
    bytes.extend(b"\x1b[201~");
    let out = one(&bytes);
    let [Input::Paste(paste)] = out.as_slice() else {
        panic!("not one paste");
    };
    assert!(paste.cut);
    assert_eq!(paste.text.len(), PASTE_LIMIT - 1);
    assert!(paste.text.ends_with('\u{e9}'));
}

#[test]
fn a_paste_that_ends_itself_presses_no_keys() {
    // In the same read what follows is joined to it; soon after it is text of its own.
    assert_eq!(
        one(b"\x1b[200~safe\x1b[201~\rquit\x1b[A\x03\x1b[<0;1;1M"),
        [paste("safe\nquit")]
    );
    assert_eq!(
        play(&[(0, b"\x1b[200~safe\x1b[201~"), (40, b"\rquit"), (55, b"!")]),
        [paste("safe"), paste("\nquit"), paste("!")]
    );
    assert_eq!(
        one(b"\x1b[200~a\x1b[201~b\x1b[200~c\x1b[201~d"),
        [paste("abcd")]
    );
    // News of the window is news all the same, and after the time keys are keys.
    assert_eq!(
        play(&[(0, b"\x1b[200~safe\x1b[201~\x1b[O"), (60, b"q")]),
        [vec![Input::FocusLost, paste("safe")], keys("q")].concat()
    );
}

#[test]
fn a_flood_of_keys_is_one_burst_and_hands_are_never_one() {
    let flood = "q".repeat(200);
    let out = one(flood.as_bytes());
    assert_eq!(out, [Input::Burst(script(&flood).unwrap())]);
    // Byte by byte, but faster than hands: all but the first key.
    let mut parser = Parser::default();
    let mut out = Vec::new();
    for at in 0..100 {
        parser.feed(b"q", Duration::from_micros(500 * at), &mut out);
    }
    wait_until(&mut parser, ms(100), &mut out);
    let bursts: usize = out[1..]
        .iter()
        .map(|input| match input {
            Input::Burst(keys) => keys.len(),
            _ => 0,
        })
        .sum();
    assert_eq!((&out[..1], bursts), (keys("q").as_slice(), 99));
    // Fast hands, and held arrows over a slow line.
    let hands: Vec<(u64, &[u8])> = (0..50).map(|n| (n * 12, b"q".as_slice())).collect();
    assert_eq!(play(&hands), keys(&"q".repeat(50)));
    assert_eq!(
        one("\x1b[B".repeat(30).as_bytes()),
        keys(&"<Down>".repeat(30))
    );
    // A chord sent at once is two keys.
    assert_eq!(one(b"\0r"), keys("<C-Space>r"));
}

#[test]
fn a_key_by_itself_never_waits() {
    let mut parser = Parser::default();
    let mut out = Vec::new();
    for at in 1..20 {
        parser.feed(b"k", ms(at * 30), &mut out);
        assert_eq!((out.len() as u64, parser.deadline()), (at, None));
    }
}

/// What came, without the way it was cut: keys one by one, neighbouring texts as one.
fn levelled(inputs: &[Input]) -> Vec<Input> {
    let mut out: Vec<Input> = Vec::new();
    for input in inputs {
        match (input, out.last_mut()) {
            (Input::Burst(keys), _) => out.extend(keys.iter().copied().map(Input::Key)),
            (Input::Paste(more), Some(Input::Paste(paste))) => {
                let both = format!("{}{}", paste.text, more.text);
                paste.text = Text::new(&both);
            }
            (input, _) => out.push(input.clone()),
        }
    }
    out
}

/// Bytes as terminals and their enemies send them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        "[a-z\u{e9}\u{4e2d}\u{1F468}]{0,5}".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "\x1b",
            "\x1b[",
            "\x1b[1;5C",
            "\x1bO",
            "\x1bOP",
            "\x1b[200~",
            "\x1b[201~",
            "\x1b[20",
            "\x1b[<0;3;4M",
            "\x1b[<",
            "\x1b[M",
            "\x1b]0;x",
            "\x07",
            "\x1b\\",
            "\x1b[I",
            "\x1b[3$",
            "\x1b[[",
            "\r",
            "\x1b\x1b[A",
            "\x1bP",
            "0~",
            ";",
            "\u{301}",
            "\x1b[?1;2c",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes_are_read_alike_however_they_are_cut(
        bytes in bytes(),
        cuts in prop::collection::vec(1_usize..7, 1..40),
    ) {
        let whole = one(&bytes);
        let mut reads = Vec::new();
        let mut rest = bytes.as_slice();
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (read, tail) = rest.split_at((*cut).min(rest.len()));
            reads.push((1000, read));
            rest = tail;
        }
        let mut cut = play(&reads);
        // A click or news between a paste and what is joined to it comes before or after.
        let aside = |input: &Input| !matches!(input, Input::Key(_) | Input::Burst(_) | Input::Paste(_));
        let mut whole_aside = whole.clone();
        whole_aside.retain(|input| aside(input));
        let mut cut_aside = cut.clone();
        cut_aside.retain(|input| aside(input));
        prop_assert_eq!(whole_aside, cut_aside);
        let mut whole = whole;
        whole.retain(|input| !aside(input));
        cut.retain(|input| !aside(input));
        prop_assert_eq!(words(&levelled(&whole)), words(&levelled(&cut)));
    }

    #[test]
    fn any_bytes_at_any_times_give_clean_text_and_leave_nothing_behind(
        reads in prop::collection::vec((0_u64..400, bytes()), 0..12),
    ) {
        let mut at = 0;
        let reads: Vec<(u64, Vec<u8>)> = reads.into_iter().map(|(gap, read)| {
            at += gap;
            (at, read)
        }).collect();
        let reads: Vec<(u64, &[u8])> = reads.iter().map(|(at, read)| (*at, read.as_slice())).collect();
        for input in play(&reads) {
            match input {
                Input::Paste(paste) => prop_assert!(is_clean(&paste.text)),
                Input::Burst(keys) => prop_assert!(is_clean(&typed(&keys))),
                Input::Key(Key { code: Code::Char(c), .. }) => prop_assert!(!c.is_control()),
                _ => {}
            }
        }
    }
}

/// Inputs with their words, which `Debug` and the cleaning of parts would hide.
fn words(inputs: &[Input]) -> Vec<String> {
    inputs
        .iter()
        .map(|input| match input {
            Input::Paste(paste) => paste.text.replace(['\u{FFFD}', '\n', '\u{301}'], ""),
            other => format!("{other:?}"),
        })
        .filter(|words| !words.is_empty())
        .collect()
}
