//! Keys as the program knows them: what a key is, its names on the screen and in the docs, and
//! scripts of keys for tests. Nothing here knows a terminal.

use std::fmt;

/// What a key does or types, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A key that types a character; capitals are told by the character, not by `shift`.
    Char(char),
    /// Enter, of the keypad too.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab, which terminals send as a key of its own.
    BackTab,
    /// The key that deletes backwards.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Home.
    Home,
    /// End.
    End,
    /// Page Up.
    PageUp,
    /// Page Down.
    PageDown,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// A function key, from 1.
    F(u8),
    /// Ctrl-Space, which terminals send as a NUL byte.
    NullSpace,
}

/// A key with its modifiers, in one normal form (see [`Key::new`]): two keys that a terminal
/// cannot tell apart are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What the key does or types.
    pub code: Code,
    /// Control was held (always set for [`Code::NullSpace`]).
    pub ctrl: bool,
    /// Alt (Option, Meta) was held.
    pub alt: bool,
    /// Shift was held; never set for characters and [`Code::BackTab`].
    pub shift: bool,
}

/// Why a name or a script of keys could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    name: String,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "There is no key called \u{201C}{}\u{201D}; write for example Enter, F5, Ctrl-Space, Alt-x.",
            self.name
        )
    }
}

impl std::error::Error for KeyError {}

const NAMES: &[(Code, &str, &str)] = &[
    (Code::Enter, "Enter", "Enter"),
    (Code::Esc, "Esc", "Esc"),
    (Code::Tab, "Tab", "Tab"),
    (Code::Backspace, "Bksp", "Backspace"),
    (Code::Delete, "Del", "Delete"),
    (Code::Insert, "Ins", "Insert"),
    (Code::Home, "Home", "Home"),
    (Code::End, "End", "End"),
    (Code::PageUp, "PgUp", "Page Up"),
    (Code::PageDown, "PgDn", "Page Down"),
    (Code::Up, "Up", "Up"),
    (Code::Down, "Down", "Down"),
    (Code::Left, "Left", "Left"),
    (Code::Right, "Right", "Right"),
    (Code::Char(' '), "Space", "Space"),
];

/// Names that are read besides those of [`NAMES`].
const OTHER_NAMES: &[(&str, Code)] = &[
    ("return", Code::Enter),
    ("cr", Code::Enter),
    ("escape", Code::Esc),
    ("bs", Code::Backspace),
    ("backtab", Code::BackTab),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("lt", Code::Char('<')),
    ("gt", Code::Char('>')),
    ("minus", Code::Char('-')),
];

impl Key {
    /// Ctrl-Space.
    pub const CTRL_SPACE: Self = Self {
        code: Code::NullSpace,
        ctrl: true,
        alt: false,
        shift: false,
    };

    /// The key in its normal form: Ctrl-Space is [`Code::NullSpace`], a control character's letter
    /// is lower case, Shift is told by the character or by [`Code::BackTab`], and Ctrl-/ and
    /// Ctrl-_ (one byte in terminals) are Ctrl-/.
    pub fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        let (code, ctrl, shift) = match code {
            Code::NullSpace => (Code::NullSpace, true, false),
            Code::Char(' ' | '@') if ctrl => (Code::NullSpace, true, false),
            Code::Char('_') if ctrl => (Code::Char('/'), true, false),
            Code::Char(c) if ctrl => (Code::Char(c.to_ascii_lowercase()), true, false),
            Code::Char(c) if shift && c.is_ascii_lowercase() => {
                (Code::Char(c.to_ascii_uppercase()), false, false)
            }
            Code::Char(c) => (Code::Char(c), false, false),
            Code::Tab if shift => (Code::BackTab, ctrl, false),
            Code::BackTab => (Code::BackTab, ctrl, false),
            other => (other, ctrl, shift),
        };
        Self {
            code,
            ctrl,
            alt,
            shift,
        }
    }

    /// A key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self::new(code, false, false, false)
    }

    /// The key that types `c`.
    pub fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// `c` with Control.
    pub fn ctrl(c: char) -> Self {
        Self::new(Code::Char(c), true, false, false)
    }

    /// `c` with Alt.
    pub fn alt(c: char) -> Self {
        Self::new(Code::Char(c), false, true, false)
    }

    /// The character that this key types as text: Enter types a newline and Tab a tab; nothing for
    /// keys with Control or Alt and for keys that do not type.
    pub fn typed(&self) -> Option<char> {
        if self.ctrl || self.alt {
            return None;
        }
        match self.code {
            Code::Char(c) => Some(c),
            Code::Enter => Some('\n'),
            Code::Tab => Some('\t'),
            _ => None,
        }
    }

    /// Reads a key's name: `Enter`, `f5`, `ctrl-space`, `^Z`, `C-z`, `alt-x`, `shift-tab`, `r`.
    /// Case matters only for a single character.
    pub fn parse(name: &str) -> Result<Self, KeyError> {
        let error = || KeyError {
            name: crate::meeting::text::Text::line(name).into_string(),
        };
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = name;
        loop {
            let prefix = rest.split_once('-').filter(|(_, tail)| !tail.is_empty());
            let caret = rest.strip_prefix('^').filter(|tail| !tail.is_empty());
            if let Some((held, tail)) = prefix {
                match held.to_ascii_lowercase().as_str() {
                    "c" | "ctrl" | "control" => ctrl = true,
                    "a" | "alt" | "m" | "meta" => alt = true,
                    "s" | "shift" => shift = true,
                    _ => return Err(error()),
                }
                rest = tail;
            } else if let Some(tail) = caret {
                ctrl = true;
                rest = tail;
            } else {
                break;
            }
        }
        let code = code(rest).ok_or_else(error)?;
        Ok(Self::new(code, ctrl, alt, shift))
    }

    /// The name as the foot of the screen shows it: `^Space`, `^Z`, `PgUp`.
    pub fn short(&self) -> String {
        format!("{self:#}")
    }

    /// The name as the docs write it: `Ctrl-Space`, `Ctrl-Z`, `Page Up`.
    pub fn long(&self) -> String {
        self.to_string()
    }
}

/// The long name; with `{:#}` the short one.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = f.alternate();
        let mut name = String::new();
        if self.alt {
            name.push_str("Alt-");
        }
        if self.ctrl {
            name.push_str(if short { "^" } else { "Ctrl-" });
        }
        if self.shift || self.code == Code::BackTab {
            name.push_str("Shift-");
        }
        match self.code {
            Code::NullSpace => name.push_str("Space"),
            Code::BackTab => name.push_str("Tab"),
            Code::F(n) => name.extend([String::from("F"), n.to_string()]),
            code => {
                let known = NAMES.iter().find(|(known, ..)| *known == code);
                match (known, code) {
                    (Some((_, brief, full)), _) => name.push_str(if short { brief } else { full }),
                    (None, Code::Char(c)) if self.ctrl => name.extend(c.to_uppercase()),
                    (None, Code::Char(c)) => name.push(c),
                    (None, _) => {}
                }
            }
        }
        f.pad(&name)
    }
}

fn code(name: &str) -> Option<Code> {
    let mut letters = name.chars();
    if let (Some(c), None) = (letters.next(), letters.next()) {
        return Some(Code::Char(c));
    }
    let name = name.to_ascii_lowercase();
    if let Some(n) = name.strip_prefix('f').and_then(|n| n.parse::<u8>().ok()) {
        return (1..=35).contains(&n).then_some(Code::F(n));
    }
    NAMES
        .iter()
        .find(|(_, brief, full)| {
            brief.eq_ignore_ascii_case(&name) || full.eq_ignore_ascii_case(&name)
        })
        .map(|(code, ..)| *code)
        .or_else(|| {
            let other = OTHER_NAMES.iter().find(|(other, _)| *other == name);
            other.map(|(_, code)| *code)
        })
}

/// Reads a script of keys such as `<C-Space>r<Enter>hello`: names stand in angle brackets, all else
/// types itself, a newline is Enter. A `<` that opens no name is itself, so is `<lt>`.
pub fn script(keys: &str) -> Result<Vec<Key>, KeyError> {
    let mut out = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        if let Some(name) = bracketed(rest) {
            out.push(Key::parse(name)?);
            rest = &rest[name.len() + 2..];
            continue;
        }
        out.push(match c {
            '\n' => Key::plain(Code::Enter),
            '\t' => Key::plain(Code::Tab),
            c => Key::char(c),
        });
        rest = &rest[c.len_utf8()..];
    }
    Ok(out)
}

/// The name between angle brackets at the start of `script`, if there is one.
fn bracketed(script: &str) -> Option<&str> {
    let tail = script.strip_prefix('<')?;
    let (name, _) = tail.split_once('>')?;
    let a_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() > 1
        && !name.contains(['\n', '<']);
    (a_name && (!name.contains(' ') || code(name).is_some())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Key {
        Key::parse(name).unwrap()
    }

    #[test]
    fn keys_have_a_short_and_a_long_name_that_are_read_back() {
        for (written, short, long) in [
            ("ctrl-space", "^Space", "Ctrl-Space"),
            ("^z", "^Z", "Ctrl-Z"),
            ("C-Z", "^Z", "Ctrl-Z"),
            ("enter", "Enter", "Enter"),
            ("S-Tab", "Shift-Tab", "Shift-Tab"),
            ("page up", "PgUp", "Page Up"),
            ("alt-ctrl-x", "Alt-^X", "Alt-Ctrl-X"),
            ("shift-up", "Shift-Up", "Shift-Up"),
            ("ctrl--", "^-", "Ctrl--"),
            ("alt-X", "Alt-X", "Alt-X"),
            ("F12", "F12", "F12"),
            ("space", "Space", "Space"),
            ("-", "-", "-"),
            ("^", "^", "^"),
            (">", ">", ">"),
        ] {
            let key = named(written);
            assert_eq!((key.short().as_str(), key.long().as_str()), (short, long));
            assert_eq!(named(short), key, "{short}");
            assert_eq!(named(long), key, "{long}");
        }
    }

    #[test]
    fn what_a_terminal_cannot_tell_apart_is_one_key() {
        assert_eq!(named("ctrl-@"), Key::CTRL_SPACE);
        assert_eq!(named("ctrl-_"), named("ctrl-/"));
        assert_eq!(named("ctrl-shift-a"), named("ctrl-a"));
        assert_eq!(named("shift-a"), Key::char('A'));
    }

    #[test]
    fn an_unknown_name_is_refused_with_a_sentence() {
        let error = Key::parse("ctrl-nosuch").unwrap_err().to_string();
        assert!(error.starts_with("There is no key called"), "{error}");
        assert!(Key::parse("").is_err());
        assert!(Key::parse("F99").is_err());
    }

    #[test]
    fn a_script_is_read_key_by_key() {
        let keys = script("<C-Space>r<Enter>h\u{e9}<S-Tab><lt>\n").unwrap();
        let expected = [
            Key::CTRL_SPACE,
            Key::char('r'),
            Key::plain(Code::Enter),
            Key::char('h'),
            Key::char('\u{e9}'),
            Key::plain(Code::BackTab),
            Key::char('<'),
            Key::plain(Code::Enter),
        ];
        assert_eq!(keys, expected);
        assert_eq!(script("<C-Space><").unwrap()[1], Key::char('<'));
        assert_eq!(script("a < b > c").unwrap().len(), 9);
        assert!(script("<Entre>").is_err());
    }

    #[test]
    fn typing_keys_tell_what_they_type() {
        assert_eq!(Key::char('x').typed(), Some('x'));
        assert_eq!(named("Enter").typed(), Some('\n'));
        assert_eq!(named("ctrl-x").typed(), None);
        assert_eq!(named("Up").typed(), None);
    }
}
