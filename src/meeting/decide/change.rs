//! An entry gets other details: who presented and how, the verb of an outcome, what was declared.

use super::recast::differing;
use super::record::{exists, sensitive};
use super::text::stricter;
use super::words::{noted_sentence, presented_sentence};
use super::{Decided, Decision};
use crate::meeting::entry::{Entry, Kind, Stream};
use crate::meeting::event::{Event, rests_on};
use crate::meeting::intent::Ref;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn change_entry(&mut self, entry: &Ref, kind: &Kind) -> Decided {
        let entry = self.entry(entry)?;
        let (id, same) = (entry.id, entry.kind == *kind);
        let stream = stricter(self.stream, entry);
        if same {
            return Err(Refusal::new(
                "That changes nothing.",
                "Nothing needs to be done.",
            ));
        }
        let event = Event::EntryChanged {
            entry: id,
            kind: kind.clone(),
        };
        let mut missing = false;
        rests_on(&event, |thing| {
            missing |= !exists(self.meeting, thing);
        });
        // What is always public is no other kind's words, and no other kind becomes it.
        let same_kind = std::mem::discriminant(kind) == std::mem::discriminant(&entry.kind);
        if !same_kind && (kind.is_of_its_own() || entry.kind.is_of_its_own()) {
            return Err(super::private::of_its_own());
        }
        if let Kind::Vote { on, .. } = kind {
            self.voted_on(on)?;
        }
        if kind.stage().is_none() {
            self.is_not_voted_on(entry)?;
        }
        if kind.is_of_room() && entry.stream != Stream::Public {
            return Err(super::movement::withheld());
        }
        if missing {
            return Err(Refusal::new(
                "It names something that this session doesn't have.",
                "Ids are shown by `quorate show SESSION --format json`.",
            ));
        }
        if let Kind::Declaration {
            sensitive: true, ..
        } = kind
            && !entry.text.is_empty()
        {
            return Err(sensitive());
        }
        let held = entry.kind.clone();
        let worded = self.worded_anew(entry, kind);
        self.push_in(stream, event);
        if let Some((at, went, came)) = worded {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            self.push_in(
                stream,
                Event::TextSpliced {
                    entry: id,
                    at,
                    went,
                    came,
                    group: 0,
                },
            );
        }
        self.make_private_by(&held, kind);
        Ok(())
    }

    /// What changes in the words of an entry of which nobody wrote any, when it is another kind: "The
    /// Board noted the report." would be false of a Board that took no decision. None where the
    /// officer gave it words.
    fn worded_anew(&self, entry: &Entry, kind: &Kind) -> Option<(usize, Text, Text)> {
        let first = self.first_words(&entry.kind)?;
        let now = self.first_words(kind)?;
        (*entry.text == *first).then(|| differing(&entry.text, &now))?
    }

    /// The words that an entry gets where nobody gives it any.
    fn first_words(&self, kind: &Kind) -> Option<String> {
        match kind {
            Kind::Outcome { verb, .. } => Some(noted_sentence(self.meeting.called(), *verb)),
            Kind::Presented { who, form } => {
                let people = who.iter().filter_map(|id| self.meeting.person(*id));
                let names: Vec<String> = people.map(|p| p.details.name_and_role()).collect();
                Some(presented_sentence(&names, *form))
            }
            _ => None,
        }
    }
}
