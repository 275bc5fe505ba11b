//! The fold of who asked to speak.

use crate::meeting::agenda::Stamp;
use crate::meeting::id::{Id, SpeakerId};
use crate::meeting::speakers::{Speaker, Speaking};
use crate::meeting::state::Meeting;

impl Meeting {
    /// Takes in what became of somebody who asked to speak. The list is left by itself when an item ends:
    /// what is said of somebody who is not on it any more says nothing, and is no fault.
    pub(super) fn apply_speaking(&mut self, id: Id, when: Stamp, what: &Speaking) {
        let at = what
            .speaker()
            .and_then(|id| self.speakers.iter().position(|s| s.id == id));
        let out = !self.may_be_heard();
        match (what, at) {
            (Speaking::Asked { who }, _) => self.speakers.push(Speaker {
                id: SpeakerId(id),
                who: who.clone(),
                speaks: false,
                in_private: out,
                told: vec![when],
            }),
            (Speaking::Called { .. }, Some(at)) => {
                let mut called = self.speakers.remove(at);
                called.speaks = true;
                called.in_private |= out;
                called.told.push(when);
                self.speakers.retain(|s| !s.speaks);
                self.speakers.insert(0, called);
            }
            (Speaking::Moved { place, .. }, Some(at)) => {
                let moved = self.speakers.remove(at);
                let first = usize::from(self.speakers.first().is_some_and(|s| s.speaks));
                let to = first + usize::from(*place).saturating_sub(1);
                self.speakers.insert(to.min(self.speakers.len()), moved);
            }
            (Speaking::Gone { .. }, Some(at)) => {
                self.speakers.remove(at);
            }
            (_, None) => {}
        }
    }

    /// Where the item is `over` that they asked to speak on (another is taken, or it is put off), nobody
    /// waits any more. After an adjournment the meeting goes on where it broke off, and so do they.
    pub(super) fn stop_speaking(&mut self, over: bool) {
        if over {
            self.speakers.clear();
        }
    }
}
