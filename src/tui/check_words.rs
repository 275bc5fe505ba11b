//! The words of the check: those that a finding means, and where Enter leads.

use std::ops::Range;

use crate::meeting::Meeting;
use crate::meeting::check::Anchor;
use crate::meeting::describe::quoted;

/// Letters of the words around a slip, before it and after it.
const AROUND: usize = 36;

/// The words that a finding means: those of its entry.
pub(super) fn meant(meeting: &Meeting, place: Anchor) -> String {
    let text = match place {
        Anchor::Entry(entry) => meeting.entry(entry).map_or("", |e| e.text.trim()),
        _ => "",
    };
    if text.is_empty() {
        String::new()
    } else {
        quoted(text)
    }
}

/// The words around a stretch of a text.
pub(super) fn around(text: &str, range: &Range<usize>) -> String {
    let (Some(before), Some(after)) = (text.get(..range.end), text.get(range.end..)) else {
        return String::new();
    };
    let long = text.get(range.clone()).map_or(0, |w| w.chars().count());
    let skipped = before.chars().count().saturating_sub(AROUND + long);
    let from = before.char_indices().nth(skipped).map_or(0, |(i, _)| i);
    let to = after
        .char_indices()
        .nth(AROUND)
        .map_or(after.len(), |(i, _)| i);
    let more = |cut: bool| if cut { "\u{2026}" } else { "" };
    let words = format!("{}{}", &before[from..], &after[..to]).replace('\n', " ");
    format!(
        "\u{201C}{}{}{}\u{201D}",
        more(from > 0),
        words.trim(),
        more(to < after.len())
    )
}

/// Where Enter leads, in a word.
pub(in crate::tui) fn place(meeting: &Meeting, place: Anchor) -> String {
    let number = |item| {
        meeting
            .item(item)
            .map_or_else(String::new, |i| format!("item {}", i.details.number))
    };
    match place {
        Anchor::Seat(_) => "roll call".to_owned(),
        Anchor::Person(_) => "people".to_owned(),
        Anchor::Item(item) => number(item),
        Anchor::Entry(entry) => meeting
            .entry(entry)
            .map_or_else(String::new, |e| number(e.item)),
        Anchor::Calling => "set-up".to_owned(),
        Anchor::Opening => "opening".to_owned(),
        Anchor::Closing => "close".to_owned(),
        Anchor::NextMeeting => "next meeting".to_owned(),
        Anchor::File => "history".to_owned(),
    }
}
