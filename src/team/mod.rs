//! The office's store: what of a session file is in it, what is to be sent next, who has the pen.
//!
//! The session file itself is the outbox. What the store has is asked of the store, so that nothing
//! about it is kept here that could be wrong: [`outbox`] is told what a file holds and what the store
//! says it has, and says what is next. [`postgres`] is the one place that knows a database.

pub mod address;
pub mod backoff;
pub mod outbox;
pub mod passwords;
pub mod postgres;

mod store;
mod trouble;

pub use outbox::chain_of;
pub use store::{
    Answered, Asked, Branch, Candidate, Head, MAIN, Pen, Published, Store, Wanted, Written,
};
pub use trouble::{Trouble, TroubleKind};

#[cfg(test)]
mod tests;
