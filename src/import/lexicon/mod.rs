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
//!
//! An officer adds the words of the house in the same form ([`HouseWords`]).

mod fold;
mod house;
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
pub use house::HouseWords;
pub(crate) use roles::*;
use table::{Ask, Found, Table};

/// The phrases, and what each may be.
const WORDS: &str = include_str!("words.txt");

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(WORDS))
}

/// What words may be, of one kind; of several the one that the kind names first. A word of the house
/// goes before those of the program.
pub(crate) fn named<R: Role>(words: &str) -> Option<R> {
    let roles = R::FIRST..R::FIRST + R::ALL.len();
    let folded = within_bounds(roles.clone(), words)?;
    let first = |table: &Table| {
        let found = table.found(&folded, roles.clone(), Ask::AsSaid);
        found.map(|f| f.role).min()
    };
    let usual = first(table());
    let role = match house::table().and_then(|own| first(&own)) {
        Some(own) if !usual.is_some_and(keeps) => own,
        _ => usual?,
    };
    R::ALL.get(role - R::FIRST).copied()
}

/// What words are, of one kind, where they are a phrase of it and nothing else.
pub(crate) fn alone<R: Role>(words: &str) -> Option<R> {
    R::ALL.iter().copied().find(|role| whole(*role, words))
}

/// What a role is called in the data: "field date".
pub(crate) fn name<R: Role>(role: R) -> String {
    roles::name(number(role))
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

/// All phrases of a role that come with the program, with what a reader makes of each.
pub(crate) fn all<R: Role>(role: R) -> impl Iterator<Item = (&'static str, &'static str)> {
    table().all(number(role))
}

/// How long the longest phrase of this is that `folded` begins with, whatever follows.
pub(crate) fn head<R: Role>(role: R, folded: &str) -> Option<usize> {
    found(role, folded, Ask::Head).map(|f| f.at.end)
}

/// Where words that may be this stand in `folded`, which [`fold`] has made; in their order.
pub(crate) fn places<R: Role>(
    role: R,
    folded: &str,
) -> impl Iterator<Item = Range<usize>> + use<R> {
    every(role, folded).into_iter()
}

/// Where words that may be this stand in words as they are printed; in their order.
pub(crate) fn spans<R: Role>(role: R, words: &str) -> impl Iterator<Item = Range<usize>> + use<R> {
    let mut found = every(role, &fold(words));
    // Most words have no such phrase, and needn't be traced.
    if !found.is_empty() {
        let traced = Traced::new(words);
        for at in &mut found {
            *at = traced.printed(at.clone());
        }
    }
    found.into_iter()
}

/// What follows the longest phrase of this that words as they are printed begin with.
pub(crate) fn after<R: Role>(role: R, words: &str) -> Option<&str> {
    let at = found(role, &fold(words), Ask::Head)?.at;
    words.get(Traced::new(words).printed(at).end..)
}

/// What stands before the longest phrase of this that words as they are printed end with.
pub(crate) fn before<R: Role>(role: R, words: &str) -> Option<&str> {
    let at = found(role, &fold(words), Ask::Tail)?.at;
    words.get(..Traced::new(words).printed(at).start)
}

/// Whether it is what keeps something from the public: no word of a house goes before that.
fn keeps(role: usize) -> bool {
    let classification = number(Label::Classification);
    role == classification
        || role == number(SectionHead::Closed)
        || role == number(ItemLabel::Exempt)
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
    found(role, &folded?, ask)
}

/// The first phrase of a role; of two that begin or end the words the longer one.
fn found<R: Role>(role: R, folded: &str, ask: Ask) -> Option<Found> {
    let first = |table: &Table| table.found(folded, one(role), ask).next();
    let own = house::table().and_then(|own| first(&own));
    let usual = first(table());
    match (own, usual) {
        (Some(own), Some(usual)) if usual.at.len() > own.at.len() => Some(usual),
        (own, usual) => own.or(usual),
    }
}

/// Where all phrases of a role stand.
fn every<R: Role>(role: R, folded: &str) -> Vec<Range<usize>> {
    let all = |table: &Table| -> Vec<Range<usize>> {
        let found = table.found(folded, one(role), Ask::AsSaid);
        found.map(|f| f.at).collect()
    };
    let mut out = all(table());
    if let Some(own) = house::table() {
        out.extend(all(&own));
        out.sort_by_key(|at| at.start);
    }
    out
}

/// No phrase with the marks around it is as long.
const LONGEST: usize = 240;

/// The words folded, unless they are longer than anything that the roles know as a whole.
fn within_bounds(roles: Range<usize>, words: &str) -> Option<Cow<'_, str>> {
    let anywhere = |table: &Table| table.anywhere(roles.clone());
    let long = || anywhere(table()) || house::table().is_some_and(|own| anywhere(&own));
    (words.len() <= LONGEST || long()).then(|| fold(words))
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
