//! The fold of the roll: marks, apologies, who was there from the start.

use crate::meeting::event::Event;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::people::Capacity;
use crate::meeting::remote::Remote;
use crate::meeting::state::{Apology, Forewarning, Mark, Meeting};

impl Meeting {
    pub(super) fn apply_to_roll(&mut self, event: &Event) -> Option<()> {
        match event {
            Event::Forewarned {
                person,
                expect,
                said_by,
                said_on,
            } => {
                self.forewarned.retain(|f| {
                    f.person != *person
                        || std::mem::discriminant(&f.expect) != std::mem::discriminant(expect)
                });
                self.forewarned.push(Forewarning {
                    person: *person,
                    expect: *expect,
                    said_by: said_by.clone(),
                    said_on: *said_on,
                });
            }
            Event::ApologyReceived {
                seat,
                person,
                deputy,
                said_by,
                said_on,
            } => {
                self.clear_seat(*seat);
                self.marks.insert(*seat, Mark::Apologies);
                self.apologies.push((
                    *seat,
                    Apology {
                        person: *person,
                        deputy: *deputy,
                        said_by: said_by.clone(),
                        said_on: *said_on,
                    },
                ));
                // In session the deputy is in the room as part of the same fact; beforehand they
                // are expected, and the roll confirms them.
                if let (Some(deputy), true) = (deputy, self.opened.is_some()) {
                    // Whoever was there in attendance sits at the table now, and is there once.
                    self.roll.retain(|(p, c)| p != deputy || c.seat().is_some());
                    self.enrol(*deputy, Capacity::Deputy(*seat));
                }
            }
            Event::AttendeeApologised { person } => {
                self.roll.retain(|(p, _)| p != person);
                self.attendee_apologies.retain(|p| p != person);
                self.attendee_apologies.push(*person);
            }
            Event::MarkedPresent { person, capacity } => {
                if let Capacity::Holder(seat) = capacity {
                    self.clear_seat(*seat);
                    self.marks.insert(*seat, Mark::Present);
                }
                self.attendee_apologies.retain(|p| p != person);
                self.enrol(*person, *capacity);
            }
            Event::MarkedAbsent { seat } => {
                self.clear_seat(*seat);
                self.marks.insert(*seat, Mark::Absent);
            }
            Event::SeatUnmarked { seat } => self.clear_seat(*seat),
            Event::AttendsRemotely {
                person,
                remote,
                when,
            } => self.remote.push(Remote {
                person: *person,
                remote: *remote,
                when: *when,
            }),
            Event::AttendeeUnmarked { person } => {
                self.forget_remote(&[*person]);
                self.roll.retain(|(p, c)| p != person || c.seat().is_some());
                self.attendee_apologies.retain(|p| p != person);
            }
            _ => return None,
        }
        Some(())
    }

    fn enrol(&mut self, person: PersonId, capacity: Capacity) {
        if !self.roll.contains(&(person, capacity)) {
            self.roll.push((person, capacity));
        }
    }

    /// Forgets what the roll said of a seat: its holder, its deputy, its apology.
    fn clear_seat(&mut self, seat: SeatId) {
        self.marks.remove(&seat);
        self.apologies.retain(|(s, _)| *s != seat);
        let filled = self.roll.iter().filter(|(_, c)| c.seat() == Some(seat));
        let people: Vec<PersonId> = filled.map(|(person, _)| *person).collect();
        self.forget_remote(&people);
        self.roll.retain(|(_, c)| c.seat() != Some(seat));
    }
}
