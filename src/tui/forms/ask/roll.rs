//! Questions of the roll call.

use super::{Answer, Then, act, ask, day, holder, refuse, time};
use crate::meeting::Mark;
use crate::meeting::Meeting;
use crate::meeting::entry::{Kind, Place};
use crate::meeting::event::Expectation;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::intent::{Intent, Order, Ref, Who};
use crate::meeting::text::Text;
use crate::tui::forms::step::Step;
use crate::tui::people::Wanted;

/// Who sits in: the apology and the deputy are one fact. Once the roll is being taken the deputy is
/// there.
pub(super) fn deputy(meeting: &Meeting, seat: SeatId, answers: &[Answer]) -> Then {
    let Some(person) = meeting.seat(seat).and_then(|s| s.holder) else {
        return refuse("The seat is vacant: give it a holder in the set-up first.");
    };
    let [who] = answers else {
        let prompt = format!("Who sits in for {}?", meeting.name(person));
        return ask(Step::person(prompt, Wanted::DeputyFor(seat)));
    };
    let Some(who) = who.person().cloned() else {
        return refuse("Nobody was chosen.");
    };
    let known = meeting.apology(seat);
    // Whoever filled the seat came and went: the deputy sits in from now on.
    if meeting.opened().is_some() && came_or_went(meeting, seat) {
        let shown = in_words(meeting, &who);
        let arrive = Intent::Arrive {
            person: who,
            deputy_for: Some(Ref::from(seat)),
            item: None,
            reason: Text::default(),
            place: Place::End,
        };
        return act(
            arrive,
            format!("{shown} sits in for {} from now on.", meeting.name(person)),
        );
    }
    let shown = in_words(meeting, &who);
    let name = match &who {
        Who::Known(Ref(name)) => name.clone(),
        Who::New(details) => details.name.clone(),
        Who::Cue(cue) => cue.clone(),
    };
    let mut orders = vec![Order::from(Intent::Apologise {
        person: Ref::from(person),
        deputy: Some(who),
        said_by: known.map(|a| a.said_by.clone()).unwrap_or_default(),
        said_on: known.and_then(|a| a.said_on),
    })];
    let holder = meeting.name(person);
    let told = if meeting.opened().is_some() {
        format!("Apologies from {holder}; {shown} is here as deputy.")
    } else if is_being_taken(meeting) {
        orders.push(Order::from(Intent::MarkPresent { person: Ref(name) }));
        format!("Apologies from {holder}; {shown} is here as deputy.")
    } else {
        format!("Apologies from {holder}; {shown} is expected as deputy.")
    };
    Then::Do(orders, told)
}

/// Whether somebody came or went in a seat.
fn came_or_went(meeting: &Meeting, seat: SeatId) -> bool {
    let moved = |kind: &Kind| matches!(kind, Kind::Movement { capacity, .. } if capacity.seat() == Some(seat));
    meeting.movements().iter().any(|e| moved(&e.kind))
}

fn in_words(meeting: &Meeting, who: &Who) -> String {
    match who {
        Who::Known(Ref(name)) => {
            let id = name.parse().map(PersonId);
            id.map_or_else(|_| name.to_string(), |id| meeting.name(id))
        }
        Who::New(details) => details.full_name(),
        Who::Cue(cue) => format!("[{cue}]"),
    }
}

/// Whether the roll is being taken: somebody is marked.
fn is_being_taken(meeting: &Meeting) -> bool {
    let marked = |mark: Mark| matches!(mark, Mark::Present | Mark::Absent);
    meeting.seats().iter().any(|s| marked(meeting.mark(s.id)))
}

pub(super) fn said_by(meeting: &Meeting, seat: SeatId, answers: &[Answer]) -> Then {
    let Some(apology) = meeting.apology(seat) else {
        return refuse("No apologies stand for this seat; o takes them.");
    };
    let near = meeting.calling().date - chrono::Duration::days(180);
    match answers {
        [] => ask(Step::words(
            format!("Who said that {} can't come?", holder(meeting, seat)),
            &apology.said_by,
            true,
        )),
        [_] => {
            let first = apology.said_on.map_or_else(String::new, super::full);
            ask(Step::words("On what day?", &first, true).selected())
        }
        [by, on, ..] => match day(on, near) {
            Err(why) => refuse(why),
            Ok(said_on) => act(
                Intent::Apologise {
                    person: Ref::from(apology.person),
                    deputy: apology.deputy.map(|d| Ref::from(d).into()),
                    said_by: by.words(),
                    said_on,
                },
                format!(
                    "Apologies from {}: noted who said so.",
                    holder(meeting, seat)
                ),
            ),
        },
    }
}

pub(super) fn forewarn(
    meeting: &Meeting,
    person: PersonId,
    late: bool,
    answers: &[Answer],
) -> Then {
    let name = meeting.name(person);
    let near = meeting.calling().date - chrono::Duration::days(180);
    match answers {
        [] => {
            let prompt = if late {
                format!("{name} comes late: at about what time?")
            } else {
                format!("{name} leaves early: at about what time?")
            };
            ask(Step::words(prompt, "", true))
        }
        [when] => match time(when) {
            Err(why) => refuse(why),
            Ok(_) => ask(Step::words("Who said so?", "", true)),
        },
        [_, _] => ask(Step::words("On what day did they say so?", "", true)),
        [when, by, on, ..] => match (time(when), day(on, near)) {
            (Err(why), _) | (_, Err(why)) => refuse(why),
            (Ok(when), Ok(said_on)) => {
                let expect = if late {
                    Expectation::Late(when)
                } else {
                    Expectation::LeavesEarly(when)
                };
                let what = if late {
                    "to come late"
                } else {
                    "to leave early"
                };
                act(
                    Intent::Forewarn {
                        person: Ref::from(person),
                        expect,
                        said_by: by.words(),
                        said_on,
                    },
                    format!("{name} is expected {what}."),
                )
            }
        },
    }
}
