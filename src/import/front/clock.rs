//! When the meeting begins, among the times that a sheet prints.

use chrono::{NaiveTime, Timelike};

use super::front_sheet::FrontSheet;
use super::put::put;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, ClockWord};
use crate::import::proposal::Proposal;
use crate::import::when::{self, Timed};

/// The times of a line; "at 1900" is one where no other is.
pub(in crate::import) fn times(words: &str) -> Vec<Timed> {
    let found = when::times(words);
    if found.is_empty() {
        bare(words).or_else(|| ranged(words)).into_iter().collect()
    } else {
        found
    }
}

/// "on 13 April 2016 at 1900": behind "at" four digits are a time and no year.
fn bare(words: &str) -> Option<Timed> {
    let mut from = 0;
    while let Some(at) = words
        .get(from..)
        .and_then(|w| super::front_sheet::find(w, "at "))
    {
        let begin = from + at + 3;
        from = begin;
        let whole = begin == 3 || words.get(..begin - 3).is_some_and(|b| b.ends_with(' '));
        let Some(digits) = words.get(begin..begin + 4).filter(|_| whole) else {
            continue;
        };
        let next = words.get(begin + 4..).and_then(|r| r.chars().next());
        // "at 1900 High Road" is a place.
        let ends = words
            .get(begin + 4..)
            .is_some_and(|r| r.is_empty() || r.starts_with(['.', ',', ';', ')']));
        let ends = ends
            || [" in ", " at ", " on "]
                .iter()
                .any(|w| starts(words, begin + 4, w));
        if !ends || next.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let (Some(Ok(hour)), Some(Ok(minute))) = (
            digits.get(..2).map(str::parse::<u32>),
            digits.get(2..).map(str::parse::<u32>),
        ) else {
            continue;
        };
        if let Some(time) = NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| hour >= 6) {
            return Some(Timed {
                time,
                unsure: false,
                at: begin..begin + 4,
            });
        }
    }
    None
}

/// "1520-1720 Afternoon session": at the beginning of a line, and no years.
fn ranged(words: &str) -> Option<Timed> {
    let (from, rest) = words.split_once(['-', '\u{2013}'])?;
    let to = rest.get(..4).filter(|_| {
        let next = rest.get(4..).and_then(|r| r.chars().next());
        next.is_none_or(char::is_whitespace)
    })?;
    let time = |digits: &str| {
        let whole = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        let (hour, minute) = (
            digits.get(..2)?.parse().ok()?,
            digits.get(2..)?.parse::<u32>().ok()?,
        );
        NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| whole && minute % 5 == 0)
    };
    let (begins, ends) = (time(from.trim_end())?, time(to)?);
    let long = (ends - begins).num_minutes();
    (30..=600).contains(&long).then(|| Timed {
        time: begins,
        unsure: false,
        at: 0..from.trim_end().len(),
    })
}

fn starts(words: &str, at: usize, with: &str) -> bool {
    words.get(at..).is_some_and(|r| r.starts_with(with))
}

/// The time at which the meeting begins, of the `times` in `words`: the end of "6.30pm-8.00pm" is
/// none, and of several the one that the meeting is named before.
pub(in crate::import) fn start(
    words: &str,
    times: &[Timed],
    place: Place,
) -> Option<Found<NaiveTime>> {
    let mut begins: Vec<(&Timed, bool)> = Vec::new();
    let mut end = 0;
    for timed in times {
        let before = words.get(end..timed.at.start).unwrap_or("");
        let first = end == 0;
        end = timed.at.end;
        if !first && is_end(before) {
            continue;
        }
        begins.push((timed, names_meeting(before)));
    }
    // "12.30 – 18.00" counts to twenty-four hours.
    let counts = times
        .iter()
        .any(|t| t.time.hour() > 12 && !t.unsure && !has_half(words, t));
    let sure = |t: &Timed| Timed {
        unsure: t.unsure && !counts,
        ..t.clone()
    };
    let begins: Vec<(Timed, bool)> = begins.iter().map(|(t, named)| (sure(t), *named)).collect();
    let (one, _) = begins.first()?;
    if begins.iter().all(|(t, _)| t.time == one.time) {
        return Some(found_time(one, place));
    }
    let mut named = begins.iter().filter(|(_, named)| *named);
    if let (Some((one, _)), None) = (named.next(), named.next()) {
        return Some(found_time(one, place));
    }
    Some(found_time(one, place).doubting("Several times are printed here."))
}

/// Whether a time says which half of the day it is in: "6.30 pm".
fn has_half(words: &str, timed: &Timed) -> bool {
    let printed = words.get(timed.at.clone()).unwrap_or("");
    printed.contains(|c: char| c.is_alphabetic())
}

/// Whether a time behind another, with `joint` between them, is that at which the meeting ends.
pub(in crate::import) fn is_end(joint: &str) -> bool {
    let plain = joint.trim().trim_end_matches(" at").trim();
    let dash = matches!(plain, "-" | "\u{2013}" | "\u{2014}");
    let to = lexicon::is(ClockWord::Until, plain);
    dash || to || joint.len() < 200 && lexicon::is(ClockWord::Ends, joint)
}

fn found_time(timed: &Timed, place: Place) -> Found<NaiveTime> {
    let found = Found::certain(timed.time, place);
    if timed.unsure {
        found.doubting("The paper doesn't say whether it is before or after noon.")
    } else {
        found
    }
}

/// Whether the words before a time say that the meeting begins then: "Supper 5.30pm, AGM 6.30pm".
fn names_meeting(words: &str) -> bool {
    let plain = |w: &str| {
        w.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
            .to_lowercase()
    };
    let mut back = words.split_whitespace().rev().map(plain);
    let last = back.find(|w| !matches!(w.as_str(), "" | "at" | "from" | "-"));
    last.is_some_and(|w| lexicon::is(ClockWord::Meeting, &w))
}

/// A time that a line far from the day names as that of the meeting: "Supper 5.30pm, AGM 6.30pm".
pub(super) fn meeting_time(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    for at in 0..to {
        let Some(row) = sheet.get(at).filter(|r| !r.used && r.text.len() < 160) else {
            continue;
        };
        let (text, place) = (row.text.clone(), row.place);
        let found = times(&text);
        let before = |t: &Timed| text.get(..t.at.start).unwrap_or("").to_owned();
        let named = found.iter().any(|t| names_meeting(&before(t)));
        if !named || lexicon::is(ClockWord::Another, &text) {
            continue;
        }
        if let Some(start) = start(&text, &found, place) {
            let why = "It stands apart from the day of the meeting.";
            put(&mut out.start, start.doubting(why), "time");
            sheet.take(at, at + 1);
            return;
        }
    }
}
