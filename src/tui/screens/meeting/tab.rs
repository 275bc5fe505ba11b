//! Tab: takes what is offered, walks through the places of a phrase, or makes of the paragraph that
//! was just ended what its first words say.

use crate::completion::{Becomes, Offer};
use crate::meeting::entry::Due;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Intent, Ref, Turn};
use crate::meeting::text::Text;
use crate::tui::assist::Stops;
use crate::tui::editor::Motion;
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::sheet::What;
use crate::tui::ui::Ui;

/// The Tab key.
pub(super) fn tab(ui: &mut Ui, out: &mut Vec<Effect>) {
    if put_right(ui, 0, out) {
        return;
    }
    let Some(session) = looked(ui) else {
        return;
    };
    if let Some(offer) = session.assist.offers.first().cloned() {
        take(ui, &offer, out);
    } else if session.assist.stops.is_some() {
        onward(ui);
    } else if fresh(ui) {
        take_proposal(ui, out);
    }
}

/// The session, what is offered looked at anew: keys may come faster than the screen is drawn.
fn looked(ui: &mut Ui) -> Option<&mut Session> {
    let now = ui.now;
    let session = ui.session.as_mut()?;
    session.offer(now, true);
    Some(session)
}

/// Alt and a digit: the offer of that number, or what could stand instead of a slip.
pub(super) fn nth(ui: &mut Ui, digit: char, out: &mut Vec<Effect>) {
    let nth = digit.to_digit(10).unwrap_or(0) as usize;
    if nth > 0 && put_right(ui, nth - 1, out) {
        return;
    }
    let offers = looked(ui).map(|s| &s.assist.offers);
    let offer = offers.and_then(|o| o.get(nth.checked_sub(1)?)).cloned();
    match offer {
        Some(offer) => take(ui, &offer, out),
        None => ui.tell(format!("No offer {digit} is shown.")),
    }
}

/// Puts what is marked at the caret right with the `nth` suggestion; answers whether there was one.
fn put_right(ui: &mut Ui, nth: usize, out: &mut Vec<Effect>) -> bool {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return false;
    };
    let found = session
        .assist
        .mark_here(&session.sheet)
        .and_then(|(mark, word)| {
            let readers = session.sheet.readers(session.meeting());
            let instead = session
                .assist
                .marks
                .instead(mark, word, readers)
                .get(nth)?
                .clone();
            Some((mark.entry, mark.range.clone(), instead))
        });
    let Some((entry, range, instead)) = found else {
        return false;
    };
    let splice = session
        .sheet
        .block_mut()
        .filter(|b| b.editable)
        .and_then(|b| b.text.replace(range, &instead));
    if let Some(splice) = splice {
        session.typed(now, entry, splice, out);
    }
    true
}

/// Whether the caret stands in a paragraph of which nothing is typed yet.
fn fresh(ui: &Ui) -> bool {
    let block = ui.session.as_ref().and_then(|s| s.sheet.block());
    block.is_some_and(|b| b.what == What::Fresh)
}

/// Puts in what is offered; the caret goes to its first place to fill, if it has any.
fn take(ui: &mut Ui, offer: &Offer, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let Some(entry) = session.sheet.entry() else {
        return;
    };
    let splice = session.sheet.block_mut().and_then(|b| {
        let caret = b.text.caret();
        b.text.replace(offer.from..caret, &offer.words)
    });
    let Some(splice) = splice else {
        return;
    };
    // Within the place of another phrase its own places go on afterwards.
    session.typed(now, entry, splice, out);
    if offer.places.is_empty() {
        return;
    }
    session.assist.stops = Stops::new(entry, offer.from, offer.words.len(), &offer.places);
    show_stop(ui);
}

/// The caret goes to the place that is being filled, what stands there selected.
fn show_stop(ui: &mut Ui) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let Some(stops) = session.assist.stops.as_ref() else {
        return;
    };
    let (here, last) = (stops.here(), stops.is_last());
    if session.sheet.entry() == Some(stops.entry())
        && let Some(block) = session.sheet.block_mut()
    {
        block.text.select(here.clone());
        // Nothing is left to walk to from the end of a phrase.
        if last && here.is_empty() {
            session.assist.stops = None;
        }
    }
}

/// On to the next place; from the last to the end of its words, where writing goes on.
fn onward(ui: &mut Ui) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let here = session.sheet.entry();
    let stops = session
        .assist
        .stops
        .as_mut()
        .filter(|s| Some(s.entry()) == here);
    let end = stops.as_ref().map(|s| s.here().end);
    if stops.is_some_and(|s| s.onward().is_some()) {
        show_stop(ui);
        return;
    }
    session.assist.stops = None;
    if let (Some(end), Some(block)) = (end, session.sheet.block_mut()) {
        block.text.go(Motion::To(end), false);
    }
}

/// Enter in the place of a phrase goes on in it, and divides no paragraph; answers whether it did.
pub(super) fn enter(ui: &mut Ui) -> bool {
    let Some(session) = ui.session.as_ref() else {
        return false;
    };
    let Some(block) = session.sheet.block() else {
        return false;
    };
    let ended = block.text.selection().is_none() && block.text.split_at_caret().1.trim().is_empty();
    // At the end of everything Enter ends the paragraph as ever.
    if ended || !session.assist.in_place(&session.sheet) {
        return false;
    }
    onward(ui);
    true
}

/// Makes of the paragraph what was proposed.
pub(super) fn take_proposal(ui: &mut Ui, out: &mut Vec<Effect>) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let Some((entry, proposal)) = session.assist.proposal.take() else {
        return;
    };
    let words = proposal.words;
    if ui.act(recast(entry, proposal.becomes), out).is_some() {
        ui.tell(format!("Now {words}. ^Z makes it a paragraph again."));
    }
}

fn recast(entry: EntryId, becomes: Becomes) -> Intent {
    let (into, text, owners, due) = match becomes {
        Becomes::Resolution { text } => (Turn::Resolution, text, Vec::new(), Due::Unset),
        Becomes::Action { text, owners, due } => (Turn::Action, text, owners, due),
    };
    Intent::Recast {
        entry: Ref::from(entry),
        into,
        text: Text::new(&text),
        owners,
        due,
    }
}
