//! Checks of what was written: British spelling, and the slips of house style that can be told
//! safely. Nothing is marked until it is asked for, and nothing is changed by itself.

mod job;
mod speller;

pub use job::{Job, Mark, Rule};
pub use speller::Speller;
