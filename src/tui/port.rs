//! What the screen asks of the world outside it, as plain data, and the trait that does it.

use chrono::NaiveDate;

pub use super::job::SessionKey;
use super::job::{Done, Job};
use super::search::FoundPlace;
use super::shown::ShownRequest;
use crate::bodies::BodyFile;
use crate::import::draft::Draft;
use crate::journal::{Journal, Record};
use crate::meeting::agenda::{Calling, Stamp};
use crate::meeting::entry::Stream;
use crate::meeting::id::ItemId;
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Order, Refusal};
use crate::minutes::{DocumentKind, Format};

/// Something that the model wants done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save a record; the answer comes as news of what is saved.
    Save(Record),
    /// List the sessions.
    List,
    /// Open a session.
    Open(SessionKey),
    /// Open a session to look at, at the place where something was found.
    Look(SessionKey, FoundPlace),
    /// Find a way out for the open session, which can't be written as it is.
    Remedy(Remedy),
    /// Say where the open session could be saved instead.
    OfferElsewhere,
    /// Go on with the open session in the file that the officer named.
    SaveElsewhere(String),
    /// Make the officer's own copy of a sample and open it.
    CopySample(SessionKey),
    /// List the files that tell what a body is like.
    ListBodies,
    /// Take over into the journal of its body what a session tells.
    TakeMeeting(SessionKey),
    /// Begin the journal of a session's body with what that tells, and open it.
    BeginJournal(SessionKey),
    /// Make a new session and open it.
    Create(NewSession),
    /// Make a new session of what the officer took of a pack, keep all that was read beside it,
    /// and open it.
    CreateFrom(Box<Draft>),
    /// Put the open session away, all of it saved.
    PutAway,
    /// Write a document, or all that goes out, to a file or a folder.
    Export(ExportRequest),
    /// Write what is shown to a file, and put its path into the terminal's clipboard.
    ExportShown(ShownRequest),
    /// Put the path of what was written into the terminal's clipboard, if it has one.
    CopyPath(String),
    /// Put the minute of an item into the terminal's clipboard.
    CopyMinute {
        /// The item.
        item: ItemId,
        /// With what only those entitled may read.
        full: bool,
    },
    /// Put words into the terminal's clipboard, and tell that they are there.
    Copy {
        /// The words.
        text: String,
        /// What is told.
        told: String,
    },
    /// Write a draft of the minutes that goes out.
    Issue(IssueRequest),
    /// Open what was written last with the program of the desktop that is for it.
    OpenWritten {
        /// The folder that it stands in, and not itself.
        folder: bool,
    },
    /// Serve the pages of the open session for the chamber, those for colleagues for the readers of this
    /// stream; or no longer.
    Serve(Option<Stream>),
    /// Purge the open session; with why, where its minutes are not approved.
    Purge(Text),
    /// Do something beside the typing; the answer comes when it is done.
    Job(Job),
    /// Give the terminal back and stop until the shell lets the program go on.
    Suspend,
    /// Leave, all of it saved.
    Quit,
}

/// What a new meeting is made of; the rest is set up afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// The body's name.
    pub body: Text,
    /// Date, time and place.
    pub calling: Calling,
    /// What the body is like: a ready kind by its name, or the key of a file of a body.
    pub like: Option<String>,
}

/// A file of the officer's that tells what a body is like.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyListed {
    /// What it is asked for by.
    pub key: String,
    /// What it tells.
    pub body: BodyFile,
}

/// What to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRequest {
    /// Which document; none = all that goes out, into a folder.
    pub document: Option<DocumentKind>,
    /// In which format.
    pub format: Format,
    /// With what only those entitled may read.
    pub full: bool,
    /// The file or folder that was typed; none = here, named by day and body.
    pub to: Option<String>,
}

/// A file or folder that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Where, in words.
    pub place: String,
    /// What is to be told of it, beside what is in it: characters that a PDF has no letters for.
    pub told: Vec<String>,
    /// Its path goes into the clipboard.
    pub copies: bool,
}

/// Words for the clipboard, and what is told of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The words.
    pub text: String,
    /// For whom they are, and what was left out.
    pub told: String,
}

/// A draft that is to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueRequest {
    /// In which format.
    pub format: Format,
    /// With what only those entitled may read.
    pub full: bool,
    /// To whom, in words.
    pub to: Text,
    /// On which day.
    pub on: NaiveDate,
}

/// A line of the library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// What to open it by.
    pub key: SessionKey,
    /// The body.
    pub body: String,
    /// The day of the meeting.
    pub date: NaiveDate,
    /// How far it is: "prepared", "open", "adjourned", "closed", "approved"; [`JOURNAL`] of a body's.
    pub state: String,
    /// What is left to do, in a few words; may be empty.
    pub to_do: String,
    /// A sample: opened as a copy.
    pub sample: bool,
    /// Why it can't be opened as usual, if it can't.
    pub trouble: Option<String>,
    /// Where the meeting is held; may be empty.
    pub place: String,
    /// Items that the body has still before it, where that is known.
    pub items_left: Option<usize>,
    /// When the newest of it was recorded.
    pub saved: Option<Stamp>,
}

/// What the library shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Its lines.
    pub lines: Vec<Listed>,
    /// How many sessions have no line yet: theirs come afterwards.
    pub more: usize,
}

impl From<Vec<Listed>> for Listing {
    fn from(lines: Vec<Listed>) -> Self {
        Self { lines, more: 0 }
    }
}

/// The state of a line that is the journal of a body, and no meeting.
pub const JOURNAL: &str = "journal";

impl Listed {
    /// Whether it is the journal of a body, and no meeting.
    pub fn is_journal(&self) -> bool {
        self.state == JOURNAL
    }
}

/// A way out for a session that can't be written as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Go on in a repaired copy.
    Repair,
    /// Take it over from an officer on another machine, who has gone.
    TakeOver,
    /// Go on with this version although another one differs.
    ThisVersion,
    /// Go on in another folder.
    Elsewhere,
}

/// What was opened.
#[derive(Debug)]
pub struct Opened {
    /// Its name in the library.
    pub key: SessionKey,
    /// Its journal.
    pub journal: Journal,
    /// Why it can only be read, if so.
    pub read_only: Option<String>,
    /// What helps against that, if anything does.
    pub remedy: Option<Remedy>,
    /// What the officer should be told about the file (a torn tail set aside, another clock).
    pub notes: Vec<String>,
}

/// The open session, after a purge or the attempt of one.
#[derive(Debug)]
pub struct Purged {
    /// The session, opened again.
    pub opened: Opened,
    /// What went and what is left, or why nothing was purged.
    pub told: Result<String, Refusal>,
}

/// How far saving has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The newest record that is on the disk, synced.
    pub upto: u64,
    /// What hinders saving, in a sentence.
    pub trouble: Option<String>,
    /// What the officer should know of it: that the session goes on in another file.
    pub notice: Option<String>,
}

/// What comes back from outside.
#[derive(Debug)]
pub enum News {
    /// How far saving has come.
    Saved(Saved),
    /// The library.
    Listed(Listing),
    /// The files that tell what a body is like.
    Bodies(Vec<BodyListed>),
    /// A session was opened.
    Opened(Box<Opened>),
    /// A session was opened to look at, at a place.
    Looked(Box<Opened>, FoundPlace),
    /// Where the open session could be saved instead: what is offered, or, with the reason, what
    /// the officer typed and won't do.
    Elsewhere {
        /// The path; empty where nothing can be offered.
        path: String,
        /// Why the session can't go there.
        why: Option<String>,
    },
    /// A document was written.
    Exported(Written),
    /// Words are in the clipboard; what is told of them.
    Copied(String),
    /// A program of the desktop was asked to open something; what is told of it.
    Shown(String),
    /// The open session was purged, or could not be.
    Purged(Box<Purged>),
    /// A draft was written; what is to be recorded of it.
    Issued {
        /// Where, in words.
        place: String,
        /// That it went out, with its words.
        order: Box<Order>,
    },
    /// A job was done.
    Done(Done),
    /// Something could not be done.
    Failed(Refusal),
}

/// Does what the model asks for. Nothing here may wait for the disk but opening, exporting and going away.
pub trait Backend {
    /// Queues a record to be saved.
    fn save(&mut self, record: Record);
    /// How far saving has come.
    fn saved(&mut self) -> Saved;
    /// Does a job on a thread of its own; the answer comes by way of [`Self::done`].
    fn job(&mut self, job: Job);
    /// What jobs have come to since this was last asked.
    fn done(&mut self) -> Vec<Done>;
    /// Calls `wake` whenever there is news of saving or of a job, from any thread.
    fn wake_with(&mut self, wake: Box<dyn Fn() + Send + Sync>);
    /// Lists the sessions and samples.
    fn list(&mut self) -> Result<Listing, Refusal>;
    /// Opens a session.
    fn open(&mut self, key: &SessionKey) -> Result<Opened, Refusal>;
    /// Opens a session to look at: nothing is locked, mended or written.
    fn look(&mut self, key: &SessionKey) -> Result<Opened, Refusal>;
    /// Finds a way out for the open session; answers what was opened, or none where the same
    /// session goes on.
    fn remedy(&mut self, remedy: Remedy) -> Result<Option<Opened>, Refusal>;
    /// Where the open session could be saved instead; empty where no place is known.
    fn elsewhere(&mut self) -> String;
    /// Goes on with the open session in the file, or the folder, that was typed; answers as
    /// [`Self::remedy`].
    fn save_elsewhere(&mut self, typed: &str) -> Result<Option<Opened>, Refusal>;
    /// Copies a sample and opens the copy.
    fn copy_sample(&mut self, key: &SessionKey) -> Result<Opened, Refusal>;
    /// Lists the files that tell what a body is like; one that is wrong is left out.
    fn bodies(&mut self) -> Vec<BodyListed>;
    /// Takes over into the journal of its body what a session tells; says what that was.
    fn take_meeting(&mut self, key: &SessionKey) -> Result<String, Refusal>;
    /// Begins the journal of a session's body, and opens it.
    fn begin_journal(&mut self, key: &SessionKey) -> Result<Opened, Refusal>;
    /// Makes a session and opens it.
    fn create(&mut self, new: &NewSession) -> Result<Opened, Refusal>;
    /// Makes a session of what was taken of a pack and opens it; what is left out is told in
    /// [`Opened::notes`].
    fn create_from(&mut self, draft: &Draft) -> Result<Opened, Refusal>;
    /// Puts the open session away; waits until all is saved.
    fn put_away(&mut self) -> Result<(), Refusal>;
    /// A frame is on the screen: what runs beside the open session, and no frame needs, begins.
    fn shown(&mut self) {}
    /// Waits a moment for what is on its way to the disk: the process is about to stop.
    fn settle(&mut self);
    /// The minute of an item, for the clipboard.
    fn minute(&mut self, item: ItemId, full: bool, meeting: &Meeting) -> Result<Copied, Refusal>;
    /// Writes a document, and tells where; or begins to write all that goes out, which comes to
    /// [`Done::Exported`] by way of [`Self::done`].
    fn export(
        &mut self,
        request: ExportRequest,
        meeting: &Meeting,
    ) -> Result<Option<Written>, Refusal>;
    /// Writes what a screen shows, of the meeting or the journal that is open if it is of one; what all
    /// meetings answer comes to [`Done::Exported`] by way of [`Self::done`].
    fn export_shown(
        &mut self,
        request: ShownRequest,
        open: Option<&Meeting>,
    ) -> Result<Option<Written>, Refusal>;
    /// Starts to serve the pages of the open session, whose addresses come to [`Done::Served`]; or ends
    /// that, and tells so.
    fn serve(&mut self, readers: Option<Stream>) -> Result<Option<String>, Refusal>;
    /// Opens what was written last, or its folder, with the program of the desktop; tells what was
    /// asked of which.
    fn open_written(&mut self, folder: bool) -> Result<String, Refusal>;
    /// Purges the open session, and opens it again. It may not be open any more where it can't be.
    fn purge(&mut self, reason: &Text) -> Result<Purged, Refusal>;
    /// Writes a draft that goes out to a file; tells where, and what is to be recorded of it.
    fn issue(
        &mut self,
        request: &IssueRequest,
        meeting: &Meeting,
    ) -> Result<(String, Order), Refusal>;
}
