//! For how long somebody was there, and how, as it stands in brackets after their name.

use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Reader;
use crate::meeting::id::PersonId;

use super::house::House;
use super::reading::Reading;
use super::turn::Turn;
use super::words::{list, time};

/// What is said of somebody who attended remotely from first to last.
pub(super) const REMOTELY: &str = "attended remotely";

/// Where somebody was: in the room, or only in the meeting.
pub(super) fn place(remote: bool) -> &'static str {
    if remote { "the meeting" } else { "the room" }
}

/// "attended remotely", with the times where it was for a part.
pub(super) fn remotely<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    person: PersonId,
) -> Option<String> {
    let came = reading.spans().iter().find(|s| s.person == person)?.from;
    let stretches = reading.remote_stretches(person);
    if stretches.is_empty() {
        return None;
    }
    let at = |stamp: Stamp| at(reading, house, stamp);
    let mut told = Vec::new();
    for (from, to) in stretches {
        // From when they came on is from the start of theirs.
        match (from.filter(|from| Some(*from) != came), to) {
            (None, None) => return Some(REMOTELY.to_owned()),
            (None, Some(to)) => told.push(format!("until {}", at(to))),
            (Some(from), None) => told.push(format!("from {}", at(from))),
            (Some(from), Some(to)) => told.push(format!("from {} to {}", at(from), at(to))),
        }
    }
    Some(if house.attendance_times {
        format!("attended remotely {}", list(&told))
    } else {
        "attended remotely for part of the meeting".to_owned()
    })
}

/// "from 7.10pm"; with the day where the meeting sat on several.
pub(super) fn times<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    from: Option<Stamp>,
    until: Option<Stamp>,
) -> Option<String> {
    if !house.attendance_times {
        return None;
    }
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("from {}", at(reading, house, from))),
        (None, Some(until)) => Some(format!("until {}", at(reading, house, until))),
        (Some(from), Some(until)) if from.date_naive() == until.date_naive() => {
            let from = time(house, from.time());
            Some(format!("from {from} to {}", at(reading, house, until)))
        }
        (Some(from), Some(until)) => Some(format!(
            "from {} to {}",
            at(reading, house, from),
            at(reading, house, until)
        )),
    }
}

/// "7.10pm", "7.10pm on 30 March 2026".
pub(super) fn at<R: Reader>(reading: &Reading<'_, R>, house: &House, stamp: Stamp) -> String {
    let at = time(house, stamp.time());
    if reading.sat_on_another_day() {
        format!("{at} on {}", reading.date(stamp.date_naive()))
    } else {
        at
    }
}

/// What is said of a name, in brackets after it.
pub(super) fn bracketed(text: String, said: &[String]) -> String {
    if said.is_empty() {
        text
    } else {
        format!("{text} ({})", said.join(", "))
    }
}

/// Who went on remotely, or came into the room, while the meeting went on.
pub(super) fn turns<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Turn> {
    let mut found = Vec::new();
    let spans = reading.spans();
    for person in reading.people() {
        let came = spans.iter().find(|s| s.person == person.id);
        let Some(came) = came.filter(|_| house.attendance_times) else {
            continue;
        };
        let name = reading.name(person.id);
        for (from, to) in reading.remote_stretches(person.id) {
            // Whoever came remotely is told of where they came.
            if let Some(from) = from.filter(|from| Some(*from) != came.from) {
                let at = time(house, from.time());
                found.push(Turn::ends(
                    from,
                    format!("{name} attended remotely from {at}."),
                ));
            }
            if let Some(to) = to {
                let at = time(house, to.time());
                found.push(Turn::ends(to, format!("{name} was in the room from {at}.")));
            }
        }
    }
    found
}
