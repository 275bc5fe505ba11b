//! The subcommands, in the order in which help lists them.

use std::path::PathBuf;

use clap::{Subcommand, ValueHint};
use clap_complete::Shell;

use super::args::{Doctor, Record, ScreenHere, Session};
use super::args_pack::{Body, New, Read, Style};
use super::args_papers::{Agenda, Chapters, Dates, Document, Room, Votes};
use super::args_phrases::Phrases;
use super::args_show::Show;
use super::lazy::Lazy;
use super::{help, help_across};

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

    /// Print the actions of a meeting, or all those of a body
    #[command(after_help = help::ACTIONS)]
    Actions(Lazy<super::actions::Actions>),

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
    #[command(after_help = help_across::FIND)]
    Find(Lazy<super::find::Find>),

    /// Print the work programme of a body: meetings ahead, what is planned, what was put off
    #[command(after_help = help_across::PROGRAMME)]
    Programme(Lazy<super::actions::Programme>),
    /// Take minutes that were published elsewhere into the archive, to be found beside your own
    #[cfg(feature = "archive")]
    #[command(after_help = help_across::ARCHIVE)]
    Archive(Lazy<super::archive::Archive>),

    /// Print the year of a body in pictures: attendance, time for items, open actions, votes
    #[cfg(feature = "archive")]
    #[command(after_help = help_across::REPORT)]
    Report(Lazy<super::report::Report>),

    /// Tell what became of something through the meetings: asked for, deferred, resolved, done
    #[cfg(feature = "archive")]
    #[command(after_help = help_across::TRACE)]
    Trace(Lazy<super::trace::TraceArgs>),

    /// Print every action of several meetings of a body, and how each stands
    #[command(after_help = help_across::TRACKER)]
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

    /// List what was recorded on a branch of a meeting, and take it over act by act
    #[command(after_help = help_across::BRANCH)]
    Branch(Lazy<super::branch::BranchArgs>),

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

    /// Tell how terminal, clock, folders and disk are, in words that can be sent to a colleague
    #[command(after_help = help::DOCTOR)]
    Doctor(Lazy<Doctor>),

    /// Print the history in words: who recorded what, and when
    #[command(after_help = help::LOG)]
    Log(Lazy<Session>),

    /// List the phrases that can be typed; check, make and add to books of them
    #[command(after_help = help::PHRASES)]
    Phrases(Lazy<Phrases>),

    /// Keep the journal of a body between its meetings; ready kinds and files of bodies
    #[command(after_help = help::BODY)]
    Body(Lazy<Body>),

    /// List the ready house styles of documents; print, check or explain one
    #[command(after_help = help::STYLE)]
    Style(Lazy<Style>),

    /// Keep what is recorded in the office's store too, a PostgreSQL: make it, join it, ask it
    #[cfg(feature = "team")]
    #[command(after_help = help_across::TEAM)]
    Team(Lazy<super::team::Team>),

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
