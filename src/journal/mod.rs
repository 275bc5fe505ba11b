//! The journal: the facts of a meeting in the order in which they were recorded, undo and redo as
//! entries of their own, and replay as the only way to the state of the meeting.

pub mod branch;
mod history;
pub mod purge;
mod readers;
mod record;
mod typed;
mod undo;

use std::collections::HashSet;
use std::fmt;

use chrono::TimeDelta;

use crate::meeting::agenda::Stamp;
use crate::meeting::decide::{Position, decide};
use crate::meeting::id::{Id, Writer};
use crate::meeting::text::Text;
use crate::meeting::{Fact, Intent, Meeting, Order, Refusal};

pub use history::Line;
pub use record::{Act, Record};
pub use undo::Offer;

/// The newest format version that this program writes and can read.
pub const FORMAT: u32 = 4;

/// The format that a journal has until a record raises it.
pub const FIRST_FORMAT: u32 = 1;

/// Why records don't make a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadJournal {
    /// A record has a number that an earlier one has, or that comes before it.
    OutOfOrder {
        /// The lowest number that was due.
        due: u64,
        /// The number that stands there.
        found: u64,
    },
    /// More records than can be numbered.
    TooLong,
}

impl fmt::Display for BadJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfOrder { due, found } => {
                write!(
                    f,
                    "Record {found} stands where record {due} or a later one is due."
                )
            }
            Self::TooLong => f.write_str("The session has more records than can be numbered."),
        }
    }
}

impl std::error::Error for BadJournal {}

/// The journal of one meeting, and the meeting that follows from it.
#[derive(Clone, Debug)]
pub struct Journal {
    writer: Writer,
    by: Text,
    records: Vec<Record>,
    undone: HashSet<u64>,
    /// The reader that the records so far ask for.
    reader: u32,
    meeting: Meeting,
}

impl Journal {
    /// An empty journal, in which `by` writes under the short id `writer`.
    pub fn new(writer: Writer, by: Text) -> Self {
        Self {
            writer,
            by,
            records: Vec::new(),
            undone: HashSet::new(),
            reader: FIRST_FORMAT,
            meeting: Meeting::new(),
        }
    }

    /// The journal that the records of a session file make.
    ///
    /// Numbers may be missing where records were damaged, or left out of a repaired copy: the others
    /// keep theirs, and a gap costs nothing however wide it is.
    ///
    /// # Errors
    /// When the numbers don't rise, or are larger than a record's can be.
    pub fn replay(writer: Writer, by: Text, records: Vec<Record>) -> Result<Self, BadJournal> {
        let mut due = 1;
        for record in &records {
            if record.seq < due {
                return Err(BadJournal::OutOfOrder {
                    due,
                    found: record.seq,
                });
            }
            if record.seq > u64::from(u32::MAX) {
                return Err(BadJournal::TooLong);
            }
            due = record.seq + 1;
        }
        let undone = undone(&records);
        let meeting = fold(writer, &records, &undone);
        let raised = records.iter().filter_map(|r| match r.act {
            Act::Raised { min_reader } => Some(min_reader),
            _ => None,
        });
        let reader = raised.max().unwrap_or(FIRST_FORMAT).max(FIRST_FORMAT);
        Ok(Self {
            writer,
            by,
            records,
            undone,
            reader,
            meeting,
        })
    }

    /// The meeting as it stands.
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// Every record, undone ones among them.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The number of the last record; 0 while there is none.
    pub fn last(&self) -> u64 {
        self.records.last().map_or(0, |record| record.seq)
    }

    /// How far the clock had gone back at `now` since the newest record, if by more than a hiccup.
    pub fn clock_went_back(&self, now: Stamp) -> Option<TimeDelta> {
        went_back(self.records.last()?, now)
    }

    /// How far the clock had gone back when the record of this number was made.
    pub fn went_back_at(&self, seq: u64) -> Option<TimeDelta> {
        let at = self.place(seq).ok()?;
        let before = self.records.get(at.checked_sub(1)?)?;
        went_back(before, self.records.get(at)?.at)
    }

    /// The record of this number, if there is one.
    pub fn record(&self, seq: u64) -> Option<&Record> {
        self.records.get(self.place(seq).ok()?)
    }

    /// Where the record of this number stands, or would stand.
    fn place(&self, seq: u64) -> Result<usize, usize> {
        // A number is its record's place, unless some before it are missing.
        let guess = usize::try_from(seq.saturating_sub(1)).unwrap_or(usize::MAX);
        match self.records.get(guess) {
            Some(record) if record.seq == seq => Ok(guess),
            _ => self.records.binary_search_by_key(&seq, |record| record.seq),
        }
    }

    /// The short id under which things are made.
    pub fn writer(&self) -> Writer {
        self.writer
    }

    /// Who writes.
    pub fn by(&self) -> &Text {
        &self.by
    }

    /// The records after number `seq` and before `record`: what [`Journal::act`] put before the
    /// record that it gave back, to be saved before it.
    pub fn between(&self, seq: u64, record: &Record) -> &[Record] {
        let from = self.place(seq).map_or_else(|at| at, |at| at + 1);
        let to = self.place(record.seq).unwrap_or_else(|at| at);
        self.records.get(from..to).unwrap_or_default()
    }

    /// Decides what `order` makes at `now`, takes it in, and gives back the record to be saved.
    ///
    /// Before the first fact that an older reader would not know goes a record that says so: see
    /// [`Journal::between`].
    ///
    /// # Errors
    /// A [`Refusal`] when it can't be done; then nothing has changed.
    pub fn act(&mut self, now: Stamp, order: &Order) -> Result<Record, Refusal> {
        let act = match &order.intent {
            Intent::Undo { record } => Act::Undid(self.offer_undo(*record)?.records),
            Intent::UndoTyping { entry } => {
                let entry = self.entry_named(entry)?;
                Act::Undid(self.offer_undo_typing(entry)?.records)
            }
            Intent::Redo => Act::Redid(self.offer_redo()?.records),
            _ => Act::Did(self.decide(self.last() + 1, now, order)?),
        };
        let needed = match &act {
            Act::Did(facts) => facts.iter().map(Fact::needs_reader).max(),
            _ => None,
        };
        let Some(min_reader) = needed.filter(|needed| *needed > self.reader) else {
            return Ok(self.append(now, act));
        };
        // What the facts make is named by the number of their record, which is one later now.
        let act = Act::Did(self.decide(self.last() + 2, now, order)?);
        self.append(now, Act::Raised { min_reader });
        Ok(self.append(now, act))
    }

    fn decide(&self, seq: u64, now: Stamp, order: &Order) -> Result<Vec<Fact>, Refusal> {
        let position = Position {
            writer: self.writer,
            record: Self::number(seq)?,
        };
        decide(&self.meeting, position, now, order)
    }

    fn append(&mut self, at: Stamp, act: Act) -> Record {
        let record = Record {
            seq: self.last() + 1,
            at,
            by: self.by.clone(),
            act,
        };
        self.take_in(record.clone());
        record
    }

    /// Takes in a record that somebody else made, as replay would; one that doesn't come next is left aside.
    pub fn take_up(&mut self, record: Record) {
        if record.seq > self.last() && u32::try_from(record.seq).is_ok() {
            self.take_in(record);
        }
    }

    fn number(seq: u64) -> Result<u32, Refusal> {
        u32::try_from(seq).map_err(|_| {
            Refusal::new(
                "This session has more records than can be numbered.",
                "Close it, and go on in a new one.",
            )
        })
    }

    fn take_in(&mut self, record: Record) {
        match &record.act {
            Act::Did(facts) => {
                apply(&mut self.meeting, self.writer, &record, facts);
                self.records.push(record);
            }
            Act::Undid(_) | Act::Redid(_) => {
                self.records.push(record);
                self.undone = undone(&self.records);
                self.meeting = fold(self.writer, &self.records, &self.undone);
            }
            Act::Raised { min_reader } => {
                self.reader = self.reader.max(*min_reader);
                self.records.push(record);
            }
        }
    }
}

/// Clocks that are kept by a server move by less.
const HICCUP: TimeDelta = TimeDelta::minutes(2);

fn went_back(before: &Record, now: Stamp) -> Option<TimeDelta> {
    let back = before.at - now;
    (back > HICCUP).then_some(back)
}

/// The records that are undone when all of `records` have been recorded.
fn undone(records: &[Record]) -> HashSet<u64> {
    let mut undone = HashSet::new();
    for record in records {
        match &record.act {
            Act::Undid(named) => undone.extend(named.iter().copied()),
            Act::Redid(named) => {
                for seq in named {
                    undone.remove(seq);
                }
            }
            Act::Did(_) | Act::Raised { .. } => {}
        }
    }
    undone
}

/// The meeting that the records make, undone ones skipped.
fn fold(writer: Writer, records: &[Record], undone: &HashSet<u64>) -> Meeting {
    let mut meeting = Meeting::new();
    for record in records {
        if let Act::Did(facts) = &record.act
            && !undone.contains(&record.seq)
        {
            apply(&mut meeting, writer, record, facts);
        }
    }
    meeting
}

fn apply(meeting: &mut Meeting, writer: Writer, record: &Record, facts: &[Fact]) {
    let number = u32::try_from(record.seq).unwrap_or(u32::MAX);
    for (index, fact) in (0..).zip(facts) {
        meeting.apply(
            Id {
                writer,
                record: number,
                index,
            },
            record.at,
            fact,
        );
    }
}

#[cfg(test)]
mod tests;
