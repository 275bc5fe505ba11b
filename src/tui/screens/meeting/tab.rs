//! Tab: takes what is offered, walks through the places of a phrase, or makes of the paragraph that
//! was just ended what its first words say.

use crate::completion::{Becomes, Offer, Source};
use crate::meeting::entry::Due;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Intent, Ref, Turn};
use crate::meeting::text::Text;
use crate::tui::aid::Stops;
use crate::tui::desk::Desk;
use crate::tui::editor::Motion;
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::sheet::What;

/// The Tab key.
pub(super) fn tab(desk: &mut Desk, out: &mut Vec<Effect>) {
    if put_right(desk, 0, out) {
        return;
    }
    let Some(session) = looked(desk) else {
        return;
    };
    if let Some(offer) = session.aid.offers.first().cloned() {
        take(desk, &offer, out);
    } else if session.aid.stops.is_some() {
        onward(desk);
    } else if fresh(desk) {
        take_proposal(desk, out);
    }
}

/// The session, what is offered looked at anew: keys may come faster than the screen is drawn.
fn looked(desk: &mut Desk) -> Option<&mut Session> {
    let now = desk.now;
    let session = desk.session.as_mut()?;
    session.offer(now, true);
    Some(session)
}

/// Alt and a digit: the offer of that number, or what could stand instead of a slip.
pub(super) fn nth(desk: &mut Desk, digit: char, out: &mut Vec<Effect>) {
    let nth = digit.to_digit(10).unwrap_or(0) as usize;
    if nth > 0 && put_right(desk, nth - 1, out) {
        return;
    }
    let offers = looked(desk).map(|s| &s.aid.offers);
    let offer = offers.and_then(|o| o.get(nth.checked_sub(1)?)).cloned();
    match offer {
        Some(offer) => take(desk, &offer, out),
        None => desk.tell(format!("No offer {digit} is shown.")),
    }
}

/// Puts what is marked at the caret right with the `nth` suggestion; answers whether there was one.
fn put_right(desk: &mut Desk, nth: usize, out: &mut Vec<Effect>) -> bool {
    let now = desk.now;
    let Some(session) = desk.session.as_mut() else {
        return false;
    };
    let found = session
        .aid
        .mark_here(&session.sheet)
        .and_then(|(mark, word)| {
            let readers = session.sheet.readers(session.meeting());
            let instead = session
                .aid
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
fn fresh(desk: &Desk) -> bool {
    let block = desk.session.as_ref().and_then(|s| s.sheet.block());
    block.is_some_and(|b| b.what == What::Fresh)
}

/// Puts in what is offered; the caret goes to its first place to fill, if it has any.
fn take(desk: &mut Desk, offer: &Offer, out: &mut Vec<Effect>) {
    let now = desk.now;
    let Some(session) = desk.session.as_mut() else {
        return;
    };
    let Some(entry) = session.sheet.entry() else {
        return;
    };
    let mut spaced = None;
    let splice = session.sheet.block_mut().and_then(|b| {
        let caret = b.text.caret();
        let at_end = b.text.split_at_caret().1.is_empty();
        let blank = if at_end && goes_on(offer) { " " } else { "" };
        let splice = b
            .text
            .replace(offer.from..caret, &format!("{}{blank}", offer.words));
        spaced = (!blank.is_empty()).then_some((entry, b.text.caret()));
        splice
    });
    session.aid.spaced = spaced;
    let Some(splice) = splice else {
        return;
    };
    // Within the place of another phrase its own places go on afterwards.
    session.typed(now, entry, splice, out);
    if offer.places.is_empty() {
        return;
    }
    session.aid.stops = Stops::new(entry, offer.from, offer.words.len(), &offer.places);
    show_stop(desk);
}

/// Whether what is offered is a phrase after which the sentence goes on: "asked whether".
fn goes_on(offer: &Offer) -> bool {
    offer.source == Source::Phrase
        && offer.places.is_empty()
        && offer.words.ends_with(char::is_alphanumeric)
}

/// The caret goes to the place that is being filled, what stands there selected.
fn show_stop(desk: &mut Desk) {
    let Some(session) = desk.session.as_mut() else {
        return;
    };
    let Some(stops) = session.aid.stops.as_ref() else {
        return;
    };
    let (here, last) = (stops.here(), stops.is_last());
    if session.sheet.entry() == Some(stops.entry())
        && let Some(block) = session.sheet.block_mut()
    {
        block.text.select(here.clone());
        // Nothing is left to walk to from the end of a phrase.
        if last && here.is_empty() {
            session.aid.stops = None;
        }
    }
}

/// On to the next place; from the last to the end of its words, where writing goes on.
fn onward(desk: &mut Desk) {
    let Some(session) = desk.session.as_mut() else {
        return;
    };
    let here = session.sheet.entry();
    let stops = session
        .aid
        .stops
        .as_mut()
        .filter(|s| Some(s.entry()) == here);
    let end = stops.as_ref().map(|s| s.here().end);
    if stops.is_some_and(|s| s.onward().is_some()) {
        show_stop(desk);
        return;
    }
    session.aid.stops = None;
    if let (Some(end), Some(block)) = (end, session.sheet.block_mut()) {
        block.text.go(Motion::To(end), false);
    }
}

/// Enter in the place of a phrase goes on in it, and divides no paragraph; answers whether it did.
pub(super) fn enter(desk: &mut Desk) -> bool {
    let Some(session) = desk.session.as_ref() else {
        return false;
    };
    let Some(block) = session.sheet.block() else {
        return false;
    };
    let ended = block.text.selection().is_none() && block.text.split_at_caret().1.trim().is_empty();
    // At the end of everything Enter ends the paragraph as ever.
    if ended || !session.aid.in_place(&session.sheet) {
        return false;
    }
    onward(desk);
    true
}

/// Makes of the paragraph what was proposed.
pub(super) fn take_proposal(desk: &mut Desk, out: &mut Vec<Effect>) {
    let Some(session) = desk.session.as_mut() else {
        return;
    };
    let Some((entry, proposal)) = session.aid.proposal.take() else {
        return;
    };
    let words = proposal.words;
    if desk.act(recast(entry, proposal.becomes), out).is_some() {
        desk.tell(format!("Now {words}. ^Z makes it a paragraph again."));
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
