//! The course of the meeting: opening, closing, items put off or added, times.

use super::answers::Answer;
use super::purpose::{Then, ask, done};
use super::step::Step;
use super::when;
use crate::meeting::Meeting;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Ref, When};
use crate::meeting::text::Text;
use crate::tui::ui::Ui;

pub(super) fn adjourn(answers: &[Answer]) -> Then {
    match answers {
        [] => ask(Step::words("Adjourned until when?", "", true)),
        [_] => ask(Step::words("Why?", "", true)),
        [until, reason, ..] => done(
            Intent::Adjourn {
                until: until.words(),
                reason: reason.words(),
            },
            "The meeting is adjourned.",
        ),
    }
}

pub(super) fn next_meeting(answers: &[Answer], ui: &Ui) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let held = meeting.calling().date;
    let expected = meeting.next_meeting_expected();
    match answers {
        [] => {
            let first = expected.map_or_else(String::new, when::shown);
            ask(Step::words_instead(
                "The next meeting is on:",
                &first,
                false,
            ))
        }
        [day, ..] => match when::coming(&day.words(), held, meeting.future_meetings()) {
            Some(next) => {
                let mut told = format!("The next meeting is on {}", next.date.format("%A "));
                told.push_str(&when::shown(&next));
                told.push('.');
                done(Intent::SetNextMeeting(next), told)
            }
            None => Then::Refuse(when::NO_MEETING.to_owned()),
        },
    }
}

/// What is told of an act that was said of another item with the public out of the room.
fn told(ui: &Ui, done: &str) -> String {
    if ui.meeting().is_some_and(Meeting::sits_in_private) {
        format!("{done}; what was said of it in private is exempt.")
    } else {
        format!("{done}.")
    }
}

pub(super) fn defer(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    match answers {
        [] => ask(Step::words("Put off to which meeting?", "", true)),
        [_] => ask(Step::words("Why?", "", true)),
        [to, reason, ..] => done(
            Intent::Defer {
                item: Ref::from(item),
                to: to.words(),
                reason: reason.words(),
            },
            told(ui, "The item is put off"),
        ),
    }
}

pub(super) fn withdraw(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    match answers {
        [] => ask(Step::words("Why is it withdrawn?", "", true)),
        [reason, ..] => done(
            Intent::Withdraw {
                item: Ref::from(item),
                reason: reason.words(),
            },
            told(ui, "The item is off the agenda"),
        ),
    }
}

pub(super) fn late(answers: &[Answer], ui: &Ui) -> Then {
    match answers {
        [] => ask(Step::words("The late item's title:", "", false)),
        [_] => ask(Step::words(
            "The chair takes it as urgent because",
            "",
            false,
        )),
        [title, reason, ..] => {
            let after = ui.session.as_ref().and_then(|s| s.sheet.item());
            done(
                Intent::AdmitLate {
                    title: title.words(),
                    reason: reason.words(),
                    description: Text::default(),
                    number: Text::default(),
                    after: after.map(Ref::from),
                },
                if ui.meeting().is_some_and(Meeting::sits_in_private) {
                    "The late item is private, as it was admitted in private: all but its title is exempt."
                } else {
                    "The late item is on the agenda; ] or t takes it."
                },
            )
        }
    }
}

pub(super) fn look(answers: &[Answer], ui: &Ui, digit: Option<char>) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    let Some(answer) = answers.first() else {
        let rows: Vec<(String, String)> = meeting
            .items()
            .iter()
            .map(|i| (i.details.number.to_string(), i.details.title.to_string()))
            .collect();
        let typed = digit.map_or_else(String::new, String::from);
        // A number that only one item begins with needs no Enter.
        let mut begin = meeting
            .items()
            .iter()
            .filter(|i| digit.is_some_and(|d| i.details.number.starts_with(d)));
        if let (Some(only), None) = (begin.next(), begin.next()) {
            return Then::Look(only.id);
        }
        return ask(Step::pick("Look at which item?", rows, &typed));
    };
    match answer.row().and_then(|row| meeting.items().get(row)) {
        Some(item) => Then::Look(item.id),
        None => Then::Refuse("There is no such item.".to_owned()),
    }
}

pub(super) fn move_to(answers: &[Answer], ui: &Ui, entry: EntryId) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    // A number that no other begins with is taken as it is typed.
    let Some(answer) = answers.first() else {
        let rows: Vec<(String, String)> = meeting
            .items()
            .iter()
            .map(|i| (i.details.number.to_string(), i.details.title.to_string()))
            .collect();
        return ask(Step::pick("Move to which item?", rows, ""));
    };
    match answer.row().and_then(|row| meeting.items().get(row)) {
        Some(item) if meeting.entry(entry).is_some_and(|e| e.item == item.id) => {
            Then::Refuse("It stands in that item already.".to_owned())
        }
        Some(item) => Then::Carry(entry, item.id),
        None => Then::Refuse("There is no such item.".to_owned()),
    }
}

pub(super) fn who_was_here(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    let (Some(meeting), []) = (ui.meeting(), answers) else {
        return Then::Nothing;
    };
    let Some(item) = meeting.item(item) else {
        return Then::Nothing;
    };
    let rows: Vec<(String, String)> = meeting
        .there_for(item)
        .into_iter()
        .map(|there| {
            let part = if there.throughout { "" } else { "part" };
            (part.to_owned(), meeting.name(there.person))
        })
        .collect();
    if rows.is_empty() {
        return Then::Refuse("The body hasn't taken this item yet.".to_owned());
    }
    let were = if rows.len() == 1 { "was" } else { "were" };
    let prompt = format!(
        "{} {were} here for item {}:",
        rows.len(),
        item.details.number
    );
    ask(Step::reading(prompt, rows))
}

pub(super) fn time_off(answers: &[Answer], ui: &Ui) -> Then {
    match answers {
        [] => {
            let now = ui.clock().format("%H:%M").to_string();
            ask(Step::words_instead(
                "The next fact happened at:",
                &now,
                false,
            ))
        }
        [time, ..] => match when::time(&time.words()) {
            Some(time) => Then::Set(
                When::Clock(time),
                format!("The next fact gets the time {}.", time.format("%H:%M")),
            ),
            None => Then::Refuse("That is no time; write for example 16:05.".to_owned()),
        },
    }
}
