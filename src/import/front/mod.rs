//! The front sheet and the agenda: body, day, place, members, items, meetings to come.

mod body;
mod calling;
pub(super) mod clock;
mod contacts;
mod future;
mod glyphs;
mod heads;
mod items;
mod kind;
pub(super) use items::{business, says_which};
mod labels;
mod members;
mod merge;
mod name;
mod notice;
mod put;

pub(super) mod front_sheet;
mod tail;
#[cfg(test)]
mod tests;
mod venue;
mod weekdays;
mod whole;

use super::line::Line;
use super::proposal::Proposal;
use super::steps::{Spent, Steps};
use crate::import::lexicon::{self, ItemMark};
use front_sheet::{FrontSheet, after};

/// Reads a front sheet, a roster or an agenda into `out`; what another file said already stays, and
/// what this one says otherwise is a doubt.
///
/// # Errors
/// When the steps are spent.
pub fn read(lines: &[Line], steps: &Steps, out: &mut Proposal) -> Result<(), Spent> {
    // Each reader passes over the lines once; a line costs about as much as it has words.
    let words: usize = lines
        .iter()
        .flat_map(|l| &l.cells)
        .map(|c| c.text.len() / 4 + 1)
        .sum();
    steps.take(4 * (lines.len() as u64 + words as u64))?;
    let mut sheet = FrontSheet::of(lines);
    let joined = glyphs::part(&mut sheet);
    let agenda_at = agenda_row(&sheet);
    let agenda = items::read(&mut sheet, agenda_at);
    let all = sheet.rows.len();
    let (first, end) = agenda.rows.unwrap_or((all, all));
    calling::read(&mut sheet, first, end, out);
    if out.start.is_none() {
        out.start = agenda.begins;
    }
    members::read(&mut sheet, 0, first, out);
    members::read(&mut sheet, end, all, out);
    members::read_chair(&mut sheet, first, out);
    calling::read_rest(&mut sheet, first, out);
    body::weigh(out);
    whole::weigh(&sheet, out);
    venue::weigh(out);
    contacts::read(&mut sheet, agenda.rows, out);
    future::read(&mut sheet, out);
    let supplement = merge::is_supplement(&sheet, first);
    out.weighed.extend(agenda.weighed);
    merge::items(agenda.items, supplement, out);
    glyphs::doubt(&joined, out);
    weekdays::notice(out);
    Ok(())
}

/// Reads the body that met, and its authority, from the head of minutes, where no front sheet names them.
pub(super) fn read_body(lines: &[Line], out: &mut Proposal) {
    if out.body.is_some() {
        return;
    }
    let mut sheet = FrontSheet::of(lines);
    let to = sheet.rows.len();
    for at in 0..to {
        for (field, value, place, _) in labels::labelled(&sheet, at, to) {
            if field == labels::Field::Body && name::is_body(&value) {
                body::named(&value, place, out);
            }
        }
        let (words, _) = sheet.paragraph(at, to);
        if out.body.is_none() {
            body::from_sentence(&words, sheet.place(at), out);
        }
    }
    body::read(&mut sheet, to, out);
    body::first_line(&mut sheet, to, out);
    body::weigh(out);
    whole::weigh(&sheet, out);
}

/// The line that says "AGENDA".
fn agenda_row(sheet: &FrontSheet) -> Option<usize> {
    let says = |words: &str| lexicon::is(ItemMark::Agenda, words);
    // "A G E N D A" is the word set wide.
    let wide =
        |words: &str| words.len() < 24 && words.replace(' ', "").eq_ignore_ascii_case("agenda");
    let rows = 0..sheet.rows.len();
    // "Agenda items" may be an entry of the agenda.
    let entry = |at: &usize| sheet.get(*at).is_some_and(|r| r.listed);
    let (listed, found): (Vec<usize>, Vec<usize>) = rows
        .filter(|at| says(sheet.text(*at)) || wide(sheet.text(*at)))
        .take(4)
        .partition(entry);
    let found = if found.is_empty() { listed } else { found };
    // A title "Agenda" at the very top heads the sheet, the last one before the items heads them.
    // "What's on the agenda?", "Agenda Items": a heading of the format that names it.
    let heads = |at: &usize| {
        let row = sheet.get(*at);
        let short = |r: &front_sheet::Row| r.heading && r.text.split_whitespace().count() <= 5;
        row.is_some_and(short)
            && sheet
                .text(*at)
                .split(|c: char| !c.is_alphabetic())
                .any(|w| w.eq_ignore_ascii_case("agenda"))
    };
    // In a paper whose other lines are headings too.
    let headed = || {
        let at = (1..sheet.rows.len()).find(heads)?;
        let below = sheet.rows.get(at + 1..).unwrap_or_default().iter();
        (below.filter(|r| r.heading).count() > 1).then_some(at)
    };
    // "Harbour Committee Agenda" at the top of a sheet that has a list.
    let titled = || {
        let listed = sheet.rows.iter().any(|r| r.listed);
        let mut top = (0..sheet.rows.len().min(12)).filter(|at| !sheet.text(*at).is_empty());
        let names = |at: &usize| {
            let words: Vec<&str> = sheet.text(*at).split_whitespace().collect();
            let agenda = |w: &&str| w.eq_ignore_ascii_case("agenda");
            let heading = sheet.get(*at).is_some_and(|r| r.heading);
            let named = words.last().is_some_and(agenda) || heading && words.iter().any(agenda);
            words.len() <= 8 && named
        };
        top.find(names).filter(|_| listed)
    };
    found
        .last()
        .copied()
        .or_else(headed)
        .or_else(titled)
        .or_else(|| {
            (0..sheet.rows.len()).find(|at| {
                after(sheet.text(*at), "agenda")
                    .is_some_and(|r| r.trim_start().starts_with(['-', '(', '\u{2013}']))
            })
        })
}
