//! Somebody who comes or goes is taken as soon as the letters typed can mean nobody else. Whoever types
//! the name out does no harm by it: the rest of the name is swallowed, and so is the Enter after it; and
//! letters that go on to another name take the act back and go on in its question.

use super::{Form, Purpose};
use crate::meeting::agenda::Stamp;
use crate::meeting::intent::Intent;
use crate::meeting::text::{Text, folded};
use crate::tui::command::Command;
use crate::tui::key::{Code, Key};
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// So long after a key the next one is still typed in the same breath, in milliseconds.
const BREATH: i64 = 800;
/// So long the Enter that used to end a name still belongs to it, in milliseconds.
const HABIT: i64 = 3000;

/// Somebody was taken by the first letters of their name.
#[derive(Clone, Debug)]
pub struct TypingOn {
    command: Command,
    record: u64,
    typed: String,
    rest: String,
    since: Stamp,
}

impl TypingOn {
    pub(super) fn new(
        command: Command,
        record: u64,
        typed: String,
        rest: String,
        since: Stamp,
    ) -> Self {
        Self {
            command,
            record,
            typed,
            rest,
            since,
        }
    }
}

/// Whether a key belongs to the name that somebody was taken by; if so, it is dealt with.
pub(in crate::tui) fn types_on(ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> bool {
    let Some(mut on) = ui.typing_on.take() else {
        return false;
    };
    let waited = (ui.now - on.since).num_milliseconds();
    if ui.form.is_some() || key.ctrl || key.alt {
        return false;
    }
    if key.code == Code::Enter {
        return (0..=HABIT).contains(&waited);
    }
    if !(0..=BREATH).contains(&waited) {
        return false;
    }
    let Some(letter) = key.typed().filter(|c| c.is_alphabetic()) else {
        return false;
    };
    on.since = ui.now;
    on.typed.push(letter);
    let mut rest = on.rest.chars();
    match rest.next() {
        Some(next) if folded(next).eq(folded(letter)) => {
            on.rest = rest.collect();
            ui.typing_on = Some(on);
            true
        }
        // Somebody new may be meant; whoever leaves is one of those who are here.
        Some(_) if on.command == Command::Arrive => another(ui, &on, out),
        _ => false,
    }
}

/// The name is another's: the arrival is taken back, and its question goes on with what is typed.
fn another(ui: &mut Ui, on: &TypingOn, out: &mut Vec<Effect>) -> bool {
    let newest = ui.session.as_ref().map(|s| s.journal.last());
    if newest != Some(on.record) {
        return false;
    }
    let undo = Intent::Undo {
        record: Some(on.record),
    };
    if ui.act(undo, out).is_none() {
        return false;
    }
    ui.parked.retain(|form| form.purpose != Purpose::Arrive);
    Form::begin(Command::Arrive, Purpose::Arrive, ui, out);
    if let Some(form) = ui.form.take() {
        form.paste(ui, &Text::line(&on.typed));
    }
    true
}
