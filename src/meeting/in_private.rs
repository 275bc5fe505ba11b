//! What is taken, and what is said, with the public out of the room.

use super::agenda::Item;
use super::entry::Kind;
use super::state::{Meeting, Phase};

impl Meeting {
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
        let since = |item: &Item| item.takings.last().map(|t| t.from);
        let private = |item: &Item| {
            item.is_private() && back.is_none_or(|back| since(item).is_none_or(|from| back < from))
        };
        item.is_some_and(private) || last.is_some_and(|out| out.to.is_none())
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
