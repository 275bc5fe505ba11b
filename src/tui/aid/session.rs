//! What helps, for the open session: it reads the journal and the sheet, and records nothing.

use crate::meeting::agenda::Stamp;
use crate::meeting::id::EntryId;
use crate::tui::port::Effect;
use crate::tui::session::Session;

impl Session {
    /// Looks at what helps where the caret stands; `writing` where words can be typed there now.
    pub fn offer(&mut self, now: Stamp, writing: bool) {
        if writing {
            let meeting = self.journal.meeting();
            self.aid.look(meeting, &self.sheet, now, self.glance.acts);
        } else {
            self.aid.offers.clear();
        }
    }

    /// Looks for marks where they are wanted and words have changed.
    pub fn look_over(&mut self, out: &mut Vec<Effect>) {
        let (item, meeting) = (self.sheet.item(), self.journal.meeting());
        let book = &self.aid.book;
        self.aid.marks.look(meeting, book, item, out);
    }

    /// Asks what could stand instead of a misspelt word.
    pub fn suggest(&mut self, word: &str, out: &mut Vec<Effect>) {
        let meeting = self.journal.meeting();
        let readers = self.sheet.readers(meeting);
        self.aid
            .marks
            .ask(meeting, &self.aid.book, (word, readers), out);
    }

    /// The paragraph `entry` was ended: what it could become is looked at.
    pub fn ended(&mut self, entry: EntryId) {
        self.aid.stops = None;
        self.aid.ended(self.journal.meeting(), entry);
    }
}
