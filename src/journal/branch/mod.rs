//! A branch of a meeting: what was recorded elsewhere after somebody else had gone on with it, to be looked
//! at beside the meeting and taken over part by part, each by an order of its own.
//!
//! Both journals have a beginning in common. From there on the same number names two different things, so
//! that what a part of the branch names is looked up among what was taken over before it.

mod beside;
mod changed;
mod events;
mod kinds;
mod known;
mod names;
mod said;
mod stands;
mod take;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use chrono::TimeDelta;

use super::undo::is_purge;
use super::{Act, Journal, Record, undone};
use crate::meeting::agenda::Stamp;
use crate::meeting::describe::in_words;
use crate::meeting::entry::{Place, Stream};
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::EntryId;
use crate::meeting::{Meeting, Refusal};

pub use known::{Known, Taken};
pub use take::Takeover;

/// What is typed into an entry that was made less long ago is part of making it.
const AT_ONCE: TimeDelta = TimeDelta::minutes(1);

/// What a part of a branch did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Did {
    /// It recorded facts.
    Recorded,
    /// It undid what the meeting has too.
    Undid,
    /// It did again what the meeting has undone.
    Redid,
}

/// A part of a branch: one act, or words typed in one go; what was typed into an entry as it was made is
/// one with it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The records of the branch; where it undid something, those that it undid.
    pub records: Vec<u64>,
    /// When it was recorded.
    pub at: Stamp,
    /// Who recorded it.
    pub by: String,
    /// What it did, in words.
    pub words: String,
    /// The words that it put in the record, whole, to be copied; or what it did.
    pub copy: String,
    did: Did,
}

/// What a branch has of its own.
#[derive(Clone, Debug)]
pub struct Branch {
    journal: Journal,
    after: u64,
    parts: Vec<Part>,
    /// Acts that were undone again in it.
    undone: usize,
}

impl Branch {
    /// Looks where a branch parted from the meeting, and what it has of its own.
    ///
    /// # Errors
    /// When they have no beginning in common, or words were purged from the meeting since.
    pub fn of(branch: Journal, meeting: &Journal) -> Result<Self, Refusal> {
        let pairs = branch.records.iter().zip(&meeting.records);
        let common = pairs.take_while(|(one, other)| one == other).count();
        if common == 0 {
            return Err(Refusal::new(
                "That has no record in common with this meeting.",
                "A branch begins as the meeting does: look whether it is of another one.",
            ));
        }
        let since = meeting.records.iter().skip(common);
        let purged = since
            .filter_map(|r| meeting.facts(r.seq))
            .any(|facts| facts.iter().any(is_purge));
        if purged {
            return Err(Refusal::new(
                "Words were purged from this meeting since, and that branch may hold them.",
                "Record by hand what is still wanted: quorate compare shows how the minutes differ.",
            ));
        }
        let after = branch.records.get(common - 1).map_or(0, |r| r.seq);
        let (parts, undone) = parts(&branch, common);
        Ok(Self {
            journal: branch,
            after,
            parts,
            undone,
        })
    }

    /// The number of the last record that both have.
    pub fn after(&self) -> u64 {
        self.after
    }

    /// Its parts, in the order in which they were recorded.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How many acts of its own it has undone again: nothing is to be done about them.
    pub fn undone(&self) -> usize {
        self.undone
    }

    /// The journal of the branch.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Whether a part says what is for the officer alone.
    pub fn is_private(&self, part: &Part) -> bool {
        let facts = part
            .records
            .iter()
            .filter_map(|seq| self.journal.facts(*seq));
        facts.flatten().any(|fact| fact.0 == Stream::Private)
    }

    /// The facts of a part, as they were recorded.
    pub fn facts<'p>(&'p self, part: &'p Part) -> impl Iterator<Item = &'p Fact> {
        let of = |seq: &u64| self.journal.facts(*seq).unwrap_or_default();
        part.records.iter().flat_map(of)
    }
}

/// The parts of a branch after the records that it has in common with its meeting; and how many acts were
/// undone again.
fn parts(branch: &Journal, common: usize) -> (Vec<Part>, usize) {
    let (shared, own) = branch.records.split_at(common);
    let before: HashSet<u64> = undone(shared);
    let last = shared.last().map_or(0, |r| r.seq);
    let mut parts: Vec<Part> = Vec::new();
    let mut again = 0;
    let mut run = None;
    for record in own {
        let (did, records) = match &record.act {
            Act::Raised { .. } => continue,
            Act::Did(facts) if facts.is_empty() => continue,
            Act::Did(_) if branch.undone.contains(&record.seq) => {
                again += 1;
                continue;
            }
            Act::Did(_) => (Did::Recorded, vec![record.seq]),
            // What holds in the end counts: what was undone and done again is as it was.
            Act::Undid(named) => {
                let now = |seq: &u64| branch.undone.contains(seq) && !before.contains(seq);
                (Did::Undid, of_meeting(named, last, now))
            }
            Act::Redid(named) => {
                let now = |seq: &u64| !branch.undone.contains(seq) && before.contains(seq);
                (Did::Redid, of_meeting(named, last, now))
            }
        };
        if records.is_empty() {
            continue;
        }
        let typing = branch.typing(record.seq).filter(|_| did == Did::Recorded);
        if let (Some((entry, _)), Some(part)) = (typing, parts.last_mut())
            && (typing == run || goes_on_from(branch, part, record, entry))
        {
            part.records.push(record.seq);
            run = typing;
            continue;
        }
        run = typing;
        if did != Did::Recorded {
            parts.retain(|p| p.did == Did::Recorded || p.records != records);
        }
        parts.push(Part {
            records,
            at: record.at,
            by: record.by.to_string(),
            words: String::new(),
            copy: String::new(),
            did,
        });
    }
    for part in &mut parts {
        let said = in_words_as_made(branch, &part.records);
        part.words = match part.did {
            Did::Recorded => said,
            Did::Undid => format!("undid: {said}"),
            Did::Redid => format!("did again: {said}"),
        };
        part.copy = match part.did {
            Did::Recorded => whole_words(branch, part).unwrap_or_else(|| part.words.clone()),
            Did::Undid | Did::Redid => part.words.clone(),
        };
    }
    (parts, again)
}

/// Whether a record typed into the entry that a part made, as it was made: at once, or before it had a word.
fn goes_on_from(branch: &Journal, part: &Part, record: &Record, entry: EntryId) -> bool {
    made_by(branch, &part.records).is_some_and(|(made, fact)| {
        let blank = matches!(&fact.1, Event::Recorded { text, .. } if text.is_blank());
        made == entry && (blank || record.at - part.at < AT_ONCE)
    })
}

/// The entry that a part made and did nothing beside, as long as nothing was typed into it; and the fact that
/// made it.
fn made_by<'j>(journal: &'j Journal, records: &[u64]) -> Option<(EntryId, &'j Fact)> {
    let [seq] = records else {
        return None;
    };
    let facts = journal.with_ids(*seq, journal.facts(*seq)?);
    match facts[..] {
        [(id, fact @ Fact(_, Event::Recorded { .. }))] => Some((EntryId(id), fact)),
        _ => None,
    }
}

/// What records did, in words; an entry with the words that were typed into it as it was made.
fn in_words_as_made(journal: &Journal, records: &[u64]) -> String {
    let made = || {
        let (first, typed) = records.split_first()?;
        let (entry, fact) = made_by(journal, std::slice::from_ref(first))?;
        let all = typed
            .iter()
            .all(|seq| journal.typing(*seq).is_some_and(|(e, _)| e == entry));
        let mut fact = fact.clone();
        let whole = journal.text_after(entry, *typed.last().filter(|_| all)?)?;
        if let Event::Recorded { text, .. } = &mut fact.1 {
            *text = whole.into();
        }
        Some(in_words(journal.meeting(), &[fact], |_| None))
    };
    made().unwrap_or_else(|| journal.records_in_words(records))
}

fn of_meeting(named: &[u64], last: u64, now: impl Fn(&u64) -> bool) -> Vec<u64> {
    let both = named.iter().copied().filter(|seq| *seq <= last);
    both.filter(now).collect()
}

/// The words that a part put in the record, as they stood then.
fn whole_words(branch: &Journal, part: &Part) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    if let Some((entry, _)) = branch.typing(*part.records.last()?) {
        return branch.text_after(entry, *part.records.last()?);
    }
    for Fact(_, event) in branch.facts(*part.records.first()?)? {
        match event {
            Event::Recorded { text, .. } if !text.is_blank() => said.push(text.to_string()),
            Event::TextSpliced { came, .. } if !came.is_blank() => said.push(came.to_string()),
            _ => {}
        }
    }
    (!said.is_empty()).then(|| said.join("\n"))
}

/// Where among the entries of an item something that stood at a place of the branch stands in the meeting:
/// after the nearest entry before it that is there.
fn place_there(
    place: Place,
    branch: &Meeting,
    meeting: &Meeting,
    there: impl Fn(EntryId) -> Option<EntryId>,
) -> Place {
    let Place::After(entry) = place else {
        return place;
    };
    let Some(item) = branch.entry(entry).and_then(|e| branch.item(e.item)) else {
        return there(entry).map_or(Place::End, Place::After);
    };
    let at = item.entries.iter().position(|e| *e == entry).unwrap_or(0);
    let stands = |e: &EntryId| there(*e).filter(|e| meeting.entry(*e).is_some());
    let found = item.entries.iter().take(at + 1).rev().find_map(stands);
    found.map_or(Place::End, Place::After)
}

/// Whether what was recorded has at least as few readers as it had.
fn keeps_readers(before: &[Fact], now: &[Fact]) -> bool {
    let kind = |fact: &Fact| std::mem::discriminant(&fact.1);
    let mut left: Vec<&Fact> = now.iter().collect();
    before.iter().all(|fact| {
        let found = left.iter().position(|f| kind(f) == kind(fact));
        found.is_none_or(|at| left.remove(at).0.includes(fact.0))
    })
}
