//! Questions of the meeting's course: making one, opening and closing.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::{Answer, Then, ask, at, choice, day, full, refuse, time};
use crate::bodies::{BodyFile, KINDS, kind_in};
use crate::meeting::Meeting;
use crate::meeting::agenda::Calling;
use crate::meeting::check::{Anchor, Finding};
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Order, Ref, Who};
use crate::meeting::text::{Text, alike};
use crate::tui::check_words::place;
use crate::tui::forms::step::Step;
use crate::tui::forms::when;
use crate::tui::people::Wanted;
use crate::tui::port::{Effect, Listed, NewSession};
use crate::tui::ui::{Lead, Ui};

/// A new meeting: what it can't do without; the rest is set up afterwards.
pub(super) fn new_meeting(ui: &Ui, answers: &[Answer]) -> Then {
    let near = ui.now.date_naive() - chrono::Duration::days(1);
    let usual = |like: &Answer| like_of(ui, like.letter()).and_then(|like| like.1);
    match answers {
        [] => {
            // Most meetings are of a body that met before.
            let own = ui.library.iter().filter(|l| !l.sample && !l.is_journal());
            let last = own.max_by_key(|l| l.date).map(|l| l.body.as_str());
            let body = Step::words("Which body meets?", last.unwrap_or_default(), false);
            ask(body.selected())
        }
        [body] => ask(what_like(ui, &body.words())),
        [_, like] => {
            let next = usual(like).and_then(|b| b.next_meeting(ui.now.date_naive()));
            let next = next.map_or_else(String::new, full);
            ask(Step::words("On what day?", &next, false).selected())
        }
        [_, like, on] => match day(on, near) {
            Err(why) => refuse(why),
            Ok(None) => refuse("Give the day of the meeting."),
            Ok(Some(_)) => {
                let start = usual(like).and_then(|b| b.start);
                let start = start.map_or_else(String::new, |t| t.format("%H:%M").to_string());
                ask(Step::words("At what time?", &start, false).selected())
            }
        },
        [_, like, _, when] => match time(when) {
            Err(why) => refuse(why),
            Ok(None) => refuse("Give the time on the agenda."),
            Ok(Some(_)) => {
                let venue = usual(like).map(|b| b.venue.as_str()).unwrap_or_default();
                ask(Step::words("Where?", venue, true).selected())
            }
        },
        [body, like, on, when, venue, ..] => match (day(on, near), time(when)) {
            (Ok(Some(date)), Ok(Some(start))) => Then::Want(Effect::Create(NewSession {
                body: body.words(),
                calling: Calling {
                    date,
                    start: Calling::stored_start(Some(start)),
                    venue: venue.words(),
                    ..Calling::default()
                },
                like: like_of(ui, like.letter()).map(|like| like.0),
            })),
            (Err(why), _) | (_, Err(why)) => refuse(why),
            _ => refuse("Day and time are wanted."),
        },
    }
}

/// The letter of a body like no other.
const UNLIKE: char = 'n';

/// The digits that stand for the officer's files, as many as can be offered.
const DIGITS: &str = "123456789";

/// What the body is like: first what its name tells, then nothing, the officer's files and the ready
/// kinds.
fn what_like(ui: &Ui, body: &Text) -> Step {
    let mut choices = vec![choice(
        UNLIKE,
        "none of these: seats and rules are set up by hand",
    )];
    let mut first = kind_in(body).map(|kind| kind.letter);
    for (digit, listed) in DIGITS.chars().zip(&ui.bodies) {
        let name = &listed.body.body.name;
        if alike(name, body) {
            first = Some(digit);
        }
        choices.push(choice(digit, format!("{name}: your file")));
    }
    choices.extend(KINDS.iter().map(|kind| choice(kind.letter, kind.name)));
    // What Enter takes stands first.
    if let Some(at) = choices.iter().position(|c| Some(c.letter) == first) {
        let told = choices.remove(at);
        choices.insert(0, told);
    }
    Step::choice("What is the body like?", choices)
}

/// The key of what a letter stands for, and, where that is a file of the officer's, what it tells.
fn like_of(ui: &Ui, letter: char) -> Option<(String, Option<&BodyFile>)> {
    if let Some(at) = DIGITS.find(letter) {
        let listed = ui.bodies.get(at)?;
        return Some((listed.key.clone(), Some(&listed.body)));
    }
    let kind = KINDS.iter().find(|kind| kind.letter == letter)?;
    Some((kind.name.to_owned(), None))
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
        let unknown = if nobody_can(meeting) {
            choice('0', "nobody yet; H elects one")
        } else {
            choice('0', "it isn't known yet")
        };
        let asked = Step::people(prompt, Wanted::Presiding, false, Some(unknown));
        // Enter gives the chair to nobody by accident.
        return ask(if nobody_can(meeting) {
            asked.nobody_marked()
        } else {
            asked
        });
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
        None if nobody_can(meeting) => (None, "nobody".to_owned()),
        Some(Who::Known(person)) => {
            let id = person.0.parse().map(PersonId);
            let name = id.map_or_else(|_| person.0.to_string(), |id| meeting.name(id));
            (Some(person.clone()), name)
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
            (Some(Ref(known_by)), name)
        }
    };
    let clock = time.format("%H:%M");
    let elected_first = presiding.is_none() && nobody_can(meeting);
    let told = match (held == today, own, timed) {
        (true, _, true) if elected_first => {
            format!("Opened at {clock}; nobody presides. F12, then ^Space H: who is elected.")
        }
        (true, _, true) => format!("Opened at {clock}; {name} presides. F12 goes to the record."),
        (true, _, false) if elected_first => {
            "The meeting is open. ^Space H records who is elected to the chair.".to_owned()
        }
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

/// Whether members are here and nobody who is appointed to preside: they elect somebody first.
fn nobody_can(meeting: &Meeting) -> bool {
    meeting.presides_by_office().is_none() && meeting.count().0 > 0
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
        format!("The agenda is for {held}; today is {today}. It meets:"),
        vec![
            choice(OWN, format!("on its own day, {held}: {own}")),
            choice('t', format!("today, {today}: the minutes give that day")),
        ],
    )
}

/// What is missing before the close: what the header counts, and what the close alone would leave
/// undone. The next date is asked for here, and missing no longer where it is given.
fn missing(meeting: &Meeting, next: bool) -> (Vec<Finding>, usize) {
    let mut found = meeting.findings();
    found.retain(|f| !(next && f.place == Anchor::NextMeeting));
    // What is only worth a look stands last.
    found.sort_by_key(|f| std::cmp::Reverse(f.severity));
    let left = meeting.left_at_close();
    let undone = left.len();
    found.extend(left);
    (found, undone)
}

/// Asks whether to close, with all that is missing: each line leads to its place.
fn close_anyway(meeting: &Meeting, missing: &[Finding], undone: usize) -> Step {
    let what = match (missing.len(), undone) {
        (1, _) => "1 thing is missing.".to_owned(),
        (n, 0) => format!("{n} things are missing."),
        (n, undone) if undone == n => format!("{n} things are left undone."),
        (n, undone) => format!(
            "{n} things are missing: {} to check, {undone} left undone.",
            n - undone
        ),
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
            let first = next.map_or_else(String::new, when::shown);
            ask(Step::words("The next meeting is on:", &first, true).selected())
        }
        [when, next, rest @ ..] => {
            let next = next.words();
            let coming = when::coming(&next, held, meeting.future_meetings());
            if coming.is_none() && !next.is_blank() {
                return refuse(when::NO_MEETING);
            }
            let next = coming;
            let (missing, undone) = missing(meeting, next.is_some());
            match rest.first() {
                None if !missing.is_empty() => {
                    return ask(close_anyway(meeting, &missing, undone));
                }
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
            if let Some(next) = next
                && meeting.next_meeting() != Some(&next)
            {
                orders.push(Order::from(Intent::SetNextMeeting(next)));
            }
            orders.push(at(Intent::Close, time));
            let mut told = format!(
                "Closed at {}. F5 shows the draft, F8 writes it.",
                time.format("%H:%M")
            );
            let own = |l: &Listed| l.is_journal() && alike(&l.body, &meeting.body().name);
            if ui.library.iter().any(own) {
                told.push_str(
                    " ^P, \u{201C}to the body\u{201D}, takes it into the body\u{2019}s journal.",
                );
            }
            Then::Do(orders, told)
        }
    }
}
