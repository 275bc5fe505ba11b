//! The rough notes below an item's record: the officer's alone, never printed.

use super::{Sheet, What};
use crate::meeting::Meeting;
use crate::meeting::agenda::Item;
use crate::meeting::entry::Stream;
use crate::meeting::id::EntryId;
use crate::tui::editor::Motion;

impl Sheet {
    /// Whether the caret stands among the notes.
    pub fn in_notes(&self) -> bool {
        let heading = self.blocks.iter().position(|b| b.what == What::Notes);
        heading.is_some_and(|heading| self.at > heading)
    }

    /// The caret goes to the end of the notes, or back to where it was in the minutes.
    pub fn to_notes(&mut self, meeting: &Meeting) {
        if self.in_notes() {
            match self.left_minutes.take() {
                Some((entry, byte)) if self.stand_at(entry, byte) => {}
                _ => self.stand_at_end(),
            }
        } else {
            let here = self
                .block()
                .and_then(|b| Some((b.entry()?, b.text.caret())));
            self.left_minutes = here;
            self.notes = true;
            self.rebuild(meeting);
            if let Some(last) = self.blocks.iter().rposition(super::Block::holds_caret) {
                self.stand(last);
                if let Some(block) = self.block_mut() {
                    block.text.go(Motion::TextEnd, false);
                }
            }
        }
        self.tidy();
        self.follow();
    }

    /// Who will read what is written where the caret stands. A line of the notes is for the minutes
    /// of its item, and a paragraph not yet begun has the readers that the item gives it.
    pub fn readers(&self, meeting: &Meeting) -> Stream {
        let item = self.item().and_then(|id| meeting.item(id));
        let usual = item.map_or(Stream::Public, Item::usual_stream);
        let entry = self.entry().and_then(|id| meeting.entry(id));
        entry
            .map(|e| e.stream)
            .filter(|stream| *stream != Stream::Private)
            .unwrap_or(usual)
    }

    /// The note with the caret, and the byte in it.
    pub fn note(&self) -> Option<(EntryId, usize)> {
        let block = self.block().filter(|_| self.in_notes())?;
        Some((block.entry()?, block.text.caret()))
    }
}
