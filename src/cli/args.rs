//! What can be said on the command line before a subcommand, and what several of those share. Help,
//! completions and the man page all come from here and from `commands.rs`.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum, ValueHint};

pub(super) use super::args_screen::{Doctor, Screen, ScreenHere, Theme};
use super::commands::Command;
use super::help;
use crate::meeting::agenda::Stamp;

/// Help is no wider than this, in columns.
pub(super) const WIDEST: usize = 100;

/// Minutes a formal meeting while it happens: attendance, declarations, discussion, resolutions
/// and actions, and the draft minutes at the close.
#[derive(Debug, Parser)]
#[command(
    name = "quorate",
    version = env!("QUORATE_VERSION"),
    about,
    long_about = help::LONG,
    after_help = help::SHORT_END,
    after_long_help = help::END,
    disable_help_subcommand = true,
    max_term_width = WIDEST
)]
pub(super) struct Arguments {
    /// What is asked of all commands.
    #[command(flatten)]
    pub(super) global: Global,
    /// How the screen looks.
    #[command(flatten)]
    pub(super) screen: Screen,
    /// What to do; nothing opens the library of sessions on the screen.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What is asked of all commands.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// The folder of your sessions, in place of the usual one
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "QUORATE_SESSIONS",
        hide_env_values = true,
        value_hint = ValueHint::DirPath
    )]
    pub(super) sessions: Option<PathBuf>,

    /// The folder of your settings and phrases, in place of the usual one
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "QUORATE_CONFIG",
        hide_env_values = true,
        value_hint = ValueHint::DirPath
    )]
    pub(super) config: Option<PathBuf>,

    /// The folder of the index that finds words in all meetings, in place of the usual one
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "QUORATE_CACHE",
        hide_env_values = true,
        value_hint = ValueHint::DirPath
    )]
    pub(super) cache: Option<PathBuf>,

    /// Your name, as the history shows who recorded what
    #[arg(
        long = "as",
        global = true,
        value_name = "NAME",
        env = "QUORATE_OFFICER",
        hide_env_values = true
    )]
    pub(super) officer: Option<String>,

    /// Who will read what is printed: everybody, or those entitled to exempt text
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) audience: Audience,

    /// Act as if it were this time (RFC 3339), for tests and samples
    #[arg(long, global = true, value_name = "TIME", hide = true, value_parser = stamp)]
    pub(super) clock: Option<Stamp>,
}

/// Who will read what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Audience {
    /// Anybody: no exempt text, no private notes.
    #[default]
    Public,
    /// Those entitled to exempt information; never put on a web site.
    Full,
}

/// A session.
#[derive(Debug, Args)]
pub(super) struct Session {
    /// A file, or the name of a session in your folder or of a sample
    #[arg(value_name = "SESSION", value_hint = ValueHint::FilePath)]
    pub(super) session: PathBuf,
}

/// A script to be recorded.
#[derive(Debug, Args)]
pub(super) struct Record {
    /// What to record in.
    #[command(flatten)]
    pub(super) session: Session,

    /// The script; without it, or with -, standard input is read
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) script: Option<PathBuf>,

    /// Make the session if it is not there
    #[arg(long)]
    pub(super) create: bool,

    /// Go on after a line that was refused
    #[arg(long)]
    pub(super) keep_going: bool,

    /// The id that a new session gets, for tests and samples
    #[arg(long, value_name = "ID", hide = true)]
    pub(super) session_id: Option<String>,
}

fn stamp(text: &str) -> Result<Stamp, String> {
    Stamp::parse_from_rfc3339(text)
        .map_err(|_| "a moment looks like 2015-01-22T16:00:00+00:00".to_owned())
}
