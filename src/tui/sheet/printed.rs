//! A sheet that is not written on: an item as it will be printed for the public, beside the record,
//! following the caret there. What is typed changes the one line that it is typed in.

use super::{Block, Sheet};
use crate::meeting::Meeting;
use crate::meeting::id::EntryId;
use crate::tui::editor::{Motion, Splice};

impl Sheet {
    /// A sheet for what will be printed.
    pub fn printed() -> Self {
        Self {
            printed: true,
            ..Self::default()
        }
    }

    /// Takes along what was typed in an entry. Answers `false`, and changes nothing, where it
    /// changes more than the words of one line: then the sheet must be built again.
    #[must_use]
    pub fn take(&mut self, entry: EntryId, splice: &Splice) -> bool {
        let holds = |block: &Block| holds(block, entry, splice.at, splice.end_before());
        let at = match self.blocks.get(self.at) {
            Some(block) if holds(block) => Some(self.at),
            _ => self.blocks.iter().position(holds),
        };
        let Some((at, block)) = at.and_then(|at| Some((at, self.blocks.get_mut(at)?))) else {
            return false;
        };
        let own = Splice {
            at: splice.at - block.from.unwrap_or(0),
            ..splice.clone()
        };
        if !block.text.apply(&own) {
            return false;
        }
        for block in &mut self.blocks[at + 1..] {
            if block.entry() != Some(entry) {
                break;
            }
            let moved = |from| from + splice.came.len() - splice.went.len();
            block.from = block.from.map(moved);
        }
        true
    }

    /// Shows the item of another sheet, and brings the line with its caret into view.
    pub fn go_along(&mut self, meeting: &Meeting, with: &Self) {
        if self.item != with.item {
            self.item = with.item;
            self.blocks.clear();
            self.top = super::Top::default();
            self.rebuild(meeting);
        }
        let caret = with.block().map_or(0, |b| b.text.caret());
        let last = with.at.min(with.blocks.len().saturating_sub(1));
        let mut above = with.blocks.get(..=last).unwrap_or_default().iter().rev();
        let shown = above.find_map(|b| self.line_of(b.entry()?, caret));
        // Before anything that is printed stands the heading.
        self.at = shown.unwrap_or(0);
        let written = with.entry();
        if let Some(block) = self.blocks.get_mut(self.at) {
            let from = block.from.unwrap_or(0);
            let byte = if block.entry() == written {
                caret.saturating_sub(from)
            } else {
                block.text.text().len()
            };
            let byte = byte.min(block.text.text().len());
            if byte != block.text.caret() {
                block.text.go(Motion::To(byte), false);
            }
        }
        self.follow();
    }

    /// The line that byte `caret` of an entry stands in, or the nearest of the entry before it.
    fn line_of(&self, entry: EntryId, caret: usize) -> Option<usize> {
        if let Some(block) = self.blocks.get(self.at)
            && holds(block, entry, caret, caret)
        {
            return Some(self.at);
        }
        let own = |b: &Block| b.entry() == Some(entry);
        let first = self.blocks.iter().position(own)?;
        let lines = self.blocks[first..].iter().take_while(|b| own(b));
        let after = lines.take_while(|b| b.from.unwrap_or(0) <= caret).count();
        Some(first + after.saturating_sub(1))
    }
}

/// Whether a line of an entry holds the bytes of the entry's text from one to another.
fn holds(block: &Block, entry: EntryId, from: usize, to: usize) -> bool {
    let line = block.from.filter(|_| block.entry() == Some(entry));
    line.is_some_and(|line| line <= from && to <= line + block.text.text().len())
}
