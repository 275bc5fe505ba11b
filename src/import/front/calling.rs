//! What, when and where: body, host, kind, day, time, place.

use super::name::is_body;
use super::notice;
use super::venue::{beside_day, venue_behind, venue_below, venue_guessed, venue_in, without_when};
use chrono::NaiveDate;

use super::body;
use super::front_sheet::{FrontSheet, has, is_shouted};
use super::labels::{Field, labelled};
use super::put::put;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, DayOf};
use crate::import::proposal::Proposal;
use crate::import::when::{self, Dated, Timed};
use crate::meeting::text::Text;

/// Reads the rows up to `to`, which are not items, and those from `from` on.
pub(super) fn read(sheet: &mut FrontSheet, to: usize, from: usize, out: &mut Proposal) {
    labels(sheet, to, out);
    notice::notice(sheet, to, out);
    dated_lines(sheet, to, out);
    if out.date.is_none() {
        // Parish councils call the meeting below the agenda, or nowhere but in a label there.
        let end = sheet.rows.len();
        for at in from..end {
            label(sheet, at, end, out);
        }
    }
    kind(sheet, to, out);
    if let Some(time) = &mut out.start {
        let early = time.value < chrono::NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default();
        if early && time.is_certain() {
            time.doubt = Some(Text::line(
                "It is early in the morning; the afternoon may be meant.",
            ));
        }
    }
}

/// Reads what is told by no label, once the members are known.
pub(super) fn read_rest(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    body::read(sheet, to, out);
    venue_below(sheet, to, out);
    venue_guessed(sheet, to, out);
}

fn labels(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    for at in 0..to {
        label(sheet, at, to, out);
    }
}

fn label(sheet: &mut FrontSheet, at: usize, to: usize, out: &mut Proposal) {
    if sheet
        .get(at)
        .is_none_or(|r| r.used || super::members::is_header(r))
    {
        return;
    }
    for (field, value, place, rows) in labelled(sheet, at, to) {
        let taken = match field {
            Field::Date | Field::DateTime => {
                let one = date(&value, place, out);
                let two = field == Field::DateTime && time(&value, place, out);
                // "Date: Thursday 22 January 2015, 4.00 pm".
                let more = field == Field::Date
                    && !when::times(&value).is_empty()
                    && time(&value, place, out);
                one || two || more
            }
            Field::Time => time(&value, place, out),
            Field::Venue => {
                let value = without_when(&value);
                let value = value
                    .split(" View directions")
                    .next()
                    .unwrap_or(&value)
                    .trim_end_matches(['.', ' '])
                    .to_owned();
                put(
                    &mut out.venue,
                    Found::certain(Text::line(&value), place),
                    "place",
                );
                true
            }
            Field::Body => {
                body::named(&value, place, out);
                true
            }
            Field::Host => {
                put(
                    &mut out.host,
                    Found::certain(Text::line(&value), place),
                    "authority",
                );
                true
            }
            _ => false,
        };
        if taken {
            sheet.take(at, rows);
        }
    }
}

pub(super) fn near(out: &Proposal) -> Option<NaiveDate> {
    out.date.as_ref().map(|d| d.value)
}

/// Takes the day of the meeting from words that a label names.
fn date(words: &str, place: Place, out: &mut Proposal) -> bool {
    let dates = when::dates(words, near(out));
    let Some(first) = dates.first() else {
        return false;
    };
    let found = found_date(first, place);
    let found = match dates.get(1) {
        Some(second) if second.date != first.date => found.doubting("Two days are printed here."),
        _ => found,
    };
    put(&mut out.date, found, "day");
    true
}

/// The date with what speaks against it.
pub(super) fn found_date(dated: &Dated, place: Place) -> Found<NaiveDate> {
    let mut found = Found::certain(dated.date, place);
    if let Some(why) = dated.disagrees() {
        found = found.doubting(&why);
    }
    if !dated.year_written {
        found = found.doubting("No year is printed with the day.");
    }
    found
}

fn time(words: &str, place: Place, out: &mut Proposal) -> bool {
    let times = when::times(words);
    let bare = if times.is_empty() {
        when::times(&format!("at {words}"))
    } else {
        Vec::new()
    };
    let Some(first) = times.first().or(bare.first()) else {
        return false;
    };
    put(&mut out.start, found_time(first, place), "time");
    true
}

pub(super) fn found_time(timed: &Timed, place: Place) -> Found<chrono::NaiveTime> {
    let found = Found::certain(timed.time, place);
    if timed.unsure {
        found.doubting("The paper doesn't say whether it is before or after noon.")
    } else {
        found
    }
}

/// Lines with a day, without a label: "Thursday, 22 January 2015 at 4.00 pm in the Council Chamber".
fn dated_lines(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    for at in 0..to {
        let Some(row) = sheet.get(at) else { break };
        if row.used || row.is_blank() || row.text.len() > 300 || is_other_day(sheet, at) {
            continue;
        }
        let words = row.text.clone();
        let place = row.place;
        let dates = when::dates(&words, near(out));
        let times = when::times(&words);
        let mut taken = false;
        if let [first, ..] = dates.as_slice() {
            let mut found = found_date(first, place);
            let told = first.says.is_some() || !times.is_empty();
            let title = is_body(&words);
            if !told && !title {
                found = found.doubting("No label says that this is the day of the meeting.");
            }
            if out.date.is_none() || told && found.doubt.is_none() {
                put(&mut out.date, found, "day");
                taken = true;
            } else {
                taken = out.date.as_ref().is_some_and(|d| d.value == first.date);
            }
        }
        let near_day = !dates.is_empty() || taken || beside_day(sheet, at, out);
        if let [first, ..] = times.as_slice()
            && near_day
            && out.start.is_none()
        {
            put(&mut out.start, found_time(first, place), "time");
            taken = true;
        }
        if taken
            && out.venue.is_none()
            && let Some(venue) =
                venue_in(&words, &dates, &times, 0).or_else(|| venue_behind(&words, &dates, &times))
        {
            out.venue = Some(Found::certain(Text::line(&venue), place));
        }
        if taken && !is_body(&words) {
            sheet.take(at, at + 1);
        }
    }
}

/// "Date of publication", "Minutes of the meeting held on": a day that is not the meeting's.
fn is_other_day(sheet: &FrontSheet, at: usize) -> bool {
    let other = |words: &str| lexicon::is(DayOf::Other, words);
    let words = sheet.text(at);
    let held = has(words, "to be held on") || has(words, "will be held on");
    other(words) && !held
        || at
            .checked_sub(1)
            .is_some_and(|b| sheet.text(b).ends_with(':') && other(sheet.text(b)))
}

/// "Extraordinary Meeting", "SPECIAL MEETING".
fn kind(sheet: &FrontSheet, to: usize, out: &mut Proposal) {
    for at in 0..to.min(60) {
        let Some(row) = sheet.get(at) else { break };
        if row.text.len() > 300 {
            continue;
        }
        for sort in lexicon::spans(DayOf::Sort, &row.text) {
            let rest = row.text.get(sort.end..).unwrap_or("");
            if lexicon::after(DayOf::Meeting, rest).is_none() {
                continue;
            }
            let printed = row.text.get(sort.clone()).unwrap_or("");
            let named = printed.starts_with(char::is_uppercase)
                || is_shouted(&row.text)
                || sort.start == 0
                || has(&row.text, "meeting of");
            if named {
                put(
                    &mut out.kind,
                    Found::certain(Text::line(&printed.to_lowercase()), row.place),
                    "kind of meeting",
                );
                return;
            }
        }
    }
}
