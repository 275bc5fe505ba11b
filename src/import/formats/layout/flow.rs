//! Items become lines: what a width broke, where paragraphs end, how far they are indented, what is
//! a heading; and rows that a page broke become one.

use super::cells::{Row, RowCell, unbulleted, would_have_fitted};
use super::strips::Strip;
use super::usual::{Usual, begins_with_mark, margins, usual};
use super::{Body, Item, Table};
use crate::import::found::Place;
use crate::import::line::{Cell, Line, Shape};
use crate::import::steps::{Spent, Steps};
use crate::meeting::text::Text;

/// Makes lines of pages.
pub(super) fn lines(
    bodies: Vec<Body>,
    tables: &[Table],
    source: u16,
    steps: &Steps,
) -> Result<Vec<Line>, Spent> {
    let usual = usual(&bodies);
    let mut out = Writer {
        usual,
        source,
        lines: Vec::new(),
        tables: 0,
        table: None,
    };
    for body in bodies {
        steps.take(2 * body.items.len() as u64)?;
        out.page(body, tables);
    }
    out.finish();
    in_large(&mut out.lines);
    Ok(out.lines)
}

struct Writer {
    usual: Usual,
    source: u16,
    lines: Vec<Line>,
    tables: u32,
    table: Option<Open>,
}

/// The table whose rows were written last.
struct Open {
    id: usize,
    xs: Vec<f32>,
    ruled: bool,
    header: Vec<String>,
    rows: u32,
    /// Rows without anything in the first cell.
    unnamed: u32,
    /// The page whose first row was the rest of one; 0 = none yet. A row is broken but once.
    joined: u32,
    /// The cells of the row that was written last.
    last: Vec<RowCell>,
}

impl Writer {
    fn page(&mut self, body: Body, tables: &[Table]) {
        let rights = margins(&body);
        let mut first = true;
        let mut before: Option<Strip> = None;
        let mut items = body.items.into_iter().peekable();
        let mut rights = rights.into_iter();
        while let Some(item) = items.next() {
            let right = rights.next().unwrap_or(body.width);
            match item {
                Item::Row { table, row } => {
                    before = None;
                    self.row(body.number, table, row, tables, first);
                }
                Item::Strip(strip) => {
                    self.table = None;
                    let gap = before.as_ref().map(|b: &Strip| strip.y - b.y);
                    let apart = gap.is_none_or(|gap| gap < 0.0 || gap > self.far(&strip));
                    if first {
                        self.over_the_page(&strip);
                    } else if apart {
                        self.blank(body.number);
                    }
                    let next = match items.peek() {
                        Some(Item::Strip(next)) => Some(next),
                        _ => None,
                    };
                    let broken = next.is_some_and(|next| {
                        next.y > strip.y
                            && next.y - strip.y <= self.far(next)
                            && goes_on(&strip, next, right)
                    });
                    // At the foot of a page the next is not seen yet: see `over_the_page`.
                    let open = items.peek().is_none() && is_full(&strip, right);
                    self.strip(body.number, &strip, broken || open);
                    before = Some(strip);
                }
            }
            first = false;
        }
    }

    /// The gap beyond which a blank line is meant.
    fn far(&self, strip: &Strip) -> f32 {
        1.4 * self.usual.pitch * strip.size
    }

    /// Settles whether the last line of the page before goes on in the first of this one.
    fn over_the_page(&mut self, strip: &Strip) {
        let Some(last) = self.lines.last_mut() else {
            return;
        };
        let text = strip.text();
        let lower = text.starts_with(|c: char| c.is_lowercase());
        last.broken = last.broken && lower && last.bold == strip.is_bold();
        if !last.broken {
            let page = last.place.page;
            self.blank(page);
        }
    }

    fn finish(&mut self) {
        if let Some(last) = self.lines.last_mut() {
            last.broken = false;
        }
    }

    fn place(&self, page: u32) -> Place {
        let line = u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX);
        Place {
            source: self.source,
            page,
            line,
            to: line,
        }
    }

    fn blank(&mut self, page: u32) {
        if self.lines.last().is_some_and(|l| !l.is_blank()) {
            let place = self.place(page);
            self.lines.push(Line {
                place,
                ..Line::default()
            });
        }
    }

    fn strip(&mut self, page: u32, strip: &Strip, broken: bool) {
        let mut shape = heading(strip, self.usual.size).map_or(Shape::Plain, Shape::Heading);
        let mut cells: Vec<Cell> = Vec::with_capacity(strip.spans.len());
        let mut spans = strip.spans.as_slice();
        let mut bullet = None;
        if let [first, rest @ ..] = spans {
            let marked = first.text.trim();
            let alone = !rest.is_empty() && unbulleted(&format!("{marked} x")) == Some("x");
            if alone {
                spans = rest;
                shape = Shape::Entry;
            } else if let Some(words) = unbulleted(marked) {
                bullet = Some(words.to_owned());
                shape = Shape::Entry;
            }
        }
        for span in spans {
            let words = bullet.take().unwrap_or_else(|| span.text.clone());
            cells.push(Cell {
                at: self.column(span.x),
                text: Text::line(words.trim_end_matches('\u{AD}')),
            });
        }
        let place = self.place(page);
        self.lines.push(Line {
            place,
            shape,
            indent: cells.first().map_or(0, |c| c.at),
            bold: strip.is_bold(),
            broken,
            cells,
        });
    }

    fn row(&mut self, page: u32, table: usize, row: Row, tables: &[Table], first_on_page: bool) {
        let said = tables.get(table);
        let texts: Vec<String> = row.cells.iter().map(|c| c.text.clone()).collect();
        let goes_on = self.table.as_ref().is_some_and(|open| open.id == table);
        if !goes_on {
            let same = self.table.as_mut().filter(|open| {
                first_on_page && open.ruled && said.is_some_and(|s| same_columns(&open.xs, &s.xs))
            });
            if let Some(open) = same {
                open.id = table;
                // A header that is printed again on each page says nothing new.
                if open.header == texts {
                    return;
                }
                if self.joins(&row) {
                    self.join(row, page);
                    return;
                }
            } else {
                let page_before = self.lines.last().map_or(page, |l| l.place.page);
                self.blank(page_before);
                self.tables += 1;
                self.table = Some(Open {
                    id: table,
                    xs: said.map(|s| s.xs.clone()).unwrap_or_default(),
                    ruled: said.is_some_and(|s| s.ruled),
                    header: texts.clone(),
                    rows: 0,
                    unnamed: 0,
                    joined: 0,
                    last: Vec::new(),
                });
            }
        } else if first_after_header(self.table.as_ref(), self.lines.last(), page)
            && self.table.as_ref().is_some_and(|open| open.joined != page)
            && self.joins(&row)
        {
            self.join(row, page);
            return;
        }
        let place = self.place(page);
        let cells: Vec<Cell> = row
            .cells
            .iter()
            .map(|cell| Cell {
                at: self.column(cell.x),
                text: Text::new(&cell.text),
            })
            .collect();
        let Some(open) = &mut self.table else { return };
        open.rows += 1;
        open.last = row.cells;
        open.unnamed += u32::from(texts.first().is_some_and(String::is_empty));
        self.lines.push(Line {
            place,
            shape: Shape::Row {
                table: self.tables,
                row: open.rows,
            },
            indent: cells.first().map_or(0, |c| c.at),
            bold: row.bold,
            broken: false,
            cells,
        });
    }

    /// Whether a row at the head of a page is the rest of the one at the foot of the page before.
    fn joins(&self, row: &Row) -> bool {
        let Some(last) = self.lines.last().filter(|l| l.is_row()) else {
            return false;
        };
        let Some(open) = &self.table else {
            return false;
        };
        if last.cells.len() != row.cells.len() {
            return false;
        }
        let unnamed = row.cells.first().is_some_and(|c| c.text.is_empty());
        let mut filled = row
            .cells
            .iter()
            .zip(&open.last)
            .filter(|(below, _)| !below.text.is_empty());
        // The rest of a row goes on in each of its cells.
        filled.all(|(below, above)| below.goes_on_from(above))
            || unnamed && open.unnamed == 0 && open.rows > 1
    }

    fn join(&mut self, row: Row, page: u32) {
        let Some(last) = self.lines.last_mut() else {
            return;
        };
        for (cell, more) in last.cells.iter_mut().zip(&row.cells) {
            if more.text.is_empty() {
                continue;
            }
            let mut words = cell.text.as_str().to_owned();
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&more.text);
            cell.text = Text::new(&words);
        }
        if let Some(open) = &mut self.table {
            open.last = row.cells;
            open.joined = page;
        }
    }

    /// The column of a left edge, in characters.
    fn column(&self, x: f32) -> u16 {
        #[expect(clippy::cast_sign_loss, reason = "less than nothing becomes nothing")]
        let column = ((x - self.usual.left) / self.usual.letter).round() as u16;
        column
    }
}

/// Takes paragraphs in larger letters for what they are: no heading has so many words, nor so many and a
/// stop behind them.
fn in_large(lines: &mut [Line]) {
    const LONG: usize = 24;
    const SENTENCE: usize = 12;
    for group in lines.split_mut(|line| !matches!(line.shape, Shape::Heading(_))) {
        let prose = group.chunk_by(|line, _| line.broken).any(|para| {
            let words: usize = para.iter().map(|l| l.text().split(' ').count()).sum();
            let ends = para.last().is_some_and(|line| line.text().ends_with('.'));
            words > LONG || ends && words > SENTENCE
        });
        if prose {
            for line in group {
                line.shape = Shape::Plain;
            }
        }
    }
}

/// Whether the last line written is of an earlier page than the row that comes: then a header
/// printed again was passed over just now.
fn first_after_header(open: Option<&Open>, last: Option<&Line>, page: u32) -> bool {
    open.is_some_and(|o| o.ruled) && last.is_some_and(|l| l.place.page != page)
}

fn same_columns(one: &[f32], two: &[f32]) -> bool {
    one.len() == two.len() && one.iter().zip(two).all(|(a, b)| (a - b).abs() < 4.0)
}

/// Whether `next` goes on with what `strip` was broken off from.
fn goes_on(strip: &Strip, next: &Strip, right: f32) -> bool {
    let alike = (strip.size - next.size).abs() < 0.1 * strip.size;
    let weight = strip.spans.last().map(|s| s.bold.1) == next.spans.first().map(|s| s.bold.0)
        || strip.is_bold() == next.is_bold();
    let em = strip.size;
    let under = (next.x() - strip.x()).abs() < 3.0
        || (next.x() - strip.last_x()).abs() < 3.0
        // A first line that is set in, or a number that is not.
        || (strip.x() - 4.0 * em..strip.x()).contains(&next.x()) && next.spans.len() == 1
        || (strip.x()..strip.x() + 4.0 * em).contains(&next.x()) && begins_with_mark(strip);
    alike
        && weight
        && under
        && next.spans.len() == 1
        && !begins_with_mark(next)
        && !would_have_fitted(strip.end(), next, right)
}

/// Whether a strip reaches the right margin, so that it may go on over the page.
fn is_full(strip: &Strip, right: f32) -> bool {
    strip.end() > right - 8.0 * strip.size
}

fn heading(strip: &Strip, body: f32) -> Option<u8> {
    let short = strip.text().chars().count() <= 160;
    let ratio = strip.size / body.max(1.0);
    let level = match ratio {
        r if r >= 1.55 => 1,
        r if r >= 1.25 => 2,
        r if r >= 1.12 => 3,
        _ => return None,
    };
    short.then_some(level)
}
