//! The papers beside the fields: the lines around the place that a field was read from. Only what
//! is seen is looked at, however long the papers are.

use ratatui::layout::Rect;

use crate::import::found::Place;
use crate::import::proposal::{Proposal, Source, SourceLine};
use crate::tui::paper::Paper;
use crate::tui::words::wrap;

/// Longer lines are cut there: nobody reads on, and wrapping has to end.
const LONGEST: usize = 4_000;

/// Columns of the line numbers.
const NUMBERS: u16 = 6;

#[cfg(test)]
thread_local! {
    /// How many lines were looked at.
    pub(super) static LOOKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Which lines are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct View {
    /// The file.
    source: usize,
    /// The first line seen, by its place in the file's lines.
    line: usize,
    /// Its first row seen.
    row: usize,
}

/// Words cut off after so many bytes, between characters.
pub(super) fn clip(words: &str, most: usize) -> &str {
    if words.len() <= most {
        return words;
    }
    let mut end = most;
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

fn rows(line: &SourceLine, width: u16) -> Vec<String> {
    #[cfg(test)]
    LOOKED.with(|looked| looked.set(looked.get() + 1));
    let width = usize::from(width.saturating_sub(NUMBERS + 2));
    wrap(clip(&line.text, LONGEST), width)
}

/// Where a line stands in the lines of its file, which are in the order of their numbers.
fn index(source: &Source, number: u32) -> usize {
    source.lines.partition_point(|l| l.number < number)
}

/// A new page begins with this line.
fn begins_page(source: &Source, at: usize) -> Option<u32> {
    let page = source.lines.get(at)?.page;
    let before = at.checked_sub(1).and_then(|at| source.lines.get(at));
    (page > 0 && before.is_some_and(|l| l.page != page)).then_some(page)
}

impl View {
    /// The lines around `place`, which is seen from a little above it on.
    pub(super) fn at(proposal: &Proposal, place: Place, height: u16) -> Self {
        let source = usize::from(place.source);
        let above = usize::from(height / 4).min(4);
        let line = proposal.sources.get(source).map_or(0, |s| {
            let last = s.lines.len().saturating_sub(1);
            index(s, place.line).min(last).saturating_sub(above)
        });
        Self {
            source,
            line,
            row: 0,
        }
    }

    /// A row down or up; nothing is seen beyond the last line.
    pub(super) fn scroll(&mut self, proposal: &Proposal, width: u16, down: bool) {
        let Some(source) = proposal.sources.get(self.source) else {
            return;
        };
        let count = |at: usize| {
            let breaks = usize::from(begins_page(source, at).is_some());
            source.lines.get(at).map_or(1, |l| rows(l, width).len()) + breaks
        };
        if down {
            if self.row + 1 < count(self.line) {
                self.row += 1;
            } else if self.line + 1 < source.lines.len() {
                (self.line, self.row) = (self.line + 1, 0);
            }
        } else if self.row > 0 {
            self.row -= 1;
        } else if self.line > 0 {
            self.line -= 1;
            self.row = count(self.line) - 1;
        }
    }

    /// To the first or the last line of the file.
    pub(super) fn end(&mut self, proposal: &Proposal, last: bool) {
        let lines = proposal.sources.get(self.source);
        let end = lines.map_or(0, |s| s.lines.len().saturating_sub(1));
        (self.line, self.row) = (if last { end } else { 0 }, 0);
    }

    /// Draws the lines, those of `place` marked, under a title that says where they stand.
    pub(super) fn draw(
        self,
        proposal: &Proposal,
        place: Option<Place>,
        paper: &mut Paper<'_>,
        (title, area): (Rect, Rect),
    ) {
        if title.height == 0 {
            return;
        }
        let theme = paper.theme;
        paper.rule(title, title.y);
        let Some(source) = proposal.sources.get(self.source) else {
            return;
        };
        let words = format!(" {} ", told(source, place));
        let end = title.right().saturating_sub(1);
        paper.fitted(title.x + 2, title.y, end, &words, theme.accent);
        let right = area.right().saturating_sub(1);
        let mut y = area.y;
        let mut skip = self.row;
        for at in self.line..source.lines.len() {
            if y >= area.bottom() {
                break;
            }
            let Some(line) = source.lines.get(at) else {
                break;
            };
            if let Some(page) = begins_page(source, at) {
                if skip > 0 {
                    skip -= 1;
                } else {
                    let words = format!("page {page}");
                    paper.text(area.x + NUMBERS + 1, y, right, &words, theme.accent);
                    y += 1;
                }
            }
            let read = place.is_some_and(|p| {
                usize::from(p.source) == self.source && (p.line..=p.to).contains(&line.number)
            });
            let style = if read { theme.strong } else { theme.quiet };
            for (i, row) in rows(line, area.width).iter().enumerate().skip(skip) {
                if y >= area.bottom() {
                    break;
                }
                if i == 0 {
                    let number = line.number.to_string();
                    paper.right(area.x, y, area.x + NUMBERS - 1, &number, theme.quiet);
                }
                if read {
                    paper.text(area.x + NUMBERS - 1, y, right, theme.post(), theme.accent);
                }
                paper.text(area.x + NUMBERS + 1, y, right, row, style);
                y += 1;
            }
            skip = 0;
        }
    }
}

/// Where something stands: file, page, line.
fn told(source: &Source, place: Option<Place>) -> String {
    let name = clip(&source.name, 200);
    let Some(place) = place.filter(|p| p.line > 0) else {
        return name.to_owned();
    };
    let lines = if place.to > place.line {
        format!("lines {}-{}", place.line, place.to)
    } else {
        format!("line {}", place.line)
    };
    match place.page {
        0 => format!("{name}, {lines}"),
        page => format!("{name}, page {page}, {lines}"),
    }
}
