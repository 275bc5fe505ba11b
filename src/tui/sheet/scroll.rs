//! Which rows of the sheet can be seen.

use super::build::shape;
use super::{Sheet, Top};

impl Sheet {
    /// Lays the blocks out for a window.
    pub fn fit(&mut self, width: u16, height: usize, airy: bool) {
        self.height = height;
        self.airy = airy;
        if self.width != width {
            self.width = width;
            for block in &mut self.blocks {
                let shape = shape(width, &block.lead);
                block.text.reshape(shape);
            }
        }
        self.follow();
    }

    /// Scrolls such that the caret's row is seen, with a row around it where there is room.
    pub fn follow(&mut self) {
        let Some(block) = self.blocks.get(self.at) else {
            self.top = Top::default();
            return;
        };
        let row = self.gap(self.at) + block.text.caret_row();
        let margin = usize::from(self.height > 6);
        let caret = Top {
            block: self.at,
            row,
        };
        let first = self.up(caret, margin);
        let last = self.up(caret, self.height.saturating_sub(1 + margin));
        let key = |t: Top| (t.block, t.row);
        if key(first) < key(self.top) {
            self.top = first;
        } else if key(self.top) < key(last) {
            self.top = last;
        }
        // Rows are not left blank below while others are hidden above: a form that took the room
        // for a moment is gone again.
        let end = self.blocks.len().saturating_sub(1);
        let end = Top {
            block: end,
            row: (self.gap(end) + self.blocks[end].rows()).saturating_sub(1),
        };
        let highest = self.up(end, self.height.saturating_sub(1));
        if key(self.top) > key(highest) {
            self.top = highest;
        }
    }

    /// The place `rows` rows above `from`, or the top.
    pub fn up(&self, from: Top, rows: usize) -> Top {
        let (mut at, mut left) = (from, rows);
        loop {
            if at.row >= left {
                at.row -= left;
                return at;
            }
            if at.block == 0 {
                return Top::default();
            }
            left -= at.row + 1;
            at.block -= 1;
            at.row = (self.gap(at.block) + self.blocks[at.block].rows()).saturating_sub(1);
        }
    }

    /// The place `rows` rows below `from`, or the last row.
    pub fn down(&self, from: Top, rows: usize) -> Top {
        let (mut at, mut left) = (from, rows);
        while let Some(block) = self.blocks.get(at.block) {
            let all = self.gap(at.block) + block.rows();
            if at.row + left < all {
                at.row += left;
                return at;
            }
            if at.block + 1 >= self.blocks.len() {
                at.row = all.saturating_sub(1);
                return at;
            }
            left -= all - at.row;
            at = Top {
                block: at.block + 1,
                row: 0,
            };
        }
        at
    }
}
