//! What somebody does by being named in the record.

/// What somebody does by being named in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Presents the item.
    Presents,
    /// Comes or goes.
    Moves,
    /// Declares an interest.
    Declares,
    /// Moves or seconds a motion.
    Proposes,
    /// Votes.
    Votes,
    /// Stays and takes no part.
    StandsAside,
    /// Is nominated for the chair.
    Stands,
    /// Conducts an election.
    Conducts,
    /// Tells the meeting something by their office.
    Tells,
}

impl Role {
    /// What they do in the room, in the third person; none where they need not be in it.
    pub fn does(self) -> Option<&'static str> {
        match self {
            Self::Presents => Some("presents"),
            Self::Declares => Some("declares an interest"),
            Self::Proposes => Some("moves or seconds"),
            Self::Votes => Some("votes"),
            Self::StandsAside => Some("stays and takes no part"),
            Self::Stands => Some("is nominated for the chair"),
            Self::Conducts => Some("conducts the election"),
            Self::Tells => Some("speaks"),
            Self::Moves => None,
        }
    }
}
