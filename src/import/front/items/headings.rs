//! Which lines are the headings of items: the best run of numbers that go up by one.

use super::number::{Count, Number, leading};
use super::sections::{Section, section};
use super::{business, marks, pages};
use crate::import::front::front_sheet::{FrontSheet, is_shouted};
use crate::meeting::agenda::Business;

/// So many runs of numbers are followed at a time.
const RUNS: usize = 12;

/// A line that an item may begin with.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// Its row.
    pub(super) row: usize,
    /// The cell that holds the number.
    pub(super) cell: usize,
    /// The number; none = the item has none.
    pub(super) number: Option<Number>,
    /// What follows the number in its cell.
    pub(super) rest: String,
    /// Numbers left out before it.
    pub(super) gap: u32,
    /// Why it may be no item.
    pub(super) doubt: Option<&'static str>,
    bold: bool,
    shouted: bool,
    indent: u16,
    in_table: bool,
    section: usize,
    worth: i32,
}

/// A run of headings.
#[derive(Clone, Debug, Default)]
struct Run {
    headings: Vec<Heading>,
    worth: i32,
}

/// The headings of the items between two rows, in order; empty where no numbers are.
pub(super) fn find(
    sheet: &FrontSheet,
    from: usize,
    to: usize,
    agenda: Option<usize>,
    columns: (Option<u16>, Option<u16>),
) -> Vec<Heading> {
    let mut runs: Vec<Run> = Vec::new();
    let mut sections = 0;
    for at in from..to.min(sheet.rows.len()) {
        if matches!(
            section(sheet.text(at)),
            Some(Section::Closed(_) | Section::Open)
        ) {
            sections += 1;
        }
        if let Some(mut heading) = candidate(sheet, at, to, columns) {
            heading.section = sections;
            if agenda.is_some_and(|a| at > a) {
                heading.worth += 2;
            }
            place(&mut runs, heading, agenda);
        }
    }
    let best = runs.into_iter().rev().max_by_key(|r| r.worth);
    best.filter(|r| r.worth >= 4)
        .map(|r| r.headings)
        .unwrap_or_default()
}

/// The heading that a row could be; `columns` are where numbers and titles stand, as far as a header
/// tells.
fn candidate(
    sheet: &FrontSheet,
    at: usize,
    to: usize,
    (numbers, titles): (Option<u16>, Option<u16>),
) -> Option<Heading> {
    let row = sheet.get(at)?;
    if row.is_blank() || row.below {
        return None;
    }
    // Page ranges may stand before the number, in a column of their own.
    let pages = row.cells.len() > 1
        && leading(row.cell(0)).is_none()
        && pages::pages(row.cell(0)).is_some();
    let column = numbers.and_then(|n| row.cells.iter().position(|(at, _)| at.abs_diff(n) <= 4));
    let cell = column.unwrap_or(usize::from(pages));
    let words = row.cell(cell);
    let (number, rest) = leading(words)?;
    let mut rest = rest.to_owned();
    let alone = rest.is_empty();
    let title = if !alone {
        rest.clone()
    } else if row.cells.len() > cell + 1 {
        row.cell(row.title_cell(cell + 1, titles)).to_owned()
    } else {
        let next = sheet.next_words(at + 1, (at + 3).min(to))?;
        // A page number by itself is no item.
        if row.table.is_none() && leading(sheet.text(next)).is_some() {
            return None;
        }
        sheet.text(next).to_owned()
    };
    if title.is_empty() || title.len() > 600 || !title.chars().any(char::is_alphabetic) {
        return None;
    }
    if alone && row.cells.len() > cell + 1 {
        rest = String::new();
    }
    let known = business(&title) != Business::Ordinary;
    let long = title.len() > 140;
    let named =
        sheet.text(at).len() > 4 && sheet.text(at).to_ascii_lowercase().starts_with("item ");
    let has_pages = marks::pull(&title).1.pages.is_some()
        || row
            .cells
            .iter()
            .skip(cell + 1)
            .any(|(_, w)| marks::whole(w).is_some_and(|m| m.pages.is_some()));
    let worth = 2
        + i32::from(has_pages)
        + 4 * i32::from(known)
        + i32::from(row.stands_out())
        + i32::from(named)
        - 2 * i32::from(long);
    Some(Heading {
        row: at,
        cell,
        number: Some(number),
        gap: 0,
        doubt: None,
        bold: row.bold || row.heading,
        shouted: is_shouted(&title),
        indent: row
            .cells
            .first()
            .map_or(row.indent, |c| c.0.max(row.indent)),
        in_table: row.table.is_some(),
        section: 0,
        worth,
        rest,
    })
}

/// Puts a heading to the run that it goes on, or begins a run with it.
fn place(runs: &mut Vec<Run>, heading: Heading, agenda: Option<usize>) {
    let Some(count) = heading.number.as_ref().map(|n| n.count) else {
        return;
    };
    let best = runs
        .iter()
        .enumerate()
        .filter_map(|(at, run)| {
            let last = run.headings.last()?;
            let (gap, repeated) = goes_on(last, &heading, count)?;
            let alike = likeness(run, &heading);
            // What looks different and leaves numbers out, or repeats one, is something else.
            if (gap > 0 || repeated) && alike < 3 {
                return None;
            }
            let worth = run.worth / i32::try_from(run.headings.len()).unwrap_or(1).max(1);
            let crosses = i32::from(agenda.is_some_and(|a| last.row < a && heading.row > a));
            let weight = worth - 8 * crosses + alike * 4
                - 6 * i32::from(repeated)
                - 3 * i32::try_from(gap).unwrap_or(9);
            Some((weight, at, gap, repeated))
        })
        .max_by_key(|(weight, at, ..)| (*weight, std::cmp::Reverse(*at)));
    if let Some((weight, at, gap, _)) = best
        && !(count.is_first() && weight < 4)
        && let Some(run) = runs.get_mut(at)
    {
        let small = matches!(count, Count::Dotted(..))
            && !matches!(
                run.headings
                    .first()
                    .and_then(|h| h.number.as_ref())
                    .map(|n| n.count),
                Some(Count::Dotted(..))
            );
        // "3.1 To note" under "3." is a part of it.
        if small && !heading.in_table && is_clause(&heading.rest) {
            return;
        }
        let doubt =
            (small && !heading.in_table).then_some("It could be a part of the item before it.");
        run.worth += heading.worth - i32::try_from(gap).unwrap_or(3);
        run.headings.push(Heading {
            gap,
            doubt,
            ..heading
        });
        return;
    }
    let first = count.is_first() || runs.is_empty();
    if first || matches!(count, Count::Plain(..)) {
        if runs.len() >= RUNS {
            // The run of least worth makes room.
            let least = runs
                .iter()
                .enumerate()
                .min_by_key(|(_, r)| r.worth)
                .map(|(at, _)| at);
            if let Some(at) = least {
                runs.remove(at);
            }
        }
        let worth = heading.worth + i32::from(count.is_first());
        runs.push(Run {
            headings: vec![heading],
            worth,
        });
    }
}

fn is_clause(words: &str) -> bool {
    ["To ", "That ", "to "].iter().any(|w| words.starts_with(w))
}

/// Whether a heading goes on a run: numbers left out, and whether it repeats the number before.
fn goes_on(last: &Heading, heading: &Heading, count: Count) -> Option<(u32, bool)> {
    let before = last.number.as_ref()?.count;
    if let Some(gap) = count.follows(before) {
        return Some((gap, false));
    }
    if before == count {
        return Some((0, true));
    }
    // A second part of the agenda begins with 1 again.
    (count.is_first() && heading.section > last.section && !matches!(count, Count::Slashed(..)))
        .then_some((0, true))
}

/// How alike a heading looks to those of a run, up to 5.
fn likeness(run: &Run, heading: &Heading) -> i32 {
    let Some(last) = run.headings.last() else {
        return 0;
    };
    let near = |a: u16, b: u16| a.abs_diff(b) <= 2;
    i32::from(last.bold == heading.bold)
        + i32::from(last.shouted == heading.shouted)
        + i32::from(near(last.indent, heading.indent))
        + i32::from(last.in_table == heading.in_table)
        + i32::from(last.cell == heading.cell && last.rest.is_empty() == heading.rest.is_empty())
}

/// A heading without a number.
pub(super) fn unnumbered(sheet: &FrontSheet, row: usize, cell: usize) -> Heading {
    Heading {
        row,
        cell,
        number: None,
        rest: sheet
            .get(row)
            .map(|r| r.cell(cell).to_owned())
            .unwrap_or_default(),
        gap: 0,
        doubt: None,
        bold: false,
        shouted: false,
        indent: 0,
        in_table: false,
        section: 0,
        worth: 0,
    }
}
