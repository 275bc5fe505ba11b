//! Questions about people: who they are.

use std::ops::ControlFlow;

use super::{Answer, Then, act, ask, day, full, refuse};
use crate::meeting::Meeting;
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::people::PersonDetails;
use crate::tui::forms::somebody_known;
use crate::tui::forms::step::Step;
use crate::tui::people::new_person;

/// Name, role, organisation; somebody put down with a cue gets a name by this, in every place.
pub(super) fn person(meeting: &Meeting, person: Option<PersonId>, answers: &[Answer]) -> Then {
    let known = person.and_then(|id| meeting.person(id)).map(|p| &p.details);
    let empty = PersonDetails::default();
    let now = known.unwrap_or(&empty);
    // Somebody put down with a cue may be somebody known.
    let (first, rest) = match answers.split_first() {
        Some((name, rest)) => (Some(name), rest),
        None => (None, answers),
    };
    let rest = match (first, person) {
        (Some(name), Some(cue)) if now.cue => {
            match somebody_known(meeting, cue, &name.words(), rest) {
                ControlFlow::Continue(rest) => rest,
                ControlFlow::Break(then) => return then,
            }
        }
        _ => rest,
    };
    match (first, rest) {
        (None, _) => {
            let (prompt, first) = if now.cue {
                (format!("The name of {}?", now.full_name()), String::new())
            } else {
                ("Name, with Councillor or Dr:".to_owned(), now.full_name())
            };
            ask(Step::words(prompt, &first, false))
        }
        (Some(_), []) => ask(Step::words("Post or role:", &now.role, true)),
        (Some(_), [_]) => ask(Step::words("Organisation:", &now.organisation, true)),
        (Some(name), [role, organisation, ..]) => {
            // A comma is no part of a name.
            let words = name.words();
            if words.contains(',') {
                return refuse("Give the name alone; role and organisation are asked for next.");
            }
            let named = new_person(&words);
            let to = PersonDetails {
                role: role.words(),
                organisation: organisation.words(),
                councillor: named.councillor || (now.councillor && named.honorific.is_empty()),
                last_attended: now.last_attended,
                ..named
            };
            let full = to.full_name();
            match person {
                Some(id) if now.cue => act(
                    Intent::NamePerson {
                        person: Ref::from(id),
                        to,
                    },
                    format!("{full} is named, in every place."),
                ),
                Some(id) => act(
                    Intent::ChangePerson {
                        person: Ref::from(id),
                        to,
                    },
                    format!("{full} is put right."),
                ),
                None => act(Intent::AddPerson(to), format!("{full} is known now.")),
            }
        }
    }
}

/// The day on which a councillor last attended, before this meeting.
pub(super) fn attended(meeting: &Meeting, person: PersonId, answers: &[Answer]) -> Then {
    let Some(known) = meeting.person(person).map(|p| &p.details) else {
        return Then::Nothing;
    };
    let name = known.full_name();
    if !known.is_councillor() {
        return refuse(format!(
            "{name} is no councillor: nothing hangs on when they attended."
        ));
    }
    let today = meeting.calling().date;
    match answers {
        [] => ask(Step::words(
            format!("When did {name} last attend the council or a committee, before this meeting?"),
            &known.last_attended.map_or_else(String::new, full),
            true,
        )),
        [on, ..] => match day(on, today - chrono::Duration::days(366)) {
            Ok(Some(on)) if on >= today => refuse("That is not before this meeting."),
            Ok(last_attended) => {
                let to = PersonDetails {
                    last_attended,
                    ..known.clone()
                };
                let told = match last_attended {
                    Some(on) => format!("{name} last attended on {}.", full(on)),
                    None => format!("When {name} last attended is not known."),
                };
                let person = Ref::from(person);
                act(Intent::ChangePerson { person, to }, told)
            }
            Err(why) => refuse(why),
        },
    }
}
