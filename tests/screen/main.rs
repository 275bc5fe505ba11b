//! The screen played by keys.

#[path = "../support/picture.rs"]
mod picture;
mod screen;
mod tour;
mod typing;
mod writing;
