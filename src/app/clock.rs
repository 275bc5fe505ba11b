//! The clock that the command line records by: the machine's, or a fixed one.

use chrono::Local;

use crate::meeting::agenda::Stamp;
use crate::meeting::intent::When;
use crate::meeting::{Meeting, Order};

/// The machine's clock, or one that stands still between the facts of a script.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    fixed: Option<Stamp>,
}

impl Clock {
    /// A clock fixed at `time`; the machine's where there is none.
    pub(crate) fn new(time: Option<Stamp>) -> Self {
        Self { fixed: time }
    }

    /// The time that it shows, with the offset from UTC as the machine says it.
    pub(crate) fn now(&self) -> Stamp {
        self.fixed.unwrap_or_else(|| Local::now().fixed_offset())
    }

    /// Fixes it at `time`.
    pub(crate) fn set(&mut self, time: Stamp) {
        self.fixed = Some(time);
    }

    /// A fixed clock goes on to the time of a fact that is later.
    pub(crate) fn advance(&mut self, meeting: &Meeting, order: &Order) {
        let (Some(now), Some(at)) = (self.fixed, order.at) else {
            return;
        };
        let then = match at {
            When::Exactly(stamp) => Some(stamp),
            When::Clock(time) => meeting.moment_of(time, now),
        };
        self.fixed = Some(then.map_or(now, |then| now.max(then)));
    }
}
