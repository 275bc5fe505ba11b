//! Reading a session file: every record that can be trusted, and how sound the file is.
//!
//! Nothing here changes the file. Each record was synced before the next was begun, so a crash
//! leaves at most one bad line and that at the end: a torn tail, which is set aside before the
//! next append. Anything else that is wrong is damage or an edit by another program, and makes the
//! session one to look at.

use std::ops::Range;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::format::{Digits, Header};
use super::plain;
use super::problem::Problem;
use super::quick;
use super::scan::Scan;
use crate::journal::{Act, Record};
use crate::meeting::text::Text;

/// What storage has to know of a record.
pub trait Stored: Serialize + DeserializeOwned {
    /// Its number: 1, 2, 3…
    fn seq(&self) -> u64;
    /// When the machine recorded it, for show.
    fn at(&self) -> DateTime<FixedOffset>;
    /// The reader that is needed from here on, if it says so.
    fn raises_reader(&self) -> Option<u32>;
    /// Reads a line's words without RON, if they stand in the form that we write.
    fn quickly(body: &str) -> Option<Self> {
        plain::read(body)
    }
}

impl Stored for Record {
    fn seq(&self) -> u64 {
        self.seq
    }
    fn at(&self) -> DateTime<FixedOffset> {
        self.at
    }
    fn raises_reader(&self) -> Option<u32> {
        match self.act {
            Act::Raised { min_reader } => Some(min_reader),
            _ => None,
        }
    }
    fn quickly(body: &str) -> Option<Self> {
        quick::typing(body).or_else(|| plain::read(body))
    }
}

/// How sound a file is. Only a sound file, or one with a torn tail, may be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Soundness {
    /// All is well.
    Sound,
    /// The last line was not finished, as a crash leaves it; it was never acknowledged.
    TornTail {
        /// The line, from 1.
        line: usize,
        /// How many bytes will be set aside.
        bytes: u64,
    },
    /// Records were changed by another program; they read well but their digits are wrong.
    EditedOutside {
        /// The lines, from 1.
        lines: Vec<usize>,
    },
    /// Something is wrong that no crash explains.
    Damaged {
        /// The first bad line, from 1.
        line: usize,
        /// The record that is affected.
        record: u64,
        /// What is wrong with it, as the end of a sentence.
        why: String,
    },
    /// A newer version of Quorate made it.
    Newer {
        /// The reader that it asks for, where it says so.
        needed: Option<u32>,
    },
}

impl Soundness {
    /// Why the file can only be looked at, and the way out; none if it may be written to.
    pub fn why_view_only(&self) -> Option<String> {
        match self {
            Self::Sound | Self::TornTail { .. } => None,
            Self::EditedOutside { lines } => {
                let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
                Some(format!(
                    "This session was edited outside Quorate (line {}). You can read the rest of \
                     it; look at what was changed, and make a repaired copy to go on with it.",
                    lines.join(", ")
                ))
            }
            Self::Damaged { line, record, why } => Some(format!(
                "This session is damaged: line {line} (record {record}) {why}. You can read the \
                 rest of it; make a repaired copy to go on with it."
            )),
            Self::Newer { needed } => {
                let which = needed.map_or(String::new(), |n| format!(" (it needs reader {n})"));
                Some(format!(
                    "This session was made by a newer Quorate{which}. You can read what this \
                     version understands; install the newer version to change it."
                ))
            }
        }
    }
}

/// Something wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, where the RON is at fault.
    pub column: Option<usize>,
    /// The record that is affected.
    pub record: u64,
    /// What is wrong, as the end of a sentence; never the words of the record.
    pub why: String,
    /// The words around the fault, for the officer's own screen.
    pub excerpt: Text,
    pub(super) sort: Sort,
}

/// What is wrong with a line, for the verdict on the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Not a line of ours, or cut short.
    Unfinished,
    /// Wrong in a way that no crash explains.
    Damage,
    /// Reads well, and its digits are wrong.
    Edit,
    /// Made by a newer Quorate.
    Unknown,
}

/// A record that reads well but that its digits do not prove, with its line.
#[derive(Clone, Debug)]
pub struct Edited<R> {
    /// The line, from 1.
    pub line: usize,
    /// The record as it reads now.
    pub record: R,
}

/// What a session file holds.
#[derive(Clone, Debug)]
pub struct Loaded<R> {
    /// Its header, unless that is damaged.
    pub header: Option<Header>,
    /// The records that can be trusted, in order.
    pub records: Vec<R>,
    /// Those that read well but that their digits do not prove: edited, or next to a missing line.
    /// Not among `records`.
    pub edited: Vec<Edited<R>>,
    /// How sound it is.
    pub soundness: Soundness,
    /// Everything that is wrong, line by line.
    pub findings: Vec<Finding>,
    /// Where the good part ends, in bytes: the torn tail begins here.
    pub good_len: usize,
    /// Whether the good part lacks its last newline (an editor took it away).
    pub ends_open: bool,
    /// The digits of the last good line.
    pub last_digits: Digits,
    /// The highest record number seen.
    pub last_seq: u64,
}

/// What became of one line; asked for by repair.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) bytes: Range<usize>,
    pub(super) fate: Fate,
}

/// See [`Judged`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Aside,
    Header,
    Good(u64),
    Edited(u64),
    Lost,
}

/// Reads a session file. An error means that it is no session at all.
pub fn load<R: Stored>(bytes: &[u8]) -> Result<Loaded<R>, Problem> {
    Scan::new(None).over(bytes)
}

/// As [`load`], and tells what became of each line.
pub(super) fn judge<R: Stored>(bytes: &[u8]) -> Result<(Loaded<R>, Vec<Judged>), Problem> {
    let mut lines = Vec::new();
    let loaded = Scan::new(Some(&mut lines)).over(bytes)?;
    Ok((loaded, lines))
}
