//! Paragraphs that were divided or joined, in words: each is several facts, and one act to whoever did
//! it.

use super::describe::quoted;
use super::entry::Place;
use super::event::{Event, Fact};
use super::state::Meeting;

/// What a record's facts say where they divide an entry, or join two; none where they do something
/// else.
pub(super) fn in_words(meeting: &Meeting, facts: &[Fact]) -> Option<String> {
    // Queries go along with their words.
    let facts = facts
        .iter()
        .map(|f| &f.1)
        .filter(|e| !matches!(e, Event::QueryRaised { .. } | Event::QuerySettled { .. }));
    match facts.collect::<Vec<_>>().as_slice() {
        [
            Event::TextSpliced {
                entry,
                went,
                came,
                group: 0,
                ..
            },
            Event::Recorded {
                item,
                place: Place::After(after),
                text,
                ..
            },
        ] if after == entry && came.is_empty() && went.trim() == text.trim() => {
            let number = meeting.item(*item).map(|i| i.details.number.as_str());
            let number = number.unwrap_or_default();
            let before = quoted(text);
            Some(if text.is_blank() {
                format!("began a paragraph in item {number}")
            } else {
                format!("split a paragraph in item {number} before {before}")
            })
        }
        [
            Event::TextSpliced {
                entry,
                went,
                came,
                group: 0,
                ..
            },
            Event::EntryStruck { entry: gone },
        ] if entry != gone && went.is_empty() => {
            let item = meeting.entry(*entry).and_then(|e| meeting.item(e.item));
            let number = item.map_or("", |i| i.details.number.as_str());
            let joined = quoted(came);
            Some(format!(
                "joined {joined} to the paragraph before in item {number}"
            ))
        }
        _ => None,
    }
}
