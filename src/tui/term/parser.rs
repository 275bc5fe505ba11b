//! The bytes of a Unix terminal become inputs, however they are cut into reads.
//!
//! Time is told from outside: [`Parser::feed`] takes what was read and when, [`Parser::deadline`]
//! says until when to wait for more, [`Parser::tick`] says that nothing came. Nothing here can wait
//! for ever: a lone Esc is the Esc key after a moment, a half sequence is dropped, a paste without
//! an end is given out as text.

use std::time::Duration;

use super::burst::Bursts;
use super::decode::{self, Head, Token};
use super::paste::Pasting;
use crate::tui::input::{Input, MouseKind};

/// Silence after which a lone Esc is the Esc key.
const ESC_WAIT: Duration = Duration::from_millis(25);
/// Silence after which a started sequence or half a character is dropped: longer, since the rest
/// may be delayed by a slow line and would be typed into the minutes.
const HALF_WAIT: Duration = Duration::from_millis(100);
/// Keys that come so soon after a paste belong to it: a pasted end mark must not press keys.
const AFTER_PASTE: Duration = Duration::from_millis(50);
/// Such keys put the end of this time off by as much.
const STILL_COMING: Duration = Duration::from_millis(20);

/// Turns bytes into inputs. Times are since any fixed moment.
#[derive(Debug)]
pub struct Parser {
    erase: u8,
    pending: Vec<u8>,
    came: Duration,
    pasting: Option<Pasting>,
    /// A paste that has ended in this read: what follows in the same read is joined to it.
    ended: Option<Pasting>,
    pasted_until: Option<Duration>,
    bursts: Bursts,
}

impl Default for Parser {
    fn default() -> Self {
        Self::new(0x7F)
    }
}

impl Parser {
    /// A parser for a terminal whose backspace key sends `erase` (DEL or Ctrl-H).
    pub fn new(erase: u8) -> Self {
        Self {
            erase,
            pending: Vec::new(),
            came: Duration::ZERO,
            pasting: None,
            ended: None,
            pasted_until: None,
            bursts: Bursts::default(),
        }
    }

    /// Takes what one read gave at `now`; puts what is clear by now into `out`.
    pub fn feed(&mut self, bytes: &[u8], now: Duration, out: &mut Vec<Input>) {
        self.strand(now, out);
        let mut rest = bytes;
        while !rest.is_empty() {
            if let Some(pasting) = &mut self.pasting {
                let (taken, over) = pasting.take(rest, now);
                rest = &rest[taken..];
                if over {
                    self.ended = self.pasting.take();
                    self.pasted_until = Some(now + AFTER_PASTE);
                }
            } else {
                rest = self.keys(rest, now, out);
            }
        }
        if !self.pending.is_empty() {
            self.came = now;
        }
        self.settle(now, out);
    }

    /// Until when to wait for more before calling [`Self::tick`]; nothing: wait for ever.
    pub fn deadline(&self) -> Option<Duration> {
        let half = (!self.pending.is_empty()).then(|| self.came + self.patience());
        let paste = self.pasting.as_ref().map(Pasting::deadline);
        [half, paste, self.bursts.deadline()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Nothing has come until `now`: what has waited long enough is given out.
    pub fn tick(&mut self, now: Duration, out: &mut Vec<Input>) {
        self.strand(now, out);
        if self.pasting.as_ref().is_some_and(|p| now >= p.deadline()) {
            self.ended = self.pasting.take();
        }
        self.give_paste(out);
        self.bursts.tick(now, out);
    }

    /// Gives up waiting for the rest of a half sequence when its time is over.
    fn strand(&mut self, now: Duration, out: &mut Vec<Input>) {
        if !self.pending.is_empty() && now >= self.came + self.patience() {
            let pending = std::mem::take(&mut self.pending);
            let came = self.came;
            for token in decode::stranded(&pending, self.erase) {
                self.token(&token, came, out);
            }
            self.settle(came, out);
        }
    }

    fn patience(&self) -> Duration {
        if decode::may_be_a_key(&self.pending) {
            ESC_WAIT
        } else {
            HALF_WAIT
        }
    }

    /// Reads tokens until the bytes or the keys end; gives back what a paste begins with.
    fn keys<'a>(&mut self, bytes: &'a [u8], now: Duration, out: &mut Vec<Input>) -> &'a [u8] {
        // A half sequence of earlier reads is short: the bytes that may complete it are added one
        // by one, so that the rest of a long read is not copied.
        let mut rest = bytes;
        while !self.pending.is_empty() {
            let Some((first, tail)) = rest.split_first() else {
                return rest;
            };
            self.pending.push(*first);
            rest = tail;
            while !self.pending.is_empty() {
                let Head::Whole(token, length) = decode::head(&self.pending, self.erase) else {
                    break;
                };
                self.pending.drain(..length.min(self.pending.len()));
                if self.token(&token, now, out) {
                    // A paste mark is the last byte of its sequence: nothing is pending here.
                    return rest;
                }
            }
        }
        while !rest.is_empty() {
            match decode::head(rest, self.erase) {
                Head::Half => {
                    self.pending.extend_from_slice(rest);
                    return &[];
                }
                Head::Whole(token, length) => {
                    rest = &rest[length.min(rest.len())..];
                    if self.token(&token, now, out) {
                        return rest;
                    }
                }
            }
        }
        rest
    }

    /// Takes one token; true when a paste begins.
    fn token(&mut self, token: &Token, now: Duration, out: &mut Vec<Input>) -> bool {
        let joined = self.pasted_until.is_some_and(|until| now < until);
        match *token {
            Token::Key(key) if joined => {
                let until = self.pasted_until.unwrap_or_default();
                self.pasted_until = Some(until.max(now + STILL_COMING));
                if let Some(c) = key.typed() {
                    self.ended.get_or_insert_with(|| Pasting::new(now)).join(c);
                }
            }
            Token::Key(key) => self.bursts.push(key, now),
            Token::Mouse(mouse) if joined && !matches!(mouse.kind, MouseKind::Up(_)) => {}
            Token::Mouse(mouse) => self.aside(Input::Mouse(mouse), out),
            Token::Focus(true) => self.aside(Input::FocusGained, out),
            Token::Focus(false) => self.aside(Input::FocusLost, out),
            Token::PasteStart => {
                self.bursts.release(out);
                // A paste that begins where another has just ended goes on with it.
                self.pasting = Some(match self.ended.take() {
                    Some(earlier) => earlier.going_on(now),
                    None => Pasting::new(now),
                });
                return true;
            }
            Token::Nothing => {}
        }
        false
    }

    fn aside(&mut self, input: Input, out: &mut Vec<Input>) {
        self.bursts.release(out);
        out.push(input);
    }

    fn settle(&mut self, now: Duration, out: &mut Vec<Input>) {
        if self.pasting.is_none() {
            self.give_paste(out);
        }
        self.bursts.settle(now, out);
    }

    fn give_paste(&mut self, out: &mut Vec<Input>) {
        if let Some(paste) = self.ended.take().and_then(Pasting::finish) {
            self.bursts.release(out);
            out.push(Input::Paste(paste));
        }
    }
}
