//! The slips of house style, one file for each kind; each is marked only where it can be told
//! safely.

mod acronyms;
mod layout;
mod people;
mod speech;

use std::ops::Range;

use crate::phrases::Abbreviation;

use crate::meeting::kind::Shape;

use super::known::Known;
use super::rule::Rule;
use super::snapshot::{Mark, Named, Passage};
use super::speller::Speller;
use super::words::{self, Word};

pub(super) use acronyms::Acronyms;

/// What the rules know beside the text.
pub(super) struct StyleContext<'j> {
    pub(super) known: &'j Known,
    pub(super) speller: Option<&'j Speller>,
    pub(super) people: &'j [Named],
    /// Names on reports.
    pub(super) authors: &'j [String],
    pub(super) abbreviations: &'j [Abbreviation],
    /// The words of the book.
    pub(super) words: &'j [String],
    /// The house's word for whoever presides.
    pub(super) chair: &'j str,
}

/// A text, taken apart once for all rules.
struct Page<'p> {
    passage: &'p Passage,
    text: &'p str,
    words: Vec<Word<'p>>,
    sentences: Vec<Range<usize>>,
    quoted: Vec<Range<usize>>,
}

impl<'p> Page<'p> {
    fn of(passage: &'p Passage) -> Self {
        let text = passage.text.as_str();
        Self {
            passage,
            text,
            words: words::words(text),
            sentences: words::sentences(text),
            quoted: words::quotations(text),
        }
    }

    fn is_prose(&self) -> bool {
        self.passage.shape == Shape::Prose
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.quoted.iter().any(|q| q.contains(&at))
    }

    /// The words of a stretch.
    fn words_in(&self, range: &Range<usize>) -> &[Word<'p>] {
        let from = self.words.partition_point(|w| w.at < range.start);
        let to = self.words.partition_point(|w| w.at < range.end);
        &self.words[from..to.max(from)]
    }

    /// Whether nothing but spaces stands between two words.
    fn adjoin(&self, one: &Word<'_>, two: &Word<'_>) -> bool {
        let between = &self.text[one.end()..two.at];
        !between.is_empty() && !between.contains('\n') && between.trim().is_empty()
    }

    fn mark(&self, rule: Rule, range: Range<usize>, what: String, instead: Vec<String>) -> Mark {
        Mark {
            entry: self.passage.entry,
            range,
            rule,
            what,
            instead,
        }
    }
}

/// Looks for every slip.
pub(super) fn look(
    context: &StyleContext<'_>,
    passage: &Passage,
    acronyms: &mut Acronyms<'_>,
    marks: &mut Vec<Mark>,
) {
    let page = Page::of(passage);
    speech::look(&page, marks);
    layout::look(&page, context, marks);
    people::look(&page, context, marks);
    acronyms.look(&page, marks);
}

/// `to` with the capital of `like`.
fn with_capital_of(like: &str, to: &str) -> String {
    if like.starts_with(char::is_uppercase) {
        let mut chars = to.chars();
        let first = chars.next();
        first.map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
    } else {
        to.to_owned()
    }
}
