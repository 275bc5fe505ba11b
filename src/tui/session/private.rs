//! Where the officer writes on when the readers of an item become others: never in a paragraph that
//! was begun for those before.

use super::Session;
use crate::meeting::agenda::Item;
use crate::meeting::entry::Kind;
use crate::meeting::id::{EntryId, ItemId};

/// What the caret's item was like before something was done.
pub(super) struct Before {
    item: Option<ItemId>,
    private: bool,
    newest: Option<EntryId>,
}

impl Session {
    /// What the caret's item is like now.
    pub(super) fn before(&self) -> Before {
        let item = self.sheet.item();
        Before {
            item,
            private: self.is_private(item),
            newest: self.meeting().all_entries().last().map(|e| e.id),
        }
    }

    /// After an act by which the public left, or by which the item became one for other readers, a
    /// new paragraph is begun: words that are typed on would go into one that was begun for those
    /// before. Rough notes are for nobody, and are gone on with.
    pub(super) fn step_on(&mut self, before: &Before) {
        let item = self.sheet.item();
        if item.is_none() || item != before.item || self.sheet.in_notes() {
            return;
        }
        let left = self
            .journal
            .meeting()
            .all_entries()
            .iter()
            .rev()
            .take_while(|e| Some(e.id) != before.newest)
            .find(|e| {
                Some(e.item) == item
                    && matches!(&e.kind, Kind::Exclusion { basis, .. } if basis.excludes())
            })
            .map(|e| e.id);
        let other_readers = self.is_private(item) != before.private;
        let meeting = self.journal.meeting();
        match left {
            Some(exclusion) => self.sheet.begin_below(meeting, exclusion),
            None if other_readers && self.sheet.entry().is_some() => {
                self.sheet.begin_after(meeting);
            }
            None => return,
        }
        self.typing.entry = None;
        self.typing.group = 0;
    }

    fn is_private(&self, item: Option<ItemId>) -> bool {
        item.and_then(|id| self.meeting().item(id))
            .is_some_and(Item::is_private)
    }
}
