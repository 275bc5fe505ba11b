//! A phrase filled in: the values that the meeting knows in their places, and the places that the
//! officer fills.

use std::ops::Range;

use super::notation::{Piece, pieces};
use super::values::value;
use crate::meeting::Meeting;
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::Stream;
use crate::meeting::id::ItemId;
use crate::meeting::text::clean;
use crate::minutes::House;

/// What a phrase is filled in from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'m> {
    /// The meeting.
    pub meeting: &'m Meeting,
    /// The item that is being written.
    pub item: Option<ItemId>,
    /// Who will read what is written: a phrase says nothing that they may not know.
    pub readers: Stream,
    /// The time now.
    pub now: Stamp,
    /// The house's way of writing times and dates.
    pub house: &'m House,
}

/// What a phrase came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The words.
    pub text: String,
    /// The places to fill, in bytes of `text`, in the order in which Tab walks through them.
    pub places: Vec<Range<usize>>,
}

/// Fills `source`, the text of a phrase, in from `scene`.
///
/// A value that the meeting does not know becomes a place with its name in it.
pub fn fill(source: &str, scene: &Scene<'_>) -> Filled {
    let source = clean(source);
    let mut filled = Filled::default();
    for piece in pieces(&source).0 {
        match piece {
            Piece::Plain(words) => filled.text.push_str(words),
            Piece::Place("") => filled.places.push(filled.text.len()..filled.text.len()),
            Piece::Place(name) => filled.place(name),
            Piece::Value(name) => match value(name, scene) {
                Some(words) => filled.text.push_str(&clean(&words)),
                None => filled.place(name),
            },
        }
    }
    filled
}

impl Filled {
    fn place(&mut self, name: &str) {
        let from = self.text.len();
        self.text.push('[');
        self.text.push_str(name);
        self.text.push(']');
        self.places.push(from..self.text.len());
    }
}

/// Words with a capital at their beginning, as a sentence has it; the rest stays.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
