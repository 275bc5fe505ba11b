//! Attendance from elsewhere, by a screen. Whether it counts is a rule of the body: as the law stands a
//! member of a council's committee is present only where the meeting is (Local Government Act 1972
//! Schedule 12; R (Hertfordshire County Council) v Secretary of State [2021] EWHC 1093 (Admin)).

use super::agenda::Stamp;
use super::id::PersonId;
use super::joint::Constituent;
use super::state::Meeting;

/// A change between attending remotely and being in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remote {
    /// Who.
    pub person: PersonId,
    /// Remotely from then on; otherwise in the room.
    pub remote: bool,
    /// Since when; none = since they are there.
    pub when: Option<Stamp>,
}

impl Meeting {
    /// Whether somebody attends remotely now, if they attend.
    pub fn is_remote(&self, person: PersonId) -> bool {
        let newest = self.remote.iter().rev().find(|r| r.person == person);
        newest.is_some_and(|r| r.remote)
    }

    /// Whether anything of the kind was said of somebody.
    pub(super) fn has_been_remote(&self, person: PersonId) -> bool {
        self.remote.iter().any(|r| r.person == person)
    }

    /// Whether somebody who attends counts as present: in the room, or remotely where that counts.
    pub fn counts_as_present(&self, person: PersonId) -> bool {
        self.counts_in(Constituent::First, person)
    }

    /// The same by the rules of one of the bodies that meet.
    pub(super) fn counts_in(&self, which: Constituent, person: PersonId) -> bool {
        self.rules_of(which).remote_counts || !self.is_remote(person)
    }

    /// The same at a time.
    pub(super) fn counted_in(&self, which: Constituent, person: PersonId, when: Stamp) -> bool {
        self.rules_of(which).remote_counts || !self.was_remote(person, when)
    }

    /// When somebody came into the room or went on remotely.
    pub(super) fn remote_changes(&self) -> impl Iterator<Item = Stamp> {
        self.remote.iter().filter_map(|r| r.when)
    }

    /// Whether somebody was attending remotely at a time.
    pub fn was_remote(&self, person: PersonId, when: Stamp) -> bool {
        let own = self.remote.iter().rev().filter(|r| r.person == person);
        let mut known = own.filter(|r| r.when.is_none_or(|since| since <= when));
        known.next().is_some_and(|r| r.remote)
    }

    /// The stretches for which somebody attended remotely; an open end is where they came and went.
    pub fn remote_stretches(&self, person: PersonId) -> Vec<(Option<Stamp>, Option<Stamp>)> {
        let mut found: Vec<(Option<Stamp>, Option<Stamp>)> = Vec::new();
        let mut remote = false;
        for change in self.remote.iter().filter(|r| r.person == person) {
            match (remote, change.remote) {
                (false, true) => found.push((change.when, None)),
                (true, false) if change.when.is_none() => {
                    // It had been marked by mistake.
                    found.pop();
                }
                (true, false) => {
                    if let Some(last) = found.last_mut() {
                        last.1 = change.when;
                    }
                }
                _ => {}
            }
            remote = change.remote;
        }
        found
    }

    /// Forgets it of those whose attendance was taken back.
    pub(super) fn forget_remote(&mut self, people: &[PersonId]) {
        self.remote.retain(|r| !people.contains(&r.person));
    }
}
