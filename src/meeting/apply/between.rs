//! The fold of what is recorded of a body between its meetings.

use chrono::NaiveDate;

use crate::meeting::agenda::{FutureMeeting, PlannedItem};
use crate::meeting::between::{Between, Tenure};
use crate::meeting::entry::Stream;
use crate::meeting::id::{Id, PersonId, PlanId, SeatId};
use crate::meeting::kept::{Plan, PlanState, ReadStep};
use crate::meeting::state::Meeting;
use crate::meeting::text::Text;

impl Meeting {
    pub(super) fn apply_between(&mut self, id: Id, stream: Stream, what: &Between) -> Option<()> {
        match what {
            Between::Begun => self.body_journal = true,
            Between::Held { seat, tenure } => self.apply_tenure(*seat, tenure)?,
            Between::ActionChanged { action, to, told } => {
                let held = self.prior.iter_mut().find(|p| p.id == *action)?;
                held.action = (**to).clone();
                if let Some(told) = told {
                    held.told = Some((**told).clone());
                    held.stream = stream;
                }
            }
            Between::ActionGone { action, gone } => {
                self.prior.iter_mut().find(|p| p.id == *action)?.gone = *gone;
            }
            Between::ActionStands { action, step } => {
                let held = self.prior.iter_mut().find(|p| p.id == *action)?;
                let read = ReadStep {
                    step: step.clone(),
                    stream,
                };
                let same =
                    |r: &&mut ReadStep| !step.source.is_empty() && r.step.source == step.source;
                match held.steps.iter_mut().find(same) {
                    Some(known) => *known = read,
                    None => held.steps.push(read),
                }
            }
            Between::ActionUnsaid { action, source } => {
                let held = self.prior.iter_mut().find(|p| p.id == *action)?;
                held.steps.retain(|r| r.step.source != *source);
            }
            Between::AbsenceUnsaid { source } => {
                self.unsay_absence(source);
            }
            Between::Planned {
                item,
                source,
                put_off,
            } => {
                let put_off = put_off.iter().map(|day| in_words(*day));
                self.plan(id, item, source, put_off.collect());
            }
            Between::Replanned { plan, to, reason } => {
                let held = self.plans.iter_mut().find(|p| p.id == *plan)?;
                if held.item.meeting != to.meeting || held.item.date != to.date {
                    let from = held.item.meeting.clone();
                    held.put_off.push(from);
                    held.reason.clone_from(reason);
                }
                held.item = to.clone();
                held.state = PlanState::Ahead;
                self.plans_changed();
            }
            Between::Unplanned {
                plan,
                taken,
                reason,
            } => {
                let held = self.plans.iter_mut().find(|p| p.id == *plan)?;
                held.state = taken.map_or(PlanState::Dropped, PlanState::Taken);
                held.reason.clone_from(reason);
                self.plans_changed();
            }
            Between::MeetingChanged { of, to } => self.change_meeting(*of, to.as_ref())?,
            Between::Taken(taken) => {
                self.taken.retain(|t| t.session != taken.session);
                self.taken.push((**taken).clone());
                self.taken.sort_by_key(|t| t.held.date);
            }
        }
        Some(())
    }

    /// Puts an item on the work programme.
    pub(super) fn plan(&mut self, id: Id, item: &PlannedItem, source: &Text, put_off: Vec<Text>) {
        self.plans.push(Plan {
            id: PlanId(id),
            item: item.clone(),
            source: source.clone(),
            put_off,
            reason: Text::default(),
            state: PlanState::Ahead,
        });
        self.plans_changed();
    }

    fn plans_changed(&mut self) {
        let ahead = self.plans.iter().filter(|p| p.state == PlanState::Ahead);
        self.planned = ahead.map(|p| p.item.clone()).collect();
    }

    fn change_meeting(&mut self, of: NaiveDate, to: Option<&FutureMeeting>) -> Option<()> {
        let at = self.future.iter().position(|f| f.date == of)?;
        match to {
            None => {
                self.future.remove(at);
            }
            Some(to) => {
                // What was planned for the day goes along with it.
                for plan in &mut self.plans {
                    if plan.item.date == Some(of) && plan.state == PlanState::Ahead {
                        plan.item.date = Some(to.date);
                        if to.date != of {
                            plan.item.meeting = in_words(to.date);
                        }
                    }
                }
                self.future[at] = to.clone();
                self.plans_changed();
            }
        }
        Some(())
    }

    fn apply_tenure(&mut self, seat: SeatId, tenure: &Tenure) -> Option<()> {
        let before = self.seat(seat)?;
        if self.tenures(seat).next().is_none() {
            let known = Tenure {
                holder: before.holder,
                usual_deputy: before.usual_deputy,
                ..Tenure::default()
            };
            self.tenures.push((seat, known));
        }
        self.tenures.push((seat, tenure.clone()));
        // A stable sort: of one day the one that was recorded last counts.
        self.tenures.sort_by_key(|(_, t)| t.from);
        self.holds_last(seat)
    }

    fn holds_last(&mut self, seat: SeatId) -> Option<()> {
        let last = self.tenures(seat).next_back()?;
        let (holder, usual_deputy) = (last.holder, last.usual_deputy);
        let held = self.seat_mut(seat)?;
        held.holder = holder;
        held.usual_deputy = usual_deputy;
        Some(())
    }

    /// A seat was filled without a day: it puts right who is known to hold it.
    pub(super) fn put_tenure_right(
        &mut self,
        seat: SeatId,
        holder: Option<PersonId>,
        usual_deputy: Option<PersonId>,
    ) {
        let mut held = self.tenures.iter_mut().filter(|(of, _)| *of == seat);
        if let Some((_, tenure)) = held.next_back() {
            tenure.holder = holder;
            tenure.usual_deputy = usual_deputy;
        }
    }

    /// Two people turned out to be one.
    pub(super) fn join_tenures(&mut self, kept: PersonId, gone: PersonId) {
        for (_, tenure) in &mut self.tenures {
            for person in tenure.holder.iter_mut().chain(&mut tenure.usual_deputy) {
                if *person == gone {
                    *person = kept;
                }
            }
            if tenure.usual_deputy == tenure.holder {
                tenure.usual_deputy = None;
            }
        }
    }
}

fn in_words(day: NaiveDate) -> Text {
    Text::line(&day.format("%-d %B %Y").to_string())
}
