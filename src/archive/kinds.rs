//! What kinds of passages there are, for whoever looks for one kind.

use serde::{Deserialize, Serialize};

use crate::meeting::entry::{Kind, Stage};

/// What a passage is. One may be several things: a resolution that was moved is a motion too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PassageKind {
    /// The heading of an item.
    Item,
    /// A paragraph, or anything else that is told of an item.
    Paragraph,
    /// What the body decided: resolved, agreed, noted, delegated.
    Resolution,
    /// What was moved, or amended, whatever became of it.
    Motion,
    /// Something to be done, or how it stands.
    Action,
    /// An interest that somebody declared, or that nobody did.
    Declaration,
    /// A vote.
    Vote,
    /// What stands before and after the items: who was there, when it began, who signed.
    Attendance,
}

impl PassageKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Item,
        Self::Paragraph,
        Self::Resolution,
        Self::Motion,
        Self::Action,
        Self::Declaration,
        Self::Vote,
        Self::Attendance,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Paragraph => "paragraph",
            Self::Resolution => "resolution",
            Self::Motion => "motion",
            Self::Action => "action",
            Self::Declaration => "declaration",
            Self::Vote => "vote",
            Self::Attendance => "attendance",
        }
    }

    /// That of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What a passage is that tells an entry of this kind; the first is what it is called.
    pub(super) fn of(kind: &Kind) -> &'static [Self] {
        match kind {
            Kind::Resolution {
                stage: Stage::Agreed,
                moved,
                ..
            } => {
                if moved.is_blank() {
                    &[Self::Resolution]
                } else {
                    &[Self::Resolution, Self::Motion]
                }
            }
            Kind::Outcome { .. } | Kind::Delegation { .. } => &[Self::Resolution],
            Kind::Resolution { .. } | Kind::Amendment { .. } => &[Self::Motion],
            Kind::Exclusion { .. } => &[Self::Resolution, Self::Motion],
            Kind::Action { .. } | Kind::Progress { .. } => &[Self::Action],
            Kind::Declaration { .. } | Kind::NoneDeclared => &[Self::Declaration],
            Kind::Vote { .. } | Kind::OwnVote { .. } => &[Self::Vote],
            Kind::Movement { .. } => &[Self::Attendance],
            _ => &[Self::Paragraph],
        }
    }
}
