//! Deciding what comes of a declared interest: who leaves the room for the item, stays and takes no part,
//! or comes back; and whether a dispensation holds.

use super::{Decided, Decision};
use crate::meeting::entry::{Kind, Movement, Place};
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::intent::Ref;
use crate::meeting::interest::{ASIDE, Aside, Dispensation};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    /// A dispensation lifts something, and holds on the day of the meeting.
    pub(super) fn holds(&self, dispensation: &Dispensation) -> Decided {
        if !dispensation.speak && !dispensation.vote {
            return Err(Refusal::new(
                "A dispensation is to speak, to vote, or both.",
                "Say which, or leave it out.",
            ));
        }
        match dispensation.until {
            Some(until) if until < self.meeting.calling().date => Err(Refusal::new(
                format!("That dispensation ended on {}.", until.format("%-d %B %Y")),
                "Leave it out, or put its last day right.",
            )),
            _ => Ok(()),
        }
    }

    /// Somebody with an interest in the item leaves for it, stays and takes no part, or comes back.
    pub(super) fn stand_aside(
        &mut self,
        person: Option<&Ref>,
        how: Aside,
        item: Option<&Ref>,
        place: Place,
    ) -> Decided {
        self.in_session()?;
        let when = self.when_in_meeting()?;
        let at = self.item_or_current(item)?;
        self.check_place(at, place)?;
        let declarers = self.meeting.to_stand_aside(at);
        let person = match person {
            Some(named) => self.person(named)?,
            None => self.the_one(&self.who_can(&declarers, at, how))?,
        };
        if how == Aside::Returned {
            return self.come_back(&Ref::from(person), Some(&Ref::from(at)), place);
        }
        let name = self.meeting.name(person);
        let declared = self.meeting.declared_in(at).any(|(_, p, _)| p == person);
        if !declared {
            return Err(Refusal::new(
                format!("{name} declared no interest in that item."),
                "Record the declaration first, or a departure for another reason.",
            ));
        }
        if how == Aside::Left {
            let reason = Text::from(ASIDE);
            let at = Ref::from(at);
            return self.go(
                &Ref::from(person),
                Movement::SteppedOut,
                Some(&at),
                &reason,
                place,
            );
        }
        if !self.meeting.is_in_room(person) {
            return Err(Refusal::new(
                format!("{name} is not in the room."),
                "Record that they came back first.",
            ));
        }
        if self.meeting.took_no_part(person, at) {
            return Err(Refusal::new(
                "That is recorded already.",
                "Nothing needs to be done.",
            ));
        }
        self.add(
            at,
            place,
            Kind::TookNoPart { person, when },
            Text::default(),
        );
        Ok(())
    }

    /// Whom it can be about, where nobody is named.
    fn who_can(&self, declarers: &[PersonId], item: ItemId, how: Aside) -> Vec<PersonId> {
        let m = self.meeting;
        if how == Aside::Returned {
            return m.withdrawn();
        }
        let waits = |p: &PersonId| m.is_in_room(*p) && !m.took_no_part(*p, item);
        declarers.iter().copied().filter(waits).collect()
    }

    fn the_one(&self, people: &[PersonId]) -> Result<PersonId, Refusal> {
        match people {
            [one] => Ok(*one),
            [] => Err(Refusal::new(
                "Nobody is left of whom that could be said.",
                "Record the declaration first, or name who it is.",
            )),
            several => {
                let names: Vec<String> = several.iter().map(|p| self.meeting.name(*p)).collect();
                Err(Refusal::new(
                    format!("That could be {}.", names.join(" or ")),
                    "Name who it is.",
                ))
            }
        }
    }
}
