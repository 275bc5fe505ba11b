//! Which lines of a paper head its items: the chain of headings that fits best as a whole.
//!
//! Each line that could head an item is a candidate with a worth of its own (words that agendas use,
//! pages beside it, bold), and each step from one candidate to the next has a worth as well: numbers
//! that go on, a look that is the same. The best chain is found over all of them at once, so that a
//! numbered list inside an item does not take the numbering over, and a heading is as certain as
//! the best chain without it is worse.

pub(in crate::import) mod coded;
mod lists;
pub(in crate::import) mod number;
#[cfg(test)]
mod tests;

use lists::Lists;
use number::Number;

/// So many candidates before one are looked at for the step to it.
const BACK: usize = 80;

/// So many candidates above a chain speak against it.
const PASSED: usize = 10;

/// What speaks for a heading that is one by its look and its words.
const GOOD: i32 = 4;

/// How alike two are that look the same in all.
const ALIKE: i32 = 6;

/// The worth under which a chain is none.
const LEAST: i32 = 4;

/// What is taken from a candidate that no chain is to have.
const NEVER: i32 = 1_000;

/// A heading that is better by less than this than what the lines are without it is doubted.
pub(in crate::import) const CLEAR: i32 = 3;

/// What it is doubted for.
pub(in crate::import) const UNCLEAR: &str = "It could be no item of its own.";

/// How a heading looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Look {
    /// All of it is bold, or the format calls it a heading.
    pub(in crate::import) bold: bool,
    /// Which heading of the format it is, 1 the highest; 0 = none.
    pub(in crate::import) level: u8,
    /// In capitals.
    pub(in crate::import) shouted: bool,
    /// Where it begins, in characters from the left margin.
    pub(in crate::import) indent: u16,
    /// In a table.
    pub(in crate::import) in_table: bool,
    /// Which cell of its row holds the number.
    pub(in crate::import) cell: usize,
    /// The title stands in another cell or on another line than the number.
    pub(in crate::import) apart: bool,
    /// What stands behind the number: a full stop, a bracket, nothing.
    pub(in crate::import) stop: Option<char>,
}

impl Look {
    /// How alike two are, up to 6.
    fn likeness(self, other: Self) -> i32 {
        i32::from(self.bold == other.bold)
            + i32::from(self.shouted == other.shouted)
            + i32::from(self.indent.abs_diff(other.indent) <= 2)
            + i32::from(self.in_table == other.in_table)
            + i32::from(self.cell == other.cell && self.apart == other.apart)
            + i32::from(self.stop == other.stop)
    }
}

/// A line that could head an item.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Candidate {
    /// Which line; those of one line are readings of it, of which at most one holds. They rise.
    pub(in crate::import) at: usize,
    /// Its number; none = it has none.
    pub(in crate::import) number: Option<Number>,
    /// How it looks.
    pub(in crate::import) look: Look,
    /// How many headings of sections stand above it: numbers may begin anew below one.
    pub(in crate::import) section: usize,
    /// It stands below the line that heads the items.
    pub(in crate::import) below: bool,
    /// What speaks for it by itself.
    pub(in crate::import) worth: i32,
}

/// A candidate of the best chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Chosen {
    /// Its place among the candidates.
    pub(in crate::import) candidate: usize,
    /// Numbers left out before it.
    pub(in crate::import) gap: u32,
    /// By how much the best chain is better than the best one without it.
    pub(in crate::import) margin: i32,
}

impl Chosen {
    /// Whether the lines read nearly as well without it.
    pub(in crate::import) fn is_unclear(self) -> bool {
        self.margin < CLEAR
    }
}

/// The best chain, in order; empty where none is worth it.
pub(in crate::import) fn best(candidates: &[Candidate]) -> Vec<Chosen> {
    let count = candidates.len();
    let lists = Lists::of(candidates);
    let mut weighed = candidates.to_vec();
    for (one, inside) in weighed.iter_mut().zip(lists.inside(candidates)) {
        one.worth -= if inside { NEVER } else { 0 };
    }
    let candidates = weighed.as_slice();
    let step = |from: usize, to: usize| link(candidates, &lists, from, to);
    let before = |at: usize| at.saturating_sub(BACK)..at;
    // The best chain that ends with each, and the candidate before it there.
    let mut ends: Vec<(i32, Option<usize>)> = Vec::with_capacity(count);
    for (at, one) in candidates.iter().enumerate() {
        let mut best = (first(one) - passed_by(candidates, at), None);
        for back in before(at) {
            let Some((worth, _)) = ends.get(back) else {
                continue;
            };
            if let Some((step, _)) = step(back, at)
                && worth + step >= best.0
            {
                best = (worth + step, Some(back));
            }
        }
        ends.push((best.0 + one.worth, best.1));
    }
    let Some((last, total)) = ends
        .iter()
        .enumerate()
        .map(|(at, (worth, _))| (at, *worth))
        .max_by_key(|(at, worth)| (*worth, std::cmp::Reverse(*at)))
        .filter(|(_, worth)| *worth >= LEAST)
    else {
        return Vec::new();
    };
    // The best that follows each, without its own worth.
    let mut follows: Vec<i32> = vec![0; count];
    for at in (0..count).rev() {
        let Some(one) = candidates.get(at) else {
            continue;
        };
        for back in before(at) {
            let Some((step, _)) = step(back, at) else {
                continue;
            };
            let worth = step + one.worth + follows.get(at).copied().unwrap_or(0);
            if let Some(held) = follows.get_mut(back) {
                *held = worth.max(*held);
            }
        }
    }
    let mut out = Vec::new();
    let mut next = Some(last);
    while let Some(at) = next {
        let from = ends.get(at).and_then(|(_, from)| *from);
        let gap = from
            .and_then(|from| step(from, at))
            .map_or(0, |(_, gap)| gap);
        out.push(Chosen {
            candidate: at,
            gap,
            margin: total - without(candidates, &lists, at, &ends, &follows),
        });
        next = from;
    }
    out.reverse();
    let taken: Vec<usize> = out.iter().map(|c| c.candidate).collect();
    for one in &mut out {
        if lists.passed_over(candidates, &taken, one.candidate) {
            one.margin = one.margin.min(0);
        }
    }
    out
}

/// The worth of the best chain that passes by a candidate.
fn without(
    candidates: &[Candidate],
    lists: &Lists,
    at: usize,
    ends: &[(i32, Option<usize>)],
    follows: &[i32],
) -> i32 {
    let mut best = 0;
    let end = |at: usize| ends.get(at).map_or(0, |(worth, _)| *worth);
    for back in at.saturating_sub(BACK)..at {
        best = best.max(end(back));
    }
    for (more, one) in candidates.iter().enumerate().skip(at + 1).take(BACK) {
        let rest = follows.get(more).copied().unwrap_or(0) + one.worth;
        best = best.max(first(one) - passed_by(candidates, more) + rest);
        for back in more.saturating_sub(BACK)..at {
            let Some((step, _)) = link(candidates, lists, back, more) else {
                continue;
            };
            best = best.max(end(back) + step + rest);
        }
    }
    best
}

/// The worth of a step from one candidate to another, and how many numbers it leaves out. Who goes on a
/// list in its midst, from something that looks otherwise, takes it over.
fn link(candidates: &[Candidate], lists: &Lists, from: usize, to: usize) -> Option<(i32, u32)> {
    let (one, other) = (candidates.get(from)?, candidates.get(to)?);
    let (worth, gap) = step(one, other)?;
    let count = |c: &Candidate| c.number.as_ref().map(|n| n.count);
    if lists.begins_behind(candidates, from, to, count(one) == count(other)) {
        return None;
    }
    let within = lists
        .own
        .get(to)
        .copied()
        .flatten()
        .is_some_and(|own| own > from);
    let takes = within && one.look.likeness(other.look) < ALIKE;
    // Of two that look the same the nearer goes on.
    let far = if takes { 8 } else { i32::from(within) };
    Some((worth - far, gap))
}

/// What speaks against a chain that begins with a candidate: others above it in the agenda are left to
/// be nothing. A list inside an item begins below the item.
fn passed_by(candidates: &[Candidate], at: usize) -> i32 {
    let below = candidates.get(at).is_some_and(|c| c.below);
    let above = candidates.iter().take(at).rev().take(PASSED).enumerate();
    // Those further up count where something speaks for them: rules of conduct are often numbered above
    // an agenda, and lists of all sorts below minutes.
    let passed = above
        .filter(|(k, c)| c.number.is_some() && c.below == below && (*k < 3 || c.worth >= GOOD));
    2 * i32::try_from(passed.count()).unwrap_or(0)
}

/// What speaks for a chain that begins with it.
fn first(one: &Candidate) -> i32 {
    match &one.number {
        Some(number) if number.count.is_first() => 3,
        Some(_) => -1,
        None => 0,
    }
}

/// What speaks for a step, and how many numbers it leaves out; none = there is no such step.
fn step(from: &Candidate, to: &Candidate) -> Option<(i32, u32)> {
    if from.at >= to.at {
        return None;
    }
    let alike = from.look.likeness(to.look);
    let mut look = 2 * (alike - 4);
    if from.below != to.below {
        look -= 8;
    }
    let (worth, gap) = match (&from.number, &to.number) {
        (Some(before), Some(after)) => match after.count.follows(before.count) {
            Some(0) if after.count.is_below(before.count) => (-2, 0),
            Some(0) => (5, 0),
            // What looks different and leaves numbers out is something else.
            Some(_) if alike < 4 => return None,
            Some(gap) => (-1 - 2 * i32::try_from(gap).unwrap_or(9), gap),
            // Twice the same number is a slip where both look alike in all.
            None if before.count == after.count && alike > 5 => (-6, 0),
            // A second part of the agenda begins with 1 again.
            None if after.count.is_first() && to.section > from.section => (0, 0),
            None => return None,
        },
        // Items without numbers are headings of one level.
        (None, None) if from.look.level != to.look.level => return None,
        (None, None) => (1, 0),
        // A paper numbers its items, or it does not.
        _ => return None,
    };
    Some((worth + look, gap))
}
