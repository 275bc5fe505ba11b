//! Cutting a run into the parts of a pack.

mod cover;
pub(crate) use cover::section;
mod manner;
pub(crate) use manner::tells;
mod seen;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::NaiveDate;

use self::seen::Seen;
use super::line::{Line, Run, Shape};
use super::steps::{Spent, Steps};
use super::when;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The front sheet and the agenda; or a roster or an agenda in plain lines.
    Front,
    /// Minutes of an earlier meeting.
    Minutes,
    /// The tracker of actions.
    Tracker,
    /// A report, from its cover sheet to its end, appendices among it.
    Report,
    /// The work programme.
    Programme,
    /// Nothing but what fills a page, or pages that are none of these.
    Filler,
}

/// A part of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Its lines, by their place in [`Run::lines`].
    pub lines: Range<usize>,
    /// It lists who came and tells what was done: it could be minutes, whatever it is.
    pub sat: bool,
}

/// A line at which a part seems to begin.
#[derive(Clone, Debug)]
struct Start {
    at: usize,
    kind: Kind,
    /// The title on a cover sheet, to tell an appendix that repeats it.
    title: String,
}

/// The lines at the top that are those of the front sheet.
const FRONT: usize = 4;

/// Cuts a run into its parts; every line is in one of them, in order.
///
/// # Errors
/// When the steps are spent.
pub fn cut(run: &Run, steps: &Steps) -> Result<Vec<Part>, Spent> {
    // Each cue looks at a window of fixed size round a line.
    steps.take(run.lines.len() as u64 * 8)?;
    let mut seen: Vec<Seen> = run.lines.iter().map(Seen::of).collect();
    cover::stacked(&run.lines, &mut seen);
    let seen = seen;
    let mut starts = cover::reports(&seen);
    starts.extend(minutes(&seen));
    starts.extend(tables::trackers(&run.lines, &seen));
    starts.extend(tables::programmes(&run.lines, &seen));
    starts.sort_by_key(|s| s.at);
    let none = starts.iter().all(|s| s.kind != Kind::Minutes);
    let behind = manner::behind_agenda(&seen).filter(|_| none);
    let whole = Start {
        at: behind.map_or(0, |at| seen::banner(&seen, at, FRONT)),
        kind: Kind::Minutes,
        title: String::new(),
    };
    let head = starts.first().map_or(seen.len(), |s| s.at);
    let reports = starts.iter().filter(|s| s.kind == Kind::Report).count();
    if manner::are_minutes(seen.get(..head).unwrap_or_default()) {
        let ends: Vec<usize> = starts.iter().skip(1).map(|s| s.at).collect();
        let mut ends = ends.into_iter().chain([seen.len()]);
        starts.retain(|s| {
            let to = ends.next().unwrap_or(seen.len());
            let behind = seen.get(s.at..to).unwrap_or_default();
            s.kind != Kind::Tracker || !manner::go_on(behind)
        });
        starts.insert(0, whole);
    } else if (reports == 0 || reports == 1 && !seen.iter().any(Seen::is_classified))
        && starts.iter().all(|s| s.kind != Kind::Minutes)
        && manner::are_minutes(&seen)
    {
        // A table of actions among minutes, and a line that looks like a cover sheet, are theirs. A sheet
        // that says who may read it is a report's: what stands behind it is kept by what it says.
        starts = vec![whole];
    }
    if starts.is_empty() && manner::again(&seen).is_some() {
        starts = vec![Start {
            at: 0,
            kind: Kind::Minutes,
            title: String::new(),
        }];
    }
    if starts
        .iter()
        .all(|s| !matches!(s.kind, Kind::Minutes | Kind::Report))
    {
        starts.extend(untitled(&seen));
        starts.sort_by_key(|s| s.at);
    }
    if starts.iter().all(|s| s.kind == Kind::Minutes) && starts.len() < 2 {
        let several = several(&run.lines, &seen);
        starts = if several.is_empty() { starts } else { several };
    }
    Ok(parts_between(&seen, &chosen(&seen, starts)))
}

/// The minutes of several meetings one behind the other: headings of the format with the day of each, all of
/// one level, and below each a list of those present.
fn several(lines: &[Line], seen: &[Seen]) -> Vec<Start> {
    let mut found: Vec<(usize, u8, NaiveDate)> = Vec::new();
    let mut floor = 0;
    for (at, here) in seen.iter().enumerate() {
        if !here.is_present() {
            continue;
        }
        let above = lines.get(floor..at).unwrap_or_default();
        let day = above
            .iter()
            .enumerate()
            .rev()
            .take(25)
            .find_map(|(k, line)| {
                let Shape::Heading(level) = line.shape else {
                    return None;
                };
                let day = when::dates(&line.text(), None).into_iter().next()?;
                day.year_written.then_some((floor + k, level, day.date))
            });
        floor = at + 1;
        // What has no day of its own is another list of the same meeting.
        found.extend(day);
    }
    let (level, others) = match found.first() {
        Some((_, level, _)) => (*level, found.iter().skip(1)),
        None => return Vec::new(),
    };
    let other = |(k, one): (usize, &(usize, u8, NaiveDate))| {
        one.1 == level && found.iter().take(k + 1).all(|before| before.2 != one.2)
    };
    if found.len() < 2 || !others.enumerate().all(other) {
        return Vec::new();
    }
    let start = |(k, (at, ..)): (usize, &(usize, u8, NaiveDate))| Start {
        at: if k == 0 { 0 } else { *at },
        kind: Kind::Minutes,
        title: String::new(),
    };
    found.iter().enumerate().map(start).collect()
}

/// Minutes behind the agenda that called the meeting, which no heading calls so: a list of those present,
/// and what was done.
fn untitled(seen: &[Seen]) -> Option<Start> {
    let calls = manner::calls(seen);
    let first = seen.iter().take_while(|s| s.blank).count();
    let at = (first + 10..seen.len()).find(|at| {
        let here = seen.get(*at);
        here.is_some_and(Seen::is_present) && manner::go_on(seen.get(*at..).unwrap_or_default())
    })?;
    let at = seen::banner(seen, at, first + 1);
    // A notice with no items above it is the heading of the minutes.
    let above = seen.get(first..at).unwrap_or_default();
    let items = above.iter().any(|s| s.marked || s.heads_agenda());
    calls.then(|| Start {
        at: if items { at } else { 0 },
        kind: Kind::Minutes,
        title: String::new(),
    })
}

/// The starts that hold beside each other.
fn chosen(seen: &[Seen], starts: Vec<Start>) -> Vec<Start> {
    let mut out: Vec<Start> = Vec::new();
    for start in starts {
        if let Some(last) = out.last() {
            let near = start.at.saturating_sub(last.at) < 3;
            let again = last.kind == start.kind
                && match start.kind {
                    Kind::Report => {
                        appended(seen, start.at)
                            || (!start.title.is_empty() && start.title == last.title)
                    }
                    Kind::Minutes => false,
                    _ => true,
                };
            // The sheet of a report on the programme is no programme, and the minutes that an
            // appendix holds are not those that the meeting is asked to agree.
            let inside = start.kind == Kind::Minutes
                && last.kind == Kind::Report
                && appended(seen, start.at);
            if again || near || inside {
                continue;
            }
        }
        out.push(start);
    }
    out
}

/// Whether a heading "Appendix" stands just above.
fn appended(seen: &[Seen], at: usize) -> bool {
    let above = seen.get(..at).unwrap_or_default().iter().rev();
    let mut above = above.filter(|s| !s.blank).take(6);
    let here = seen
        .get(at..)
        .unwrap_or_default()
        .iter()
        .filter(|s| !s.blank);
    let appendix = |s: &Seen| {
        s.is_short()
            && (s.key.starts_with("appendix") || s.key.starts_with("annex"))
            && !s.key.starts_with("appendixes")
    };
    above.any(appendix) || here.take(4).any(appendix)
}

/// The parts that begin at the starts, with what only fills pages between them.
fn parts_between(seen: &[Seen], starts: &[Start]) -> Vec<Part> {
    let mut out = Vec::new();
    let first = starts.first().map_or(seen.len(), |s| s.at);
    let head = seen.get(..first).unwrap_or_default();
    let words = head.iter().filter(|s| !s.blank && !s.filler).count();
    // A few lines above minutes or a tracker are their own heading, not a front sheet.
    let joined = !starts.is_empty() && words <= 3 && head.iter().all(|s| s.key.len() < 100);
    let from = if joined { 0 } else { first };
    if !joined {
        split(seen, 0..first, Kind::Front, &mut out);
    }
    for (k, start) in starts.iter().enumerate() {
        let at = if k == 0 { from } else { start.at };
        let to = starts.get(k + 1).map_or(seen.len(), |s| s.at);
        split(seen, at..to, start.kind, &mut out);
    }
    out
}

/// One stretch: a report keeps the blank pages in it; anything else ends at the first, and what
/// comes after that is not understood.
fn split(seen: &[Seen], lines: Range<usize>, kind: Kind, out: &mut Vec<Part>) {
    let part = seen.get(lines.clone()).unwrap_or_default();
    let wordless = |s: &Seen| s.blank || s.filler;
    let lead = part.iter().take_while(|s| wordless(s)).count();
    let end = if kind == Kind::Report {
        part.len() - part.iter().rev().take_while(|s| wordless(s)).count()
    } else {
        let filler = part.iter().skip(lead).position(|s| s.filler);
        filler.map_or(part.len(), |at| lead + at)
    };
    let at = lines.start;
    let mut push = |kind, lines: Range<usize>| {
        if !lines.is_empty() {
            let sat = seen.get(lines.clone()).is_some_and(manner::sat);
            out.push(Part { kind, lines, sat });
        }
    };
    if lead >= part.len() {
        let filled = part.iter().any(|s| s.filler);
        push(if filled { Kind::Filler } else { kind }, lines);
        return;
    }
    push(Kind::Filler, at..at + lead);
    push(kind, at + lead..at + end);
    push(Kind::Filler, at + end..lines.end);
}

/// Where minutes begin: a heading that says so, with the list of those present soon after.
fn minutes(seen: &[Seen]) -> Vec<Start> {
    let mut out: Vec<Start> = Vec::new();
    for (at, line) in seen.iter().enumerate() {
        if !line.is_present() {
            continue;
        }
        let floor = out.last().map_or(0, |s| s.at + 1);
        let above = seen.get(floor..at).unwrap_or_default();
        let above = above.iter().enumerate().rev().filter(|(_, s)| !s.blank);
        let cue = above.take(25).find(|(_, s)| s.is_minutes_cue());
        let Some((cue, _)) = cue else { continue };
        let cue = floor + cue;
        // The roll of a second heading ("In attendance") belongs to the same minutes.
        if out.last().is_some_and(|s| cue <= s.at + 12) {
            continue;
        }
        out.push(Start {
            at: seen::banner(seen, cue, floor),
            kind: Kind::Minutes,
            title: String::new(),
        });
    }
    out
}
