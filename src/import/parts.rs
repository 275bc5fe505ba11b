//! Cutting a run into the parts of a pack.

use std::ops::Range;

use super::line::Run;
use super::steps::{Spent, Steps};

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The front sheet and the agenda; or a roster or an agenda in plain lines.
    Front,
    /// Minutes of an earlier meeting.
    Minutes,
    /// The tracker of actions.
    Tracker,
    /// A report, from its cover sheet to its end, appendices among it.
    Report,
    /// The work programme.
    Programme,
    /// Nothing but what fills a page.
    Filler,
}

/// A part of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Its lines, by their place in [`Run::lines`].
    pub lines: Range<usize>,
}

/// Cuts a run into its parts; every line is in one of them, in order.
///
/// # Errors
/// When the steps are spent.
pub fn cut(run: &Run, steps: &Steps) -> Result<Vec<Part>, Spent> {
    steps.take(run.lines.len() as u64)?;
    Ok(vec![Part {
        kind: Kind::Front,
        lines: 0..run.lines.len(),
    }])
}
