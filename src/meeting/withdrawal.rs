//! Those who declared an interest and are to leave the room for it: what they said, and whether it is
//! recorded that they went. What somebody says beforehand that they will do is no fact of what they
//! did.

use super::agenda::{Item, Stamp, Taking};
use super::entry::{Entry, Kind, Movement};
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
        self.went_out_at(person, item).is_some()
    }

    /// When somebody went out while an item was before the body; none = that is not recorded.
    pub fn went_out_at(&self, person: PersonId, item: &Item) -> Option<Stamp> {
        self.movements()
            .into_iter()
            .find_map(|entry| match &entry.kind {
                Kind::Movement {
                    person: who,
                    how,
                    when,
                    ..
                } if *who == person
                    && matches!(how, Movement::Left | Movement::SteppedOut)
                    && (entry.item == item.id
                        || item
                            .takings
                            .iter()
                            .any(|t| t.holds(*when) && t.to.is_none_or(|to| *when < to))) =>
                {
                    Some(*when)
                }
                _ => None,
            })
    }

    /// Who declared an interest that touches an item, each once, in the order of the record.
    pub fn declarers(&self, item: ItemId) -> Vec<Declarer<'_>> {
        let mut found: Vec<Declarer<'_>> = Vec::new();
        for (entry, person, _) in self.declared_in(item) {
            let says = matches!(&entry.kind, Kind::Declaration { leaves: true, .. });
            match found.iter_mut().find(|d| d.person == person) {
                Some(known) => known.is_to_leave |= says,
                None => found.push(Declarer {
                    person,
                    is_to_leave: says,
                    entry,
                }),
            }
        }
        found
    }

    /// Those of them of whom it is to be recorded what they do when the item comes: their interest
    /// hinders them, or they said that they would leave.
    pub fn to_stand_aside(&self, item: ItemId) -> Vec<PersonId> {
        let hinders = |person| self.effect_on(person, item).is_some_and(|e| e.hinders());
        let declarers = self.declarers(item).into_iter();
        declarers
            .filter(|d| d.is_to_leave || hinders(d.person))
            .map(|d| d.person)
            .collect()
    }

    /// Those who are to leave for the item before the body, by what they said, and are in the room; not
    /// whoever stayed and took no part.
    pub fn to_withdraw(&self) -> Vec<PersonId> {
        let Some(item) = self.before_body() else {
            return Vec::new();
        };
        let declarers = self.declarers(item.id).into_iter();
        declarers
            .filter(|d| d.is_to_leave)
            .map(|d| d.person)
            .filter(|&person| self.is_in_room(person) && !self.took_no_part(person, item.id))
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
}

impl Taking {
    /// Whether a moment lies in it, to the minute: a time may have been given without its seconds.
    pub(super) fn holds(&self, when: Stamp) -> bool {
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        minute(self.from) <= minute(when) && self.to.is_none_or(|to| minute(when) <= minute(to))
    }
}
