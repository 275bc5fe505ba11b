//! Phrases: short codes for what minutes say again and again, with places to fill and values that
//! the meeting knows; abbreviations and the words of the house. No terminal, no file.
//!
//! A book is a RON text. [`Book::read`] goes on after a fault and tells all of them; [`with_phrase`]
//! and its like add to a text and leave the rest of it alone. `docs/phrases.md` tells officers how
//! a book is written.

mod book;
mod faults;
mod fill;
mod layout;
mod learn;
mod notation;
mod quoted;
mod read;
mod starter;
mod values;
mod write;

#[cfg(test)]
mod tests;

pub use book::{Abbreviation, Book, Phrase};
pub use fill::{Filled, Scene, capitalised, fill};
pub use learn::{Learnt, learn};
pub use notation::as_phrase;
pub use read::Trouble;
pub use values::VALUES;
pub use write::{with_abbreviation, with_phrase, with_word};
