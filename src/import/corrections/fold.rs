//! Words of a copy beside words of the draft, whatever became of spaces, quotation marks and dashes on
//! the way through somebody's word processor.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::meeting::text::folded;

/// Paragraphs with more words than this are compared at their ends alone.
const MOST_COMPARED: usize = 4_000;

/// A word, a sign or the space between them.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// What it counts as.
    pub(super) key: String,
}

impl Token {
    /// Whether it is a word.
    pub(super) fn is_word(&self) -> bool {
        self.key.chars().any(char::is_alphanumeric)
    }
}

/// A character as it counts: quotation marks, dashes and spaces are one each; capitals count.
fn key(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '`' | '\u{00B4}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' => '"',
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The tokens of a text; spaces at its ends are none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let key = key(c);
        if let Some(last) = out.last_mut() {
            let space = key == ' ' && last.key == " ";
            let word = key.is_alphanumeric()
                && last
                    .key
                    .chars()
                    .next_back()
                    .is_some_and(char::is_alphanumeric);
            if space || word {
                last.range.end = end;
                if word {
                    last.key.push(key);
                }
                continue;
            }
        } else if key == ' ' {
            continue;
        }
        out.push(Token {
            range: at..end,
            key: key.to_string(),
        });
    }
    if out.last().is_some_and(|t| t.key == " ") {
        out.pop();
    }
    out
}

/// A text as one row of what its tokens count as.
pub(super) fn whole(text: &str) -> String {
    tokens(text).iter().map(|t| t.key.as_str()).collect()
}

/// The words of a text without capitals, for likeness.
pub(super) fn words(text: &str) -> Vec<String> {
    let found = tokens(text).into_iter().filter(Token::is_word);
    found
        .map(|t| t.key.chars().flat_map(folded).collect())
        .collect()
}

/// Two texts beside each other.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Tokens that stand in both: where in the copy, where in the draft.
    pairs: Vec<(Range<usize>, Range<usize>)>,
    /// Where the two differ: in the copy, in the draft.
    pub(super) differences: Vec<(Range<usize>, Range<usize>)>,
}

/// Sets a text of the copy beside one of the draft.
pub(super) fn beside(copy: &str, draft: &str) -> Beside {
    let (one, other) = (tokens(copy), tokens(draft));
    let keys = |tokens: &[Token]| -> Vec<String> { tokens.iter().map(|t| t.key.clone()).collect() };
    let (one_keys, other_keys) = (keys(&one), keys(&other));
    let ops = if one.len().max(other.len()) > MOST_COMPARED {
        ends(&one_keys, &other_keys)
    } else {
        capture_diff_slices(Algorithm::Myers, &one_keys, &other_keys)
    };
    let span = |tokens: &[Token], text: &str, range: Range<usize>| {
        let start = tokens
            .get(range.start)
            .map_or(text.len(), |t| t.range.start);
        if let Some(last) = tokens.get(range.clone()).and_then(|t| t.last()) {
            return start..last.range.end;
        }
        // Nothing: between the token before and this one.
        let before = range.start.checked_sub(1).and_then(|at| tokens.get(at));
        let at = before.map_or(0, |t| t.range.end);
        at..at
    };
    let mut out = Beside::default();
    for op in ops {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            let pairs = one[old_index..].iter().zip(&other[new_index..]).take(len);
            out.pairs
                .extend(pairs.map(|(a, b)| (a.range.clone(), b.range.clone())));
        } else {
            out.differences.push((
                span(&one, copy, op.old_range()),
                span(&other, draft, op.new_range()),
            ));
        }
    }
    out.differences = joined(std::mem::take(&mut out.differences), copy);
    out
}

/// What stands at both ends of two long texts is the same; what is between them differs.
fn ends(one: &[String], other: &[String]) -> Vec<DiffOp> {
    let same = |pair: &(&String, &String)| pair.0 == pair.1;
    let head = one.iter().zip(other).take_while(same).count();
    let tail = one[head..].iter().rev().zip(other[head..].iter().rev());
    let tail = tail.take_while(same).count();
    let equal = |old_index, new_index, len| DiffOp::Equal {
        old_index,
        new_index,
        len,
    };
    vec![
        equal(0, 0, head),
        DiffOp::Replace {
            old_index: head,
            old_len: one.len() - head - tail,
            new_index: head,
            new_len: other.len() - head - tail,
        },
        equal(one.len() - tail, other.len() - tail, tail),
    ]
}

/// Differences with nothing but a space between them are one.
fn joined(all: Vec<(Range<usize>, Range<usize>)>, copy: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (here, there) in all {
        if here.is_empty() && there.is_empty() {
            continue;
        }
        if let Some((last, other)) = out.last_mut()
            && copy
                .get(last.end..here.start)
                .is_some_and(|between| between.trim().is_empty())
        {
            last.end = here.end;
            other.end = there.end;
            continue;
        }
        out.push((here, there));
    }
    out
}

impl Beside {
    /// Where in the draft a stretch of the copy stands; none where those words aren't in it.
    pub(super) fn stretch(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.is_empty() {
            let at = self.end(range.start).or_else(|| self.start(range.start))?;
            return Some(at..at);
        }
        let (start, end) = (self.start(range.start), self.end(range.end));
        let (start, end) = (start?, end?);
        (start <= end).then_some(start..end)
    }

    /// Whether a place is after all that stands in both.
    pub(super) fn is_end(&self, at: usize) -> bool {
        self.pairs.last().is_none_or(|(here, _)| at >= here.end)
    }

    /// A place of the copy in the draft, as the beginning of what follows.
    fn start(&self, at: usize) -> Option<usize> {
        let next = self.pairs.partition_point(|(here, _)| here.end <= at);
        let (here, there) = self.pairs.get(next)?;
        // Spaces before a word are passed over.
        Some(there.start + inside(here, there, at))
    }

    /// The same as the end of what goes before.
    fn end(&self, at: usize) -> Option<usize> {
        let before = self.pairs.partition_point(|(here, _)| here.start < at);
        let (here, there) = self.pairs.get(before.checked_sub(1)?)?;
        if at >= here.end {
            return Some(there.end);
        }
        Some(there.start + inside(here, there, at))
    }
}

/// How far into a token a place is; words that differ in length by their characters' bytes are cut at
/// their beginning.
fn inside(here: &Range<usize>, there: &Range<usize>, at: usize) -> usize {
    let into = at.saturating_sub(here.start);
    if here.len() == there.len() { into } else { 0 }
}

/// How much two texts have in common, of 100: twice the words in both, of all words.
pub(super) fn likeness(common: usize, one: usize, other: usize) -> usize {
    (200 * common).checked_div(one + other).unwrap_or(0)
}
