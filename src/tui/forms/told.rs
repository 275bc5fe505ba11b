//! What the public brings, what somebody tells by their office, what is delegated.

use super::answers::Answer;
use super::purpose::{Then, after_decisions, ask, choice, sheet_place};
use super::room::known;
use super::step::Step;
use crate::meeting::entry::{Participation, Reply, Told};
use crate::meeting::id::ItemId;
use crate::meeting::intent::{Intent, Order, Ref};
use crate::meeting::text::Text;
use crate::tui::people::Wanted;
use crate::tui::ui::Ui;

/// How the public takes part, who, for whom, and what becomes of it; then its gist is written.
pub(super) fn public(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    match answers {
        [] => ask(Step::choice(
            "The public:",
            vec![
                choice('q', "a question"),
                choice('s', "a supplementary question"),
                choice('p', "a petition"),
                choice('d', "a deputation"),
                choice('t', "a statement"),
            ],
        )),
        [_] => ask(Step::words(
            "Who? Only with their consent (empty: a member of the public):",
            "",
            true,
        )),
        [_, _] => ask(Step::words("On whose behalf? (empty: their own)", "", true)),
        [_, _, _] => ask(Step::choice(
            "What became of it?",
            vec![
                choice('a', "it was answered"),
                choice('w', "it is to be answered in writing"),
                choice('r', "it was referred"),
                choice('n', "nothing to be told"),
            ],
        )),
        [how, name, on_behalf, reply, ..] => {
            Then::Word(Box::new(Order::from(Intent::HearPublic {
                how: match how.letter() {
                    's' => Participation::Supplementary,
                    'p' => Participation::Petition,
                    'd' => Participation::Deputation,
                    't' => Participation::Statement,
                    _ => Participation::Question,
                },
                name: name.words(),
                on_behalf: on_behalf.words(),
                text: Text::default(),
                reply: match reply.letter() {
                    'a' => Reply::Answered,
                    'w' => Reply::Written,
                    'r' => Reply::Referred,
                    _ => Reply::Untold,
                },
                item: Some(Ref::from(item)),
                place: sheet_place(ui, item),
            })))
        }
    }
}

/// What somebody tells by their office, and who; then its words are written.
pub(super) fn told(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    let Some(meeting) = ui.meeting() else {
        return Then::Nothing;
    };
    match answers {
        [] => ask(Step::choice(
            "What is told?",
            vec![
                choice('a', "an announcement of the chair"),
                choice('o', "an announcement of somebody else"),
                choice('r', "a ruling of the chair"),
                choice('v', "advice"),
            ],
        )),
        [what] if matches!(what.letter(), 'o' | 'v') => {
            ask(Step::people("By whom?", Wanted::Here, false, None))
        }
        [what, rest @ ..] => Then::Word(Box::new(Order::from(Intent::Tell {
            what: match what.letter() {
                'r' => Told::Ruling,
                'v' => Told::Advice,
                _ => Told::Announcement,
            },
            by: rest
                .first()
                .and_then(Answer::person)
                .and_then(|who| known(meeting, who))
                .map(Ref::from),
            text: Text::default(),
            item: Some(Ref::from(item)),
            place: sheet_place(ui, item),
        }))),
    }
}

/// To whom authority is delegated, with whom, until when; then what for is written.
pub(super) fn delegate(answers: &[Answer], ui: &Ui, item: ItemId) -> Then {
    match answers {
        [] => ask(Step::people(
            "Delegated to whom? An officer, a post, a committee:",
            Wanted::Owner,
            true,
            None,
        )),
        [_] => ask(Step::people(
            "In consultation with whom?",
            Wanted::Owner,
            true,
            Some(choice('0', "nobody")),
        )),
        [_, _] => ask(Step::words("Until when? (empty: not said)", "", true)),
        [to, with, until, ..] => Then::Word(Box::new(Order::from(Intent::Delegate {
            to: to.leads(),
            with: with.leads(),
            text: Text::default(),
            until: until.words(),
            item: Some(Ref::from(item)),
            place: after_decisions(ui, item),
        }))),
    }
}
