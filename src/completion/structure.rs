//! What a finished paragraph is by its first words: a resolution with its limbs, or an action.

use crate::meeting::Meeting;
use crate::meeting::entry::Due;
use crate::meeting::intent::Lead;
use crate::minutes::House;

/// What a paragraph could become.
#[derive(Clone, Debug, PartialEq)]
pub enum Becomes {
    /// A resolution; limbs on lines of their own.
    Resolution {
        /// Its words, without the house's word before them.
        text: String,
    },
    /// An action.
    Action {
        /// What is to be done.
        text: String,
        /// By whom, looked up among the people.
        owners: Vec<Lead>,
        /// By when.
        due: Due,
    },
}

/// What is proposed for a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it would become.
    pub becomes: Becomes,
    /// That in a few words, for the margin: "a resolution of 2 limbs".
    pub words: String,
}

/// What the paragraph `text` could become, if its first words say so.
pub fn propose(meeting: &Meeting, house: &House, text: &str) -> Option<Proposal> {
    let _ = (meeting, house, text);
    None
}
