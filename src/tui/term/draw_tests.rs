//! What is drawn is what a terminal then shows, at any size, with any characters, in few bytes.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::{Canvas, Capabilities, Colors};

/// A terminal and the canvas that draws on it.
struct Shown {
    terminal: vt100::Parser,
    canvas: Canvas,
}

impl Shown {
    fn new(width: u16, height: u16) -> Self {
        Self {
            terminal: vt100::Parser::new(height, width, 0),
            canvas: Canvas::new((width, height), Capabilities::default()),
        }
    }

    /// Draws; gives back what was written.
    fn flush(&mut self, cursor: Option<(u16, u16)>) -> String {
        let mut out = Vec::new();
        let count = self.canvas.flush(&mut out, cursor).unwrap();
        assert_eq!(count, out.len());
        self.terminal.process(&out);
        String::from_utf8(out).unwrap()
    }

    fn write(&mut self, x: u16, y: u16, words: &str, style: Style) {
        self.canvas.buffer().set_string(x, y, words, style);
        self.canvas.touch(y);
    }

    /// Says where the terminal shows something else than the buffer holds.
    fn differences(&mut self) -> Vec<String> {
        let buffer = self.canvas.buffer().clone();
        let screen = self.terminal.screen();
        let mut out = Vec::new();
        for y in 0..buffer.area.height {
            let mut x = 0;
            while x < buffer.area.width {
                let cell = &buffer[(x, y)];
                let seen = screen.cell(y, x).unwrap();
                let symbol = match cell.symbol() {
                    "" | " " => "",
                    symbol => symbol,
                };
                let contents = match seen.contents() {
                    " " => "",
                    contents => contents,
                };
                let visible = !symbol.is_empty() || cell.modifier.contains(Modifier::REVERSED);
                let style = !visible
                    || (seen.bold() == cell.modifier.contains(Modifier::BOLD)
                        && seen.inverse() == cell.modifier.contains(Modifier::REVERSED)
                        && seen.fgcolor() == color(cell.fg));
                let mut width = 1;
                if symbol != contents || !style || seen.bgcolor() != color(cell.bg) {
                    out.push(format!("{x},{y}: {cell:?} is shown as {seen:?}"));
                } else if seen.is_wide() {
                    width = 2;
                }
                x += width;
            }
        }
        out
    }
}

fn color(color: Color) -> vt100::Color {
    match color {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(n) => vt100::Color::Idx(n),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        _ => vt100::Color::Default,
    }
}

#[test]
fn the_first_frame_draws_all_and_the_next_draws_nothing() {
    let mut shown = Shown::new(80, 24);
    shown.write(3, 2, "RESOLVED: That the report be noted.", Style::new());
    let first = shown.flush(Some((5, 2)));
    assert!(first.contains("\x1b[2J") && first.contains("RESOLVED: That"));
    assert_eq!(shown.differences(), [""; 0]);
    assert_eq!(shown.terminal.screen().cursor_position(), (2, 5));
    assert!(!shown.terminal.screen().hide_cursor());
    assert_eq!(shown.flush(Some((5, 2))), "");
    shown.canvas.touch_all();
    assert_eq!(shown.flush(Some((5, 2))), "");
    assert_eq!(shown.flush(None), "\x1b[?25l");
}

#[test]
fn a_typed_letter_costs_a_few_bytes() {
    let mut shown = Shown::new(200, 60);
    shown.write(0, 10, "The Board note", Style::new());
    shown.flush(Some((14, 10)));
    shown.write(0, 10, "The Board noted", Style::new());
    assert_eq!(shown.flush(Some((15, 10))), "d");
    // A space that is there already moves the cursor alone.
    shown.write(0, 10, "The Board noted ", Style::new());
    assert_eq!(shown.flush(Some((16, 10))).len(), 3);
    // A letter taken away.
    shown.write(0, 10, "The Board note  ", Style::new());
    assert_eq!(shown.flush(Some((14, 10))), "\x08\x08 \x08");
}

#[test]
fn the_end_of_a_row_is_erased_in_one() {
    let mut shown = Shown::new(80, 5);
    shown.write(0, 1, &"words ".repeat(13), Style::new().fg(Color::Red));
    shown.flush(None);
    shown.canvas.clear(Rect::new(5, 1, 75, 1));
    let bytes = shown.flush(None);
    assert!(bytes.len() < 20 && bytes.ends_with("\x1b[K"), "{bytes:?}");
    assert_eq!(shown.differences(), [""; 0]);
}

#[test]
fn rows_that_were_not_touched_are_not_looked_at_and_are_found_by_tests() {
    let mut shown = Shown::new(20, 5);
    shown.flush(None);
    shown
        .canvas
        .buffer()
        .set_string(0, 3, "forgotten", Style::new());
    assert_eq!(shown.flush(None), "");
    assert_eq!(shown.canvas.forgotten(), [3]);
    shown.canvas.touch(3);
    assert!(shown.flush(None).contains("forgotten"));
    assert_eq!(shown.canvas.forgotten(), [0; 0]);
}

#[test]
fn nothing_reaches_the_terminal_that_is_not_text() {
    let mut shown = Shown::new(20, 3);
    for (x, bad) in [
        "\x1b]52;c;aGk=\x07",
        "\u{202E}",
        "\x07",
        "\u{9B}31m",
        "\u{301}",
    ]
    .into_iter()
    .enumerate()
    {
        shown.canvas.buffer()[(x as u16, 0)].set_symbol(bad);
    }
    let bytes = shown.flush(None);
    assert!(
        bytes.contains("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        "{bytes:?}"
    );
    let mut rest = bytes.clone();
    for ours in ["\x1b[?25l", "\x1b[m", "\x1b[2J", "\x1b[H"] {
        rest = rest.replace(ours, "");
    }
    assert!(!rest.contains(char::is_control), "{rest:?}");
}

#[test]
fn no_colour_and_no_unicode_are_obeyed() {
    let mut canvas = Canvas::new(
        (20, 1),
        Capabilities {
            color: Colors::None,
            unicode: false,
            ..Capabilities::default()
        },
    );
    let style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
    canvas
        .buffer()
        .set_string(0, 0, "\u{2500} caf\u{e9} \u{4e2d}.", style);
    let mut out = Vec::new();
    canvas.flush(&mut out, None).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(
        text.contains("\x1b[1m-") && text.contains("cafe"),
        "{text:?}"
    );
    assert!(text.is_ascii() && !text.contains("31"), "{text:?}");
}

#[test]
fn any_size_is_drawn() {
    for (width, height) in [
        (0, 0),
        (1, 1),
        (0, 9),
        (9, 0),
        (65535, 1),
        (1, 65535),
        (65535, 65535),
    ] {
        let mut canvas = Canvas::new((80, 24), Capabilities::default());
        canvas.resize(width, height);
        let area = canvas.area();
        for y in 0..area.height {
            canvas
                .buffer()
                .set_string(0, y, "wide \u{4e2d}\u{4e2d} and more", Style::new());
        }
        canvas.touch(u16::MAX);
        canvas.touch_area(Rect::new(0, 0, u16::MAX, u16::MAX));
        let mut out = Vec::new();
        canvas.flush(&mut out, Some((u16::MAX, u16::MAX))).unwrap();
        canvas.clear(Rect::new(0, 0, u16::MAX, u16::MAX));
        canvas.flush(&mut out, Some((0, 0))).unwrap();
    }
}

#[test]
fn a_window_of_another_size_is_drawn_anew() {
    let mut shown = Shown::new(20, 4);
    shown.write(0, 0, "words of the old size", Style::new());
    shown.flush(Some((1, 1)));
    for (width, height) in [(5, 2), (1, 1), (30, 8)] {
        shown.terminal.screen_mut().set_size(height, width);
        shown.canvas.resize(width, height);
        shown.write(0, height - 1, "\u{4e2d} new size", Style::new());
        whole(shown.canvas.buffer());
        shown.flush(Some((0, 0)));
        assert_eq!(shown.differences(), [""; 0]);
    }
}

#[test]
fn after_a_failed_write_everything_is_drawn_again() {
    struct Gone;
    impl std::io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::from_raw_os_error(5))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut shown = Shown::new(20, 2);
    shown.write(0, 0, "words", Style::new());
    let error = shown.canvas.flush(&mut Gone, None).unwrap_err();
    assert!(super::is_hang_up(&error));
    assert!(shown.flush(None).contains("words"));
    assert_eq!(shown.differences(), [""; 0]);
}

#[test]
fn an_emoji_of_doubtful_width_does_not_spoil_its_row() {
    let mut shown = Shown::new(20, 1);
    shown.write(
        0,
        0,
        "a\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}bcdef",
        Style::new(),
    );
    let bytes = shown.flush(None);
    // Whatever the terminal makes of it, the next letter is put at its own column.
    assert!(bytes.contains("\x1b[1;4Hb"), "{bytes:?}");
}

/// Something to draw, anywhere, of any kind that the test's terminal knows as well.
fn words() -> impl Strategy<Value = (u16, u16, String, Style)> {
    let text = prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "b",
            " ",
            "  ",
            "            ",
            "Resolved",
            "\u{4e2d}",
            "\u{6587}\u{5b57}",
            "e\u{301}",
            "\u{e9}",
            "\u{2500}",
            "x\u{4e2d}y",
        ]),
        0..8,
    );
    let style =
        (0_u8..5, 0_u8..4, any::<bool>(), any::<bool>()).prop_map(|(fg, bg, bold, reversed)| {
            let mut style = Style::new()
                .fg([
                    Color::Reset,
                    Color::Red,
                    Color::LightBlue,
                    Color::Indexed(200),
                    Color::Rgb(1, 2, 3),
                ][usize::from(fg)])
                .bg([Color::Reset, Color::Reset, Color::Reset, Color::Red][usize::from(bg)]);
            style = if bold {
                style.add_modifier(Modifier::BOLD)
            } else {
                style.remove_modifier(Modifier::BOLD)
            };
            if reversed {
                style.add_modifier(Modifier::REVERSED)
            } else {
                style.remove_modifier(Modifier::REVERSED)
            }
        });
    (
        0_u16..24,
        0_u16..6,
        text.prop_map(|parts| parts.concat()),
        style,
    )
}

/// Halves of wide characters cannot be shown: what stands there is a blank, as in a terminal.
fn whole(buffer: &mut Buffer) {
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let wide = buffer[(x, y)]
                .symbol()
                .chars()
                .next()
                .is_some_and(|c| c >= '\u{4e00}');
            if wide && x + 1 == area.width {
                buffer[(x, y)].set_symbol(" ");
            } else if wide {
                x += 1;
            }
            x += 1;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_terminal_shows_what_the_buffer_holds(
        frames in prop::collection::vec(
            (prop::collection::vec(words(), 0..6), prop::option::of((0_u16..24, 0_u16..6)), 0_u8..8),
            1..8,
        ),
    ) {
        let mut shown = Shown::new(24, 6);
        for (pieces, cursor, what) in frames {
            match what {
                0 => shown.canvas.invalidate(),
                1 => shown.canvas.clear(Rect::new(3, 1, 18, 3)),
                _ => {}
            }
            for (x, y, text, style) in pieces {
                shown.write(x, y, &text, style);
            }
            whole(shown.canvas.buffer());
            let bytes = shown.flush(cursor);
            prop_assert_eq!(shown.differences(), Vec::<String>::new(), "{:?}", bytes);
            prop_assert_eq!(shown.canvas.forgotten(), Vec::<u16>::new());
            let screen = shown.terminal.screen();
            prop_assert_eq!(screen.hide_cursor(), cursor.is_none());
            if let Some((x, y)) = cursor {
                prop_assert_eq!(screen.cursor_position(), (y, x));
            }
        }
    }
}
