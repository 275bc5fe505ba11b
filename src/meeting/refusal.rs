//! A refusal: why something can't be done now, and the way out.

use std::fmt;

/// Why an intent was refused, in words for the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong: a whole sentence.
    pub reason: String,
    /// What to do next: a whole sentence.
    pub way_out: String,
}

impl Refusal {
    /// A refusal with its way out.
    pub fn new(reason: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            way_out: way_out.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.reason, self.way_out)
    }
}

impl std::error::Error for Refusal {}
