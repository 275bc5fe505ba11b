//! What was answered.

use crate::meeting::intent::{Lead, Who};
use crate::meeting::text::Text;

/// The answer to one question of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Somebody, or several.
    People(Vec<Who>),
    /// A post or an organisation, or several, beside people.
    Leads(Vec<Lead>),
    /// Words.
    Words(Text),
    /// One of several choices: its key letter.
    Chosen(char),
    /// One of a list: its place; none = the list was only read.
    Row(Option<usize>),
    /// Several of a list: their places, with whether each is amended; and the letter that took
    /// them.
    Marked(Vec<(usize, bool)>, char),
    /// The choice of each row of a grid, and the row of each letter that one row alone has.
    Grid(Vec<Option<char>>, Vec<Option<usize>>),
    /// The letters that are ticked of a checklist.
    Ticked(Vec<char>),
}

impl Answer {
    /// The people.
    pub fn people(&self) -> &[Who] {
        match self {
            Self::People(who) => who,
            _ => &[],
        }
    }

    /// The one person.
    pub fn person(&self) -> Option<&Who> {
        self.people().first()
    }

    /// The words; none for another kind of answer.
    pub fn words(&self) -> Text {
        match self {
            Self::Words(words) => words.clone(),
            _ => Text::default(),
        }
    }

    /// Who is to do something.
    pub fn leads(&self) -> Vec<Lead> {
        match self {
            Self::Leads(leads) => leads.clone(),
            _ => Vec::new(),
        }
    }

    /// The place in the list.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Row(row) => *row,
            _ => None,
        }
    }

    /// The letters ticked.
    pub fn ticked(&self) -> &[char] {
        match self {
            Self::Ticked(letters) => letters,
            _ => &[],
        }
    }

    /// The letter chosen.
    pub fn letter(&self) -> char {
        match self {
            Self::Chosen(letter) | Self::Marked(_, letter) => *letter,
            _ => ' ',
        }
    }
}
