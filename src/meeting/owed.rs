//! What is owed, in words: who has an action, by when, and how it stands.

use super::agenda::Progress;
use super::entry::{Due, Owner};
use super::state::Meeting;

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
