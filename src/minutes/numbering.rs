//! Printed numbers of paragraphs and limbs.

use crate::meeting::agenda::Item;
use crate::meeting::entry::Stream;

use super::house::{House, LimbStyle, ParagraphStyle};
use super::reading::{RecordEntry, Shape};

/// "4.2": the number of a paragraph.
pub(super) fn paragraph_number(house: &House, item: &Item, at: usize) -> Option<String> {
    number_under(house, &item.details.number, at)
}

/// "4.2": the number of a paragraph under a heading's number.
pub(super) fn number_under(house: &House, heading: &str, at: usize) -> Option<String> {
    match house.paragraphs {
        ParagraphStyle::Unnumbered => None,
        ParagraphStyle::ItemAndNumber if heading.is_empty() => Some(at.to_string()),
        ParagraphStyle::ItemAndNumber => {
            Some(format!("{}.{at}", heading.trim().trim_end_matches('.')))
        }
    }
}

/// "7.4.1" or "(a)": the number of a limb, counted from 0, under its paragraph.
pub(super) fn limb_number(house: &House, paragraph: Option<&str>, at: usize) -> String {
    match (house.limbs, paragraph) {
        (LimbStyle::Dotted, Some(paragraph)) => format!("{paragraph}.{}", at + 1),
        (LimbStyle::Dotted, None) => (at + 1).to_string(),
        (LimbStyle::Lettered, _) => format!("({})", letters(at)),
    }
}

/// "a" to "z", then "aa", "ab".
fn letters(mut at: usize) -> String {
    let mut out = String::new();
    loop {
        let letter = u8::try_from(at % 26).unwrap_or_default();
        out.insert(0, char::from(b'a' + letter));
        if at < 26 {
            return out;
        }
        at = at / 26 - 1;
    }
}

/// How many places from the first on share a "Resolved:"; what is printed elsewhere, in a table or
/// for the officer alone does not come between decisions.
pub(super) fn group_length<R>(record_entries: &[RecordEntry<'_, R>]) -> usize {
    let Some(first) = record_entries.first() else {
        return 0;
    };
    let mut length = 1;
    let mut decisions = 1;
    for (at, record_entry) in record_entries.iter().enumerate().skip(1) {
        match record_entry.shape {
            Shape::OneLine if record_entry.stream == first.stream => {
                length = at + 1;
                decisions += 1;
            }
            Shape::Elsewhere | Shape::Row => {}
            _ if record_entry.stream == Stream::Private => {}
            _ => break,
        }
    }
    if decisions > 1 { length } else { 1 }
}
