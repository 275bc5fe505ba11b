//! Members in a table or a file of values with a header: name, role, organisation, office, vote.

use super::add;
use super::groups::Group;
use crate::import::front::front_sheet::{FrontSheet, Row};
pub(super) use crate::import::lexicon::MemberColumn as Column;
use crate::import::lexicon::{self, Votes};
use crate::import::line::{Cell, Line, Shape};
use crate::import::people::{self, Entry};
use crate::import::proposal::Proposal;
use crate::import::table::{self, Columns};
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

/// So many rows of one table are read.
const MOST: usize = 400;

/// Rows as lines; a further paragraph of a cell has no words of its own.
fn lines(sheet: &FrontSheet, at: usize, to: usize) -> Vec<Line> {
    let rows = sheet.rows.iter().take(to).skip(at).take(MOST);
    rows.map(|row| {
        let cells = row.cells.iter().filter(|_| !row.below);
        Line {
            place: row.place,
            shape: (row.table).map_or(Shape::Plain, |(table, row)| Shape::Row { table, row }),
            cells: cells
                .map(|(at, words)| Cell {
                    at: *at,
                    text: Text::line(words),
                })
                .collect(),
            ..Line::default()
        }
    })
    .collect()
}

/// The column that a header names.
pub(super) fn column(words: &str) -> Option<Column> {
    lexicon::named(words)
}

/// Whether a row is a header whose words name the columns.
pub(super) fn is_header(row: &Row) -> bool {
    Columns::<Column>::headed(&table::borrowed(&row.cells)).is_some()
}

/// Whether a table begins at a row, with whatever words as its header.
pub(super) fn begins(sheet: &FrontSheet, at: usize, to: usize) -> bool {
    let unnamed = |row: &Row| {
        let columns = table::begins::<Column>(&lines(sheet, at, to));
        row.cells.len() > 2 && columns.is_some_and(|(_, head)| head > 0)
    };
    sheet
        .get(at)
        .is_some_and(|row| is_header(row) || unnamed(row))
}

/// Reads a table of members whose header stands at `at`, and `group` over it; the row after it.
pub(super) fn read(
    sheet: &mut FrontSheet,
    at: usize,
    to: usize,
    mut group: Group,
    out: &mut Proposal,
) -> Option<usize> {
    let (rows, taken) = table::first::<Column>(&lines(sheet, at, to))?;
    let (mut next, mut any) = (at + taken, false);
    for row in rows {
        let here = sheet.get(at + row.at)?;
        if here.cells.len() == 1
            && people::entry(&here.text).is_none()
            && super::groups::is_group(&here.text, here)
        {
            group = super::groups::of_heading(&here.text);
        } else if let Some((entry, own, deputy)) = member(&row) {
            let before = out.members.len();
            let over = (!own.is_empty()).then_some(own);
            add(entry, row.place, &group, over.as_deref(), out);
            any = true;
            if out.members.len() > before
                && let Some(last) = out.members.last_mut()
            {
                last.usual_deputy = deputy;
            }
        } else if row.ruled.is_none() {
            next = at + row.at;
            break;
        }
    }
    any.then(|| {
        sheet.take(at, next);
        next
    })
}

/// Reads a row by its columns: who, group, and who usually sits in.
fn member(row: &table::Row<Column>) -> Option<(Entry, String, Option<PersonDetails>)> {
    let get = |role| row.all(role).next().unwrap_or_default();
    let name = match get(Column::Name) {
        "" => format!("{} {}", get(Column::First), get(Column::Last)),
        name => name.to_owned(),
    };
    let full = format!("{} {}", get(Column::Honorific), name.trim());
    let full = full.trim();
    let vacant = people::is_vacant(full) || full.is_empty() && !get(Column::Role).is_empty();
    let mut entry = people::person(full)
        .map(Entry::new)
        .or_else(|| people::entry(full))
        .or_else(|| {
            vacant.then(|| Entry {
                vacant,
                ..Entry::default()
            })
        })
        .or_else(|| {
            // A column for names holds a name, though it doesn't look like one.
            let doubt = "It stands in the column for names, and doesn't look like one.";
            let name = Text::line(full);
            (!full.is_empty() && full.len() < 80).then(|| Entry {
                person: PersonDetails {
                    name,
                    ..PersonDetails::default()
                },
                doubt: Some(doubt.to_owned()),
                ..Entry::default()
            })
        })?;
    let roles = [Column::Name, Column::Role, Column::Organisation];
    let unsure = roles.into_iter().find_map(|role| row.doubt(role));
    entry.doubt = entry.doubt.or(unsure.map(str::to_owned));
    for (column, value) in &row.cells {
        let value = value.trim();
        match column {
            _ if value.is_empty() => {}
            Column::Role => role(&mut entry, value),
            Column::Organisation => entry.person.organisation = Text::line(value),
            Column::Office => {
                entry.office = people::office(value).or_else(|| {
                    let ticked = votes(value) == Some(true);
                    ticked.then(|| (Office::Chair, "Chair".to_owned()))
                });
            }
            Column::Voting => entry.voting = votes(value),
            Column::Kind => {
                entry.voting = votes(value).or(entry.voting);
                let lower = value.to_lowercase();
                entry.substitute |= lower.contains("substitute")
                    || lower.contains("deputy")
                    || lower.contains("reserve");
                if let Some(office) = people::office(value) {
                    entry.office.get_or_insert(office);
                }
            }
            _ => {}
        }
    }
    let deputy = people::person(get(Column::Deputy));
    Some((entry, get(Column::Group).to_owned(), deputy))
}

/// Takes a role, and the office or the vote that stands with it: "Leader of the Council (Chair)".
fn role(entry: &mut Entry, value: &str) {
    let (words, inside) = match value.split_once('(') {
        Some((words, inside)) => (words.trim(), inside.trim_end_matches(')')),
        None => (value, ""),
    };
    if people::office(inside).is_some() || votes(inside).is_some() {
        entry.office = people::office(inside).or(entry.office.take());
        entry.voting = votes(inside).or(entry.voting);
        entry.person.role = Text::line(words);
        return;
    }
    match people::office(value) {
        Some(office) if entry.office.is_none() => {
            if value.split_whitespace().count() > 3 {
                entry.person.role = Text::line(value);
            }
            entry.office = Some(office);
        }
        _ if value.eq_ignore_ascii_case("member") => {}
        None => {
            // "Non-Executive Member and Vice Chair".
            let last = value.rsplit_once(" and ").map_or("", |(_, last)| last);
            if entry.office.is_none() {
                entry.office = people::office(last);
            }
            entry.person.role = Text::line(value);
        }
        _ => entry.person.role = Text::line(value),
    }
}

fn votes(value: &str) -> Option<bool> {
    match lexicon::named(value) {
        Some(Votes::Yes) => Some(true),
        Some(Votes::No) => Some(false),
        None => (value.trim() == "\u{2713}").then_some(true),
    }
}

/// Whether a cell is a mark of attendance or a day, which say nothing of who somebody is: "P",
/// "10/2028".
pub(super) fn is_mark(words: &str) -> bool {
    let words = words.trim();
    let letter = words.chars().count() == 1
        && (words.chars().all(char::is_uppercase)
            || matches!(
                words,
                "x" | "\u{2713}" | "\u{2714}" | "\u{2717}" | "/" | "-"
            ));
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let day = words.contains('/')
        && (3..=8).contains(&digits)
        && words
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'/' || b == b' ');
    letter || day
}

/// Whether a row heads a table of attendance: days of meetings over its columns, or columns that
/// are told by their names and hold nobody.
pub(super) fn is_attendance(row: &Row) -> bool {
    let days = row
        .cells
        .iter()
        .filter(|(_, w)| w.contains('/') && is_mark(w));
    let named = row
        .cells
        .iter()
        .filter(|(_, w)| matches!(column(w), Some(Column::Other | Column::Kind)));
    days.count() >= 2 || row.cells.len() > 1 && named.count() == row.cells.len()
}

/// A row without a header: name and role, role and name, name and role and organisation.
pub(super) fn beside(row: &Row) -> Option<Entry> {
    if is_attendance(row) {
        return None;
    }
    let cells = row.cells.iter().map(|(_, w)| w.as_str());
    let cells: Vec<&str> = cells.filter(|w| !is_mark(w)).collect();
    let named = cells.iter().position(|c| people::person(c).is_some());
    if let (Some(at), true) = (named, cells.len() > 2) {
        let person = people::person(cells.get(at)?)?;
        let mut rest: Vec<&str> = Vec::new();
        rest.extend(
            cells
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != at)
                .map(|(_, c)| *c),
        );
        let joined = format!("{}\t{}", person.full_name(), rest.join("; "));
        return people::entry(&joined);
    }
    people::entry(&cells.join("\t"))
}
