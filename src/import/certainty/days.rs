//! Days of which day and month can be exchanged: "3/12/2027" of a house that nothing else tells the order of.

use super::Scales;
use super::minutes::lines;
use super::signs::Sign;
use crate::import::found::Found;
use crate::import::proposal::{Proposal, Source};
use crate::import::steps::{Spent, Steps};
use crate::import::supporting::words;
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// Doubts the day of the meeting and those of minutes.
///
/// # Errors
/// When the steps are spent.
pub(super) fn weigh(scales: &mut Scales, steps: &Steps, out: &mut Proposal) -> Result<(), Spent> {
    let Proposal {
        sources,
        date,
        minutes,
        ..
    } = out;
    // A file may hold the minutes of many days: it is gone through once.
    let mut orders: HashMap<u16, bool> = HashMap::new();
    for found in date
        .iter_mut()
        .chain(minutes.iter_mut().filter_map(|m| m.date.as_mut()))
    {
        let file = found.place.source;
        let Some(source) = sources.get(usize::from(file)) else {
            continue;
        };
        if !is_open(found, source) {
            continue;
        }
        let told = if let Some(told) = orders.get(&file) {
            *told
        } else {
            steps.take(source.lines.len() as u64)?;
            let told = source.lines.iter().any(|l| tells_order(&l.text));
            orders.insert(file, told);
            told
        };
        scales.weigh(found, (!told).then_some(Sign::DayOrMonth));
    }
    Ok(())
}

/// Whether a day is written in figures with strokes alone, and could be another with these figures.
fn is_open(found: &Found<NaiveDate>, source: &Source) -> bool {
    let (day, month) = (found.value.day(), found.value.month());
    let printed = |text| {
        let mut pairs = figures(text);
        pairs.any(|(a, b)| a == day && b == month)
    };
    day <= 12 && day != month && lines(source, found.place).any(printed)
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
