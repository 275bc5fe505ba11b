//! Deciding what changes an entry's words and kind at once, and what makes a paragraph of a line of
//! rough notes.

use super::text::{has_words, no_place, stricter};
use super::{Decided, Decision};
use crate::meeting::entry::{Due, Kind, Place, Stage, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Lead, Ref, Turn};
use crate::meeting::motion::Moved;
use crate::meeting::notes::{line_at, lines_left, words};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::{Text, is_clean};

impl Decision<'_> {
    pub(super) fn recast(
        &mut self,
        entry: &Ref,
        into: Turn,
        text: &Text,
        owners: &[Lead],
        due: &Due,
    ) -> Decided {
        let entry = self.entry(entry)?;
        if entry.kind == Kind::PublicSummary {
            return Err(super::private::of_its_own());
        }
        if !has_words(entry) {
            return Err(Refusal::new(
                "That entry has no words of its own to be changed.",
                "Record the new entry beside it, and strike this one if it isn't wanted.",
            ));
        }
        if text.is_blank() {
            return Err(Refusal::new(
                "Nothing would be left of its words.",
                "Give the words, or strike the entry if it isn't wanted.",
            ));
        }
        if into != Turn::Action && !(owners.is_empty() && *due == Due::Unset) {
            return Err(Refusal::new(
                "Only an action has owners and a date.",
                "Make it an action, or leave them out.",
            ));
        }
        let owners = self.owners(owners)?;
        let kind = match (into, &entry.kind) {
            // What it is already it stays, with all that belongs to it.
            (Turn::Paragraph, _) => Kind::Paragraph,
            (Turn::Resolution, held @ Kind::Resolution { .. }) => held.clone(),
            (Turn::Resolution, _) => Kind::Resolution {
                stage: Stage::Worded,
                answers: Vec::new(),
                moved: Moved::default(),
            },
            (Turn::Outcome(verb), Kind::Outcome { answers, .. }) => Kind::Outcome {
                verb,
                answers: answers.clone(),
            },
            (Turn::Outcome(verb), _) => Kind::Outcome {
                verb,
                answers: Vec::new(),
            },
            (Turn::Action, Kind::Action { from, .. }) => Kind::Action {
                owners,
                due: due.clone(),
                from: *from,
            },
            (Turn::Action, _) => Kind::Action {
                owners,
                due: due.clone(),
                from: None,
            },
        };
        let splice = differing(&entry.text, text);
        if splice.is_none() && kind == entry.kind {
            return Err(Refusal::new(
                "It is that already.",
                "Nothing needs to be done.",
            ));
        }
        let changed = kind != entry.kind;
        let (id, stream) = (entry.id, stricter(self.stream, entry));
        if let Some((at, went, came)) = splice {
            self.push_in(
                stream,
                Event::TextSpliced {
                    entry: id,
                    at: u32::try_from(at).unwrap_or(u32::MAX),
                    went,
                    came,
                    group: 0,
                },
            );
        }
        if changed {
            self.push_in(stream, Event::EntryChanged { entry: id, kind });
        }
        Ok(())
    }

    pub(super) fn take_note(&mut self, entry: &Ref, at: u32, place: Place) -> Decided {
        let note = self.entry(entry)?;
        if !note.is_note() {
            return Err(Refusal::new(
                "That entry is not rough notes.",
                "Rough notes are paragraphs that are kept private.",
            ));
        }
        if self.stream == Stream::Private {
            return Err(Refusal::new(
                "That would stay a note.",
                "Leave out who may read it, or say Public or Exempt.",
            ));
        }
        let line = line_at(&note.text, at as usize).ok_or_else(no_place)?;
        let said = words(&note.text[line.clone()]);
        let said = line.start + said.start..line.start + said.end;
        if said.is_empty() {
            return Err(Refusal::new(
                "That line of the notes has no words.",
                "Put the caret in a line that has some.",
            ));
        }
        self.check_place(note.item, place)?;
        let text = Text::new(&note.text[said.clone()]);
        // The line goes with its break, or with the one before it where it is the last.
        let cut = match (line.start, line.end) {
            (0, end) => 0..(end + 1).min(note.text.len()),
            (start, end) if end == note.text.len() => start - 1..end,
            (start, end) => start..end + 1,
        };
        let left = format!("{}{}", &note.text[..cut.start], &note.text[cut.end..]);
        let mut carried = self.carried(note, said.start, said.end, 0);
        carried.stream = self.stream;
        let (id, item, went) = (note.id, note.item, note.text[cut.clone()].to_owned());
        let made = EntryId(self.push(Event::Recorded {
            item,
            place,
            kind: Kind::Paragraph,
            text,
        }));
        self.raise_again(made, carried);
        // Notes of which nothing is left are struck with their last line in them.
        let event = if lines_left(&left) == 0 {
            Event::EntryStruck { entry: id }
        } else {
            Event::TextSpliced {
                entry: id,
                at: u32::try_from(cut.start).unwrap_or(u32::MAX),
                went: Text::new(&went),
                came: Text::default(),
                group: 0,
            }
        };
        self.push_in(Stream::Private, event);
        Ok(())
    }
}

/// What must be replaced, and where, to make `new` of `old`; none if they are the same. Nothing but
/// what differs is replaced, so that marks on the other words stay.
pub(super) fn differing(old: &str, new: &str) -> Option<(usize, Text, Text)> {
    if old == new {
        return None;
    }
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum()
    };
    let head = same(&mut old.chars().zip(new.chars()));
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = same(&mut old_rest.chars().rev().zip(new_rest.chars().rev()));
    let went = &old_rest[..old_rest.len() - tail];
    let came = &new_rest[..new_rest.len() - tail];
    // A joiner that is torn from its letters would not be taken as it stands.
    if is_clean(went) && is_clean(came) {
        Some((head, Text::new(went), Text::new(came)))
    } else {
        Some((0, Text::new(old), Text::new(new)))
    }
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn only_what_differs_is_replaced() {
        let spliced = |old: &str, new: &str| {
            let (at, went, came) = differing(old, new)?;
            assert_eq!(
                format!("{}{came}{}", &old[..at], &old[at + went.len()..]),
                new
            );
            Some((at, went.to_string(), came.to_string()))
        };
        assert_eq!(spliced("same", "same"), None);
        assert_eq!(
            spliced("RESOLVED: That it be so.", "That it be so."),
            Some((0, "RESOLVED: ".into(), String::new()))
        );
        assert_eq!(spliced("aaa", "aa"), Some((2, "a".into(), String::new())));
        assert_eq!(
            spliced("caf\u{e9} au lait", "caf\u{ea} au lait"),
            Some((3, "\u{e9}".into(), "\u{ea}".into()))
        );
        let whole = spliced("a\u{1F468}\u{200D}\u{1F469}", "a\u{1F468}\u{200D}\u{1F467}");
        assert!(whole.is_some());
    }
}
