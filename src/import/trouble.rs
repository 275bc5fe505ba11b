//! Why a file could not be read, in a sentence.

use std::fmt;

use crate::meeting::Refusal;
use crate::meeting::text::Text;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong with it.
    pub sentence: Text,
    /// What to do next.
    pub hint: Text,
}

impl Trouble {
    /// A trouble.
    pub fn new(sentence: &str, hint: &str) -> Self {
        Self {
            sentence: Text::line(sentence),
            hint: Text::line(hint),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.sentence, self.hint)
    }
}

impl std::error::Error for Trouble {}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::new(trouble.sentence.as_str(), trouble.hint.as_str())
    }
}
