//! The words that packs are told by, as data: what a line, a cell or a word may be.
//!
//! `words.txt` holds each phrase once, with what it may be; no other file of `import` lists words
//! (`tests/house/lexicon.rs`). Readers fold what is printed and ask. The table is made of the text at
//! the first question and not before; each question is a binary search.
//!
//! ```text
//! [field date]                      a kind and one of its members: what the lines below may be
//! date of meeting                   these words and no others
//! date of issue    field other      a tab, and what else they may be
//! any other *                       begins with these words
//! substitut*                        begins so: the word may go on
//! * recommendations                 ends with these words
//! * exempt item *                   these words, wherever they stand
//! cllr    =Councillor               what a reader makes of it
//! ```

mod fold;
mod roles;
mod table;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::meeting::agenda::Purpose;
use fold::Traced;
pub(crate) use fold::fold;
pub(crate) use roles::*;
use table::{Ask, Found, Table};

/// The phrases, and what each may be.
const WORDS: &str = include_str!("words.txt");

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(WORDS))
}

/// What words may be, of one kind; of several the one that the kind names first.
pub(crate) fn named<R: Role>(words: &str) -> Option<R> {
    let roles = R::FIRST..R::FIRST + R::ALL.len();
    let folded = within_bounds(roles.clone(), words)?;
    let found = table().found(&folded, roles, Ask::AsSaid);
    let first = found.map(|f| f.role).min()?;
    R::ALL.get(first - R::FIRST).copied()
}

/// What words are, of one kind, where they are a phrase of it and nothing else.
pub(crate) fn alone<R: Role>(words: &str) -> Option<R> {
    R::ALL.iter().copied().find(|role| whole(*role, words))
}

/// Whether words may be this.
pub(crate) fn is<R: Role>(role: R, words: &str) -> bool {
    first(role, words, Ask::AsSaid).is_some()
}

/// Whether words are a phrase of this and nothing else, whatever may stand around it elsewhere.
pub(crate) fn whole<R: Role>(role: R, words: &str) -> bool {
    first(role, words, Ask::Whole).is_some()
}

/// What a reader makes of words that may be this: "Councillor" of "cllr".
pub(crate) fn told<R: Role>(role: R, words: &str) -> Option<&'static str> {
    first(role, words, Ask::AsSaid).map(|f| f.told)
}

/// All phrases of a role, with what a reader makes of each.
pub(crate) fn all<R: Role>(role: R) -> impl Iterator<Item = (&'static str, &'static str)> {
    table().all(number(role))
}

/// How long the longest phrase of this is that `folded` begins with, whatever follows.
pub(crate) fn head<R: Role>(role: R, folded: &str) -> Option<usize> {
    let mut found = table().found(folded, one(role), Ask::Head);
    found.next().map(|f| f.at.end)
}

/// Where words that may be this stand in `folded`, which [`fold`] has made; in their order.
pub(crate) fn places<R: Role>(role: R, folded: &str) -> impl Iterator<Item = Range<usize>> {
    table().found(folded, one(role), Ask::AsSaid).map(|f| f.at)
}

/// Where words that may be this stand in words as they are printed; in their order.
pub(crate) fn spans<R: Role>(role: R, words: &str) -> impl Iterator<Item = Range<usize>> + use<R> {
    printed(role, words, Ask::AsSaid).into_iter()
}

/// What follows the longest phrase of this that words as they are printed begin with.
pub(crate) fn after<R: Role>(role: R, words: &str) -> Option<&str> {
    words.get(printed(role, words, Ask::Head).first()?.end..)
}

/// What stands before the longest phrase of this that words as they are printed end with.
pub(crate) fn before<R: Role>(role: R, words: &str) -> Option<&str> {
    words.get(..printed(role, words, Ask::Tail).first()?.start)
}

fn printed<R: Role>(role: R, words: &str, ask: Ask) -> Vec<Range<usize>> {
    let folded = fold(words);
    let mut found = table().found(&folded, one(role), ask).peekable();
    // Most words have no such phrase, and needn't be traced.
    if found.peek().is_none() {
        return Vec::new();
    }
    let traced = Traced::new(words);
    found.map(|f| traced.printed(f.at)).collect()
}

impl From<ForWhat> for Purpose {
    fn from(what: ForWhat) -> Self {
        match what {
            ForWhat::Decision => Self::Decision,
            ForWhat::Discussion => Self::Discussion,
            ForWhat::Information => Self::Information,
        }
    }
}

fn number<R: Role>(role: R) -> usize {
    R::FIRST + role.number()
}

fn one<R: Role>(role: R) -> Range<usize> {
    number(role)..number(role) + 1
}

fn first<R: Role>(role: R, words: &str, ask: Ask) -> Option<Found> {
    let folded = if ask == Ask::Whole {
        (words.len() <= LONGEST).then(|| fold(words))
    } else {
        within_bounds(one(role), words)
    };
    table().found(&folded?, one(role), ask).next()
}

/// No phrase with the marks around it is as long.
const LONGEST: usize = 240;

/// The words folded, unless they are longer than anything that the roles know as a whole.
fn within_bounds(roles: Range<usize>, words: &str) -> Option<Cow<'_, str>> {
    (words.len() <= LONGEST || table().anywhere(roles)).then(|| fold(words))
}
