//! What can be undone and redone, said in words before it is done.
//!
//! Undo names the records that it undoes and replay skips them. In the editor it takes the newest
//! typing in the paragraph and nothing else; elsewhere the newest act of all. What later facts rest
//! on is not undone in silence: the refusal names them.

use std::collections::HashSet;

use super::{Act, Journal, Record, fold};
use crate::meeting::event::{Event, Fact, rests_on};
use crate::meeting::id::EntryId;
use crate::meeting::intent::Ref;
use crate::meeting::{Meeting, Refusal};

/// What an undo or redo would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The records that it takes back, or brings back.
    pub records: Vec<u64>,
    /// What they did, in words.
    pub words: String,
}

impl Journal {
    /// The acts that hold, the newest first: each record's number and its facts.
    pub fn standing(&self) -> impl Iterator<Item = (u64, &[Fact])> {
        let live = self.records.iter().rev();
        live.filter(|r| !self.undone.contains(&r.seq))
            .filter_map(|r| match &r.act {
                Act::Did(facts) if !facts.is_empty() => Some((r.seq, facts.as_slice())),
                _ => None,
            })
    }

    /// What undo takes back: the record named, or the newest act.
    ///
    /// # Errors
    /// When there is nothing to undo, or later facts rest on it.
    pub fn offer_undo(&self, record: Option<u64>) -> Result<Offer, Refusal> {
        let seq = match record {
            Some(seq) => self.live(seq)?,
            None => self
                .records
                .iter()
                .rev()
                .find(|r| matches!(r.act, Act::Did(_)) && !self.undone.contains(&r.seq))
                .map(|r| r.seq)
                .ok_or_else(|| {
                    Refusal::new("There is nothing to undo.", "Nothing was recorded.")
                })?,
        };
        let records = match self.typing(seq) {
            Some((entry, group)) => self.group(entry, group),
            None => vec![seq],
        };
        self.check_undo(&records)?;
        Ok(self.offer(records))
    }

    /// What undo in the editor takes back: the newest typing in `entry`.
    ///
    /// # Errors
    /// When nothing was typed there since its words last changed in another way, or later facts
    /// rest on it.
    pub fn offer_undo_typing(&self, entry: EntryId) -> Result<Offer, Refusal> {
        let group = self.meeting.entry(entry).map_or(0, |e| e.group);
        if group == 0 {
            return Err(Refusal::new(
                "No typing in this paragraph is left to undo.",
                "Undo the newest act instead.",
            ));
        }
        let records = self.group(entry, group);
        self.check_undo(&records)?;
        Ok(self.offer(records))
    }

    /// What undo in the editor takes back before any typing: the newest act, where that split,
    /// joined, moved or turned `entry`. Also answers where the words were parted, if they were.
    pub fn offer_undo_shaping(&self, entry: EntryId) -> Option<(Offer, Option<(EntryId, usize)>)> {
        let mut live = self.records.iter().rev();
        let record = live
            .find(|r| matches!(r.act, Act::Did(_)) && !self.undone.contains(&r.seq))
            .filter(|r| !matches!(&r.act, Act::Did(facts) if facts.is_empty()))?;
        let Act::Did(facts) = &record.act else {
            return None;
        };
        let is_made = |index: usize| {
            u64::from(entry.0.record) == record.seq && usize::from(entry.0.index) == index
        };
        let (mut shapes, mut is_here, mut parted) = (false, false, None);
        for (index, fact) in facts.iter().enumerate() {
            match &fact.1 {
                Event::EntryMoved { entry: of, .. } | Event::EntryChanged { entry: of, .. } => {
                    shapes = true;
                    is_here |= *of == entry;
                }
                Event::TextSpliced {
                    entry: of,
                    at,
                    group: 0,
                    ..
                } if facts.len() > 1 => {
                    parted = Some((*of, usize::try_from(*at).unwrap_or(usize::MAX)));
                    is_here |= *of == entry;
                }
                Event::Recorded { .. } if facts.len() > 1 => {
                    shapes |= parted.is_some();
                    is_here |= is_made(index);
                }
                Event::EntryStruck { .. } if parted.is_some() => shapes = true,
                _ => return None,
            }
        }
        let offer = (shapes && is_here).then(|| self.offer_undo(Some(record.seq)))?;
        offer.ok().map(|offer| (offer, parted))
    }

    /// What redo brings back: what was undone last, if nothing has taken its place.
    ///
    /// # Errors
    /// When there is nothing to redo.
    pub fn offer_redo(&self) -> Result<Offer, Refusal> {
        let nothing = || Refusal::new("There is nothing to redo.", "Redo follows an undo.");
        let records = self.redo_stack().pop().ok_or_else(nothing)?;
        let without: HashSet<u64> = self
            .undone
            .iter()
            .copied()
            .filter(|seq| !records.contains(seq))
            .collect();
        let after = fold(self.writer, &self.records, &without);
        self.check_readers(&records, &after)?;
        if after.misfits() > self.meeting.misfits() {
            return Err(Refusal::new(
                "What was undone no longer fits what was recorded since.",
                "Record it again.",
            ));
        }
        Ok(self.offer(records))
    }

    fn offer(&self, records: Vec<u64>) -> Offer {
        let words = self.records_in_words(&records);
        Offer { records, words }
    }

    pub(super) fn entry_named(&self, name: &Ref) -> Result<EntryId, Refusal> {
        name.0
            .parse()
            .map(EntryId)
            .ok()
            .filter(|id| self.meeting.entry(*id).is_some())
            .or_else(|| {
                let newest = || self.meeting.last_written().map(|w| w.entry);
                (name.0.as_str() == "newest").then(newest).flatten()
            })
            .ok_or_else(|| {
                Refusal::new(
                    format!("\"{}\" names no entry.", name.0),
                    "Give its id, or newest.",
                )
            })
    }

    pub(super) fn facts(&self, seq: u64) -> Option<&[Fact]> {
        match &self.record(seq)?.act {
            Act::Did(facts) => Some(facts),
            _ => None,
        }
    }

    fn live(&self, seq: u64) -> Result<u64, Refusal> {
        if self.facts(seq).is_none() {
            return Err(Refusal::new(
                format!("Record {seq} is not an act that can be undone."),
                "The history shows what can be.",
            ));
        }
        if self.undone.contains(&seq) {
            return Err(Refusal::new(
                format!("Record {seq} is undone already."),
                "Redo brings it back.",
            ));
        }
        Ok(seq)
    }

    /// The entry and group, if a record is typing and nothing else.
    pub(super) fn typing(&self, seq: u64) -> Option<(EntryId, u64)> {
        typing(self.facts(seq)?)
    }

    /// The records that hold of a typing group.
    fn group(&self, entry: EntryId, group: u64) -> Vec<u64> {
        let from = self.place(group).unwrap_or_else(|at| at);
        self.records
            .iter()
            .skip(from)
            .filter(|r| !self.undone.contains(&r.seq))
            .filter(|r| self.typing(r.seq) == Some((entry, group)))
            .map(|r| r.seq)
            .collect()
    }

    fn check_undo(&self, records: &[u64]) -> Result<(), Refusal> {
        let Some(&first) = records.first() else {
            return Err(Refusal::new(
                "There is nothing to undo.",
                "Nothing was recorded.",
            ));
        };
        self.check_purge(first)?;
        let without: HashSet<u64> = self.undone.iter().chain(records).copied().collect();
        let meeting = fold(self.writer, &self.records, &without);
        self.check_approval(first, &meeting)?;
        let later = self
            .records
            .iter()
            .skip(usize::try_from(first).unwrap_or(usize::MAX))
            .filter(|r| !self.undone.contains(&r.seq) && !records.contains(&r.seq));
        let touched: Vec<EntryId> = records
            .iter()
            .filter_map(|seq| self.facts(*seq))
            .flatten()
            .filter_map(|f| words_of(&f.1))
            .collect();
        for record in later {
            let Act::Did(facts) = &record.act else {
                continue;
            };
            let rests = facts.iter().any(|fact| {
                let mut rests = false;
                rests_on(&fact.1, |id| {
                    rests |= records.contains(&u64::from(id.record));
                });
                rests || words_of(&fact.1).is_some_and(|entry| touched.contains(&entry))
            });
            if rests {
                return Err(self.resting(record));
            }
        }
        // Some facts rest on others without naming them: an arrival on the opening, say.
        self.check_readers(records, &meeting)?;
        if meeting.misfits() > self.meeting.misfits() || !holds_together(&meeting) {
            let last = self.records.iter().rev().find(|r| {
                matches!(r.act, Act::Did(_))
                    && !self.undone.contains(&r.seq)
                    && !records.contains(&r.seq)
            });
            return Err(last.map_or_else(
                || Refusal::new("Later facts rest on that.", "Undo those first."),
                |record| self.resting(record),
            ));
        }
        Ok(())
    }

    /// What was purged is gone for good, and what stood beside it before is no more what it was.
    fn check_purge(&self, first: u64) -> Result<(), Refusal> {
        let purged = self
            .standing()
            .any(|(seq, facts)| seq >= first && facts.iter().any(is_purge));
        if purged {
            return Err(Refusal::new(
                "Words were purged since, and what was recorded before that can't be undone.",
                "Change what stands there, or strike it.",
            ));
        }
        Ok(())
    }

    /// Minutes that were agreed don't change by an undo of what was recorded before: the approval would
    /// stand over other words.
    fn check_approval(&self, first: u64, after: &Meeting) -> Result<(), Refusal> {
        let approved = self
            .standing()
            .find(|(_, facts)| facts.iter().any(approves));
        if after.is_agreed() && approved.is_some_and(|(seq, _)| first < seq) {
            return Err(Refusal::new(
                "That was recorded before these minutes were approved.",
                "Undo the approval first, or change what stands there with a reason.",
            ));
        }
        Ok(())
    }

    fn resting(&self, record: &Record) -> Refusal {
        let words = self.records_in_words(&[record.seq]);
        Refusal::new(
            format!(
                "What was recorded later rests on that: {words} (record {}).",
                record.seq
            ),
            "Undo that first.",
        )
    }

    /// What was undone and can be done again, the next at the end. An act clears what was undone
    /// before it, but typing in one place clears only typing undone in that place.
    fn redo_stack(&self) -> Vec<Vec<u64>> {
        let mut stack: Vec<Vec<u64>> = Vec::new();
        for record in &self.records {
            match &record.act {
                Act::Undid(named) => stack.push(named.clone()),
                Act::Redid(named) => {
                    if let Some(at) = stack.iter().rposition(|s| s == named) {
                        stack.remove(at);
                    }
                }
                Act::Did(facts) if stack.is_empty() || facts.is_empty() => {}
                // Neither what was purged nor what changes agreed minutes comes back by a key.
                Act::Did(facts) if facts.iter().any(|f| is_purge(f) || approves(f)) => {
                    stack.clear();
                }
                Act::Did(facts) => {
                    let typed = typing(facts).map(|(entry, _)| entry);
                    stack.retain(|set| {
                        let was = set
                            .first()
                            .and_then(|seq| self.typing(*seq))
                            .map(|(e, _)| e);
                        typed != was
                    });
                }
                Act::Raised { .. } => {}
            }
        }
        stack
    }
}

pub(super) fn is_purge(fact: &Fact) -> bool {
    matches!(fact.1, Event::Purged { .. })
}

fn approves(fact: &Fact) -> bool {
    matches!(fact.1, Event::MinutesApproved { .. })
}

fn typing(facts: &[Fact]) -> Option<(EntryId, u64)> {
    let mut found = None;
    for fact in facts {
        match &fact.1 {
            Event::TextSpliced { entry, group, .. } if *group > 0 => match found {
                None => found = Some((*entry, *group)),
                Some(held) if held == (*entry, *group) => {}
                Some(_) => return None,
            },
            _ => return None,
        }
    }
    found
}

/// The entry whose words an event changes or rests on.
pub(super) fn words_of(event: &Event) -> Option<EntryId> {
    match event {
        Event::TextSpliced { entry, .. }
        | Event::ResolutionReworded { entry }
        | Event::ResolutionStaged { entry, .. } => Some(*entry),
        _ => None,
    }
}

/// What happened in the room rests on the meeting having been opened.
fn holds_together(meeting: &Meeting) -> bool {
    if meeting.opened().is_some() {
        return true;
    }
    meeting.closed().is_none()
        && meeting.movements().is_empty()
        && meeting.items().iter().all(|i| i.takings.is_empty())
        && meeting.resolutions().all(|r| r.staged.is_none())
}
