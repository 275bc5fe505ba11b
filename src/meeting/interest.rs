//! What a declared interest does: whether whoever declared it may speak and vote on the item, must leave
//! the room for it, and counts in the quorum. The law's kinds have the law's effect; what a code says of
//! the others is a table of the body's rules.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::agenda::{Business, Stamp, Taking};
use super::entry::{Entry, Kind};
use super::id::{ItemId, PersonId};
use super::people::{blank, no};
use super::rules::Rules;
use super::state::Meeting;
use super::text::{Text, alike};

/// Why somebody went out who stands aside: the one reason of a going that is printed in every house,
/// and tells nothing that the declaration does not.
pub const ASIDE: &str = "because of the interest declared in this item";

/// The kind of interest declared. Which scheme a body uses is a setting; the law's kinds are
/// disclosable pecuniary (Localism Act 2011 s.30), the codes' are the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Interest {
    /// Disclosable pecuniary interest.
    Pecuniary,
    /// Other registrable interest.
    Registrable,
    /// Non-registrable interest.
    NonRegistrable,
    /// "Personal", under codes before 2012 and locally since.
    #[default]
    Personal,
    /// "Prejudicial", likewise.
    Prejudicial,
    /// Council tax two months unpaid (Local Government Finance Act 1992 s.106): no interest, and it bars
    /// from voting as one does. Needs a reader of format 4.
    CouncilTax,
    /// In the house's own words.
    Other(Text),
}

/// How far somebody may speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Speech {
    /// As any member.
    #[default]
    Freely,
    /// Only where the public may.
    AsPublic,
    /// Not at all.
    No,
}

/// What a kind of interest does; as it stands by default, nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Effect {
    /// The kind.
    pub of: Interest,
    /// How far they may speak on the item.
    pub speech: Speech,
    /// Whether they may vote on it.
    pub votes: bool,
    /// Whether they must leave the room for it.
    pub leaves: bool,
    /// Whether they count in the quorum while they are in the room.
    pub counts: bool,
}

impl Default for Effect {
    fn default() -> Self {
        Self {
            of: Interest::default(),
            speech: Speech::Freely,
            votes: true,
            leaves: false,
            counts: true,
        }
    }
}

impl Effect {
    /// By the law, and by the codes that most bodies have.
    pub fn usual(of: &Interest) -> Self {
        let (speech, votes, leaves) = match of {
            // Localism Act 2011 s.31(4); that they leave is the code's.
            Interest::Pecuniary => (Speech::No, false, true),
            Interest::Registrable | Interest::NonRegistrable | Interest::Prejudicial => {
                (Speech::AsPublic, false, true)
            }
            // Local Government Finance Act 1992 s.106(2).
            Interest::CouncilTax => (Speech::Freely, false, false),
            Interest::Personal | Interest::Other(_) => (Speech::Freely, true, false),
        };
        Self {
            of: of.clone(),
            speech,
            votes,
            leaves,
            counts: true,
        }
    }

    /// Whether it hinders anything.
    pub fn hinders(&self) -> bool {
        self.speech != Speech::Freely || !self.votes || self.leaves
    }

    fn under(mut self, dispensation: &Dispensation) -> Self {
        if dispensation.speak {
            self.speech = Speech::Freely;
        }
        if dispensation.vote {
            self.votes = true;
        }
        // Whoever may take part need not leave.
        self.leaves &= !(dispensation.speak || dispensation.vote);
        self
    }

    fn strictest(self, other: &Self) -> Self {
        Self {
            speech: self.speech.max(other.speech),
            votes: self.votes && other.votes,
            leaves: self.leaves || other.leaves,
            counts: self.counts && other.counts,
            of: self.of,
        }
    }
}

/// Leave in writing to take part in spite of an interest (Localism Act 2011 s.33).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dispensation {
    /// To speak.
    #[serde(skip_serializing_if = "no")]
    pub speak: bool,
    /// To vote.
    #[serde(skip_serializing_if = "no")]
    pub vote: bool,
    /// Who granted it; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub by: Text,
    /// The last day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// What somebody does who declared an interest in the item before the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aside {
    /// Leaves the room for the item.
    Left,
    /// Stays, and takes no part.
    TookNoPart,
    /// Comes back.
    Returned,
}

impl Interest {
    /// With its article: "a disclosable pecuniary interest".
    pub fn in_words(&self) -> String {
        match self {
            Self::Pecuniary => "a disclosable pecuniary interest".to_owned(),
            Self::Registrable => "an other registrable interest".to_owned(),
            Self::NonRegistrable => "a non-registrable interest".to_owned(),
            Self::Personal => "a personal interest".to_owned(),
            Self::Prejudicial => "a prejudicial interest".to_owned(),
            Self::CouncilTax => "that section 106 applies".to_owned(),
            Self::Other(_) => "an interest".to_owned(),
        }
    }

    /// Where its effect stands, for a refusal.
    fn source(&self, rules: &Rules) -> String {
        match self {
            Self::Pecuniary => "Localism Act 2011 s.31".to_owned(),
            Self::CouncilTax => "Local Government Finance Act 1992 s.106".to_owned(),
            _ if rules.source.is_blank() => "the code of conduct".to_owned(),
            _ => rules.source.to_string(),
        }
    }

    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Other(one), Self::Other(two)) => alike(one, two),
            _ => self == other,
        }
    }
}

impl Rules {
    /// The rows of the table with this one in the place of what it had; without it, if it is as usual.
    pub fn with_effect(&self, effect: Effect, usual: bool) -> Vec<Effect> {
        let mut rows = self.interests.clone();
        let at = rows.iter().position(|row| row.of.is(&effect.of));
        match (at, usual) {
            (Some(at), true) => {
                rows.remove(at);
            }
            (Some(at), false) => rows[at] = effect,
            (None, true) => {}
            (None, false) => rows.push(effect),
        }
        rows
    }

    /// What a kind of interest does in this body.
    pub fn effect_of(&self, interest: &Interest) -> Effect {
        let row = self.interests.iter().find(|row| row.of.is(interest));
        row.cloned().unwrap_or_else(|| Effect::usual(interest))
    }
}

impl Meeting {
    /// The declarations that touch an item, each with what it does.
    pub fn declared_in(&self, item: ItemId) -> impl Iterator<Item = (&Entry, PersonId, Effect)> {
        let day = self.calling().date;
        let standing = self
            .item(item)
            .is_some_and(|i| i.details.business == Business::Declarations);
        self.all_entries().iter().filter_map(move |entry| {
            let Kind::Declaration {
                person,
                interest,
                items,
                dispensation,
                ..
            } = &entry.kind
            else {
                return None;
            };
            // One that names no item touches the item in which it was made, as it became apparent.
            let touches =
                items.contains(&item) || (items.is_empty() && entry.item == item && !standing);
            if entry.struck || !touches {
                return None;
            }
            let effect = self.rules().effect_of(interest);
            let effect = match dispensation {
                Some(held) if held.until.is_none_or(|until| until >= day) => effect.under(held),
                _ => effect,
            };
            Some((entry, *person, effect))
        })
    }

    /// What somebody's interests in an item do, all together, with the kind that does most; none if
    /// they declared none.
    pub fn effect_on(&self, person: PersonId, item: ItemId) -> Option<Effect> {
        self.declared_in(item)
            .filter(|(_, who, _)| *who == person)
            .map(|(_, _, effect)| effect)
            .reduce(|one, two| {
                if one.hinders() {
                    one.strictest(&two)
                } else {
                    two.strictest(&one)
                }
            })
    }

    /// Whoever may not vote on the item before the body because of a declared interest.
    pub(super) fn barred(&self) -> Vec<PersonId> {
        self.declared_now(|effect| !effect.votes)
    }

    /// Whoever doesn't count in the quorum for it, though they are in the room.
    pub(super) fn uncounted(&self) -> Vec<PersonId> {
        self.declared_now(|effect| !effect.counts)
    }

    /// The same at a time, for the item that was before the body then.
    pub(super) fn uncounted_at(&self, when: Stamp) -> Vec<PersonId> {
        let there = |t: &Taking| t.from <= when && t.to.is_none_or(|to| to > when);
        let items = self.items().iter();
        let items = items.filter(|i| i.takings.iter().any(there));
        let found = items.flat_map(|item| self.declared_in(item.id));
        let found = found.filter(|(_, _, effect)| !effect.counts);
        found.map(|(_, person, _)| person).collect()
    }

    fn declared_now(&self, which: impl Fn(&Effect) -> bool) -> Vec<PersonId> {
        let item = self.before_body().map(|i| i.id);
        let found = item.into_iter().flat_map(|item| self.declared_in(item));
        let found = found.filter(|(_, _, effect)| which(effect));
        found.map(|(_, person, _)| person).collect()
    }

    /// Why somebody may not vote on the item before the body (or, if `moving`, move or second); none
    /// if no interest stands in the way.
    pub fn barred_because(&self, person: PersonId, moving: bool) -> Option<String> {
        let item = self.before_body()?;
        let effect = self.effect_on(person, item.id)?;
        let free = if moving {
            effect.speech == Speech::Freely
        } else {
            effect.votes
        };
        (!free).then(|| {
            format!(
                "{} declared {} in item {} and may not {} on it ({}).",
                self.name(person),
                effect.of.in_words(),
                item.details.number,
                if moving { "move or second" } else { "vote" },
                effect.of.source(self.rules())
            )
        })
    }

    /// Whether it is recorded that somebody stayed for an item and took no part.
    pub fn took_no_part(&self, person: PersonId, item: ItemId) -> bool {
        self.all_entries().iter().any(|e| {
            !e.struck
                && e.item == item
                && matches!(&e.kind, Kind::TookNoPart { person: who, .. } if *who == person)
        })
    }
}
