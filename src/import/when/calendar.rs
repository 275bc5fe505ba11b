//! The names of days and months, and the day that a paper means.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::import::lexicon::{self, ClockWord};
use crate::meeting::calendar::MONTHS;

/// The year of dates that have none, where there is none to be near to. A leap year, so that
/// 29 February is kept until a year is known.
pub(super) const NO_YEAR: i32 = 4;

/// The day of the week that a word names: "Thursday", "Thurs".
pub(super) fn day_named(word: &str) -> Option<Weekday> {
    let lower = word.to_ascii_lowercase();
    let stem = lower.strip_suffix("day").unwrap_or(&lower);
    lexicon::told(ClockWord::Day, stem)?.parse().ok()
}

/// The month that a word names, from 1: "January", "Jan", "Sept". "may" and "march" are months only
/// with a capital.
pub(super) fn month_named(word: &str) -> Option<u32> {
    let lower = word.to_ascii_lowercase();
    if matches!(word, "may" | "march" | "mar" | "dec") {
        return None;
    }
    let at = MONTHS.iter().position(|m| {
        *m == lower
            || (m.get(..3) == Some(lower.as_str()))
            || (lower == "sept" && *m == "september")
    })?;
    u32::try_from(at + 1).ok()
}

/// The day, in its year or in the one that brings it nearest to `near`.
pub(super) fn place(
    year: Option<i32>,
    month: u32,
    day: u32,
    near: Option<NaiveDate>,
) -> Option<NaiveDate> {
    match (year, near) {
        (Some(year), _) => (1900..2200)
            .contains(&year)
            .then(|| NaiveDate::from_ymd_opt(year, month, day))
            .flatten(),
        (None, None) => NaiveDate::from_ymd_opt(NO_YEAR, month, day),
        (None, Some(near)) => (-4..=4)
            .filter_map(|by| NaiveDate::from_ymd_opt(near.year() + by, month, day))
            .min_by_key(|d| (*d - near).num_days().abs()),
    }
}
