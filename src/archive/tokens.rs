//! The words of a text, as they are looked for in this field.
//!
//! Whoever writes and whoever looks for something don't write it alike: "O'Hare" has one of two
//! apostrophes, "co-operation" a hyphen or none, "Siân" an accent, a paragraph is cited as "7.4" and a
//! minute as "HWB/14/23". So both the passages and what is typed become words by these rules:
//!
//! * capitals and accents make no difference;
//! * an apostrophe inside a word is left out, and the "'s" of a possessive with it;
//! * a hyphen parts words, and the words that it joins are found as one too;
//! * what has a digit in it is held together by stops, strokes and colons: it is a reference, a date,
//!   a time; its parts are found as well. "16.00" and "16:00" are one time, "1,200" is 1200.
//!
//! A word holds letters, digits, `.` and `/` alone, so that the index can part them at blanks.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest word in bytes: what is longer is cut, here and there alike.
const LONGEST: usize = 120;

/// A word of a text, with where it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word as it is looked for.
    pub word: String,
    /// Where it stands.
    pub at: Range<usize>,
    /// Other words by which it is found.
    pub also: Vec<Also>,
}

/// Another word by which a place is found: a part of a reference, several words as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The word as it is looked for.
    pub word: String,
    /// Where it stands.
    pub at: Range<usize>,
    /// How many words before its own it begins.
    pub back: usize,
}

/// What joins two characters of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Apostrophe,
    Hyphen,
    Stop,
    Stroke,
    Colon,
    Comma,
}

impl Joint {
    fn of(c: char) -> Option<Self> {
        Some(match c {
            '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{2032}' | '`' => Self::Apostrophe,
            '-' | '\u{2010}' | '\u{2011}' => Self::Hyphen,
            '.' => Self::Stop,
            '/' => Self::Stroke,
            ':' => Self::Colon,
            ',' => Self::Comma,
            _ => return None,
        })
    }
}

/// A piece of a run without anything that joins, as it stands and as it is looked for.
#[derive(Debug)]
struct Piece {
    word: String,
    at: Range<usize>,
    /// What stands before it.
    joint: Option<Joint>,
}

impl Piece {
    fn is_letter(&self) -> bool {
        self.word.chars().count() == 1 && self.word.chars().all(char::is_alphabetic)
    }

    fn has_digit(&self) -> bool {
        self.word.chars().any(char::is_numeric)
    }
}

/// Whether a character stands in words.
fn is_of_word(c: char) -> bool {
    // One of the apostrophes is a letter to Unicode.
    (c.is_alphanumeric() && Joint::of(c).is_none()) || is_combining_mark(c)
}

/// Whether a character is not seen: a soft hyphen, a joiner.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// A character as it is looked for, put behind `word`.
fn push_folded(word: &mut String, c: char) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    for c in std::iter::once(c)
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
    {
        match c {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ø' => word.push('o'),
            'ł' => word.push('l'),
            'đ' | 'ð' => word.push('d'),
            'ı' => word.push('i'),
            'þ' => word.push_str("th"),
            _ if is_combining_mark(c) => {}
            _ if c.is_alphanumeric() => word.push(c),
            _ => {}
        }
    }
}

/// The words of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut run: Vec<Piece> = Vec::new();
    let mut rest = text.char_indices().peekable();
    // What joins the last piece with what may follow.
    let mut joint: Option<Joint> = None;
    let mut open = false;
    while let Some((at, c)) = rest.next() {
        let end = at + c.len_utf8();
        if is_unseen(c) {
            continue;
        }
        if is_of_word(c) {
            match run.last_mut() {
                Some(piece) if open => {
                    piece.at.end = end;
                    push_folded(&mut piece.word, c);
                }
                _ => {
                    let mut word = String::new();
                    push_folded(&mut word, c);
                    run.push(Piece {
                        word,
                        at: at..end,
                        joint: joint.take(),
                    });
                    open = true;
                }
            }
            continue;
        }
        let next = rest.peek().map(|(_, c)| *c).filter(|c| is_of_word(*c));
        joint = Joint::of(c).filter(|_| open && next.is_some());
        if matches!(joint, Some(Joint::Comma | Joint::Colon)) {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let last = run.last().and_then(|p| p.word.chars().next_back());
            joint = joint.filter(|_| digit(last) && digit(next));
        }
        open = false;
        if joint.is_none() {
            put_run(&mut out, &mut run);
        }
    }
    put_run(&mut out, &mut run);
    out
}

/// Makes words of a run, which is empty afterwards.
fn put_run(out: &mut Vec<Token>, run: &mut Vec<Piece>) {
    if run.len() < 2 {
        // So it is with nearly all: a word by itself.
        if let Some(piece) = run.pop() {
            put(out, piece.word, piece.at, Vec::new());
        }
        return;
    }
    let pieces = std::mem::take(run);
    let first = out.len();
    let mut hyphened = false;
    let mut segment: Vec<Piece> = Vec::new();
    for piece in pieces {
        if piece.joint == Some(Joint::Hyphen) {
            hyphened = true;
            put_segment(out, std::mem::take(&mut segment));
        }
        segment.push(piece);
    }
    put_segment(out, segment);
    if hyphened && out.len() > first + 1 {
        let word: String = out[first..].iter().map(|t| t.word.as_str()).collect();
        let also = Also {
            word: cut(word),
            at: out[first].at.start..out.last().map_or(0, |t| t.at.end),
            back: out.len() - first - 1,
        };
        if let Some(last) = out.last_mut() {
            last.also.push(also);
        }
    }
}

/// Makes words of what stands between two hyphens.
fn put_segment(out: &mut Vec<Token>, pieces: Vec<Piece>) {
    let pieces = without_apostrophes(pieces);
    let Some(whole) = pieces.first().zip(pieces.last()) else {
        return;
    };
    let at = whole.0.at.start..whole.1.at.end;
    let initials = pieces.len() > 1
        && pieces.iter().all(Piece::is_letter)
        && pieces[1..].iter().all(|p| p.joint == Some(Joint::Stop));
    if initials {
        // "N.H.S." is looked for as NHS.
        let word = pieces.iter().map(|p| p.word.as_str()).collect();
        put(out, word, at, Vec::new());
        return;
    }
    if pieces.len() == 1 || !pieces.iter().any(Piece::has_digit) {
        for piece in pieces {
            put(out, piece.word, piece.at, Vec::new());
        }
        return;
    }
    let mut word = String::new();
    for piece in &pieces {
        match piece.joint {
            Some(Joint::Stroke) => word.push('/'),
            Some(Joint::Stop | Joint::Colon) => word.push('.'),
            _ => {}
        }
        word.push_str(&piece.word);
    }
    let also = pieces.into_iter().map(|piece| Also {
        word: cut(piece.word),
        at: piece.at,
        back: 0,
    });
    let also = also.collect();
    put(out, word, at, also);
}

/// Puts what an apostrophe joins together, and leaves out the "'s" of a possessive; so it does with the
/// commas of a number.
fn without_apostrophes(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (piece.joint, joined.last_mut()) {
            (Some(Joint::Apostrophe), Some(before)) => {
                before.at.end = piece.at.end;
                if piece.word != "s" {
                    before.word.push_str(&piece.word);
                }
            }
            (Some(Joint::Comma), Some(before)) => {
                before.at.end = piece.at.end;
                before.word.push_str(&piece.word);
            }
            _ => joined.push(piece),
        }
    }
    joined
}

fn put(out: &mut Vec<Token>, word: String, at: Range<usize>, also: Vec<Also>) {
    if !word.is_empty() {
        let word = cut(word);
        let also = also
            .into_iter()
            .filter(|a| !a.word.is_empty() && a.word != word);
        let also = also.collect();
        out.push(Token { word, at, also });
    }
}

fn cut(mut word: String) -> String {
    if word.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| word.is_char_boundary(*at));
        word.truncate(end.unwrap_or(0));
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.word).collect()
    }

    fn also(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        tokens
            .into_iter()
            .flat_map(|t| t.also)
            .map(|a| a.word)
            .collect()
    }

    #[test]
    fn either_apostrophe_and_none_are_one_name() {
        for written in ["O'Hare", "O\u{2019}Hare", "O\u{02BC}HARE", "OHare"] {
            assert_eq!(words(written), ["ohare"], "{written}");
        }
        assert_eq!(
            words("the Board\u{2019}s members' views"),
            ["the", "board", "members", "views"]
        );
        assert_eq!(words("'quoted' it isn't"), ["quoted", "it", "isnt"]);
    }

    #[test]
    fn accents_and_capitals_make_no_difference() {
        assert_eq!(words("Siân sia\u{302}n SIÂN"), ["sian", "sian", "sian"]);
        assert_eq!(
            words("Łukasz Ørsted Straße Cæsar ﬁnance"),
            ["lukasz", "orsted", "strasse", "caesar", "finance"]
        );
        assert_eq!(words("Tŷ'r Cŵn"), ["tyr", "cwn"]);
        assert_eq!(words("委員会 Ελλάς"), ["委員会", "ελλας"]);
    }

    #[test]
    fn a_hyphen_parts_words_and_joins_them() {
        assert_eq!(
            words("Co-operation Smith\u{2011}O'Brien"),
            ["co", "operation", "smith", "obrien"]
        );
        assert_eq!(
            also("Co-operation Smith\u{2011}O'Brien"),
            ["cooperation", "smithobrien"]
        );
        assert_eq!(words("co\u{AD}operation"), ["cooperation"]);
        assert_eq!(words("a - b \u{2013} c -d"), ["a", "b", "c", "d"]);
        assert_eq!(words("COVID-19 2014-15"), ["covid", "19", "2014", "15"]);
    }

    #[test]
    fn references_dates_and_times_are_held_together() {
        assert_eq!(
            words("see 7.4, HWB/14/23 and s.85(1)."),
            ["see", "7.4", "hwb/14/23", "and", "s.85", "1"]
        );
        assert_eq!(also("7.4 HWB/14/23"), ["7", "4", "hwb", "14", "23"]);
        assert_eq!(
            words("16:00 16.00 19/03/2026 1,200 £1.2m"),
            ["16.00", "16.00", "19/03/2026", "1200", "1.2m"]
        );
        assert_eq!(
            words("and/or e.g. N.H.S. www.anytown.gov"),
            ["and", "or", "eg", "nhs", "www", "anytown", "gov"]
        );
        assert_eq!(words("Resolved: that"), ["resolved", "that"]);
    }

    #[test]
    fn each_word_is_told_with_its_place() {
        let text = "The Board\u{2019}s Smith-Jones, 7.4";
        let places: Vec<&str> = tokens(text).iter().map(|t| &text[t.at.clone()]).collect();
        assert_eq!(places, ["The", "Board\u{2019}s", "Smith", "Jones", "7.4"]);
        let jones = &tokens(text)[3].also[0];
        assert_eq!((&text[jones.at.clone()], jones.back), ("Smith-Jones", 1));
    }

    #[test]
    fn nothing_but_marks_is_no_word() {
        for text in ["", " ", "...", "-- ' \u{2019} /", "\u{301}", "\u{AD}"] {
            assert_eq!(words(text), Vec::<String>::new(), "{text:?}");
        }
        assert!(words(&"x".repeat(1_000))[0].len() <= LONGEST);
    }
}
