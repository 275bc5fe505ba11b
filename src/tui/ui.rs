//! The state of the interface that every screen shares: the open session, the officer's theme and window, the form being
//! filled in, and what was last told.

use super::answers::Answers;
use super::command::Command;
use super::forms::{self, Form, TypingOn};
use super::port::{BodyListed, Effect, Listed};
use super::search::Search;
use super::session::Session;
use super::theme::Theme;
use crate::meeting::agenda::Stamp;
use crate::meeting::check::Anchor;
use crate::meeting::entry::Stream;
use crate::meeting::intent::{Intent, Order, When};
use crate::meeting::{Meeting, Refusal};

/// In what tone something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What was done.
    Told,
    /// What is asked.
    Asked,
    /// What can't be done.
    Refused,
}

/// What stands in the foot until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The words.
    pub words: String,
    /// How they are meant.
    pub tone: Tone,
}

/// Where a form leads, to what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To the check, with what the close alone would miss.
    Check,
    /// To the place of one thing.
    To(Anchor),
}

/// What every screen shares.
#[derive(Debug)]
pub struct Ui {
    /// The time now, as the machine said it with the newest message.
    pub now: Stamp,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// How things look.
    pub theme: Theme,
    /// The open session.
    pub session: Option<Session>,
    /// The form being filled in; it has the keys.
    pub form: Option<Form>,
    /// Forms left half filled in, each taken up again by its own command: the newest, and those that
    /// led to what was to be done first.
    pub parked: Vec<Form>,
    /// What was last told.
    pub notice: Option<Notice>,
    /// The words last copied or cut.
    pub clipboard: String,
    /// Where a document was last written.
    pub written: Option<String>,
    /// How far the writing of all that goes out has come; none = nothing is being written.
    pub exporting: Option<String>,
    /// The library, as it was last listed.
    pub library: Vec<Listed>,
    /// How many sessions have no line in it yet.
    pub unlisted: usize,
    /// How often the library was listed, or its lines became others.
    pub listings: u64,
    /// What is looked for in all meetings.
    pub search: Search,
    /// What was last asked of all meetings.
    pub answers: Answers,
    /// The files that tell what a body is like, as they were last listed.
    pub bodies: Vec<BodyListed>,
    /// Undo was asked about, and the next Ctrl-Z does it.
    pub undo_asked: bool,
    /// The time that the next fact gets instead of now.
    pub at: Option<When>,
    /// A command that a form or a page asks to be run next.
    pub wanted: Option<Command>,
    /// Where a form leads that is left for it.
    pub lead: Option<Lead>,
    /// Somebody was taken by the first letters of their name, and the rest may follow.
    pub typing_on: Option<TypingOn>,
    /// How often a pack was asked for: what was asked for last counts.
    pub tickets: u64,
}

impl Ui {
    /// Nothing open yet.
    pub fn new(now: Stamp, size: (u16, u16), theme: Theme) -> Self {
        Self {
            now,
            size,
            theme,
            session: None,
            form: None,
            parked: Vec::new(),
            notice: None,
            clipboard: String::new(),
            written: None,
            exporting: None,
            library: Vec::new(),
            unlisted: 0,
            listings: 0,
            search: Search::default(),
            answers: Answers::default(),
            bodies: Vec::new(),
            undo_asked: false,
            at: None,
            wanted: None,
            lead: None,
            typing_on: None,
            tickets: 0,
        }
    }

    /// The meeting, if a session is open.
    pub fn meeting(&self) -> Option<&Meeting> {
        self.session.as_ref().map(|s| s.journal.meeting())
    }

    /// The time on the meeting's clock: that of its own day, where it is rehearsed or minuted on
    /// another.
    pub fn clock(&self) -> Stamp {
        self.meeting().map_or(self.now, |m| m.clock(self.now))
    }

    /// Tells what was done.
    pub fn tell(&mut self, words: impl Into<String>) {
        self.say(Tone::Told, words);
    }

    /// Asks something that a key answers.
    pub fn ask(&mut self, words: impl Into<String>) {
        self.say(Tone::Asked, words);
    }

    /// Tells why something can't be done.
    pub fn refuse(&mut self, words: impl Into<String>) {
        self.say(Tone::Refused, words);
    }

    fn say(&mut self, tone: Tone, words: impl Into<String>) {
        let words = words.into();
        self.notice = (!words.is_empty()).then_some(Notice { words, tone });
    }

    /// Does `intent` now, or at the time that was set for the next fact. A refusal is told, and
    /// the answer is `None`; else the number of the record.
    pub fn act(&mut self, intent: Intent, out: &mut Vec<Effect>) -> Option<u64> {
        self.act_for(Stream::Public, intent, out)
    }

    /// The same, for some readers only.
    pub fn act_for(
        &mut self,
        stream: Stream,
        intent: Intent,
        out: &mut Vec<Effect>,
    ) -> Option<u64> {
        let order = Order {
            at: self.at,
            stream,
            ..Order::from(intent)
        };
        match self.order(&order, out) {
            Ok(seq) => {
                self.at = None;
                Some(seq)
            }
            // Whatever changes minutes that have been approved is asked the reason of.
            Err(refusal)
                if refusal.may_be_overridden && self.meeting().is_some_and(Meeting::is_agreed) =>
            {
                forms::hindered(self, vec![order], &refusal, Command::CheckPass);
                None
            }
            Err(refusal) => {
                self.refuse(refusal.to_string());
                None
            }
        }
    }

    /// Does `intent`; where a rule of the body stands in the way, the officer is asked for the
    /// reason to do it all the same.
    pub fn act_unless_hindered(
        &mut self,
        intent: Intent,
        command: Command,
        out: &mut Vec<Effect>,
    ) -> Option<u64> {
        let order = Order {
            at: self.at,
            ..Order::from(intent)
        };
        match self.order(&order, out) {
            Ok(seq) => {
                self.at = None;
                Some(seq)
            }
            Err(refusal) if refusal.may_be_overridden => {
                forms::hindered(self, vec![order], &refusal, command);
                None
            }
            Err(refusal) => {
                self.refuse(refusal.to_string());
                None
            }
        }
    }

    /// Does what `order` says.
    pub fn order(&mut self, order: &Order, out: &mut Vec<Effect>) -> Result<u64, Refusal> {
        let now = self.now;
        let Some(session) = self.session.as_mut() else {
            return Err(Refusal::new(
                "No session is open.",
                "Open one in the library.",
            ));
        };
        session.act(now, order, out)
    }
}
