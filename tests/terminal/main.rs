//! The program in a terminal of its own.

#![cfg(unix)]

mod chamber;
mod cli_open;
mod floods;
mod links;
mod pack_keys;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/pty.rs"]
mod pty;
mod terminal;
