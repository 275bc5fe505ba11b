//! Whether words of two papers name one thing.

use std::collections::BTreeSet;

use crate::import::lexicon::{self, SmallWord};

/// The words that count: letters and figures, small, without "the", "of", "and", "a".
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .filter(|w| !lexicon::is(SmallWord::Article, w))
        .collect()
}

/// The same words, whatever their letters, marks and order.
pub(super) fn same(one: &str, other: &str) -> bool {
    let one = words(one);
    !one.is_empty() && one == words(other)
}

/// How much of the words they share, 0 to 100.
pub(super) fn likeness(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    let all = one.union(&other).count();
    if all == 0 {
        return 0;
    }
    one.intersection(&other).count() * 100 / all
}
