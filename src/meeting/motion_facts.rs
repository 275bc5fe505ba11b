//! What follows from motions and votes: what was voted on, whether a carried amendment is in the
//! words of its motion, the words in which a motion was moved.

use std::collections::HashMap;

use super::entry::{Entry, Kind, Stage, Wording};
use super::id::{EntryId, Id};
use super::joint::Constituent;
use super::motion::{Moved, VoteResult, Voted};
use super::state::Meeting;

impl Meeting {
    /// The votes that stand on a motion or an amendment, in the order of the record.
    pub fn votes_on(&self, motion: EntryId) -> impl DoubleEndedIterator<Item = &Entry> {
        self.all_entries().iter().filter(move |e| {
            !e.struck && matches!(&e.kind, Kind::Vote { on, .. } if on.contains(&motion))
        })
    }

    /// What came of a motion where the bodies that meet vote each for itself: the newest vote of each on
    /// its words as they are.
    pub fn separate_votes(&self, motion: EntryId) -> Vec<(Constituent, VoteResult)> {
        let worded = self.entry(motion).and_then(|e| e.earlier.last());
        let worded = worded.map(|w| w.until.place());
        let mut found: Vec<(Constituent, VoteResult)> = Vec::new();
        for vote in self.votes_on(motion) {
            if let Kind::Vote {
                of: Some(of),
                result,
                ..
            } = &vote.kind
                && worded.is_none_or(|worded| vote.id.0.place() > worded)
            {
                found.retain(|(held, _)| held != of);
                found.push((*of, *result));
            }
        }
        found
    }

    /// Whether a vote settled a motion or an amendment as it stands: its words are those that were
    /// voted on.
    pub fn is_settled_by_vote(&self, entry: &Entry) -> bool {
        entry.kind.stage().is_some_and(|s| !s.is_open()) && self.votes_on(entry.id).next().is_some()
    }

    /// The last entry of its item that belongs to a motion or an amendment: amendments to it, votes on
    /// it and on them, members' own votes. What happens next comes after that. Of anything else, and
    /// of a motion that nothing belongs to yet, the entry itself.
    pub fn last_of_motion(&self, entry: EntryId) -> EntryId {
        let Some(motion) = self.entry(entry) else {
            return entry;
        };
        let is_motion = matches!(
            motion.kind,
            Kind::Resolution { .. } | Kind::Amendment { .. } | Kind::Vote { .. }
        ) || motion.kind.tells_its_vote();
        let Some(item) = self.item(motion.item).filter(|_| is_motion) else {
            return entry;
        };
        let mut about = vec![entry];
        let below = self.entries_of(item).skip_while(|e| e.id != entry).skip(1);
        for next in below.filter(|e| !e.struck) {
            let belongs = match &next.kind {
                Kind::Amendment { to, .. } => about.contains(to),
                Kind::Vote { on, .. } => on.iter().any(|one| about.contains(one)),
                Kind::OwnVote { vote, .. } => about.contains(vote),
                _ => false,
            };
            if belongs {
                about.push(next.id);
            }
        }
        about.last().copied().unwrap_or(entry)
    }

    /// What hangs on those entries, struck or not: amendments to them, votes on them, members' own votes
    /// in those, actions that came out of them, and actions right below a decision that say of no
    /// other entry that they came out of it. It tells what they say, so it can't have more readers.
    pub fn hanging_on(&self, entries: &[EntryId]) -> Vec<EntryId> {
        // What hangs on each, told in one pass.
        let mut linked: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
        for entry in self.all_entries() {
            for on in entry.kind.hangs_on() {
                linked.entry(*on).or_default().push(entry.id);
            }
        }
        let mut about = entries.to_vec();
        loop {
            let known = about.len();
            let mut at = 0;
            while let Some(one) = about.get(at).copied() {
                at += 1;
                for entry in linked.get(&one).into_iter().flatten() {
                    if !about.contains(entry) {
                        about.push(*entry);
                    }
                }
            }
            let below: Vec<EntryId> = about
                .iter()
                .flat_map(|d| self.actions_below(*d, &about))
                .collect();
            for action in below {
                if !about.contains(&action) {
                    about.push(action);
                }
            }
            if about.len() == known {
                return about.split_off(entries.len());
            }
        }
    }

    /// The actions right below a decision, with nothing between but what is `about` it.
    fn actions_below(&self, decision: EntryId, about: &[EntryId]) -> Vec<EntryId> {
        let decides = self.entry(decision).filter(|e| e.kind.is_decision());
        let Some(item) = decides.and_then(|e| self.item(e.item)) else {
            return Vec::new();
        };
        let is_action = |e: &Entry| matches!(e.kind, Kind::Action { .. });
        let below = item
            .entries
            .iter()
            .skip_while(|id| **id != decision)
            .skip(1);
        below
            .filter_map(|id| self.entry(*id))
            .take_while(|e| {
                let hangs = e.kind.hangs_on().iter().any(|one| about.contains(one));
                hangs || is_action(e) || e.struck || e.is_note() || e.kind.is_of_room()
            })
            .filter(|e| matches!(e.kind, Kind::Action { from: None, .. }))
            .map(|e| e.id)
            .collect()
    }

    /// The amendments to a motion that stand, in the order of the record.
    pub fn amendments_to(&self, motion: EntryId) -> impl Iterator<Item = &Entry> {
        self.all_entries().iter().filter(move |e| {
            !e.struck && matches!(&e.kind, Kind::Amendment { to, .. } if *to == motion)
        })
    }

    /// Whether an amendment was carried or accepted since a motion was last worded.
    pub fn awaits_amended_words(&self, motion: &Entry) -> bool {
        let worded = motion.earlier.last().map(|w| w.until.place());
        self.amendments_to(motion.id)
            .filter(|e| matches!(e.kind.stage(), Some(Stage::Agreed | Stage::Accepted)))
            .filter_map(|e| e.staged_by)
            .any(|settled| worded.is_none_or(|worded| settled.place() > worded))
    }

    /// Whether a motion was worded anew after an amendment to it, and in the words that it had before.
    pub fn stands_as_before_amended(&self, motion: &Entry) -> bool {
        let before = self.as_moved(motion);
        before.is_some_and(|before| before.text.trim() == motion.text.trim())
    }

    /// The words in which a motion was moved, where an amendment changed them since.
    pub fn as_moved<'e>(&self, motion: &'e Entry) -> Option<&'e Wording> {
        let first = self
            .amendments_to(motion.id)
            .filter(|e| matches!(e.kind.stage(), Some(Stage::Agreed | Stage::Accepted)))
            .filter_map(|e| e.staged_by)
            .map(Id::place)
            .min()?;
        motion.earlier.iter().find(|w| w.until.place() >= first)
    }
}

impl Kind {
    /// The entries that it is of: what an amendment is to, a vote on, a member's own vote in, and what an
    /// action came out of.
    pub fn hangs_on(&self) -> &[EntryId] {
        match self {
            Self::Amendment { to, .. } => std::slice::from_ref(to),
            Self::Vote { on, .. } => on,
            Self::OwnVote { vote, .. } => std::slice::from_ref(vote),
            Self::Action { from, .. } => from.as_slice(),
            _ => &[],
        }
    }

    /// Whether it is an election or an exclusion by resolution, which tells the vote on it itself.
    pub fn tells_its_vote(&self) -> bool {
        match self {
            Self::Election { .. } => true,
            Self::Exclusion { basis, .. } => basis.is_resolved(),
            _ => false,
        }
    }

    /// The vote that an election or an exclusion tells itself, where one was told.
    pub fn told_vote(&self) -> Option<&Voted> {
        match self {
            Self::Election { vote, .. } | Self::Exclusion { vote, .. } => vote.as_ref(),
            _ => None,
        }
    }

    /// Whether members voted, and may ask that their own vote be recorded.
    pub fn is_voted(&self) -> bool {
        matches!(self, Self::Vote { .. }) || self.tells_its_vote()
    }

    /// How far a motion or an amendment has come; none if it is neither.
    pub fn stage(&self) -> Option<Stage> {
        match self {
            Self::Resolution { stage, .. } | Self::Amendment { stage, .. } => Some(*stage),
            _ => None,
        }
    }

    /// The same, to be put right.
    pub fn stage_mut(&mut self) -> Option<&mut Stage> {
        match self {
            Self::Resolution { stage, .. } | Self::Amendment { stage, .. } => Some(stage),
            _ => None,
        }
    }

    /// Who moved and seconded a motion or an amendment; none if it is neither.
    pub fn moved(&self) -> Option<Moved> {
        match self {
            Self::Resolution { moved, .. } | Self::Amendment { moved, .. } => Some(*moved),
            _ => None,
        }
    }

    /// The same, to be put right.
    pub fn moved_mut(&mut self) -> Option<&mut Moved> {
        match self {
            Self::Resolution { moved, .. } | Self::Amendment { moved, .. } => Some(moved),
            _ => None,
        }
    }
}
