//! Names put right wherever they stand, and two entries for one person joined. Every place is shown
//! first.

use std::ops::ControlFlow;

use super::answers::Answer;
use super::purpose::{Then, ask, choice, done};
use super::room::known;
use super::step::Step;
use crate::meeting::Meeting;
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Ref, Who};
use crate::meeting::people::PersonDetails;
use crate::tui::people::{Wanted, known_by, new_person};
use crate::tui::ui::Ui;

/// The places where somebody is named: the item, and the words around the name.
fn places(meeting: &Meeting, person: PersonId) -> Vec<(String, String)> {
    let mentions = meeting.mentions(person).into_iter();
    mentions.map(|m| (m.number.to_string(), m.line)).collect()
}

fn counted(places: usize) -> String {
    match places {
        1 => "1 place".to_owned(),
        n => format!("{n} places"),
    }
}

/// Shows the places, or asks at once where there are none.
fn show(meeting: &Meeting, person: PersonId) -> Option<Then> {
    let rows = places(meeting, person);
    if rows.is_empty() {
        return None;
    }
    let prompt = format!(
        "{} stands in {}; Enter goes on, nothing is done yet:",
        meeting.name(person),
        counted(rows.len())
    );
    Some(ask(Step::reading(prompt, rows)))
}

fn confirm(prompt: String) -> Then {
    ask(Step::choice(
        prompt,
        vec![choice('y', "yes"), choice('n', "no, leave it")],
    ))
}

pub(super) fn correct(answers: &[Answer], ui: &Ui, person: PersonId) -> Then {
    let Some((meeting, known)) = ui.meeting().and_then(|m| Some((m, m.person(person)?))) else {
        return Then::Nothing;
    };
    let Some((first, rest)) = answers.split_first() else {
        let prompt = "The name as it should be, with Councillor or Dr:";
        return ask(Step::words(prompt, &known.details.full_name(), false));
    };
    let words = first.words();
    if words.contains(',') {
        return Then::Refuse("Give the name alone; Enter puts the role right.".to_owned());
    }
    let named = new_person(&words);
    let to = PersonDetails {
        role: known.details.role.clone(),
        organisation: known.details.organisation.clone(),
        councillor: known.details.councillor || named.councillor,
        last_attended: known.details.last_attended,
        ..named
    };
    let full = to.full_name();
    let found = meeting.mentions(person).len();
    let (shown, rest) = match (rest, found) {
        (rest, 0) | ([_, rest @ ..], _) => (true, rest),
        (rest, _) => (false, rest),
    };
    match rest {
        [] if !shown => show(meeting, person).unwrap_or(Then::Nothing),
        [] => confirm(format!("Write {full} in {}?", counted(found))),
        [yes, ..] if yes.letter() == 'y' => done(
            Intent::CorrectName {
                person: Ref::from(person),
                to,
            },
            format!("{full} stands in every place."),
        ),
        _ => Then::Nothing,
    }
}

/// Offers those known by the name that a cue is to get, and makes one of the two. Answers the rest of
/// the answers where it is nobody known.
pub(in crate::tui) fn somebody_known<'a>(
    meeting: &Meeting,
    cue: PersonId,
    typed: &str,
    rest: &'a [Answer],
) -> ControlFlow<Then, &'a [Answer]> {
    let known = known_by(meeting, cue, typed);
    if known.is_empty() {
        return ControlFlow::Continue(rest);
    }
    let choices = ('a'..='e').zip(&known);
    let Some((answer, rest)) = rest.split_first() else {
        let known = choices.map(|(letter, id)| choice(letter, meeting.name(*id)));
        let new = choice(
            'n',
            format!("somebody new: {}", new_person(typed).full_name()),
        );
        let prompt = format!("Is {} somebody who is known?", meeting.name(cue));
        return ControlFlow::Break(ask(Step::choice(prompt, known.chain([new]).collect())));
    };
    let letter = answer.letter();
    let chosen = choices.into_iter().find(|(of, _)| *of == letter);
    let Some((_, kept)) = chosen else {
        return ControlFlow::Continue(rest);
    };
    let told = format!("{} is {} now.", meeting.name(cue), meeting.name(*kept));
    let (keep, gone) = (Ref::from(*kept), Ref::from(cue));
    ControlFlow::Break(done(Intent::JoinPeople { keep, gone }, told))
}

pub(super) fn join(answers: &[Answer], ui: &Ui, person: PersonId) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let name = meeting.name(person);
    let Some((first, rest)) = answers.split_first() else {
        let prompt = format!("Who else is {name}?");
        return ask(Step::person(prompt, Wanted::Anybody));
    };
    let other = match first.person() {
        Some(Who::Known(known)) => known.0.parse().ok().map(PersonId),
        _ => None,
    };
    let Some(other) = other.filter(|id| meeting.person(*id).is_some()) else {
        return Then::Refuse("Choose somebody from the list.".to_owned());
    };
    if other == person {
        return Then::Refuse(format!("Choose the other entry for {name}."));
    }
    let Some((keep, rest)) = rest.split_first() else {
        return ask(Step::choice(
            "Which of the two is kept?",
            vec![choice('k', name), choice('o', meeting.name(other))],
        ));
    };
    let (kept, gone) = if keep.letter() == 'o' {
        (other, person)
    } else {
        (person, other)
    };
    let found = meeting.mentions(gone).len();
    let (shown, rest) = match (rest, found) {
        (rest, 0) | ([_, rest @ ..], _) => (true, rest),
        (rest, _) => (false, rest),
    };
    let (one, two) = (meeting.name(kept), meeting.name(gone));
    match rest {
        [] if !shown => show(meeting, gone).unwrap_or(Then::Nothing),
        [] => confirm(format!(
            "Make one of them, and write {one} for {two} in {}?",
            counted(found)
        )),
        [yes, ..] if yes.letter() == 'y' => done(
            Intent::JoinPeople {
                keep: Ref::from(kept),
                gone: Ref::from(gone),
            },
            format!("{two} is {one} now."),
        ),
        _ => Then::Nothing,
    }
}

fn asks_name(first: &str) -> Then {
    ask(Step::words("Name, role, organisation:", first, false))
}

pub(super) fn name_cue(answers: &[Answer], ui: &Ui) -> Then {
    match answers {
        [] => {
            let cues = ui
                .meeting()
                .is_some_and(|m| m.people().iter().any(|p| p.details.cue));
            if cues {
                ask(Step::person("Whose name is known now?", Wanted::Unnamed))
            } else {
                Then::Refuse("Everybody has a name.".to_owned())
            }
        }
        [_] => asks_name(""),
        [who, name, rest @ ..] => match who.person() {
            Some(Who::Known(person)) => {
                let cue = who.person().zip(ui.meeting());
                if let Some((meeting, cue)) = cue.and_then(|(w, m)| Some((m, known(m, w)?)))
                    && let ControlFlow::Break(then) =
                        somebody_known(meeting, cue, &name.words(), rest)
                {
                    return then;
                }
                let to = new_person(&name.words());
                let told = format!("{} is named everywhere.", to.full_name());
                done(
                    Intent::NamePerson {
                        person: person.clone(),
                        to,
                    },
                    told,
                )
            }
            _ => Then::Refuse("Choose somebody from the list.".to_owned()),
        },
    }
}

pub(super) fn rename(answers: &[Answer], ui: &Ui, person: PersonId) -> Then {
    let Some(details) = ui
        .meeting()
        .and_then(|m| m.person(person))
        .map(|p| &p.details)
    else {
        return Then::Nothing;
    };
    match answers {
        [] => {
            let mut first = details.full_name();
            for part in [&details.role, &details.organisation] {
                if !part.is_blank() {
                    first = format!("{first}, {part}");
                }
            }
            asks_name(&first)
        }
        [name, rest @ ..] => {
            if details.cue
                && let Some(meeting) = ui.meeting()
                && let ControlFlow::Break(then) =
                    somebody_known(meeting, person, &name.words(), rest)
            {
                return then;
            }
            let to = new_person(&name.words());
            let told = to.full_name();
            let person = Ref::from(person);
            let intent = if details.cue {
                Intent::NamePerson { person, to }
            } else {
                Intent::ChangePerson { person, to }
            };
            done(intent, told)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::testing::Bench;

    #[test]
    fn a_name_is_corrected_everywhere_once_every_place_was_seen() {
        let mut bench = Bench::running((80, 24));
        let chair = bench.meeting().people()[0].details.clone();
        let said = format!("{} thanked {}.", chair.full_name(), chair.short_name());
        bench.press(&format!("{said}<F3>"));
        bench.press("c");
        bench.press("<Ctrl-u>Councillor Ada Veil<Enter>");
        bench.sees("stands in 2 places").sees("thanked");
        bench.press("<Enter>");
        bench.sees("Write Councillor Ada Veil in 2 places?");
        assert_eq!(bench.meeting().people()[0].details, chair);
        bench.press("y");
        let last = bench.meeting().all_entries().last().unwrap().text.clone();
        assert_eq!(last, "Councillor Ada Veil thanked Councillor Veil.");
    }

    #[test]
    fn two_entries_are_joined_once_every_mention_was_seen() {
        let mut bench = Bench::running((80, 24)).keys("<F2>+Jo Tarrant<Enter><Enter>");
        let before = bench.meeting().people().len();
        let gone = bench.meeting().people().last().unwrap().id;
        bench.press("<F12>Jo Tarrant asked about costs.<F3>+Joan Tarrant<Enter><Enter><Enter>");
        assert_eq!(bench.meeting().people().len(), before + 1);
        let kept = bench.meeting().people().last().unwrap().id;
        bench.press("<End>jJo Tarrant<Enter>");
        bench.sees("Which of the two is kept?");
        bench.press("k");
        bench.sees("Jo Tarrant asked about costs.");
        bench.press("<Enter>y");
        assert_eq!(bench.meeting().people().len(), before);
        assert!(bench.meeting().person(gone).is_none());
        let last = bench.meeting().all_entries().last().unwrap().text.clone();
        assert_eq!(last, "Joan Tarrant asked about costs.");
        assert!(bench.meeting().is_in_room(kept));
    }
}
