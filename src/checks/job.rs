//! One look over what was written: everything that it needs is copied out of the meeting first, so
//! that it can run beside the typing.

use std::ops::Range;

use crate::meeting::Meeting;
use crate::meeting::id::{EntryId, ItemId};
use crate::phrases::Book;

use super::speller::Speller;

/// What a mark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A word that no list has.
    Spelling,
}

impl Rule {
    /// Its lasting name, by which a house switches it off.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
        }
    }
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// In which entry.
    pub entry: EntryId,
    /// Where, in bytes of its text.
    pub range: Range<usize>,
    /// Why.
    pub rule: Rule,
    /// What is wrong, in a sentence.
    pub what: String,
    /// What could stand instead, best first; for spelling it is asked for apart.
    pub instead: Vec<String>,
}

/// A look to be taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {}

impl Job {
    /// A look over one item, or over all.
    pub fn of(meeting: &Meeting, book: &Book, item: Option<ItemId>) -> Self {
        let _ = (meeting, book, item);
        Self::default()
    }

    /// Takes it; without a speller, spelling is passed over.
    pub fn run(&self, speller: Option<&Speller>) -> Vec<Mark> {
        let _ = speller;
        Vec::new()
    }

    /// What could stand instead of a word that is marked, best first, at most `most`.
    pub fn suggest(&self, speller: &Speller, word: &str, most: usize) -> Vec<String> {
        let _ = (speller, word, most);
        Vec::new()
    }
}
