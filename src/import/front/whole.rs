//! Whether the name of a body is all of it: it may go on over the end of its line, or from the line before.

use super::front_sheet::{FrontSheet, find};
use super::name::{ends_as_body, is_committee};
use crate::import::lexicon::{self, BodyName};
use crate::import::proposal::Proposal;
use crate::import::supporting::words;

const BROKEN: &str = "The name could go on in the line above it or below it.";
const LONGER: &str = "Another line at the top has this name and a committee behind it.";
const HEADS: &str = "A colon stands behind it: it may head what is beside it or below.";

/// Rows from the top that stand in the head of a paper.
const HEAD: usize = 40;

/// Doubts a body whose name is part of a longer one, as far as the lines around it tell.
pub(super) fn weigh(sheet: &FrontSheet, out: &mut Proposal) {
    let Some(body) = out.body.as_mut().filter(|b| b.is_certain()) else {
        return;
    };
    let name = words::key(&body.value);
    let here = |at: &usize| {
        let place = sheet.place(*at);
        place.source == body.place.source
            && place.line >= body.place.line
            && place.line <= body.place.to
            && words::key(sheet.text(*at)).contains(&name)
    };
    let rows = 0..sheet.rows.len().min(400);
    if let Some(at) = rows.clone().find(here)
        && let Some(why) = broken(sheet, at, &name)
    {
        *body = body.clone().doubting(why);
        return;
    }
    let longer = |at: usize| {
        let text = sheet.text(at);
        let rest = words::key(text);
        let rest = rest.strip_prefix(&name).unwrap_or_default();
        text.len() < 90 && rest.starts_with(' ') && is_committee(rest) && ends(rest)
    };
    if !is_committee(&body.value) && rows.take(HEAD).any(longer) {
        *body = body.clone().doubting(LONGER);
    }
}

/// Whether words end with what committees are called.
fn ends(key: &str) -> bool {
    lexicon::spans(BodyName::Committee, key).any(|at| at.end == key.len())
}

/// Why the name in a row may be more than stands there.
fn broken(sheet: &FrontSheet, at: usize, name: &str) -> Option<&'static str> {
    let row = sheet.get(at)?;
    let key = words::key(&row.text);
    let near = |rows: &mut dyn Iterator<Item = usize>| {
        let some = rows.take(2).find(|i| !sheet.text(*i).is_empty());
        some.map_or("", |i| sheet.text(i))
    };
    let above = near(&mut (0..at).rev());
    let below = near(&mut (at + 1..sheet.rows.len()));
    if row.text.trim_end().ends_with(':') && key == *name {
        return Some(HEADS);
    }
    // "… a Meeting of the Larkmoor Joint" above "Harbour Committee to be held".
    let called = |words: &str| find(words, "meeting of").map(|at| at + "meeting of".len());
    let behind = called(above).and_then(|at| above.get(at..)).unwrap_or("");
    let begun = behind
        .split_whitespace()
        .any(|w| w.starts_with(char::is_uppercase))
        && !behind.contains([',', '.', ';', ':'])
        && !ends_as_body(behind.trim_end());
    let open = above.trim_end().ends_with('&') && is_title_end(above);
    if key.starts_with(name) && (begun || open) {
        return Some(BROKEN);
    }
    // "DISTRICT OF LARKMOOR JOINT" above "HARBOUR COMMITTEE HELD ON".
    let head = lexicon::spans(BodyName::OnDay, below)
        .next()
        .map(|at| at.start);
    let head = words::key(head.and_then(|at| below.get(..at)).unwrap_or(below));
    let committee = head.split(' ').count() <= 4 && ends(&head);
    (key.ends_with(name) && !ends(name) && !ends_as_body(name) && committee).then_some(BROKEN)
}

/// Whether a line that ends with "&" has the first words of a name before it.
fn is_title_end(above: &str) -> bool {
    let before = above.trim_end().trim_end_matches('&').trim_end();
    before
        .rsplit(' ')
        .next()
        .is_some_and(|w| w.starts_with(char::is_uppercase))
}
