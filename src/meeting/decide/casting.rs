//! Deciding the casting vote of whoever presides.

use super::text::stricter;
use super::{Decided, Decision};
use crate::meeting::entry::{Entry, Kind};
use crate::meeting::event::Event;
use crate::meeting::intent::Ref;
use crate::meeting::joint::Constituent;
use crate::meeting::motion::{Casting, Voice, VoteResult};
use crate::meeting::refusal::Refusal;

impl Decision<'_> {
    /// The casting vote on the newest vote that was a tie, or on the one named.
    pub(super) fn cast(&mut self, vote: Option<&Ref>, voice: Option<Voice>) -> Decided {
        self.when_in_meeting()?;
        let held = match vote {
            Some(named) => self.entry(named)?,
            None => self
                .newest(|e| {
                    matches!(
                        e.kind,
                        Kind::Vote {
                            result: VoteResult::Tied,
                            ..
                        }
                    )
                })
                .ok_or_else(no_tie)?,
        };
        let Kind::Vote { on, result, of, .. } = &held.kind else {
            return Err(Refusal::new(
                "That entry is not a vote.",
                "Record the vote first.",
            ));
        };
        if *result != VoteResult::Tied {
            return Err(no_tie());
        }
        let (on, of, held) = (on.clone(), *of, held.clone());
        self.stream = stricter(self.stream, &held);
        let given = self.casting_vote(VoteResult::Tied, voice, of)?;
        let mut kind = held.kind;
        if let Kind::Vote {
            result, casting, ..
        } = &mut kind
        {
            *casting = Some(given);
            *result = settled(given);
        }
        self.push(Event::EntryChanged {
            entry: held.id,
            kind,
        });
        let entries: Vec<Entry> = on
            .iter()
            .filter_map(|id| self.meeting.entry(*id))
            .cloned()
            .collect();
        self.stage_all(&entries, settled(given), of, self.when);
        Ok(())
    }

    /// The casting vote of whoever presides.
    pub(super) fn casting_vote(
        &mut self,
        result: VoteResult,
        voice: Option<Voice>,
        of: Option<Constituent>,
    ) -> Result<Casting, Refusal> {
        if result != VoteResult::Tied {
            return Err(no_tie());
        }
        let rules = self.meeting.rules_of(of.unwrap_or_default());
        if rules.no_casting_vote && voice.is_some() {
            self.unless_overridden(Refusal::new(
                "By the body's rules whoever presides has no casting vote.",
                "Record that it was declined: the motion is lost.",
            ))?;
        }
        let presiding = self.meeting.presiding().last().copied();
        if let Some(away) = presiding.filter(|p| !self.meeting.is_in_room(p.person)) {
            return Err(Refusal::new(
                format!(
                    "{} presides and is not in the room.",
                    self.meeting.name(away.person)
                ),
                "Say who is in the chair first.",
            ));
        }
        let Some(presiding) = presiding else {
            return Err(Refusal::new(
                "Nobody presides.",
                "Say who is in the chair first.",
            ));
        };
        if !matches!(voice, None | Some(Voice::For | Voice::Against)) {
            return Err(Refusal::new(
                "A casting vote is for or against.",
                "Leave it out if it was declined.",
            ));
        }
        Ok(Casting {
            by: presiding.person,
            voice,
        })
    }
}

/// What a casting vote makes of a tie: one that is declined leaves the motion lost.
pub(super) fn settled(casting: Casting) -> VoteResult {
    match casting.voice {
        Some(Voice::For) => VoteResult::Carried,
        _ => VoteResult::Lost,
    }
}

fn no_tie() -> Refusal {
    Refusal::new(
        "A casting vote is given on a tie alone.",
        "Record the vote with its figures first.",
    )
}
