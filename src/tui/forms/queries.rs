//! Words in question: whom to ask about them, and what stands in their place once it is known.

use std::ops::Range;

use super::answers::Answer;
use super::purpose::{Then, ask, choice, done};
use super::step::Step;
use crate::meeting::describe::quoted;
use crate::meeting::id::{EntryId, QueryId};
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::text::Text;
use crate::tui::people::Wanted;
use crate::tui::ui::Ui;

pub(super) fn raise(answers: &[Answer], ui: &Ui, entry: EntryId, words: &Range<usize>) -> Then {
    let text = ui
        .meeting()
        .and_then(|m| m.entry(entry))
        .and_then(|e| e.text.get(words.clone()));
    let Some(text) = text else {
        return Then::Refuse("Those words have changed; choose them again.".to_owned());
    };
    match answers {
        [] => ask(Step::people(
            format!("Whom to ask about {}?", quoted(text)),
            Wanted::Owner,
            false,
            Some(choice('0', "nobody yet")),
        )),
        [whom, ..] => done(
            Intent::Query {
                entry: Ref::from(entry),
                at: u32::try_from(words.start).unwrap_or(u32::MAX),
                words: Text::new(text),
                ask: whom.leads().pop(),
            },
            format!("{} is in question; Q settles it.", quoted(text)),
        ),
    }
}

pub(super) fn settle(answers: &[Answer], ui: &Ui, query: QueryId) -> Then {
    let Some((meeting, known)) = ui.meeting().and_then(|m| Some((m, m.query(query)?))) else {
        return Then::Nothing;
    };
    let stands = Text::line(meeting.queried(known));
    match answers {
        [] => {
            let whom = meeting.asked(known.ask.as_ref());
            let whom = whom.map_or_else(String::new, |whom| format!(" ({whom})"));
            let prompt = format!("In its place{whom}; Enter leaves what stands there:");
            ask(Step::words_instead(prompt, &stands, false))
        }
        [instead, ..] => {
            let words = instead.words();
            let told = format!("{} is settled.", quoted(&words));
            // Left as it was, nothing is replaced.
            let instead = if words == stands {
                Text::default()
            } else {
                words
            };
            let query = Ref::from(query);
            done(Intent::SettleQuery { query, instead }, told)
        }
    }
}
