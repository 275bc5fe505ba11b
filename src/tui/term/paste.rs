//! A paste while it arrives: finds its end mark, keeps to the limit, knows how long to wait.

use std::time::Duration;

use crate::meeting::text::Text;
use crate::tui::input::Paste;

/// The most bytes of one paste that are taken; the rest is read and dropped.
pub const PASTE_LIMIT: usize = 1 << 20;

const END: &[u8] = b"\x1b[201~";
/// Silence after which a paste without an end is over.
const PATIENCE: Duration = Duration::from_secs(1);
/// A few bytes after a pause are somebody typing into a paste that will not end; they do not put
/// its end off.
const PAUSE: Duration = Duration::from_millis(30);
const FEW: usize = 8;

/// A paste that is arriving.
#[derive(Debug)]
pub(super) struct Pasting {
    bytes: Vec<u8>,
    cut: bool,
    /// How many bytes of the end mark have been seen.
    matched: usize,
    /// When something last came.
    came: Duration,
    /// When something last came that was more than typing.
    flowed: Duration,
}

impl Pasting {
    pub(super) fn new(now: Duration) -> Self {
        Self {
            bytes: Vec::new(),
            cut: false,
            matched: 0,
            came: now,
            flowed: now,
        }
    }

    /// The same paste, begun again.
    pub(super) fn going_on(self, now: Duration) -> Self {
        Self {
            matched: 0,
            came: now,
            flowed: now,
            ..self
        }
    }

    /// Takes from `read`; tells how many bytes, and whether the end mark was among them.
    pub(super) fn take(&mut self, read: &[u8], now: Duration) -> (usize, bool) {
        if read.len() > FEW || now.saturating_sub(self.came) < PAUSE {
            self.flowed = now;
        }
        self.came = now;
        let mut at = 0;
        while at < read.len() {
            if self.matched == 0 {
                let run = read[at..].iter().position(|b| *b == END[0]);
                let run = run.unwrap_or(read.len() - at);
                self.keep(&read[at..at + run]);
                at += run;
                if at < read.len() {
                    self.matched = 1;
                    at += 1;
                }
            } else if read[at] == END[self.matched] {
                self.matched += 1;
                at += 1;
                if self.matched == END.len() {
                    self.matched = 0;
                    return (at, true);
                }
            } else {
                let seen = std::mem::take(&mut self.matched);
                self.keep(&END[..seen]);
            }
        }
        (at, false)
    }

    /// Adds a character that came as a key.
    pub(super) fn join(&mut self, c: char) {
        self.keep(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// When the paste is over if nothing comes.
    pub(super) fn deadline(&self) -> Duration {
        self.flowed + PATIENCE
    }

    /// The text, cleaned; nothing if there is none.
    pub(super) fn finish(mut self) -> Option<Paste> {
        if self.cut {
            // The limit may have fallen inside a character.
            let whole = match std::str::from_utf8(&self.bytes) {
                Err(error) if error.error_len().is_none() => error.valid_up_to(),
                _ => self.bytes.len(),
            };
            self.bytes.truncate(whole);
        }
        let text = Text::new(&String::from_utf8_lossy(&self.bytes));
        (!text.is_empty() || self.cut).then_some(Paste {
            text,
            cut: self.cut,
        })
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = PASTE_LIMIT - self.bytes.len();
        if bytes.len() > room {
            self.cut = true;
        }
        self.bytes
            .extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
}
