//! Agendas whose items have no numbers: rows of a table, headings, lines that stand out, or one item
//! a line.

use super::business;
use super::columns::Columns;
use super::headings::{Heading, unnumbered};
use super::marks;
use super::sections::section;
use super::title::is_description;
use crate::import::front::front_sheet::FrontSheet;
use crate::import::front::tail;
use crate::meeting::agenda::Business;

/// The headings of items without numbers.
pub(super) fn find(sheet: &FrontSheet, agenda: Option<usize>) -> Vec<Heading> {
    let in_table = of_table(sheet);
    if in_table.len() > 1 {
        return in_table;
    }
    let known = |at: &usize| {
        let row = sheet.get(*at);
        row.is_some_and(|r| !r.below && r.text.len() < 80)
            && business(sheet.text(*at)) != Business::Ordinary
    };
    let from = match agenda {
        Some(agenda) => agenda + 1,
        // Without a line that says "AGENDA" two items that every agenda has must tell where it is.
        None => match (0..sheet.rows.len()).find(known) {
            Some(first) if (0..sheet.rows.len()).filter(known).nth(1).is_some() => first,
            _ => return Vec::new(),
        },
    };
    let end = (from..sheet.rows.len())
        .find(|at| tail::begins(sheet, *at) && !known(at))
        .unwrap_or(sheet.rows.len());
    let usable = |at: &usize| {
        let Some(row) = sheet.get(*at) else {
            return false;
        };
        !row.is_blank()
            && !row.below
            && !row.used
            && row.table.is_none()
            && row.text.len() <= 160
            && crate::import::when::times(&row.text).is_empty()
            && section(&row.text).is_none()
            && marks::whole(&row.text).is_none()
            && super::attachment::read(&row.text).is_none()
            && super::number::part_mark(&row.text).is_none()
            && !is_description(&row.text)
    };
    let rows: Vec<usize> = (from..end).filter(usable).collect();
    let standing: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|at| {
            sheet
                .get(*at)
                .is_some_and(super::super::front_sheet::Row::stands_out)
        })
        .collect();
    let chosen = if standing.len() > 1 {
        standing
    } else {
        alone(sheet, &rows)
    };
    let least = if agenda.is_some() { 1 } else { 2 };
    if chosen.iter().filter(|at| known(at)).count() < least {
        return Vec::new();
    }
    chosen
        .into_iter()
        .map(|at| unnumbered(sheet, at, 0))
        .collect()
}

/// Rows that don't go on the row before them.
fn alone(sheet: &FrontSheet, rows: &[usize]) -> Vec<usize> {
    rows.iter()
        .copied()
        .filter(|at| {
            let goes_on = at
                .checked_sub(1)
                .and_then(|b| sheet.get(b))
                .is_some_and(|b| b.broken && !b.is_blank());
            let small = sheet
                .text(*at)
                .chars()
                .next()
                .is_some_and(char::is_lowercase);
            !(goes_on && small)
        })
        .collect()
}

/// The rows of a table under a header that names a column of titles.
fn of_table(sheet: &FrontSheet) -> Vec<Heading> {
    let Some((header, columns)) = (0..sheet.rows.len()).find_map(|at| {
        let row = sheet.get(at)?;
        row.table?;
        Columns::header(row).map(|c| (at, c))
    }) else {
        return Vec::new();
    };
    let table = sheet.get(header).and_then(|r| r.table).map(|t| t.0);
    let Some(titles) = columns.titles() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (at, row) in sheet.rows.iter().enumerate().skip(header + 1) {
        if row.table.map(|t| t.0) != table || row.below {
            continue;
        }
        let cell = row.cells.iter().position(|(x, _)| x.abs_diff(titles) <= 4);
        if let Some(cell) = cell
            && section(row.cell(cell)).is_none()
        {
            out.push(unnumbered(sheet, at, cell));
        }
    }
    out
}
