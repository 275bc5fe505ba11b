//! The private session: the public is let in again, and what is written for them.

use super::purpose::{Then, room_item, room_place};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Item, Standing};
use crate::meeting::entry::Kind;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Order, Ref, Unresolved};
use crate::tui::ui::Ui;

/// The public is let in again.
pub(in crate::tui) fn readmit(ui: &Ui) -> Option<Intent> {
    let item = room_item(ui)?;
    Some(Intent::Readmit {
        item: Some(item),
        place: room_place(ui),
    })
}

/// What is told when the public was excluded, or not, for those items or the `rest` of the meeting.
pub(super) fn told_of_exclusion(
    ui: &Ui,
    (items, rest): (&[&Item], bool),
    private: bool,
    without: Option<Unresolved>,
    refused: bool,
) -> String {
    // What is written is exempt where the officer writes in one of those items, and nowhere else.
    let here = ui.session.as_ref().and_then(|s| s.sheet.item());
    let here = here.and_then(|id| ui.meeting()?.item(id));
    let open = here.filter(|here| {
        let of_them = items.iter().any(|i| i.id == here.id)
            || rest && here.standing == Standing::Waiting
            || items.is_empty() && !rest && room_item(ui) == Some(Ref::from(here.id));
        !of_them && !here.is_private()
    });
    match (private, without, open) {
        (_, Some(Unresolved::Disorder), _) => {
            "The public is excluded; the record stays public. Y lets them in again.".to_owned()
        }
        (true, _, Some(open)) => format!(
            "The public is excluded. Item {} is none of those and stays public: everybody may read \
             what is written in it. V takes it in private.",
            open.details.number
        ),
        (true, _, None) => {
            "The public is excluded: what is written is exempt. Y lets them in again, U is \
                      for the public."
                .to_owned()
        }
        (false, ..) if refused && items.iter().any(|i| i.is_private()) => {
            "Not excluded. The agenda has it as private: V takes it in public.".to_owned()
        }
        (false, ..) => "Not excluded: the public stays.".to_owned(),
    }
}

/// What is told when they are back: an item that is private stays so.
pub(in crate::tui) fn told_of_readmission(ui: &Ui) -> String {
    let item = ui.meeting().and_then(Meeting::before_body);
    match item.filter(|i| i.is_private()) {
        Some(item) => format!(
            "The public is back. Item {} stays private; V takes the rest of it in public.",
            item.details.number
        ),
        None => "The public is back.".to_owned(),
    }
}

/// Who is in the room is not what the item before the body needs.
pub(in crate::tui) fn out_of_step(meeting: &Meeting) -> Option<String> {
    let item = meeting.before_body()?;
    let number = &item.details.number;
    let out = meeting.public_out().last().is_some_and(|o| o.to.is_none());
    match (item.is_private(), out) {
        (false, true) => Some(format!(
            "The public is still excluded, and item {number} is public: Y lets them in."
        )),
        (true, false) => Some(format!(
            "Item {number} is private, and the public is in the room: S excludes them."
        )),
        _ => None,
    }
}

/// The public summary of an item, if one stands.
pub(in crate::tui) fn summary_of(meeting: &Meeting, item: ItemId) -> Option<EntryId> {
    let mut entries = meeting.entries_of(meeting.item(item)?).rev();
    entries
        .find(|e| e.kind == Kind::PublicSummary)
        .map(|e| e.id)
}

/// A public summary is begun.
pub(super) fn summary(item: ItemId) -> Then {
    Then::Word(Box::new(Order::from(Intent::Summarise {
        item: Some(Ref::from(item)),
        text: "".into(),
        place: crate::meeting::entry::Place::End,
    })))
}
