//! What helps while an officer writes: the books, what Tab would put in, the places of a phrase that
//! are still to be filled, what a finished paragraph could become, and the marks that were asked for.
//! All of it is derived, and none of it changes a word by itself.

mod marks;
mod stops;

use super::editor::Splice;
use super::sheet::{Sheet, What};
use crate::checks::Mark;
use crate::completion::{Index, Offer, Proposal, Where, propose};
use crate::meeting::Meeting;
use crate::meeting::agenda::Stamp;
use crate::meeting::id::EntryId;
use crate::phrases::{Book, Learnt, Scene};
pub use marks::{Marks, Reach};
pub use stops::Stops;

/// How many offers are shown at most.
const MOST: usize = 3;

/// What helps while writing.
#[derive(Debug)]
pub struct Assist {
    /// Phrases, abbreviations and words that hold here.
    pub book: Book,
    /// What Tab would put in where the caret stands, best first.
    pub offers: Vec<Offer>,
    /// The places of a phrase that are still to be filled.
    pub stops: Option<Stops>,
    /// Where the blank ends that was put after words that go on: the next blank typed is that one.
    pub spaced: Option<(EntryId, usize)>,
    /// What a finished paragraph could become.
    pub proposal: Option<(EntryId, Proposal)>,
    /// Marks of spelling and style.
    pub marks: Marks,
    learnt: Vec<Learnt>,
    index: Index,
    /// The books have changed since the index was made.
    fresh: bool,
    /// The acts up to which it knows the people and the agenda.
    looked: u64,
}

impl Default for Assist {
    fn default() -> Self {
        Self {
            book: Book::starter(),
            offers: Vec::new(),
            stops: None,
            spaced: None,
            proposal: None,
            marks: Marks::default(),
            learnt: Vec::new(),
            index: Index::default(),
            fresh: true,
            looked: 0,
        }
    }
}

impl Assist {
    /// Another book.
    pub fn open_book(&mut self, book: Book) {
        // Most officers have the book that the screen began with.
        if self.book != book {
            self.book = book;
            self.fresh = true;
        }
    }

    /// What was learnt from earlier sessions.
    pub fn learn(&mut self, learnt: Vec<Learnt>) {
        self.learnt = learnt;
        self.fresh = true;
    }

    /// A change of an entry's words: places and marks go along with them.
    pub fn spliced(&mut self, entry: EntryId, splice: &Splice) {
        if self
            .stops
            .as_mut()
            .is_some_and(|s| !s.spliced(entry, splice))
        {
            self.stops = None;
        }
        self.marks.spliced(entry, splice);
        if self.proposal.as_ref().is_some_and(|(of, _)| *of == entry) {
            self.proposal = None;
        }
    }

    /// Looks at what can be offered where the caret stands. `acts` counts the acts so far.
    pub fn look(&mut self, meeting: &Meeting, sheet: &Sheet, now: Stamp, acts: u64) {
        self.offers.clear();
        if let Some((entry, _)) = self.proposal
            && meeting.entry(entry).is_none_or(|e| e.struck)
        {
            self.proposal = None;
        }
        let Some(block) = sheet.block().filter(|b| b.editable) else {
            return;
        };
        let (head, tail) = block.text.split_at_caret();
        if head.is_empty() || !block.text.selected().is_empty() {
            return;
        }
        let readers = sheet.readers(meeting);
        if self.fresh {
            self.fresh = false;
            self.index = Index::new(meeting, &self.book, &self.learnt, readers);
        } else if self.looked != acts || self.index.readers() != readers {
            self.index.follow(meeting, &self.book, readers);
        }
        self.looked = acts;
        let reads = |id: EntryId| meeting.entry(id).is_none_or(|e| readers.includes(e.stream));
        // What stands before the caret in this item: the blocks above, and this one so far.
        let stands = |words: &str| {
            let found = memchr::memmem::Finder::new(words);
            let above = sheet.blocks()[..sheet.at()].iter();
            // What these readers don't see is no earlier mention for them.
            let mut above = above.filter(|b| matches!(b.what, What::Entry(id) if reads(id)));
            // What was typed just now ends at the caret, and is no earlier mention.
            above.any(|b| found.find(b.text.text().as_bytes()).is_some())
                || found
                    .find(head.as_bytes())
                    .is_some_and(|at| at + words.len() < head.len())
        };
        let stands_anywhere = |words: &str| {
            let found = memchr::memmem::Finder::new(words);
            let entries = meeting.all_entries().iter().filter(|e| !e.struck);
            let mut read = entries.filter_map(|e| e.words_for(readers));
            // What was typed last is on the sheet, and may not be in the journal yet.
            stands(words) || read.any(|text| found.find(text.as_bytes()).is_some())
        };
        let at = Where {
            head,
            tail,
            scene: Scene {
                meeting,
                item: sheet.item(),
                readers,
                now,
                house: meeting.house(),
            },
            stands: &stands,
            stands_anywhere: &stands_anywhere,
        };
        self.offers = self.index.offers(&at, MOST);
    }

    /// What Tab and Alt with a digit do where the caret stands: key and words, best first.
    pub fn told(&self, meeting: &Meeting, sheet: &Sheet) -> Vec<(String, String)> {
        // Where the caret is led to a slip, that is what is asked about first.
        let mut told = Vec::new();
        if let Some((mark, word)) = self.mark_here(sheet) {
            told.push((String::new(), mark.what.clone()));
            let instead = self.marks.instead(mark, word, sheet.readers(meeting));
            if !instead.is_empty() {
                told.extend(numbered(instead.iter().take(MOST).cloned()));
                return told;
            }
        }
        if !self.offers.is_empty() {
            let words = |o: &Offer| o.words.trim().replace('\n', " ");
            told.extend(numbered(self.offers.iter().map(words)));
            return told;
        }
        told.extend(self.other_ways(sheet));
        told
    }

    /// Whether the caret is in the place of a phrase that is being filled.
    pub fn in_place(&self, sheet: &Sheet) -> bool {
        let (Some(stops), Some(block)) = (&self.stops, sheet.block()) else {
            return false;
        };
        Some(stops.entry()) == block.entry() && stops.hold(block.text.caret())
    }

    /// What Tab does where nothing is offered.
    fn other_ways(&self, sheet: &Sheet) -> Option<(String, String)> {
        let here = sheet.entry();
        let words = match (&self.stops, &self.proposal) {
            (Some(stops), _) if Some(stops.entry()) == here => {
                let key = if self.in_place(sheet) {
                    "Tab, Enter"
                } else {
                    "Tab"
                };
                let words = if stops.more() {
                    "next place"
                } else {
                    "end of the phrase"
                };
                return Some((key.to_owned(), words.to_owned()));
            }
            (None, Some((_, proposal))) if sheet.block()?.what == What::Fresh => {
                format!("make it {}", proposal.words)
            }
            _ => return None,
        };
        Some(("Tab".to_owned(), words))
    }

    /// The mark at the caret, and the words that it marks.
    pub fn mark_here<'s>(&'s self, sheet: &'s Sheet) -> Option<(&'s Mark, &'s str)> {
        let block = sheet.block()?;
        let mark = self.marks.at(block.entry()?, block.text.caret())?;
        Some((mark, block.text.text().get(mark.range.clone())?))
    }

    /// Looks at what a paragraph that was just ended could become.
    pub fn ended(&mut self, meeting: &Meeting, entry: EntryId) {
        let proposal = meeting
            .entry(entry)
            .filter(|e| e.kind == crate::meeting::entry::Kind::Paragraph)
            .and_then(|e| propose(meeting, meeting.house(), e.stream, &e.text));
        self.proposal = proposal.map(|p| (entry, p));
    }
}

/// Tab takes the first, Alt and a digit the others.
fn numbered(words: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let key = |i: usize| match i {
        1 => "Tab".to_owned(),
        i => format!("Alt-{i}"),
    };
    (1..).zip(words).map(|(i, w)| (key(i), w)).collect()
}
