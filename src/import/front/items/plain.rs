//! Headings of items that have no numbers: rows of a table, headings, lines that stand out, or one
//! item a line.

use super::business;
use super::columns::Columns;
use super::headings::{Heading, look};
use super::marks;
use super::sections::section;
use super::title::is_description;
use crate::import::front::front_sheet::{FrontSheet, Row};
use crate::import::front::labels::{Field, labelled};
use crate::import::front::name::is_body;
use crate::import::front::tail;
use crate::import::lexicon::{self, Cue};
use crate::import::outline::Candidate;
use crate::import::outline::number::{part_mark, readings};
use crate::import::when;
use crate::meeting::agenda::Business;
use chrono::NaiveDate;

/// The lines that could be headings without numbers.
#[derive(Default)]
pub(super) struct Plain {
    /// Rows and the cell of the title, rising.
    rows: Vec<(usize, usize)>,
    /// They are rows under a header that names a column of titles.
    table: bool,
    /// Several of them stand out from the rest.
    some_stand_out: bool,
    /// A line says "AGENDA" above them.
    agenda: bool,
    /// They are the entries of the list that stands below it.
    list: bool,
    /// Why they may be no items.
    doubt: Option<&'static str>,
}

/// What entries are doubted for that stand below several headings.
const PARTED: &str = "It stands below a heading, which could be the item.";

/// What the entries of the only list of a sheet are doubted for.
const ONLY_LIST: &str = "No line says that this list is the agenda.";

/// What headings are doubted for that no line calls the agenda.
const ONLY_HEADINGS: &str = "No line says that these headings are the agenda.";

/// So many headings of one rank may be the items.
const HEADINGS: usize = 3;

/// The lines that could be headings of items without numbers; `agenda` is the row that says "AGENDA".
pub(super) fn find(sheet: &FrontSheet, agenda: Option<usize>) -> Plain {
    let rows = of_table(sheet);
    if rows.len() > 1 {
        return Plain {
            rows,
            table: true,
            ..Plain::default()
        };
    }
    if let Some(list) = of_headings(sheet, agenda).or_else(|| of_list(sheet, agenda)) {
        return list;
    }
    let all = 0..sheet.rows.len();
    let from = if let Some(agenda) = agenda {
        agenda + 1
    } else {
        // Without a line that says "AGENDA" two items that every agenda has must tell where it is.
        let mut known = all.clone().filter(|at| is_known(sheet, *at));
        match (known.next(), known.next()) {
            (Some(first), Some(_)) => list_from(sheet, first),
            _ => return Plain::default(),
        }
    };
    let end = (from..all.end)
        .find(|at| tail::begins(sheet, *at) && !is_known(sheet, *at))
        .unwrap_or(all.end);
    let rows: Vec<(usize, usize)> = (from..end)
        .filter(|at| sheet.get(*at).is_some_and(could_head) && !goes_on(sheet, *at))
        .filter(|at| !is_label(sheet, *at) && !(of_row(sheet, *at, from)))
        .map(|at| (at, 0))
        .collect();
    let standing = |(at, _): &&(usize, usize)| sheet.get(*at).is_some_and(Row::stands_out);
    Plain {
        some_stand_out: rows.iter().filter(standing).count() > 1,
        rows,
        agenda: agenda.is_some(),
        ..Plain::default()
    }
}

/// Headings of the format, where they are what the agenda has: those below the heading that says "AGENDA",
/// some with no list below; or, where no line says it, all of one rank below the day in the head of a sheet
/// that has no numbers.
fn of_headings(sheet: &FrontSheet, agenda: Option<usize>) -> Option<Plain> {
    let all = 0..sheet.rows.len();
    let words = |at: &usize| sheet.get(*at).is_some_and(|r| !r.is_blank());
    let level = |at: usize| sheet.get(at).map_or(0, |r| r.level);
    let dated =
        |at: &usize| !when::dates(sheet.text(*at), NaiveDate::from_ymd_opt(2000, 1, 1)).is_empty();
    let (from, top) = match agenda {
        Some(at) => (at + 1, Some(level(at)).filter(|l| *l > 0)?),
        // The first heading is the title.
        None => (all.clone().find(|at| level(*at) > 0)? + 1, 0),
    };
    let ends = |at: &usize| level(*at) > 0 && level(*at) <= top || tail::begins(sheet, *at);
    let end = (from..all.end).find(ends).unwrap_or(all.end);
    let headings: Vec<usize> = (from..end).filter(|at| level(*at) > 0).collect();
    let rank =
        (1..=6).find(|l| headings.iter().filter(|at| level(**at) == *l).count() >= HEADINGS)?;
    let rows: Vec<usize> = headings
        .into_iter()
        .filter(|at| level(*at) == rank)
        .collect();
    let listed = |at: usize| sheet.get(at).is_some_and(|r| r.listed);
    let numbered = |at: usize| !readings(sheet.text(at)).is_empty();
    let known = rows.iter().filter(|at| is_known(sheet, **at)).count();
    let day = rows.iter().any(dated);
    let next = |k: usize| rows.get(k + 1).copied().unwrap_or(end);
    let bare = |(k, at): (usize, &usize)| !(at + 1..next(k)).any(listed);
    let holds = if agenda.is_some() {
        rows.iter().enumerate().any(bare)
            && !(from..*rows.first()?).any(|at| listed(at) || numbered(at))
    } else {
        let attends = |at: &usize| lexicon::is(Cue::Roll, sheet.text(*at));
        let said = |at: &usize| lexicon::is(Cue::Minutes, sheet.text(*at)) && !is_known(sheet, *at);
        known < 2
            && (0..*rows.first()?).any(|at| dated(&at))
            && !rows.iter().any(|at| attends(at) || said(at))
    };
    let numbers =
        rows.iter().any(|at| numbered(*at)) || agenda.is_none() && all.filter(words).any(numbered);
    (holds && !day && !numbers).then(|| Plain {
        rows: rows.into_iter().map(|at| (at, 0)).collect(),
        agenda: agenda.is_some(),
        list: true,
        doubt: agenda.is_none().then_some(ONLY_HEADINGS),
        ..Plain::default()
    })
}

/// The entries of a list with bullets that stands below the line that says "AGENDA", or is all that a
/// short sheet with a day has.
fn of_list(sheet: &FrontSheet, agenda: Option<usize>) -> Option<Plain> {
    let entry = |at: &usize| {
        sheet
            .get(*at)
            .is_some_and(|r| r.listed && !r.used && !r.below)
    };
    // Below a title "Harbour Committee Agenda" the day comes first, and links may stand above it.
    let short = if agenda.is_some() { 80 } else { 160 };
    let dated = |at: &usize| {
        sheet.text(*at).len() < short && !when::dates(sheet.text(*at), None).is_empty()
    };
    let title = agenda.filter(|at| sheet.text(*at).contains(' '));
    let day = title.and_then(|at| (at..sheet.rows.len().min(at + 15)).rfind(dated));
    let from = day.or(agenda).map_or(0, |at| at + 1);
    let first = (from..sheet.rows.len()).find(entry)?;
    let words = |at: &usize| sheet.get(*at).is_some_and(|r| !r.is_blank());
    let above: Vec<usize> = (from..first).filter(words).collect();
    let numbered = |at: usize| !readings(sheet.text(at)).is_empty();
    if above.len() > 6 || above.iter().any(|at| is_known(sheet, *at) || numbered(*at)) {
        return None;
    }
    let (level, indent) = (
        agenda.and_then(|at| sheet.get(at)).map_or(0, |r| r.level),
        sheet.get(first)?.indent,
    );
    // The next heading of the same rank is of something else.
    let other = |at: &usize| {
        let row = sheet.get(*at);
        row.is_some_and(|r| r.level > 0 && r.level <= level.max(1)) || tail::begins(sheet, *at)
    };
    let end = (first..sheet.rows.len())
        .find(other)
        .unwrap_or(sheet.rows.len());
    let rows: Vec<(usize, usize)> = (first..end)
        .filter(|at| {
            entry(at)
                && sheet
                    .get(*at)
                    .is_some_and(|r| r.indent.abs_diff(indent) <= 1)
        })
        .map(|at| (at, 0))
        .collect();
    let all = (0..sheet.rows.len()).filter(words);
    let sole = || {
        let rest = end..sheet.rows.len();
        all.clone().count() <= 30
            && above.iter().any(dated)
            && !all.clone().any(numbered)
            && !rest.clone().any(|at| entry(&at))
    };
    // Headings that every agenda has are its items, and what is listed below them is told of them.
    let headed =
        (from..end).any(|at| sheet.get(at).is_some_and(|r| r.heading) && is_known(sheet, at));
    let holds = rows.len() > 1 && !headed && (agenda.is_some() || sole());
    // Below headings that are no days the entries may be what their items are about.
    let near = NaiveDate::from_ymd_opt(2000, 1, 1);
    let day = |at: usize| !when::dates(sheet.text(at), near).is_empty();
    let parted = (first..end).any(|at| sheet.get(at).is_some_and(|r| r.heading) && !day(at));
    // How long each takes is told of items alone.
    let timed = rows
        .iter()
        .filter(|(at, _)| marks::minutes_before(sheet.text(*at)).is_some());
    let timed = timed.count() * 3 >= rows.len();
    let doubt = match agenda {
        None => Some(ONLY_LIST).filter(|_| !rows.iter().any(|(at, _)| is_known(sheet, *at))),
        Some(_) => (parted && !timed).then_some(PARTED),
    };
    holds.then(|| Plain {
        rows,
        agenda: agenda.is_some(),
        list: true,
        doubt,
        ..Plain::default()
    })
}

impl Plain {
    /// The heading that a row could be.
    pub(super) fn at(&self, sheet: &FrontSheet, at: usize) -> Option<(Heading, Candidate)> {
        let found = self.rows.binary_search_by_key(&at, |(row, _)| *row).ok()?;
        let (_, cell) = *self.rows.get(found)?;
        let row = sheet.get(at)?;
        let rest = row.cell(cell).to_owned();
        let worth = if self.table {
            4
        } else if self.list {
            0
        } else {
            let known = 5 * i32::from(is_known(sheet, at));
            known
                + match (row.stands_out(), self.some_stand_out) {
                    (true, _) => -2,
                    (false, true) => -9,
                    (false, false) => -4,
                }
        };
        let candidate = Candidate {
            look: look(row, &rest),
            worth,
            ..Candidate::default()
        };
        let heading = Heading {
            row: at,
            cell,
            number: None,
            rest,
            gap: 0,
            doubt: self.doubt,
            margin: None,
        };
        Some((heading, candidate))
    }

    /// Whether headings without numbers are an agenda's: some are what every agenda has.
    pub(super) fn are_items(&self, sheet: &FrontSheet, headings: &[Heading]) -> bool {
        let known = headings.iter().filter(|h| is_known(sheet, h.row)).count();
        self.table || self.list || known >= if self.agenda { 1 } else { 2 }
    }
}

/// Where the list begins that a row is an entry of; the row itself where it is none.
fn list_from(sheet: &FrontSheet, at: usize) -> usize {
    let entry = |at: usize| sheet.get(at).filter(|r| r.listed).map(|r| r.indent);
    let same = |above: &usize| entry(*above).is_some() && entry(*above) == entry(at);
    let above = (0..at).rev().take_while(same);
    if let Some(first) = above.last() {
        return first;
    }
    // Lines with no mark: up to the blank line above them, where all could be items.
    let row = |at: usize| sheet.get(at).filter(|r| !r.is_blank());
    let item = |at: &usize| {
        let alike = row(*at)
            .is_some_and(|r| could_head(r) && Some(r.indent) == row(at + 1).map(|n| n.indent));
        alike && when::dates(sheet.text(*at), None).is_empty() && !is_body(sheet.text(*at))
    };
    let first = (0..at).rev().take_while(item).last();
    first
        .filter(|f| f.checked_sub(1).is_some_and(|b| row(b).is_none()))
        .unwrap_or(at)
}

/// Whether a row has the title of an item that every agenda has.
fn is_known(sheet: &FrontSheet, at: usize) -> bool {
    let row = sheet.get(at);
    row.is_some_and(|r| !r.below && r.text.len() < 80)
        && business(sheet.text(at)) != Business::Ordinary
}

/// Whether a row could head an item.
fn could_head(row: &Row) -> bool {
    !row.is_blank()
        && !row.below
        && !row.used
        && row.table.is_none()
        && row.text.len() <= 160
        && when::times(&row.text).is_empty()
        && section(&row.text).is_none()
        && marks::whole(&row.text).is_none()
        && super::attachment::read(&row.text).is_none()
        && part_mark(&row.text).is_none()
        && !is_description(&row.text)
}

/// Whether a row says with a label when and where the meeting is, or how to reach somebody.
fn is_label(sheet: &FrontSheet, at: usize) -> bool {
    labelled(sheet, at, sheet.rows.len())
        .iter()
        .any(|(field, ..)| {
            matches!(
                field,
                Field::Date
                    | Field::Time
                    | Field::DateTime
                    | Field::Venue
                    | Field::Phone
                    | Field::Email
            )
        })
}

/// Whether a row is set further in than the row that it stands right below, as what belongs to that is.
fn of_row(sheet: &FrontSheet, at: usize, from: usize) -> bool {
    let Some(row) = sheet
        .get(at)
        .filter(|r| !r.stands_out() && r.table.is_none())
    else {
        return false;
    };
    let above = (from..at)
        .rev()
        .map_while(|b| sheet.get(b).filter(|b| !b.is_blank()));
    let mut above = above.skip_while(|b| b.indent >= row.indent);
    above
        .next()
        .is_some_and(|b| b.indent + 2 <= row.indent && b.table.is_none())
}

/// Whether a row goes on the row before it.
fn goes_on(sheet: &FrontSheet, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| sheet.get(b));
    let small = sheet.text(at).chars().next();
    before.is_some_and(|b| b.broken && !b.is_blank()) && small.is_some_and(char::is_lowercase)
}

/// The rows of a table under a header that names a column of titles, and the cell of the title.
fn of_table(sheet: &FrontSheet) -> Vec<(usize, usize)> {
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
    let rows = sheet.rows.iter().enumerate().skip(header + 1);
    let rows = rows.filter(|(_, r)| r.table.map(|t| t.0) == table && !r.below);
    rows.filter_map(|(at, row)| {
        let cell = row
            .cells
            .iter()
            .position(|(x, _)| x.abs_diff(titles) <= 4)?;
        section(row.cell(cell)).is_none().then_some((at, cell))
    })
    .collect()
}
