//! The preview beside the record: kept with the session, so that what is typed goes into both.

use super::Session;
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::Kind;
use crate::meeting::id::EntryId;
use crate::tui::editor::Splice;
use crate::tui::port::Effect;
use crate::tui::sheet::Sheet;

impl Session {
    /// Shows the preview beside the record, or hides it.
    pub fn turn_beside(&mut self, now: Stamp, out: &mut Vec<Effect>) {
        self.flush(now, out);
        self.beside = match self.beside {
            Some(_) => None,
            None => Some(Sheet::printed()),
        };
    }

    /// Lays the preview out for its window, and follows the caret.
    pub fn settle_beside(&mut self, width: u16, height: usize, airy: bool) {
        if let Some(pane) = self.beside.as_mut() {
            pane.fit(width, height, airy);
            pane.go_along(self.journal.meeting(), &self.sheet);
        }
    }

    /// Reads the preview from the meeting again.
    pub(in crate::tui) fn read_beside(&mut self) {
        if let Some(pane) = self.beside.as_mut() {
            pane.rebuild(self.journal.meeting());
        }
    }

    /// Reads the record's lines from the meeting again, and the preview.
    pub(in crate::tui) fn read_lines(&mut self) {
        self.sheet.rebuild(self.journal.meeting());
        self.read_beside();
    }

    /// Puts a change made on the sheet into the preview too. Answers `false` where more than the
    /// words of one line has changed: lines are numbered as limbs, and printed apart.
    pub(in crate::tui) fn also_beside(&mut self, entry: EntryId, splice: &Splice) -> bool {
        let lines = splice.came.contains('\n') || splice.went.contains('\n');
        let pane = self.beside.as_mut();
        !lines && pane.is_none_or(|pane| pane.take(entry, splice))
    }

    /// Words of an entry were recorded: what stands around them may read differently now.
    pub(in crate::tui) fn recorded_beside(&mut self, entry: EntryId) {
        let entry = self.journal.meeting().entry(entry);
        let plain = |e: &crate::meeting::entry::Entry| {
            e.kind == Kind::Paragraph && !e.text.trim_start().is_empty()
        };
        if self.beside.is_some() && !entry.is_some_and(plain) {
            self.read_beside();
        }
    }
}
