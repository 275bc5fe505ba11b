//! The number, letter or bullet that a paragraph begins with.

use super::words;
use crate::import::lexicon::{self, SmallWord};

/// What sort of mark a paragraph begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// "2.", "2.1", "3.1.1": how many numbers it has.
    Number(u8),
    /// "a)", "(B)", "R1.".
    Letter,
    /// "ii)", "(iv)".
    Roman,
    /// A bullet.
    Bullet,
}

/// A mark with its words, and where in the text the rest begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// What sort it is.
    pub(crate) mark: Mark,
    /// Its words without brackets and points, "2.1", "a"; empty for a bullet.
    pub(crate) words: String,
    /// The byte after it and the blanks behind it.
    pub(crate) rest: usize,
}

const BULLETS: [&str; 13] = [
    "\u{2022}", "-", "\u{2013}", "\u{2014}", "*", "\u{25aa}", "\u{f0b7}", "\u{b7}", "\u{2023}",
    "\u{25cf}", "\u{25cb}", "\u{27a2}", "o",
];

/// The mark that a text begins with.
pub(crate) fn label(text: &str) -> Option<Label> {
    let skipped = text.len() - text.trim_start().len();
    let body = text.get(skipped..)?;
    let token = body.split_whitespace().next()?;
    let after = body.get(token.len()..)?;
    let rest = skipped + token.len() + (after.len() - after.trim_start().len());
    let next = after.split_whitespace().next().unwrap_or_default();
    // "3.Ferries": nothing parts the number from the title.
    if let Some((digits, word)) = token.split_once(['.', ')'])
        && (1..=2).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && word.starts_with(char::is_uppercase)
        && word.chars().take(3).filter(|c| c.is_alphabetic()).count() > 2
    {
        let rest = skipped + digits.len() + 1;
        return Some(made(Mark::Number(1), digits, rest));
    }
    if let Some(core) = deep(token) {
        let parts = core.split('.').count() as u8;
        return Some(made(Mark::Number(parts), core, skipped + core.len()));
    }
    if BULLETS.contains(&token) {
        let bullet = !next.is_empty() && (token != "o" || next.len() > 1);
        return bullet.then(|| made(Mark::Bullet, "", rest));
    }
    let core = token
        .trim_start_matches('(')
        .trim_end_matches(['.', ')', ':']);
    let marked = core.len() < token.len();
    let bracket = token.contains(')');
    if core.is_empty() || core.len() > 12 {
        return None;
    }
    if core.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return number(core, marked, next).map(|m| made(m, core, rest));
    }
    if !marked || !core.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let roman = core.bytes().all(|b| b"ivxIVX".contains(&b));
    if core.len() == 1 && core.bytes().all(|b| b.is_ascii_alphabetic()) {
        // "A. Lee" is a name and "I. Introduction" a heading; a bracket tells, and so does a small
        // letter behind: "A. note the report".
        let told = bracket || (words::begins_small(next) && core != "I");
        if !told && core.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let mark = if roman && core.eq_ignore_ascii_case("i") {
            Mark::Roman
        } else {
            Mark::Letter
        };
        return Some(made(mark, core, rest));
    }
    if roman && core.len() <= 5 {
        return Some(made(Mark::Roman, core, rest));
    }
    let (letter, digits) = core.split_at(1);
    let coded = letter.bytes().all(|b| b.is_ascii_uppercase())
        && digits.len() <= 2
        && digits.bytes().all(|b| b.is_ascii_digit());
    coded.then(|| made(Mark::Letter, core, rest))
}

/// The number of a part of a part that nothing parts from its words: "8.5.1Motion".
fn deep(token: &str) -> Option<&str> {
    let end = token.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (core, word) = token.split_at(end);
    let parts = core.split('.');
    let short = parts.clone().all(|p| (1..=2).contains(&p.len()));
    let large = word.starts_with(char::is_uppercase);
    let letters = word.chars().take(3).filter(|c| c.is_alphabetic()).count();
    (short && parts.count() > 2 && large && letters > 2).then_some(core)
}

fn made(mark: Mark, words: &str, rest: usize) -> Label {
    Label {
        mark,
        words: words.to_owned(),
        rest,
    }
}

fn number(core: &str, marked: bool, next: &str) -> Option<Mark> {
    let parts: Vec<&str> = core.split('.').collect();
    // "2579. Correspondence" is numbered through the years; "2019. The" ends a sentence.
    let through = marked && parts.len() == 1 && core.len() == 4 && !is_year(core);
    let long = |p: &&str| p.is_empty() || p.len() > 3 && !through;
    if parts.iter().any(long) || parts.len() > 6 {
        return None;
    }
    let counted = lexicon::is(SmallWord::Counted, next);
    if counted || (words::month(next) && parts.len() == 1 && !marked) {
        return None;
    }
    let big = next.chars().next().is_some_and(char::is_uppercase);
    (marked || parts.len() > 1 || big).then_some(Mark::Number(parts.len() as u8))
}

/// Whether four digits could be the year of a sentence.
fn is_year(digits: &str) -> bool {
    digits.starts_with("19") || digits.starts_with("20")
}

/// Where marks of one list stand inside a paragraph: "to (a) note the report; and (b) approve it".
/// Gives each mark's first byte, its words, and the byte after it. None unless the first two of
/// the list are there in order.
pub(crate) fn inline(text: &str) -> Vec<(usize, String, usize)> {
    const LISTS: [[&str; 12]; 3] = [
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"],
        [
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
        ],
        [
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
        ],
    ];
    let small = words::lower(text);
    for list in LISTS {
        let mut found = Vec::new();
        let mut from = 0;
        for word in list {
            let Some((at, end)) = bracketed(&small, word, from) else {
                break;
            };
            found.push((at, text.get(at..end).unwrap_or_default(), end));
            from = end;
        }
        if found.len() >= 2 {
            let bare = |w: &str| w.trim_matches(['(', ')']).to_owned();
            return found.iter().map(|(a, w, e)| (*a, bare(w), *e)).collect();
        }
    }
    Vec::new()
}

/// The next "(a)" or " a)" from `from` on.
fn bracketed(small: &str, word: &str, from: usize) -> Option<(usize, usize)> {
    let tail = small.get(from..)?;
    let whole = format!("({word})");
    if let Some(at) = tail.find(&whole) {
        return Some((from + at, from + at + whole.len()));
    }
    let half = format!(" {word})");
    let at = tail.find(&half)?;
    Some((from + at + 1, from + at + half.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(Mark, String)> {
        label(text).map(|l| (l.mark, l.words))
    }

    #[test]
    fn marks_are_told_from_words_that_look_like_them() {
        assert_eq!(told("2.1 The Board"), Some((Mark::Number(2), "2.1".into())));
        assert_eq!(told("9.1.  CCGs"), Some((Mark::Number(2), "9.1".into())));
        assert_eq!(told("6 RESOURCES"), Some((Mark::Number(1), "6".into())));
        assert_eq!(told("(iv) note"), Some((Mark::Roman, "iv".into())));
        assert_eq!(told("a.) Include"), Some((Mark::Letter, "a".into())));
        assert_eq!(told("\u{2022} note"), Some((Mark::Bullet, String::new())));
        assert_eq!(told("18 September 2014 was"), None);
        assert_eq!(told("7.5 per cent of the cost"), None);
        assert_eq!(told("2014 Revised"), None);
        assert_eq!(told("A. Lee"), None);
        assert_eq!(told("A. note it"), Some((Mark::Letter, "A".into())));
        assert_eq!(told("30 people"), None);
        assert_eq!(told("3.Ferries"), Some((Mark::Number(1), "3".into())));
        assert_eq!(told("10)QUAYS"), Some((Mark::Number(1), "10".into())));
        assert_eq!(
            told("8.5.1Motion carried"),
            Some((Mark::Number(3), "8.5.1".into()))
        );
        assert_eq!(told("2.5Gbps line"), None);
        assert_eq!(told("5.PM"), None);
        assert_eq!(told("10.30 a.m. on the quay"), None);
    }

    #[test]
    fn limbs_inside_a_paragraph_are_found_in_order() {
        let found = inline("asked to (a) note it; and (b) agree it");
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].1, "b");
        assert!(inline("the Act (a) of 1972").is_empty());
    }
}
