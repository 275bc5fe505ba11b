//! The columns of the library's list.

use std::path::Path;

use ratatui::layout::Rect;

use crate::tui::editor::grapheme::measure;
use crate::tui::paper::Paper;
use crate::tui::port::Listed;
use crate::tui::screens::list;

/// The items left, in words.
pub(super) fn items_left(one: &Listed) -> String {
    match one.items_left {
        None | Some(0) => String::new(),
        Some(1) => "1 item left".to_owned(),
        Some(n) => format!("{n} items left"),
    }
}

/// When it was last saved.
fn last_saved(one: &Listed) -> String {
    let saved = one.saved.map(|at| at.format("%-d %b %Y %H:%M"));
    saved.map_or_else(String::new, |at| at.to_string())
}

/// Place, items left and last saved in one line.
fn in_a_line(one: &Listed) -> String {
    let saved = match last_saved(one) {
        saved if saved.is_empty() => saved,
        saved => format!("last saved {saved}"),
    };
    let parts = [one.place.clone(), items_left(one), saved];
    let parts = parts.into_iter().filter(|p| !p.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

/// What is told of the marked line: the name of its file, where other lines have the same body and day (a
/// branch, another version), and what there are no columns for.
pub(super) fn detail(one: &Listed, all: &[Listed], has_columns: bool) -> String {
    let alike = |other: &&Listed| {
        !other.sample && (&other.body, other.date) == (&one.body, one.date) && !other.is_journal()
    };
    let several = !one.sample && all.iter().filter(alike).nth(1).is_some();
    let file = Path::new(&one.key.0).file_name().filter(|_| several);
    let file = file.map(|name| name.to_string_lossy().into_owned());
    let rest = Some(in_a_line(one)).filter(|rest| !has_columns && !rest.is_empty());
    file.into_iter().chain(rest).collect::<Vec<_>>().join("; ")
}

/// Columns that must be left for more than the state and what is to do.
const MORE: u16 = 44;

/// The widest that stands in each column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Widths {
    body: usize,
    state: usize,
    to_do: usize,
}

impl Widths {
    /// Those of these lines.
    pub(super) fn of(lines: &[Listed]) -> Self {
        let widest = |of: fn(&Listed) -> usize| lines.iter().map(of).max().unwrap_or(0);
        Self {
            body: widest(|l| measure(&l.body)),
            state: widest(|l| measure(&l.state)),
            to_do: widest(|l| measure(&l.to_do)),
        }
    }
}

/// Where the columns stand.
pub(super) struct Columns {
    area: Rect,
    date: u16,
    state: u16,
    to_do: u16,
    /// Items left and the place, where there is room; what was last saved stands at the right.
    pub(super) more: Option<(u16, u16)>,
}

impl Columns {
    pub(super) fn new(area: Rect, widths: Widths) -> Self {
        let room = usize::from(area.width.saturating_sub(3));
        let state = widths.state.clamp(8, 10);
        // What is left to do gives way to the body's name, down to its first words.
        let to_do = widths.to_do;
        let fixed = 11 + state + to_do.min(14) + 6;
        let body = widths.body.min(room.saturating_sub(fixed).max(8));
        let date = area.x + 2 + body as u16 + 2;
        let at = date + 13 + state as u16 + 2;
        let left = at + to_do as u16 + if to_do > 0 { 2 } else { 0 };
        let more = (left + MORE <= area.right()).then_some((left, left + 15));
        Self {
            area,
            date,
            state: date + 13,
            to_do: at,
            more,
        }
    }

    pub(super) fn draw(&self, paper: &mut Paper<'_>, y: u16, one: &Listed, marked: bool) {
        let theme = paper.theme;
        let right = self.area.right().saturating_sub(1);
        let style = list::mark(paper, self.area, y, marked);
        let end = self.date.saturating_sub(2).min(right);
        paper.fitted(self.area.x + 2, y, end, &one.body, style);
        let date = one.date.format("%-d %b %Y").to_string();
        paper.right(self.date, y, (self.date + 11).min(right), &date, theme.text);
        if one.trouble.is_some() {
            let words = format!(
                "! {}",
                if one.state.is_empty() {
                    "damaged"
                } else {
                    &one.state
                }
            );
            paper.fitted(self.state, y, right, &words, theme.alarm);
            return;
        }
        paper.fitted(self.state, y, right, &one.state, theme.text);
        let Some((left, place)) = self.more else {
            paper.fitted(self.to_do, y, right, &one.to_do, theme.quiet);
            return;
        };
        paper.fitted(self.to_do, y, left, &one.to_do, theme.quiet);
        paper.fitted(left, y, place - 2, &items_left(one), theme.text);
        let saved = last_saved(one);
        let words = if saved.is_empty() {
            saved
        } else {
            format!("saved {saved}")
        };
        let end = paper.right(place, y, right, &words, theme.quiet);
        paper.fitted(place, y, end.saturating_sub(2), &one.place, theme.quiet);
    }
}
