//! Marks of spelling and style: asked for by the item or for all, kept with their words while the
//! officer types, and looked for again when typing rests.

use std::collections::HashMap;
use std::ops::Range;

use crate::checks::{Mark, Rule, Snapshot};
use crate::meeting::Meeting;
use crate::meeting::entry::Stream;
use crate::meeting::id::{EntryId, ItemId};
use crate::phrases::Book;
use crate::tui::editor::Splice;
use crate::tui::job::Job;
use crate::tui::port::Effect;

/// How far marks reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Nothing is marked.
    #[default]
    Off,
    /// The item that is written in.
    Item,
    /// All items.
    All,
}

/// The marks.
#[derive(Debug, Default)]
pub struct Marks {
    reach: Reach,
    item: Option<ItemId>,
    found: Vec<Mark>,
    /// Of the look that was asked for last.
    ticket: u64,
    /// Counts what was found, so that the screen knows when it has changed.
    generation: u64,
    /// Words have changed since the last look.
    stale: bool,
    /// By the word and its readers: what one reader may be offered another may not.
    suggested: HashMap<(String, Stream), Vec<String>>,
    asked: Option<(String, Stream)>,
}

impl Marks {
    /// How far they reach.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// What was found.
    pub fn found(&self) -> &[Mark] {
        &self.found
    }

    /// Changes whenever what is marked changes.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Marks as far as `reach`, or no longer.
    pub fn set(&mut self, reach: Reach) {
        self.reach = reach;
        self.found.clear();
        self.generation += 1;
        self.stale = true;
        self.item = None;
    }

    /// Looks for marks if they are wanted, and words or the item have changed.
    pub fn look(
        &mut self,
        meeting: &Meeting,
        book: &Book,
        item: Option<ItemId>,
        out: &mut Vec<Effect>,
    ) {
        let of = match self.reach {
            Reach::Off => return,
            Reach::Item => item,
            Reach::All => None,
        };
        if !self.stale && self.item == of {
            return;
        }
        if self.item != of {
            self.found.clear();
            self.generation += 1;
        }
        self.item = of;
        self.stale = false;
        self.ticket += 1;
        out.push(Effect::Job(Job::LookOver {
            ticket: self.ticket,
            snapshot: Box::new(Snapshot::of(meeting, book, of)),
        }));
    }

    /// A look over everything, for the check at the end, without marks on the sheet.
    pub fn look_over_all(&mut self, meeting: &Meeting, book: &Book, out: &mut Vec<Effect>) {
        self.ticket += 1;
        self.stale = false;
        out.push(Effect::Job(Job::LookOver {
            ticket: self.ticket,
            snapshot: Box::new(Snapshot::of(meeting, book, None)),
        }));
    }

    /// What a look has found; one that was asked for before the last is passed over.
    pub fn looked(&mut self, ticket: u64, found: Vec<Mark>) {
        if ticket == self.ticket && !self.stale {
            self.found = found;
            self.generation += 1;
        }
    }

    /// Words or facts have changed: the next look is due.
    pub fn touch(&mut self) {
        self.stale = true;
    }

    /// A change of an entry's words: marks after it move, those in it go.
    pub fn spliced(&mut self, entry: EntryId, splice: &Splice) {
        self.stale = true;
        if self.found.is_empty() {
            return;
        }
        let (from, to) = (splice.at, splice.end_before());
        let before = self.found.len();
        self.found
            .retain(|m| m.entry != entry || m.range.end < from || m.range.start > to);
        let mut moved = self.found.len() != before;
        for mark in self.found.iter_mut().filter(|m| m.entry == entry) {
            if mark.range.start > to {
                let by = |at: usize| at - splice.went.len() + splice.came.len();
                mark.range = by(mark.range.start)..by(mark.range.end);
                moved = true;
            }
        }
        self.generation += u64::from(moved);
    }

    /// The marks of an entry.
    pub fn of(&self, entry: EntryId) -> impl Iterator<Item = &Mark> {
        self.found
            .iter()
            .filter(move |m| m.entry == entry && self.reach != Reach::Off)
    }

    /// The mark at a place.
    pub fn at(&self, entry: EntryId, byte: usize) -> Option<&Mark> {
        self.of(entry)
            .find(|m| m.range.start <= byte && byte <= m.range.end)
    }

    /// Asks what could stand instead of the word that is marked as misspelt, once for each.
    pub fn ask(
        &mut self,
        meeting: &Meeting,
        book: &Book,
        (word, readers): (&str, Stream),
        out: &mut Vec<Effect>,
    ) {
        let key = (word.to_owned(), readers);
        if self.suggested.contains_key(&key) || self.asked.as_ref() == Some(&key) {
            return;
        }
        self.asked = Some(key);
        out.push(Effect::Job(Job::Suggest {
            snapshot: Box::new(Snapshot::known_to(meeting, book, readers)),
            word: word.to_owned(),
            readers,
        }));
    }

    /// What could stand instead of a word.
    pub fn suggest(&mut self, word: &str, readers: Stream, instead: Vec<String>) {
        self.suggested.insert((word.to_owned(), readers), instead);
        self.generation += 1;
    }

    /// What could stand instead of what is marked, as far as it is known.
    pub fn instead<'m>(&'m self, mark: &'m Mark, word: &str, readers: Stream) -> &'m [String] {
        if mark.rule == Rule::Spelling {
            let key = (word.to_owned(), readers);
            self.suggested.get(&key).map_or(&[], Vec::as_slice)
        } else {
            &mark.instead
        }
    }

    /// The mark after a place (or the first of all), in the order of `entries`.
    pub fn after(
        &self,
        entries: &[EntryId],
        here: Option<(EntryId, usize)>,
    ) -> Option<(EntryId, Range<usize>)> {
        let rank = |entry: EntryId| entries.iter().position(|e| *e == entry);
        let key = |m: &Mark| rank(m.entry).map(|r| (r, m.range.start));
        let from = here.and_then(|(entry, byte)| rank(entry).map(|r| (r, byte)));
        let mut sorted: Vec<(&Mark, (usize, usize))> = self
            .found
            .iter()
            .filter_map(|m| key(m).map(|k| (m, k)))
            .collect();
        sorted.sort_by_key(|(_, k)| *k);
        let next = sorted.iter().find(|(_, k)| from.is_none_or(|f| *k > f));
        next.or_else(|| sorted.first())
            .map(|(m, _)| (m.entry, m.range.clone()))
    }
}
