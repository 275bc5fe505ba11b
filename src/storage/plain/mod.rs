//! RON in the one form in which this program writes its records: compact, without names of structs,
//! comments, extensions or spaces.
//!
//! RON in general looks at every place for what may stand there, and escapes text letter by letter.
//! That is most of what opening a session costs, and much of what a long paste does. This reads a
//! part of what RON reads, and the same from it; whatever else stands in a line (what somebody
//! edited by hand, a fault) is refused without a word, and left to RON. It writes letter for letter
//! what RON writes.

mod reader;
mod writer;

#[cfg(test)]
mod tests;

use std::fmt;

pub(super) use reader::read;
pub(super) use writer::write;

/// That something is not in the plain form: for RON to read or write, and to tell what is wrong.
#[derive(Debug)]
struct NotPlain;

impl fmt::Display for NotPlain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in the plain form")
    }
}

impl std::error::Error for NotPlain {}

impl serde::de::Error for NotPlain {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    // The words that go without saying here are not even made.
    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

impl serde::ser::Error for NotPlain {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}
