//! What the margin of the record marks: decisions, and who came and went.

use crate::meeting::entry::{Kind, Movement};

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
            Kind::Outcome { .. } | Kind::Vote { .. } | Kind::OwnVote { .. } => Self::Outcome,
            Kind::Action { .. } => Self::Action,
            Kind::Movement { how, .. } => match how {
                Movement::Arrived | Movement::Returned => Self::Came,
                Movement::Left | Movement::SteppedOut => Self::Went,
            },
            _ => Self::Plain,
        }
    }
}
