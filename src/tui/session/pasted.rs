//! Many paragraphs at once, as a paste brings them.

use super::Session;
use crate::meeting::Refusal;
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::Place;
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::text::Text;
use crate::tui::port::Effect;

/// Paragraphs that one act writes at most.
const AT_ONCE: usize = 1000;

impl Session {
    /// Writes paragraphs one after the other, the first at `place`; the caret goes to the end of the
    /// last one.
    ///
    /// # Errors
    /// As [`Session::act`]; what was written before the refusal stands.
    pub fn write_paragraphs(
        &mut self,
        now: Stamp,
        texts: &[String],
        mut place: Place,
        out: &mut Vec<Effect>,
    ) -> Result<(), Refusal> {
        self.flush(now, out);
        let Some(item) = self.sheet.item() else {
            return Ok(());
        };
        let mut last = None;
        let mut all = Ok(());
        // A paste is one act, so that one undo takes it back and one sync saves it.
        for texts in texts.chunks(AT_ONCE) {
            let mut texts = texts.iter().map(|t| Text::new(t));
            let intent = Intent::Write {
                item: Some(Ref::from(item)),
                text: texts.next().unwrap_or_default(),
                more: texts.collect(),
                place,
            };
            match self.record(now, &intent.into(), out) {
                Ok(_) => {
                    last = self.meeting().last_written().map(|w| w.entry);
                    place = last.map_or(Place::End, Place::After);
                }
                Err(refusal) => {
                    all = Err(refusal);
                    break;
                }
            }
        }
        self.look_again();
        if let Some(entry) = last {
            let meeting = self.journal.meeting();
            self.sheet.stand_in(meeting, entry, usize::MAX);
        }
        all
    }
}
