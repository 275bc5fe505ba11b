//! Deciding on actions, and on what earlier meetings left: their minutes and their actions.

use chrono::NaiveDate;

use super::text::stricter;
use super::{Decided, Decision};
use crate::meeting::agenda::{Business, Progress};
use crate::meeting::entry::{Approval, Due, Kind, Place};
use crate::meeting::event::Event;
use crate::meeting::id::ItemId;
use crate::meeting::intent::{Lead, Ref};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn add_action(
        &mut self,
        item: Option<&Ref>,
        text: &Text,
        owners: &[Lead],
        due: &Due,
        from: Option<&Ref>,
        place: Place,
    ) -> Decided {
        let from = from.map(|f| self.comes_from(f)).transpose()?;
        let item = match (item, from) {
            (None, Some((_, item))) => item,
            _ => self.item_or_current(item)?,
        };
        self.check_place(item, place)?;
        if text.is_blank() {
            return Err(Refusal::new(
                "An action needs words.",
                "Say what is to be done.",
            ));
        }
        let owners = self.owners(owners)?;
        let kind = Kind::Action {
            owners,
            due: due.clone(),
            from: from.map(|(entry, _)| entry),
        };
        self.add(item, place, kind, text.clone());
        Ok(())
    }

    pub(super) fn change_action(&mut self, entry: &Ref, owners: &[Lead], due: &Due) -> Decided {
        if self.meeting.is_body_journal() {
            return self.change_kept_action(entry, owners, due);
        }
        let entry = self.entry(entry)?;
        let Kind::Action { from, .. } = &entry.kind else {
            return Err(Refusal::new(
                "That entry is not an action.",
                "Turn it into an action first.",
            ));
        };
        let (entry, from, stream) = (entry.id, *from, stricter(self.stream, entry));
        let owners = self.owners(owners)?;
        let kind = Kind::Action {
            owners,
            due: due.clone(),
            from,
        };
        self.push_in(stream, Event::EntryChanged { entry, kind });
        Ok(())
    }

    pub(super) fn review(
        &mut self,
        action: &Ref,
        progress: &Progress,
        comment: &Text,
        item: Option<&Ref>,
    ) -> Decided {
        let action = self.prior(action)?;
        if self.meeting.is_body_journal() {
            self.note_progress(action, progress, comment);
            return Ok(());
        }
        // What is said of an action while an item is before the body is said under that item.
        let item = match (item, self.meeting.before_body()) {
            (None, Some(in_hand)) => in_hand.id,
            _ => self.minutes_item(item)?,
        };
        let kind = Kind::Progress {
            action,
            progress: progress.clone(),
        };
        self.add(item, Place::End, kind, comment.clone());
        Ok(())
    }

    pub(super) fn agree_minutes(
        &mut self,
        of: Option<NaiveDate>,
        corrections: &[Text],
        approval: Approval,
        item: Option<&Ref>,
    ) -> Decided {
        let of = of.or_else(|| self.meeting.earlier_minutes().first().copied());
        let Some(of) = of else {
            return Err(Refusal::new(
                "No earlier minutes are listed.",
                "Say of which meeting they are.",
            ));
        };
        if of >= self.meeting.calling().date {
            return Err(Refusal::new(
                "Only minutes of an earlier meeting can be agreed here.",
                "Check the date.",
            ));
        }
        let done =
            self.meeting.all_entries().iter().any(|e| {
                !e.struck && matches!(e.kind, Kind::Minutes { of: held, .. } if held == of)
            });
        if done {
            return Err(Refusal::new(
                format!("The minutes of {} are dealt with.", of.format("%-d %B %Y")),
                "Change or strike that entry instead.",
            ));
        }
        let item = self.minutes_item(item)?;
        let kind = Kind::Minutes {
            of,
            approval,
            corrections: corrections.to_vec(),
        };
        self.add(item, Place::End, kind, Text::default());
        Ok(())
    }

    /// The item under which earlier minutes and actions stand.
    fn minutes_item(&self, named: Option<&Ref>) -> Result<ItemId, Refusal> {
        let standing = || {
            self.meeting
                .items()
                .iter()
                .find(|i| i.details.business == Business::Minutes)
                .map(|i| i.id)
        };
        match named {
            Some(named) => self.item(named),
            // What is said of them in private is for those alone who are there.
            None => match self.meeting.before_body().filter(|i| i.is_private()) {
                Some(private) => Ok(private.id),
                None => standing().map_or_else(|| self.item_or_current(None), Ok),
            },
        }
    }
}
