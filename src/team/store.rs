//! What is asked of the store, whatever stands behind it.

use std::ops::Range;

use chrono::NaiveDate;

use super::trouble::Trouble;
use crate::storage::format::Digits;
use crate::storage::raw::RawFile;

/// The branch that is the meeting; others hold what a machine wrote without the pen.
pub const MAIN: i32 = 0;

/// Where a branch of a meeting ends: its last record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the record.
    pub number: u64,
    /// Its digits.
    pub digits: Digits,
}

/// A branch of a meeting in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// [`MAIN`], or a number of its own.
    pub number: i32,
    /// Whether this machine made it, and may append to it.
    pub own: bool,
    /// Who made it, in words.
    pub by: String,
    /// Where it ends. One that holds nothing yet ends where it parted.
    pub head: Head,
    /// The record after which it parted from the meeting; 0 for the meeting itself.
    pub parted: u64,
}

/// Who writes a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pen {
    /// Who, in words: the officer and the machine.
    pub holder: String,
    /// Whether it is this machine.
    pub own: bool,
    /// The lease has not run out, by the store's clock.
    pub held: bool,
    /// Until when, by the store's clock, in words.
    pub until: String,
    /// To whom it was handed and hasn't been taken yet.
    pub offered: Option<String>,
}

/// What came of appending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The store has them all, and ends there.
    Stored(Head),
    /// They don't begin where the branch ends: it ends there, and has something else.
    Parted(Head),
    /// Another machine has the pen; who, and until when.
    HeldBy(Pen),
}

/// What an audience may read of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The audience: "public" or "full".
    pub audience: &'static str,
    /// The body.
    pub body: String,
    /// The day of the meeting; the journal of a body has none.
    pub day: Option<NaiveDate>,
    /// How far the minutes have come: "draft", "issued" or "approved".
    pub state: &'static str,
    /// The minutes, as JSON; the journal of a body has none.
    pub reading: Option<String>,
    /// What they tell as facts, as JSON.
    pub facts: String,
    /// Their passages as they are found, as JSON.
    pub passages: String,
    /// Every word of them once; none where they are too many for the search.
    pub words: Option<Vec<String>>,
}

/// A meeting that may hold what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The session.
    pub session: String,
    /// The body.
    pub body: String,
    /// The day of the meeting.
    pub day: NaiveDate,
    /// Its passages, as JSON; none where an older version of the program sent the meeting, without them.
    pub passages: Option<String>,
}

/// Which meetings are asked for, and what of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// With the journals of bodies, which have no day.
    pub journals: bool,
    /// The part of the facts that is left out, by the names that lead to it; empty where none is.
    pub without: &'static [&'static str],
    /// With the passages of those meetings that have all the words of one of these; none = no passages.
    pub with_words: Option<Vec<Vec<Wanted>>>,
}

/// What the store has of a meeting, or of the journal of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The session.
    pub session: String,
    /// The body; of a joint meeting that which hosts it.
    pub body: String,
    /// The day of the meeting; the journal of a body has none.
    pub day: Option<NaiveDate>,
    /// Its facts, as JSON; none where an older version of the program sent it, without them.
    pub facts: Option<String>,
    /// Its passages, as JSON, where they were asked for.
    pub passages: Option<String>,
    /// Its minutes, as JSON, where it has no facts.
    pub reading: Option<String>,
}

/// A word that a meeting must have, or one of several ways to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The ways; each is words, all of which it must have.
    pub ways: Vec<Vec<String>>,
    /// The last word of each is the beginning of one.
    pub begins: bool,
}

/// A store of meetings. Records are appended and never changed; what is appended again is there
/// once.
pub trait Store {
    /// The branches of a meeting, the meeting itself first; none where the store doesn't know it.
    ///
    /// # Errors
    /// When the store doesn't answer.
    fn branches(&mut self, session: &str) -> Result<Vec<Branch>, Trouble>;

    /// The number and the digits of each record of a branch, from the header on, with what it has
    /// in common with the meeting.
    ///
    /// # Errors
    /// When the store doesn't answer.
    fn chain(&mut self, session: &str, branch: i32) -> Result<Vec<Head>, Trouble>;

    /// Appends records of a file, by their places, to a branch; the first ones make the meeting. The pen is taken, if nobody has
    /// it.
    ///
    /// # Errors
    /// When the store doesn't answer: then nobody knows whether they are in it.
    fn append(
        &mut self,
        file: &RawFile,
        branch: i32,
        range: Range<usize>,
    ) -> Result<Written, Trouble>;

    /// Makes a branch of this machine's that parts from the meeting after a record.
    ///
    /// # Errors
    /// When the store doesn't answer, or has no such record.
    fn part(&mut self, session: &str, after: Head) -> Result<i32, Trouble>;
}
