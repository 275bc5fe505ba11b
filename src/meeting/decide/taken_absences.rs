//! Deciding what of approved absences, and of approvals that were withdrawn, goes over into the journal of a
//! body.

use super::taken::Known;
use super::{Decided, Decision};
use crate::meeting::absence::{Absence, Withdrawal};
use crate::meeting::between::{Between, MeetingTold};
use crate::meeting::entry::Stream;
use crate::meeting::event::Event;
use crate::meeting::text::{Text, alike};

impl Decision<'_> {
    /// The approvals that a meeting tells now, and those that it told before and tells no more.
    pub(super) fn take_absences(&mut self, told: &MeetingTold, known: &mut Known) -> Decided {
        let m = self.meeting;
        for one in &told.absences {
            let Some(person) = self.somebody(Some(&one.person), known)? else {
                continue;
            };
            let absence = Absence {
                person,
                on: one.on,
                by: one.by.clone(),
                until: one.until,
                reason: one.reason.clone(),
                entry: None,
                source: one.source.clone(),
            };
            let stream = Stream::exempt_if(one.exempt);
            // Of an act that the journal knows by itself the meeting tells nothing new, unless it says
            // otherwise how long it holds.
            let by_hand = |of: &Absence| {
                of.source.is_empty()
                    && (of.on, of.until) == (one.on, one.until)
                    && self.is_by(&of.by, &one.by)
            };
            let mut held = m.absences_of(person);
            let is_known =
                held.any(|a| a.absence == absence && a.stream == stream || by_hand(&a.absence));
            if !is_known {
                self.push_in(stream, Event::AbsenceApproved(absence));
            }
        }
        self.take_withdrawals(told, known)?;
        let own = format!("{} ", told.of.session);
        let approved = m.absences().map(|a| (a.stream, &a.absence.source));
        let withdrawn = m
            .absences_withdrawn()
            .map(|w| (w.stream, &w.withdrawal.source));
        for (stream, source) in approved.chain(withdrawn) {
            let mut stand = told.absences.iter().map(|one| &one.source);
            let mut gone = told.withdrawals.iter().map(|one| &one.source);
            let stands = stand.any(|one| one == source) || gone.any(|one| one == source);
            if source.starts_with(&own) && !stands {
                let source = source.clone();
                self.push_between(stream, Between::AbsenceUnsaid { source });
            }
        }
        Ok(())
    }

    /// Whether what the journal knows by itself was done by whom a meeting tells of: where nobody was named, by
    /// the body.
    fn is_by(&self, known: &Text, told: &Text) -> bool {
        let own = &self.meeting.body().name;
        alike(if known.is_blank() { own } else { known }, told)
    }

    /// The approvals that a meeting withdrew, unless the journal knows the same by itself.
    fn take_withdrawals(&mut self, told: &MeetingTold, known: &mut Known) -> Decided {
        for one in &told.withdrawals {
            let Some(person) = self.somebody(Some(&one.person), known)? else {
                continue;
            };
            let withdrawal = Withdrawal {
                person,
                of: one.of,
                on: Some(one.on),
                by: one.by.clone(),
                entry: None,
                source: one.source.clone(),
            };
            let stream = Stream::exempt_if(one.exempt);
            let by_hand = |of: &Withdrawal| {
                of.source.is_empty()
                    && (of.person, of.of, of.on) == (person, one.of, Some(one.on))
                    && self.is_by(&of.by, &one.by)
            };
            let mut held = self.meeting.absences_withdrawn();
            let is_known = held.any(|w| {
                w.withdrawal == withdrawal && w.stream == stream || by_hand(&w.withdrawal)
            });
            if !is_known {
                self.push_in(stream, Event::AbsenceWithdrawn(withdrawal));
            }
        }
        Ok(())
    }
}
