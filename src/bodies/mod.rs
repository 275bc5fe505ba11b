//! Bodies as files: what is said of a board or a council once and holds for each of its meetings,
//! its words, rules, seats and standing items; and the ready kinds that such a file can inherit. The
//! house style of its documents is a file too.
//!
//! A file is a RON text that explains itself by comments. Where it is kept is storage's matter.

mod kinds;
mod place;
mod read;
mod styles;
mod told;
mod trouble;

pub use kinds::{KINDS, Kind, kind_in, kind_named};
pub use read::read;
pub use styles::{
    Explained, STYLE_ENDING, STYLES, Style, explain, inherited, is_file, is_usual, no_style,
    read_style, style_named, wrong_setting,
};
pub use told::{BodyFile, SETTINGS, SeatFile};
pub use trouble::Trouble;

#[cfg(test)]
mod style_tests;
#[cfg(test)]
mod tests;
