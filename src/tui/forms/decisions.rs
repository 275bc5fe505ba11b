//! What the body decides: resolutions, outcomes, actions, earlier minutes and actions; and putting
//! their details right.

use chrono::{Duration, NaiveDate};

use super::answers::Answer;
use super::purpose::{Then, after_decisions, ask, choice, done};

use super::step::Step;
use super::when;
use crate::meeting::Meeting;
use crate::meeting::agenda::{Business, Item, Limb};
use crate::meeting::entry::{Approval, Due, Kind, Stage, Verb};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Order, Ref};
use crate::meeting::text::Text;
use crate::tui::forms::ask::after::review;
use crate::tui::forms::ask::{day, full};
use crate::tui::people::Wanted;
use crate::tui::ui::Ui;

/// The limbs of the item's report that nothing has answered yet.
pub(super) fn open_limbs<'m>(ui: &'m Ui, item: &'m Item) -> Vec<&'m Limb> {
    let (Some(meeting), Some(report)) = (ui.meeting(), &item.report) else {
        return Vec::new();
    };
    let answered = |limb: &&Limb| {
        meeting.entries_of(item).any(|e| match &e.kind {
            Kind::Resolution { answers, .. } | Kind::Outcome { answers, .. } => {
                answers.iter().any(|a| a.limb == limb.label)
            }
            _ => false,
        })
    };
    report.asks.iter().filter(|l| !answered(l)).collect()
}

pub(super) fn resolve(answers: &[Answer], ui: &Ui, id: ItemId) -> Then {
    let Some(item) = ui.meeting().and_then(|m| m.item(id)) else {
        return Then::Nothing;
    };
    let place = after_decisions(ui, id);
    let words = || {
        Then::Word(Box::new(Order::from(Intent::Resolve {
            item: Some(Ref::from(id)),
            text: "That ".into(),
            stage: Stage::Worded,
            place,
        })))
    };
    let limbs = open_limbs(ui, item);
    if limbs.is_empty() {
        return words();
    }
    let Some((Answer::Marked(marked, by), amended)) = answers.split_first() else {
        let rows = limbs
            .iter()
            .map(|l| (l.label.to_string(), l.text.to_string()))
            .collect();
        return ask(Step::marks(
            "Resolve:",
            rows,
            vec![
                choice('y', "as recommended, agreed"),
                choice('k', "as recommended, put to the meeting"),
                choice('w', "as recommended, still being worded"),
                choice('o', "in words of its own"),
            ],
        ));
    };
    if *by == 'o' {
        return words();
    }
    if marked.is_empty() {
        return Then::Refuse("No limb is marked; a limb's letter turns it.".to_owned());
    }
    let changed: Vec<&Limb> = marked
        .iter()
        .filter(|(_, amended)| *amended)
        .filter_map(|(i, _)| limbs.get(*i).copied())
        .collect();
    if let Some(limb) = changed.get(amended.len()) {
        let prompt = format!("Limb {} as amended:", limb.label);
        return ask(Step::words(prompt, &limb.text, false));
    }
    let stage = match by {
        'k' => Stage::Put,
        'w' => Stage::Worded,
        _ => Stage::Agreed,
    };
    let all = marked.len() == limbs.len();
    let whole = item
        .report
        .as_ref()
        .is_some_and(|r| r.asks.len() == limbs.len());
    let named = marked.iter().filter_map(|(i, _)| limbs.get(*i));
    done(
        Intent::Adopt {
            item: Some(Ref::from(id)),
            limbs: if all && whole {
                Vec::new()
            } else {
                named.map(|l| l.label.clone()).collect()
            },
            amended: changed
                .iter()
                .zip(amended)
                .map(|(limb, text)| Limb {
                    label: limb.label.clone(),
                    text: text.words(),
                })
                .collect(),
            stage,
            place,
        },
        match stage {
            Stage::Agreed => "Resolved, and agreed. F9 reads it back.",
            Stage::Put => "Resolved, and put. y agrees it.",
            _ => "Resolved, being worded. y agrees it.",
        },
    )
}

pub(super) fn ask_due(ui: &Ui) -> Then {
    let next = ui
        .meeting()
        .and_then(|m| m.next_meeting_expected())
        .map_or_else(String::new, |n| n.date.format(", %-d %B %Y").to_string());
    ask(Step::choice_or_day(
        "By when?",
        vec![
            choice('n', format!("the next meeting{next}")),
            choice('d', "a day"),
            choice('s', "in words"),
            choice('u', "not said"),
        ],
    ))
}

/// The due date, or the question that is still open. `rest` begins with the choice.
pub(super) fn due(rest: &[Answer], held: NaiveDate) -> Result<Due, Box<Then>> {
    // A day may be typed at once.
    if let Some(Answer::Words(day)) = rest.first() {
        return when::day(day, held).map(Due::On).ok_or_else(|| {
            let why = "That is no day; write for example 19 March 2026.";
            Box::new(Then::Refuse(why.to_owned()))
        });
    }
    let letter = rest.first().map_or(' ', Answer::letter);
    match (letter, rest.get(1)) {
        ('n', _) => Ok(Due::NextMeeting),
        ('d', None) => Err(Box::new(ask(Step::words("On which day?", "", false)))),
        ('s', None) => Err(Box::new(ask(Step::words("By when, in words?", "", false)))),
        ('d', Some(day)) => when::day(&day.words(), held).map(Due::On).ok_or_else(|| {
            let why = "That is no day; write for example 19 March 2026.";
            Box::new(Then::Refuse(why.to_owned()))
        }),
        ('s', Some(words)) => Ok(Due::Said(words.words())),
        _ => Ok(Due::Unset),
    }
}

pub(super) fn ask_owners() -> Then {
    ask(Step::people(
        "Who is to do it?",
        Wanted::Owner,
        true,
        Some(choice('0', "nobody yet")),
    ))
}

/// An action: `words` stand there already, `offer` is taken where nothing else is typed.
pub(super) fn action(
    answers: &[Answer],
    ui: &Ui,
    (words, offer): (&str, &str),
    from: Option<EntryId>,
) -> Then {
    let Some(session) = &ui.session else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::words("What is to be done?", words, false).offering(offer)),
        [_] => ask_owners(),
        [_, _] => ask_due(ui),
        [text, owners, rest @ ..] => {
            let due = match due(rest, session.meeting().calling().date) {
                Ok(due) => due,
                Err(then) => return *then,
            };
            let Some(item) = session.sheet.item() else {
                return Then::Nothing;
            };
            done(
                Intent::AddAction {
                    item: Some(Ref::from(item)),
                    text: text.words(),
                    owners: owners.leads(),
                    due,
                    from: from.map(Ref::from),
                    place: after_decisions(ui, item),
                },
                "The action is recorded.",
            )
        }
    }
}

pub(super) fn ask_verb() -> Then {
    ask(Step::choice(
        "What did the body do?",
        vec![
            choice('n', "noted"),
            choice('e', "endorsed"),
            choice('c', "commended"),
            choice('r', "received"),
            choice('s', "gave a steer"),
            choice('a', "agreed"),
            choice('m', "recommended"),
            choice('x', "took no decision"),
        ],
    ))
}

pub(super) fn verb(letter: char) -> Verb {
    match letter {
        'e' => Verb::Endorsed,
        'c' => Verb::Commended,
        'r' => Verb::Received,
        's' => Verb::Steer,
        'a' => Verb::Agreed,
        'm' => Verb::Recommended,
        'x' => Verb::NoDecision,
        _ => Verb::Noted,
    }
}

pub(super) fn conclude(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    match answers {
        [] => ask_verb(),
        [letter, ..] => Then::Word(Box::new(Order::from(Intent::Conclude {
            item: Some(Ref::from(item)),
            verb: verb(letter.letter()),
            text: Text::default(),
            limbs: Vec::new(),
            place: after_decisions(ui, item),
        }))),
    }
}

/// The day of an earlier meeting that the item for its minutes names.
fn named_minutes(meeting: &Meeting) -> Option<NaiveDate> {
    let held = meeting.calling().date;
    let items = meeting.items().iter();
    let items = items.filter(|i| i.details.business == Business::Minutes);
    items
        .flat_map(|i| [&i.details.title, &i.details.description])
        .find_map(|words| when::day_in(words).filter(|day| *day < held))
}

pub(super) fn minutes(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let dealt = |of: &&NaiveDate| {
        meeting
            .all_entries()
            .iter()
            .any(|e| !e.struck && matches!(&e.kind, Kind::Minutes { of: held, .. } if held == *of))
    };
    let listed = meeting.earlier_minutes().iter().find(|of| !dealt(of));
    let (of, answers) = match (listed, answers) {
        (Some(of), answers) => (*of, answers),
        // An agenda without papers lists none, and the chair asks for them all the same.
        (None, []) => {
            let named = named_minutes(meeting).filter(|of| !dealt(&of));
            let first = named.map_or_else(String::new, full);
            return ask(Step::words("The minutes of which day?", &first, false).selected());
        }
        (None, [on, answers @ ..]) => {
            let a_year_ago = meeting.calling().date - Duration::days(366);
            match day(on, a_year_ago) {
                Ok(Some(of)) => (of, answers),
                Ok(None) => {
                    return Then::Refuse(
                        "Give the day of the meeting that they are of.".to_owned(),
                    );
                }
                Err(why) => return Then::Refuse(why),
            }
        }
    };
    let intent = |corrections: Vec<Text>, approval: Approval| Intent::AgreeMinutes {
        of: Some(of),
        corrections,
        approval,
        item: None,
    };
    match answers {
        [] => ask(Step::choice(
            format!("The minutes of {} were:", of.format("%-d %B %Y")),
            vec![
                choice('a', "agreed as a correct record"),
                choice('c', "agreed with corrections"),
                choice('f', "put off"),
            ],
        )),
        [how] if how.letter() == 'c' => ask(Step::words("Subject to:", "", false)),
        [how, words @ ..] if how.letter() == 'c' => {
            // Another correction is asked for until none is given.
            if words.last().is_some_and(|w| w.words().is_blank()) {
                let given = words.iter().map(Answer::words).filter(|w| !w.is_blank());
                done(
                    intent(given.collect(), Approval::Agreed),
                    "The minutes are agreed.",
                )
            } else {
                let prompt = format!("Correction {}, or Enter:", words.len() + 1);
                ask(Step::words(prompt, "", true))
            }
        }
        [how, ..] if how.letter() == 'f' => done(
            intent(Vec::new(), Approval::Deferred),
            "The minutes are put off.",
        ),
        _ => done(
            intent(Vec::new(), Approval::Agreed),
            "The minutes are agreed.",
        ),
    }
}

pub(super) fn progress(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => {
            let rows: Vec<(String, String)> = meeting
                .prior_actions()
                .iter()
                .enumerate()
                .map(|(i, prior)| ((i + 1).to_string(), prior.action.text.to_string()))
                .collect();
            if rows.is_empty() {
                return Then::Refuse("No action was brought forward.".to_owned());
            }
            ask(Step::pick("Which action?", rows, ""))
        }
        [action, rest @ ..] => {
            let row = action.row();
            let Some(prior) = row.and_then(|row| meeting.prior_actions().get(row)) else {
                return Then::Refuse("Choose an action from the list.".to_owned());
            };
            review(meeting, prior.id, None, rest)
        }
    }
}
