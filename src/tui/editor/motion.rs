//! Where the caret goes, and what it selects on the way.

use std::ops::Range;

use super::grapheme;
use super::layout::RowsChanged;
use super::textbox::TextBox;

/// A movement of the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// A grapheme back.
    Left,
    /// A grapheme on.
    Right,
    /// To the start of the word before.
    WordLeft,
    /// To the start of the word after.
    WordRight,
    /// A row up, as near to the same column as can be.
    Up,
    /// A row down.
    Down,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
    /// To the row's start.
    RowStart,
    /// To the row's end.
    RowEnd,
    /// To the start of the line, which ends with a newline.
    LineStart,
    /// To the line's end.
    LineEnd,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
    /// To a byte, or the next grapheme boundary after it (a click, a search hit).
    To(usize),
}

impl TextBox {
    /// Moves the caret; `select` extends the selection from where the caret was (as Shift does).
    /// Answers `false` if the caret could not move that way: it is at the text's end, and the
    /// caller may go on in the entry beyond, taking [`Self::goal_column`] along.
    pub fn go(&mut self, motion: Motion, select: bool) -> bool {
        let select = select || self.marking;
        if !select {
            // Left and right put the caret at the selection's ends, as everywhere.
            if let (Some(range), Motion::Left | Motion::Right) = (self.selection(), motion) {
                let at = if motion == Motion::Left {
                    range.start
                } else {
                    range.end
                };
                self.clear_selection();
                self.stand(at, false);
                return true;
            }
            self.clear_selection();
        }
        let vertical = matches!(
            motion,
            Motion::Up | Motion::Down | Motion::PageUp(_) | Motion::PageDown(_)
        );
        let goal = vertical.then(|| self.goal_column());
        let Some((at, upstream)) = self.destination(motion) else {
            return false;
        };
        if select {
            let from = self.caret;
            self.anchor.get_or_insert(from);
            self.repaint(from..at);
        }
        self.stand(at, upstream);
        self.goal = goal;
        if self.anchor == Some(at) && !self.marking {
            self.anchor = None;
        }
        true
    }

    /// The column that going up or down aims at.
    pub fn goal_column(&self) -> u16 {
        self.goal.unwrap_or_else(|| self.caret_cell().1)
    }

    /// The caret comes in from the entry above, into the first row.
    pub fn enter_from_above(&mut self, column: u16) {
        self.enter(0, column);
    }

    /// The caret comes in from the entry below, into the last row.
    pub fn enter_from_below(&mut self, column: u16) {
        self.enter(self.layout.rows().len() - 1, column);
    }

    /// A click: the caret goes to the byte nearest to the cell; a drag selects.
    pub fn click(&mut self, row: usize, column: u16, select: bool) {
        let row = row.min(self.layout.rows().len() - 1);
        let (at, upstream) = self.place(row, column);
        self.go(Motion::To(at), select);
        self.upstream = upstream;
    }

    /// What is selected, if anything is.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|&anchor| anchor != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    /// The selected words; none, if nothing is selected.
    pub fn selected(&self) -> &str {
        self.selection()
            .and_then(|range| self.text.get(range))
            .unwrap_or_default()
    }

    /// Selects a range; the caret stands at its end.
    pub fn select(&mut self, range: Range<usize>) {
        self.clear_selection();
        self.go(Motion::To(range.start), false);
        self.go(Motion::To(range.end), true);
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.select(0..self.text.len());
    }

    /// Selects the word at a byte (a double click).
    pub fn select_word(&mut self, at: usize) {
        let range = self.word_at(at);
        self.select(range);
    }

    /// Sets a mark: from now on every motion extends the selection, until it is cleared.
    pub fn mark(&mut self) {
        self.clear_selection();
        self.anchor = Some(self.caret);
        self.marking = true;
    }

    /// Nothing is selected any more, nor marked.
    pub fn clear_selection(&mut self) {
        if let Some(range) = self.selection() {
            self.repaint(range);
        }
        self.anchor = None;
        self.marking = false;
    }

    /// The word that `at` is in or at the end of; empty if it is in none.
    pub fn word_at(&self, at: usize) -> Range<usize> {
        let at = grapheme::snap(&self.text, at);
        let word = |range: Range<usize>| class(&self.text[range]) == Class::Word;
        let (mut start, mut end) = (at, at);
        while start > 0 {
            let before = grapheme::prev(&self.text, start);
            if !word(before..start) {
                break;
            }
            start = before;
        }
        while end < self.text.len() {
            let after = grapheme::next(&self.text, end);
            if !word(end..after) {
                break;
            }
            end = after;
        }
        start..end
    }

    /// Where a motion leads and whether the caret then belongs to the row before; `None` where it
    /// cannot go that way.
    pub(super) fn destination(&self, motion: Motion) -> Option<(usize, bool)> {
        let (text, caret, row) = (&self.text, self.caret, self.caret_row());
        let rows = self.layout.rows().len();
        let at = match motion {
            Motion::Left => grapheme::prev(text, (caret > 0).then_some(caret)?),
            Motion::Right => grapheme::next(text, (caret < text.len()).then_some(caret)?),
            Motion::WordLeft => word_before(text, (caret > 0).then_some(caret)?),
            Motion::WordRight => word_after(text, (caret < text.len()).then_some(caret)?),
            Motion::Up => return Some(self.place(row.checked_sub(1)?, self.goal_column())),
            Motion::Down => {
                let below = (row + 1 < rows).then_some(row + 1)?;
                return Some(self.place(below, self.goal_column()));
            }
            Motion::PageUp(by) => {
                let above = (row > 0).then(|| row.saturating_sub(by))?;
                return Some(self.place(above, self.goal_column()));
            }
            Motion::PageDown(by) => {
                let below = (row + 1 < rows).then(|| (row + by).min(rows - 1))?;
                return Some(self.place(below, self.goal_column()));
            }
            Motion::RowStart => self.layout.row(row).start,
            Motion::RowEnd => {
                let at = self.layout.row_end(text, row);
                return Some((at, self.is_upstream(row, at)));
            }
            Motion::LineStart => self.layout.row(self.layout.line_start_row(row)).start,
            Motion::LineEnd => self.layout.row(self.layout.line_end_row(row)).end,
            Motion::TextStart => 0,
            Motion::TextEnd => text.len(),
            Motion::To(at) => grapheme::snap(text, at),
        };
        Some((at, false))
    }

    /// The byte at a cell, and whether it is the end of that row rather than the next one's start.
    fn place(&self, row: usize, column: u16) -> (usize, bool) {
        let at = self.layout.byte_at(&self.text, row, column);
        (at, self.is_upstream(row, at))
    }

    fn is_upstream(&self, row: usize, at: usize) -> bool {
        self.layout.row_of(at) > row
    }

    fn enter(&mut self, row: usize, column: u16) {
        self.clear_selection();
        let (at, upstream) = self.place(row, column);
        self.stand(at, upstream);
        self.goal = Some(column);
    }

    fn stand(&mut self, at: usize, upstream: bool) {
        self.caret = at;
        self.upstream = upstream;
        self.goal = None;
    }

    /// The rows of a stretch whose selection changes are to be painted again.
    fn repaint(&mut self, range: Range<usize>) {
        let (from, to) = (range.start.min(range.end), range.start.max(range.end));
        self.note(RowsChanged {
            first_row: self.layout.row_of(from),
            last_row: self.layout.row_of(to),
            rows_moved: 0,
        });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Newline,
    Word,
    Sign,
}

fn class(grapheme: &str) -> Class {
    match grapheme.chars().next() {
        None => Class::Blank,
        Some('\n') => Class::Newline,
        Some('\'' | '\u{2019}' | '_') => Class::Word,
        Some(c) if c.is_alphanumeric() => Class::Word,
        Some(c) if c.is_whitespace() => Class::Blank,
        Some(_) => Class::Sign,
    }
}

/// The start of the word, or run of signs, before `at`, blanks between them passed over.
pub(super) fn word_before(text: &str, mut at: usize) -> usize {
    let mut run = Class::Blank;
    while at > 0 {
        let before = grapheme::prev(text, at);
        let here = class(&text[before..at]);
        match (run, here) {
            (Class::Blank, Class::Newline) => return before,
            (Class::Blank, _) => run = here,
            _ if run == here => {}
            _ => break,
        }
        at = before;
    }
    at
}

/// The start of the word after the one, or the run of signs, at `at`.
pub(super) fn word_after(text: &str, mut at: usize) -> usize {
    let mut run = None;
    while at < text.len() {
        let next = grapheme::next(text, at);
        let here = class(&text[at..next]);
        match (run, here) {
            (None, Class::Newline) => return next,
            (None, _) => run = Some(here),
            (_, Class::Blank) => run = Some(Class::Blank),
            (Some(run), _) if run == here => {}
            _ => break,
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;

    /// Rows: "Members asked how ", "the effect of ", "poverty ", "(newline)", "", "- ab".
    fn text() -> TextBox {
        let words = "Members asked how the effect of poverty\n\n- ab";
        let mut text = TextBox::new(words, Shape::plain(18));
        text.go(Motion::TextStart, false);
        text
    }

    fn path(text: &mut TextBox, motions: &[Motion]) -> Vec<(usize, u16)> {
        let step = |&motion: &Motion| {
            text.go(motion, false);
            text.caret_cell()
        };
        motions.iter().map(step).collect()
    }

    #[test]
    fn up_and_down_keep_to_their_column() {
        use Motion::{Down, Left, RowEnd, Up};
        let steps = [RowEnd, Down, Down, Down, Down, Up, Up, Up, Up, Left];
        assert_eq!(
            path(&mut text(), &steps),
            [
                (0, 17),
                (1, 13),
                (2, 7),
                (3, 0),
                (4, 4),
                (3, 0),
                (2, 7),
                (1, 13),
                (0, 17),
                (0, 16)
            ]
        );
    }

    #[test]
    fn the_ends_of_the_text_are_told() {
        let mut text = text();
        assert!(!text.go(Motion::Left, false) && !text.go(Motion::Up, false));
        assert!(text.go(Motion::TextEnd, false));
        assert!(!text.go(Motion::Right, false) && !text.go(Motion::Down, false));
        assert!(!text.go(Motion::WordRight, false) && !text.go(Motion::PageDown(3), false));
        text.enter_from_above(5);
        assert_eq!(text.caret_cell(), (0, 5));
        text.enter_from_below(9);
        assert_eq!((text.caret_cell(), text.goal_column()), ((4, 4), 9));
    }

    #[test]
    fn the_end_of_a_row_without_a_blank_is_still_in_that_row() {
        let mut text = TextBox::new("0123456789", Shape::plain(4));
        text.go(Motion::TextStart, false);
        text.go(Motion::RowEnd, false);
        assert_eq!((text.caret(), text.caret_cell()), (4, (0, 4)));
        text.go(Motion::RowStart, false);
        assert_eq!(text.caret(), 0);
        text.click(1, 9, false);
        assert_eq!((text.caret(), text.caret_cell()), (8, (1, 4)));
        text.go(Motion::Down, false);
        assert_eq!(text.caret_cell(), (2, 2));
        text.insert("x");
        assert_eq!(text.caret_cell(), (2, 3));
    }

    #[test]
    fn words_are_walked_as_in_every_text_box() {
        let mut text = text();
        let starts = |text: &mut TextBox, motion| {
            let mut seen = Vec::new();
            while text.go(motion, false) {
                seen.push(text.caret());
            }
            seen
        };
        let right = starts(&mut text, Motion::WordRight);
        assert_eq!(right, [8, 14, 18, 22, 29, 32, 39, 40, 41, 43, 45]);
        let mut left = starts(&mut text, Motion::WordLeft);
        left.reverse();
        assert_eq!(left, [0, 8, 14, 18, 22, 29, 32, 39, 40, 41, 43]);
    }

    #[test]
    fn selections_grow_shrink_and_are_left_by_their_ends() {
        let mut text = text();
        text.go(Motion::To(8), false);
        text.go(Motion::WordRight, true);
        text.go(Motion::Left, true);
        assert_eq!(text.selected(), "asked");
        text.go(Motion::Left, false);
        assert_eq!((text.caret(), text.selection()), (8, None));
        text.select_word(10);
        assert_eq!(text.selected(), "asked");
        text.go(Motion::Right, false);
        assert_eq!(text.caret(), 13);
        text.mark();
        text.go(Motion::RowStart, false);
        assert_eq!(text.selected(), "Members asked");
        text.clear_selection();
        text.select_all();
        assert_eq!(text.selected(), text.text());
        assert!(text.word_at(text.text().len() - 3).is_empty());
    }

    #[test]
    fn lines_have_ends_beyond_their_rows() {
        let mut text = text();
        text.go(Motion::To(20), false);
        assert_eq!(
            path(&mut text, &[Motion::LineEnd, Motion::LineStart]),
            [(2, 7), (0, 0)]
        );
        assert_eq!(
            path(&mut text, &[Motion::PageDown(2), Motion::PageUp(9)]),
            [(2, 0), (0, 0)]
        );
    }
}
