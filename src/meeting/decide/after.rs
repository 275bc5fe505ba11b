//! Deciding what becomes of the minutes: drafts that go out, their approval, and the lock after it.

use chrono::NaiveDate;

use super::{Decided, Decision};
use crate::meeting::after::LOCKED;
use crate::meeting::entry::Stream;
use crate::meeting::event::Event;
use crate::meeting::intent::{Intent, Settle};
use crate::meeting::printed::PrintedLine;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    /// Minutes that have been agreed are changed with a reason alone. Typing goes on with the reason
    /// that was given for the words of its entry.
    pub(super) fn unlocked(&mut self, intent: &Intent) -> Decided {
        use Intent as I;
        if !self.meeting.is_agreed() {
            return Ok(());
        }
        match intent {
            // Nothing that is printed changes.
            I::Undo { .. }
            | I::UndoTyping { .. }
            | I::Redo
            | I::HoldPurge { .. }
            | I::ReleaseHold { .. }
            | I::PassOver { .. }
            | I::Query { .. }
            | I::TakeCorrections { .. }
            | I::SettleCorrection {
                how: Settle::ByHand | Settle::Refuse(_) | Settle::Query(_),
                ..
            } => Ok(()),
            I::SettleQuery { instead, .. } if instead.is_blank() => Ok(()),
            I::Write { .. } if self.stream == Stream::Private => Ok(()),
            I::ApproveMinutes { .. } => Err(Refusal::new(
                "These minutes have been approved already.",
                "Undo the approval to record another.",
            )),
            I::IssueDraft { .. } => Err(Refusal::new(
                "These minutes have been approved: they are no draft any more.",
                "Print them with `quorate minutes`.",
            )),
            I::Type { entry, .. }
                if self.entry(entry).is_ok_and(|e| {
                    self.meeting.is_being_amended(e.id, self.recorded.date_naive())
                }) =>
            {
                Ok(())
            }
            _ => self.unless_overridden(Refusal::new(
                LOCKED,
                "Record a correction in the minutes of a later meeting, or go on with a reason: the \
                 minutes then say what was changed after their approval.",
            )),
        }
    }

    pub(super) fn after_meeting(&mut self, intent: &Intent) -> Decided {
        match intent {
            Intent::IssueDraft {
                to,
                on,
                readers,
                lines,
            } => self.issue_draft(to, *on, *readers, lines),
            Intent::ApproveMinutes {
                at_meeting,
                signed_by,
                corrected,
                lines,
            } => self.approve_minutes(*at_meeting, signed_by, *corrected, lines),
            Intent::HoldPurge { reason } => self.hold_purge(reason),
            Intent::ReleaseHold { reason } => self.release_hold(reason),
            _ => Ok(()),
        }
    }

    fn issue_draft(
        &mut self,
        to: &Text,
        on: Option<NaiveDate>,
        readers: Stream,
        lines: &[PrintedLine],
    ) -> Decided {
        if self.meeting.opened().is_none() {
            return Err(Refusal::new(
                "There is nothing to issue yet: the meeting has not been opened.",
                "Open the meeting first.",
            ));
        }
        if readers == Stream::Private {
            return Err(Refusal::new(
                "Rough notes are in no draft.",
                "Issue it with Public or Exempt.",
            ));
        }
        let to = Text::line(to);
        if to.is_blank() {
            return Err(Refusal::new(
                "It isn't said to whom the draft goes.",
                "Say it in words: the Chair, the members, the Director of Finance.",
            ));
        }
        let number = self.meeting.drafts().last().map_or(1, |d| d.number + 1);
        // To whom it went is the office's own, and its words may come to be exempt.
        self.push_in(
            Stream::Exempt,
            Event::DraftIssued {
                number,
                on: on.unwrap_or_else(|| self.day()),
                to,
                readers,
                lines: lines.to_vec(),
            },
        );
        Ok(())
    }

    fn approve_minutes(
        &mut self,
        at_meeting: NaiveDate,
        signed_by: &Text,
        corrected: bool,
        lines: &[PrintedLine],
    ) -> Decided {
        if self.meeting.closed().is_none() {
            return Err(Refusal::new(
                "Minutes can't be approved before their meeting is closed.",
                "Close the meeting first.",
            ));
        }
        if at_meeting < self.meeting.calling().date {
            return Err(Refusal::new(
                "Minutes can't be approved before their own meeting.",
                "Give the day of the meeting that agreed them.",
            ));
        }
        self.push(Event::MinutesApproved {
            at_meeting,
            signed_by: signed_by.clone(),
            corrected,
            lines: lines.to_vec(),
        });
        Ok(())
    }

    fn hold_purge(&mut self, reason: &Text) -> Decided {
        let reason = Text::line(reason);
        if reason.is_blank() {
            return Err(Refusal::new(
                "A hold needs its reason.",
                "Say why nothing may be purged: request for information 2026/14.",
            ));
        }
        if let Some(why) = self.meeting.hold() {
            // One released must not let go what is held for another.
            return Err(Refusal::new(
                format!("It is held already: {}.", why.trim_end_matches('.')),
                "Release it, and hold it with both reasons.",
            ));
        }
        self.push_in(Stream::Exempt, Event::PurgeHeld { reason });
        Ok(())
    }

    fn release_hold(&mut self, reason: &Text) -> Decided {
        if self.meeting.hold().is_none() {
            return Err(Refusal::new(
                "No hold is on this session.",
                "Nothing needs to be done.",
            ));
        }
        let reason = Text::line(reason);
        self.push_in(Stream::Exempt, Event::HoldReleased { reason });
        Ok(())
    }
}
