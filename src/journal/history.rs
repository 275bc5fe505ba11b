//! The history in words: who changed what and when, undone acts and undoings among them.

use super::{Act, Journal, Record};
use crate::meeting::agenda::Stamp;
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
    /// What was undone or done again, where that is the act. Not for everybody.
    pub named: Option<String>,
    /// Whether it was undone since.
    pub undone: bool,
    /// Whether everybody may read it.
    pub public: bool,
}

impl Line {
    /// What was done, with what was undone or done again.
    pub fn in_full(&self) -> String {
        match &self.named {
            Some(named) => format!("{}: {named}", self.words),
            None => self.words.clone(),
        }
    }
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
                self.records_in_words(&[record.seq]),
                facts.iter().all(|f| f.0 == Stream::Public),
            ),
            Act::Undid(named) => (format!("undid {}", list(named)), true),
            Act::Redid(named) => (format!("redid {}", list(named)), true),
            Act::Raised { min_reader } => (
                format!("needs a reader of format {min_reader} from here on"),
                true,
            ),
        };
        let named = match &record.act {
            Act::Undid(named) | Act::Redid(named) => Some(self.records_in_words(named)),
            Act::Did(_) | Act::Raised { .. } => None,
        };
        Line {
            named: named.filter(|words| !words.is_empty()),
            seq: record.seq,
            at: record.at,
            by: record.by.to_string(),
            words,
            undone: self.undone.contains(&record.seq),
            public,
        }
    }
}
