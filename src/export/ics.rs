//! Dates for a calendar, as iCalendar (RFC 5545). Times are those of London, with the zone's own rules
//! in the file, so that a meeting in summer stands at its time wherever the file is opened. Nothing in it
//! comes from a clock or by chance: the same meeting gives the same bytes.

use chrono::{Days, NaiveDate};

use crate::minutes::Audience;
use crate::minutes::document::leaving;
use crate::minutes::papers::{Dates, When};

/// Octets of a line, without its end.
const LINE: usize = 75;

/// The zone, as it has been since 1996.
const LONDON: &str = "\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE";

/// The dates, an event each.
pub fn dates_ics<A: Audience>(dates: &Dates<A>) -> Vec<u8> {
    let mut out = String::new();
    let mut line = |text: &str| fold(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Quorate//Dates of a meeting//EN");
    line("CALSCALE:GREGORIAN");
    if dates.dates().iter().any(|d| matches!(d.when, When::At(..))) {
        LONDON.lines().for_each(&mut line);
    }
    for date in dates.dates() {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&date.uid)));
        line(&format!("DTSTAMP:{}", dates.stamp()));
        match date.when {
            When::Day(day) => {
                line(&format!("DTSTART;VALUE=DATE:{}", basic(day)));
                // The day after: an end is the first moment that no longer belongs to it.
                if let Some(next) = day.checked_add_days(Days::new(1)) {
                    line(&format!("DTEND;VALUE=DATE:{}", basic(next)));
                }
                // It takes nobody's time.
                line("TRANSP:TRANSPARENT");
            }
            When::At(day, at) => line(&format!(
                "DTSTART;TZID=Europe/London:{}T{}",
                basic(day),
                at.format("%H%M00")
            )),
        }
        line(&format!("SUMMARY:{}", escaped(&date.summary)));
        if !date.place.trim().is_empty() {
            line(&format!("LOCATION:{}", escaped(&date.place)));
        }
        if !date.description.trim().is_empty() {
            line(&format!("DESCRIPTION:{}", escaped(&date.description)));
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out.into_bytes()
}

fn basic(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// Text as a value of a property.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in leaving(text).trim().chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line, folded where it is too long, and never within a character.
fn fold(out: &mut String, text: &str) {
    let mut room = LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{LINE, escaped, fold};

    #[test]
    fn lines_are_folded_by_octets_and_read_the_same_unfolded() {
        for text in [
            format!("SUMMARY:{}", "\u{1ECD}\u{1E63}\u{20AC}".repeat(60)),
            format!("SUMMARY:{}", "a".repeat(LINE - 8)),
            format!("SUMMARY:{}", "a".repeat(300)),
        ] {
            let mut out = String::new();
            fold(&mut out, &text);
            assert!(out.split("\r\n").all(|line| line.len() <= LINE), "{out}");
            assert_eq!(out.replace("\r\n ", "").trim_end(), text);
        }
    }

    #[test]
    fn a_comma_does_not_end_a_value() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d e");
    }
}
