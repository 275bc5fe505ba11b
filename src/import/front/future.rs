//! Meetings to come.

use chrono::{Datelike, NaiveDate};

use super::front_sheet::{FrontSheet, after, has};
use super::venue::is_place;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, DayOf};
use crate::import::proposal::Proposal;
use crate::import::when;
use crate::meeting::agenda::FutureMeeting;
use crate::meeting::text::Text;

/// So many rows below its heading a list of days may go on.
const ROWS: usize = 40;

/// Reads the days of meetings to come, in lists and in sentences, anywhere on the sheet.
pub(super) fn read(sheet: &mut FrontSheet, out: &mut Proposal) {
    let mut list_from: Option<usize> = None;
    let mut found: Vec<Found<FutureMeeting>> = Vec::new();
    let meeting = out.date.as_ref().map(|d| d.value);
    let mut at = 0;
    while at < sheet.rows.len() {
        let (words, next) = sheet.paragraph(at, sheet.rows.len());
        let place = sheet.place(at).through(sheet.place(next - 1));
        let row = at;
        at = next;
        if words.is_empty() {
            continue;
        }
        let names = names_future(&words);
        let gap = list_from
            .filter(|from| row - from <= ROWS)
            .map(|from| row - from);
        if !names && gap.is_none() {
            continue;
        }
        let dates = dates_of(&words, meeting);
        if dates.is_empty() {
            if names {
                list_from = Some(row);
                sheet.take(row, next);
            } else if let Some(venue) = venue_of_all(&words) {
                for one in &mut found {
                    if one.value.venue.is_empty() {
                        one.value.venue = Text::line(venue);
                    }
                }
                sheet.take(row, next);
            } else if gap.is_some_and(|g| g > 2) || words.len() > 120 {
                list_from = None;
            }
            continue;
        }
        let past = has(&words, "last meeting") || has(&words, "previous meeting");
        let sentence =
            gap.is_some_and(|g| g <= 3) && !past && (has(&words, "held") || has(&words, "meet"));
        let listed = gap.is_some_and(|g| g <= 3)
            && !past
            && words.len() < 120
            && dates.first().is_some_and(|d| d.at.start <= 2)
            && is_plain(&words);
        if past || !names && !is_date_line(&words, meeting) && !sentence && !listed {
            list_from = None;
            continue;
        }
        list_from = Some(row);
        sheet.take(row, next);
        // In a row of a table the day stands in one cell, and leads and pages beside it.
        let cell = sheet.get(row).filter(|r| r.table.is_some()).and_then(|r| {
            let whole = |(_, w): &&(u16, String)| dates_of(w, meeting).len() == dates.len();
            r.cells.iter().find(whole).map(|(_, w)| w.clone())
        });
        match cell {
            Some(cell) => take(&cell, &dates_of(&cell, meeting), place, &mut found),
            None => take(&words, &dates, place, &mut found),
        }
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

/// The meetings of a line: a day has the time that stands before the next day; one time before or
/// behind all the days is that of all.
fn take(words: &str, dates: &[when::Dated], place: Place, found: &mut Vec<Found<FutureMeeting>>) {
    let times = when::times(words);
    let first = dates.first().map_or(0, |d| d.at.start);
    let last = dates.last().map_or(0, |d| d.at.end);
    let shared = times
        .first()
        .filter(|t| t.at.end <= first || t.at.start >= last && dates.len() > 1);
    for (at, dated) in dates.iter().enumerate() {
        let until = dates.get(at + 1).map_or(words.len(), |d| d.at.start);
        let own = times
            .iter()
            .find(|t| t.at.start >= dated.at.end && t.at.end <= until);
        let start = own.or(shared).filter(|t| !t.unsure).map(|t| t.time);
        let meeting = FutureMeeting {
            date: dated.date,
            start,
            venue: venue_behind(words, dated, own, until),
        };
        let mut one = Found::certain(meeting, place);
        if let Some(why) = dated.disagrees() {
            one = one.doubting(&why);
        }
        if !dated.year_written {
            one = one.doubting("No year is printed with the day.");
        }
        found.push(one);
    }
}

/// The place that follows a day and its own time: "10.30 am, Council Chamber".
fn venue_behind(words: &str, day: &when::Dated, time: Option<&when::Timed>, to: usize) -> Text {
    let from = time.map_or(day.at.end, |t| t.at.end.max(day.at.end));
    let rest = words.get(from..to).unwrap_or("");
    let rest = rest
        .trim_start_matches([',', ' ', '-', '\u{2013}', ';', ':'])
        .trim_end_matches([',', '.', ';', ' ']);
    let rest = ["at ", "in "]
        .iter()
        .find_map(|p| rest.strip_prefix(p))
        .unwrap_or(rest);
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let named = rest.starts_with(char::is_uppercase) && rest.len() < 120;
    let place = is_place(rest) && !rest.contains(['(', ';']) && !has(rest, " and ");
    Text::line(
        if named && (place || time.is_some() && rest.contains(',')) {
            rest
        } else {
            ""
        },
    )
}

/// "All at the Town Hall."
fn venue_of_all(words: &str) -> Option<&str> {
    let rest = lexicon::after(DayOf::All, words)?.trim_start();
    let rest = after(rest, "the ").unwrap_or(rest);
    let rest = rest.trim_end_matches(['.', ' ']);
    let plain = rest.starts_with(char::is_uppercase) && rest.len() < 120;
    (plain && when::times(words).is_empty() && !rest.contains('.')).then_some(rest)
}

/// "Meetings in 2027 are on Monday 8 March and …": the year of days that have none.
fn year_of(words: &str) -> Option<i32> {
    let (_, rest) =
        words.split_at_checked(super::front_sheet::find(words, "meetings in 20")? + 12)?;
    let year: i32 = rest.get(..4)?.parse().ok()?;
    rest.get(4..)
        .is_none_or(|r| !r.starts_with(char::is_alphanumeric))
        .then_some(year)
}

/// The dates of a line; one without a year comes after the meeting.
fn dates_of(words: &str, meeting: Option<NaiveDate>) -> Vec<when::Dated> {
    let mut dates = when::dates(words, meeting);
    let year = year_of(words);
    for dated in &mut dates {
        if let (false, Some(date)) = (
            dated.year_written,
            year.and_then(|y| dated.date.with_year(y)),
        ) {
            dated.date = date;
            dated.year_written = true;
            continue;
        }
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
    let says = lexicon::is(DayOf::Future, words);
    says && !has(words, "last meeting") && !has(words, "minutes of")
}

/// Whether a line is a day with little around it.
fn is_date_line(words: &str, meeting: Option<NaiveDate>) -> bool {
    let dates = when::dates(words, meeting);
    let told: usize = dates.iter().map(|d| d.at.len()).sum();
    let times: usize = when::times(words).iter().map(|t| t.at.len()).sum();
    is_plain(words) && (told + times) * 2 >= words.len().min(60)
}

/// Whether a line speaks of nothing else that has a day.
fn is_plain(words: &str) -> bool {
    !lexicon::is(DayOf::Matter, words)
}
