//! What of a pack the public may not read is taken out before anything is printed, and counted.

use serde::Serialize;

use crate::import::found::{Found, Place};
use crate::import::marking::is_marked_name;
use crate::import::proposal::{Item, Minuted, Proposal, Report};
use crate::meeting::text::Text;

/// How much was withheld, of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Withheld {
    /// Reports of which title and classification alone are told.
    reports: usize,
    /// Items of the agenda of which the title alone is told.
    items: usize,
    /// Attachments that are named as exempt, or belong to such an item.
    attachments: usize,
    /// Items of earlier minutes that were taken in private.
    minuted: usize,
    /// Rows of the tracker that are marked as exempt.
    actions: usize,
    /// Rows of the work programme that are.
    planned: usize,
}

impl Withheld {
    /// A line for each kind, "3 actions".
    pub(crate) fn told(self) -> Vec<String> {
        let Self {
            reports,
            items,
            attachments,
            minuted,
            actions,
            planned,
        } = self;
        [
            (reports, "report", "reports"),
            (items, "item of the agenda", "items of the agenda"),
            (attachments, "attachment", "attachments"),
            (
                minuted,
                "item of earlier minutes",
                "items of earlier minutes",
            ),
            (actions, "action", "actions"),
            (
                planned,
                "row of the work programme",
                "rows of the work programme",
            ),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| format!("{count} {}", if count == 1 { one } else { several }))
        .collect()
    }
}

/// Leaves what the public may read; `confidential` tells it of each report.
pub(crate) fn withhold(proposal: &mut Proposal, confidential: &[bool]) -> Withheld {
    let mut out = Withheld::default();
    let mut places: Vec<Place> = Vec::new();
    for (report, confidential) in proposal.reports.iter_mut().zip(confidential) {
        if *confidential {
            let read = std::mem::take(report);
            places.push(read.place);
            *report = bare_report(read);
            out.reports += 1;
        }
    }
    for item in &mut proposal.items {
        let named = item.attachments.len();
        let exempt = item.exempt.is_some();
        item.attachments
            .retain(|a| !exempt && !is_marked_name(&a.value));
        out.attachments += named - item.attachments.len();
        if exempt && has_words(item) {
            let words = [item.description.take(), item.lead.take()];
            let parts = std::mem::take(&mut item.parts);
            let gone = words.into_iter().flatten().chain(parts);
            places.extend(gone.map(|found| found.place));
            out.items += 1;
        }
    }
    for minutes in &mut proposal.minutes {
        let end = minutes.place.to;
        let starts: Vec<Place> = minutes.items.iter().map(|i| i.title.place).collect();
        for (at, item) in minutes.items.iter_mut().enumerate() {
            if item.exempt {
                // Down to the next item, whatever stands there.
                let to = starts.get(at + 1).map_or(end, |next| next.line);
                let from = item.title.place;
                places.push(Place {
                    to: to.saturating_sub(1).max(from.to),
                    ..from
                });
                let read = std::mem::take(item);
                *item = bare_item(read);
                out.minuted += 1;
            }
        }
    }
    proposal.actions.retain(|action| {
        if action.exempt {
            places.push(action.text.place);
            out.actions += 1;
        }
        !action.exempt
    });
    for meeting in &mut proposal.programme {
        meeting.items.retain(|planned| {
            let marked = planned.is_marked();
            if marked {
                places.push(planned.title.place);
                out.planned += 1;
            }
            !marked
        });
    }
    drop_notices(proposal, places);
    out
}

fn has_words(item: &Item) -> bool {
    item.description.is_some() || item.lead.is_some() || !item.parts.is_empty()
}

fn bare_report(read: Report) -> Report {
    Report {
        item: read.item,
        title: read.title,
        classification: read.classification,
        confidential: read.confidential,
        place: read.place,
        ..Report::default()
    }
}

/// That there is one, and its number.
fn bare_item(read: Minuted) -> Minuted {
    Minuted {
        number: read.number,
        title: Found::certain(Text::default(), read.title.place),
        exempt: true,
        ..Minuted::default()
    }
}

/// What is told of such a place may repeat its words.
fn drop_notices(proposal: &mut Proposal, mut places: Vec<Place>) {
    places.sort_unstable();
    proposal.noticed.retain(|notice| {
        let within = |p: &Place| {
            p.source == notice.place.source
                && (p.line..=p.to.max(p.line)).contains(&notice.place.line)
        };
        // Reports don't overlap, but a row may stand inside a longer place: all that begin above.
        let before = places
            .partition_point(|p| (p.source, p.line) <= (notice.place.source, notice.place.line));
        let above = places.get(..before).unwrap_or_default();
        !above
            .iter()
            .rev()
            .take_while(|p| p.source == notice.place.source)
            .any(within)
    });
}
