//! The table of phrases: made of the text once, asked by binary search.

use std::ops::Range;

use super::roles;

/// What may follow a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// Nothing: it ends the words.
    Nothing,
    /// Other words.
    Words,
    /// Anything: its last word may go on.
    Letters,
}

/// One thing that a phrase may be, and where it has to stand for that.
#[derive(Clone, Copy, Debug)]
struct Use {
    role: usize,
    /// Other words may stand before it.
    before: bool,
    after: After,
    told: &'static str,
}

#[derive(Debug)]
struct Phrase {
    words: &'static str,
    /// The longest other phrase that it begins with.
    begins: Option<usize>,
    uses: Range<usize>,
}

/// All phrases, in the order of their letters.
#[derive(Debug)]
pub(super) struct Table {
    phrases: Vec<Phrase>,
    uses: Vec<Use>,
    /// Where the phrases of each first byte begin.
    first: Vec<usize>,
    /// By role: how long words may be that are it; none where a phrase of it may stand among others.
    bounds: Vec<Option<usize>>,
}

/// A phrase that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its number among the roles of all kinds.
    pub(super) role: usize,
    pub(super) at: Range<usize>,
    pub(super) told: &'static str,
}

/// A line of the text taken apart.
pub(super) struct Line {
    /// The folded words, without stars.
    pub(super) words: &'static str,
    before: bool,
    after: After,
    /// What it may be beside what its section says, and what a reader makes of it.
    pub(super) more: &'static str,
    pub(super) told: &'static str,
}

/// Takes a line apart: stars, words, what else they may be, what is made of them.
pub(super) fn line(text: &'static str) -> Line {
    let mut columns = text.split('\t');
    let words = columns.next().unwrap_or_default();
    let (mut more, mut told) = ("", "");
    for column in columns {
        match column.strip_prefix('=') {
            Some(made) => told = made,
            None => more = column,
        }
    }
    let (before, words) = match words.strip_prefix("* ") {
        Some(rest) => (true, rest),
        None => (false, words),
    };
    let (after, words) = match words.strip_suffix('*') {
        Some(rest) => match rest.strip_suffix(' ') {
            Some(rest) => (After::Words, rest),
            None => (After::Letters, rest),
        },
        None => (After::Nothing, words),
    };
    Line {
        words,
        before,
        after,
        more,
        told,
    }
}

impl Table {
    /// The table of a text. What the text names and nobody knows is left out; a test sees to it that
    /// there is no such thing.
    pub(super) fn new(text: &'static str) -> Self {
        let mut all: Vec<(&'static str, Use)> = Vec::new();
        let mut section = None;
        for row in text.lines() {
            if let Some(head) = row.strip_prefix('[') {
                section = head.strip_suffix(']').and_then(roles::number);
            } else if !row.is_empty() && !row.starts_with('#') {
                let line = line(row);
                let more = line.more.split(", ").filter_map(roles::number);
                all.extend(section.into_iter().chain(more).map(|role| {
                    let one = Use {
                        role,
                        before: line.before,
                        after: line.after,
                        told: line.told,
                    };
                    (line.words, one)
                }));
            }
        }
        all.sort_by_key(|(words, _)| *words);
        let mut out = Self {
            phrases: Vec::new(),
            uses: Vec::new(),
            first: vec![0; 257],
            bounds: vec![Some(0); roles::count()],
        };
        for (words, one) in all {
            out.put(words, one);
        }
        out
    }

    fn put(&mut self, words: &'static str, one: Use) {
        if let Some(bound) = self.bounds.get_mut(one.role) {
            // Folding shortens: "& " stands for "and ", but marks between words may be many.
            let whole = !one.before && one.after == After::Nothing;
            *bound = bound.filter(|_| whole).map(|b| b.max(words.len() * 2 + 24));
        }
        let at = self.uses.len();
        self.uses.push(one);
        if let Some(last) = self.phrases.last_mut()
            && last.words == words
        {
            last.uses.end = at + 1;
            return;
        }
        let mut begins = self.phrases.len().checked_sub(1);
        while let Some(other) = begins.and_then(|b| self.phrases.get(b)) {
            if words.starts_with(other.words) {
                break;
            }
            begins = other.begins;
        }
        self.phrases.push(Phrase {
            words,
            begins,
            uses: at..at + 1,
        });
        let from = usize::from(words.bytes().next().unwrap_or_default()) + 1;
        for place in self.first.iter_mut().skip(from) {
            *place = self.phrases.len();
        }
    }

    /// How long words may be that are one of the roles.
    pub(super) fn bound(&self, roles: Range<usize>) -> usize {
        let bounds = self.bounds.get(roles).unwrap_or_default();
        bounds
            .iter()
            .map(|b| b.unwrap_or(usize::MAX))
            .max()
            .unwrap_or_default()
    }

    /// The phrases of some roles that stand in folded words, in the order in which they stand.
    pub(super) fn found(&self, folded: &str, roles: Range<usize>) -> impl Iterator<Item = Found> {
        let bounds = self.bounds.get(roles.clone()).unwrap_or_default();
        let anywhere = bounds.iter().any(Option::is_none);
        let starts = std::iter::once(0)
            .chain(folded.match_indices(' ').map(|(at, _)| at + 1))
            .take(if anywhere { usize::MAX } else { 1 });
        starts.flat_map(move |at| self.beginning(folded, at, roles.clone()))
    }

    /// The phrases that the words from `at` on begin with.
    fn beginning(
        &self,
        folded: &str,
        at: usize,
        roles: Range<usize>,
    ) -> impl Iterator<Item = Found> {
        let rest = folded.get(at..).unwrap_or_default();
        let byte = usize::from(rest.bytes().next().unwrap_or_default());
        let from = self.first.get(byte).copied().unwrap_or_default();
        let to = self.first.get(byte + 1).copied().unwrap_or_default();
        let among = self.phrases.get(from..to).unwrap_or_default();
        let last = from + among.partition_point(|p| p.words <= rest);
        // The longest that `rest` begins with is the last one before it, or one that this begins with.
        let last = last.checked_sub(1).filter(|last| *last >= from);
        let chain = std::iter::successors(last, |p| self.phrases.get(*p)?.begins);
        chain
            .filter_map(|p| self.phrases.get(p))
            .filter(move |p| rest.starts_with(p.words))
            .flat_map(|p| {
                let uses = self.uses.get(p.uses.clone()).unwrap_or_default();
                uses.iter().map(move |u| (p.words.len(), u))
            })
            .filter(move |(length, one)| {
                let tail = rest.as_bytes().get(*length);
                roles.contains(&one.role)
                    && (at == 0 || one.before)
                    && match one.after {
                        After::Nothing => tail.is_none(),
                        After::Words => tail.is_none_or(|b| *b == b' '),
                        After::Letters => true,
                    }
            })
            .map(move |(length, one)| Found {
                role: one.role,
                at: at..at + length,
                told: one.told,
            })
    }
}
