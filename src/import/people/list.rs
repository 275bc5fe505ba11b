//! Several people in a run of words: "Councillors A Smith, B Jones and C Brown (Chair)".

use super::entry::{Entry, beside, entries, entry};
use super::words::is_vacant;
use super::{honorific, named, office, remark};
use crate::import::lexicon::{self, Honorific};

/// A list has at most so many people.
const MOST: usize = 200;

/// The people of a run of words, where every piece of it is somebody; none where it isn't a list
/// of people throughout.
pub fn list(words: &str) -> Option<Vec<Entry>> {
    let words = words.trim().trim_end_matches(['.', ';', ',']);
    if words.is_empty() || words.len() > 8000 {
        return None;
    }
    // Entries parted by semicolons or lines may have commas of their own.
    if words.contains([';', '\n']) {
        let mut out = Vec::new();
        for piece in words
            .split([';', '\n'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            let piece = piece.strip_prefix("and ").unwrap_or(piece);
            let found = entries(piece);
            if found.is_empty() || out.len() > MOST {
                return None;
            }
            out.extend(found);
        }
        return (!out.is_empty()).then_some(out);
    }
    let (words, shared) = under_plural(words);
    let pieces = pieces(words);
    if pieces.len() < 2 && shared.is_empty() {
        return None;
    }
    let mut out: Vec<Entry> = Vec::new();
    let mut shared = shared;
    for piece in pieces {
        if out.len() > MOST {
            return None;
        }
        let (piece, title) = match under_plural(piece) {
            (_, title) if title.is_empty() => (piece, String::new()),
            under => under,
        };
        if !title.is_empty() {
            shared = title;
        }
        if let Some(found) = somebody(piece, &shared) {
            out.push(found);
        } else if let (Some(last), true) = (out.last_mut(), is_remark(piece)) {
            last.take(remark(piece));
        } else {
            return None;
        }
    }
    (out.len() > 1 || !shared.is_empty() && out.len() == 1).then_some(out)
}

/// Takes "Councillors" or "Councillors:" off the front.
fn under_plural(words: &str) -> (&str, String) {
    let words = words.trim();
    let Some((first, rest)) = words.split_once(char::is_whitespace) else {
        return (words, String::new());
    };
    if honorific::of_several(first) {
        let title = honorific::written(first).unwrap_or_default();
        return (rest.trim_start_matches([':', '-', '\u{2013}', ' ']), title);
    }
    (words, String::new())
}

/// A name with brackets behind it, under the honorific that it shares.
fn somebody(piece: &str, shared: &str) -> Option<Entry> {
    let piece = piece.trim();
    if let Some((before, inside)) = piece.split_once('(') {
        let person = named(before, shared);
        let inside = inside
            .trim_end_matches([')', ' ', '.', '*'])
            .replace([')', '('], "; ");
        if let Some(person) = person {
            let mut out = Entry::new(person);
            out.take(remark(&inside));
            return Some(out);
        }
        return is_vacant(piece).then(|| entry(piece)).flatten();
    }
    if let Some((left, right)) = piece.split_once(':') {
        return beside(left, right).filter(|e| e.office.is_some() || e.vacant);
    }
    if let Some((left, right)) = piece
        .split_once(" - ")
        .or_else(|| piece.split_once(" \u{2013} "))
    {
        let mut out = Entry::new(named(left, shared)?);
        out.take(remark(right));
        return Some(out);
    }
    if let Some(person) = named(piece, shared) {
        return Some(Entry::new(person));
    }
    (is_vacant(piece) && piece.split_whitespace().count() <= 4)
        .then(|| entry(piece))
        .flatten()
}

/// Whether a piece says something of the person before it: "Chair", "OBE", "non-voting".
fn is_remark(piece: &str) -> bool {
    let piece = piece.trim();
    office(piece).is_some()
        || honorific::is_after(piece)
        || remark(piece).voting.is_some() && piece.split_whitespace().count() <= 3
}

/// The pieces between commas and "and", brackets kept whole; and before a second honorific where
/// nothing parts two names.
fn pieces(words: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut depth = 0_u32;
    let mut from = 0;
    let mut rest = words.char_indices();
    while let Some((at, c)) = rest.next() {
        let cut = match c {
            '(' | '[' => {
                depth += 1;
                None
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                None
            }
            _ if depth > 0 => None,
            ',' | '&' => Some(1),
            ' ' if starts(words, at, " and ") => Some(5),
            _ => None,
        };
        if let Some(len) = cut {
            out.extend(words.get(from..at));
            from = at + len;
            for _ in 1..len {
                rest.next();
            }
        }
    }
    out.extend(words.get(from..));
    out.into_iter()
        .flat_map(at_honorifics)
        .map(|p| p.trim().strip_prefix("and ").unwrap_or(p.trim()))
        .filter(|p| !p.is_empty())
        .collect()
}

fn starts(words: &str, at: usize, with: &str) -> bool {
    words.get(at..).is_some_and(|rest| rest.starts_with(with))
}

/// "Councillor A Smith Councillor B Jones" in two.
fn at_honorifics(piece: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut before_is_title = true;
    for (at, word) in words_at(piece) {
        let title = honorific::written(word).is_some();
        let of_office = lexicon::is(Honorific::Common, word);
        if title
            && of_office
            && !before_is_title
            && at > from
            && !piece.contains(':')
            && whole(piece.get(from..at).unwrap_or(""))
        {
            out.extend(piece.get(from..at));
            from = at;
        }
        before_is_title = title;
    }
    out.extend(piece.get(from..));
    out
}

/// Whether brackets that open in the words close in them.
fn whole(words: &str) -> bool {
    words.matches('(').count() == words.matches(')').count()
}

/// The words of a text and where each begins.
fn words_at(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        (at, word)
    })
}
