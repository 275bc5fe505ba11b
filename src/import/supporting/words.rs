//! Words as the parsers compare them: small letters, no marks, and the shapes that tell a heading
//! or a list from a sentence.

use crate::import::lexicon::{self, SmallWord};
use crate::meeting::calendar::MONTHS;

/// Small letters of the same length in bytes, so that a place in it is a place in `text`.
pub(crate) fn lower(text: &str) -> String {
    text.to_ascii_lowercase()
}

/// Letters and digits in small letters, single spaces, "and" for "&": two writings of one title or
/// label are the same.
pub(crate) fn key(text: &str) -> String {
    lexicon::fold(text).into_owned()
}

/// Whether it is written in capitals, as headings are.
pub(crate) fn capitals(text: &str) -> bool {
    let (mut big, mut small) = (0_usize, 0_usize);
    for c in text.chars() {
        if c.is_uppercase() {
            big += 1;
        } else if c.is_lowercase() {
            small += 1;
        }
    }
    big >= 3 && small * 6 <= big
}

/// Whether it ends as a sentence or what leads into a list does.
pub(crate) fn ends(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}', '*', ' ']);
    text.ends_with(['.', ':', ';', '?', '!'])
}

/// Whether its first letter is a small one.
pub(crate) fn begins_small(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_lowercase)
}

/// Whether `text` has `word` with nothing of a word on either side; both in small letters.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    find_word(text, word).is_some()
}

/// Where `word` stands by itself in `text`; both in small letters.
pub(crate) fn find_word(text: &str, word: &str) -> Option<usize> {
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        edge(before) && edge(after)
    })
}

/// The words of a list parted by commas, semicolons and "and", brackets kept whole.
pub(crate) fn listed(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    let mut put = |from: usize, to: usize| {
        let piece = text.get(from..to).unwrap_or_default();
        let piece = piece.trim().trim_end_matches('.').trim();
        let piece = piece.strip_prefix("and ").unwrap_or(piece).trim();
        if !piece.is_empty() {
            out.push(piece);
        }
    };
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            ',' | ';' | '\n' if depth == 0 => {
                put(from, at);
                from = at + 1;
            }
            ' ' if depth == 0 && bytes.get(at..at + 5) == Some(b" and ") => {
                put(from, at);
                from = at + 5;
            }
            _ => {}
        }
    }
    put(from, text.len());
    out
}

/// A share of the words of the shorter that the other has, in hundredths; words that say nothing
/// don't count, and plural and singular are the same.
pub(crate) fn alike(one: &str, other: &str) -> u32 {
    let (one, other) = (telling(one), telling(other));
    let (few, many) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if few.is_empty() {
        return 0;
    }
    let shared = few.iter().filter(|w| many.contains(w)).count();
    (shared * 100 / few.len()) as u32
}

/// The words of a title that tell it from another, without repeats, at most forty.
pub(crate) fn telling(title: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in key(title).split(' ').take(40) {
        let stem = match word.strip_suffix('s') {
            Some(stem) if stem.len() > 3 && !stem.ends_with('s') => stem,
            _ => word,
        };
        if !stem.is_empty()
            && !lexicon::is(SmallWord::Silent, stem)
            && !out.iter().any(|w| w == stem)
        {
            out.push(stem.to_owned());
        }
    }
    out
}

/// Whether words are one of the names of a month, whole or short.
pub(crate) fn month(word: &str) -> bool {
    let word = key(word);
    MONTHS
        .iter()
        .any(|m| *m == word || (word.len() == 3 && m.starts_with(&word)) || word == "sept")
}

/// Whether its first letter is a capital.
pub(crate) fn begins_capital(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}

/// The first sentence of a text, and whether others follow.
pub(crate) fn sentence(text: &str) -> (&str, bool) {
    let text = text.trim();
    for (at, _) in text.match_indices(". ") {
        let before = text.get(..at).unwrap_or_default();
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let short =
            last.trim_start_matches('(').len() <= 2 || lexicon::is(SmallWord::Shortened, last);
        let after = text.get(at + 2..).unwrap_or_default();
        if !short && begins_capital(after) {
            return (before, true);
        }
    }
    (text, false)
}

/// Adds a line to what it goes on with: a blank between, but none behind a hyphen that a line ends
/// in ("Vice-" and "Chairman").
pub(crate) fn join(text: &mut String, more: &str) {
    let mut before = text.chars().rev();
    let hyphen = before.next() == Some('-') && before.next().is_some_and(char::is_alphanumeric);
    let word = more.chars().next().is_some_and(char::is_alphabetic);
    let close = hyphen && word;
    if !text.is_empty() && !close {
        text.push(' ');
    }
    text.push_str(more);
}

/// Whether its last word is a month.
pub(crate) fn ends_in_month(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    begins_capital(last) && last.chars().all(char::is_alphabetic) && month(last)
}

/// Whether its first word is a year of four digits.
pub(crate) fn begins_year(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let year = first.trim_end_matches(['.', ',', ';', ':', ')']);
    year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && year.starts_with(['1', '2'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_at_hyphens_without_a_blank() {
        let joined = |one: &str, two: &str| {
            let mut text = one.to_owned();
            join(&mut text, two);
            text
        };
        assert_eq!(joined("the Vice-", "Chairman"), "the Vice-Chairman");
        assert_eq!(joined("the end -", "then"), "the end - then");
        assert_eq!(joined("in 2014-", "15"), "in 2014- 15");
        assert!(ends_in_month("the meeting in June") && begins_year("2026."));
        assert!(!begins_year("2.1 The"));
    }
}
