//! A record: one accepted intent's whole list of events, with the envelope that says who and when.
//!
//! It is the unit of saving, of acknowledgement and of undo, so that every prefix of a journal is
//! a meeting that makes sense.

use serde::{Deserialize, Deserializer, Serialize};

use crate::meeting::Fact;
use crate::meeting::agenda::Stamp;
use crate::meeting::text::Text;

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// 1, 2, 3, …; it alone orders the journal.
    pub seq: u64,
    /// When the machine recorded it; for show, never for order.
    pub at: Stamp,
    /// Who recorded it.
    pub by: Text,
    /// What was done.
    pub act: Act,
}

/// What a record does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Act {
    /// Facts were recorded.
    Did(#[serde(deserialize_with = "snug")] Vec<Fact>),
    /// The records with these numbers were undone: replay skips them.
    Undid(Vec<u64>),
    /// The records with these numbers, once undone, hold again.
    Redid(Vec<u64>),
    /// From here on a reader of at least this format version is needed.
    Raised {
        /// The format version.
        min_reader: u32,
    },
}

/// Nearly every record holds one fact, and a vector that grew one by one has room for four: in a
/// long session that would be most of its memory.
fn snug<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Fact>, D::Error> {
    let mut facts = Vec::deserialize(deserializer)?;
    facts.shrink_to_fit();
    Ok(facts)
}
