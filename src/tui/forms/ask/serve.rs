//! What the pages for colleagues hold, before they are served.

use super::{Answer, Then, ask, choice};
use crate::meeting::entry::Stream;
use crate::tui::forms::step::Step;
use crate::tui::port::Effect;

/// Asks whether the chair's page and the draft hold exempt text; what everybody may read is the first
/// choice. The public's page never does.
pub(super) fn serve(answers: &[Answer]) -> Then {
    match answers {
        [] => ask(Step::choice(
            "The chair\u{2019}s page and the draft hold:",
            vec![
                choice('p', "what everybody may read"),
                choice('x', "exempt text too, for those entitled to it"),
            ],
        )),
        [readers, ..] => Then::Want(Effect::Serve(Some(match readers.letter() {
            'x' => Stream::Exempt,
            _ => Stream::Public,
        }))),
    }
}
