//! What is said of the minutes of earlier meetings.

use crate::meeting::audience::Reader;
use crate::meeting::entry::{Approval, Kind};

use super::chair::presiding_word;
use super::clause::running;
use super::house::House;
use super::reading::{Readable, Reading};

/// Whether a correction begins with its place, "in minute 4, …", and can't follow "subject to".
fn names_a_place(correction: &str) -> bool {
    const PLACES: [&str; 16] = [
        "in",
        "at",
        "on",
        "under",
        "after",
        "before",
        "to",
        "for",
        "from",
        "minute",
        "item",
        "page",
        "paragraph",
        "line",
        "that",
        "where",
    ];
    let first = correction.split_whitespace().next().unwrap_or_default();
    PLACES.contains(&first.trim_end_matches([',', ':']).to_lowercase().as_str())
}

/// The resolution, or the sentence, on the minutes of an earlier meeting.
pub(super) fn earlier_minutes<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    entry: Readable<'_, R>,
) -> Option<String> {
    let Kind::Minutes {
        of,
        approval,
        corrections,
    } = entry.kind()
    else {
        return None;
    };
    let of = reading.date(*of);
    Some(match approval {
        Approval::Deferred => house.minutes_deferred.fill(&[("date", &of)]),
        Approval::Agreed => {
            let chair = presiding_word(reading, reading.presided_at(entry.born()));
            let places = [("date", of.as_str()), ("chair", chair.as_str())];
            let agreed = house.minutes_agreed.fill(&places);
            let agreed = agreed.trim_end_matches('.');
            match corrections.as_slice() {
                [] => format!("{agreed}."),
                [one] => {
                    let one = running(reading, one);
                    let joint = if names_a_place(&one) {
                        "subject to the following correction:"
                    } else {
                        "subject to"
                    };
                    format!("{agreed}, {joint} {one}.")
                }
                _ => format!("{agreed}, subject to:"),
            }
        }
    })
}
