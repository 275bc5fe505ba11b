//! Keys in order, each with a rank, so that the best of all that begin with some letters are found
//! without looking at the rest.

use std::ops::Range;

/// A key, what it stands for, and its rank: 0 is best.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) words: Box<str>,
    pub(super) rank: u32,
    pub(super) index: u32,
}

/// Sorted keys, and a tree over their ranks.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    keys: Vec<Key>,
    /// The leaves are the keys in order; each node holds the place of the best leaf under it.
    best: Vec<u32>,
}

impl Table {
    /// A table of `keys`.
    pub(super) fn of(mut keys: Vec<Key>) -> Self {
        keys.retain(|k| !k.words.is_empty());
        keys.sort_unstable();
        keys.dedup();
        let count = keys.len();
        let mut best: Vec<u32> = vec![0; count];
        best.extend(0..count as u32);
        for node in (1..count).rev() {
            let (left, right) = (best[2 * node], best[2 * node + 1]);
            best[node] = better(&keys, left, right);
        }
        Self { keys, best }
    }

    /// Where the keys stand that begin with `letters`.
    pub(super) fn range(&self, letters: &str) -> Range<usize> {
        let from = self.keys.partition_point(|k| *k.words < *letters);
        let to = from + self.keys[from..].partition_point(|k| k.words.starts_with(letters));
        from..to
    }

    /// Where the keys stand that are `letters`.
    pub(super) fn exactly(&self, letters: &str) -> Range<usize> {
        let from = self.keys.partition_point(|k| *k.words < *letters);
        let to = from + self.keys[from..].partition_point(|k| *k.words == *letters);
        from..to
    }

    /// The best keys of a range, at most `most`, best first.
    pub(super) fn best(&self, range: Range<usize>, most: usize) -> Vec<&Key> {
        let mut found = Vec::new();
        if range.is_empty() || most == 0 {
            return found;
        }
        // Each part that is left, with its best; taking one splits its part in two.
        let mut parts = vec![(self.first(range.clone()), range)];
        while found.len() < most {
            let Some(next) = (0..parts.len()).min_by_key(|&i| self.order(parts[i].0)) else {
                break;
            };
            let (at, part) = parts.swap_remove(next);
            found.push(&self.keys[at]);
            for rest in [part.start..at, at + 1..part.end] {
                if !rest.is_empty() {
                    parts.push((self.first(rest.clone()), rest));
                }
            }
        }
        found
    }

    fn order(&self, at: usize) -> (u32, usize) {
        (self.keys[at].rank, at)
    }

    /// The place of the best key of a range that isn't empty.
    fn first(&self, range: Range<usize>) -> usize {
        let count = self.keys.len();
        let (mut left, mut right) = (range.start + count, range.end + count);
        let mut found = range.start as u32;
        while left < right {
            if left % 2 == 1 {
                found = better(&self.keys, found, self.best[left]);
                left += 1;
            }
            if right % 2 == 1 {
                right -= 1;
                found = better(&self.keys, found, self.best[right]);
            }
            left /= 2;
            right /= 2;
        }
        found as usize
    }
}

/// The better of two places; of two alike the first.
fn better(keys: &[Key], one: u32, other: u32) -> u32 {
    let order = |at: u32| (keys[at as usize].rank, at);
    if order(other) < order(one) {
        other
    } else {
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_best_are_those_that_a_plain_search_finds(
            words in prop::collection::vec(("[a-c]{1,4}", 0_u32..5), 0..60),
            letters in "[a-c]{0,3}",
            most in 0_usize..8,
        ) {
            let keys: Vec<Key> = words
                .iter()
                .zip(0..)
                .map(|((key, rank), index)| Key { words: key.as_str().into(), rank: *rank, index })
                .collect();
            let table = Table::of(keys.clone());
            let mut plain: Vec<&Key> = keys.iter().filter(|k| k.words.starts_with(&*letters)).collect();
            plain.sort_by_key(|k| (k.rank, k.words.clone(), k.index));
            plain.truncate(most);
            prop_assert_eq!(table.best(table.range(&letters), most), plain);
            let exact = keys.iter().filter(|k| *k.words == *letters).count();
            prop_assert_eq!(table.exactly(&letters).len(), exact);
        }
    }
}
