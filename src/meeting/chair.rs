//! The chair: who is to take it, who took it and for how long, and by which election.

use super::agenda::{Item, Stamp};
use super::entry::{Entry, Kind};
use super::id::PersonId;
use super::joint::Constituent;
use super::people::{Office, Seat};
use super::state::{Mark, Meeting, Phase};

/// Who was in the chair, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presiding {
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub since: Stamp,
}

/// A stretch of time for which somebody presided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InTheChair {
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub from: Stamp,
    /// Until when; none = until the end, by all that is known.
    pub to: Option<Stamp>,
}

impl Meeting {
    pub(super) fn begin(&mut self, when: Stamp, recorded: Stamp) {
        self.phase = Phase::Open;
        self.opened = Some(when);
        self.set_clock(when, recorded);
    }

    pub(super) fn give_chair(&mut self, person: PersonId, since: Stamp) {
        self.presiding.push(Presiding { person, since });
    }

    /// Whoever was elected took the chair at the time at which that is said to have been.
    pub(super) fn follow_election(&mut self, before: &Kind, now: &Kind) {
        let (
            Kind::Election { person, when, .. },
            Kind::Election {
                person: elected,
                when: then,
                ..
            },
        ) = (before, now)
        else {
            return;
        };
        let took = |p: &&mut Presiding| p.person == *person && p.since == *when;
        if let Some(held) = self.presiding.iter_mut().find(took)
            && person == elected
        {
            held.since = *then;
        }
    }

    /// Who is to preside by their office: the chair, unless it is known that they are away, or else a
    /// vice-chair who is here (Local Government Act 1972 Schedule 12 paragraph 5). None: the members
    /// elect somebody first. At a joint meeting the first body hosts, and its chair presides.
    pub fn presides_by_office(&self) -> Option<PersonId> {
        // Where two are appointed to preside together, the one who is here does.
        let mut chairs = self
            .seats_of(Constituent::First)
            .filter(|s| s.details.office == Office::Chair);
        let away = |seat: &&Seat| matches!(self.mark(seat.id), Mark::Apologies | Mark::Absent);
        let mut vice = self.seats_of(Constituent::First).filter(|s| {
            s.details.office == Office::ViceChair
                && s.holder.is_some_and(|person| self.is_in_room(person))
        });
        let found = chairs.find(|s| !away(s)).and_then(|s| s.holder);
        found.or_else(|| vice.find_map(|s| s.holder))
    }

    /// Those appointed to preside, the chair first. At a joint meeting they are the first body's: whoever
    /// chairs another one has no office there, and may be elected.
    pub fn officers(&self) -> Vec<&Seat> {
        let mut found: Vec<&Seat> = self.seats_of(Constituent::First).collect();
        found.retain(|s| s.details.office != Office::Member && s.holder.is_some());
        found.sort_by_key(|s| s.details.office != Office::Chair);
        found
    }

    /// Who was in the chair, stretch by stretch; going on as before is one stretch.
    pub fn in_the_chair(&self) -> Vec<InTheChair> {
        let mut found: Vec<InTheChair> = Vec::new();
        for taken in self.presiding() {
            match found.last_mut() {
                Some(last) if last.person == taken.person => continue,
                Some(last) => last.to = Some(taken.since.max(last.from)),
                None => {}
            }
            found.push(InTheChair {
                person: taken.person,
                from: taken.since,
                to: None,
            });
        }
        if let (Some(last), Some(closed)) = (found.last_mut(), self.closed()) {
            last.to = Some(closed.max(last.from));
        }
        // Whoever has gone for good has left the chair.
        for stretch in &mut found {
            if let Some(gone) = self.went_for_good(stretch.person, stretch.from)
                && stretch.to.is_none_or(|to| to > gone)
            {
                stretch.to = Some(gone);
            }
        }
        found
    }

    /// The items that somebody presided over from end to end, and whether that is all that they
    /// presided over; none if they never took the chair.
    pub fn presided_over(&self, person: PersonId) -> Option<(Vec<&Item>, bool)> {
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        let own: Vec<InTheChair> = self
            .in_the_chair()
            .into_iter()
            .filter(|c| c.person == person)
            .collect();
        if own.is_empty() {
            return None;
        }
        let mut whole = true;
        let mut items = Vec::new();
        for item in self.items().iter().filter(|i| !i.takings.is_empty()) {
            let covered = item.takings.iter().all(|t| {
                own.iter().any(|c| {
                    minute(c.from) <= minute(t.from)
                        && c.to
                            .is_none_or(|end| t.to.is_some_and(|to| minute(to) <= minute(end)))
                })
            });
            let touched = item.takings.iter().any(|t| {
                own.iter().any(|c| {
                    c.to.is_none_or(|end| minute(end) > minute(t.from))
                        && t.to.is_none_or(|to| minute(to) > minute(c.from))
                })
            });
            if covered {
                items.push(item);
            } else {
                whole &= !touched;
            }
        }
        Some((items, whole))
    }

    /// The election by which somebody took the chair, if it was one that stands.
    pub fn elected(&self, change: &Presiding) -> Option<&Entry> {
        self.all_entries().iter().find(|e| {
            !e.struck
                && matches!(&e.kind, Kind::Election { person, when, .. }
                    if *person == change.person && *when == change.since)
        })
    }

    /// When somebody first left after a time, and not only for a while: who comes again on another day
    /// or later in the evening has not been in the chair meanwhile.
    fn went_for_good(&self, person: PersonId, after: Stamp) -> Option<Stamp> {
        let spans = self.spans();
        let own = || spans.iter().filter(|s| s.person == person);
        let left = own().filter(|s| !s.stepped_out).filter_map(|s| s.to);
        // Whoever stays in another capacity has not left.
        let left = left.filter(|to| *to >= after && !own().any(|s| s.from == Some(*to)));
        left.min()
    }

    /// Whether somebody was in the room at a time.
    pub fn was_in_room(&self, person: PersonId, when: Stamp) -> bool {
        self.spans().iter().any(|s| {
            s.person == person
                && s.from.is_none_or(|from| from <= when)
                && s.to.is_none_or(|to| to > when)
        })
    }
}
