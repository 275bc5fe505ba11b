//! What the papers seem to have got wrong.
use crate::import::proposal::Proposal;
use crate::import::steps::{Spent, Steps};
pub(super) fn all(_steps: &Steps, _out: &mut Proposal) -> Result<(), Spent> { Ok(()) }
