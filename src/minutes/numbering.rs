//! Printed numbers of paragraphs and limbs.

use crate::meeting::agenda::Item;

use super::house::{House, LimbStyle, ParagraphStyle};

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
