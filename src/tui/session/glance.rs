//! What the screen shows of a meeting without asking it at every key.

use super::joint::{Counted, joint};
use crate::meeting::Meeting;
use crate::meeting::agenda::Stamp;
use crate::meeting::check::{Anchor, Finding, Severity};
use crate::meeting::id::ItemId;

/// So many findings are kept in words.
const LOOKS: usize = 8;

/// Counted anew after each act that isn't typing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// Acts other than typing so far: a stamp of everything but the words.
    pub acts: u64,
    /// Seats filled in the room.
    pub present: usize,
    /// Seats.
    pub seats: usize,
    /// How many are needed, and how many are here who count; none where no quorum is told.
    pub quorum: Option<(usize, usize)>,
    /// Whether there is a quorum, as far as one is told.
    pub quorate: bool,
    /// The bodies of a joint meeting.
    pub joint: Vec<Counted>,
    /// The item before the body.
    pub before_body: Option<ItemId>,
    /// Since when the public is excluded, if it is.
    pub excluded: Option<Stamp>,
    /// How many findings the check has.
    pub to_check: usize,
    /// The first of them, in words.
    pub looks: Vec<(Severity, String)>,
    /// What the check warns of. What the item before the body still lacks is no matter before the body has
    /// left it.
    pub warnings: Vec<String>,
}

impl Glance {
    /// Looks at a meeting after so many acts.
    pub(super) fn of(meeting: &Meeting, acts: u64) -> Self {
        let (present, seats) = meeting.count();
        let quorum = meeting.quorum();
        let findings = meeting.findings();
        let before_body = meeting.before_body().map(|i| i.id);
        let lacks = before_body.map(Anchor::Item);
        let warns = |f: &&Finding| f.severity == Severity::Warning && Some(f.place) != lacks;
        let warnings = findings.iter().filter(warns);
        Self {
            acts,
            present,
            seats,
            quorum: quorum.as_ref().map(|q| (q.needed, q.here)),
            quorate: quorum.is_none_or(|q| q.is_quorate()),
            joint: joint(meeting),
            before_body,
            excluded: meeting.excluded().and_then(|e| e.kind.when()),
            to_check: findings.len(),
            warnings: warnings.map(|f| f.what.clone()).collect(),
            looks: findings
                .into_iter()
                .take(LOOKS)
                .map(|f| (f.severity, f.what))
                .collect(),
        }
    }
}
