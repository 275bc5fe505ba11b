//! The screen played by keys.

mod link;
#[path = "../support/picture.rs"]
mod picture;
mod plain;
#[path = "../support/plain_tour.rs"]
mod plain_tour;
mod reach;
mod screen;
mod seen;
mod tour;
mod typing;
mod writing;
