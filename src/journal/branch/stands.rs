//! Whether what a part of a branch changes stands in the meeting as it stood there.

use super::names::renamed;
use super::{Branch, Known};
use crate::meeting::describe::entry;
use crate::meeting::entry::Place;
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact, rests_on};
use crate::meeting::id::{EntryId, Id, ItemId, PersonId, SeatId};
use crate::meeting::{Meeting, Refusal};

impl Branch {
    /// Whether the meeting has what the facts of a record rest on.
    ///
    /// # Errors
    /// When it lacks something: the record of the branch that made it, in words.
    pub(super) fn rests(&self, seq: u64, facts: &[Fact], known: &Known) -> Result<(), Refusal> {
        let mut missing: Option<Id> = None;
        for fact in facts {
            rests_on(&without_place(&fact.1), |id| {
                let own = u64::from(id.record) == seq;
                if !own && self.name(id, known).is_none() {
                    missing.get_or_insert(id);
                }
            });
        }
        let Some(id) = missing else {
            return Ok(());
        };
        let seq = u64::from(id.record);
        // What one officer noted down for themselves is told of by no act of another kind.
        let facts = self.journal.facts(seq).unwrap_or_default();
        let words = if facts.iter().any(|fact| fact.0 == Stream::Private) {
            "a rough note".to_owned()
        } else {
            self.journal.records_in_words(&[seq])
        };
        Err(Refusal::new(
            format!(
                "It rests on what the meeting does not have: {words} (record {seq} of the branch)."
            ),
            "Take that over first.",
        ))
    }

    /// Whether what a fact changes is in the meeting what it was on the branch `before` it.
    ///
    /// # Errors
    /// When somebody changed it there.
    pub(super) fn stands(
        &self,
        fact: &Fact,
        before: &Meeting,
        meeting: &Meeting,
        known: &Known,
    ) -> Result<(), Refusal> {
        let name = |id: Id| self.name_or_nothing(id, known);
        let same = match &fact.1 {
            Event::TextSpliced { entry: id, .. }
            | Event::ResolutionStaged { entry: id, .. }
            | Event::EntryReclassified { entry: id, .. }
            | Event::EntryStruck { entry: id } => {
                let there = EntryId(name(id.0));
                let (one, other) = (before.entry(*id), meeting.entry(there));
                match (one, other) {
                    (Some(one), Some(other)) if one.text != other.text => {
                        return Err(Refusal::new(
                            format!(
                                "Its words are others in the meeting now: {}.",
                                entry(meeting, there)
                            ),
                            "Change them there by hand.",
                        ));
                    }
                    _ => true,
                }
            }
            Event::EntryChanged { entry, .. } => {
                let there = meeting.entry(EntryId(name(entry.0)));
                match (before.entry(*entry), there) {
                    (Some(one), Some(other)) => renamed(&one.kind, &name) == other.kind,
                    _ => true,
                }
            }
            Event::ItemChanged { item, .. } => {
                let details = |m: &Meeting, id| m.item(id).map(|i| i.details.clone());
                details(before, *item) == details(meeting, ItemId(name(item.0)))
            }
            Event::ReportAttached { item, .. } => {
                let report = |m: &Meeting, id| m.item(id).map(|i| i.report.clone());
                report(before, *item) == report(meeting, ItemId(name(item.0)))
            }
            Event::PersonChanged { person, .. } => {
                let details = |m: &Meeting, id| m.person(id).map(|p| p.details.clone());
                details(before, *person) == details(meeting, PersonId(name(person.0)))
            }
            Event::SeatChanged { seat, .. } => {
                let details = |m: &Meeting, id| m.seat(id).map(|s| s.details.clone());
                details(before, *seat) == details(meeting, SeatId(name(seat.0)))
            }
            Event::SeatFilled { seat, .. } => {
                let held = before.seat(*seat).map(|s| s.holder.map(|p| name(p.0)));
                let there = meeting.seat(SeatId(name(seat.0)));
                held.is_none() || held == there.map(|s| s.holder.map(|p| p.0))
            }
            Event::BodyDescribed(_) => before.body() == meeting.body(),
            Event::MeetingCalled(_) => before.calling() == meeting.calling(),
            Event::RulesSet(_) => before.rules() == meeting.rules(),
            Event::StyleSet(_) => before.house() == meeting.house(),
            _ => true,
        };
        if same {
            return Ok(());
        }
        Err(Refusal::new(
            "What it changes was changed in the meeting since.",
            "Look at it there, and put it right by hand.",
        ))
    }
}

/// An event without what it was only put after: another place does as well.
fn without_place(event: &Event) -> Event {
    let mut event = event.clone();
    match &mut event {
        Event::Recorded { place, .. } | Event::EntryMoved { place, .. } => *place = Place::End,
        Event::ItemAdded { after, .. } => *after = None,
        _ => {}
    }
    event
}
