//! Which lines of a front sheet are the headings of items.

use super::sections::{Section, section};
use super::{business, marks, pages, plain};
use crate::import::front::front_sheet::{FrontSheet, Row, is_shouted};
use crate::import::outline::number::{Count, Number, leading, readings};
use crate::import::outline::{self, Candidate, Look};
use crate::meeting::agenda::Business;

/// A line that an item begins with.
#[derive(Clone, Debug, Default)]
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
    /// By how much the agenda reads better with it than without it; none = that was not weighed.
    pub(super) margin: Option<i32>,
}

impl Heading {
    /// The row of its title, before `to`: where the number stands alone, one below it.
    pub(super) fn title_row(&self, sheet: &FrontSheet, to: usize) -> usize {
        let alone = self.rest.is_empty()
            && sheet
                .get(self.row)
                .is_some_and(|r| r.cells.len() <= self.cell + 1);
        let below = sheet.next_words(self.row + 1, to.min(self.row + 4));
        below.filter(|_| alone).unwrap_or(self.row)
    }
}

/// Where a header of the table says that numbers and titles stand.
pub(super) type At = (Option<u16>, Option<u16>);

/// The headings of the items, in order; `agenda` is the row that says "AGENDA", if any.
pub(super) fn find(sheet: &FrontSheet, agenda: Option<usize>, columns: At) -> Vec<Heading> {
    let to = sheet.rows.len();
    let bare = plain::find(sheet, agenda);
    let (mut headings, mut candidates) = (Vec::new(), Vec::new());
    let mut sections = 0;
    for at in 0..to {
        if matches!(
            section(sheet.text(at)),
            Some(Section::Closed(_) | Section::Open)
        ) {
            sections += 1;
        }
        // So may headings of the format, each with a list of its own.
        sections += usize::from(heads_list(sheet, at));
        let mut found = numbered(sheet, at, to, columns);
        found.extend(bare.at(sheet, at));
        for (heading, mut candidate) in found {
            candidate.at = at;
            candidate.section = sections;
            candidate.below = agenda.is_some_and(|a| at > a);
            candidate.worth += 2 * i32::from(candidate.below);
            headings.push(heading);
            candidates.push(candidate);
        }
    }
    let mut chosen = outline::best(&candidates);
    // "4.1" below "4" is a part of it; in a table with a head it is what the rows are.
    let part =
        |c: &Candidate| is_dotted(c.number.as_ref()) && !(columns.1.is_some() && c.look.in_table);
    let is_part = |one: &outline::Chosen| candidates.get(one.candidate).is_some_and(part);
    if chosen.iter().skip(1).any(is_part) && !chosen.first().is_some_and(is_part) {
        let all = headings.into_iter().zip(candidates);
        (headings, candidates) = all.filter(|(_, c)| !part(c)).unzip();
        chosen = outline::best(&candidates);
    }
    let mut out = Vec::new();
    for one in chosen {
        let Some(heading) = headings.get(one.candidate) else {
            continue;
        };
        out.push(Heading {
            gap: one.gap,
            margin: Some(one.margin),
            ..heading.clone()
        });
    }
    if out.iter().all(|h| h.number.is_none()) && !bare.are_items(sheet, &out) {
        return Vec::new();
    }
    out
}

/// Whether a row is a heading of the format with no number, right above the first entry of a numbered list.
fn heads_list(sheet: &FrontSheet, at: usize) -> bool {
    let heading = sheet
        .get(at)
        .is_some_and(|r| r.heading && readings(&r.text).is_empty());
    let below = sheet.next_words(at + 1, at + 4).filter(|_| heading);
    let first = |at: usize| {
        readings(sheet.text(at))
            .iter()
            .any(|(n, _)| n.count.is_first())
    };
    below.is_some_and(|at| first(at) && !sheet.get(at).is_some_and(|r| r.heading))
}

fn is_dotted(number: Option<&Number>) -> bool {
    number.is_some_and(|n| matches!(n.count, Count::Dotted(..)))
}

/// The headings that a row could be by its number; `columns` are where numbers and titles stand, as
/// far as a header tells.
fn numbered(
    sheet: &FrontSheet,
    at: usize,
    to: usize,
    (numbers, titles): At,
) -> Vec<(Heading, Candidate)> {
    let Some(row) = sheet.get(at).filter(|r| !r.is_blank() && !r.below) else {
        return Vec::new();
    };
    // Page ranges may stand before the number, in a column of their own.
    let pages = row.cells.len() > 1
        && leading(row.cell(0)).is_none()
        && pages::pages(row.cell(0)).is_some();
    let column = numbers.and_then(|n| row.cells.iter().position(|(at, _)| at.abs_diff(n) <= 4));
    let cell = column.unwrap_or(usize::from(pages));
    let words = row.cell(cell);
    // "l. CALL TO ORDER" above "2. ROLL CALL" is the first item; below "k." it is a part.
    let after = sheet
        .next_words(at + 1, at + 4)
        .map_or("", |next| sheet.text(next));
    let one = words
        .strip_prefix("l. ")
        .filter(|_| after.starts_with("2. "));
    let one = one.map(|rest| {
        let (printed, count) = ("1".to_owned(), Count::Plain(1, None));
        (Number { printed, count }, rest)
    });
    let read = one.map_or_else(|| readings(words), |one| vec![one]);
    let found = read.into_iter();
    let found = found.filter_map(|(number, rest)| {
        let apart = rest.is_empty();
        let title = title(sheet, row, (at, to), (cell, titles), rest)?;
        let worth = worth(sheet, at, cell, &title)
            - match number.count {
                Count::Dotted(..) if row.table.is_none() && is_clause(rest) => 6,
                Count::Letter(_) => 4,
                Count::Roman(_) if !row.stands_out() => 2,
                _ => 0,
            };
        let behind = words.trim_start().get(number.printed.len()..);
        let look = Look {
            cell,
            apart,
            stop: behind
                .and_then(|b| b.chars().next())
                .filter(|c| ".):".contains(*c)),
            ..look(row, &title)
        };
        let heading = Heading {
            row: at,
            cell,
            number: Some(number.clone()),
            rest: rest.to_owned(),
            gap: 0,
            doubt: None,
            margin: None,
        };
        let candidate = Candidate {
            number: Some(number),
            look,
            worth,
            ..Candidate::default()
        };
        Some((heading, candidate))
    });
    found.collect()
}

/// The title behind a number: in its cell, in the next, or on the next line.
fn title(
    sheet: &FrontSheet,
    row: &Row,
    (at, to): (usize, usize),
    (cell, titles): (usize, Option<u16>),
    rest: &str,
) -> Option<String> {
    let title = if !rest.is_empty() {
        rest.to_owned()
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
    let stands = title.len() <= 600 && title.chars().any(char::is_alphabetic);
    stands.then_some(title)
}

/// What speaks for a numbered line by itself.
fn worth(sheet: &FrontSheet, at: usize, cell: usize, title: &str) -> i32 {
    let Some(row) = sheet.get(at) else {
        return 0;
    };
    let known = business(title) != Business::Ordinary;
    let named = row.text.len() > 4 && row.text.to_ascii_lowercase().starts_with("item ");
    let pages = marks::pull(title).1.pages.is_some()
        || row
            .cells
            .iter()
            .skip(cell + 1)
            .any(|(_, w)| marks::whole(w).is_some_and(|m| m.pages.is_some()));
    2 + i32::from(pages) + 4 * i32::from(known) + i32::from(row.stands_out()) + i32::from(named)
        - 2 * i32::from(title.len() > 140)
}

/// How a row looks as a heading.
pub(super) fn look(row: &Row, title: &str) -> Look {
    Look {
        bold: row.bold || row.heading,
        level: row.level,
        shouted: is_shouted(title),
        indent: row
            .cells
            .first()
            .map_or(row.indent, |c| c.0.max(row.indent)),
        in_table: row.table.is_some(),
        ..Look::default()
    }
}

fn is_clause(words: &str) -> bool {
    ["To ", "That ", "to "].iter().any(|w| words.starts_with(w))
}
