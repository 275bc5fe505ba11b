//! Undo and redo: what was done to the paragraph with the caret and its words first, and nothing
//! else without saying what.

use super::flush;
use crate::meeting::Intent;
use crate::meeting::id::EntryId;
use crate::meeting::intent::Ref;
use crate::tui::desk::Desk;
use crate::tui::model::{Model, Screen};
use crate::tui::port::Effect;

/// Ctrl-Z: what was last done to the paragraph with the caret (split, joined, moved, turned), or
/// the newest typing in it; else what would be undone is told,
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
        && let Some((offer, parted)) = session.journal.offer_undo_shaping(entry)
    {
        let caret = session.sheet.block().map_or(0, |b| b.text.caret());
        let record = offer.records.first().copied();
        if desk.act(Intent::Undo { record }, out).is_some() {
            let told = format!("Undone: {}. ^Y does it again.", offer.words);
            stay(desk, entry, caret, parted);
            desk.tell(told);
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

/// The caret stays in the words that it was in, wherever they stand now.
fn stay(desk: &mut Desk, entry: EntryId, caret: usize, parted: Option<(EntryId, usize)>) {
    let Some(session) = desk.session.as_mut() else {
        return;
    };
    let meeting = session.journal.meeting();
    let stands = |id: EntryId| meeting.entry(id).is_some_and(|e| !e.struck);
    match parted {
        // Its words are where they were parted from again.
        Some((whole, at)) if !stands(entry) && stands(whole) => {
            let at = if whole == entry {
                caret
            } else {
                let lost = meeting
                    .entry(whole)
                    .map_or("", |e| e.text.get(at..).unwrap_or(""));
                at + (lost.len() - lost.trim_start_matches(' ').len()) + caret
            };
            session.sheet.stand_in(meeting, whole, at);
        }
        _ if stands(entry) => session.sheet.stand_in(meeting, entry, caret),
        _ => {}
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
