//! Headings between items that no word tells: a short line right above an item that does not look as
//! what stands under the item before it.

use super::headings::Heading;
use super::marks;
use crate::import::front::front_sheet::FrontSheet;
use crate::import::outline::number::{leading, part_mark};

/// So many words has such a heading at most.
const WORDS: usize = 7;

/// Whether what stands under the items is set further in than their numbers.
pub(super) fn hangs(sheet: &FrontSheet, headings: &[Heading], end: usize) -> bool {
    let mut nexts = headings.iter().skip(1).map(|h| h.row).chain([end]);
    headings.iter().any(|heading| {
        let to = nexts.next().unwrap_or(end);
        let number = sheet.get(heading.row).map_or(u16::MAX, |r| r.indent);
        let below = sheet.rows.get(heading.row + 1..to).unwrap_or_default();
        let mut below = below.iter().filter(|r| !r.is_blank() && r.table.is_none());
        below.next().is_some_and(|r| r.indent > number + 1)
    })
}

/// Whether the row `at` between the item of `heading` and the next, at `next`, heads what follows it;
/// `hangs` as above.
pub(super) fn heads(
    sheet: &FrontSheet,
    heading: &Heading,
    next: usize,
    at: usize,
    hangs: bool,
) -> bool {
    let (Some(row), Some(item)) = (sheet.get(at), sheet.get(heading.row)) else {
        return false;
    };
    // A heading of the format ends what stands under the entry of a list.
    if row.heading && item.listed && !item.heading {
        return true;
    }
    let last = sheet.next_words(at + 1, next + 1) == Some(next) && next < sheet.rows.len();
    let begins = row.text.starts_with(|c: char| c.is_uppercase());
    let short = row.text.split_whitespace().count() <= WORDS && !row.text.ends_with(['.', ',']);
    let marked = part_mark(&row.text).is_some()
        || marks::whole(&row.text).is_some() && !row.text.ends_with(':')
        || leading(&row.text).is_some();
    if !last || row.cells.len() != 1 || row.listed || row.below || !begins || !short || marked {
        return false;
    }
    let goes_on = at.checked_sub(1).and_then(|b| sheet.get(b));
    let goes_on = goes_on.is_some_and(|b| b.broken && !b.is_blank());
    let left = hangs && row.table.is_none() && row.indent <= item.indent && !goes_on;
    // So is what stands out between two entries and is none.
    let apart = item.listed && row.stands_out() && sheet.get(next).is_some_and(|r| r.listed);
    let bold = row.bold && !item.bold && (row.table.is_some() || row.indent <= item.indent);
    left || bold || apart || row.text.ends_with(':') && heading.number.is_some()
}
