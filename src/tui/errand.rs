//! Work that is done beside the typing: reading the books, learning from earlier meetings, looking
//! over what was written. Plain data both ways; nothing here waits for an answer.

use crate::checks::{Job, Mark};
use crate::meeting::text::Text;
use crate::phrases::{Book, Learnt, Phrase};

/// In whose book something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The officer's own: it holds in every meeting.
    Officer,
    /// The body's: it holds in its meetings, and can be shared by all its officers.
    Body,
}

impl Scope {
    /// Whose it is, in words.
    pub fn whose(self) -> &'static str {
        match self {
            Self::Officer => "your own book",
            Self::Body => "the body's book",
        }
    }
}

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// A phrase.
    Phrase(Phrase),
    /// A word that is right though no dictionary has it.
    Word(Text),
}

/// Something to be done beside the typing.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// Read the officer's and the body's books, and learn from the body's earlier sessions.
    Books {
        /// The body.
        body: Text,
    },
    /// Put something in a book, and read the books again.
    Keep {
        /// The body.
        body: Text,
        /// In whose.
        scope: Scope,
        /// What.
        what: Keep,
    },
    /// Look over what was written.
    LookOver {
        /// What was asked for last counts.
        ticket: u64,
        /// What is looked over.
        job: Box<Job>,
    },
    /// Find what could stand instead of a word.
    Suggest {
        /// What is known beside the dictionary.
        job: Box<Job>,
        /// The word.
        word: String,
    },
}

/// What came of an errand.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// The books, laid over each other, and what was learnt.
    Books {
        /// Phrases, abbreviations, words.
        book: Book,
        /// What is wrong with a book's file, and what to do.
        troubles: Vec<String>,
    },
    /// What was learnt from the body's earlier sessions.
    Learnt(Vec<Learnt>),
    /// Something was put in a book, or could not be; in a sentence.
    Kept(Result<String, String>),
    /// What was looked over.
    Looked {
        /// The ticket of the errand.
        ticket: u64,
        /// What was found.
        marks: Vec<Mark>,
    },
    /// What could stand instead of a word.
    Suggested {
        /// The word.
        word: String,
        /// What could stand there, best first.
        instead: Vec<String>,
    },
}
