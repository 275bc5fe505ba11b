//! Who asked to speak, in a line as long as there is room for, or a line each; only while there is
//! somebody.

use super::people::shortest;
use crate::meeting::Meeting;
use crate::meeting::speakers::{Asker, Speaker};
use crate::tui::editor::grapheme::measure;

/// What somebody is called where there is little room: the shortest name, or one of the public whole.
pub(super) fn short(meeting: &Meeting, speaker: &Speaker) -> String {
    match &speaker.who {
        Asker::Person(person) => shortest(meeting, *person),
        Asker::Public(name) if name.is_blank() => "the public".to_owned(),
        who => meeting.asker(who),
    }
}

/// Who speaks and who waits, in a line of at most `room` columns: what there is no room for is counted.
/// Empty where nobody asked to speak.
pub(super) fn in_a_line(meeting: &Meeting, room: usize) -> String {
    let speaks = meeting.speaks_now().map(|s| short(meeting, s));
    let speaks = speaks.map_or_else(String::new, |name| format!("Speaks: {name}"));
    let names: Vec<String> = meeting.waiting().map(|s| short(meeting, s)).collect();
    let between = if speaks.is_empty() || names.is_empty() {
        ""
    } else {
        "; "
    };
    for shown in (0..=names.len()).rev() {
        let waits = match (shown, names.len() - shown) {
            (0, 0) => String::new(),
            (0, more) => format!("to speak: {more} (Alt-.)"),
            (_, 0) => format!("to speak: {}", names.join(", ")),
            (_, more) => format!(
                "to speak: {} and {more} more (Alt-.)",
                names[..shown].join(", ")
            ),
        };
        let waits = if speaks.is_empty() {
            crate::meeting::text::upper_first(&waits)
        } else {
            waits
        };
        let words = format!("{speaks}{between}{waits}");
        if measure(&words) <= room || shown == 0 {
            return words;
        }
    }
    speaks
}
