//! Checks of what was written: British spelling, and the slips of house style that can be told
//! safely. Nothing is marked until it is asked for, and nothing is changed by itself.

mod forms;
mod job;
mod known;
mod nearness;
mod rule;
mod speller;
mod style;
mod suggest;
mod words;

pub use job::{Job, Mark};
pub use rule::{Rule, counts, table};
pub use speller::Speller;

#[cfg(test)]
mod tests;
