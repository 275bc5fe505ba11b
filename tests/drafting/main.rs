//! Drafts and their exports, as an officer would read them.

mod board;
mod rules;
mod scene;
mod secrecy;
