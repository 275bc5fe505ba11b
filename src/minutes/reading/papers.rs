//! What the documents beside the minutes ask of a meeting: who was in the room and when, who had
//! declared an interest in what, when the public was out, what is to come.

use chrono::NaiveDate;

use crate::meeting::after::Amended;
use crate::meeting::agenda::{FutureMeeting, Item, PlannedItem, Stamp};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Owner, Stream};
use crate::meeting::exclusion::Out;
use crate::meeting::id::{EntryId, ItemId, PersonId};
use crate::meeting::interest::Effect;
use crate::meeting::kept::Plan;
use crate::meeting::presence::ThereFor;

use super::{Readable, Reading};

impl<'m, R: Reader> Reading<'m, R> {
    /// Who was there for an item, and whether for all of it.
    pub(in crate::minutes) fn there_for(&self, item: &Item) -> Vec<ThereFor> {
        self.meeting.there_for(item)
    }

    /// Whether somebody was in the room at a time.
    pub(in crate::minutes) fn was_in_room(&self, person: PersonId, when: Stamp) -> bool {
        self.meeting.was_in_room(person, when)
    }

    /// Whether it is recorded that somebody stayed for an item and took no part.
    pub(in crate::minutes) fn took_no_part(&self, person: PersonId, item: ItemId) -> bool {
        self.meeting.took_no_part(person, item)
    }

    /// The declarations that touch an item, each with what it does.
    pub(in crate::minutes) fn declared_in(
        &self,
        item: ItemId,
    ) -> Vec<(Readable<'m, R>, PersonId, Effect)> {
        self.meeting
            .declared_in(item)
            .filter_map(|(entry, person, effect)| Some((Readable::new(entry)?, person, effect)))
            .collect()
    }

    /// By when the monitoring officer is to be told of what was declared, if it is not registered.
    pub(in crate::minutes) fn notify_by(&self, entry: Readable<'_, R>) -> Option<NaiveDate> {
        self.meeting.notify_by(entry.entry)
    }

    /// The open queries on an entry: the words, and whom to ask.
    pub(in crate::minutes) fn queries_on(
        &self,
        entry: Readable<'_, R>,
    ) -> Vec<(&'m str, Option<&'m Owner>)> {
        let on = self.meeting.queries_on(entry.entry.id).into_iter();
        on.map(|q| (self.meeting.queried(q), q.ask.as_ref()))
            .collect()
    }

    /// The stretches for which the public was out because of what was discussed.
    pub(in crate::minutes) fn public_out(&self) -> Vec<Out> {
        self.meeting.public_out()
    }

    /// Whether the public was out of the room already when an entry excludes them.
    pub(in crate::minutes) fn was_out_before(&self, exclusion: Readable<'_, R>) -> bool {
        self.meeting.was_out_before(exclusion.entry.id)
    }

    /// What was changed after the minutes had been agreed.
    pub(in crate::minutes) fn amended(&self) -> &'m [Amended] {
        self.meeting.amended()
    }

    /// The item under which an entry stands, or stood.
    pub(in crate::minutes) fn item_of(&self, entry: EntryId) -> Option<&'m Item> {
        let entry = self.meeting.entry(entry)?;
        self.meeting.item(entry.item)
    }

    /// Whether an entry is, or was, for full readers alone.
    pub(in crate::minutes) fn is_exempt_entry(&self, entry: EntryId) -> bool {
        let entry = self.meeting.entry(entry);
        entry.is_some_and(|entry| entry.stream == Stream::Exempt)
    }

    /// Later meetings in the calendar.
    pub(in crate::minutes) fn future_meetings(&self) -> &'m [FutureMeeting] {
        self.meeting.future_meetings()
    }

    /// The items of the work programme, and what became of each.
    pub(in crate::minutes) fn plans(&self) -> &'m [Plan] {
        self.meeting.plans()
    }

    /// What the work programme has for later meetings.
    pub(in crate::minutes) fn planned(&self) -> &'m [PlannedItem] {
        self.meeting.planned()
    }
}

impl<R: Reader> Readable<'_, R> {
    /// When a motion was put or agreed, if it was.
    pub(in crate::minutes) fn staged(self) -> Option<Stamp> {
        self.entry.staged
    }
}
