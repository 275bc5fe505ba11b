//! Facts of the room: who comes and goes, presents, attends.

use super::answers::Answer;
use super::purpose::{Then, ask, choice, done, room_item, room_place, sheet_place};
use super::step::Step;
use crate::meeting::Meeting;
use crate::meeting::entry::Form;
use crate::meeting::id::PersonId;
use crate::meeting::intent::{Intent, Ref, Who};
use crate::meeting::text::Text;
use crate::tui::people::{Wanted, was_here};
use crate::tui::ui::Ui;

/// Somebody known, if it is somebody known.
pub(super) fn known(meeting: &Meeting, who: &Who) -> Option<PersonId> {
    match who {
        Who::Known(name) => name
            .0
            .parse()
            .ok()
            .map(PersonId)
            .filter(|id| meeting.person(*id).is_some()),
        Who::New(_) | Who::Cue(_) => None,
    }
}

pub(super) fn name_of(meeting: &Meeting, who: &Who) -> String {
    match (known(meeting, who), who) {
        (Some(id), _) => meeting.name(id),
        (None, Who::New(details)) => details.full_name(),
        (None, Who::Cue(cue)) => format!("[{cue}]"),
        (None, Who::Known(name)) => name.0.to_string(),
    }
}

pub(super) fn nobody() -> Then {
    Then::Refuse("Nobody was chosen.".to_owned())
}

/// Whose seat a holder takes back by coming.
fn gives_way(meeting: &Meeting, who: &Who) -> String {
    let held = known(meeting, who).and_then(|id| Some((id, meeting.seat_held_by(id)?.id)));
    let sits = held.and_then(|(id, seat)| {
        let here = meeting.in_room();
        let other = here
            .iter()
            .find(|s| s.person != id && s.capacity.seat() == Some(seat));
        other.map(|s| s.person)
    });
    sits.map_or_else(String::new, |sits| {
        format!(" {} gives the seat back.", meeting.name(sits))
    })
}

pub(super) fn arrive(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let Some(first) = answers.first() else {
        return ask(Step::person("Who arrives?", Wanted::Arriving));
    };
    let Some(who) = first.person() else {
        return nobody();
    };
    let told = format!(
        "{} is here.{}",
        name_of(meeting, who),
        gives_way(meeting, who)
    );
    let (item, place) = (room_item(ui), room_place(ui));
    let arrive = |deputy_for: Option<Ref>| Intent::Arrive {
        person: who.clone(),
        deputy_for,
        item: item.clone(),
        reason: Text::default(),
        place,
    };
    if let Some(id) = known(meeting, who) {
        if was_here(meeting, id) {
            let person = Ref::from(id);
            return done(
                Intent::Return {
                    person,
                    item,
                    place,
                },
                told,
            );
        }
        // The usual deputy sits in where the holder isn't there.
        let seat = meeting.seats().iter().find(|s| {
            s.usual_deputy == Some(id)
                && meeting.seat_held_by(id).is_none()
                && !meeting
                    .in_room()
                    .iter()
                    .any(|r| r.capacity.seat() == Some(s.id))
        });
        let announced = meeting
            .apologies()
            .iter()
            .any(|(_, a)| a.deputy == Some(id));
        let seat = seat.filter(|_| !announced).map(|s| Ref::from(s.id));
        return done(arrive(seat), told);
    }
    match answers {
        [_] => ask(Step::choice(
            "As what?",
            vec![
                choice('a', "in attendance"),
                choice('d', "deputy for a member"),
            ],
        )),
        [_, how] if how.letter() == 'd' => ask(Step::person("For whom?", Wanted::Holder)),
        [_, how, holder] if how.letter() == 'd' => {
            let seat = holder
                .person()
                .and_then(|w| known(meeting, w))
                .and_then(|id| meeting.seat_held_by(id));
            match seat {
                Some(seat) => done(arrive(Some(Ref::from(seat.id))), told),
                None => Then::Refuse("A deputy sits in for the holder of a seat.".to_owned()),
            }
        }
        _ => done(arrive(None), told),
    }
}

pub(super) fn go(answers: &[Answer], ui: &Ui, for_a_while: bool) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let Some(first) = answers.first() else {
        let prompt = if for_a_while {
            "Who goes out for a while?"
        } else {
            "Who leaves?"
        };
        return ask(Step::person(prompt, Wanted::Leaving));
    };
    let Some(person) = first.person().and_then(|w| known(meeting, w)) else {
        return Then::Refuse("Only somebody who is here can leave.".to_owned());
    };
    let name = meeting.name(person);
    let lacks = lacks_without(meeting, person);
    let (item, place) = (room_item(ui), room_place(ui));
    let (person, reason) = (Ref::from(person), Text::default());
    if for_a_while {
        let intent = Intent::StepOut {
            person,
            item,
            reason,
            place,
        };
        return done(intent, format!("{name} is out for a while{lacks}"));
    }
    let intent = Intent::Leave {
        person,
        item,
        reason,
        place,
    };
    done(intent, format!("{name} has left{lacks}"))
}

/// What the room lacks once somebody has gone out of it, and what puts it right; otherwise how the
/// reason is put down.
fn lacks_without(meeting: &Meeting, person: PersonId) -> &'static str {
    let presides = meeting.presiding().last().map(|p| p.person) == Some(person);
    match (meeting.is_lost_without(person), presides) {
        (true, false) => ": the quorum is lost. A adjourns.",
        (true, true) => ", and presided; the quorum is lost too. A adjourns.",
        (false, true) => ", and presided: P gives the chair on.",
        (false, false) => ". Ctrl-Space D puts down why.",
    }
}

/// In what form an item was presented.
pub(super) fn which_form() -> Step {
    Step::choice(
        "In what form?",
        vec![
            choice('r', "presented the report"),
            choice('v', "gave a verbal update"),
            choice('p', "gave a presentation"),
            choice('t', "tabled a paper"),
        ],
    )
}

pub(super) fn form_of(letter: char) -> Form {
    match letter {
        'v' => Form::VerbalUpdate,
        'p' => Form::Presentation,
        't' => Form::Tabled,
        _ => Form::Report,
    }
}

pub(super) fn presented(answers: &[Answer], ui: &Ui) -> Then {
    let Some(item) = ui.session.as_ref().and_then(|s| s.sheet.item()) else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::people(
            "Who presented it?",
            Wanted::Anybody,
            true,
            None,
        )),
        // Whoever writes on has said enough: it was the report.
        [_] => ask(which_form().writing_on()),
        [who, form, ..] => done(
            Intent::Present {
                item: Some(Ref::from(item)),
                who: who.people().to_vec(),
                form: form_of(form.letter()),
                text: Text::default(),
                place: sheet_place(ui, item),
            },
            "",
        ),
    }
}

pub(super) fn attend(answers: &[Answer], ui: &Ui) -> Then {
    match answers {
        [] => ask(Step::person(
            "Who is in attendance? A new name: Dr Jo Bell, role, organisation",
            Wanted::Anybody,
        )),
        [who, ..] => match (who.person(), ui.meeting()) {
            (Some(who), Some(meeting)) => {
                let told = format!("{} is in attendance.", name_of(meeting, who));
                done(Intent::Attend { who: who.clone() }, told)
            }
            _ => nobody(),
        },
    }
}
