//! Days and times as people type them.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::meeting::agenda::FutureMeeting;
use crate::meeting::text::Text;
use crate::minutes::words::MONTHS;

/// A time of day: "16:05", "1605", "4.05pm", "4pm".
pub fn time(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim().to_lowercase().replace(' ', "");
    let (digits, half) = if let Some(rest) = typed.strip_suffix("pm") {
        (rest, 12)
    } else if let Some(rest) = typed.strip_suffix("am") {
        (rest, 0)
    } else {
        (typed.as_str(), 24)
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) => (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?),
        None if digits.len() > 2 => {
            let (hour, minute) = digits.split_at_checked(digits.len() - 2)?;
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        None => (digits.parse().ok()?, 0),
    };
    let hour = match half {
        12 if (1..12).contains(&hour) => hour + 12,
        0 if hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A day: "19 March 2026", "19 Mar", "19/3/2026", "2026-03-19". Without a year it is the first such
/// day after `after`.
pub fn day(typed: &str, after: NaiveDate) -> Option<NaiveDate> {
    let typed = typed.trim();
    if let Ok(day) = NaiveDate::parse_from_str(typed, "%Y-%m-%d") {
        return Some(day);
    }
    let mut parts = typed
        .split(|c: char| c == '/' || c == '.' || c.is_whitespace() || c == ',')
        .filter(|p| !p.is_empty())
        // The day of the week says nothing that the date doesn't.
        .skip_while(|p| p.starts_with(|c: char| c.is_alphabetic()));
    let day: u32 = parts
        .next()?
        .trim_end_matches(|c: char| c.is_alphabetic())
        .parse()
        .ok()?;
    let month = month(parts.next()?)?;
    let year = parts.next();
    if parts.next().is_some() {
        return None;
    }
    match year {
        Some(year) => {
            let year: i32 = year.parse().ok()?;
            let year = if year < 100 { year + 2000 } else { year };
            NaiveDate::from_ymd_opt(year, month, day)
        }
        None => (after.year()..after.year() + 2)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|d| *d > after),
    }
}

/// Said of what is no coming meeting.
pub const NO_MEETING: &str =
    "That is no day; write for example 19 March 2026, or 19 March 2026 at 6.30pm.";

/// A coming meeting as people say it: "19 March 2026", "19 March at 6.30pm", "19 March at 6.30pm at
/// the Town Hall". What is not said is as the list of `known` coming meetings has it for that day.
pub fn coming(typed: &str, after: NaiveDate, known: &[FutureMeeting]) -> Option<FutureMeeting> {
    let (date, rest) = parted(typed);
    let date = day(date, after)?;
    let mut coming = known.iter().find(|f| f.date == date).cloned();
    let coming = coming.get_or_insert_with(|| FutureMeeting {
        date,
        ..FutureMeeting::default()
    });
    if let Some(rest) = rest {
        let (start, place) = parted(rest);
        coming.start = Some(time(start)?);
        if let Some(place) = place {
            coming.venue = Text::from(place);
        }
    }
    Some(coming.clone())
}

/// What stands before and after the first "at", "in" or comma.
fn parted(typed: &str) -> (&str, Option<&str>) {
    let found = [" at ", " in ", ","]
        .iter()
        .filter_map(|by| Some((typed.find(by)?, by.len())));
    match found.min() {
        Some((at, len)) => (typed[..at].trim(), Some(typed[at + len..].trim())),
        None => (typed.trim(), None),
    }
}

/// A coming meeting as it is shown, and read back.
pub fn shown(coming: &FutureMeeting) -> String {
    let mut out = coming.date.format("%-d %B %Y").to_string();
    if let Some(start) = coming.start {
        out.push_str(&start.format(" at %H:%M").to_string());
        if !coming.venue.is_blank() {
            out.push_str(", ");
            out.push_str(&coming.venue);
        }
    }
    out
}

/// The first day that stands in words with its year: "Minutes of 5 February 2026".
pub fn day_in(words: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let days = (0..words.len()).flat_map(|at| {
        [3, 1].map(|long| {
            let some = words.get(at..at + long)?.join(" ");
            let some = some.trim_matches(|c: char| !c.is_alphanumeric());
            let begins = some.starts_with(|c: char| c.is_ascii_digit());
            // Every year is four digits here: what is shorter may be anything.
            let years = some
                .split(|c: char| !c.is_ascii_digit())
                .any(|d| d.len() == 4);
            (begins && years)
                .then(|| day(some, NaiveDate::MIN))
                .flatten()
        })
    });
    days.flatten().next()
}

fn month(typed: &str) -> Option<u32> {
    if let Ok(number) = typed.parse::<u32>() {
        return Some(number);
    }
    let typed = typed.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|m| typed.len() >= 3 && m.starts_with(&typed))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, hour, minute) in [
            ("16:05", 16, 5),
            ("1605", 16, 5),
            ("4.05pm", 16, 5),
            ("4 pm", 16, 0),
            ("12am", 0, 0),
            ("9", 9, 0),
        ] {
            assert_eq!(
                time(typed),
                NaiveTime::from_hms_opt(hour, minute, 0),
                "{typed}"
            );
        }
        assert_eq!(time("later"), None);
        assert_eq!(time("25:00"), None);
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let after = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        let day_is = |typed, y, m, d| {
            assert_eq!(
                day(typed, after),
                NaiveDate::from_ymd_opt(y, m, d),
                "{typed}"
            );
        };
        day_is("19 March 2026", 2026, 3, 19);
        day_is("Thursday 19th Mar", 2026, 3, 19);
        day_is("2 jan", 2027, 1, 2);
        day_is("19/3/26", 2026, 3, 19);
        day_is("2026-03-19", 2026, 3, 19);
        assert_eq!(day("soon", after), None);
        assert_eq!(day("19 March 2026 or later", after), None);
    }

    #[test]
    fn a_day_is_found_in_the_words_of_an_item() {
        let found = |words| day_in(words).map(|day| day.to_string());
        let is = |day: &str| Some(day.to_owned());
        assert_eq!(
            found("Approval of minutes from 6 February 2018 meeting"),
            is("2018-02-06")
        );
        assert_eq!(
            found("Minutes (Tuesday 6th February, 2018)."),
            is("2018-02-06")
        );
        assert_eq!(found("Minutes: 6/2/2018"), is("2018-02-06"));
        assert_eq!(found("Minutes 2018-02-06"), is("2018-02-06"));
        assert_eq!(found("Minutes of the last meeting, item 3 of 2018"), None);
        assert_eq!(found("Minutes of 6 February"), None);
    }

    #[test]
    fn a_coming_meeting_is_read_with_its_time_and_place_and_as_it_is_shown() {
        let after = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        let known = [FutureMeeting {
            date: NaiveDate::from_ymd_opt(2026, 3, 19).unwrap(),
            start: NaiveTime::from_hms_opt(16, 0, 0),
            venue: "Room 3".into(),
        }];
        for (typed, is) in [
            ("19 March", "19 March 2026 at 16:00, Room 3"),
            ("19 March at 6.30pm", "19 March 2026 at 18:30, Room 3"),
            ("26 March 2026", "26 March 2026"),
            ("26 March, 2pm", "26 March 2026 at 14:00"),
            (
                "Thu 26 March at 2pm in the Town Hall",
                "26 March 2026 at 14:00, the Town Hall",
            ),
        ] {
            let read = coming(typed, after, &known).unwrap();
            assert_eq!(shown(&read), is, "{typed}");
            assert_eq!(coming(is, after, &known), Some(read), "{is}");
        }
        assert_eq!(coming("19 March at noon or so", after, &known), None);
        assert_eq!(coming("soon", after, &known), None);
    }
}
