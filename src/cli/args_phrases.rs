//! The arguments of the phrases.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

/// Phrases, and the books that they stand in.
#[derive(Debug, Args)]
pub(super) struct Phrases {
    /// The body whose book is meant beside your own, or added to
    #[arg(long, value_name = "NAME")]
    pub(super) body: Option<String>,

    /// In which format to list them
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: BookFormat,

    /// Tell what is wrong in a book
    #[arg(long, value_name = "FILE", group = "what", value_hint = ValueHint::FilePath)]
    pub(super) check: Option<PathBuf>,

    /// Make a book that explains itself: FILE, or else your own, or the body's
    #[arg(long, value_name = "FILE", num_args = 0..=1, group = "what", value_hint = ValueHint::FilePath)]
    #[expect(
        clippy::option_option,
        reason = "asked for, and with or without a file"
    )]
    pub(super) new: Option<Option<PathBuf>>,

    /// Add a phrase to your book, or the body's
    #[arg(long, num_args = 2, value_names = ["CODE", "TEXT"], group = "what")]
    pub(super) add: Option<Vec<String>>,

    /// Add a word that is right though no dictionary has it
    #[arg(long, value_name = "WORD", group = "what")]
    pub(super) word: Option<String>,

    /// Add an abbreviation and what it stands for
    #[arg(long, num_args = 2, value_names = ["SHORT", "LONG"], group = "what")]
    pub(super) abbreviation: Option<Vec<String>>,
}

/// A format of a list of phrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum BookFormat {
    /// To be read.
    #[default]
    Text,
    /// For other programs.
    Json,
    /// A book, to be shared.
    Ron,
}
