//! What could stand instead of a word that no list has: every form of the dictionary and every
//! word of the meeting is compared with it, and the nearest come first.

use super::forms::Forms;
use super::nearness::{Nearness, STEP};

/// Nearer than this first; further only where too few are near, since most slips are small.
const NEAR: u32 = 2 * STEP + 2;
/// The most that a suggestion may be away, and how much of it a letter of the word allows.
const FAR: u32 = 4 * STEP;
const PER_LETTER: u32 = 7;
/// Two words run together cost this, so that one word nearby goes first.
const APART: u32 = 12;
/// A name costs this where the word has no capital.
const NAME: u32 = 3;
/// So many of the nearest are kept while the rest is looked at; the next must be nearer than they.
const KEPT: usize = 24;
/// A word of the meeting, or one that minutes use often, is likelier.
const LIKELY: u32 = 3;

/// What suggestions are made from.
pub(super) struct Source<'s> {
    /// The dictionary.
    pub(super) forms: Forms<'s>,
    /// Words that are likelier than the rest, as they are written.
    pub(super) likely: Vec<&'s str>,
    /// Whether a word is right.
    pub(super) right: &'s dyn Fn(&str) -> bool,
}

/// A candidate and what it costs.
struct Candidate {
    cost: u32,
    words: String,
}

/// The nearest words to `word`, best first.
pub(super) fn suggest(source: &Source<'_>, word: &str, most: usize) -> Vec<String> {
    let typed: Vec<char> = word.to_lowercase().chars().collect();
    let far = FAR.min(PER_LETTER * typed.len() as u32 + STEP);
    let mut search = Search {
        letters: mask(&typed),
        capital: word.starts_with(char::is_uppercase),
        typed,
        limit: NEAR.min(far),
        nearness: Nearness::new(),
        meant: Vec::new(),
        found: Vec::new(),
    };
    search.look_through(source);
    if search.found.len() < most {
        search.limit = far;
        search.found.clear();
        search.look_through(source);
    }
    let mut found = search.found;
    apart(word, source, &mut found);
    found.sort_by(|a, b| (a.cost, a.words.len(), &a.words).cmp(&(b.cost, b.words.len(), &b.words)));
    let mut best: Vec<String> = Vec::new();
    for candidate in found {
        if best.len() == most {
            break;
        }
        let words = in_case_of(word, &candidate.words);
        let fresh = !best.iter().any(|b| b.eq_ignore_ascii_case(&words));
        if fresh && words != word && words.split(' ').all(|w| (source.right)(w)) {
            best.push(words);
        }
    }
    best
}

struct Search {
    typed: Vec<char>,
    capital: bool,
    letters: u32,
    limit: u32,
    nearness: Nearness,
    meant: Vec<char>,
    found: Vec<Candidate>,
}

impl Search {
    fn look_through(&mut self, source: &Source<'_>) {
        source.forms.each(|form| self.look_at(form, 0));
        for form in &source.likely {
            self.look_at(form, LIKELY);
        }
    }

    fn look_at(&mut self, form: &str, likelier: u32) {
        let lengths = form.len().abs_diff(self.typed.len()) as u32;
        if lengths * 5 > self.limit {
            return;
        }
        self.meant.clear();
        if form.is_ascii() {
            self.meant
                .extend(form.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        } else {
            self.meant.extend(form.chars().flat_map(char::to_lowercase));
        }
        let strange = (mask(&self.meant) ^ self.letters).count_ones();
        if strange * 5 > self.limit {
            return;
        }
        if let Some(cost) = self.nearness.cost(&self.typed, &self.meant, self.limit) {
            let name = !self.capital && form.starts_with(char::is_uppercase);
            let cost = if name { cost + NAME } else { cost };
            self.found.push(Candidate {
                cost: cost.saturating_sub(likelier),
                words: form.to_owned(),
            });
        }
        if self.found.len() >= 2 * KEPT {
            self.found.sort_by_key(|c| c.cost);
            self.found.truncate(KEPT);
            let worst = self.found.last().map_or(0, |c| c.cost);
            self.limit = self.limit.min(worst + LIKELY);
        }
    }
}

/// The letters of a word as a set.
fn mask(word: &[char]) -> u32 {
    word.iter()
        .filter(|c| c.is_ascii_lowercase())
        .fold(0, |set, &c| set | 1 << (c as u32 - u32::from(b'a')))
}

/// "inthe" as "in the".
fn apart(word: &str, source: &Source<'_>, found: &mut Vec<Candidate>) {
    for (at, _) in word.char_indices().skip(1) {
        let (one, two) = word.split_at(at);
        let whole = |part: &str| part.chars().count() > 1 || matches!(part, "a" | "A" | "I");
        if whole(one) && whole(two) && (source.right)(one) && (source.right)(two) {
            found.push(Candidate {
                cost: APART,
                words: format!("{one} {two}"),
            });
        }
    }
}

/// A suggestion with the capitals of the word that it is to stand for.
fn in_case_of(word: &str, meant: &str) -> String {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.next().is_some() && word.chars().skip(1).all(|c| !c.is_lowercase());
    if first && rest {
        meant.to_uppercase()
    } else if first {
        let mut chars = meant.chars();
        chars
            .next()
            .map(|c| c.to_uppercase().chain(chars).collect())
            .unwrap_or_default()
    } else {
        meant.to_owned()
    }
}
