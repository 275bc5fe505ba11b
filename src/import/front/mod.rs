//! The front sheet and the agenda: body, day, place, members, items, meetings to come.

use super::line::Line;
use super::proposal::Proposal;
use super::steps::{Spent, Steps};

/// Reads a front sheet, a roster or an agenda into `out`; what another file said already stays, and
/// what this one says otherwise is a doubt.
///
/// # Errors
/// When the steps are spent.
pub fn read(_lines: &[Line], _steps: &Steps, _out: &mut Proposal) -> Result<(), Spent> {
    Ok(())
}
