//! Deciding attendance from elsewhere.

use super::{Decided, Decision};
use crate::meeting::Phase;
use crate::meeting::entry::{Movement, Place};
use crate::meeting::event::Event;
use crate::meeting::intent::Ref;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    /// Somebody attends remotely, or is in the room. Whoever was there from the start is taken to have
    /// been so since then, unless a time is given; who is not there yet arrives with it.
    pub(super) fn attend_remotely(&mut self, person: &Ref, remote: bool) -> Decided {
        let name = person;
        let person = self.person(name)?;
        let here = self.meeting.is_in_room(person);
        if here && self.meeting.is_remote(person) == remote {
            let how = if remote {
                "attends remotely"
            } else {
                "is in the room"
            };
            return Err(Refusal::new(
                format!("{} {how} already.", self.meeting.name(person)),
                "Nothing needs to be done.",
            ));
        }
        let begun = *self.meeting.phase() != Phase::Prepared;
        let mut when = None;
        if !here && begun {
            self.in_session()?;
            when = Some(self.when_in_meeting()?);
            let was_here = self.meeting.spans().iter().any(|s| s.person == person);
            let how = if was_here {
                Movement::Returned
            } else {
                Movement::Arrived
            };
            self.come(person, how, None, None, &Text::default(), Place::End)?;
        } else if !here {
            self.mark_named(name)?;
        } else if begun {
            let now = self.when_in_meeting()?;
            let spans = self.meeting.spans();
            let first = spans.iter().find(|s| s.person == person);
            let changed = self.meeting.has_been_remote(person);
            let by_the_clock = !changed && self.is_by_the_clock();
            when = match first.and_then(|s| s.from) {
                _ if !by_the_clock => Some(now),
                from => from,
            };
        }
        if !remote && when.is_none() && !self.meeting.has_been_remote(person) {
            // They are in the room, as everybody is of whom nothing else is said.
            return Ok(());
        }
        self.push(Event::AttendsRemotely {
            person,
            remote,
            when,
        });
        Ok(())
    }
}
