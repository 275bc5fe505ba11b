//! The register of members' interests: by when the monitoring officer is to be told of what was declared.

use chrono::{Days, NaiveDate};

use super::entry::{Entry, Interest, Kind};
use super::id::PersonId;
use super::state::Meeting;

/// A disclosable pecuniary interest that is not in the register is to be notified within 28 days
/// beginning with the day on which it was disclosed (Localism Act 2011 s.31(2) and (3)).
const DAYS: u64 = 28;

impl Meeting {
    /// The last day on which the monitoring officer may be told of what somebody declared, if it is not
    /// in the register; none where nobody need be told.
    pub fn notify_by(&self, entry: &Entry) -> Option<NaiveDate> {
        let Kind::Declaration {
            person,
            interest: Interest::Pecuniary,
            ..
        } = entry.kind
        else {
            return None;
        };
        self.sits_on_the_body(person)
            .then(|| self.disclosed_on(entry))?
            .checked_add_days(Days::new(DAYS - 1))
    }

    /// Whether the duty to notify is theirs: whoever sits on the body, as an observer or not, is none of
    /// those in attendance.
    fn sits_on_the_body(&self, person: PersonId) -> bool {
        let sat = || {
            let spans = self.spans();
            spans
                .iter()
                .any(|s| s.person == person && s.capacity.seat().is_some())
        };
        self.seat_held_by(person).is_some() || sat()
    }

    /// The day on which it was disclosed: of what was recorded after the meeting, the day on which the
    /// item was taken.
    fn disclosed_on(&self, entry: &Entry) -> NaiveDate {
        let born = entry.born;
        let within = self.opened().is_some_and(|opened| opened <= born)
            && self.closed().is_none_or(|closed| born <= closed);
        let taken = self.item(entry.item).and_then(|i| i.takings.last());
        match taken {
            _ if within => born.date_naive(),
            Some(taken) => taken.from.date_naive(),
            None => self.calling().date,
        }
    }
}
