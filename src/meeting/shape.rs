//! What the words of an entry are to it: sentences, an order, or a piece of a sentence.

use super::entry::Kind;

/// What the words of an entry are to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Whole sentences.
    Prose,
    /// What is to be done, without a subject: what follows "That", the words of an action.
    Order,
    /// A piece of a sentence that the minutes make of the fact: a nature, a comment.
    Piece,
}

impl Kind {
    /// What its words are to it; none if it has none.
    pub fn shape(&self) -> Option<Shape> {
        match self {
            Self::Paragraph
            | Self::Presented { .. }
            | Self::Outcome { .. }
            | Self::PublicSummary => Some(Shape::Prose),
            Self::Resolution { .. }
            | Self::Amendment { .. }
            | Self::Action { .. }
            | Self::Delegation { .. } => Some(Shape::Order),
            Self::Declaration { .. }
            | Self::Minutes { .. }
            | Self::Progress { .. }
            | Self::Public { .. }
            | Self::Told { .. } => Some(Shape::Piece),
            Self::Movement { .. }
            | Self::NoneDeclared
            | Self::TookNoPart { .. }
            | Self::Election { .. }
            | Self::Exclusion { .. }
            | Self::Readmission { .. }
            | Self::Vote { .. }
            | Self::OwnVote { .. } => None,
        }
    }

    /// Whether it lives by its words; otherwise it is a fact of the room or of the papers, which
    /// stands without any.
    pub fn is_of_words(&self) -> bool {
        matches!(self.shape(), Some(Shape::Prose | Shape::Order))
    }
}
