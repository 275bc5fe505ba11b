//! Tables from the codes of a font to letters (ToUnicode), and from codes to glyph numbers.

use std::collections::HashMap;

use super::lexer::{Lexer, Token};

/// Entries that a table may have: more than there are letters.
const ENTRIES: usize = 200_000;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CMap {
    /// Lengths of codes with their bounds, as far as they are said.
    spaces: Vec<(usize, u32, u32)>,
    letters: HashMap<u32, String>,
    glyphs: Vec<(u32, u32, u32)>,
}

impl CMap {
    /// Reads a table; what can't be understood is left out.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut held: Vec<Held> = Vec::new();
        for token in Lexer::new(bytes) {
            match token {
                Token::Text(code) => held.push(Held::Code(code)),
                Token::Number(n) => held.push(Held::Number(n)),
                Token::Bracket => held.push(Held::Bracket),
                Token::Name(_) => held.push(Held::Other),
                Token::Operator(operator) => {
                    match operator {
                        b"endcodespacerange" => map.add_spaces(&held),
                        b"endbfchar" => map.add_chars(&held),
                        b"endbfrange" => map.add_ranges(&held),
                        b"endcidrange" => map.add_glyphs(&held, 3),
                        b"endcidchar" => map.add_glyphs(&held, 2),
                        _ => {}
                    }
                    held.clear();
                }
            }
            if held.len() > ENTRIES {
                held.clear();
            }
        }
        map.glyphs.sort_unstable();
        map
    }

    /// The letters of a code.
    pub(super) fn letters(&self, code: u32) -> Option<&str> {
        self.letters.get(&code).map(String::as_str)
    }

    /// The glyph number of a code, where the table numbers glyphs.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let after = self.glyphs.partition_point(|(from, _, _)| *from <= code);
        let (from, to, glyph) = self.glyphs.get(after.checked_sub(1)?)?;
        (code <= *to).then(|| glyph.saturating_add(code - from))
    }

    /// How many of `bytes` make the next code; 0 where no length is said.
    pub(super) fn code_length(&self, bytes: &[u8]) -> usize {
        for length in 1..=4 {
            let Some(first) = bytes.get(..length) else {
                break;
            };
            let code = number(first);
            let fits = |(len, low, high): &(usize, u32, u32)| {
                *len == length
                    && (0..length).all(|i| {
                        let byte = |n: u32| (n >> (8 * i)) & 0xFF;
                        (byte(*low)..=byte(*high)).contains(&byte(code))
                    })
            };
            if self.spaces.iter().any(fits) {
                return length;
            }
        }
        self.spaces.iter().map(|s| s.0).min().unwrap_or(0)
    }

    fn add_spaces(&mut self, held: &[Held]) {
        let codes: Vec<&Vec<u8>> = held.iter().filter_map(Held::code).collect();
        for pair in codes.chunks_exact(2) {
            if let [low, high] = pair
                && (1..=4).contains(&low.len())
                && self.spaces.len() < 64
            {
                self.spaces.push((low.len(), number(low), number(high)));
            }
        }
    }

    fn add_chars(&mut self, held: &[Held]) {
        let codes: Vec<&Vec<u8>> = held.iter().filter_map(Held::code).collect();
        for pair in codes.chunks_exact(2) {
            if let [code, letters] = pair {
                self.put(number(code), utf16(letters));
            }
        }
    }

    fn add_ranges(&mut self, held: &[Held]) {
        let mut rest = held.iter();
        while let (Some(low), Some(high)) = (
            rest.by_ref().find_map(Held::code),
            rest.by_ref().find_map(Held::code),
        ) {
            let (low, high) = (number(low), number(high));
            match rest.next() {
                Some(Held::Code(first)) => self.put_range(low, high, first),
                Some(Held::Bracket) => {
                    let mut code = low;
                    for letters in rest.by_ref().map_while(Held::code) {
                        if code <= high {
                            self.put(code, utf16(letters));
                        }
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn put_range(&mut self, low: u32, high: u32, first: &[u8]) {
        let mut units: Vec<u8> = first.to_vec();
        for code in low..=high.min(low.saturating_add(0xFFFF)) {
            if self.letters.len() >= ENTRIES {
                return;
            }
            self.put(code, utf16(&units));
            // The last unit counts up.
            for unit in units.iter_mut().rev().take(2) {
                *unit = unit.wrapping_add(1);
                if *unit != 0 {
                    break;
                }
            }
        }
    }

    fn add_glyphs(&mut self, held: &[Held], arity: usize) {
        let parts: Vec<&Held> = held
            .iter()
            .filter(|h| matches!(h, Held::Code(_) | Held::Number(_)))
            .collect();
        // The count that stands before "begin..." went with that operator.
        for entry in parts.chunks_exact(arity) {
            if self.glyphs.len() >= 10_000 {
                return;
            }
            match entry {
                [Held::Code(low), Held::Code(high), Held::Number(glyph)] => {
                    self.glyphs.push((number(low), number(high), whole(*glyph)));
                }
                [Held::Code(code), Held::Number(glyph)] => {
                    self.glyphs
                        .push((number(code), number(code), whole(*glyph)));
                }
                _ => {}
            }
        }
    }

    fn put(&mut self, code: u32, letters: String) {
        if self.letters.len() < ENTRIES && !letters.is_empty() {
            self.letters.insert(code, letters);
        }
    }
}

enum Held {
    Code(Vec<u8>),
    Number(f32),
    Bracket,
    Other,
}

impl Held {
    fn code(&self) -> Option<&Vec<u8>> {
        match self {
            Self::Code(code) => Some(code),
            _ => None,
        }
    }
}

/// The number that up to four bytes make.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

#[expect(clippy::cast_sign_loss, reason = "less than nothing becomes nothing")]
fn whole(n: f32) -> u32 {
    n as u32
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).take(16).map(|pair| {
        u16::from_be_bytes([
            pair.first().copied().unwrap_or(0),
            pair.get(1).copied().unwrap_or(0),
        ])
    });
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_by_code_and_by_range() {
        let map = CMap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0004> <00660069> endbfchar\n\
              2 beginbfrange <0010> <0012> <0041> <0020><0021> [<0061> <D83DDE00>] endbfrange",
        );
        assert_eq!(map.letters(3), Some(" "));
        assert_eq!(map.letters(4), Some("fi"));
        assert_eq!(map.letters(0x12), Some("C"));
        assert_eq!(map.letters(0x21), Some("\u{1F600}"));
        assert_eq!(map.letters(0x13), None);
        assert_eq!(map.code_length(b"\x00\x03"), 2);
    }

    #[test]
    fn codes_of_mixed_length() {
        let map = CMap::read(b"begincodespacerange <00> <80> <8140> <9FFC> endcodespacerange");
        assert_eq!(map.code_length(b"\x41\x42"), 1);
        assert_eq!(map.code_length(b"\x81\x42"), 2);
    }

    #[test]
    fn a_range_that_claims_everything_is_bounded() {
        let map = CMap::read(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(map.letters(0), Some("A"));
        assert!(map.letters.len() <= 0x10000);
    }
}
