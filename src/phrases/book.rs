//! The book: the phrases, abbreviations and words of a house, and the checks that it has switched
//! off.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::starter;
use crate::meeting::text::Text;

/// A phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// What is typed for it.
    pub code: Text,
    /// What it says; the room's page tells how places and values are written.
    pub text: Text,
    /// When it is used, in a few words; may be empty.
    #[serde(default)]
    pub about: Text,
}

/// An abbreviation that the house uses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// "JSNA".
    pub short: Text,
    /// "Joint Strategic Needs Assessment"; may be empty for one that needs no writing out.
    #[serde(default)]
    pub long: Text,
    /// Everybody knows it ("NHS"): it needs no writing out.
    #[serde(default)]
    pub known: bool,
}

/// Phrases, abbreviations and words of a house or an officer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Book {
    /// The phrases.
    pub phrases: Vec<Phrase>,
    /// The abbreviations.
    pub abbreviations: Vec<Abbreviation>,
    /// Words that are right though no dictionary has them.
    pub words: Vec<Text>,
    /// Names of the checks that are switched off.
    pub checks_off: Vec<Text>,
}

impl Book {
    /// The book that comes with the program, for English boards.
    pub fn starter() -> Self {
        Self {
            phrases: starter::PHRASES
                .iter()
                .map(|[code, text, about]| Phrase {
                    code: Text::from(*code),
                    text: Text::from(*text),
                    about: Text::from(*about),
                })
                .collect(),
            abbreviations: starter::ABBREVIATIONS
                .iter()
                .map(|(short, long, known)| Abbreviation {
                    short: Text::from(*short),
                    long: Text::from(*long),
                    known: *known,
                })
                .collect(),
            words: starter::WORDS
                .iter()
                .map(|word| Text::from(*word))
                .collect(),
            checks_off: Vec::new(),
        }
    }

    /// The phrase with this code, in large or small letters.
    pub fn phrase(&self, code: &str) -> Option<&Phrase> {
        self.phrases.iter().find(|p| same_code(&p.code, code))
    }

    /// This book with another laid over it: the other's phrases and abbreviations take the place
    /// of those with the same code, and the rest is put together.
    #[must_use]
    pub fn laid_over(mut self, over: Self) -> Self {
        lay(&mut self.phrases, over.phrases, |phrase| {
            phrase.code.to_lowercase()
        });
        lay(&mut self.abbreviations, over.abbreviations, |a| {
            a.short.to_string()
        });
        lay(&mut self.words, over.words, ToString::to_string);
        lay(&mut self.checks_off, over.checks_off, ToString::to_string);
        self
    }
}

/// Codes are typed in a hurry: large and small letters are the same.
fn same_code(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn lay<T>(under: &mut Vec<T>, over: Vec<T>, name: impl Fn(&T) -> String) {
    let mut at: HashMap<String, usize> = HashMap::new();
    for (i, thing) in under.iter().enumerate() {
        at.insert(name(thing), i);
    }
    for thing in over {
        let name = name(&thing);
        if let Some(place) = at.get(&name).and_then(|&i| under.get_mut(i)) {
            *place = thing;
        } else {
            at.insert(name, under.len());
            under.push(thing);
        }
    }
}
