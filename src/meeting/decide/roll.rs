//! Deciding attendance: the roll, apologies with their deputies, comings and goings.

use super::{Decided, Decision};
use crate::meeting::entry::{Entry, Kind, Movement, Place};
use crate::meeting::event::{Event, Expectation};
use crate::meeting::id::{ItemId, PersonId, SeatId};
use crate::meeting::intent::{Ref, Who};
use crate::meeting::people::Capacity;
use crate::meeting::refusal::Refusal;
use crate::meeting::state::Mark;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn mark_named(&mut self, person: &Ref) -> Decided {
        let person = self.person(person)?;
        self.mark_present(person)
    }

    pub(super) fn mark_absent(&mut self, person: &Ref) -> Decided {
        let seat = self.seat(person)?;
        if self.has_moved(seat) {
            return Err(moved_refusal("absent"));
        }
        self.push(Event::MarkedAbsent { seat });
        Ok(())
    }

    pub(super) fn attend(&mut self, who: &Who) -> Decided {
        let person = self.who(who)?;
        self.is_new_to_the_roll(person)?;
        self.push(Event::MarkedPresent {
            person,
            capacity: Capacity::InAttendance,
        });
        Ok(())
    }

    pub(super) fn come_back(&mut self, person: &Ref, item: Option<&Ref>, place: Place) -> Decided {
        let person = self.person(person)?;
        let was_here = self.meeting.spans().iter().any(|s| s.person == person);
        if !was_here {
            return Err(Refusal::new(
                format!(
                    "{} has not been in the room yet.",
                    self.meeting.name(person)
                ),
                "Record an arrival instead.",
            ));
        }
        self.come(
            person,
            Movement::Returned,
            None,
            item,
            &Text::default(),
            place,
        )
    }

    pub(super) fn apologise(
        &mut self,
        person: &Ref,
        deputy: Option<&Who>,
        said_by: &Text,
        said_on: Option<chrono::NaiveDate>,
    ) -> Decided {
        let holder = self.person(person)?;
        let Some(seat) = self.meeting.seat_held_by(holder).map(|s| s.id) else {
            if deputy.is_some() {
                return self.holding(holder).map(|_| ());
            }
            self.push(Event::AttendeeApologised { person: holder });
            return Ok(());
        };
        if self.has_moved(seat) {
            return Err(moved_refusal("sent apologies"));
        }
        let deputy = deputy.map(|w| self.who(w)).transpose()?;
        if let Some(deputy) = deputy {
            if deputy == holder {
                return Err(Refusal::new(
                    "Nobody can be their own deputy.",
                    "Name somebody else, or leave the deputy out.",
                ));
            }
            self.may_sit_in(deputy)?;
            if self.meeting.movements().iter().any(|e| moves(e, deputy)) {
                return Err(Refusal::new(
                    format!(
                        "{} came or went at this meeting, and that is recorded.",
                        self.meeting.name(deputy)
                    ),
                    "Strike that first; then let them arrive as the deputy, and take the apology alone.",
                ));
            }
            let elsewhere = self
                .meeting
                .apologies()
                .iter()
                .find(|(s, a)| *s != seat && a.deputy == Some(deputy));
            if let Some((_, other)) = elsewhere {
                return Err(Refusal::new(
                    format!(
                        "{} sits in for {} already.",
                        self.meeting.name(deputy),
                        self.meeting.name(other.person)
                    ),
                    "One deputy fills one seat: name another, or take back the other apology first.",
                ));
            }
        }
        self.push(Event::ApologyReceived {
            seat,
            person: holder,
            deputy,
            said_by: said_by.clone(),
            said_on,
        });
        // Whoever can't come can't come for any seat of theirs; the deputy sits in the first.
        for other in self.held(holder) {
            if other != seat && !self.has_moved(other) {
                self.push(Event::ApologyReceived {
                    seat: other,
                    person: holder,
                    deputy: None,
                    said_by: said_by.clone(),
                    said_on,
                });
            }
        }
        Ok(())
    }

    /// A deputy is somebody who holds no seat: one person has one voice, and their own seat would
    /// stand empty without a word.
    pub(super) fn may_sit_in(&self, deputy: PersonId) -> Decided {
        let Some(own) = self.meeting.seat_held_by(deputy) else {
            return Ok(());
        };
        Err(Refusal::new(
            format!(
                "{} holds the seat {} and can't sit in for another.",
                self.meeting.name(deputy),
                own.details.title
            ),
            "Name somebody who holds no seat; if they gave theirs up, make it vacant first.",
        ))
    }

    fn mark_present(&mut self, person: PersonId) -> Decided {
        let held = self.held(person);
        if !held.is_empty() {
            if held
                .iter()
                .all(|seat| self.meeting.mark(*seat) == Mark::Present)
            {
                return Err(here_already(&self.meeting.name(person)));
            }
            if held.iter().any(|seat| self.has_moved(*seat)) {
                return Err(came_later(&self.meeting.name(person)));
            }
            for seat in held {
                if self.meeting.mark(seat) != Mark::Present {
                    self.push(Event::MarkedPresent {
                        person,
                        capacity: Capacity::Holder(seat),
                    });
                }
            }
            return Ok(());
        }
        self.is_new_to_the_roll(person)?;
        let capacity = self.meeting.capacity_of(person);
        if let Capacity::Deputy(seat) = capacity {
            self.seat_is_free(seat, person)?;
        }
        self.push(Event::MarkedPresent { person, capacity });
        Ok(())
    }

    /// Everybody who is not accounted for, but those of whom it was said that they would come late:
    /// they are asked for again once nobody else is left.
    pub(super) fn mark_all_present(&mut self) -> Decided {
        let expected = self.expected();
        let late = |person: &PersonId| {
            self.meeting
                .forewarned()
                .iter()
                .any(|f| f.person == *person && matches!(f.expect, Expectation::Late(_)))
        };
        let on_time: Vec<_> = expected.iter().filter(|(p, _)| !late(p)).copied().collect();
        let marked = if on_time.is_empty() {
            expected
        } else {
            on_time
        };
        if marked.is_empty() {
            return Err(Refusal::new(
                "Every seat is accounted for.",
                "Nothing needs to be done; mark exceptions one by one.",
            ));
        }
        for (person, capacity) in marked {
            self.push(Event::MarkedPresent { person, capacity });
        }
        Ok(())
    }

    /// Holders of whom nothing is known, and deputies of those who apologised, not yet marked.
    fn expected(&self) -> Vec<(PersonId, Capacity)> {
        let mut expected = Vec::new();
        for seat in self.meeting.seats() {
            let found = match self.meeting.mark(seat.id) {
                Mark::Unaccounted if !self.has_moved(seat.id) => seat
                    .holder
                    .map(|holder| (holder, Capacity::Holder(seat.id))),
                Mark::Apologies if !self.has_moved(seat.id) => self
                    .meeting
                    .apology(seat.id)
                    .and_then(|a| a.deputy)
                    .map(|deputy| (deputy, Capacity::Deputy(seat.id))),
                _ => None,
            };
            expected.extend(found.filter(|f| !self.meeting.roll().contains(f)));
        }
        expected
    }

    pub(super) fn unmark(&mut self, who: &Ref) -> Decided {
        let person = self.person(who)?;
        let held = self.held(person);
        if !held.is_empty() {
            if held.iter().any(|seat| self.has_moved(*seat)) {
                return Err(moved_refusal("unaccounted for"));
            }
            let marked = |seat: &SeatId| self.meeting.mark(*seat) != Mark::Unaccounted;
            let marked: Vec<SeatId> = held.into_iter().filter(marked).collect();
            if marked.is_empty() {
                return Err(nothing_marked(&self.meeting.name(person)));
            }
            for seat in marked {
                self.push(Event::SeatUnmarked { seat });
            }
            return Ok(());
        }
        if self.meeting.movements().iter().any(|e| moves(e, person)) {
            return Err(moved_refusal("not there"));
        }
        let sits = self.meeting.roll().iter().find(|(p, _)| *p == person);
        if let Some(seat) = sits
            .and_then(|(_, c)| c.seat())
            .and_then(|s| self.meeting.seat(s))
        {
            return Err(Refusal::new(
                format!(
                    "{} sits in for the seat {}.",
                    self.meeting.name(person),
                    seat.details.title
                ),
                "Take back what is marked for its holder; the deputy goes with it.",
            ));
        }
        let marked =
            self.is_enrolled(person) || self.meeting.attendee_apologies().contains(&person);
        if !marked {
            return Err(nothing_marked(&self.meeting.name(person)));
        }
        self.push(Event::AttendeeUnmarked { person });
        Ok(())
    }

    /// The seats that somebody holds.
    fn held(&self, person: PersonId) -> Vec<SeatId> {
        let seats = self.meeting.seats().iter();
        let held = seats.filter(|s| s.holder == Some(person));
        held.map(|s| s.id).collect()
    }

    /// One person at a time fills a seat.
    pub(super) fn seat_is_free(&self, seat: SeatId, newcomer: PersonId) -> Decided {
        let filler = self
            .meeting
            .in_room()
            .into_iter()
            .find(|s| s.capacity.seat() == Some(seat) && s.person != newcomer);
        match filler {
            Some(span) => Err(Refusal::new(
                format!("{} fills that seat.", self.meeting.name(span.person)),
                "Record that they left first.",
            )),
            None => Ok(()),
        }
    }

    /// Whoever is on the roll, or came and went, was not there from the start as well.
    fn is_new_to_the_roll(&self, person: PersonId) -> Decided {
        let name = || self.meeting.name(person);
        if self.is_enrolled(person) {
            return Err(here_already(&name()));
        }
        if self.meeting.movements().iter().any(|e| moves(e, person)) {
            return Err(came_later(&name()));
        }
        Ok(())
    }

    fn is_enrolled(&self, person: PersonId) -> bool {
        self.meeting.roll().iter().any(|(p, _)| *p == person)
    }

    /// Whether somebody came or went for a seat: then the roll can't be retaken over it.
    fn has_moved(&self, seat: SeatId) -> bool {
        self.meeting.movements().iter().any(
            |e| matches!(&e.kind, Kind::Movement { capacity, .. } if capacity.seat() == Some(seat)),
        )
    }

    pub(super) fn add(&mut self, item: ItemId, place: Place, kind: Kind, text: Text) {
        self.push(Event::Recorded {
            item,
            place,
            kind,
            text,
        });
    }
}

fn moves(entry: &Entry, who: PersonId) -> bool {
    matches!(&entry.kind, Kind::Movement { person, .. } if *person == who)
}

pub(super) fn here_already(name: &str) -> Refusal {
    Refusal::new(
        format!("{name} is in the room already."),
        "Nothing needs to be done.",
    )
}

fn came_later(name: &str) -> Refusal {
    Refusal::new(
        format!("{name} came later, and that is recorded."),
        "Strike the arrival first if they were there from the start.",
    )
}

fn nothing_marked(name: &str) -> Refusal {
    Refusal::new(
        format!("Nothing is marked for {name}."),
        "Nothing needs to be taken back.",
    )
}

fn moved_refusal(what: &str) -> Refusal {
    Refusal::new(
        format!("Somebody came or went for that seat, so it can't be marked {what}."),
        "Strike that coming or going first.",
    )
}
