//! Words laid on pages: what a PDF is read into before it becomes lines.
//!
//! The reader of the file runs where a broken file can do no harm (a process of its own); what it
//! hands over is plain data, and is limited here.

use serde::{Deserialize, Serialize};

/// A page. Lengths are in points (1/72 inch), from the upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The words, in the order in which the file draws them.
    pub words: Vec<Word>,
    /// Straight lines drawn on it, as far as they could part the cells of a table.
    pub rules: Vec<Rule>,
}

/// A word, or several that the file draws as one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// Left edge.
    pub x: f32,
    /// Base line.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Size of the letters.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// The letters, as the file has them.
    pub text: String,
}

/// A straight line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// One end.
    pub from: (f32, f32),
    /// The other.
    pub to: (f32, f32),
}
