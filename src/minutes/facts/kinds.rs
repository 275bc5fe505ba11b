//! The facts of a record, each as it is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::is_no;
use crate::meeting::id::{EntryId, ItemId};

/// Where an item was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemStanding {
    /// It was before the body.
    #[default]
    #[serde(rename = "t")]
    Taken,
    /// It was not reached.
    #[serde(rename = "n")]
    Waiting,
    /// It was put off to another meeting.
    #[serde(rename = "d")]
    Deferred,
    /// It was taken off the agenda.
    #[serde(rename = "w")]
    Withdrawn,
}

/// An item of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemFact {
    /// The item.
    #[serde(rename = "i", skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// Its number, as printed; may be empty.
    #[serde(rename = "n", skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// Where it was left.
    #[serde(rename = "s", skip_serializing_if = "is_taken")]
    pub standing: ItemStanding,
    /// To which meeting it was put off, in words; may be empty.
    #[serde(rename = "o", skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// For how many minutes it was before the body, where that is known.
    #[serde(rename = "m", skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How many the agenda allowed.
    #[serde(rename = "p", skip_serializing_if = "Option::is_none")]
    pub planned: Option<u16>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    /// A report was presented.
    #[default]
    #[serde(rename = "p")]
    Presented,
    /// A change was moved, or agreed.
    #[serde(rename = "m")]
    Amended,
    /// The body resolved or agreed something.
    #[serde(rename = "r")]
    Resolved,
    /// It was noted, received or commended.
    #[serde(rename = "n")]
    Noted,
    /// Something was recommended to another body.
    #[serde(rename = "c")]
    Recommended,
    /// It was referred to others.
    #[serde(rename = "f")]
    Referred,
    /// Authority was delegated.
    #[serde(rename = "g")]
    Delegated,
    /// A motion was lost, withdrawn or fell.
    #[serde(rename = "l")]
    NotAgreed,
    /// It was said that no decision was taken.
    #[serde(rename = "u")]
    NoDecision,
    /// Somebody is to do something.
    #[serde(rename = "a")]
    Action,
    /// It was reported how an action stands.
    #[serde(rename = "b")]
    ReportedBack,
    /// An action was done.
    #[serde(rename = "d")]
    Done,
}

/// Something that was done in an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// The entry that tells it.
    #[serde(rename = "e", skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// The place of its item among those of the meeting.
    #[serde(rename = "i")]
    pub item: u16,
    /// What.
    #[serde(rename = "k")]
    pub kind: StepKind,
    /// In which words; empty where a passage of the minutes has them.
    #[serde(rename = "w", skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Who is to do it, or to whom it is delegated.
    #[serde(rename = "o", skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<String>,
    /// By when, in words; may be empty.
    #[serde(rename = "u", skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// The day by which, where it is known.
    #[serde(rename = "y", skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// Of progress: the place of the action among those that were carried.
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    pub carried: Option<u16>,
    /// It is for those entitled to exempt information.
    #[serde(rename = "x", skip_serializing_if = "is_no")]
    pub exempt: bool,
}

/// An action that an earlier meeting asked for, as a later one had it before it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Carried {
    /// What is to be done.
    #[serde(rename = "w")]
    pub words: String,
    /// The item that it came from; may be empty.
    #[serde(rename = "t", skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// Who is to do it.
    #[serde(rename = "o", skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<String>,
    /// The day of the meeting that asked for it.
    #[serde(rename = "r")]
    pub raised: NaiveDate,
    /// Where it comes from: a session and the action's id there; may be empty.
    #[serde(rename = "f", skip_serializing_if = "String::is_empty")]
    pub origin: String,
    /// How it stood when the meeting began and ended, in words.
    #[serde(rename = "s")]
    pub standing: String,
    /// Nothing is left to be done.
    #[serde(rename = "d", skip_serializing_if = "is_no")]
    pub closed: bool,
}

impl Carried {
    /// The words by which it is found.
    pub fn in_words(&self) -> String {
        format!("{} {}", self.topic, self.words)
    }
}

/// An item that the work programme has for a later meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Planned {
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// For which meeting, in words.
    #[serde(rename = "m", skip_serializing_if = "String::is_empty")]
    pub meeting: String,
    /// The day of it, where it is set.
    #[serde(rename = "d", skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}

/// An interest that was declared, as the register of the meeting prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Declared {
    /// The entry.
    #[serde(rename = "e", skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// Who: the name.
    #[serde(rename = "p")]
    pub person: String,
    /// As what they were there.
    #[serde(rename = "w")]
    pub who: String,
    /// What kind of interest.
    #[serde(rename = "k")]
    pub interest: String,
    /// In which items.
    #[serde(rename = "i")]
    pub about: String,
    /// Its nature, or that it is withheld.
    #[serde(rename = "n")]
    pub nature: String,
    /// What they did when the item came.
    #[serde(rename = "d")]
    pub did: String,
    /// By when the monitoring officer is to be told; may be empty.
    #[serde(rename = "b", skip_serializing_if = "String::is_empty")]
    pub notify: String,
    /// It is for those entitled to exempt information.
    #[serde(rename = "x", skip_serializing_if = "is_no")]
    pub exempt: bool,
}

/// A vote at which it was told who voted how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VoteFact {
    /// The number of the item; may be empty.
    #[serde(rename = "i")]
    pub item: String,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// The words that were voted on.
    #[serde(rename = "w")]
    pub words: String,
    /// Who voted how: `for`, `against`, `abstained` or `did-not-vote`.
    #[serde(rename = "b")]
    pub ballots: Vec<(String, String)>,
    /// `carried`, `lost` or `tied`.
    #[serde(rename = "r")]
    pub result: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_taken(value: &ItemStanding) -> bool {
    *value == ItemStanding::Taken
}
