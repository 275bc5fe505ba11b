//! Graphemes: what a reader takes for one character, where it ends and how wide it is.
//!
//! Nearly all of what is typed is ASCII, where a byte between two others of its kind is a grapheme
//! of one column; every function here looks for that first.

use ratatui::buffer::CellWidth;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Columns a tab takes, wherever it stands, so that a width never depends on what is before it.
pub const TAB_WIDTH: u16 = 4;

/// Joiners, which mean nothing without a character on either side.
pub(super) const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// Whether a character only joins what stands on its two sides.
pub fn is_joiner(c: char) -> bool {
    JOINERS.contains(&c)
}

fn plain(byte: Option<&u8>) -> bool {
    byte.is_none_or(u8::is_ascii)
}

/// The end of the grapheme that begins at `at`, itself a boundary; the end of the text at the end.
pub fn next(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    if at >= bytes.len() {
        return bytes.len();
    }
    if bytes[at].is_ascii() && plain(bytes.get(at + 1)) {
        return at + 1;
    }
    // From a boundary on, what stands before no longer matters.
    let rest = text.get(at..).unwrap_or_default();
    at + rest.graphemes(true).next().map_or(1, str::len)
}

/// The start of the grapheme that ends at `at`, itself a boundary; 0 at the start.
pub fn prev(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    if at == 0 {
        return 0;
    }
    if bytes[at - 1].is_ascii() && (at == 1 || bytes[at - 2].is_ascii()) {
        return at - 1;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// Whether a grapheme begins or ends at `at`.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at == 0 || at >= bytes.len() {
        return at == 0 || at == bytes.len();
    }
    if bytes[at - 1].is_ascii() && bytes[at].is_ascii() {
        return true;
    }
    if !text.is_char_boundary(at) {
        return false;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.is_boundary(text, 0).unwrap_or(true)
}

/// `at`, or the next boundary after it.
pub fn snap(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !is_boundary(text, at) {
        at += 1;
    }
    at
}

/// Columns a grapheme takes on the screen. A control character, which cleaned text has none of,
/// takes one: it is shown as a mark.
pub fn width(grapheme: &str) -> u16 {
    match grapheme.as_bytes() {
        [b'\t'] => TAB_WIDTH,
        [_] => 1,
        // The buffer's own measure, so that what is laid out and what is painted agree.
        _ => grapheme.cell_width(),
    }
}

/// Columns that `text`, which begins on a boundary and holds no newline, takes on one row.
pub fn measure(text: &str) -> usize {
    if text.is_ascii() {
        let tabs = text.bytes().filter(|&b| b == b'\t').count();
        return text.len() + tabs * usize::from(TAB_WIDTH - 1);
    }
    let (mut at, mut columns) = (0, 0);
    while at < text.len() {
        let end = next(text, at);
        columns += usize::from(width(&text[at..end]));
        at = end;
    }
    columns
}

/// Whether a row may end after this grapheme because it is a blank (no-break spaces are not).
pub fn is_space(grapheme: &str) -> bool {
    let mut chars = grapheme.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return false;
    };
    matches!(c, ' ' | '\t')
        || (c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: &str = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    const ENGLAND: &str = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";

    #[test]
    fn joined_characters_are_one() {
        for one in [
            "a",
            "e\u{301}",
            FAMILY,
            ENGLAND,
            "\u{1F1EC}\u{1F1E7}",
            "\u{1F44D}\u{1F3FD}",
        ] {
            let text = format!("x{one}y");
            assert_eq!(next(&text, 1), 1 + one.len(), "{one}");
            assert_eq!(prev(&text, 1 + one.len()), 1, "{one}");
        }
        assert_eq!(
            [FAMILY, ENGLAND, "\u{1F1EC}\u{1F1E7}", "e\u{301}", "会"].map(width),
            [2, 2, 2, 1, 2]
        );
    }

    #[test]
    fn boundaries_are_those_of_the_standard() {
        let text = format!("a e\u{301}{FAMILY}\u{1F1EC}\u{1F1E7}\u{1F1EB}\u{1F1F7} 会議\n\u{301}x");
        let mut bounds: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        bounds.push(text.len());
        let found: Vec<usize> = (0..=text.len())
            .filter(|&at| is_boundary(&text, at))
            .collect();
        assert_eq!(found, bounds);
        for pair in bounds.windows(2) {
            assert_eq!(
                (next(&text, pair[0]), prev(&text, pair[1])),
                (pair[1], pair[0])
            );
            assert_eq!(snap(&text, pair[0] + 1), pair[1]);
        }
        assert_eq!((next(&text, text.len()), prev(&text, 0)), (text.len(), 0));
    }

    #[test]
    fn blanks_break_and_no_break_spaces_do_not() {
        assert!(
            [" ", "\t", "\u{2003}", "\u{3000}"]
                .iter()
                .all(|s| is_space(s))
        );
        assert!(
            !["a", "\u{A0}", "\u{202F}", " \u{301}"]
                .iter()
                .any(|s| is_space(s))
        );
    }
}
