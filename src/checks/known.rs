//! The words of a meeting that are right though no dictionary has them: its people, its seats, its
//! agenda, and the book of the house.

use std::collections::{HashMap, HashSet};

use super::speller::Speller;
use super::words::{Word, in_word, is_acronym, owner, parts, words};

/// Words that are right in this meeting.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    exact: HashSet<String>,
    folded: HashSet<String>,
}

impl Known {
    /// From names, which are right as they are written, and texts whose words are right in small
    /// letters too.
    pub(super) fn of<'t>(
        names: impl Iterator<Item = &'t str>,
        texts: impl Iterator<Item = &'t str>,
    ) -> Self {
        let mut known = Self::default();
        known.take_in(names, false);
        known.take_in(texts, true);
        known
    }

    fn take_in<'t>(&mut self, texts: impl Iterator<Item = &'t str>, small: bool) {
        for text in texts {
            for word in words(text) {
                for part in parts(&word).iter().chain([&word]) {
                    self.add(part.text);
                    self.add(part.owner());
                    if small && !is_acronym(part.text) {
                        self.add(&part.owner().to_lowercase());
                    }
                }
            }
        }
    }

    fn add(&mut self, word: &str) {
        if word.chars().count() > 1 {
            let word = word.replace('’', "'");
            self.folded.insert(word.to_lowercase());
            self.exact.insert(word);
        }
    }

    /// Whether a word is right: a name as it is written, any other with a capital too.
    pub(super) fn has(&self, word: &str) -> bool {
        let word = owner(word).replace('’', "'");
        if self.exact.contains(&word) {
            return true;
        }
        let mut chars = word.chars();
        let first = chars.next();
        match first.filter(|c| c.is_uppercase()) {
            Some(c) if chars.clone().any(char::is_lowercase) => {
                let lower: String = c.to_lowercase().chain(chars).collect();
                self.exact.contains(&lower)
            }
            // Headings are in capitals.
            Some(_) => self.folded.contains(&word.to_lowercase()),
            None => false,
        }
    }

    /// The words, in no order that means anything.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.exact.iter().map(String::as_str)
    }
}

/// What was found of words already: most stand again and again.
pub(super) type Looked<'t> = HashMap<&'t str, bool>;

/// The words of `text` that are wrong, or their parts.
pub(super) fn misspelt<'t>(
    text: &'t str,
    known: &Known,
    speller: &Speller,
    looked: &mut Looked<'t>,
) -> Vec<Word<'t>> {
    let mut found = Vec::new();
    let mut is_right = |word: &'t str| {
        *looked
            .entry(word)
            .or_insert_with(|| right(word, known, speller))
    };
    for word in words(text) {
        if is_right(word.text) {
            continue;
        }
        let several = parts(&word);
        let last = several.len() - 1;
        for (i, part) in several.into_iter().enumerate() {
            let beginning = i < last && speller.begins(part.text);
            if !beginning && !is_right(part.text) {
                found.push(part);
            }
        }
    }
    found
}

/// Whether a word needs no mark: it is known, or it is none that could be looked up.
pub(super) fn right(word: &str, known: &Known, speller: &Speller) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // Initials, figures and codes; and letters of scripts that the dictionary can't judge.
    letters < 2
        || word.chars().any(char::is_numeric)
        || word.chars().any(|c| in_word(c) && !is_latin(c))
        || is_acronym(word)
        || known.has(word)
        || speller.knows(word)
}

fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{300}'..='\u{36F}')
}
