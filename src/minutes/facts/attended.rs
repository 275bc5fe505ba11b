//! Who was there: seat by seat, who sat in, who was in attendance.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::meeting::id::PersonId;
use crate::meeting::people::{Capacity, Seat};
use crate::meeting::presence::Span;
use crate::meeting::text::alike;
use crate::meeting::{Mark, Reading as ReadBy};

use super::super::attendance::seat_title;
use super::super::audience::Audience;
use super::super::reading::Reading;
use super::is_no;

/// How somebody attended, or didn't.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// They were there, in their own seat.
    #[default]
    #[serde(rename = "p")]
    Present,
    /// They sent apologies.
    #[serde(rename = "a")]
    Apologies,
    /// They were not there, and nothing was heard of them.
    #[serde(rename = "x")]
    Absent,
    /// Nothing is recorded of them.
    #[serde(rename = "u")]
    Unrecorded,
    /// Nobody holds the seat.
    #[serde(rename = "v")]
    Vacant,
    /// They sat in for somebody.
    #[serde(rename = "d")]
    Deputy,
    /// They were there, and not as a member.
    #[serde(rename = "i")]
    InAttendance,
}

/// Somebody at a meeting, or a seat that is vacant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attended {
    /// Who, without an honorific; empty where the seat is vacant.
    #[serde(rename = "n", skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// "Councillor"; may be empty.
    #[serde(rename = "t", skip_serializing_if = "String::is_empty")]
    pub honorific: String,
    /// What the seat is called; empty where there is none.
    #[serde(rename = "s", skip_serializing_if = "String::is_empty")]
    pub seat: String,
    /// Of which of the bodies that meet the seat is, from 0.
    #[serde(rename = "b", skip_serializing_if = "is_first")]
    pub of: u8,
    /// How.
    #[serde(rename = "h", skip_serializing_if = "is_present")]
    pub how: How,
    /// They are a member of the council whose body it is.
    #[serde(rename = "c", skip_serializing_if = "is_no")]
    pub councillor: bool,
    /// The seat is an observer's.
    #[serde(rename = "o", skip_serializing_if = "is_no")]
    pub observer: bool,
    /// They came after the beginning, or left before the end.
    #[serde(rename = "p", skip_serializing_if = "is_no")]
    pub part: bool,
    /// They attended remotely, all the time.
    #[serde(rename = "r", skip_serializing_if = "is_no")]
    pub remote: bool,
    /// Who attends remotely does not count there.
    #[serde(rename = "q", skip_serializing_if = "is_no")]
    pub uncounted: bool,
    /// Of somebody who was not there: who sat in; of who sat in: for whom. May be empty.
    #[serde(rename = "f", skip_serializing_if = "String::is_empty")]
    pub other: String,
    /// The day on which they last attended before, where the record tells it.
    #[serde(rename = "l", skip_serializing_if = "Option::is_none")]
    pub last: Option<NaiveDate>,
}

impl Attended {
    /// "Councillor Siân O'Hare".
    pub fn full_name(&self) -> String {
        if self.honorific.is_empty() {
            self.name.clone()
        } else {
            format!("{} {}", self.honorific, self.name)
        }
    }

    /// Whether they attended as a member: there in their own seat, and remotely only where that counts.
    pub fn counts(&self) -> bool {
        self.how == How::Present && !self.uncounted
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_first(value: &u8) -> bool {
    *value == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_present(value: &How) -> bool {
    *value == How::Present
}

/// Everybody, seat by seat, as far as these readers know of them.
pub(super) fn rows<A: Audience>(read: &ReadBy<'_, A>, reading: &Reading<'_, A>) -> Vec<Attended> {
    let spans = reading.spans();
    let room = Room {
        read,
        reading,
        spans: &spans,
    };
    let mut rows = Vec::new();
    for seat in reading.seats() {
        room.seat(seat, &mut rows);
    }
    let mut told: Vec<PersonId> = Vec::new();
    for span in spans
        .iter()
        .filter(|s| s.capacity == Capacity::InAttendance)
    {
        if !told.contains(&span.person) {
            told.push(span.person);
            rows.extend(room.row(span.person, None, How::InAttendance));
        }
    }
    rows
}

struct Room<'r, 'm, A: Audience> {
    read: &'r ReadBy<'m, A>,
    reading: &'r Reading<'r, A>,
    spans: &'r [Span],
}

impl<A: Audience> Room<'_, '_, A> {
    fn seat(&self, seat: &Seat, rows: &mut Vec<Attended>) {
        let in_it = |as_deputy: bool| {
            let mut found: Vec<PersonId> = Vec::new();
            for span in self.spans {
                let fits = match span.capacity {
                    Capacity::Holder(of) => !as_deputy && of == seat.id,
                    Capacity::Deputy(of) => as_deputy && of == seat.id,
                    Capacity::InAttendance => false,
                };
                if fits && !found.contains(&span.person) {
                    found.push(span.person);
                }
            }
            found
        };
        let (holders, deputies) = (in_it(false), in_it(true));
        let first = deputies.first().map(|p| self.reading.name(*p));
        match seat.holder {
            None if holders.is_empty() => rows.push(Attended {
                how: How::Vacant,
                ..self.of_seat(seat)
            }),
            Some(holder) if !holders.contains(&holder) => {
                let how = match self.reading.mark(seat.id) {
                    Mark::Apologies => How::Apologies,
                    Mark::Absent => How::Absent,
                    Mark::Present | Mark::Unaccounted => How::Unrecorded,
                };
                rows.extend(self.row(holder, Some(seat), how).map(|row| Attended {
                    other: first.unwrap_or_default(),
                    ..row
                }));
            }
            _ => {}
        }
        for person in holders {
            rows.extend(self.row(person, Some(seat), How::Present));
        }
        let of = seat.holder.map(|p| self.reading.name(p));
        for person in deputies {
            let row = self.row(person, Some(seat), How::Deputy);
            rows.extend(row.map(|row| Attended {
                other: of.clone().unwrap_or_default(),
                ..row
            }));
        }
    }

    fn of_seat(&self, seat: &Seat) -> Attended {
        let bodies = self.reading.constituents();
        let of = bodies.iter().position(|which| *which == seat.of);
        Attended {
            seat: seat_title(seat).unwrap_or("Member").to_owned(),
            of: of.and_then(|of| u8::try_from(of).ok()).unwrap_or_default(),
            observer: seat.details.is_observer(),
            ..Attended::default()
        }
    }

    fn row(&self, person: PersonId, seat: Option<&Seat>, how: How) -> Option<Attended> {
        let details = &self.reading.person(person)?.details;
        let own: Vec<&Span> = self.spans.iter().filter(|s| s.person == person).collect();
        let part = own.first().is_some_and(|s| s.from.is_some())
            || own.last().is_some_and(|s| s.to.is_some());
        let remote =
            !own.is_empty() && self.read.remote_stretches(person).as_slice() == [(None, None)];
        let counts = seat.is_none_or(|s| self.read.rules_of(s.of).remote_counts);
        let base = seat.map_or_else(Attended::default, |s| self.of_seat(s));
        Some(Attended {
            name: details.name.to_string(),
            honorific: details.honorific.to_string(),
            how,
            councillor: details.is_councillor() && !self.is_of_another(person, seat),
            part,
            remote,
            uncounted: remote && !counts,
            last: details.last_attended,
            ..base
        })
    }

    /// Whether they come from another council than the one whose body it is: of that one's members alone
    /// the six months are counted.
    fn is_of_another(&self, person: PersonId, seat: Option<&Seat>) -> bool {
        let Some(details) = self.reading.person(person).map(|p| &p.details) else {
            return false;
        };
        let host = seat.map_or("", |s| self.reading.body_of(s.of).host.trim());
        let from = [
            Some(details.organisation.trim()),
            seat.map(|s| s.details.organisation.trim()),
        ];
        !details.councillor
            && !host.is_empty()
            && from
                .into_iter()
                .flatten()
                .any(|from| is_council(from) && !alike(from, host))
    }
}

/// Whether an organisation is a council, by its name.
fn is_council(name: &str) -> bool {
    let name = name.to_lowercase();
    ["council", "borough", "city of", "district"]
        .iter()
        .any(|word| name.contains(word))
}
