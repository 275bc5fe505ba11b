//! What things are called in the meeting that a branch parted from: what both have in common is called the
//! same, and what was made since is not.

use super::said::Said;
use crate::meeting::agenda::Limb;
use crate::meeting::entry::{Answer, Kind, Owner, Place};
use crate::meeting::id::{EntryId, Id, ItemId};
use crate::meeting::intent::VoteTold;
use crate::meeting::joint::Constituent;
use crate::meeting::kind::PartMut;
use crate::meeting::motion::{Ballot, Casting, Method, Tally};
use crate::meeting::people::Capacity;
use crate::meeting::text::Text;

/// What things are called where the orders go.
pub(super) struct Names<'n> {
    /// The id of a thing there.
    pub(super) id: &'n dyn Fn(Id) -> Id,
    /// A place among the entries of an item there.
    pub(super) place: &'n dyn Fn(Place) -> Place,
    /// The item after which another is put there; none = at the end.
    pub(super) after: &'n dyn Fn(ItemId) -> Option<ItemId>,
}

impl Names<'static> {
    /// Everything keeps its name.
    pub(super) const SAME: Self = Self {
        id: &|id| id,
        place: &|place| place,
        after: &Some,
    };
}

/// What was told of a vote.
pub(super) fn vote_told(
    said: &Said<'_>,
    method: Method,
    tally: &Tally,
    casting: Option<&Casting>,
) -> VoteTold {
    let ballots = match tally {
        Tally::Named(ballots) => ballots.as_slice(),
        _ => &[],
    };
    VoteTold {
        method,
        counts: match tally {
            Tally::Counted(counts) => Some(*counts),
            _ => None,
        },
        ballots: ballots
            .iter()
            .map(|Ballot(person, voice)| (said.person(*person), *voice))
            .collect(),
        unanimous: *tally == Tally::Unanimous,
        nem_con: *tally == Tally::NemCon,
        casting: casting.and_then(|casting| casting.voice),
        ..VoteTold::default()
    }
}

pub(super) fn limbs(answers: &[Answer]) -> Vec<Text> {
    answers.iter().map(|answer| answer.limb.clone()).collect()
}

/// The limbs that were resolved in other words than were asked for: a line of the resolution each.
pub(super) fn amended(answers: &[Answer], text: &str) -> Vec<Limb> {
    answers
        .iter()
        .zip(text.split('\n'))
        .filter(|(answer, _)| answer.amended)
        .map(|(answer, line)| Limb {
            label: answer.limb.clone(),
            text: Text::new(line),
        })
        .collect()
}

/// A kind of entry with what things are called elsewhere.
pub(super) fn renamed(kind: &Kind, id: &dyn Fn(Id) -> Id) -> Kind {
    let mut kind = kind.clone();
    let owners = |owners: &mut Vec<Owner>| {
        for owner in owners {
            if let Owner::Person(person) = owner {
                person.0 = id(person.0);
            }
        }
    };
    kind.parts_mut(&mut |part| match part {
        PartMut::Person(_, person) => person.0 = id(person.0),
        PartMut::People(_, people) => people.iter_mut().for_each(|p| p.0 = id(p.0)),
        PartMut::Somebody(_, person) => person.iter_mut().for_each(|p| p.0 = id(p.0)),
        PartMut::Tally(Tally::Named(ballots)) => {
            for ballot in ballots {
                ballot.0.0 = id(ballot.0.0);
            }
        }
        PartMut::Casting(casting) => casting.iter_mut().for_each(|c| c.by.0 = id(c.by.0)),
        PartMut::About(entries) => entries.iter_mut().for_each(|e| e.0 = id(e.0)),
        PartMut::To(entry) => entry.0 = id(entry.0),
        PartMut::Seat(capacity) => match capacity {
            Capacity::Holder(seat) | Capacity::Deputy(seat) => seat.0 = id(seat.0),
            Capacity::InAttendance => {}
        },
        PartMut::Owners(all) => owners(all),
        PartMut::Items(items) => items.iter_mut().for_each(|i| i.0 = id(i.0)),
        PartMut::From(entry) => entry.iter_mut().for_each(|e: &mut EntryId| e.0 = id(e.0)),
        PartMut::Of(body) => {
            if let Some(Constituent::Joined(body)) = body {
                body.0 = id(body.0);
            }
        }
        PartMut::Prior(action) => action.0 = id(action.0),
        PartMut::Tally(_)
        | PartMut::Due(_)
        | PartMut::Answers(_)
        | PartMut::Progress(_)
        | PartMut::Words(_) => {}
    });
    kind
}
