//! The chair: handing it over, and electing somebody to it.

use chrono::NaiveTime;

use super::answers::Answer;
use super::details::retimed;
use super::motions::{NOBODY, ask_mover, ask_seconder, named};
use super::purpose::{Then, ask, choice, done, room_item, room_place};
use super::room::known;
use super::step::Step;
use super::voted::voted;
use crate::meeting::Meeting;
use crate::meeting::entry::{Entry, Kind};
use crate::meeting::intent::{Intent, Order, Ref, Who};
use crate::tui::people::Wanted;
use crate::tui::ui::Ui;

pub(super) fn preside(answers: &[Answer]) -> Then {
    match answers {
        [] => ask(Step::person("Who takes the chair?", Wanted::Presiding)),
        [who, ..] => match who.person() {
            Some(Who::Known(person)) => Then::Do(
                vec![Order::from(Intent::Preside {
                    person: person.clone(),
                })],
                String::new(),
            ),
            _ => Then::Refuse("Only somebody known can preside.".to_owned()),
        },
    }
}

/// Whether one of those appointed to preside is here: then the election is for some items alone.
fn is_appointed_here(meeting: &Meeting) -> bool {
    let officers = meeting.officers();
    let mut holders = officers.iter().filter_map(|s| s.holder);
    holders.any(|person| meeting.is_in_room(person))
}

/// Somebody is elected to the chair: who, mover, seconder, for what where it may be for the item
/// alone, and the vote.
pub(super) fn elect(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let (who, mover, seconder, rest) = match answers {
        [] => {
            return ask(Step::person(
                "Who is elected to the chair?",
                Wanted::Presiding,
            ));
        }
        [_] => return ask_mover(),
        [_, _] => return ask_seconder(),
        [who, mover, seconder, rest @ ..] => (who, mover, seconder, rest),
    };
    let before = meeting.before_body();
    let (term, rest) = match (before, is_appointed_here(meeting), rest.split_first()) {
        (Some(item), true, None) => {
            let number = &item.details.number;
            return ask(Step::choice(
                "Elected for:",
                vec![
                    choice('i', format!("item {number} alone")),
                    choice('m', "the rest of the meeting"),
                    choice('v', format!("item {number} alone; the vote next")),
                    choice('w', "the rest of the meeting; the vote next"),
                ],
            ));
        }
        (Some(_), true, Some((term, rest))) => (Some(term.letter()), rest),
        _ => (None, rest),
    };
    let for_item = matches!(term, Some('i' | 'v'));
    let vote = match term {
        Some('v' | 'w') => match voted(rest, meeting) {
            Ok(vote) => vote,
            Err(then) => return *then,
        },
        // v tells it later.
        _ => None,
    };
    let Some(person) = named(who, meeting) else {
        return Then::Refuse("Only a member who is here can be elected.".to_owned());
    };
    let items = before.filter(|_| for_item).map(|i| Ref::from(i.id));
    done(
        Intent::ElectChair {
            person,
            mover: named(mover, meeting),
            seconder: named(seconder, meeting),
            vote,
            others: Vec::new(),
            run_by: None,
            items: items.into_iter().collect(),
            item: room_item(ui),
            place: room_place(ui),
        },
        "The election is recorded. P hands the chair back; v tells the vote.",
    )
}

/// Of an election is put right when it was, who else was nominated, and who conducted it.
pub(super) fn election(
    meeting: &Meeting,
    entry: &Entry,
    time: NaiveTime,
    answers: &[Answer],
) -> Then {
    let Kind::Election { when, .. } = &entry.kind else {
        return Then::Nothing;
    };
    let (nominated, officer) = match answers {
        [] => {
            let nobody = Some(choice(NOBODY, "nobody"));
            let asked = "Who else was nominated?";
            return ask(Step::people(asked, Wanted::Presiding, true, nobody));
        }
        [_] => {
            let nobody = Some(choice(NOBODY, "not said"));
            let asked = "Who conducted the election?";
            return ask(Step::people(asked, Wanted::Here, false, nobody));
        }
        [nominated, officer, ..] => (nominated, officer),
    };
    let mut kind = entry.kind.clone();
    if let Kind::Election { others, run_by, .. } = &mut kind {
        *others = nominated
            .people()
            .iter()
            .filter_map(|w| known(meeting, w))
            .collect();
        *run_by = officer.person().and_then(|who| known(meeting, who));
    }
    let mut orders = Vec::new();
    if kind != entry.kind {
        let entry = Ref::from(entry.id);
        orders.push(Order::from(Intent::ChangeEntry { entry, kind }));
    }
    orders.extend(retimed(entry.id, *when, time));
    let told = if orders.is_empty() {
        "Nothing is changed."
    } else {
        "The election is put right."
    };
    Then::Do(orders, told.to_owned())
}
