//! The columns of the roll: number, mark, name, title, and the mark in words.

use ratatui::layout::Rect;

use super::super::list;
use super::rows::{Row, State};
use crate::tui::editor::grapheme::measure;
use crate::tui::paper::Paper;

/// Where the columns of the roll stand.
pub(super) struct Columns {
    area: Rect,
    name: u16,
    title: u16,
    words: u16,
}

impl Columns {
    pub(super) fn new(area: Rect, rows: &[Row]) -> Self {
        let widest = |of: fn(&Row) -> &str, most: usize| {
            let seats = rows.iter().filter(|r| !r.heading);
            seats.map(|r| measure(of(r))).max().unwrap_or(0).min(most) as u16
        };
        let left = area.x + 7;
        let room = usize::from(area.right().saturating_sub(left + 1));
        let name = widest(|r| &r.name, room * 2 / 5);
        let rest = room.saturating_sub(usize::from(name) + 4);
        let words = widest(|r| &r.words, rest).max(9);
        // The mark is never cut short for the sake of the title.
        let title = widest(
            |r| &r.title,
            rest.saturating_sub(usize::from(words).min(rest * 3 / 5)),
        );
        Self {
            area,
            name: left,
            title: left + name + 2,
            words: left + name + 2 + title + 2,
        }
    }

    pub(super) fn draw(&self, paper: &mut Paper<'_>, y: u16, row: &Row, marked: bool) {
        let theme = paper.theme;
        let right = self.area.right().saturating_sub(1);
        if row.heading {
            paper.fitted(self.area.x + 1, y, right, &row.name, theme.quiet);
            return;
        }
        let style = list::mark(paper, self.area, y, marked);
        let x = self.area.x + 4;
        paper.right(self.area.x + 1, y, x, &row.number, theme.quiet);
        let (symbol, mark) = match row.state {
            State::Here => (theme.tick(), theme.text),
            State::Gone => ("<", theme.quiet),
            State::Apologies => ("o", theme.text),
            State::Awaited => ("d", theme.text),
            State::Absent => ("x", theme.text),
            State::Open if row.seat.is_some() => ("?", theme.accent),
            State::Open | State::Vacant => (theme.dot(), theme.quiet),
        };
        paper.text(x + 1, y, right, symbol, mark);
        paper.fitted(
            self.name,
            y,
            self.title.saturating_sub(2).min(right),
            &row.name,
            style,
        );
        let end = self.words.saturating_sub(2).min(right);
        paper.fitted(self.title, y, end, &row.title, theme.quiet);
        paper.fitted(self.words, y, right, &row.words, mark);
    }
}
