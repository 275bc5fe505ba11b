//! Agendas by the clock: a time in front of each item, when it begins.

use super::columns::Columns;
use super::description::says_break;
use super::headings::Heading;
use super::{business, marks};
use crate::import::found::Found;
use crate::import::front::front_sheet::{FrontSheet, after};
use crate::import::when::{self, Timed};
use crate::meeting::agenda::{Business, Purpose};
use chrono::NaiveTime;

/// So many lines with a time in front make an agenda by the clock.
const LEAST: usize = 3;

/// So many lines may stand between the line that says "Agenda" and the first with a time.
const NEAR: usize = 3;

/// The headings of an agenda by the clock; none where it is no such agenda. The time is no number.
/// Beside them stands when the first begins.
pub(super) fn find(
    sheet: &mut FrontSheet,
    agenda: Option<usize>,
) -> Option<(Vec<Heading>, Found<NaiveTime>)> {
    let from = agenda.map_or(0, |a| a + 1);
    // Where a header names the columns, they tell numbers and times.
    if sheet.rows.iter().any(|r| Columns::header(r).is_some()) {
        return None;
    }
    let sure = (from..sheet.rows.len()).any(|at| timed(sheet, at, false).is_some());
    let mut rows: Vec<(usize, NaiveTime, Heading)> = Vec::new();
    for at in from..sheet.rows.len() {
        let Some((time, cell, rest)) = timed(sheet, at, sure) else {
            continue;
        };
        let heading = Heading {
            row: at,
            cell,
            rest: rest.to_owned(),
            ..Heading::default()
        };
        // Times that go back are of another list.
        if rows.last().is_some_and(|(_, before, _)| *before > time) {
            if rows.len() >= LEAST {
                break;
            }
            rows.clear();
        }
        rows.push((at, time, heading));
    }
    let different = rows.windows(2).filter(|w| w[0].1 != w[1].1).count();
    // Right below the line that says "Agenda" no item need be one that every agenda has.
    let (top, begins) = rows.first().map(|(row, time, _)| (*row, *time))?;
    let above = agenda.and_then(|a| sheet.rows.get(a + 1..top));
    let near = above.is_some_and(|rows| rows.iter().filter(|r| !r.is_blank()).count() <= NEAR);
    let known = near || rows.iter().any(|(_, _, h)| is_known(&h.rest));
    if rows.len() < LEAST || different + 1 < LEAST || !known {
        return None;
    }
    // A break is no item, and no part of the item before it.
    let says_break = |title: &str| says_break(&marks::pull(title).0);
    for (at, _, _) in rows.iter().filter(|(_, _, h)| says_break(&h.rest)) {
        sheet.take(*at, at + 1);
    }
    let mut out = Vec::new();
    let (first, last) = (rows.first()?.0, rows.last()?.0);
    for at in first..=last {
        if let Ok(found) = rows.binary_search_by_key(&at, |r| r.0) {
            let heading = rows.get(found).map(|r| &r.2);
            out.extend(heading.filter(|h| !says_break(&h.rest)).cloned());
        } else if is_known(sheet.text(at)) && sheet.text(at).len() < 80 {
            // "Declarations of Interest" below "7.00 pm Apologies" begins then too.
            let cell = sheet.get(at).map_or(0, |r| r.cells.len().saturating_sub(1));
            out.push(Heading {
                row: at,
                cell,
                rest: sheet.get(at).map_or("", |r| r.cell(cell)).to_owned(),
                ..Heading::default()
            });
        }
    }
    Some((out, Found::certain(begins, sheet.place(top))))
}

fn is_known(title: &str) -> bool {
    business(title) != Business::Ordinary
}

/// "20.00 Supper": digits that are a time among times.
fn bare(words: &str) -> Option<Timed> {
    let told = format!("at {words}");
    let first = when::times(&told).into_iter().next()?;
    (first.at.start == 3).then(|| Timed {
        at: 0..first.at.end - 3,
        ..first
    })
}

/// The time in front of a line, the cell of what follows it, and that; `sure` = other lines begin
/// with what can be nothing but a time.
fn timed(sheet: &FrontSheet, at: usize, sure: bool) -> Option<(NaiveTime, usize, &str)> {
    let row = sheet.get(at).filter(|r| !r.below)?;
    let words = row.cells.first()?.1.as_str();
    let mut times = when::times(words).into_iter();
    let first = times
        .next()
        .filter(|t| t.at.start == 0)
        .or_else(|| bare(words).filter(|_| sure))?;
    // "7.00 - 7.30 pm Supper": to the end of the range.
    let end = match times.next() {
        Some(end) if words.get(first.at.end..end.at.start)?.trim().len() <= 3 => end.at.end,
        _ => first.at.end,
    };
    let rest = words.get(end..)?;
    let rest = after(rest, "hrs")
        .or_else(|| after(rest, "hours"))
        .unwrap_or(rest);
    let parted = rest.is_empty() || rest.starts_with([' ', '-', '\u{2013}', ':']);
    let rest = rest.trim_start_matches([' ', '-', '\u{2013}', ':', '.']);
    let (cell, title) = if rest.is_empty() {
        (1, row.cell(1))
    } else {
        (0, rest)
    };
    // "Discussion" is a title among times, though it tells elsewhere what an item is for.
    let mark = marks::whole(title).is_some_and(|m| m.purpose == Purpose::Unsaid);
    let begins = title
        .trim_start_matches(['"', '\u{201C}'])
        .starts_with(char::is_uppercase);
    let stands = parted
        && (begins || says_break(&marks::pull(title).0))
        && title.len() <= 200
        && !mark
        && when::dates(title, None).is_empty();
    stands.then_some((first.time, cell, title))
}
