//! What doesn't fit who of the public was in the room: items taken, and words written, with the
//! public in or out. The numbers in the comments are those of the catalogue of warnings.

use super::agenda::Item;
use super::catalogue::Warning;
use super::check::{Anchor, Finding};
use super::entry::{Entry, Kind, Stream};
use super::state::Meeting;
use super::warnings::{note, warn};

impl Meeting {
    /// 12: a public item is taken with the public in the room, and a private one without.
    pub(super) fn findings_of_the_public_room(&self, item: &Item) -> Vec<Finding> {
        let mut found = Vec::new();
        let number = &item.details.number;
        let at = Anchor::Item(item.id);
        if item.is_private() {
            if self.is_excluded_for(item) && !self.was_out_at_each_taking(item) {
                found.push(warn(
                    Warning::PublicRoom,
                    at,
                    format!(
                        "Item {number} is private and was taken with the public in the room. S excludes \
                         them; V takes it in public."
                    ),
                ));
            }
            return found;
        }
        let out = self.public_out();
        if item.takings.iter().any(|t| out.iter().any(|o| o.holds(t))) {
            found.push(warn(
                Warning::PublicRoom,
                at,
                format!(
                    "Item {number} is public and was taken while the public was excluded: Y records when \
                     they were let in again."
                ),
            ));
        } else if let Some(entry) = self.written_without_the_public(item) {
            found.push(warn(
                Warning::PublicRoom,
                Anchor::Entry(entry.id),
                format!(
                    "Words in item {number}, which is public, were written after the public had left. V \
                     takes the item in private; Y records when they were let in again."
                ),
            ));
        }
        found
    }

    /// The first of what everybody may read that stands below an exclusion of the public in an item, and
    /// was recorded before they were let in again.
    fn written_without_the_public(&self, item: &Item) -> Option<&Entry> {
        let order = |entry: &Entry| self.entry_at.get(&entry.id).copied();
        let mut readmitted = self
            .exclusions()
            .into_iter()
            .filter(|e| matches!(e.kind, Kind::Readmission { .. }));
        let excludes =
            |e: &&Entry| matches!(&e.kind, Kind::Exclusion { basis, .. } if basis.makes_private());
        let exclusion = self.entries_of(item).find(excludes)?;
        let back = readmitted
            .find(|e| e.kind.when() >= exclusion.kind.when())
            .and_then(order);
        self.entries_of(item)
            .skip_while(|e| e.id != exclusion.id)
            .skip(1)
            .take_while(|e| !matches!(e.kind, Kind::Readmission { .. }))
            .filter(|e| e.stream == Stream::Public && e.kind.is_of_item() && !e.is_blank())
            // How a member voted on the exclusion itself goes with it.
            .filter(|e| !matches!(e.kind, Kind::OwnVote { .. }))
            .find(|e| back.is_none_or(|back| order(e).is_some_and(|at| at < back)))
    }

    /// What the end of the meeting lacks.
    pub(super) fn findings_of_the_end(&self) -> Option<Finding> {
        let out = self.excluded().filter(|_| self.closed().is_some())?;
        Some(note(
            Warning::PublicRoom,
            Anchor::Entry(out.id),
            "The meeting ended with the public excluded; no readmission is recorded.",
        ))
    }
}
