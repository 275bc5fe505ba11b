//! The words under a title: what they keep, and the marks that they begin with.

use super::marks::{self, Marks};
use crate::import::front::front_sheet::Row;
use crate::import::front::front_sheet::after;
use crate::import::lexicon::{self, ItemMark};
use crate::import::outline::number::part_mark;

/// Whether a line says that the item is taken in private.
pub(super) fn is_private(words: &str) -> bool {
    const SAY: [&str; 9] = [
        "confidential:",
        "confidential -",
        "exempt:",
        "exempt -",
        "exempt,",
        "not for publication",
        "this item is exempt",
        "this report is exempt",
        "exempt information",
    ];
    SAY.iter().any(|s| after(words, s).is_some())
}

/// The words of a description: they stay as printed but for page ranges and reasons of exemption in
/// brackets.
pub(super) fn described(words: &str, left: String, found: Marks, goes_on: bool) -> (String, Marks) {
    let told = found.pages.is_some() && !found.bare_pages || found.exempt.is_some();
    if told && !goes_on {
        return (left, found);
    }
    let kept = Marks {
        to_follow: found.to_follow,
        ..Marks::default()
    };
    (words.to_owned(), kept)
}

/// A mark in brackets at the beginning of a line, and what follows it.
pub(super) fn bracket_first(words: &str) -> Option<(Marks, &str)> {
    let rest = words.strip_prefix('(')?;
    let (group, rest) = rest.split_once(')')?;
    let found = marks::whole(group)?;
    let rest = rest.trim();
    (!rest.is_empty() && part_mark(words).is_none()).then_some((found, rest))
}

/// Whether a row of a table says that there is a break, which is no part of the item above it.
pub(super) fn is_break(row: &Row) -> bool {
    row.table.is_some() && !row.below && row.cells.iter().any(|(_, w)| says_break(w))
}

/// "Coffee break".
pub(super) fn says_break(words: &str) -> bool {
    lexicon::is(ItemMark::Break, words)
}
