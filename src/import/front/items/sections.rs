//! The headings that part an agenda into what is taken in public and what is not, and the titles
//! that tell what kind of business an item is.

use super::exempt;
use crate::import::front::front_sheet::has;
use crate::import::lexicon::{self, BusinessTitle, Marking, MinutesTitle, SectionHead};
use crate::meeting::agenda::Business;

/// A heading between items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// What follows is taken in public.
    Open,
    /// What follows is taken with the public out of the room.
    Closed(Closed),
    /// A heading of another kind, "Items for decision".
    Other,
}

/// What a heading says of why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Closed {
    /// "Paragraph 3 of Schedule 12A"; may be empty.
    pub(super) reason: String,
    /// It says nothing but "Part 2".
    pub(super) unsure: bool,
}

/// The section that a line begins.
pub(super) fn section(words: &str) -> Option<Section> {
    let plain = words
        .trim()
        .trim_matches(['*', ':', '-', '\u{2013}', '_', '=', '.', ' ']);
    if plain.is_empty() || plain.len() > 140 {
        return None;
    }
    let lower = plain.to_lowercase();
    let rest = ["part ", "section "]
        .iter()
        .find_map(|p| lower.strip_prefix(p));
    let which = rest.and_then(|r| r.split(|c: char| !c.is_alphanumeric()).next());
    let private = lexicon::is(Marking::Part, plain);
    let public = !private && lexicon::is(Marking::PublicPart, plain);
    match which {
        Some("1" | "i" | "a" | "one") => return Some(Section::Open),
        Some("2" | "ii" | "b" | "two" | "3" | "iii" | "c" | "three") => {
            let alone = lower.split_whitespace().count() <= 2;
            let unsure = !private;
            let numbered = !matches!(which, Some("b" | "c" | "3" | "iii" | "three"));
            return Some(if private || alone && numbered {
                Section::Closed(Closed {
                    reason: paragraph(plain),
                    unsure,
                })
            } else if public || !alone {
                Section::Open
            } else {
                Section::Closed(Closed {
                    reason: String::new(),
                    unsure,
                })
            });
        }
        _ => {}
    }
    if lower.len() > 70 {
        return None;
    }
    let head = lower
        .split(['(', '-', '\u{2013}', ':'])
        .next()
        .unwrap_or("")
        .trim();
    // "Confidential: the public will be asked to leave" is said of one item.
    let sentence = plain.split_whitespace().count() > 8 && head.len() < 20;
    match lexicon::named(head)? {
        SectionHead::Closed if sentence => None,
        SectionHead::Closed => Some(Section::Closed(Closed {
            reason: paragraph(plain),
            unsure: false,
        })),
        SectionHead::Open => Some(Section::Open),
        SectionHead::Other => Some(Section::Other),
    }
}

fn paragraph(words: &str) -> String {
    if has(words, "paragraph") && words.chars().any(|c| c.is_ascii_digit()) {
        exempt::reason(words)
    } else {
        String::new()
    }
}

/// Whether an item is the resolution that the public be excluded.
pub(super) fn excludes(title: &str) -> bool {
    (has(title, "exclusion") || has(title, "exclude"))
        && (has(title, "public") || has(title, "press") || has(title, "exempt"))
}

/// Whether an item lets the public in again.
pub(super) fn readmits(title: &str) -> bool {
    (has(title, "readmi") || has(title, "re-admi")) && has(title, "public")
}

/// The business of an item, by its title.
pub(in crate::import) fn business(title: &str) -> Business {
    let takes_minutes = lexicon::is(MinutesTitle::Speaks, title)
        && lexicon::is(MinutesTitle::Takes, title)
        && !lexicon::is(MinutesTitle::Others, title);
    match lexicon::named(title) {
        Some(BusinessTitle::AnyOther) => Business::AnyOther,
        Some(BusinessTitle::Declarations) => Business::Declarations,
        Some(BusinessTitle::Membership) => Business::Membership,
        Some(BusinessTitle::Arising) => Business::Minutes,
        _ if takes_minutes => Business::Minutes,
        Some(BusinessTitle::Programme) => Business::WorkProgramme,
        None => Business::Ordinary,
    }
}
