//! What may stand in a cell: clean, of a known width, and in ASCII where there is nothing else.
//!
//! This is the last gate before the terminal. Text was cleaned as it entered; a cell that holds a
//! control or a direction override all the same is shown as a mark.

use unicode_width::UnicodeWidthStr;

use crate::meeting::text::is_clean;

/// What a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    pub(super) symbol: &'a str,
    /// Columns, at least 1.
    pub(super) width: usize,
    /// Whether every terminal agrees on the width.
    pub(super) sure: bool,
}

const MARK_STR: &str = "\u{FFFD}";

impl<'a> Glyph<'a> {
    const fn sure(symbol: &'a str) -> Self {
        Self {
            symbol,
            width: 1,
            sure: true,
        }
    }

    /// What is shown for `symbol` where `room` columns are left in the row (at least 1).
    pub(super) fn of(symbol: &'a str, room: usize, unicode: bool) -> Self {
        if let [byte] = symbol.as_bytes()
            && (0x20..0x7F).contains(byte)
        {
            return Self::sure(symbol);
        }
        if symbol.is_empty() {
            return Self::sure(" ");
        }
        if symbol.chars().any(char::is_control) || !is_clean(symbol) {
            return Self::sure(if unicode { MARK_STR } else { "?" });
        }
        if !unicode && !symbol.is_ascii() {
            return Self::sure(ascii(symbol));
        }
        let width = symbol.width();
        if width == 0 || width > room {
            return Self::sure(if unicode { MARK_STR } else { "?" });
        }
        let mut chars = symbol.chars();
        let sure = match (chars.next(), chars.next()) {
            (Some(only), None) => width == 1 || ideograph(only),
            _ => symbol.is_ascii(),
        };
        Self {
            symbol,
            width,
            sure,
        }
    }
}

/// Text in ASCII, for a terminal that has nothing else; lines stay lines.
pub fn plain_ascii(text: &str) -> String {
    let each = text.chars().map(|c| match c {
        '\n' => "\n".to_owned(),
        c if c.is_control() => " ".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => ascii(&c.to_string()).to_owned(),
    });
    each.collect()
}

/// East Asian letters, which are two columns wide everywhere (emoji are not).
fn ideograph(c: char) -> bool {
    matches!(
        c,
        '\u{3041}'..='\u{30FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF01}'..='\u{FF60}'
            | '\u{20000}'..='\u{3FFFD}'
    )
}

/// Letters without their accents, U+00C0 to U+00FF.
const LATIN: &[u8; 64] = b"AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

/// The nearest ASCII character.
fn ascii(symbol: &str) -> &'static str {
    let Some(c) = symbol.chars().next() else {
        return " ";
    };
    match c {
        ' '..='~' => letter(c as u8),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        '\u{C0}'..='\u{FF}' => letter(LATIN[c as usize - 0xC0]),
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{AD}'
        | '\u{2500}'
        | '\u{2501}'
        | '\u{2504}'
        | '\u{2505}'
        | '\u{2508}'
        | '\u{2509}'
        | '\u{254C}'
        | '\u{254D}'
        | '\u{2574}'
        | '\u{2576}'
        | '\u{2578}'
        | '\u{257A}' => "-",
        '\u{2018}'..='\u{201B}' | '\u{2032}' => "'",
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{AB}' | '\u{BB}' => "\"",
        '\u{2022}' | '\u{B7}' | '\u{25CF}' | '\u{25CB}' | '\u{2219}' | '\u{25E6}' => "*",
        '\u{2026}' => ".",
        '\u{2190}' | '\u{2039}' | '\u{25C0}' | '\u{25C2}' => "<",
        '\u{2192}' | '\u{203A}' | '\u{25B6}' | '\u{25B8}' => ">",
        '\u{2191}' | '\u{25B2}' | '\u{25B4}' => "^",
        '\u{2193}' | '\u{25BC}' | '\u{25BE}' => "v",
        '\u{2717}' | '\u{2718}' => "x",
        '\u{A3}' => "L",
        '\u{2550}' => "=",
        '\u{2502}'
        | '\u{2503}'
        | '\u{2506}'
        | '\u{2507}'
        | '\u{250A}'
        | '\u{250B}'
        | '\u{2551}'
        | '\u{254E}'
        | '\u{254F}'
        | '\u{2575}'
        | '\u{2577}'
        | '\u{2579}'
        | '\u{257B}'
        | '\u{258C}'..='\u{258F}'
        | '\u{2590}'
        | '\u{2595}' => "|",
        '\u{250C}'..='\u{257F}' | '\u{2713}' | '\u{2714}' => "+",
        '\u{2580}'..='\u{259F}' => "#",
        _ => "?",
    }
}

/// An ASCII character as a string.
fn letter(byte: u8) -> &'static str {
    const ALL: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`\
                       abcdefghijklmnopqrstuvwxyz{|}~";
    let at = usize::from(byte.saturating_sub(b' '));
    ALL.get(at..=at).unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_not_reach_the_terminal_is_a_mark() {
        for bad in [
            "\x1b]52;c;aGk=\x07",
            "\u{202E}",
            "\x07",
            "\u{9B}",
            "\n",
            "a\tb",
            "\u{200B}",
        ] {
            let glyph = Glyph::of(bad, 80, true);
            assert_eq!((glyph.symbol, glyph.width), (MARK_STR, 1), "{bad:?}");
            assert_eq!(Glyph::of(bad, 80, false).symbol, "?");
        }
        assert_eq!(MARK_STR.chars().next(), Some(crate::meeting::text::MARK));
    }

    #[test]
    fn widths_are_told_and_fit() {
        assert_eq!(Glyph::of("\u{4E2D}", 2, true).width, 2);
        assert_eq!(Glyph::of("\u{4E2D}", 1, true).symbol, MARK_STR);
        assert_eq!(Glyph::of("\u{301}", 2, true).symbol, MARK_STR);
        assert!(!Glyph::of("e\u{301}", 2, true).sure);
        assert_eq!(Glyph::of("", 2, true).symbol, " ");
    }

    #[test]
    fn ascii_stands_in_where_there_is_nothing_else() {
        for (symbol, shown) in [
            ("\u{E9}", "e"),
            ("e\u{301}", "e"),
            ("\u{2500}", "-"),
            ("\u{250C}", "+"),
            ("\u{2019}", "'"),
            ("\u{4E2D}", "?"),
            ("x", "x"),
        ] {
            assert_eq!(Glyph::of(symbol, 80, false), Glyph::sure(shown));
        }
    }
}
