//! Dates that disagree: with their weekday, with the minutes, with the day of the meeting.

use chrono::NaiveDate;

use super::super::{tell, words};
use super::{name_of, words_of};
use crate::import::found::Place;
use crate::import::lexicon::{self, DayOf};
use crate::import::proposal::Proposal;
use crate::import::when;
use crate::meeting::agenda::Business;

fn written(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A weekday in the words of an item that isn't its date's.
pub(super) fn weekdays(out: &mut Proposal) {
    let near = out.date.as_ref().map(|d| d.value);
    let mut found: Vec<(Place, String)> = Vec::new();
    for item in &out.items {
        for (text, place) in words_of(item) {
            let wrong = when::dates(&text, near);
            found.extend(
                wrong
                    .iter()
                    .filter_map(when::Dated::disagrees)
                    .map(|s| (place, s)),
            );
        }
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

/// An item that speaks of the last meeting, with a date that is not that of the minutes.
pub(super) fn last_meeting(out: &mut Proposal) {
    let near = out.date.as_ref().map(|d| d.value);
    let minutes: Vec<NaiveDate> = out
        .minutes
        .iter()
        .filter_map(|m| m.date.as_ref().map(|d| d.value))
        .collect();
    // Without minutes in the pack the agenda's own item for them tells the day.
    let agreed: Vec<NaiveDate> = out
        .items
        .iter()
        .filter(|i| i.business == Business::Minutes)
        .flat_map(|i| {
            words_of(i)
                .into_iter()
                .flat_map(|(t, _)| when::dates(&t, near))
        })
        .map(|d| d.date)
        .collect();
    let known = if minutes.is_empty() {
        &agreed
    } else {
        &minutes
    };
    if known.is_empty() {
        return;
    }
    let mut found: Vec<(Place, String)> = Vec::new();
    for item in &out.items {
        let of_minutes = item.business == Business::Minutes;
        for (text, place) in words_of(item) {
            let small = words::lower(&text);
            for dated in when::dates(&text, near) {
                let before = small.get(..dated.at.start).unwrap_or_default();
                let tail = before
                    .get(before.rfind(['.', ';']).map_or(0, |k| k + 1)..)
                    .unwrap_or(before);
                let last = lexicon::is(DayOf::Earlier, tail);
                let held = of_minutes && (tail.contains("meeting") || tail.contains("minutes"));
                if !(last || held) || known.contains(&dated.date) {
                    continue;
                }
                let known: Vec<String> = known.iter().map(|d| written(*d)).collect();
                let whose = if minutes.is_empty() {
                    "the agenda asks for the minutes of"
                } else {
                    "the minutes in the pack are of"
                };
                let of = if last {
                    "the last meeting on"
                } else {
                    "a meeting on"
                };
                found.push((
                    place,
                    format!(
                        "{} speaks of {of} {}; {whose} {}.",
                        name_of(item),
                        written(dated.date),
                        known.join(" and ")
                    ),
                ));
            }
        }
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

/// A sheet whose date is not the day of the meeting.
pub(super) fn sheets(out: &mut Proposal) {
    let Some(day) = out.date.as_ref().map(|d| d.value) else {
        return;
    };
    let mut found: Vec<(Place, String)> = Vec::new();
    for report in &mut out.reports {
        let Some(date) = report.date.take() else {
            continue;
        };
        let place = date.place;
        if date.value == day {
            report.date = Some(date);
            continue;
        }
        let sentence = format!(
            "The sheet of \"{}\" is dated {}; the meeting is on {}.",
            report.title.value.as_str(),
            written(date.value),
            written(day)
        );
        report.date = Some(date.doubting(&sentence));
        found.push((place, sentence));
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

/// An item and its report that speak of different years: "2014-15" and "2015/16".
pub(super) fn years(out: &mut Proposal) {
    let mut found: Vec<(Place, String)> = Vec::new();
    for report in &out.reports {
        let Some(number) = report.item.as_ref().map(|i| i.value.as_str()) else {
            continue;
        };
        let Some(item) = out.items.iter().find(|i| i.number.value.as_str() == number) else {
            continue;
        };
        let agenda: Vec<u32> = words_of(item).iter().flat_map(|(t, _)| spans(t)).collect();
        let asks = report
            .asks
            .iter()
            .flat_map(|a| spans(a.text.value.as_str()));
        let mut paper: Vec<u32> = spans(report.title.value.as_str());
        paper.extend(asks);
        let (Some(one), Some(other)) = (agenda.first(), paper.first()) else {
            continue;
        };
        if agenda.iter().any(|y| paper.contains(y)) {
            continue;
        }
        let ask = report
            .asks
            .iter()
            .find(|a| spans(a.text.value.as_str()).contains(other));
        let place = ask.map_or(report.title.place, |a| a.text.place);
        found.push((
            place,
            format!(
                "{} is about {}, its report about {}.",
                name_of(item),
                span(*one),
                span(*other)
            ),
        ));
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

fn span(year: u32) -> String {
    format!("{year}-{:02}", (year + 1) % 100)
}

/// The first years of spans of one year: "2014-15", "2014/15", "2014 / 2015".
fn spans(text: &str) -> Vec<u32> {
    let plain: String = text
        .chars()
        .map(|c| {
            if matches!(c, '\u{2013}' | '\u{2014}' | '/') {
                '-'
            } else {
                c
            }
        })
        .collect();
    let plain = plain.replace(" - ", "-");
    let mut out = Vec::new();
    for word in plain.split(|c: char| !(c.is_ascii_digit() || c == '-')) {
        let Some((one, two)) = word.split_once('-') else {
            continue;
        };
        let (Ok(first), Ok(second)) = (one.parse::<u32>(), two.parse::<u32>()) else {
            continue;
        };
        let next = (two.len() == 2 && second == (first + 1) % 100) || second == first + 1;
        if one.len() == 4 && (1990..2100).contains(&first) && next {
            out.push(first);
        }
    }
    out
}
