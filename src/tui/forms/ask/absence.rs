//! The question of an absence that was approved: until when, where, why, and who may know of it.

use super::{Answer, Then, ask, choice, day, full, refuse};
use crate::meeting::Meeting;
use crate::meeting::entry::{Kind, Place, Stage, Stream};
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::intent::{Intent, Order, Ref};
use crate::meeting::text::Text;
use crate::tui::forms::step::Step;
use crate::tui::ui::Ui;

/// The reason of a member's absence was approved. At a meeting it is asked whether that is done now, or was
/// done elsewhere; the journal of a body knows it from elsewhere alone.
pub(super) fn absence(meeting: &Meeting, ui: &Ui, person: PersonId, answers: &[Answer]) -> Then {
    let Some(known) = meeting.person(person).map(|p| &p.details) else {
        return Then::Nothing;
    };
    let name = known.full_name();
    if !known.is_councillor() {
        return refuse(format!(
            "{name} is no councillor: the six months are counted for members of the council alone."
        ));
    }
    let journal = meeting.is_body_journal();
    let (Some(until), rest) = (answers.first(), answers.get(1..).unwrap_or_default()) else {
        return ask(Step::words(
            format!("{name}: approved until which day, if one was said?"),
            "",
            true,
        ));
    };
    let (here, rest) = match rest {
        _ if journal => (None, rest),
        [] => return ask(place(meeting)),
        [at, rest @ ..] => (Some(at.letter()).filter(|at| *at != 'e'), rest),
    };
    let today = ui.now.date_naive();
    let (elsewhere, rest) = match (here, rest) {
        (Some(_), rest) => (None, rest),
        (None, []) => return ask(Step::words("On which day was it approved?", "", false)),
        (None, [_]) => {
            let council = match meeting.body().host.as_str() {
                "" => meeting.body().name.as_str(),
                host => host,
            };
            return ask(Step::words("By whom?", council, false).selected());
        }
        (None, [on, by, rest @ ..]) => (Some((on, by)), rest),
    };
    match rest {
        [] => ask(Step::words(
            "For what reason? No public document will hold it",
            "",
            true,
        )),
        [_] => ask(Step::choice(
            "Who may know that it was approved?",
            vec![
                choice('p', "everybody"),
                choice('x', "exempt: those entitled alone"),
            ],
        )),
        [reason, readers, ..] => {
            let near = today - chrono::Duration::days(366);
            let on = match elsewhere.map(|(on, _)| day(on, near)) {
                None => None,
                Some(Ok(on)) => on,
                Some(Err(why)) => return refuse(why),
            };
            let until = match day(until, on.unwrap_or(today)) {
                Ok(until) => until,
                Err(why) => return refuse(why),
            };
            let entry = newest(meeting).filter(|_| here == Some('n'));
            let intent = Intent::ApproveAbsence {
                person: Ref::from(person),
                until,
                on,
                by: elsewhere.map_or_else(Text::default, |(_, by)| by.words()),
                reason: reason.words(),
                entry: entry.map(Ref::from),
                item: None,
                place: Place::End,
            };
            let stream = if readers.letter() == 'x' {
                Stream::Exempt
            } else {
                Stream::Public
            };
            let order = Order {
                stream,
                ..Order::from(intent)
            };
            let until = until.map_or_else(String::new, |until| format!(" until {}", full(until)));
            let told = format!("The absence of {name} is approved{until}.");
            Then::Do(vec![order], told)
        }
    }
}

/// Where it was approved: now, by what was resolved last, or elsewhere.
fn place(meeting: &Meeting) -> Step {
    let mut choices = vec![
        choice('h', "here: the resolution is put down with it"),
        choice('e', "elsewhere, on another day"),
    ];
    if newest(meeting).is_some() {
        choices.insert(
            1,
            choice('n', "here, by the resolution that was agreed last"),
        );
    }
    Step::choice("Where was it approved?", choices)
}

/// The resolution that was agreed last.
fn newest(meeting: &Meeting) -> Option<EntryId> {
    let agreed = meeting.all_entries().iter().rev().find(|e| {
        let agreed = matches!(
            e.kind,
            Kind::Resolution {
                stage: Stage::Agreed,
                ..
            }
        );
        agreed && !e.struck
    });
    agreed.map(|e| e.id)
}
