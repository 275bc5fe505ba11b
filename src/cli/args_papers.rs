//! The arguments of the documents.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum, ValueHint};

use super::args::Session;
use crate::app::documents::{ChapterFormat, RowsFormat, Table};
use crate::minutes::{Format, PaperKind};

/// A document to be printed.
#[derive(Debug, Args)]
pub(super) struct Document {
    /// The session that it is drawn from.
    #[command(flatten)]
    pub(super) session: Session,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is Markdown
    #[arg(short, long, value_enum)]
    pub(super) format: Option<Format>,

    /// Where it goes.
    #[command(flatten)]
    pub(super) to: Printing,
}

/// The agenda, or the running sheet.
#[derive(Debug, Args)]
pub(super) struct Agenda {
    /// What is printed.
    #[command(flatten)]
    pub(super) document: Document,

    /// For the person presiding: times against the plan, who presents, what is asked, interests
    #[arg(long)]
    pub(super) running_sheet: bool,
}

/// The papers that lie in the room.
#[derive(Debug, Args)]
pub(super) struct Room {
    /// What is printed.
    #[command(flatten)]
    pub(super) document: Document,

    /// Which of them
    #[arg(long, value_enum, default_value_t)]
    pub(super) paper: RoomPaper,
}

/// A paper that lies in the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum RoomPaper {
    /// Name plates: a page each, to be folded across the middle
    Plates,
    /// The sheet on which those who come sign in
    #[default]
    SignIn,
    /// Who sits where
    Seating,
}

impl RoomPaper {
    /// The document.
    pub(super) fn kind(self) -> PaperKind {
        match self {
            Self::Plates => PaperKind::NamePlates,
            Self::SignIn => PaperKind::SignIn,
            Self::Seating => PaperKind::Seating,
        }
    }
}

/// How something is printed, and where it goes.
#[derive(Debug, Args)]
pub(super) struct Printing {
    /// The file to write, in place of standard output; a folder takes a file named by day and body
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) output: Option<PathBuf>,

    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    pub(super) force: bool,

    /// Print in another house style than the session's: a ready one, or a file
    #[arg(long, value_name = "NAME-OR-FILE", value_hint = ValueHint::FilePath)]
    pub(super) style: Option<String>,

    /// Print Word files on this template: its styles by name, the head and foot of its pages
    #[arg(long, value_name = "FILE.dotx", value_hint = ValueHint::FilePath)]
    pub(super) template: Option<PathBuf>,
}

/// The votes.
#[derive(Debug, Args)]
pub(super) struct Votes {
    /// The session that they are drawn from.
    #[command(flatten)]
    pub(super) session: Session,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is Markdown
    #[arg(short, long, value_enum)]
    pub(super) format: Option<RowsFormat>,

    /// Where they go.
    #[command(flatten)]
    pub(super) to: Printing,
}

impl Printing {
    /// What the ending of the file says, in small letters; empty if it says nothing.
    pub(super) fn ending(&self) -> String {
        let ending = self.output.as_deref().and_then(Path::extension);
        let ending = ending.and_then(OsStr::to_str).unwrap_or_default();
        ending.to_ascii_lowercase()
    }
}

impl Document {
    /// The format that was asked for, or that the file's ending says.
    pub(super) fn format(&self) -> Format {
        self.format
            .or_else(|| Format::of_extension(&self.to.ending()))
            .unwrap_or_default()
    }
}

impl Votes {
    /// The format that was asked for, or that the file's ending says.
    pub(super) fn format(&self) -> RowsFormat {
        self.format
            .unwrap_or_else(|| RowsFormat::of_ending(&self.to.ending()))
    }
}

impl RowsFormat {
    /// What the ending of a file says.
    pub(super) fn of_ending(ending: &str) -> Self {
        match ending {
            "csv" => Self::Table(Table::Csv),
            "json" => Self::Table(Table::Json),
            other => Self::Document(Format::of_extension(other).unwrap_or_default()),
        }
    }
}

impl Chapters {
    /// The format that was asked for, or that the file's ending says.
    pub(super) fn format(&self) -> ChapterFormat {
        self.format.unwrap_or_else(|| match &*self.to.ending() {
            "csv" => ChapterFormat::Csv,
            _ => ChapterFormat::Vtt,
        })
    }
}

impl ValueEnum for RowsFormat {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<RowsFormat>> = LazyLock::new(|| {
            // What comes in rows has fields of its own in JSON.
            let documents = Format::value_variants().iter();
            let documents = documents.filter(|f| **f != Format::Json);
            let documents = documents.map(|f| RowsFormat::Document(*f));
            let tables = [Table::Csv, Table::Json].map(RowsFormat::Table);
            documents.chain(tables).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Document(format) => format.to_possible_value(),
            Self::Table(Table::Csv) => {
                Some(PossibleValue::new("csv").help("A table for spreadsheets"))
            }
            Self::Table(Table::Json) => {
                Some(PossibleValue::new("json").help("JSON, for other programs"))
            }
        }
    }
}

/// The chapters of a recording.
#[derive(Debug, Args)]
pub(super) struct Chapters {
    /// The session that they are drawn from.
    #[command(flatten)]
    pub(super) session: Session,

    /// When the recording was started; without it, when the meeting began
    #[arg(long, value_name = "HH:MM[:SS]", value_parser = time_of_day)]
    pub(super) start: Option<NaiveTime>,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is WebVTT
    #[arg(short, long, value_enum)]
    pub(super) format: Option<ChapterFormat>,

    /// Where they go.
    #[command(flatten)]
    pub(super) to: Printing,
}

impl ValueEnum for ChapterFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Vtt, Self::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Vtt => ("vtt", "WebVTT, for a player"),
            Self::Csv => ("csv", "A table for spreadsheets"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

/// The dates that a meeting leaves.
#[derive(Debug, Args)]
pub(super) struct Dates {
    /// The session that they are drawn from.
    #[command(flatten)]
    pub(super) session: Session,

    /// Where they go.
    #[command(flatten)]
    pub(super) to: Printing,
}

/// A day.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| "a day looks like 2026-03-20".to_owned())
}

/// A time of day, with or without seconds.
pub(super) fn time_of_day(text: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(text, "%H:%M:%S")
        .or_else(|_| NaiveTime::parse_from_str(text, "%H:%M"))
        .map_err(|_| "a time of day looks like 18:02 or 18:02:30".to_owned())
}
