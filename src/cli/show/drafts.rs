//! The drafts that went out, as far as everybody may know of them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::meeting::Meeting;
use crate::meeting::entry::Stream;

/// A draft that went out.
#[derive(Debug, Serialize)]
pub(super) struct Draft {
    pub(super) number: u32,
    pub(super) on: NaiveDate,
    /// With what only those entitled may read.
    pub(super) exempt: bool,
}

/// The drafts of a meeting.
pub(super) fn drafts(meeting: &Meeting) -> Vec<Draft> {
    let drafts = meeting.drafts().iter().map(|draft| Draft {
        number: draft.number,
        on: draft.on,
        exempt: draft.readers != Stream::Public,
    });
    drafts.collect()
}
