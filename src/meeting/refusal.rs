//! A refusal: why something can't be done now, and the way out.

use std::fmt;

/// Why an intent was refused, in words for the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong: a whole sentence.
    pub reason: String,
    /// What to do next: a whole sentence.
    pub way_out: String,
    /// Whether it can be done all the same, with a reason that is kept.
    pub may_be_overridden: bool,
}

impl Refusal {
    /// A refusal with its way out.
    pub fn new(reason: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            way_out: way_out.into(),
            may_be_overridden: false,
        }
    }

    /// The same; the officer may go on with a reason.
    #[must_use]
    pub fn overridable(self) -> Self {
        Self {
            may_be_overridden: true,
            ..self
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.reason, self.way_out)
    }
}

impl std::error::Error for Refusal {}
