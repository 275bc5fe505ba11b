//! What is looked for in all meetings, from the library. It outlasts the screen: whoever looks at a
//! meeting where something was found comes back to what else was.

use super::job::{FoundWords, Job};
use super::port::Effect;

/// What is looked for, and what was found of it.
#[derive(Debug, Default)]
pub struct Search {
    /// What was typed.
    pub typed: String,
    /// What was found; none where nothing was asked, or the answer is still to come.
    pub found: Option<FoundWords>,
    /// The library opens with it again.
    pub kept: bool,
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
