//! Deciding a vote that is told with what it was taken on: the exclusion of the public, an election.

use super::casting::settled;
use super::text::stricter;
use super::{Decided, Decision};
use crate::meeting::entry::{Kind, Place};
use crate::meeting::event::Event;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Ref, VoteTold};
use crate::meeting::motion::{Tally, VoteResult, Voted};
use crate::meeting::refusal::Refusal;

impl Decision<'_> {
    /// A vote was taken: on motions and amendments, or on an election or an exclusion that is recorded, which
    /// takes its figures in.
    pub(super) fn vote_on(&mut self, on: &[Ref], told: &VoteTold, place: Place) -> Decided {
        let held = match on {
            [one] => self.entry(one).ok().filter(|e| e.kind.tells_its_vote()),
            _ => None,
        };
        let Some(held) = held.cloned() else {
            return self.vote(on, told, place);
        };
        self.when_in_meeting()?;
        self.stream = stricter(self.stream, &held);
        self.take_in_vote(held.id, held.kind, told)
    }

    fn take_in_vote(&mut self, entry: EntryId, mut kind: Kind, told: &VoteTold) -> Decided {
        let carried = match &kind {
            Kind::Exclusion { basis, .. } => basis.excludes(),
            _ => true,
        };
        let voted = self.voted(told, carried)?;
        if let Kind::Exclusion { vote, .. } | Kind::Election { vote, .. } = &mut kind {
            *vote = Some(voted);
        }
        self.push(Event::EntryChanged { entry, kind });
        Ok(())
    }

    /// What was told of the vote, which came to what is recorded: carried, or not.
    pub(super) fn voted(&mut self, told: &VoteTold, carried: bool) -> Result<Voted, Refusal> {
        if told.body.is_some() || told.result.is_some() {
            return Err(Refusal::new(
                "This vote is of all who may vote, and what it came to is told beside it.",
                "Leave out the body and the result.",
            ));
        }
        let tally = self.tally(told, None)?;
        let counted = match &tally {
            Tally::Unanimous | Tally::NemCon => Some(VoteResult::Carried),
            tally => tally.counts().map(|c| self.meeting.result_of(c, None)),
        };
        let mut result = counted;
        let mut casting = None;
        if let Some(voice) = told.casting {
            let tied = counted.unwrap_or(VoteResult::Tied);
            let given = self.casting_vote(tied, Some(voice), None)?;
            result = Some(settled(given));
            casting = Some(given);
        }
        // A tie that no casting vote settled is lost.
        let was_carried = result.map(|result| result == VoteResult::Carried);
        if let (Some(result), Some(was)) = (result, was_carried)
            && was != carried
        {
            self.unless_overridden(Refusal::new(
                if carried {
                    format!("By those figures it is {}.", result.in_words())
                } else {
                    "By those figures it is carried.".to_owned()
                },
                if carried {
                    "Put the figures right, give the casting vote, or record that it was not agreed."
                } else {
                    "Put the figures right, or record that it was agreed."
                },
            ))?;
        }
        Ok(Voted {
            method: told.method,
            tally,
            casting,
        })
    }
}
