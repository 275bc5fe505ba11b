//! What screens over several meetings show, to be written into a file: the actions and the work programme of
//! a body, what all meetings answer, and of one meeting its actions and who attended.

use super::job::Question;
use crate::minutes::papers::Which;
use crate::minutes::{DocumentKind, Format};

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// A document of the open meeting.
    Document(DocumentKind),
    /// The actions in the open journal of a body.
    Actions {
        /// Which of them.
        which: Which,
        /// They stand by owner, and otherwise by meeting.
        by_owner: bool,
    },
    /// The work programme in the open journal of a body.
    Programme,
    /// What all meetings answer.
    Answer(Question),
}

/// In which format it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownFormat {
    /// As a document.
    Document(Format),
    /// As a table for a spreadsheet.
    Csv,
    /// For other programs.
    Json,
}

/// The formats with the letter of each; those of a document of one meeting end before the tables.
const FORMATS: &[(char, ShownFormat, &str)] = &[
    ('w', ShownFormat::Document(Format::Docx), "Word"),
    ('o', ShownFormat::Document(Format::Odt), "OpenDocument"),
    #[cfg(feature = "pdf")]
    ('p', ShownFormat::Document(Format::Pdf), "PDF"),
    ('h', ShownFormat::Document(Format::Html), "web page"),
    ('m', ShownFormat::Document(Format::Markdown), "Markdown"),
    ('t', ShownFormat::Document(Format::Text), "plain text"),
    ('c', ShownFormat::Csv, "table (CSV)"),
    ('j', ShownFormat::Json, "JSON"),
];

impl Shown {
    /// The formats in which it can be written, each with its letter and its name.
    pub fn formats(&self) -> impl Iterator<Item = (char, ShownFormat, &'static str)> {
        let of_one = matches!(self, Self::Document(_));
        FORMATS
            .iter()
            .copied()
            .filter(move |(_, format, _)| !of_one || matches!(format, ShownFormat::Document(_)))
    }

    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Self::Document(kind) => kind.name().to_owned(),
            Self::Actions { which, by_owner } => {
                let which = match which {
                    Which::All => "all actions",
                    Which::Open => "the open actions",
                    Which::Overdue => "the overdue actions",
                };
                let by = if *by_owner { ", owner by owner" } else { "" };
                format!("{which}{by}")
            }
            Self::Programme => "the work programme".to_owned(),
            Self::Answer(Question::Trace(words)) => {
                format!("what became of \u{201C}{words}\u{201D}")
            }
            Self::Answer(Question::SixMonths) => "who nears six months away".to_owned(),
            Self::Answer(Question::Attendance { body, .. }) => format!("the attendance of {body}"),
            Self::Answer(Question::Declarations { body }) => {
                format!("the interests declared at {body}")
            }
        }
    }
}

/// What is to be written, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownRequest {
    /// What is shown.
    pub what: Shown,
    /// In which format.
    pub format: ShownFormat,
    /// With what only those entitled may read.
    pub full: bool,
    /// The file or folder that was typed; none = here, named by what it is.
    pub to: Option<String>,
}
