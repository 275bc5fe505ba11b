//! Signs of picture fonts: what a letter of Wingdings looks like.
//!
//! In these fonts a letter is a picture: þ is a ticked box. Programs keep such a letter as it is,
//! or by its place among the characters for private use (U+F000 and on). Ticks and boxes must be
//! told apart, because attendance, votes and classifications hang on them.

use std::borrow::Cow;

use super::xml::Tag;

/// A tick.
const TICK: &str = "\u{2713}";
/// A box with a tick.
const TICKED: &str = "\u{2611}";
/// A cross.
const CROSS: &str = "\u{2717}";
/// A box with a cross.
const CROSSED: &str = "\u{2612}";
/// A box with nothing in it.
pub(super) const EMPTY: &str = "\u{2610}";
/// A bullet.
const BULLET: &str = "\u{2022}";
/// A sign that isn't known: told as a question that nobody can overlook.
const UNKNOWN: &str = "[symbol]";

/// The fonts whose letters are pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Pictures {
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
    /// Greek letters and signs of sums.
    Symbol,
    /// Zapf Dingbats.
    Dingbats,
}

/// What a style or an element says of the font of its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Letters,
    Pictures(Pictures),
}

impl Face {
    /// The face of a font, by its name.
    pub(super) fn of(font: &str) -> Self {
        pictures(font).map_or(Self::Letters, Self::Pictures)
    }

    /// The picture font that it is.
    pub(super) fn pictures(self) -> Option<Pictures> {
        match self {
            Self::Letters => None,
            Self::Pictures(pictures) => Some(pictures),
        }
    }
}

/// The sign of a box that is ticked or isn't.
pub(super) fn checkbox(ticked: bool) -> &'static str {
    if ticked { TICKED } else { EMPTY }
}

/// The picture font that a font is, by its name; none if its letters are letters.
pub(in crate::import) fn pictures(font: &str) -> Option<Pictures> {
    let name = font.rsplit('+').next().unwrap_or_default();
    let name = name.strip_suffix("-Identity-H").unwrap_or(name);
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let plain = plain.trim_end_matches("regular").trim_end_matches("mt");
    Some(match plain {
        "wingdings" | "opensymbolwingdings" => Pictures::Wingdings,
        "wingdings2" => Pictures::Wingdings2,
        "wingdings3" => Pictures::Wingdings3,
        "webdings" => Pictures::Webdings,
        "symbol" | "symbolps" => Pictures::Symbol,
        "zapfdingbats" | "itczapfdingbats" | "dingbats" | "monotypesorts" => Pictures::Dingbats,
        _ => return None,
    })
}

/// What an element `sym` of Word shows.
pub(in crate::import) fn symbol(tag: &Tag<'_>) -> Cow<'static, str> {
    let code = tag.attribute("char").unwrap_or_default();
    let font = tag.attribute("font").unwrap_or_default();
    let sign = u32::from_str_radix(code.trim(), 16)
        .ok()
        .and_then(char::from_u32);
    let Some(sign) = sign else {
        return Cow::Borrowed(UNKNOWN);
    };
    match (pictures(&font), code_of(sign)) {
        (Some(pictures), Some(code)) => Cow::Borrowed(pictures.sign(code)),
        // A letter of a font of letters, which is what it is.
        _ if !is_private(sign) => Cow::Owned(sign.to_string()),
        (None, Some(code)) => Cow::Borrowed(without_font(code).unwrap_or(UNKNOWN)),
        _ => Cow::Borrowed(UNKNOWN),
    }
}

/// Words as they look in a picture font; those of other fonts as they are.
pub(in crate::import) fn looked_at(words: &str, font: Option<Pictures>) -> Cow<'_, str> {
    let Some(font) = font else {
        return Cow::Borrowed(words);
    };
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match code_of(c) {
            Some(code) if code > 0x20 => out.push_str(font.sign(code)),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// What a letter of a PDF shows that a picture font drew, where the file says which letter it is; none
/// where that is the sign itself.
#[cfg(feature = "pdf-import")]
pub(in crate::import) fn drawn(letter: char, font: Pictures) -> Option<&'static str> {
    let code = code_of(letter).filter(|code| *code > 0x20)?;
    let letters = !matches!(font, Pictures::Symbol | Pictures::Dingbats);
    (letters || is_private(letter)).then(|| font.mark(code))
}

/// What a character for private use shows where its font isn't known: ticks and boxes as Wingdings
/// and Wingdings 2 have them, by far the commonest; none for another.
pub(in crate::import) fn private(c: char) -> Option<&'static str> {
    ('\u{F000}'..='\u{F0FF}')
        .contains(&c)
        .then(|| without_font((u32::from(c) & 0xFF) as u8))
        .flatten()
}

fn without_font(code: u8) -> Option<&'static str> {
    Some(match code {
        0xFC | 0x50 => TICK,
        0xFE | 0x52 => TICKED,
        0xFB | 0x4F => CROSS,
        0xFD | 0x53 => CROSSED,
        0xA8 | 0x6F | 0xA3 => EMPTY,
        0xA7 | 0xB7 | 0x6C | 0x9F => BULLET,
        _ => return None,
    })
}

/// A character for private use.
fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}

/// The place of a character in a picture font.
fn code_of(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0x20..=0xFF | 0xF020..=0xF0FF) => Some((code & 0xFF) as u8),
        // Letters that Windows has where Unicode has controls.
        0x152 => Some(0x8C),
        0x153 => Some(0x9C),
        0x160 => Some(0x8A),
        0x161 => Some(0x9A),
        0x178 => Some(0x9F),
        0x17D => Some(0x8E),
        0x17E => Some(0x9E),
        0x192 => Some(0x83),
        0x2C6 => Some(0x88),
        0x2DC => Some(0x98),
        _ => None,
    }
}

impl Pictures {
    /// The sign at a place of the font, or a bullet: a mark it is in any case.
    #[cfg(feature = "pdf-import")]
    pub(in crate::import) fn mark(self, code: u8) -> &'static str {
        match self.sign(code) {
            UNKNOWN => BULLET,
            sign => sign,
        }
    }

    /// The sign at a place of the font.
    pub(in crate::import) fn sign(self, code: u8) -> &'static str {
        match self {
            Self::Wingdings => wingdings(code),
            Self::Wingdings2 => wingdings2(code),
            Self::Wingdings3 => match code {
                0x20 => " ",
                0x7D | 0x84 | 0x8A => BULLET,
                _ => UNKNOWN,
            },
            Self::Webdings => match code {
                0x20 => " ",
                0x61 => TICK,
                0x72 => CROSS,
                0x63 => EMPTY,
                0x67 | 0x6E | 0x3D => BULLET,
                _ => UNKNOWN,
            },
            Self::Symbol => greek(code),
            Self::Dingbats => match code {
                0x20 => " ",
                0x33 | 0x34 => TICK,
                0x35..=0x38 => CROSS,
                0x6F..=0x72 => EMPTY,
                0x6C..=0x6E | 0x75 | 0x76 => BULLET,
                0xD4..=0xDF | 0xE0..=0xEF | 0xF1..=0xFE => "\u{2192}",
                _ => UNKNOWN,
            },
        }
    }
}

fn wingdings(code: u8) -> &'static str {
    const DIGITS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    let digit = |from: u8| DIGITS.get(usize::from(code - from)).copied();
    match code {
        0x20 => " ",
        0xFC => TICK,
        0xFE => TICKED,
        0xFB => CROSS,
        0x78 | 0xFD => CROSSED,
        0x6D | 0x6F..=0x72 | 0xA1..=0xA3 | 0xA8 => EMPTY,
        0x6C | 0x6E | 0x73..=0x77 | 0x9E | 0x9F | 0xA4 | 0xA7 | 0xD8 => BULLET,
        // Digits in circles, white and black.
        0x80..=0x8A => digit(0x80).unwrap_or(UNKNOWN),
        0x8B..=0x95 => digit(0x8B).unwrap_or(UNKNOWN),
        0x46 | 0xE0 | 0xE8 | 0xF0 => "\u{2192}",
        0x45 | 0xDF | 0xE7 | 0xEF => "\u{2190}",
        0xE1 | 0xE9 | 0xF1 => "\u{2191}",
        0xE2 | 0xEA | 0xF2 => "\u{2193}",
        0x28 => "\u{260E}",
        0x2A | 0x2B => "\u{2709}",
        _ => UNKNOWN,
    }
}

fn wingdings2(code: u8) -> &'static str {
    match code {
        0x20 => " ",
        0x50 => TICK,
        0x52 => TICKED,
        0x4F => CROSS,
        0x51 | 0x53 | 0x54 => CROSSED,
        0x2A | 0x30 | 0x81..=0x83 | 0x99 | 0x9A | 0xA3 => EMPTY,
        0x95..=0x98 | 0xA0..=0xA2 => BULLET,
        _ => UNKNOWN,
    }
}

/// The font Symbol: Greek letters, and signs of sums.
fn greek(code: u8) -> &'static str {
    const CAPITALS: [&str; 26] = [
        "Α", "Β", "Χ", "Δ", "Ε", "Φ", "Γ", "Η", "Ι", "ϑ", "Κ", "Λ", "Μ", "Ν", "Ο", "Π", "Θ", "Ρ",
        "Σ", "Τ", "Υ", "ς", "Ω", "Ξ", "Ψ", "Ζ",
    ];
    const SMALL: [&str; 26] = [
        "α", "β", "χ", "δ", "ε", "φ", "γ", "η", "ι", "ϕ", "κ", "λ", "μ", "ν", "ο", "π", "θ", "ρ",
        "σ", "τ", "υ", "ϖ", "ω", "ξ", "ψ", "ζ",
    ];
    const PLAIN: &str = "0123456789";
    let letter = |of: &[&'static str; 26], from: u8| of.get(usize::from(code - from)).copied();
    let digit = |at: u8| PLAIN.get(usize::from(at)..=usize::from(at));
    let found = match code {
        0x41..=0x5A => letter(&CAPITALS, 0x41),
        0x61..=0x7A => letter(&SMALL, 0x61),
        0x30..=0x39 => digit(code - 0x30),
        _ => None,
    };
    found.unwrap_or(match code {
        0x20 => " ",
        0x21 => "!",
        0x23 => "#",
        0x25 => "%",
        0x26 => "&",
        0x28 => "(",
        0x29 => ")",
        0x2A => "*",
        0x2B => "+",
        0x2C => ",",
        0x2D => "\u{2212}",
        0x2E => ".",
        0x2F => "/",
        0x3A => ":",
        0x3B => ";",
        0x3C => "<",
        0x3D => "=",
        0x3E => ">",
        0x3F => "?",
        0x5B => "[",
        0x5D => "]",
        0x5F => "_",
        0x7B => "{",
        0x7C => "|",
        0x7D => "}",
        0x7E => "~",
        0xA0 => "\u{20AC}",
        0xA3 => "\u{2264}",
        0xA5 => "\u{221E}",
        0xA8 => "\u{2666}",
        0xAB => "\u{2194}",
        0xAC => "\u{2190}",
        0xAD => "\u{2191}",
        0xAE => "\u{2192}",
        0xAF => "\u{2193}",
        0xB0 => "\u{B0}",
        0xB1 => "\u{B1}",
        0xB3 => "\u{2265}",
        0xB4 => "\u{D7}",
        0xB7 => BULLET,
        0xB8 => "\u{F7}",
        0xB9 => "\u{2260}",
        0xBB => "\u{2248}",
        0xBC => "\u{2026}",
        // The root of sums: a tick to whoever reaches for a tick.
        0xD6 => "\u{221A}",
        0xD7 => "\u{22C5}",
        0xD2 => "\u{AE}",
        0xD3 => "\u{A9}",
        0xD4 => "\u{2122}",
        0xDE => "\u{21D2}",
        _ => UNKNOWN,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_a_different_picture_in_each_font() {
        for (font, code, sign) in [
            ("Wingdings", 0xFE, TICKED),
            ("Wingdings", 0xA8, EMPTY),
            ("Wingdings", 0x72, EMPTY),
            ("Webdings", 0x72, CROSS),
            ("Wingdings 2", 0x52, TICKED),
            ("Wingdings-Regular", 0x52, UNKNOWN),
            ("Wingdings 2", 0xA3, EMPTY),
            ("Symbol", 0xA3, "\u{2264}"),
            ("SymbolMT", 0xB7, BULLET),
            ("ABCDEF+ZapfDingbats", 0x34, TICK),
        ] {
            assert_eq!(pictures(font).unwrap().sign(code), sign, "{font} {code:x}");
        }
        assert_eq!(pictures("Arial"), None);
        assert_eq!(pictures("Wingdingsome"), None);
    }

    #[test]
    fn letters_and_private_characters_are_one() {
        let font = pictures("Wingdings");
        assert_eq!(
            looked_at("\u{F0FE} þ ü", font),
            "\u{2611} \u{2611} \u{2713}"
        );
        assert_eq!(looked_at("þ", None), "þ");
        assert_eq!(private('\u{F0FE}'), Some(TICKED));
        assert_eq!(private('\u{F0D8}'), None);
        assert_eq!(private('þ'), None);
    }
}
