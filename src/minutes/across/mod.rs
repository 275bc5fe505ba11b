//! Answers over several meetings, made of the facts of each for one audience: who attended, which member
//! of the council nears six months without, what became of something, which interests were declared.
//!
//! The facts come from wherever they are kept for that audience; an answer holds nothing that they don't.

mod attendance;
mod declarations;
mod six_months;
mod trace;
mod year;

use std::marker::PhantomData;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::meeting::text::folded;

use super::audience::Audience;
use super::document::{Block, Document, Page, Paper, Status};
use super::draft::tidy;
use super::facts::{AbsenceFact, Attendance, Record};
use super::house::House;
use super::words::{date, slug};
pub use attendance::{
    AbsenceAcross, AttendanceAcross, BodyAttendance, Deputised, MARKS, Mark, MemberAttendance,
    Vacancy, attendance_across, marks_in_words,
};
pub use declarations::{Declarations, DeclaredAcross, declarations};
pub use six_months::{Alert, Approved, Since, SixMonths, Watched, six_months};
pub use trace::{Hit, Meetings, Stop, Trace, TraceKind, TraceStep, Via, trace};
pub use year::{AGES, ItemTime, NamedVote, OpenAction, YearReport, year};

/// Who was at a meeting, for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Sat<A> {
    /// The name of its session file.
    pub name: String,
    /// The day.
    pub day: NaiveDate,
    attendance: Attendance,
    audience: PhantomData<fn() -> A>,
}

impl<A> Sat<A> {
    /// For whoever keeps what an audience may read.
    pub fn new(name: String, day: NaiveDate, attendance: Attendance) -> Self {
        Self {
            name,
            day,
            attendance,
            audience: PhantomData,
        }
    }

    /// Who was there.
    pub fn attendance(&self) -> &Attendance {
        &self.attendance
    }
}

/// The absences that a session knows as approved, for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Approvals<A> {
    /// The name of its session file.
    pub name: String,
    approved: Vec<AbsenceFact>,
    audience: PhantomData<fn() -> A>,
}

impl<A> Approvals<A> {
    /// For whoever keeps what an audience may read.
    pub fn new(name: String, approved: Vec<AbsenceFact>) -> Self {
        Self {
            name,
            approved,
            audience: PhantomData,
        }
    }

    /// The approvals.
    pub fn approved(&self) -> &[AbsenceFact] {
        &self.approved
    }
}

/// What a meeting recorded, for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded<A> {
    /// The name of its session file.
    pub name: String,
    /// The body.
    pub body: String,
    /// The day.
    pub day: NaiveDate,
    record: Record,
    audience: PhantomData<fn() -> A>,
}

impl<A> Recorded<A> {
    /// For whoever keeps what an audience may read.
    pub fn new(name: String, body: String, day: NaiveDate, record: Record) -> Self {
        Self {
            name,
            body,
            day,
            record,
            audience: PhantomData,
        }
    }

    /// What was recorded; words that passages of the minutes have are not among it.
    pub fn record(&self) -> &Record {
        &self.record
    }
}

/// The days that are asked for, and how they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// "2026", "the municipal year 2026/27".
    pub called: String,
}

impl Period {
    /// A calendar year `2026`, or a municipal year `2026/27`: from May to April, as councils count.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |text: &str| {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<i32>().ok().filter(|_| digits)
        };
        let Some((year, next)) = text.split_once(['/', '-']) else {
            let year = number(text).filter(|y| (1900..=9998).contains(y))?;
            return Some(Self {
                from: NaiveDate::from_ymd_opt(year, 1, 1)?,
                to: NaiveDate::from_ymd_opt(year, 12, 31)?,
                called: year.to_string(),
            });
        };
        let year = number(year).filter(|y| (1900..=9997).contains(y))?;
        let follows = match next.len() {
            2 => number(next)? == (year + 1) % 100,
            4 => number(next)? == year + 1,
            _ => false,
        };
        follows.then_some(())?;
        Self::municipal(year)
    }

    /// The municipal year that begins in May of a year.
    pub fn municipal(year: i32) -> Option<Self> {
        Some(Self {
            from: NaiveDate::from_ymd_opt(year, 5, 1)?,
            to: NaiveDate::from_ymd_opt(year + 1, 4, 30)?,
            called: format!("the municipal year {year}/{:02}", (year + 1) % 100),
        })
    }

    /// The municipal year in which a day is.
    pub fn around(day: NaiveDate) -> Option<Self> {
        let before = i32::from(day.month() < 5);
        Self::municipal(day.year() - before)
    }
}

/// A table for other programs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rows {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// An answer over several meetings, as a document and as a table.
pub trait Answer<A: Audience>: Serialize {
    /// As a document.
    fn paper(&self) -> Paper<A>;
    /// As a table.
    fn rows(&self) -> Rows;
}

/// A name as it is looked up: small, with one kind of apostrophe and single blanks.
pub(super) fn key_of(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().flat_map(folded).collect()
}

/// How a day is printed where no house says it.
pub(super) fn day_of(day: NaiveDate) -> String {
    date(House::default().dates, day)
}

/// A document over several meetings: what it is, of which body or bodies, of which days, as of which day.
pub(super) fn paper<A: Audience>(
    kind: &str,
    (body, period): (&str, &str),
    day: NaiveDate,
    blocks: Vec<Block>,
) -> Paper<A> {
    let marking = A::CAUTION
        .map(|_| "Not for publication: this copy may contain exempt information".to_owned());
    let mut document = Document {
        language: "en-GB",
        host: String::new(),
        kind: kind.to_owned(),
        body: body.to_owned(),
        date: period.to_owned(),
        day,
        status: Status {
            mark: String::new(),
            notes: marking.clone().into_iter().collect(),
        },
        marking: marking.unwrap_or_default(),
        page: Page::of(&House::default()),
        blocks,
    };
    tidy(&mut document);
    let stem = format!("{} {body} {period}", kind.to_lowercase());
    Paper {
        document,
        problems: Vec::new(),
        file_stem: format!("{}{}", slug(&stem, 90), A::FILE_SUFFIX),
        audience: PhantomData,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_of_the_calendar_or_of_the_council() {
        let of = |text: &str| Period::of(text).map(|p| format!("{} {} {}", p.from, p.to, p.called));
        assert_eq!(of("2026").as_deref(), Some("2026-01-01 2026-12-31 2026"));
        for text in ["2026/27", "2026-27", "2026/2027"] {
            assert_eq!(
                of(text).as_deref(),
                Some("2026-05-01 2027-04-30 the municipal year 2026/27")
            );
        }
        assert_eq!(
            of("1999/00").as_deref().map(|t| &t[..10]),
            Some("1999-05-01")
        );
        for text in [
            "", "26", "2026/28", "2026/7", "20x6", "-2026", "2026/", "99999",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        let around = |y, m, d| Period::around(NaiveDate::from_ymd_opt(y, m, d).unwrap()).unwrap();
        assert_eq!(around(2026, 4, 30).from.to_string(), "2025-05-01");
        assert_eq!(around(2026, 5, 1).from.to_string(), "2026-05-01");
    }
}
