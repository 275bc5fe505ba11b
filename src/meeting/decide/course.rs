//! Deciding the course of the meeting: breaking off and going on, items taken, put off or added, closing.

use super::text::edge;
use super::{Decided, Decision};
use crate::meeting::agenda::{FutureMeeting, Stamp, Standing};
use crate::meeting::clock::beside;
use crate::meeting::entry::{Kind, Place, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::Ref;
use crate::meeting::refusal::Refusal;
use crate::meeting::state::Phase;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn adjourn(&mut self, until: &Text, reason: &Text) -> Decided {
        self.in_session()?;
        let when = self.not_before_item(self.when_in_meeting()?);
        self.push(Event::MeetingAdjourned {
            when,
            until: until.clone(),
            reason: reason.clone(),
        });
        Ok(())
    }

    pub(super) fn resume(&mut self) -> Decided {
        if !matches!(self.meeting.phase(), Phase::Adjourned { .. }) {
            return Err(Refusal::new(
                "The meeting is not adjourned.",
                "Nothing needs to be done.",
            ));
        }
        let mut when = self.when_in_meeting()?;
        if let Phase::Adjourned { when: since, .. } = self.meeting.phase() {
            let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
            if self.is_by_the_clock() || minute(when) == minute(*since) {
                when = when.max(*since);
            } else if when < *since {
                return Err(Refusal::new(
                    format!(
                        "The meeting was only adjourned at {}, and {} is before that.",
                        beside(*since, when),
                        beside(when, *since)
                    ),
                    "Give a later time; on another day the whole of it, 2026-03-30T19:02:00+01:00.",
                ));
            }
        }
        // What was put off or taken off before the adjournment stays so.
        let item = self.meeting.last_taken();
        let item = item.filter(|i| self.meeting.is_on_agenda(i)).map(|i| i.id);
        self.push(Event::MeetingResumed { when });
        if let Some(item) = item {
            // It goes on where it broke off.
            self.push(Event::ItemTaken { item, when });
        }
        Ok(())
    }

    pub(super) fn set_next_meeting(&mut self, next: &FutureMeeting) -> Decided {
        if next.date <= self.meeting.calling().date {
            return Err(Refusal::new(
                "The next meeting can't be on or before the day of this one.",
                "Give a later date.",
            ));
        }
        self.push(Event::NextMeetingSet(next.clone()));
        Ok(())
    }

    pub(super) fn close(&mut self) -> Decided {
        self.opened()?;
        if self.meeting.closed().is_some() {
            return Err(Refusal::new(
                "The meeting is closed already.",
                "Undo the close to close it at another time.",
            ));
        }
        let when = self.when_in_meeting()?;
        self.push(Event::MeetingClosed { when });
        Ok(())
    }

    pub(super) fn take_named(&mut self, item: &Ref) -> Decided {
        let item = self.item(item)?;
        self.take(item)
    }

    pub(super) fn take_next(&mut self) -> Decided {
        let next = self.next_item()?;
        self.take(next)
    }

    pub(super) fn defer(&mut self, item: &Ref, to: &Text, reason: &Text) -> Decided {
        let item = self.on_agenda(item)?;
        self.push(Event::ItemDeferred {
            item,
            to: to.clone(),
            reason: reason.clone(),
        });
        Ok(())
    }

    pub(super) fn withdraw(&mut self, item: &Ref, reason: &Text) -> Decided {
        let item = self.on_agenda(item)?;
        self.push(Event::ItemWithdrawn {
            item,
            reason: reason.clone(),
        });
        Ok(())
    }

    pub(super) fn restore_item(&mut self, item: &Ref) -> Decided {
        let item = self.item(item)?;
        if self
            .meeting
            .item(item)
            .is_some_and(|i| self.meeting.is_on_agenda(i))
        {
            return Err(Refusal::new(
                "That item is on the agenda.",
                "Nothing needs to be done.",
            ));
        }
        self.push(Event::ItemRestored { item });
        Ok(())
    }

    pub(super) fn take(&mut self, item: ItemId) -> Decided {
        self.in_session()?;
        let Some(found) = self.meeting.item(item) else {
            return Ok(());
        };
        if self.meeting.before_body().is_some_and(|i| i.id == item) {
            return Err(Refusal::already(format!(
                "Item {} is before the meeting.",
                found.details.number
            )));
        }
        if !self.meeting.is_on_agenda(found) {
            return Err(off_agenda(&found.details.number));
        }
        let mut when = self.not_before_item(self.when_in_meeting()?);
        if self.is_by_the_clock()
            && let Some(taken) = self.meeting.before_body().and_then(|i| i.takings.last())
        {
            // A clock that was set back takes the item no earlier than the one before it.
            when = when.max(taken.from);
        }
        self.check_takings(when)?;
        self.push(Event::ItemTaken { item, when });
        Ok(())
    }

    /// A time that was given in minutes belongs to the item that was taken in that minute, and not to
    /// the one before it.
    pub(super) fn not_before_item(&self, when: Stamp) -> Stamp {
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        let taken = self.meeting.before_body().and_then(|i| i.takings.last());
        match taken {
            Some(taken) if minute(taken.from) == minute(when) => when.max(taken.from),
            _ => when,
        }
    }

    /// An item can't be taken at a time before the one that it follows was.
    fn check_takings(&self, when: Stamp) -> Decided {
        let Some(before) = self.meeting.before_body() else {
            return Ok(());
        };
        match before.takings.last() {
            Some(t) if when.timestamp().div_euclid(60) < t.from.timestamp().div_euclid(60) => {
                Err(Refusal::new(
                    format!(
                        "Item {} was only taken at {}, and {} is before that.",
                        before.details.number,
                        beside(t.from, when),
                        beside(when, t.from)
                    ),
                    "Give a later time.",
                ))
            }
            _ => Ok(()),
        }
    }

    /// The first item after the one that was taken last that waits; then the first that waits at all.
    fn next_item(&self) -> Result<ItemId, Refusal> {
        self.in_session()?;
        if let Some(next) = self.meeting.varied_next() {
            return Ok(next);
        }
        let items = self.meeting.items();
        let from = self
            .meeting
            .last_taken()
            .and_then(|i| self.meeting.item_index(i.id))
            .map_or(0, |at| at + 1);
        items[from..]
            .iter()
            .chain(&items[..from])
            .find(|i| i.standing == Standing::Waiting)
            .map(|i| i.id)
            .ok_or_else(|| {
                Refusal::new(
                    "Every item has been taken.",
                    "Close the meeting, or take an item again by its number.",
                )
            })
    }

    /// What follows the caret belongs to the next item: it is moved there, and both items' times
    /// are set to when the first of it was recorded.
    pub(super) fn move_on(&mut self, entry: &Ref, at: u32, to: Option<&Ref>) -> Decided {
        self.in_session()?;
        let entry = self.entry(entry)?;
        let (id, from) = (entry.id, entry.item);
        let at = edge(&entry.text, at)?;
        let to = match to {
            Some(name) => self.item(name)?,
            None => self.following(from)?,
        };
        if to == from {
            return Err(Refusal::new(
                "That is the item in which this stands.",
                "Name another item to move it to.",
            ));
        }
        let Some(item) = self.meeting.item(from) else {
            return Ok(());
        };
        let after: Vec<EntryId> = item
            .entries
            .iter()
            .skip_while(|id| **id != entry.id)
            .skip(1)
            .copied()
            .filter(|id| self.meeting.entry(*id).is_some_and(|e| !e.struck))
            .collect();
        let tail = entry.text[at..].to_owned();
        let stream = super::text::stricter(self.stream, entry);
        let begins = entry.text.len() - tail.trim_start().len();
        let carried = self.carried(entry, begins, entry.text.len(), 0);
        let whole = at == 0;
        let first = if whole {
            Some(entry.born)
        } else {
            after
                .first()
                .and_then(|id| self.meeting.entry(*id))
                .map(|e| e.born)
        };
        // A time that was given wins; then the first fact that is moved; else it is now.
        let given = if self.is_by_the_clock() {
            None
        } else {
            Some(self.when)
        };
        let opened = self.opened()?;
        let before = self
            .meeting
            .before_body()
            .and_then(|i| i.takings.last())
            .map(|t| t.from);
        let when = given
            .or(first)
            .unwrap_or(self.now)
            .max(before.unwrap_or(opened))
            .max(opened);
        if self.meeting.before_body().is_none_or(|i| i.id != to) {
            let target = self.meeting.item(to);
            if let Some(target) = target.filter(|t| !self.meeting.is_on_agenda(t)) {
                return Err(off_agenda(&target.details.number));
            }
            self.push_in(Stream::Public, Event::ItemTaken { item: to, when });
        }
        // What is cut off or moved has the readers that it had.
        self.stream = stream;
        if whole {
            self.push(Event::EntryMoved {
                entry: id,
                item: to,
                place: Place::End,
            });
        } else if !tail.trim().is_empty() {
            self.cut(id, at, &tail);
            let made = EntryId(self.push(Event::Recorded {
                item: to,
                place: Place::End,
                kind: Kind::Paragraph,
                text: Text::new(tail.trim_start()),
            }));
            self.raise_again(made, carried);
        }
        for moved in after {
            self.push(Event::EntryMoved {
                entry: moved,
                item: to,
                place: Place::End,
            });
        }
        Ok(())
    }

    fn following(&self, item: ItemId) -> Result<ItemId, Refusal> {
        // If the body was moved on already, that is where the words belong.
        if let Some(current) = self.meeting.before_body()
            && current.id != item
        {
            return Ok(current.id);
        }
        let at = self.meeting.item_index(item).map_or(0, |at| at + 1);
        self.meeting.items()[at..]
            .iter()
            .find(|i| self.meeting.is_on_agenda(i))
            .map(|i| i.id)
            .ok_or_else(|| Refusal::new("There is no item after this one.", "Name the item."))
    }

    pub(super) fn on_agenda(&self, name: &Ref) -> Result<ItemId, Refusal> {
        let item = self.item(name)?;
        match self.meeting.item(item) {
            Some(found) if !self.meeting.is_on_agenda(found) => {
                Err(off_agenda(&found.details.number))
            }
            _ => Ok(item),
        }
    }
}

fn off_agenda(number: &str) -> Refusal {
    Refusal::new(
        format!("Item {number} was deferred or withdrawn."),
        "Restore it to the agenda first.",
    )
}
