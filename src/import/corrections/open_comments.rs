//! A comment of an OpenDocument text, which stands amid the words that it is about.

use super::flow::Comment;
use super::open_changes::collapsed;
use crate::meeting::text::clean;

/// A comment that is being read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// As far as it was read.
    pub(super) comment: Comment,
    /// Whose it is.
    pub(super) by: String,
    /// When it was made.
    pub(super) when: String,
    /// The name of the comment that it replies to.
    pub(super) parent: Option<String>,
    /// Which of its fields the words go to.
    pub(super) field: Option<Field>,
    /// How deep in the file it stands.
    pub(super) depth: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    By,
    When,
    Says,
    Nothing,
}

impl Reading {
    /// An element of it begins.
    pub(super) fn opened(&mut self, name: &str) {
        match name {
            // The same names are fields within the words.
            _ if self.field == Some(Field::Says) && !matches!(name, "s" | "tab" | "line-break") => {
            }
            "creator" => self.field = Some(Field::By),
            "date" => self.field = Some(Field::When),
            "creator-initials" => self.field = Some(Field::Nothing),
            "p" | "h" => {
                self.field = Some(Field::Says);
                if !self.comment.says.is_empty() {
                    self.comment.says.push('\n');
                }
            }
            "s" | "tab" | "line-break" if self.field == Some(Field::Says) => {
                self.comment.says.push(' ');
            }
            _ => {}
        }
    }

    /// An element of it ends.
    pub(super) fn closed(&mut self, name: &str) {
        let ends = match self.field {
            Some(Field::Says) => matches!(name, "p" | "h"),
            Some(_) => matches!(name, "creator" | "date" | "creator-initials"),
            None => false,
        };
        if ends {
            self.field = None;
        }
    }

    /// Words of it.
    pub(super) fn words(&mut self, words: &str) {
        match self.field {
            Some(Field::By) => self.by.push_str(words),
            Some(Field::When) => self.when.push_str(words),
            Some(Field::Says) => {
                let mut blank = self.comment.says.ends_with([' ', '\n']);
                let words = collapsed(words, &mut blank);
                self.comment.says.push_str(&clean(&words));
            }
            Some(Field::Nothing) | None => {}
        }
    }
}
