//! What is asked before notes and struck words go out of the file, or are held back from going.

use super::{Answer, Then, act, ask, choice, refuse};
use crate::journal::Journal;
use crate::journal::purge::{Purge, counted_gone};
use crate::meeting::Meeting;
use crate::meeting::intent::Intent;
use crate::meeting::text::{Text, counted};
use crate::minutes::item_number;
use crate::tui::forms::step::Step;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// What must be typed so that words go for good.
const WORD: &str = "purge";

/// Says what would go, and purges once the word for it was typed.
pub(super) fn purge(ui: &Ui, answers: &[Answer]) -> Then {
    let Some(session) = &ui.session else {
        return Then::Nothing;
    };
    let journal = &session.journal;
    let (reason, answers) = match (journal.meeting().is_agreed(), answers) {
        (true, answers) => (Text::default(), answers),
        (false, []) => {
            // Whatever else stands in the way is told first.
            if let Err(why) = journal.may_purge(&Text::from("-")) {
                return refuse(why.in_a_line());
            }
            return ask(Step::words(
                "Not approved yet. Why purge before the approval?",
                "",
                false,
            ));
        }
        (false, [reason, rest @ ..]) => (reason.words(), rest),
    };
    if let Err(why) = journal.may_purge(&reason) {
        return refuse(why.in_a_line());
    }
    let plan = journal.purge(true);
    if plan.is_empty() {
        return refuse("There is nothing to purge.");
    }
    match answers {
        [] => ask(shown(journal, &plan)),
        [how] if how.row().is_some() => refuse("This is what would go: p goes on, l leaves it."),
        [how] if how.letter() != 'p' => Then::Nothing,
        [_] => {
            let prompt = format!("It can\u{2019}t be undone. Type the word {WORD}:");
            ask(Step::words(prompt, "", false))
        }
        [_, word, ..] if word.words().trim().eq_ignore_ascii_case(WORD) => {
            Then::Want(Effect::Purge(reason))
        }
        _ => refuse(format!(
            "Nothing goes before the word {WORD} stands there; Esc goes back."
        )),
    }
}

/// How much would go, and of which item.
fn shown(journal: &Journal, plan: &Purge) -> Step {
    let meeting = journal.meeting();
    let mut lines: Vec<(String, String)> = plan
        .by_item(meeting)
        .into_iter()
        .map(|(item, gone)| {
            let item = item.and_then(|id| meeting.item(id));
            let place = item.map_or_else(
                || "undone".to_owned(),
                |item| match &*item_number(meeting, meeting.house(), item.id) {
                    "" => item.details.title.to_string(),
                    number => format!("item {number}"),
                },
            );
            (counted_gone(&gone), place)
        })
        .collect();
    for (count, one) in [
        (plan.drafts, "frozen draft"),
        (plan.corrections, "correction that came back"),
    ] {
        if count > 0 {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            lines.push((counted(count, one), "its words".to_owned()));
        }
    }
    Step::choice_or_line(
        "What goes out of the file for good:",
        vec![
            choice('l', "leave all as it is"),
            choice('p', format!("go on: {}", plan.in_words())),
        ],
        lines,
    )
}

/// Puts a hold on the session, or takes it off.
pub(super) fn hold(meeting: &Meeting, answers: &[Answer]) -> Then {
    match (meeting.hold(), answers) {
        (None, []) => ask(Step::words("Why may nothing be purged?", "", false)),
        (None, [reason, ..]) if reason.words().is_blank() => {
            refuse("Say why in words: request for information 2026/14.")
        }
        (None, [reason, ..]) => act(
            Intent::HoldPurge {
                reason: reason.words(),
            },
            "Nothing is purged until the hold is taken off (h).",
        ),
        (Some(why), []) => {
            let why = why.trim().trim_end_matches('.');
            ask(Step::choice(
                format!("Held: {why}."),
                vec![
                    choice('k', "keep the hold"),
                    choice('t', "take it off: what was asked for is answered"),
                ],
            ))
        }
        (Some(_), [how]) if how.letter() != 't' => Then::Nothing,
        (Some(_), [_]) => ask(Step::words(
            "Why is it taken off, if that is to be kept?",
            "",
            true,
        )),
        (Some(_), [_, reason, ..]) => act(
            Intent::ReleaseHold {
                reason: reason.words(),
            },
            "The hold is off: what no document prints may be purged (p).",
        ),
    }
}
