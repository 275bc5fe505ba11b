//! Votes and the quorum, for other programs.

use serde::Serialize;

use super::people::People;
use super::view::Body;
use crate::meeting::Meeting;
use crate::meeting::joint::Constituent;
use crate::meeting::motion::{Casting, Method, Tally, Voice, VoteResult, Voted};
use crate::meeting::quorum::QuorumState;
use crate::meeting::rules::Rules;

/// A vote that was taken.
#[derive(Debug, Serialize)]
pub(super) struct Vote {
    /// The body whose members alone voted, "first" or an id; none = all together.
    pub(super) of: Option<String>,
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
    /// "resolution", "public-bodies", "own-rules", "confidential", "disorder".
    pub(super) basis: &'static str,
    /// Numbers of the paragraphs of Schedule 12A.
    pub(super) paragraphs: Vec<u8>,
    /// The reason that is stated instead of a paragraph.
    pub(super) reason: Option<String>,
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
    pub(super) fn of(meeting: &Meeting) -> Option<Self> {
        meeting.quorum().map(Self::from)
    }
}

impl From<QuorumState> for Quorum {
    fn from(state: QuorumState) -> Self {
        Self {
            here: state.here,
            needed: state.needed,
            quorate: state.is_quorate(),
            missing: state.missing,
        }
    }
}

/// One of the bodies that meet: "first", or the id of one that joined.
pub(super) fn constituent(of: Constituent) -> String {
    match of {
        Constituent::First => "first".to_owned(),
        Constituent::Joined(id) => id.to_string(),
    }
}

/// A body that meets together with the first.
#[derive(Debug, Serialize)]
pub(super) struct Joined {
    pub(super) id: String,
    #[serde(flatten)]
    pub(super) body: Body,
    pub(super) rules: Rules,
    pub(super) quorum: Option<Quorum>,
}

impl Joined {
    pub(super) fn all(meeting: &Meeting) -> Vec<Self> {
        let mut quorums = meeting.quorums();
        let joined = meeting.joined().iter();
        joined
            .map(|j| {
                let at = quorums
                    .iter()
                    .position(|(of, _)| *of == Constituent::Joined(j.id));
                Self {
                    id: j.id.to_string(),
                    body: Body::of(&j.body),
                    rules: j.rules.clone(),
                    quorum: at.map(|at| quorums.swap_remove(at).1.into()),
                }
            })
            .collect()
    }
}

/// A vote with its figures and names.
pub(super) fn vote(
    method: Method,
    tally: &Tally,
    result: VoteResult,
    casting: Option<Casting>,
    seen: &mut People,
) -> Vote {
    let counts = tally.counts();
    Vote {
        of: None,
        method: match method {
            Method::Assent => "assent",
            Method::Hands => "hands",
            Method::Recorded => "recorded",
            Method::Ballot => "ballot",
        },
        in_favour: counts.map(|c| c.in_favour),
        against: counts.map(|c| c.against),
        abstained: counts.map(|c| c.abstained),
        unanimous: *tally == Tally::Unanimous,
        nem_con: *tally == Tally::NemCon,
        ballots: match tally {
            Tally::Named(ballots) => ballots
                .iter()
                .map(|b| Ballot {
                    person: seen.see(b.0),
                    vote: voice(b.1),
                })
                .collect(),
            _ => Vec::new(),
        },
        result: match result {
            VoteResult::Carried => "carried",
            VoteResult::Lost => "lost",
            VoteResult::Tied => "tied",
        },
        casting: casting.map(|c| CastingVote {
            person: seen.see(c.by),
            vote: c.voice.map(voice),
        }),
    }
}

/// The vote that is told with what it was taken on.
pub(super) fn voted(voted: &Voted, carried: bool, seen: &mut People) -> Vote {
    let result = if carried {
        VoteResult::Carried
    } else {
        VoteResult::Lost
    };
    vote(voted.method, &voted.tally, result, voted.casting, seen)
}

/// How somebody voted, in a word.
pub(super) fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::For => "for",
        Voice::Against => "against",
        Voice::Abstained => "abstained",
        Voice::DidNotVote => "did-not-vote",
    }
}
