//! Copies of a draft that come back marked up: tracked changes, comments, e-mails. Bytes in; what
//! each change asks, with whose it is and where it stands in the copy, out. Beside which paragraph of
//! the draft it stands is found by [`place()`]. Nothing here changes a word of the minutes.

mod asides;
mod asks;
mod changes;
mod comments;
mod draft_lines;
mod flow;
mod fold;
mod lines;
mod mail;
mod messages;
mod open_body;
mod open_changes;
mod open_comments;
mod open_text;
mod place;
mod said;
mod segments;
mod tables;
mod told;
mod untracked;
mod word;
mod word_body;

use chrono::NaiveDateTime;

pub use draft_lines::draft_lines;
pub use place::{DraftLine, How, Own, Placed, Target, place};
pub use told::{orders, told};

use crate::import::formats::decode::decode;
use crate::import::trouble::Trouble;
use crate::meeting::text::Text;

/// Reads what came back: a Word document or an OpenDocument text, a saved e-mail with those that hang
/// on it, or plain words.
///
/// # Errors
/// When it is broken, locked, none of these, or more than anybody can settle.
pub fn read(bytes: &[u8]) -> Result<MarkedCopy, Trouble> {
    if bytes.starts_with(b"PK") {
        return word::read(bytes);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Err(Trouble::new(
            &format!("This is {what}, which no tracked changes can be read from."),
            "Save it as .docx, or paste its words.",
        ));
    }
    let mut copy = MarkedCopy::default();
    if !mail::is_mail(bytes) {
        let decoded = decode(bytes, None);
        copy.remarks
            .extend(decoded.remarks.iter().map(|r| Text::line(r)));
        messages::take(&decoded.text, &Text::default(), None, &mut copy)?;
        return whole(copy);
    }
    let mail = mail::read(bytes)?;
    for (name, bytes) in &mail.files {
        let one = word::read(bytes).map_err(|trouble| {
            Trouble::new(&format!("{name}: {}", trouble.sentence), &trouble.hint)
        })?;
        copy.add(one);
    }
    messages::take(&mail.words, &mail.from, mail.when, &mut copy)?;
    for name in &mail.others {
        copy.remarks
            .push(Text::line(&format!("The attachment {name} was not read.")));
    }
    copy.from = mail.from;
    whole(copy)
}

/// Beginnings of files that people send in the place of a copy.
const OTHERS: [(&[u8], &str); 4] = [
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (
        b"\xD0\xCF\x11\xE0",
        "a file of an old Word or a mail of Outlook",
    ),
    (b"\x89PNG", "a picture"),
];

fn whole(copy: MarkedCopy) -> Result<MarkedCopy, Trouble> {
    changes_limit(copy.changes.len() + copy.messages.len())?;
    Ok(copy)
}

/// Refuses more than anybody can settle.
fn changes_limit(count: usize) -> Result<(), Trouble> {
    if count <= flow::MOST_CHANGES {
        return Ok(());
    }
    Err(Trouble::new(
        "The copy has more than 5,000 changes and comments.",
        "Ask for it in parts, or accept in Word what is only layout and read it again.",
    ))
}

/// A copy that came back, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedCopy {
    /// Its paragraphs in order, empty ones left out.
    pub paragraphs: Vec<Paragraph>,
    /// What is asked, in the order of the copy.
    pub changes: Vec<Change>,
    /// What an e-mail says.
    pub messages: Vec<Message>,
    /// Who sent it; empty = it doesn't say.
    pub from: Text,
    /// What else the officer should know: what was passed over.
    pub remarks: Vec<Text>,
}

impl MarkedCopy {
    /// Adds another copy that came with it.
    fn add(&mut self, other: Self) {
        let paragraphs = self.paragraphs.len();
        self.paragraphs.extend(other.paragraphs);
        self.changes
            .extend(other.changes.into_iter().map(|change| Change {
                paragraph: change.paragraph.map(|at| at + paragraphs),
                ..change
            }));
        self.remarks.extend(other.remarks);
    }
}

/// A sentence or a few of an e-mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The line that it begins on.
    pub line: usize,
    /// Its words.
    pub words: Text,
    /// The words that are quoted above it; may be empty.
    pub quoted: Text,
    /// Whose; may be empty.
    pub by: Text,
    /// When it was sent.
    pub when: Option<NaiveDateTime>,
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
