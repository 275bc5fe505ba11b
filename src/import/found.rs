//! What was read, with the place that it was read from and whether it is certain.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::meeting::text::Text;

/// A stretch of lines of one of the files of a pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file, by its place in [`Proposal::sources`](super::proposal::Proposal::sources), from 0.
    pub source: u16,
    /// The page, from 1; 0 where the format has no pages.
    pub page: u32,
    /// The first line, from 1, as [`Line::number`](super::line::Line::number) counts.
    pub line: u32,
    /// The last line, from 1.
    pub to: u32,
}

impl Place {
    /// From the beginning of this place to the end of `other`, where both are of one file.
    #[must_use]
    pub fn through(self, other: Self) -> Self {
        if self.source != other.source {
            return self;
        }
        Self {
            line: self.line.min(other.line),
            to: self.to.max(other.to),
            ..self
        }
    }
}

/// A value that was read. Serialised it also tells, as `certain`, that there is no doubt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub place: Place,
    /// Why it is not certain, in a sentence for the officer; none = it is certain.
    pub doubt: Option<Text>,
    /// What the meeting that this one follows had instead, where a pack was laid over it and says
    /// something else.
    pub before: Option<Text>,
}

impl<T: Serialize> Serialize for Found<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let more = usize::from(self.doubt.is_some()) + usize::from(self.before.is_some());
        let mut out = serializer.serialize_struct("Found", 3 + more)?;
        out.serialize_field("value", &self.value)?;
        out.serialize_field("certain", &self.is_certain())?;
        out.serialize_field("place", &self.place)?;
        if let Some(doubt) = &self.doubt {
            out.serialize_field("doubt", doubt)?;
        }
        if let Some(before) = &self.before {
            out.serialize_field("before", before)?;
        }
        out.end()
    }
}

impl<T> Found<T> {
    /// A value that the paper says in so many words.
    pub fn certain(value: T, place: Place) -> Self {
        Self {
            value,
            place,
            doubt: None,
            before: None,
        }
    }

    /// A value that may be wrong, and why.
    pub fn unsure(value: T, place: Place, why: &str) -> Self {
        Self {
            value,
            place,
            doubt: Some(Text::line(why)),
            before: None,
        }
    }

    /// Whether nothing speaks against it.
    pub fn is_certain(&self) -> bool {
        self.doubt.is_none()
    }

    /// The same with a doubt; the first one stays.
    #[must_use]
    pub fn doubting(mut self, why: &str) -> Self {
        self.doubt.get_or_insert_with(|| Text::line(why));
        self
    }

    /// The same place and doubt with what `change` makes of the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found {
            value: change(self.value),
            place: self.place,
            doubt: self.doubt,
            before: self.before,
        }
    }
}
