//! Questions of the meeting's course: making one, opening and closing.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::{Answer, Then, ask, at, choice, day, full, refuse, time};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Calling, FutureMeeting};
use crate::meeting::check::{Anchor, Finding};
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Order, Ref, Who};
use crate::meeting::text::Text;
use crate::tui::check_words::place;
use crate::tui::forms::step::Step;
use crate::tui::people::Wanted;
use crate::tui::port::{Effect, NewSession};
use crate::tui::ui::{Lead, Ui};

/// A new meeting: what it can't do without; the rest is set up afterwards.
pub(super) fn new_meeting(ui: &Ui, answers: &[Answer]) -> Then {
    let near = ui.now.date_naive() - chrono::Duration::days(1);
    match answers {
        [] => {
            // Most meetings are of a body that met before.
            let own = ui.library.iter().filter(|l| !l.sample);
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

/// The letter of the agenda's own day, where today is another.
const OWN: char = 'd';

/// The opening: the day, where today is not the one on the agenda; the time, if it is asked; and who
/// presides.
pub(super) fn open(meeting: &Meeting, ui: &Ui, answers: &[Answer], timed: bool) -> Then {
    let (held, today) = (meeting.calling().date, ui.now.date_naive());
    let (own, answers) = match answers {
        answers if held == today => (true, answers),
        [day, rest @ ..] => (day.letter() == OWN, rest),
        [] => return ask(which_day(held, today)),
    };
    // What the clock shows on another day says nothing of when the meeting begins.
    let start = Some(meeting.calling().start);
    let start = start.filter(|start| own && held != today && *start != NaiveTime::MIN);
    let first = start.or_else(|| ui.now.time().with_second(0));
    let (time, answers) = match answers {
        answers if !timed => (first, answers),
        [] => {
            let first = first.map_or_else(String::new, |t| t.format("%H:%M").to_string());
            let asked = "The meeting opens at what time?";
            return ask(Step::words(asked, &first, false).selected());
        }
        [when, rest @ ..] => match time(when) {
            Err(why) => return refuse(why),
            Ok(time) => (time, rest),
        },
    };
    let Some(who) = answers.first() else {
        let prompt = if timed {
            "Who presides?"
        } else {
            "The meeting opens. Who presides?"
        };
        let unknown = choice('0', "it isn't known yet");
        return ask(Step::people(
            prompt,
            Wanted::Presiding,
            false,
            Some(unknown),
        ));
    };
    let Some(time) = time else {
        return refuse("The time can't be read; Esc goes back to it.");
    };
    let mut orders = Vec::new();
    if !own {
        orders.push(Order::from(Intent::CallMeeting(Calling {
            date: today,
            ..meeting.calling().clone()
        })));
    }
    let (presiding, name) = match who.person() {
        Some(Who::Known(person)) => {
            let id = person.0.parse().map(PersonId);
            let name = id.map_or_else(|_| person.0.to_string(), |id| meeting.name(id));
            (person.clone(), name)
        }
        // Who isn't on the roll is put down with the opening.
        other => {
            let who = other.cloned().unwrap_or(Who::Cue(Text::line("the chair")));
            let (known_by, name) = match &who {
                Who::New(details) => (details.name.clone(), details.full_name()),
                Who::Cue(cue) => (cue.clone(), format!("[{cue}]")),
                Who::Known(name) => (name.0.clone(), name.0.to_string()),
            };
            orders.push(Order::from(Intent::Attend { who }));
            (Ref(known_by), name)
        }
    };
    let presiding = Some(presiding);
    let clock = time.format("%H:%M");
    let told = match (held == today, own, timed) {
        (true, _, true) => format!("Opened at {clock}; {name} presides. F12 goes to the record."),
        (true, _, false) => "The meeting is open.".to_owned(),
        (false, true, _) => format!(
            "Opened at {clock} on {}, and its clock runs on from there. F7 takes a rehearsal back.",
            full(held)
        ),
        (false, false, _) => format!("Opened at {clock} today; the minutes say {}.", full(today)),
    };
    let open = Intent::Open { presiding };
    orders.push(if timed || !own || held != today {
        at(open, time)
    } else {
        Order::from(open)
    });
    Then::Do(orders, told)
}

/// Says that the day differs, and asks on which the meeting is.
fn which_day(held: NaiveDate, today: NaiveDate) -> Step {
    let own = if held > today {
        "a rehearsal"
    } else {
        "minuted afterwards"
    };
    let (held, today) = (full(held), full(today));
    Step::choice(
        format!("The agenda is for {held}, and today is {today}. The meeting is:"),
        vec![
            choice(OWN, format!("on its own day, {held}: {own}")),
            choice('t', format!("today, {today}: the minutes give that day")),
        ],
    )
}

/// What would be missing if the meeting closed now, the close itself and the next date apart.
fn missing(meeting: &Meeting) -> Vec<Finding> {
    let asked = [Anchor::Closing, Anchor::NextMeeting];
    let mut found = meeting.missing_at_close();
    found.retain(|f| !asked.contains(&f.place));
    // What is only worth a look stands last.
    found.sort_by_key(|f| std::cmp::Reverse(f.severity));
    found
}

/// Asks whether to close, with all that is missing: each line leads to its place.
fn close_anyway(meeting: &Meeting, missing: &[Finding]) -> Step {
    let what = match missing.len() {
        1 => "1 thing is missing.".to_owned(),
        n => format!("{n} things are missing."),
    };
    let choices = vec![
        choice('n', "go through what is missing first, in the check"),
        choice('y', "close the meeting as it is"),
    ];
    let line = |f: &Finding| (f.what.clone(), place(meeting, f.place));
    let lines = missing.iter().map(line).collect();
    Step::choice_or_line(format!("{what} Close anyway?"), choices, lines)
}

/// The end of the meeting: its time, the next date, what is missing, and then the close.
pub(super) fn close(meeting: &Meeting, ui: &Ui, answers: &[Answer]) -> Then {
    let held = meeting.calling().date;
    match answers {
        [] => {
            let now = ui.clock().format("%H:%M").to_string();
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
            match rest.first() {
                None if !missing.is_empty() => return ask(close_anyway(meeting, &missing)),
                Some(Answer::Row(row)) => {
                    let found = row.and_then(|row| missing.get(row));
                    return found.map_or(Then::Nothing, |f| Then::Lead(Lead::To(f.place)));
                }
                Some(answer) if answer.letter() == 'n' => return Then::Lead(Lead::Check),
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
