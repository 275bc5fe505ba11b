//! The words of a house, which an officer adds to those of the program: they hold while a pack is read.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use super::fold::fold;
use super::roles;
use super::table::{self, Table};
use crate::import::trouble::Trouble;

thread_local! {
    static OWN: RefCell<Option<Rc<Table>>> = const { RefCell::new(None) };
}

/// The words of the house that is read for.
pub(super) fn table() -> Option<Rc<Table>> {
    OWN.with_borrow(Clone::clone)
}

/// The most phrases that a house may add.
const MOST: usize = 5_000;

/// Phrases of a house, each with what it may be.
#[derive(Clone, Debug)]
pub struct HouseWords(Rc<Table>);

impl HouseWords {
    /// Reads them from a text in the form of the program's own words.
    ///
    /// # Errors
    /// When a line can't be read; names it.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let mut all = Vec::new();
        let mut section = None;
        for (at, row) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let row = row.trim();
            let wrong =
                |what: &str, hint: &str| Trouble::new(&format!("line {}: {what}", at + 1), hint);
            if let Some(head) = row.strip_prefix('[') {
                section = Some(known(head.trim_end_matches(']')).map_err(|w| wrong(&w, NAMES))?);
            } else if !row.is_empty() && !row.starts_with('#') {
                let line = table::line(row);
                let Some(section) = section else {
                    return Err(wrong("nothing says what these words may be.", HEADING));
                };
                let words = fold(line.words);
                if words.is_empty() || !line.told.is_empty() {
                    return Err(wrong("these are no words alone.", PLAIN));
                }
                let mut roles = vec![section];
                for more in line
                    .more
                    .split(',')
                    .map(str::trim)
                    .filter(|m| !m.is_empty())
                {
                    roles.push(known(more).map_err(|w| wrong(&w, NAMES))?);
                }
                for role in roles {
                    all.push((Cow::Owned(words.clone().into_owned()), line.used(role, "")));
                }
            }
        }
        if all.len() > MOST {
            let what = format!("there are more than {MOST} phrases.");
            return Err(Trouble::new(
                &what,
                "Keep the words of your house, and leave out the rest.",
            ));
        }
        Ok(Self(Rc::new(Table::of(all))))
    }

    /// Does something with these words beside those of the program.
    pub fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        /// Puts back what was before, whatever comes.
        struct Back(Option<Rc<Table>>);
        impl Drop for Back {
            fn drop(&mut self) {
                OWN.set(self.0.take());
            }
        }
        let _back = Back(OWN.replace(Some(self.0.clone())));
        work()
    }
}

const NAMES: &str = "docs/pack-words.md has the names of all that words may be.";
const HEADING: &str = "Write a heading such as [label title] above them.";
const PLAIN: &str = "Write the words as they are printed, and a star where others may stand.";

/// The number of a role that a house may add words to.
fn known(name: &str) -> Result<usize, String> {
    let name = name.trim();
    let closed = CLOSED.iter().any(|kind| name.starts_with(kind)) || OPENS.contains(&name);
    let number = roles::number(name).filter(|_| !closed);
    number.ok_or_else(|| format!("\u{201C}{name}\u{201D} is nothing that words may be."))
}

/// Kinds whose words need more than to be known: another form, what is made of them.
const CLOSED: &[&str] = &["verb ", "honorific ", "clock ", "correction "];

/// What would let the public read more. A house may add words that keep something from it; that
/// something may be read, the officer says in the review.
const OPENS: &[&str] = &[
    "marking public",
    "marking beside",
    "marking denies",
    "marking round",
    "marking opens",
    "marking public part",
    "exclusion stays",
    "exclusion returns",
    "exclusion back",
    "exclusion asks",
    "exclusion denies",
    "section open",
    "section other",
];
