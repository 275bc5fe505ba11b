//! Members that no heading announces.

use super::extent::ends;
use super::groups::{self, Group};
use super::{State, add, one, side_by_side, table};
use crate::import::front::front_sheet::{FrontSheet, Row};
use crate::import::people::{self, Entry};
use crate::import::proposal::Proposal;
use crate::meeting::people::Office;

pub(super) const NO_HEADING: &str = "No heading says that these are the members.";

/// Whether a row lists people, and how many; none where it lists nobody.
pub(super) fn counted(row: &Row) -> Option<usize> {
    if row.cells.len() > 1 {
        return side_by_side(row, &Group::default())
            .map(|l| l.len())
            .or_else(|| table::beside(row).map(|_| 1));
    }
    if let Some((label, value)) = row.text.split_once(':')
        && (groups::is_category(label) || groups::is_members(label))
    {
        let list = people::list(value).map(|l| l.len());
        return list.or_else(|| people::entry(value).map(|_| 1));
    }
    let list = people::list(&row.text).map(|l| l.len());
    list.or_else(|| people::entry(&row.text).map(|_| 1))
}

/// The longest stretch of rows that list people: its rows, and how many people.
pub(super) fn stretch(sheet: &FrontSheet, from: usize, to: usize) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    let mut at = from;
    while at < to {
        let (mut next, mut count, mut blanks, mut end) = (at, 0, 0, at);
        while next < to && blanks < 2 {
            let Some(row) = sheet.get(next) else { break };
            if row.is_blank() {
                blanks += 1;
            } else if row.used || ends(row) {
                break;
            } else if let Some(people) = counted(row) {
                count += people;
                blanks = 0;
                end = next + 1;
            } else if !(groups::is_group(&row.text, row) && groups::is_party(&row.text)) {
                break;
            }
            next += 1;
        }
        if count >= 3 && best.is_none_or(|b| b.2 < count) {
            best = Some((at, end, count));
        }
        at = next.max(at + 1);
    }
    best
}

/// Three names or more in rows that follow each other are members, though no heading says so.
pub(super) fn unlabelled(sheet: &mut FrontSheet, from: usize, to: usize, out: &mut Proposal) {
    let Some((start, end, _)) = stretch(sheet, from, to) else {
        return;
    };
    let mut state = State::default();
    let mut row = start;
    let before = out.members.len();
    while row < end {
        if sheet.get(row).is_none_or(Row::is_blank) {
            row += 1;
            continue;
        }
        let (_, next) = one(sheet, row, end, &mut state, out);
        row = next.max(row + 1);
    }
    sheet.take(start, end);
    // A file that holds nothing else is a roster; a list with a chair, or by groups, is one of
    // members.
    let rows = sheet.rows.iter().filter(|r| !r.is_blank()).count();
    let taken = (start..end)
        .filter(|at| sheet.get(*at).is_some_and(|r| !r.is_blank()))
        .count();
    let new = out.members.get(before..).unwrap_or(&[]);
    let told = new
        .iter()
        .any(|m| m.office != Office::Member || !m.group.is_empty());
    let named = new
        .iter()
        .filter(|m| !m.person.value.honorific.is_empty() || !m.group.is_empty())
        .count();
    if taken * 5 >= rows * 4 || told && named * 2 > new.len() {
        return;
    }
    for member in out.members.iter_mut().skip(before) {
        member.person = member.person.clone().doubting(NO_HEADING);
    }
}

/// Reads who presides from "Chairman: Councillor A Lee" above the items, where no list has members.
pub(in crate::import::front) fn read_chair(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    for at in 0..to {
        chair(sheet, at, out);
    }
}

fn chair(sheet: &mut FrontSheet, at: usize, out: &mut Proposal) {
    let Some(row) = sheet.get(at).filter(|r| !r.used && out.members.is_empty()) else {
        return;
    };
    let Some((label, name)) = row.text.split_once(':') else {
        return;
    };
    let office = people::office(label).filter(|(office, _)| *office == Office::Chair);
    let entry = people::entry(name.trim()).filter(|e| !e.vacant && label.len() < 30);
    let (Some(office), Some(entry)) = (office, entry) else {
        return;
    };
    let (place, office) = (row.place, Some(office));
    add(
        Entry { office, ..entry },
        place,
        &Group::default(),
        None,
        out,
    );
    sheet.take(at, at + 1);
}
