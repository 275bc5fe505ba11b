//! What a meeting tells of votes and of what came of motions, so that a result that has only just been
//! recorded can be held back until the officer has had time to look at it.

use crate::meeting::Reading as ReadBy;
use crate::meeting::audience::Public;
use crate::meeting::entry::Kind;
use crate::meeting::id::EntryId;

use super::super::reading::Reading;

/// The votes and results that everybody may read of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results(Vec<(EntryId, Kind)>);

/// What a meeting tells of votes and results.
pub fn results_of(read: &ReadBy<'_, Public>) -> Results {
    let house = read.house();
    let reading = Reading::<Public>::new(read, house);
    let entries = reading.items().iter().flat_map(|i| reading.entries(i));
    let found = entries.filter(|e| is_result(e.kind()));
    Results(found.map(|e| (e.id(), e.kind().clone())).collect())
}

impl Results {
    /// Those that weren't there before, or were otherwise.
    pub fn new_since(&self, before: &Self) -> Vec<EntryId> {
        let fresh = self.0.iter().filter(|told| !before.0.contains(told));
        fresh.map(|(id, _)| *id).collect()
    }
}

fn is_result(kind: &Kind) -> bool {
    kind.is_voted()
        || matches!(kind, Kind::OwnVote { .. })
        || kind.stage().is_some_and(|stage| !stage.is_open())
}
