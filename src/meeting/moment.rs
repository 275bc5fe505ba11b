//! Which moment a time of day is.

use chrono::{Days, NaiveTime, TimeDelta};

use super::Meeting;
use super::agenda::Stamp;

/// So long after the opening a time of day is one of the night that follows, whatever the clock
/// shows.
const EVENING: TimeDelta = TimeDelta::hours(6);
/// So long after the opening it still is, once the clock has come to it.
const NIGHT: TimeDelta = TimeDelta::hours(12);

impl Meeting {
    /// The moment that an officer means by a time of day, with the offset that the clock has now:
    /// on the day on which the meeting is held, or after midnight where it sits so long. None
    /// where there is no such time on that day.
    pub fn moment_of(&self, time: NaiveTime, now: Stamp) -> Option<Stamp> {
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        let opened = self.opened();
        let day = opened.map_or(self.calling().date, |o| o.date_naive());
        let on = |day: chrono::NaiveDate| {
            let there = day.and_time(time).and_local_timezone(*now.offset());
            there.single()
        };
        let same = on(day);
        let Some(opened) = opened.filter(|o| same.is_none_or(|same| minute(same) < minute(*o)))
        else {
            return same;
        };
        let next = day.checked_add_days(Days::new(1)).and_then(on);
        next.filter(|next| {
            let after = *next - opened;
            after <= EVENING || (after <= NIGHT && minute(*next) <= minute(now))
        })
        .or(same)
    }
}
