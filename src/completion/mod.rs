//! Completion: what is offered while an officer writes, and never put in by itself: names, roles,
//! phrases, abbreviations written out, and the structure that a finished paragraph shows.

mod index;
mod structure;

pub use index::{Index, Offer, Source, Where};
pub use structure::{Becomes, Proposal, propose};
