//! Tables without rules: columns that stay aligned from strip to strip.
//!
//! Only what is plain is made into rows; a list of numbers with their paragraphs is no table, and
//! where it can't be told, the strips keep their cells and whoever reads them sees the columns.

use super::cells::{Known, Row, RowCell, unbulleted, would_have_fitted};
use super::centred::{self, Centred};
use super::span::Span;
use super::strips::{Strip, is_mark};
use super::{Body, Item, Table};
use crate::import::steps::{Spent, Steps};

/// How far edges may miss one another, in points.
const NEAR: f32 = 3.0;

/// Strips with several cells that a table has at least.
const ROWS: usize = 3;

/// Columns of a table, at most.
const COLUMNS: usize = 12;

/// Finds tables among the strips of a page, and makes rows of them.
pub(super) fn find(
    body: &mut Body,
    tables: &mut Vec<Table>,
    known: &Known,
    steps: &Steps,
) -> Result<(), Spent> {
    let items = std::mem::take(&mut body.items);
    let mut out = Vec::with_capacity(items.len());
    let mut strips: Vec<Strip> = Vec::new();
    for item in items {
        match item {
            Item::Strip(strip) => strips.push(strip),
            row @ Item::Row { .. } => {
                among(&mut strips, body.width, tables, &mut out, known, steps)?;
                out.push(row);
            }
        }
    }
    among(&mut strips, body.width, tables, &mut out, known, steps)?;
    body.items = out;
    Ok(())
}

/// A column while strips are added: its left edge, its right edge, and how its cells are aligned.
#[derive(Clone, Copy, Debug)]
struct Column {
    x: f32,
    end: f32,
    /// The right edge that cells share, if they do.
    right: f32,
}

fn among(
    strips: &mut Vec<Strip>,
    width: f32,
    tables: &mut Vec<Table>,
    out: &mut Vec<Item>,
    known: &Known,
    steps: &Steps,
) -> Result<(), Spent> {
    let strips = std::mem::take(strips);
    // Where all lines are short none reaches the right margin, which is as wide as the left one.
    let left = strips.iter().map(Strip::x).fold(width, f32::min);
    let margin = strips.iter().map(Strip::end).fold(width - left, f32::max);
    steps.take(2 * strips.len() as u64)?;
    let mut rest = strips.as_slice();
    while let Some(first) = rest.first() {
        steps.take(4)?;
        if let Some(found) = centred::table(rest) {
            steps.take((found.count * found.columns.len()) as u64)?;
            out.extend(in_the_middle(&found, tables, known));
            rest = rest.get(found.count..).unwrap_or_default();
            continue;
        }
        let (block, columns) = aligned(rest);
        let after = rest.get(block.len()..).unwrap_or_default();
        let block = block.as_slice();
        steps.take((block.len() * columns.len().max(1)) as u64)?;
        if is_prose(block, &columns) {
            side_by_side(block, &columns, out);
            rest = after;
        } else if is_table(block, &columns) {
            let table = tables.len();
            let xs = columns.iter().map(|c| c.x).collect();
            tables.push(Table { xs, ruled: false });
            let rows = rows(block, &columns, margin, known);
            out.extend(rows.into_iter().map(|row| Item::Row { table, row }));
            rest = after;
        } else if block.len() > 1 && first.spans.len() > 1 {
            // No table after all: none begins inside it either, and nothing in it is parted.
            out.extend(rest.iter().take(block.len()).cloned().map(Item::Strip));
            rest = after;
        } else {
            out.push(Item::Strip(first.clone()));
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    Ok(())
}

/// The rows of a table whose cells are set in the middle.
fn in_the_middle(found: &Centred<'_>, tables: &mut Vec<Table>, known: &Known) -> Vec<Item> {
    let columns: Vec<Column> = found
        .columns
        .iter()
        .map(|(x, end)| Column {
            x: *x,
            end: *end,
            right: *end,
        })
        .collect();
    let table = tables.len();
    tables.push(Table {
        xs: columns.iter().map(|c| c.x).collect(),
        ruled: false,
    });
    let rows = found.rows.iter().map(|strips| {
        let strips: Vec<&Strip> = strips.iter().collect();
        row(&strips, &columns, known)
    });
    rows.map(|row| Item::Row { table, row }).collect()
}

/// The strips from the first on that keep to the same columns, and the columns. Cells that almost
/// touch are parted where the columns say so.
fn aligned(strips: &[Strip]) -> (Vec<Strip>, Vec<Column>) {
    let Some(first) = strips.first() else {
        return (Vec::new(), Vec::new());
    };
    let mut block = vec![first.clone()];
    let mut columns: Vec<Column> = first.spans.iter().map(column).collect();
    if !(2..=COLUMNS).contains(&columns.len()) {
        return (block, Vec::new());
    }
    let mut last_full = 1;
    for pair in strips.windows(2) {
        let [one, two] = pair else { break };
        let apart = two.y - one.y;
        let alike = (two.size - one.size).abs() < 0.12 * one.size;
        if !alike || apart > 3.2 * two.size {
            break;
        }
        let strip = if fits(two, &mut columns) {
            two.clone()
        } else {
            let edges: Vec<f32> = columns.iter().skip(1).map(|c| c.x).collect();
            match two.parted(&edges) {
                Some(parted) if fits(&parted, &mut columns) => parted,
                _ => break,
            }
        };
        let several = strip.spans.len() > 1;
        let set_in = strip.x() > columns.first().map_or(0.0, |c| c.x) + NEAR;
        block.push(strip);
        // A first cell alone may be the wrapped one of a row.
        if several || set_in || apart < 1.45 * two.size {
            last_full = block.len();
        }
    }
    block.truncate(last_full);
    (block, columns)
}

fn column(span: &Span) -> Column {
    Column {
        x: span.x,
        end: span.end,
        right: span.end,
    }
}

/// Whether each thing on a strip stands in a column and in that alone; if so the columns grow.
fn fits(strip: &Strip, columns: &mut [Column]) -> bool {
    let mut grown = columns.to_vec();
    let mut from = 0;
    for span in &strip.spans {
        let place = grown
            .iter()
            .enumerate()
            .skip(from)
            .find(|(_, c)| (span.x - c.x).abs() <= NEAR || (span.end - c.right).abs() <= NEAR);
        let Some((at, _)) = place else { return false };
        let next = grown.get(at + 1).map_or(f32::MAX, |c| c.x);
        let before = at
            .checked_sub(1)
            .and_then(|b| grown.get(b))
            .map_or(f32::MIN, |c| c.end);
        if span.end > next - 2.0 || span.x < before + 2.0 {
            return false;
        }
        if let Some(column) = grown.get_mut(at) {
            column.x = column.x.min(span.x);
            column.end = column.end.max(span.end);
        }
        from = at + 1;
    }
    columns.copy_from_slice(&grown);
    true
}

/// The column that a thing stands in.
fn place(span: &Span, columns: &[Column]) -> usize {
    let after = columns.partition_point(|c| c.x <= span.x + NEAR);
    after.saturating_sub(1)
}

fn is_table(block: &[Strip], columns: &[Column]) -> bool {
    let several = block.iter().filter(|s| s.spans.len() > 1).count();
    if several < ROWS || columns.len() < 2 {
        return false;
    }
    let firsts: Vec<&Span> = block
        .iter()
        .filter_map(|s| s.spans.first())
        .filter(|span| place(span, columns) == 0)
        .collect();
    let marks = firsts.iter().filter(|span| marks_entry(&span.text)).count();
    // Numbers or bullets with what they number: a list.
    firsts.len() >= ROWS && marks * 5 < firsts.len() * 4
}

/// Whether a text only marks an entry: a number, a letter, a bullet.
fn marks_entry(text: &str) -> bool {
    is_mark(text) || text.chars().count() == 1 || unbulleted(&format!("{text} x")).is_some()
}

/// Whether two columns are two streams of prose side by side.
fn is_prose(block: &[Strip], columns: &[Column]) -> bool {
    let [left, right] = columns else { return false };
    let firsts = stream(block, columns, 0);
    let marks = firsts.iter().flat_map(|s| &s.spans);
    // Numbers with what they number are no stream of prose, however many there are.
    if marks.filter(|span| marks_entry(&span.text)).count() * 2 >= firsts.len() {
        return false;
    }
    let sides = [(0, left.end), (1, right.end)];
    sides.into_iter().all(|(side, end)| {
        let lines = stream(block, columns, side);
        let full = lines
            .windows(2)
            .filter(
                |pair| matches!(pair, [one, two] if !would_have_fitted(one.end(), two, end + 2.0)),
            )
            .count();
        lines.len() >= 6 && full * 10 >= (lines.len() - 1) * 7
    })
}

fn stream(block: &[Strip], columns: &[Column], side: usize) -> Vec<Strip> {
    block
        .iter()
        .filter_map(|strip| {
            let spans: Vec<Span> = strip
                .spans
                .iter()
                .filter(|span| place(span, columns) == side)
                .cloned()
                .collect();
            (!spans.is_empty()).then(|| Strip {
                spans,
                ..strip.clone()
            })
        })
        .collect()
}

fn side_by_side(block: &[Strip], columns: &[Column], out: &mut Vec<Item>) {
    for side in 0..columns.len() {
        out.extend(stream(block, columns, side).into_iter().map(Item::Strip));
    }
}

fn rows(block: &[Strip], columns: &[Column], margin: f32, known: &Known) -> Vec<Row> {
    let tight = tightness(block, columns);
    let mut groups: Vec<Vec<&Strip>> = Vec::new();
    for strip in block {
        let goes_on = groups
            .last()
            .is_some_and(|group| goes_on(group, strip, columns, tight, margin));
        match groups.last_mut().filter(|_| goes_on) {
            Some(group) => group.push(strip),
            None => groups.push(vec![strip]),
        }
    }
    groups
        .iter()
        .map(|group| row(group, columns, known))
        .collect()
}

/// The distance of lines inside a row, where rows stand further apart than that. Where rows that are
/// whole stand as near it says nothing.
fn tightness(block: &[Strip], columns: &[Column]) -> Option<f32> {
    let pairs = || {
        block.windows(2).filter_map(|pair| match pair {
            [one, two] => Some((two.y - one.y, one, two)),
            _ => None,
        })
    };
    let least = pairs().map(|(gap, ..)| gap).fold(f32::MAX, f32::min);
    let most = pairs().map(|(gap, ..)| gap).fold(0.0, f32::max);
    let limit = (1.15 * least).max(least + 1.5);
    let whole = |strip: &Strip| strip.spans.len() == columns.len();
    let rows_as_near = pairs().any(|(gap, one, two)| {
        let first = |strip: &Strip| strip.spans.first().map_or(0.0, |s| s.end);
        let next = columns.get(1).map_or(f32::MAX, |c| c.x - 2.0);
        gap <= limit && whole(one) && whole(two) && would_have_fitted(first(one), two, next)
    });
    (most > limit && !rows_as_near).then_some(limit)
}

/// Whether a strip goes on with the row above it: what would have found room there was not broken
/// off, and is a row of its own.
fn goes_on(
    group: &[&Strip],
    strip: &Strip,
    columns: &[Column],
    tight: Option<f32>,
    margin: f32,
) -> bool {
    let Some(last) = group.last() else {
        return false;
    };
    let near = strip.y - last.y <= tight.unwrap_or(1.45 * strip.size);
    if !near {
        return false;
    }
    let has_first = strip.spans.first().is_some_and(|s| place(s, columns) == 0);
    let lacks = !has_first || strip.spans.len() == 1;
    let broken = |span: &Span| {
        let at = place(span, columns);
        let above = group
            .iter()
            .rev()
            .find_map(|s| s.spans.iter().find(|other| place(other, columns) == at));
        let right = edge(columns, at, tight.is_some(), margin);
        let alone = Strip {
            spans: vec![span.clone()],
            ..strip.clone()
        };
        above.is_some_and(|above| !would_have_fitted(above.end, &alone, right))
    };
    if tight.is_some() && !has_first && strip.spans.iter().any(broken) {
        // As near as lines of a row stand, and unnamed: what little room there was is no matter.
        return true;
    }
    strip.spans.iter().all(broken) && (lacks || tight.is_some())
}

/// How far to the right a column reaches: to the next one. How wide the last was meant to be isn't
/// known: as wide as its widest line where other things speak for a broken row, to the margin of the
/// page where they don't.
fn edge(columns: &[Column], at: usize, sure: bool, margin: f32) -> f32 {
    match columns.get(at + 1) {
        Some(next) => next.x - 2.0,
        None if sure => columns.get(at).map_or(0.0, |c| c.end) + 1.0,
        None => margin,
    }
}

fn row(group: &[&Strip], columns: &[Column], known: &Known) -> Row {
    let cells = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let lines: Vec<Strip> = group
                .iter()
                .filter_map(|strip| {
                    let span = strip.spans.iter().find(|s| place(s, columns) == at)?;
                    Some(Strip {
                        spans: vec![span.clone()],
                        ..(*strip).clone()
                    })
                })
                .collect();
            RowCell::open(column.x, column.end, &lines, known)
        })
        .collect();
    Row {
        cells,
        bold: group.iter().all(|s| s.is_bold()),
    }
}
