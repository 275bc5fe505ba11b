//! The head of a document: title, status, opening sentence, file name.

use chrono::Timelike;

use crate::meeting::Phase;

use super::audience::Audience;
use super::document::{Document, Page, Run, Status};
use super::house::{Bold, House};
use super::marking::marking;
use super::reading::Reading;
use super::words::{article, full_date, list, slug, time};
use crate::meeting::audience::Reader;

/// A document with everything but its blocks.
pub(super) fn frame<A: Audience>(reading: &Reading<'_, A>, house: &House, kind: &str) -> Document {
    let body = reading.body();
    let mut status = Status::default();
    match reading.phase() {
        Phase::Approved {
            at_meeting,
            signed_by,
            corrected,
        } => {
            let by = if signed_by.is_empty() {
                String::new()
            } else {
                format!(" and signed by {signed_by}")
            };
            // What is drawn from the minutes was not what was agreed.
            let how = match (kind, *corrected) {
                ("Minutes", true) => " as corrected",
                ("Minutes", false) => " as a correct record",
                _ => "",
            };
            status.notes.push(format!(
                "Approved{how} at the meeting held on {}{by}",
                reading.date(*at_meeting)
            ));
        }
        phase => {
            "Draft".clone_into(&mut status.mark);
            status.notes.push(
                match phase {
                    Phase::Prepared => "the meeting has not begun",
                    Phase::Open => "the meeting has not ended",
                    Phase::Adjourned { .. } => "the meeting stands adjourned",
                    Phase::Closed | Phase::Approved { .. } => "not yet approved",
                }
                .to_owned(),
            );
        }
    }
    let marking = marking(reading, false).unwrap_or_default();
    if !marking.is_empty() {
        status.notes.push(marking.clone());
    }
    Document {
        language: "en-GB",
        host: list(&reading.hosts()),
        kind: kind.to_owned(),
        body: if body.name.is_empty() {
            "[body]".to_owned()
        } else {
            list(&reading.bodies())
        },
        date: reading.date(reading.calling().date),
        day: reading.calling().date,
        status,
        marking,
        page: Page::of(house),
        blocks: Vec::new(),
    }
}

/// "2015-01-22-westminster-health-wellbeing-board-minutes-draft": the day, the body and the kind
/// of document, and nothing that was said.
pub(super) fn file_stem<A: Audience>(reading: &Reading<'_, A>, kind: &str) -> String {
    let draft = if matches!(reading.phase(), Phase::Approved { .. }) {
        ""
    } else {
        "-draft"
    };
    stem::<A>(reading, &format!("{kind}{draft}"))
}

/// The same of a document that is none of the minutes and is no draft.
pub(super) fn stem<A: Audience>(reading: &Reading<'_, A>, kind: &str) -> String {
    let day = reading.calling().date.format("%Y-%m-%d");
    let body = slug(&reading.body().name, 60);
    let body = if body.is_empty() { "meeting" } else { &body };
    format!("{day}-{body}-{kind}{}", A::FILE_SUFFIX)
}

/// "Monday 30 March 2026", where it sat on other days.
fn resumed_on<R: Reader>(reading: &Reading<'_, R>, house: &House) -> String {
    let mut days: Vec<String> = Vec::new();
    let mut last = reading.opened().map(|at| at.date_naive());
    for resumed in reading.adjournments().iter().filter_map(|a| a.resumed) {
        let day = resumed.date_naive();
        if last != Some(day) {
            days.push(full_date(house, day));
        }
        last = Some(day);
    }
    list(&days)
}

/// "Minutes of a meeting of the Board held on Thursday 20 November 2014 at 4.00pm at City Hall."
pub(super) fn opening<R: Reader>(reading: &Reading<'_, R>, house: &House, what: &str) -> Vec<Run> {
    let held = match reading.phase() {
        Phase::Prepared => "to be held",
        _ => "held",
    };
    opened(reading, house, what, held, true)
}

/// The same of a paper that is for the time before: when and where the meeting was called, and not how it
/// went.
pub(super) fn calling<R: Reader>(reading: &Reading<'_, R>, house: &House, what: &str) -> Vec<Run> {
    opened(reading, house, what, "to be held", false)
}

fn opened<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    what: &str,
    held: &str,
    went: bool,
) -> Vec<Run> {
    let calling = reading.calling();
    let kind = calling.kind.trim();
    let ordinary = kind.is_empty() || kind.eq_ignore_ascii_case("ordinary");
    let meeting = if reading.is_joint() {
        let lower = kind.to_lowercase();
        match lower.as_str() {
            _ if ordinary => "a joint meeting".to_owned(),
            said if said.contains("joint") => format!("{} {kind} meeting", article(kind)),
            _ => format!("{} {kind} joint meeting", article(kind)),
        }
    } else if ordinary {
        "a meeting".to_owned()
    } else {
        format!("{} {kind} meeting", article(kind))
    };
    let start = calling.start();
    let late = reading.opened().filter(|_| went).filter(|o| {
        let o = o.time();
        start.is_none_or(|c| (o.hour(), o.minute()) != (c.hour(), c.minute()))
    });
    let at = |t| time(house, t);
    let places = [
        ("document", what.to_owned()),
        ("meeting", meeting),
        ("body", list(&reading.bodies())),
        ("held", held.to_owned()),
        ("date", full_date(house, calling.date)),
        ("time", start.map_or_else(String::new, at)),
        ("place", calling.venue.to_string()),
        (
            "resumed",
            if went {
                resumed_on(reading, house)
            } else {
                String::new()
            },
        ),
        (
            "began",
            late.map_or_else(String::new, |opened| at(opened.time())),
        ),
    ];
    let places: Vec<(&str, &str)> = places.iter().map(|(n, w)| (*n, w.as_str())).collect();
    let mut runs: Vec<Run> = Vec::new();
    for (place, words) in house.opening.stretches(&places) {
        if place == Some("body") {
            runs.extend(bodies(reading, house));
            continue;
        }
        match runs.last_mut() {
            Some(last) if !last.strong => last.text.push_str(&words),
            _ => runs.push(Run::plain(words)),
        }
    }
    runs
}

/// The bodies that met, each with its article: "the Board", "the Board and the Southmere Board".
fn bodies<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Run> {
    let bodies = reading.constituents();
    let mut said = Vec::new();
    for (at, which) in bodies.iter().enumerate() {
        let body = reading.body_of(*which);
        let the = if body.takes_no_article() { "" } else { "the " };
        let before = match at {
            0 => the.to_owned(),
            _ if at + 1 == bodies.len() => format!(" and {the}"),
            _ => format!(", {the}"),
        };
        if !before.is_empty() {
            said.push(Run::plain(before));
        }
        said.push(Run {
            text: body.name.to_string(),
            strong: house.is_bold(Bold::Body),
        });
    }
    said
}
