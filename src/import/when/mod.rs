//! Dates and times as people write them.

mod calendar;
mod dates;
#[cfg(test)]
mod tests;
mod times;
mod tokens;

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime, Weekday};

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub date: NaiveDate,
    /// The day of the week that is written with it, if any; it may disagree.
    pub says: Option<Weekday>,
    /// The year is written with it; otherwise it was taken from `near`.
    pub year_written: bool,
    /// Its bytes in the text, the day of the week among them.
    pub at: Range<usize>,
}

impl Dated {
    /// The sentence for a day of the week that is not the date's, if it isn't.
    pub fn disagrees(&self) -> Option<String> {
        let says = self.says?;
        let is = chrono::Datelike::weekday(&self.date);
        (says != is).then(|| {
            format!(
                "{} is a {}, and the paper says {}.",
                self.date.format("%-d %B %Y"),
                day(is),
                day(says)
            )
        })
    }
}

/// The English name of a day of the week.
pub fn day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The dates in `text`, in order; one without a year takes that of the list that it stands in, or
/// else is taken to be the nearest to `near`. Without either it is left out.
pub fn dates(text: &str, near: Option<NaiveDate>) -> Vec<Dated> {
    dates::find(text, near)
}

/// A time in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The time.
    pub time: NaiveTime,
    /// It could be another: "6.30" without am or pm.
    pub unsure: bool,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// The times in `text`, in order. Where neither am nor pm is written and it could be either, one to
/// seven is taken to be after noon.
pub fn times(text: &str) -> Vec<Timed> {
    times::find(text)
}
