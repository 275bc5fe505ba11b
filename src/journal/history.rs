//! The history in words: who changed what and when, undone acts and undoings among them.
//!
//! The officer reads it as it was recorded. Anybody else reads who did what and when, of what is
//! theirs to read today, in the words that stand today: words that were typed away, struck, undone
//! or given to other readers since are not told.

use std::collections::HashSet;

use super::{Act, Journal, Record};
use crate::meeting::Reading;
use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Reader;
use crate::meeting::describe::in_words;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, Id, PriorId};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::text::Text;
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

    /// The history as `R` may read it, in the order of the record. It tells of what documents for
    /// `R` print, and of nothing that was done to what they don't.
    pub fn history_for<R: Reader>(&self) -> Vec<Line> {
        let reading = self.meeting.read_by::<R>();
        let mut known: HashSet<u64> = HashSet::new();
        let mut lines = Vec::new();
        for record in &self.records {
            let (words, named) = match &record.act {
                Act::Did(facts) => match self.told_to(&reading, record, facts) {
                    Some(words) => (words, None),
                    None => continue,
                },
                Act::Undid(named) | Act::Redid(named) => {
                    let all = |seq: &&u64| known.contains(*seq) || planted(Leak::HistoryOfAll);
                    let named: Vec<u64> = named.iter().filter(all).copied().collect();
                    if named.is_empty() {
                        continue;
                    }
                    let words = undoing(&record.act, &named);
                    (words, self.named_to::<R>(&named).filter(|_| R::EXEMPT))
                }
                Act::Raised { .. } => (self.act_in_words(record), None),
            };
            known.insert(record.seq);
            lines.push(self.line_of(record, words, named));
        }
        lines
    }

    /// What was undone or done again, if all of it is a reader's to read.
    fn named_to<R: Reader>(&self, named: &[u64]) -> Option<String> {
        let mut facts = named.iter().filter_map(|seq| self.facts(*seq)).flatten();
        facts
            .all(|fact| R::may_read(fact.0))
            .then(|| self.records_in_words(named))
    }

    /// A fact as far as a reader may be told of it.
    fn readable<R: Reader>(&self, id: Id, fact: &Fact) -> Option<Fact> {
        let Fact(stream, event) = fact;
        // What a fact makes or touches may have been given to other readers since.
        let readers_of = |id: Id| self.meeting.entry(EntryId(id)).map(|e| e.stream);
        // Actions of a body have readers of their own, and those of today count.
        let action = match event {
            Event::ActionBroughtForward(_) => Some(PriorId(id)),
            Event::BetweenMeetings(what) => what.action(),
            _ => None,
        };
        if !R::EXEMPT
            && action.is_some_and(|a| {
                self.meeting.prior_action(a).is_some() && !self.meeting.is_public_action(a)
            })
            && !planted(Leak::KeptActions)
        {
            return None;
        }
        match event {
            // Where words were given to those readers, that is how they came to have them.
            Event::EntryReclassified {
                entry, stream: to, ..
            } => {
                let theirs = readers_of(entry.0).is_some_and(R::may_read) && R::may_read(*to);
                let mut told = fact.clone();
                if let Event::EntryReclassified { reason, .. } = &mut told.1
                    && !R::may_read(*stream)
                {
                    *reason = Text::default();
                }
                theirs.then_some(told)
            }
            // Queries are the officer's own marks.
            Event::QueryRaised { .. } | Event::QuerySettled { .. } if !R::EXEMPT => None,
            Event::CorrectionReceived(_) | Event::CorrectionSettled { .. }
                if !R::EXEMPT && !planted(Leak::Corrections) =>
            {
                None
            }
            _ => {
                let theirs = |id: Id| readers_of(id).is_none_or(R::may_read);
                let all = R::may_read(*stream) && theirs(id) && told_of(event).is_none_or(theirs);
                all.then(|| fact.clone())
            }
        }
    }

    /// What a record's facts say to a reader; none where nothing of it is theirs to read.
    fn told_to<R: Reader>(
        &self,
        reading: &Reading<'_, R>,
        record: &Record,
        facts: &[Fact],
    ) -> Option<String> {
        if planted(Leak::HistoryOfAll) {
            return Some(self.records_in_words(&[record.seq]));
        }
        let number = u32::try_from(record.seq).unwrap_or(u32::MAX);
        let id_of = |index| Id {
            writer: self.writer,
            record: number,
            index,
        };
        let mut readable: Vec<(Id, Fact)> = (0..)
            .zip(facts)
            .filter_map(|(index, fact)| {
                let id = id_of(index);
                self.readable::<R>(id, fact).map(|fact| (id, fact))
            })
            .collect();
        let whole = readable.iter().map(|(_, f)| f).eq(facts);
        if !whole {
            // A query that came along out of rough notes stays the officer's own.
            readable.retain(|(_, f)| !matches!(f.1, Event::QueryRaised { .. }));
        }
        if readable.is_empty() {
            return None;
        }
        if whole && (R::EXEMPT || planted(Leak::HistoryAsRecorded)) {
            return Some(self.records_in_words(&[record.seq]));
        }
        if self.undone.contains(&record.seq) && !R::EXEMPT {
            return Some("something".to_owned());
        }
        if readable
            .iter()
            .all(|(_, f)| matches!(f.1, Event::TextSpliced { .. }))
        {
            return Some("typing".to_owned());
        }
        let told = readable.iter().filter_map(|(id, fact)| {
            let words = self.privacy_in_words::<R>(record.seq, &fact.1);
            Some((as_it_stands(reading, *id, fact)?, words))
        });
        let (told, words): (Vec<Fact>, Vec<Option<String>>) = told.unzip();
        (!told.is_empty()).then(|| in_words(reading, &told, |at| words.get(at).cloned().flatten()))
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
        match &record.act {
            Act::Did(_) => self.records_in_words(&[record.seq]),
            Act::Undid(named) | Act::Redid(named) => undoing(&record.act, named),
            Act::Raised { min_reader } => {
                format!("needs a reader of format {min_reader} from here on")
            }
        }
    }
}

/// The entry that a fact tells of. One beside which it was put, or of which it came, is not told.
fn told_of(event: &Event) -> Option<Id> {
    use Event as E;
    match event {
        E::TextSpliced { entry, .. }
        | E::EntryChanged { entry, .. }
        | E::EntryMoved { entry, .. }
        | E::EntryStruck { entry }
        | E::EntryRestored { entry }
        | E::ResolutionReworded { entry }
        | E::ResolutionStaged { entry, .. }
        | E::EntryReclassified { entry, .. }
        | E::QueryRaised { entry, .. } => Some(entry.0),
        E::CorrectionReceived(received) => received.entry.map(|e| e.0),
        E::AbsenceApproved(absence) => absence.entry.map(|e| e.0),
        E::AbsenceWithdrawn(withdrawal) => withdrawal.entry.map(|e| e.0),
        _ => None,
    }
}

/// "undid records 12, 13".
fn undoing(act: &Act, named: &[u64]) -> String {
    let did = if matches!(act, Act::Redid(_)) {
        "redid"
    } else {
        "undid"
    };
    let numbers: Vec<String> = named.iter().map(u64::to_string).collect();
    let what = if numbers.len() == 1 {
        "record"
    } else {
        "records"
    };
    format!("{did} {what} {}", numbers.join(", "))
}
