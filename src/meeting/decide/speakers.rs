//! Deciding on who asked to speak: who waits, who is called, who is done.

use super::{Decided, Decision};
use crate::meeting::entry::Stream;
use crate::meeting::event::Event;
use crate::meeting::id::{Id, SpeakerId};
use crate::meeting::intent::Ref;
use crate::meeting::planted::{Leak, planted};
use crate::meeting::refusal::Refusal;
use crate::meeting::speakers::{Asker, OF_THE_PUBLIC, Speaker, Speaking};
use crate::meeting::text::{Text, alike};

impl Decision<'_> {
    pub(super) fn ask_to_speak(&mut self, person: Option<&Ref>, name: &Text) -> Decided {
        self.in_session()?;
        if self.meeting.before_body().is_none() {
            return Err(Refusal::new(
                "No item is before the meeting to speak on.",
                "Take an item first.",
            ));
        }
        let name = Text::line(name);
        let who = match person {
            Some(_) if !name.is_blank() => {
                return Err(Refusal::new(
                    "Whoever asks to speak is a person of the meeting or a member of the public.",
                    "Give person or name, and not both.",
                ));
            }
            Some(person) => {
                let person = self.person(person)?;
                if !self.meeting.is_in_room(person) {
                    return Err(Refusal::new(
                        format!("{} is not here.", self.meeting.name(person)),
                        "Record the arrival first.",
                    ));
                }
                Asker::Person(person)
            }
            None if alike(&name, OF_THE_PUBLIC) => Asker::Public(Text::default()),
            None => Asker::Public(name),
        };
        if self.meeting.waits_to_speak(&who) {
            return Err(Refusal::new(
                format!("{} waits to speak already.", self.meeting.asker(&who)),
                "Nothing needs to be done.",
            ));
        }
        self.push_speaking(Speaking::Asked { who });
        Ok(())
    }

    pub(super) fn call_speaker(&mut self, speaker: Option<&Ref>) -> Decided {
        let speaker = match speaker {
            Some(name) => self.who_waits(name)?,
            None => self.meeting.waiting().next().map(|s| s.id).ok_or_else(|| {
                Refusal::new("Nobody waits to speak.", "Note first who asks to speak.")
            })?,
        };
        self.push_speaking(Speaking::Called { speaker });
        Ok(())
    }

    pub(super) fn move_speaker(&mut self, speaker: &Ref, place: u16) -> Decided {
        let speaker = self.who_waits(speaker)?;
        let waiting = self.meeting.waiting().count();
        let stands = self.meeting.waiting().position(|s| s.id == speaker);
        if place == 0 || usize::from(place) > waiting {
            return Err(Refusal::new(
                format!("There is no place {place} among those who wait to speak."),
                format!("Give one from 1 to {waiting}."),
            ));
        }
        if stands.is_some_and(|at| at + 1 == usize::from(place)) {
            return Err(Refusal::new(
                "They have that place already.",
                "Nothing needs to be done.",
            ));
        }
        self.push_speaking(Speaking::Moved { speaker, place });
        Ok(())
    }

    pub(super) fn drop_speaker(&mut self, speaker: Option<&Ref>) -> Decided {
        let speaker = match speaker {
            Some(name) => self.speaker(name)?.id,
            None => self.meeting.speaks_now().map(|s| s.id).ok_or_else(|| {
                Refusal::new(
                    "Nobody speaks now of those who asked to.",
                    "Name the one who no longer waits.",
                )
            })?,
        };
        self.push_speaking(Speaking::Gone { speaker });
        Ok(())
    }

    /// The list is the officer's own, whatever stream was asked for.
    fn push_speaking(&mut self, what: Speaking) {
        let stream = if planted(Leak::Speakers) {
            Stream::Public
        } else {
            Stream::Private
        };
        self.push_in(stream, Event::Speaking(what));
    }

    fn who_waits(&self, name: &Ref) -> Result<SpeakerId, Refusal> {
        let speaker = self.speaker(name)?;
        if speaker.speaks {
            return Err(Refusal::new(
                format!("{} speaks now.", self.meeting.asker(&speaker.who)),
                "Name somebody who waits.",
            ));
        }
        Ok(speaker.id)
    }

    /// Somebody who asked to speak: by their id, the name that was put down, or as a person of the
    /// meeting. Of two alike it is whoever waits, and of those the first.
    fn speaker(&self, name: &Ref) -> Result<&Speaker, Refusal> {
        let unknown = || {
            Refusal::new(
                format!("\"{}\" is nobody who asked to speak.", name.0),
                "Name somebody of the list.",
            )
        };
        if let Ok(id) = name.0.parse::<Id>() {
            let found = self.meeting.speaker(SpeakerId(id));
            let of_person = |s: &&Speaker| matches!(s.who, Asker::Person(p) if p.0 == id);
            return found.or_else(|| self.asked(of_person)).ok_or_else(unknown);
        }
        let called = |s: &&Speaker| {
            matches!(s.who, Asker::Public(_)) && alike(&self.meeting.asker(&s.who), name.0.trim())
        };
        if let Some(found) = self.asked(called) {
            return Ok(found);
        }
        let person = self.person(name)?;
        self.asked(|s| s.who == Asker::Person(person))
            .ok_or_else(unknown)
    }

    fn asked(&self, is: impl Fn(&&Speaker) -> bool) -> Option<&Speaker> {
        let waits = self.meeting.waiting().find(&is);
        waits.or_else(|| self.meeting.speakers().iter().find(is))
    }
}
