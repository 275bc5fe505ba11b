//! What every room asks of a kind of entry: what officers call it, what its words are to it, whom
//! and what it names. A new kind answers here once, and the rooms that only need to walk over its
//! parts (the fold, the readers, the history, who was in the room) don't change for it.

use chrono::NaiveDate;

use super::agenda::Progress;
use super::entry::{Answer, Due, Interest, Kind, Movement, Owner, Participation, Stage, Told};
use super::exclusion::Basis;
use super::id::{EntryId, ItemId, PersonId, PriorId};
use super::interest::Dispensation;
use super::joint::Constituent;
use super::motion::{Casting, Moved, Tally, Voted};
use super::people::Capacity;
pub use super::role::Role;
pub use super::shape::Shape;
use super::text::Text;

macro_rules! parts {
    ($(#[$doc:meta])* $part:ident, $walk:ident, $($mutable:ident)?) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $part<'k> {
            /// Somebody without whom the fact would not be one; it is for everybody.
            Person(Role, &'k $($mutable)? PersonId),
            /// People who may be left out of it.
            People(Role, &'k $($mutable)? Vec<PersonId>),
            /// Somebody who may be left out of it.
            Somebody(Role, &'k $($mutable)? Option<PersonId>),
            /// What was told of a vote.
            Tally(&'k $($mutable)? Tally),
            /// The casting vote.
            Casting(&'k $($mutable)? Option<Casting>),
            /// The entries that it is about.
            About(&'k $($mutable)? Vec<EntryId>),
            /// The entry that it is about.
            To(&'k $($mutable)? EntryId),
            /// The seat that somebody fills.
            Seat(&'k $($mutable)? Capacity),
            /// Who is to do something.
            Owners(&'k $($mutable)? Vec<Owner>),
            /// By when.
            Due(&'k $($mutable)? Due),
            /// The body whose members voted.
            Of(&'k $($mutable)? Option<Constituent>),
            /// Items that it touches.
            Items(&'k $($mutable)? Vec<ItemId>),
            /// The entry that it came out of.
            From(&'k $($mutable)? Option<EntryId>),
            /// The limbs of a report that it answers.
            Answers(&'k $($mutable)? Vec<Answer>),
            /// An action of an earlier meeting.
            Prior(&'k $($mutable)? PriorId),
            /// How that action stands.
            Progress(&'k $($mutable)? Progress),
            /// Words of the officer's own.
            Words(&'k $($mutable)? Text),
        }

        impl Kind {
            $(#[$doc])*
            pub fn $walk<'k>(&'k $($mutable)? self, found: &mut dyn FnMut($part<'k>)) {
                use $part as P;
                match self {
                    Self::Paragraph
                    | Self::NoneDeclared
                    | Self::PublicSummary
                    | Self::Readmission { when: _ } => {}
                    Self::Exclusion {
                        items,
                        moved: Moved { by, seconded },
                        vote,
                        stay,
                        rest: _,
                        basis,
                        when: _,
                    } => {
                        found(P::Items(items));
                        found(P::Somebody(Role::Proposes, by));
                        found(P::Somebody(Role::Proposes, seconded));
                        found(P::Words(stay));
                        if let Some(Voted { tally, casting, .. }) = vote {
                            found(P::Tally(tally));
                            found(P::Casting(casting));
                        }
                        if let Basis::PublicBodies { reason, .. } | Basis::OwnRules { reason, .. } =
                            basis
                        {
                            found(P::Words(reason));
                        }
                    }
                    Self::Presented { who, form: _ } => found(P::People(Role::Presents, who)),
                    Self::Resolution {
                        answers,
                        moved: Moved { by, seconded },
                        stage: _,
                    } => {
                        found(P::Answers(answers));
                        found(P::Somebody(Role::Proposes, by));
                        found(P::Somebody(Role::Proposes, seconded));
                    }
                    Self::Amendment {
                        to,
                        moved: Moved { by, seconded },
                        stage: _,
                    } => {
                        found(P::To(to));
                        found(P::Somebody(Role::Proposes, by));
                        found(P::Somebody(Role::Proposes, seconded));
                    }
                    Self::Vote {
                        on,
                        tally,
                        casting,
                        of,
                        method: _,
                        result: _,
                        demanded: _,
                        when: _,
                    } => {
                        found(P::About(on));
                        found(P::Tally(tally));
                        found(P::Casting(casting));
                        found(P::Of(of));
                    }
                    Self::OwnVote {
                        person,
                        vote,
                        voice: _,
                    } => {
                        found(P::Person(Role::Votes, person));
                        found(P::To(vote));
                    }
                    Self::Outcome { answers, verb: _ } => found(P::Answers(answers)),
                    Self::Action { owners, due, from } => {
                        found(P::Owners(owners));
                        found(P::Due(due));
                        found(P::From(from));
                    }
                    Self::Movement {
                        person,
                        capacity,
                        reason,
                        how: _,
                        when: _,
                    } => {
                        found(P::Person(Role::Moves, person));
                        found(P::Seat(capacity));
                        found(P::Words(reason));
                    }
                    Self::Declaration {
                        person,
                        interest,
                        items,
                        dispensation,
                        leaves: _,
                        sensitive: _,
                        registered: _,
                    } => {
                        found(P::Person(Role::Declares, person));
                        found(P::Items(items));
                        if let Some(Dispensation { by, .. }) = dispensation {
                            found(P::Words(by));
                        }
                        if let Interest::Other(words) = interest {
                            found(P::Words(words));
                        }
                    }
                    Self::TookNoPart { person, when: _ } => {
                        found(P::Person(Role::StandsAside, person));
                    }
                    Self::Election {
                        person,
                        moved: Moved { by, seconded },
                        vote,
                        others,
                        run_by,
                        items,
                        when: _,
                    } => {
                        found(P::Person(Role::Stands, person));
                        found(P::Somebody(Role::Proposes, by));
                        found(P::Somebody(Role::Proposes, seconded));
                        if let Some(Voted { tally, casting, .. }) = vote {
                            found(P::Tally(tally));
                            found(P::Casting(casting));
                        }
                        found(P::People(Role::Stands, others));
                        found(P::Somebody(Role::Conducts, run_by));
                        found(P::Items(items));
                    }
                    Self::Public {
                        name,
                        on_behalf,
                        how: _,
                        reply: _,
                    } => {
                        found(P::Words(name));
                        found(P::Words(on_behalf));
                    }
                    Self::Told { by, what: _ } => found(P::Somebody(Role::Tells, by)),
                    Self::Delegation { to, with, until } => {
                        found(P::Owners(to));
                        found(P::Owners(with));
                        found(P::Words(until));
                    }
                    Self::Minutes {
                        corrections,
                        of: _,
                        approval: _,
                    } => {
                        for correction in corrections {
                            found(P::Words(correction));
                        }
                    }
                    Self::Progress { action, progress } => {
                        found(P::Prior(action));
                        found(P::Progress(progress));
                    }
                }
            }
        }
    };
}

parts!(
    /// The parts of a kind that name something or say words, one by one.
    Part, parts,
);
parts!(
    /// The parts of a kind that name something or say words, to be put right.
    PartMut, parts_mut, mut
);

impl Kind {
    /// What officers call it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Presented { .. } => "presentation",
            Self::Resolution { .. } => "resolution",
            Self::Amendment { .. } => "amendment",
            Self::Vote { .. } => "vote",
            Self::OwnVote { .. } => "recorded vote of a member",
            Self::Outcome { .. } => "outcome",
            Self::Exclusion { .. } => "exclusion of the public",
            Self::Readmission { .. } => "readmission of the public",
            Self::PublicSummary => "public summary",
            Self::Action { .. } => "action",
            Self::Movement { how, .. } => match how {
                Movement::Arrived => "arrival",
                Movement::Left => "departure",
                Movement::SteppedOut => "going out",
                Movement::Returned => "return",
                Movement::TookSeat => "deputy sitting in",
            },
            Self::Declaration { .. } => "declaration",
            Self::NoneDeclared => "nil declaration",
            Self::TookNoPart { .. } => "standing aside",
            Self::Election { .. } => "election to the chair",
            Self::Public { how, .. } => match how {
                Participation::Question => "question of the public",
                Participation::Supplementary => "supplementary question",
                Participation::Petition => "petition",
                Participation::Deputation => "deputation",
                Participation::Statement => "statement of the public",
            },
            Self::Told { what, .. } => match what {
                Told::Announcement => "announcement",
                Told::Ruling => "ruling",
                Told::Advice => "advice",
            },
            Self::Delegation { .. } => "delegation",
            Self::Minutes { .. } => "approval of minutes",
            Self::Progress { .. } => "progress",
        }
    }

    /// Whether it is a fact of the room that everybody in it saw, and that can't be withheld.
    pub fn is_of_room(&self) -> bool {
        matches!(
            self,
            Self::Movement { .. } | Self::Election { .. } | Self::TookNoPart { .. }
        )
    }

    /// Whether what it says is of the item and has the item's readers; facts of the room are for
    /// everybody, and so is what is written for the public of an item that is private.
    pub fn is_of_item(&self) -> bool {
        self.is_of_words() && *self != Self::PublicSummary
            || matches!(
                self,
                Self::Vote { .. } | Self::OwnVote { .. } | Self::Public { .. } | Self::Told { .. }
            )
    }

    /// Whether it is a fact of its own, that no other words become and that becomes nothing else: a
    /// vote, what was recorded of a private session.
    pub fn is_of_its_own(&self) -> bool {
        matches!(
            self,
            Self::Vote { .. }
                | Self::OwnVote { .. }
                | Self::Exclusion { .. }
                | Self::Readmission { .. }
                | Self::PublicSummary
        )
    }

    /// The format version that a reader needs for it.
    pub fn needs_reader(&self) -> u32 {
        let newer = match self {
            Self::Amendment { .. }
            | Self::Vote { .. }
            | Self::OwnVote { .. }
            | Self::Public { .. }
            | Self::Told { .. }
            | Self::Delegation { .. }
            | Self::Exclusion { .. }
            | Self::Readmission { .. }
            | Self::PublicSummary
            | Self::Election { .. }
            | Self::TookNoPart { .. } => true,
            Self::Movement { how, .. } => *how == Movement::TookSeat,
            Self::Declaration {
                interest,
                dispensation,
                registered,
                ..
            } => dispensation.is_some() || *registered || *interest == Interest::CouncilTax,
            Self::Resolution { stage, moved, .. } => {
                !moved.is_blank() || !(stage.is_open() || *stage == Stage::Agreed)
            }
            _ => false,
        };
        if newer { 4 } else { 1 }
    }

    /// Whether it is a decision on what the meeting had before it.
    pub fn is_decision(&self) -> bool {
        matches!(
            self,
            Self::Resolution { .. } | Self::Outcome { .. } | Self::Delegation { .. }
        )
    }

    /// Whether its words can become another kind's.
    pub fn turns(&self) -> bool {
        self.is_of_words()
            && !matches!(
                self,
                Self::Presented { .. }
                    | Self::Amendment { .. }
                    | Self::Delegation { .. }
                    | Self::PublicSummary
            )
    }

    /// The day of the meeting whose minutes it deals with.
    pub fn minutes_of(&self) -> Option<NaiveDate> {
        match self {
            Self::Minutes { of, .. } => Some(*of),
            _ => None,
        }
    }
}
