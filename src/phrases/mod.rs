//! Phrases: short codes for what minutes say again and again, with places to fill and values that
//! the meeting knows; abbreviations and the words of the house. No terminal, no file.

mod book;
mod fill;
mod learn;

pub use book::{Abbreviation, Book, Phrase};
pub use fill::{Filled, Scene, fill};
pub use learn::{Learnt, learn};
