//! Notices and summonses: "You are summoned to attend a meeting of the … to be held on … at …".

use chrono::NaiveDate;

use super::body;
use super::calling::{found_date, near};
use super::clock;
use super::front_sheet::{FrontSheet, find, has, squeeze};
use super::put::put;
use super::venue::{NO_LABEL, venue_in};
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, DayOf};
use crate::import::proposal::Proposal;
use crate::import::when::{self, Dated};
use crate::meeting::text::Text;

/// "You are summoned to attend a meeting of the … to be held on … at … in …".
pub(super) fn notice(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    let mut at = 0;
    while at < to {
        if sheet.get(at).is_none_or(|r| r.used || r.is_blank()) {
            at += 1;
            continue;
        }
        let (words, next) = sentence(sheet, at, to);
        let (words, mended) = ordinals(&words);
        let place = sheet.place(at).through(sheet.place(next - 1));
        let calls = lexicon::is(DayOf::Calls, &words);
        let other = has(&words, "minutes") && has(&words, "held on")
            || has(&words, "next meeting") && !calls_next(sheet, &words, to)
            || has(&words, "previous meeting")
            || has(&words, "last meeting")
            || has(&words, "future meeting");
        let dates = when::dates(&words, near(out));
        if calls && !other && (!dates.is_empty() || has(&words, "summoned")) {
            let known = out.date.is_some();
            from_sentence(&words, &dates, place, out);
            if let (true, false, Some(date)) = (mended, known, &mut out.date) {
                let why = "The paper has a sign behind the day where a scan has lost letters.";
                *date = date.clone().doubting(why);
            }
            sheet.take(at, next);
        }
        at = next;
    }
}

/// Whether words that begin with "The next meeting" call the meeting of the agenda below them.
fn calls_next(sheet: &FrontSheet, words: &str, to: usize) -> bool {
    let begins = find(words, "the next meeting") == Some(0);
    begins && sheet.get(to).is_some() && lexicon::is(DayOf::Calls, words)
}

/// Takes the time and the place from the notice that begins at `at`, whose day has no year.
pub(super) fn undated(sheet: &FrontSheet, at: usize, to: usize, out: &mut Proposal) {
    let (words, next) = sentence(sheet, at, to);
    if !lexicon::is(DayOf::Calls, &words) {
        return;
    }
    let place = sheet.place(at).through(sheet.place(next - 1));
    let day = out.date.clone();
    from_sentence(&words, &when::dates(&words, near(out)), place, out);
    out.date = day;
}

/// The sentence that begins at `at`: rows up to a blank one, where a notice is spread over several.
pub(super) fn sentence(sheet: &FrontSheet, at: usize, to: usize) -> (String, usize) {
    let (mut words, mut next) = sheet.paragraph(at, to);
    let opens = has(&words, "meeting")
        || has(&words, "summoned")
        || has(&words, "notice")
        || has(&words, "agenda for");
    let mut gaps = 0;
    while opens && next < to && next < at + 16 {
        let Some(row) = sheet.get(next) else { break };
        let ends =
            words.ends_with('.') && words.len() > 60 && !words.to_lowercase().ends_with(".m.");
        if ends
            || row.used
            || row.table.is_some()
            || row.text.contains(':') && !when_only(&row.text)
        {
            break;
        }
        if row.is_blank() {
            // A notice that is set in the middle of the page has gaps, and goes on in small letters
            // or with the day.
            let more = sheet.next_words(next, (next + 3).min(to));
            let goes_on = more.is_some_and(|n| {
                goes_on(&words, sheet.text(n)) || is_spaced(sheet, &words, next, n)
            });
            gaps += 1;
            if !goes_on || gaps > 6 {
                break;
            }
            next += 1;
            continue;
        }
        let spaced = next
            .checked_sub(2)
            .is_some_and(|b| is_spaced(sheet, &words, b + 1, next));
        if !goes_on(&words, &row.text) && !spaced && !sheet.get(next - 1).is_some_and(|r| r.broken)
        {
            break;
        }
        words.push(' ');
        words.push_str(&row.text);
        next += 1;
    }
    (squeeze(&words), next)
}

/// The words without the quotation marks that a scan has for "th", `the 13" June`; whether it had any.
fn ordinals(words: &str) -> (String, bool) {
    let mut out = String::new();
    let mut last = ' ';
    let mut mended = false;
    for (at, c) in words.char_indices() {
        let quote = matches!(c, '"' | '\u{201D}' | '\u{2033}');
        let rest = words
            .get(at..)
            .unwrap_or("")
            .trim_start_matches(['"', '\u{201D}', '\u{2033}']);
        let month = rest.strip_prefix(' ').is_some_and(|r| {
            let word: String = r.chars().take_while(|c| c.is_alphabetic()).collect();
            !when::dates(&format!("1 {word} 2000"), None).is_empty()
        });
        if quote && last.is_ascii_digit() && month {
            mended = true;
            continue;
        }
        out.push(c);
        last = c;
    }
    (out, mended)
}

/// Whether a notice whose lines stand apart goes on over the blank line at `blank`: the line before
/// it is full, the sentence is open, and it has yet to say on which day.
fn is_spaced(sheet: &FrontSheet, words: &str, blank: usize, next: usize) -> bool {
    let full = blank
        .checked_sub(1)
        .is_some_and(|b| sheet.text(b).chars().count() >= 60);
    let open = !words.ends_with(['.', ':', '?', '!']);
    let calls = has(words, "attend") || has(words, "meeting of");
    sheet
        .get(blank)
        .is_some_and(super::front_sheet::Row::is_blank)
        && next == blank + 1
        && full
        && open
        && calls
        && when::dates(words, None).is_empty()
}

pub(super) fn when_only(words: &str) -> bool {
    !when::dates(words, None).is_empty() || !when::times(words).is_empty()
}

/// Whether a notice goes on in a line.
pub(super) fn goes_on(words: &str, line: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    let open = lexicon::is(DayOf::Open, last) || words.ends_with(',');
    let first = line.split_whitespace().next().unwrap_or("");
    let small = lexicon::is(DayOf::GoesOn, first);
    let dated = when::dates(line, NaiveDate::from_ymd_opt(2000, 1, 1))
        .first()
        .is_some_and(|d| d.at.start <= 3);
    // "at 7.30" above "p.m. in the Mill".
    let half = words.ends_with(|c: char| c.is_ascii_digit())
        && clock::times(&format!("7.30 {line}"))
            .first()
            .is_some_and(|t| t.at.start == 0 && t.at.end > 5);
    open || small || dated || half
}

pub(super) fn from_sentence(words: &str, dates: &[Dated], place: Place, out: &mut Proposal) {
    if let Some(first) = dates.first() {
        put(&mut out.date, found_date(first, place), "day");
    }
    let times = clock::times(words);
    if let Some(found) = clock::start(words, &times, place) {
        put(&mut out.start, found, "time");
    }
    body::from_sentence(words, place, out);
    let from = ["held", "take place", "will meet", "meeting of", "summoned"]
        .iter()
        .filter_map(|w| find(words, w))
        .min()
        .unwrap_or(0);
    if out.venue.is_none()
        && let Some(venue) = venue_in(words, dates, &times, from)
    {
        let sure = has(words, "held") || has(words, "meet") || has(words, "take place");
        let found = Found::certain(Text::line(&venue), place);
        out.venue = Some(if sure {
            found
        } else {
            found.doubting(NO_LABEL)
        });
    }
}
