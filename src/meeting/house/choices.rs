//! What can be chosen for a setting of the house style.

use serde::{Deserialize, Serialize};

use crate::meeting::text::Text;

/// How times are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeStyle {
    /// "4.05pm", "12 noon".
    #[default]
    TwelveHour,
    /// "4:05 pm", "12 noon".
    TwelveHourColon,
    /// "16:05".
    TwentyFourHour,
}

/// How days are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateStyle {
    /// "5 February 2026".
    #[default]
    Plain,
    /// "5th February 2026".
    Ordinal,
}

/// How people are named in the text; lists of who was there have the whole name in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Names {
    /// "Councillor Ann Marsh".
    #[default]
    Full,
    /// "Councillor Marsh", where nobody else is called so.
    Short,
}

/// How an honorific is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Honorific {
    /// As the roll has it: "Councillor".
    pub of: Text,
    /// As the minutes print it: "Cllr".
    pub printed: Text,
}

/// Where the number of an item comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemNumbers {
    /// From the agenda.
    #[default]
    Agenda,
    /// A minute number, counted on from `first_minute` in the order in which the items are printed.
    Running,
}

/// How paragraphs under an item are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphStyle {
    /// "4.1", after the item's number.
    #[default]
    ItemAndNumber,
    /// "1", from one under each item.
    Number,
    /// Not at all.
    Unnumbered,
}

/// How the limbs of a resolution are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LimbStyle {
    /// "4.1.1", after the paragraph's number.
    #[default]
    Dotted,
    /// "(a)".
    Lettered,
    /// "(i)".
    Roman,
    /// "(1)".
    Numbered,
}

/// In which order items are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemOrder {
    /// As on the agenda, with a note under an item that was taken out of order.
    #[default]
    Agenda,
    /// As they were taken.
    AsTaken,
}

/// Where the actions that a meeting asks for are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActionPlace {
    /// In a table after the signature.
    #[default]
    Table,
    /// Under their item.
    UnderItem,
    /// In both places.
    Both,
}

/// How progress on earlier actions is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgressStyle {
    /// In a table at its place under the item.
    #[default]
    Table,
    /// In a numbered sentence each.
    Sentences,
}

/// How those are listed who were there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttendanceLayout {
    /// One below the other, each after the role.
    #[default]
    Rows,
    /// One after the other in a paragraph, each with the role in brackets.
    Running,
    /// In a table of names and roles.
    Table,
}

/// Where apologies are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApologiesPlace {
    /// Under the item for them; where the agenda has none, with those who were there.
    #[default]
    UnderItem,
    /// With those who were there, and under the item too.
    Both,
}

/// How the words of a decision follow the word for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecisionStart {
    /// As they were written: "Resolved: That the report be noted."
    #[default]
    AsWritten,
    /// As one sentence with it: "IT WAS AGREED that the report be noted."
    RunsOn,
}

/// What is set in bold type, where there is such a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bold {
    /// The word before a decision.
    DecisionWord,
    /// The words of a decision.
    Decision,
    /// The name of the body in the opening sentence.
    Body,
    /// The words "Motion:" and "Amendment:".
    Motion,
    /// The word "Action:".
    Action,
}

/// Where it is told who moved and seconded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoverPlace {
    /// After the words that were moved.
    #[default]
    After,
    /// Before them.
    Before,
}

/// How a vote is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum VoteStyle {
    /// "On a show of hands the motion was carried (5 for, 3 against)."
    #[default]
    Sentence,
    /// In few words, by the wording `vote_in_brief`.
    Brief,
}

/// How the names of a recorded vote are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DivisionStyle {
    /// In a line for each way of voting.
    #[default]
    Lines,
    /// In a table, a row for each way of voting.
    Table,
}

/// How much of the record is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordStyle {
    /// All of it.
    #[default]
    Narrative,
    /// What was decided, with its movers and votes, and what the law wants told: comings and
    /// goings, interests, the public let in and out. Debate and reports are left out.
    Decisions,
}

/// A part of the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Section {
    /// The opening sentence.
    Opening,
    /// Who was there.
    Attendance,
    /// The items, and the end of the meeting.
    Business,
    /// Where the minutes are signed.
    Signature,
    /// The table of actions.
    Actions,
}

/// A document that goes out after a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Published {
    /// The minutes.
    Minutes,
    /// The actions.
    Actions,
    /// The decisions.
    Decisions,
    /// Who was there.
    Attendance,
    /// The votes, as tables too.
    Votes,
    /// The interests that were declared.
    Declarations,
    /// The agenda.
    Agenda,
    /// The chapters of the recording.
    Chapters,
    /// The dates.
    Dates,
    /// The meeting as open data.
    OpenData,
}

impl Published {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Minutes,
        Self::Actions,
        Self::Decisions,
        Self::Attendance,
        Self::Votes,
        Self::Declarations,
        Self::Agenda,
        Self::Chapters,
        Self::Dates,
        Self::OpenData,
    ];
}

/// Whether a letter may stand in the name of a face: what it is printed into has signs of its own.
pub fn is_of_font(letter: char) -> bool {
    letter.is_alphanumeric() || " -.".contains(letter)
}

/// The margins of a page, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Margins {
    /// Above the text.
    pub top: u32,
    /// Right of it.
    pub right: u32,
    /// Below it.
    pub bottom: u32,
    /// Left of it.
    pub left: u32,
}

impl Default for Margins {
    fn default() -> Self {
        Self {
            top: 25,
            right: 25,
            bottom: 25,
            left: 25,
        }
    }
}

impl Margins {
    /// How wide and how narrow a margin may be: the head and the foot of a page stand in it.
    pub const RANGE: std::ops::RangeInclusive<u32> = 15..=60;

    /// The four, each with its name.
    pub fn each(&self) -> [(&'static str, u32); 4] {
        [
            ("top", self.top),
            ("right", self.right),
            ("bottom", self.bottom),
            ("left", self.left),
        ]
    }
}

/// What an approval puts beside a line to be signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filled {
    /// Nothing: it is filled in by hand.
    #[default]
    Blank,
    /// Who signed.
    SignedBy,
    /// On what day.
    ApprovedOn,
}

/// A line to be signed or dated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignLine {
    /// What goes there: "{chair}", "Date".
    pub label: super::Template,
    /// What an approval fills in.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub filled: Filled,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_blank(filled: &Filled) -> bool {
    *filled == Filled::Blank
}
