//! Printed numbers of paragraphs and limbs.

use super::house::{House, LimbStyle, ParagraphStyle};

/// "4.2": the number of a paragraph under a heading's number.
pub(super) fn number_under(house: &House, heading: &str, at: usize) -> Option<String> {
    match house.paragraphs {
        ParagraphStyle::Unnumbered => None,
        ParagraphStyle::Number => Some(at.to_string()),
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
        (LimbStyle::Roman, _) => format!("({})", roman(at + 1)),
        (LimbStyle::Numbered, _) => format!("({})", at + 1),
    }
}

/// "i", "iv", "xii".
fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            out.push_str(sign);
            number -= worth;
        }
    }
    out
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
