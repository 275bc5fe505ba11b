//! The rows of the history: a heading where the acts go on in another item, and stretches of typing
//! in one entry folded into a row.

use std::collections::BTreeSet;

use crate::journal::{Act, Journal};
use crate::meeting::Meeting;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::ItemId;
use crate::tui::history_lines::{Run, runs};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Where what follows was done.
    Heading(String),
    /// What was done; how many stretches of typing it is.
    Run(Run, usize),
}

/// The item that a fact belongs to, if it belongs to one; how the agenda is set up belongs to the
/// meeting.
fn item_of(meeting: &Meeting, event: &Event) -> Option<ItemId> {
    match event {
        Event::Recorded { item, .. }
        | Event::ItemTaken { item, .. }
        | Event::ItemDeferred { item, .. }
        | Event::ItemWithdrawn { item, .. }
        | Event::ItemRestored { item, .. } => Some(*item),
        Event::TextSpliced { entry, .. }
        | Event::EntryChanged { entry, .. }
        | Event::EntryMoved { entry, .. }
        | Event::EntryStruck { entry, .. }
        | Event::EntryRestored { entry, .. }
        | Event::ResolutionReworded { entry, .. }
        | Event::ResolutionStaged { entry, .. }
        | Event::EntryReclassified { entry, .. }
        | Event::QueryRaised { entry, .. } => meeting.entry(*entry).map(|e| e.item),
        Event::CorrectionReceived(received) => meeting.entry(received.entry?).map(|e| e.item),
        _ => None,
    }
}

fn heading(meeting: &Meeting, item: Option<ItemId>) -> String {
    let found = item.and_then(|id| meeting.item(id));
    found.map_or_else(
        || "The meeting".to_owned(),
        |i| format!("{} {}", i.details.number, i.details.title),
    )
}

/// What an act of these facts stands under: the item of the first that has one. Somebody may be added
/// before what they did.
pub(super) fn heading_of<'f>(
    meeting: &Meeting,
    facts: impl IntoIterator<Item = &'f Fact>,
) -> String {
    heading(meeting, item_in(meeting, facts))
}

fn item_in<'f>(meeting: &Meeting, facts: impl IntoIterator<Item = &'f Fact>) -> Option<ItemId> {
    let mut facts = facts.into_iter();
    facts.find_map(|fact| item_of(meeting, &fact.1))
}

/// The rows, oldest first; runs that begin at a place in `unfolded` are not folded.
pub(super) fn rows(journal: &Journal, unfolded: &BTreeSet<usize>) -> Vec<Row> {
    let meeting = journal.meeting();
    let mut out: Vec<Row> = Vec::new();
    let mut place: Option<Option<ItemId>> = None;
    // Where the stretch being folded began.
    let mut began = 0;
    for run in runs(journal) {
        let Some(record) = journal.records().get(run.from) else {
            continue;
        };
        let item = match &record.act {
            Act::Did(facts) => item_in(meeting, facts),
            // An undoing stands where the officer was.
            Act::Undid(_) | Act::Redid(_) | Act::Raised { .. } => place.flatten(),
        };
        if place != Some(item) {
            place = Some(item);
            out.push(Row::Heading(heading(meeting, item)));
        }
        let undone = |at: usize| journal.was_undone(at as u64 + 1);
        match out.last_mut() {
            Some(Row::Run(before, count))
                if run.typed_in().is_some()
                    && before.typed_in() == run.typed_in()
                    && undone(before.from) == undone(run.from)
                    && !unfolded.contains(&began) =>
            {
                before.to = run.to;
                *count += 1;
            }
            last => {
                // An unfolded stretch stays one as long as the typing goes on in its entry.
                let goes_on = matches!(last, Some(Row::Run(before, _))
                    if run.typed_in().is_some() && before.typed_in() == run.typed_in());
                if !(goes_on && unfolded.contains(&began)) {
                    began = run.from;
                }
                out.push(Row::Run(run, 1));
            }
        }
    }
    out
}
