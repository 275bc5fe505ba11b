//! The archive: what all meetings of an office say, found by its words.
//!
//! Facts of meetings go in, answers come out. [`told`] makes passages of the reading of an audience,
//! [`tokens`] the words by which they are found, [`query`] what is looked for of what somebody typed;
//! [`index`] keeps them in one SQLite file for each audience. The index holds nothing of its own: it is
//! made anew of the session files whenever it is missing or wrong. Which files there are, and what
//! changed, is for whoever asks to say.

#[cfg(feature = "archive")]
pub mod index;
pub mod kept;
pub mod kinds;
#[cfg(feature = "archive")]
mod packed;
pub mod query;
pub mod tokens;
pub mod told;

pub use kinds::PassageKind;
pub use query::Query;
pub use told::{MeetingTold, Passage};
