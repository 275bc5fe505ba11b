//! The completeness check of what stands in an item: its entries one by one, what is said twice or
//! can't both be so, and notes left over.

use super::agenda::{Business, Item};
use super::catalogue::Warning;
use super::check::{Anchor, Findings};
use super::describe::quoted;
use super::entry::{Due, Entry, Interest, Kind, Stream};
use super::notes::lines_left;
use super::people::Office;
use super::state::{Mark, Meeting};

impl Meeting {
    /// What was decided in a public item and is exempt because of its report alone: the officer may
    /// have left the report's readers unsettled.
    pub(super) fn check_readers(&self, item: &Item, found: &mut Findings) {
        let confidential = item.report.as_ref().is_some_and(|r| r.confidential);
        if !confidential || item.details.exempt.is_some() {
            return;
        }
        let decided = |e: &&Entry| {
            e.stream == Stream::Exempt
                && matches!(e.kind, Kind::Resolution { .. } | Kind::Outcome { .. })
        };
        if let Some(entry) = self.entries_of(item).find(decided) {
            found.note(
                Warning::Readers,
                Anchor::Entry(entry.id),
                format!(
                    "What was decided in item {} is exempt, because its report counts as \
                     confidential. If it is public, say so in the set-up (r), and resolve anew.",
                    item.details.number
                ),
            );
        }
    }

    pub(super) fn check_notes(&self, item: &Item, found: &mut Findings) {
        let lines: usize = self.notes_of(item).map(|e| lines_left(&e.text)).sum();
        if let Some(first) = self.notes_of(item).find(|e| lines_left(&e.text) > 0) {
            let what = if lines == 1 { "line" } else { "lines" };
            found.note(
                Warning::RoughNotes,
                Anchor::Entry(first.id),
                format!(
                    "Item {} has {lines} {what} of rough notes.",
                    item.details.number
                ),
            );
        }
    }

    pub(super) fn check_entry(&self, number: &str, entry: &Entry, found: &mut Findings) {
        let at = Anchor::Entry(entry.id);
        found.extend(self.findings_of_procedure(number, entry));
        found.extend(self.findings_of_the_entry(number, entry));
        match &entry.kind {
            Kind::Action { owners, .. } if owners.is_empty() => found.warn(
                Warning::ActionIncomplete,
                at,
                format!(
                    "The action {} in item {number} has no owner.",
                    quoted(&entry.text)
                ),
            ),
            Kind::Action {
                due: Due::Unset, ..
            } => found.note(
                Warning::ActionIncomplete,
                at,
                format!(
                    "The action {} in item {number} has no date.",
                    quoted(&entry.text)
                ),
            ),
            Kind::Declaration {
                person,
                interest,
                sensitive: false,
                ..
            } if entry.text.trim().is_empty()
                && *interest != Interest::CouncilTax
                // Given in private, it stands in an exempt paragraph of its own.
                && !self.item(entry.item).is_some_and(Item::is_private) =>
            {
                found.warn(
                    Warning::Declarations,
                    at,
                    format!(
                        "The nature of {}'s interest is not given.",
                        self.name(*person)
                    ),
                );
            }
            Kind::Movement { person, .. } if entry.stream != Stream::Public => found.warn(
                Warning::Readers,
                at,
                format!(
                    "{} comes or goes in item {number}, and the public minutes don't say so.",
                    self.name(*person)
                ),
            ),
            Kind::Paragraph if entry.text.trim().is_empty() => {
                found.note(
                    Warning::Wording,
                    at,
                    format!("Item {number} has an empty paragraph, which is not printed."),
                );
            }
            _ => {}
        }
    }

    /// Nobody presides: neither a chair who is there, nor anybody else.
    pub(super) fn check_chair(&self, found: &mut Findings) {
        let chair = self.seat_of(Office::Chair);
        let away = chair.is_some_and(|s| self.mark(s.id) != Mark::Present);
        if self.presiding().is_empty() && away {
            found.warn(
                Warning::Presiding,
                Anchor::Opening,
                "Nobody is recorded as presiding.".to_owned(),
            );
        }
    }

    /// What an item says twice, or says and denies.
    pub(super) fn check_twice(&self, item: &Item, found: &mut Findings) {
        let number = &item.details.number;
        let none = self.entries_of(item).find(|e| e.kind == Kind::NoneDeclared);
        let some = self
            .entries_of(item)
            .any(|e| matches!(e.kind, Kind::Declaration { .. }));
        if let (Some(none), true) = (none, some) {
            found.warn(
                Warning::Declarations,
                Anchor::Entry(none.id),
                format!(
                    "Item {number} says that nobody declared an interest, and that somebody did."
                ),
            );
        }
        if item
            .details
            .late
            .as_ref()
            .is_some_and(|late| late.reason.is_blank())
        {
            found.warn(
                Warning::LateItem,
                Anchor::Item(item.id),
                format!("Item {number} was admitted late, and why it was urgent is not said."),
            );
        }
        // The apologies are a sentence of the roll in the first such item.
        let first = self
            .items()
            .iter()
            .find(|i| i.details.business == Business::Membership);
        if first.is_none_or(|first| first.id != item.id) {
            return;
        }
        let again = |e: &&Entry| {
            let text = e.text.to_lowercase();
            matches!(e.kind, Kind::Paragraph)
                && e.stream == Stream::Public
                && ["apologies were", "apologies for absence", "no apologies"]
                    .iter()
                    .any(|words| text.contains(words))
        };
        for entry in self.entries_of(item).filter(again) {
            found.warn(Warning::Wording,
                Anchor::Entry(entry.id),
                format!(
                    "Item {number} tells of apologies twice: {} and the sentence that the roll makes.",
                    quoted(&entry.text)
                ),
            );
        }
    }
}
