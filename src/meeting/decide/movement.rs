//! Deciding comings and goings: arrivals, departures, returns and their times.

use super::roll::here_already;
use super::{Decided, Decision};
use crate::meeting::Presiding;
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::{Kind, Movement, Place};
use crate::meeting::event::Event;
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Ref, When, Who};
use crate::meeting::people::Capacity;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

/// Who was there is a fact of the meeting: the law wants the names of members present in the minutes
/// (Local Government Act 1972 Schedule 12 paragraph 40), and decisions are counted by it.
pub(super) fn withheld() -> Refusal {
    Refusal::new(
        "Who comes and goes is a fact of the meeting and can't be kept from the public.",
        "Record it for everybody; a reason that is confidential goes in a paragraph of its own.",
    )
}

impl Decision<'_> {
    pub(super) fn arrive(
        &mut self,
        who: &Who,
        deputy_for: Option<&Ref>,
        item: Option<&Ref>,
        reason: &Text,
        place: Place,
    ) -> Decided {
        let seat = deputy_for.map(|d| self.seat(d)).transpose()?;
        self.opened()?;
        let person = self.who(who)?;
        let capacity = seat.map(Capacity::Deputy);
        if let Some(seat) = seat {
            self.may_sit_in(person)?;
            self.seat_is_free(seat, person)?;
        }
        // Whoever is in the room already sits down from now on; one deputy fills one seat.
        let here = self
            .meeting
            .in_room()
            .into_iter()
            .find(|s| s.person == person);
        if let (Some(capacity), Some(Capacity::InAttendance)) = (capacity, here.map(|s| s.capacity))
        {
            let when = self.when_in_meeting()?;
            return self.movement(
                person,
                Movement::TookSeat,
                capacity,
                when,
                item,
                reason,
                place,
            );
        }
        self.come(person, Movement::Arrived, capacity, item, reason, place)
    }

    pub(super) fn come(
        &mut self,
        person: PersonId,
        how: Movement,
        capacity: Option<Capacity>,
        item: Option<&Ref>,
        reason: &Text,
        place: Place,
    ) -> Decided {
        let when = self.when_in_meeting()?;
        if self.meeting.is_in_room(person) {
            return Err(here_already(&self.meeting.name(person)));
        }
        let mut capacity = capacity.unwrap_or_else(|| self.meeting.capacity_of(person));
        // A deputy who comes back while somebody else fills the seat is in attendance.
        if let Capacity::Deputy(seat) = capacity
            && self.seat_is_free(seat, person).is_err()
        {
            capacity = Capacity::InAttendance;
        }
        self.movement(person, how, capacity, when, item, reason, place)
    }

    pub(super) fn go(
        &mut self,
        who: &Ref,
        how: Movement,
        item: Option<&Ref>,
        reason: &Text,
        place: Place,
    ) -> Decided {
        let person = self.person(who)?;
        let when = self.when_in_meeting()?;
        if !self.meeting.is_in_room(person) {
            return Err(Refusal::new(
                format!("{} is not in the room.", self.meeting.name(person)),
                "Mark them present or record their arrival first.",
            ));
        }
        let capacity = self.meeting.capacity_of(person);
        self.movement(person, how, capacity, when, item, reason, place)
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one event")]
    fn movement(
        &mut self,
        person: PersonId,
        how: Movement,
        capacity: Capacity,
        when: Stamp,
        item: Option<&Ref>,
        reason: &Text,
        place: Place,
    ) -> Decided {
        let item = self.item_or_current(item)?;
        let kind = Kind::Movement {
            person,
            how,
            capacity,
            when,
            reason: reason.clone(),
        };
        self.add(item, place, kind, Text::default());
        Ok(())
    }

    /// Somebody was elected after whoever presided before, and before whoever presided after.
    fn chair_keeps_its_order(&self, person: PersonId, took: Stamp, when: Stamp) -> Decided {
        let all = self.meeting.presiding();
        let own = |p: &Presiding| p.person == person && p.since == took;
        let Some(at) = all.iter().position(own) else {
            return Ok(());
        };
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let before = before.filter(|p| p.since > when);
        let after = all.get(at + 1).filter(|p| p.since < when);
        let Some(other) = before.or(after) else {
            return Ok(());
        };
        Err(Refusal::new(
            format!(
                "{} took the chair at {}.",
                self.meeting.name(other.person),
                other.since.format("%H:%M")
            ),
            "Give a time that keeps the order, or take the other change of the chair back first.",
        ))
    }

    pub(super) fn retime(&mut self, entry: &Ref, when: When) -> Decided {
        let when = super::moment(self.meeting, self.now, when)?;
        let entry = self.entry(entry)?;
        let (mut kind, entry) = (entry.kind.clone(), entry.id);
        if let Kind::Election {
            person, when: took, ..
        } = &kind
        {
            self.chair_keeps_its_order(*person, *took, when)?;
        }
        let Some(held) = kind.when_mut() else {
            return Err(Refusal::new(
                "That entry has no time of its own.",
                "Choose an arrival, a departure, a return, whoever took no part, an election, an exclusion or a readmission.",
            ));
        };
        *held = when;
        self.check_time(when)?;
        self.push(Event::EntryChanged { entry, kind });
        Ok(())
    }
}
