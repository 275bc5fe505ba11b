//! The document that exporters read: headings, numbered paragraphs, resolutions, tables. It knows
//! nothing of meetings, and every number in it is literal text.

use std::borrow::Cow;
use std::marker::PhantomData;

use chrono::NaiveDate;

use crate::meeting::printed::PrintedLine;

use super::audience::Audience;
use super::printed::{self, Source};
use crate::meeting::house::{FONT_SIZES, House, Margins, is_of_font};
use crate::meeting::text::{clean, is_clean};

/// A stretch of words, plain or strong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Set apart from the rest (bold, where there is such a thing).
    pub strong: bool,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: false,
        }
    }

    /// Strong words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            strong: true,
        }
    }
}

/// The words of runs one after the other.
pub fn words(runs: &[Run]) -> String {
    runs.iter().map(|r| r.text.as_str()).collect()
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Running words.
    Words(Vec<Run>),
    /// Bullets.
    Bullets(Vec<Vec<Run>>),
}

/// A limb of a resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limb {
    /// "3.1.1", or "(a)".
    pub number: String,
    /// Its words.
    pub runs: Vec<Run>,
}

/// A line of a list of names: the role and who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The role, without a colon; may be empty.
    pub label: String,
    /// Who, with what is said of them.
    pub text: String,
}

/// A line to be signed or dated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    /// What goes there: "Chairman", "Date".
    pub label: String,
    /// What already stands there; empty = to be filled in by hand.
    pub filled: String,
}

/// A name plate, to be folded across the middle of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plate {
    /// Whose place it is.
    pub name: String,
    /// What they are, and for whom: smaller, below the name; may be empty.
    pub below: String,
}

/// A block of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// 2 for a part of the document; 3 below that.
        level: u8,
        /// "4", without a full stop; empty = none.
        number: String,
        /// Its words.
        text: String,
        /// Shown in capitals.
        capitals: bool,
    },
    /// A paragraph, with bullets in it if there are any.
    Paragraph {
        /// "4.1"; empty = not numbered.
        number: String,
        /// Words and bullets in their order.
        parts: Vec<Part>,
    },
    /// A decision.
    Resolution {
        /// "7.4"; empty = not numbered.
        number: String,
        /// "Resolved:", or the mark of what was not agreed.
        word: String,
        /// The words before the limbs, or the whole of it; empty = it is all in the limbs.
        lead: Vec<Run>,
        /// The limbs.
        limbs: Vec<Limb>,
    },
    /// Something that happened between paragraphs: not numbered.
    Note(Vec<Run>),
    /// A list of names by role.
    Names(Vec<Row>),
    /// A table.
    Table {
        /// What it shows; empty = the heading above says it.
        caption: String,
        /// The heads of its columns.
        header: Vec<String>,
        /// The cells, row by row; each row as long as the header.
        rows: Vec<Vec<String>>,
    },
    /// A table that is filled in by hand: there is room to write in every row.
    Form {
        /// What it is for; empty = the heading above says it.
        caption: String,
        /// The heads of its columns.
        header: Vec<String>,
        /// How the width is shared between the columns; as many as there are heads.
        shares: Vec<u32>,
        /// The cells, row by row; each row as long as the header. What is empty is to be written.
        rows: Vec<Vec<String>>,
    },
    /// Name plates, a page each.
    Plates(Vec<Plate>),
    /// Where the minutes are signed.
    Signature(Vec<SignatureLine>),
}

/// Whether the text has been approved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// "DRAFT"; empty once the minutes are approved.
    pub mark: String,
    /// What else is to be said of it, a phrase each.
    pub notes: Vec<String>,
}

/// How a page looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The face of the letters, where the format leaves it to the reader's machine.
    pub font: String,
    /// The size of the letters of the text, in points.
    pub points: u32,
    /// The margins, in millimetres.
    pub margins: Margins,
}

impl Default for Page {
    fn default() -> Self {
        Self::of(&House::default())
    }
}

impl Page {
    /// As a house has it. Within what the settings allow, whatever a file says.
    pub(super) fn of(house: &House) -> Self {
        let within = |mm: u32| mm.clamp(*Margins::RANGE.start(), *Margins::RANGE.end());
        let of = house.margins;
        Self {
            font: house
                .font
                .chars()
                .filter(|c| is_of_font(*c))
                .take(60)
                .collect(),
            points: house
                .font_size
                .clamp(*FONT_SIZES.start(), *FONT_SIZES.end()),
            margins: Margins {
                top: within(of.top),
                right: within(of.right),
                bottom: within(of.bottom),
                left: within(of.left),
            },
        }
    }
}

/// A document without the meeting that it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// A language tag: "en-GB".
    pub language: &'static str,
    /// The authority; may be empty.
    pub host: String,
    /// What kind of document: "Minutes", "Actions arising".
    pub kind: String,
    /// The body.
    pub body: String,
    /// The day, "20 November 2014".
    pub date: String,
    /// The same day, for what a file says of its own age.
    pub day: NaiveDate,
    /// Draft or approved.
    pub status: Status,
    /// What stands on every page of it, "Not for publication: …"; empty for what is public.
    pub marking: String,
    /// How its pages look.
    pub page: Page,
    /// Everything below the title.
    pub blocks: Vec<Block>,
}

impl Document {
    /// What kind of document, with the mark of a draft: "Draft minutes".
    pub fn marked_kind(&self) -> String {
        if self.status.mark.is_empty() {
            self.kind.clone()
        } else {
            format!("{} {}", self.status.mark, self.kind.to_lowercase())
        }
    }

    /// Whether its pages are cut or folded, and have nothing on them but what is to be seen then: no
    /// title, head or foot.
    pub fn is_bare(&self) -> bool {
        !self.blocks.is_empty() && self.blocks.iter().all(|b| matches!(b, Block::Plates(_)))
    }

    /// The name plates of it.
    pub fn plates(&self) -> impl Iterator<Item = &Plate> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Plates(plates) => plates.as_slice(),
            _ => &[],
        })
    }

    /// The title in one line: "Draft minutes: the Board, 20 November 2014".
    pub fn title(&self) -> String {
        format!("{}: {}, {}", self.marked_kind(), self.body, self.date)
    }
}

/// Something that ought to be put right before the document goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as printed: "7.4", "item 4"; empty = the whole document.
    pub place: String,
    /// What is wrong, in a clause.
    pub what: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.place.is_empty() {
            f.write_str(&self.what)
        } else {
            write!(f, "{}: {}", self.place, self.what)
        }
    }
}

/// Minutes for one audience: a document that can't be changed, nor made but by drafting.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes<A: Audience> {
    pub(super) document: Document,
    /// What the lines of each block are of.
    pub(super) sources: Vec<Vec<Source>>,
    pub(super) problems: Vec<Problem>,
    pub(super) file_stem: String,
    pub(super) audience: PhantomData<A>,
}

impl<A: Audience> Minutes<A> {
    /// What exporters read.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document line by line, with what each line is of.
    pub fn lines(&self) -> Vec<PrintedLine> {
        printed::lines(&self.document, &self.sources)
    }

    /// What ought to be put right first; nothing here tells more than the document does.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// A file name without its ending, from the body's name and the day alone.
    pub fn file_stem(&self) -> &str {
        &self.file_stem
    }

    /// Adds a version to the status line of a draft: "version 3 of 24 November 2014".
    #[must_use]
    pub fn with_version(mut self, version: &str) -> Self {
        self.document
            .status
            .notes
            .push(leaving(version).into_owned());
        self
    }
}

/// A document beside the minutes, for one audience: actions, decisions, attendance.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper<A: Audience> {
    pub(super) document: Document,
    pub(super) problems: Vec<Problem>,
    pub(super) file_stem: String,
    pub(super) audience: PhantomData<A>,
}

/// The actions of a meeting and those brought forward, for one audience.
pub type ActionSheet<A> = Paper<A>;

impl<A: Audience> Paper<A> {
    /// What exporters read.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What ought to be put right first.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// A file name without its ending, from the body's name and the day alone.
    pub fn file_stem(&self) -> &str {
        &self.file_stem
    }
}

/// Text on its way out of the program: cleaned once more, on one line. Everything in a document
/// was clean when it came in; this is the second lock.
pub fn leaving(text: &str) -> Cow<'_, str> {
    let one_line = |text: &str| !text.bytes().any(|b| matches!(b, b'\n' | b'\t'));
    if is_clean(text) && one_line(text) {
        return Cow::Borrowed(text);
    }
    let cleaned = clean(text);
    Cow::Owned(if one_line(&cleaned) {
        cleaned
    } else {
        cleaned.replace(['\n', '\t'], " ")
    })
}
