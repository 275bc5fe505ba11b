//! Which moment a time of day is.

use chrono::{Days, NaiveTime, TimeDelta};

use super::Meeting;
use super::agenda::Stamp;
use super::state::Phase;

/// So long after the opening a time of day is one of the night that follows, whatever the clock
/// shows.
const EVENING: TimeDelta = TimeDelta::hours(6);
/// So long after the opening it still is, once the clock has come to it.
const NIGHT: TimeDelta = TimeDelta::hours(12);

impl Meeting {
    /// When the meeting began to sit as it sits now: after an adjournment to another day, when it
    /// went on.
    pub fn sits_since(&self) -> Option<Stamp> {
        let opened = self.opened()?;
        let resumed = self.adjournments().iter().rev().find_map(|a| {
            let resumed = a.resumed?;
            (resumed.date_naive() != a.when.date_naive() && resumed - a.when > EVENING)
                .then_some(resumed)
        });
        Some(resumed.unwrap_or(opened))
    }

    /// Whether the meeting went on, on another day than the one on which it began: then times are
    /// told with their days where the day changes.
    pub fn sat_on_another_day(&self) -> bool {
        self.sits_since() != self.opened()
    }

    /// The moment that an officer means by a time of day, with the offset that the clock has now:
    /// on the day on which the meeting sits, or after midnight where it sits so long; while it is
    /// adjourned, on the clock's own day where that is a later one. None where there is no such time
    /// on that day.
    pub fn moment_of(&self, time: NaiveTime, now: Stamp) -> Option<Stamp> {
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        let opened = self.sits_since();
        let day = opened.map_or(self.calling().date, |o| o.date_naive());
        if let Phase::Adjourned { when, .. } = self.phase()
            && now - *when > EVENING
            && now.date_naive() > day
        {
            let there = now.date_naive().and_time(time);
            return there.and_local_timezone(*now.offset()).single();
        }
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
