//! By when something is to be done, out of the words that say so.

use chrono::{Datelike, NaiveDate};

use crate::meeting::entry::Due;
use crate::meeting::text::Text;
use crate::minutes::words::MONTHS;

const SEASONS: [&str; 6] = [
    "spring",
    "summer",
    "autumn",
    "winter",
    "easter",
    "christmas",
];
const ENDS: [&str; 7] = [
    "week",
    "month",
    "quarter",
    "year",
    "financial year",
    "calendar year",
    "municipal year",
];
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What `words` say, all of them: "19 March 2026", "the next meeting", "the end of June"; `meeting`
/// is the day of the meeting. "by" may stand before them.
pub(super) fn due(words: &str, meeting: NaiveDate) -> Option<Due> {
    let words = words.trim().trim_end_matches(['.', ',', ';']).trim();
    let low = words.to_ascii_lowercase();
    let (low, words) = ["by ", "due by ", "due ", "for "]
        .iter()
        .find_map(|p| low.strip_prefix(p))
        .map_or((low.as_str(), words), |rest| {
            (rest, &words[words.len().saturating_sub(rest.len())..])
        });
    let plain = low.strip_prefix("the ").unwrap_or(low);
    if plain == "next meeting" || plain.starts_with("next meeting of the ") {
        return Some(Due::NextMeeting);
    }
    if let Some(day) = day(low, meeting) {
        return Some(Due::On(day));
    }
    period(plain).then(|| Due::Said(Text::line(words)))
}

/// A day: "19 March 2026", "Thursday 19th March", "19/03/2026", "2026-03-19".
fn day(low: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    for form in ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"] {
        if let Ok(day) = NaiveDate::parse_from_str(low, form) {
            return (day.year() > 1900).then_some(day);
        }
    }
    let mut words = low.split([' ', ',']).filter(|w| !w.is_empty()).peekable();
    if words.peek().is_some_and(|w| DAYS.contains(w)) {
        words.next();
    }
    let number = words.next()?;
    let digits = number.trim_end_matches(char::is_alphabetic);
    let ending = &number[digits.len()..];
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    let day = digits.parse().ok()?;
    let name = words.next()?;
    let month = MONTHS
        .iter()
        .position(|m| *m == name || (name.len() == 3 && m.starts_with(name)))?
        as u32
        + 1;
    match (words.next(), words.next()) {
        // The next such day from the meeting on.
        (None, _) => {
            let this = NaiveDate::from_ymd_opt(meeting.year(), month, day)?;
            if this >= meeting {
                Some(this)
            } else {
                NaiveDate::from_ymd_opt(meeting.year() + 1, month, day)
            }
        }
        (Some(year), None) if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month, day)
        }
        _ => None,
    }
}

/// Whether `low` is a month, a season or the end of something.
fn period(low: &str) -> bool {
    let year = |rest: &str| {
        let rest = rest.trim();
        rest.is_empty() || (rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    let named = |low: &str| {
        let (word, rest) = low.split_once(' ').unwrap_or((low, ""));
        (MONTHS.contains(&word) || SEASONS.contains(&word)) && year(rest)
    };
    for part in ["end of ", "beginning of ", "start of ", "middle of "] {
        if let Some(of) = low.strip_prefix(part) {
            let of = of.strip_prefix("the ").unwrap_or(of);
            return named(of) || ENDS.contains(&of);
        }
    }
    named(low)
        || ["early ", "mid ", "mid-", "late "]
            .iter()
            .any(|p| low.strip_prefix(p).is_some_and(named))
}
