//! Words that minutes are made of: dates, times, lists, reasons.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::house::{DateStyle, House, TimeStyle};

pub use crate::meeting::calendar::MONTHS;

/// Words that are small within a sentence, whatever comes after them.
pub const SMALL: [&str; 45] = [
    "a", "after", "all", "an", "and", "any", "as", "at", "because", "before", "being", "both",
    "by", "due", "during", "for", "from", "given", "having", "he", "her", "his", "in", "it", "its",
    "my", "no", "not", "of", "on", "one", "our", "she", "since", "some", "that", "the", "their",
    "there", "they", "this", "to", "we", "when", "with",
];

/// "20 November 2014", or "20th November 2014", as the house writes it.
pub fn date(dates: DateStyle, day: NaiveDate) -> String {
    let ending = match (dates, day.day()) {
        (DateStyle::Plain, _) => "",
        (DateStyle::Ordinal, 1 | 21 | 31) => "st",
        (DateStyle::Ordinal, 2 | 22) => "nd",
        (DateStyle::Ordinal, 3 | 23) => "rd",
        (DateStyle::Ordinal, _) => "th",
    };
    format!("{}{ending} {}", day.day(), day.format("%B %Y"))
}

/// "Thursday 20 November 2014"; without the weekday where the house writes none.
pub fn full_date(house: &House, day: NaiveDate) -> String {
    if house.weekdays {
        format!("{} {}", day.format("%A"), date(house.dates, day))
    } else {
        date(house.dates, day)
    }
}

/// "4.05pm", "12 noon" or "16:05", as the house writes it. Seconds are never written.
pub fn time(house: &House, at: NaiveTime) -> String {
    let (hour, minute) = (at.hour(), at.minute());
    match house.times {
        TimeStyle::TwentyFourHour => format!("{hour:02}:{minute:02}"),
        TimeStyle::TwelveHour | TimeStyle::TwelveHourColon => match (hour, minute) {
            (0, 0) => "12 midnight".to_owned(),
            (12, 0) => "12 noon".to_owned(),
            _ => {
                let (_, shown) = at.hour12();
                let half = if hour < 12 { "am" } else { "pm" };
                if house.times == TimeStyle::TwelveHourColon {
                    format!("{shown}:{minute:02} {half}")
                } else {
                    format!("{shown}.{minute:02}{half}")
                }
            }
        },
    }
}

/// "A", "A and B", "A, B and C".
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// "a" or "an", by the first letter of what follows.
pub fn article(noun: &str) -> &'static str {
    let vowel = noun
        .chars()
        .next()
        .is_some_and(|c| "aeiouAEIOU".contains(c));
    if vowel { "an" } else { "a" }
}

/// Whether a text ends as a sentence does.
pub fn is_stopped(text: &str) -> bool {
    let end = text.trim_end();
    let end = end.trim_end_matches(['"', '\'', '\u{2019}', '\u{201D}', ')']);
    end.ends_with(['.', '!', '?', ':', ';', '\u{2026}'])
}

/// A full stop where the text has none of its own.
pub fn stop(text: &str) -> &'static str {
    if is_stopped(text) { "" } else { "." }
}

/// Words of several lines in one sentence, "That: the plan be refused; and reasons be given": what stands
/// on lines of its own is parted by semicolons.
pub fn in_a_row(text: &str) -> Cow<'_, str> {
    let told = |line: &&str| !line.is_empty();
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(told).collect();
    if lines.len() < 2 {
        return Cow::Borrowed(text);
    }
    let lead = match lines.first() {
        Some(first) if first.ends_with(':') => format!("{} ", lines.remove(0)),
        _ => String::new(),
    };
    let last = lines.len() - 1;
    let limbs = lines.iter().enumerate().map(|(at, line)| {
        let line = if at < last {
            let line = line.trim_end_matches([';', ',', '.']);
            line.strip_suffix("; and").unwrap_or(line)
        } else {
            line
        };
        // Lines that each begin as a resolution does go on within the sentence.
        let line = match line.strip_prefix("That ") {
            Some(rest) if at > 0 || !lead.is_empty() => Cow::Owned(format!("that {rest}")),
            _ => Cow::Borrowed(line),
        };
        match at {
            0 => line.into_owned(),
            _ if at == last => format!("; and {line}"),
            _ => format!("; {line}"),
        }
    });
    Cow::Owned(format!("{lead}{}", limbs.collect::<String>()))
}

/// Words for inside a sentence: trimmed, on one line, without a full stop at the end.
pub fn clause(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.trim_end_matches('.').trim_end().to_owned()
}

/// A reason joined to what went before: " because the grant closes on Friday"; "" for none. A
/// reason that brings its own joining word keeps it.
pub fn because(reason: &str) -> String {
    const JOINING: [&str; 15] = [
        "as",
        "at",
        "because",
        "due",
        "following",
        "for",
        "given",
        "in",
        "on",
        "owing",
        "pending",
        "since",
        "so",
        "to",
        "until",
    ];
    let reason = clause(reason);
    let first = reason.split(' ').next().unwrap_or_default().to_lowercase();
    if reason.is_empty() {
        String::new()
    } else if JOINING.contains(&first.as_str()) {
        format!(" {reason}")
    } else {
        format!(" because {reason}")
    }
}

/// The nature of an interest joined to what went before: " as " or " in that ".
pub fn nature_joint(nature: &str) -> &'static str {
    const OWN: [&str; 6] = ["as", "because", "being", "in", "since", "through"];
    const CLAUSE: [&str; 11] = [
        "he", "her", "his", "it", "its", "my", "one", "she", "their", "there", "they",
    ];
    let first = nature.split_whitespace().next().unwrap_or_default();
    let first = first.to_lowercase();
    if OWN.contains(&first.as_str()) {
        " "
    } else if CLAUSE.contains(&first.as_str()) {
        " in that "
    } else {
        " as "
    }
}

/// A word for a file name: lower-case letters and digits with single hyphens, at most `longest`
/// bytes.
pub fn slug(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !matches!(c, '\'' | '\u{2019}') && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(longest);
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_read_as_a_house_prints_them() {
        let day = NaiveDate::from_ymd_opt(2014, 11, 20).unwrap();
        let house = House::default();
        assert_eq!(full_date(&house, day), "Thursday 20 November 2014");
        let of = |day| {
            date(
                DateStyle::Ordinal,
                NaiveDate::from_ymd_opt(2026, 2, day).unwrap(),
            )
        };
        assert_eq!(
            [1, 2, 3, 4, 11, 12, 13, 21, 22, 23].map(of).join(" "),
            "1st February 2026 2nd February 2026 3rd February 2026 4th February 2026 \
             11th February 2026 12th February 2026 13th February 2026 21st February 2026 \
             22nd February 2026 23rd February 2026"
        );
        let colon = House {
            times: TimeStyle::TwelveHourColon,
            ..House::default()
        };
        let five = NaiveTime::from_hms_opt(16, 5, 0).unwrap();
        assert_eq!(time(&colon, five), "4:05 pm");
        let at = |h, m| time(&house, NaiveTime::from_hms_opt(h, m, 59).unwrap());
        assert_eq!(at(16, 5), "4.05pm");
        assert_eq!(at(0, 10), "12.10am");
        assert_eq!(at(12, 0), "12 noon");
        assert_eq!(at(9, 0), "9.00am");
    }

    #[test]
    fn lists_reasons_and_natures_join_as_they_are_said() {
        let names = |n: usize| {
            ["A", "B", "C"][..n]
                .iter()
                .map(|s| (*s).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(list(&names(1)), "A");
        assert_eq!(list(&names(2)), "A and B");
        assert_eq!(list(&names(3)), "A, B and C");
        assert_eq!(
            because("the grant closes on Friday."),
            " because the grant closes on Friday"
        );
        assert_eq!(because("to attend a funeral"), " to attend a funeral");
        assert_eq!(nature_joint("a governor of the school"), " as ");
        assert_eq!(nature_joint("her husband works there"), " in that ");
        assert_eq!(nature_joint("in that he works there"), " ");
    }

    #[test]
    fn file_words_are_plain() {
        assert_eq!(
            slug("Westminster Health & Wellbeing Board", 80),
            "westminster-health-wellbeing-board"
        );
        assert_eq!(slug("../../etc: \u{1F600}", 80), "etc");
        assert_eq!(slug("Children's Trust", 9), "childrens");
    }
}
