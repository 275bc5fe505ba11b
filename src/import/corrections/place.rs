//! Beside which line of the draft a change stands: by the paragraph's words before the changes, then
//! by its number, then by likeness. What can't be placed stays, with its words and where it stands in
//! the copy.

use std::ops::Range;

use super::fold::{self, Beside};
use super::lines::Lines;
use super::said;
use super::{Change, MarkedCopy, Stands, What};
use crate::import::steps::Steps;
use crate::meeting::id::EntryId;
use crate::meeting::text::Text;

/// A line of the draft as it was printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftLine {
    /// Its number as printed; empty = none.
    pub number: String,
    /// Its words.
    pub words: String,
    /// The entry that it comes from; none = it follows from facts.
    pub entry: Option<EntryId>,
    /// What of its words are the entry's own.
    pub own: Option<Own>,
    /// It is printed as a part of another line: a cell of a table.
    pub alias: bool,
    /// Its words as they stand now, where they were changed since it was sent; the entry's own words
    /// are those.
    pub now: Option<String>,
}

impl DraftLine {
    /// Its words as they stand now.
    pub fn stands(&self) -> &str {
        self.now.as_deref().unwrap_or(&self.words)
    }
}

/// The words of a line that are an entry's own and can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Where they stand in the line's words.
    pub range: Range<usize>,
    /// Where they begin in the entry's text.
    pub from: usize,
    /// The line is all that the entry says.
    pub all: bool,
}

/// What settling a change would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// It stands beside no entry.
    Nowhere,
    /// It stands beside an entry, and changes none of its own words; why.
    Beside(EntryId, &'static str),
    /// Words of an entry: where in its text, and what stands there.
    Words {
        /// Which.
        entry: EntryId,
        /// Where.
        at: usize,
        /// What stands there; empty = something is put in.
        old: Text,
        /// What is asked for in its place.
        new: Text,
    },
    /// A new paragraph after an entry.
    After {
        /// Which.
        entry: EntryId,
        /// Its words.
        words: Text,
    },
    /// The whole entry out.
    Strike(EntryId),
}

impl Target {
    /// The entry beside which it stands.
    pub fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Nowhere => None,
            Self::Beside(entry, _)
            | Self::Words { entry, .. }
            | Self::After { entry, .. }
            | Self::Strike(entry) => Some(*entry),
        }
    }
}

/// How a paragraph of a copy was found in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It has the same words.
    Words,
    /// It has the same number, and words that are alike.
    Number,
    /// It has words that are alike.
    Likeness,
}

/// A change beside the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What is asked.
    pub change: Change,
    /// Where it stands in the copy, in words.
    pub stands: String,
    /// The line of the draft, by its place; none = it could not be placed.
    pub line: Option<usize>,
    /// How it was found.
    pub how: Option<How>,
    /// What settling it would do.
    pub target: Target,
}

/// A paragraph of the copy beside its line.
pub(super) struct Found {
    pub(super) line: usize,
    pub(super) how: How,
    /// Beside the line as it was sent.
    pub(super) beside: Beside,
    /// Beside the line as it stands now, where that is another.
    now: Option<Beside>,
}

/// Places what a copy asks beside the lines of the draft.
pub fn place(copy: &MarkedCopy, draft: &[DraftLine], steps: &Steps) -> Vec<Placed> {
    let lines = Lines::new(draft);
    let mut found: Vec<Option<Found>> = Vec::new();
    let mut last = None;
    for paragraph in &copy.paragraphs {
        let at = lines.find(paragraph, last, steps);
        if at.is_some() && paragraph.stands == Stands::Text {
            last = at.map(|(line, _)| line);
        }
        found.push(at.map(|(line, how)| {
            Found {
                line,
                how,
                beside: fold::beside(&paragraph.before, &lines.printed(line)),
                now: draft[line]
                    .now
                    .as_ref()
                    .map(|_| fold::beside(&paragraph.before, &Lines::print_now(&draft[line]))),
            }
        }));
    }
    let mut out: Vec<Placed> = copy
        .changes
        .iter()
        .map(|change| placed(change, copy, draft, &found))
        .collect();
    out.extend(super::untracked::find(copy, draft, &found));
    let said = copy.messages.iter();
    out.extend(said.map(|message| said::placed(message, draft, &lines, steps)));
    out.sort_by_key(|p| (p.change.paragraph, p.change.at));
    out
}

/// One change beside its line.
fn placed(
    change: &Change,
    copy: &MarkedCopy,
    draft: &[DraftLine],
    found: &[Option<Found>],
) -> Placed {
    let paragraph = change.paragraph.and_then(|p| copy.paragraphs.get(p));
    let stands = match paragraph {
        Some(paragraph) => paragraph.in_words(),
        None if change.what == What::Comment => "a comment without a place".to_owned(),
        None => String::new(),
    };
    let unplaced = |how| Placed {
        change: change.clone(),
        stands: stands.clone(),
        line: None,
        how,
        target: Target::Nowhere,
    };
    let Some(mut at) = change.paragraph else {
        return unplaced(None);
    };
    // A new paragraph stands after the one above it; where that is new too, after the one above that.
    let mut moved_up = false;
    while copy.paragraphs[at].before.trim().is_empty() {
        moved_up = true;
        match at.checked_sub(1) {
            Some(above) if copy.paragraphs[above].stands == copy.paragraphs[at].stands => {
                at = above;
            }
            _ => return unplaced(None),
        }
    }
    let Some(here) = &found[at] else {
        return unplaced(None);
    };
    let line = &draft[here.line];
    let target = line.entry.map_or(Target::Nowhere, |entry| {
        let end = copy.paragraphs[at].before.len();
        let place = if moved_up { end } else { change.at };
        target(change, place, entry, line, draft, here)
    });
    Placed {
        change: change.clone(),
        stands,
        line: Some(here.line),
        how: Some(here.how),
        target,
    }
}

/// Words of a line that follow from facts.
pub(super) const FACTS: &str = "These words follow from facts (names, numbers, the law): change the fact, or keep \
                     it as a query.";
/// What a key can't do.
pub(super) const BY_HAND: &str = "Do it on the record, then settle this.";
/// A remark.
pub(super) const SAID: &str = "It asks for no words: reword, refuse, or keep it as a query.";
/// The words have no certain place.
pub(super) const OTHER: &str = "The words are not those of the draft: reword it.";

fn target(
    change: &Change,
    at: usize,
    entry: EntryId,
    line: &DraftLine,
    draft: &[DraftLine],
    here: &Found,
) -> Target {
    match change.what {
        What::Comment | What::Message => Target::Beside(entry, SAID),
        What::TakenBack => Target::Beside(entry, "Nothing is asked of the draft by this."),
        What::Joined | What::Split | What::RowInserted | What::RowDeleted => {
            Target::Beside(entry, BY_HAND)
        }
        What::ParagraphAfter | What::ParagraphBefore => new_paragraph(change, entry, here, draft),
        What::ParagraphDeleted | What::MovedAway if whole(change, line) => {
            if line.own.as_ref().is_some_and(|own| own.all) {
                Target::Strike(entry)
            } else {
                words(change, at, entry, line, here)
            }
        }
        What::MovedHere if line_by_itself(change) && at_an_end(at, here) => {
            new_paragraph(change, entry, here, draft)
        }
        What::Inserted
        | What::Deleted
        | What::Replaced
        | What::MovedAway
        | What::MovedHere
        | What::ParagraphDeleted
        | What::Untracked => words(change, at, entry, line, here),
    }
}

/// Whether the change takes all words of the line out.
fn whole(change: &Change, line: &DraftLine) -> bool {
    let old = fold::words(&change.old);
    let number = fold::words(&line.number);
    let words = fold::words(&line.words);
    let after = old.strip_prefix(number.as_slice()).unwrap_or(&old);
    after == words.as_slice() || old == words
}

fn line_by_itself(change: &Change) -> bool {
    change.old.is_empty()
}

/// Whether a place is at the beginning or the end of the line's words.
fn at_an_end(at: usize, here: &Found) -> bool {
    at == 0 || here.beside.is_end(at)
}

fn new_paragraph(change: &Change, entry: EntryId, here: &Found, draft: &[DraftLine]) -> Target {
    let words = Text::new(without_number(change.new.trim()));
    if change.what == What::ParagraphBefore {
        // Before this one is after the one above it, if that is of the same item.
        let above = draft[..here.line]
            .iter()
            .rev()
            .find_map(|l| l.entry.filter(|e| *e != entry));
        let adjoins = draft[..here.line]
            .last()
            .is_some_and(|l| l.entry.is_some() && l.entry == above);
        return match above {
            Some(above) if adjoins => Target::After {
                entry: above,
                words,
            },
            _ => Target::Beside(entry, BY_HAND),
        };
    }
    Target::After { entry, words }
}

/// Words without a number that somebody typed before them.
fn without_number(words: &str) -> &str {
    let Some((number, rest)) = words.split_once(['\t', ' ']) else {
        return words;
    };
    let digits = number.trim_end_matches('.');
    let digits = digits.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_number = digits.contains('.')
        && digits.split('.').all(|part| {
            !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
        });
    if is_number { rest.trim_start() } else { words }
}

/// A change of words, in the entry's own text.
fn words(change: &Change, at: usize, entry: EntryId, line: &DraftLine, here: &Found) -> Target {
    let Some(own) = &line.own else {
        return Target::Beside(entry, FACTS);
    };
    let beside = here.now.as_ref().unwrap_or(&here.beside);
    let Some(range) = beside.stretch(at..at + change.old.len()) else {
        return Target::Beside(entry, OTHER);
    };
    // In the line's printed words a number may stand first.
    let lead = Lines::lead(line);
    let (start, end) = (own.range.start + lead, own.range.end + lead);
    let mut range = range;
    // The whole line with its number: the words are what can be taken out.
    if whole(change, line) {
        range = range.start.max(start)..range.end.min(end);
    }
    if range.start < start || range.end > end || range.start > range.end {
        return Target::Beside(entry, FACTS);
    }
    let Some(old) = Lines::print_now(line).get(range.clone()).map(Text::new) else {
        return Target::Beside(entry, OTHER);
    };
    let asked = if whole(change, line) {
        fold::whole(&line.stands()[own.range.clone()]) == fold::whole(&old)
    } else {
        fold::whole(&change.old) == fold::whole(&old)
    };
    if !asked && change.what != What::Untracked {
        return Target::Beside(entry, OTHER);
    }
    Target::Words {
        entry,
        at: range.start - start + own.from,
        old,
        new: Text::new(&change.new.replace(['\n', '\t'], " ")),
    }
}
