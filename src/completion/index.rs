//! What can be offered, kept such that a key costs a look-up and no scan.

use std::ops::Range;

use crate::meeting::Meeting;
use crate::meeting::entry::Stream;
use crate::meeting::id::PersonId;
use crate::phrases::{Book, Learnt, Scene};

use super::book::Vocabulary;
use super::case::Capitals;
use super::offers::offers;
use super::people::People;
use super::terms::Terms;

/// Where the caret stands.
#[derive(Clone, Copy)]
pub struct Where<'a> {
    /// The paragraph's words before the caret.
    pub head: &'a str,
    /// Those after it.
    pub tail: &'a str,
    /// What phrases are filled in from.
    pub scene: Scene<'a>,
    /// Whether words stand already in this item, before the caret (asked only where an answer
    /// changes what is offered).
    pub stands: &'a dyn Fn(&str) -> bool,
    /// The same for the whole document.
    pub stands_anywhere: &'a dyn Fn(&str) -> bool,
}

/// Where an offer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// Somebody's name.
    Name(PersonId),
    /// What stands in brackets after a name.
    Role(PersonId),
    /// A phrase of the book.
    Phrase,
    /// An abbreviation, written out.
    Abbreviation,
    /// A title, an organisation or a place of the agenda.
    Agenda,
    /// Words typed again and again before.
    Learnt,
}

/// What Tab puts in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Offer {
    /// From this byte of the head on, to the caret, is replaced.
    pub from: usize,
    /// By these words.
    pub words: String,
    /// The places in them that are still to be filled.
    pub places: Vec<Range<usize>>,
    /// Where it comes from.
    pub source: Source,
}

/// Everything that can be offered in a meeting.
///
/// It knows the people, where they are, and the agenda as they stood when it was made:
/// [`Index::follow`] takes them anew after a fact that isn't typing.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) people: People,
    pub(super) book: Vocabulary,
    pub(super) terms: Terms,
    pub(super) capitals: Capitals,
    readers: Stream,
}

impl Index {
    /// What can be offered for the people of `meeting`, the phrases of `book` and what was learnt,
    /// in words that `readers` will read: nothing that they may not know is in it.
    pub fn new(meeting: &Meeting, book: &Book, learnt: &[Learnt], readers: Stream) -> Self {
        Self {
            people: People::of(meeting, readers),
            book: Vocabulary::of(meeting, book, learnt),
            terms: Terms::of(meeting, readers),
            capitals: Capitals::of(meeting, book, readers),
            readers,
        }
    }

    /// Takes people and agenda anew, and leaves phrases and what was learnt as they are.
    pub fn follow(&mut self, meeting: &Meeting, book: &Book, readers: Stream) {
        self.people = People::of(meeting, readers);
        self.terms = Terms::of(meeting, readers);
        self.capitals = Capitals::of(meeting, book, readers);
        self.readers = readers;
    }

    /// For whom it was made.
    pub fn readers(&self) -> Stream {
        self.readers
    }

    /// What is offered at a place, best first, at most `most`.
    pub fn offers(&self, at: &Where<'_>, most: usize) -> Vec<Offer> {
        offers(self, at, most)
    }
}
