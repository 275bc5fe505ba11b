//! Days of which day and month can be exchanged: "3/12/2027" of a house that nothing else tells the order of.

use super::Scales;
use super::signs::Sign;
use crate::import::found::Found;
use crate::import::proposal::{Proposal, SourceLine};
use crate::import::supporting::words;
use chrono::{Datelike, NaiveDate};

/// Doubts the day of the meeting and those of minutes.
pub(super) fn weigh(scales: &mut Scales, out: &mut Proposal) {
    let Proposal {
        sources,
        date,
        minutes,
        ..
    } = out;
    for found in date
        .iter_mut()
        .chain(minutes.iter_mut().filter_map(|m| m.date.as_mut()))
    {
        let source = sources.get(usize::from(found.place.source));
        let lines = source.map(|s| s.lines.as_slice()).unwrap_or_default();
        if is_open(found, lines) && !lines.iter().any(|l| tells_order(&l.text)) {
            scales.weigh(found, [Sign::DayOrMonth]);
        }
    }
}

/// Whether a day is written in figures with strokes alone, and could be another with these figures.
fn is_open(found: &Found<NaiveDate>, lines: &[SourceLine]) -> bool {
    let (day, month) = (found.value.day(), found.value.month());
    let mut at = lines.iter().filter(|l| {
        let place = found.place.line..=found.place.to.max(found.place.line);
        place.contains(&l.number)
    });
    let printed = |l: &SourceLine| {
        let mut pairs = figures(&l.text);
        pairs.any(|(a, b)| a == day && b == month)
    };
    day <= 12 && day != month && at.any(printed)
}

/// Whether a line tells that days stand first: by figures that can be no month, or a month in words.
fn tells_order(text: &str) -> bool {
    if figures(text).any(|(first, second)| (13..=31).contains(&first) && second <= 12) {
        return true;
    }
    let mut before = false;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if before && words::month(word) {
            return true;
        }
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        before = digits.len() <= 2 && digits.parse().is_ok_and(|n: u32| (1..=31).contains(&n));
    }
    false
}

/// The first two figures of each that has three, parted by strokes.
fn figures(text: &str) -> impl Iterator<Item = (u32, u32)> {
    let all = text.split(|c: char| !c.is_ascii_digit() && c != '/');
    all.filter_map(|one| {
        let mut parts = one.split('/');
        let pair = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let year: u32 = parts.next()?.parse().ok()?;
        (parts.next().is_none() && year > 0).then_some(pair)
    })
}
