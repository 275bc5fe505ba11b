//! Presence: who is in the room, since when, and in what capacity. It is never recorded as such;
//! it follows from the roll and from the comings and goings.

use super::agenda::{Item, Stamp};
use super::entry::{Kind, Movement};
use super::id::{PersonId, SeatId};
use super::people::Capacity;
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

    fn meets(&self, from: Stamp, to: Option<Stamp>) -> bool {
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
        for entry in self.movements() {
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
            let open = spans
                .iter_mut()
                .rev()
                .find(|s| s.person == *person && s.is_open());
            match how {
                Movement::Arrived | Movement::Returned => {
                    if open.is_none() {
                        spans.push(Span {
                            person: *person,
                            capacity: *capacity,
                            from: Some(*when),
                            to: None,
                            stepped_out: false,
                        });
                    }
                }
                Movement::Left | Movement::SteppedOut => {
                    if let Some(span) = open {
                        span.to = Some(*when);
                        span.stepped_out = *how == Movement::SteppedOut;
                    }
                }
            }
        }
        spans
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

    /// The count in the room: seats whose holder or deputy is there, of all seats.
    pub fn count(&self) -> (usize, usize) {
        let mut seats: Vec<SeatId> = self
            .in_room()
            .iter()
            .filter_map(|s| s.capacity.seat())
            .collect();
        seats.sort_unstable();
        seats.dedup();
        (seats.len(), self.seats().len())
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
        let mut found = Vec::new();
        for span in self.spans() {
            if span.capacity == Capacity::Deputy(seat) && !found.contains(&span.person) {
                found.push(span.person);
            }
        }
        found
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
