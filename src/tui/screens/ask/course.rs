//! Questions of the meeting's course: making one, opening and closing.

use super::{Answer, Then, ask, at, choice, day, full, refuse, time};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Calling, FutureMeeting};
use crate::meeting::check::Anchor;
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Order, Who};
use crate::tui::commands::Command;
use crate::tui::desk::Desk;
use crate::tui::forms::step::Step;
use crate::tui::people::Wanted;
use crate::tui::port::{Effect, NewSession};

/// A new meeting: what it can't do without; the rest is set up afterwards.
pub(super) fn new_meeting(desk: &Desk, answers: &[Answer]) -> Then {
    let near = desk.now.date_naive() - chrono::Duration::days(1);
    match answers {
        [] => {
            // Most meetings are of a body that met before.
            let own = desk.library.iter().filter(|l| !l.sample);
            let last = own.max_by_key(|l| l.date).map(|l| l.body.as_str());
            let body = Step::words("Which body meets?", last.unwrap_or_default(), false);
            ask(body.selected())
        }
        [_] => ask(Step::words("On what day?", "", false)),
        [_, on] => match day(on, near) {
            Err(why) => refuse(why),
            Ok(None) => refuse("Give the day of the meeting."),
            Ok(Some(_)) => ask(Step::words("At what time?", "", false)),
        },
        [_, _, when] => match time(when) {
            Err(why) => refuse(why),
            Ok(None) => refuse("Give the time on the agenda."),
            Ok(Some(_)) => ask(Step::words("Where?", "", true)),
        },
        [body, on, when, venue, ..] => match (day(on, near), time(when)) {
            (Ok(Some(date)), Ok(Some(start))) => Then::Want(Effect::Create(NewSession {
                body: body.words(),
                calling: Calling {
                    date,
                    start: Calling::stored_start(Some(start)),
                    venue: venue.words(),
                    ..Calling::default()
                },
            })),
            (Err(why), _) | (_, Err(why)) => refuse(why),
            _ => refuse("Day and time are wanted."),
        },
    }
}

pub(super) fn open(meeting: &Meeting, desk: &Desk, answers: &[Answer]) -> Then {
    match answers {
        [] => {
            let now = desk.now.format("%H:%M").to_string();
            ask(Step::words("The meeting opens at what time?", &now, false).selected())
        }
        [when] => match time(when) {
            Err(why) => refuse(why),
            Ok(_) => ask(Step::person("Who presides?", Wanted::Presiding)),
        },
        [when, who, ..] => {
            let Some(Who::Known(person)) = who.person() else {
                return refuse("Whoever presides must be on the roll: put them there first.");
            };
            let Ok(Some(time)) = time(when) else {
                return refuse("The time can't be read; Esc goes back to it.");
            };
            let id = person.0.parse().map(PersonId);
            let name = id.map_or_else(|_| person.0.to_string(), |id| meeting.name(id));
            let told = format!(
                "Opened at {}; {name} presides. F12 goes to the record.",
                time.format("%H:%M")
            );
            let presiding = Some(person.clone());
            Then::Do(vec![at(Intent::Open { presiding }, time)], told)
        }
    }
}

/// What the check finds, the close itself and the next date apart.
fn missing(meeting: &Meeting) -> usize {
    let asked = [Anchor::Closing, Anchor::NextMeeting];
    let found = meeting.findings();
    found.iter().filter(|f| !asked.contains(&f.place)).count()
}

/// The end of the meeting: its time, the next date, what is missing, and then the close.
pub(super) fn close(meeting: &Meeting, desk: &Desk, answers: &[Answer]) -> Then {
    let held = meeting.calling().date;
    match answers {
        [] => {
            let now = desk.now.format("%H:%M").to_string();
            ask(Step::words("The meeting ended at what time?", &now, false).selected())
        }
        [when] => {
            if let Err(why) = time(when) {
                return refuse(why);
            }
            let next = meeting.next_meeting_expected();
            let first = next.map_or_else(String::new, |n| full(n.date));
            ask(Step::words("The next meeting is on:", &first, true).selected())
        }
        [when, next, rest @ ..] => {
            let next = match day(next, held) {
                Err(why) => return refuse(why),
                Ok(next) => next,
            };
            let missing = missing(meeting);
            match rest.first().map(Answer::letter) {
                None if missing > 0 => {
                    let what = if missing == 1 {
                        "1 thing is missing.".to_owned()
                    } else {
                        format!("{missing} things are missing.")
                    };
                    let choices = vec![
                        choice('n', "look at what is missing first"),
                        choice('y', "close the meeting as it is"),
                    ];
                    return ask(Step::choice(format!("{what} Close anyway?"), choices));
                }
                Some('n') => return Then::Run(Command::GoCheck),
                _ => {}
            }
            let Ok(Some(time)) = time(when) else {
                return refuse("The time can't be read; Esc goes back to it.");
            };
            let mut orders = Vec::new();
            if let Some(date) = next
                && meeting.next_meeting().map(|n| n.date) != Some(date)
            {
                let known = meeting.future_meetings().iter().find(|f| f.date == date);
                let next = known.cloned().unwrap_or(FutureMeeting {
                    date,
                    ..FutureMeeting::default()
                });
                orders.push(Order::from(Intent::SetNextMeeting(next)));
            }
            orders.push(at(Intent::Close, time));
            let told = format!(
                "Closed at {}. F5 shows the draft, F8 writes it.",
                time.format("%H:%M")
            );
            Then::Do(orders, told)
        }
    }
}
