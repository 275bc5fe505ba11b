//! What a motion and a vote are made of: who moved and seconded it, how it was voted on, what was
//! counted, and what came of it.

use serde::{Deserialize, Serialize};

use super::id::PersonId;

/// How far a resolution has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Being worded.
    #[default]
    Worded,
    /// Put to the meeting.
    Put,
    /// Agreed, or carried.
    Agreed,
    /// Put, and not carried. This and what follows need a reader of format 4.
    Lost,
    /// Taken back by whoever moved it.
    Withdrawn,
    /// Fallen without a vote: another motion was carried, nobody seconded it, the time ran out.
    Fallen,
    /// An amendment that the mover of the motion took in without a vote.
    Accepted,
}

/// Who moved a motion, and who seconded it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Moved {
    /// Who moved it; none = not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// Who seconded it; none = not said, or nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconded: Option<PersonId>,
}

impl Moved {
    /// Whether nothing is said.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// How a vote was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// By general assent, without a vote.
    Assent,
    /// By a show of hands.
    #[default]
    Hands,
    /// By name.
    Recorded,
    /// By ballot.
    Ballot,
}

/// How somebody voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Voice {
    /// For the motion.
    For,
    /// Against it.
    Against,
    /// Neither, and said so.
    Abstained,
    /// Was there and did not vote.
    DidNotVote,
}

impl Voice {
    /// All of them, in the order in which a vote is told.
    pub const ALL: [Self; 4] = [Self::For, Self::Against, Self::Abstained, Self::DidNotVote];
}

/// How many voted which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// For the motion.
    #[serde(rename = "for")]
    pub in_favour: u16,
    /// Against it.
    pub against: u16,
    /// Neither.
    #[serde(default)]
    pub abstained: u16,
}

impl Counts {
    /// How many are counted.
    pub fn total(self) -> usize {
        usize::from(self.in_favour) + usize::from(self.against) + usize::from(self.abstained)
    }
}

/// How one member voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot(
    /// Who.
    pub PersonId,
    /// How.
    pub Voice,
);

/// What was told of a vote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tally {
    /// Only what came of it.
    #[default]
    Declared,
    /// Everybody voted for it.
    Unanimous,
    /// Nobody voted against it; some may have abstained.
    NemCon,
    /// How many voted which way.
    Counted(Counts),
    /// Who voted which way.
    Named(Vec<Ballot>),
}

impl Tally {
    /// How many voted which way, where that is known.
    pub fn counts(&self) -> Option<Counts> {
        match self {
            Self::Counted(counts) => Some(*counts),
            Self::Named(ballots) => {
                let of = |voice| ballots.iter().filter(|b| b.1 == voice).count() as u16;
                Some(Counts {
                    in_favour: of(Voice::For),
                    against: of(Voice::Against),
                    abstained: of(Voice::Abstained),
                })
            }
            Self::Declared | Self::Unanimous | Self::NemCon => None,
        }
    }
}

/// The casting vote of the person presiding on a tie (Local Government Act 1972 Schedule 12
/// paragraph 39(2)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Casting {
    /// Who presided.
    pub by: PersonId,
    /// How it was given; none = declined.
    pub voice: Option<Voice>,
}

/// A vote as it is told with what it was taken on, where that is no motion of its own: the exclusion of the
/// public, an election. It came to what is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voted {
    /// How it was taken.
    #[serde(default)]
    pub method: Method,
    /// What was told of it.
    pub tally: Tally,
    /// The casting vote, where there was a tie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting: Option<Casting>,
}

/// What came of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VoteResult {
    /// Carried.
    Carried,
    /// Lost.
    Lost,
    /// A tie, not yet settled.
    Tied,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
pub(super) fn none_said(number: &u16) -> bool {
    *number == 0
}
