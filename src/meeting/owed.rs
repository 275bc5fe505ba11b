//! What is owed, in words: who has an action, by when, and how it stands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::agenda::Progress;
use super::id::PersonId;
use super::state::Meeting;
use super::text::Text;

/// Who is to do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// A person known to the meeting.
    Person(PersonId),
    /// A post or an organisation, or somebody not known here.
    Named(Text),
}

/// By when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// Not said.
    #[default]
    Unset,
    /// The next meeting.
    NextMeeting,
    /// A day.
    On(NaiveDate),
    /// In words: "March 2015".
    Said(Text),
}

/// An owner's name.
pub fn owner_name(m: &Meeting, owner: &Owner) -> String {
    match owner {
        Owner::Person(person) => m.name(*person),
        Owner::Named(name) => name.to_string(),
    }
}

/// A due date in words; none if it isn't set.
pub fn due_in_words(m: &Meeting, due: &Due) -> Option<String> {
    match due {
        Due::Unset => None,
        Due::NextMeeting => Some(m.next_meeting_expected().map_or_else(
            || "next meeting".to_owned(),
            |n| format!("next meeting, {}", n.date.format("%-d %B %Y")),
        )),
        Due::On(day) => Some(day.format("%-d %B %Y").to_string()),
        Due::Said(words) => Some(words.to_string()),
    }
}

/// How an action stands, in words.
pub fn progress_in_words(progress: &Progress) -> String {
    match progress {
        Progress::Open => "open".to_owned(),
        Progress::InProgress => "in progress".to_owned(),
        Progress::Completed => "completed".to_owned(),
        Progress::ToMeeting(when) => format!("to the meeting of {when}"),
        Progress::OutsideMeetings => "dealt with outside meetings".to_owned(),
        Progress::Superseded => "superseded".to_owned(),
    }
}
