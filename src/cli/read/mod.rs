//! `quorate read`: what an agenda pack says, field by field, for people and for other programs.

#[cfg(test)]
mod tests;
mod text;

use super::args_pack::{Read, ReadFormat};
use super::out;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::pack_reading::{PackReading, json};
use crate::app::packs::proposal_of;
use crate::import::found::Place;
use crate::import::proposal::Proposal;

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Read) -> Outcome {
    if (args.lines || args.why) && env.audience == Readers::Public {
        return Err(Fail::new(
            Exit::Usage,
            "The lines of a pack may be confidential.",
            "Give --audience full with --lines or --why; what is printed is not for publication then.",
        ));
    }
    let read = proposal_of(env, &args.packs)?;
    let nothing = is_empty(&read);
    let fit = PackReading::new(read, env.audience);
    let bytes = match args.format {
        ReadFormat::Json => json::print(&fit, args.lines)?,
        ReadFormat::Text => text::print(fit, args.lines, args.why).into_bytes(),
    };
    out::print(&bytes)?;
    if nothing {
        out::tell("Nothing in this pack was understood: no body, no day, no members, no items.");
        return Ok(Exit::Refused);
    }
    Ok(Exit::Done)
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
