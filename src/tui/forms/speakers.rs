//! Who asks to speak: put down, called, moved, dropped.

use super::answers::Answer;
use super::purpose::{Then, ask, choice, done};
use super::room::known;
use super::step::Step;
use crate::meeting::Meeting;
use crate::meeting::intent::{Intent, Lead, Ref, Who};
use crate::meeting::speakers::{OF_THE_PUBLIC, Speaker};
use crate::meeting::text::Text;
use crate::tui::people::Wanted;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// Who asks: somebody who is here, or a name of the public.
pub(super) fn asks(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let Some(answer) = answers.first() else {
        return ask(Step::people(
            "Who asks to speak? Others by name",
            Wanted::Speaking,
            false,
            Some(choice('0', OF_THE_PUBLIC)),
        ));
    };
    let (person, name) = match answer.leads().pop() {
        Some(Lead::Person(person)) => (Some(person), Text::default()),
        Some(Lead::Named(name)) => (None, name),
        None => (None, Text::default()),
    };
    let id = person
        .clone()
        .and_then(|person| known(meeting, &Who::Known(person)));
    let called = match id {
        Some(id) => meeting.name(id),
        None if name.is_blank() => OF_THE_PUBLIC.to_owned(),
        None => name.to_string(),
    };
    let interested = meeting.before_body().is_some_and(|item| {
        let aside = meeting.to_stand_aside(item.id);
        id.is_some_and(|id| aside.contains(&id))
    });
    let place = meeting.waiting().count() + 1;
    let mut told = format!("{} waits to speak, number {place}.", capital(&called));
    if interested {
        told.push_str(" They declared an interest in this item.");
    }
    done(Intent::AskToSpeak { person, name }, told)
}

/// The first who waits speaks now; where nobody waits, whoever spoke is done.
pub(in crate::tui) fn next(ui: &mut Ui, out: &mut Vec<Effect>) {
    let Some(meeting) = ui.meeting() else {
        return;
    };
    let waits = meeting.waiting().next();
    let name =
        |speaker: Option<&Speaker>| speaker.map_or_else(String::new, |s| meeting.asker(&s.who));
    let (intent, told) = if waits.is_some() {
        let left = match meeting.waiting().count() - 1 {
            0 => "nobody else waits".to_owned(),
            1 => "1 more waits".to_owned(),
            n => format!("{n} more wait"),
        };
        let told = format!("{} speaks; {left}.", capital(&name(waits)));
        (Intent::CallSpeaker { speaker: None }, told)
    } else {
        let told = format!(
            "{} has spoken; nobody waits.",
            capital(&name(meeting.speaks_now()))
        );
        (Intent::DropSpeaker { speaker: None }, told)
    };
    if ui.act(intent, out).is_some() {
        ui.tell(told);
    }
}

/// What becomes of one of those who asked to speak.
pub(super) fn order(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let speakers = meeting.speakers();
    let (at, rest) = match (speakers, answers) {
        ([], _) => return Then::Refuse("Nobody asked to speak.".to_owned()),
        ([_], rest) => (0, rest),
        (_, []) => {
            let rows = (1..).zip(speakers).map(|(n, s): (usize, _)| {
                let now = if s.speaks { ", who speaks now" } else { "" };
                (n.to_string(), format!("{}{now}", meeting.asker(&s.who)))
            });
            return ask(Step::pick(
                "Which of those who asked to speak?",
                rows.collect(),
                "",
            ));
        }
        (_, [which, rest @ ..]) => (which.row().unwrap_or(0), rest),
    };
    let Some(speaker) = speakers.get(at) else {
        return Then::Refuse("The list is another one now.".to_owned());
    };
    let name = meeting.asker(&speaker.who);
    match rest {
        [] => ask(Step::choice(
            format!("{}:", capital(&name)),
            choices(meeting, speaker),
        )),
        [what, ..] => {
            let place = meeting.waiting().position(|s| s.id == speaker.id);
            let place = place.map_or(1, |at| u16::try_from(at + 1).unwrap_or(u16::MAX));
            let chosen = Ref::from(speaker.id);
            let (name, speaker) = (capital(&name), chosen);
            let to = |place: u16| Intent::MoveSpeaker {
                speaker: speaker.clone(),
                place,
            };
            match what.letter() {
                's' => {
                    let speaker = Some(speaker);
                    done(Intent::CallSpeaker { speaker }, format!("{name} speaks."))
                }
                'f' => done(to(1), format!("{name} speaks next.")),
                'e' => done(
                    to(place.saturating_sub(1)),
                    format!("{name} speaks earlier."),
                ),
                'l' => done(to(place.saturating_add(1)), format!("{name} speaks later.")),
                _ => {
                    let told = if what.letter() == 'd' {
                        format!("{name} has spoken.")
                    } else {
                        format!("{name} no longer waits.")
                    };
                    let speaker = Some(speaker);
                    done(Intent::DropSpeaker { speaker }, told)
                }
            }
        }
    }
}

fn choices(meeting: &Meeting, speaker: &Speaker) -> Vec<super::Choice> {
    if speaker.speaks {
        return vec![choice('d', "has spoken")];
    }
    let waiting: Vec<_> = meeting.waiting().map(|s| s.id).collect();
    let mut out = vec![choice('s', "speaks now")];
    if waiting.first() != Some(&speaker.id) {
        out.push(choice('f', "speaks next"));
        out.push(choice('e', "one place earlier"));
    }
    if waiting.last() != Some(&speaker.id) {
        out.push(choice('l', "one place later"));
    }
    out.push(choice('x', "no longer waits"));
    out
}

/// A name at the beginning of a sentence: "A member of the public".
fn capital(name: &str) -> String {
    crate::meeting::text::upper_first(name)
}
