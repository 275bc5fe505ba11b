//! The bytes of a terminal, one sequence at a time: characters, keys, mouse, focus, paste marks.
//! Pure: a slice in, what stands at its head out. Waiting and pastes are the parser's business.

use super::mouse;
use crate::meeting::text;
use crate::tui::input::Mouse;
use crate::tui::key::{Code, Key};

/// What stands at the head of the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Key(Key),
    Mouse(Mouse),
    Focus(bool),
    PasteStart,
    /// Bytes that mean nothing here; they are swallowed whole.
    Nothing,
}

/// What [`head`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A whole token and how many bytes it took (at least one).
    Whole(Token, usize),
    /// The bytes may be the beginning of something longer.
    Half,
}

/// A started sequence longer than this is noise: no key or mouse event is.
const LONGEST: usize = 1024;
/// Replies that are strings (to questions this program never asks) end after this at the latest.
const LONGEST_STRING: usize = 4096;

const ESC: u8 = 0x1B;

/// Reads what stands at the head of `bytes` (which is not empty). `erase` is the byte that the
/// terminal's backspace key sends.
pub(super) fn head(bytes: &[u8], erase: u8) -> Head {
    match bytes {
        [] => Head::Half,
        [ESC, rest @ ..] => escape(rest, erase),
        [first, ..] if *first < 0x80 => Head::Whole(control_or_ascii(*first, erase), 1),
        _ => utf8(bytes),
    }
}

/// What is left when nothing follows a half sequence: the Escape key, or Alt with the character
/// that was taken for an introducer; all else is dropped.
pub(super) fn stranded(bytes: &[u8], erase: u8) -> Vec<Token> {
    let escape = Token::Key(Key::plain(Code::Esc));
    match bytes {
        [ESC] => vec![escape],
        [ESC, ESC] => vec![escape.clone(), escape],
        [ESC, last @ ..0x80] => vec![with_alt(control_or_ascii(*last, erase))],
        [ESC, ESC, last @ ..0x80] => vec![escape, with_alt(control_or_ascii(*last, erase))],
        _ => Vec::new(),
    }
}

/// Whether `bytes` might be the Escape key alone or Alt with a character: then the wait is short.
pub(super) fn may_be_a_key(bytes: &[u8]) -> bool {
    matches!(bytes, [ESC] | [ESC, _])
}

fn escape(rest: &[u8], erase: u8) -> Head {
    match rest {
        [] | [ESC] => Head::Half,
        [b'[', tail @ ..] => sequence(tail, 2),
        [b'O', tail @ ..] => single_shift(tail),
        [b']' | b'P' | b'X' | b'^' | b'_', tail @ ..] => string(tail),
        // Alt with an arrow is sent as Esc and the arrow by some terminals.
        [ESC, b'[' | b'O', ..] => match escape(&rest[1..], erase) {
            Head::Whole(token, length) => Head::Whole(with_alt(token), length + 1),
            Head::Half => Head::Half,
        },
        [ESC, ..] => Head::Whole(Token::Key(Key::plain(Code::Esc)), 1),
        // Alt and Ctrl together have no use here: two keys that came at once, over a slow line, are Esc and
        // the one after it, as they were pressed.
        [first, ..] if is_ctrl(*first, erase) => Head::Whole(Token::Key(Key::plain(Code::Esc)), 1),
        [first, ..] if *first < 0x80 => Head::Whole(with_alt(control_or_ascii(*first, erase)), 2),
        _ => match utf8(rest) {
            Head::Whole(token, length) => Head::Whole(with_alt(token), length + 1),
            Head::Half => Head::Half,
        },
    }
}

/// Whether a byte is Ctrl with a character, and none of the keys that have a name: Enter, Tab, Backspace.
fn is_ctrl(byte: u8, erase: u8) -> bool {
    byte < 0x20 && byte != erase && !matches!(byte, b'\r' | b'\n' | b'\t' | 0x08 | ESC)
}

fn with_alt(token: Token) -> Token {
    match token {
        Token::Key(key) => Token::Key(Key::new(key.code, key.ctrl, true, key.shift)),
        other => other,
    }
}

fn control_or_ascii(byte: u8, erase: u8) -> Token {
    let key = match byte {
        0 => Key::CTRL_SPACE,
        b if b == erase => Key::plain(Code::Backspace),
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        ESC => Key::plain(Code::Esc),
        0x7F => Key::plain(Code::Backspace),
        // Where backspace sends DEL, this is what Ctrl-Backspace sends.
        0x08 => Key::new(Code::Backspace, true, false, false),
        0x01..=0x1A => Key::ctrl(char::from(byte + b'`')),
        0x1C..=0x1F => Key::ctrl(char::from(byte + b'@')),
        _ => Key::char(char::from(byte)),
    };
    Token::Key(key)
}

fn utf8(bytes: &[u8]) -> Head {
    let length = match bytes.first() {
        Some(0xC2..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF4) => 4,
        _ => return Head::Whole(Token::Nothing, 1),
    };
    let part = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(part) {
        Ok(text) => {
            let token = text.chars().next().map_or(Token::Nothing, character);
            Head::Whole(token, length)
        }
        Err(error) => match error.error_len() {
            Some(wrong) => Head::Whole(Token::Nothing, wrong),
            None => Head::Half,
        },
    }
}

/// A character typed; controls and direction overrides are no text and no key.
fn character(c: char) -> Token {
    if c.is_control() || (!c.is_ascii() && text::clean(&format!("a{c}b")) == "ab") {
        Token::Nothing
    } else {
        Token::Key(Key::char(c))
    }
}

/// A string reply: swallowed up to its end (BEL or ESC \).
fn string(tail: &[u8]) -> Head {
    for (at, byte) in tail.iter().enumerate() {
        let taken = at + 2;
        match byte {
            0x07 | 0x18 | 0x1A => return Head::Whole(Token::Nothing, taken + 1),
            &ESC => {
                return match tail.get(at + 1) {
                    None => Head::Half,
                    Some(b'\\') => Head::Whole(Token::Nothing, taken + 2),
                    Some(_) => Head::Whole(Token::Nothing, taken),
                };
            }
            _ if at > LONGEST_STRING => return Head::Whole(Token::Nothing, taken),
            _ => {}
        }
    }
    Head::Half
}

/// SS3: function and keypad keys of application mode.
fn single_shift(tail: &[u8]) -> Head {
    let Some(&last) = tail.first() else {
        return Head::Half;
    };
    let key = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => letter_key(last).map(Key::plain),
        b'a'..=b'd' => {
            letter_key(last.to_ascii_uppercase()).map(|code| Key::new(code, true, false, false))
        }
        b'M' => Some(Key::plain(Code::Enter)),
        b'I' => Some(Key::plain(Code::Tab)),
        b'X' => Some(Key::char('=')),
        b'j'..=b'y' => Some(Key::char(char::from(last - 0x40))),
        // A control or an 8-bit byte is no part of the sequence: that was Alt with O.
        ..=0x1F | 0x80.. => return Head::Whole(with_alt(Token::Key(Key::char('O'))), 2),
        _ => None,
    };
    Head::Whole(key.map_or(Token::Nothing, Token::Key), 3)
}

fn letter_key(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P' => Code::F(1),
        b'Q' => Code::F(2),
        b'R' => Code::F(3),
        b'S' => Code::F(4),
        _ => return None,
    })
}

/// CSI: `tail` follows the introducer, which was `before` bytes long.
fn sequence(tail: &[u8], before: usize) -> Head {
    // The Linux console's F1 to F5.
    if let [b'[', rest @ ..] = tail {
        return match rest.first() {
            None => Head::Half,
            Some(last @ b'A'..=b'E') => {
                let key = Key::plain(Code::F(last - b'A' + 1));
                Head::Whole(Token::Key(key), before + 2)
            }
            Some(..=0x1F | 0x80..) => Head::Whole(Token::Nothing, before + 1),
            Some(_) => Head::Whole(Token::Nothing, before + 2),
        };
    }
    let parameters = tail
        .iter()
        .take_while(|b| (0x30..=0x3F).contains(*b))
        .count();
    if parameters > LONGEST {
        return Head::Whole(Token::Nothing, before + LONGEST + 1);
    }
    let after = &tail[parameters..];
    let middle = after
        .iter()
        .take_while(|b| (0x20..=0x2F).contains(*b))
        .count();
    let own = &tail[..parameters];
    // rxvt ends shifted keys with a dollar sign.
    if middle >= 1 && after[0] == b'$' && !own.is_empty() && own.iter().all(u8::is_ascii_digit) {
        let key = tilde_key(number(own)).map(|code| Key::new(code, false, false, true));
        return Head::Whole(
            key.map_or(Token::Nothing, Token::Key),
            before + parameters + 1,
        );
    }
    let length = parameters + middle;
    if length > LONGEST {
        return Head::Whole(Token::Nothing, before + LONGEST + 1);
    }
    match tail.get(length) {
        None => Head::Half,
        Some(last @ 0x40..=0x7E) => {
            if *last == b'M' && length == 0 {
                return mouse::old(&tail[1..])
                    .map_or(Head::Half, |token| Head::Whole(token, before + 4));
            }
            let token = if middle == 0 {
                finished(own, *last)
            } else {
                Token::Nothing
            };
            Head::Whole(token, before + length + 1)
        }
        // A control or an 8-bit byte breaks the sequence off and is read again by itself.
        Some(_) if length == 0 => Head::Whole(with_alt(Token::Key(Key::char('['))), before),
        Some(_) => Head::Whole(Token::Nothing, before + length),
    }
}

fn finished(parameters: &[u8], last: u8) -> Token {
    if let [b'<', rest @ ..] = parameters {
        return match last {
            b'M' | b'm' => mouse::sgr(rest, last == b'M').map_or(Token::Nothing, Token::Mouse),
            _ => Token::Nothing,
        };
    }
    if parameters
        .first()
        .is_some_and(|b| matches!(b, b'?' | b'>' | b'='))
    {
        return Token::Nothing;
    }
    let fields: Vec<&[u8]> = parameters.split(|b| *b == b';').collect();
    let field = |n: usize| fields.get(n).copied().unwrap_or_default();
    let first = number(field(0));
    let Some(held) = Held::read(field(1)) else {
        return Token::Nothing;
    };
    let key = match last {
        b'I' if parameters.is_empty() => return Token::Focus(true),
        b'O' if parameters.is_empty() => return Token::Focus(false),
        b'~' if first == 200 => return Token::PasteStart,
        b'~' if first == 27 => character_key(number(field(2))).map(|code| held.on(code)),
        b'~' => tilde_key(first).map(|code| held.on(code)),
        // rxvt: Control, and Control with Shift.
        b'^' => tilde_key(first).map(|code| Key::new(code, true, false, false)),
        b'@' => tilde_key(first).map(|code| Key::new(code, true, false, true)),
        b'u' => unicode_key(first).map(|code| held.on(code)),
        b'Z' => Some(Key::new(Code::BackTab, held.ctrl, held.alt, false)),
        b'a'..=b'd' => {
            letter_key(last.to_ascii_uppercase()).map(|code| Key::new(code, false, false, true))
        }
        // A report of the cursor's place looks like F3; nobody asked for one.
        b'R' if first != 1 && !parameters.is_empty() => None,
        _ => letter_key(last).map(|code| held.on(code)),
    };
    key.map_or(Token::Nothing, Token::Key)
}

/// The first number of a field (sub-fields follow a colon); 0 if there is none.
pub(super) fn number(field: &[u8]) -> u32 {
    field
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .fold(0_u32, |n, b| {
            n.saturating_mul(10).saturating_add(u32::from(b - b'0'))
        })
}

fn tilde_key(n: u32) -> Option<Code> {
    Some(match n {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        // The numbering of the function keys has holes where the VT220 had gaps.
        11..=15 => Code::F((n - 10) as u8),
        17..=21 => Code::F((n - 11) as u8),
        23..=26 => Code::F((n - 12) as u8),
        28 | 29 => Code::F((n - 13) as u8),
        31..=34 => Code::F((n - 14) as u8),
        _ => return None,
    })
}

/// A key sent as its character's number, in any of the two ways there are.
fn character_key(n: u32) -> Option<Code> {
    Some(match n {
        0 => return None,
        8 | 127 => Code::Backspace,
        9 => Code::Tab,
        13 | 10 => Code::Enter,
        27 => Code::Esc,
        _ => match character(char::from_u32(n)?) {
            Token::Key(key) => key.code,
            _ => return None,
        },
    })
}

/// The same for the kitty keyboard's numbers, which give the keypad private characters.
fn unicode_key(n: u32) -> Option<Code> {
    Some(match n {
        57_399..=57_408 => Code::Char(char::from_digit(n - 57_399, 10)?),
        57_409 => Code::Char('.'),
        57_410 => Code::Char('/'),
        57_411 => Code::Char('*'),
        57_412 => Code::Char('-'),
        57_413 => Code::Char('+'),
        57_414 => Code::Enter,
        57_415 => Code::Char('='),
        57_417 => Code::Left,
        57_418 => Code::Right,
        57_419 => Code::Up,
        57_420 => Code::Down,
        57_421 => Code::PageUp,
        57_422 => Code::PageDown,
        57_423 => Code::Home,
        57_424 => Code::End,
        57_425 => Code::Insert,
        57_426 => Code::Delete,
        0xE000..=0xF8FF => return None,
        _ => return character_key(n),
    })
}

/// Modifiers as terminals send them: one more than the sum of Shift 1, Alt 2, Control 4, Meta 8.
struct Held {
    shift: bool,
    alt: bool,
    ctrl: bool,
}

impl Held {
    /// Reads the field; nothing for the release of a key.
    fn read(field: &[u8]) -> Option<Self> {
        let mut parts = field.split(|b| *b == b':');
        let bits = parts.next().map_or(0, number).saturating_sub(1);
        if parts.next().map_or(0, number) == 3 {
            return None;
        }
        Some(Self {
            shift: bits & 1 != 0,
            alt: bits & (2 | 8) != 0,
            ctrl: bits & 4 != 0,
        })
    }

    fn on(&self, code: Code) -> Key {
        Key::new(code, self.ctrl, self.alt, self.shift)
    }
}
