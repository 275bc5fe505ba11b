//! Text from outside, cleaned once as it enters.
//!
//! Agenda text, names, pastes, script lines and session files may carry terminal escapes,
//! direction overrides and invisible characters. [`Text`] is the only way such words get into a
//! meeting: whoever holds one holds clean text. Its `Debug` tells the length and never the words,
//! so that neither a log nor a panic message can carry what was said in a meeting.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What an invisible character without a meaning of its own is shown as.
pub const MARK: char = '\u{FFFD}';

/// Cleaned text: no control characters but newline and tab, no direction overrides, no invisible
/// characters but joiners and variation selectors inside a grapheme.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// Cleans `raw`; newlines and tabs stay, CR LF and CR become newlines.
    pub fn new(raw: &str) -> Self {
        Self(clean(raw))
    }

    /// Cleans `raw` into a single line: newlines and tabs become spaces, ends are trimmed.
    pub fn line(raw: &str) -> Self {
        let cleaned = if is_clean(raw) {
            Cow::Borrowed(raw)
        } else {
            Cow::Owned(clean(raw))
        };
        if cleaned.bytes().any(|b| matches!(b, b'\n' | b'\t')) {
            Self(cleaned.split_whitespace().collect::<Vec<_>>().join(" "))
        } else {
            Self(cleaned.trim().to_owned())
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Takes the string out.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl From<String> for Text {
    fn from(raw: String) -> Self {
        if is_clean(&raw) {
            Self(raw)
        } else {
            Self(clean(&raw))
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Stored text was cleaned when it entered: the usual file costs one scan and no copy.
        String::deserialize(deserializer).map(Self::from)
    }
}

/// A character as it counts when names are looked up: small, and with one apostrophe for all.
pub fn folded(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '`' => '\'',
        _ => c,
    };
    c.to_lowercase()
}

/// Whether two names are the same but for capitals and the shape of apostrophes: papers write
/// "O\u{2019}Dowell", and keyboards "O'Dowell".
pub fn alike(one: &str, other: &str) -> bool {
    one.chars()
        .flat_map(folded)
        .eq(other.chars().flat_map(folded))
}

/// Whether [`clean`] would change nothing.
pub fn is_clean(raw: &str) -> bool {
    clean_len(raw) == raw.len()
}

/// Cleans text that enters or leaves the program (see [`Text`] for what is kept).
pub fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    loop {
        // Most text is clean: it is taken stretch by stretch.
        let len = plain_len(rest.as_bytes());
        let (stretch, other) = rest.split_at(len);
        out.push_str(stretch);
        let mut letters = other.chars();
        let Some(c) = letters.next() else {
            break;
        };
        rest = letters.as_str();
        match verdict(c, out.chars().next_back(), rest.chars().next()) {
            Verdict::Keep => out.push(c),
            Verdict::Mark => out.push(MARK),
            Verdict::Drop => {}
            Verdict::Newline => {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                out.push('\n');
            }
        }
    }
    // A joiner that stood beside what was dropped or marked may now stand beside nothing.
    if out == raw || is_clean(&out) {
        out
    } else {
        clean(&out)
    }
}

/// Puts `came` in the place of the words at `went`. Where nothing goes, which is nearly always, what
/// comes is put in as a whole, and not letter by letter.
pub fn put(text: &mut String, went: Range<usize>, came: &str) {
    if went.is_empty() {
        text.insert_str(went.start, came);
    } else {
        text.replace_range(went, came);
    }
}

/// How much at the beginning of `raw` is clean, in bytes.
fn clean_len(raw: &str) -> usize {
    let mut at = 0;
    loop {
        at += plain_len(&raw.as_bytes()[at..]);
        let mut letters = raw[at..].chars();
        let Some(c) = letters.next() else {
            return at;
        };
        let before = raw[..at].chars().next_back();
        match verdict(c, before, letters.next()) {
            Verdict::Keep => at += c.len_utf8(),
            Verdict::Drop | Verdict::Mark | Verdict::Newline => return at,
        }
    }
}

/// How many bytes at the beginning are letters, figures, signs and spaces of ASCII, newlines or tabs,
/// which are always clean.
fn plain_len(bytes: &[u8]) -> usize {
    const LOW: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let (eights, _) = bytes.as_chunks::<8>();
    // Eight at a time: none has its highest bit, is less than a space, or is the delete sign.
    let printed = |eight: &&[u8; 8]| {
        let eight = u64::from_ne_bytes(**eight);
        let controls = eight.wrapping_sub(LOW * 0x20);
        let deletes = (eight ^ (LOW * 0x7F)).wrapping_sub(LOW);
        (eight | controls | deletes) & HIGH == 0
    };
    let plain = |b: &&u8| matches!(**b, b' '..=b'~' | b'\n' | b'\t');
    let mut at = 0;
    loop {
        at += 8 * eights[at / 8..].iter().take_while(printed).count();
        let rest = &bytes[at..];
        let some = rest.iter().take(8).take_while(plain).count();
        at += some;
        if some < 8 {
            return at;
        }
    }
}

enum Verdict {
    Keep,
    Mark,
    Drop,
    Newline,
}

fn verdict(c: char, before: Option<char>, after: Option<char>) -> Verdict {
    let stands = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != MARK);
    match c {
        '\n' | '\t' => Verdict::Keep,
        '\r' | '\u{2028}' | '\u{2029}' => Verdict::Newline,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Verdict::Drop,
        // Direction embeddings, overrides and isolates (Trojan Source) and the older format controls.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{206A}'..='\u{206F}' => {
            Verdict::Drop
        }
        // A leading byte order mark is an accident of files; elsewhere it is a hidden character.
        '\u{FEFF}' if before.is_none() => Verdict::Drop,
        // Joiners and variation selectors belong to a grapheme (families, Indic scripts, emoji).
        '\u{200C}' | '\u{200D}' if stands(before) && stands(after) => Verdict::Keep,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' if stands(before) => Verdict::Keep,
        // Tags spell the flags of England, Scotland and Wales after a black flag.
        '\u{E0020}'..='\u{E007F}'
            if matches!(before, Some('\u{1F3F4}' | '\u{E0020}'..='\u{E007F}')) =>
        {
            Verdict::Keep
        }
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2065}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Verdict::Mark,
        _ => Verdict::Keep,
    }
}

/// Where `words` stand in a text, in bytes.
pub(super) fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text.as_bytes(), words.as_bytes())
}

/// Whether `words`, small letters of ASCII, stand in a text, large or small.
pub(super) fn says(text: &str, words: &str) -> bool {
    let (bytes, words) = (text.as_bytes(), words.as_bytes());
    let Some(first) = words.first() else {
        return true;
    };
    memchr::memchr2_iter(*first, first.to_ascii_uppercase(), bytes).any(|at| {
        let there = bytes.get(at..at + words.len());
        there.is_some_and(|there| there.eq_ignore_ascii_case(words))
    })
}

/// "1 seat", "2 seats".
pub fn counted(n: usize, one: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {one}{s}")
}

/// The words with a capital at the beginning, as they stand at the start of a sentence.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    let mut out = String::with_capacity(text.len());
    if let Some(first) = letters.next() {
        out.extend(first.to_uppercase());
        out.push_str(letters.as_str());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_go_and_words_stay() {
        assert_eq!(clean("a\u{1b}[31mred\u{7}\u{9b}x"), "a[31mredx");
        assert_eq!(clean("abc\u{202e}def\u{2066}"), "abcdef");
        assert_eq!(clean("one\r\ntwo\rthree\n"), "one\ntwo\nthree\n");
    }

    #[test]
    fn words_are_found_large_or_small_and_nowhere_else() {
        assert!(says("IT WAS AGREED THAT", "agreed that"));
        assert!(says("a agreed thagreed That", "agreed that"));
        assert!(!says("agreed tha", "agreed that") && !says("", "a") && says("x", ""));
        assert!(says("\u{e9} agreed that", "agreed that"));
    }

    #[test]
    fn hidden_characters_show_and_joined_graphemes_stay_whole() {
        assert_eq!(clean("pass\u{200B}word"), "pass\u{FFFD}word");
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{2764}\u{FE0F}";
        assert_eq!(clean(family), family);
        assert_eq!(clean("\u{200D}x"), "\u{FFFD}x");
        assert_eq!(clean("\u{FEFF}BOM"), "BOM");
    }

    #[test]
    fn debug_tells_no_words() {
        assert_eq!(format!("{:?}", Text::new("a secret")), "Text(8 bytes)");
    }

    #[test]
    fn cleaning_twice_is_cleaning_once() {
        for c in (0..=0x0011_0000_u32).filter_map(char::from_u32) {
            let once = clean(&format!("a{c}b"));
            assert!(is_clean(&once), "U+{:04X}", c as u32);
        }
        for raw in [
            "a\u{200D}\u{202E} b",
            "a\u{200C}\u{200B}b",
            "a\u{200D}\u{1B}",
        ] {
            assert!(is_clean(&clean(raw)), "{raw:?}");
        }
    }

    #[test]
    fn plain_letters_are_counted_wherever_others_stand() {
        for len in 0..40 {
            let plain: Vec<u8> = (0..len).map(|n| b" a~\n\tZ9."[n % 8]).collect();
            assert_eq!(plain_len(&plain), len);
            for other in [0, 1, 0x1F, 0x7F, 0x80, 0xC3, 0xFF, b'\r'] {
                for at in 0..len {
                    let mut bytes = plain.clone();
                    bytes[at] = other;
                    assert_eq!(plain_len(&bytes), at, "{other:#x}");
                }
            }
        }
    }

    /// As [`clean`], letter by letter.
    fn cleaned_slowly(raw: &str) -> String {
        let mut out = String::new();
        let mut rest = raw.chars().peekable();
        while let Some(c) = rest.next() {
            match verdict(c, out.chars().next_back(), rest.peek().copied()) {
                Verdict::Keep => out.push(c),
                Verdict::Mark => out.push(MARK),
                Verdict::Drop => {}
                Verdict::Newline => {
                    rest.next_if_eq(&'\n');
                    out.push('\n');
                }
            }
        }
        if out == raw {
            out
        } else {
            cleaned_slowly(&out)
        }
    }

    proptest::proptest! {
        #[test]
        fn cleaning_by_stretches_is_cleaning_by_letters(
            some in "[ -~\\n\\t]{0,20}",
            odd in "[a\u{7f}\u{85}\u{ad}\u{200c}\u{200d}\u{202e}\u{feff}\u{fe0f}\u{2028}\r\n\u{1f3f4}\u{e0067}\u{e9}]{0,6}",
            any in proptest::prelude::any::<String>(),
        ) {
            for raw in [&some, &odd, &any, &format!("{some}{odd}{some}{any}")] {
                let slowly = cleaned_slowly(raw);
                proptest::prop_assert_eq!(&clean(raw), &slowly);
                proptest::prop_assert_eq!(is_clean(raw), slowly == *raw);
                let text = Text::from(raw.clone());
                proptest::prop_assert_eq!(text.as_str(), &slowly);
            }
        }
    }
}
