//! Which items are taken with the public out of the room.

use super::block::Block;
use super::exempt;
use super::sections::{self, Closed, Section, section};
use crate::import::found::{Found, Place};
use crate::import::front::front_sheet::{FrontSheet, has, squeeze};
use crate::import::lexicon::{self, Exclusion};
use crate::import::proposal::Exempt;
use crate::meeting::text::Text;

/// Whether the lines that follow are taken in private, and how sure that is.
#[derive(Clone, Default)]
pub(super) struct Private {
    exempt: Option<Found<Exempt>>,
}

pub(super) fn is_section(sheet: &FrontSheet, at: usize) -> bool {
    sheet
        .get(at)
        .is_some_and(|r| !r.below && r.cells.len() <= 2 && section(&r.text).is_some())
}

/// The section that the first item stands in.
pub(super) fn section_before(sheet: &mut FrontSheet, first: usize) -> Private {
    let from = first.saturating_sub(8);
    match (from..first).rev().find(|at| is_section(sheet, *at)) {
        Some(at) => sections_between(sheet, at, at + 1, Private::default()),
        None => Private::default(),
    }
}

/// Reads the headings, and the words under them, between an item and the next.
pub(super) fn sections_between(
    sheet: &mut FrontSheet,
    from: usize,
    to: usize,
    mut private: Private,
) -> Private {
    for at in from..to {
        match section(sheet.text(at)) {
            Some(Section::Open) => private = Private::default(),
            Some(Section::Closed(closed)) => {
                let words: Vec<&str> = (at + 1..to).map(|i| sheet.text(i)).collect();
                private.exempt = Some(exempt_of(&closed, &words.join(" "), sheet.place(at)));
            }
            Some(Section::Other) => {}
            None => continue,
        }
        sheet.take(at, at + 1);
    }
    // What stands under the heading of a private part is its resolution.
    if private.exempt.is_some() {
        sheet.take(from, to);
    }
    private
}

pub(super) fn exempt_of(closed: &Closed, below: &str, place: Place) -> Found<Exempt> {
    let mut reason = closed.reason.clone();
    if reason.is_empty() && has(below, "paragraph") && has(below, "schedule 12a") {
        reason = exempt::reason(&squeeze(below));
    }
    let paragraph = Text::line(if reason.len() <= 200 { &reason } else { "" });
    let found = Found::certain(Exempt { paragraph }, place);
    if closed.unsure && !has(below, "exempt") && !has(below, "exclu") {
        return found.doubting(
            "It stands in the second part of the agenda; nothing says that this part is private.",
        );
    }
    found
}

/// Whether the item is exempt; turns the following ones private where it is the resolution that
/// the public be excluded.
pub(super) fn exempt_item(
    block: &Block,
    private: &mut Private,
    done: usize,
    all: usize,
    words: &str,
) -> Option<Found<Exempt>> {
    if sections::readmits(&block.title) {
        *private = Private::default();
        return None;
    }
    if sections::excludes(&block.title) {
        // "To consider whether to exclude the public" early on is routine, and excludes nobody.
        let says = |role| lexicon::is(role, words) || lexicon::is(role, &block.title);
        let whole = format!("{} {words}", block.title);
        let follows = says(Exclusion::Follows);
        if !says(Exclusion::Asks) && (done * 3 >= all || follows) {
            let reason = if has(&whole, "paragraph") {
                exempt::reason(&squeeze(&whole))
            } else {
                String::new()
            };
            let paragraph = Text::line(if reason.len() <= 200 { &reason } else { "" });
            let found = Found::certain(Exempt { paragraph }, block.title_place);
            private.exempt = Some(if follows {
                found
            } else {
                found.doubting("It stands behind the exclusion of the public; nothing beside it says that it is exempt.")
            });
        }
        return None;
    }
    if let Some(reason) = &block.marks.exempt {
        let mut paragraph = Text::line(reason);
        if paragraph.is_empty()
            && let Some(around) = &private.exempt
        {
            paragraph = around.value.paragraph.clone();
        }
        return Some(Found::certain(Exempt { paragraph }, block.marks_place));
    }
    let around = private.exempt.clone()?;
    Some(Found {
        place: block.title_place,
        ..around
    })
}
