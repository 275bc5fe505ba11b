//! Running numbers of minutes, counted on through a municipal year.

use chrono::{Datelike, NaiveDate};

use super::{House, ItemNumbers};

/// The municipal year of a day, by the calendar year in which it begins: with the annual meeting, in May
/// (Local Government Act 1972 Sch 12).
pub fn municipal_year(day: NaiveDate) -> i32 {
    if day.month() < 5 {
        day.year() - 1
    } else {
        day.year()
    }
}

impl House {
    /// The number of the first minute of the next meeting, on the day `next`, after one with so many
    /// items on the day `last`: minutes are counted on through a municipal year.
    pub fn first_of_next(&self, items: usize, last: NaiveDate, next: NaiveDate) -> u32 {
        match self.items {
            ItemNumbers::Agenda => self.first_minute,
            ItemNumbers::Running if municipal_year(last) != municipal_year(next) => 1,
            ItemNumbers::Running => {
                let items = u32::try_from(items).unwrap_or_default();
                self.first_minute.saturating_add(items)
            }
        }
    }
}
