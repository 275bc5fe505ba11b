//! Those who declared an interest and are to leave the room for it: what they said, and whether it is
//! recorded that they went. What somebody says beforehand that they will do is no fact of what they
//! did.

use super::agenda::{Item, Stamp, Taking};
use super::check::{Anchor, Finding, Severity};
use super::entry::{Entry, Kind, Movement, Stream};
use super::id::{ItemId, PersonId};
use super::state::Meeting;

/// Somebody who declared an interest that touches an item.
#[derive(Clone, Copy, Debug)]
pub struct Declarer<'m> {
    /// Who.
    pub person: PersonId,
    /// They said that they would leave for it.
    pub is_to_leave: bool,
    /// The declaration.
    pub entry: &'m Entry,
}

impl Meeting {
    /// Whether it is recorded that somebody went out, or left, while an item was before the body.
    pub fn withdrew(&self, person: PersonId, item: &Item) -> bool {
        self.movements().into_iter().any(|entry| {
            matches!(&entry.kind, Kind::Movement { person: who, how, when, .. }
                if *who == person
                    && matches!(how, Movement::Left | Movement::SteppedOut)
                    && (entry.item == item.id
                        || item.takings.iter().any(|t| t.holds(*when) && t.to.is_none_or(|to| *when < to))))
        })
    }

    /// Who declared an interest that touches an item, in the order of the record.
    pub fn declarers(&self, item: ItemId) -> Vec<Declarer<'_>> {
        let mut found: Vec<Declarer<'_>> = Vec::new();
        for entry in self.all_entries().iter().filter(|e| !e.struck) {
            let Kind::Declaration {
                person,
                items,
                leaves,
                ..
            } = &entry.kind
            else {
                continue;
            };
            // An interest that became apparent in an item, and names none, is in that item.
            let touches = items.contains(&item) || (items.is_empty() && entry.item == item);
            if !touches {
                continue;
            }
            match found.iter_mut().find(|d| d.person == *person) {
                Some(known) => known.is_to_leave |= *leaves,
                None => found.push(Declarer {
                    person: *person,
                    is_to_leave: *leaves,
                    entry,
                }),
            }
        }
        found
    }

    /// Those who are to leave for the item before the body, by what they said, and are in the room.
    pub fn to_withdraw(&self) -> Vec<PersonId> {
        self.declared_and_here(true)
    }

    /// Those who declared an interest in the item before the body, whatever they said of leaving, and
    /// are in the room.
    pub fn may_withdraw(&self) -> Vec<PersonId> {
        self.declared_and_here(false)
    }

    fn declared_and_here(&self, said: bool) -> Vec<PersonId> {
        let declared = self.before_body().map(|item| self.declarers(item.id));
        declared
            .into_iter()
            .flatten()
            .filter(|d| d.is_to_leave || !said)
            .map(|d| d.person)
            .filter(|person| self.is_in_room(*person))
            .collect()
    }

    /// Those who went out for a while for an item in which they declared an interest, and have not
    /// come back; where there are some whose item is no longer before the body, those alone.
    pub fn withdrawn(&self) -> Vec<PersonId> {
        let spans = self.spans();
        let is_out = |person: PersonId| {
            let last = spans.iter().rev().find(|s| s.person == person);
            last.is_some_and(|s| s.stepped_out && !s.is_open())
        };
        let now = self.before_body().map(|item| item.id);
        let (mut over, mut lasting) = (Vec::new(), Vec::new());
        for item in self.items() {
            for declarer in self.declarers(item.id) {
                let person = declarer.person;
                if is_out(person) && self.withdrew(person, item) {
                    let found = if now == Some(item.id) {
                        &mut lasting
                    } else {
                        &mut over
                    };
                    if !found.contains(&person) {
                        found.push(person);
                    }
                }
            }
        }
        over.retain(|person| !lasting.contains(person));
        if over.is_empty() { lasting } else { over }
    }

    /// Those who said that they would leave for an item, and of whom no departure is recorded though
    /// they were in the room for it.
    pub(super) fn check_withdrawals(&self, item: &Item) -> Vec<Finding> {
        if item.takings.is_empty() {
            return Vec::new();
        }
        let there = self.there_for(item);
        self.declarers(item.id)
            .into_iter()
            .filter(|d| d.is_to_leave && there.iter().any(|t| t.person == d.person))
            .filter(|d| !self.withdrew(d.person, item))
            .map(|d| Finding {
                severity: Severity::Warning,
                what: format!(
                    "{} was to leave for item {}: no departure is recorded.",
                    self.name(d.person),
                    item.details.number
                ),
                place: if d.entry.stream == Stream::Public {
                    Anchor::Item(item.id)
                } else {
                    // Whoever may not read the declaration is not told of it.
                    Anchor::Entry(d.entry.id)
                },
            })
            .collect()
    }
}

impl Taking {
    /// Whether a moment lies in it, to the minute: a time may have been given without its seconds.
    pub(super) fn holds(&self, when: Stamp) -> bool {
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        minute(self.from) <= minute(when) && self.to.is_none_or(|to| minute(when) <= minute(to))
    }
}
