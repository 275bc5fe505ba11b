//! Quorate minutes a formal meeting while it happens.
//!
//! A meeting is a journal of facts; the state of the meeting is a fold over it, the minutes are a
//! reading of that state. ARCHITECTURE.md tells the rooms and what each may use.

mod app;
pub mod archive;
pub mod bodies;
pub mod checks;
pub mod cli;
pub mod completion;
#[cfg(test)]
mod dice;
pub mod export;
pub mod import;
pub mod journal;
pub mod meeting;
pub mod minutes;
pub mod pages;
pub mod phrases;
pub mod storage;
#[cfg(feature = "team")]
pub mod team;
pub mod tui;
