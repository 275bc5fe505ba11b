//! What an officer would have asked for, told from the facts that came of it.
//!
//! Each answer is a guess that proves itself: it counts only where the decision, asked again in the meeting
//! as it stood then, makes the same facts of it. So nothing here can turn a fact into another one; what is
//! not told here can only be left to the officer's own hands.

use super::names::{self, Names};
use crate::meeting::Meeting;
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::{Kind, Owner, Place, Stream};
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{BodyId, EntryId, Id, ItemId, PersonId, PriorId, QueryId, SeatId};
use crate::meeting::intent::{Intent, Lead, Order, Ref, VoteTold, When, Who};
use crate::meeting::joint::Constituent;
use crate::meeting::text::Text;

/// The facts of a record, or one of them, to be told as what was asked for.
pub(super) struct Said<'s> {
    /// The facts.
    pub(super) facts: &'s [Fact],
    /// The id of the first of them.
    pub(super) first: Id,
    /// The meeting before them.
    pub(super) before: &'s Meeting,
    /// Why it was done though a rule stood in the way; may be empty.
    pub(super) despite: Text,
    /// What things are called.
    pub(super) names: Names<'s>,
}

impl Said<'_> {
    /// Every order that may have made the facts, the likeliest first. The list is the same, but for names,
    /// whatever things are called.
    pub(super) fn orders(&self) -> Vec<Order> {
        let alone = self.facts.len() == 1;
        let main = || {
            let own = |f: &&Fact| {
                alone || !matches!(f.1, Event::RuleOverridden { .. } | Event::PersonAdded(_))
            };
            self.facts.iter().filter(own)
        };
        let intents: Vec<Intent> = main().flat_map(|f| self.intents(&f.1)).collect();
        let strictest = main().fold(Stream::Public, |stream, f| stream.strictest(f.0));
        let mut streams = vec![strictest];
        for stream in main().map(|f| f.0).chain([Stream::Public]) {
            if !streams.contains(&stream) {
                streams.push(stream);
            }
        }
        let when = main().find_map(|f| time_of(&f.1));
        let mut times = vec![None];
        times.extend(when.map(|when| Some(When::Exactly(when))));
        times.reverse();
        let mut out = Vec::new();
        for at in times {
            for intent in &intents {
                for &stream in &streams {
                    out.push(Order {
                        at,
                        stream,
                        despite: self.despite.clone(),
                        intent: intent.clone(),
                    });
                }
            }
        }
        out
    }

    pub(super) fn id(&self, id: Id) -> Id {
        (self.names.id)(id)
    }

    pub(super) fn person(&self, id: PersonId) -> Ref {
        PersonId(self.id(id.0)).into()
    }

    pub(super) fn item(&self, id: ItemId) -> Ref {
        ItemId(self.id(id.0)).into()
    }

    pub(super) fn items(&self, ids: &[ItemId]) -> Vec<Ref> {
        ids.iter().map(|id| self.item(*id)).collect()
    }

    pub(super) fn entry(&self, id: EntryId) -> Ref {
        EntryId(self.id(id.0)).into()
    }

    pub(super) fn place(&self, place: Place) -> Place {
        (self.names.place)(place)
    }

    pub(super) fn seat(&self, id: SeatId) -> Ref {
        SeatId(self.id(id.0)).into()
    }

    pub(super) fn query(&self, id: QueryId) -> Ref {
        QueryId(self.id(id.0)).into()
    }

    pub(super) fn after_item(&self, after: ItemId) -> Option<Ref> {
        (self.names.after)(after).map(Ref::from)
    }

    pub(super) fn prior(&self, id: PriorId) -> Ref {
        PriorId(self.id(id.0)).into()
    }

    /// Somebody, put down in this record or known before.
    pub(super) fn who(&self, id: PersonId) -> Who {
        let own = (id.0.writer, id.0.record) == (self.first.writer, self.first.record);
        let at = id.0.index.checked_sub(self.first.index).filter(|_| own);
        match at.and_then(|at| self.facts.get(usize::from(at))) {
            Some(Fact(_, Event::PersonAdded(details))) => Who::New(details.clone()),
            _ => Who::Known(self.person(id)),
        }
    }

    pub(super) fn leads(&self, owners: &[Owner]) -> Vec<Lead> {
        let lead = |owner: &Owner| match owner {
            Owner::Person(person) => Lead::Person(self.person(*person)),
            Owner::Named(name) => Lead::Named(name.clone()),
        };
        owners.iter().map(lead).collect()
    }

    pub(super) fn body(&self, of: Constituent) -> Ref {
        match of {
            Constituent::First => Ref(self.before.body().name.clone()),
            Constituent::Joined(body) => BodyId(self.id(body.0)).into(),
        }
    }

    /// What else is among the facts.
    pub(super) fn also<T>(&self, found: impl Fn(&Event) -> Option<T>) -> Option<T> {
        self.facts.iter().find_map(|fact| found(&fact.1))
    }

    pub(super) fn lead(&self, owner: &Owner) -> Option<Lead> {
        self.leads(std::slice::from_ref(owner)).pop()
    }

    /// Whoever got a seat, and usually sits in.
    pub(super) fn filled(&self) -> (Option<Who>, Option<Who>) {
        self.also(|e| match e {
            Event::SeatFilled {
                holder,
                usual_deputy,
                ..
            } => Some((
                holder.map(|p| self.who(p)),
                usual_deputy.map(|p| self.who(p)),
            )),
            _ => None,
        })
        .unwrap_or_default()
    }

    pub(super) fn assigned(&self) -> Option<Ref> {
        self.also(|e| match e {
            Event::SeatAssigned { of, .. } => Some(self.body(*of)),
            _ => None,
        })
    }

    /// A vote that is told with what it was taken on.
    pub(super) fn told(&self, voted: &crate::meeting::motion::Voted) -> VoteTold {
        names::vote_told(self, voted.method, &voted.tally, voted.casting.as_ref())
    }
}

/// When a fact happened, where it tells.
fn time_of(event: &Event) -> Option<Stamp> {
    match event {
        Event::MeetingOpened { when, .. }
        | Event::OpenedWithoutChair { when }
        | Event::PresidingChanged { when, .. }
        | Event::MeetingAdjourned { when, .. }
        | Event::MeetingResumed { when }
        | Event::BusinessOrdered { when, .. }
        | Event::MeetingClosed { when }
        | Event::ItemTaken { when, .. }
        | Event::ResolutionStaged { when, .. }
        | Event::Recorded {
            kind: Kind::Vote { when, .. },
            ..
        } => Some(*when),
        Event::AttendsRemotely { when, .. } => *when,
        Event::Recorded { kind, .. } => kind.clone().when_mut().map(|when| *when),
        _ => None,
    }
}
