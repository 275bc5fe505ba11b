//! An entry put right: its details, or its kind.

use chrono::{NaiveTime, Timelike};

use super::answers::Answer;
use super::decisions::{ask_due, ask_owners, ask_verb, due, verb};
use super::interests;
use super::purpose::{Then, ask, choice, done};
use super::room::{form_of, which_form};
use super::step::Step;
use super::{chair, exclusion, when};
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::Kind;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Intent, Order, Ref, Turn, When};
use crate::meeting::text::Text;
use crate::tui::ui::Ui;

pub(super) fn turn(answers: &[Answer], ui: &Ui, entry: EntryId) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let into = |into| Intent::TurnInto {
        entry: Ref::from(entry),
        into,
    };
    match answers {
        [] => ask(Step::choice(
            "It becomes:",
            vec![
                choice('r', "a resolution"),
                choice('o', "an outcome"),
                choice('a', "an action"),
                choice('p', "a paragraph"),
            ],
        )),
        [how, rest @ ..] => match (how.letter(), rest) {
            ('r', _) => done(into(Turn::Resolution), "It is a resolution now."),
            ('o', []) => ask_verb(),
            ('o', [letter, ..]) => done(
                into(Turn::Outcome(verb(letter.letter()))),
                "It is an outcome now.",
            ),
            ('a', []) => ask_owners(),
            ('a', [_]) => ask_due(ui),
            ('a', [owners, rest @ ..]) => match due(rest, meeting.calling().date) {
                Err(then) => *then,
                Ok(due) => Then::Do(
                    vec![
                        Order::from(into(Turn::Action)),
                        Order::from(Intent::ChangeAction {
                            entry: Ref::from(entry),
                            owners: owners.leads(),
                            due,
                        }),
                    ],
                    "It is an action now.".to_owned(),
                ),
            },
            _ => done(into(Turn::Paragraph), "It is a paragraph now."),
        },
    }
}

/// Said of what is no time of day.
const NO_TIME: &str = "That is no time; write for example 16:05.";

fn ask_time(held: Stamp) -> Then {
    let first = held.format("%H:%M").to_string();
    ask(Step::words_instead("It happened at:", &first, false))
}

/// The details of an entry are put right, asked for by its kind.
pub(super) fn details(answers: &[Answer], ui: &Ui, id: EntryId) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let Some(entry) = meeting.entry(id) else {
        return Then::Nothing;
    };
    let change = |kind: Kind| Intent::ChangeEntry {
        entry: Ref::from(id),
        kind,
    };
    match (&entry.kind, answers) {
        (Kind::Exclusion { .. }, _) => exclusion::details(answers, ui, entry),
        (
            Kind::Movement { when, .. }
            | Kind::Readmission { when }
            | Kind::TookNoPart { when, .. }
            | Kind::Election { when, .. },
            [],
        ) => ask_time(*when),
        (Kind::Movement { reason, .. }, [time]) => match when::time(&time.words()) {
            Some(_) => ask(Step::words_instead("Why? (empty for none)", reason, true)),
            None => Then::Refuse(NO_TIME.to_owned()),
        },
        (movement @ Kind::Movement { .. }, [time, why, ..]) => {
            moved(id, movement, when::time(&time.words()), why.words())
        }
        (Kind::Election { .. }, [time, rest @ ..]) => match when::time(&time.words()) {
            Some(time) => chair::election(meeting, entry, time, rest),
            None => Then::Refuse(NO_TIME.to_owned()),
        },
        (Kind::Readmission { .. } | Kind::TookNoPart { .. }, [time, ..]) => {
            match when::time(&time.words()) {
                Some(time) => done(
                    Intent::Retime {
                        entry: Ref::from(id),
                        when: When::Clock(time),
                    },
                    "Its time is put right.",
                ),
                None => Then::Refuse(NO_TIME.to_owned()),
            }
        }
        (Kind::Action { .. }, []) => ask_owners(),
        (Kind::Action { .. }, [_]) => ask_due(ui),
        (Kind::Action { .. }, [owners, rest @ ..]) => match due(rest, meeting.calling().date) {
            Err(then) => *then,
            Ok(due) => done(
                Intent::ChangeAction {
                    entry: Ref::from(id),
                    owners: owners.leads(),
                    due,
                },
                "The action is put right.",
            ),
        },
        (Kind::Presented { .. }, []) => ask(which_form()),
        (Kind::Presented { who, .. }, [form, ..]) => done(
            change(Kind::Presented {
                who: who.clone(),
                form: form_of(form.letter()),
            }),
            "",
        ),
        (Kind::Outcome { .. }, []) => ask_verb(),
        (Kind::Outcome { answers: limbs, .. }, [letter, ..]) => done(
            change(Kind::Outcome {
                verb: verb(letter.letter()),
                answers: limbs.clone(),
            }),
            "",
        ),
        (Kind::Minutes { of, approval, .. }, [words, ..]) => {
            let corrections = match words.words() {
                words if words.is_blank() => Vec::new(),
                words => vec![words],
            };
            done(
                change(Kind::Minutes {
                    of: *of,
                    approval: *approval,
                    corrections,
                }),
                "",
            )
        }
        (Kind::Minutes { corrections, .. }, []) => {
            let first = corrections.first().map_or("", |c| c.as_str());
            ask(Step::words("Subject to (empty for none):", first, true))
        }
        (Kind::Declaration { .. }, answers) => {
            interests::dispense(answers, entry, meeting.calling().date)
        }
        (Kind::Resolution { .. }, _) => {
            Then::Refuse("e words a resolution anew, y agrees it, k puts it.".to_owned())
        }
        _ => Then::Refuse("This entry has no details but its words.".to_owned()),
    }
}

/// A coming or going gets another time, another reason, or both.
fn moved(id: EntryId, movement: &Kind, time: Option<NaiveTime>, why: Text) -> Then {
    let Kind::Movement {
        person,
        how,
        capacity,
        when,
        reason,
    } = movement
    else {
        return Then::Nothing;
    };
    let mut orders = Vec::new();
    if *reason != why {
        orders.push(Order::from(Intent::ChangeEntry {
            entry: Ref::from(id),
            kind: Kind::Movement {
                person: *person,
                how: *how,
                capacity: *capacity,
                when: *when,
                reason: why,
            },
        }));
    }
    let fresh = time.and_then(|time| retimed(id, *when, time));
    let told = match (fresh.is_some(), orders.is_empty()) {
        (false, true) => "Nothing is changed.",
        (true, true) => "Its time is put right.",
        (false, false) => "Its reason is put down.",
        (true, false) => "Its time and its reason are put right.",
    };
    orders.extend(fresh);
    Then::Do(orders, told.to_owned())
}

/// An entry gets another time; none where it is the same to the minute.
pub(super) fn retimed(entry: EntryId, held: Stamp, time: NaiveTime) -> Option<Order> {
    let minute = |time: NaiveTime| (time.hour(), time.minute());
    (minute(time) != minute(held.time())).then(|| {
        Order::from(Intent::Retime {
            entry: Ref::from(entry),
            when: When::Clock(time),
        })
    })
}
