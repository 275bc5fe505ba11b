//! Deciding the order of business: items joined, the order varied, time extended and expired, the
//! roll taken anew.

use chrono::NaiveTime;

use super::{Decided, Decision};
use crate::meeting::agenda::{Item, Standing};
use crate::meeting::business::Procedure;
use crate::meeting::clock::beside;
use crate::meeting::event::Event;
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::intent::{Ref, Who};
use crate::meeting::people::Capacity;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn take_together(&mut self, named: &[Ref]) -> Decided {
        let mut items = self.each_item(named)?;
        let in_hand = self.meeting.before_body().map(|i| i.id);
        match in_hand {
            // The item in hand is the one under which the others are heard.
            Some(id) if items.len() == 1 || items.contains(&id) => {
                items.retain(|i| *i != id);
                items.insert(0, id);
            }
            _ => {}
        }
        let [first, others @ ..] = items.as_slice() else {
            return Err(none_named());
        };
        if others.is_empty() {
            return Err(Refusal::new(
                "An item can only be taken together with another.",
                "Name the others too.",
            ));
        }
        let private = |id: &ItemId| self.meeting.item(*id).is_some_and(Item::is_private);
        if others.iter().any(|i| private(i) != private(first)) {
            return Err(Refusal::new(
                "One of them is taken with the public out of the room, and another isn\u{2019}t.",
                "Take each by itself.",
            ));
        }
        let done = |id: &&ItemId| {
            self.meeting
                .item(**id)
                .is_some_and(|i| !i.takings.is_empty())
        };
        if let Some(item) = others.iter().find(done).and_then(|i| self.meeting.item(*i)) {
            return Err(Refusal::new(
                format!("Item {} has been taken by itself.", item.details.number),
                "Leave it out.",
            ));
        }
        if in_hand != Some(*first) {
            self.take(*first)?;
        }
        let when = self.not_before_item(self.when_in_meeting()?);
        self.push(Event::BusinessOrdered {
            when,
            what: Procedure::Joined { items },
        });
        Ok(())
    }

    pub(super) fn vary_order(&mut self, named: &[Ref], agreed: &Text, reason: &Text) -> Decided {
        self.in_session()?;
        let items = self.each_item(named)?;
        if items.is_empty() {
            return Err(none_named());
        }
        let waits = |id: &&ItemId| {
            self.meeting
                .item(**id)
                .is_some_and(|i| i.standing != Standing::Waiting)
        };
        if let Some(item) = items.iter().find(waits).and_then(|i| self.meeting.item(*i)) {
            return Err(Refusal::new(
                format!("Item {} doesn\u{2019}t wait any more.", item.details.number),
                "Leave it out; an item that was taken can be taken again by its number.",
            ));
        }
        let when = self.not_before_item(self.when_in_meeting()?);
        self.push(Event::BusinessOrdered {
            when,
            what: Procedure::Varied {
                items,
                agreed: Text::line(agreed),
                reason: Text::line(reason),
            },
        });
        Ok(())
    }

    pub(super) fn extend(&mut self, until: NaiveTime, agreed: &Text) -> Decided {
        self.in_session()?;
        let when = self.not_before_item(self.when_in_meeting()?);
        let Some(until) = self.meeting.moment_of(until, when) else {
            return Err(Refusal::new(
                "That time doesn\u{2019}t exist on that day.",
                "Give another.",
            ));
        };
        let limit = self.meeting.must_end_by().filter(|limit| *limit >= until);
        if let Some(earlier) = limit.or(Some(when).filter(|when| *when >= until)) {
            return Err(Refusal::new(
                format!(
                    "The meeting is to go on until {} already.",
                    beside(earlier, until)
                ),
                "Give a later time.",
            ));
        }
        self.push(Event::BusinessOrdered {
            when,
            what: Procedure::Extended {
                until,
                agreed: Text::line(agreed),
            },
        });
        Ok(())
    }

    pub(super) fn guillotine(&mut self, deferred: Option<&Text>) -> Decided {
        self.in_session()?;
        let waiting = self.meeting.items().iter();
        let waiting = waiting.filter(|i| i.standing == Standing::Waiting);
        let items: Vec<ItemId> = waiting.map(|i| i.id).collect();
        if items.is_empty() {
            return Err(Refusal::new(
                "No item is left that could fall.",
                "Close the meeting.",
            ));
        }
        let when = self.not_before_item(self.when_in_meeting()?);
        self.push(Event::BusinessOrdered {
            when,
            what: Procedure::Expired {
                items,
                deferred: deferred.cloned(),
            },
        });
        Ok(())
    }

    pub(super) fn take_roll_anew(&mut self, present: &[Who]) -> Decided {
        self.in_session()?;
        let resumed = self.meeting.adjournments().last().and_then(|a| a.resumed);
        let Some(when) = resumed.filter(|_| self.meeting.sat_on_another_day()) else {
            return Err(Refusal::new(
                "The roll is taken anew where the meeting goes on on another day.",
                "Record who arrives and who leaves.",
            ));
        };
        let mut people: Vec<PersonId> = Vec::new();
        for who in present {
            let person = self.who(who)?;
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let mut here: Vec<(PersonId, Capacity)> = Vec::new();
        for person in &people {
            let held = self.meeting.seats().iter();
            let held = held.filter(|s| s.holder == Some(*person));
            let before = here.len();
            here.extend(held.map(|s| (*person, Capacity::Holder(s.id))));
            if here.len() == before {
                here.push((*person, self.sits_as(*person, &people)));
            }
        }
        self.push(Event::BusinessOrdered {
            when,
            what: Procedure::RollAnew { here },
        });
        Ok(())
    }

    /// Whoever sat in for somebody who isn't here, or usually does, does so again.
    fn sits_as(&self, person: PersonId, here: &[PersonId]) -> Capacity {
        let free = |seat: &&crate::meeting::people::Seat| {
            seat.holder.is_none_or(|holder| !here.contains(&holder))
        };
        let sat = self.meeting.spans().into_iter().rev().find_map(|span| {
            (span.person == person)
                .then_some(span.capacity.seat())
                .flatten()
        });
        let seats = self.meeting.seats();
        let again = seats.iter().filter(free).find(|s| Some(s.id) == sat);
        let usual = || {
            let mut free = seats.iter().filter(free);
            free.find(|s| s.usual_deputy == Some(person))
        };
        again
            .or_else(usual)
            .map_or(Capacity::InAttendance, |s| Capacity::Deputy(s.id))
    }

    /// The items named, each once.
    fn each_item(&self, named: &[Ref]) -> Result<Vec<ItemId>, Refusal> {
        let mut items: Vec<ItemId> = Vec::new();
        for name in named {
            let item = self.on_agenda(name)?;
            if !items.contains(&item) {
                items.push(item);
            }
        }
        Ok(items)
    }
}

fn none_named() -> Refusal {
    Refusal::new("No item is named.", "Name the items by their numbers.")
}
