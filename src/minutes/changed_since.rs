//! What the minutes say of changes that were made after their approval.

use crate::meeting::after::Amended;
use crate::meeting::audience::Reader;
use crate::meeting::printed::PrintedLine;

use super::document::Block;
use super::draft::note;
use super::reading::Reading;
use super::words::list;

/// A note for each change after the approval: which paragraphs, on what day and why. What was changed on
/// one day for one reason is one change, however many acts that took. `lines` are what is printed; most
/// minutes have no such change, and don't ask for them.
pub(super) fn notes<R: Reader>(
    reading: &Reading<'_, R>,
    lines: impl FnOnce() -> Vec<PrintedLine>,
) -> Vec<Block> {
    let amended = reading.amended();
    if amended.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let mut changes: Vec<Amended> = Vec::new();
    for change in amended {
        match changes.last_mut().filter(|last| is_one(last, change)) {
            Some(last) => last.entries.extend(&change.entries),
            None => changes.push(change.clone()),
        }
    }
    changes
        .iter()
        .flat_map(|change| parts(reading, change))
        .map(|(mark, part)| note(&sentence(reading, &lines, &part, mark)))
        .collect()
}

/// What the public is told of a change too, and what full readers alone are, with its mark.
fn parts<R: Reader>(
    reading: &Reading<'_, R>,
    change: &Amended,
) -> impl Iterator<Item = (Mark, Amended)> {
    let (exempt, public): (Vec<_>, Vec<_>) = change
        .entries
        .iter()
        .partition(|entry| reading.is_exempt_entry(**entry));
    let open = !public.is_empty() || exempt.is_empty();
    let part = |mark, entries| {
        let mut part = change.clone();
        part.entries = entries;
        (mark, part)
    };
    let closed = !exempt.is_empty();
    let told = open.then(|| part(Mark::Reason, public));
    told.into_iter()
        .chain(closed.then(|| part(Mark::Whole, exempt)))
}

/// How much of a sentence is for full readers alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Why: a reason may tell anything, so the public is given none.
    Reason,
    /// All of it.
    Whole,
}

/// Whether a change goes on with the one before it.
fn is_one(before: &Amended, after: &Amended) -> bool {
    before.when.date_naive() == after.when.date_naive()
        && before.reason.trim() == after.reason.trim()
        && before.entries.is_empty() == after.entries.is_empty()
}

fn sentence<R: Reader>(
    reading: &Reading<'_, R>,
    lines: &[PrintedLine],
    change: &Amended,
    mark: Mark,
) -> String {
    let mut places: Vec<String> = Vec::new();
    for entry in &change.entries {
        let printed = lines.iter().find(|l| l.entry == Some(*entry));
        let item = reading.item_of(*entry);
        let item = item.map_or_else(String::new, |item| match reading.number(item) {
            "" => format!(" under {}", item.details.title),
            number => format!(" of {} {number}", reading.numbered_word(1)),
        });
        let place = match printed {
            Some(line) if !line.number.is_blank() => format!("paragraph {}", line.number),
            Some(_) => format!("a line{item}"),
            None => format!("a line that was taken out{item}"),
        };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    if places.is_empty() {
        places.push("names, dates or other particulars".to_owned());
    }
    let on = reading.date(change.when.date_naive());
    let why = change.reason.trim().trim_end_matches('.');
    let why = if why.is_empty() {
        String::new()
    } else {
        let mark = if mark == Mark::Reason {
            "[Exempt] "
        } else {
            ""
        };
        format!(" {mark}Reason: {why}.")
    };
    let mark = if mark == Mark::Whole { "[Exempt] " } else { "" };
    format!(
        "{mark}After their approval these minutes were changed on {on}: {}.{why}",
        list(&places)
    )
}
