//! Labels: "Venue: Town Hall", a cell "Venue" beside "Town Hall", a line "Venue:" above it.

use super::front_sheet::{FrontSheet, after};
use super::venue::ends_in_postcode;
use crate::import::found::Place;
use crate::import::lexicon;
pub(super) use crate::import::lexicon::Field;

/// The field that words name, if they are a label.
pub(super) fn field(words: &str) -> Option<Field> {
    let words = words.trim_start();
    lexicon::named(after(words, "the ").unwrap_or(words))
}

/// The labelled values of a row: field, value, place, and the row after them.
pub(super) fn labelled(
    sheet: &FrontSheet,
    at: usize,
    to: usize,
) -> Vec<(Field, String, Place, usize)> {
    let Some(row) = sheet.get(at) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    // "Date | Thursday 22 January | Time | 4.00 pm" in cells; "Date: … Time: …" in one.
    let mut cell = 0;
    while cell < row.cells.len() {
        // ":Date: 4 March" is how some write fields.
        let words = row.cell(cell).trim_start_matches(':');
        if let Some((label, value)) = words.split_once(':')
            && let Some(field) = field(label)
            && !value.trim().is_empty()
        {
            let value = value.trim();
            if field == Field::Venue {
                let (value, next) = wrapped(sheet, at, to, value);
                out.push((field, value, row.place, next));
            } else {
                out.push((field, cut_at_label(value), row.place, at + 1));
                out.extend(inner_label(value).map(|(f, v)| (f, v, row.place, at + 1)));
            }
            // Further cells may be the rest of the value.
        } else if let Some(field) = field(words)
            && cell + 1 < row.cells.len()
            && (words.trim_end().ends_with(':')
                || row.table.is_some()
                || row.cells.len() == 2
                || cell > 0)
        {
            let value = row.cell(cell + 1).trim_start_matches([':', ' ']);
            let (value, next) = match row.cells.get(cell + 1) {
                Some((column, _)) if field == Field::Venue => beneath(sheet, at, *column, value),
                _ => (value.to_owned(), at + 1),
            };
            out.push((field, value, row.place.through(sheet.place(next - 1)), next));
            cell += 1;
        }
        cell += 1;
    }
    if out.is_empty()
        && let [(_, words)] = row.cells.as_slice()
        && let Some(field) = field(words)
        && (words.trim_end().ends_with(':') || row.stands_out())
        && let Some(next) = sheet.next_words(at + 1, (at + 3).min(to))
        && self::field(sheet.text(next)).is_none()
        && !sheet.text(next).ends_with(':')
    {
        let (value, end) = if field == Field::Venue {
            below(sheet, next, to)
        } else {
            (sheet.text(next).to_owned(), next + 1)
        };
        out.push((field, value, row.place.through(sheet.place(end - 1)), end));
    }
    out
}

/// The value of a label in a table, with the rows below it that have nothing but more of it.
fn beneath(sheet: &FrontSheet, at: usize, column: u16, value: &str) -> (String, usize) {
    let table = sheet.get(at).and_then(|r| r.table).map(|t| t.0);
    let mut out = value.to_owned();
    let mut next = at + 1;
    while let Some(row) = sheet.get(next).filter(|_| table.is_some() && next < at + 6) {
        let alone = matches!(row.cells.as_slice(), [(begins, _)] if *begins == column);
        if !alone || row.table.map(|t| t.0) != table || row.text.contains('@') {
            break;
        }
        let joint = if out.ends_with([',', '-', '\u{2013}']) {
            " "
        } else {
            ", "
        };
        out = format!("{out}{joint}{}", row.text);
        next += 1;
    }
    (out, next)
}

/// The place that stands in several lines below its label, up to a blank one.
fn below(sheet: &FrontSheet, at: usize, to: usize) -> (String, usize) {
    let mut out = sheet.text(at).to_owned();
    let mut next = at + 1;
    while next < to.min(at + 6) {
        let Some(row) = sheet
            .get(next)
            .filter(|r| !r.is_blank() && r.table.is_none())
        else {
            break;
        };
        let plain = row.text.chars().count() <= 60 && !row.text.contains(['@', ':', '/']);
        if !plain || !row.text.contains(char::is_alphabetic) || field(&row.text).is_some() {
            break;
        }
        out = format!("{}, {}", out.trim_end_matches([',', ' ']), row.text);
        next += 1;
    }
    (out, next)
}

/// The value with the lines that it goes on in.
fn wrapped(sheet: &FrontSheet, at: usize, to: usize, value: &str) -> (String, usize) {
    if let Some(address) = address(sheet, at, to, value) {
        return address;
    }
    let mut out = value.to_owned();
    let mut next = at + 1;
    while next < to.min(at + 5) {
        let Some(row) = sheet.get(next) else { break };
        let indent = sheet.get(at).map_or(0, |r| r.indent);
        let open = out.ends_with(',') || sheet.get(next - 1).is_some_and(|r| r.broken);
        let deeper = row.indent >= indent + 4;
        if row.is_blank()
            || row.table.is_some()
            || row.text.contains(':')
            || !(open || deeper)
            || field(&row.text).is_some()
        {
            break;
        }
        out.push(' ');
        out.push_str(&row.text);
        next += 1;
    }
    (out, next)
}

/// The value with the lines below it up to a postcode, where it is an address in several lines.
fn address(sheet: &FrontSheet, at: usize, to: usize, value: &str) -> Option<(String, usize)> {
    if ends_in_postcode(value) {
        return None;
    }
    let mut out = value.trim_end_matches([',', ' ']).to_owned();
    for next in at + 1..to.min(at + 6) {
        let row = sheet.get(next)?;
        let plain = row.text.chars().count() <= 60 && !row.text.contains(['@', ':']);
        if row.is_blank() || row.table.is_some() || !plain || field(&row.text).is_some() {
            return None;
        }
        out.push_str(", ");
        out.push_str(row.text.trim_end_matches([',', '.', ' ']));
        if ends_in_postcode(&out) {
            return Some((out, next + 1));
        }
    }
    None
}

/// The value up to a label that follows it in the same line: "22 January 2015 Time: 4.00 pm".
fn cut_at_label(value: &str) -> String {
    match label_inside(value) {
        Some((at, _)) => value
            .get(..at)
            .unwrap_or(value)
            .trim()
            .trim_end_matches([',', ';', '|'])
            .to_owned(),
        None => value.to_owned(),
    }
}

fn inner_label(value: &str) -> Option<(Field, String)> {
    let (at, field) = label_inside(value)?;
    let rest = value.get(at..)?;
    let value = rest.split_once(':')?.1.trim();
    Some((field, cut_at_label(value)))
}

fn label_inside(value: &str) -> Option<(usize, Field)> {
    const INSIDE: [(&str, Field); 7] = [
        ("Time:", Field::Time),
        ("TIME:", Field::Time),
        ("Venue:", Field::Venue),
        ("VENUE:", Field::Venue),
        ("Place:", Field::Venue),
        ("Date:", Field::Date),
        ("Location:", Field::Venue),
    ];
    INSIDE
        .iter()
        .filter_map(|(l, f)| value.find(l).map(|at| (at, *f)))
        .min_by_key(|(at, _)| *at)
}
