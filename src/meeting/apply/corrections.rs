//! The fold of corrections that came back.

use crate::meeting::correction::{Asked, Correction};
use crate::meeting::entry::Stream;
use crate::meeting::event::Event;
use crate::meeting::id::{CorrectionId, EntryId, Id};
use crate::meeting::state::Meeting;

impl Meeting {
    pub(super) fn apply_to_corrections(
        &mut self,
        id: Id,
        stream: Stream,
        event: &Event,
    ) -> Option<()> {
        match event {
            Event::CorrectionReceived(received) => {
                let at = match (&received.asked, received.entry) {
                    (Asked::Words { at, old, .. }, Some(entry)) => {
                        let (start, e) = (*at as usize, self.entry(entry)?);
                        if e.text.get(start..start + old.len())? != old.as_str() {
                            return None;
                        }
                        Some(start)
                    }
                    (Asked::Remark { .. }, None) => None,
                    (_, None) => return None,
                    (_, Some(entry)) => {
                        self.entry(entry)?;
                        None
                    }
                };
                if let Some(entry) = received.entry {
                    // Its place rests on what was typed: typing goes on as something of its own.
                    self.entry_mut(entry)?.group = 0;
                }
                self.corrections.push(Correction {
                    id: CorrectionId(id),
                    stream,
                    received: received.clone(),
                    at,
                    outcome: None,
                });
            }
            Event::CorrectionSettled { correction, how } => {
                let held = self.corrections.iter_mut().find(|c| c.id == *correction)?;
                if held.outcome.is_some() {
                    return None;
                }
                held.outcome = Some(how.clone());
                let entry = held.received.entry;
                if let Some(entry) = entry {
                    self.entry_mut(entry)?.group = 0;
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Moves the corrections that wait with their words.
    pub(super) fn shift_corrections(&mut self, entry: EntryId, at: usize, went: usize, came: &str) {
        let waiting = self
            .corrections
            .iter_mut()
            .filter(|c| c.outcome.is_none() && c.at.is_some() && c.received.entry == Some(entry));
        waiting.for_each(|c| c.follow(at, went, came));
    }
}
