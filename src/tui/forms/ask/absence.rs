//! The question of an absence that was approved: until when, where, why, and who may know of it; and that
//! of an approval that was withdrawn, or was recorded by mistake.

use chrono::NaiveDate;

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
        (None, [_]) => return ask(by_whom(meeting)),
        (None, [on, by, rest @ ..]) => (Some((on, by)), rest),
    };
    match rest {
        [] => ask(Step::words(
            "For what reason? No public document will hold it",
            "",
            true,
        )),
        [_] => ask(who_may_know("Who may know that it was approved?")),
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
            let order = Order {
                stream: stream_of(readers),
                ..Order::from(intent)
            };
            let until = until.map_or_else(String::new, |until| format!(" until {}", full(until)));
            let told = format!("The absence of {name} is approved{until}.");
            Then::Do(vec![order], told)
        }
    }
}

/// An approval of somebody's absence was withdrawn, here or elsewhere, or was recorded by mistake.
pub(super) fn withdrawn(meeting: &Meeting, ui: &Ui, person: PersonId, answers: &[Answer]) -> Then {
    let Some(known) = meeting.person(person).map(|p| &p.details) else {
        return Then::Nothing;
    };
    let name = known.full_name();
    let mut days: Vec<NaiveDate> = meeting.absences_of(person).map(|a| a.absence.on).collect();
    days.sort_unstable();
    days.dedup();
    let (of, rest) = match (days.as_slice(), answers) {
        ([], _) => {
            return refuse(format!(
                "No approval of the absence of {name} is known here; p records one."
            ));
        }
        ([of], rest) => (*of, rest),
        (_, []) => return ask(which(&name, &days)),
        (days, [answer, rest @ ..]) => {
            let mut chosen = LETTERS.chars().zip(days);
            let chosen = chosen.find(|(letter, _)| *letter == answer.letter());
            match chosen {
                Some((_, of)) => (*of, rest),
                None => return Then::Nothing,
            }
        }
    };
    let [how, rest @ ..] = rest else {
        return ask(became(meeting, &name, of));
    };
    let intent = |mistaken, on, by, entry: Option<EntryId>| Intent::WithdrawAbsence {
        person: Ref::from(person),
        approved: Some(of),
        mistaken,
        on,
        by,
        entry: entry.map(Ref::from),
        item: None,
        place: Place::End,
    };
    let (elsewhere, rest) = match (how.letter(), rest) {
        ('m', _) => {
            let told = format!(
                "That the absence of {name} was approved on {} is taken out.",
                full(of)
            );
            let order = Order::from(intent(true, None, Text::default(), None));
            return Then::Do(vec![order], told);
        }
        ('e', []) => return ask(Step::words("On which day was it withdrawn?", "", false)),
        ('e', [_]) => return ask(by_whom(meeting)),
        ('e', [on, by, rest @ ..]) => (Some((on, by)), rest),
        (_, rest) => (None, rest),
    };
    let [readers, ..] = rest else {
        return ask(who_may_know("Who may know that it was withdrawn?"));
    };
    let near = ui.now.date_naive() - chrono::Duration::days(366);
    let on = match elsewhere.map(|(on, _)| day(on, near)) {
        None => None,
        Some(Ok(on)) => on,
        Some(Err(why)) => return refuse(why),
    };
    let by = elsewhere.map_or_else(Text::default, |(_, by)| by.words());
    let entry = newest(meeting).filter(|_| how.letter() == 'n');
    let order = Order {
        stream: stream_of(readers),
        ..Order::from(intent(false, on, by, entry))
    };
    let told = format!(
        "The approval of {} of the absence of {name} is withdrawn.",
        full(of)
    );
    Then::Do(vec![order], told)
}

/// By these one of several approvals is chosen.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// Which approval is meant.
fn which(name: &str, days: &[NaiveDate]) -> Step {
    let rows = LETTERS.chars().zip(days);
    let rows = rows.map(|(letter, of)| choice(letter, format!("approved on {}", full(*of))));
    Step::choice(format!("{name}: which approval?"), rows.collect())
}

/// What became of an approval.
fn became(meeting: &Meeting, name: &str, of: NaiveDate) -> Step {
    let mut choices = vec![choice('m', "it was never given: recorded by mistake")];
    if !meeting.is_body_journal() {
        choices.push(choice(
            'h',
            "withdrawn here: the resolution is put down with it",
        ));
        if newest(meeting).is_some() {
            choices.push(choice(
                'n',
                "withdrawn here, by the resolution that was agreed last",
            ));
        }
    }
    let elsewhere = if meeting.is_body_journal() {
        "it was withdrawn later"
    } else {
        "withdrawn elsewhere, or on another day"
    };
    choices.push(choice('e', elsewhere));
    Step::choice(
        format!("{name}, approved on {}: what became of it?", full(of)),
        choices,
    )
}

/// By whom, unless something else is typed the council of the body.
fn by_whom(meeting: &Meeting) -> Step {
    let council = match meeting.body().host.as_str() {
        "" => meeting.body().name.as_str(),
        host => host,
    };
    Step::words("By whom?", council, false).selected()
}

fn who_may_know(prompt: &str) -> Step {
    let choices = vec![
        choice('p', "everybody"),
        choice('x', "exempt: those entitled alone"),
    ];
    Step::choice(prompt, choices)
}

fn stream_of(readers: &Answer) -> Stream {
    if readers.letter() == 'x' {
        Stream::Exempt
    } else {
        Stream::Public
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
