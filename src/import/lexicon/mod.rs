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

pub(crate) use fold::fold;
pub(crate) use roles::*;
use table::Table;

/// The phrases, and what each may be.
const WORDS: &str = include_str!("words.txt");

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(WORDS))
}

/// What words may be, of one kind; of several the one that the kind names first.
pub(crate) fn named<R: Role>(words: &str) -> Option<R> {
    let table = table();
    let folded = within_bounds::<R>(table, words)?;
    let first = table
        .found(&folded, R::FIRST..R::FIRST + R::ALL.len())
        .map(|f| f.role)
        .min()?;
    R::ALL.get(first - R::FIRST).copied()
}

/// Whether words may be this.
pub(crate) fn is<R: Role>(role: R, words: &str) -> bool {
    let table = table();
    let role = R::FIRST + role.number();
    within_bounds::<R>(table, words)
        .is_some_and(|folded| table.found(&folded, role..role + 1).next().is_some())
}

/// Where words that may be this stand in `folded`, which [`fold`] has made; in their order.
pub(crate) fn places<R: Role>(role: R, folded: &str) -> impl Iterator<Item = Range<usize>> {
    let role = R::FIRST + role.number();
    table().found(folded, role..role + 1).map(|f| f.at)
}

/// What a reader makes of words that may be of a kind: "Councillor" of "cllr".
pub(crate) fn told<R: Role>(role: R, words: &str) -> Option<&'static str> {
    let table = table();
    let folded = within_bounds::<R>(table, words)?;
    let role = R::FIRST + role.number();
    let found = table.found(&folded, role..role + 1).next()?;
    Some(found.told)
}

/// The words folded, unless they are longer than anything that the kind knows as a whole.
fn within_bounds<'w, R: Role>(table: &Table, words: &'w str) -> Option<Cow<'w, str>> {
    let bound = table.bound(R::FIRST..R::FIRST + R::ALL.len());
    (words.len() <= bound).then(|| fold(words))
}
