//! Why a PDF could not be read.

use serde::{Deserialize, Serialize};

use crate::import::trouble::Trouble;

/// Why a PDF could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The bytes are no PDF, or too broken to find pages in.
    Broken,
    /// It asks for a password to be opened.
    Locked,
    /// No page has words.
    Pictures,
    /// It has words, but doesn't say which letters many of them are made of.
    Letters,
    /// It is bigger than a pack can be, or unpacks to more.
    TooBig,
    /// It has more than [`PAGES`](super::PAGES) pages.
    TooManyPages,
    /// It took too long.
    TooSlow,
    /// The reader broke down over it.
    BrokeDown,
    /// The reader could not be started.
    NoReader,
    /// The officer gave up waiting.
    Stopped,
}

impl Fault {
    /// Whether another reader might do better.
    pub fn is_worth_another_try(self) -> bool {
        !matches!(
            self,
            Self::Locked | Self::Stopped | Self::TooBig | Self::TooManyPages
        )
    }

    /// What is wrong, and what to do next.
    pub fn trouble(self) -> Trouble {
        let (sentence, hint) = match self {
            Self::Broken => (
                "The PDF is damaged: no pages can be found in it.",
                "Open it in a PDF viewer; if it opens, print it to a new PDF, otherwise ask for it again.",
            ),
            Self::Locked => (
                "The PDF is locked with a password.",
                "Save a copy without the password and give that, or ask for the Word file.",
            ),
            Self::Pictures => (
                "The PDF has no words in it, only pictures.",
                "Have it read by a text recogniser first, or ask for the Word file.",
            ),
            Self::Letters => (
                "The PDF shows words, but doesn't say which letters they are made of.",
                "Ask for the Word file, or have the PDF read by a text recogniser first.",
            ),
            Self::TooBig => (
                "The PDF is bigger than a pack can be.",
                "Give the agenda and the reports as files of their own.",
            ),
            Self::TooManyPages => (
                "The PDF has more than 5,000 pages.",
                "Give the agenda and the reports as files of their own.",
            ),
            Self::TooSlow => (
                "The PDF took longer than a minute to read, so the reading was stopped.",
                "Print it to a new PDF and give that, or ask for the Word file.",
            ),
            Self::BrokeDown => (
                "The PDF is damaged or made to do harm: the reader broke down over it.",
                "Nothing else was touched. Print it to a new PDF and give that, or ask for the Word file.",
            ),
            Self::NoReader => (
                "Nothing on this machine reads PDF files.",
                "Install pdftotext (Debian package poppler-utils), or give the Word file.",
            ),
            Self::Stopped => (
                "The reading of the PDF was stopped.",
                "Give it again to have it read.",
            ),
        };
        Trouble::new(sentence, hint)
    }
}
