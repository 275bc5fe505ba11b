//! The exclusion of the public: for which items, on which ground, and what else was said of it.

use super::answers::Answer;
use super::motions::{ask_mover, ask_seconder, named};
use super::private::told_of_exclusion;
use super::purpose::{Then, ask, choice, done, room_item, room_place};
use super::step::Step;
use super::voted::{told_later, voted};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Item, Standing};
use crate::meeting::entry::{Entry, Kind, Stream};
use crate::meeting::exclusion::{Basis, ExclusionBy, Paragraph};
use crate::meeting::id::ItemId;
use crate::meeting::intent::{Intent, Order, Ref, Unresolved};
use crate::meeting::text::Text;
use crate::tui::ui::Ui;

/// The letter for what is left of the meeting.
const REST: &str = "r";

const MOVED: &str = "say who moved and who seconded it";
const VOTED: &str = "a vote was taken: give the figures";
const NOT_AGREED: &str = "it was not agreed: not excluded";
const STAYED: &str = "somebody was asked to stay";

/// The public is excluded: for which items, on which ground, and what else was said.
pub(super) fn exclude(answers: &[Answer], ui: &Ui, looked_at: ItemId) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let Some((which, rest)) = answers.split_first() else {
        let first = offered(meeting, looked_at);
        return ask(Step::words(
            "Exclude the public for which items? r: the rest of the meeting",
            &first,
            false,
        )
        .selected());
    };
    let (items, remainder) = match items(meeting, &which.words()) {
        Ok(found) => found,
        Err(why) => return Then::Refuse(why),
    };
    let by_reason = meeting.rules().exclusion_by != ExclusionBy::Schedule12A;
    let (reason, rest) = match (by_reason, rest.split_first()) {
        (false, _) => (Text::default(), rest),
        (true, Some((reason, rest))) => (reason.words(), rest),
        (true, None) => {
            return ask(Step::words(
                "For what reason? Everybody may read it:",
                &reason_on_the_agenda(&items),
                true,
            ));
        }
    };
    let Some((ticked, rest)) = rest.split_first() else {
        return ask(if by_reason {
            Step::checklist("And what else holds?", by_reason_alone())
        } else {
            Step::checklist(
                "On which paragraphs of Schedule 12A? And what else holds?",
                grounds(&items),
            )
        });
    };
    let ticked = ticked.ticked();
    let has = |letter: char| ticked.contains(&letter);
    let paragraphs: Vec<Paragraph> = paragraphs(ticked);
    let without = match (has('c'), has('d')) {
        (true, _) => Some(Unresolved::Confidential),
        (_, true) => Some(Unresolved::Disorder),
        _ => None,
    };
    let private = without != Some(Unresolved::Disorder) && !has('n');
    let stands = private
        && items.iter().any(|item| {
            let mut entries = meeting.entries_of(item);
            !item.is_private() && entries.any(|e| e.stream == Stream::Public && e.kind.is_of_item())
        });
    let mut rest = rest;
    let mut more = Vec::new();
    for (wanted, step) in [
        (has('m'), Asked::Mover),
        (has('m'), Asked::Seconder),
        (has('s'), Asked::Stay),
        (stands, Asked::Standing),
    ] {
        if !wanted {
            more.push(None);
            continue;
        }
        match rest.split_first() {
            Some((answer, left)) => {
                more.push(Some(answer));
                rest = left;
            }
            None => return step.then(),
        }
    }
    let [mover, seconder, stay, standing] = more.as_slice() else {
        return Then::Nothing;
    };
    let vote = match has('v').then(|| voted(rest, meeting)) {
        Some(Err(then)) => return *then,
        Some(Ok(vote)) => vote,
        None => None,
    };
    let told = told_of_exclusion(ui, (&items, remainder), private, without, has('n'));
    done(
        Intent::Exclude {
            items: items.iter().map(|i| Ref::from(i.id)).collect(),
            rest: remainder,
            paragraphs,
            reason: if without.is_some() {
                Text::default()
            } else {
                reason
            },
            without,
            no_conclusion: !by_reason && !has('p'),
            refused: has('n'),
            mover: mover.and_then(|a| named(a, meeting)),
            seconder: seconder.and_then(|a| named(a, meeting)),
            vote,
            stay: stay.map(Answer::words).unwrap_or_default(),
            leave_public: standing.is_some_and(|a| a.letter() == 'p'),
            item: room_item(ui),
            place: room_place(ui),
        },
        told,
    )
}

/// What may have to be asked beside items and ground.
#[derive(Clone, Copy)]
enum Asked {
    Mover,
    Seconder,
    Stay,
    Standing,
}

impl Asked {
    fn then(self) -> Then {
        match self {
            Self::Mover => ask_mover(),
            Self::Seconder => ask_seconder(),
            Self::Stay => ask(Step::words("Who was asked to stay?", "", false)),
            Self::Standing => ask(Step::choice(
                "What stands there is public. Was the public in the room when it was said?",
                vec![
                    choice('p', "yes: everybody may read it still"),
                    choice('e', "no: those alone who may read exempt text"),
                ],
            )),
        }
    }
}

/// The numbers that are offered: what the agenda has as private and waits, or the item in hand.
fn offered(meeting: &Meeting, looked_at: ItemId) -> String {
    let numbers = |items: Vec<&Item>| {
        let all = items.iter().map(|i| i.details.number.as_str());
        all.collect::<Vec<_>>().join(" ")
    };
    let in_hand: Vec<&Item> = meeting
        .before_body()
        .or_else(|| meeting.item(looked_at))
        .into_iter()
        .collect();
    if in_hand.iter().any(|i| i.is_private()) {
        return numbers(in_hand);
    }
    let waits = |i: &&Item| i.is_private() && i.standing == Standing::Waiting;
    let private: Vec<&Item> = meeting.items().iter().filter(waits).collect();
    if private.is_empty() {
        numbers(in_hand)
    } else {
        numbers(private)
    }
}

/// The items of those numbers, and whether the rest of the meeting is meant too.
fn items<'m>(meeting: &'m Meeting, typed: &str) -> Result<(Vec<&'m Item>, bool), String> {
    let mut found: Vec<&Item> = Vec::new();
    let mut rest = false;
    let words = typed.split(|c: char| c == ',' || c.is_whitespace());
    for word in words.filter(|w| !w.is_empty() && *w != "and") {
        if word.eq_ignore_ascii_case(REST) {
            rest = true;
            continue;
        }
        let named = |i: &&Item| i.details.number.eq_ignore_ascii_case(word);
        match meeting.items().iter().find(named) {
            Some(item) => found.push(item),
            None => {
                return Err(format!(
                    "There is no item {word}; write numbers, as 6 7, or r."
                ));
            }
        }
    }
    Ok((found, rest))
}

/// What was told of a resolution, with what was told of it now.
fn put_right(basis: &Basis, told: Text, ticked: &[char]) -> Basis {
    let mut basis = basis.clone();
    match &mut basis {
        Basis::Resolution {
            paragraphs: held,
            interest,
            ..
        } => {
            *held = paragraphs(ticked);
            *interest = ticked.contains(&'p');
        }
        Basis::PublicBodies { reason, .. } | Basis::OwnRules { reason, .. } => *reason = told,
        Basis::Confidential | Basis::Disorder => {}
    }
    basis
}

/// The checklist; what the agenda gives as the ground is ticked.
fn grounds(items: &[&Item]) -> Vec<(super::Choice, bool)> {
    let told: Vec<Paragraph> = items
        .iter()
        .filter_map(|i| i.details.exempt.as_ref())
        .flat_map(|e| Paragraph::cited_in(&e.reason))
        .collect();
    let mut rows = resolved(&told, true);
    // What most often differs is seen without scrolling.
    rows.insert(rows.len() - 1, (choice('n', NOT_AGREED), false));
    rows.extend([
        (choice('v', VOTED), false),
        (choice('s', STAYED), false),
        (
            choice('c', "confidential by law (s.100A(2)): no resolution"),
            false,
        ),
        (choice('d', "disorder (s.100A(8)): no resolution"), false),
    ]);
    rows
}

/// The checklist where a reason is given instead of a paragraph.
fn by_reason_alone() -> Vec<(super::Choice, bool)> {
    vec![
        (choice('m', MOVED), false),
        (choice('v', VOTED), false),
        (choice('n', NOT_AGREED), false),
        (choice('s', STAYED), false),
        (choice('d', "disorder: no resolution"), false),
    ]
}

/// The reason that the agenda gives for an item, without the name of the Act that it may begin with.
fn reason_on_the_agenda(items: &[&Item]) -> String {
    let told = items.iter().find_map(|i| i.details.exempt.as_ref());
    let told = told.map(|e| e.reason.as_str()).unwrap_or_default();
    let own = told.split_once("Act 1960: ").map_or(told, |(_, own)| own);
    own.to_owned()
}

/// What a resolution says: its paragraphs, where the public interest lies, who moved it.
fn resolved(paragraphs: &[Paragraph], interest: bool) -> Vec<(super::Choice, bool)> {
    let row = |p: Paragraph| (choice(digit(p), p.brief()), paragraphs.contains(&p));
    let interest = (
        choice('p', "the public interest in privacy outweighs disclosure"),
        interest,
    );
    let moved = (choice('m', MOVED), false);
    let rows = Paragraph::ALL.into_iter().map(row);
    rows.chain([interest, moved]).collect()
}

fn digit(paragraph: Paragraph) -> char {
    char::from_digit(paragraph.number().into(), 10).unwrap_or(' ')
}

fn paragraphs(ticked: &[char]) -> Vec<Paragraph> {
    let ticks = |p: &Paragraph| ticked.contains(&digit(*p));
    Paragraph::ALL.into_iter().filter(ticks).collect()
}

/// What was recorded of an exclusion is put right.
pub(super) fn details(answers: &[Answer], ui: &Ui, entry: &Entry) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let Kind::Exclusion {
        items,
        rest,
        basis,
        moved,
        vote,
        stay,
        when,
    } = &entry.kind
    else {
        return Then::Nothing;
    };
    if !basis.is_resolved() {
        return Then::Refuse("No resolution was needed for it; x strikes it out.".to_owned());
    }
    let (told, answers) = match (basis.reason(), answers.split_first()) {
        (Some(held), None) => {
            return ask(Step::words(
                "For what reason? Everybody may read it:",
                held,
                true,
            ));
        }
        (Some(_), Some((reason, rest))) => (reason.words(), rest),
        (None, _) => (Text::default(), answers),
    };
    let Some((ticked, mut more)) = answers.split_first() else {
        let mut rows = match basis {
            Basis::Resolution {
                paragraphs,
                interest,
                ..
            } => resolved(paragraphs, *interest),
            _ => vec![(choice('m', MOVED), false)],
        };
        rows.push((choice('v', VOTED), false));
        return ask(Step::checklist("The exclusion of the public:", rows));
    };
    let ticked = ticked.ticked();
    let moved = match (ticked.contains(&'m'), more) {
        (false, _) => *moved,
        (true, []) => return ask_mover(),
        (true, [_]) => return ask_seconder(),
        (true, [mover, seconder, rest @ ..]) => {
            more = rest;
            let who = |answer: &Answer| {
                answer
                    .person()
                    .and_then(|who| super::room::known(meeting, who))
            };
            crate::meeting::motion::Moved {
                by: who(mover),
                seconded: who(seconder),
            }
        }
    };
    let to = Kind::Exclusion {
        items: items.clone(),
        rest: *rest,
        basis: put_right(basis, told, ticked),
        moved,
        vote: vote.clone(),
        stay: stay.clone(),
        when: *when,
    };
    let mut orders = Vec::new();
    if to != entry.kind || !ticked.contains(&'v') {
        orders.push(Order::from(Intent::ChangeEntry {
            entry: Ref::from(entry.id),
            kind: to,
        }));
    }
    if ticked.contains(&'v') {
        match told_later(more, meeting, entry.id) {
            Then::Do(votes, _) => orders.extend(votes),
            other => return other,
        }
    }
    Then::Do(orders, "The exclusion is put right.".to_owned())
}
