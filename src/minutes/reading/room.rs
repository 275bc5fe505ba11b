//! What a reader may know of the room: the chair, the quorum, and who attended how.

use chrono::NaiveDate;

use crate::meeting::absence::{Absence, ApprovedAbsence};
use crate::meeting::agenda::{Item, Stamp};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::interest::Speech;
use crate::meeting::joint::Constituent;
use crate::meeting::motion::VoteResult;
use crate::meeting::people::{Office, Seat};
use crate::meeting::quorum::QuorumState;
use crate::meeting::{Adjournment, InTheChair, Presiding};

use super::super::when_there::place;
use super::Reading;

impl<'m, R: Reader> Reading<'m, R> {
    /// Whether whoever stood aside for an item might speak on it all the same, and only not vote.
    pub(in crate::minutes) fn might_speak(&self, person: PersonId, item: ItemId) -> bool {
        let effect = self.meeting.effect_on(person, item);
        effect.is_some_and(|e| e.speech == Speech::Freely && !e.votes)
    }

    /// The adjournments, each with whether others are not told of it what these readers are.
    pub(in crate::minutes) fn adjournments_with_readers(&self) -> Vec<(Adjournment, bool)> {
        let open = self.meeting.adjournments_for(false);
        let withheld = |(told, open): (Adjournment, &Adjournment)| {
            let differs = told.reason != open.reason || told.until != open.until;
            (told, differs)
        };
        self.adjournments()
            .into_iter()
            .zip(&open)
            .map(withheld)
            .collect()
    }

    /// Of each thing that was done about the order of business, whether others are not told of it what
    /// these readers are.
    pub(in crate::minutes) fn business_withheld(&self) -> Vec<bool> {
        let open = self.meeting.business_for(false);
        let told = self.business();
        told.iter().zip(&open).map(|(a, b)| a != b).collect()
    }

    /// Out of what somebody went for an item: out of the room, or of the meeting where they attended
    /// remotely; none = it is not recorded that they went.
    pub(in crate::minutes) fn went_out_of(
        &self,
        person: PersonId,
        item: &Item,
    ) -> Option<&'static str> {
        let when = self.meeting.went_out_at(person, item)?;
        Some(place(self.was_remote(person, when)))
    }

    /// Whether others do not know of somebody of whom these readers do.
    pub(in crate::minutes) fn is_known_in_private(&self, person: PersonId) -> bool {
        R::EXEMPT && !self.meeting.is_public_person(person)
    }

    /// Whether this reader is told of a motion that was carried in the minute of something, or in the
    /// one before.
    pub(in crate::minutes) fn carried_at(&self, when: Stamp) -> bool {
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        let entries = self.items().iter().flat_map(|i| self.entries(i));
        let mut votes = entries.filter_map(|e| match e.kind() {
            Kind::Vote {
                result: VoteResult::Carried,
                when,
                ..
            } => Some(*when),
            _ => None,
        });
        votes.any(|voted| (0..=1).contains(&(minute(when) - minute(voted))))
    }

    /// The absences that are approved, as far as these readers may know of them.
    pub(in crate::minutes) fn absences(&self) -> impl Iterator<Item = &ApprovedAbsence> {
        self.meeting.absences()
    }

    /// On which day an approval was withdrawn, as far as these readers may know of it.
    pub(in crate::minutes) fn absence_withdrawn(&self, absence: &Absence) -> Option<NaiveDate> {
        self.meeting.absence_withdrawn(absence)?.withdrawal.on
    }

    /// Who may know of an approval: never more than may read the decision.
    pub(in crate::minutes) fn readers_of_absence(&self, approved: &ApprovedAbsence) -> Stream {
        self.meeting.readers_of_absence(approved)
    }

    /// Whether members of one of the bodies who attend remotely count and vote.
    pub(in crate::minutes) fn remote_counts(&self, which: Constituent) -> bool {
        self.meeting.rules_of(which).remote_counts
    }

    /// Whether somebody holds the seat of the chair, or of a chair where there are several.
    pub(in crate::minutes) fn is_the_chair(&self, person: PersonId) -> bool {
        let is_chair = |s: &Seat| s.details.office == Office::Chair && s.holder == Some(person);
        self.meeting.seats().iter().any(is_chair)
    }

    /// Who was in the chair at a time.
    pub(in crate::minutes) fn presided_at(&self, when: Stamp) -> Option<PersonId> {
        let until_then = self.presiding().iter().rev();
        let mut until_then = until_then.filter(|p| p.since <= when);
        until_then.next().map(|p| p.person)
    }

    /// When one of the bodies lost its quorum and had it again.
    pub(in crate::minutes) fn quorum_turns(&self, which: Constituent) -> Vec<(Stamp, QuorumState)> {
        self.meeting.quorum_turns(which)
    }

    pub(in crate::minutes) fn presiding(&self) -> &'m [Presiding] {
        self.meeting.presiding()
    }

    /// Who was in the chair, stretch by stretch.
    pub(in crate::minutes) fn in_the_chair(&self) -> Vec<InTheChair> {
        self.meeting.in_the_chair()
    }

    /// The items that somebody presided over from end to end, and whether there was no more.
    pub(in crate::minutes) fn presided_over(
        &self,
        person: PersonId,
    ) -> Option<(Vec<&'m Item>, bool)> {
        self.meeting.presided_over(person)
    }

    /// Whether somebody took the chair by an election that is printed.
    pub(in crate::minutes) fn is_elected(&self, change: &Presiding) -> bool {
        self.meeting.elected(change).is_some()
    }

    /// Those appointed to preside, the chair first, and whether each was in the room at a time.
    pub(in crate::minutes) fn officers(&self, when: Stamp) -> Vec<(&'m Seat, bool)> {
        let there = |s: &Seat| s.holder.is_some_and(|p| self.meeting.was_in_room(p, when));
        let officers = self.meeting.officers();
        officers.into_iter().map(|s| (s, there(s))).collect()
    }

    /// The stretches for which somebody attended remotely.
    pub(in crate::minutes) fn remote_stretches(
        &self,
        person: PersonId,
    ) -> Vec<(Option<Stamp>, Option<Stamp>)> {
        self.meeting.remote_stretches(person)
    }

    /// Whether somebody was attending remotely at a time.
    pub(in crate::minutes) fn was_remote(&self, person: PersonId, when: Stamp) -> bool {
        self.meeting.was_remote(person, when)
    }
}
