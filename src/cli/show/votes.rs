//! Votes and the quorum, for other programs.

use serde::Serialize;

/// A vote that was taken.
#[derive(Debug, Serialize)]
pub(super) struct Vote {
    /// "assent", "hands", "recorded", "ballot".
    pub(super) method: &'static str,
    #[serde(rename = "for")]
    pub(super) in_favour: Option<u16>,
    pub(super) against: Option<u16>,
    pub(super) abstained: Option<u16>,
    pub(super) unanimous: bool,
    pub(super) nem_con: bool,
    pub(super) ballots: Vec<Ballot>,
    /// "carried", "lost", "tied".
    pub(super) result: &'static str,
    pub(super) casting: Option<CastingVote>,
}

/// How the public was excluded.
#[derive(Debug, Serialize)]
pub(super) struct Exclusion {
    /// "resolution", "confidential", "disorder".
    pub(super) basis: &'static str,
    /// Numbers of the paragraphs of Schedule 12A.
    pub(super) paragraphs: Vec<u8>,
    /// The meeting concluded where the public interest lies; none where no resolution is needed.
    pub(super) public_interest: Option<bool>,
    pub(super) excluded: bool,
    /// For the rest of the meeting.
    pub(super) rest: bool,
    pub(super) stay: String,
}

/// How one member voted.
#[derive(Debug, Serialize)]
pub(super) struct Ballot {
    pub(super) person: String,
    pub(super) vote: &'static str,
}

/// The casting vote; `vote` is none where it was declined.
#[derive(Debug, Serialize)]
pub(super) struct CastingVote {
    pub(super) person: String,
    pub(super) vote: Option<&'static str>,
}

/// How the meeting stands against its quorum.
#[derive(Debug, Serialize)]
pub(super) struct Quorum {
    pub(super) here: usize,
    pub(super) needed: usize,
    pub(super) quorate: bool,
    pub(super) missing: Vec<String>,
}

impl Quorum {
    pub(super) fn of(meeting: &crate::meeting::Meeting) -> Option<Self> {
        meeting.quorum().map(|state| Self {
            here: state.here,
            needed: state.needed,
            quorate: state.is_quorate(),
            missing: state.missing,
        })
    }
}
