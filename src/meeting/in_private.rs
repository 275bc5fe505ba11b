//! What is taken, and what is said, with the public out of the room.

use super::agenda::{Item, Taking};
use super::entry::{Entry, Kind};
use super::state::{Meeting, Phase};

/// Whether the public went or came by it: an exclusion that was not agreed changes nothing.
pub(super) fn is_turn(entry: &Entry) -> bool {
    match &entry.kind {
        Kind::Exclusion { basis, .. } => basis.excludes(),
        _ => true,
    }
}

impl Meeting {
    /// The last exclusion or readmission by which the public went or came.
    pub(super) fn last_turn(&self) -> Option<&Entry> {
        self.exclusions().into_iter().rev().find(|e| is_turn(e))
    }

    /// Whether what is said now is said with the public out of the room: they are excluded, or an item
    /// that is taken in private is before the body, or was when the meeting was adjourned, and they were
    /// not let in again since it was taken.
    pub fn sits_in_private(&self) -> bool {
        let item = match self.phase() {
            Phase::Adjourned { .. } => self.last_taken(),
            _ => self.before_body(),
        };
        let last = self.public_out().pop();
        let back = last.and_then(|out| out.to);
        let heard = |taking: &Taking| {
            back.is_some_and(|back| taking.from <= back) && self.is_let_in_since(taking)
        };
        let private = |item: &Item| item.is_private() && !item.takings.last().is_some_and(heard);
        item.is_some_and(private) || last.is_some_and(|out| out.to.is_none())
    }

    /// Whether the public was let in again after an item was taken, and not excluded since. The order of the
    /// record tells it: much happens within a minute.
    pub(super) fn is_let_in_since(&self, taking: &Taking) -> bool {
        self.last_turn().is_some_and(|last| {
            let recorded = self.entry_at.get(&last.id);
            matches!(last.kind, Kind::Readmission { .. })
                && recorded.is_some_and(|at| *at >= taking.recorded)
        })
    }

    /// Whether the public was excluded for an item, by a resolution that names it or without one.
    pub fn is_excluded_for(&self, item: &Item) -> bool {
        self.exclusions().iter().any(|e| {
            matches!(&e.kind, Kind::Exclusion { items, basis, .. }
                if basis.makes_private() && items.contains(&item.id))
        })
    }

    /// Whether an item was taken with the public out of the room: the agenda has it so, or it was
    /// resolved, and it was not voted down.
    pub fn is_taken_in_private(&self, item: &Item) -> bool {
        let refused = || {
            self.exclusions().iter().any(|e| {
                matches!(&e.kind, Kind::Exclusion { items, basis, .. }
                    if !basis.excludes() && items.contains(&item.id))
            })
        };
        item.is_private() && !item.takings.is_empty() && (self.is_excluded_for(item) || !refused())
    }

    /// Whether the public was out for some of the time for which each taking of an item lasted.
    pub(super) fn was_out_at_each_taking(&self, item: &Item) -> bool {
        let out = self.public_out();
        item.takings
            .iter()
            .all(|taking| out.iter().any(|o| o.touches(taking)))
    }
}
