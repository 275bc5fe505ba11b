//! Whom a kind of entry names, and people who turned out to be one.

use super::entry::{Kind, Owner};
use super::id::PersonId;
use super::kind::{Part, PartMut, Role};
use super::motion::Tally;

impl Kind {
    /// Everybody whom it names, with what they do; owners of an action have no role in the room.
    pub fn people(&self) -> Vec<(Option<Role>, PersonId)> {
        let mut people = Vec::new();
        self.parts(&mut |part| match part {
            Part::Person(role, person) => people.push((Some(role), *person)),
            Part::People(role, list) => people.extend(list.iter().map(|p| (Some(role), *p))),
            Part::Somebody(role, person) => people.extend(person.iter().map(|p| (Some(role), *p))),
            Part::Tally(Tally::Named(ballots)) => {
                people.extend(ballots.iter().map(|b| (Some(Role::Votes), b.0)));
            }
            Part::Casting(casting) => {
                people.extend(casting.iter().map(|c| (Some(Role::Votes), c.by)));
            }
            Part::Owners(owners) => people.extend(owners.iter().filter_map(|owner| match owner {
                Owner::Person(person) => Some((None, *person)),
                Owner::Named(_) => None,
            })),
            _ => {}
        });
        people
    }

    /// Whether it names somebody.
    pub fn names(&self, person: PersonId) -> bool {
        self.people().iter().any(|(_, named)| *named == person)
    }

    /// Says `kept` wherever it says `gone`: the two turned out to be one.
    pub fn join_people(&mut self, kept: PersonId, gone: PersonId) {
        let one = |person: &mut PersonId| {
            if *person == gone {
                *person = kept;
            }
        };
        self.parts_mut(&mut |part| match part {
            PartMut::Person(_, person) => one(person),
            PartMut::People(_, people) => {
                people.iter_mut().for_each(one);
                without_doubles(people);
            }
            PartMut::Somebody(_, person) => person.iter_mut().for_each(one),
            PartMut::Tally(Tally::Named(ballots)) => ballots.iter_mut().for_each(|b| one(&mut b.0)),
            PartMut::Casting(casting) => casting.iter_mut().for_each(|c| one(&mut c.by)),
            PartMut::Owners(owners) => join_owners(owners, one),
            _ => {}
        });
    }
}

/// Puts people right in a list of owners, each named once.
pub(super) fn join_owners(owners: &mut Vec<Owner>, one: impl Fn(&mut PersonId)) {
    for owner in owners.iter_mut() {
        if let Owner::Person(person) = owner {
            one(person);
        }
    }
    without_doubles(owners);
}

/// Keeps the first of each.
pub(super) fn without_doubles<T: PartialEq + Clone>(list: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for thing in list.drain(..) {
        if !kept.contains(&thing) {
            kept.push(thing);
        }
    }
    *list = kept;
}
