//! Interests: declaring one, and what whoever declared it does when the item comes.

use chrono::NaiveDate;

use super::answers::Answer;
use super::purpose::{Then, ask, choice, done, room_item, room_place};
use super::room::{name_of, nobody};
use super::step::Step;
use super::when;
use crate::meeting::Meeting;
use crate::meeting::agenda::Business;
use crate::meeting::entry::{Entry, Interest, Kind};
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::interest::{Aside, Dispensation};
use crate::tui::people::Wanted;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

pub(super) fn declare(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let interest = |letter: char| match letter.to_ascii_lowercase() {
        'd' | 's' => Interest::Pecuniary,
        'r' => Interest::Registrable,
        'n' => Interest::NonRegistrable,
        'j' => Interest::Prejudicial,
        'c' => Interest::CouncilTax,
        _ => Interest::Personal,
    };
    match answers {
        [] => ask(Step::people(
            "Who declares an interest?",
            Wanted::Here,
            false,
            Some(choice('0', "No declarations were made")),
        )),
        [who, ..] if who.letter() == '0' => done(
            Intent::DeclareNone { item: None },
            "No declarations were made.",
        ),
        [who] if who.person().is_none() => nobody(),
        [_] => ask(Step::choice_with_capitals(
            "What kind of interest?",
            vec![
                choice('p', "personal"),
                choice('j', "prejudicial"),
                choice('d', "disclosable pecuniary"),
                choice('r', "other registrable"),
                choice('n', "non-registrable"),
                choice('s', "sensitive: its nature is withheld"),
                choice('c', "council tax unpaid (section 106)"),
            ],
            Some("says that they will leave the room"),
        )),
        [_, _] => {
            let here = ui
                .session
                .as_ref()
                .and_then(|s| meeting.item(s.sheet.item()?))
                .filter(|i| i.details.business == Business::Ordinary);
            let number = here.map_or_else(String::new, |i| i.details.number.to_string());
            ask(Step::words_instead(
                "Which items, by number?",
                &number,
                true,
            ))
        }
        [_, kind, _] if !matches!(kind.letter(), 's' | 'S' | 'c' | 'C') => ask(Step::words(
            "What is it? In words that follow \u{201C}as\u{201D} or \u{201C}in that\u{201D}:",
            "",
            true,
        )),
        [who, kind, items, rest @ ..] => {
            let Some(person) = who.person() else {
                return nobody();
            };
            let items: Vec<Ref> = items
                .words()
                .split([',', ' '])
                .filter(|n| !n.is_empty())
                .map(Ref::from)
                .collect();
            let told = format!("{} declared an interest.", name_of(meeting, person));
            done(
                Intent::Declare {
                    person: person.clone(),
                    interest: interest(kind.letter()),
                    items,
                    nature: rest.first().map(Answer::words).unwrap_or_default(),
                    leaves: kind.letter().is_ascii_uppercase(),
                    registered: false,
                    sensitive: kind.letter().eq_ignore_ascii_case(&'s'),
                    dispensation: None,
                    item: None,
                },
                told,
            )
        }
    }
}

/// Those of whom it can be told now: they declared an interest in the item before the body, or are still
/// out because of one.
fn whom(meeting: &Meeting) -> Vec<PersonId> {
    let mut found = meeting
        .before_body()
        .map_or_else(Vec::new, |item| meeting.to_stand_aside(item.id));
    found.extend(meeting.withdrawn());
    let mut told: Vec<PersonId> = Vec::new();
    found.retain(|person| {
        let fresh = !told.contains(person);
        told.push(*person);
        fresh
    });
    found
}

/// Whoever declared an interest leaves for the item, stays and takes no part, or comes back. Whoever is
/// out can only come back, and one person need not be named.
pub(super) fn aside(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let people = whom(meeting);
    let (person, answers) = match (people.as_slice(), answers) {
        ([], _) => {
            return Then::Refuse(
                "Nobody declared an interest in this item that hinders them; d declares one."
                    .to_owned(),
            );
        }
        ([one], answers) => (*one, answers),
        (several, []) => {
            let choices = several.iter().zip('1'..='9');
            let choices = choices.map(|(person, digit)| {
                let out = !meeting.is_in_room(*person);
                let beside = if out { ", out: comes back" } else { "" };
                choice(digit, format!("{}{beside}", meeting.name(*person)))
            });
            return ask(Step::choice("Who?", choices.collect()));
        }
        (several, [who, rest @ ..]) => {
            let digit = who.letter().to_digit(10).unwrap_or(1) as usize;
            match several.get(digit.saturating_sub(1)) {
                Some(person) => (*person, rest),
                None => return nobody(),
            }
        }
    };
    let name = meeting.name(person);
    let how = match answers {
        _ if !meeting.is_in_room(person) => Aside::Returned,
        [] => {
            return ask(Step::choice(
                format!("{name}, with an interest:"),
                vec![
                    choice('l', "left the room for the item"),
                    choice('s', "stayed, and took no part"),
                ],
            ));
        }
        [how, ..] if how.letter() == 's' => Aside::TookNoPart,
        _ => Aside::Left,
    };
    let told = told(&name, how);
    done(stands_aside(ui, person, how), told)
}

fn stands_aside(ui: &Ui, person: PersonId, how: Aside) -> Intent {
    Intent::StandAside {
        person: Some(Ref::from(person)),
        how,
        item: room_item(ui),
        place: room_place(ui),
    }
}

fn told(name: &str, how: Aside) -> String {
    match how {
        Aside::Left => {
            format!("{name} left for the item; Alt-i records that they came back.")
        }
        Aside::TookNoPart => format!("{name} takes no part."),
        Aside::Returned => format!("{name} is back."),
    }
}

/// In one key: the next of those who have to go out for the item before the body leaves for it; where
/// nobody has to any more, whoever went out last comes back.
pub(in crate::tui) fn aside_due(ui: &mut Ui, out: &mut Vec<Effect>) {
    let Some(meeting) = ui.meeting() else {
        return;
    };
    let to_go = meeting.to_withdraw().first().map(|p| (*p, Aside::Left));
    let to_come = meeting.withdrawn().last().map(|p| (*p, Aside::Returned));
    let Some((person, how)) = to_go.or(to_come) else {
        ui.tell("Nobody has to leave for this item; Ctrl-Space W records what they did.");
        return;
    };
    let told = told(&meeting.name(person), how);
    let intent = stands_aside(ui, person, how);
    if ui.act(intent, out).is_some() {
        ui.tell(told);
    }
}

/// Leave to take part in spite of a declared interest: to what, and who granted it.
pub(super) fn dispense(answers: &[Answer], entry: &Entry, held: NaiveDate) -> Then {
    let mut kind = entry.kind.clone();
    let Kind::Declaration {
        dispensation,
        registered,
        ..
    } = &mut kind
    else {
        return Then::Nothing;
    };
    let told = match answers {
        [] => {
            return ask(Step::choice(
                "A dispensation for this interest, or that it is registered:",
                vec![
                    choice('s', "to speak"),
                    choice('v', "to vote"),
                    choice('b', "to speak and to vote"),
                    choice('n', "none"),
                    choice('r', "it is on the register of interests"),
                ],
            ));
        }
        [on] if on.letter() == 'r' => {
            *registered = true;
            "It is on the register of interests."
        }
        [none] if none.letter() == 'n' => {
            *dispensation = None;
            "There is no dispensation."
        }
        [_] => {
            return ask(Step::words("Granted by whom?", "the Monitoring Officer", true).selected());
        }
        [_, _] => {
            let until = dispensation.as_ref().and_then(|d| d.until);
            let first = until.map_or_else(String::new, |d| d.format("%-d %B %Y").to_string());
            let asked = "It holds until what day? (empty for none)";
            return ask(Step::words_instead(asked, &first, true));
        }
        [scope, by, until, ..] => {
            let until = until.words();
            let day = when::day(&until, held);
            if day.is_none() && !until.is_blank() {
                return Then::Refuse("That is no day; write for example 31 May 2027.".to_owned());
            }
            *dispensation = Some(Dispensation {
                speak: scope.letter() != 'v',
                vote: scope.letter() != 's',
                by: by.words(),
                until: day,
            });
            "The dispensation is recorded with the declaration."
        }
    };
    done(
        Intent::ChangeEntry {
            entry: Ref::from(entry.id),
            kind,
        },
        told,
    )
}
