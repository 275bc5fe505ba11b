//! The common run of lines: what every format is read into, and what every parser reads.
//!
//! A line keeps the layout that tells its meaning: the columns that its cells begin at, its indent,
//! the row of a table that it is, the heading that it is. Marks of the format itself (`**`, `|`,
//! tags) are gone; words are cleaned.

use chrono::NaiveDate;

use super::found::{Found, Place};
use crate::meeting::text::Text;

/// A piece of a line that stands by itself: a cell of a table, or what a tab or a wide gap parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The column that it begins at, in characters from the left margin; in a table of a format
    /// without columns, the number of the cell times 40.
    pub at: u16,
    /// Its words; several paragraphs of one cell are parted by newlines.
    pub text: Text,
}

/// What the format says of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Words.
    #[default]
    Plain,
    /// A heading, 1 the highest.
    Heading(u8),
    /// An entry of a list; the mark is the first word of the text if it is a number or a letter,
    /// and is left out if it is a bullet.
    Entry,
    /// A row of a table: table and row, each from 1, counted through the file. A row that a page
    /// breaks in two is one line.
    Row {
        /// The table.
        table: u32,
        /// The row.
        row: u32,
    },
}

/// A line, or a paragraph in formats that don't break lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Where it stands.
    pub place: Place,
    /// What the format says of it.
    pub shape: Shape,
    /// How far it is indented, in characters.
    pub indent: u16,
    /// All of it is bold.
    pub bold: bool,
    /// It goes on in the next line of the same run, as far as the format knows: false for
    /// paragraphs of Word and web pages, true for lines of a paragraph that was broken to a width.
    pub broken: bool,
    /// Its cells, left to right; none = a blank line.
    pub cells: Vec<Cell>,
}

impl Line {
    /// Its line number in the file, from 1.
    pub fn number(&self) -> u32 {
        self.place.line
    }

    /// Whether there is nothing on it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|c| c.text.is_blank())
    }

    /// All its words, cells parted by a space.
    pub fn text(&self) -> String {
        let words: Vec<&str> = self
            .cells
            .iter()
            .flat_map(|c| c.text.split_whitespace())
            .collect();
        words.join(" ")
    }

    /// The words of a cell; empty if there is no such cell.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |c| c.text.as_str())
    }

    /// Whether it is a row of a table.
    pub fn is_row(&self) -> bool {
        matches!(self.shape, Shape::Row { .. })
    }
}

/// A file as lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The lines in order.
    pub lines: Vec<Line>,
    /// What the officer should know of how it was read: characters replaced, pages left out.
    pub remarks: Vec<Text>,
    /// The day that the notes of a website at the head of the file tell: of the meeting, or of the page.
    pub noted: Option<Found<NaiveDate>>,
}
