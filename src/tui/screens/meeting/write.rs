//! Writing: what keys do to the words of the record.
//!
//! The first key in a new paragraph begins it in the journal; what is typed is gathered and recorded
//! within a second. Enter ends a paragraph, in the middle it splits one; Backspace at the start
//! joins.

use super::caret::{go, page, paragraph, shift, to_end};
use super::tab;
use super::voted::{VOTED_ON, is_voted_on, leaves_voted_words};
use crate::meeting::entry::Kind;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::text::Text;
use crate::tui::commands::Command;
use crate::tui::editor::{Delete, Motion};
use crate::tui::key::{Code, Key};
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::sheet::What;
use crate::tui::ui::Ui;

/// A key while the pen is up, or one that moves the caret; answers whether it meant something.
pub(super) fn key(ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> bool {
    if ui.session.is_none() {
        return false;
    }
    let word = key.ctrl || key.alt;
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => {
            let mut buffer = [0; 4];
            type_text(ui, c.encode_utf8(&mut buffer), out);
        }
        Code::Enter if !key.alt && tab::enter(ui) => {}
        Code::Enter if !key.alt => enter(ui, out),
        Code::Tab if !word => tab::tab(ui, out),
        Code::Char(digit @ '1'..='9') if key.alt && !key.ctrl => tab::nth(ui, digit, out),
        Code::Backspace if word => delete(ui, Delete::WordBack, out),
        Code::Backspace => delete(ui, Delete::Back, out),
        Code::Delete if word => delete(ui, Delete::WordForward, out),
        Code::Delete => delete(ui, Delete::Forward, out),
        Code::Char('w') if key.ctrl => delete(ui, Delete::WordBack, out),
        Code::Char('k') if key.ctrl => delete(ui, Delete::ToLineEnd, out),
        Code::Char('u') if key.ctrl => delete(ui, Delete::ToLineStart, out),
        Code::Left if word => go(ui, Motion::WordLeft, key.shift, out),
        Code::Right if word => go(ui, Motion::WordRight, key.shift, out),
        Code::Left => go(ui, Motion::Left, key.shift, out),
        Code::Right => go(ui, Motion::Right, key.shift, out),
        Code::Up if !word => go(ui, Motion::Up, key.shift, out),
        Code::Down if !word => go(ui, Motion::Down, key.shift, out),
        Code::Up if !key.alt => paragraph(ui, false, key.shift, out),
        Code::Down if !key.alt => paragraph(ui, true, key.shift, out),
        Code::Home if word => to_end(ui, false, key.shift, out),
        Code::End if word => to_end(ui, true, key.shift, out),
        Code::Home => go(ui, Motion::RowStart, key.shift, out),
        Code::End => go(ui, Motion::RowEnd, key.shift, out),
        Code::Char('e') if key.ctrl => go(ui, Motion::RowEnd, key.shift, out),
        Code::PageUp => page(ui, false, out),
        Code::PageDown => page(ui, true, out),
        _ => return false,
    }
    true
}

/// The editing commands of the table.
pub(super) fn run(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    match command {
        Command::SelectAll => {
            if let Some(block) = session.sheet.block_mut() {
                block.text.select_all();
            }
        }
        Command::Copy | Command::Cut => {
            let selected = session.sheet.block().map_or("", |b| b.text.selected());
            if selected.is_empty() {
                ui.tell("Nothing is selected; hold Shift and move to select.");
                return;
            }
            ui.clipboard = selected.to_owned();
            if command == Command::Cut {
                delete(ui, Delete::Back, out);
            }
        }
        Command::Paste => {
            let text = Text::new(&ui.clipboard);
            if text.is_empty() {
                ui.tell("Nothing was copied or cut yet.");
            } else {
                paste(ui, &text, out);
            }
        }
        Command::NewLine => {
            let bullets = here(session).is_some_and(|(_, kind)| *kind == Kind::Paragraph);
            type_text(ui, if bullets { "\n- " } else { "\n" }, out);
        }
        Command::ParagraphUp | Command::ParagraphDown => {
            paragraph(ui, command == Command::ParagraphDown, false, out);
        }
        Command::MoveUp | Command::MoveDown => shift(ui, command == Command::MoveDown, out),
        _ => {}
    }
}

/// The entry with the caret.
fn here(session: &Session) -> Option<(EntryId, &Kind)> {
    let entry = session.meeting().entry(session.sheet.entry()?)?;
    Some((entry.id, &entry.kind))
}

/// An entry to type in: the one with the caret, or one begun for it.
fn ready(ui: &mut Ui, out: &mut Vec<Effect>) -> Option<EntryId> {
    let now = ui.now;
    let session = ui.session.as_mut()?;
    let block = session.sheet.block()?;
    match (block.what, block.editable) {
        (What::Entry(entry), true) => return Some(entry),
        (What::Entry(_), false) => session.sheet.begin_after(session.journal.meeting()),
        _ => {}
    }
    match session.begin_paragraph(now, out) {
        Ok(entry) => Some(entry),
        Err(refusal) => {
            ui.refuse(refusal.to_string());
            None
        }
    }
}

/// Types `text` in place of the selection, or at the caret.
pub(super) fn type_text(ui: &mut Ui, text: &str, out: &mut Vec<Effect>) {
    let fresh = ui
        .session
        .as_ref()
        .and_then(|s| s.sheet.block())
        .is_some_and(|b| !b.editable);
    // A blank begins no paragraph.
    if fresh && text.trim().is_empty() {
        return;
    }
    if !leaves_voted_words(ui, text, out) {
        return;
    }
    let Some(entry) = ready(ui, out) else {
        return;
    };
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    if let Some(reason) = &session.read_only {
        let words = format!("This session can only be read: {reason}.");
        ui.refuse(words);
        return;
    }
    let spaced = session.assist.spaced.take();
    let motion = here(session).is_some_and(|(_, k)| k.stage().is_some());
    let splice = session.sheet.block_mut().and_then(|b| {
        let head = b.text.split_at_caret().0;
        if spaced == Some((entry, head.len())) {
            match text {
                // The blank stands there already.
                " " => return None,
                "," | "." | ";" | ":" | ")" | "?" | "!" => {
                    return b.text.replace(head.len() - 1..head.len(), text);
                }
                _ => {}
            }
        }
        match again(head, text).filter(|_| motion && b.text.selection().is_none()) {
            Some(back) => {
                let end = head.len();
                b.text.replace(end - back..end, text)
            }
            None => b.text.insert(text),
        }
    });
    if let Some(splice) = splice {
        session.typed(now, entry, splice, out);
    }
}

/// How much of what stands before the caret goes where a motion or an amendment that has its "That" already gets
/// it once more: typed letter by letter, or at once.
fn again(head: &str, text: &str) -> Option<usize> {
    const THAT: &str = "That ";
    let line = head.rsplit('\n').next().unwrap_or(head);
    let twice = (text == " " && line == "That That") || (line == THAT && text.starts_with(THAT));
    twice.then_some(THAT.len())
}

/// Pasted text: its lines become paragraphs, but lines that begin with a bullet stay in theirs.
pub(super) fn paste(ui: &mut Ui, text: &Text, out: &mut Vec<Effect>) {
    // What goes among the rough notes stays one of them.
    if super::assist::in_notes(ui) {
        type_text(ui, text, out);
        return;
    }
    let mut paragraphs: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        match paragraphs.last_mut() {
            Some(last) if line.starts_with("- ") => {
                last.push('\n');
                last.push_str(line);
            }
            _ if line.trim().is_empty() => {}
            _ => paragraphs.push(line.to_owned()),
        }
    }
    let Some((first, rest)) = paragraphs.split_first() else {
        // Blanks alone are typed as they are.
        type_text(ui, text, out);
        return;
    };
    let kept = if rest.is_empty() && !text.contains('\n') {
        text.as_str()
    } else {
        first.as_str()
    };
    type_text(ui, kept, out);
    if rest.is_empty() {
        return;
    }
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.flush(now, out);
    let place = session.place();
    if let Err(refusal) = session.write_paragraphs(now, rest, place, out) {
        ui.refuse(refusal.to_string());
    }
}

/// Enter: the end of a paragraph; in the middle of one, two of it. In a list, the next line of it;
/// an empty line ends the list.
fn enter(ui: &mut Ui, out: &mut Vec<Effect>) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let Some((entry, kind)) = here(session) else {
        return;
    };
    let limbs = matches!(kind, Kind::Resolution { .. });
    if session.sheet.in_notes() {
        type_text(ui, "\n", out);
        return;
    }
    let Some(block) = session.sheet.block().filter(|b| b.editable) else {
        session.sheet.begin_after(session.journal.meeting());
        return;
    };
    let (head, tail) = block.text.split_at_caret();
    let voted = tail.trim().is_empty() && is_voted_on(session);
    let line = head.rsplit('\n').next().unwrap_or_default();
    let in_list = head.contains('\n') || line.starts_with("- ");
    let empty = line.trim().is_empty() || line.trim() == "-";
    let (bullet, at) = (line.starts_with("- "), head.len());
    if voted {
        let now = ui.now;
        session.flush(now, out);
        session.pause_typing();
        session.sheet.begin_after(session.journal.meeting());
    } else if in_list && empty && tail.is_empty() {
        // The list is over: its empty last line goes, and a paragraph begins.
        let from = at - line.len() - usize::from(head.contains('\n'));
        let splice = session
            .sheet
            .block_mut()
            .and_then(|b| b.text.replace(from..at, ""));
        let now = ui.now;
        if let Some(splice) = splice {
            session.typed(now, entry, splice, out);
        }
        session.flush(now, out);
        session.sheet.begin_after(session.journal.meeting());
    } else if limbs && in_list {
        type_text(ui, "\n", out);
    } else if bullet {
        type_text(ui, "\n- ", out);
    } else if tail.trim().is_empty() {
        let now = ui.now;
        session.flush(now, out);
        session.pause_typing();
        session.sheet.begin_after(session.journal.meeting());
        session.ended(entry);
    } else {
        let now = ui.now;
        session.flush(now, out);
        let intent = Intent::Split {
            entry: Ref::from(entry),
            at: u32::try_from(at).unwrap_or(u32::MAX),
        };
        if let Some(seq) = ui.act(intent, out)
            && let Some(session) = ui.session.as_mut()
            && let Some(made) = session.made_entry(seq)
        {
            session.sheet.stand_in(session.journal.meeting(), made, 0);
        }
    }
}

fn delete(ui: &mut Ui, what: Delete, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let Some(block) = session.sheet.block() else {
        return;
    };
    let selected = block.text.selection().is_some();
    let (at_start, at_end) = (
        block.text.caret() == 0,
        block.text.caret() == block.text.text().len(),
    );
    let back = matches!(what, Delete::Back | Delete::WordBack | Delete::ToLineStart);
    match block.what {
        What::Fresh | What::FreshNote if back => leave_fresh(session),
        What::Entry(_) if !block.editable => {
            ui.tell("x strikes this out (after ^Space while writing).");
        }
        What::Entry(_) if !selected && back && at_start => join(ui, false, out),
        What::Entry(_) if !selected && !back && at_end => join(ui, true, out),
        What::Entry(_) if is_voted_on(session) => ui.refuse(VOTED_ON.to_owned()),
        What::Entry(entry) => {
            let splice = session.sheet.block_mut().and_then(|b| b.text.delete(what));
            if let Some(splice) = splice {
                session.typed(now, entry, splice, out);
            }
        }
        _ => {}
    }
}

/// Backspace in a paragraph not yet begun: back to the end of what stands before it.
fn leave_fresh(session: &mut Session) {
    if let Some(at) = session.sheet.neighbour(false) {
        session.sheet.stand(at);
        if let Some(block) = session.sheet.block_mut() {
            block.text.go(Motion::TextEnd, false);
        }
        session.sheet.tidy();
    }
}

/// Joins the entry with the caret to the one before, or the one after to it.
fn join(ui: &mut Ui, forward: bool, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let Some(other) = session.sheet.neighbour(forward) else {
        return;
    };
    let blocks = session.sheet.blocks();
    let (first, second) = if forward {
        (session.sheet.at(), other)
    } else {
        (other, session.sheet.at())
    };
    let (Some(above), Some(below)) = (blocks[first].entry(), blocks[second].entry()) else {
        return;
    };
    if !blocks[first].editable || !blocks[second].editable {
        ui.tell("What stands between them isn't words; x strikes it out.");
        return;
    }
    let at = blocks[first].text.text().len();
    let empty = blocks[second].text.text().is_empty();
    session.flush(now, out);
    let entry = Ref::from(below);
    let intent = if empty {
        Intent::Strike { entry }
    } else {
        Intent::Join { entry }
    };
    if ui.act(intent, out).is_some()
        && let Some(session) = ui.session.as_mut()
    {
        session.sheet.stand_in(session.journal.meeting(), above, at);
    }
}
