//! What the screens beside the meeting screen ask, question by question.

mod absence;
pub(in crate::tui) mod after;
mod corrections;
mod course;
mod issue;
mod joint;
mod kept;
mod later;
mod more_rules;
mod people;
mod purge;
mod roll;
mod rules;
mod serve;
mod set_up;
mod style;

use chrono::{NaiveDate, NaiveTime};

use crate::meeting::Meeting;
use crate::meeting::id::{BodyId, CorrectionId, ItemId, PersonId, PlanId, PriorId, SeatId};
use crate::meeting::intent::{Intent, Order, When};
use crate::meeting::text::Text;
use crate::minutes::Format;
use crate::tui::forms::step::{Choice, Step};
use crate::tui::forms::{Answer, Then, when};
use crate::tui::ui::Ui;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Who sits in for the holder of a seat: with the apology one fact.
    Deputy(SeatId),
    /// Who said so beforehand that the holder can't come, and when.
    SaidBy(SeatId),
    /// Somebody will come late, or leave early.
    Forewarn {
        /// Who.
        person: PersonId,
        /// Late, or else early.
        late: bool,
    },
    /// Who somebody is: known already, or new.
    Person(Option<PersonId>),
    /// When a councillor last attended.
    Attended(PersonId),
    /// That the council approved somebody's absence.
    Absence(PersonId),
    /// That an approval of somebody's absence was withdrawn, or was a mistake.
    AbsenceWithdrawn(PersonId),
    /// How an earlier action stands.
    Review {
        /// Which.
        action: PriorId,
        /// The letter of how it stands, if that is known.
        how: Option<char>,
    },
    /// Acts are undone, after they were told.
    Undo {
        /// Down to the record at this place, from 0.
        from: usize,
        /// That one and no later ones.
        alone: bool,
    },
    /// The body.
    Body,
    /// Day, time and place.
    Calling,
    /// The rules of the body.
    Rules,
    /// The house style of the documents.
    Style,
    /// One of those that are seldom told.
    MoreRules,
    /// A body that meets with the first; none = one that joins.
    Joined(Option<BodyId>),
    /// A seat.
    Seat(SeatId),
    /// Who holds a seat, and who usually sits in.
    Holder(SeatId),
    /// An item.
    Item(ItemId),
    /// The report behind an item, and what it asks.
    Report(ItemId),
    /// Minutes that are to be agreed.
    ListMinutes,
    /// A later meeting.
    ListMeeting,
    /// An action of an earlier meeting.
    BringForward,
    /// Owners and day of an action in the journal of a body.
    KeptOwners(PriorId),
    /// An item of the work programme; none = another one.
    Plan(Option<PlanId>),
    /// An item is taken off the work programme.
    Unplan(PlanId),
    /// A meeting in the calendar is moved, or not held.
    MoveMeeting(NaiveDate),
    /// A new meeting is made.
    NewMeeting,
    /// The meeting opens.
    Open,
    /// The meeting opens at this moment.
    OpenNow,
    /// The meeting closes.
    Close,
    /// A copy that came back is read.
    CameBack(Option<Text>),
    /// A correction is settled, by the letter of how.
    Correction(CorrectionId, char),
    /// A draft goes out.
    Issue {
        /// In which format.
        format: Format,
        /// With exempt text.
        full: bool,
    },
    /// A later meeting approved the minutes.
    Approve,
    /// Notes and struck words go out of the file.
    Purge,
    /// Nothing may be purged, or it may be again.
    Hold,
    /// The pages for the chamber are served.
    Serve,
}

impl Ask {
    /// What follows the answers so far.
    pub fn then(&self, answers: &[Answer], ui: &Ui) -> Then {
        if *self == Self::NewMeeting {
            return course::new_meeting(ui, answers);
        }
        let Some(meeting) = ui.meeting() else {
            return Then::Refuse("No session is open.".to_owned());
        };
        match self {
            Self::Deputy(seat) => roll::deputy(meeting, *seat, answers),
            Self::SaidBy(seat) => roll::said_by(meeting, *seat, answers),
            Self::Forewarn { person, late } => roll::forewarn(meeting, *person, *late, answers),
            Self::Person(person) => people::person(meeting, *person, answers),
            Self::Attended(person) => people::attended(meeting, *person, answers),
            Self::Absence(person) => absence::absence(meeting, ui, *person, answers),
            Self::AbsenceWithdrawn(person) => absence::withdrawn(meeting, ui, *person, answers),
            Self::Review { action, how } => after::review(meeting, *action, *how, answers),
            Self::Undo { from, alone } => after::undo(ui, *from, *alone, answers),
            Self::Body => set_up::body(meeting, answers),
            Self::Calling => set_up::calling(meeting, answers),
            Self::Rules => rules::rules(meeting, answers),
            Self::Style => style::style(meeting, answers),
            Self::MoreRules => more_rules::more(meeting, answers),
            Self::Joined(body) => joint::joined(meeting, *body, answers),
            Self::Seat(seat) => set_up::seat(meeting, *seat, answers),
            Self::Holder(seat) => kept::holder(meeting, *seat, answers),
            Self::Item(item) => match meeting.item(*item) {
                Some(item) => set_up::item(meeting, item, answers),
                None => Then::Nothing,
            },
            Self::Report(item) => match meeting.item(*item) {
                Some(item) => set_up::report(meeting, item, answers),
                None => Then::Nothing,
            },
            Self::ListMinutes => later::list_minutes(meeting, answers),
            Self::ListMeeting => later::list_meeting(meeting, answers),
            Self::BringForward if meeting.is_body_journal() => {
                kept::new_action(meeting, ui, answers)
            }
            Self::BringForward => later::bring_forward(meeting, answers),
            Self::KeptOwners(action) => kept::owners(meeting, ui, *action, answers),
            Self::Plan(plan) => kept::plan(meeting, ui, *plan, answers),
            Self::Unplan(plan) => kept::unplan(meeting, *plan, answers),
            Self::MoveMeeting(of) => kept::move_meeting(meeting, *of, answers),
            Self::NewMeeting => Then::Nothing,
            Self::Open => course::open(meeting, ui, answers, true),
            Self::OpenNow => course::open(meeting, ui, answers, false),
            Self::Close => course::close(meeting, ui, answers),
            Self::CameBack(words) => corrections::came_back(meeting, words.as_ref(), answers),
            Self::Correction(id, how) => corrections::settle(meeting, *id, *how, answers),
            Self::Issue { format, full } => issue::issue(ui, *format, *full, answers),
            Self::Approve => issue::approve(meeting, ui, answers),
            Self::Purge => purge::purge(ui, answers),
            Self::Hold => purge::hold(meeting, answers),
            Self::Serve => serve::serve(answers),
        }
    }
}

fn ask(step: Step) -> Then {
    Then::Ask(Box::new(step))
}

fn refuse(why: impl Into<String>) -> Then {
    Then::Refuse(why.into())
}

fn act(intent: Intent, told: impl Into<String>) -> Then {
    Then::Do(vec![Order::from(intent)], told.into())
}

fn choice(letter: char, words: impl Into<String>) -> Choice {
    Choice {
        letter,
        words: words.into(),
    }
}

/// The same order at a time of the meeting's day.
fn at(order: Intent, time: NaiveTime) -> Order {
    Order {
        at: Some(When::Clock(time)),
        ..Order::from(order)
    }
}

/// The words of an answer as a time; empty words are `None`.
fn time(answer: &Answer) -> Result<Option<NaiveTime>, String> {
    let words = answer.words();
    if words.is_blank() {
        return Ok(None);
    }
    match when::time(&words) {
        Some(time) => Ok(Some(time)),
        None => Err(format!(
            "\u{201C}{words}\u{201D} is no time; write for example 16:05."
        )),
    }
}

/// The words of an answer as a day, without a year the first after `near`; empty words are `None`.
pub(super) fn day(answer: &Answer, near: NaiveDate) -> Result<Option<NaiveDate>, String> {
    let words = answer.words();
    if words.is_blank() {
        return Ok(None);
    }
    match when::day(&words, near) {
        Some(day) => Ok(Some(day)),
        None => Err(format!(
            "\u{201C}{words}\u{201D} is no day; write for example 19 March 2026."
        )),
    }
}

/// The holder of a seat, by name; or the seat's title.
fn holder(meeting: &Meeting, seat: SeatId) -> String {
    let found = meeting.seat(seat);
    found.and_then(|s| s.holder).map_or_else(
        || found.map_or_else(String::new, |s| s.details.title.to_string()),
        |id| meeting.name(id),
    )
}

/// A day as it is shown, and read back.
pub(super) fn full(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
