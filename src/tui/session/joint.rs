//! The bodies of a joint meeting, as the header counts them.

use crate::meeting::Meeting;

/// One of the bodies of a joint meeting, as the header counts it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// What sets it apart.
    pub name: String,
    /// How many of it are here.
    pub here: usize,
    /// How many are needed, and whether it has its quorum; none where none is told.
    pub quorum: Option<(usize, bool)>,
}

/// Each of them; none where one body meets alone.
pub(super) fn joint(meeting: &Meeting) -> Vec<Counted> {
    if !meeting.is_joint() {
        return Vec::new();
    }
    let quorums = meeting.quorums();
    let all = meeting.constituents().into_iter();
    all.map(|which| {
        let found = quorums.iter().find(|(of, _)| *of == which);
        let found = found.map(|(_, state)| state);
        Counted {
            name: meeting.body_in_brief(which),
            here: found.map_or_else(|| meeting.count_in(which), |q| q.here),
            quorum: found.map(|q| (q.needed, q.is_quorate())),
        }
    })
    .collect()
}
