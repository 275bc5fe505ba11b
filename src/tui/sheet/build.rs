//! The sheet's blocks from what the meeting says.

use std::collections::{HashMap, VecDeque};

use super::{Block, Sheet, What};
use crate::meeting::Meeting;
use crate::meeting::agenda::Item;
use crate::meeting::entry::{Entry, Kind};
use crate::meeting::id::EntryId;
use crate::tui::editor::{Shape, TextBox, grapheme};
use crate::tui::lines::{Draft, drafts, printed};

impl Sheet {
    /// Brings the blocks to what the meeting says; the caret stays where it was, or as near as can
    /// be. Texts that have not changed are not laid out again.
    pub fn rebuild(&mut self, meeting: &Meeting) {
        let Some(item) = self.item.and_then(|id| meeting.item(id)) else {
            self.blocks.clear();
            self.item = None;
            return;
        };
        self.between = self
            .between
            .map(|entry| past_movements(meeting, item, entry));
        let was = self.blocks.get(self.at).map(|b| b.what);
        let was_end = was == Some(What::Fresh) && self.is_end(self.at);
        let before = self.at;
        let writing = self.entry();
        self.blank = writing.filter(|id| is_blank(meeting, *id));
        // Lines of one entry keep their order.
        let mut old: HashMap<EntryId, VecDeque<TextBox>> = HashMap::new();
        for block in std::mem::take(&mut self.blocks) {
            if let Some(id) = block.entry() {
                old.entry(id).or_default().push_back(block.text);
            }
        }
        let drafts = if self.printed {
            printed(meeting, item)
        } else {
            drafts(meeting, item, self.between, self.notes, writing)
        };
        for draft in drafts {
            let kept = match draft.what {
                What::Entry(id) => old.get_mut(&id).and_then(VecDeque::pop_front),
                _ => None,
            };
            self.blocks.push(block(draft, kept, self.width));
        }
        let found = match was {
            Some(What::Fresh) if was_end => None,
            Some(what) => self.blocks.iter().position(|b| b.what == what),
            None => None,
        };
        match found {
            Some(at) => self.at = at,
            None if was_end || was.is_none() => self.stand_at_end(),
            // What the caret stood in is gone: it goes to what stands there now.
            None => {
                let near = before.min(self.blocks.len().saturating_sub(1));
                let at = (0..=near).rev().find(|&i| self.blocks[i].entry().is_some());
                match at {
                    Some(at) => self.at = at,
                    None => self.stand_at_end(),
                }
            }
        }
        self.top.block = self.top.block.min(self.blocks.len().saturating_sub(1));
        self.follow();
    }
}

impl Sheet {
    /// Brings the numbers to where the caret is: a blank entry has one only while it is being written.
    /// Answers whether there was anything to do.
    pub fn renumber(&mut self, meeting: &Meeting) -> bool {
        if self.printed {
            return false;
        }
        let now = self.entry().filter(|id| is_blank(meeting, *id));
        let left = self.blank.filter(|id| is_blank(meeting, *id));
        let stale = now != left && (now.is_some() || self.entry() != self.blank);
        if stale {
            self.rebuild(meeting);
        }
        stale
    }
}

fn is_blank(meeting: &Meeting, entry: EntryId) -> bool {
    meeting.entry(entry).is_some_and(Entry::is_blank)
}

/// The last of the comings and goings, the public's too, that stand right after `entry` and what
/// belongs to it as a motion, or `entry` itself. They were noted while it was being written: a paragraph begun afterwards comes after them, so that the
/// record stays in the order of its times.
fn past_movements(meeting: &Meeting, item: &Item, entry: EntryId) -> EntryId {
    let entry = meeting.last_of_motion(entry);
    meeting
        .entries_of(item)
        .skip_while(|e| e.id != entry)
        .skip(1)
        .take_while(|e| {
            matches!(
                e.kind,
                Kind::Movement { .. } | Kind::Exclusion { .. } | Kind::Readmission { .. }
            )
        })
        .last()
        .map_or(entry, |e| e.id)
}

pub(super) fn shape(width: u16, lead: &str) -> Shape {
    Shape {
        width,
        first: grapheme::measure(lead) as u16,
        rest: 0,
    }
}

fn block(draft: Draft, kept: Option<TextBox>, width: u16) -> Block {
    let shape = shape(width, &draft.lead);
    let text = match kept {
        Some(mut text) => {
            text.reshape(shape);
            text.set_text(&draft.text);
            text
        }
        None => TextBox::new(&draft.text, shape),
    };
    Block {
        what: draft.what,
        label: draft.label,
        labels: draft.labels,
        lead: draft.lead,
        after: draft.after,
        note: draft.note,
        text,
        from: draft.from,
        editable: draft.editable,
        quiet: draft.quiet,
        follows: draft.follows,
        sort: draft.sort,
        readers: draft.readers,
    }
}
