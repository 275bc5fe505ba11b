//! Tells hands from machines: keys that come faster than anyone types are gathered into a burst.
//!
//! A paste without paste marks arrives as keys, and where letters are commands it must not be run.
//! A key by itself never waits; one that comes together with others, or hard on the heels of one,
//! waits for ten milliseconds at most until it is clear which it is.

use std::time::Duration;

use crate::tui::input::Input;
use crate::tui::key::Key;

/// More typing keys than this within [`SPAN`] are a burst.
const MOST: usize = 8;
/// The span in which keys are counted, and the silence that ends a burst.
const SPAN: Duration = Duration::from_millis(10);
/// No hand presses the next key so soon.
const HEELS: Duration = Duration::from_millis(4);

/// Keys on their way through. Times are since any fixed moment.
#[derive(Debug, Default)]
pub(super) struct Bursts {
    held: Vec<Key>,
    due: Option<Duration>,
    /// When a key last came, and how long after the read before it.
    last: Option<Duration>,
    gap: Option<Duration>,
    /// Whether keys have come in the read that is going on.
    reading: bool,
    bursting: bool,
}

impl Bursts {
    /// Takes a key that came in the read that is going on.
    pub(super) fn push(&mut self, key: Key, now: Duration) {
        if !self.reading {
            self.reading = true;
            self.gap = self.last.map(|last| now.saturating_sub(last));
            self.bursting &= self.gap.is_some_and(|gap| gap < SPAN);
        }
        self.last = Some(now);
        self.held.push(key);
    }

    /// The read is over: passes on what is clear by now.
    pub(super) fn settle(&mut self, now: Duration, out: &mut Vec<Input>) {
        self.reading = false;
        if self.held.is_empty() {
            return;
        }
        let close = self.gap.is_some_and(|gap| gap < HEELS);
        let alone = self.held.len() == 1 && !close;
        let late = self.due.is_some_and(|due| now >= due);
        if self.bursting || late || alone || self.typing() > MOST {
            self.release(out);
        } else if self.due.is_none() {
            self.due = Some(now + SPAN);
        }
    }

    /// Passes on all that is held.
    pub(super) fn release(&mut self, out: &mut Vec<Input>) {
        self.due = None;
        if self.held.is_empty() {
            return;
        }
        self.bursting |= self.typing() > MOST;
        let keys = std::mem::take(&mut self.held);
        if self.bursting {
            out.push(Input::Burst(keys));
        } else {
            out.extend(keys.into_iter().map(Input::Key));
        }
    }

    /// When [`Self::tick`] wants to be called.
    pub(super) fn deadline(&self) -> Option<Duration> {
        self.due
    }

    /// Time has passed.
    pub(super) fn tick(&mut self, now: Duration, out: &mut Vec<Input>) {
        if self.due.is_some_and(|due| now >= due) {
            self.release(out);
        }
    }

    fn typing(&self) -> usize {
        self.held.iter().filter(|key| key.typed().is_some()).count()
    }
}
