//! A phrase filled in: the values that the meeting knows in their places, and the places that the
//! officer fills.

use std::ops::Range;

use crate::meeting::Meeting;
use crate::meeting::agenda::Stamp;
use crate::meeting::id::ItemId;
use crate::minutes::House;

/// What a phrase is filled in from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'m> {
    /// The meeting.
    pub meeting: &'m Meeting,
    /// The item that is being written.
    pub item: Option<ItemId>,
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
pub fn fill(source: &str, scene: &Scene<'_>) -> Filled {
    let _ = scene;
    Filled {
        text: source.to_owned(),
        places: Vec::new(),
    }
}
