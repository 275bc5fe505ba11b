//! What happened between the entries of a record, and where among them it stands.

use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Stream};

use super::document::Run;
use super::line::marks;
use super::reading::RecordEntry;

/// Something that happened to the meeting or to an item between the entries of its record.
#[derive(Clone)]
pub(super) struct Turn {
    /// When.
    pub(super) when: Stamp,
    /// What is said of it.
    pub(super) said: String,
    /// It takes a number, as the sentences of an item do.
    pub(super) numbered: bool,
    /// What was recorded at the same moment comes after it, and not before.
    pub(super) begins: bool,
    /// It tells what others than those who may read exempt text are not told.
    pub(super) exempt: bool,
}

impl Turn {
    /// What follows at the same moment comes after it.
    pub(super) fn begins(when: Stamp, said: String) -> Self {
        Self {
            begins: true,
            ..Self::ends(when, said)
        }
    }

    /// What was recorded at the same moment comes before it.
    pub(super) fn ends(when: Stamp, said: String) -> Self {
        Self {
            when,
            said,
            numbered: false,
            begins: false,
            exempt: false,
        }
    }

    /// The same with the mark of what is exempt, if it is.
    pub(super) fn exempt_if(mut self, exempt: bool) -> Self {
        self.exempt = exempt;
        self
    }

    /// What is said of it, with the mark of what is exempt.
    pub(super) fn runs(&self) -> Vec<Run> {
        let mut runs = if self.exempt {
            marks(Stream::Exempt)
        } else {
            Vec::new()
        };
        runs.push(Run::plain(self.said.as_str()));
        runs
    }

    /// Whether it stands before what was recorded then.
    pub(super) fn is_before(&self, born: Stamp) -> bool {
        self.when < born || (self.begins && self.when == born)
    }
}

/// When what an entry tells happened: the time that was told of it, or else that of its recording.
pub(super) fn told_at<R: Reader>(record_entry: &RecordEntry<'_, R>) -> Stamp {
    let told = record_entry.entry.and_then(|entry| match entry.kind() {
        Kind::Vote { when, .. } => Some(*when),
        kind => kind.when(),
    });
    told.unwrap_or(record_entry.born)
}
