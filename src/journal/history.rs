//! The history in words: who changed what and when, undone acts and undoings among them.
//!
//! The officer reads it as it was recorded. Anybody else reads who did what and when, of what is
//! theirs to read today, in the words that stand today: words that were typed away, struck, undone
//! or given to other readers since are not told.

use super::{Act, Journal, Record};
use crate::meeting::Reading;
use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Reader;
use crate::meeting::describe::{as_it_stands, in_words};
use crate::meeting::event::{Event, Fact, rests_on};
use crate::meeting::id::{EntryId, Id};
use crate::meeting::planted::{Leak, planted};

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
}

impl Journal {
    /// Every act in the order of the record.
    pub fn history(&self) -> impl DoubleEndedIterator<Item = Line> + '_ {
        self.records.iter().map(|record| self.tell(record))
    }

    /// The history as `R` may read it, in the order of the record.
    pub fn history_for<R: Reader>(&self) -> Vec<Line> {
        let reading = self.meeting.read_by::<R>();
        self.records
            .iter()
            .filter_map(|record| {
                let words = match &record.act {
                    Act::Did(facts) => Some(self.told_to(&reading, record, facts)?),
                    _ => None,
                };
                let line = self.tell(record);
                Some(Line {
                    words: words.unwrap_or(line.words),
                    ..line
                })
            })
            .collect()
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
        if self.undone.contains(&record.seq) {
            return Some("something".to_owned());
        }
        if planted(Leak::HistoryOfAll) || planted(Leak::HistoryAsRecorded) {
            return Some(in_words(&self.meeting, facts));
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
        let words = match &record.act {
            Act::Did(facts) => in_words(&self.meeting, facts),
            Act::Undid(named) => format!("undid {}", list(named)),
            Act::Redid(named) => format!("redid {}", list(named)),
            Act::Raised { min_reader } => {
                format!("needs a reader of format {min_reader} from here on")
            }
        };
        Line {
            seq: record.seq,
            at: record.at,
            by: record.by.to_string(),
            words,
            undone: self.undone.contains(&record.seq),
        }
    }
}
