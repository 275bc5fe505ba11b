//! Which motion a command means: the one at the caret, or the newest that is open.

use crate::meeting::Meeting;
use crate::meeting::entry::{Entry, Kind, Stage};
use crate::meeting::id::{EntryId, ItemId};
use crate::tui::ui::Ui;

/// The newest motion of an item that is open; an amendment first, where those are meant too.
pub(super) fn open_in(ui: &Ui, item: ItemId, amendments: bool) -> Option<EntryId> {
    let meeting = ui.meeting()?;
    let item = meeting.item(item)?;
    let open = |e: &&Entry| e.kind.stage().is_some_and(Stage::is_open);
    let newest = |of: &dyn Fn(&Kind) -> bool| {
        let mut found = meeting.entries_of(item).rev().filter(open);
        found.find(|e| of(&e.kind)).map(|e| e.id)
    };
    let amendment = newest(&|kind| matches!(kind, Kind::Amendment { .. }));
    amendment
        .filter(|_| amendments)
        .or_else(|| newest(&|kind| matches!(kind, Kind::Resolution { .. })))
}

/// What a vote is on: what the caret is in, or the newest that is open.
pub(super) fn voted_on(ui: &Ui, item: ItemId, on: Option<EntryId>) -> Option<EntryId> {
    let meeting = ui.meeting()?;
    // An amendment is settled before its motion, wherever the caret is.
    let to_settle = on.and_then(|motion| {
        let open = |e: &&Entry| e.kind.stage().is_some_and(Stage::is_open);
        meeting
            .amendments_to(motion)
            .filter(open)
            .last()
            .map(|e| e.id)
    });
    to_settle.or(on).or_else(|| open_in(ui, item, true))
}

/// The same; where no motion is open, the election or the exclusion at the caret, which tells its vote itself.
pub(super) fn to_be_voted_on(ui: &Ui, item: ItemId, on: Option<EntryId>) -> Option<EntryId> {
    voted_on(ui, item, on).or_else(|| {
        let session = ui.session.as_ref()?;
        let entry = session.meeting().entry(session.detailed()?)?;
        entry.kind.tells_its_vote().then_some(entry.id)
    })
}

/// "the amendment", "the motion", with its first words.
pub(super) fn named_motion(meeting: &Meeting, on: Option<EntryId>) -> (&'static str, String) {
    let entry = on.and_then(|id| meeting.entry(id));
    let what = match entry.map(|e| &e.kind) {
        Some(Kind::Amendment { .. }) => "amendment",
        _ => "motion",
    };
    let words = entry.map_or("", |e| e.text.as_str());
    let mut short: String = words.chars().take(28).collect();
    if short.len() < words.len() {
        short = short.trim_end().to_owned();
        short.push('\u{2026}');
    }
    (what, short)
}
