//! Where trackers and work programmes begin: at a table whose head says so, below a title that
//! does.

use super::seen::{self, Seen};
use super::{Kind, Start};
use crate::import::lexicon::{self, Cue};
use crate::import::supporting::columns;

/// How far above the head of a table its title may stand: keys and notes come between.
const ABOVE: usize = 40;

/// The starts of trackers.
pub(super) fn trackers(seen: &[Seen]) -> Vec<Start> {
    let head = |s: &Seen| columns::Tracker::head(&s.cells).is_some();
    starts(seen, Kind::Tracker, Cue::Tracker, head)
}

/// The starts of work programmes.
pub(super) fn programmes(seen: &[Seen]) -> Vec<Start> {
    // "Item | What the Board will be asked | Lead | Purpose" could be either but for its purpose.
    let head = |s: &Seen| {
        columns::Programme::head(&s.cells).is_some()
            && (s.cells.iter().any(|c| c == "purpose")
                || columns::Tracker::head(&s.cells).is_none())
    };
    let mut out = starts(seen, Kind::Programme, Cue::Programme, head);
    out.extend(plain(seen));
    out
}

fn starts(seen: &[Seen], kind: Kind, names: Cue, head: impl Fn(&Seen) -> bool) -> Vec<Start> {
    let mut out = Vec::new();
    let alone = seen.iter().filter(|s| !s.blank).take(12);
    let alone = alone.clone().any(&head);
    let mut floor = 0;
    for (at, line) in seen.iter().enumerate() {
        if line.cells.len() < 2 || !head(line) {
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
            if !s.could_head()
                || !s.labels.is_empty()
                || s.key.len() > 90
                || !lexicon::is(names, &s.key)
            {
                continue;
            }
            title = Some(floor + k);
            break;
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
        let titled =
            line.could_head() && line.labels.is_empty() && lexicon::is(Cue::Programme, &line.key);
        if !titled || line.key.split(' ').count() > 10 {
            continue;
        }
        let below = seen.get(at + 1..).unwrap_or_default().iter();
        let below = below.filter(|s| !s.blank).take(40);
        // A tracker has meetings as headings too, and may have a topic "Work programme".
        let below = below.take_while(|s| columns::Tracker::head(&s.cells).is_none());
        let months = below
            .filter(|s| s.could_head() && columns::is_meeting(&s.key))
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
