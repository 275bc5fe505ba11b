//! A phrase made of selected words: its code, and whose book it goes into.

use super::answers::Answer;
use super::purpose::{Then, ask, choice};
use super::step::Step;
use crate::meeting::text::Text;
use crate::phrases::{Phrase, as_phrase};
use crate::tui::job::{Job, Keep, Scope};
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// The longest code that is proposed.
const CODE: usize = 4;

pub(super) fn new_phrase(answers: &[Answer], ui: &Ui, words: &str) -> Then {
    let Some(session) = &ui.session else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::words("The code to type for it:", &code(words), false).selected()),
        [code] => {
            let code = code.words();
            if let Some(held) = session.assist.book.phrase(&code) {
                return Then::Refuse(format!(
                    "{code} stands for \u{201C}{}\u{201D} already; give another code.",
                    held.text
                ));
            }
            ask(Step::choice(
                "In whose book?",
                vec![
                    choice('o', "your own"),
                    choice('b', "the body's, for all its officers"),
                ],
            ))
        }
        [code, whose, ..] => {
            let scope = if whose.letter() == 'b' {
                Scope::Body
            } else {
                Scope::Officer
            };
            Then::Want(Effect::Job(Job::Keep {
                body: session.meeting().body().name.clone(),
                scope,
                what: Keep::Phrase(Phrase {
                    code: code.words(),
                    text: Text::line(&as_phrase(words)),
                    about: Text::default(),
                }),
            }))
        }
    }
}

/// The first letters of the words.
fn code(words: &str) -> String {
    words
        .split_whitespace()
        .filter_map(|w| w.chars().find(|c| c.is_alphanumeric()))
        .flat_map(char::to_lowercase)
        .take(CODE)
        .collect()
}
