//! Lists: the marked row, scrolling, the mouse, and how the screens beside the meeting screen lay
//! themselves out: a line that sums up, the list, and what is to be said of the marked row.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::editor::Field;
use crate::tui::input::{Mouse, MouseKind};
use crate::tui::key::{Code, Key};
use crate::tui::page::Next;
use crate::tui::paper::Paper;
pub use crate::tui::words::wrap;

/// Which row of a list is marked, and which is seen first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct List {
    /// The marked row.
    pub at: usize,
    /// The first row seen.
    pub top: usize,
    seen: usize,
}

/// What the mouse did to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clicked {
    /// Nothing.
    Nothing,
    /// Another row is marked, or the list was scrolled.
    Moved,
    /// The marked row was clicked again.
    Again,
}

impl List {
    /// Moves the mark over the rows that `may` be marked; answers whether the key was for the list.
    pub fn key(&mut self, key: Key, rows: usize, may: impl Fn(usize) -> bool) -> bool {
        if key.ctrl || key.alt || rows == 0 {
            return false;
        }
        let page = self.seen.saturating_sub(1).max(1);
        let last = rows.saturating_sub(1);
        let (to, down) = match key.code {
            Code::Up => (self.at.saturating_sub(1), false),
            Code::Down => ((self.at + 1).min(last), true),
            Code::PageUp => (self.at.saturating_sub(page), false),
            Code::PageDown => ((self.at + page).min(last), true),
            Code::Home => (0, true),
            Code::End => (last, false),
            _ => return false,
        };
        let onward = |from: usize| (from..rows).find(|&i| may(i));
        let back = |from: usize| (0..=from.min(last)).rev().find(|&i| may(i));
        let found = if down {
            onward(to).or_else(|| back(to))
        } else {
            back(to).or_else(|| onward(to))
        };
        if let Some(found) = found {
            self.at = found;
        }
        // What stands above the first row that can be marked is seen too.
        if (0..self.at).all(|i| !may(i)) {
            self.top = 0;
        }
        true
    }

    /// The mouse over the list that lies in `area`.
    pub fn mouse(
        &mut self,
        mouse: Mouse,
        area: Rect,
        rows: usize,
        may: impl Fn(usize) -> bool,
    ) -> Clicked {
        match mouse.kind {
            MouseKind::ScrollUp => {
                self.key(Key::plain(Code::Up), rows, may);
                Clicked::Moved
            }
            MouseKind::ScrollDown => {
                self.key(Key::plain(Code::Down), rows, may);
                Clicked::Moved
            }
            MouseKind::Down(_) if mouse.row >= area.top() && mouse.row < area.bottom() => {
                let row = self.top + usize::from(mouse.row - area.y);
                if row >= rows || !may(row) {
                    return Clicked::Nothing;
                }
                if row == self.at {
                    return Clicked::Again;
                }
                self.at = row;
                Clicked::Moved
            }
            _ => Clicked::Nothing,
        }
    }

    /// What becomes of a key on a page that has nothing for keys but its list.
    pub fn take(&mut self, key: Key, rows: usize, may: impl Fn(usize) -> bool) -> Next {
        if self.key(key, rows, may) {
            Next::Stay
        } else {
            Next::Unused
        }
    }

    /// Whether the mouse chose the marked row, by a second click; the page is laid out in [`areas`].
    pub fn chosen(
        &mut self,
        mouse: Mouse,
        (body, detail): (Rect, u16),
        rows: usize,
        may: impl Fn(usize) -> bool,
    ) -> bool {
        self.mouse(mouse, areas(body, detail).list, rows, may) == Clicked::Again
    }

    /// Keeps the mark on a row that may be marked and in sight.
    pub fn settle(&mut self, rows: usize, seen: usize, may: impl Fn(usize) -> bool) {
        self.seen = seen;
        self.at = self.at.min(rows.saturating_sub(1));
        if rows > 0 && !may(self.at) {
            let onward = (self.at..rows).find(|&i| may(i));
            let found = onward.or_else(|| (0..self.at).rev().find(|&i| may(i)));
            self.at = found.unwrap_or(self.at);
        }
        if self.top > self.at {
            self.top = self.at;
        }
        if seen > 0 && self.at >= self.top + seen {
            self.top = self.at + 1 - seen;
        }
        self.top = self.top.min(rows.saturating_sub(seen.max(1)));
    }
}

/// Where the parts of such a screen lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Areas {
    /// The line that sums up.
    pub sum: Rect,
    /// The list.
    pub list: Rect,
    /// What is said of the marked row; may be empty.
    pub detail: Rect,
}

/// Lays a screen out; `detail` rows at most say more of the marked row.
pub fn areas(body: Rect, detail: u16) -> Areas {
    let sum = Rect::new(body.x, body.y, body.width, body.height.min(1));
    let gap = u16::from(body.height >= 12);
    let left = body.height - sum.height;
    let gap = gap.min(left);
    let detail = if body.height >= 9 && detail > 0 {
        (detail + 1).min(left / 3)
    } else {
        0
    };
    let list = left - gap - detail;
    let y = body.y + sum.height + gap;
    Areas {
        sum,
        list: Rect::new(body.x, y, body.width, list),
        detail: Rect::new(body.x, y + list, body.width, detail),
    }
}

/// The line that sums up; where there is more above or below the list, that is told at its end.
pub fn sum(paper: &mut Paper<'_>, area: Rect, words: &str, more: Option<(usize, usize)>) {
    if area.height == 0 {
        return;
    }
    let theme = paper.theme;
    let mut right = area.right().saturating_sub(1);
    if let Some((at, of)) = more {
        let place = format!("{} of {of}", at + 1);
        right = paper.right(area.x + 1, area.y, right, &place, theme.quiet);
        right = right.saturating_sub(2);
    }
    paper.fitted(area.x + 1, area.y, right, words, theme.text);
}

/// A field in the place of the line that sums up, behind its label.
pub fn field(paper: &mut Paper<'_>, area: Rect, label: &str, field: &Field) {
    if area.height == 0 {
        return;
    }
    let theme = paper.theme;
    let x = paper.text(area.x + 1, area.y, area.right(), label, theme.strong) + 1;
    let width = area.right().saturating_sub(x + 1);
    let room = Rect::new(x, area.y, width, 1);
    if width > 0 {
        let mut shown = field.clone();
        let caret = shown.paint(paper.buffer, room, theme.text, theme.marked);
        paper.touch(room);
        paper.put_caret(caret, area.y);
    }
}

/// What is said of the marked row, under a thin line.
pub fn detail(paper: &mut Paper<'_>, area: Rect, words: &str) {
    if area.height == 0 {
        return;
    }
    let theme = paper.theme;
    paper.rule(area, area.y);
    let width = usize::from(area.width.saturating_sub(2));
    for (y, line) in (area.y + 1..area.bottom()).zip(wrap(words, width)) {
        paper.text(area.x + 1, y, area.right(), &line, theme.quiet);
    }
}

/// The pointer before a row, and the style of its words.
pub fn mark(paper: &mut Paper<'_>, area: Rect, y: u16, marked: bool) -> Style {
    let theme = paper.theme;
    if marked {
        paper.marked = Some(y);
        paper.text(area.x, y, area.right(), theme.pointer(), theme.accent);
        theme.strong
    } else {
        theme.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_at_the_width() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("", 3), [""]);
        assert_eq!(wrap("a\nb", 0), ["a", "b"]);
        for line in wrap("\u{4F1A}\u{8B70}\u{4F1A}\u{8B70} x", 1) {
            assert!(!line.is_empty());
        }
    }

    #[test]
    fn headings_are_passed_over() {
        let may = |i: usize| !i.is_multiple_of(3);
        let mut list = List::default();
        list.settle(9, 4, may);
        assert_eq!(list.at, 1);
        for (code, at) in [
            (Code::Down, 2),
            (Code::Down, 4),
            (Code::Up, 2),
            (Code::End, 8),
            (Code::Home, 1),
            (Code::Up, 1),
        ] {
            assert!(list.key(Key::plain(code), 9, may));
            assert_eq!(list.at, at, "{code:?}");
        }
    }
}
