//! What a page shows, as lines: it is drawn into a window in which nothing is cut off, and read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::model::Model;
use crate::tui::paper::{Memory, Paper};
use crate::tui::view;

/// The line between a list and the panel beside it.
const POST: char = '\u{2502}';

/// What a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PageLines {
    /// All of its lines but what is said of the marked row.
    pub(super) lines: Vec<String>,
    /// Which of them is marked.
    pub(super) marked: Option<usize>,
    /// What is said of the marked row.
    pub(super) detail: String,
    /// What stands in a panel beside the list.
    pub(super) beside: Vec<String>,
}

impl PageLines {
    /// The marked row.
    pub(super) fn row(&self) -> &str {
        let row = self.marked.and_then(|at| self.lines.get(at));
        row.map_or("", String::as_str)
    }

    /// The line that sums up: the first, where it is no row of the list.
    pub(super) fn sum(&self) -> &str {
        let first = self.lines.first().filter(|_| self.marked != Some(0));
        first.map_or("", String::as_str)
    }
}

/// Reads the page on top.
pub(super) fn read(model: &Model) -> PageLines {
    let (width, height) = model.ui.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let (mut memory, mut touched) = (Memory::default(), Vec::new());
    let mut paper = Paper::new(&mut buffer, model.ui.theme, &mut memory, &mut touched);
    let body = view::parts(model).body;
    model.top().page().draw(&model.ui, &mut paper, body);
    let marked_row = paper.marked;
    let mut out = PageLines::default();
    let mut last_rule = None;
    for y in body.top()..body.bottom() {
        let row: String = (body.left()..body.right())
            .map(|x| buffer[(x, y)].symbol())
            .collect();
        let (row, beside) = row.split_once(POST).unwrap_or((&row, ""));
        let beside = spoken(beside, "");
        if !beside.is_empty() {
            out.beside.push(beside);
        }
        if !row.trim().is_empty() && row.trim().chars().all(|c| matches!(c, '\u{2500}' | '-')) {
            last_rule = Some(out.lines.len());
            continue;
        }
        let words = spoken(row, model.ui.theme.pointer());
        if words.is_empty() {
            continue;
        }
        if marked_row == Some(y) {
            out.marked = Some(out.lines.len());
        }
        out.lines.push(words);
    }
    if let Some(at) = last_rule.filter(|at| out.marked.is_some_and(|marked| marked < *at)) {
        out.detail = out.lines.split_off(at).join(" ");
    }
    out
}

/// A row as it is said: columns are parted by commas, and what only frames is left out.
fn spoken(row: &str, pointer: &str) -> String {
    let frame = |c: char| matches!(c, '\u{2500}'..='\u{257F}');
    let row: String = row
        .chars()
        .map(|c| if frame(c) { ' ' } else { c })
        .collect();
    let row = row.trim();
    let row = row.strip_prefix(pointer).unwrap_or(row).trim();
    let columns = row.split("  ").map(str::trim).filter(|c| !c.is_empty());
    let mut out = String::new();
    for column in columns {
        let number = |c: char| c.is_ascii_digit() || c == '.';
        if !out.is_empty() && out.chars().all(number) {
            out.push_str(if out.ends_with('.') { " " } else { ". " });
        } else if !out.is_empty() {
            out.push_str(if out.ends_with([',', ';', ':', '.']) {
                " "
            } else {
                ", "
            });
        }
        out.push_str(column);
    }
    out
}
