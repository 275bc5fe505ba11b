//! Bodies as files: what is said of a board or a council once and holds for each of its meetings,
//! its words, rules, seats and standing items; and the ready kinds that such a file can inherit.
//!
//! A file is a RON text that explains itself by comments. Where it is kept is storage's matter.

mod kinds;
mod place;
mod read;
mod told;

pub use kinds::{KINDS, Kind, kind_in, kind_named};
pub use read::{Trouble, read};
pub use told::{BodyFile, SETTINGS, SeatFile};

#[cfg(test)]
mod tests;
