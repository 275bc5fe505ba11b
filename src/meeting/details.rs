//! What entries of some kinds need beside their text: who is to do something and by when, how
//! somebody came or went, what was done about earlier minutes, how a report was presented, what the body
//! did with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::PersonId;
use super::text::Text;

/// Who is to do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// A person known to the meeting.
    Person(PersonId),
    /// A post or an organisation, or somebody not known here.
    Named(Text),
}

/// By when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// Not said.
    #[default]
    Unset,
    /// The next meeting.
    NextMeeting,
    /// A day.
    On(NaiveDate),
    /// In words: "March 2015".
    Said(Text),
}

impl Due {
    /// Whether it is not said.
    pub fn is_unset(&self) -> bool {
        *self == Self::Unset
    }
}

/// How somebody came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Movement {
    /// Came after the start.
    Arrived,
    /// Went for good.
    Left,
    /// Went out for a while.
    SteppedOut,
    /// Came back.
    Returned,
    /// Was in the room, and sat down as the deputy for a seat that was empty. Needs a reader of format 4.
    TookSeat,
}

/// What was done about the minutes of an earlier meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Approval {
    /// Agreed as a correct record, with the corrections if there are any.
    #[default]
    Agreed,
    /// Put off.
    Deferred,
}

/// In what form an item was presented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A written report.
    #[default]
    Report,
    /// A report made by word of mouth.
    VerbalUpdate,
    /// Slides or a talk.
    Presentation,
    /// A paper handed out at the meeting.
    Tabled,
}

/// An outcome that is not a resolution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    /// Acknowledged.
    #[default]
    Noted,
    /// Accepted without a vote.
    Agreed,
    /// Supported though another body decides.
    Endorsed,
    /// Praised.
    Commended,
    /// Formally taken in.
    Received,
    /// A view given without a decision.
    Steer,
    /// Advice to a higher body.
    Recommended,
    /// No decision was taken.
    NoDecision,
}
