//! What a finished paragraph is by its first words: a resolution with its limbs, or an action.

use crate::meeting::Meeting;
use crate::meeting::entry::{Due, Stream};
use crate::meeting::intent::Lead;
use crate::meeting::people::Person;
use crate::minutes::House;
use crate::minutes::words::{date, list};

mod action;
mod due;
mod owners;
mod resolution;
#[cfg(test)]
mod tests;

use action::action;
use resolution::resolution;

/// What a paragraph could become.
#[derive(Clone, Debug, PartialEq)]
pub enum Becomes {
    /// A resolution; limbs on lines of their own.
    Resolution {
        /// Its words, without the house's word before them.
        text: String,
    },
    /// An action.
    Action {
        /// What is to be done.
        text: String,
        /// By whom, looked up among the people.
        owners: Vec<Lead>,
        /// By when.
        due: Due,
    },
}

/// What is proposed for a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it would become.
    pub becomes: Becomes,
    /// That in a few words, for the margin: "a resolution of 2 limbs".
    pub words: String,
}

/// What the paragraph `text` could become, if its first words say so. It names nobody of whom
/// `readers`, those of the paragraph, may not know.
pub fn propose(meeting: &Meeting, house: &House, readers: Stream, text: &str) -> Option<Proposal> {
    let text = text.trim();
    if let Some(lines) = resolution(house, text) {
        let limbs = lines.limbs.len();
        return Some(Proposal {
            words: match limbs {
                1 => "a resolution".to_owned(),
                _ => format!("a resolution of {limbs} limbs"),
            },
            becomes: Becomes::Resolution { text: lines.text() },
        });
    }
    let action = action(Room { meeting, readers }, text)?;
    let mut words = "an action".to_owned();
    if !action.owners.is_empty() {
        let names: Vec<String> = action.owners.iter().map(|o| o.called.clone()).collect();
        words = format!("{words} for {}", list(&names));
    }
    match &action.due {
        Due::Unset => {}
        Due::NextMeeting => words.push_str(", by the next meeting"),
        Due::On(day) => words = format!("{words}, by {}", date(house.dates, *day)),
        Due::Said(said) => words = format!("{words}, by {said}"),
    }
    Some(Proposal {
        words,
        becomes: Becomes::Action {
            text: action.text,
            owners: action.owners.into_iter().map(|o| o.lead).collect(),
            due: action.due,
        },
    })
}

/// Where owners are looked up: the meeting, and who will read their names.
#[derive(Clone, Copy)]
struct Room<'m> {
    meeting: &'m Meeting,
    readers: Stream,
}

impl<'m> Room<'m> {
    /// The people of whom those readers know.
    fn people(self) -> impl Iterator<Item = &'m Person> {
        let known = self.meeting.people().iter();
        known.filter(move |p| self.meeting.is_known_in(p.id, self.readers))
    }
}

/// `text` with its first letter raised.
fn raised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What follows `word` at the beginning of `text`, in any case; nothing of a longer word.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let begins = text.get(..word.len())?;
    let rest = &text[word.len()..];
    (begins.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}
