//! Taking words out of facts, for a purge: what happened stays, and what was said of it goes.

use super::agenda::Progress;
use super::entry::{Due, Entry, Interest, Kind, Owner, Stream};
use super::id::{EntryId, PersonId};
use super::kind::PartMut;
use super::people::PersonDetails;
use super::state::Meeting;
use super::text::Text;

/// What stands where a name was purged.
const PURGED: &str = "purged";

impl Meeting {
    /// Whether no document prints an entry any more: a rough note, or what was struck.
    pub fn is_for_nobody(&self, entry: &Entry) -> bool {
        entry.struck || entry.stream == Stream::Private
    }

    /// Which of its earlier wordings a resolution is printed in beside its own; it counts from 0.
    pub fn printed_wording(&self, entry: EntryId) -> Option<usize> {
        let entry = self.entry(entry)?;
        let printed = self.as_moved(entry)?;
        entry.earlier.iter().position(|w| std::ptr::eq(w, printed))
    }

    /// People who are known from rough notes alone.
    pub fn known_from_notes(&self) -> Vec<PersonId> {
        let known = self.people_known_in(Stream::Exempt);
        let people = self.people().iter().map(|p| p.id);
        people.filter(|p| !known.contains(p)).collect()
    }
}

/// Takes the words out of what an entry needs beside its text.
pub fn without_words(kind: &mut Kind) {
    if let Kind::Declaration {
        interest,
        dispensation,
        ..
    } = kind
    {
        if let Interest::Other(words) = interest {
            *words = Text::default();
        }
        if let Some(held) = dispensation {
            held.by = Text::default();
        }
    }
    kind.parts_mut(&mut |part| match part {
        PartMut::Words(words) => *words = Text::default(),
        PartMut::Owners(owners) => owners.retain(|o| matches!(o, Owner::Person(_))),
        PartMut::Answers(answers) => answers.clear(),
        PartMut::Due(due) => {
            if matches!(due, Due::Said(_)) {
                *due = Due::Unset;
            }
        }
        PartMut::Progress(progress) => {
            if matches!(progress, Progress::ToMeeting(_)) {
                *progress = Progress::Open;
            }
        }
        _ => {}
    });
}

/// Somebody whose name is purged.
pub fn nameless() -> PersonDetails {
    PersonDetails {
        name: PURGED.into(),
        cue: true,
        ..PersonDetails::default()
    }
}
