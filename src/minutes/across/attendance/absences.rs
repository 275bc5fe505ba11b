//! The absences of members that were approved, beside their attendance.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::six_months::{Called, absences};
use super::super::{Approvals, Period};
use super::BodyAttendance;
use crate::meeting::absence::last_day;

/// That the council approved the reason of a member's absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AbsenceAcross {
    /// Whose.
    pub person: String,
    /// On which day.
    pub day: NaiveDate,
    /// By whom.
    pub by: String,
    /// Until when, where that is told.
    pub until: Option<NaiveDate>,
    /// On which day that was withdrawn, where it was.
    pub withdrawn: Option<NaiveDate>,
    /// The session, or the journal of a body, that tells it.
    pub session: String,
    /// It is for those entitled to exempt information.
    pub exempt: bool,
}

impl AbsenceAcross {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let ends = last_day(self.until, self.withdrawn);
        self.day <= day && ends.is_none_or(|ends| day <= ends)
    }
}

impl BodyAttendance {
    /// Puts those down that were recorded of its members and reach into a time.
    pub(super) fn approve<A>(&mut self, approvals: &[Approvals<A>], period: &Period) {
        let people = self.members.iter().map(|m| Called::of(&m.name, ""));
        let people: Vec<Called> = people.collect();
        let mut known = absences((&[], approvals), &people, period.to);
        for (member, called) in self.members.iter().zip(&people) {
            let own = known.remove(&called.name).unwrap_or_default();
            let reach = own
                .into_iter()
                .filter(|a| a.ends().is_none_or(|end| end >= period.from));
            self.absences.extend(reach.map(|a| AbsenceAcross {
                person: member.person.clone(),
                day: a.day,
                by: a.by,
                until: a.until,
                withdrawn: a.withdrawn,
                session: a.session,
                exempt: a.exempt,
            }));
        }
        self.absences.dedup_by(|a, b| {
            (&a.person, a.day, &a.by, a.until, a.withdrawn)
                == (&b.person, b.day, &b.by, b.until, b.withdrawn)
        });
    }
}
