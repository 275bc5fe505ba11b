//! Drafts and their exports, as an officer would read them.

#![allow(
    clippy::unwrap_used,
    reason = "a test that finds nothing where something must be has failed"
)]

mod board;
pub(crate) mod office;
mod rules;
mod scene;
mod secrecy;
mod truth;

pub(crate) use board::harbourside;
