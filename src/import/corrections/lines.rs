//! The lines of a draft, to be found by their words, their numbers, and likeness.

use std::collections::HashMap;

use super::fold;
use super::place::{DraftLine, How};
use super::{Paragraph, Stands};
use crate::import::steps::Steps;

/// From how much in common on, of 100, words with the same number are the same paragraph.
const ALIKE_BY_NUMBER: usize = 30;
/// The same without a number.
const ALIKE: usize = 60;
/// The same in a cell of a table.
const ALIKE_IN_A_CELL: usize = 90;
/// How much more alike the best must be than the next best.
const BETTER_BY: usize = 10;

/// The lines of a draft.
pub(super) struct Lines<'d> {
    draft: &'d [DraftLine],
    /// By what they count as, with and without their numbers.
    by_words: HashMap<String, Vec<usize>>,
    by_number: HashMap<String, Vec<usize>>,
    /// By each of their words.
    by_word: HashMap<String, Vec<usize>>,
    lengths: Vec<usize>,
}

impl<'d> Lines<'d> {
    /// The lines of a draft.
    pub(super) fn new(draft: &'d [DraftLine]) -> Self {
        let mut lines = Self {
            draft,
            by_words: HashMap::new(),
            by_number: HashMap::new(),
            by_word: HashMap::new(),
            lengths: Vec::new(),
        };
        for (at, line) in draft.iter().enumerate() {
            let bare = fold::whole(&line.words);
            let whole = fold::whole(&Self::print(line));
            if whole != bare {
                lines.by_words.entry(whole).or_default().push(at);
            }
            if !bare.is_empty() {
                lines.by_words.entry(bare).or_default().push(at);
            }
            if !line.number.is_empty() {
                let number = bare_number(&line.number).to_owned();
                lines.by_number.entry(number).or_default().push(at);
            }
            let words = fold::words(&line.words);
            lines.lengths.push(words.len());
            for word in words {
                let there = lines.by_word.entry(word).or_default();
                there.push(at);
            }
        }
        lines
    }

    /// A line as it is printed: its number, a tab, its words.
    pub(super) fn print(line: &DraftLine) -> String {
        if line.number.is_empty() {
            line.words.clone()
        } else {
            format!("{}\t{}", line.number, line.words)
        }
    }

    /// The same as it stands now.
    pub(super) fn print_now(line: &DraftLine) -> String {
        if line.number.is_empty() {
            line.stands().to_owned()
        } else {
            format!("{}\t{}", line.number, line.stands())
        }
    }

    /// How long its number is with what parts it from the words.
    pub(super) fn lead(line: &DraftLine) -> usize {
        Self::print(line).len() - line.words.len()
    }

    /// The line at a place, as it is printed.
    pub(super) fn printed(&self, at: usize) -> String {
        self.draft.get(at).map(Self::print).unwrap_or_default()
    }

    /// The line that a paragraph of the copy was; `last` is that of the paragraph above it.
    pub(super) fn find(
        &self,
        paragraph: &Paragraph,
        last: Option<usize>,
        steps: &Steps,
    ) -> Option<(usize, How)> {
        if !matches!(
            paragraph.stands,
            Stands::Text | Stands::Cell(..) | Stands::Box
        ) || paragraph.before.trim().is_empty()
        {
            return None;
        }
        let whole = fold::whole(&paragraph.before);
        if let Some(same) = self.by_words.get(&whole) {
            return Some((nearest(same, last), How::Words));
        }
        let (number, rest) = parted(&paragraph.before);
        // Its words with another number before them: those after it were counted on.
        if let Some(same) = number.and_then(|_| self.by_words.get(&fold::whole(rest))) {
            return Some((nearest(same, last), How::Words));
        }
        let numbered = number.and_then(|n| self.by_number.get(bare_number(n)));
        let alike = self.alike(rest, steps);
        if let Some(there) = numbered {
            let found = there.iter().filter_map(|line| {
                let like = alike.iter().find(|(at, _)| at == line)?.1;
                (like >= ALIKE_BY_NUMBER).then_some((*line, like))
            });
            let best = alike.first().map_or(0, |(_, like)| *like);
            if let Some((line, like)) = found.max_by_key(|(_, like)| *like)
                && like + 2 * BETTER_BY >= best
            {
                return Some((line, How::Number));
            }
        }
        // A cell is a few words, and many lines have some of them.
        let enough = if paragraph.stands == Stands::Text {
            ALIKE
        } else {
            ALIKE_IN_A_CELL
        };
        match alike.as_slice() {
            [(best, common), others @ ..]
                if *common >= enough
                    && others
                        .iter()
                        .find(|(next, _)| !self.same_entry(*next, *best))
                        .is_none_or(|(_, next)| next + BETTER_BY <= *common) =>
            {
                Some((*best, How::Likeness))
            }
            _ => None,
        }
    }

    /// The line with a number; none where several have it, or none has.
    pub(super) fn numbered(&self, number: &str) -> Option<usize> {
        match self.by_number.get(bare_number(number))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether two lines tell the same entry.
    fn same_entry(&self, one: usize, other: usize) -> bool {
        let of = |at: usize| self.draft.get(at).and_then(|l| l.entry);
        of(one).is_some() && of(one) == of(other)
    }

    /// The lines that have words in common with a text, the likest first.
    pub(super) fn alike(&self, text: &str, steps: &Steps) -> Vec<(usize, usize)> {
        let words = fold::words(text);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for word in &words {
            *counts.entry(word).or_default() += 1;
        }
        let mut common: HashMap<usize, usize> = HashMap::new();
        for (word, count) in counts {
            let Some(there) = self.by_word.get(word) else {
                continue;
            };
            // Whoever sends a copy that asks for too much work gets what was found by words alone.
            if steps.take(there.len() as u64).is_err() {
                return Vec::new();
            }
            let mut at = 0;
            while at < there.len() {
                let line = there[at];
                let times = there[at..].iter().take_while(|l| **l == line).count();
                *common.entry(line).or_default() += times.min(count);
                at += times;
            }
        }
        let mut found: Vec<(usize, usize)> = common
            .into_iter()
            .map(|(line, common)| {
                let other = self.lengths.get(line).copied().unwrap_or(0);
                (line, fold::likeness(common, words.len(), other))
            })
            .collect();
        found.sort_by_key(|(line, like)| (std::cmp::Reverse(*like), *line));
        found
    }
}

/// Of lines with the same words the next below the last that was found, or else the first.
fn nearest(same: &[usize], last: Option<usize>) -> usize {
    let below = same.iter().find(|at| last.is_none_or(|last| **at > last));
    below.or(same.first()).copied().unwrap_or(0)
}

/// A number without the full stop of a heading.
fn bare_number(number: &str) -> &str {
    number.trim().trim_end_matches('.')
}

/// The number that a paragraph begins with, and its words.
pub(super) fn parted(text: &str) -> (Option<&str>, &str) {
    let text = text.trim_start();
    let Some((number, rest)) = text.split_once(['\t', ' ', '\u{A0}']) else {
        return (None, text);
    };
    let is_number = number.len() <= 16
        && number.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        && number
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '(' | ')' | '-' | '/'));
    if is_number {
        (Some(number), rest.trim_start())
    } else {
        (None, text)
    }
}
