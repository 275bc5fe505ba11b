//! The words of a paragraph as they come, with where they are bold.

use super::words::{BOLD, THIN};

/// Words of a paragraph as they come. Tabs stay; line breaks are newlines.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    words: String,
    bold: bool,
    any: bool,
}

impl Prose {
    /// Adds words.
    pub(super) fn add(&mut self, words: &str, bold: bool) {
        let plain = words
            .chars()
            .filter(|c| !('\u{F8F0}'..='\u{F8FF}').contains(c));
        if bold != self.bold && !words.trim().is_empty() {
            self.words.push(if bold { BOLD } else { THIN });
            self.bold = bold;
        }
        self.words.extend(plain);
        self.any |= !words.trim().is_empty();
    }

    /// The words, with signs where bold begins and ends.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Adds a tab or a newline.
    pub(super) fn part(&mut self, sign: char) {
        self.words.push(sign);
    }

    /// Begins with a mark; there are no words yet.
    pub(super) fn mark(&mut self, mark: &str, bold: bool) {
        if bold {
            self.words.push(BOLD);
            self.bold = true;
        }
        self.words.push_str(mark);
        self.words.push(' ');
    }

    /// Keeps a mark that no words follow: a number that stands in a cell by itself.
    pub(super) fn keep(&mut self) {
        self.any |= self.words.chars().any(char::is_alphanumeric);
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Whether the last character is white space, or there is none.
    pub(super) fn ends_open(&self) -> bool {
        let last = self.words.chars().rfind(|c| !matches!(*c, BOLD | THIN));
        last.is_none_or(char::is_whitespace)
    }

    /// Puts a mark before the words.
    pub(super) fn lead(&mut self, mark: &str) {
        if mark.is_empty() {
            return;
        }
        let words = self.words.trim_start_matches(['\t', ' ']);
        let (sign, rest) = match words.strip_prefix(BOLD) {
            Some(rest) => (BOLD.to_string(), rest),
            None => (String::new(), words),
        };
        self.words = format!("{sign}{mark} {}", rest.trim_start_matches(['\t', ' ']));
        self.any = true;
    }
}
