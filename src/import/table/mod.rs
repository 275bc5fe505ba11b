//! The one reader of tables: rows of cells whose columns are told by the words of their head, by
//! what they hold, or by both.
//!
//! A kind of table ([`kinds`]) says which roles its columns may have, which of them it can't do
//! without, and what the cells of each look like. [`Columns`] gives every column of a table a role:
//! of all ways to do it the one with the highest score, doubted where the next best comes near.
//! [`read`] goes down the lines: heads, over one row or two and again on each page; rows, put
//! together where the next line goes on with them; lines of words across the table; letters that a
//! key explains.

mod assignment;
mod columns;
mod contents;
mod key;
mod kinds;
#[cfg(test)]
mod tests;

pub(crate) use columns::{Cells, Column, Columns, borrowed};
pub(crate) use kinds::{is_meeting, is_slot, is_undated};

use super::found::Place;
use super::line::{Line, Shape};
use super::supporting::{para, words};
use contents::Content;
use key::Key;

/// What a row is doubted for whose columns no head names clearly.
const UNNAMED: &str =
    "Nothing names the columns of this table; they are told by what stands in them.";

/// What a row is doubted for whose words run from one column into another.
const UNCLEAR: &str = "The columns of the table are not clear here.";

/// How many lines from the head of one table on may hold its key.
const NEAR: usize = 200;

/// The cells of a line.
fn cells(line: &Line) -> Vec<(u16, &str)> {
    line.cells.iter().map(|c| (c.at, c.text.as_str())).collect()
}

/// How many cells have words.
fn filled(cells: &Cells) -> usize {
    cells.iter().filter(|(_, w)| !w.trim().is_empty()).count()
}

/// The table of the format that a line is a row of.
fn ruled(line: &Line) -> Option<u32> {
    match line.shape {
        Shape::Row { table, .. } => Some(table),
        _ => None,
    }
}

/// A row of a table, or a line of words among its rows.
#[derive(Clone, Debug)]
pub(crate) struct Row<R> {
    /// Its words by column; none where no columns are known.
    pub(crate) cells: Vec<(R, String)>,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its first line, by its place in what was read.
    pub(crate) at: usize,
    /// How many cells of its first line have words.
    pub(crate) filled: usize,
    /// Words that stand across the table, or where there is none.
    pub(crate) alone: bool,
    /// A blank line stands above it.
    pub(crate) apart: bool,
    /// The table of the format that it is a row of.
    pub(crate) ruled: Option<u32>,
    /// Whether it is plain which of its words stand in which column.
    clear: bool,
    unsure: Vec<R>,
}

impl<R: Column> Row<R> {
    /// What its cells of a role say, those without words left out.
    pub(crate) fn all(&self, role: R) -> impl Iterator<Item = &str> {
        let own = self.cells.iter().filter(move |(r, _)| *r == role);
        own.map(|(_, words)| words.trim()).filter(|w| !w.is_empty())
    }

    /// The same in one line.
    pub(crate) fn get(&self, role: R) -> String {
        let words: Vec<&str> = self.all(role).flat_map(str::split_whitespace).collect();
        words.join(" ")
    }

    /// Whether its table has such a column.
    pub(crate) fn has(&self, role: R) -> bool {
        self.cells.iter().any(|(r, _)| *r == role)
    }

    /// Why what its cells of a role say is doubted.
    pub(crate) fn doubt(&self, role: R) -> Option<&'static str> {
        let unsure = self.unsure.contains(&role).then_some(UNNAMED);
        if self.clear { unsure } else { Some(UNCLEAR) }
    }

    /// Whether another line goes on with it.
    fn goes_on(&self, next: &Self) -> bool {
        let far = next.place.page > self.place.page + 1;
        let begins = |(role, words): &(R, String)| !words.is_empty() && R::begins(*role, words);
        if self.alone
            || far
            || self.ruled.is_some() && next.ruled.is_none()
            || next.cells.iter().any(begins)
        {
            return false;
        }
        let (above, main) = (self.get(R::MAIN), next.get(R::MAIN));
        let open = words::begins_small(&main) && !words::ends(&above);
        if next.ruled.is_some() {
            let keyed = |row: &Self| R::KEYS.iter().any(|k| !row.get(*k).is_empty());
            let rest = keyed(self) && next.filled == 1 && !words::ends(&above);
            return R::BENEATH.is_none() && (main.is_empty() || open || rest);
        }
        if main.is_empty() {
            return !R::BENEATH.is_some_and(|role| words::begins_capital(&next.get(role)));
        }
        let fewer = next.filled < self.filled && !words::ends(&above);
        R::WRAPS && (words::begins_small(&main) || fewer)
    }

    fn take(&mut self, more: Self) {
        for ((_, mine), (_, more)) in self.cells.iter_mut().zip(more.cells) {
            if !more.is_empty() {
                words::join(mine, &more);
            }
        }
        self.clear &= more.clear;
        self.place = self.place.through(more.place);
    }
}

/// The rows of the tables in lines, and the lines of words between them.
pub(crate) fn read<R: Column>(lines: &[Line]) -> Vec<Row<R>> {
    rows(lines, false).0
}

/// The rows of the table that begins with the first of some lines, and the line after it; none where
/// none begins there.
pub(crate) fn first<R: Column>(lines: &[Line]) -> Option<(Vec<Row<R>>, usize)> {
    head::<R>(lines, 0, false, &mut 0)?;
    Some(rows(lines, true))
}

/// Whether a line is a head whose words name the columns of such a table.
pub(crate) fn is_head<R: Column>(line: &Line) -> bool {
    Columns::<R>::headed(&cells(line)).is_some()
}

/// The columns of the table that begins with the first of some lines, and how many lines its head
/// has.
pub(crate) fn begins<R: Column>(lines: &[Line]) -> Option<(Columns<R>, usize)> {
    head(lines, 0, false, &mut 0)
}

fn rows<R: Column>(lines: &[Line], one: bool) -> (Vec<Row<R>>, usize) {
    let key = Key::of(lines.iter().take(if one { NEAR } else { usize::MAX }));
    let mut out: Vec<Row<R>> = Vec::new();
    let mut columns: Option<Columns<R>> = None;
    // A blank line stands above; what comes begins another row.
    let (mut apart, mut fresh) = (false, true);
    let (mut at, mut tried) = (0, 0);
    while let Some(line) = lines.get(at) {
        let cells = cells(line);
        let filled = filled(&cells);
        let ends = filled == 0 || R::WRAPS && cells.len() < 2;
        let ends = ends && ruled(line).is_none() && !out.is_empty();
        let other = out.first().is_some_and(|row| row.ruled != ruled(line));
        if one && (ends || other) {
            break;
        }
        let number = |w: &str| w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit());
        let page = apart && cells.len() == 1 && cells.iter().all(|(_, w)| number(w.trim()));
        if filled == 0 || page || para::is_furniture(line) || key.tells(at) {
            (apart, fresh) = (true, true);
            at += 1;
            continue;
        }
        if let Some((found, rows)) = head(lines, at, columns.is_some(), &mut tried) {
            columns = Some(found);
            (apart, fresh) = (rows > 0, true);
            at += rows;
            if rows > 0 {
                continue;
            }
        }
        let set = ruled(line).is_some();
        let placed = columns.as_ref().map(|c| c.place(&cells, set));
        let (placed, clear) = placed.unwrap_or_default();
        let mut row = Row {
            cells: placed,
            clear,
            place: line.place,
            at,
            filled,
            alone: columns.is_none(),
            apart,
            ruled: ruled(line),
            unsure: (columns.as_ref()).map_or_else(Vec::new, |c| c.unsure.clone()),
        };
        at += 1;
        let only = cells.iter().find(|(_, w)| !w.trim().is_empty());
        let only = only.filter(|_| filled == 1).map(|(_, words)| words.trim());
        row.alone |= only.is_some_and(R::heads);
        let last = out.last_mut().filter(|_| !fresh && !row.alone);
        if let Some(last) = last.filter(|l| l.goes_on(&row)) {
            last.take(row);
        } else {
            let front = cells.first().is_some_and(|(_, w)| !w.trim().is_empty());
            let title = |w: &str| w.chars().count() <= 140 && !w.ends_with(['.', ',', ';']);
            let last = out.last().is_some_and(|l| l.ruled.is_some() && apart);
            let behind = last && row.ruled.is_none() && cells.len() < 2;
            row.alone |= only.is_some_and(|w| front && title(w) || behind);
            key.explain(&mut row);
            out.push(row);
        }
        fresh = out.last().is_none_or(|l| l.alone);
        apart = false;
    }
    (out, at)
}

/// The columns of a table whose head or, without one, whose first row stands at a line, and how many
/// lines the head has. What no head names is told by what the rows hold, once for each table.
fn head<R: Column>(
    lines: &[Line],
    at: usize,
    known: bool,
    tried: &mut usize,
) -> Option<(Columns<R>, usize)> {
    let row = cells(lines.get(at)?);
    if row.len() < 2 {
        return None;
    }
    let next = lines.get(at + 1).map_or_else(Vec::new, cells);
    let both = columns::over_two::<R>(&row, &next);
    let both = both.filter(|_| !known || Columns::<R>::headed(&row).is_some());
    if let Some(columns) = both.and_then(|b| Columns::headed(&borrowed(&b))) {
        return Some((columns, 2));
    }
    if let Some(columns) = Columns::headed(&row) {
        return Some((columns.filled_in(&row, &body(lines, at + 1)), 1));
    }
    if known || at < *tried {
        return None;
    }
    let rows = body(lines, at);
    let named = row.iter().filter(|(_, w)| columns::named::<R>(w).is_some());
    let few = rows.len() + usize::from(named.count() > 1) < 3;
    if few || rows.iter().any(|r| Columns::<R>::headed(r).is_some()) {
        return None;
    }
    *tried = at + rows.len();
    let plain = [None, Some(Content::Phrase), Some(Content::Post)];
    if columns::could_head(&row) && row.iter().all(|(_, w)| plain.contains(&contents::of(w))) {
        return Columns::told(Some(&row), &rows[1..]).map(|c| (c, 1));
    }
    let mut columns = Columns::told(None, &rows)?;
    columns.unsure = R::ALL.to_vec();
    Some((columns, 0))
}

/// Rows from a line on that tell what their columns hold.
fn body(lines: &[Line], at: usize) -> Vec<Vec<(u16, &str)>> {
    let mut out = Vec::new();
    // The head of a table may be no row of it.
    let (mut others, mut table) = (0, None);
    for line in lines.iter().skip(at).take(60) {
        let mut cells = cells(line);
        let filled = filled(&cells);
        let other = filled > 0 && out.len() > 1 && ruled(line) != table;
        others = if filled > 1 { 0 } else { others + 1 };
        if other || others > 3 || out.len() > 24 {
            break;
        }
        if filled > 1 && !para::is_furniture(line) {
            table = ruled(line);
            if table.is_none() {
                cells.retain(|(_, w)| !w.trim().is_empty());
            }
            out.push(cells);
        }
    }
    out
}
