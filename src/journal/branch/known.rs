//! What of a branch the meeting has: taken over, or recorded there as well.

use std::collections::HashMap;

use serde_json::Value;

use super::{Branch, Did, Part};
use crate::journal::Journal;
use crate::meeting::agenda::{ItemDetails, Stamp};
use crate::meeting::describe::{in_words, kind_in_words};
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{Id, PersonId, Writer};
use crate::meeting::text::{Text, alike};

/// The records of the meeting that came of parts, by the parts' places.
pub type Taken = HashMap<usize, Vec<u64>>;

/// What of a branch the meeting has.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What things of the branch are called in the meeting.
    pub(super) ids: HashMap<Id, Id>,
    here: HashMap<usize, Vec<u64>>,
}

impl Known {
    /// The records of the meeting that say what a part says; none where it says nothing of the kind.
    pub fn records(&self, part: usize) -> Option<&[u64]> {
        self.here.get(&part).map(Vec::as_slice)
    }

    /// Facts of the branch were recorded in the meeting as these: what they made has two names from now on.
    pub(super) fn paired(&mut self, branch: &[(Id, &Fact)], meeting: &[(Id, &Fact)]) {
        let kind = |fact: &Fact| std::mem::discriminant(&fact.1);
        let mut left = meeting;
        for (id, fact) in branch {
            let Some(at) = left.iter().position(|(_, f)| kind(f) == kind(fact)) else {
                continue;
            };
            self.ids.insert(*id, left[at].0);
            left = &left[at + 1..];
        }
    }
}

/// A fact of the meeting, and what it is told apart by.
struct Held<'m> {
    seq: u64,
    id: Id,
    fact: &'m Fact,
    said: Said,
}

impl Held<'_> {
    /// Whether it says what a fact of the branch does, to no more readers than that has: what was confidential
    /// there is not known here because everybody reads the same words.
    fn says(&self, wanted: Option<&Said>, fact: &Fact) -> bool {
        wanted == Some(&self.said) && self.fact.0.includes(fact.0)
    }
}

/// What a fact says: its words in the history, and all that it holds. Left out is what is another in each machine
/// though both were told the same: when it was told, the place among the entries, and the number of an item that
/// was added.
#[derive(PartialEq, Eq)]
struct Said {
    words: String,
    holds: Value,
}

/// None where it is of something that has no name there.
fn said(journal: &Journal, fact: &Fact, name: impl Fn(Id) -> Option<Id>) -> Option<Said> {
    use Event as E;
    let meeting = journal.meeting();
    let (words, holds) = match &fact.1 {
        E::Recorded {
            item, kind, text, ..
        } => (
            kind_in_words(meeting, kind, text),
            serde_json::to_value((item, kind, text)),
        ),
        E::TextSpliced {
            entry,
            at,
            went,
            came,
            ..
        } => (at.to_string(), serde_json::to_value((entry, went, came))),
        E::ItemAdded { details, .. } => {
            let details = ItemDetails {
                number: Text::default(),
                ..details.clone()
            };
            ("item".to_owned(), serde_json::to_value(details))
        }
        // Since when they are is what is told of somebody who was in the room meanwhile.
        E::AttendsRemotely {
            person,
            remote,
            when: Some(when),
        } => (
            when.format("remote at %H:%M").to_string(),
            serde_json::to_value((person, remote)),
        ),
        E::ItemTaken { item, when } => (
            when.format("taken at %H:%M").to_string(),
            serde_json::to_value(item),
        ),
        event => (
            in_words(meeting, std::slice::from_ref(fact), |_| None),
            serde_json::to_value(event),
        ),
    };
    let mut holds = holds.ok()?;
    called(&mut holds, &name)?;
    Some(Said { words, holds })
}

/// Calls things by their names there, and drops times. None where something has no name there.
fn called(value: &mut Value, name: &impl Fn(Id) -> Option<Id>) -> Option<()> {
    match value {
        Value::String(word) => {
            if let Ok(id) = word.parse::<Id>() {
                *word = name(id)?.to_string();
            } else if word.parse::<Stamp>().is_ok() {
                *value = Value::Null;
            }
            Some(())
        }
        Value::Array(all) => all.iter_mut().try_for_each(|one| called(one, name)),
        Value::Object(all) => all.values_mut().try_for_each(|one| called(one, name)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Some(()),
    }
}

impl Branch {
    /// What of the branch the meeting has: what was `taken` and holds still, and what says the same.
    pub fn known(&self, meeting: &Journal, taken: &Taken) -> Known {
        let mut known = Known::default();
        let mut left: Vec<Held<'_>> = Vec::new();
        for (seq, facts) in own(meeting, self.after()) {
            for (id, fact) in meeting.with_ids(seq, facts) {
                left.extend(said(meeting, fact, Some).map(|said| Held {
                    seq,
                    id,
                    fact,
                    said,
                }));
            }
        }
        self.same_people(meeting, &mut known);
        let holds = |seqs: &Vec<u64>| seqs.iter().all(|seq| !meeting.was_undone(*seq));
        for (at, part) in self.parts.iter().enumerate() {
            if let Some(seqs) = taken.get(&at).filter(|seqs| holds(seqs)) {
                let there = left.iter().filter(|held| seqs.contains(&held.seq));
                let there: Vec<(Id, &Fact)> = there.map(|held| (held.id, held.fact)).collect();
                known.paired(&self.facts_of(part), &there);
                left.retain(|held| !seqs.contains(&held.seq));
                known.here.insert(at, seqs.clone());
                continue;
            }
            match part.did {
                Did::Recorded => self.found(at, part, &mut left, &mut known),
                Did::Undid | Did::Redid => {
                    let undone = part.did == Did::Undid;
                    let same = |seq: &u64| meeting.was_undone(*seq) == undone;
                    if part.records.iter().all(same) {
                        known.here.insert(at, Vec::new());
                    }
                }
            }
        }
        known
    }

    /// Looks among what was recorded in the meeting for what says what a part says, fact by fact. The first fact
    /// may be said more than once there, as a paragraph that was begun without a word is, and the rest at one of
    /// them alone.
    fn found(&self, at: usize, part: &Part, left: &mut Vec<Held<'_>>, known: &mut Known) {
        let facts = self.facts_of(part);
        let Some((begun, rest)) = facts.split_first() else {
            return;
        };
        let wanted = said(&self.journal, begun.1, |id| self.name(id, known));
        let found = (0..left.len())
            .filter(|at| left[*at].says(wanted.as_ref(), begun.1))
            .find_map(|at| self.found_from((at, (begun.0, left[at].id)), rest, left, known));
        let Some(found) = found else {
            return;
        };
        let mut seqs: Vec<u64> = found.iter().map(|(place, _)| left[*place].seq).collect();
        seqs.dedup();
        for (place, pair) in found.into_iter().rev() {
            left.remove(place);
            known.ids.extend([pair]);
        }
        known.here.insert(at, seqs);
    }

    /// Where the rest of the facts of a part stand in the meeting, if the first of them is the one at a place:
    /// the place of each, and what it made under both names.
    fn found_from(
        &self,
        begun: (usize, (Id, Id)),
        rest: &[(Id, &Fact)],
        left: &[Held<'_>],
        known: &Known,
    ) -> Option<Vec<(usize, (Id, Id))>> {
        let mut found = vec![begun];
        let mut from = begun.0 + 1;
        for (id, fact) in rest {
            // What the part itself made before is named by what it is so far held to be.
            let own = |id: Id| {
                let mut pairs = found.iter().map(|(_, pair)| pair);
                pairs.find(|(own, _)| *own == id).map(|(_, there)| *there)
            };
            let name = |id: Id| own(id).or_else(|| self.name(id, known));
            let wanted = said(&self.journal, fact, name)?;
            let says = |place: &usize| left[*place].says(Some(&wanted), fact);
            let place = (from..left.len()).find(says)?;
            found.push((place, (*id, left[place].id)));
            from = place + 1;
        }
        Some(found)
    }

    /// Somebody who was put down in both is one person.
    fn same_people(&self, meeting: &Journal, known: &mut Known) {
        let people = |journal: &Journal| -> Vec<PersonId> {
            let all = journal.meeting().people().iter();
            let own = all.filter(|p| u64::from(p.id.0.record) > self.after());
            own.map(|p| p.id).collect()
        };
        let theirs = people(meeting);
        for person in people(&self.journal) {
            let Some(here) = self.journal.meeting().person(person) else {
                continue;
            };
            let same = theirs.iter().find(|id| {
                meeting.meeting().person(**id).is_some_and(|p| {
                    alike(&p.details.full_name(), &here.details.full_name())
                        && alike(&p.details.organisation, &here.details.organisation)
                })
            });
            if let Some(same) = same {
                known.ids.insert(person.0, same.0);
            }
        }
    }

    /// What a thing of the branch is called in the meeting, if the meeting has it: what was there before they
    /// parted has its name.
    pub(super) fn name(&self, id: Id, known: &Known) -> Option<Id> {
        if u64::from(id.record) <= self.after() {
            return Some(id);
        }
        known.ids.get(&id).copied()
    }

    /// The same, where what has no name there must not be called by its own: that may be another thing's there.
    pub(super) fn name_or_nothing(&self, id: Id, known: &Known) -> Id {
        const NOTHING: Id = Id {
            writer: Writer::FIRST,
            record: u32::MAX,
            index: u16::MAX,
        };
        self.name(id, known).unwrap_or(NOTHING)
    }

    pub(super) fn facts_of(&self, part: &Part) -> Vec<(Id, &Fact)> {
        let of = |seq: &u64| {
            let facts = self.journal.facts(*seq).unwrap_or_default();
            self.journal.with_ids(*seq, facts)
        };
        part.records.iter().flat_map(of).collect()
    }
}

/// What a journal has of its own after a record, as far as it holds.
fn own(journal: &Journal, after: u64) -> Vec<(u64, &[Fact])> {
    let mut all: Vec<(u64, &[Fact])> = journal
        .standing()
        .take_while(|(seq, _)| *seq > after)
        .collect();
    all.reverse();
    all
}

impl Journal {
    /// Facts of a record with their ids.
    pub(super) fn with_ids<'f>(&self, seq: u64, facts: &'f [Fact]) -> Vec<(Id, &'f Fact)> {
        let record = u32::try_from(seq).unwrap_or(u32::MAX);
        let id = |index| Id {
            writer: self.writer(),
            record,
            index,
        };
        (0..).map(id).zip(facts).collect()
    }
}
