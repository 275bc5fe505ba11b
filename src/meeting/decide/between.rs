//! Deciding on what is recorded of a body between its meetings.

use chrono::NaiveDate;

use super::{Decided, Decision};
use crate::meeting::agenda::{Calling, FutureMeeting, PlannedItem, Progress};
use crate::meeting::between::{Between, Step, Tenure};
use crate::meeting::entry::{Due, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{Id, PlanId, PriorId};
use crate::meeting::intent::{Intent, Lead, Ref, Who};
use crate::meeting::kept::{Plan, PlanState};
use crate::meeting::refusal::Refusal;
use crate::meeting::state::Phase;
use crate::meeting::text::{Text, alike};

impl Decision<'_> {
    /// What belongs to a sitting is no fact between meetings, and the other way round.
    pub(super) fn belongs_here(&self, intent: &Intent) -> Decided {
        use Intent as I;
        let between = matches!(
            intent,
            I::Appoint { .. }
                | I::Replan { .. }
                | I::Unplan { .. }
                | I::MoveMeeting { .. }
                | I::TakeMeeting(_)
        );
        if !self.meeting.is_body_journal() {
            return if between {
                Err(Refusal::new(
                    "That is kept in the journal of a body, and this is a meeting.",
                    "quorate body open BODY opens the body\u{2019}s journal.",
                ))
            } else {
                Ok(())
            };
        }
        let set_up = matches!(
            intent,
            I::DescribeBody(_)
                | I::SetRules(_)
                | I::SetStyle(_)
                | I::AddPerson(_)
                | I::ChangePerson { .. }
                | I::NamePerson { .. }
                | I::CorrectName { .. }
                | I::JoinPeople { .. }
                | I::AddSeat { body: None, .. }
                | I::ChangeSeat { body: None, .. }
                | I::FillSeat { .. }
                | I::ApproveAbsence { .. }
                | I::WithdrawAbsence { .. }
                | I::AddItem { .. }
                | I::ChangeItem { .. }
                | I::Withdraw { .. }
                | I::RestoreItem { .. }
                | I::BringForward { .. }
                | I::ListMeeting(_)
                | I::PlanItem(_)
                | I::Review { item: None, .. }
                | I::ChangeAction { .. }
                | I::KeepBody
                | I::Undo { .. }
                | I::UndoTyping { .. }
                | I::Redo
        );
        if between || set_up {
            return Ok(());
        }
        Err(Refusal::new(
            "This is the journal of a body between its meetings, and that belongs to a meeting.",
            "Open the meeting\u{2019}s own session for it.",
        ))
    }

    /// What is recorded between meetings alone.
    pub(super) fn between(&mut self, intent: &Intent) -> Decided {
        use Intent as I;
        match intent {
            I::KeepBody => self.keep_body(),
            I::Appoint {
                seat,
                holder,
                usual_deputy,
                from,
                until,
                reason,
            } => self.appoint(
                seat,
                holder.as_ref(),
                usual_deputy.as_ref(),
                (*from, *until),
                reason,
            ),
            I::Replan { item, to, reason } => self.replan(item, to, reason),
            I::Unplan { item, reason } => self.unplan(item, reason),
            I::MoveMeeting { of, to } => self.move_meeting(*of, to.as_ref()),
            I::TakeMeeting(told) => self.take_meeting(told),
            _ => Ok(()),
        }
    }

    fn keep_body(&mut self) -> Decided {
        let m = self.meeting;
        if m.is_body_journal() {
            return Err(Refusal::new(
                "This is the journal of a body already.",
                "Nothing needs to be done.",
            ));
        }
        let is_meeting = *m.calling() != Calling::default()
            || *m.phase() != Phase::Prepared
            || !m.all_entries().is_empty();
        if is_meeting {
            return Err(Refusal::new(
                "This is a meeting, and can\u{2019}t become the journal of a body.",
                "quorate body new BODY --from SESSION begins one from it.",
            ));
        }
        self.push_between(Stream::Public, Between::Begun);
        Ok(())
    }

    pub(super) fn push_between(&mut self, stream: Stream, what: Between) -> Id {
        self.push_in(stream, Event::BetweenMeetings(what))
    }

    fn appoint(
        &mut self,
        seat: &Ref,
        holder: Option<&Who>,
        usual_deputy: Option<&Who>,
        days: (Option<NaiveDate>, Option<NaiveDate>),
        reason: &Text,
    ) -> Decided {
        let seat = self.seat(seat)?;
        let from = days.0.unwrap_or_else(|| self.when.date_naive());
        if days.1.is_some_and(|until| until < from) {
            return Err(Refusal::new(
                "The term of office ends before it begins.",
                "Give the last day of the term with until:.",
            ));
        }
        let holder = holder.map(|w| self.who(w)).transpose()?;
        let usual_deputy = usual_deputy.map(|w| self.who(w)).transpose()?;
        let tenure = Tenure {
            holder,
            usual_deputy,
            from: Some(from),
            until: days.1,
            reason: Text::line(reason),
        };
        if self.meeting.tenures(seat).any(|t| *t == tenure) {
            return Err(Refusal::new(
                "That is known already.",
                "Nothing needs to be done.",
            ));
        }
        self.push_between(Stream::Public, Between::Held { seat, tenure });
        Ok(())
    }

    /// How an action stands, between meetings.
    pub(super) fn note_progress(&mut self, action: PriorId, progress: &Progress, comment: &Text) {
        let stream = self.stream_of_action(action);
        let on = self.when.date_naive();
        let step = Step {
            on,
            progress: progress.clone(),
            comment: comment.clone(),
            source: Text::default(),
        };
        self.push_between(stream, Between::ActionStands { action, step });
    }

    /// What is said of an action has at most the readers that the action has.
    fn stream_of_action(&self, action: PriorId) -> Stream {
        let of = self.meeting.prior_action(action);
        of.map_or(self.stream, |p| self.stream.strictest(p.stream))
    }

    pub(super) fn change_kept_action(
        &mut self,
        action: &Ref,
        owners: &[Lead],
        due: &Due,
    ) -> Decided {
        let action = self.prior(action)?;
        let owners = self.owners(owners)?;
        let Some(prior) = self.meeting.prior_action(action) else {
            return Ok(());
        };
        if self.stream != prior.stream {
            return Err(Refusal::new(
                "Owners and day of an action are for those who may read the action.",
                "Record it for the same readers.",
            ));
        }
        let mut to = prior.action.clone();
        to.owners = owners;
        to.due = due.clone();
        if to == prior.action {
            return Err(Refusal::new(
                "The action has those owners and that day already.",
                "Nothing needs to be done.",
            ));
        }
        let to = Box::new(to);
        let told = None;
        self.push_between(self.stream, Between::ActionChanged { action, to, told });
        Ok(())
    }

    fn replan(&mut self, plan: &Ref, to: &PlannedItem, reason: &Text) -> Decided {
        let plan = self.planned(plan)?;
        if to.meeting.is_blank() || to.title.is_blank() {
            return Err(Refusal::new(
                "A planned item needs a title and a meeting.",
                "Say what is to be taken, and for which meeting.",
            ));
        }
        if plan.item == *to && plan.state == PlanState::Ahead {
            return Err(Refusal::new(
                "The programme has it so already.",
                "Nothing needs to be done.",
            ));
        }
        let what = Between::Replanned {
            plan: plan.id,
            to: to.clone(),
            reason: reason.clone(),
        };
        self.push_between(Stream::Public, what);
        Ok(())
    }

    fn unplan(&mut self, plan: &Ref, reason: &Text) -> Decided {
        let plan = self.planned(plan)?;
        if plan.state != PlanState::Ahead {
            return Err(Refusal::new(
                "That item is not on the work programme any more.",
                "Nothing needs to be done.",
            ));
        }
        let what = Between::Unplanned {
            plan: plan.id,
            taken: None,
            reason: reason.clone(),
        };
        self.push_between(Stream::Public, what);
        Ok(())
    }

    fn move_meeting(&mut self, of: NaiveDate, to: Option<&FutureMeeting>) -> Decided {
        let known = self.meeting.future_meetings();
        let Some(held) = known.iter().find(|f| f.date == of) else {
            return Err(Refusal::new(
                format!(
                    "No meeting on {} is in the calendar.",
                    of.format("%-d %B %Y")
                ),
                "ListMeeting puts one there.",
            ));
        };
        if to == Some(held) {
            return Err(Refusal::new(
                "The calendar has it so already.",
                "Nothing needs to be done.",
            ));
        }
        if let Some(to) = to
            && to.date != of
            && known.iter().any(|f| f.date == to.date)
        {
            return Err(Refusal::new(
                format!(
                    "There is a meeting on {} already.",
                    to.date.format("%-d %B %Y")
                ),
                "Give another day, or take one of them out.",
            ));
        }
        let to = to.cloned();
        self.push_between(Stream::Public, Between::MeetingChanged { of, to });
        Ok(())
    }

    /// An item of the work programme: id, or its title.
    fn planned(&self, name: &Ref) -> Result<Plan, Refusal> {
        let plans = self.meeting.plans();
        let wanted = name.0.trim();
        let by_id = wanted.parse::<Id>().ok().map(PlanId);
        let fits = |p: &&Plan| Some(p.id) == by_id || alike(&p.item.title, wanted);
        let mut ahead = plans
            .iter()
            .filter(|p| p.state == PlanState::Ahead)
            .filter(fits);
        let first = ahead.next();
        if ahead.next().is_some() {
            return Err(Refusal::new(
                format!("Several items of the work programme are called \"{wanted}\"."),
                "Give the id.",
            ));
        }
        first
            .or_else(|| plans.iter().rev().find(fits))
            .cloned()
            .ok_or_else(|| {
                Refusal::new(
                    format!("The work programme has no item \"{wanted}\"."),
                    "Give its title or its id.",
                )
            })
    }
}
