//! Votes and actions for other programs, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::minutes::Audience;
use crate::minutes::across::{Answer, YearReport};
use crate::minutes::papers::{
    Popolo, ProgrammeMeeting, TrackedAction, Tracker, VoteRow, Votes, WorkProgramme,
};

#[derive(Serialize)]
struct Whole<'v> {
    version: u32,
    body: &'v str,
    date: &'v str,
    votes: &'v [VoteRow],
}

/// The votes; docs/documents.md tells the fields. Text in a meeting was cleaned when it came in.
pub fn votes_json<A: Audience>(votes: &Votes<A>) -> Vec<u8> {
    let whole = Whole {
        version: 1,
        body: votes.body(),
        date: votes.date(),
        votes: votes.rows(),
    };
    pretty(&whole)
}

/// An answer over several meetings; docs/archive.md tells the fields.
pub fn answer_json<A: Audience>(answer: &impl Answer<A>) -> Vec<u8> {
    pretty(answer)
}

/// The year of a body; docs/archive.md tells the fields.
pub fn report_json<A: Audience>(report: &YearReport<A>) -> Vec<u8> {
    pretty(report)
}

#[derive(Serialize)]
struct Tracked<'t> {
    version: u32,
    body: &'t str,
    meetings: &'t [NaiveDate],
    actions: &'t [TrackedAction],
}

/// The actions of several meetings; docs/documents.md tells the fields.
pub fn tracker_json<A: Audience>(tracker: &Tracker<A>) -> Vec<u8> {
    pretty(&Tracked {
        version: 1,
        body: tracker.body(),
        meetings: tracker.meetings(),
        actions: tracker.actions(),
    })
}

#[derive(Serialize)]
struct Planned<'p> {
    version: u32,
    body: &'p str,
    meetings: &'p [ProgrammeMeeting],
}

/// The work programme of a body; docs/documents.md tells the fields.
pub fn programme_json<A: Audience>(programme: &WorkProgramme<A>) -> Vec<u8> {
    pretty(&Planned {
        version: 1,
        body: programme.body(),
        meetings: programme.meetings(),
    })
}

/// A meeting as open data in the Popolo model; docs/documents.md tells what is where.
pub fn popolo_json(popolo: &Popolo) -> Vec<u8> {
    pretty(popolo)
}

/// JSON on lines, to be read by people too.
pub(super) fn pretty(whole: &impl Serialize) -> Vec<u8> {
    // Strings and numbers alone: nothing in it can't be written.
    let mut bytes = serde_json::to_vec_pretty(whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
