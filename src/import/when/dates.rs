//! Dates in a text.

use crate::import::lexicon::{self, ClockWord};
use chrono::{Datelike, NaiveDate, Weekday};

use super::Dated;
use super::calendar::{NO_YEAR, day_named, month_named, place};
use super::tokens::{Kind, Tokens, after_digits};

/// So many days of one month are read from one list, "4, 11, 18 and 25 June".
const LIST: usize = 8;
const DASHES: [char; 4] = ['-', '\u{2010}', '\u{2013}', '\u{2014}'];

/// A day of a list before its month is known.
struct Day {
    says: Option<Weekday>,
    of_month: u32,
    /// Nobody could take it for another number: it has a day of the week or an ending.
    clear: bool,
    start: usize,
    end: usize,
}

/// What stands at a place: the dates and the token after them.
struct Read {
    dates: Vec<Dated>,
    next: usize,
}

/// See [`super::dates`].
pub(super) fn find(text: &str, near: Option<NaiveDate>) -> Vec<Dated> {
    let tokens = Tokens::of(text);
    let mut out: Vec<Dated> = Vec::new();
    // Dates without a year, by their place in `out`, that may yet take the year of a later one.
    let mut waiting: Vec<usize> = Vec::new();
    let mut last_end = 0;
    let mut at = 0;
    while at < tokens.len() {
        let Some(read) = days_month(&tokens, at, near)
            .or_else(|| month_day(&tokens, at, near))
            .or_else(|| digits(&tokens, at))
        else {
            at += 1;
            continue;
        };
        if !only_listing(&tokens, last_end, at) {
            waiting.clear();
        }
        for dated in read.dates {
            if dated.year_written {
                carry_back(&mut out, &mut waiting, &dated);
            } else {
                waiting.push(out.len());
            }
            out.push(dated);
        }
        at = read.next.max(at + 1);
        last_end = at;
    }
    // Without a year and without a day to be near to, nothing is known.
    out.retain(|d| d.year_written || near.is_some() || d.date.year() != NO_YEAR);
    out
}

/// Gives the year of `dated` to the dates without one that stand in one list with it.
fn carry_back(out: &mut [Dated], waiting: &mut Vec<usize>, dated: &Dated) {
    let mut next = dated.date;
    for at in waiting.drain(..).rev() {
        let Some(before) = out.get_mut(at) else {
            continue;
        };
        let same = before.date.with_year(next.year());
        // Lists go forward in time: "18 December and 22 January 2015" begins in 2014.
        match same.filter(|d| *d <= next) {
            Some(date) => {
                before.date = date;
                before.year_written = true;
            }
            None => match before.date.with_year(next.year() - 1) {
                Some(date) => before.date = date,
                None => continue,
            },
        }
        next = before.date;
    }
}

/// Whether nothing but what parts the entries of a list stands between two tokens.
fn only_listing(tokens: &Tokens, from: usize, to: usize) -> bool {
    // A longer gap is no list any more; looking at few tokens keeps the work in proportion.
    to.saturating_sub(from) <= 4
        && (from..to).all(|at| {
            tokens.is_mark(at, &[',', '&', ';', '/', '\u{2022}'])
                || tokens.is_mark(at, &DASHES)
                || tokens.is_word(at, &["and", "to", "or"])
        })
}

/// "Thursday 22nd of January, 2015", "4th & Thursday 5th June 2025", "22-Jan-15".
fn days_month(tokens: &Tokens, from: usize, near: Option<NaiveDate>) -> Option<Read> {
    let mut days = Vec::new();
    let mut at = from;
    let mut commas = false;
    let mut joined_by_word = false;
    let month = loop {
        let day = one_day(tokens, &mut at, days.is_empty())?;
        if days
            .last()
            .is_some_and(|d: &Day| d.of_month >= day.of_month)
            || days.len() >= LIST
        {
            return None;
        }
        days.push(day);
        if tokens.is_mark(at, &['-', '.', '/'])
            && tokens.joined(at)
            && tokens.joined(at + 1)
            && month(tokens, at + 1).is_some()
        {
            at += 1;
        }
        if let Some(month) = month(tokens, at) {
            break month;
        }
        if tokens.is_mark(at, &[',']) {
            commas = true;
        } else if tokens.is_word(at, &["and", "or"]) || tokens.is_mark(at, &['&']) {
            joined_by_word = true;
        } else if tokens.is_mark(at, &DASHES) || tokens.is_mark(at, &['/']) {
            // "Item 10 - 22 January" is one day, "10-22 January" two, and so is "on: 21 - 23 May".
            let few = |d: &Day| {
                let next = tokens.number(at + 1, 1, 2).unwrap_or(0);
                let named = from
                    .checked_sub(1)
                    .is_some_and(|b| tokens.word(b).is_some());
                !named && next > d.of_month && next - d.of_month < 4
            };
            let clear = days.last().is_some_and(|d| d.clear || few(d));
            let tight = tokens.joined(at) && tokens.joined(at + 1);
            if !clear && !tight {
                return None;
            }
            joined_by_word = true;
        } else if tokens.is_word(at, &["to", "until"]) {
            joined_by_word = true;
        } else {
            return None;
        }
        at += 1;
    };
    if commas && !joined_by_word {
        return None;
    }
    at += 1;
    if tokens.is_mark(at, &['.']) && tokens.joined(at) {
        at += 1;
    }
    let (year, next) = year_after(tokens, at);
    let (next, after) = match day_in_brackets(tokens, next) {
        Some((day, next)) if days.len() == 1 => (next, Some(day)),
        _ => (next, None),
    };
    let end = tokens.end_before(next);
    let last = days.len() - 1;
    let mut dates = Vec::new();
    for (i, day) in days.iter().enumerate() {
        let Some(date) = place(year, month, day.of_month, near) else {
            continue;
        };
        dates.push(Dated {
            date,
            says: day.says.or(after),
            year_written: year.is_some(),
            at: day.start..if i == last { end } else { day.end },
        });
    }
    Some(Read { dates, next })
}

/// "Thursday, the 22nd of", up to the month or whatever follows.
fn one_day(tokens: &Tokens, at: &mut usize, first: bool) -> Option<Day> {
    let start = *at;
    let says = weekday(tokens, at);
    if tokens.is_word(*at, &["the"]) {
        *at += 1;
    }
    if first && says.is_none() && after_digits(tokens, *at) {
        return None;
    }
    let day = tokens.number(*at, 1, 2).filter(|d| (1..=31).contains(d))?;
    *at += 1;
    let ordinal = tokens.is_word(*at, &["st", "nd", "rd", "th"]);
    // "l3th": a scan has a letter for the figure before.
    let glued = ordinal && tokens.joined(*at - 1) && tokens.word(*at - 2).is_some();
    if glued {
        return None;
    }
    *at += usize::from(ordinal);
    let end = tokens.end_before(*at);
    let comma = tokens.is_mark(*at, &[',']) && month(tokens, *at + 1).is_some();
    *at += usize::from(comma || tokens.is_word(*at, &["of"]));
    Some(Day {
        says,
        of_month: day,
        clear: ordinal || says.is_some(),
        start: tokens.start(start),
        end,
    })
}

/// "January 22, 2015", "Thursday, January 22nd".
fn month_day(tokens: &Tokens, from: usize, near: Option<NaiveDate>) -> Option<Read> {
    let mut at = from;
    let says = weekday(tokens, &mut at);
    let month = month(tokens, at)?;
    at += 1;
    if tokens.is_mark(at, &['.']) {
        at += 1;
    }
    if tokens.is_word(at, &["the"]) {
        at += 1;
    }
    let day = tokens.number(at, 1, 2).filter(|d| (1..=31).contains(d))?;
    at += 1;
    let ordinal = tokens.is_word(at, &["st", "nd", "rd", "th"]);
    at += usize::from(ordinal);
    // "June 14-16" are three days.
    let days = tokens.is_mark(at, &DASHES)
        && (tokens.number(at + 1, 2, 2)).is_some_and(|last| last > day && last < 32);
    let (year, next) = year_after(tokens, at + 2 * usize::from(days));
    // "In January 22 members attended", "January 22 February"; "May 4.30 pm" is a time.
    let goes_on = tokens.word(next).is_some_and(|w| !is_link(w))
        || (tokens.is_mark(next, &['.', ':', '/', '-']) && tokens.number(next + 1, 1, 9).is_some());
    if year.is_none() && says.is_none() && !ordinal && goes_on {
        return None;
    }
    let date = place(year, month, day, near)?;
    Some(Read {
        dates: vec![Dated {
            date,
            says,
            year_written: year.is_some(),
            at: tokens.start(from)..tokens.end_before(next),
        }],
        next,
    })
}

fn is_link(word: &str) -> bool {
    lexicon::is(ClockWord::Link, word)
}

/// "22/01/2015", "22.1.15", "2015-01-22", "1/22/2015".
fn digits(tokens: &Tokens, from: usize) -> Option<Read> {
    let mut at = from;
    let says = weekday(tokens, &mut at);
    let first = at;
    if after_digits(tokens, at) || tokens.is_mark(at.wrapping_sub(1), &['\u{A3}', '$', '\u{20AC}'])
    {
        return None;
    }
    let sep = tokens
        .mark(at + 1)
        .filter(|c| ['/', '.', '-'].contains(c))?;
    if tokens.mark(at + 3) != Some(sep) {
        return None;
    }
    let tight = (at + 1..at + 5).all(|i| tokens.joined(i));
    let (year, month, day, short) = if let Some(year) = tokens.number(at, 4, 4) {
        (
            year,
            tokens.number(at + 2, 2, 2)?,
            tokens.number(at + 4, 2, 2)?,
            false,
        )
    } else {
        let year = tokens
            .number(at + 4, 2, 4)
            .filter(|_| tokens.number(at + 4, 3, 3).is_none())?;
        let short = year < 100;
        let year = if short { 2000 + year } else { year };
        (
            year,
            tokens.number(at + 2, 1, 2)?,
            tokens.number(at, 1, 2)?,
            short,
        )
    };
    if !(tight || sep == '/' && !short) {
        return None;
    }
    // "5/24/2028": no month but the first number.
    let american = sep == '/' && (13..=31).contains(&month) && (1..=12).contains(&day);
    let (month, day) = if american { (day, month) } else { (month, day) };
    let next = at + 5;
    // A longer chain of numbers is a reference or a telephone number.
    if tokens.is_mark(next, &['/', '.', '-'])
        && tokens.joined(next)
        && tokens.joined(next + 1)
        && tokens.number(next + 1, 1, 20).is_some()
    {
        return None;
    }
    if sep == '.' && short && says.is_none() && is_paragraph(tokens, first, next) {
        return None;
    }
    let date = place(Some(i32::try_from(year).ok()?), month, day, None)?;
    let (next, after) = match day_in_brackets(tokens, next) {
        Some((day, next)) => (next, Some(day)),
        None => (next, None),
    };
    Some(Read {
        dates: vec![Dated {
            date,
            says: says.or(after),
            year_written: true,
            at: tokens.start(from)..tokens.end_before(next),
        }],
        next,
    })
}

/// Whether "4.10.12" is rather the number of a paragraph.
fn is_paragraph(tokens: &Tokens, first: usize, next: usize) -> bool {
    let named = tokens
        .before(first)
        .is_some_and(|t| t.kind == Kind::Word && lexicon::is(ClockWord::Numbered, t.text));
    let heads = first == 0 && tokens.word(next).is_some_and(|w| !is_link(w));
    named || heads
}

/// A day of the week at `at`, with a comma or a full stop after it, only where a date may follow.
fn weekday(tokens: &Tokens, at: &mut usize) -> Option<Weekday> {
    let day = day_named(tokens.word(*at)?)?;
    *at += 1;
    if tokens.is_mark(*at, &['.']) {
        *at += 1;
    }
    if tokens.is_mark(*at, &[',', ':']) || tokens.is_mark(*at, &DASHES) {
        *at += 1;
    }
    Some(day)
}

/// "(Thursday)" after a date.
fn day_in_brackets(tokens: &Tokens, at: usize) -> Option<(Weekday, usize)> {
    (tokens.is_mark(at, &['(']) && tokens.is_mark(at + 2, &[')'])).then_some(())?;
    Some((day_named(tokens.word(at + 1)?)?, at + 3))
}

/// The month that the word at `at` names.
fn month(tokens: &Tokens, at: usize) -> Option<u32> {
    month_named(tokens.word(at)?)
}

/// The year at `at` and the token after it: "2015", ", 2015", "15", "'15"; "-15" joined.
fn year_after(tokens: &Tokens, at: usize) -> (Option<i32>, usize) {
    let mut here = at;
    if tokens.is_mark(here, &[','])
        || (tokens.is_mark(here, &['-', '/', '.']) && tokens.joined(here))
    {
        here += 1;
    }
    let comma = here > at;
    let long = tokens
        .number(here, 4, 4)
        .filter(|y| (1900..2200).contains(y));
    if let Some(year) = long.and_then(|y| i32::try_from(y).ok()) {
        // "22 January 2015/16" is a year of two; "2015.30" is nothing known, and still the year.
        return (Some(year), here + 1);
    }
    let quoted = tokens.is_mark(here, &['\'', '\u{2019}']);
    let digits = here + usize::from(quoted);
    let Some(short) = tokens
        .number(digits, 2, 2)
        .and_then(|y| i32::try_from(y).ok())
    else {
        return (None, at);
    };
    let after = digits + 1;
    let clock = tokens.is_mark(after, &[':', '.']) && tokens.number(after + 1, 1, 2).is_some();
    let listed = tokens.is_mark(after, &['-', '/', '\u{2013}', '&', ',']) || comma;
    let counts = tokens
        .word(after)
        .is_some_and(|w| !is_link(w) || w.eq_ignore_ascii_case("and"));
    let tight = comma && tokens.joined(here) && !tokens.is_mark(at, &[',']);
    if quoted || tight || !(clock || listed || counts) {
        return (Some(2000 + short), after);
    }
    (None, at)
}
