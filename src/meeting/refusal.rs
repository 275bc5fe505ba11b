//! A refusal: why something can't be done now, and the way out. It is the one shape of what officers
//! are told of what went wrong: the errors of the other rooms become one before they are shown.

use std::fmt;

use super::text::Text;

/// Said where a meeting is taken over that tells nothing that the journal of its body doesn't know.
pub const NOTHING_NEW: &str = "The body\u{2019}s journal has all that this meeting tells already.";

/// Why something was refused or failed, in words for the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong: a whole sentence.
    pub reason: String,
    /// What to do next: a whole sentence; may be empty.
    pub way_out: String,
    /// Whether it can be done all the same, with a reason that is kept.
    pub may_be_overridden: bool,
    /// Whether what was asked for is so already, so that what follows can go on from there.
    pub is_so_already: bool,
}

impl Refusal {
    /// A refusal with its way out.
    pub fn new(reason: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            way_out: way_out.into(),
            may_be_overridden: false,
            is_so_already: false,
        }
    }

    /// The refusal of what is so already.
    pub fn already(reason: impl Into<String>) -> Self {
        Self {
            is_so_already: true,
            ..Self::new(reason, "Nothing needs to be done.")
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

    /// Both sentences on one line, cleaned.
    pub fn in_a_line(&self) -> String {
        Text::line(&self.to_string()).into_string()
    }
}

impl From<Refusal> for String {
    fn from(refusal: Refusal) -> Self {
        refusal.in_a_line()
    }
}

/// What is said in one sentence, or knows no way out.
impl From<String> for Refusal {
    fn from(reason: String) -> Self {
        Self::new(reason, "")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)?;
        if !self.way_out.is_empty() {
            write!(f, " {}", self.way_out)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
