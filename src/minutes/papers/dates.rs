//! The dates that a meeting leaves: meetings to come and the days by which actions are due, for a
//! calendar.

use std::marker::PhantomData;

use chrono::{NaiveDate, NaiveTime};

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::{FutureMeeting, Stamp};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Due, Kind};

use super::super::audience::Audience;
use super::super::frame::stem;
use super::super::house::House;
use super::super::reading::Reading;
use super::super::sentences::owners;
use super::super::words::{clause, full_date, slug};
use super::label;

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On a day.
    Day(NaiveDate),
    /// At a time of London.
    At(NaiveDate, NaiveTime),
}

/// Something for a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The same whenever it is made anew.
    pub uid: String,
    /// When.
    pub when: When,
    /// What.
    pub summary: String,
    /// Where; may be empty.
    pub place: String,
    /// What else there is to say, line by line; may be empty.
    pub description: String,
}

/// The dates of a meeting for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Dates<A: Audience> {
    listed: Vec<Date>,
    stamp: String,
    file_stem: String,
    audience: PhantomData<A>,
}

impl<A: Audience> Dates<A> {
    /// Each date, meetings first.
    pub fn dates(&self) -> &[Date] {
        &self.listed
    }

    /// As of when they are so, `20260319T190000Z`: the end of the meeting, or its beginning, or its day.
    pub fn stamp(&self) -> &str {
        &self.stamp
    }

    /// A file name without its ending.
    pub fn file_stem(&self) -> &str {
        &self.file_stem
    }
}

/// The dates of what was read for an audience.
pub fn dates_of<A: Audience>(read: &ReadBy<'_, A>) -> Dates<A> {
    let reading = Reading::<A>::new(read, read.house());
    let mut dates = meetings(&reading);
    dates.extend(actions(&reading, read.house()));
    let day = reading.calling().date;
    let stamp = reading
        .closed()
        .or(reading.opened())
        .map_or_else(|| day.and_time(NaiveTime::MIN), |at: Stamp| at.naive_utc());
    Dates {
        listed: dates,
        stamp: stamp.format("%Y%m%dT%H%M%SZ").to_string(),
        file_stem: stem::<A>(&reading, "dates"),
        audience: PhantomData,
    }
}

fn body_word<R: Reader>(reading: &Reading<'_, R>) -> String {
    let word = slug(&reading.body().name, 60);
    if word.is_empty() {
        "meeting".to_owned()
    } else {
        word
    }
}

/// The meetings to come, each day once: what was announced of the next one stands before the calendar.
fn meetings<R: Reader>(reading: &Reading<'_, R>) -> Vec<Date> {
    let held = reading.calling().date;
    let mut found: Vec<&FutureMeeting> = Vec::new();
    for meeting in reading
        .next_meeting()
        .into_iter()
        .chain(reading.future_meetings())
    {
        if meeting.date > held && !found.iter().any(|m| m.date == meeting.date) {
            found.push(meeting);
        }
    }
    found.sort_by_key(|m| m.date);
    let body = &reading.body().name;
    let body = if body.is_empty() {
        "Meeting"
    } else {
        body.as_str()
    };
    found
        .into_iter()
        .map(|meeting| {
            let planned: Vec<String> = reading
                .planned()
                .iter()
                .filter(|p| p.date == Some(meeting.date))
                .map(|p| p.title.to_string())
                .collect();
            Date {
                uid: format!("{}-{}-meeting@quorate", meeting.date, body_word(reading)),
                when: match meeting.start {
                    Some(at) => When::At(meeting.date, at),
                    None => When::Day(meeting.date),
                },
                summary: body.to_owned(),
                place: meeting.venue.to_string(),
                description: if planned.is_empty() {
                    String::new()
                } else {
                    format!("Planned: {}", planned.join("; "))
                },
            }
        })
        .collect()
}

/// The actions that this meeting asked for and that are due on a day.
fn actions<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Date> {
    let held = reading.calling().date;
    let mut found = Vec::new();
    for item in reading.items() {
        for entry in reading.entries(item) {
            let Kind::Action {
                owners: who, due, ..
            } = entry.kind()
            else {
                continue;
            };
            let day = match due {
                Due::On(day) => Some(*day),
                Due::NextMeeting => reading.next_meeting_expected().map(|next| next.date),
                Due::Unset | Due::Said(_) => None,
            };
            let text = clause(entry.text());
            let (Some(day), false) = (day, text.is_empty()) else {
                continue;
            };
            let who = owners(reading, who).join("; ");
            let id = entry.id().to_string().replace([':', '.'], "-");
            found.push(Date {
                uid: format!("{held}-{}-action-{id}@quorate", body_word(reading)),
                when: When::Day(day),
                summary: if who.is_empty() {
                    format!("Due: {text}")
                } else {
                    format!("Due: {text} ({who})")
                },
                place: String::new(),
                description: format!(
                    "{}, {}, {}",
                    reading.body().name,
                    full_date(house, held),
                    label(reading, item)
                ),
            });
        }
    }
    found
}
