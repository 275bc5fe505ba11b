//! Meetings to come.

use chrono::{Datelike, NaiveDate};

use super::sheet::{Sheet, has};
use crate::import::found::Found;
use crate::import::proposal::Proposal;
use crate::import::when;
use crate::meeting::agenda::FutureMeeting;

/// So many rows below its heading a list of days may go on.
const ROWS: usize = 40;

/// Reads the days of meetings to come, in lists and in sentences, anywhere on the sheet.
pub(super) fn read(sheet: &mut Sheet, out: &mut Proposal) {
    let mut list_from: Option<usize> = None;
    let mut found = Vec::new();
    let mut rows = Vec::new();
    let meeting = out.date.as_ref().map(|d| d.value);
    for at in 0..sheet.rows.len() {
        let Some(row) = sheet.get(at) else { break };
        if row.is_blank() {
            continue;
        }
        let names = names_future(&row.text);
        let below = list_from.is_some_and(|from| at > from && at - from <= ROWS);
        if !names && !below {
            continue;
        }
        let dates = dates_of(&row.text, meeting);
        if dates.is_empty() {
            if names {
                list_from = Some(at);
            } else if !row.text.chars().any(|c| c.is_ascii_digit())
                && list_from.is_some_and(|from| at > from + 2)
                || row.text.len() > 120
            {
                list_from = None;
            }
            if names {
                rows.push(at);
            }
            continue;
        }
        if below && !names && !is_date_line(&row.text, meeting) {
            list_from = None;
            continue;
        }
        list_from = Some(at);
        rows.push(at);
        let times = when::times(&row.text);
        for dated in dates {
            let start = times
                .iter()
                .find(|t| t.at.start >= dated.at.end)
                .or(times.first())
                .filter(|t| !t.unsure)
                .map(|t| t.time);
            let mut one = Found::certain(
                FutureMeeting {
                    date: dated.date,
                    start,
                    ..FutureMeeting::default()
                },
                row.place,
            );
            if let Some(why) = dated.disagrees() {
                one = one.doubting(&why);
            }
            if !dated.year_written {
                one = one.doubting("No year is printed with the day.");
            }
            found.push(one);
        }
    }
    for row in rows {
        sheet.take(row, row + 1);
    }
    found.retain(|f: &Found<FutureMeeting>| meeting.is_none_or(|m| f.value.date > m));
    for one in found {
        let known = out
            .future
            .iter_mut()
            .find(|f| f.value.date == one.value.date);
        match known {
            Some(known) => known.value.start = known.value.start.or(one.value.start),
            None => out.future.push(one),
        }
    }
}

/// The dates of a line; one without a year comes after the meeting.
fn dates_of(words: &str, meeting: Option<NaiveDate>) -> Vec<when::Dated> {
    let mut dates = when::dates(words, meeting);
    for dated in &mut dates {
        if let (false, Some(meeting)) = (dated.year_written, meeting)
            && dated.date <= meeting
            && let Some(next) = dated.date.with_year(dated.date.year() + 1)
        {
            dated.date = next;
        }
    }
    dates
}

fn names_future(words: &str) -> bool {
    let says = [
        "future meeting",
        "next meeting",
        "dates of meetings",
        "meeting dates",
        "dates of the next",
        "date of the next",
        "following meeting",
        "dates for future",
        "future dates",
        "subsequent meeting",
        "forthcoming meeting",
        "meetings for 20",
        "dates of committee meetings",
        "dates of next",
        "further meeting",
        "schedule of meetings",
    ]
    .iter()
    .any(|w| has(words, w));
    says && !has(words, "last meeting") && !has(words, "minutes of")
}

/// Whether a line is a day with little around it.
fn is_date_line(words: &str, meeting: Option<NaiveDate>) -> bool {
    let dates = when::dates(words, meeting);
    let told: usize = dates.iter().map(|d| d.at.len()).sum();
    let times: usize = when::times(words).iter().map(|t| t.at.len()).sum();
    let issued = [
        "publi", "issue", "dated", "despatch", "signed", "deadline", "minutes",
    ]
    .iter()
    .any(|w| has(words, w));
    !issued && (told + times) * 2 >= words.len().min(60)
}
