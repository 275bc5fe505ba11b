//! Soft wrap: a text cut into rows at word ends, kept up to date as the text changes.
//!
//! Rows tile the text: each begins where the one before ended (after the newline, if there is
//! one). Blanks at a row's end hang there and take no room beyond it. A word longer than a row is
//! cut between graphemes. Ideographs may be parted, though not from their punctuation.
//!
//! After a splice only the rows around it are cut anew, until a row begins where an old one did:
//! from there on the old rows hold, moved by the change of length. What a key costs so depends on
//! the row's width and not on the length of the text.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use super::grapheme;
use super::wrap::{cut, hang};

/// The room that a text is laid out in, in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Columns from the left edge to the right one; at least one is used.
    pub width: u16,
    /// Where the first row begins, for words that stand before the text.
    pub first: u16,
    /// Where all other rows begin; rows that go on a bullet or a limb begin further in.
    pub rest: u16,
}

impl Shape {
    /// All rows from the left edge on.
    pub fn plain(width: u16) -> Self {
        Self {
            width,
            first: 0,
            rest: 0,
        }
    }

    /// No indent takes more than half the width, so that there is always room for words.
    fn indent(self, wanted: u16) -> u16 {
        wanted.min(self.width / 2)
    }

    fn room(self, indent: u16) -> u16 {
        self.width.saturating_sub(indent).max(1)
    }
}

/// One row of a laid out text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// First byte.
    pub start: usize,
    /// Byte after the last, blanks that hang included, the newline not.
    pub end: usize,
    /// Columns before the text.
    pub indent: u16,
    /// Columns of the text, at most what the row has room for (unless one grapheme alone is wider).
    pub width: u16,
    /// Whether a newline ends it.
    pub hard: bool,
}

/// Which rows a change of the text changed, in the numbering after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowsChanged {
    /// The first row that must be painted again.
    pub first_row: usize,
    /// The last one.
    pub last_row: usize,
    /// By how many rows all those after `last_row` have moved down (up, if negative).
    pub rows_moved: isize,
}

impl RowsChanged {
    /// These changes and then `next`, as one.
    #[must_use]
    pub fn and(self, next: Self) -> Self {
        let last = if self.last_row >= next.first_row {
            self.last_row.saturating_add_signed(next.rows_moved)
        } else {
            self.last_row
        };
        Self {
            first_row: self.first_row.min(next.first_row),
            last_row: last.max(next.last_row),
            rows_moved: self.rows_moved + next.rows_moved,
        }
    }
}

/// A text's rows.
#[derive(Debug, Clone)]
pub struct Layout {
    shape: Shape,
    rows: Vec<Row>,
    /// A number for each row that no other row ever had, in any text: it stays while the row's
    /// words stay, wherever they move.
    marks: Vec<u64>,
    fresh: Vec<Row>,
    laid_out: u64,
}

/// The next mark of a row.
static NEXT_MARK: AtomicU64 = AtomicU64::new(1);

/// Rows at the head of a line that are cut together. A word that did not fit the first row reaches
/// at most into the fourth, as any row has at least half the room of another; a bullet's or limb's
/// mark, which says how far the rows after it hang, takes seven of the narrowest.
const HEAD_ROWS: usize = 8;

impl Layout {
    /// Lays out the whole of `text`.
    pub fn new(text: &str, shape: Shape) -> Self {
        let mut layout = Self {
            shape,
            rows: Vec::new(),
            marks: Vec::new(),
            fresh: Vec::new(),
            laid_out: 0,
        };
        layout.lay_out(text, shape);
        layout
    }

    /// Lays out the whole of `text` again, in another shape.
    pub fn lay_out(&mut self, text: &str, shape: Shape) {
        self.shape = shape;
        self.rows.clear();
        self.marks.clear();
        self.relay(text, 0, Range::default(), 0);
    }

    /// The shape it was laid out in.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// All rows; there is always one.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row at `index`, or the last one.
    pub fn row(&self, index: usize) -> Row {
        self.rows[index.min(self.rows.len() - 1)]
    }

    /// The mark of the row at `index`: as long as it is the same, so are the row's words.
    pub fn mark(&self, index: usize) -> u64 {
        self.marks.get(index).copied().unwrap_or(0)
    }

    /// The row that holds the byte `at`; between two rows it is the second.
    pub fn row_of(&self, at: usize) -> usize {
        self.rows
            .partition_point(|row| row.start <= at)
            .saturating_sub(1)
    }

    /// The first row of the line (from newline to newline) that `row` belongs to.
    pub fn line_start_row(&self, mut row: usize) -> usize {
        while !self.begins_line(row) {
            row -= 1;
        }
        row
    }

    /// The last row of the line that `row` belongs to.
    pub fn line_end_row(&self, mut row: usize) -> usize {
        while row + 1 < self.rows.len() && !self.rows[row].hard {
            row += 1;
        }
        row
    }

    /// Rows cut since this layout was made: what its work is counted in.
    pub fn rows_laid_out(&self) -> u64 {
        self.laid_out
    }

    /// The column, indent included, of the byte `at` of `row`.
    pub fn column(&self, text: &str, row: usize, at: usize) -> u16 {
        let row = self.row(row);
        let at = at.clamp(row.start, row.end);
        let columns = grapheme::measure(text.get(row.start..at).unwrap_or_default());
        let room = usize::from(self.shape.room(row.indent).max(row.width));
        row.indent + columns.min(room) as u16
    }

    /// The byte of `row` nearest to `column` (indent included): a boundary between graphemes, at
    /// most [`Self::row_end`].
    pub fn byte_at(&self, text: &str, row: usize, column: u16) -> usize {
        let bounds = self.row(row);
        let end = self.row_end(text, row);
        let wanted = usize::from(column.saturating_sub(bounds.indent));
        if wanted >= usize::from(self.shape.room(bounds.indent).max(bounds.width)) {
            return end;
        }
        let head = &text.as_bytes()[bounds.start..end];
        if head.len() >= wanted && head[..wanted].iter().all(|b| (b' '..0x7F).contains(b)) {
            // One column a byte so far; a mark may still follow that joins the last one.
            return grapheme::snap(text, bounds.start + wanted);
        }
        let (mut at, mut columns) = (bounds.start, 0);
        while at < end && columns < wanted {
            let next = grapheme::next(text, at);
            let wide = usize::from(grapheme::width(&text[at..next]));
            if wide > 1 && (wanted - columns) * 2 < wide {
                break;
            }
            columns += wide;
            at = next;
        }
        at.min(end)
    }

    /// Where the End key goes: after the last word, before the blanks that hang there; at a line's
    /// end, after them.
    pub fn row_end(&self, text: &str, row: usize) -> usize {
        let bounds = self.row(row);
        if bounds.hard || row + 1 >= self.rows.len() {
            return bounds.end;
        }
        let mut at = bounds.end;
        while at > bounds.start {
            let before = grapheme::prev(text, at);
            if before < bounds.start || !grapheme::is_space(&text[before..at]) {
                break;
            }
            at = before;
        }
        if at == bounds.start { bounds.end } else { at }
    }

    /// Brings the rows up to date after `went` bytes at `at` were replaced by `came` others.
    /// `text` is the text after it.
    pub fn splice(&mut self, text: &str, at: usize, went: usize, came: usize) -> RowsChanged {
        let first = self.restart(at);
        self.relay(text, first, at..at + went, came)
    }

    fn begins_line(&self, row: usize) -> bool {
        row == 0 || self.rows[row - 1].hard
    }

    /// The first row that a change at `at` may cut differently.
    fn restart(&self, at: usize) -> usize {
        // The grapheme before the change may grow, or end elsewhere; its row may then end earlier.
        let mut row = self.row_of(at);
        if self.rows[row].start == at && !self.begins_line(row) {
            row -= 1;
        }
        // A shorter word may now fit the row before.
        if !self.begins_line(row) {
            row -= 1;
        }
        // Near a line's head the rows differ in width, and the line's mark may have changed.
        let mut head = row;
        while !self.begins_line(head) {
            if row - head >= HEAD_ROWS {
                return row;
            }
            head -= 1;
        }
        head
    }

    /// Cuts rows from the row `first` on until one begins where an old row after the bytes `went`
    /// (in the text before) did.
    fn relay(&mut self, text: &str, first: usize, went: Range<usize>, came: usize) -> RowsChanged {
        let shape = self.shape;
        let rest = shape.indent(shape.rest);
        let old_count = self.rows.len();
        // In which line the next row is, and whether it is that line's first.
        let mut start = self.rows.get(first).map_or(0, |row| row.start);
        let mut begins = first >= old_count || self.begins_line(first);
        let mut going_on = if begins { 0 } else { self.rows[first].indent };
        let mut fresh = std::mem::take(&mut self.fresh);
        fresh.clear();
        let mut old = first;
        loop {
            let indent = match (begins, start) {
                (true, 0) => shape.indent(shape.first),
                (true, _) => rest,
                (false, _) => going_on,
            };
            // Old rows that begin after the change, as they would begin now.
            while old < old_count
                && (self.rows[old].start < went.end
                    || self.rows[old].start - went.len() + came < start)
            {
                old += 1;
            }
            if old < old_count
                && self.rows[old].start - went.len() + came == start
                && self.begins_line(old) == begins
                && self.rows[old].indent == indent
            {
                break;
            }
            if begins {
                going_on = shape.indent(shape.rest.saturating_add(hang(text, start)));
            }
            let row = cut(text, start, indent, shape.room(indent));
            self.laid_out += 1;
            fresh.push(row);
            start = row.end + usize::from(row.hard);
            begins = row.hard;
            if !row.hard && start >= text.len() {
                old = old_count;
                break;
            }
        }
        // Rows at the head that came out as they were need no painting.
        let same = fresh
            .iter()
            .zip(&self.rows[first..old])
            .take_while(|(new, old)| new == old && new.end <= went.start)
            .count();
        for row in &mut self.rows[old..] {
            row.start = row.start - went.len() + came;
            row.end = row.end - went.len() + came;
        }
        let count = (fresh.len() - same) as u64;
        let mark = NEXT_MARK.fetch_add(count, Ordering::Relaxed);
        self.marks.splice(first + same..old, mark..mark + count);
        self.rows.splice(first + same..old, fresh.drain(same..));
        self.fresh = fresh;
        let new_count = self.rows.len();
        let after = old_count - old;
        RowsChanged {
            first_row: (first + same).min(new_count - 1),
            last_row: (new_count - after)
                .saturating_sub(1)
                .max(first + same)
                .min(new_count - 1),
            rows_moved: signed(new_count) - signed(old_count),
        }
    }
}

fn signed(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}
