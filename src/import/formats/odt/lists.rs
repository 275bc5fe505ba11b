//! How lists and headings count, and what number is shown.

use std::cmp::Ordering;

use super::super::numerals::Numeral;
use super::styles::{LEVELS, Level};

/// How far each level has counted; none = not begun.
pub(super) type Counts = [Option<u32>; LEVELS];

/// Counts an entry of a level; levels below begin again.
pub(super) fn count(counts: &mut Counts, levels: &[Level], at: usize, start: Option<u32>) {
    let first = |level: usize| levels.get(level).map_or(1, |l| l.start);
    for (level, count) in counts.iter_mut().enumerate() {
        match level.cmp(&at) {
            Ordering::Less => {
                count.get_or_insert_with(|| first(level));
            }
            Ordering::Equal => {
                let next = count.map_or_else(|| first(level), |n| n.saturating_add(1));
                *count = Some(start.unwrap_or(next));
            }
            Ordering::Greater => *count = None,
        }
    }
}

/// The number of a level as it is shown.
pub(super) fn shown(counts: &Counts, levels: &[Level], at: usize) -> String {
    let Some(level) = levels.get(at).filter(|l| l.numeral != Numeral::Nothing) else {
        return String::new();
    };
    let from = (at + 1).saturating_sub(level.shown.max(1));
    let numbers: Vec<String> = (from..=at)
        .filter_map(|i| {
            let of = levels.get(i).filter(|l| l.numeral != Numeral::Nothing)?;
            Some(of.numeral.show(counts.get(i).copied().flatten()?))
        })
        .collect();
    format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
        .trim()
        .to_owned()
}
