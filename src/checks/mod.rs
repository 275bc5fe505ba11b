//! Checks of what was written: British spelling, and the slips of house style that can be told
//! safely. Nothing is marked until it is asked for, and nothing is changed by itself.

mod forms;
mod known;
mod nearness;
mod rule;
mod snapshot;
mod speller;
mod style;
mod suggest;
mod words;

pub use rule::{Rule, counts, table};
pub use snapshot::{Mark, Snapshot};
pub use speller::Speller;

#[cfg(test)]
mod tests;
