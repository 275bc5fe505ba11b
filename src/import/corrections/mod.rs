//! Copies of a draft that come back marked up: tracked changes, comments, e-mails. Bytes in; what
//! each change asks, with whose it is and where it stands in the copy, out. Beside which paragraph of
//! the draft it stands is found by [`place()`]. Nothing here changes a word of the minutes.

mod changes;
mod comments;
mod flow;
mod fold;
mod lines;
mod place;
mod word;
mod word_body;

use chrono::NaiveDateTime;

pub use place::{DraftLine, How, Own, Placed, Target, place};
pub use word::read as read_word;

use crate::meeting::text::Text;

/// A copy that came back, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedCopy {
    /// Its paragraphs in order, empty ones left out.
    pub paragraphs: Vec<Paragraph>,
    /// What is asked, in the order of the copy.
    pub changes: Vec<Change>,
    /// What else the officer should know: what was passed over.
    pub remarks: Vec<Text>,
}

/// Where in a copy something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stands {
    /// In the text.
    #[default]
    Text,
    /// In a cell of a table: table, row and column, from 1.
    Cell(u32, u32, u32),
    /// At the head of the pages.
    Header,
    /// At their foot.
    Footer,
    /// In a footnote or an endnote.
    Note,
    /// In a box of text.
    Box,
}

impl std::fmt::Display for Stands {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text => f.write_str("the text"),
            Self::Cell(table, row, column) => {
                write!(f, "table {table}, row {row}, column {column}")
            }
            Self::Header => f.write_str("the header"),
            Self::Footer => f.write_str("the footer"),
            Self::Note => f.write_str("a note"),
            Self::Box => f.write_str("a box"),
        }
    }
}

/// A paragraph of a copy, as it was before the tracked changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub stands: Stands,
    /// Which of the paragraphs with words it is, from 1.
    pub count: usize,
    /// Its words before the changes.
    pub before: String,
    /// Its words with all changes.
    pub after: String,
}

impl Paragraph {
    /// Where it stands in the copy, in words: "paragraph 12", "table 2, row 3, column 1".
    pub fn in_words(&self) -> String {
        match self.stands {
            Stands::Text => format!("paragraph {}", self.count),
            ref other => other.to_string(),
        }
    }
}

/// What a change asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// New words at a place.
    Inserted,
    /// Words out.
    Deleted,
    /// New words for old ones.
    Replaced,
    /// Words moved away from here; the other half says where they are now.
    MovedAway,
    /// Words moved to here.
    MovedHere,
    /// A new paragraph before this one.
    ParagraphBefore,
    /// A new paragraph after this one.
    ParagraphAfter,
    /// The whole paragraph out.
    ParagraphDeleted,
    /// This paragraph and the next are to be one.
    Joined,
    /// This paragraph is to be two.
    Split,
    /// A new row of a table.
    RowInserted,
    /// A row of a table out.
    RowDeleted,
    /// One person's new words, which another took out again.
    TakenBack,
    /// A comment.
    Comment,
    /// The copy has other words than the draft, and nobody tracked it.
    Untracked,
    /// A sentence of an e-mail.
    Message,
}

impl What {
    /// What it is called.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Inserted => "put in",
            Self::Deleted => "take out",
            Self::Replaced => "replace",
            Self::MovedAway => "moved from here",
            Self::MovedHere => "moved to here",
            Self::ParagraphBefore => "new paragraph before",
            Self::ParagraphAfter => "new paragraph after",
            Self::ParagraphDeleted => "take out the paragraph",
            Self::Joined => "join with the next",
            Self::Split => "divide in two",
            Self::RowInserted => "new row of the table",
            Self::RowDeleted => "take out the row",
            Self::TakenBack => "put in by one, taken out by another",
            Self::Comment => "comment",
            Self::Untracked => "not tracked",
            Self::Message => "message",
        }
    }
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The paragraph that it stands in, by its place in [`MarkedCopy::paragraphs`]; none = it
    /// stands in none.
    pub paragraph: Option<usize>,
    /// Where in that paragraph's words before the changes, in bytes.
    pub at: usize,
    /// What is asked.
    pub what: What,
    /// The words as they were: taken out, replaced, moved away, commented on.
    pub old: Text,
    /// The words asked for.
    pub new: Text,
    /// What is said of it: a comment with its replies, where words were moved to.
    pub says: Text,
    /// Who asks; may be empty.
    pub by: Text,
    /// When they did, if the copy says.
    pub when: Option<NaiveDateTime>,
}

#[cfg(test)]
mod tests;
