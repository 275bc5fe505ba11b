//! Questions of the journal of a body: its actions, its work programme, its calendar.

use chrono::NaiveDate;

use super::{Answer, Then, act, ask, choice, day, full, refuse, time};
use crate::meeting::Meeting;
use crate::meeting::agenda::{FutureMeeting, PlannedItem, Progress};
use crate::meeting::describe::{due_in_words, quoted};
use crate::meeting::entry::{Due, Stream};
use crate::meeting::id::{PlanId, PriorId, SeatId};
use crate::meeting::intent::{Intent, Lead, Order, Ref, Who};
use crate::meeting::text::Text;
use crate::tui::forms::step::Step;
use crate::tui::forms::when;
use crate::tui::people::Wanted;
use crate::tui::ui::Ui;

fn leads(answer: &Answer) -> Vec<Lead> {
    match answer {
        Answer::Leads(leads) => leads.clone(),
        _ => Vec::new(),
    }
}

/// By when, in the officer's words: a day where they are one.
fn due(answer: &Answer, near: NaiveDate) -> Due {
    let words = answer.words();
    if words.is_blank() {
        return Due::Unset;
    }
    when::day(&words, near).map_or(Due::Said(words), Due::On)
}

/// Another action, with where it was agreed.
pub(super) fn new_action(meeting: &Meeting, ui: &Ui, answers: &[Answer]) -> Then {
    let today = ui.now.date_naive();
    let last = meeting.taken().last().map(|t| t.held.date);
    match answers {
        [] => ask(Step::words("What is to be done?", "", false)),
        [_] => ask(Step::people(
            "Who is to do it? Tab for more than one",
            Wanted::Owner,
            true,
            None,
        )),
        [_, _] => ask(Step::words("By when?", "", true)),
        [_, _, _] => {
            let first = last.map_or_else(String::new, full);
            ask(Step::words("Which meeting asked for it?", &first, false).selected())
        }
        [_, _, _, _] => ask(Step::words(
            "Where do its minutes have it (item 5, minute 12)?",
            "",
            true,
        )),
        [_, _, _, _, _] => ask(Step::choice(
            "Who may read of it?",
            vec![
                choice('p', "everybody"),
                choice('x', "exempt: those entitled alone"),
            ],
        )),
        [text, owners, by, on, minute, readers, ..] => {
            match day(on, today - chrono::Duration::days(366)) {
                Ok(Some(raised)) => {
                    let intent = Intent::BringForward {
                        text: text.words(),
                        topic: Text::default(),
                        owners: leads(owners),
                        raised,
                        progress: Progress::Open,
                        comment: Text::default(),
                        origin: Text::default(),
                        minute: minute.words(),
                        due: due(by, today),
                    };
                    let exempt = readers.letter() == 'x';
                    let order = Order {
                        stream: Stream::exempt_if(exempt),
                        ..Order::from(intent)
                    };
                    Then::Do(vec![order], "The action is put down.".to_owned())
                }
                Ok(None) => refuse("Give the day of that meeting."),
                Err(why) => refuse(why),
            }
        }
    }
}

/// Other owners, another day.
pub(super) fn owners(meeting: &Meeting, ui: &Ui, action: PriorId, answers: &[Answer]) -> Then {
    let Some(prior) = meeting.prior_action(action) else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::people(
            format!(
                "Who is to do {}? Tab for more than one",
                quoted(&prior.action.text)
            ),
            Wanted::Owner,
            true,
            None,
        )),
        [_] => {
            let now = due_in_words(meeting, &prior.action.due).unwrap_or_default();
            ask(Step::words("By when?", &now, true).selected())
        }
        [owners, by, ..] => {
            let intent = Intent::ChangeAction {
                entry: Ref::from(action),
                owners: leads(owners),
                due: due(by, ui.now.date_naive()),
            };
            let order = Order {
                stream: prior.stream,
                ..Order::from(intent)
            };
            Then::Do(vec![order], "The action is put right.".to_owned())
        }
    }
}

/// An item of the work programme: another one, or one that is moved or put right.
pub(super) fn plan(meeting: &Meeting, ui: &Ui, plan: Option<PlanId>, answers: &[Answer]) -> Then {
    let held = plan.and_then(|id| meeting.plans().iter().find(|p| p.id == id));
    let now = held.map_or_else(PlannedItem::default, |p| p.item.clone());
    let today = ui.now.date_naive();
    match answers {
        [] => ask(Step::words("Title:", &now.title, false)),
        [_] => {
            let next = meeting
                .future_meetings()
                .iter()
                .map(|f| f.date)
                .filter(|d| *d >= today);
            let first = match now.meeting.as_str() {
                "" => next.min().map_or_else(String::new, full),
                words => words.to_owned(),
            };
            let step = Step::words("For which meeting (a day, or May 2026)?", &first, false);
            ask(step.selected())
        }
        [_, _] => ask(Step::words("Who leads?", &now.lead, true)),
        [_, _, _] => ask(Step::words("What for?", &now.purpose, true)),
        [_, at, _, _] if held.is_some() && moved(&now, at, today) => ask(Step::words(
            "Why is it moved, if that is to be kept?",
            "",
            true,
        )),
        [title, at, lead, purpose, rest @ ..] => {
            let (words, date) = meeting_of(at, today);
            let to = PlannedItem {
                meeting: words,
                date,
                title: title.words(),
                lead: lead.words(),
                purpose: purpose.words(),
                ..now
            };
            match held {
                None => act(Intent::PlanItem(to), "It is on the work programme."),
                Some(held) => act(
                    Intent::Replan {
                        item: Ref::from(held.id),
                        to,
                        reason: rest.first().map_or_else(Text::default, Answer::words),
                    },
                    "The work programme is changed.",
                ),
            }
        }
    }
}

/// A meeting as it was typed: its day where that is told.
fn meeting_of(answer: &Answer, today: NaiveDate) -> (Text, Option<NaiveDate>) {
    let words = answer.words();
    match when::day(&words, today) {
        Some(day) => (Text::line(&full(day)), Some(day)),
        None => (words, None),
    }
}

fn moved(now: &PlannedItem, at: &Answer, today: NaiveDate) -> bool {
    let (words, date) = meeting_of(at, today);
    words != now.meeting || date != now.date
}

/// An item is taken off.
pub(super) fn unplan(meeting: &Meeting, plan: PlanId, answers: &[Answer]) -> Then {
    let Some(held) = meeting.plans().iter().find(|p| p.id == plan) else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::words(
            format!(
                "Why is {} taken off, if that is to be kept?",
                quoted(&held.item.title)
            ),
            "",
            true,
        )),
        [why, ..] => act(
            Intent::Unplan {
                item: Ref::from(plan),
                reason: why.words(),
            },
            "It is off the work programme.",
        ),
    }
}

/// A meeting has another day, or is not held.
pub(super) fn move_meeting(meeting: &Meeting, of: NaiveDate, answers: &[Answer]) -> Then {
    let Some(held) = meeting.future_meetings().iter().find(|f| f.date == of) else {
        return refuse("That meeting is not in the calendar: m puts it there.");
    };
    match answers {
        [] => ask(Step::words(
            format!(
                "On which day is the meeting of {} held? Nothing: it is not held",
                full(of)
            ),
            &full(of),
            true,
        )
        .selected()),
        [on] if !on.words().is_blank() => {
            let start = held.start.map(|at| at.format("%H:%M").to_string());
            match day(on, of) {
                Ok(_) => ask(Step::words(
                    "At what time, if it is set?",
                    &start.unwrap_or_default(),
                    true,
                )),
                Err(why) => refuse(why),
            }
        }
        [on, rest @ ..] => {
            let date = match day(on, of) {
                Ok(date) => date,
                Err(why) => return refuse(why),
            };
            let start = match rest.first().map_or(Ok(None), time) {
                Ok(start) => start,
                Err(why) => return refuse(why),
            };
            let to = date.map(|date| FutureMeeting {
                date,
                start,
                venue: held.venue.clone(),
            });
            let told = match date {
                Some(date) => format!("The meeting is on {}.", full(date)),
                None => format!("There is no meeting on {}.", full(of)),
            };
            act(Intent::MoveMeeting { of, to }, told)
        }
    }
}

/// The newest day of which the journal of a body knows.
pub(super) fn last_known(meeting: &Meeting) -> NaiveDate {
    let held = meeting.taken().last().map(|t| t.held.date);
    held.or_else(|| meeting.future_meetings().iter().map(|f| f.date).min())
        .unwrap_or_default()
}

/// Who holds a seat, and who usually sits in; in the journal of a body from a day on.
pub(super) fn holder(meeting: &Meeting, id: SeatId, answers: &[Answer]) -> Then {
    let Some(seat) = meeting.seat(id) else {
        return Then::Nothing;
    };
    let who = |answer: &Answer| -> Option<Who> { answer.person().cloned() };
    match answers {
        [] => ask(Step::people(
            format!("Who holds the seat {}?", seat.details.title),
            Wanted::Anybody,
            false,
            Some(choice('0', "it is vacant")),
        )),
        [_] => ask(Step::people(
            "Who usually sits in for them?",
            Wanted::DeputyFor(id),
            false,
            Some(choice('0', "nobody in particular")),
        )),
        [_, _] if meeting.is_body_journal() => ask(Step::words(
            "From which day? Nothing: who is known to hold it is put right",
            "",
            true,
        )),
        [_, _, from] if meeting.is_body_journal() && !from.words().is_blank() => ask(Step::words(
            "Until which day does the term of office run, if it is known?",
            "",
            true,
        )),
        [held, deputy, from, rest @ ..]
            if meeting.is_body_journal() && !from.words().is_blank() =>
        {
            let near = last_known(meeting);
            let from = match day(from, near) {
                Ok(from) => from,
                Err(why) => return refuse(why),
            };
            let until = rest
                .first()
                .map_or(Ok(None), |until| day(until, from.unwrap_or(near)));
            let until = match until {
                Ok(until) => until,
                Err(why) => return refuse(why),
            };
            act(
                Intent::Appoint {
                    seat: Ref::from(id),
                    holder: who(held),
                    usual_deputy: who(deputy),
                    from,
                    until,
                    reason: Text::default(),
                },
                "The seat is filled from that day on.",
            )
        }
        [held, deputy, ..] => act(
            Intent::FillSeat {
                seat: Ref::from(id),
                holder: who(held),
                usual_deputy: who(deputy),
            },
            "The seat is filled.",
        ),
    }
}
