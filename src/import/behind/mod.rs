//! What stands behind the agenda: earlier minutes, tracker, reports, work programme.

use super::line::Line;
use super::parts::Kind;
use super::proposal::Proposal;
use super::steps::{Spent, Steps};

/// Reads a part that isn't the front sheet into `out`. The front sheet was read before.
///
/// # Errors
/// When the steps are spent.
pub fn read(
    _kind: Kind,
    _lines: &[Line],
    _steps: &Steps,
    _out: &mut Proposal,
) -> Result<(), Spent> {
    Ok(())
}

/// Ties the reports to their items, and notices where parts disagree, when all is read.
///
/// # Errors
/// When the steps are spent.
pub fn tie(_steps: &Steps, _out: &mut Proposal) -> Result<(), Spent> {
    Ok(())
}
