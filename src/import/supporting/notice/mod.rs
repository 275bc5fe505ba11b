//! What the papers seem to have got wrong, and what their parts disagree about.
//!
//! Each check is of one sort and knows no council: it speaks only where two places of the pack say
//! different things, or one of them cannot be.

mod days;
mod papers;
#[cfg(test)]
mod tests;

use crate::import::found::{Found, Place};
use crate::import::proposal::{Item, Proposal};
use crate::import::steps::{Spent, Steps};
use crate::meeting::text::Text;

/// Makes all checks, when everything is read.
///
/// # Errors
/// When the steps are spent.
pub(super) fn all(steps: &Steps, out: &mut Proposal) -> Result<(), Spent> {
    let people = (out.members.len() + 1) as u64;
    let named: usize = out
        .minutes
        .iter()
        .map(|m| m.present.len() + m.apologies.len())
        .sum();
    let lines: usize = out.sources.iter().map(|s| s.lines.len()).sum();
    steps.take(people * named as u64 + lines as u64)?;
    days::weekdays(out);
    days::last_meeting(out);
    days::sheets(out);
    days::years(out);
    papers::titles(out);
    papers::numbering(out);
    papers::seats(out);
    papers::pages(out);
    papers::slips(out);
    Ok(())
}

/// The words of an item, each with its place.
fn words_of(item: &Item) -> Vec<(String, Place)> {
    let text = |f: &Found<Text>| (f.value.as_str().to_owned(), f.place);
    let mut out = vec![text(&item.title)];
    out.extend(item.description.iter().map(text));
    out.extend(item.parts.iter().map(text));
    out
}

/// "Item 8", by the number that is printed.
fn name_of(item: &Item) -> String {
    format!("Item {}", item.number.value.as_str())
}
