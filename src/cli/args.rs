//! What can be said on the command line. Help, completions and the man page all come from here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use super::args_pack::{Body, New, Read, Style};
use super::args_papers::{Agenda, Chapters, Dates, Document, Room, Votes};
use super::args_phrases::Phrases;
pub(super) use super::args_screen::{Screen, ScreenHere, Theme};
use super::help;
use super::lazy::Lazy;
use crate::meeting::agenda::Stamp;

/// Minutes a formal meeting while it happens: attendance, declarations, discussion, resolutions
/// and actions, and the draft minutes at the close.
#[derive(Debug, Parser)]
#[command(
    name = "quorate",
    version,
    about,
    long_about = help::LONG,
    after_help = help::SHORT_END,
    after_long_help = help::END,
    disable_help_subcommand = true,
    max_term_width = 100
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

/// What can be done.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Open a session on the screen; a sample is opened as your own copy
    #[command(after_help = help::OPEN)]
    Open {
        /// What to open.
        #[command(flatten)]
        session: Session,
        /// How the screen looks, where that is said behind the command.
        #[command(flatten)]
        screen: ScreenHere,
    },

    /// Make a new session: empty, from an agenda pack, or after an earlier meeting
    #[command(after_help = help::NEW)]
    New(Lazy<New>),

    /// Print what an agenda pack says, field by field
    #[command(after_help = help::READ)]
    Read(Lazy<Read>),

    /// Record intents from a script, one a line, each acknowledged once it is on disk
    #[command(after_help = help::RECORD)]
    Record(Lazy<Record>),

    /// Print the draft minutes
    #[command(after_help = help::MINUTES)]
    Minutes(Lazy<Document>),

    /// Print the action sheet: actions arising and those brought forward
    #[command(after_help = help::ACTIONS)]
    Actions(Lazy<Document>),

    /// Print the decision sheet: each decision in its words, how the vote went, who acts
    #[command(after_help = help::DECISIONS)]
    Decisions(Lazy<Document>),

    /// Print the attendance of a meeting, of a body over a year, or who nears six months without
    #[cfg(feature = "archive")]
    #[command(after_help = help::ATTENDANCE)]
    Attendance(Lazy<super::attendance::Attendance>),

    /// Print the attendance: seat by seat, item by item, and at each decision
    #[cfg(not(feature = "archive"))]
    #[command(after_help = help::ATTENDANCE)]
    Attendance(Lazy<Document>),

    /// Print the votes: movers, figures, names, results
    #[command(after_help = help::VOTES)]
    Votes(Lazy<Votes>),

    /// Print the interests declared at a meeting, or at the meetings of a body, with what was done
    #[cfg(feature = "archive")]
    #[command(after_help = help::DECLARATIONS)]
    Declarations(Lazy<super::declarations::Declared>),

    /// Print the register of interests declared, with what was done and whom to notify by when
    #[cfg(not(feature = "archive"))]
    #[command(after_help = help::DECLARATIONS)]
    Declarations(Lazy<Document>),

    /// Print the agenda, or the running sheet for the person presiding
    #[command(after_help = help::AGENDA)]
    Agenda(Lazy<Agenda>),

    /// Print name plates, the sign-in sheet or the seating list
    #[command(after_help = help::ROOM)]
    Room(Lazy<Room>),

    /// Print an item's minute by itself, to be put into a letter
    #[command(after_help = help::MINUTE)]
    Minute(Lazy<super::minute::Minute>),

    /// Print what is minuted of an item for whoever presented it, with queries and a day to reply by
    #[command(after_help = help::EXTRACT)]
    Extract(Lazy<super::extract::Extract>),

    /// Find words in all your meetings: each passage in its place
    #[cfg(feature = "archive")]
    #[command(after_help = help::FIND)]
    Find(Lazy<super::find::Find>),

    /// Take minutes that were published elsewhere into the archive, to be found beside your own
    #[cfg(feature = "archive")]
    #[command(after_help = help::ARCHIVE)]
    Archive(Lazy<super::archive::Archive>),

    /// Print the year of a body in pictures: attendance, time for items, open actions, votes
    #[cfg(feature = "archive")]
    #[command(after_help = help::REPORT)]
    Report(Lazy<super::report::Report>),

    /// Tell what became of something through the meetings: asked for, deferred, resolved, done
    #[cfg(feature = "archive")]
    #[command(after_help = help::TRACE)]
    Trace(Lazy<super::trace::TraceArgs>),

    /// Print every action of several meetings of a body, and how each stands
    #[command(after_help = help::TRACKER)]
    Tracker(Lazy<super::tracker::Tracker>),

    /// Print chapter marks for a recording of the meeting
    #[command(after_help = help::CHAPTERS)]
    Chapters(Lazy<Chapters>),

    /// Print the dates that the meeting leaves, for a calendar
    #[command(after_help = help::DATES)]
    Dates(Lazy<Dates>),

    /// Print people, seats, motions and votes as open data in the Popolo model
    #[command(after_help = help::POPOLO)]
    Popolo(Lazy<Dates>),

    /// Write all that goes out into a folder: minutes and papers, tables, chapters, dates, and a list
    #[command(after_help = help::PUBLISH)]
    Publish(Lazy<super::publish::Publish>),

    /// Print what was put in and taken out since a draft went out, or between two sessions
    #[command(after_help = help::COMPARE)]
    Compare(Lazy<super::compare::Compare>),

    /// Read a marked-up copy or an e-mail that came back, each change beside its paragraph
    Corrections(Lazy<super::corrections::Corrections>),

    /// Write a draft of the minutes that goes out, and record it with its words
    #[command(after_help = help::ISSUE)]
    Issue(Lazy<super::issue::Issue>),

    /// List the drafts that went out, and what became of the minutes since
    #[command(after_help = help::ISSUED)]
    Issued(Lazy<super::issue::IssuedArgs>),

    /// Take rough notes, struck words and frozen drafts out of the file for good
    #[command(after_help = help::PURGE)]
    Purge(Lazy<super::purge::PurgeArgs>),

    /// Keep a session from being purged, or release it
    #[command(after_help = help::HOLD)]
    Hold(Lazy<super::purge::Hold>),

    /// Print plan and state for other programs
    #[command(after_help = help::SHOW)]
    Show(Lazy<Show>),

    /// Tell what the meeting still lacks
    #[command(after_help = help::CHECK)]
    Check(Lazy<super::check::Args>),

    /// Tell whether the file is sound, and its last sequence number
    #[command(after_help = help::VERIFY)]
    Verify(Lazy<Session>),

    /// Make a repaired copy of a damaged session, to go on with; the damaged file stays as it is
    #[command(after_help = help::REPAIR)]
    Repair(Lazy<super::repair::Repair>),

    /// Print the history in words: who recorded what, and when
    #[command(after_help = help::LOG)]
    Log(Lazy<Session>),

    /// List the phrases that can be typed; check, make and add to books of them
    #[command(after_help = help::PHRASES)]
    Phrases(Lazy<Phrases>),

    /// List the ready kinds of bodies, print one to be copied and changed, check a file of one
    #[command(after_help = help::BODY)]
    Body(Lazy<Body>),

    /// List the ready house styles of documents; print, check or explain one
    #[command(after_help = help::STYLE)]
    Style(Lazy<Style>),

    /// Print completions for a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Print the manual page
    Man,

    /// Make the samples from their scripts
    #[command(hide = true)]
    Samples {
        /// The folder of the samples; the scripts stand in its folder "scripts"
        #[arg(value_hint = ValueHint::DirPath)]
        folder: PathBuf,
    },

    /// Read the PDF on standard input, for the program itself
    #[command(hide = true)]
    ReadPdf {
        /// Become pdftotext
        #[arg(long)]
        by_pdftotext: bool,

        /// Have it read by a process that is watched, and print its lines, for tests
        #[arg(long)]
        watched: bool,
    },
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

/// Plan and state for other programs.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// The session to show.
    #[command(flatten)]
    pub(super) session: Session,

    /// In which format; docs/show.md tells its fields
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: ShowFormat,
}

/// A format for other programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    /// JSON.
    #[default]
    Json,
}

fn stamp(text: &str) -> Result<Stamp, String> {
    Stamp::parse_from_rfc3339(text)
        .map_err(|_| "a moment looks like 2015-01-22T16:00:00+00:00".to_owned())
}
