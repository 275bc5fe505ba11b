//! The order of business: items taken together, the order varied, time extended and expired, the
//! roll taken anew.

use super::answers::Answer;
use super::purpose::{Then, ask, choice, done};
use super::step::Step;
use super::when;
use crate::meeting::Meeting;
use crate::meeting::agenda::Standing;
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Ref, Who};
use crate::meeting::text::Text;
use crate::tui::ui::Ui;

/// The items named in words: "5, 6 and 9".
fn named(words: &str) -> Vec<Ref> {
    words
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '+' | '&'))
        .filter(|word| !word.is_empty() && *word != "and")
        .map(Ref::from)
        .collect()
}

fn next_waiting(meeting: &Meeting) -> String {
    let at = meeting.last_taken().and_then(|i| meeting.item_index(i.id));
    let from = at.map_or(0, |at| at + 1);
    let rest = meeting.items().iter().skip(from);
    let next = rest.into_iter().find(|i| i.standing == Standing::Waiting);
    next.map_or_else(String::new, |i| i.details.number.to_string())
}

pub(super) fn together(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => {
            let prompt = match meeting.before_body() {
                Some(item) => format!(
                    "With which items is item {} taken together?",
                    item.details.number
                ),
                None => "Which items are taken together? The first is the one minuted:".to_owned(),
            };
            ask(Step::words(prompt, &next_waiting(meeting), false).selected())
        }
        [items, ..] => done(
            Intent::TakeTogether {
                items: named(&items.words()),
            },
            "They are taken together, and minuted under the first.",
        ),
    }
}

fn who_agreed() -> Then {
    ask(Step::choice(
        "Who agreed?",
        vec![choice('m', "the meeting"), choice('c', "the chair")],
    ))
}

fn agreed(meeting: &Meeting, by: &Answer) -> Text {
    if by.letter() == 'c' {
        let title = match meeting.chair_title() {
            "" => "Chair",
            title => title,
        };
        Text::line(&format!("the {title}"))
    } else {
        Text::default()
    }
}

pub(super) fn vary(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::words(
            "Which items are taken next, in order?",
            "",
            false,
        )),
        [_] => who_agreed(),
        [_, _] => ask(Step::words("Why?", "", true)),
        [items, by, why, ..] => done(
            Intent::VaryOrder {
                items: named(&items.words()),
                agreed_by: agreed(meeting, by),
                reason: why.words(),
            },
            "The order is varied; ] takes the first of them.",
        ),
    }
}

pub(super) fn extend(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::words(
            "The meeting is extended until what time?",
            "",
            false,
        )),
        [until] if when::time(&until.words()).is_none() => Then::Refuse(format!(
            "\u{201C}{}\u{201D} is no time; write for example 21:30.",
            until.words()
        )),
        [_] => who_agreed(),
        [until, by, ..] => match when::time(&until.words()) {
            Some(until) => done(
                Intent::Extend {
                    until,
                    agreed_by: agreed(meeting, by),
                },
                format!("The meeting is extended until {}.", until.format("%H:%M")),
            ),
            None => Then::Nothing,
        },
    }
}

pub(super) fn time_expired(answers: &[Answer]) -> Then {
    let told = "The time has expired, and that is minuted.";
    match answers {
        [] => ask(Step::choice(
            "The time has expired. What becomes of the items that are left?",
            vec![choice('f', "they fall"), choice('d', "they are deferred")],
        )),
        [how] if how.letter() == 'd' => ask(Step::words("To which meeting?", "", true)),
        [how, rest @ ..] => done(
            Intent::Guillotine {
                deferred_to: (how.letter() == 'd')
                    .then(|| rest.first().map(Answer::words).unwrap_or_default()),
            },
            told,
        ),
    }
}

/// Whom the roll on another day asks about: the holders of seats, and who was there besides.
fn on_the_roll(meeting: &Meeting) -> Vec<PersonId> {
    let mut found: Vec<PersonId> = Vec::new();
    let holders = meeting.seats().iter().filter_map(|s| s.holder);
    let there = meeting.spans().into_iter().map(|s| s.person);
    for person in holders.chain(there) {
        if !found.contains(&person) {
            found.push(person);
        }
    }
    found
}

pub(super) fn roll_anew(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let people = on_the_roll(meeting);
    match answers {
        [Answer::Grid(chosen, _), ..] => {
            let here = people.iter().zip(chosen);
            let here = here.filter(|(_, letter)| **letter == Some('p'));
            done(
                Intent::TakeRollAnew {
                    present: here.map(|(p, _)| Who::Known(Ref::from(*p))).collect(),
                },
                "The roll is taken anew; > and < note who comes and goes from now on.",
            )
        }
        _ => ask(Step::grid(
            "Who is here today?",
            people.iter().map(|p| meeting.name(*p)).collect(),
            vec![choice('p', "present"), choice('n', "not here")],
            Vec::new(),
        )),
    }
}
