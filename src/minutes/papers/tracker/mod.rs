//! The tracker: every action of several meetings of a body, each once, with where it arose, who is to do it by
//! when, and how it stands by the newest meeting that says so.

mod journal;
mod layout;

use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::Serialize;

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::{Prior, Progress};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Due, Kind, Stream};
use crate::meeting::text::alike;

use super::super::actions::standing;
use super::super::audience::Audience;
use super::super::document::{Document, Paper, Status};
use super::super::draft::tidy;
use super::super::frame::{frame, stem};
use super::super::house::{ActionPlace, House};
use super::super::line::LineKind;
use super::super::marking::marking;
use super::super::reading::Reading;
use super::super::record::{Blanks, lines};
use super::super::sentences::{due, owners};
use super::super::words::{clause, list};
use layout::blocks;

pub use journal::{BodyActions, Which, body_actions_of};

/// How the actions of a tracker stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackerGroup {
    /// By the meeting that asked for them.
    Meeting,
    /// By who is to do them.
    Owner,
    /// By the item that they came out of.
    Item,
}

impl TrackerGroup {
    /// As the house prints actions: under their items, or meeting by meeting.
    pub fn of(house: &House) -> Self {
        match house.actions {
            ActionPlace::UnderItem => Self::Item,
            ActionPlace::Table | ActionPlace::Both => Self::Meeting,
        }
    }
}

/// An action, for a table or another program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrackedAction {
    /// The day of the meeting that asked for it.
    pub meeting: NaiveDate,
    /// The number of the item there, as printed; empty where it isn't known.
    pub item: String,
    /// Its title; may be empty.
    pub title: String,
    /// The number of the paragraph that it follows, as printed; may be empty.
    pub minute: String,
    /// What is to be done.
    pub action: String,
    /// By whom.
    pub owners: Vec<String>,
    /// By when, in words; may be empty.
    pub due: String,
    /// The day by which, where it is known.
    pub due_on: Option<NaiveDate>,
    /// `open` or `closed`.
    pub state: &'static str,
    /// How it stands, in words.
    pub progress: String,
    /// What was said of it; may be empty.
    pub comment: String,
    /// The day of the newest meeting that said how it stands.
    pub as_of: NaiveDate,
    /// `public`, or `exempt` where only those entitled may read it.
    pub readers: &'static str,
    /// Where it comes from: the session and its id there; may be empty.
    #[serde(skip)]
    origin: String,
}

/// The actions of several meetings for one audience.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracker<A: Audience> {
    body: String,
    meetings: Vec<NaiveDate>,
    actions: Vec<TrackedAction>,
    paper: Paper<A>,
}

impl TrackedAction {
    /// Where it comes from: the session and its id there; may be empty.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl<A: Audience> Tracker<A> {
    /// The body.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The days of the meetings that were looked at, in order.
    pub fn meetings(&self) -> &[NaiveDate] {
        &self.meetings
    }

    /// The actions, as they arose.
    pub fn actions(&self) -> &[TrackedAction] {
        &self.actions
    }

    /// The same as a document.
    pub fn paper(&self) -> &Paper<A> {
        &self.paper
    }
}

/// The actions of the sessions of a body, each given by its id and its reading, in whatever order; the
/// newest says how the document is laid out. None where there is no session.
pub fn tracker_of<A: Audience>(
    sessions: &[(&str, &ReadBy<'_, A>)],
    group: Option<TrackerGroup>,
) -> Option<Tracker<A>> {
    let mut sessions = sessions.to_vec();
    sessions.sort_by_key(|(_, read)| read.calling().date);
    let (_, newest) = *sessions.last()?;
    let house = newest.house();
    let mut actions: Vec<TrackedAction> = Vec::new();
    let mut markings: Vec<String> = Vec::new();
    let mut meetings = Vec::new();
    for (id, read) in &sessions {
        let reading = Reading::<A>::new(read, read.house());
        meetings.push(reading.calling().date);
        for prior in reading.prior_actions() {
            brought_forward(&reading, prior, &mut actions);
        }
        arisen(&reading, read.house(), id, &mut actions);
        markings.extend(marking(&reading, false));
    }
    // Of one meeting they stay as they arose.
    actions.sort_by_key(|a| a.meeting);
    markings.dedup();
    let reading = Reading::<A>::new(newest, house);
    let marking = markings.join(" ");
    let days: Vec<String> = meetings.iter().map(|day| reading.date(*day)).collect();
    let word = if days.len() == 1 {
        "Meeting"
    } else {
        "Meetings"
    };
    let mut notes = vec![format!("{word} of {}", list(&days))];
    notes.extend((!marking.is_empty()).then(|| marking.clone()));
    let mut document = Document {
        blocks: blocks(house, &actions, group.unwrap_or(TrackerGroup::of(house))),
        status: Status {
            mark: String::new(),
            notes,
        },
        marking,
        ..frame(&reading, house, "Action tracker")
    };
    tidy(&mut document);
    Some(Tracker {
        body: reading.body().name.to_string(),
        meetings,
        actions,
        paper: Paper {
            document,
            problems: Vec::new(),
            file_stem: stem::<A>(&reading, "action-tracker"),
            audience: PhantomData,
        },
    })
}

/// The actions that a meeting asked for.
fn arisen<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    session: &str,
    actions: &mut Vec<TrackedAction>,
) {
    let held = reading.calling().date;
    for item in reading.printed(house) {
        let record = lines(reading, house, item, Blanks::Drop);
        for entry in reading.entries(item) {
            let Kind::Action {
                owners: who,
                due: when,
                from,
            } = entry.kind()
            else {
                continue;
            };
            let text = clause(entry.text());
            if text.is_empty() && who.is_empty() {
                continue;
            }
            // It follows the paragraph that it came out of, or else the one above it.
            let of = |id| record.iter().position(|l| l.entry == Some(id));
            let at = from.and_then(of).or_else(|| of(entry.id()));
            let above = at.map_or(record.as_slice(), |at| &record[..=at]);
            let number = above
                .iter()
                .rev()
                .filter(|l| l.kind != LineKind::Limb)
                .find_map(|l| l.number.clone());
            actions.push(TrackedAction {
                meeting: held,
                item: reading.number(item).to_owned(),
                title: item.details.title.to_string(),
                minute: number.unwrap_or_default(),
                action: text,
                owners: owners(reading, who),
                due: due(reading, when),
                due_on: match when {
                    Due::On(day) => Some(*day),
                    Due::NextMeeting => reading.next_meeting_expected().map(|next| next.date),
                    Due::Unset | Due::Said(_) => None,
                },
                state: "open",
                progress: standing(&Progress::Open),
                comment: String::new(),
                as_of: held,
                readers: if entry.stream() == Stream::Exempt {
                    "exempt"
                } else {
                    "public"
                },
                origin: format!("{session} {}", entry.id()),
            });
        }
    }
}

/// An action that a meeting had before it: it is the one that an earlier meeting asked for, where that is
/// known; and how it stands is what the newest meeting says.
fn brought_forward<R: Reader>(
    reading: &Reading<'_, R>,
    prior: &Prior,
    actions: &mut Vec<TrackedAction>,
) {
    let action = &prior.action;
    let held = reading.calling().date;
    let text = clause(&action.text);
    let said = reading
        .items()
        .iter()
        .flat_map(|i| reading.entries(i))
        .filter_map(|e| match e.kind() {
            Kind::Progress { action, progress } if *action == prior.id => {
                Some((e.id(), progress, e.text().trim()))
            }
            _ => None,
        })
        .max_by_key(|(id, ..)| *id);
    let (progress, mut comment) = said.map_or(
        (&action.progress, action.comment.trim()),
        |(_, progress, text)| (progress, text),
    );
    if comment.is_empty() {
        comment = action.comment.trim();
    }
    let says = said.is_some() || *progress != Progress::Open;
    let by_origin =
        |a: &TrackedAction| !action.origin.is_empty() && a.origin == action.origin.as_str();
    let by_words = |a: &TrackedAction| a.meeting == action.raised && alike(&a.action, &text);
    let known = actions.iter().position(by_origin);
    let known = known.or_else(|| actions.iter().position(by_words));
    if let Some(known) = known.and_then(|at| actions.get_mut(at)) {
        if says {
            known.state = state(progress);
            known.progress = standing(progress);
            known.as_of = held;
            // What came along tells by when, and that is told already.
            if !comment.starts_with("Due: ") {
                comment.clone_into(&mut known.comment);
            }
        }
        return;
    }
    actions.push(TrackedAction {
        meeting: action.raised,
        item: String::new(),
        title: action.topic.to_string(),
        minute: String::new(),
        action: text,
        owners: owners(reading, &action.owners),
        due: comment.strip_prefix("Due: ").unwrap_or_default().to_owned(),
        due_on: None,
        state: state(progress),
        progress: standing(progress),
        comment: if comment.starts_with("Due: ") {
            String::new()
        } else {
            comment.to_owned()
        },
        as_of: held,
        readers: "public",
        origin: action.origin.to_string(),
    });
}

fn state(progress: &Progress) -> &'static str {
    match progress {
        Progress::Completed | Progress::OutsideMeetings | Progress::Superseded => "closed",
        Progress::Open | Progress::InProgress | Progress::ToMeeting(_) => "open",
    }
}
