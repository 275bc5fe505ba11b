//! What the blocks of a record are, and what its margin marks: decisions, and who came and went.

use crate::meeting::entry::{Kind, Movement};
use crate::meeting::id::EntryId;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The item's title.
    Title,
    /// A line under the title.
    Under,
    /// What is printed and follows from facts, no entry.
    Derived,
    /// An entry.
    Entry(EntryId),
    /// A paragraph that isn't begun yet.
    Fresh,
    /// What is not printed: open recommendations, stages.
    Margin,
    /// The heading above the rough notes.
    Notes,
    /// The first rough note of the item, not begun yet.
    FreshNote,
}

/// What a block is marked as; the mark stands where its entry begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Nothing: discussion.
    #[default]
    Plain,
    /// A resolution.
    Resolution,
    /// An outcome that is no resolution.
    Outcome,
    /// An action.
    Action,
    /// Somebody arrived or came back.
    Came,
    /// Somebody left or went out.
    Went,
}

impl Sort {
    /// What an entry of a kind is marked as.
    pub fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Resolution { .. } | Kind::Amendment { .. } | Kind::Exclusion { .. } => {
                Self::Resolution
            }
            Kind::Outcome { .. }
            | Kind::Vote { .. }
            | Kind::OwnVote { .. }
            | Kind::Election { .. } => Self::Outcome,
            Kind::Delegation { .. } => Self::Resolution,
            Kind::Action { .. } => Self::Action,
            Kind::Movement { how, .. } => match how {
                Movement::Arrived | Movement::Returned | Movement::TookSeat => Self::Came,
                Movement::Left | Movement::SteppedOut => Self::Went,
            },
            Kind::TookNoPart { .. } => Self::Went,
            _ => Self::Plain,
        }
    }
}
