//! What stands on every page of a document that is not for publication: that it isn't, and by which
//! paragraphs of the Act.

use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::exclusion::{Basis, Paragraph};

use super::reading::{Readable, Reading};
use super::words::list;

/// "Not for publication: this copy contains exempt information (paragraph 3 of Part 1 of Schedule
/// 12A to the Local Government Act 1972)", of a meeting that holds such matter.
pub(super) fn not_for_publication<R: Reader>(reading: &Reading<'_, R>) -> String {
    let mut grounds = Grounds::default();
    for item in reading.items() {
        let entries: Vec<Readable<'_, R>> = reading.entries(item).collect();
        grounds.sensitive |= entries.iter().any(|e| {
            matches!(
                e.kind(),
                Kind::Declaration {
                    sensitive: true,
                    ..
                }
            ) && !e.text().trim().is_empty()
        });
        if entries.iter().any(|e| e.stream() == Stream::Exempt) {
            let reason = item.details.exempt.as_ref().map(|e| e.reason.as_str());
            grounds.take(reason.unwrap_or_default());
        }
    }
    format!("Not for publication: this copy contains {}", grounds.said())
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
