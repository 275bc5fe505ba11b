//! Lists inside an item and behind the agenda: what is told by where the whole of a list stands.

use super::{ALIKE, BACK, Candidate};
use crate::import::outline::number::Count;

/// So many lines of one list make it one that others can stand inside.
const LEAST: u32 = 4;

/// Who is so far on a list is in the midst of it.
const MIDST: u32 = 3;

/// A list that has come so far by itself does not go on another that looks the same.
const FAR: u32 = 5;

/// The lists of the candidates: each is on one with the nearest before it whose number it goes on and
/// which looks as it does in all.
pub(super) struct Lists {
    /// The candidate before each on its list.
    pub(super) own: Vec<Option<usize>>,
    /// The same, or one that looks nearly so, where it is the first that goes on from there: no list goes
    /// on in two.
    next: Vec<Option<usize>>,
    /// The first of its list.
    first: Vec<usize>,
    /// How many there are of its list up to it.
    come: Vec<u32>,
}

impl Lists {
    pub(super) fn of(candidates: &[Candidate]) -> Self {
        let all = 0..candidates.len();
        let own: Vec<_> = all.clone().map(|at| own(candidates, at, ALIKE)).collect();
        let near = |at: usize| own.get(at).copied().flatten();
        let near: Vec<_> = all
            .map(|at| near(at).or_else(|| super::lists::own(candidates, at, ALIKE - 1)))
            .collect();
        let mut gone_on = std::collections::HashSet::new();
        let next: Vec<_> = near
            .iter()
            .map(|before| before.filter(|b| gone_on.insert(*b)))
            .collect();
        let mut first: Vec<usize> = Vec::with_capacity(own.len());
        let mut come: Vec<u32> = Vec::with_capacity(own.len());
        for (at, before) in next.iter().enumerate() {
            let known = before.and_then(|b| Some((*first.get(b)?, *come.get(b)?)));
            let (from, count) = known.map_or((at, 1), |(from, count)| (from, count + 1));
            first.push(from);
            come.push(count);
        }
        Self {
            own,
            next,
            first,
            come,
        }
    }

    /// Whether `to` goes on a list that begins, with its first number, behind `from` and has come far,
    /// or whose number is that of `from` by a `slip`.
    pub(super) fn begins_behind(
        &self,
        candidates: &[Candidate],
        from: usize,
        to: usize,
        slip: bool,
    ) -> bool {
        let first = self.first.get(to).copied().unwrap_or(0);
        let behind = first > from;
        // Who leaves a list that goes on before the other begins has lost the way.
        let goes_on = (from + 1..first).any(|at| self.next.get(at) == Some(&Some(from)));
        let far = if slip || goes_on { 1 } else { FAR };
        behind && self.is_whole(candidates, to) && self.come.get(to).is_some_and(|n| *n > far)
    }

    /// Whether a chosen candidate has its number from another list than the one that was there first, and
    /// looks as that does: nothing of that was `taken`.
    pub(super) fn passed_over(&self, candidates: &[Candidate], taken: &[usize], at: usize) -> bool {
        let Some(one) = candidates.get(at) else {
            return false;
        };
        let count = |c: &Candidate| c.number.as_ref().map(|n| n.count);
        let plain = matches!(count(one), Some(Count::Plain(..)));
        let other = |back: &usize| {
            let Some(rival) = candidates.get(*back) else {
                return false;
            };
            count(rival) == count(one)
                && rival.look.likeness(one.look) == ALIKE
                && rival.worth > 0
                && self.is_whole(candidates, *back)
                && self.come.get(*back).is_some_and(|n| *n >= MIDST)
                && !taken.contains(back)
        };
        plain && (at.saturating_sub(BACK)..at).any(|back| other(&back))
    }

    /// Whether the list of a candidate begins with its first number.
    fn is_whole(&self, candidates: &[Candidate], at: usize) -> bool {
        let first = self.first.get(at).and_then(|f| candidates.get(*f));
        let count = first.and_then(|c| c.number.as_ref()).map(|n| n.count);
        count.is_some_and(|c| c.is_first() && !matches!(c, Count::Slashed(..) | Count::Letter(_)))
    }

    /// The candidates whose whole list stands between two that follow each other on a longer one of
    /// another look or another kind of number: parts of an item.
    pub(super) fn inside(&self, candidates: &[Candidate]) -> Vec<bool> {
        // How long the list of each becomes, and where it ends.
        let mut longest = self.come.clone();
        let mut last: Vec<usize> = (0..candidates.len()).collect();
        for at in (0..candidates.len()).rev() {
            let Some(before) = self.next.get(at).copied().flatten() else {
                continue;
            };
            let (end, long) = (last.get(at).copied(), longest.get(at).copied());
            if let (Some(held), Some(end)) = (last.get_mut(before), end) {
                *held = end.max(*held);
            }
            if let (Some(held), Some(long)) = (longest.get_mut(before), long) {
                *held = long.max(*held);
            }
        }
        let mut out = vec![false; candidates.len()];
        for (to, from) in self.next.iter().enumerate() {
            let Some(from) = *from else { continue };
            let long = longest.get(to).is_some_and(|n| *n >= LEAST);
            let below = |at: usize| candidates.get(at).map(|c| c.below);
            if !long || !self.is_whole(candidates, to) || below(from) != below(to) {
                continue;
            }
            for at in from + 1..to {
                let within = self.first.get(at).is_some_and(|f| *f > from)
                    && last.get(at).is_some_and(|l| *l < to)
                    && longest.get(at).is_some_and(|n| *n > 1)
                    && self.is_whole(candidates, at)
                    && !is_part(candidates, from, at);
                if let Some(held) = out.get_mut(at) {
                    *held |= within;
                }
            }
        }
        out
    }
}

/// Whether a candidate is numbered below another: "3.1" below "3" may be read as an item.
fn is_part(candidates: &[Candidate], of: usize, at: usize) -> bool {
    let count = |at: usize| {
        let one = candidates.get(at)?;
        one.number.as_ref().map(|n| n.count)
    };
    let pair = count(of).zip(count(at));
    pair.is_some_and(|(of, at)| at.is_below(of))
}

/// The candidate shortly before one whose number it goes on, and which looks that much like it.
fn own(candidates: &[Candidate], at: usize, alike: i32) -> Option<usize> {
    let one = candidates.get(at)?;
    let count = one.number.as_ref()?.count;
    let near = at.saturating_sub(BACK)..at;
    // "I." and "VIII." begin at other places, and nothing else is counted so.
    let roman = matches!(count, Count::Roman(_)) && alike < ALIKE;
    near.rev().find(|back| {
        candidates.get(*back).is_some_and(|other| {
            let before = other.number.as_ref().map(|n| n.count);
            before.is_some_and(|b| count.follows(b) == Some(0))
                && other.look.likeness(one.look) >= alike - i32::from(roman)
        })
    })
}
