//! The branch of a meeting that is looked at beside it: what of it was taken over, what was passed by.

use std::collections::BTreeSet;

use super::Session;
use crate::journal::Journal;
use crate::journal::branch::{Branch, Known, Taken, Takeover};
use crate::meeting::Refusal;
use crate::meeting::agenda::Stamp;
use crate::meeting::text::counted;
use crate::tui::job::{BranchListed, BranchRead};
use crate::tui::port::Effect;

/// The branches of the open meeting.
#[derive(Debug, Default)]
pub struct Branches {
    /// Those that are known of.
    pub listed: Vec<BranchListed>,
    /// The one that is looked at.
    pub open: Option<Box<OpenBranch>>,
}

/// A branch that is looked at.
#[derive(Debug)]
pub struct OpenBranch {
    /// Which.
    pub listed: BranchListed,
    /// What it has of its own.
    pub branch: Branch,
    /// What of that the meeting has.
    pub known: Known,
    taken: Taken,
    passed: BTreeSet<usize>,
    /// The last record of the meeting when that was looked at.
    seen: u64,
}

impl OpenBranch {
    /// Whether a part was passed by.
    pub fn was_passed(&self, part: usize) -> bool {
        self.passed.contains(&part) && self.known.records(part).is_none()
    }

    /// Passes a part by, or no longer; whether it is passed by now.
    pub fn pass(&mut self, part: usize) -> bool {
        let now = !self.passed.remove(&part);
        if now {
            self.passed.insert(part);
        }
        now
    }

    /// How many parts the meeting has, were passed by, and wait.
    pub fn counts(&self) -> (usize, usize, usize) {
        let all = self.branch.parts().len();
        let here = (0..all).filter(|at| self.known.records(*at).is_some());
        let here = here.count();
        let passed = (0..all).filter(|at| self.was_passed(*at)).count();
        (here, passed, all - here - passed)
    }

    /// What became of its parts, in words.
    pub fn told(&self) -> String {
        let (here, passed, left) = self.counts();
        format!(
            "{} of the branch: {here} in the meeting, {passed} passed by, {left} left",
            counted(self.branch.parts().len(), "act")
        )
    }
}

impl Session {
    /// A branch was read: it is looked at from now on.
    ///
    /// # Errors
    /// When it has no beginning in common with the meeting.
    pub fn branch_read(&mut self, read: BranchRead) -> Result<(), Refusal> {
        let by = self.journal.by().clone();
        let journal = Journal::replay(self.journal.writer(), by, read.records)
            .map_err(|bad| Refusal::new(bad.to_string(), "quorate verify tells more."))?;
        let branch = Branch::of(journal, &self.journal)?;
        let before = self.branches.open.take();
        // The same again: what was passed by stays so.
        let before = before.filter(|b| b.listed.key == read.listed.key);
        let (taken, passed) = before.map_or_else(Default::default, |b| (b.taken, b.passed));
        let known = branch.known(&self.journal, &taken);
        self.branches.open = Some(Box::new(OpenBranch {
            listed: read.listed,
            branch,
            known,
            taken,
            passed,
            seen: self.journal.last(),
        }));
        Ok(())
    }

    /// Something was recorded or undone since: what of the branch the meeting has may be another.
    pub fn look_at_branch(&mut self) {
        let last = self.journal.last();
        if let Some(open) = self.branches.open.as_mut().filter(|open| open.seen != last) {
            open.known = open.branch.known(&self.journal, &open.taken);
            open.seen = last;
        }
    }

    /// What taking a part of the branch over would do.
    ///
    /// # Errors
    /// When it can't be taken over; why.
    pub fn offer_part(&self, now: Stamp, part: usize) -> Result<Takeover, Refusal> {
        let Some(open) = &self.branches.open else {
            return Err(Refusal::new("No branch is looked at.", ""));
        };
        open.branch.offer(part, &self.journal, &open.known, now)
    }

    /// Takes a part of the branch over; what was recorded, in words.
    ///
    /// # Errors
    /// When it can't be taken over; then nothing was recorded.
    pub fn take_part(
        &mut self,
        now: Stamp,
        part: usize,
        out: &mut Vec<Effect>,
    ) -> Result<String, Refusal> {
        self.flush(now, out);
        self.look_at_branch();
        let offer = self.offer_part(now, part)?;
        let before = self.journal.last();
        for order in &offer.orders {
            self.act(now, order, out)?;
        }
        let last = self.journal.last();
        if let Some(open) = self.branches.open.as_mut() {
            open.taken.insert(part, (before + 1..=last).collect());
            open.passed.remove(&part);
        }
        self.look_at_branch();
        Ok(offer.words)
    }
}
