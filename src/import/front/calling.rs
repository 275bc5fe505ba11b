//! What, when and where: body, host, kind, day, time, place.

use super::name::is_body;
use super::venue::{
    self, beside_day, venue_behind, venue_below, venue_guessed, venue_in, without_when,
};
use super::{clock, kind, notice};
use chrono::{Datelike, NaiveDate, NaiveTime};

use super::body;
use super::front_sheet::{FrontSheet, after, has};
use super::labels::{Field, field, labelled};
use super::put::put;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, DayOf};
use crate::import::proposal::Proposal;
use crate::import::when::{self, Dated};
use crate::meeting::text::Text;

/// Reads the rows up to `to`, which are not items, and those from `from` on.
pub(super) fn read(sheet: &mut FrontSheet, to: usize, from: usize, out: &mut Proposal) {
    labels(sheet, to, out);
    notice::notice(sheet, to, out);
    if out.date.is_none() {
        undated(sheet, to, true, out);
    }
    dated_lines(sheet, to, out);
    if out.date.is_none() {
        // Parish councils call the meeting below the agenda, or nowhere but in a label there.
        let end = sheet.rows.len();
        for at in from..end {
            label(sheet, at, end, out);
        }
    }
    if out.date.is_none() {
        undated(sheet, to, false, out);
    }
    if out.start.is_none() {
        clock::meeting_time(sheet, to, out);
    }
    kind::read(sheet, to, out);
    if let Some(time) = &mut out.start {
        let early = time.value < NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default();
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
            Field::Date | Field::DateTime if is_signature(sheet, at) => false,
            Field::Date | Field::DateTime => {
                let one = date(&value, place, out);
                let two = field == Field::DateTime && time(&value, place, out);
                // "Date: Thursday 22 January 2015, 4.00 pm".
                let more = field == Field::Date
                    && !clock::times(&value).is_empty()
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
                put(&mut out.venue, venue::told(&value, place), "place");
                true
            }
            // "Meeting: 4 May 2027, 7.30pm".
            Field::Body
                if when::dates(&value, None)
                    .first()
                    .is_some_and(|d| d.at.start == 0) =>
            {
                date(&value, place, out) | time(&value, place, out)
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
        Some(second) if second.date != first.date && !is_range(words, first, second) => {
            found.doubting("Two days are printed here.")
        }
        _ => found,
    };
    put(&mut out.date, found, "day");
    true
}

/// Whether two days are the first and the last of one meeting: "21 – 23 May".
fn is_range(words: &str, first: &Dated, second: &Dated) -> bool {
    let joint = words.get(first.at.end..second.at.start).unwrap_or("x");
    let days = (second.date - first.date).num_days();
    clock::is_end(joint) && (1..7).contains(&days)
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
    let times = clock::times(words);
    let bare = format!("at {words}");
    // "19.00 – 21.00 (doors from 18:00)": the time that the value opens with is meant.
    let told = clock::times(&bare);
    let opens = told.first().is_some_and(|t| t.at.start == 3);
    let found = if times.first().is_none_or(|t| t.at.start > 0 && opens) {
        clock::start(&bare, &told, place)
    } else {
        clock::start(words, &times, place)
    };
    let Some(found) = found else {
        return false;
    };
    put(&mut out.start, found, "time");
    true
}

/// Whether the day beside a label is that on which the notice was signed: "A Cole, Clerk. Date: …".
fn is_signature(sheet: &FrontSheet, at: usize) -> bool {
    let signs = |words: &str| words.len() < 160 && lexicon::is(DayOf::Signed, words);
    let above = (0..at)
        .rev()
        .take(3)
        .find(|i| sheet.get(*i).is_some_and(|r| !r.is_blank()));
    let own = sheet.text(at);
    // "Clerk: A Cole" above "Date: …" is a list of facts and no signature.
    signs(own) || above.is_some_and(|i| signs(sheet.text(i)) && !sheet.text(i).contains(':'))
}

/// Takes a day without a year, and what else the notice says in which it stands.
fn undated(sheet: &mut FrontSheet, to: usize, told: bool, out: &mut Proposal) {
    undated_year(sheet, to, told, out);
    let day = out.date.as_ref().map(|d| d.place);
    if let Some(at) = (0..to).find(|at| day == Some(sheet.place(*at))) {
        notice::undated(sheet, at, to, out);
    }
}

/// A day whose year only other days of the sheet tell; `told` = only one that a label or a notice
/// names.
fn undated_year(sheet: &mut FrontSheet, to: usize, told: bool, out: &mut Proposal) {
    let rows = 0..sheet.rows.len().min(400);
    let near = rows
        .filter_map(|at| when::dates(sheet.text(at), None).into_iter().next())
        .find(|d| d.year_written);
    let Some(near) = near.map(|d| d.date) else {
        return;
    };
    for at in 0..to {
        let Some(row) = sheet.get(at).filter(|r| r.text.len() < 300) else {
            continue;
        };
        let (text, place) = (row.text.clone(), row.place);
        let labelled = text
            .split_once(':')
            .is_some_and(|(l, _)| matches!(field(l), Some(Field::Date | Field::DateTime)));
        let dates = when::dates(&text, Some(near));
        let Some(first) = dates.first().filter(|d| !d.year_written) else {
            continue;
        };
        let called = labelled || lexicon::is(DayOf::Named, &text);
        let meant = called || !told && first.says.is_some();
        if !meant || is_other_day(sheet, at) || is_signature(sheet, at) {
            continue;
        }
        // The day of the week tells which of the years beside it is meant.
        let years = [0, 1, -1].into_iter();
        let fits = |by: &i32| {
            let day = first.date.with_year(first.date.year() + by);
            day.filter(|d| first.says.is_none_or(|s| s == d.weekday()))
        };
        let day = years
            .into_iter()
            .find_map(|by| fits(&by))
            .unwrap_or(first.date);
        let why = "No year is printed with the day.";
        put(&mut out.date, Found::unsure(day, place, why), "day");
        sheet.take(at, at + 1);
        return;
    }
}

/// Lines with a day, without a label: "Thursday, 22 January 2015 at 4.00 pm in the Council Chamber".
fn dated_lines(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    let called = out.date.is_some();
    let only = only_day(sheet, to);
    for at in 0..to {
        let Some(row) = sheet.get(at) else { break };
        // "Next meeting: 6 May", and the items below it, with no other day above them.
        let next =
            only.is_some() && at + 1 < to && row.text.to_lowercase().starts_with("next meeting");
        if row.used || row.is_blank() || row.text.len() > 300 {
            continue;
        }
        if is_other_day(sheet, at) && !next {
            continue;
        }
        let words = row.text.clone();
        let place = row.place;
        let dates = when::dates(&words, near(out));
        let times = clock::times(&words);
        let mut taken = false;
        if let [first, ..] = dates.as_slice() {
            let mut found = found_date(first, place);
            let told = first.says.is_some() || !times.is_empty();
            let title = is_body(&words);
            let alone = only == Some(first.date) && first.year_written && at < 12;
            if !told && !title && !alone {
                found = found.doubting("No label says that this is the day of the meeting.");
            }
            // A letter is dated above its words; a notice names the day in them.
            let letter = times.is_empty() && !title && is_letter_day(sheet, at, to, called);
            if letter && out.date.is_none() {
                found = found.doubting("It could be the day on which the notice was written.");
            }
            // A day alone above it may be that of the meeting, where nothing says when this one begins.
            let other = out.date.as_ref().is_some_and(|d| d.value != first.date);
            if other && times.is_empty() && told && !letter {
                let why = "Another day stands by itself above it.";
                if let Some(date) = out.date.as_mut().filter(|d| !d.is_certain()) {
                    *date = found.clone().doubting(why);
                }
            }
            if out.date.is_none()
                || told && found.doubt.is_none() && !letter && !(other && times.is_empty())
            {
                put(&mut out.date, found, "day");
                taken = true;
            } else {
                taken = out.date.as_ref().is_some_and(|d| d.value == first.date);
            }
        }
        // A day of the week with a time tells when and where, though its year be known by no line.
        let undated = || {
            let near = NaiveDate::from_ymd_opt(2000, 1, 1);
            let days = when::dates(&words, near).into_iter();
            days.filter(|d| d.says.is_some() && !times.is_empty())
                .collect()
        };
        let dates = if dates.is_empty() && out.date.is_none() {
            undated()
        } else {
            dates
        };
        let near_day = !dates.is_empty() || taken || beside_day(sheet, at, out);
        // "14.00, Tuesday 15 March".
        let bare = format!("at {words}");
        let opens = times.is_empty()
            && !dates.is_empty()
            && words.starts_with(|c: char| c.is_ascii_digit());
        let start = || {
            if opens {
                clock::start(&bare, &clock::times(&bare), place)
            } else {
                clock::start(&words, &times, place)
            }
        };
        if near_day
            && out.start.is_none()
            && let Some(found) = start()
        {
            put(&mut out.start, found, "time");
            taken = true;
        }
        if taken
            && out.venue.is_none()
            && (out.date.is_some() || words.len() < 100)
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

/// The day that is printed above the agenda, where no other is; none where no agenda follows.
fn only_day(sheet: &FrontSheet, to: usize) -> Option<NaiveDate> {
    sheet.get(to)?;
    let rows = (0..to.min(200)).filter(|at| sheet.text(*at).len() < 2_000);
    let mut all = rows
        .flat_map(|at| when::dates(sheet.text(at), None))
        .map(|d| d.date);
    let first = all.next()?;
    all.all(|day| day == first).then_some(first)
}

/// Whether a line that is a day and nothing else heads a letter that calls the meeting; `called` = a
/// notice or a label named the day of the meeting.
fn is_letter_day(sheet: &FrontSheet, at: usize, to: usize, called: bool) -> bool {
    let words = sheet.text(at);
    let told = when::dates(words, NaiveDate::from_ymd_opt(2000, 1, 1));
    let alone = told.iter().map(|d| d.at.len()).sum::<usize>() + 4 >= words.len();
    if !alone {
        return false;
    }
    let below = (at + 1..to).filter(|i| sheet.get(*i).is_some_and(|r| !r.is_blank()));
    let opens = below.take(4).any(|i| {
        let text = sheet.text(i);
        lexicon::is(DayOf::Letter, text) || after(text, "to:").is_some()
    });
    called || opens
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
