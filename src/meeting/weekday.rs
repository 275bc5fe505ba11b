//! Days that are written out: "Thursday 5 May 2026", "20th November 2014"; and whether the weekday is
//! the date's.

use chrono::{Datelike, NaiveDate};

use super::calendar::MONTHS;

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A day as it is written in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The day; none if there is no such day, "31 April 2026".
    pub day: Option<NaiveDate>,
    /// The weekday that stands before it.
    pub weekday: Option<&'static str>,
    /// The words.
    pub words: String,
    /// Where in the text it begins, in bytes.
    pub at: usize,
}

impl Written {
    /// What is wrong with it; none if nothing is.
    pub(super) fn is_wrong(&self) -> Option<String> {
        let Some(day) = self.day else {
            return Some(format!("there is no {}", self.words));
        };
        let named = self.weekday?;
        let index = usize::try_from(day.weekday().num_days_from_monday()).ok()?;
        let real = WEEKDAYS.get(index)?;
        (*real != named).then(|| format!("{} is a {}", day.format("%-d %B %Y"), day.format("%A")))
    }
}

/// The days in a text that have a day, a month and a year. A day without its year is nobody's slip.
pub(super) fn written(text: &str) -> Vec<Written> {
    // Most texts have no year, and their words need not be looked at.
    let year = |at: usize| {
        let four = text.as_bytes().get(at..at + 4).unwrap_or_default();
        matches!(four, [b'1', b'9', ..] | [b'2', b'0' | b'1', ..])
            && four.iter().all(u8::is_ascii_digit)
    };
    if !memchr::memchr2_iter(b'1', b'2', text.as_bytes()).any(year) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    for (i, (from, word)) in words.iter().enumerate() {
        let Some(day) = day_of_month(word) else {
            continue;
        };
        // "the 5th of May 2026"
        let of = words.get(i + 1).is_some_and(|(_, w)| w == "of");
        let month = i + 1 + usize::from(of);
        let (Some((_, month)), Some((at, year))) = (words.get(month), words.get(month + 1)) else {
            continue;
        };
        let (Some(month), Some(year)) = (
            MONTHS.iter().position(|m| m == month),
            year.parse::<i32>()
                .ok()
                .filter(|y| (1900..2200).contains(y)),
        ) else {
            continue;
        };
        let before = |n: usize| i.checked_sub(n).and_then(|i| words.get(i));
        let named = match before(1) {
            Some((_, the)) if the == "the" => before(2),
            other => other,
        };
        let weekday = named.and_then(|(_, w)| WEEKDAYS.iter().find(|day| *day == w).copied());
        let begins = match (weekday, named) {
            (Some(_), Some((at, _))) => *at,
            _ => *from,
        };
        let ends = at + 4;
        let month = u32::try_from(month).unwrap_or_default() + 1;
        found.push(Written {
            day: NaiveDate::from_ymd_opt(year, month, day),
            weekday,
            words: text.get(begins..ends).unwrap_or_default().to_owned(),
            at: begins,
        });
    }
    found
}

/// The words of a text in small letters, each with its place.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), from) {
            (true, None) => from = Some(at),
            (false, Some(begin)) => {
                found.push((begin, text[begin..at].to_lowercase()));
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// "5", "5th".
fn day_of_month(word: &str) -> Option<u32> {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[figures.len()..];
    let ordinal = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    let day = figures.parse().ok()?;
    (ordinal && (1..=31).contains(&day)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::{Written, written};

    #[test]
    fn a_weekday_that_is_not_the_dates_is_seen_and_no_other() {
        for (text, wrong) in [
            (
                "To meet on Thursday 5 May 2026.",
                Some("5 May 2026 is a Tuesday"),
            ),
            (
                "on Thursday, the 26th of April 2014",
                Some("26 April 2014 is a Saturday"),
            ),
            ("on Thursday 19th March 2026", None),
            ("on 5 May 2026", None),
            ("Thursday 5 May", None),
            ("by 31 April 2026", Some("there is no 31 April 2026")),
            ("paragraphs 12 and 13 of the March 2026 report", None),
            (
                "Thursday. 5 May 2027 was named",
                Some("5 May 2027 is a Wednesday"),
            ),
        ] {
            let found: Vec<String> = written(text).iter().filter_map(Written::is_wrong).collect();
            assert_eq!(found.first().map(String::as_str), wrong, "{text}");
        }
        let found = written("the minutes of the meeting held on 20 November 2014");
        assert_eq!(found[0].words, "20 November 2014");
    }
}
