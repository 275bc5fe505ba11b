//! The screens, a file (or a folder) each.

pub mod actions;
pub mod check;
pub mod export;
pub mod history;
pub mod library;
pub mod meeting;
pub mod people;
pub mod preview;
pub mod readback;
pub mod roll;
pub mod setup;
