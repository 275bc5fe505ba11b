//! Two people who turned out to be one: whatever named the one who went names the one who is kept.

use super::{Kind, Owner, PartMut, PersonId, Tally};

impl Kind {
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
pub(in crate::meeting) fn join_owners(owners: &mut Vec<Owner>, one: impl Fn(&mut PersonId)) {
    for owner in owners.iter_mut() {
        if let Owner::Person(person) = owner {
            one(person);
        }
    }
    without_doubles(owners);
}

/// Keeps the first of each.
pub(in crate::meeting) fn without_doubles<T: PartialEq + Clone>(list: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for thing in list.drain(..) {
        if !kept.contains(&thing) {
            kept.push(thing);
        }
    }
    *list = kept;
}
