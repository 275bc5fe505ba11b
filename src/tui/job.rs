//! Work that is done beside the typing: reading the books, learning from earlier meetings, looking
//! over what was written, reading agenda packs. Plain data both ways; nothing here waits for an
//! answer.

use std::ops::Range;

use chrono::NaiveDate;

use super::port::Listed;
use crate::checks::{Mark, Snapshot};
use crate::import::corrections::{DraftLine, Placed};
use crate::import::proposal::Proposal;
use crate::journal::Record;
use crate::meeting::Refusal;
use crate::meeting::check::Anchor;
use crate::meeting::entry::Stream;
use crate::meeting::text::Text;
use crate::phrases::{Book, Learnt, Phrase};
use crate::tui::port::Written;

/// A session in the library, named as the library named it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SessionKey(pub String);

/// In whose book something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The officer's own: it holds in every meeting.
    Officer,
    /// The body's: it holds in its meetings, and can be shared by all its officers.
    Body,
}

impl Scope {
    /// Whose it is, in words.
    pub fn whose(self) -> &'static str {
        match self {
            Self::Officer => "your own book",
            Self::Body => "the body's book",
        }
    }
}

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// A phrase.
    Phrase(Phrase),
    /// A word that is right though no dictionary has it.
    Word(Text),
}

/// What a meeting is to be made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// The files, as the officer named them; may be none where a meeting is followed.
    pub paths: Vec<String>,
    /// The session of the meeting that this one follows.
    pub after: Option<SessionKey>,
}

/// Something in a folder, as a path can go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// It is a folder.
    pub folder: bool,
}

/// Where a copy that came back is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameBack {
    /// In a file, as the officer named it.
    File(String),
    /// It was pasted.
    Words(Text),
}

/// What came back, beside the draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CorrectionsRead {
    /// The file's name.
    pub name: String,
    /// Who sent it; may be empty.
    pub from: Text,
    /// What is asked, each beside its line where it has one.
    pub placed: Vec<Placed>,
    /// What was passed over.
    pub remarks: Vec<Text>,
}

/// A passage of minutes that was found, with its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundPassage {
    /// The session.
    pub key: SessionKey,
    /// The body.
    pub body: String,
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The item that it stands under, with its number; empty outside of items.
    pub heading: String,
    /// Its words, with its number.
    pub text: String,
    /// Where in its words what is looked for stands, in bytes.
    pub marks: Vec<Range<usize>>,
    /// Its place in the meeting.
    pub place: Option<Anchor>,
}

/// What was found in all meetings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundWords {
    /// The newest passages.
    pub passages: Vec<FoundPassage>,
    /// How many there are.
    pub all: usize,
    /// In how many meetings.
    pub meetings: usize,
    /// How many sessions are still to be read.
    pub left: usize,
    /// What else is to be told.
    pub note: String,
}

/// Something that is asked of all meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// What became of these words, or of a topic of the house.
    Trace(String),
    /// Which members of the council near six months without attending.
    SixMonths,
    /// Who attended the meetings of a body in the municipal year in which a day is.
    Attendance {
        /// The body.
        body: String,
        /// The day.
        day: NaiveDate,
        /// Signs can be shown; otherwise letters.
        signs: bool,
    },
    /// Which interests were declared at the meetings of a body.
    Declarations {
        /// The body.
        body: String,
    },
}

/// A row of what all meetings answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerRow {
    /// Its words.
    pub words: String,
    /// What more is told of it where it is marked; empty where it can't be marked.
    pub detail: String,
    /// It stands above others.
    pub heads: bool,
    /// Something is to be done.
    pub alerts: bool,
    /// The session that it leads to.
    pub key: Option<SessionKey>,
    /// The place in it.
    pub place: Option<Anchor>,
}

/// What all meetings answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerRows {
    /// What it comes to, in a line.
    pub sum: String,
    /// The rows.
    pub rows: Vec<AnswerRow>,
    /// What else is to be told.
    pub note: String,
}

/// What is told of the office's store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct StoreTold {
    /// A few words, for the header.
    pub words: String,
    /// The officer has to see to it.
    pub alarm: bool,
    /// The store was reached.
    pub reached: bool,
    /// What is told once, in a sentence.
    pub notice: Option<String>,
}

/// Where a branch of the open meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BranchKey {
    /// In a session file.
    File(String),
    /// In the office's store, under this number.
    Store(i32),
}

/// A branch of the open meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchListed {
    /// Where it is.
    pub key: BranchKey,
    /// Which it is, in words: "Branch 1 by Jane Roe on clerk-07".
    pub words: String,
}

/// A branch that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchRead {
    /// Which.
    pub listed: BranchListed,
    /// All its records, with those that it has in common with the meeting.
    pub records: Vec<Record>,
}

/// Something to be done beside the typing.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Read the officer's and the body's books, and learn from the body's earlier sessions.
    Books {
        /// The body.
        body: Text,
    },
    /// Put something in a book, and read the books again.
    Keep {
        /// The body.
        body: Text,
        /// In whose.
        scope: Scope,
        /// What.
        what: Keep,
    },
    /// Look over what was written.
    LookOver {
        /// What was asked for last counts.
        ticket: u64,
        /// What is looked over.
        snapshot: Box<Snapshot>,
    },
    /// Find what could stand instead of a word.
    Suggest {
        /// What is known beside the dictionary.
        snapshot: Box<Snapshot>,
        /// The word.
        word: String,
        /// Who will read it.
        readers: Stream,
    },
    /// Read a pack, or what an earlier meeting leaves for the next one, or both. It has a thread
    /// of its own: other jobs go on.
    ReadPack {
        /// What was asked for last counts.
        ticket: u64,
        /// What is read.
        pack: Pack,
    },
    /// The pack is not wanted any more: reading stops at the next page.
    StopReading,
    /// Read a copy that came back, and place what it asks.
    ReadCorrections {
        /// Where it is.
        source: CameBack,
        /// Who sent it, where it doesn't say.
        from: Text,
        /// The lines of the draft.
        lines: Vec<DraftLine>,
    },
    /// Look for branches of the open meeting: in files beside it, and in the office's store where that is
    /// `reached`.
    FindBranches {
        /// The store was reached.
        reached: bool,
    },
    /// Read a branch of the open meeting.
    ReadBranch(BranchListed),
    /// Look into the sessions of the library, and tell their lines as they come.
    ReadLibrary,
    /// Find words in all meetings. What was asked for last counts.
    FindWords {
        /// What was asked for last counts.
        ticket: u64,
        /// What was typed.
        typed: String,
    },
    /// Ask something of all meetings. What was asked last counts.
    AskMeetings {
        /// What was asked last counts.
        ticket: u64,
        /// What is asked.
        question: Question,
    },
    /// List a folder, so that a path can be completed.
    ListFolder {
        /// The folder, as it was typed; empty = where the program was started, `~` = home.
        folder: String,
    },
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// The books, laid over each other, and what was learnt.
    Books {
        /// Phrases, abbreviations, words.
        book: Book,
        /// What is wrong with a book's file, and what to do.
        troubles: Vec<String>,
    },
    /// What was learnt from the body's earlier sessions.
    Learnt(Vec<Learnt>),
    /// Something was put in a book, or could not be; in a sentence.
    Kept(Result<String, Refusal>),
    /// The program was at fault in a job; in a sentence.
    Failed(String),
    /// What was looked over.
    Looked {
        /// The ticket of the job.
        ticket: u64,
        /// What was found.
        marks: Vec<Mark>,
    },
    /// What could stand instead of a word.
    Suggested {
        /// The word.
        word: String,
        /// Who will read it.
        readers: Stream,
        /// What could stand there, best first.
        instead: Vec<String>,
    },
    /// How far the reading of a pack has come: "Reading pack.pdf: page 120 of 500".
    PackProgress {
        /// The ticket of the job.
        ticket: u64,
        /// How far, in words.
        words: String,
    },
    /// A pack was read, or could not be; in a sentence.
    PackRead {
        /// The ticket of the job.
        ticket: u64,
        /// What was read.
        read: Box<Result<Proposal, Refusal>>,
    },
    /// A copy that came back was read, or could not be; in a sentence.
    CorrectionsRead(Box<Result<CorrectionsRead, Refusal>>),
    /// How far the writing of all that goes out has come: "Writing 3 of 9: Attendance".
    Exporting(String),
    /// All that goes out was written, or could not be.
    Exported(Result<Written, Refusal>),
    /// The pages for the chamber are served, with their addresses, or can't be.
    Served(Result<String, Refusal>),
    /// Lines of the library, in the place of those of the same sessions.
    Lines {
        /// The lines.
        lines: Vec<Listed>,
        /// Sessions that are not listed after all.
        gone: Vec<SessionKey>,
    },
    /// What was found in all meetings.
    Found {
        /// The ticket of the job.
        ticket: u64,
        /// What was found; more may come under the same ticket.
        found: FoundWords,
    },
    /// How far the sessions are read for an answer.
    Answering {
        /// The ticket of the job.
        ticket: u64,
        /// In words.
        words: String,
    },
    /// What all meetings answer.
    Answered {
        /// The ticket of the job.
        ticket: u64,
        /// The answer.
        rows: AnswerRows,
    },
    /// What a colleague recorded in the meeting that is followed.
    Came(Vec<Record>),
    /// The branches of the open meeting.
    Branches(Vec<BranchListed>),
    /// A branch was read, or could not be; in a sentence.
    BranchRead(Box<Result<BranchRead, Refusal>>),
    /// How what is recorded stands to the office's store.
    Store(StoreTold),
    /// What is in a folder, or why it can't be told.
    Folder {
        /// The folder, as it was typed.
        folder: String,
        /// What is in it, by name; hidden files are left out.
        names: Result<Vec<Named>, Refusal>,
    },
}
