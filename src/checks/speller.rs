//! The British dictionary that is part of the program, and the words of minutes beside it.

use std::collections::HashSet;
use std::fmt;

use spellbook::Dictionary;

use super::forms::Forms;
use super::suggest::{Source, suggest};

const AFFIXES: &str = include_str!("../../assets/en-GB/index.aff");
const STEMS: &str = include_str!("../../assets/en-GB/index.dic");
const MINUTES: &str = include_str!("../../assets/en-GB/words-minutes.txt");

/// The dictionary, loaded.
pub struct Speller {
    dictionary: Option<Dictionary>,
    minutes: HashSet<&'static str>,
}

impl Speller {
    /// Loads the dictionary that is part of the program. It takes tens of milliseconds: not for
    /// the thread that reads keys.
    pub fn load() -> Self {
        Self {
            // A test holds that the dictionary can be read; without it nothing would be marked.
            dictionary: Dictionary::new(AFFIXES, STEMS).ok(),
            minutes: of_minutes().collect(),
        }
    }

    /// Whether the dictionary could be read.
    pub fn is_whole(&self) -> bool {
        self.dictionary.is_some()
    }

    /// Whether a word is right as it is written.
    pub fn knows(&self, word: &str) -> bool {
        let Some(dictionary) = &self.dictionary else {
            return true;
        };
        let word = super::words::owner(word);
        self.minutes.contains(word)
            || (word.starts_with(char::is_uppercase)
                && self.minutes.contains(word.to_lowercase().as_str()))
            || dictionary.check(word)
    }

    /// Whether a beginning is right before a hyphen, as "co" is.
    pub fn begins(&self, beginning: &str) -> bool {
        let key = format!("{}-", beginning.to_lowercase());
        self.minutes.contains(key.as_str())
    }

    /// The words nearest to `word`, best first, at most `most`; `known` are right beside the
    /// dictionary's and likelier.
    pub(super) fn suggest<'s>(
        &self,
        word: &str,
        known: impl Iterator<Item = &'s str>,
        right: &dyn Fn(&str) -> bool,
        most: usize,
    ) -> Vec<String> {
        if !self.is_whole() {
            return Vec::new();
        }
        let mut likely: Vec<&str> = of_minutes().filter(|w| !w.ends_with('-')).collect();
        likely.extend(known);
        let source = Source {
            forms: Forms::new(AFFIXES, STEMS),
            likely,
            right,
        };
        suggest(&source, word, most)
    }
}

impl fmt::Debug for Speller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Speller")
    }
}

fn of_minutes() -> impl Iterator<Item = &'static str> {
    MINUTES
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
