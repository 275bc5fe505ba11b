//! Undo and redo: words first, and nothing else without saying what.

use super::flush;
use crate::meeting::Intent;
use crate::meeting::intent::Ref;
use crate::tui::model::{Model, Screen};
use crate::tui::port::Effect;

/// Ctrl-Z: the newest typing of the paragraph with the caret; else what would be undone is told,
/// and a second Ctrl-Z does it.
pub(super) fn undo(model: &mut Model, out: &mut Vec<Effect>) {
    let asked = std::mem::take(&mut model.desk.undo_asked);
    flush(model, out);
    let on_sheet = matches!(model.top(), Screen::Meeting(_));
    let desk = &mut model.desk;
    let Some(session) = desk.session.as_ref() else {
        return;
    };
    if asked {
        let words = session.journal.offer_undo(None).map(|o| o.words);
        if desk.act(Intent::Undo { record: None }, out).is_some() {
            desk.tell(format!(
                "Undone: {}. ^Y does it again.",
                words.unwrap_or_default()
            ));
        }
        return;
    }
    if let Some(entry) = session.sheet.entry().filter(|_| on_sheet)
        && let Ok(offer) = session.journal.offer_undo_typing(entry)
    {
        let entry = Ref::from(entry);
        if desk.act(Intent::UndoTyping { entry }, out).is_some() {
            desk.tell(format!("Undone: {}", offer.words));
        }
        return;
    }
    match session.journal.offer_undo(None) {
        Ok(offer) => {
            desk.ask(format!("Undo: {}? ^Z again undoes it.", offer.words));
            desk.undo_asked = true;
        }
        Err(refusal) => desk.refuse(refusal.to_string()),
    }
}

pub(super) fn redo(model: &mut Model, out: &mut Vec<Effect>) {
    flush(model, out);
    let desk = &mut model.desk;
    let Some(session) = desk.session.as_ref() else {
        return;
    };
    match session.journal.offer_redo() {
        Ok(offer) => {
            if desk.act(Intent::Redo, out).is_some() {
                desk.tell(format!("Done again: {}", offer.words));
            }
        }
        Err(refusal) => desk.refuse(refusal.to_string()),
    }
}
