//! Members in a table or a file of values with a header: name, role, organisation, office, vote.

use super::add;
use super::groups::Group;
use crate::import::front::front_sheet::{FrontSheet, Row};
pub(super) use crate::import::lexicon::MemberColumn as Column;
use crate::import::lexicon::{self, Votes};
use crate::import::people::{self, Entry};
use crate::import::proposal::Proposal;
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

/// The column that a header names.
pub(super) fn column(words: &str) -> Option<Column> {
    lexicon::named(words)
}

/// The columns of a header row.
pub(super) fn header(row: &Row) -> Option<Vec<(u16, Column)>> {
    if row.cells.len() < 2 {
        return None;
    }
    let named: Vec<(u16, Option<Column>)> = row
        .cells
        .iter()
        .map(|(at, words)| (*at, column(words)))
        .collect();
    let known = named.iter().filter(|(_, c)| c.is_some()).count();
    let name = named
        .iter()
        .any(|(_, c)| matches!(c, Some(Column::Name | Column::Last)));
    (name && known >= 2 && known * 3 >= named.len() * 2).then(|| {
        named
            .into_iter()
            .map(|(at, c)| (at, c.unwrap_or(Column::Other)))
            .collect()
    })
}

/// Reads a table of members whose header stands at `at`, and `group` over it; the row after it.
pub(super) fn read(
    sheet: &mut FrontSheet,
    at: usize,
    to: usize,
    mut group: Group,
    out: &mut Proposal,
) -> Option<usize> {
    let row = sheet.get(at)?;
    let columns = header(row)?;
    let table = row.table.map(|t| t.0);
    let mut next = at + 1;
    let mut any = false;
    while next < to {
        let row = sheet.get(next)?;
        if row.table.map(|t| t.0) != table || table.is_none() && row.is_blank() && any {
            break;
        }
        if row.cells.len() == 1
            && people::entry(&row.text).is_none()
            && super::groups::is_group(&row.text, row)
        {
            group = super::groups::of_heading(&row.text);
        } else if !row.is_blank() && !row.below {
            if let Some((entry, own, deputy)) = member(row, &columns) {
                let before = out.members.len();
                let place = row.place;
                let over = (!own.is_empty()).then_some(own);
                add(entry, place, &group, over.as_deref(), out);
                any = true;
                if out.members.len() > before
                    && let Some(last) = out.members.last_mut()
                {
                    last.usual_deputy = deputy;
                }
            } else if table.is_none() {
                break;
            }
        }
        next += 1;
    }
    any.then(|| {
        sheet.take(at, next);
        next
    })
}

/// Reads a row by its columns: who, group, and who usually sits in.
fn member(row: &Row, columns: &[(u16, Column)]) -> Option<(Entry, String, Option<PersonDetails>)> {
    let mut values: Vec<(Column, &str)> = Vec::new();
    for (at, words) in &row.cells {
        let column = columns
            .iter()
            .min_by_key(|(from, _)| from.abs_diff(*at))
            .map(|(_, c)| *c)?;
        values.push((column, words.as_str()));
    }
    let get = |wanted: Column| {
        values
            .iter()
            .find(|(c, v)| *c == wanted && !v.trim().is_empty())
            .map_or("", |(_, v)| v.trim())
    };
    let name = match get(Column::Name) {
        "" => format!("{} {}", get(Column::First), get(Column::Last)),
        name => name.to_owned(),
    };
    let full = format!("{} {}", get(Column::Honorific), name.trim());
    let full = full.trim();
    let mut entry = people::person(full)
        .map(|person| Entry {
            person,
            ..Entry::default()
        })
        .or_else(|| people::entry(full))
        .or_else(|| {
            people::is_vacant(full).then(|| Entry {
                vacant: true,
                ..Entry::default()
            })
        })
        .or_else(|| {
            (full.is_empty() && !get(Column::Role).is_empty()).then(|| Entry {
                vacant: true,
                ..Entry::default()
            })
        });
    if entry.is_none() && !full.is_empty() && full.len() < 80 {
        // A column for names holds a name, though it doesn't look like one.
        entry = Some(Entry {
            person: PersonDetails {
                name: Text::line(full),
                ..PersonDetails::default()
            },
            doubt: Some("It stands in the column for names, and doesn't look like one.".to_owned()),
            ..Entry::default()
        });
    }
    let mut entry = entry?;
    for (column, value) in &values {
        let value = value.trim();
        match column {
            Column::Role => role(&mut entry, value),
            Column::Organisation => entry.person.organisation = Text::line(value),
            Column::Office => {
                entry.office = people::office(value).or_else(|| {
                    matches!(value.to_lowercase().as_str(), "yes" | "y" | "true" | "x")
                        .then(|| (Office::Chair, "Chair".to_owned()))
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
