//! What the course of the meeting does to it: opened, adjourned, resumed and closed, items taken, put
//! off and joined.

use crate::meeting::agenda::{Stamp, Standing, Taking};
use crate::meeting::event::Event;
use crate::meeting::state::{Adjournment, Meeting, Phase};

impl Meeting {
    pub(super) fn apply_to_course(&mut self, at: Stamp, event: &Event) -> Option<()> {
        match event {
            Event::MeetingOpened { when, presiding } => {
                self.begin(*when, at);
                self.give_chair(*presiding, *when);
            }
            Event::OpenedWithoutChair { when } => self.begin(*when, at),
            Event::PresidingChanged { when, to } => self.give_chair(*to, *when),
            Event::MeetingAdjourned {
                when,
                until,
                reason,
            } => {
                let in_private = self.sits_in_private();
                self.leave_item(*when);
                self.adjournments.push(Adjournment {
                    in_private,
                    when: *when,
                    until: until.clone(),
                    reason: reason.clone(),
                    resumed: None,
                });
                self.phase = Phase::Adjourned {
                    when: *when,
                    until: until.clone(),
                    reason: reason.clone(),
                };
            }
            Event::MeetingResumed { when } => {
                self.phase = Phase::Open;
                self.set_clock(*when, at);
                if let Some(last) = self.adjournments.last_mut() {
                    last.resumed = Some(*when);
                }
            }
            Event::BusinessOrdered { when, what } => {
                let now = self.clock(at);
                self.apply_business(*when, now, what)?;
            }
            Event::NextMeetingSet(meeting) => self.next_meeting = Some(meeting.clone()),
            Event::MeetingClosed { when } => {
                self.speakers.clear();
                self.leave_item(*when);
                self.phase = Phase::Closed;
                self.closed = Some(*when);
            }
            Event::ItemTaken { item, when } => {
                self.item_index(*item)?;
                self.leave_item(*when);
                self.stop_speaking(self.last_taken != Some(*item));
                let recorded = self.entries.len();
                let taken = self.item_mut(*item)?;
                taken.standing = Standing::Taken;
                taken.takings.push(Taking {
                    from: *when,
                    to: None,
                    recorded,
                    private: taken.is_private(),
                });
                self.before_body = Some(*item);
                self.last_taken = Some(*item);
            }
            Event::ItemDeferred { item, to, reason } => {
                let (now, in_private) = (self.clock(at), self.sits_in_private());
                self.stop_speaking(self.last_taken == Some(*item));
                let item = self.item_mut(*item)?;
                item.put_off = Some(now);
                item.put_off_in_private = in_private;
                item.standing = Standing::Deferred {
                    to: to.clone(),
                    reason: reason.clone(),
                };
            }
            Event::ItemWithdrawn { item, reason } => {
                let (now, in_private) = (self.clock(at), self.sits_in_private());
                self.stop_speaking(self.last_taken == Some(*item));
                let item = self.item_mut(*item)?;
                item.put_off = Some(now);
                item.put_off_in_private = in_private;
                item.standing = Standing::Withdrawn {
                    reason: reason.clone(),
                };
            }
            Event::ItemRestored { item } => {
                let item = self.item_mut(*item)?;
                item.standing = if item.takings.is_empty() {
                    Standing::Waiting
                } else {
                    Standing::Taken
                };
            }
            _ => return self.apply_after(at, event),
        }
        Some(())
    }

    fn leave_item(&mut self, when: Stamp) {
        if let Some(left) = self.before_body.take()
            && let Some(taking) = self.item_mut(left).and_then(|i| i.takings.last_mut())
            && taking.to.is_none()
        {
            taking.to = Some(when.max(taking.from));
        }
    }
}
