//! What stands on every page of a document that is not for publication: that it isn't, and by which
//! paragraphs of the Act.

use crate::meeting::agenda::Item;
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::exclusion::{Basis, Paragraph};
use crate::meeting::id::ItemId;

use super::audience::Audience;
use super::reading::{Readable, Reading};
use super::sentences::tells_in_private;
use super::words::list;

/// "Not for publication: this copy contains exempt information (paragraph 3 of Part 1 of Schedule
/// 12A to the Local Government Act 1972)", of a document that holds more than the public one; none
/// of others. `of_plan`: what stands in the agenda is in the document too.
pub(super) fn marking<A: Audience>(reading: &Reading<'_, A>, of_plan: bool) -> Option<String> {
    let caution = A::CAUTION?;
    let mut grounds = Grounds::default();
    let all: Vec<Vec<Readable<'_, A>>> = reading
        .items()
        .iter()
        .map(|item| reading.entries(item).collect())
        .collect();
    for (item, entries) in reading.items().iter().zip(&all) {
        let is_exempt =
            entries.iter().any(|e| e.stream() == Stream::Exempt) || tells_in_private::<A>(item);
        if is_exempt || of_plan && (item.is_private() || has_confidential_report(item)) {
            let reason = item.details.exempt.as_ref().map(|e| e.reason.as_str());
            grounds.take(reason.unwrap_or_default());
            for entry in all.iter().flatten() {
                grounds.exclude(entry.kind(), item.id);
            }
        }
    }
    // What is not of an item's own ground is a sensitive interest's nature.
    grounds.sensitive = reading.holds_sensitive();
    (!grounds.is_none()).then(|| format!("{caution} {}", grounds.said()))
}

/// The same of a document that holds exempt words of no item.
pub(super) fn marking_of_exempt<A: Audience>() -> Option<String> {
    let grounds = Grounds {
        exempt: true,
        ..Grounds::default()
    };
    Some(format!("{} {}", A::CAUTION?, grounds.said()))
}

fn has_confidential_report(item: &Item) -> bool {
    item.report.as_ref().is_some_and(|r| r.confidential)
}

/// Why a document is not for publication.
#[derive(Default)]
struct Grounds {
    exempt: bool,
    paragraphs: Vec<Paragraph>,
    confidential: bool,
    sensitive: bool,
}

impl Grounds {
    fn is_none(&self) -> bool {
        !(self.exempt || self.confidential || self.sensitive)
    }

    /// Takes up on what descriptions of exempt information the public was excluded from an item.
    fn exclude(&mut self, kind: &Kind, item: ItemId) {
        if let Kind::Exclusion { items, basis, .. } = kind
            && items.contains(&item)
            && let Basis::Resolution {
                paragraphs,
                carried: true,
                ..
            } = basis
        {
            self.paragraphs.extend(paragraphs);
        }
    }

    /// Takes up why an item with exempt text is taken in private.
    fn take(&mut self, reason: &str) {
        let confidential = reason == Basis::Confidential.ground() || reason.contains("100A(2)");
        self.confidential |= confidential;
        self.exempt |= !confidential;
        self.paragraphs.extend(Paragraph::cited_in(reason));
    }

    fn said(mut self) -> String {
        self.paragraphs.sort_unstable();
        self.paragraphs.dedup();
        let mut found = Vec::new();
        if !self.paragraphs.is_empty() {
            let cited = Paragraph::numbers(&self.paragraphs, "paragraph");
            found.push(format!(
                "exempt information ({cited} of Part 1 of Schedule 12A to the Local Government Act 1972)"
            ));
        } else if self.exempt {
            found.push("exempt information".to_owned());
        }
        if self.confidential {
            found.push(
                "confidential information (section 100A(2) of the Local Government Act 1972)"
                    .to_owned(),
            );
        }
        if self.sensitive {
            found.push(
                "the nature of a sensitive interest (section 32 of the Localism Act 2011)"
                    .to_owned(),
            );
        }
        list(&found)
    }
}
