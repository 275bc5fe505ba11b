//! Times in a text.

use crate::import::lexicon::{self, ClockWord};
use chrono::NaiveTime;

use super::Timed;
use super::calendar::month_named;
use super::tokens::{Kind, Tokens};

/// The half of the day that is written with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug)]
struct Read {
    hour: u32,
    minute: u32,
    half: Option<Half>,
    /// It says enough by itself: "16:00", "1600 hrs", "noon".
    sure: bool,
    /// A bare "2", a time only before "- 4 pm".
    bare: bool,
    next: usize,
}

/// See [`super::times`].
pub(super) fn find(text: &str) -> Vec<Timed> {
    let tokens = Tokens::of(text);
    let mut out: Vec<Timed> = Vec::new();
    let mut end_of_time = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some(read) = read_at(&tokens, at, end_of_time == Some(at)) else {
            at += 1;
            continue;
        };
        let read = of_range(&tokens, read);
        if let Some((time, unsure)) = settle(read) {
            out.push(Timed {
                time,
                unsure,
                at: tokens.start(at)..tokens.end_before(read.next),
            });
        }
        at = read.next.max(at + 1);
        // A time that begins after a dash needs no other sign.
        end_of_time = to_word(&tokens, at);
    }
    out
}

/// The token after "to", "until" or a dash at `at`.
fn to_word(tokens: &Tokens, at: usize) -> Option<usize> {
    (tokens.is_word(at, &["to", "until", "till", "and", "for"])
        || tokens.is_mark(at, &['-', '\u{2010}', '\u{2013}', '\u{2014}']))
    .then_some(at + 1)
}

/// Gives the first time of "2.00 to 4.00 pm" the half of the day of the second.
fn of_range(tokens: &Tokens, read: Read) -> Read {
    if read.half.is_some() || read.sure {
        return read;
    }
    let later = to_word(tokens, read.next).and_then(|at| read_at(tokens, at, true));
    let Some((later, half)) = later.and_then(|l| l.half.map(|h| (l, h))) else {
        return read;
    };
    // "10.00 to 1.00 pm" begins before noon, "12.00 to 2.00 pm" does not.
    let turned = (read.hour % 12, read.minute) > (later.hour % 12, later.minute);
    let half = match half {
        Half::Pm if turned => Half::Am,
        Half::Am if turned => Half::Pm,
        same => same,
    };
    Read {
        half: Some(half),
        ..read
    }
}

/// The time of day, and whether it could be another.
fn settle(read: Read) -> Option<(NaiveTime, bool)> {
    let (hour, unsure) = match read.half {
        Some(Half::Am) => (read.hour % 12, false),
        // "16.00 pm" says twice that it is after noon.
        Some(Half::Pm) if read.hour > 12 => (read.hour, false),
        Some(Half::Pm) => (read.hour % 12 + 12, false),
        None if read.bare => return None,
        None if read.sure || read.hour > 12 => (read.hour, false),
        None if (1..=7).contains(&read.hour) => (read.hour + 12, true),
        None => (read.hour, true),
    };
    NaiveTime::from_hms_opt(hour, read.minute, 0).map(|time| (time, unsure))
}

fn read_at(tokens: &Tokens, at: usize, after_time: bool) -> Option<Read> {
    in_words(tokens, at).or_else(|| in_digits(tokens, at, after_time))
}

/// "noon", "midday", "half past six", "seven o'clock".
fn in_words(tokens: &Tokens, at: usize) -> Option<Read> {
    let sure = |hour, next| Read {
        hour,
        minute: 0,
        half: None,
        sure: true,
        bare: false,
        next,
    };
    if tokens.is_word(at, &["noon", "midday"]) {
        return Some(sure(12, at + 1));
    }
    if tokens.is_word(at, &["midnight"]) {
        return Some(sure(0, at + 1));
    }
    let (minute, back, from) = if tokens.is_word(at, &["half"]) {
        (30, false, at + 2)
    } else if tokens.is_word(at, &["quarter"]) {
        (15, tokens.is_word(at + 1, &["to"]), at + 2)
    } else {
        (0, false, at)
    };
    if from > at && !tokens.is_word(from - 1, &["past", "to"]) {
        return None;
    }
    let hour = hour_named(tokens, from)?;
    let mut next = from + 1;
    let clock = tokens.is_word(next, &["o"])
        && tokens.is_mark(next + 1, &['\'', '\u{2019}'])
        && tokens.is_word(next + 2, &["clock"]);
    if clock {
        next += 3;
    } else if from == at {
        return None;
    }
    let (half, next) = half(tokens, next);
    let (hour, minute) = match (back, hour) {
        (true, 1) => (12, 45),
        (true, hour) => (hour - 1, 45),
        (false, hour) => (hour, minute),
    };
    Some(Read {
        minute,
        half,
        sure: false,
        ..sure(hour, next)
    })
}

fn hour_named(tokens: &Tokens, at: usize) -> Option<u32> {
    if let Some(hour) = tokens.number(at, 1, 2) {
        return (1..=12).contains(&hour).then_some(hour);
    }
    lexicon::told(ClockWord::Hour, tokens.word(at)?)?
        .parse()
        .ok()
}

/// "4.00 pm", "4pm", "16:00", "1600 hrs", "12 noon".
fn in_digits(tokens: &Tokens, at: usize, after_time: bool) -> Option<Read> {
    if after_number(tokens, at) {
        return None;
    }
    if let Some(read) = in_hours(tokens, at) {
        return Some(read);
    }
    let hour = tokens.number(at, 1, 2).filter(|h| *h < 24)?;
    let digits = tokens.get(at)?.text.len();
    let sep = tokens.mark(at + 1).filter(|c| {
        [':', '.', '\u{B7}'].contains(c) && tokens.joined(at + 1) && tokens.joined(at + 2)
    });
    let minute = sep
        .and_then(|_| tokens.number(at + 2, 2, 2))
        .filter(|m| *m < 60);
    let Some(minute) = minute else {
        return whole_hour(tokens, at, hour);
    };
    let mut next = at + 3;
    if sep == Some(':') && tokens.is_mark(next, &[':']) && tokens.number(next + 1, 2, 2).is_some() {
        next += 2;
    }
    let (half, after) = half(tokens, next);
    let read = Read {
        hour,
        minute,
        half,
        sure: false,
        bare: false,
        next: after,
    };
    if half.is_some() {
        return (1..24).contains(&hour).then_some(read);
    }
    if tokens.is_word(next, &["hrs", "hours", "hr", "h"]) {
        return Some(Read {
            sure: true,
            next: next + 1,
            ..read
        });
    }
    if tokens.is_word(next, &["noon", "midday"]) && hour == 12 {
        return Some(Read {
            sure: true,
            next: next + 1,
            ..read
        });
    }
    if tokens.is_word(next, &["midnight"]) && hour == 12 {
        return Some(Read {
            hour: 0,
            sure: true,
            next: next + 1,
            ..read
        });
    }
    // "4.10.12", "1.30%", "16:00:99" are other numbers.
    let goes_on = tokens.is_mark(next, &['.', ':', '/', '%'])
        && tokens.joined(next)
        && (tokens.is_mark(next, &['%'])
            || tokens.joined(next + 1) && tokens.number(next + 1, 1, 9).is_some());
    if goes_on {
        return None;
    }
    if sep == Some(':') {
        return Some(Read {
            sure: digits == 2,
            ..read
        });
    }
    let begins_range = to_word(tokens, next).is_some_and(|at| in_digits_with_half(tokens, at));
    (after_time || begins_range || clock_stands_here(tokens, at, next)).then_some(read)
}

/// "4pm", "12 noon"; or a bare hour before "- 4pm".
fn whole_hour(tokens: &Tokens, at: usize, hour: u32) -> Option<Read> {
    let read = Read {
        hour,
        minute: 0,
        half: None,
        sure: false,
        bare: true,
        next: at + 1,
    };
    if hour == 12 && tokens.is_word(at + 1, &["noon", "midday"]) {
        return Some(Read {
            sure: true,
            bare: false,
            next: at + 2,
            ..read
        });
    }
    let (half, next) = half(tokens, at + 1);
    if half.is_some() {
        return (1..24).contains(&hour).then_some(Read {
            half,
            bare: false,
            next,
            ..read
        });
    }
    // Looked at once more by `of_range`, which knows whether a half of the day follows.
    let later = to_word(tokens, at + 1)?;
    let ends = in_digits_with_half(tokens, later);
    (ends && (1..=12).contains(&hour)).then_some(read)
}

/// Whether "4pm" or "4.00 pm" stands at `at`.
fn in_digits_with_half(tokens: &Tokens, at: usize) -> bool {
    if tokens.number(at, 1, 2).is_none() {
        return false;
    }
    let minutes = tokens.is_mark(at + 1, &[':', '.']) && tokens.number(at + 2, 2, 2).is_some();
    half(tokens, if minutes { at + 3 } else { at + 1 })
        .0
        .is_some()
}

/// "1600 hrs", "1600h".
fn in_hours(tokens: &Tokens, at: usize) -> Option<Read> {
    let number = tokens.number(at, 4, 4)?;
    let (hour, minute) = (number / 100, number % 100);
    let named = tokens.is_word(at + 1, &["hrs", "hours", "hr"])
        || tokens.is_word(at + 1, &["h"]) && tokens.joined(at + 1);
    (named && hour < 24 && minute < 60).then_some(Read {
        hour,
        minute,
        half: None,
        sure: true,
        bare: false,
        next: at + 2,
    })
}

/// Whether a number goes on at `at` from one before it, or has a sign of money before it.
fn after_number(tokens: &Tokens, at: usize) -> bool {
    let Some(mark) = at.checked_sub(1) else {
        return false;
    };
    if tokens.is_mark(mark, &['\u{A3}', '$', '\u{20AC}']) {
        return true;
    }
    tokens.joined(at)
        && (tokens.before(at).is_some_and(|t| t.kind == Kind::Number)
            || tokens.is_mark(mark, &['.', ':', '/'])
                && tokens.joined(mark)
                && tokens.before(mark).is_some_and(|t| t.kind == Kind::Number))
}

/// Whether "6.30" is a time where nothing but its neighbours can tell.
fn clock_stands_here(tokens: &Tokens, at: usize, next: usize) -> bool {
    let Some(before) = tokens.before(at) else {
        // "6.30 in the hall", but not "4.10 The Board", and "6.30" alone may be anything.
        return match tokens.word(next) {
            Some(word) => word.chars().next().is_some_and(char::is_lowercase),
            None => false,
        };
    };
    let word = before.text;
    if before.kind == Kind::Word {
        let named = |role| lexicon::is(role, word);
        return !named(ClockWord::Numbered)
            && (named(ClockWord::Before) || month_named(word).is_some());
    }
    // "22 January 2015 6.30", "22 January 2015, 6.30", "Time: 6.30".
    let comma = tokens.is_mark(at - 1, &[',', ':', '-', '\u{2013}']);
    let year = if comma {
        tokens.before(at - 1)
    } else {
        Some(before)
    };
    let year = year.is_some_and(|t| t.kind == Kind::Number && t.text.len() == 4);
    let label = tokens.is_mark(at - 1, &[':'])
        && at
            .checked_sub(2)
            .is_some_and(|i| tokens.is_word(i, &["time", "start", "starts"]));
    year || label
}

/// "pm", "p.m.", "noon" at `at`, and the token after it.
fn half(tokens: &Tokens, at: usize) -> (Option<Half>, usize) {
    if tokens.is_word(at, &["am"]) {
        return (Some(Half::Am), at + 1);
    }
    if tokens.is_word(at, &["pm"]) {
        return (Some(Half::Pm), at + 1);
    }
    let half = if tokens.is_word(at, &["a"]) {
        Half::Am
    } else if tokens.is_word(at, &["p"]) {
        Half::Pm
    } else {
        return (None, at);
    };
    let dot = usize::from(tokens.is_mark(at + 1, &['.']));
    if !tokens.is_word(at + 1 + dot, &["m"]) {
        return (None, at);
    }
    let next = at + 2 + dot;
    let last = usize::from(dot == 1 && tokens.is_mark(next, &['.']) && tokens.joined(next));
    (Some(half), next + last)
}
