//! What stands behind the agenda: earlier minutes, tracker, reports, work programme.

pub(crate) mod label;
pub(crate) mod labels;
mod link;
mod minutes;
mod notice;
pub(crate) mod para;
mod programme;
mod report;
#[cfg(test)]
pub(crate) mod testing;
mod tracker;
pub(crate) mod words;

use chrono::NaiveDate;

use super::line::Line;
use super::parts::Kind;
use super::proposal::{Notice, Proposal};
use super::steps::{Spent, Steps};
use crate::import::found::{Found, Place};
use crate::meeting::text::Text;

/// Reads a part that isn't the front sheet into `out`. The front sheet was read before.
///
/// # Errors
/// When the steps are spent.
pub fn read(kind: Kind, lines: &[Line], steps: &Steps, out: &mut Proposal) -> Result<(), Spent> {
    // Each parser passes over the lines of its part a few times.
    let bytes = |line: &Line| {
        line.cells
            .iter()
            .map(|c| c.text.as_str().len())
            .sum::<usize>()
    };
    let bytes: usize = lines.iter().map(bytes).sum();
    steps.take(lines.len() as u64 * 12 + bytes as u64)?;
    match kind {
        // What fills pages is told by the lines that no field was read from.
        Kind::Front | Kind::Filler => {}
        Kind::Minutes => minutes::read(lines, out),
        Kind::Tracker => tracker::read(lines, out),
        Kind::Report => report::read(lines, out),
        Kind::Programme => programme::read(lines, out),
    }
    Ok(())
}

/// Gives minutes that tell no day that of the notes of the website which they stand on.
pub(super) fn noted(day: Option<&Found<NaiveDate>>, out: &mut Proposal) {
    let Some(day) = day else { return };
    for minutes in &mut out.minutes {
        if minutes.date.is_none() && minutes.place.source == day.place.source {
            minutes.date = Some(day.clone());
        }
    }
}

/// Links the reports to their items, and notices where parts disagree, when all is read.
///
/// # Errors
/// When the steps are spent.
pub fn link(steps: &Steps, out: &mut Proposal) -> Result<(), Spent> {
    let (reports, items) = (out.reports.len() as u64, out.items.len() as u64);
    steps.take(reports * items + out.actions.len() as u64)?;
    link::reports(out);
    notice::all(steps, out)
}

/// The lines from the first to the last of a part.
fn extent(lines: &[Line]) -> Place {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => first.place.through(last.place),
        _ => Place::default(),
    }
}

/// Notices beyond which none is added.
const MOST_NOTICES: usize = 300;

/// Tells the officer of something once.
fn tell(place: Place, words: &str, out: &mut Proposal) {
    let words = Text::line(words);
    // Nobody reads more than that, and each is looked for among the others.
    if out.noticed.len() >= MOST_NOTICES {
        return;
    }
    if !out
        .noticed
        .iter()
        .any(|n| n.words == words && n.place == place)
    {
        out.noticed.push(Notice { place, words });
    }
}
