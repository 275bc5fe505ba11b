//! Completion: what is offered while an officer writes, and never put in by itself: names, roles,
//! phrases, abbreviations written out, and the structure that a finished paragraph shows.

mod book;
mod case;
mod common;
mod fold;
mod index;
mod keys;
mod offers;
mod people;
mod structure;
mod table;
mod terms;

pub use index::{Index, Offer, Source, Where};
pub use structure::{Becomes, Proposal, propose};

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
