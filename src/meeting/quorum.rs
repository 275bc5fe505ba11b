//! The quorum and the vote: who in the room counts, who may vote, and what is missing. Computed from
//! the seats, the roll and the comings and goings, never recorded.

use super::agenda::Stamp;
use super::entry::Stage;
use super::id::PersonId;
use super::joint::Constituent;
use super::motion::{Counts, Voice, VoteResult};
use super::people::{Seat, SeatDetails};
use super::presence::Span;
use super::rules::{Majority, Needed, Rules, Whole};
use super::state::Meeting;
use super::text::alike;

/// How the meeting stands against its quorum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuorumState {
    /// How many are in the room who count.
    pub here: usize,
    /// How many are needed.
    pub needed: usize,
    /// Who else must be there and isn't, in words: "a councillor".
    pub missing: Vec<String>,
}

impl QuorumState {
    /// Whether business can be done.
    pub fn is_quorate(&self) -> bool {
        self.here >= self.needed && self.missing.is_empty()
    }

    /// How many can leave before it is lost, by number.
    pub fn spare(&self) -> usize {
        self.here.saturating_sub(self.needed)
    }

    /// What is missing, in words: "2 more members; a councillor".
    pub fn lacks(&self) -> String {
        let mut lacks = Vec::new();
        match self.needed.saturating_sub(self.here) {
            0 => {}
            1 => lacks.push("1 more member".to_owned()),
            more => lacks.push(format!("{more} more members")),
        }
        lacks.extend(self.missing.iter().cloned());
        lacks.join("; ")
    }
}

impl Meeting {
    /// The rules of the body.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// How the body stands against its quorum now; none where its rules tell none. Where several meet
    /// together it is the first of them.
    pub fn quorum(&self) -> Option<QuorumState> {
        self.quorum_with(Constituent::First, &self.in_room(), None)
    }

    /// How each of the bodies that meet stands against its own quorum; those whose rules tell none are
    /// left out.
    pub fn quorums(&self) -> Vec<(Constituent, QuorumState)> {
        self.quorums_with(&self.in_room())
    }

    fn quorums_with(&self, here: &[Span]) -> Vec<(Constituent, QuorumState)> {
        let all = self.constituents().into_iter();
        all.filter_map(|c| Some((c, self.quorum_with(c, here, None)?)))
            .collect()
    }

    /// Whether each of the bodies that have a quorum has it with those who are here.
    fn all_quorate(&self, here: &[Span]) -> bool {
        self.quorums_with(here).iter().all(|(_, q)| q.is_quorate())
    }

    /// Whether the quorum is only met by those who attend remotely.
    pub(super) fn is_quorate_by_remote_alone(&self) -> bool {
        let mut here = self.in_room();
        let all = self.all_quorate(&here);
        here.retain(|s| !self.is_remote(s.person));
        all && !self.all_quorate(&here)
    }

    /// The quorum of a body with these in the room, as it is now or was at a time.
    fn quorum_with(
        &self,
        which: Constituent,
        here: &[Span],
        at: Option<Stamp>,
    ) -> Option<QuorumState> {
        let rules = self.rules_of(which);
        let counts =
            |seat: &SeatDetails| !seat.is_observer() && (seat.voting || rules.non_voting_count);
        let seats = self
            .seats_of(which)
            .filter(|s| counts(&s.details))
            .filter(|s| rules.quorum_of == Whole::AllSeats || s.holder.is_some())
            .count();
        let needed = match rules.quorum.needed(seats) {
            Some(needed) => needed,
            None if rules.quorum_includes.is_empty() => return None,
            None => 0,
        };
        let uncounted = match at {
            None => self.uncounted(),
            Some(at) => self.uncounted_at(at),
        };
        let counts_then = |person| match at {
            None => self.counts_in(which, person),
            Some(at) => self.counted_in(which, person, at),
        };
        // Somebody who fills two seats counts once.
        let mut people: Vec<PersonId> = Vec::new();
        let mut filled: Vec<&SeatDetails> = Vec::new();
        let counted = here
            .iter()
            .filter(|s| !uncounted.contains(&s.person) && counts_then(s.person));
        for span in counted {
            let Some(seat) = span.capacity.seat().and_then(|id| self.seat(id)) else {
                continue;
            };
            if seat.of == which && counts(&seat.details) {
                filled.push(&seat.details);
                if !people.contains(&span.person) {
                    people.push(span.person);
                }
            }
        }
        let missing = rules
            .quorum_includes
            .iter()
            .filter(|n| filled.iter().filter(|s| fits(s, n)).count() < usize::from(n.number.max(1)))
            .map(|n| self.in_words(n))
            .collect();
        Some(QuorumState {
            here: people.len(),
            needed,
            missing,
        })
    }

    /// Who is wanted among those who are there: "a councillor", "the Director of Public Health".
    fn in_words(&self, needed: &Needed) -> String {
        let seat = needed.seat.trim();
        if needed.number > 1 {
            return format!("{} of {seat}", needed.number);
        }
        // A category is one of several; a post is the only one.
        if seat.starts_with(char::is_lowercase) {
            let vowel = seat.starts_with(['a', 'e', 'i', 'o', 'u']);
            return format!("{} {seat}", if vowel { "an" } else { "a" });
        }
        let is_post = |s: &Seat| alike(&s.details.title, seat) && !is_of(s, seat);
        if self.seats().iter().any(is_post) {
            format!("the {seat}")
        } else if seat.chars().all(char::is_uppercase) {
            format!("a member from the {seat}")
        } else {
            format!("a member from {seat}")
        }
    }

    /// When the quorum was lost and when it was there again, in order, once the meeting had begun, and
    /// how the body stood then: a meeting that began without one lost it then. Each body that meets has
    /// its own.
    pub fn quorum_turns(&self, which: Constituent) -> Vec<(Stamp, QuorumState)> {
        let Some(opened) = self.opened() else {
            return Vec::new();
        };
        let spans = self.spans();
        let came_and_went = spans.iter().flat_map(|s| [s.from, s.to]).flatten();
        let items = self.items().iter().flat_map(|i| &i.takings);
        let breaks = self.adjournments();
        let moved = |at: Stamp| {
            let entries = self.movements().into_iter();
            entries.filter_map(|e| e.kind.when()).any(|when| when == at)
        };
        // Whoever is not there when it goes on went with the adjournment, and no quorum was lost by it.
        let sits = |at: &Stamp| {
            !breaks.iter().any(|b| {
                let goes_on = b.resumed.is_some_and(|resumed| resumed <= *at);
                !goes_on && (b.when < *at || (b.when == *at && !moved(*at)))
            })
        };
        let mut times: Vec<Stamp> = came_and_went
            .chain(self.remote_changes())
            .chain(items.flat_map(|t| [Some(t.from), t.to]).flatten())
            .chain(breaks.iter().filter_map(|b| b.resumed))
            .filter(|at| *at >= opened)
            .chain([opened])
            .filter(|at| sits(at))
            .collect();
        times.sort();
        times.dedup();
        let mut held = true;
        let mut turns = Vec::new();
        for at in times {
            let here: Vec<Span> = spans
                .iter()
                .filter(|s| s.from.is_none_or(|from| from <= at) && s.to.is_none_or(|to| to > at))
                .copied()
                .collect();
            let Some(state) = self.quorum_with(which, &here, Some(at)) else {
                continue;
            };
            let stands = state.is_quorate();
            if stands != held {
                turns.push((at, state));
            }
            held = stands;
        }
        turns
    }

    /// Whether the quorum would be lost if somebody left now.
    pub fn is_lost_without(&self, person: PersonId) -> bool {
        let here = self.in_room();
        let rest: Vec<Span> = here
            .iter()
            .filter(|s| s.person != person)
            .copied()
            .collect();
        self.all_quorate(&here) && !self.all_quorate(&rest)
    }

    /// Who may vote now: whoever fills a voting seat and is in the room, each once, in the order of
    /// the seats; but for those whom a declared interest bars from the item before the body.
    pub fn voters(&self) -> Vec<PersonId> {
        self.voters_of(None)
    }

    /// Who may vote now for one of the bodies that meet; of all of them where none is meant.
    pub fn voters_of(&self, which: Option<Constituent>) -> Vec<PersonId> {
        let mut here = self.in_room();
        let barred = self.barred();
        here.retain(|s| !barred.contains(&s.person));
        let mut found: Vec<PersonId> = Vec::new();
        let seats = self.seats().iter().filter(|s| s.details.voting);
        for seat in seats.filter(|s| which.is_none_or(|which| s.of == which)) {
            let sits = here.iter().filter(|s| s.capacity.seat() == Some(seat.id));
            for span in sits.filter(|s| self.counts_in(seat.of, s.person)) {
                if !found.contains(&span.person) {
                    found.push(span.person);
                }
            }
        }
        found
    }

    /// What comes of a count, before a casting vote: by the rules of the body whose members voted, or
    /// those of the first where all voted together.
    pub fn result_of(&self, counts: Counts, which: Option<Constituent>) -> VoteResult {
        let (ayes, noes) = (usize::from(counts.in_favour), usize::from(counts.against));
        let more_than_half = |all: usize| ayes * 2 > all;
        let carried = match self.rules_of(which.unwrap_or_default()).majority {
            Majority::Simple => {
                if ayes == noes {
                    return VoteResult::Tied;
                }
                ayes > noes
            }
            Majority::TwoThirds => ayes > 0 && ayes * 3 >= (ayes + noes) * 2,
            Majority::OfThosePresent => more_than_half(self.voters_of(which).len()),
            Majority::OfAllMembers => {
                let seats = self.seats().iter().filter(|s| s.details.voting);
                let seats = seats.filter(|s| which.is_none_or(|which| s.of == which));
                more_than_half(seats.count())
            }
        };
        if carried {
            VoteResult::Carried
        } else {
            VoteResult::Lost
        }
    }
}

impl Stage {
    /// Whether a motion still waits for what becomes of it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Worded | Self::Put)
    }
}

impl Stage {
    /// As the margin of the record notes it: "being worded", "agreed".
    pub fn as_noted(self) -> &'static str {
        match self {
            Self::Worded => "being worded",
            other => other.in_words(),
        }
    }

    /// As the history tells it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Worded => "back to wording",
            Self::Put => "put",
            Self::Agreed => "agreed",
            Self::Lost => "lost",
            Self::Withdrawn => "withdrawn",
            Self::Fallen => "fell",
            Self::Accepted => "accepted",
        }
    }
}

impl Voice {
    /// "for", "against", "abstained", "did not vote".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstained => "abstained",
            Self::DidNotVote => "did not vote",
        }
    }
}

fn fits(seat: &SeatDetails, needed: &Needed) -> bool {
    let named = |words: &str| alike(words, &needed.seat);
    named(&seat.category) || named(&seat.organisation) || named(&seat.title)
}

fn is_of(seat: &Seat, words: &str) -> bool {
    alike(&seat.details.organisation, words) || alike(&seat.details.category, words)
}
