//! What can be said on the command line of new sessions, and of the packs and bodies that they are
//! made of.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

/// A new session.
#[derive(Clone, Debug, Args)]
pub(super) struct New {
    /// The body that meets, as the minutes print it
    #[arg(long, value_name = "NAME")]
    pub(super) body: Option<String>,

    /// What the body is like: a file, or a ready kind that `quorate body list` names
    #[arg(long, value_name = "FILE|KIND", conflicts_with_all = ["from", "after"], value_hint = ValueHint::FilePath)]
    pub(super) body_file: Option<String>,

    /// The day of the meeting, 2015-01-22
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<chrono::NaiveDate>,

    /// The time on the agenda, 16:00
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(super) start: Option<chrono::NaiveTime>,

    /// Where it is held
    #[arg(
        long,
        value_name = "PLACE",
        default_value = "",
        hide_default_value = true
    )]
    pub(super) venue: String,

    /// Read the meeting from an agenda pack: PDF, Word, OpenDocument, web page, Markdown, text; - is
    /// standard input
    #[arg(long, value_name = "PACK", num_args = 1.., value_hint = ValueHint::FilePath)]
    pub(super) from: Vec<PathBuf>,

    /// Make the next meeting of the body whose session this is; a pack is laid over it
    #[arg(long, value_name = "SESSION", value_hint = ValueHint::FilePath)]
    pub(super) after: Option<PathBuf>,

    /// Take what is certain and leave the rest, without the screen
    #[arg(short, long)]
    pub(super) yes: bool,

    /// The file to make, in place of one named by day and body in your folder
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,
}

/// Files of bodies.
#[derive(Debug, Args)]
pub(super) struct Body {
    /// What to do with them.
    #[command(subcommand)]
    pub(super) what: BodyFiles,
}

impl Body {
    /// The body whose journal is to be opened on the screen, if one is.
    pub(super) fn to_open(&self) -> Option<&str> {
        match &self.what {
            BodyFiles::Open { body } => Some(body),
            _ => None,
        }
    }
}

/// What is done with files of bodies.
#[derive(Debug, Subcommand)]
pub(super) enum BodyFiles {
    /// List the ready kinds, and the files in your folder
    List,
    /// Print a ready kind as a file, to be copied and changed
    Show {
        /// A ready kind, or the name of a file in your folder
        #[arg(value_name = "KIND")]
        kind: String,
    },
    /// Tell what is wrong in a file, with line and column
    Check {
        /// The file
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Begin the journal of a body: its members, actions and work programme between meetings
    New {
        /// The body, as the minutes print it
        #[arg(value_name = "BODY")]
        body: String,
        /// A closed meeting of the body to begin with
        #[arg(long = "from", value_name = "SESSION", value_hint = ValueHint::FilePath)]
        meeting: Option<PathBuf>,
    },
    /// Open the journal of a body on the screen
    Open {
        /// Words of the body's name, or the file of its journal
        #[arg(value_name = "BODY")]
        body: String,
    },
    /// Take over into the body's journal what a closed meeting tells
    Take {
        /// The session of the meeting
        #[arg(value_name = "SESSION", value_hint = ValueHint::FilePath)]
        session: PathBuf,
    },
}

/// House styles.
#[derive(Debug, Args)]
pub(super) struct Style {
    /// What to do with them.
    #[command(subcommand)]
    pub(super) what: StyleFiles,
}

/// What is done with house styles.
#[derive(Debug, Subcommand)]
pub(super) enum StyleFiles {
    /// List the ready styles
    List,
    /// Print a ready style as a file, to be copied and changed
    Show {
        /// A ready style
        #[arg(value_name = "NAME")]
        style: String,
    },
    /// Tell what is wrong in a file, with line and column
    Check {
        /// The file
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Tell each setting of a style, what it is set to and what it does
    Explain {
        /// A ready style, or a file
        #[arg(value_name = "NAME-OR-FILE", value_hint = ValueHint::FilePath)]
        style: String,
    },
}

/// A pack to be read.
#[derive(Debug, Args)]
pub(super) struct Read {
    /// The files of the pack; - is standard input
    #[arg(value_name = "PACK", required = true, value_hint = ValueHint::FilePath)]
    pub(super) packs: Vec<PathBuf>,

    /// In which format; docs/read.md tells the fields of JSON
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: ReadFormat,

    /// Print the lines of the files too; needs --audience full
    #[arg(long)]
    pub(super) lines: bool,

    /// Say below each field why it was read so; needs --audience full
    #[arg(long, conflicts_with = "format")]
    pub(super) why: bool,
}

/// A format of what was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadFormat {
    /// To be read.
    #[default]
    Text,
    /// For other programs.
    Json,
}

fn time(text: &str) -> Result<chrono::NaiveTime, String> {
    chrono::NaiveTime::parse_from_str(text, "%H:%M")
        .map_err(|_| "a time of day looks like 16:00".to_owned())
}
