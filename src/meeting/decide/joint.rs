//! Deciding which bodies meet together, and of which of them a seat is.

use super::{Decided, Decision};
use crate::meeting::event::Event;
use crate::meeting::id::{BodyId, EntryId, Id, PersonId, SeatId};
use crate::meeting::intent::Ref;
use crate::meeting::joint::Constituent;
use crate::meeting::motion::VoteResult;
use crate::meeting::people::Body;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::Rules;
use crate::meeting::text::alike;

impl Decision<'_> {
    /// Another body meets with the first.
    pub(super) fn join_body(&mut self, body: &Body, rules: &Rules) -> Decided {
        self.is_named_apart(body, None)?;
        Self::is_a_quorum(rules)?;
        self.push(Event::BodyJoined {
            body: body.clone(),
            rules: rules.clone(),
        });
        Ok(())
    }

    /// What is known of a body that joined is put right.
    pub(super) fn change_joined_body(
        &mut self,
        joined: &Ref,
        body: &Body,
        rules: &Rules,
    ) -> Decided {
        let which = self.constituent(joined)?;
        let Some(joined) = which.joined() else {
            return Err(Refusal::new(
                "That is the body that hosts the meeting.",
                "Describe it with DescribeBody, and its rules with SetRules.",
            ));
        };
        self.is_named_apart(body, Some(which))?;
        Self::is_a_quorum(rules)?;
        if self.meeting.body_of(which) == body && self.meeting.rules_of(which) == rules {
            return Err(Refusal::new(
                "That is what is known of it already.",
                "Nothing needs to be done.",
            ));
        }
        self.push(Event::JoinedBodyChanged {
            joined,
            body: body.clone(),
            rules: rules.clone(),
        });
        Ok(())
    }

    /// A seat is one of the body named, if one is named and it isn't already.
    pub(super) fn assign(&mut self, seat: SeatId, body: Option<&Ref>) -> Decided {
        let Some(body) = body else {
            return Ok(());
        };
        let of = self.constituent(body)?;
        let held = self.meeting.seat(seat).map(|s| s.of).unwrap_or_default();
        if of != held {
            self.push(Event::SeatAssigned { seat, of });
        }
        Ok(())
    }

    /// One of the bodies that meet: its id, its name, its own word for itself, or what sets its name
    /// apart from the others.
    pub(super) fn constituent(&self, name: &Ref) -> Result<Constituent, Refusal> {
        let all = self.meeting.constituents();
        let wanted = name.0.trim();
        let found: Vec<Constituent> = if let Ok(id) = wanted.parse::<Id>() {
            vec![Constituent::Joined(BodyId(id))]
        } else {
            let called = |c: &Constituent| {
                let body = self.meeting.body_of(*c);
                alike(&body.name, wanted)
                    || alike(&body.called, wanted)
                    || alike(&self.meeting.body_in_brief(*c), wanted)
            };
            all.iter().copied().filter(called).collect()
        };
        match found.as_slice() {
            [one] if all.contains(one) => Ok(*one),
            _ => {
                let names: Vec<&str> = all
                    .iter()
                    .map(|c| self.meeting.body_of(*c).name.as_str())
                    .collect();
                Err(Refusal::new(
                    format!("No body that meets is told by \u{201C}{wanted}\u{201D} alone."),
                    format!("Give the name of one of these: {}.", names.join("; ")),
                ))
            }
        }
    }

    /// A body has a name, and one that no other body at the meeting has.
    pub(super) fn is_named_apart(&self, body: &Body, but: Option<Constituent>) -> Decided {
        if body.name.is_blank() {
            return Err(Refusal::new(
                "The other body needs a name.",
                "Give the name of the board or committee that meets with this one.",
            ));
        }
        let others = self.meeting.constituents().into_iter();
        let mut others = others.filter(|c| Some(*c) != but);
        if others.any(|c| alike(&self.meeting.body_of(c).name, &body.name)) {
            return Err(Refusal::new(
                format!("{} is at this meeting already.", body.name),
                "Two bodies that meet together need names of their own.",
            ));
        }
        Ok(())
    }

    /// Whether a motion that other bodies carried, each for itself, waits for the vote of this one.
    pub(super) fn waits_for(&self, of: Option<Constituent>, motion: EntryId) -> bool {
        let votes = self.meeting.separate_votes(motion);
        of.is_some_and(|of| !votes.is_empty() && votes.iter().all(|(held, _)| *held != of))
    }

    /// The newest motion of the item that waits for the vote of a body, if there is one.
    pub(super) fn waiting_for(&self, of: Option<Constituent>) -> Option<EntryId> {
        let item = self.item_or_current(None).ok()?;
        let item = self.meeting.item(item)?;
        let mut newest = self.meeting.entries_of(item).rev();
        newest.find(|e| self.waits_for(of, e.id)).map(|e| e.id)
    }

    /// Whether another body lost a motion in a vote of its own.
    pub(super) fn lost_elsewhere(&self, of: Option<Constituent>, motion: EntryId) -> bool {
        let votes = self.meeting.separate_votes(motion);
        let lost = |(held, result): &(Constituent, VoteResult)| {
            Some(*held) != of && *result == VoteResult::Lost
        };
        of.is_some() && votes.iter().any(lost)
    }

    /// In a vote of one body its own members vote.
    pub(super) fn votes_for(&mut self, of: Option<Constituent>, person: PersonId) -> Decided {
        let Some(which) = of.filter(|of| !self.meeting.voters_of(Some(*of)).contains(&person))
        else {
            return Ok(());
        };
        self.unless_overridden(Refusal::new(
            format!(
                "{} has no vote for {}.",
                self.meeting.name(person),
                self.meeting.body_in_words(which)
            ),
            "Name its own members, or record a vote of all of them together.",
        ))
    }
}
