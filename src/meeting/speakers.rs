//! Who asked to speak on the item before the body, in the order in which they are called. It is the
//! officer's own list, as rough as a note: no minutes and no other document has it, whoever presides
//! sees it on their page, and it is gone when the item ends.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::agenda::{Item, Stamp};
use super::audience::Reader;
use super::entry::Stream;
use super::id::{PersonId, SpeakerId};
use super::planted::{Leak, planted};
use super::state::Meeting;
use super::text::{Text, alike};

/// What a member of the public is called who gave no name.
pub const OF_THE_PUBLIC: &str = "a member of the public";

/// What became of who asked to speak. Needs a reader of format 4.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Speaking {
    /// Somebody asked to speak, and waits at the end. Makes a [`SpeakerId`].
    Asked {
        /// Who.
        who: Asker,
    },
    /// Somebody who waited speaks now; whoever spoke before is done.
    Called {
        /// Which.
        speaker: SpeakerId,
    },
    /// Somebody who waits was given another place.
    Moved {
        /// Which.
        speaker: SpeakerId,
        /// Their place among those who wait, from 1.
        place: u16,
    },
    /// Somebody has spoken, or no longer wants to.
    Gone {
        /// Which.
        speaker: SpeakerId,
    },
}

/// Who asks to speak.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Asker {
    /// Somebody known to the meeting.
    Person(PersonId),
    /// A member of the public, by the name that they gave; it may be empty.
    Public(Text),
    /// Somebody who is not told any more: it was purged.
    Purged,
}

/// Somebody who asked to speak and has not spoken yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// Their id.
    pub id: SpeakerId,
    /// Who it is.
    pub who: Asker,
    /// They speak now.
    pub speaks: bool,
    /// They asked, or were called, while the public was known to be out: that stays so when it is let in
    /// again.
    pub in_private: bool,
    /// When it was recorded that they asked, and that they were called.
    pub(super) told: Vec<Stamp>,
}

/// Those who asked to speak, as the page of whoever presides may tell them to `R`.
#[derive(Clone, Debug)]
pub struct Waiting<R> {
    speakers: Vec<Speaker>,
    reader: PhantomData<R>,
}

impl<R> Waiting<R> {
    /// Whoever speaks first, and then those who wait, in their order.
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }
}

impl Meeting {
    /// Who asked to speak on the item before the body: whoever speaks first, and then those who wait, in
    /// the order in which they are called.
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }

    /// Somebody who asked to speak.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.speakers.iter().find(|s| s.id == id)
    }

    /// Whoever speaks now.
    pub fn speaks_now(&self) -> Option<&Speaker> {
        self.speakers.iter().find(|s| s.speaks)
    }

    /// Those who wait to speak, in the order in which they are called.
    pub fn waiting(&self) -> impl Iterator<Item = &Speaker> {
        self.speakers.iter().filter(|s| !s.speaks)
    }

    /// Whether somebody waits to speak.
    pub fn waits_to_speak(&self, who: &Asker) -> bool {
        let same = |s: &Speaker| match (&s.who, who) {
            (Asker::Public(a), Asker::Public(b)) => !a.is_blank() && alike(a, b),
            (a, b) => a == b,
        };
        self.waiting().any(same)
    }

    /// What somebody who asked to speak is called.
    pub fn asker(&self, who: &Asker) -> String {
        match who {
            Asker::Person(person) => self.name(*person),
            Asker::Public(name) if name.is_blank() => OF_THE_PUBLIC.to_owned(),
            Asker::Public(name) => name.to_string(),
            Asker::Purged => "somebody".to_owned(),
        }
    }

    /// Whether those who speak now do so while the public is out of the room.
    pub(super) fn speaks_in_private(&self) -> bool {
        let private = self.last_taken().is_some_and(Item::is_private);
        private || self.excluded().is_some()
    }

    /// Whether the public may hear who asks to speak now, or is called: it is not out of the room. Of an
    /// item that is taken in private that is known only where it was let in again since.
    pub(super) fn may_be_heard(&self) -> bool {
        if !self.speaks_in_private() {
            return true;
        }
        let taken = self.last_taken().and_then(|i| i.takings.last());
        taken.is_some_and(|taking| self.is_let_in_since(taking))
    }

    /// Those who asked to speak, for the page of whoever presides. Who speaks while the public is out of
    /// the room is for those alone who may read exempt text, and so is who is known from exempt words
    /// alone.
    pub fn waiting_for<R: Reader>(&self) -> Waiting<R> {
        let mut speakers = self.speakers.clone();
        if !R::EXEMPT && !planted(Leak::SpeakersInPrivate) {
            let out = self.speaks_in_private();
            // That the public had left may be recorded after somebody asked to speak meanwhile.
            let left = self.public_out();
            let meanwhile = |at: &Stamp| left.iter().any(|o| o.holds_within(*at));
            speakers.retain(|s| !(out || s.in_private || s.told.iter().any(meanwhile)));
            for speaker in &mut speakers {
                if let Asker::Person(person) = speaker.who
                    && !self.is_known_in(person, Stream::Public)
                {
                    speaker.who = Asker::Purged;
                }
            }
        }
        Waiting {
            speakers,
            reader: PhantomData,
        }
    }
}

impl Speaking {
    /// Takes out who it is; answers whether anything was said.
    pub fn purge(&mut self) -> bool {
        match self {
            Self::Asked { who } if *who != Asker::Purged => {
                *who = Asker::Purged;
                true
            }
            _ => false,
        }
    }

    /// Of whom it tells; none where it makes them.
    pub fn speaker(&self) -> Option<SpeakerId> {
        match self {
            Self::Asked { .. } => None,
            Self::Called { speaker } | Self::Moved { speaker, .. } | Self::Gone { speaker } => {
                Some(*speaker)
            }
        }
    }

    /// What it tells of somebody, by what they are called.
    pub fn in_words(&self, who: &str) -> String {
        match self {
            Self::Asked { .. } => format!("{who} asked to speak"),
            Self::Called { .. } => format!("{who} was called to speak"),
            Self::Moved { place, .. } => format!("{who} waits to speak as number {place}"),
            Self::Gone { .. } => format!("{who} no longer waits to speak"),
        }
    }

    /// The same, with what the meeting knows of them.
    pub(super) fn told(&self, m: &Meeting) -> String {
        let who = match self {
            Self::Asked { who } => Some(who),
            _ => self.speaker().and_then(|id| m.speaker(id)).map(|s| &s.who),
        };
        self.in_words(&m.asker(who.unwrap_or(&Asker::Purged)))
    }
}
