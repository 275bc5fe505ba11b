//! The table of phrases: made of the text once, asked by binary search.

use std::borrow::Cow;
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
pub(super) struct Use {
    role: usize,
    /// Other words may stand before it.
    before: bool,
    after: After,
    told: &'static str,
}

#[derive(Debug)]
struct Phrase {
    words: Cow<'static, str>,
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
    /// By role: whether a phrase of it may stand among other words.
    among: Vec<Among>,
}

/// How a phrase has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// As the data says.
    AsSaid,
    /// Alone.
    Whole,
    /// At the beginning, the longest first.
    Head,
    /// At the end, the longest first.
    Tail,
}

/// Where the phrases of a role may stand.
#[derive(Clone, Copy, Debug, Default)]
struct Among {
    /// Some may stand behind other words.
    behind: bool,
    /// Some may stand before other words.
    before: bool,
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
pub(super) struct Line<'t> {
    /// The words, without stars.
    pub(super) words: &'t str,
    before: bool,
    after: After,
    /// What it may be beside what its section says.
    pub(super) more: &'t str,
    /// What a reader makes of it.
    pub(super) told: &'t str,
}

/// Takes a line apart: stars, words, what else they may be, what is made of them.
pub(super) fn line(text: &str) -> Line<'_> {
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

impl Line<'_> {
    /// One thing that its words may be.
    pub(super) fn used(&self, role: usize, told: &'static str) -> Use {
        Use {
            role,
            before: self.before,
            after: self.after,
            told,
        }
    }
}

impl Table {
    /// The table of a text. What the text names and nobody knows is left out; a test sees to it that
    /// there is no such thing.
    pub(super) fn new(text: &'static str) -> Self {
        let mut all = Vec::new();
        let mut section = None;
        for row in text.lines() {
            if let Some(head) = row.strip_prefix('[') {
                section = head.strip_suffix(']').and_then(roles::number);
            } else if !row.is_empty() && !row.starts_with('#') {
                let line = line(row);
                let more = line.more.split(", ").filter_map(roles::number);
                for role in section.into_iter().chain(more) {
                    all.push((Cow::Borrowed(line.words), line.used(role, line.told)));
                }
            }
        }
        Self::of(all)
    }

    /// The table of phrases that are folded.
    pub(super) fn of(mut all: Vec<(Cow<'static, str>, Use)>) -> Self {
        all.sort_by(|one, other| one.0.cmp(&other.0));
        let mut out = Self {
            phrases: Vec::new(),
            uses: Vec::new(),
            first: vec![0; 257],
            among: vec![Among::default(); roles::count()],
        };
        for (words, one) in all {
            out.put(words, one);
        }
        out
    }

    fn put(&mut self, words: Cow<'static, str>, one: Use) {
        if let Some(among) = self.among.get_mut(one.role) {
            among.behind |= one.before;
            among.before |= one.after != After::Nothing;
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
            if words.starts_with(other.words.as_ref()) {
                break;
            }
            begins = other.begins;
        }
        let from = usize::from(words.bytes().next().unwrap_or_default()) + 1;
        self.phrases.push(Phrase {
            words,
            begins,
            uses: at..at + 1,
        });
        for place in self.first.iter_mut().skip(from) {
            *place = self.phrases.len();
        }
    }

    /// Whether phrases of some roles may stand among other words.
    pub(super) fn anywhere(&self, roles: Range<usize>) -> bool {
        let among = self.among.get(roles).unwrap_or_default();
        among.iter().any(|a| a.behind || a.before)
    }

    /// The phrases of a role, as far as they come with the program.
    pub(super) fn all(&self, role: usize) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.phrases.iter().flat_map(move |p| {
            let uses = self.uses.get(p.uses.clone()).unwrap_or_default();
            let own = uses.iter().filter(move |u| u.role == role);
            own.filter_map(|u| match p.words {
                Cow::Borrowed(words) => Some((words, u.told)),
                Cow::Owned(_) => None,
            })
        })
    }

    /// The phrases of some roles that stand in folded words, in the order in which they stand.
    pub(super) fn found(
        &self,
        folded: &str,
        roles: Range<usize>,
        ask: Ask,
    ) -> impl Iterator<Item = Found> {
        let among = self.among.get(roles.clone()).unwrap_or_default();
        let everywhere = match ask {
            Ask::AsSaid => among.iter().any(|a| a.behind),
            Ask::Whole | Ask::Head => false,
            Ask::Tail => true,
        };
        let starts = std::iter::once(0)
            .chain(folded.match_indices(' ').map(|(at, _)| at + 1))
            .take(if everywhere { usize::MAX } else { 1 });
        starts.flat_map(move |at| self.beginning(folded, at, roles.clone(), ask))
    }

    /// The phrases that the words from `at` on begin with.
    fn beginning(
        &self,
        folded: &str,
        at: usize,
        roles: Range<usize>,
        ask: Ask,
    ) -> impl Iterator<Item = Found> {
        let rest = folded.get(at..).unwrap_or_default();
        let byte = usize::from(rest.bytes().next().unwrap_or_default());
        let from = self.first.get(byte).copied().unwrap_or_default();
        let to = self.first.get(byte + 1).copied().unwrap_or_default();
        let among = self.phrases.get(from..to).unwrap_or_default();
        let last = from + among.partition_point(|p| p.words.as_ref() <= rest);
        // The longest that `rest` begins with is the last one before it, or one that this begins with.
        let last = last.checked_sub(1).filter(|last| *last >= from);
        let chain = std::iter::successors(last, |p| self.phrases.get(*p)?.begins);
        chain
            .filter_map(|p| self.phrases.get(p))
            .filter(move |p| rest.starts_with(p.words.as_ref()))
            .flat_map(|p| {
                let uses = self.uses.get(p.uses.clone()).unwrap_or_default();
                uses.iter().map(move |u| (p.words.len(), u))
            })
            .filter(move |(length, one)| {
                let tail = rest.as_bytes().get(*length);
                roles.contains(&one.role) && one.stands(at, tail.copied(), ask)
            })
            .map(move |(length, one)| Found {
                role: one.role,
                at: at..at + length,
                told: one.told,
            })
    }
}

impl Use {
    /// Whether it may stand where it begins at `at` and `next` follows it.
    fn stands(&self, at: usize, next: Option<u8>, ask: Ask) -> bool {
        let parted = next.is_none_or(|b| b == b' ');
        match ask {
            Ask::Whole => at == 0 && next.is_none(),
            Ask::Head => at == 0 && parted,
            Ask::Tail => next.is_none(),
            Ask::AsSaid => {
                (at == 0 || self.before)
                    && match self.after {
                        After::Nothing => next.is_none(),
                        After::Words => parted,
                        After::Letters => true,
                    }
            }
        }
    }
}
