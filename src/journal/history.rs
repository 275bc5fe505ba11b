//! The history in words: who changed what and when, undone acts and undoings among them.
//!
//! The officer reads it as it was recorded. Anybody else reads who did what and when, of what is
//! theirs to read today, in the words that stand today: words that were typed away, struck, undone
//! or given to other readers since are not told.

use super::{Act, Journal, Record};
use crate::meeting::Reading;
use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Reader;
use crate::meeting::describe::in_words;
use crate::meeting::event::{Event, Fact, rests_on};
use crate::meeting::id::{EntryId, Id};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::today::as_it_stands;

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
    /// How many minutes the clock had been set back before it, if it had.
    pub set_back: Option<i64>,
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

    /// The history as `R` may read it, in the order of the record.
    pub fn history_for<R: Reader>(&self) -> Vec<Line> {
        let reading = self.meeting.read_by::<R>();
        let told = |record: &Record| {
            let (words, named) = match &record.act {
                Act::Did(facts) => (self.told_to(&reading, record, facts)?, None),
                Act::Undid(named) | Act::Redid(named) if R::EXEMPT => {
                    (self.act_in_words(record), self.named_to::<R>(named))
                }
                _ => (self.act_in_words(record), None),
            };
            Some(self.line_of(record, words, named))
        };
        self.records.iter().filter_map(told).collect()
    }

    /// What was undone or done again, if all of it is a reader's to read.
    fn named_to<R: Reader>(&self, named: &[u64]) -> Option<String> {
        let mut facts = named.iter().filter_map(|seq| self.facts(*seq)).flatten();
        facts
            .all(|fact| R::may_read(fact.0))
            .then(|| self.records_in_words(named))
    }

    /// What a record's facts say to a reader; none where nothing of it is theirs to read.
    fn told_to<R: Reader>(
        &self,
        reading: &Reading<'_, R>,
        record: &Record,
        facts: &[Fact],
    ) -> Option<String> {
        let number = u32::try_from(record.seq).unwrap_or(u32::MAX);
        let id_of = |index| Id {
            writer: self.writer,
            record: number,
            index,
        };
        // What a fact makes or touches may have been given to other readers since.
        let readable = (0..).zip(facts).all(|(index, Fact(stream, event))| {
            let mut all = R::may_read(*stream);
            let mut touches = |id: Id| {
                let entry = self.meeting.entry(EntryId(id));
                all &= entry.is_none_or(|e| R::may_read(e.stream));
            };
            rests_on(event, &mut touches);
            touches(id_of(index));
            all
        });
        // Queries are the officer's own marks.
        let queries =
            |f: &Fact| matches!(f.1, Event::QueryRaised { .. } | Event::QuerySettled { .. });
        if !(readable && (R::EXEMPT || !facts.iter().any(queries)) || planted(Leak::HistoryOfAll)) {
            return None;
        }
        if R::EXEMPT || planted(Leak::HistoryOfAll) || planted(Leak::HistoryAsRecorded) {
            return Some(self.records_in_words(&[record.seq]));
        }
        if self.undone.contains(&record.seq) {
            return Some("something".to_owned());
        }
        if facts
            .iter()
            .all(|f| matches!(f.1, Event::TextSpliced { .. }))
        {
            return Some("typing".to_owned());
        }
        let told: Vec<Fact> = (0..)
            .zip(facts)
            .filter_map(|(index, fact)| as_it_stands(reading, id_of(index), fact))
            .collect();
        (!told.is_empty()).then(|| in_words(reading, &told))
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
        let named = match &record.act {
            Act::Undid(named) | Act::Redid(named) => Some(self.records_in_words(named)),
            Act::Did(_) | Act::Raised { .. } => None,
        };
        self.line_of(record, self.act_in_words(record), named)
    }

    fn line_of(&self, record: &Record, words: String, named: Option<String>) -> Line {
        Line {
            named: named.filter(|words| !words.is_empty()),
            seq: record.seq,
            at: record.at,
            by: record.by.to_string(),
            words,
            undone: self.undone.contains(&record.seq),
            set_back: self.went_back_at(record.seq).map(|back| back.num_minutes()),
        }
    }

    fn act_in_words(&self, record: &Record) -> String {
        let list = |named: &[u64]| {
            let numbers: Vec<String> = named.iter().map(u64::to_string).collect();
            let what = if numbers.len() == 1 {
                "record"
            } else {
                "records"
            };
            format!("{what} {}", numbers.join(", "))
        };
        match &record.act {
            Act::Did(_) => self.records_in_words(&[record.seq]),
            Act::Undid(named) => format!("undid {}", list(named)),
            Act::Redid(named) => format!("redid {}", list(named)),
            Act::Raised { min_reader } => {
                format!("needs a reader of format {min_reader} from here on")
            }
        }
    }
}
