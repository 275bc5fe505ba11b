//! The caret's way through the record, and entries moved past each other.

use crate::meeting::entry::Place;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Intent, Ref};
use crate::tui::editor::Motion;
use crate::tui::port::Effect;
use crate::tui::sheet::Block;
use crate::tui::ui::Ui;

pub(super) fn go(ui: &mut Ui, motion: Motion, select: bool, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.pause_typing();
    let Some(block) = session.sheet.block_mut() else {
        return;
    };
    let fixed = !block.editable;
    let along = matches!(motion, Motion::Up | Motion::Down);
    if (!fixed || !along) && block.text.go(motion, select) {
        return;
    }
    if select {
        return;
    }
    // Beyond the text the caret goes on in the entry after, or before.
    let down = matches!(motion, Motion::Down | Motion::Right | Motion::WordRight);
    let up = matches!(motion, Motion::Up | Motion::Left | Motion::WordLeft);
    if !down && !up {
        return;
    }
    let column = block.text.goal_column();
    session.flush(now, out);
    let sheet = &mut session.sheet;
    let Some(at) = sheet.neighbour(down) else {
        return;
    };
    sheet.stand(at);
    if let Some(block) = sheet.block_mut() {
        match (down, along) {
            (true, true) => block.text.enter_from_above(column),
            (false, true) => block.text.enter_from_below(column),
            (true, false) => {
                block.text.go(Motion::TextStart, false);
            }
            (false, false) => {
                block.text.go(Motion::TextEnd, false);
            }
        }
    }
    sheet.tidy();
}

/// To the start of the record or its end; selecting, to that of the paragraph.
pub(super) fn to_end(ui: &mut Ui, end: bool, select: bool, out: &mut Vec<Effect>) {
    if select {
        let motion = if end {
            Motion::TextEnd
        } else {
            Motion::TextStart
        };
        go(ui, motion, true, out);
        return;
    }
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.flush(now, out);
    let sheet = &mut session.sheet;
    if end {
        sheet.stand_at_end();
    } else if let Some(at) = sheet.blocks().iter().position(Block::holds_caret) {
        sheet.stand(at);
        if let Some(block) = sheet.block_mut() {
            block.text.go(Motion::TextStart, false);
        }
    }
    sheet.tidy();
}

/// To the start of the paragraph or of one beside it; selecting, to the paragraph's start or end.
pub(super) fn paragraph(ui: &mut Ui, down: bool, select: bool, out: &mut Vec<Effect>) {
    if select {
        to_end(ui, down, true, out);
        return;
    }
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.flush(now, out);
    session.pause_typing();
    let sheet = &mut session.sheet;
    let inside = sheet.block().is_some_and(|b| b.text.caret() > 0);
    if down || !inside {
        let Some(at) = sheet.neighbour(down) else {
            // After the last paragraph there is only its end.
            go(ui, Motion::TextEnd, false, out);
            return;
        };
        sheet.stand(at);
    }
    if let Some(block) = sheet.block_mut() {
        block.text.go(Motion::TextStart, false);
    }
    sheet.tidy();
}

pub(super) fn page(ui: &mut Ui, down: bool, out: &mut Vec<Effect>) {
    let rows = ui.session.as_ref().map_or(1, |s| s.sheet.height);
    for _ in 0..rows.saturating_sub(2).max(1) {
        let motion = if down { Motion::Down } else { Motion::Up };
        go(ui, motion, false, out);
    }
}

/// Moves the entry with the caret past its neighbour.
pub(super) fn shift(ui: &mut Ui, down: bool, out: &mut Vec<Effect>) {
    let Some(session) = ui.session.as_ref() else {
        return;
    };
    let (Some(entry), Some(item)) = (
        session.sheet.entry(),
        session
            .sheet
            .item()
            .and_then(|id| session.meeting().item(id)),
    ) else {
        return;
    };
    // Minutes move past minutes, and notes past notes: the others are not seen between them.
    let among_notes = session.sheet.in_notes();
    let entries = session.meeting().entries_of(item);
    let stand: Vec<EntryId> = entries
        .filter(|e| e.is_note() == among_notes)
        .map(|e| e.id)
        .collect();
    let Some(at) = stand.iter().position(|id| *id == entry) else {
        return;
    };
    let place = match (down, at) {
        (true, at) => stand.get(at + 1).map(|id| Place::After(*id)),
        (false, 0) => None,
        (false, 1) => Some(Place::Start),
        (false, at) => Some(Place::After(stand[at - 2])),
    };
    let Some(place) = place else {
        ui.tell("It stands at the end already.");
        return;
    };
    let entry = Ref::from(entry);
    ui.act(
        Intent::MoveEntry {
            entry,
            item: None,
            place,
        },
        out,
    );
}
