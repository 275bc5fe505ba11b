//! Whom and what those who read a stream know of. Somebody who is named in exempt words alone is
//! not known to the public, and neither is the report that an item in private rests on.
//!
//! Whatever is made from a meeting for other readers than the officer (an offer in a public
//! paragraph, the next meeting, a message) asks here, so that there is one rule.

use std::collections::HashSet;

use super::agenda::{Item, Report};
use super::entry::{Entry, Kind, Owner, Stream};
use super::id::PersonId;
use super::mention::Form;
use super::state::Meeting;

impl Meeting {
    /// Whether the public knows of somebody: they were put down by a public fact, or they have
    /// appeared since on the roll, in the chair, in a seat or in the public record.
    pub fn is_public_person(&self, person: PersonId) -> bool {
        self.is_known_in(person, Stream::Public)
    }

    /// Whether those who read a stream know of somebody.
    pub fn is_known_in(&self, person: PersonId, stream: Stream) -> bool {
        self.person(person)
            .is_some_and(|p| stream.includes(p.stream))
            || self.takes_part(person)
            || self.is_named_in(person, stream)
    }

    /// Everybody of whom those who read a stream know; for many questions at once.
    pub fn people_known_in(&self, stream: Stream) -> HashSet<PersonId> {
        self.people()
            .iter()
            .map(|p| p.id)
            .filter(|&id| self.is_known_in(id, stream))
            .collect()
    }

    /// What is public of a meeting whatever its record says: seats, roll, apologies, the chair, and
    /// who is to do what an earlier meeting asked for.
    pub(super) fn takes_part(&self, person: PersonId) -> bool {
        let sits = |one: Option<PersonId>| one == Some(person);
        self.seats()
            .iter()
            .any(|s| sits(s.holder) || sits(s.usual_deputy))
            || self.roll().iter().any(|(p, _)| *p == person)
            || self.presiding().iter().any(|p| p.person == person)
            || self
                .apologies()
                .iter()
                .any(|(_, a)| a.person == person || sits(a.deputy))
            || self.attendee_apologies().contains(&person)
            || self.forewarned().iter().any(|f| f.person == person)
            || self
                .prior_actions()
                .iter()
                .any(|p| p.stream == Stream::Public && owns(&p.action.owners, person))
    }

    /// Whether what stands in the record for those readers names somebody, by itself or in words.
    /// A surname alone may be anybody's.
    fn is_named_in(&self, person: PersonId, stream: Stream) -> bool {
        let counts = |e: &Entry| !e.struck && stream.includes(e.stream);
        self.all_entries()
            .iter()
            .filter(|e| counts(e))
            .any(|e| e.kind.names(person))
            || self
                .mentions_where(person, |e| !e.struck && e.words_for(stream).is_some())
                .iter()
                .any(|m| m.form != Form::Short)
    }
}

impl Entry {
    /// Its words, as far as those who read a stream may read them; the nature of a sensitive
    /// interest is withheld though its entry is public (Localism Act 2011 s.32).
    pub fn words_for(&self, stream: Stream) -> Option<&str> {
        let may_read = stream.includes(self.stream) && !is_sensitive(&self.kind, stream);
        may_read.then_some(self.text.as_str())
    }
}

impl Item {
    /// Who may read what is recorded in it, if nobody says otherwise.
    pub fn usual_stream(&self) -> Stream {
        if self.is_private() {
            Stream::Exempt
        } else {
            Stream::Public
        }
    }

    /// Whether it is taken with the public out of the room.
    pub fn is_private(&self) -> bool {
        self.details.exempt.is_some()
    }

    /// The report behind it, as far as those who read a stream may read it: a confidential one, or
    /// one of an item in private, is not for the public.
    pub fn report_for(&self, stream: Stream) -> Option<&Report> {
        let needs = if self.is_private() || self.report.as_ref()?.confidential {
            Stream::Exempt
        } else {
            Stream::Public
        };
        self.report.as_ref().filter(|_| stream.includes(needs))
    }
}

fn owns(owners: &[Owner], person: PersonId) -> bool {
    owners.contains(&Owner::Person(person))
}

/// The nature of a sensitive interest is withheld though its entry is public.
fn is_sensitive(kind: &Kind, stream: Stream) -> bool {
    stream == Stream::Public
        && matches!(
            kind,
            Kind::Declaration {
                sensitive: true,
                ..
            }
        )
}
