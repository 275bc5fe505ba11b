//! What a meeting says as facts, for one audience: who was there, what was decided, declared and asked for.
//! They are read of that audience's reading alone, as its documents are, and hold nothing that those don't
//! print. Questions over several meetings are answered of them, in [`across`](super::across).

mod absences;
mod attended;
mod kinds;
mod links;
mod record;

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use crate::meeting::{Phase, Reading as ReadBy};

use super::audience::Audience;
use super::reading::Reading;
pub use absences::AbsenceFact;
pub use attended::{Attended, How};
pub use kinds::{Carried, Declared, ItemFact, ItemStanding, Planned, Step, StepKind, VoteFact};
pub use links::Link;

/// Who was there, of one meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendance {
    /// The meeting has begun.
    #[serde(rename = "h", skip_serializing_if = "is_no")]
    pub held: bool,
    /// The bodies that meet; the first hosts it.
    #[serde(rename = "b")]
    pub bodies: Vec<String>,
    /// Seat by seat, then those who sat in and those in attendance.
    #[serde(rename = "r")]
    pub rows: Vec<Attended>,
    /// What was resolved of a member's absence and not recorded as an approval, in its words.
    #[serde(rename = "a", skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<String>,
}

/// What was recorded, of one meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The id of the session.
    #[serde(rename = "s", skip_serializing_if = "String::is_empty")]
    pub session: String,
    /// The items, in the order of the agenda.
    #[serde(rename = "i", skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemFact>,
    /// What was done, item by item.
    #[serde(rename = "t", skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// What earlier meetings asked for.
    #[serde(rename = "c", skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Carried>,
    /// What the work programme has for later meetings.
    #[serde(rename = "p", skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<Planned>,
    /// The interests that were declared.
    #[serde(rename = "d", skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<Declared>,
    /// Nobody declared one, and that was said.
    #[serde(rename = "n", skip_serializing_if = "is_no")]
    pub none_declared: bool,
    /// The votes at which it was told who voted how.
    #[serde(rename = "v", skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<VoteFact>,
}

/// What a meeting says as facts, for one audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, bound = "")]
pub struct MeetingFacts<A> {
    #[serde(rename = "a")]
    attendance: Attendance,
    #[serde(rename = "k", skip_serializing_if = "Vec::is_empty")]
    approved: Vec<AbsenceFact>,
    #[serde(rename = "r")]
    record: Record,
    #[serde(skip)]
    audience: PhantomData<fn() -> A>,
}

impl<A> Default for MeetingFacts<A> {
    fn default() -> Self {
        Self {
            attendance: Attendance::default(),
            approved: Vec::new(),
            record: Record::default(),
            audience: PhantomData,
        }
    }
}

impl<A> MeetingFacts<A> {
    /// Who was there.
    pub fn attendance(&self) -> &Attendance {
        &self.attendance
    }

    /// The absences whose reason was approved, as that was recorded.
    pub fn approved(&self) -> &[AbsenceFact] {
        &self.approved
    }

    /// What was recorded.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Whether its parts hang together: each step is of one of its items, and what is told of an action that
    /// was carried is told of one of those. Answers go along that, wherever the facts were kept.
    pub fn hangs_together(&self) -> bool {
        let (items, carried) = (self.record.items.len(), self.record.carried.len());
        let among = |at: u16, all: usize| usize::from(at) < all;
        self.record
            .steps
            .iter()
            .all(|s| among(s.item, items) && s.carried.is_none_or(|at| among(at, carried)))
    }
}

/// The facts of a meeting; `session` is the id of its session.
pub fn facts_of<A: Audience>(read: &ReadBy<'_, A>, session: &str) -> MeetingFacts<A> {
    let house = read.house();
    let reading = Reading::<A>::new(read, house);
    MeetingFacts {
        attendance: Attendance {
            held: *reading.phase() != Phase::Prepared,
            bodies: bodies(&reading),
            rows: attended::rows(read, &reading),
            absences: absences::in_words(read, &reading),
        },
        approved: absences::approved(read),
        record: record::record(read, &reading, house, session),
        audience: PhantomData,
    }
}

/// The facts of the journal of a body: it is no meeting, and knows which absences were approved.
pub fn facts_of_journal<A: Audience>(read: &ReadBy<'_, A>) -> MeetingFacts<A> {
    let reading = Reading::<A>::new(read, read.house());
    MeetingFacts {
        attendance: Attendance {
            bodies: bodies(&reading),
            ..Attendance::default()
        },
        approved: absences::approved(read),
        ..MeetingFacts::default()
    }
}

fn bodies<A: Audience>(reading: &Reading<'_, A>) -> Vec<String> {
    let bodies = reading.constituents().into_iter();
    let names = bodies.map(|which| reading.body_of(which).name.to_string());
    names.collect()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_no(value: &bool) -> bool {
    !value
}
