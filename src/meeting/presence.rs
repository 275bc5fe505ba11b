//! Presence: who is in the room, since when, and in what capacity. It is never recorded as such;
//! it follows from the roll and from the comings and goings.

use super::agenda::{Item, Stamp};
use super::business::Procedure;
use super::entry::{Kind, Movement};
use super::id::{PersonId, SeatId};
use super::joint::Constituent;
use super::people::{Capacity, SeatDetails};
use super::state::Meeting;

/// A stretch of time that somebody was in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub capacity: Capacity,
    /// Since when; none = since the meeting began.
    pub from: Option<Stamp>,
    /// Until when; none = still there, or until the end.
    pub to: Option<Stamp>,
    /// Went out and is to come back.
    pub stepped_out: bool,
}

impl Span {
    /// Whether somebody is in the room in this span, by all that is known.
    pub fn is_open(&self) -> bool {
        self.to.is_none()
    }

    pub(super) fn meets(&self, from: Stamp, to: Option<Stamp>) -> bool {
        self.from
            .is_none_or(|start| to.is_none_or(|end| start < end || (start == from && start == end)))
            && self.to.is_none_or(|end| end > from)
    }
}

/// How somebody was there for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThereFor {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub capacity: Capacity,
    /// For all of it; otherwise for a part.
    pub throughout: bool,
}

/// Puts somebody in the room. Nobody sits in for a holder who is there: the deputy gives the seat
/// back and is in attendance from then on, until it is recorded that they left.
fn take_seat(spans: &mut Vec<Span>, person: PersonId, capacity: Capacity, when: Stamp) {
    let span = |person, capacity| Span {
        person,
        capacity,
        from: Some(when),
        to: None,
        stepped_out: false,
    };
    if let Capacity::Holder(seat) = capacity {
        let others =
            |s: &&mut Span| s.is_open() && s.person != person && s.capacity.seat() == Some(seat);
        let mut gave_way = Vec::new();
        for other in spans.iter_mut().filter(others) {
            other.to = Some(when);
            gave_way.push(other.person);
        }
        for other in gave_way {
            if !spans.iter().any(|s| s.person == other && s.is_open()) {
                spans.push(span(other, Capacity::InAttendance));
            }
        }
    }
    spans.push(span(person, capacity));
}

impl Meeting {
    /// Every stretch that anybody was in the room: the roll first, then as people came.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = self
            .roll()
            .iter()
            .map(|&(person, capacity)| Span {
                person,
                capacity,
                from: None,
                to: None,
                stepped_out: false,
            })
            .collect();
        let anew: Vec<(Stamp, &[(PersonId, Capacity)])> = self
            .business()
            .iter()
            .filter_map(|(when, what)| match what {
                Procedure::RollAnew { here } => Some((*when, here.as_slice())),
                _ => None,
            })
            .collect();
        let mut taken = 0;
        for entry in self.movements() {
            if let Kind::Movement { when, .. } = &entry.kind {
                while let Some((since, here)) = anew.get(taken).filter(|(since, _)| since <= when) {
                    self.take_roll_again(&mut spans, *since, here);
                    taken += 1;
                }
            }
            let Kind::Movement {
                person,
                how,
                capacity,
                when,
                ..
            } = &entry.kind
            else {
                continue;
            };
            let mut open = spans
                .iter_mut()
                .filter(|s| s.person == *person && s.is_open())
                .peekable();
            match how {
                Movement::Arrived | Movement::Returned => {
                    if open.peek().is_none() {
                        drop(open);
                        for capacity in self.capacities(*person, *capacity) {
                            take_seat(&mut spans, *person, capacity, *when);
                        }
                    }
                }
                Movement::TookSeat => {
                    open.filter(|s| s.capacity == Capacity::InAttendance)
                        .for_each(|span| span.to = Some(*when));
                    if !spans.iter().any(|s| s.person == *person && s.is_open()) {
                        take_seat(&mut spans, *person, *capacity, *when);
                    }
                }
                // Whoever fills two seats leaves both.
                Movement::Left | Movement::SteppedOut => open.for_each(|span| {
                    span.to = Some(*when);
                    span.stepped_out = *how == Movement::SteppedOut;
                }),
            }
        }
        for (since, here) in anew.into_iter().skip(taken) {
            self.take_roll_again(&mut spans, since, here);
        }
        spans
    }

    /// Who isn't there when the meeting goes on was there until it broke off; who is goes on, or
    /// comes then.
    fn take_roll_again(&self, spans: &mut Vec<Span>, since: Stamp, here: &[(PersonId, Capacity)]) {
        let broke_off = self
            .adjournments()
            .iter()
            .find(|a| a.resumed == Some(since))
            .map_or(since, |a| a.when);
        for span in spans.iter_mut() {
            if span.is_open() && !here.contains(&(span.person, span.capacity)) {
                span.to = Some(broke_off);
            }
            span.stepped_out &= span.is_open();
        }
        for (person, capacity) in here {
            let there = |s: &Span| s.is_open() && s.person == *person && s.capacity == *capacity;
            if !spans.iter().any(there) {
                take_seat(spans, *person, *capacity, since);
            }
        }
    }

    /// In what capacities somebody comes: the holder of several seats comes for all of them.
    fn capacities(&self, person: PersonId, capacity: Capacity) -> Vec<Capacity> {
        let mut found = vec![capacity];
        if matches!(capacity, Capacity::Holder(_)) {
            let held = self.seats().iter().filter(|s| s.holder == Some(person));
            found.extend(
                held.map(|s| Capacity::Holder(s.id))
                    .filter(|c| *c != capacity),
            );
        }
        found
    }

    /// Who sat in a seat until its holder came for it at `when`.
    pub fn gave_way(&self, seat: SeatId, when: Stamp) -> Option<PersonId> {
        let spans = self.spans();
        let stayed = |person| {
            spans.iter().any(|s| {
                s.person == person && s.from == Some(when) && s.capacity == Capacity::InAttendance
            })
        };
        spans
            .iter()
            .find(|s| s.capacity == Capacity::Deputy(seat) && s.to == Some(when))
            .map(|s| s.person)
            .filter(|person| stayed(*person))
    }

    /// Who is in the room now, each with their capacity.
    pub fn in_room(&self) -> Vec<Span> {
        self.spans().into_iter().filter(Span::is_open).collect()
    }

    /// Whether somebody is in the room now.
    pub fn is_in_room(&self, person: PersonId) -> bool {
        self.spans()
            .iter()
            .any(|s| s.person == person && s.is_open())
    }

    /// The count in the room: members and their deputies who are there, of all seats of members.
    /// Somebody who fills two seats counts once, observers are counted apart, and whoever attends
    /// remotely is left out where that does not count.
    pub fn count(&self) -> (usize, usize) {
        self.count_of(|seat| !seat.is_observer())
    }

    /// The same of the seats of observers.
    pub fn count_of_observers(&self) -> (usize, usize) {
        self.count_of(SeatDetails::is_observer)
    }

    /// How many members of one of the bodies that meet are in the room.
    pub fn count_in(&self, which: Constituent) -> usize {
        let mut people: Vec<PersonId> = Vec::new();
        for span in self.in_room() {
            let seat = span.capacity.seat().and_then(|id| self.seat(id));
            let own = seat.is_some_and(|s| s.of == which && !s.details.is_observer());
            if own && self.counts_in(which, span.person) && !people.contains(&span.person) {
                people.push(span.person);
            }
        }
        people.len()
    }

    fn count_of(&self, counts: impl Fn(&SeatDetails) -> bool) -> (usize, usize) {
        let mut seats: Vec<SeatId> = Vec::new();
        let mut people: Vec<PersonId> = Vec::new();
        for span in self.in_room() {
            if !self.counts_as_present(span.person) {
                continue;
            }
            let Some(seat) = span.capacity.seat().and_then(|id| self.seat(id)) else {
                continue;
            };
            let fresh = !seats.contains(&seat.id) && !people.contains(&span.person);
            if fresh && counts(&seat.details) {
                seats.push(seat.id);
                people.push(span.person);
            }
        }
        let all = self.seats().iter().filter(|s| counts(&s.details));
        (people.len(), all.count())
    }

    /// Who was there for an item, in the order of the roll and of arrival; empty if it wasn't
    /// taken.
    pub fn there_for(&self, item: &Item) -> Vec<ThereFor> {
        let spans = self.spans();
        let mut found: Vec<ThereFor> = Vec::new();
        for span in &spans {
            if !item.takings.iter().any(|t| span.meets(t.from, t.to)) {
                continue;
            }
            let throughout = item.takings.iter().all(|t| {
                span.from.is_none_or(|from| from <= t.from)
                    && span.to.is_none_or(|end| t.to.is_some_and(|to| end >= to))
            });
            match found.iter_mut().find(|f| f.person == span.person) {
                Some(known) => known.throughout |= throughout,
                None => found.push(ThereFor {
                    person: span.person,
                    capacity: span.capacity,
                    throughout,
                }),
            }
        }
        found
    }

    /// Who sat in for the holder of a seat at any time, in order.
    pub fn deputies_of(&self, seat: SeatId) -> Vec<PersonId> {
        deputies_in(&self.spans(), seat)
    }

    /// Whether anybody ever filled a seat at this meeting.
    pub fn was_filled(&self, seat: SeatId) -> bool {
        self.spans().iter().any(|s| s.capacity.seat() == Some(seat))
    }

    /// In what capacity somebody takes part: as they were last in the room, or else as the holder
    /// of their seat, or as the deputy that was announced, or in attendance.
    pub fn capacity_of(&self, person: PersonId) -> Capacity {
        if let Some(span) = self.spans().iter().rev().find(|s| s.person == person) {
            return span.capacity;
        }
        if let Some((seat, _)) = self
            .apologies()
            .iter()
            .find(|(_, a)| a.deputy == Some(person))
        {
            return Capacity::Deputy(*seat);
        }
        self.seat_held_by(person)
            .map_or(Capacity::InAttendance, |s| Capacity::Holder(s.id))
    }
}

/// Who of these sat in for the holder of a seat, in order.
pub(super) fn deputies_in(spans: &[Span], seat: SeatId) -> Vec<PersonId> {
    let mut found = Vec::new();
    for span in spans {
        if span.capacity == Capacity::Deputy(seat) && !found.contains(&span.person) {
            found.push(span.person);
        }
    }
    found
}
