//! The sheet that the officer writes on: the record of one item, block by block as it will print,
//! with the caret in one of them. Turning to another item's sheet is no fact.

mod build;
mod notes;
mod printed;
mod scroll;

use std::collections::HashMap;

use super::editor::{Motion, TextBox, grapheme};
pub use super::margin::{Sort, What};
use crate::meeting::Meeting;
use crate::meeting::agenda::Item;
use crate::meeting::entry::{Kind, Place, Stream};
use crate::meeting::id::{EntryId, ItemId};

/// A stretch of the record.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub what: What,
    /// Stands in the margin at its first row: number or time.
    pub label: String,
    /// Labels of later lines of the text (limbs), by line from 0.
    pub labels: Vec<(usize, String)>,
    /// Stands before the words, in the first row: "RESOLVED: ".
    pub lead: String,
    /// Stands after the words as printed: owners of an action.
    pub after: String,
    /// Stands after that, quieter; not printed.
    pub note: String,
    /// The words.
    pub text: TextBox,
    /// The byte of the entry's text that they begin at, on a sheet that shows it line by line.
    pub from: Option<usize>,
    /// Whether the words are typed by the officer.
    pub editable: bool,
    /// Not printed, or only a frame: quieter.
    pub quiet: bool,
    /// Belongs right under the block above.
    pub follows: bool,
    /// What the margin marks it as.
    pub sort: Sort,
    /// Who may read it.
    pub readers: Stream,
}

impl Block {
    /// Rows of its words, and one more where what stands after them has no room in the last.
    pub fn rows(&self) -> usize {
        let rows = self.text.layout().rows().len();
        rows + usize::from(!self.tail_fits() && self.tail_width() > 0)
    }

    /// Columns of what stands after the words.
    fn tail_width(&self) -> usize {
        let gap = if self.note.is_empty() { 0 } else { 2 };
        grapheme::measure(&self.after) + gap + grapheme::measure(&self.note)
    }

    /// Whether what stands after the words has room in their last row.
    pub fn tail_fits(&self) -> bool {
        let layout = self.text.layout();
        let last = layout.row(layout.rows().len().saturating_sub(1));
        let used = usize::from(last.indent) + usize::from(last.width);
        used + self.tail_width() <= usize::from(layout.shape().width)
    }

    /// The entry that it is.
    pub fn entry(&self) -> Option<EntryId> {
        match self.what {
            What::Entry(id) => Some(id),
            _ => None,
        }
    }

    /// Whether the caret can stand here.
    pub fn holds_caret(&self) -> bool {
        matches!(self.what, What::Entry(_) | What::Fresh | What::FreshNote)
    }
}

/// The first row seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// The block.
    pub block: usize,
    /// Its row; the blank row above a block is row 0 of it where there are such.
    pub row: usize,
}

/// The sheet.
#[derive(Debug)]
pub struct Sheet {
    item: Option<ItemId>,
    blocks: Vec<Block>,
    at: usize,
    /// It shows what will be printed for the public, and is not written on.
    printed: bool,
    /// A paragraph to be begun after this entry, not at the end.
    between: Option<EntryId>,
    width: u16,
    /// Whether there is a place for rough notes though none is written yet.
    notes: bool,
    /// Where the caret was in the minutes when it went to the notes.
    left_minutes: Option<(EntryId, usize)>,
    /// The blank entry that was being written when the numbers were made.
    blank: Option<EntryId>,
    /// Whether a blank row stands above each entry.
    airy: bool,
    /// Where the caret was in the items left, so that half a sentence waits where it was.
    left: HashMap<ItemId, (EntryId, usize)>,
    /// The first row seen.
    pub top: Top,
    /// Rows that can be seen.
    pub height: usize,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            item: None,
            blocks: Vec::new(),
            at: 0,
            printed: false,
            between: None,
            width: 72,
            notes: false,
            left_minutes: None,
            blank: None,
            airy: false,
            left: HashMap::new(),
            top: Top::default(),
            height: 10,
        }
    }
}

impl Sheet {
    /// The item whose record it is.
    pub fn item(&self) -> Option<ItemId> {
        self.item
    }

    /// All blocks.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Which block the caret is in.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The block that the caret is in.
    pub fn block(&self) -> Option<&Block> {
        self.blocks.get(self.at)
    }

    /// The same, to type in.
    pub fn block_mut(&mut self) -> Option<&mut Block> {
        self.blocks.get_mut(self.at)
    }

    /// The entry that the caret is in.
    pub fn entry(&self) -> Option<EntryId> {
        self.block().and_then(Block::entry)
    }

    /// Columns of the words.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Blank rows above a block.
    pub fn gap(&self, block: usize) -> usize {
        let Some(this) = self.blocks.get(block) else {
            return 0;
        };
        match this.what {
            _ if block == 0 => 0,
            What::Title | What::Under => 0,
            _ if this.follows => 0,
            What::Entry(_) | What::Fresh | What::Derived => {
                let after_head = matches!(self.blocks[block - 1].what, What::Title | What::Under);
                usize::from(self.airy || after_head)
            }
            What::Margin | What::Notes => 1,
            What::FreshNote => 0,
        }
    }

    /// Where something new goes that is recorded now: after the caret's entry, and after the
    /// comings and goings that were recorded while it was being written.
    pub fn place(&self) -> Place {
        match self.block().map(|b| b.what) {
            // What happens while the officer jots stands in the minutes, not among the notes.
            _ if self.in_notes() => Place::End,
            Some(What::Entry(id)) => {
                let moved = self.blocks[self.at + 1..]
                    .iter()
                    .map_while(|b| match b.what {
                        What::Entry(id) if !b.editable => Some(id),
                        _ => None,
                    })
                    .last();
                Place::After(moved.unwrap_or(id))
            }
            Some(What::Fresh) => match self.between {
                Some(id) if self.at + 1 < self.blocks.len() && !self.is_end(self.at) => {
                    Place::After(id)
                }
                _ => Place::End,
            },
            _ => Place::End,
        }
    }

    /// Whether the fresh block at `at` is the one at the end.
    fn is_end(&self, at: usize) -> bool {
        !self.blocks[at + 1..]
            .iter()
            .take_while(|b| b.what != What::Notes)
            .any(|b| matches!(b.what, What::Entry(_) | What::Fresh))
    }

    /// Shows another item; the caret goes to the end of its record, ready to write.
    pub fn turn_to(&mut self, meeting: &Meeting, item: ItemId) {
        if self.item == Some(item) {
            return;
        }
        if let Some(was) = self.item {
            match self
                .block()
                .and_then(|b| Some((b.entry()?, b.text.caret())))
            {
                Some(place) => self.left.insert(was, place),
                None => self.left.remove(&was),
            };
        }
        self.item = Some(item);
        (self.notes, self.left_minutes) = (false, None);
        self.between = None;
        self.blocks.clear();
        self.at = usize::MAX;
        self.top = Top::default();
        self.rebuild(meeting);
        self.stand_at_end();
        if let Some((entry, byte)) = self.left.get(&item).copied()
            && !is_of_before(meeting, entry)
        {
            self.stand_at(entry, byte);
        }
        self.follow();
    }

    /// The caret after byte `byte` of an entry on this sheet; answers whether it is there.
    fn stand_at(&mut self, entry: EntryId, byte: usize) -> bool {
        let Some(at) = self.blocks.iter().position(|b| b.entry() == Some(entry)) else {
            return false;
        };
        self.at = at;
        let text = &mut self.blocks[at].text;
        let byte = byte.min(text.text().len());
        text.go(Motion::To(byte), false);
        true
    }

    /// The caret to the paragraph that begins at the end.
    pub fn stand_at_end(&mut self) {
        if let Some(at) = self.blocks.iter().rposition(|b| b.what == What::Fresh) {
            self.at = at;
        }
    }

    /// Shows the item of `entry`, the caret after byte `byte` of it.
    pub fn stand_in(&mut self, meeting: &Meeting, entry: EntryId, byte: usize) {
        let Some(found) = meeting.entry(entry) else {
            return;
        };
        self.turn_to(meeting, found.item);
        if !self.stand_at(entry, byte) {
            self.stand_at_end();
        }
        self.follow();
    }

    /// A new paragraph after the entry with the caret; the caret goes there.
    pub fn begin_after(&mut self, meeting: &Meeting) {
        self.between = self.entry();
        self.rebuild(meeting);
        if let Some(at) = self.blocks[self.at.min(self.blocks.len())..]
            .iter()
            .position(|b| b.what == What::Fresh)
        {
            self.at += at;
        }
    }

    /// The same, below an entry of this sheet.
    pub fn begin_below(&mut self, meeting: &Meeting, entry: EntryId) {
        let item = self.item.and_then(|id| meeting.item(id));
        let last = item.and_then(|i| meeting.entries_of(i).rfind(|e| !e.is_note()));
        if last.is_some_and(|e| e.id == entry) {
            self.stand_at_end();
            self.tidy();
        } else if self.stand_at(entry, 0) {
            self.begin_after(meeting);
        }
        self.follow();
    }

    /// Shows the item in which was written last, the caret where it was then.
    pub fn resume(&mut self, meeting: &Meeting, entry: EntryId, byte: usize) {
        self.stand_in(meeting, entry, byte);
        if is_of_before(meeting, entry) {
            self.stand_at_end();
            self.follow();
        }
    }

    /// The paragraph being begun is `entry` now.
    pub fn became(&mut self, entry: EntryId) {
        if let Some(block) = self.blocks.get_mut(self.at) {
            block.what = What::Entry(entry);
            block.editable = true;
        }
        self.between = None;
    }

    /// Moves the caret to another block.
    pub fn stand(&mut self, at: usize) {
        if self.blocks.get(at).is_some_and(Block::holds_caret) {
            self.at = at;
        }
    }

    /// The next block down (or up) that the caret can stand in.
    pub fn neighbour(&self, down: bool) -> Option<usize> {
        if down {
            (self.at + 1..self.blocks.len()).find(|&i| self.blocks[i].holds_caret())
        } else {
            (0..self.at.min(self.blocks.len()))
                .rev()
                .find(|&i| self.blocks[i].holds_caret())
        }
    }

    /// A paragraph begun between others and left empty is gone when the caret has left it.
    pub fn tidy(&mut self) {
        let on = |this: &Self, i: usize| i == this.at;
        if let Some(i) = self.blocks.iter().position(|b| b.what == What::Fresh)
            && !on(self, i)
            && !self.is_end(i)
        {
            self.blocks.remove(i);
            self.between = None;
            if self.at > i {
                self.at -= 1;
            }
        }
    }
}

/// Whether an entry of an item that is taken in private is one for everybody, from before: the caret
/// doesn't come back to it by itself, since what is typed there everybody may read.
fn is_of_before(meeting: &Meeting, entry: EntryId) -> bool {
    meeting.entry(entry).is_some_and(|e| {
        e.stream == Stream::Public
            && e.kind != Kind::PublicSummary
            && meeting.item(e.item).is_some_and(Item::is_private)
    })
}
