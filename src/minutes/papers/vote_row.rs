//! The votes of a meeting as rows, for a table or another program.

use std::marker::PhantomData;

use serde::Serialize;

use super::super::audience::Audience;

/// Somebody's vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Voted {
    /// Who.
    pub person: String,
    /// `for`, `against`, `abstained` or `did-not-vote`.
    pub vote: &'static str,
}

/// The casting vote on a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CastingVote {
    /// Who presided.
    pub person: String,
    /// `for`, `against`, or `declined`.
    pub vote: &'static str,
}

/// A vote, for a table or another program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VoteRow {
    /// The number of the item, as printed; may be empty.
    pub item: String,
    /// Its title.
    pub title: String,
    /// The number of the paragraph that tells it, as printed.
    pub minute: String,
    /// When, with the offset from UTC.
    pub time: String,
    /// The body whose members alone voted, at a joint meeting; none = all who met.
    pub body: Option<String>,
    /// `motion`, `substantive-motion`, `amendment`, `motions` taken together, `election`, or `exclusion`
    /// of the public.
    pub on: &'static str,
    /// The words that were voted on, on one line.
    pub words: String,
    /// Who moved them; may be empty.
    pub mover: String,
    /// Who seconded them; may be empty.
    pub seconder: String,
    /// `assent`, `hands`, `recorded` or `ballot`; empty where it was not said.
    pub method: &'static str,
    /// What was told of it: `declared`, `unanimous`, `nem-con`, `counted` or `named`.
    pub told: &'static str,
    /// How many voted for it, where they were counted.
    #[serde(rename = "for")]
    pub in_favour: Option<u16>,
    /// How many voted against it.
    pub against: Option<u16>,
    /// How many abstained.
    pub abstained: Option<u16>,
    /// How many were there and did not vote, where names were taken.
    pub did_not_vote: Option<u16>,
    /// Who voted how, where names were taken.
    pub ballots: Vec<Voted>,
    /// The casting vote, where there was a tie.
    pub casting: Option<CastingVote>,
    /// Who asked that their own vote be recorded.
    pub recorded_on_request: Vec<Voted>,
    /// `carried`, `lost` or `tied`.
    pub result: &'static str,
}

/// The votes of a meeting for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Votes<A: Audience> {
    pub(super) body: String,
    pub(super) date: String,
    pub(super) rows: Vec<VoteRow>,
    pub(super) file_stem: String,
    pub(super) audience: PhantomData<A>,
}

impl<A: Audience> Votes<A> {
    /// The body.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The day, `2026-03-19`.
    pub fn date(&self) -> &str {
        &self.date
    }

    /// Each vote, item by item.
    pub fn rows(&self) -> &[VoteRow] {
        &self.rows
    }

    /// A file name without its ending.
    pub fn file_stem(&self) -> &str {
        &self.file_stem
    }
}
