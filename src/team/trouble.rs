//! What the store could not do, in a sentence with the way out.

use std::fmt;

use crate::meeting::text::clean;

/// What sort of trouble it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// It is not reached, or does not answer in time. It is tried again.
    Unreached,
    /// It does not know this officer, or refuses the password.
    NotLetIn,
    /// It lets this officer in, and not do that.
    NotAllowed,
    /// There is no store of Quorate's in that database, or it is of another version.
    NoStore,
    /// What was asked makes no sense: an address that is none, a meeting that isn't there.
    Asked,
    /// Anything else.
    Other,
}

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What sort it is.
    pub kind: TroubleKind,
    /// What is wrong.
    pub sentence: String,
    /// What to do; may be empty.
    pub hint: String,
}

impl Trouble {
    /// A trouble; both texts are cleaned here.
    pub fn new(kind: TroubleKind, sentence: impl AsRef<str>, hint: impl AsRef<str>) -> Self {
        Self {
            kind,
            sentence: clean(sentence.as_ref()),
            hint: clean(hint.as_ref()),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.sentence, self.hint)
    }
}
