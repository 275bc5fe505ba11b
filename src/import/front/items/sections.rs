//! The headings that part an agenda into what is taken in public and what is not, and the titles
//! that tell what kind of business an item is.

use super::exempt;
use crate::import::front::front_sheet::has;
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

/// Headings of what is taken in private.
const CLOSED: [&str; 25] = [
    "exempt items",
    "exempt business",
    "confidential items",
    "confidential business",
    "private session",
    "private business",
    "private items",
    "closed session",
    "exempt",
    "confidential",
    "exclusion of the press and public",
    "exclusion of press and public",
    "exclusion of the public",
    "exclusion of the public and press",
    "exclusion of public and press",
    "private meeting",
    "exempt session",
    "items to be considered in private",
    "in private",
    "closed business",
    "private part",
    "exempt part",
    "confidential part",
    "closed part",
    "private agenda",
];

/// Headings of what is taken in public.
const OPEN: [&str; 10] = [
    "public business",
    "public session",
    "open session",
    "in public",
    "items in public",
    "public items",
    "public meeting",
    "open business",
    "items to be considered in public",
    "open items",
];

/// Headings of other kinds.
const OTHER: [&str; 12] = [
    "items for decision",
    "items for discussion",
    "items for information",
    "items for noting",
    "standing items",
    "reports",
    "opening business",
    "strategy",
    "governance",
    "closing business",
    "decision items",
    "information items",
];

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
    let private = [
        "private",
        "exempt",
        "confidential",
        "closed",
        "excluded",
        "exclusion",
        "not open",
        "not for publication",
    ]
    .iter()
    .any(|w| lower.contains(w));
    let public = !private && ["public", "open"].iter().any(|w| lower.contains(w));
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
    if CLOSED.contains(&head) && !sentence {
        return Some(Section::Closed(Closed {
            reason: paragraph(plain),
            unsure: false,
        }));
    }
    if OPEN.contains(&head) {
        return Some(Section::Open);
    }
    OTHER.contains(&head).then_some(Section::Other)
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
    let lower = title.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    let starts = |words: &[&str]| words.iter().any(|w| lower.trim_start().starts_with(w));
    if any(&[
        "any other business",
        "any other urgent business",
        "any other item",
        "urgent business",
        "matters of urgency",
        "a.o.b",
    ]) || starts(&["aob", "any other"])
        || matches!(
            lower.trim().trim_end_matches(['.', ':']),
            "urgent item" | "urgent items"
        )
    {
        return Business::AnyOther;
    }
    if any(&[
        "declaration of interest",
        "declarations of interest",
        "declaration of member",
        "declarations of member",
        "declarations by member",
        "disclosure of interest",
        "disclosures of interest",
        "disclosable pecuniary",
        "conflicts of interest",
        "conflict of interest",
        "members' interests",
        "declarations of disclosable",
        "pecuniary interest",
        "declare interest",
        "declare any interest",
        "declarations of pecuniary",
        "register of interest",
    ]) || starts(&["declarations", "interests"])
    {
        return Business::Declarations;
    }
    if starts(&[
        "membership",
        "apologies",
        "apology",
        "welcome and apologies",
        "welcome, apologies",
        "welcome and introductions",
        "attendance and apologies",
        "attendance",
        "to receive apologies",
        "to receive and approve apologies",
        "substitut",
        "to note apologies",
        "to accept apologies",
        "roll call",
        "introductions and apologies",
        "welcome, introductions",
        "to receive and accept apologies",
    ]) || any(&[
        "apologies for absence",
        "notification of substitut",
        "apologies for non",
    ]) {
        return Business::Membership;
    }
    let minutes = any(&["minutes"]);
    let of_others = any(&[
        "sub-committee minutes",
        "minutes of other",
        "minutes of sub",
    ]);
    let about = starts(&[
        "minutes",
        "draft minutes",
        "previous minutes",
        "approval of minutes",
        "approval of the minutes",
        "confirmation of",
        "to approve the minutes",
        "to confirm the minutes",
        "to agree the minutes",
        "to sign the minutes",
        "to approve as",
        "to confirm as",
        "to receive the minutes",
        "to confirm and sign",
        "to approve and sign",
        "unconfirmed minutes",
        "agree the minutes",
        "approve the minutes",
        "to consider the minutes",
        "to approve minutes",
        "to confirm minutes",
    ]) || any(&[
        "minutes of the last",
        "minutes of the previous",
        "minutes of previous",
        "minutes of the meeting",
        "minutes of last",
    ]);
    if minutes && about && !of_others
        || starts(&[
            "matters arising",
            "action log",
            "action tracker",
            "actions arising",
            "review of actions",
        ])
    {
        return Business::Minutes;
    }
    if any(&[
        "work programme",
        "forward work programme",
        "date of next meeting",
        "dates of next",
        "dates of future",
        "dates of meeting",
        "date of the next",
        "date of future",
        "future meeting",
        "next meeting",
        "forward agenda",
        "dates and times of",
        "forward planner",
        "forward programme",
        "programme of work",
        "plan of work",
        "programme of business",
    ]) || starts(&[
        "workplan",
        "work plan",
        "forward plan",
        "forward agenda",
        "board forward plan",
        "committee forward plan",
        "committee work plan",
    ]) {
        return Business::WorkProgramme;
    }
    Business::Ordinary
}
