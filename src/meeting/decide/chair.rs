//! Deciding who presides: at the opening, by handing the chair over, by an election.

use super::{Decided, Decision};
use crate::meeting::entry::{Kind, Place};
use crate::meeting::event::Event;
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::intent::{Ref, VoteTold};
use crate::meeting::motion::Moved;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

/// What was told of an election to the chair.
pub(super) struct Elected<'i> {
    pub(super) person: &'i Ref,
    pub(super) mover: Option<&'i Ref>,
    pub(super) seconder: Option<&'i Ref>,
    pub(super) vote: Option<&'i VoteTold>,
    pub(super) others: &'i [Ref],
    pub(super) run_by: Option<&'i Ref>,
    pub(super) items: &'i [Ref],
    pub(super) item: Option<&'i Ref>,
    pub(super) place: Place,
}

impl Decision<'_> {
    /// Who presides by their office does, unless somebody else is named; where nobody can, the
    /// meeting begins without, and its first business is to elect somebody.
    pub(super) fn open(&mut self, presiding: Option<&Ref>) -> Decided {
        if let Some(opened) = self.meeting.opened() {
            return Err(Refusal::new(
                format!("The meeting was opened at {}.", opened.format("%H:%M")),
                "Undo the opening to open it at another time.",
            ));
        }
        let presiding = match presiding {
            Some(name) => Some(self.person(name)?),
            None => self.meeting.presides_by_office(),
        };
        let when = self.when;
        self.push(match presiding {
            Some(presiding) => Event::MeetingOpened { when, presiding },
            None => Event::OpenedWithoutChair { when },
        });
        Ok(())
    }

    pub(super) fn preside(&mut self, person: &Ref) -> Decided {
        self.in_session()?;
        let to = self.person(person)?;
        if self
            .meeting
            .presiding()
            .last()
            .is_some_and(|p| p.person == to)
        {
            return Err(Refusal::new(
                format!("{} is in the chair already.", self.meeting.name(to)),
                "Nothing needs to be done.",
            ));
        }
        let when = self.not_before_item(self.when_in_meeting()?);
        self.push(Event::PresidingChanged { when, to });
        Ok(())
    }

    /// Somebody is elected to preside, for the meeting or for some items, and takes the chair.
    pub(super) fn elect(&mut self, told: &Elected<'_>) -> Decided {
        self.in_session()?;
        let when = self.not_before_item(self.when_in_meeting()?);
        let person = self.person(told.person)?;
        let by = told.mover.map(|p| self.person(p)).transpose()?;
        let seconded = told.seconder.map(|p| self.person(p)).transpose()?;
        let run_by = told.run_by.map(|p| self.person(p)).transpose()?;
        let others = told.others.iter().map(|p| self.person(p));
        let others = others.collect::<Result<Vec<PersonId>, _>>()?;
        let items = told.items.iter().map(|i| self.item(i));
        let items = items.collect::<Result<Vec<ItemId>, _>>()?;
        let item = self.item_or_current(told.item)?;
        self.check_place(item, told.place)?;
        if others.contains(&person) {
            return Err(Refusal::new(
                format!("{} was elected.", self.meeting.name(person)),
                "Leave them out of those who were nominated as well.",
            ));
        }
        let presides = self.meeting.presiding().last().map(|p| p.person);
        if presides == Some(person) {
            return Err(Refusal::new(
                format!("{} is in the chair already.", self.meeting.name(person)),
                "Nothing needs to be done.",
            ));
        }
        self.is_quorate(None)?;
        self.may_take_chair(person)?;
        self.nobody_appointed_is_here(items.is_empty())?;
        let moved = Moved { by, seconded };
        self.may_propose(moved)?;
        let vote = told.vote.map(|v| self.voted(v, true)).transpose()?;
        let kind = Kind::Election {
            person,
            moved,
            vote,
            others,
            run_by,
            items,
            when,
        };
        self.add(item, told.place, kind, Text::default());
        self.push(Event::PresidingChanged { when, to: person });
        Ok(())
    }

    /// Why somebody is not here as the body counts it; none if they are.
    pub(super) fn why_absent(&self, person: PersonId) -> Option<String> {
        let name = self.meeting.name(person);
        if !self.meeting.is_in_room(person) {
            return Some(format!("{name} is not in the room."));
        }
        (!self.meeting.counts_as_present(person)).then(|| {
            format!(
                "{name} attends remotely, which does not count as present by the body\u{2019}s rules."
            )
        })
    }

    /// Whoever is elected is a member, and here.
    fn may_take_chair(&mut self, person: PersonId) -> Decided {
        let reason = if let Some(absent) = self.why_absent(person) {
            absent
        } else if self.meeting.capacity_of(person).seat().is_none() {
            format!("{} is no member.", self.meeting.name(person))
        } else {
            return Ok(());
        };
        self.unless_overridden(Refusal::new(
            reason,
            "Name a member who is here, or put the roll right.",
        ))
    }

    /// While the chair or a vice-chair is here, nobody is elected for the meeting in their place.
    fn nobody_appointed_is_here(&mut self, for_the_meeting: bool) -> Decided {
        let officers = self.meeting.officers();
        let here = officers
            .iter()
            .filter_map(|s| s.holder)
            .find(|person| self.meeting.is_in_room(*person));
        let Some(here) = here.filter(|_| for_the_meeting) else {
            return Ok(());
        };
        let name = self.meeting.name(here);
        self.unless_overridden(Refusal::new(
            format!("{name} is here and is appointed to preside."),
            "Give the chair to them, or say for which items somebody else is elected.",
        ))
    }
}
