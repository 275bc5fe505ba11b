//! Keeping what is recorded in an exempt item, or in the words of a confidential report, from the
//! public: nobody has to remember to say so, and only an explicit act makes it public again.

use super::Decision;
use super::text::{has_words, is_of_words};
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, Id, ItemId};
use crate::meeting::text::Text;

impl Decision<'_> {
    /// What is resolved in the words of a confidential report has its readers.
    pub(super) fn heed_report(&mut self, item: ItemId) {
        let report = self.meeting.item(item).and_then(|i| i.report.as_ref());
        if self.stream == Stream::Public && report.is_some_and(|r| r.confidential) {
            self.stream = Stream::Exempt;
        }
    }

    /// Words that are recorded in an exempt item for everybody, or moved there, are for those alone
    /// who may read exempt text. Comings and goings, declarations and what was done about earlier
    /// papers stay for everybody: they are facts of the meeting, and the law wants them public.
    pub(super) fn keep_exempt(&mut self) {
        let mut kept: Vec<EntryId> = Vec::new();
        let mut moved: Vec<EntryId> = Vec::new();
        for (index, Fact(stream, event)) in self.facts.iter().enumerate() {
            if *stream != Stream::Public {
                continue;
            }
            match event {
                Event::Recorded { item, kind, .. }
                    if self.is_exempt(*item) && is_of_words(kind) =>
                {
                    kept.push(EntryId(self.id_at(index)));
                }
                Event::EntryMoved { entry, item, .. } if self.is_exempt(*item) => {
                    let held = self.meeting.entry(*entry);
                    if held.is_some_and(|e| e.stream == Stream::Public && has_words(e)) {
                        moved.push(*entry);
                    }
                }
                _ => {}
            }
        }
        if !kept.is_empty() {
            let ids: Vec<Id> = (0..self.facts.len()).map(|i| self.id_at(i)).collect();
            for (id, Fact(stream, event)) in ids.into_iter().zip(&mut self.facts) {
                let of_kept = match event {
                    Event::Recorded { .. } => kept.contains(&EntryId(id)),
                    Event::TextSpliced { entry, .. }
                    | Event::EntryChanged { entry, .. }
                    | Event::ResolutionStaged { entry, .. }
                    | Event::QueryRaised { entry, .. } => kept.contains(entry),
                    // Whoever is named in exempt words alone is not known to the public.
                    Event::PersonAdded(_) => true,
                    _ => false,
                };
                if of_kept && *stream == Stream::Public {
                    *stream = Stream::Exempt;
                }
            }
        }
        for entry in moved {
            let reason =
                Text::from("moved to an item that is taken with the public out of the room");
            let event = Event::EntryReclassified {
                entry,
                stream: Stream::Exempt,
                reason,
            };
            self.push_in(Stream::Exempt, event);
        }
    }

    fn is_exempt(&self, item: ItemId) -> bool {
        let item = self.meeting.item(item);
        item.is_some_and(|i| i.details.exempt.is_some())
    }

    fn id_at(&self, index: usize) -> Id {
        Id {
            writer: self.slot.writer,
            record: self.slot.record,
            index: u16::try_from(index).unwrap_or(u16::MAX),
        }
    }
}
