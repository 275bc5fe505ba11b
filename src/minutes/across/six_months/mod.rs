//! Members of the council who near six months without attending: a failure through six consecutive months
//! to attend any meeting of the authority ends their membership, unless the council approved the reason
//! before the end of that time (Local Government Act 1972 s.85). Meetings of committees, sub-committees
//! and joint bodies count; who sits in for another, or is there and no member, attends nothing by it.

mod approved;
mod paper;

use std::collections::HashMap;
use std::marker::PhantomData;

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use super::super::audience::Audience;
use super::super::facts::{Attended, How};
use super::{Approvals, Sat, key_of};
pub use approved::Approved;
use approved::Resolved;
pub(super) use approved::{Called, absences};

/// So many months without attending end a membership.
const MONTHS: u32 = 6;

/// A body that has not met for so many months has no members that are watched.
const DORMANT: u32 = 15;

/// How near it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alert {
    /// The six months are over.
    Lapsed,
    /// Five months and a half are over.
    FiveAndAHalf,
    /// Five months are over.
    Five,
    /// Four months are over.
    Four,
    /// The council approved the reason, and no end of that is told.
    Approved,
    /// Less than four months.
    Clear,
}

impl Alert {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            // What other meetings they attended, these don't tell.
            Self::Lapsed => "six months over, by these meetings",
            Self::FiveAndAHalf => "five and a half months over",
            Self::Five => "five months over",
            Self::Four => "four months over",
            Self::Approved => "reason approved",
            Self::Clear => "",
        }
    }

    /// Whether something is to be done.
    pub fn is_alert(self) -> bool {
        !matches!(self, Self::Approved | Self::Clear)
    }
}

/// From what the months are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Since {
    /// A meeting that they attended.
    Attended,
    /// A day that a session tells as that of their last attendance before.
    Told,
    /// They attended nothing that is known: the first meeting to which they were called.
    Called,
}

/// A member of the council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Watched {
    /// Who.
    pub person: String,
    /// The bodies on which they sit.
    pub bodies: Vec<String>,
    /// The day from which the months are counted.
    pub last: NaiveDate,
    /// What happened then.
    pub since: Since,
    /// The body that met then; may be empty.
    pub body: String,
    /// The session that tells it.
    pub session: String,
    /// The last day of the six months, or that until which the council approved the reason.
    pub ends: NaiveDate,
    /// How near it is.
    pub alert: Alert,
    /// That the council approved the reason, if it did.
    pub approved: Option<Approved>,
    /// That it did so after the time had ended, when it helped nobody any more.
    pub late: Option<Approved>,
}

/// The members of the council, those first of whom it matters most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SixMonths<A> {
    /// The version of these fields.
    pub version: u32,
    /// The day as of which it is told.
    pub on: NaiveDate,
    /// Each.
    pub councillors: Vec<Watched>,
    #[serde(skip)]
    audience: PhantomData<fn() -> A>,
}

/// A day, what happened then, the body that met and the session that tells it.
type Told = (NaiveDate, Since, String, String);

/// What is known of somebody.
struct Known {
    /// As they were at the newest meeting to which they were called.
    row: Attended,
    /// The first meeting to which they were called.
    called: (NaiveDate, String, String),
    last: Option<Told>,
}

/// Who nears six months without attending, by these meetings, given from the newest to the oldest, and by
/// the absences that all sessions and journals know as approved. The meetings are asked for no further back
/// than it matters.
///
/// # Errors
/// What giving them fails with.
pub fn six_months<A: Audience, E>(
    newest_first: impl IntoIterator<Item = Result<Sat<A>, E>>,
    approvals: &[Approvals<A>],
    on: NaiveDate,
) -> Result<SixMonths<A>, E> {
    let mut known: HashMap<String, Known> = HashMap::new();
    // Of each body its name, and who had a seat at its newest meeting.
    let mut newest: HashMap<String, (String, Vec<String>)> = HashMap::new();
    let mut resolved: Vec<Resolved> = Vec::new();
    for meeting in newest_first {
        let meeting = meeting?;
        if !meeting.attendance().held || meeting.day > on {
            continue;
        }
        let dormant = meeting.day.checked_add_months(Months::new(DORMANT));
        let dormant = dormant.is_some_and(|dormant| dormant < on);
        if dormant && is_enough(&known, &newest, meeting.day) {
            break;
        }
        let facts = meeting.attendance();
        let session = stem(&meeting.name);
        for (of, body) in facts.bodies.iter().enumerate().rev() {
            let mut seated = Vec::new();
            for row in facts.rows.iter().rev().filter(|row| is_seated(row, of)) {
                note_down(&mut known, row, (meeting.day, body, session));
                if row.councillor {
                    seated.push(key_of(&row.name));
                }
            }
            if !dormant {
                let body = (body.clone(), seated);
                newest.entry(key_of(&body.0)).or_insert(body);
            }
        }
        let words = facts.absences.iter().cloned();
        resolved.extend(words.map(|words| (meeting.day, session.to_owned(), words)));
    }
    let mut seated: HashMap<String, Vec<String>> = HashMap::new();
    for (body, people) in newest.into_values() {
        for key in people {
            let bodies = seated.entry(key).or_default();
            if !bodies.contains(&body) {
                bodies.push(body.clone());
            }
        }
    }
    let rows = seated.keys().filter_map(|key| Some(&known.get(key)?.row));
    let people: Vec<Called> = rows
        .map(|row| Called::of(&row.name, &row.honorific))
        .collect();
    let absences = absences((&resolved, approvals), &people, on);
    let mut councillors: Vec<Watched> = Vec::new();
    for (key, mut bodies) in seated {
        let Some(known) = known.get(&key) else {
            continue;
        };
        bodies.sort_unstable();
        let (day, body, session) = known.called.clone();
        let called = (day, Since::Called, body, session);
        let (last, since, body, session) = known.last.clone().unwrap_or(called);
        let own = absences.get(&key).map_or(&[][..], Vec::as_slice);
        let Some((ends, alert, approved)) = standing(last, on, own) else {
            continue;
        };
        let late = own.iter().rev().find(|a| a.day > ends);
        let late = late.filter(|_| alert == Alert::Lapsed).cloned();
        councillors.push(Watched {
            person: known.row.full_name(),
            bodies,
            last,
            since,
            body,
            session,
            ends,
            alert,
            approved,
            late,
        });
    }
    councillors.sort_by_cached_key(|c| (c.alert, c.ends, key_of(&c.person)));
    Ok(SixMonths {
        version: 1,
        on,
        councillors,
        audience: PhantomData,
    })
}

/// Whether meetings of that day and before can change nothing: each who has a seat is known to have attended
/// after it.
fn is_enough(
    known: &HashMap<String, Known>,
    newest: &HashMap<String, (String, Vec<String>)>,
    day: NaiveDate,
) -> bool {
    let attended = |key: &String| {
        let last = known.get(key).and_then(|known| known.last.as_ref());
        last.is_some_and(|last| last.0 > day)
    };
    newest.values().flat_map(|(_, people)| people).all(attended)
}

/// Whether somebody had a seat of that one of the bodies that met, and was a member by it.
fn is_seated(row: &Attended, of: usize) -> bool {
    usize::from(row.of) == of
        && !row.seat.is_empty()
        && !row.observer
        && !matches!(row.how, How::Vacant | How::Deputy | How::InAttendance)
}

/// Notes down what a meeting tells of somebody, which is none after those that were noted down.
fn note_down(known: &mut HashMap<String, Known>, row: &Attended, meeting: (NaiveDate, &str, &str)) {
    let (day, body, session) = meeting;
    let entry = known.entry(key_of(&row.name)).or_insert_with(|| Known {
        row: row.clone(),
        called: Default::default(),
        last: None,
    });
    entry.called = (day, body.to_owned(), session.to_owned());
    let mut earlier = |day: NaiveDate, since, body: &str| {
        if entry.last.as_ref().is_none_or(|last| last.0 < day) {
            entry.last = Some((day, since, body.to_owned(), session.to_owned()));
        }
    };
    if row.counts() {
        earlier(day, Since::Attended, body);
    }
    if let Some(told) = row.last.filter(|told| *told < day) {
        earlier(told, Since::Told, "");
    }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// When the time ends, how near it is, and what the council approved of it; none where a day is out of all
/// reckoning.
fn standing(
    last: NaiveDate,
    on: NaiveDate,
    absences: &[Approved],
) -> Option<(NaiveDate, Alert, Option<Approved>)> {
    let months = |n| last.checked_add_months(Months::new(n));
    let natural = months(MONTHS)?;
    let mut ends = natural;
    let mut counts = None;
    let mut forever = false;
    for absence in absences {
        // Approved after the end it helps nobody, and before the last attendance it was of another absence.
        if absence.day < last || absence.day > ends {
            continue;
        }
        match absence.ends() {
            Some(until) => ends = ends.max(until),
            None => forever = true,
        }
        counts = Some(absence.clone());
    }
    if forever {
        return Some((ends, Alert::Approved, counts));
    }
    let back = |n| ends.checked_sub_months(Months::new(n));
    let (four, five, half) = if ends == natural {
        (
            months(4)?,
            months(5)?,
            months(5)?.checked_add_days(Days::new(15))?,
        )
    } else {
        (back(2)?, back(1)?, ends.checked_sub_days(Days::new(15))?)
    };
    let alert = match on {
        on if on > ends => Alert::Lapsed,
        on if on >= half => Alert::FiveAndAHalf,
        on if on >= five => Alert::Five,
        on if on >= four => Alert::Four,
        _ => Alert::Clear,
    };
    Some((ends, alert, counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn alert(last: &str, on: &str, absences: &[(&str, Option<&str>)]) -> (String, Alert) {
        let absences: Vec<Approved> = absences
            .iter()
            .map(|(at, until)| Approved {
                day: day(at),
                until: until.map(day),
                ..Approved::default()
            })
            .collect();
        let (ends, alert, _) = standing(day(last), day(on), &absences).unwrap();
        (ends.to_string(), alert)
    }

    #[test]
    fn it_is_told_at_four_five_and_five_and_a_half_months_and_on_the_day_after_the_end() {
        for (on, wanted) in [
            ("2026-05-09", Alert::Clear),
            ("2026-05-10", Alert::Four),
            ("2026-06-09", Alert::Four),
            ("2026-06-10", Alert::Five),
            ("2026-06-24", Alert::Five),
            ("2026-06-25", Alert::FiveAndAHalf),
            ("2026-07-10", Alert::FiveAndAHalf),
            ("2026-07-11", Alert::Lapsed),
        ] {
            assert_eq!(
                alert("2026-01-10", on, &[]),
                ("2026-07-10".to_owned(), wanted),
                "{on}"
            );
        }
        assert_eq!(
            alert("2025-08-31", "2026-02-28", &[]).1,
            Alert::FiveAndAHalf
        );
        assert_eq!(alert("2025-08-31", "2026-03-01", &[]).1, Alert::Lapsed);
    }

    #[test]
    fn a_reason_helps_that_was_approved_in_time() {
        let until = Some("2026-10-01");
        assert_eq!(
            alert("2026-01-10", "2026-08-02", &[("2026-07-10", until)]).1,
            Alert::Four
        );
        assert_eq!(
            alert("2026-01-10", "2026-10-02", &[("2026-07-10", until)]).1,
            Alert::Lapsed
        );
        assert_eq!(
            alert("2026-01-10", "2026-12-02", &[("2026-07-10", None)]).1,
            Alert::Approved
        );
        // Too late, or before they last attended.
        for at in ["2026-07-11", "2026-01-09"] {
            assert_eq!(
                alert("2026-01-10", "2026-07-12", &[(at, until)]).1,
                Alert::Lapsed,
                "{at}"
            );
        }
        // The second follows within what the first gave.
        let both = [("2026-07-01", until), ("2026-09-30", Some("2027-01-01"))];
        assert_eq!(alert("2026-01-10", "2026-10-02", &both).0, "2027-01-01");
    }
}
