//! What the public brings to a meeting, and what somebody tells it by their office.

use serde::{Deserialize, Serialize};

/// How the public took part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Participation {
    /// A question.
    #[default]
    Question,
    /// A supplementary question, to what was answered.
    Supplementary,
    /// A petition was presented.
    Petition,
    /// A deputation was received.
    Deputation,
    /// Somebody addressed the meeting.
    Statement,
}

/// What became of what the public brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// Nothing is told.
    #[default]
    Untold,
    /// It was answered at the meeting.
    Answered,
    /// It is to be answered in writing.
    Written,
    /// It was referred to whoever deals with it.
    Referred,
}

/// What somebody told the meeting by virtue of their office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// An announcement.
    #[default]
    Announcement,
    /// A ruling on procedure or order.
    Ruling,
    /// Advice: legal, financial, on procedure.
    Advice,
}
