//! What was read of a pack, as its readers may know it: the public is told nothing that counts as
//! confidential.

pub(crate) mod json;
mod withheld;

use super::environment::Readers;
use super::fail::Fail;
use crate::import::draft::Draft;
use crate::import::proposal::Proposal;
use withheld::{Withheld, withhold};

/// All that was read with its lines, as JSON: what is kept beside a session.
///
/// # Errors
/// When it can't be written as JSON.
pub(crate) fn whole(proposal: &Proposal) -> Result<Vec<u8>, Fail> {
    json::print(&PackReading::new(proposal.clone(), Readers::Full), true)
}

/// A proposal as its readers may know it.
pub(crate) struct PackReading {
    pub(crate) proposal: Proposal,
    pub(crate) audience: Readers,
    /// For each report, whether it counts as confidential.
    pub(crate) confidential: Vec<bool>,
    /// What was taken out for these readers.
    pub(crate) withheld: Withheld,
}

impl PackReading {
    /// For the public, reports that count as confidential keep item, title and classification; what
    /// was minuted in private, rows marked as exempt and the like are taken out and counted.
    pub(crate) fn new(proposal: Proposal, audience: Readers) -> Self {
        let draft = Draft::new(proposal);
        let confidential = draft.all_confidential();
        let mut proposal = draft.into_proposal();
        let withheld = match audience {
            Readers::Public => withhold(&mut proposal, &confidential),
            Readers::Full => Withheld::default(),
        };
        Self {
            proposal,
            audience,
            confidential,
            withheld,
        }
    }

    /// Whether what a report says is left out.
    pub(crate) fn withheld(&self, report: usize) -> bool {
        self.audience == Readers::Public && self.confidential.get(report) != Some(&false)
    }
}
