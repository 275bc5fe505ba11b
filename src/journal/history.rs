//! The history in words: who changed what and when, undone acts and undoings among them.

use super::{Act, Journal, Record};
use crate::meeting::agenda::Stamp;
use crate::meeting::describe::in_words;
use crate::meeting::entry::Stream;

/// One act in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The record's number.
    pub seq: u64,
    /// When it was recorded.
    pub at: Stamp,
    /// Who recorded it.
    pub by: String,
    /// What was done.
    pub words: String,
    /// Whether it was undone since.
    pub undone: bool,
    /// Whether everybody may read it.
    pub public: bool,
}

impl Journal {
    /// Every act in the order of the record.
    pub fn history(&self) -> impl DoubleEndedIterator<Item = Line> + '_ {
        self.records.iter().map(|record| self.tell(record))
    }

    /// One line of the history; `at` counts from 0. Nothing else is put into words.
    pub fn line(&self, at: usize) -> Option<Line> {
        self.records.get(at).map(|record| self.tell(record))
    }

    /// Whether the record with this number was undone since.
    pub fn was_undone(&self, seq: u64) -> bool {
        self.undone.contains(&seq)
    }

    fn tell(&self, record: &Record) -> Line {
        let list = |named: &[u64]| {
            let numbers: Vec<String> = named.iter().map(u64::to_string).collect();
            let what = if numbers.len() == 1 {
                "record"
            } else {
                "records"
            };
            format!("{what} {}", numbers.join(", "))
        };
        let (words, public) = match &record.act {
            Act::Did(facts) => (
                in_words(&self.meeting, facts),
                facts.iter().all(|f| f.0 == Stream::Public),
            ),
            Act::Undid(named) => (format!("undid {}", list(named)), true),
            Act::Redid(named) => (format!("redid {}", list(named)), true),
            Act::Raised { min_reader } => (
                format!("needs a reader of format {min_reader} from here on"),
                true,
            ),
        };
        Line {
            seq: record.seq,
            at: record.at,
            by: record.by.to_string(),
            words,
            undone: self.was_undone(record.seq),
            public,
        }
    }
}
