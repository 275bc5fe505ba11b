//! `quorate read`: what an agenda pack says, field by field, for people and for other programs.

mod json;
#[cfg(test)]
mod tests;
mod text;
mod withheld;

use std::sync::atomic::AtomicBool;

use super::args::Audience;
use super::args_pack::{Read, ReadFormat};
use super::fail::{Exit, Fail, Outcome};
use super::out;
use super::pack::{Asked, Watch, proposal};
use super::place::Desk;
use crate::import::draft::Draft;
use crate::import::found::Place;
use crate::import::proposal::Proposal;
use withheld::{Withheld, withhold};

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &Read) -> Outcome {
    if args.lines && desk.audience == Audience::Public {
        return Err(Fail::new(
            Exit::Usage,
            "The lines of a pack may be confidential.",
            "Give --audience full with --lines; what is printed is not for publication then.",
        ));
    }
    let asked = Asked {
        files: &args.packs,
        after: None,
        date: None,
    };
    let watch = Watch {
        tell: &|_| (),
        stop: &AtomicBool::new(false),
    };
    let read = proposal(desk, &asked, &watch)?;
    let nothing = is_empty(&read);
    let fit = Fit::new(read, desk.audience);
    let bytes = match args.format {
        ReadFormat::Json => json::print(&fit, args.lines)?,
        ReadFormat::Text => text::print(fit, args.lines).into_bytes(),
    };
    out::print(&bytes)?;
    if nothing {
        out::tell("Nothing in this pack was understood: no body, no day, no members, no items.");
        return Ok(Exit::Refused);
    }
    Ok(Exit::Done)
}

/// All that was read with its lines, as JSON: what is kept beside a session.
///
/// # Errors
/// When it can't be written as JSON.
pub(super) fn whole(proposal: &Proposal) -> Result<Vec<u8>, Fail> {
    json::print(&Fit::new(proposal.clone(), Audience::Full), true)
}

/// A proposal as its readers may know it.
struct Fit {
    proposal: Proposal,
    audience: Audience,
    /// For each report, whether it counts as confidential.
    confidential: Vec<bool>,
    /// What was taken out for these readers.
    withheld: Withheld,
}

impl Fit {
    /// For the public, reports that count as confidential keep item, title and classification; what
    /// was minuted in private, rows marked as exempt and the like are taken out and counted.
    fn new(proposal: Proposal, audience: Audience) -> Self {
        let draft = Draft::new(proposal);
        let confidential = draft.all_confidential();
        let mut proposal = draft.into_proposal();
        let withheld = match audience {
            Audience::Public => withhold(&mut proposal, &confidential),
            Audience::Full => Withheld::default(),
        };
        Self {
            proposal,
            audience,
            confidential,
            withheld,
        }
    }

    /// Whether what a report says is left out.
    fn withheld(&self, report: usize) -> bool {
        self.audience == Audience::Public && self.confidential.get(report) != Some(&false)
    }
}

/// Whether nothing was read at all.
fn is_empty(p: &Proposal) -> bool {
    p.body.is_none()
        && p.date.is_none()
        && p.members.is_empty()
        && p.items.is_empty()
        && p.reports.is_empty()
        && p.minutes.is_empty()
        && p.actions.is_empty()
        && p.future.is_empty()
        && p.programme.is_empty()
}

/// How many lines were taken for no field.
pub(super) fn passed_over(proposal: &Proposal) -> u64 {
    let count = |place: Place| u64::from(place.to.saturating_sub(place.line)) + 1;
    proposal.passed_over.iter().map(|p| count(p.place)).sum()
}

/// A sentence with its place behind it.
pub(super) fn with_place(proposal: &Proposal, sentence: &str, place: Place) -> String {
    let whereabouts = proposal.whereabouts(place);
    if whereabouts.is_empty() {
        return sentence.to_owned();
    }
    format!("{sentence} ({whereabouts})")
}
