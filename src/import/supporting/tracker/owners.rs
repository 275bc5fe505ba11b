//! Who is to do it: several owners in one cell, some of which have lost what parted them.

use crate::import::lexicon::{self, Honorific, OwnerWord};
use crate::import::supporting::words;
use crate::meeting::text::Text;

/// What is said of an action whose owners had to be parted.
pub(super) const PARTED: &str =
    "The tracker runs the owners of this action together; see whether they are parted rightly.";

/// The owners of an action, and whether what parts them had to be guessed.
pub(super) fn read(cell: &str) -> (Vec<Text>, bool) {
    let mut out = Vec::new();
    let mut guessed = false;
    for piece in cell.split(['\n', ';', '/']).flat_map(sentences) {
        let piece = piece.trim().trim_end_matches(['.', ',']).trim();
        if !piece.chars().any(char::is_alphanumeric) {
            continue;
        }
        for part in joined(piece) {
            let parts = run_together(&part);
            guessed |= parts.len() > 1;
            out.extend(parts.iter().map(|p| Text::line(p)));
        }
    }
    (out, guessed)
}

/// "Commissioning Groups. NHS England" are two; "Dr. Lee" is one.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        let before = text.get(from..at).unwrap_or_default();
        let last = before.split_whitespace().next_back().unwrap_or_default();
        if last.len() > 3 {
            out.push(before);
            from = at + 2;
        }
    }
    out.push(text.get(from..).unwrap_or_default());
    out
}

/// Names parted by commas and "and", where each is a name of two or three words; a post keeps its
/// "and".
fn joined(piece: &str) -> Vec<String> {
    let parts: Vec<&str> = piece
        .split(", ")
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" & "))
        .map(str::trim)
        .collect();
    if parts.len() > 1 && parts.iter().all(|p| is_name(p)) {
        return parts.iter().map(|p| (*p).to_owned()).collect();
    }
    vec![piece.to_owned()]
}

/// Two to four words in capitals, none of which a post or a body has.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len()) && words.iter().all(|w| name_word(w))
}

fn name_word(word: &str) -> bool {
    let word = word.trim_matches(['.', ',', '(', ')']);
    word.starts_with(char::is_uppercase)
        && !lexicon::is(OwnerWord::NoName, word)
        && !(word.len() > 1 && word.chars().all(char::is_uppercase))
}

/// Owners that have lost the line break between them: names two by two, and posts after a whole
/// owner.
fn run_together(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let titled = words
        .iter()
        .any(|w| words::begins_capital(w) && lexicon::is(Honorific::Common, w));
    if words.len() >= 4
        && words.len().is_multiple_of(2)
        && !titled
        && words.iter().all(|w| name_word(w))
    {
        return words.chunks(2).map(|pair| pair.join(" ")).collect();
    }
    let mut out: Vec<Vec<&str>> = vec![Vec::new()];
    for word in words {
        let next = out
            .last()
            .is_some_and(|so_far| begins_another(so_far, word));
        if next {
            out.push(Vec::new());
        }
        if let Some(last) = out.last_mut() {
            last.push(word);
        }
    }
    out.iter().map(|words| words.join(" ")).collect()
}

fn begins_another(so_far: &[&str], word: &str) -> bool {
    let Some(last) = so_far.last() else {
        return false;
    };
    if so_far == ["NHS", "England"] && word.starts_with(char::is_uppercase) {
        return true;
    }
    let is = |role, word: &str| lexicon::is(role, word);
    let goes_on = !last.contains(char::is_alphanumeric) || is(OwnerWord::Joins, last);
    let begins = |word: &str| words::begins_capital(word) && is(OwnerWord::Post, word);
    let whole = so_far.len() >= 2 && !goes_on && !begins(last) && !last.ends_with([',', '(', '-']);
    // "Adult Services Director" is one post, "Public Health Services Senior Officer" is not.
    let post = so_far.contains(&"of") && begins(word);
    let rank = words::begins_capital(word) && is(OwnerWord::Rank, word);
    let body = words::begins_capital(last) && is(OwnerWord::Body, last) && rank;
    whole && (post || body)
}
