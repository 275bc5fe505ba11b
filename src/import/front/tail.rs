//! Where the items of an agenda end, and the rest of a front sheet begins.

use super::front_sheet::FrontSheet;
use crate::import::lexicon::{self, Reach, SheetEnd};
use crate::import::people;

/// The row after the last of the items, of which the last begins at `last`.
pub(super) fn after_items(sheet: &FrontSheet, last: usize, to: usize) -> usize {
    let table = sheet.get(last).and_then(|r| r.table).map(|t| t.0);
    // What stands a paragraph below a list, and no further in, is none of its entries'.
    let entry = sheet.get(last).filter(|r| r.listed).map(|r| r.indent);
    let below = |at: usize| {
        let row = sheet.get(at).filter(|r| !r.listed);
        row.is_some_and(|r| entry.is_some_and(|indent| r.indent <= indent))
    };
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
        // "Jo Lund, Clerk to the Council" at the foot.
        let foot = at + 4 > to && signs(sheet, at) && lexicon::is(Reach::Officer, &row.text);
        if foot || blank && (below(at) || signs(sheet, at) || row.stands_out() && table.is_none()) {
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
    let Some(row) = sheet.get(at) else {
        return false;
    };
    let label = row.text.split_once(':').map_or("", |(label, _)| label);
    let begins = lexicon::is(SheetEnd::Tail, &row.text) || lexicon::is(SheetEnd::Label, label);
    let begins = begins || row.text.starts_with('\u{A9}');
    !row.is_blank() && !row.below && begins
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
