//! The front sheet and the agenda: body, day, place, members, items, meetings to come.

mod items;
mod sheet;
mod tail;

use super::line::Line;
use super::proposal::Proposal;
use super::steps::{Spent, Steps};
use sheet::Sheet;

/// Reads a front sheet, a roster or an agenda into `out`; what another file said already stays, and
/// what this one says otherwise is a doubt.
///
/// # Errors
/// When the steps are spent.
pub fn read(lines: &[Line], steps: &Steps, out: &mut Proposal) -> Result<(), Spent> {
    steps.take(lines.len() as u64 * 8)?;
    let mut sheet = Sheet::of(lines);
    let agenda = items::read(&mut sheet, None);
    out.items = agenda.items;
    Ok(())
}
