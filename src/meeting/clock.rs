//! The meeting's own clock. A meeting that is opened on another day than the machine's (rehearsed
//! beforehand, or minuted afterwards) runs on from the time of its opening, so that what is recorded
//! without a time lies within it.

use chrono::Duration;

use super::agenda::Stamp;
use super::state::Meeting;

/// An opening that is recorded so much later or earlier than it happened is that of another day. A
/// start that was written down late, or a little too soon, changes no clock.
const ANOTHER_DAY: Duration = Duration::hours(12);
/// On a later date than the machine's it is so from here on: a rehearsal on the evening before.
const ON_A_LATER_DATE: Duration = Duration::hours(1);

impl Meeting {
    /// What the meeting's clock shows when the machine's shows `now`.
    pub fn clock(&self, now: Stamp) -> Stamp {
        now.checked_add_signed(self.ahead).unwrap_or(now)
    }

    /// The meeting was opened at `when`, and the machine's clock showed `at`.
    pub(super) fn set_clock(&mut self, when: Stamp, at: Stamp) {
        let apart = when - at;
        let later = when.date_naive() > at.date_naive() && apart >= ON_A_LATER_DATE;
        let another = later || apart.abs() >= ANOTHER_DAY;
        self.ahead = if another { apart } else { Duration::zero() };
    }
}

/// A time beside another: with its day where they are of different days.
pub(super) fn beside(time: Stamp, other: Stamp) -> String {
    if time.date_naive() == other.date_naive() {
        time.format("%H:%M").to_string()
    } else {
        time.format("%H:%M on %-d %B %Y").to_string()
    }
}
