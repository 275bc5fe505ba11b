//! What is looked for in all meetings, from the library. It outlasts the screen: whoever looks at a
//! meeting where something was found comes back to what else was.

use super::job::{FoundPassage, FoundWords, Job};
use super::port::Effect;
use crate::meeting::check::Anchor;

/// Where something was found in a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPlace {
    /// What it stands in; none where it is in no item.
    pub anchor: Option<Anchor>,
    /// The words themselves; may be empty.
    pub words: String,
}

impl From<&FoundPassage> for FoundPlace {
    fn from(passage: &FoundPassage) -> Self {
        let marked = passage.marks.first().cloned();
        let words = marked.and_then(|mark| passage.text.get(mark));
        Self {
            anchor: passage.place,
            words: words.unwrap_or_default().to_owned(),
        }
    }
}

/// What is looked for, and what was found of it.
#[derive(Debug, Default)]
pub struct Search {
    /// What was typed.
    pub typed: String,
    /// What was found; none where nothing was asked, or the answer is still to come.
    pub found: Option<FoundWords>,
    /// The passage whose meeting was opened to look at, by its place in what was found: the library opens
    /// with it again.
    pub kept: Option<usize>,
    /// How often the answer became another one.
    pub answers: u64,
    ticket: u64,
}

impl Search {
    /// Looks for other words. What was found for those before stays until there is an answer, so that
    /// nothing flickers.
    pub fn ask(&mut self, typed: &str, out: &mut Vec<Effect>) {
        if self.typed == typed {
            return;
        }
        typed.clone_into(&mut self.typed);
        self.ticket += 1;
        if typed.chars().any(char::is_alphanumeric) {
            out.push(Effect::Job(Job::FindWords {
                ticket: self.ticket,
                typed: typed.to_owned(),
            }));
        } else {
            self.found = None;
            self.answers += 1;
        }
    }

    /// An answer has come.
    pub fn found(&mut self, ticket: u64, found: FoundWords) {
        if ticket == self.ticket && !self.typed.is_empty() {
            self.found = Some(found);
            self.answers += 1;
        }
    }
}
