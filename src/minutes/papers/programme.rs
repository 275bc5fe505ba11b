//! The work programme of a body, out of its journal: the meetings ahead with what is planned for each, who
//! leads and what for, the meetings with nothing on them yet, and what was put off and from when.

use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::Serialize;

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::FutureMeeting;
use crate::meeting::kept::{Plan, PlanState};

use super::super::audience::Audience;
use super::super::document::{Document, Paper, Status};
use super::super::draft::{note, tidy};
use super::super::frame::frame;
use super::super::reading::Reading;
use super::super::words::{full_date, slug};
use super::{filled, heading};

/// A meeting of the programme, for a table or another program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgrammeMeeting {
    /// The meeting, in the programme's words.
    pub meeting: String,
    /// Its day, where it is set.
    pub date: Option<NaiveDate>,
    /// When it begins, where that is known.
    pub start: Option<String>,
    /// Where it is held; may be empty.
    pub venue: String,
    /// What is planned for it; empty where there is room.
    pub items: Vec<ProgrammeItem>,
}

/// An item of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgrammeItem {
    /// Its title.
    pub title: String,
    /// What is to be done with it; may be empty.
    pub summary: String,
    /// Who leads; may be empty.
    pub lead: String,
    /// What for; may be empty.
    pub purpose: String,
    /// The meetings that it was put off from, oldest first.
    pub put_off_from: Vec<String>,
}

/// The work programme of a body for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkProgramme<A: Audience> {
    body: String,
    meetings: Vec<ProgrammeMeeting>,
    paper: Paper<A>,
}

impl<A: Audience> WorkProgramme<A> {
    /// The body.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The meetings, those with a day first and in their order.
    pub fn meetings(&self) -> &[ProgrammeMeeting] {
        &self.meetings
    }

    /// The same as a document.
    pub fn paper(&self) -> &Paper<A> {
        &self.paper
    }
}

/// The meetings ahead of a day with what is planned for each. What was planned for a day that is past, and
/// what has none, comes last.
pub fn meetings_ahead(
    future: &[FutureMeeting],
    plans: &[Plan],
    today: NaiveDate,
    in_words: impl Fn(NaiveDate) -> String,
) -> Vec<ProgrammeMeeting> {
    let mut ahead: Vec<ProgrammeMeeting> = Vec::new();
    for meeting in future.iter().filter(|f| f.date >= today) {
        ahead.push(ProgrammeMeeting {
            meeting: in_words(meeting.date),
            date: Some(meeting.date),
            start: meeting.start.map(|at| at.format("%H:%M").to_string()),
            venue: meeting.venue.to_string(),
            items: Vec::new(),
        });
    }
    for plan in plans.iter().filter(|p| p.state == PlanState::Ahead) {
        let item = ProgrammeItem {
            title: plan.item.title.to_string(),
            summary: plan.item.summary.to_string(),
            lead: plan.item.lead.to_string(),
            purpose: plan.item.purpose.to_string(),
            put_off_from: plan.put_off.iter().map(ToString::to_string).collect(),
        };
        let words = plan.item.meeting.as_str();
        // "March 2026" is the meeting of that month, where there is one and no other.
        let of_month = |m: &ProgrammeMeeting| {
            m.date
                .is_some_and(|d| d.format("%B %Y").to_string().eq_ignore_ascii_case(words))
        };
        let by_month = ahead.iter().filter(|m| of_month(m)).count() == 1;
        let at = ahead.iter().position(|m| match plan.item.date {
            Some(day) => m.date == Some(day),
            None => (by_month && of_month(m)) || (m.date.is_none() && m.meeting == words),
        });
        match at.and_then(|at| ahead.get_mut(at)) {
            Some(known) => known.items.push(item),
            None => ahead.push(ProgrammeMeeting {
                meeting: plan.item.date.map_or_else(|| words.to_owned(), &in_words),
                date: plan.item.date,
                start: None,
                venue: String::new(),
                items: vec![item],
            }),
        }
    }
    let past = |m: &ProgrammeMeeting| m.date.is_none_or(|d| d < today);
    ahead.sort_by_key(|m| (past(m), m.date.is_none(), m.date));
    ahead
}

/// The work programme of a body, out of its journal.
pub fn programme_of<A: Audience>(read: &ReadBy<'_, A>, today: NaiveDate) -> WorkProgramme<A> {
    let house = read.house();
    let reading = Reading::<A>::new(read, house);
    let in_words = |day| full_date(house, day);
    let meetings = meetings_ahead(reading.future_meetings(), reading.plans(), today, in_words);
    let mut blocks = Vec::new();
    for meeting in &meetings {
        let past = meeting.date.is_some_and(|d| d < today);
        let mut head = meeting.meeting.clone();
        for more in meeting
            .start
            .iter()
            .chain(Some(&meeting.venue).filter(|v| !v.is_empty()))
        {
            head.push_str(", ");
            head.push_str(more);
        }
        if past {
            head.push_str(" (past: not taken, or not yet taken over)");
        }
        blocks.push(heading(&head));
        if meeting.items.is_empty() {
            blocks.push(note("Nothing is planned for this meeting yet."));
            continue;
        }
        let rows = meeting.items.iter().map(|item| {
            vec![
                item.title.clone(),
                item.summary.clone(),
                item.lead.clone(),
                item.purpose.clone(),
                item.put_off_from.join("; "),
            ]
        });
        let heads = ["Item", "Summary", "Lead", "Purpose", "Put off from"];
        let caption = format!("Planned for {}", meeting.meeting);
        blocks.push(filled(caption, &heads, rows.collect()));
    }
    if meetings.is_empty() {
        blocks.push(note("No meeting and no item is planned."));
    }
    let mut document = Document {
        blocks,
        date: reading.date(today),
        day: today,
        status: Status {
            mark: String::new(),
            notes: vec![format!("As of {}", reading.date(today))],
        },
        marking: String::new(),
        ..frame(&reading, house, "Work programme")
    };
    tidy(&mut document);
    let body = slug(&reading.body().name, 60);
    WorkProgramme {
        body: reading.body().name.to_string(),
        meetings,
        paper: Paper {
            document,
            problems: Vec::new(),
            file_stem: format!("{today}-{body}-work-programme{}", A::FILE_SUFFIX),
            audience: PhantomData,
        },
    }
}
