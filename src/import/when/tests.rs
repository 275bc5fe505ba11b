//! Dates and times as papers print them.

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::{dates, times};

fn near() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2015, 1, 22)
}

/// The dates of a text as ISO, "?" after one whose year isn't written, "!" after one whose day of
/// the week disagrees.
fn read(text: &str) -> String {
    let found: Vec<String> = dates(text, near())
        .iter()
        .map(|d| {
            assert!(text.get(d.at.clone()).is_some_and(|t| !t.is_empty()));
            let year = if d.year_written { "" } else { "?" };
            let day = if d.disagrees().is_some() { "!" } else { "" };
            format!("{}{year}{day}", d.date)
        })
        .collect();
    found.join(" ")
}

fn clock(text: &str) -> String {
    let found: Vec<String> = times(text)
        .iter()
        .map(|t| {
            assert!(text.get(t.at.clone()).is_some_and(|t| !t.is_empty()));
            let unsure = if t.unsure { "?" } else { "" };
            format!("{}{unsure}", t.time.format("%H:%M"))
        })
        .collect();
    found.join(" ")
}

#[test]
fn a_date_is_read_in_every_form() {
    for text in [
        "Thursday 22nd January, 2015",
        "22 January 2015",
        "22nd Jan 2015",
        "22 JANUARY 2015",
        "22 january 2015",
        "January 22, 2015",
        "January 22nd 2015",
        "Thursday, January 22, 2015",
        "22/01/2015",
        "1/22/2015",
        "22/1/15",
        "22.1.15",
        "22.01.2015",
        "22-01-2015",
        "22-Jan-2015",
        "22-Jan-15",
        "22/Jan/2015",
        "2015-01-22",
        "22nd of January 2015",
        "Thursday the 22nd of January 2015",
        "Thursday, 22 January, 2015",
        "THURSDAY, 22ND JANUARY 2015",
        "Thurs. 22 Jan. 2015",
        "22 January 2015 (Thursday)",
        "22 nd January 2015",
        "22 Jan 15",
        "22 January '15",
        "Meeting 3, 22 January 2015",
        "Agenda item 10 - 22 January 2015",
        "held at 10.30 22 January 2015 at 4.00 pm",
        "Thursday, 22 January 2015 at 4.00 pm in the Council Chamber",
    ] {
        assert_eq!(read(text), "2015-01-22", "{text}");
    }
}

#[test]
fn a_date_without_a_year_is_the_nearest() {
    assert_eq!(read("Thurs 22 Jan"), "2015-01-22?");
    assert_eq!(read("Thursday 18 December"), "2014-12-18?");
    assert_eq!(read("22nd of January at 10 am"), "2015-01-22?");
    assert_eq!(read("22 January 10 am"), "2015-01-22?");
    assert_eq!(read("29 February"), "2016-02-29?");
    assert!(dates("Thurs 22 Jan", None).is_empty());
}

#[test]
fn lists_share_month_and_year() {
    assert_eq!(read("19 March and 21 May 2015"), "2015-03-19 2015-05-21");
    assert_eq!(
        read("Wednesday 4th & Thursday 5th June 2025"),
        "2025-06-04 2025-06-05"
    );
    assert_eq!(
        read("4, 11 and 18 June 2025"),
        "2025-06-04 2025-06-11 2025-06-18"
    );
    assert_eq!(read("19-21 March 2015"), "2015-03-19 2015-03-21");
    assert_eq!(
        read("18 December and 22 January 2015"),
        "2014-12-18? 2015-01-22"
    );
    assert_eq!(
        read("Thursday 19 March; Thursday 21 May; 2 July 2015"),
        "2015-03-19 2015-05-21 2015-07-02"
    );
    // Without "near" the year still carries back.
    assert_eq!(dates("19 March and 21 May 2015", None).len(), 2);
}

#[test]
fn a_wrong_day_of_the_week_is_told() {
    assert_eq!(read("Thursday 26th April 2014"), "2014-04-26!");
    let wrong = dates("Thursday 26th April 2014", None);
    assert_eq!(wrong[0].says, Some(Weekday::Thu));
    assert_eq!(
        wrong[0].disagrees().unwrap(),
        "26 April 2014 is a Saturday, and the paper says Thursday."
    );
}

#[test]
fn other_numbers_are_no_dates() {
    for text in [
        "1.1",
        "2014/15",
        "Section 12",
        "10.30",
        "31 June 2015",
        "30/02/2015",
        "3.1.1",
        "4.10.12 The Board noted",
        "paragraph 2.10.12",
        "12/25",
        "January 2015",
        "2014-15",
        "Pages 13 - 18",
        "020 7641 2802",
        "\u{A3}22.1.15",
        "item 2 may be taken",
        "8.4.12.3",
        "the 12 may attend",
        "in March 22 members came",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn a_time_is_read_in_every_form() {
    for text in [
        "4.00 pm",
        "4.00pm",
        "4pm",
        "4 pm",
        "16:00",
        "at 16.00",
        "1600 hrs",
        "1600h",
        "16.00 hrs",
        "4.00 p.m.",
        "4 p.m. prompt",
        "4.00PM",
        "4:00 PM",
        "16:00hrs",
        "16:00:00",
    ] {
        assert_eq!(clock(text), "16:00", "{text}");
    }
    assert_eq!(clock("6.30pm prompt"), "18:30");
    assert_eq!(clock("12 noon"), "12:00");
    assert_eq!(clock("12.00 noon"), "12:00");
    assert_eq!(clock("12 midnight"), "00:00");
    assert_eq!(clock("closed at midnight"), "00:00");
    assert_eq!(clock("8.00 for 8.30 pm"), "20:00 20:30");
    assert_eq!(clock("midday"), "12:00");
    assert_eq!(clock("12.15 am"), "00:15");
    assert_eq!(clock("10:05"), "10:05");
    assert_eq!(clock("half past six"), "18:30?");
    assert_eq!(clock("half past six p.m."), "18:30");
    assert_eq!(clock("quarter to eight"), "19:45?");
    assert_eq!(clock("7 o'clock"), "19:00?");
    assert_eq!(clock("at 6.30"), "18:30?");
    assert_eq!(clock("6.30 in the hall"), "18:30?");
    assert_eq!(clock("Thursday 22 January 2015, 6.30"), "18:30?");
    assert_eq!(clock("Time: 10.30"), "10:30?");
}

#[test]
fn ranges_are_two_times() {
    assert_eq!(clock("from 2.00 pm to 4.00 pm"), "14:00 16:00");
    assert_eq!(clock("2.00 - 4.00 pm"), "14:00 16:00");
    assert_eq!(clock("2-4pm"), "14:00 16:00");
    assert_eq!(clock("10.00 \u{2013} 1.00pm"), "10:00 13:00");
    assert_eq!(clock("12.00 to 2.00pm"), "12:00 14:00");
    assert_eq!(clock("09:30 - 12:30"), "09:30 12:30");
}

#[test]
fn other_numbers_are_no_times() {
    for text in [
        "1.1",
        "\u{A3}2.50",
        "\u{A3}2.50 pm",
        "4.10 The Board",
        "paragraph 4.10 says",
        "020 7641 2802",
        "01632 960.960",
        "4.10.12",
        "10.30",
        "25:10",
        "10:75",
        "1600",
        "5-9",
        "one, two and three",
        "2.50%",
    ] {
        assert_eq!(clock(text), "", "{text}");
    }
    assert_eq!(
        times("9am")[0].time,
        NaiveTime::from_hms_opt(9, 0, 0).unwrap()
    );
}

proptest::proptest! {
    #[test]
    fn no_words_break_it(text in "([0-9]{1,4}|[ .,:/&-]|st|th|of|Jan(uary)?|May|Thursday|pm|a|\u{e9}|\u{2013}){0,40}") {
        read(&text);
        clock(&text);
    }
}

#[test]
fn days_behind_a_month_are_no_year() {
    assert_eq!(read("the fair of June 14-16, 2027"), "2027-06-14");
    assert_eq!(read("the fair of June 14-16 in the Mill"), "2015-06-14?");
    assert_eq!(read("Minutes of June 14-09"), "2009-06-14");
}
