//! Where trackers and work programmes begin: at a table whose head says so, below a title that
//! does.

use super::seen::{self, Seen};
use super::{Kind, Start};
use crate::import::lexicon::{self, Cue, ProgrammeColumn, TrackerColumn};
use crate::import::line::Line;
use crate::import::supporting::words;
use crate::import::table::{self, Column};

/// How far above the head of a table its title may stand: keys and notes come between.
const ABOVE: usize = 40;
/// How far above a table without a head that names its columns.
const NEAR: usize = 4;

/// The starts of trackers.
pub(super) fn trackers(lines: &[Line], seen: &[Seen]) -> Vec<Start> {
    let told = told::<TrackerColumn>(lines, seen, Cue::Tracker);
    starts(seen, Kind::Tracker, Cue::Tracker, &told, |s| s.tracker)
}

/// The starts of work programmes.
pub(super) fn programmes(lines: &[Line], seen: &[Seen]) -> Vec<Start> {
    let told = told::<ProgrammeColumn>(lines, seen, Cue::Programme);
    // "Item | What the Board will be asked | Lead | Purpose" could be either but for its purpose.
    let head = |s: &Seen| s.programme && (s.cells.iter().any(|c| c == "purpose") || !s.tracker);
    let mut out = starts(seen, Kind::Programme, Cue::Programme, &told, head);
    out.extend(plain(seen));
    out
}

/// Whether a line could be the title of such a table; it may be a label elsewhere.
fn is_title(line: &Seen, names: Cue) -> bool {
    line.could_head()
        && line.labels.iter().all(|l| l.value.is_empty())
        && line.key.len() <= 90
        && lexicon::is(names, &line.key)
}

/// Where the tables begin that stand below their title and have no head that names their columns.
fn told<R: Column>(lines: &[Line], seen: &[Seen], names: Cue) -> Vec<usize> {
    let mut out = Vec::new();
    for (at, line) in seen.iter().enumerate() {
        if !line.strong || line.cells.len() > 1 || !is_title(line, names) {
            continue;
        }
        let below = seen
            .iter()
            .enumerate()
            .skip(at + 1)
            .filter(|(_, s)| !s.blank);
        let near = below.take(NEAR).take_while(|(_, s)| !is_title(s, names));
        let first = near
            .into_iter()
            .find(|(_, s)| s.cells.len() > 1)
            .map(|(at, _)| at);
        let below = first.and_then(|first| lines.get(first..));
        let columns = below.and_then(table::begins::<R>);
        out.extend(first.filter(|_| columns.is_some_and(|(c, _)| c.known() >= 3)));
    }
    out
}

fn starts(
    seen: &[Seen],
    kind: Kind,
    names: Cue,
    told: &[usize],
    head: impl Fn(&Seen) -> bool,
) -> Vec<Start> {
    let mut out = Vec::new();
    let alone = seen.iter().filter(|s| !s.blank).take(12);
    // "Senate: agenda for the meeting of 4 May" heads a table of items as well, "Agenda plan" none.
    let says =
        |s: &Seen| s.strong && words::has_word(&s.key, "agenda") && !lexicon::is(names, &s.key);
    let called = alone
        .clone()
        .any(|s| s.cells.len() < 2 && (s.heads_agenda() || says(s)));
    let alone = !called && alone.clone().any(&head);
    let mut floor = 0;
    for (at, line) in seen.iter().enumerate() {
        if line.cells.len() < 2 || !head(line) && told.binary_search(&at).is_err() {
            continue;
        }
        let above = seen.get(floor..at).unwrap_or_default();
        let above = above.iter().enumerate().rev().filter(|(_, s)| !s.blank);
        let mut title = None;
        let mut sheet = false;
        for (k, s) in above.take(ABOVE) {
            let labelled = s.labels.iter().any(|l| lexicon::is(names, &l.value));
            if labelled {
                sheet = true;
                break;
            }
            if is_title(s, names) {
                title = Some(floor + k);
                break;
            }
        }
        let at = match title {
            Some(title) => seen::banner(seen, title, floor),
            None if sheet || (alone && out.is_empty()) => at,
            None => continue,
        };
        out.push(Start {
            at,
            kind,
            title: String::new(),
        });
        floor = at + 1;
    }
    out
}

/// A programme without a table: its title as a heading, and months as headings below it.
fn plain(seen: &[Seen]) -> Vec<Start> {
    let mut out = Vec::new();
    for (at, line) in seen.iter().enumerate() {
        if !is_title(line, Cue::Programme) || line.key.split(' ').count() > 10 {
            continue;
        }
        let below = seen.get(at + 1..).unwrap_or_default().iter();
        let below = below.filter(|s| !s.blank).take(40);
        // A tracker has meetings as headings too, and may have a topic "Work programme".
        let below = below.take_while(|s| !s.tracker);
        let months = below
            .filter(|s| s.could_head() && table::is_meeting(&s.key))
            .count();
        if months >= 2 {
            out.push(Start {
                at: seen::banner(seen, at, 0),
                kind: Kind::Programme,
                title: String::new(),
            });
        }
    }
    out
}
