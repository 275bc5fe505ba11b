//! The fold of when somebody came or went among the words: how far the paragraph before it had got.

use crate::meeting::entry::{Entry, Kind};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::state::Meeting;

impl Meeting {
    /// Keeps after which words a coming or going was noted, that has been put in its place.
    pub(super) fn note_words_before(&mut self, id: EntryId, item: ItemId) -> Option<()> {
        let order = &self.item(item)?.entries;
        let at = order.iter().rposition(|e| *e == id)?;
        let counts =
            |e: &&Entry| !e.struck && !e.is_note() && !matches!(e.kind, Kind::Movement { .. });
        let before = order[..at].iter().rev().filter_map(|id| self.entry(*id));
        let before = before.filter(counts).map(|e| (e.id, e.text.len())).next();
        self.entry_mut(id)?.noted = before;
        Some(())
    }

    /// Moves those places with the words of an entry.
    pub(super) fn shift_noted(&mut self, entry: EntryId, at: usize, went: usize, came: usize) {
        // There are few comings and goings, and every stroke passes here.
        for place in 0..self.movements.len() {
            let id = self.movements[place];
            let Some((_, noted)) = self
                .entry_mut(id)
                .and_then(|e| e.noted.as_mut())
                .filter(|(of, _)| *of == entry)
            else {
                continue;
            };
            if *noted > at {
                *noted = if *noted >= at + went {
                    *noted - went + came
                } else {
                    at
                };
            }
        }
    }
}
