//! What hangs on an entry goes to fewer readers along with it: the words of an amendment, the names in
//! a vote and what is to be done tell what was decided.

use super::Decision;
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::EntryId;
use crate::meeting::planted::{Leak, planted};
use crate::meeting::text::Text;

impl Decision<'_> {
    /// Gives what hangs on the entries that the intent gives to fewer readers to those alone, for the
    /// same reason. What goes to more readers goes there by itself: each is for the officer to say.
    pub(super) fn take_along(&mut self) {
        if planted(Leak::HangingOn) {
            return;
        }
        let given: Vec<(EntryId, Stream, Text)> = self
            .facts
            .iter()
            .filter_map(|fact| self.fewer(fact))
            .collect();
        for (entry, stream, reason) in given {
            for hanging in self.meeting.hanging_on(&[entry]) {
                let open = self
                    .meeting
                    .entry(hanging)
                    .is_some_and(|e| !e.stream.includes(stream) && !e.kind.is_always_public());
                let done = self.facts.iter().any(|Fact(_, event)| {
                    matches!(event, Event::EntryReclassified { entry, stream: to, .. }
                        if *entry == hanging && to.includes(stream))
                });
                if open && !done {
                    let reason = reason.clone();
                    let entry = hanging;
                    let event = Event::EntryReclassified {
                        entry,
                        stream,
                        reason,
                    };
                    self.push_in(stream, event);
                }
            }
        }
    }

    /// The entry that a fact gives to fewer readers, to whom, and why.
    fn fewer(&self, Fact(_, event): &Fact) -> Option<(EntryId, Stream, Text)> {
        let Event::EntryReclassified {
            entry,
            stream,
            reason,
        } = event
        else {
            return None;
        };
        let held = self.meeting.entry(*entry)?;
        (!held.stream.includes(*stream)).then(|| (*entry, *stream, reason.clone()))
    }
}
