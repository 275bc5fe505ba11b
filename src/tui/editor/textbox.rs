//! A text with a caret: the edits an officer makes, each handed out as a splice.

use std::fmt;
use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::grapheme::{self, JOINERS};
use super::layout::{Layout, RowsChanged, Shape};
use super::motion::{Motion, word_after, word_before};
use super::paint::{Painting, StyleRange};
use super::splice::Splice;
use crate::meeting::text::{MARK, clean, put};

/// What a deletion takes; with a selection, all of them take that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delete {
    /// The grapheme before the caret.
    Back,
    /// The grapheme after it.
    Forward,
    /// From the start of the word before the caret.
    WordBack,
    /// To the start of the word after it.
    WordForward,
    /// From the start of the row.
    ToRowStart,
    /// To the end of the row.
    ToRowEnd,
    /// From the start of the line, which ends with a newline.
    ToLineStart,
    /// To the end of the line.
    ToLineEnd,
}

/// One text, its rows, and a caret in it.
#[derive(Clone)]
pub struct TextBox {
    pub(super) text: String,
    pub(super) caret: usize,
    /// Whether a caret between two rows stands at the end of the first.
    pub(super) upstream: bool,
    pub(super) anchor: Option<usize>,
    /// Whether motions extend the selection without being asked to.
    pub(super) marking: bool,
    /// The column that moving up and down aims at.
    pub(super) goal: Option<u16>,
    pub(super) layout: Layout,
    pub(super) changed: Option<RowsChanged>,
}

impl TextBox {
    /// A text laid out in `shape`, the caret at its end.
    pub fn new(text: &str, shape: Shape) -> Self {
        let text = clean(text);
        Self {
            layout: Layout::new(&text, shape),
            caret: text.len(),
            text,
            upstream: false,
            anchor: None,
            marking: false,
            goal: None,
            changed: None,
        }
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The rows.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Where the caret is: a byte on a grapheme boundary.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Lays the text out in another shape, if it is another.
    pub fn reshape(&mut self, shape: Shape) {
        if self.layout.shape() != shape {
            let before = self.layout.rows().len();
            self.layout.lay_out(&self.text, shape);
            self.upstream = false;
            self.all_rows_changed(before);
        }
    }

    /// Another text instead of this one: the caret stays as near as it can.
    pub fn set_text(&mut self, text: &str) {
        if self.text == text {
            return;
        }
        let before = self.layout.rows().len();
        self.text = clean(text);
        self.layout.lay_out(&self.text, self.layout.shape());
        self.clear_selection();
        self.caret = grapheme::snap(&self.text, self.char_floor(self.caret));
        self.upstream = false;
        self.all_rows_changed(before);
    }

    /// The rows to paint again since this was last asked, if any: those that edits changed, and
    /// those whose selection changed.
    pub fn take_change(&mut self) -> Option<RowsChanged> {
        self.changed.take()
    }

    /// As [`Self::take_change`], the change staying to be asked for again.
    pub fn last_change(&self) -> Option<RowsChanged> {
        self.changed
    }

    /// Types or pastes `raw` in place of the selection, or at the caret. It is cleaned first.
    pub fn insert(&mut self, raw: &str) -> Option<Splice> {
        let range = self.selection().unwrap_or(self.caret..self.caret);
        self.replace(range, raw)
    }

    /// Deletes the selection, or else what `what` says.
    pub fn delete(&mut self, what: Delete) -> Option<Splice> {
        let range = self.selection().unwrap_or_else(|| self.reach(what));
        self.replace(range, "")
    }

    /// Deletes the selection, if there is one.
    pub fn delete_selection(&mut self) -> Option<Splice> {
        let range = self.selection()?;
        self.replace(range, "")
    }

    /// Puts `raw`, cleaned, in the place of `range` (widened to whole graphemes); the caret comes
    /// to stand after it.
    pub fn replace(&mut self, range: Range<usize>, raw: &str) -> Option<Splice> {
        let (splice, kept) = self.plan(range, raw);
        self.clear_selection();
        if splice.is_empty() {
            return None;
        }
        self.change(&splice);
        self.caret = grapheme::snap(&self.text, splice.end_after() - kept);
        self.settle();
        Some(splice)
    }

    /// Somebody else's change: the caret and the selection stay with the words they stood at.
    /// Answers `false`, and changes nothing, where the text does not hold what should go.
    #[must_use]
    pub fn apply(&mut self, splice: &Splice) -> bool {
        if !splice.fits(&self.text) {
            return false;
        }
        let caret = splice.moved(self.caret);
        let anchor = self.anchor.map(|at| splice.moved(at));
        self.change(splice);
        self.caret = grapheme::snap(&self.text, caret);
        self.anchor = anchor.map(|at| grapheme::snap(&self.text, at));
        self.settle();
        true
    }

    /// A change taken back or done again: the caret goes to its end. Answers as [`Self::apply`].
    #[must_use]
    pub fn replay(&mut self, splice: &Splice) -> bool {
        self.clear_selection();
        let done = self.apply(splice);
        if done {
            self.caret = grapheme::snap(&self.text, splice.end_after());
        }
        done
    }

    /// The words before the caret and those after it.
    pub fn split_at_caret(&self) -> (&str, &str) {
        self.text.split_at(self.caret)
    }

    /// Enter in the middle of an entry: takes out what follows the caret, and the blanks around
    /// it, and hands that over to begin the next entry with. What is selected goes.
    pub fn take_tail(&mut self) -> (Option<Splice>, String) {
        let gone = self.selection().unwrap_or(self.caret..self.caret);
        let tail = self.text[gone.end..].trim().to_owned();
        let from = grapheme::snap(&self.text, self.text[..gone.start].trim_end().len());
        (self.replace(from..self.text.len(), ""), tail)
    }

    /// The entry after joins this one: `tail` is put at the end, with a blank between if both
    /// sides have words, and the caret stands where they meet.
    pub fn append(&mut self, tail: &str) -> Option<Splice> {
        let end = self.text.len();
        let blank = self
            .text
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace)
            || tail.chars().next().is_none_or(char::is_whitespace);
        let space = if blank { "" } else { " " };
        let splice = self.replace(end..end, &format!("{space}{tail}"))?;
        self.caret = grapheme::snap(&self.text, end.min(splice.end_after()));
        Some(splice)
    }

    /// The row and the column (the row's indent included) the caret is at. At the end of a full
    /// row the column is one beyond the shape's width: leave it a column when painting.
    pub fn caret_cell(&self) -> (usize, u16) {
        let row = self.caret_row();
        (row, self.layout.column(&self.text, row, self.caret))
    }

    /// The cell of a buffer that the caret is at, where `area` shows the rows from `top` on; none
    /// if its row is not seen. In an area without a column to spare it stays on the last one.
    pub fn caret_in(&self, area: Rect, top: usize) -> Option<Position> {
        let (row, column) = self.caret_cell();
        let y = u16::try_from(row.checked_sub(top)?).ok()?;
        let seen = y < area.height && area.width > 0;
        let x = area.x + column.min(area.width.saturating_sub(1));
        seen.then(|| Position::new(x, area.y + y))
    }

    /// The text with its looks, to be painted.
    pub fn painting<'a>(&'a self, style: Style, ranges: &'a [StyleRange]) -> Painting<'a> {
        Painting {
            text: &self.text,
            layout: &self.layout,
            style,
            ranges,
        }
    }

    /// The row the caret is shown in.
    pub fn caret_row(&self) -> usize {
        let row = self.layout.row_of(self.caret);
        row - usize::from(self.upstream && row > 0)
    }

    /// The row that holds a byte.
    pub fn row_of(&self, at: usize) -> usize {
        self.layout.row_of(at)
    }

    /// The byte nearest to a cell, for the mouse.
    pub fn hit(&self, row: usize, column: u16) -> usize {
        let row = row.min(self.layout.rows().len() - 1);
        self.layout.byte_at(&self.text, row, column)
    }

    /// What a deletion would take.
    fn reach(&self, what: Delete) -> Range<usize> {
        let (text, caret) = (&self.text, self.caret);
        let to = |motion| self.destination(motion).map_or(caret, |(at, _)| at);
        let other = match what {
            Delete::Back => grapheme::prev(text, caret),
            Delete::Forward => grapheme::next(text, caret),
            Delete::WordBack => word_before(text, caret),
            Delete::WordForward => word_after(text, caret),
            Delete::ToRowStart => to(Motion::RowStart),
            Delete::ToRowEnd => to(Motion::RowEnd),
            Delete::ToLineStart => to(Motion::LineStart),
            Delete::ToLineEnd => to(Motion::LineEnd),
        };
        caret.min(other)..caret.max(other)
    }

    /// The splice that puts `raw` in the place of `range`, such that it leaves the text clean and
    /// is clean on both sides, however it is stored: a joiner or a selector is never parted from
    /// what it joins, nor left behind without it. Also says how many bytes at the end of what came
    /// stood there before.
    fn plan(&self, range: Range<usize>, raw: &str) -> (Splice, usize) {
        let text = &self.text;
        let mut end = grapheme::snap(text, self.char_floor(range.end));
        let mut start = self.char_floor(range.start).min(end);
        while !grapheme::is_boundary(text, start) {
            start = self.char_floor(start - 1);
        }
        let splice = |start, end, came| Splice {
            at: start,
            went: text[start..end].to_owned(),
            came,
        };
        if raw.is_ascii() && self.is_plain(start, end) {
            return (splice(start, end, clean(raw)), 0);
        }
        let asked = end;
        let mut came = raw.to_owned();
        if raw.starts_with(clings) {
            let before = grapheme::prev(text, start);
            came.insert_str(0, &text[before..start]);
            start = before;
        }
        end = self.widen(start, end, &mut came);
        came = clean(&came);
        let next = came.chars().next().or_else(|| text[end..].chars().next());
        let nothing_to_join = next.is_none_or(|c| c.is_whitespace() || c == MARK);
        if nothing_to_join && text[..start].ends_with(JOINERS) {
            let before = grapheme::prev(text, start);
            came.insert_str(0, text[before..start].trim_end_matches(JOINERS));
            start = before;
            end = self.widen(start, end, &mut came);
        }
        let kept = (end - asked).min(came.len());
        (splice(start, end, came), kept)
    }

    /// Moves `end` on while a joiner would be parted there from what it joins to.
    fn widen(&self, start: usize, mut end: usize, came: &mut String) -> usize {
        let text = &self.text;
        while end < text.len() && (came.ends_with(JOINERS) || text[start..end].ends_with(JOINERS)) {
            let after = grapheme::next(text, end);
            came.push_str(&text[end..after]);
            end = after;
        }
        end
    }

    /// Whether all that stands at and between two places is ASCII, so that nothing can join.
    fn is_plain(&self, start: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        bytes[start.saturating_sub(1)..(end + 1).min(bytes.len())].is_ascii()
    }

    fn char_floor(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Changes text and rows; the splice fits.
    fn change(&mut self, splice: &Splice) {
        let went = splice.at..splice.end_before();
        put(&mut self.text, went, &splice.came);
        let (went, came) = (splice.went.len(), splice.came.len());
        let rows = self.layout.splice(&self.text, splice.at, went, came);
        self.note(rows);
    }

    fn settle(&mut self) {
        self.upstream = false;
        self.goal = None;
        if self.anchor == Some(self.caret) && !self.marking {
            self.anchor = None;
        }
    }

    pub(super) fn note(&mut self, rows: RowsChanged) {
        self.changed = Some(self.changed.map_or(rows, |before| before.and(rows)));
    }

    fn all_rows_changed(&mut self, rows_before: usize) {
        let rows = self.layout.rows().len();
        let count = |n| isize::try_from(n).unwrap_or(isize::MAX);
        self.note(RowsChanged {
            first_row: 0,
            last_row: rows - 1,
            rows_moved: count(rows) - count(rows_before),
        });
    }
}

/// Whether a character means nothing without the one before it.
fn clings(c: char) -> bool {
    JOINERS.contains(&c)
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{E0020}'..='\u{E007F}')
}

impl fmt::Debug for TextBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextBox")
            .field("bytes", &self.text.len())
            .field("caret", &self.caret)
            .field("anchor", &self.anchor)
            .field("rows", &self.layout.rows().len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: &str = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";

    /// A box 20 columns wide; the bar in `text` is the caret.
    fn typed(text: &str) -> TextBox {
        let caret = text.find('|').unwrap();
        let mut made = TextBox::new(&text.replace('|', ""), Shape::plain(20));
        made.go(Motion::To(caret), false);
        made
    }

    fn shown(text: &TextBox) -> String {
        let (head, tail) = text.split_at_caret();
        format!("{head}|{tail}")
    }

    #[test]
    fn deletions_take_what_people_expect() {
        let cases = [
            ("the Board noted|", Delete::WordBack, "the Board |"),
            ("the Board noted |", Delete::WordBack, "the Board |"),
            ("the Board, |noted", Delete::WordBack, "the Board|noted"),
            ("the| Board noted", Delete::WordForward, "the|Board noted"),
            ("the |Board noted", Delete::WordForward, "the |noted"),
            ("|officer's report", Delete::WordForward, "|report"),
            ("one\n|two", Delete::WordBack, "one|two"),
            ("cafe\u{301}|", Delete::Back, "caf|"),
            ("|e\u{301}x", Delete::Forward, "|x"),
            (
                "one\ntwo th|ree\nfour",
                Delete::ToLineStart,
                "one\n|ree\nfour",
            ),
            (
                "one\ntwo th|ree\nfour",
                Delete::ToLineEnd,
                "one\ntwo th|\nfour",
            ),
            (
                "members asked how the eff|ect was",
                Delete::ToRowStart,
                "members asked how |ect was",
            ),
            (
                "mem|bers asked how the effect",
                Delete::ToRowEnd,
                "mem| the effect",
            ),
            ("|", Delete::Back, "|"),
        ];
        for (before, what, after) in cases {
            let mut text = typed(before);
            text.delete(what);
            assert_eq!(shown(&text), after, "{what:?} in {before}");
        }
    }

    #[test]
    fn one_backspace_takes_a_whole_family() {
        let mut text = typed(&format!("a{FAMILY}|"));
        let splice = text.delete(Delete::Back);
        assert_eq!(splice.map(|s| s.went), Some(FAMILY.to_owned()));
        assert_eq!(text.delete(Delete::Forward), None);
    }

    #[test]
    fn typing_replaces_what_is_selected() {
        let mut text = typed("the |Chair opened");
        text.go(Motion::WordRight, true);
        text.go(Motion::Left, true);
        assert_eq!(text.selected(), "Chair");
        let splice = text.insert("Chairman");
        assert_eq!(shown(&text), "the Chairman| opened");
        assert_eq!(
            splice.map(|s| (s.at, s.went)),
            Some((4, "Chair".to_owned()))
        );
        assert_eq!(text.selection(), None);
    }

    #[test]
    fn a_selector_typed_on_its_own_joins_what_stands_before_it() {
        let mut text = typed("I \u{2764}| it");
        let splice = text.insert("\u{FE0F}").unwrap();
        assert_eq!(text.text(), "I \u{2764}\u{FE0F} it");
        assert_eq!(splice.came, "\u{2764}\u{FE0F}");
        assert_eq!(text.caret(), splice.end_after());
    }

    #[test]
    fn a_joiner_never_stays_behind_and_the_caret_stays_where_the_key_was() {
        // Persian: a joiner of no width stands between the letters.
        let mut text = typed("\u{645}\u{200C}|\u{62E}\u{648}");
        text.insert(" ");
        assert_eq!(shown(&text), "\u{645} |\u{62E}\u{648}");
        let mut text = typed("\u{645}\u{200C}\u{62E}|");
        text.delete(Delete::Back);
        assert_eq!(shown(&text), "\u{645}|");
        let mut text = typed("a\u{645}\u{200C}|\u{62E}");
        let splice = text.delete(Delete::Back);
        assert_eq!(shown(&text), "a|\u{62E}");
        assert_eq!(splice.map(|s| s.came), Some("\u{62E}".to_owned()));
    }

    #[test]
    fn the_terminals_cursor_stands_at_the_caret() {
        let mut text = typed("0123456789012345678901|");
        let area = Rect::new(5, 2, 20, 1);
        assert_eq!(text.caret_in(area, 0), None);
        assert_eq!(text.caret_in(area, 1), Some(Position::new(7, 2)));
        text.go(Motion::Up, false);
        text.go(Motion::RowEnd, false);
        assert_eq!(text.caret_in(area, 0), Some(Position::new(24, 2)));
        assert_eq!(
            text.caret_in(Rect::new(5, 2, 21, 1), 0),
            Some(Position::new(25, 2))
        );
    }

    #[test]
    fn what_is_pasted_is_text_and_never_commands() {
        let mut text = typed("|");
        text.insert("one\r\ntwo\u{1b}[31m\u{202e}");
        assert_eq!(text.text(), "one\ntwo[31m");
    }

    #[test]
    fn somebody_elses_change_leaves_the_caret_at_its_words() {
        let mut text = typed("the Board no|ted");
        let splice = Splice {
            at: 0,
            went: "the".to_owned(),
            came: "Members of the".to_owned(),
        };
        assert!(text.apply(&splice));
        assert_eq!(shown(&text), "Members of the Board no|ted");
        assert!(text.replay(&splice.inverse()));
        assert_eq!(shown(&text), "the| Board noted");
        assert!(!text.apply(&splice.inverse()));
        assert_eq!(text.text(), "the Board noted");
    }

    #[test]
    fn a_paragraph_is_split_and_joined() {
        let mut text = typed("Members asked |and were told");
        let (splice, tail) = text.take_tail();
        assert_eq!(
            (shown(&text).as_str(), tail.as_str()),
            ("Members asked|", "and were told")
        );
        assert_eq!(splice.map(|s| s.went), Some(" and were told".to_owned()));
        text.append(&tail);
        assert_eq!(shown(&text), "Members asked| and were told");
    }

    #[test]
    fn a_new_text_keeps_the_caret_in_it() {
        let mut text = typed("one two three|");
        text.set_text("on\u{e9}");
        assert_eq!(shown(&text), "on\u{e9}|");
        text.reshape(Shape::plain(2));
        assert_eq!(text.take_change().map(|c| c.last_row), Some(1));
    }

    #[test]
    fn debug_tells_no_words() {
        assert!(!format!("{:?}", typed("a secret|")).contains("secret"));
    }
}
