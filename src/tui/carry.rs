//! An entry carried to another item.

use super::port::Effect;
use super::ui::Ui;
use crate::meeting::entry::Place;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Order, Ref};

/// Moves an entry to another item; the caret stays in its words and goes along. Answers whether it
/// was moved.
pub(in crate::tui) fn carry(
    ui: &mut Ui,
    entry: EntryId,
    item: ItemId,
    place: Place,
    out: &mut Vec<Effect>,
) -> bool {
    let caret = match ui.session.as_ref().and_then(|s| s.sheet.block()) {
        Some(block) if block.entry() == Some(entry) => block.text.caret(),
        _ => usize::MAX,
    };
    let order = Order::from(Intent::MoveEntry {
        entry: Ref::from(entry),
        item: Some(Ref::from(item)),
        place,
    });
    if let Err(refusal) = ui.order(&order, out) {
        ui.refuse(refusal.to_string());
        return false;
    }
    let mut told = String::new();
    if let Some(session) = ui.session.as_mut() {
        let meeting = session.journal.meeting();
        session.sheet.stand_in(meeting, entry, caret);
        if let Some(item) = meeting.item(item) {
            let details = &item.details;
            told = format!("It stands in item {}, {}.", details.number, details.title);
        }
    }
    ui.tell(told);
    true
}
