//! What becomes of a body between its meetings, as it stands: who holds a seat on a day, how an action
//! stands, what the work programme has.

use chrono::NaiveDate;

use super::agenda::{FutureMeeting, PlannedItem, Prior, Progress};
use super::between::{Step, Taken, Tenure};
use super::entry::{Due, Stream};
use super::id::{PersonId, PlanId, PriorId, SeatId};
use super::state::Meeting;
use super::text::Text;

/// A step, and who may read it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadStep {
    /// The step.
    pub step: Step,
    /// Who may read it.
    pub stream: Stream,
}

/// What became of an item of the work programme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanState {
    /// It is to come.
    #[default]
    Ahead,
    /// A meeting took it.
    Taken(NaiveDate),
    /// It was taken off.
    Dropped,
}

/// An item of the work programme, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The item.
    pub item: PlannedItem,
    /// The session that it came out of and what it was there; may be empty.
    pub source: Text,
    /// The meetings that it was put off from, oldest first, in the programme's words.
    pub put_off: Vec<Text>,
    /// Why it was moved last; may be empty.
    pub reason: Text,
    /// What became of it.
    pub state: PlanState,
}

impl Prior {
    /// How it stands, what was said of it last, and on which day, if on one.
    pub fn stands(&self) -> (&Progress, &Text, Option<NaiveDate>) {
        match self.newest() {
            None => (&self.action.progress, &self.action.comment, None),
            Some(read) => (&read.step.progress, &read.step.comment, Some(read.step.on)),
        }
    }

    /// The newest step: of one day the one that was recorded last.
    fn newest(&self) -> Option<&ReadStep> {
        self.steps.iter().max_by_key(|read| read.step.on)
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        !self.gone && self.stands().0.is_open()
    }

    /// Whether it ought to have been done before a day.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && matches!(self.action.due, Due::On(day) if day < today)
    }
}

impl Progress {
    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open | Self::InProgress | Self::ToMeeting(_))
    }
}

impl Meeting {
    /// Later meetings in the calendar.
    pub fn future_meetings(&self) -> &[FutureMeeting] {
        &self.future
    }

    /// What the work programme has for later meetings, in its order.
    pub fn planned(&self) -> &[PlannedItem] {
        &self.planned
    }

    /// The next meeting as it was announced.
    pub fn next_meeting(&self) -> Option<&FutureMeeting> {
        self.next_meeting.as_ref()
    }

    /// The next meeting: as announced, or else the first in the calendar after this one.
    pub fn next_meeting_expected(&self) -> Option<&FutureMeeting> {
        self.next_meeting.as_ref().or_else(|| {
            self.future
                .iter()
                .filter(|f| f.date > self.calling.date)
                .min_by_key(|f| f.date)
        })
    }

    /// Whether this is the journal of a body, and no meeting.
    pub fn is_body_journal(&self) -> bool {
        self.body_journal
    }

    /// The meetings that were taken over, oldest first.
    pub fn taken(&self) -> &[Taken] {
        &self.taken
    }

    /// What was taken over from a session, if anything was.
    pub fn taken_from(&self, session: &str) -> Option<&Taken> {
        self.taken.iter().find(|t| t.session.as_str() == session)
    }

    /// The items of the work programme, those that were taken or dropped among them.
    pub fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// Who held a seat when, in order; empty where nothing is known but who holds it.
    pub fn tenures(&self, seat: SeatId) -> impl DoubleEndedIterator<Item = &Tenure> {
        self.tenures
            .iter()
            .filter(move |(of, _)| *of == seat)
            .map(|(_, tenure)| tenure)
    }

    /// Who holds a seat on a day, and who usually sits in for them then.
    pub fn held_on(&self, seat: SeatId, day: NaiveDate) -> (Option<PersonId>, Option<PersonId>) {
        let mut before = self
            .tenures(seat)
            .filter(|t| t.from.is_none_or(|f| f <= day));
        match before.next_back() {
            Some(tenure) if tenure.until.is_some_and(|last| last < day) => (None, None),
            Some(tenure) => (tenure.holder, tenure.usual_deputy),
            None => self
                .seat(seat)
                .filter(|_| self.tenures(seat).next().is_none())
                .map_or((None, None), |s| (s.holder, s.usual_deputy)),
        }
    }

    /// The last term of a seat, where it ended before a day and nobody holds the seat on that day.
    pub fn lapsed(&self, seat: SeatId, day: NaiveDate) -> Option<&Tenure> {
        let mut begun = self
            .tenures(seat)
            .filter(|t| t.from.is_none_or(|from| from <= day));
        let last = begun.next_back()?;
        (last.holder.is_some() && last.until.is_some_and(|until| until < day)).then_some(last)
    }

    /// Whether an action is for everybody to read of.
    pub fn is_public_action(&self, action: PriorId) -> bool {
        self.prior_action(action)
            .is_some_and(|p| p.stream == Stream::Public && !p.gone)
    }
}
