//! The people whom what is shown names.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::{view, words};
use crate::meeting::Meeting;
use crate::meeting::entry::{Owner, Stream};
use crate::meeting::id::PersonId;

/// Who presided since when.
#[derive(Debug, Serialize)]
pub(super) struct Presiding {
    pub(super) person: String,
    pub(super) since: String,
}

/// An absence whose reason was approved.
#[derive(Debug, Serialize)]
pub(super) struct Absence {
    pub(super) person: String,
    pub(super) approved_on: NaiveDate,
    /// Empty: by the body itself.
    pub(super) by: String,
    pub(super) until: Option<NaiveDate>,
    /// None: it was not withdrawn.
    pub(super) withdrawn_on: Option<NaiveDate>,
    /// For those entitled to exempt information alone.
    pub(super) reason: String,
    pub(super) entry: Option<String>,
    pub(super) exempt: bool,
}

pub(super) fn absences(meeting: &Meeting, seen: &mut People) -> Vec<Absence> {
    let told = meeting.absences().map(|approved| {
        let absence = &approved.absence;
        Absence {
            person: seen.see(absence.person),
            approved_on: absence.on,
            by: words(&absence.by),
            until: absence.until,
            withdrawn_on: meeting
                .absence_withdrawn(absence)
                .and_then(|w| w.withdrawal.on),
            reason: words(&absence.reason),
            entry: absence.entry.map(|id| id.to_string()),
            exempt: meeting.readers_of_absence(approved) != Stream::Public,
        }
    });
    told.collect()
}

/// The people that something shown names. Somebody who appears in exempt entries alone is not
/// known to the public.
pub(super) struct People(HashSet<PersonId>);

impl People {
    pub(super) fn new() -> Self {
        Self(HashSet::new())
    }

    pub(super) fn ids(&self) -> &HashSet<PersonId> {
        &self.0
    }

    pub(super) fn see(&mut self, person: PersonId) -> String {
        self.0.insert(person);
        person.to_string()
    }

    pub(super) fn all(&mut self, people: Vec<PersonId>) -> Vec<String> {
        people.into_iter().map(|p| self.see(p)).collect()
    }

    pub(super) fn owner(&mut self, owner: &Owner) -> view::Owner {
        match owner {
            Owner::Person(person) => view::Owner::Person(self.see(*person)),
            Owner::Named(name) => view::Owner::Named(words(name)),
        }
    }
}
