//! The text editor: one entry's text, its caret, its rows, and the splices that change it.
//!
//! Nothing here knows a terminal, a clock or a file. The parts:
//!
//! - [`grapheme`]: boundaries and widths of what a reader takes for one character;
//! - [`splice`]: one change of a text, and how to take it back;
//! - [`pending`]: typing gathered into one splice before it is stored;
//! - [`layout`]: soft wrap, kept up to date row by row;
//! - [`textbox`]: text, caret and selection, with the edits, [`motion`] and [`find`];
//! - [`paint`]: rows into a buffer of cells;
//! - [`field`]: a single line that scrolls sideways, for forms;
//! - [`sentence`]: the sentence that the caret stands in;
//! - [`viewport`]: which rows can be seen.
//!
//! Byte offsets are counted in UTF-8; those that leave this module stand on grapheme boundaries
//! of the text they belong to. Text comes in through [`crate::meeting::text`], so it holds no
//! escapes, no direction overrides and no carriage returns, and every splice that comes out holds
//! clean text on both its sides: storing it changes nothing.

pub mod field;
pub mod find;
pub mod grapheme;
pub mod layout;
pub mod motion;
pub mod paint;
pub mod pending;
pub mod sentence;
pub mod splice;
pub mod textbox;
pub mod viewport;
mod wrap;

#[cfg(test)]
mod laws;

pub use field::Field;
pub use layout::{Layout, Row, RowsChanged, Shape};
pub use motion::Motion;
pub use paint::{Painting, StyleRange};
pub use pending::Pending;
pub use sentence::sentence_at;
pub use splice::Splice;
pub use textbox::{Delete, TextBox};
pub use viewport::Viewport;
