//! Agenda packs: what is read of them, damaged ones too.

mod damage;
#[path = "../support/program.rs"]
mod program;
mod truth;
mod westminster;
