//! The agenda: items of business, the reports behind them, and what earlier meetings left open.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::entry::{Due, Owner, Stream};
use super::id::{EntryId, ItemId, PriorId};
use super::kept::ReadStep;
use super::people::{blank, no};
use super::text::Text;

/// A time as the machine or the officer said it, with its offset from UTC.
pub type Stamp = DateTime<FixedOffset>;

/// When and where the meeting is called.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calling {
    /// The day.
    pub date: NaiveDate,
    /// The time on the agenda, as it is stored: read it with [`Calling::start`]. Midnight stands for
    /// a time that nobody gave; one that was given as midnight is stored a second later.
    #[serde(default)]
    pub start: NaiveTime,
    /// Rooms and building.
    #[serde(default, skip_serializing_if = "blank")]
    pub venue: Text,
    /// "extraordinary", "joint"; empty = ordinary.
    #[serde(default, skip_serializing_if = "blank")]
    pub kind: Text,
    /// Who services the meeting and answers questions, "Andrew Palmer"; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub officer: Text,
}

impl Calling {
    /// The time on the agenda; none where nobody gave one.
    pub fn start(&self) -> Option<NaiveTime> {
        (self.start != NaiveTime::MIN).then_some(self.start)
    }

    /// How a time on the agenda is stored, or that there is none. Files have always had a time
    /// there, and midnight where none was known; nothing prints seconds.
    pub fn stored_start(given: Option<NaiveTime>) -> NaiveTime {
        match given {
            Some(midnight) if midnight == NaiveTime::MIN => {
                NaiveTime::from_num_seconds_from_midnight_opt(1, 0).unwrap_or_default()
            }
            Some(time) => time,
            None => NaiveTime::MIN,
        }
    }
}

/// What an item is for, where the minutes treat it in a way of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Business {
    /// An ordinary item.
    #[default]
    Ordinary,
    /// Membership, apologies and deputies: the apologies sentence stands here.
    Membership,
    /// Declarations of interest.
    Declarations,
    /// Minutes of earlier meetings and progress on actions.
    Minutes,
    /// Work programme, dates of meetings.
    WorkProgramme,
    /// Any other business.
    AnyOther,
}

/// What a report asks of the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Not said.
    #[default]
    Unsaid,
    /// A decision.
    Decision,
    /// Discussion.
    Discussion,
    /// Information.
    Information,
}

/// Why and how an item that was not on the published agenda is taken
/// (Local Government Act 1972 s.100B(4)(b): the chair's opinion and the special circumstances,
/// which must stand in the minutes).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Late {
    /// The special circumstances, in words that follow "because".
    pub reason: Text,
}

/// Why an item is to be taken with the public out of the room. What is recorded in it is exempt
/// until somebody says otherwise (Local Government Act 1972 s.100A(4) and Schedule 12A).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exempt {
    /// What the agenda gives as the reason, "Paragraph 3 of Part 1 of Schedule 12A"; may be empty.
    pub reason: Text,
}

/// An item as the agenda prints it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ItemDetails {
    /// The printed number, "4" or "4A".
    pub number: Text,
    /// The title, as the minutes' heading prints it.
    pub title: Text,
    /// What stands under the title, "To receive an update on …".
    #[serde(skip_serializing_if = "blank")]
    pub description: Text,
    /// Sub-parts, "To agree the minutes of …", lettered by the house.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Text>,
    /// Pages of the pack, "13-18".
    #[serde(skip_serializing_if = "blank")]
    pub pages: Text,
    /// Its business, where the minutes treat it in a way of its own.
    #[serde(skip_serializing_if = "ordinary")]
    pub business: Business,
    /// For decision, discussion or information.
    #[serde(skip_serializing_if = "unsaid")]
    pub purpose: Purpose,
    /// Minutes that the agenda allows for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_minutes: Option<u16>,
    /// Admitted late, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
    /// To be taken with the public out of the room, and why. Needs a reader of format 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exempt: Option<Exempt>,
}

/// One limb of a report's recommendation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limb {
    /// Its letter or number, "a", "5.1".
    pub label: Text,
    /// What is asked, in words that follow "That": "the protocol be approved".
    pub text: Text,
}

/// The cover sheet of a report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Report {
    /// Its title.
    pub title: Text,
    /// Whose report it is, "Executive Director of Adult Social Care & Health".
    #[serde(skip_serializing_if = "blank")]
    pub of: Text,
    /// Who wrote it and is the contact.
    #[serde(skip_serializing_if = "blank")]
    pub author: Text,
    /// Classification as printed, "General Release"; empty = none printed.
    #[serde(skip_serializing_if = "blank")]
    pub classification: Text,
    /// Wards involved.
    #[serde(skip_serializing_if = "blank")]
    pub wards: Text,
    /// Policy context.
    #[serde(skip_serializing_if = "blank")]
    pub policy: Text,
    /// Financial summary.
    #[serde(skip_serializing_if = "blank")]
    pub finance: Text,
    /// What it asks of the body, limb by limb.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Limb>,
    /// Its words are not for the public: its classification or its part of the agenda says so.
    /// What is resolved in its words is exempt. Needs a reader of format 3.
    #[serde(skip_serializing_if = "no")]
    pub confidential: bool,
}

/// Where an item stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Standing {
    /// Not yet reached.
    #[default]
    Waiting,
    /// Being taken, or taken and left.
    Taken,
    /// Put off to another meeting.
    Deferred {
        /// To when, in words; may be empty.
        to: Text,
        /// Why; may be empty.
        reason: Text,
    },
    /// Taken off the agenda.
    Withdrawn {
        /// Why; may be empty.
        reason: Text,
    },
}

/// A stretch of time for which the body had an item before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taking {
    /// When it was taken.
    pub from: Stamp,
    /// When the body moved on; none = it is before the body now.
    pub to: Option<Stamp>,
    /// How many entries had been recorded in the meeting by then.
    pub recorded: usize,
    /// It was one to be taken in private when it was taken.
    pub private: bool,
}

/// An item of business and its record.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Number, title, description.
    pub details: ItemDetails,
    /// Whether the agenda had it in private, and on what ground, where that changed once the meeting
    /// was open.
    pub planned: Option<Option<Exempt>>,
    /// The report behind it.
    pub report: Option<Report>,
    /// Where it stands.
    pub standing: Standing,
    /// When it was put off or withdrawn, if it was.
    pub put_off: Option<Stamp>,
    /// That was said with the public out of the room: to when and why is for those entitled alone.
    pub put_off_in_private: bool,
    /// It was admitted late with the public out of the room.
    pub admitted_in_private: bool,
    /// When it was before the body, in order.
    pub takings: Vec<Taking>,
    /// The entries of its record in printing order, struck ones among them.
    pub entries: Vec<EntryId>,
}

impl Item {
    /// The item with the readers that the agenda gave it, whatever it became in the meeting.
    #[must_use]
    pub fn as_planned(&self) -> Self {
        let mut item = self.clone();
        if let Some(exempt) = &self.planned {
            item.details.exempt.clone_from(exempt);
        }
        item
    }
}

/// How an action stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// Nothing said yet.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Done.
    Completed,
    /// To come to a named meeting, in words: "22 January 2015".
    ToMeeting(Text),
    /// Dealt with outside meetings.
    OutsideMeetings,
    /// Overtaken by something else.
    Superseded,
}

impl Item {
    /// Whether the agenda has it for the date of the next meeting: "Date of Next Meeting".
    pub fn is_for_next_meeting(&self) -> bool {
        self.details.title.to_lowercase().contains("next meeting")
    }
}

/// An action that an earlier meeting left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorAction {
    /// What is to be done.
    pub text: Text,
    /// The item that it came from.
    #[serde(default, skip_serializing_if = "blank")]
    pub topic: Text,
    /// Who is to do it.
    pub owners: Vec<Owner>,
    /// The meeting that asked for it.
    pub raised: NaiveDate,
    /// How it stands.
    #[serde(default)]
    pub progress: Progress,
    /// Comment as printed; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub comment: Text,
    /// Where it comes from, if it was carried over from another session: that session's id and the
    /// action's id there, "s4f2 a:40.0". Needs a reader of format 3.
    #[serde(default, skip_serializing_if = "blank")]
    pub origin: Text,
    /// Where the minutes of that meeting have it: "item 5, minute 12". Needs a reader of format 4.
    #[serde(default, skip_serializing_if = "blank")]
    pub minute: Text,
    /// By when, where it is known by itself. Needs a reader of format 4.
    #[serde(default, skip_serializing_if = "Due::is_unset")]
    pub due: Due,
}

/// A prior action and its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Prior {
    /// Its id.
    pub id: PriorId,
    /// The action as it was brought forward, or as it was put right since.
    pub action: PriorAction,
    /// Who may read it.
    pub stream: Stream,
    /// As the minutes tell it that it was taken over from.
    pub told: Option<PriorAction>,
    /// How it stood, as it was recorded between meetings.
    pub steps: Vec<ReadStep>,
    /// It was struck out of the minutes that it came from.
    pub gone: bool,
}

/// A meeting to come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FutureMeeting {
    /// The day.
    pub date: NaiveDate,
    /// The time, if set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveTime>,
    /// The place, if set.
    #[serde(default, skip_serializing_if = "blank")]
    pub venue: Text,
}

/// An item that the work programme has for a meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlannedItem {
    /// For which meeting, in the programme's words: "March 2016", "21 May 2015".
    pub meeting: Text,
    /// The day of that meeting, where it is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Its title.
    pub title: Text,
    /// What is to be done with it.
    #[serde(skip_serializing_if = "blank")]
    pub summary: Text,
    /// Who leads.
    #[serde(skip_serializing_if = "blank")]
    pub lead: Text,
    /// What for, in the programme's words: "For discussion and steer".
    #[serde(skip_serializing_if = "blank")]
    pub purpose: Text,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn ordinary(business: &Business) -> bool {
    *business == Business::Ordinary
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn unsaid(purpose: &Purpose) -> bool {
    *purpose == Purpose::Unsaid
}
