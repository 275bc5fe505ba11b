//! What was answered.

use crate::meeting::intent::Who;
use crate::meeting::text::Text;

/// The answer to one question of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Somebody, or several.
    People(Vec<Who>),
    /// A post or an organisation, or several, beside people.
    Leads(Vec<crate::meeting::intent::Lead>),
    /// Words.
    Words(Text),
    /// One of several choices: its key letter.
    Chosen(char),
    /// Several of a list: their places, with whether each is amended.
    Marked(Vec<(usize, bool)>),
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

    /// The letter chosen.
    pub fn letter(&self) -> char {
        match self {
            Self::Chosen(letter) => *letter,
            _ => ' ',
        }
    }
}
