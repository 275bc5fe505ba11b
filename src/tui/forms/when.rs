//! Days and times as people type them.

use chrono::{Datelike, NaiveDate, NaiveTime};

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
    match parts.next() {
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
    }
}
