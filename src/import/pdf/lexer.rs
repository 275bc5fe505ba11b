//! The words of the language that pages are drawn in.
//!
//! Lenient: what can't be understood is passed over, so that a slip costs a word and not the page.

/// A word of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A number.
    Number(f32),
    /// A string of bytes.
    Text(Vec<u8>),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// An operator.
    Operator(&'a [u8]),
    /// A bracket of an array or a dictionary.
    Bracket,
}

/// Takes content apart.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// A lexer at the beginning of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        self.bytes.get(from..self.at).unwrap_or_default()
    }

    /// Passes over the picture that `ID` begins.
    pub(super) fn skip_picture(&mut self) {
        while let Some(rest) = self.bytes.get(self.at..) {
            let Some(found) = memchr::memmem::find(rest, b"EI") else {
                self.at = self.bytes.len();
                return;
            };
            let before = rest.get(found.wrapping_sub(1)).is_none_or(|b| is_space(*b));
            let after = rest.get(found + 2..).unwrap_or_default();
            self.at += found + 2;
            // A picture's bytes may have the letters too; what follows its end is readable.
            let readable = |b: &u8| is_space(*b) || (0x20..0x7F).contains(b);
            if before
                && after.first().is_none_or(|b| is_space(*b))
                && after.iter().take(12).all(readable)
            {
                return;
            }
        }
    }

    fn string(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 0_u32;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    out.push(byte);
                }
                b')' if depth == 0 => break,
                b')' => {
                    depth -= 1;
                    out.push(byte);
                }
                b'\\' => self.escape(&mut out),
                _ => out.push(byte),
            }
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                out.push((code & 0xFF) as u8);
            }
            other => out.push(other),
        }
    }

    fn hex_string(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex(byte) else { continue };
            half = match half {
                None => Some(digit),
                Some(first) => {
                    out.push(first << 4 | digit);
                    None
                }
            };
        }
        if let Some(first) = half {
            out.push(first << 4);
        }
        out
    }

    fn name(&mut self) -> Vec<u8> {
        let raw = self.regular();
        if !raw.contains(&b'#') {
            return raw.to_vec();
        }
        let mut out = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            if byte == b'#'
                && let [one, two, more @ ..] = after
                && let (Some(high), Some(low)) = (hex(*one), hex(*two))
            {
                out.push(high << 4 | low);
                rest = more;
            } else {
                out.push(byte);
            }
        }
        out
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let byte = self.peek()?;
        let token = match byte {
            b'(' => {
                self.at += 1;
                Token::Text(self.string())
            }
            b'<' => {
                self.at += 1;
                if self.peek() == Some(b'<') {
                    self.at += 1;
                    Token::Bracket
                } else {
                    Token::Text(self.hex_string())
                }
            }
            b'/' => {
                self.at += 1;
                Token::Name(self.name())
            }
            b'[' | b']' | b'>' | b'{' | b'}' | b')' => {
                self.at += 1;
                Token::Bracket
            }
            _ => {
                let word = self.regular();
                if word.is_empty() {
                    // Cannot be, but a lexer that stands still would never end.
                    self.at += 1;
                    Token::Bracket
                } else {
                    number(word).map_or(Token::Operator(word), Token::Number)
                }
            }
        };
        Some(token)
    }
}

/// A number, as lenient as viewers are: "-.5", "4.", "0.00-12", "--3".
fn number(word: &[u8]) -> Option<f32> {
    let first = *word.first()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return None;
    }
    let (mut whole, mut part, mut scale) = (0.0_f64, 0.0_f64, 1.0_f64);
    let (mut minus, mut point, mut digits) = (false, false, false);
    for (place, &byte) in word.iter().enumerate() {
        match byte {
            b'0'..=b'9' if point => {
                scale /= 10.0;
                part += f64::from(byte - b'0') * scale;
                digits = true;
            }
            b'0'..=b'9' => {
                whole = whole * 10.0 + f64::from(byte - b'0');
                digits = true;
            }
            b'.' => point = true,
            b'-' if !digits && place < 2 => minus = true,
            b'+' if place == 0 => {}
            // What follows a minus inside a number is noise of a known writer.
            b'-' => break,
            _ => return None,
        }
    }
    let value = if minus { -(whole + part) } else { whole + part };
    Some(value.clamp(-1e9, 1e9) as f32)
}

/// The value of a hexadecimal digit.
pub(super) fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|d| d as u8)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
        Lexer::new(bytes).collect()
    }

    #[test]
    fn takes_content_apart() {
        assert_eq!(
            tokens(b"/F1 12 Tf[(a\\)b)-3.5<4a4B>]TJ % no\n-.5 4. Td"),
            vec![
                Token::Name(b"F1".to_vec()),
                Token::Number(12.0),
                Token::Operator(b"Tf"),
                Token::Bracket,
                Token::Text(b"a)b".to_vec()),
                Token::Number(-3.5),
                Token::Text(b"JK".to_vec()),
                Token::Bracket,
                Token::Operator(b"TJ"),
                Token::Number(-0.5),
                Token::Number(4.0),
                Token::Operator(b"Td"),
            ]
        );
    }

    #[test]
    fn strings_have_escapes_and_brackets() {
        assert_eq!(
            tokens(b"(a(b)\\101\\\nc\\n"),
            vec![Token::Text(b"a(b)Ac\n".to_vec())]
        );
        assert_eq!(tokens(b"<4>"), vec![Token::Text(vec![0x40])]);
        assert_eq!(tokens(b"/A#20B"), vec![Token::Name(b"A B".to_vec())]);
    }

    #[test]
    fn pictures_are_passed_over() {
        let mut lexer = Lexer::new(b"BI /W 1 ID \x01EI\x02 \nEI Q");
        while lexer.next().is_some_and(|t| t != Token::Operator(b"ID")) {}
        lexer.skip_picture();
        assert_eq!(lexer.next(), Some(Token::Operator(b"Q")));
    }

    #[test]
    fn any_bytes_come_to_an_end() {
        for byte in 0..=255_u8 {
            let bytes = [byte, b'(', byte, b'<', byte, byte];
            assert!(tokens(&bytes).len() <= 6);
        }
    }
}
