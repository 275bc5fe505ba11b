//! Undo and redo keep words from those for whom they were not written.

use super::undo::words_of;
use super::{Act, Journal};
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::{Meeting, Refusal};

impl Journal {
    /// Undoing and redoing never give words to more readers than they were written for. Where an
    /// entry was given to other readers, what was written in it before and after doesn't go across
    /// that change; and the change itself is undone only while nothing was written since. The same
    /// holds for what is said of an item that was taken in private and is not any more.
    pub(super) fn check_readers(&self, records: &[u64], after: &Meeting) -> Result<(), Refusal> {
        if planted(Leak::Undo) {
            return Ok(());
        }
        let facts = |seq: &u64| self.facts(*seq).unwrap_or_default();
        let first = records.iter().copied().min().unwrap_or(0);
        let touched: Vec<EntryId> = records.iter().flat_map(facts).filter_map(written).collect();
        let given: Vec<EntryId> = records.iter().flat_map(facts).filter_map(gives).collect();
        let opened: Vec<ItemId> = self
            .meeting
            .items()
            .iter()
            .filter(|i| i.is_private() && after.item(i.id).is_some_and(|i| !i.is_private()))
            .map(|i| i.id)
            .collect();
        if self.tells_of_adjournment(after) {
            return Err(Refusal::new(
                "Why the meeting was adjourned in private would be told to everybody.",
                "Undo the adjournment first.",
            ));
        }
        if self.tells_of_course(after) {
            return Err(Refusal::new(
                "What was said in private of the course of the meeting would be told to everybody.",
                "Undo what was said first.",
            ));
        }
        if records
            .iter()
            .flat_map(facts)
            .any(|fact| self.gives_back(fact, after))
        {
            return Err(Refusal::new(
                "How somebody was put down for fewer readers would be told to everybody.",
                "Give them another name instead.",
            ));
        }
        let shown = |id| {
            after
                .prior_action(id)
                .is_some_and(|p| p.stream == Stream::Public)
        };
        let kept = self.meeting.prior_actions().iter();
        if kept
            .filter(|p| p.stream != Stream::Public)
            .any(|p| shown(p.id))
        {
            return Err(Refusal::new(
                "An action that is exempt would be told to everybody.",
                "Take over the meeting again, once its minutes make it public.",
            ));
        }
        if touched.is_empty() && given.is_empty() && opened.is_empty() {
            return Ok(());
        }
        let later = self.records.iter().filter(|r| {
            r.seq > first && !records.contains(&r.seq) && !self.undone.contains(&r.seq)
        });
        for record in later {
            let Act::Did(facts) = &record.act else {
                continue;
            };
            let crosses = facts.iter().any(|fact| {
                gives(fact).is_some_and(|e| touched.contains(&e) || given.contains(&e))
                    || written(fact).is_some_and(|e| given.contains(&e))
                    || (!opened.is_empty() && says_of_item(fact, &opened))
            });
            if crosses {
                return Err(Refusal::new(
                    format!(
                        "Words were written, or given to other readers, since: {} (record {}).",
                        self.records_in_words(&[record.seq]),
                        record.seq
                    ),
                    "Give the entry to other readers by an act of its own, with the reason.",
                ));
            }
        }
        Ok(())
    }
}

impl Journal {
    /// Whether what was said in private of other items, or of the order of business, would be public.
    fn tells_of_course(&self, after: &Meeting) -> bool {
        let before = &self.meeting;
        let items = after.items().iter().any(|now| {
            now.standing_for(false) == now.standing
                && before.item(now.id).is_some_and(|was| {
                    was.standing == now.standing && was.standing_for(false) != was.standing
                })
        });
        let shown = before.business_for(false);
        let open = after.business_for(false);
        let all = before.business().iter().zip(&shown);
        let kept = all.filter(|(all, shown)| all != shown).map(|(all, _)| all);
        let business = kept.into_iter().any(|kept| open.contains(kept));
        items || business
    }

    /// Whether why the meeting was broken off, or until when, was withheld and would be public.
    fn tells_of_adjournment(&self, after: &Meeting) -> bool {
        let before = &self.meeting;
        let away = before.adjournments_for(false);
        let open = after.adjournments_for(false);
        let all = before.adjournments().iter().zip(&away);
        let mut kept =
            all.filter(|(all, shown)| all.reason != shown.reason || all.until != shown.until);
        kept.any(|(all, _)| {
            open.iter()
                .any(|a| a.when == all.when && a.reason == all.reason && a.until == all.until)
        })
    }

    /// Whether without a change somebody would be called by what was put down for fewer readers than
    /// know of them now: by the cue that they had in private, say.
    fn gives_back(&self, fact: &Fact, after: &Meeting) -> bool {
        let Event::PersonChanged { person, .. } = &fact.1 else {
            return false;
        };
        let added = self.facts(u64::from(person.0.record));
        let added = added.and_then(|facts| facts.get(usize::from(person.0.index)));
        let Some(Fact(stream, Event::PersonAdded(details))) = added else {
            return false;
        };
        *stream != Stream::Public
            && after.is_public_person(*person)
            && after.person(*person).is_some_and(|p| p.details == *details)
    }
}

/// Whether a fact says something of one of those items beside its record.
fn says_of_item(fact: &Fact, items: &[ItemId]) -> bool {
    match &fact.1 {
        Event::ReportAttached { item, .. }
        | Event::ItemChanged { item, .. }
        | Event::ItemDeferred { item, .. }
        | Event::ItemWithdrawn { item, .. } => items.contains(item),
        Event::MeetingAdjourned { .. } | Event::BusinessOrdered { .. } => true,
        _ => false,
    }
}

/// The entry that a fact gives to other readers.
fn gives(fact: &Fact) -> Option<EntryId> {
    match &fact.1 {
        Event::EntryReclassified { entry, .. } => Some(*entry),
        _ => None,
    }
}

/// The entry whose words, or the words beside them, a fact changes.
fn written(fact: &Fact) -> Option<EntryId> {
    match &fact.1 {
        Event::EntryChanged { entry, .. } => Some(*entry),
        event => words_of(event),
    }
}
