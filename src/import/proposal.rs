//! What a pack is read as: a proposal, field by field, each with its place and its doubt. Nothing
//! here is a fact of a meeting until the officer takes it.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::found::{Found, Place};
use crate::meeting::agenda::{Business, FutureMeeting, Progress, Purpose};
use crate::meeting::house::HouseTold;
use crate::meeting::people::{Body, Office, PersonDetails, SeatDetails};
use crate::meeting::text::Text;

/// All that was read from a pack.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Proposal {
    /// The files, in the order in which they were given.
    pub sources: Vec<Source>,
    /// The body as an earlier session describes it; name, host and the word for the chair stand in
    /// fields of their own.
    pub house: Option<Body>,
    /// The house style of an earlier session's documents, where it is another than the usual one.
    pub style: Option<Box<HouseTold>>,
    /// The body that meets, as printed.
    pub body: Option<Found<Text>>,
    /// The authority whose committee it is.
    pub host: Option<Found<Text>>,
    /// The word for whoever presides, "Chairman", where the papers use one.
    pub chair_title: Option<Found<Text>>,
    /// "extraordinary", "joint"; none = ordinary.
    pub kind: Option<Found<Text>>,
    /// The day.
    pub date: Option<Found<NaiveDate>>,
    /// The time on the agenda.
    pub start: Option<Found<NaiveTime>>,
    /// Rooms and building.
    pub venue: Option<Found<Text>>,
    /// Who services the meeting.
    pub officer: Option<Found<Text>>,
    /// How to reach them: telephone and electronic mail, as printed.
    pub contacts: Vec<Found<Text>>,
    /// The members, as listed.
    pub members: Vec<Member>,
    /// The items, in the order of the agenda; no two have one number.
    pub items: Vec<Item>,
    /// The meetings to come.
    pub future: Vec<Found<FutureMeeting>>,
    /// The reports behind the items.
    pub reports: Vec<Report>,
    /// Minutes of earlier meetings.
    pub minutes: Vec<Minutes>,
    /// Actions of earlier meetings.
    pub actions: Vec<Action>,
    /// The work programme, meeting by meeting.
    pub programme: Vec<Programme>,
    /// What the papers themselves seem to have got wrong, and what their parts disagree about.
    pub noticed: Vec<Notice>,
    /// What was not taken for any field.
    pub passed_over: Vec<PassedOver>,
    /// What was weighed where it was not plain; no paper says it, and none that is written has it.
    #[serde(skip)]
    pub weighed: Vec<Weighed>,
}

/// A file of the pack.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Source {
    /// Its name, as given.
    pub name: Text,
    /// What it was read as: "text", "Markdown", "PDF", "Word", "OpenDocument", "web page", "CSV".
    pub format: Text,
    /// How many pages it has; 0 where the format has none.
    pub pages: u32,
    /// What the officer should know of how it was read.
    pub remarks: Vec<Text>,
    /// Its lines, as they are shown beside what was read from them: number, page and words.
    pub lines: Vec<SourceLine>,
}

/// A line as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceLine {
    /// Its number, from 1.
    pub number: u32,
    /// Its page, from 1; 0 where the format has none.
    pub page: u32,
    /// Its words.
    pub text: Text,
}

/// A member as the front sheet lists them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Member {
    /// Name and honorific; `name` empty = a vacant seat. Role and organisation are as printed;
    /// `councillor` is set by the honorific.
    pub person: Found<PersonDetails>,
    /// Chair or vice-chair, where the list says so.
    pub office: Office,
    /// The group that the list puts them in ("Voting Members", "Labour", "NHS"); may be empty.
    pub group: Text,
    /// Votes, as far as the list says: "non-voting", "co-opted, without a vote".
    pub voting: bool,
    /// Listed as a substitute or deputy, not as a member.
    pub substitute: bool,
    /// The seat as an earlier meeting of the body has it; none = made from the list.
    pub seat: Option<SeatDetails>,
    /// Who usually sits in, from an earlier meeting.
    pub usual_deputy: Option<PersonDetails>,
    /// The absences of theirs that were approved, from an earlier meeting.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<KnownAbsence>,
}

/// That the council approved the reason of a member's absence; the reason itself is not carried on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct KnownAbsence {
    /// On which day.
    pub on: NaiveDate,
    /// By whom.
    pub by: Text,
    /// The last day for which it was approved; none = no end was said.
    pub until: Option<NaiveDate>,
    /// On which day that was withdrawn, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<NaiveDate>,
    /// By whom it was; may be empty.
    #[serde(skip_serializing_if = "Text::is_blank")]
    pub withdrawn_by: Text,
}

/// In which part of the agenda an item stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Exempt {
    /// The paragraph or reason that is printed, "Paragraph 3 of Schedule 12A"; may be empty.
    pub paragraph: Text,
}

/// An item of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Item {
    /// The printed number, "4", "4A", "A1"; where none is printed, counted, and unsure.
    pub number: Found<Text>,
    /// The title, without number, pages and marks, in the letters as printed.
    pub title: Found<Text>,
    /// What stands under the title.
    pub description: Option<Found<Text>>,
    /// Sub-parts, without their letters.
    pub parts: Vec<Found<Text>>,
    /// Pages of the pack, "13-18"; for one page "13".
    pub pages: Option<Found<Text>>,
    /// Who presents or leads it, as printed.
    pub lead: Option<Found<Text>>,
    /// What it is, by its title.
    pub business: Business,
    /// For decision, discussion or information.
    pub purpose: Purpose,
    /// Minutes that the agenda allows for it.
    pub planned_minutes: Option<u16>,
    /// Its papers are to follow.
    pub to_follow: bool,
    /// To be taken with the public out of the room.
    pub exempt: Option<Found<Exempt>>,
    /// Marked as urgent or added by a supplement.
    pub late: bool,
    /// Files that a committee page lists under it, as named there.
    pub attachments: Vec<Found<Text>>,
}

/// The cover sheet of a report, and what it asks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// The number of the item that it stands behind; none = not known.
    pub item: Option<Found<Text>>,
    /// Its title.
    pub title: Found<Text>,
    /// The date on the sheet.
    pub date: Option<Found<NaiveDate>>,
    /// Classification as printed; none = none printed. The report is open to inspection then if it
    /// stands in the public part of the agenda (Local Government Act 1972 s.100B).
    pub classification: Option<Found<Text>>,
    /// Whose report it is.
    pub of: Option<Found<Text>>,
    /// Wards.
    pub wards: Option<Found<Text>>,
    /// Policy context.
    pub policy: Option<Found<Text>>,
    /// Financial summary.
    pub finance: Option<Found<Text>>,
    /// Who wrote it.
    pub author: Option<Found<Text>>,
    /// For decision, discussion or information.
    pub purpose: Purpose,
    /// Whether it is confidential, as an earlier session settled it; none = it goes by the
    /// classification.
    pub confidential: Option<bool>,
    /// What it asks, limb by limb.
    pub asks: Vec<Ask>,
    /// All of its lines.
    pub place: Place,
}

/// A limb of a recommendation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ask {
    /// Its letter or number, "a", "2.1"; may be empty.
    pub label: Text,
    /// The words as printed, with what leads into a list ("The Board is asked to consider:") left
    /// to `lead`.
    pub text: Found<Text>,
    /// What leads into it, as printed.
    pub lead: Text,
    /// In words that follow "That" in a resolution, as far as they could be turned.
    pub that: Found<Text>,
}

/// The minutes of an earlier meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Minutes {
    /// The day of that meeting.
    pub date: Option<Found<NaiveDate>>,
    /// Marked as draft.
    pub draft: bool,
    /// Who was present.
    pub present: Vec<Found<Present>>,
    /// Who sent apologies.
    pub apologies: Vec<Found<PersonDetails>>,
    /// The items.
    pub items: Vec<Minuted>,
    /// When it began.
    pub started: Option<Found<NaiveTime>>,
    /// When it ended.
    pub ended: Option<Found<NaiveTime>>,
    /// All of their lines.
    pub place: Place,
}

/// Somebody whom minutes list as present.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Present {
    /// Who.
    pub person: PersonDetails,
    /// As a deputy.
    pub deputy: bool,
    /// In the chair, or listed as chair.
    pub chair: bool,
    /// Listed as in attendance and not as a member.
    pub in_attendance: bool,
}

/// An item of earlier minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Minuted {
    /// Its number, "7", "161", "60/18"; may be empty.
    pub number: Text,
    /// Its title.
    pub title: Found<Text>,
    /// How many numbered paragraphs it has.
    pub paragraphs: u32,
    /// Taken with the public out of the room, or marked as exempt.
    pub exempt: bool,
    /// What was resolved: number ("3.1.1"; may be empty) and words.
    pub resolved: Vec<Resolved>,
}

/// Something resolved at an earlier meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Resolved {
    /// Its number or letter; may be empty.
    pub label: Text,
    /// Its words.
    pub text: Found<Text>,
}

/// An action of the tracker.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Action {
    /// The meeting that asked for it.
    pub raised: Option<Found<NaiveDate>>,
    /// The item that it came from; may be empty.
    pub topic: Text,
    /// What is to be done.
    pub text: Found<Text>,
    /// Who is to do it.
    pub owners: Vec<Text>,
    /// How it stands.
    pub progress: Progress,
    /// Marked as exempt: it is no action that everybody may read of.
    pub exempt: bool,
    /// Status and comment as printed; behind them "Due: May 2027", where the tracker says by when.
    pub comment: Text,
    /// The session that it is carried over from and its id there; empty = read from a paper.
    pub origin: Text,
}

/// A meeting of the work programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Programme {
    /// The day as printed, "January 2015", "21st May 2015".
    pub when: Found<Text>,
    /// The day, where one is printed.
    pub date: Option<NaiveDate>,
    /// Its theme, "System improvement"; may be empty.
    pub theme: Text,
    /// What it is to take.
    pub items: Vec<Planned>,
    /// Slots marked as free.
    pub free: u32,
}

/// An item of the work programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Planned {
    /// Its title; rows without one of their own carry that of the row above.
    pub title: Found<Text>,
    /// Summary.
    pub summary: Text,
    /// Who leads.
    pub lead: Text,
    /// Purpose, as printed.
    pub purpose: Text,
}

/// Something that the papers seem to have got wrong.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Notice {
    /// Where.
    pub place: Place,
    /// What, in a sentence.
    pub words: Text,
}

/// Lines that were taken for no field.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PassedOver {
    /// Where.
    pub place: Place,
    /// What they seem to be: "a page left blank", "the body of a report", "not understood".
    pub what: Text,
}

/// What was weighed of a field, for whoever asks why it was read so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The place of the field.
    pub place: Place,
    /// What.
    pub what: Reason,
}

/// What speaks for a field or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The line heads an item: by how much all lines together read better with it than without it, and
    /// from how much on that is clear.
    Heads {
        /// By how much they do.
        by: i32,
        /// From how much on it is no doubt.
        clear: i32,
    },
    /// A sign of the whole speaks against it.
    Against {
        /// The sign in a sentence.
        sign: &'static str,
        /// What it weighs.
        weight: u32,
        /// From how much on the signs of a field together are a doubt.
        enough: u32,
    },
}
