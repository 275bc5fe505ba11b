//! What helps, for the open session: it reads the journal and the sheet, and records nothing.

use super::Session;
use crate::meeting::agenda::Stamp;
use crate::meeting::id::EntryId;
use crate::tui::port::Effect;

impl Session {
    /// Looks at what helps where the caret stands; `writing` where words can be typed there now.
    pub fn offer(&mut self, now: Stamp, writing: bool) {
        if writing && self.touched {
            let meeting = self.journal.meeting();
            self.assist
                .look(meeting, &self.sheet, now, self.glance.acts);
        } else {
            self.assist.offers.clear();
        }
    }

    /// Looks for marks where they are wanted and words have changed.
    pub fn look_over(&mut self, out: &mut Vec<Effect>) {
        let (item, meeting) = (self.sheet.item(), self.journal.meeting());
        let book = &self.assist.book;
        self.assist.marks.look(meeting, book, item, out);
    }

    /// Asks what could stand instead of a misspelt word.
    pub fn suggest(&mut self, word: &str, out: &mut Vec<Effect>) {
        let meeting = self.journal.meeting();
        let readers = self.sheet.readers(meeting);
        self.assist
            .marks
            .ask(meeting, &self.assist.book, (word, readers), out);
    }

    /// The paragraph `entry` was ended: what it could become is looked at.
    pub fn ended(&mut self, entry: EntryId) {
        self.assist.stops = None;
        self.assist.ended(self.journal.meeting(), entry);
    }
}
