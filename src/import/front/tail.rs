//! Where the items of an agenda end, and the rest of a front sheet begins.

use super::front_sheet::{FrontSheet, after};
use crate::import::people;

/// The row after the last of the items, of which the last begins at `last`.
pub(super) fn after_items(sheet: &FrontSheet, last: usize, to: usize) -> usize {
    let table = sheet.get(last).and_then(|r| r.table).map(|t| t.0);
    let mut blank = false;
    for at in last + 1..to {
        let Some(row) = sheet.get(at) else { break };
        if row.is_blank() {
            blank = true;
            continue;
        }
        if row.table.map(|t| t.0) != table || begins(sheet, at) {
            return at;
        }
        if blank && (signs(sheet, at) || row.stands_out() && table.is_none()) {
            return at;
        }
        // What stands a paragraph below a description is no item's any more.
        if blank && at > last + 12 {
            return at;
        }
        blank = false;
    }
    to
}

/// Whether a row begins something that is no item.
pub(super) fn begins(sheet: &FrontSheet, at: usize) -> bool {
    const STARTS: [&str; 58] = [
        "date of the next",
        "dates of the next",
        "dates of future",
        "date of next meeting",
        "dates of next",
        "future meeting",
        "next meeting",
        "date of future",
        "dates of meeting",
        "the next meeting",
        "meeting dates",
        "dates for future",
        "future dates",
        "membership",
        "members:",
        "members of the committee",
        "contact",
        "for further information",
        "for more information",
        "further information",
        "published",
        "date of issue",
        "issued",
        "dated",
        "distribution",
        "quorum",
        "note:",
        "notes:",
        "notes",
        "telephone",
        "tel:",
        "email",
        "e-mail",
        "website",
        "this page is intentionally",
        "members of the public",
        "filming",
        "recording",
        "fire ",
        "emergency",
        "if you ",
        "please note",
        "please contact",
        "agendas, reports",
        "access to",
        "any person",
        "any member of the public",
        "substitute",
        "committee membership",
        "to: ",
        "to the members",
        "circulation",
        "copies to",
        "enquiries",
        "clerk:",
        "\u{A9}",
        "copyright",
        "signed",
    ];
    let Some(row) = sheet.get(at) else {
        return false;
    };
    !row.is_blank() && !row.below && STARTS.iter().any(|s| after(&row.text, s).is_some())
}

/// Whether a name with a post under it stands here: the officer who signs the agenda.
pub(super) fn signs(sheet: &FrontSheet, at: usize) -> bool {
    if people::person(sheet.text(at)).is_some() {
        return true;
    }
    // "Jo Lund, Clerk to the Council".
    people::entry(sheet.text(at)).is_some_and(|e| !e.person.role.is_empty() && !e.vacant)
        && sheet.text(at).len() < 80
}
