//! An action, its owners and its date, out of a paragraph that is marked as one.

use crate::meeting::entry::Due;

use super::due::due;
use super::owners::{Called, owners_and_due};
use super::{Room, after_word, raised};

/// An action.
#[derive(Debug, PartialEq)]
pub(super) struct Action {
    pub(super) text: String,
    pub(super) owners: Vec<Called>,
    pub(super) due: Due,
}

/// What stands between who is to do something and what.
const DOING: [&str; 8] = [
    " to ",
    " will ",
    " shall ",
    " would ",
    " is to ",
    " are to ",
    " agreed to ",
    " undertook to ",
];

/// The action that `text` words, if it is marked as one.
pub(super) fn action(room: Room<'_>, text: &str) -> Option<Action> {
    let marked = at_start(text).or_else(|| at_end(text))?;
    let mut action = Action {
        text: String::new(),
        owners: Vec::new(),
        due: Due::Unset,
    };
    // What can't be looked up comes back into the text.
    let mut unknown = Vec::new();
    for note in marked.notes {
        if !action.takes(room, note) && !note.trim().is_empty() {
            unknown.push(note.trim());
        }
    }
    let mut rest = marked.words.trim();
    let stopped = rest.ends_with('.');
    rest = action.without_brackets(room, rest);
    rest = action.without_due(room, rest);
    rest = action.without_owners(room, rest);
    let said = rest.trim().trim_end_matches([',', ';']).trim_end();
    if said.is_empty() {
        return None;
    }
    action.text = raised(said);
    for note in unknown {
        let bare = action.text.trim_end_matches('.').to_owned();
        action.text = format!("{bare} ({note})");
    }
    if stopped && !action.text.ends_with(['.', '!', '?']) {
        action.text.push('.');
    }
    Some(action)
}

/// What is marked, and the notes beside the mark.
struct Marked<'t> {
    words: &'t str,
    notes: Vec<&'t str>,
}

/// "ACTION: …", "Action - …", "ACTION (Dr Katz): …", "Action for Dr Katz: …", "[Action: …]".
fn at_start(text: &str) -> Option<Marked<'_>> {
    let (text, bracket) = match text.strip_prefix('[') {
        Some(inner) => (inner.trim_start(), true),
        None => (text, false),
    };
    let rest = after_word(text, "action")
        .or_else(|| after_word(text, "actions"))
        .or_else(|| after_word(text, "action point"))?;
    let rest = after_word(rest.trim_start(), "point").unwrap_or(rest);
    let mut notes = Vec::new();
    let mut begun = rest.trim_start();
    if let Some((note, after)) = begun.strip_prefix('(').and_then(|r| r.split_once(')')) {
        notes.push(note);
        begun = after.trim_start();
    } else if let Some(named) = ["for", "by"].iter().find_map(|w| after_word(begun, w))
        && let Some((note, _)) = named.split_once(':')
        && note.len() < 100
        && !note.contains(['.', '\n'])
    {
        notes.push(note);
        begun = &named[note.len()..];
    }
    let words = match begun.strip_prefix(':') {
        Some(words) => words,
        // A dash with a blank beside it: "Action-oriented" marks nothing.
        None => begun
            .strip_prefix(['-', '\u{2013}', '\u{2014}'])
            .filter(|words| words.starts_with(char::is_whitespace))?,
    };
    let words = words.trim();
    if !bracket {
        return Some(Marked { words, notes });
    }
    // Words behind the bracket are what is to be done; without any, those in it are.
    let (inside, behind) = words.split_once(']').unwrap_or((words, ""));
    let behind = behind.trim().trim_start_matches(['.', ':']).trim();
    if behind.is_empty() {
        return Some(Marked {
            words: inside,
            notes,
        });
    }
    notes.push(inside);
    Some(Marked {
        words: behind,
        notes,
    })
}

/// "… would circulate the figures. [Action: Dr Katz]"
fn at_end(text: &str) -> Option<Marked<'_>> {
    let inner = text.strip_suffix(']')?;
    let (words, mark) = inner.rsplit_once('[')?;
    let note = after_word(mark.trim_start(), "action")?.trim_start();
    let note = note.strip_prefix(':')?;
    Some(Marked {
        words,
        notes: vec![note],
    })
}

impl Action {
    /// Takes owners and date from `words`, if they say nothing else.
    fn takes(&mut self, room: Room<'_>, words: &str) -> bool {
        let Some((owners, due)) = owners_and_due(room, words) else {
            return false;
        };
        if due != Due::Unset {
            if self.due != Due::Unset {
                return false;
            }
            self.due = due;
        }
        for owner in owners {
            if self.owners.iter().all(|o| o.lead != owner.lead) {
                self.owners.push(owner);
            }
        }
        true
    }

    /// `text` without "(Naomi Attwell, next meeting)" at its end.
    fn without_brackets<'t>(&mut self, room: Room<'_>, text: &'t str) -> &'t str {
        let bare = text.trim_end_matches('.').trim_end();
        for (open, close) in [('(', ')'), ('[', ']')] {
            if let Some(inner) = bare.strip_suffix(close)
                && let Some((rest, note)) = inner.rsplit_once(open)
            {
                let note = note.trim();
                let note = after_word(note, "action")
                    .and_then(|n| n.trim_start().strip_prefix(':'))
                    .unwrap_or(note);
                if !rest.trim().is_empty() && self.takes(room, note) {
                    return rest.trim_end();
                }
            }
        }
        text
    }

    /// `text` without "by 19 March 2026" at its end.
    fn without_due<'t>(&mut self, room: Room<'_>, text: &'t str) -> &'t str {
        if self.due != Due::Unset {
            return text;
        }
        let bare = text.trim_end_matches(['.', ' ']);
        let Some((rest, when)) = bare.rsplit_once(" by ") else {
            return text;
        };
        match due(when, room.meeting.calling().date) {
            Some(due) if !rest.trim().is_empty() => {
                self.due = due;
                rest.trim_end()
            }
            _ => text,
        }
    }

    /// `text` without "Dr Katz to" at its beginning.
    fn without_owners<'t>(&mut self, room: Room<'_>, text: &'t str) -> &'t str {
        let mut joints: Vec<(usize, usize)> = DOING
            .iter()
            .flat_map(|d| text.match_indices(d).map(|(at, _)| (at, at + d.len())))
            .chain(text.match_indices(": ").map(|(at, _)| (at, at + 2)))
            .chain(text.match_indices(" - ").map(|(at, _)| (at, at + 3)))
            .collect();
        joints.sort_unstable();
        for (at, end) in joints.into_iter().take(6) {
            let who = &text[..at];
            // A date before the verb is no owner.
            let named = owners_and_due(room, who).is_some_and(|(owners, _)| !owners.is_empty());
            if named && !text[end..].trim().is_empty() && self.takes(room, who) {
                return &text[end..];
            }
        }
        text
    }
}
