//! (being built)

pub mod editor;
pub mod input;
pub mod key;
pub mod term;
