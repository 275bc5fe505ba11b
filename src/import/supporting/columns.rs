//! The columns of trackers and work programmes, told by the heads of their tables.

use super::words;
use crate::import::lexicon::{self, SmallWord};
pub(crate) use crate::import::lexicon::{ProgrammeColumn as Programme, TrackerColumn as Tracker};
use crate::import::line::Cell;

impl Tracker {
    /// The columns of a row that heads a tracker.
    pub(crate) fn head(cells: &[String]) -> Option<Vec<Self>> {
        if !heads(cells) {
            return None;
        }
        let roles: Vec<Self> = cells
            .iter()
            .map(|c| lexicon::named(c).unwrap_or(Self::Other))
            .collect();
        let has = |role| roles.contains(&role);
        let known = roles.iter().filter(|r| **r != Self::Other).count();
        let told = has(Self::Action) && (has(Self::Owner) || has(Self::Status));
        (told && known * 3 >= roles.len() * 2).then_some(roles)
    }
}

impl Programme {
    fn of(key: &str) -> Self {
        // "What the Committee will do".
        if key.starts_with("what ") {
            return Self::Summary;
        }
        lexicon::named(key).unwrap_or(Self::Other)
    }

    /// The columns of a row that heads a work programme.
    pub(crate) fn head(cells: &[String]) -> Option<Vec<Self>> {
        if !heads(cells) {
            return None;
        }
        let mut roles: Vec<Self> = cells.iter().map(|c| Self::of(c)).collect();
        let mut titles = 0;
        for role in &mut roles {
            if *role == Self::Title {
                titles += 1;
                // "Agenda Item | Summary | Lead | Item": the second says what the item is for.
                if titles > 1 {
                    *role = Self::Purpose;
                }
            }
        }
        let mut known = roles.clone();
        known.retain(|r| *r != Self::Other);
        known.dedup();
        let leads = roles.contains(&Self::Lead) || roles.contains(&Self::Purpose);
        let told = roles.contains(&Self::Title) && leads && known.len() >= 3;
        (told && known.len() * 3 >= roles.len() * 2).then_some(roles)
    }
}

/// Whether a row could head columns: several cells of a few words.
fn heads(cells: &[String]) -> bool {
    let few = |c: &String| c.len() <= 45 && c.split(' ').count() <= 6;
    cells.len() >= 2 && cells.iter().all(few) && cells.iter().filter(|c| !c.is_empty()).count() >= 2
}

/// Whether a heading names a meeting by its month: "21st May 2015: Health", "Meeting of March 2025".
pub(crate) fn is_meeting(key: &str) -> bool {
    let mut words = key.split(' ');
    let first = words.clone().next().unwrap_or_default();
    let day = lexicon::is(SmallWord::Weekday, first);
    let begins = first == "meeting"
        || first == "date"
        || words::month(first)
        || day
        || (first.len() <= 4 && first.bytes().next().is_some_and(|b| b.is_ascii_digit()));
    let dated = words.clone().take(8).any(words::month);
    let year = words
        .by_ref()
        .take(10)
        .any(|w| w.len() == 4 && w.starts_with("20"));
    begins && dated && (year || first == "meeting" || day)
}

/// The words of a row under each column: by count where the row is full, by where they stand
/// otherwise.
pub(crate) fn placed(cells: &[Cell], heads: &[u16]) -> Vec<String> {
    let mut out = vec![String::new(); heads.len()];
    for (k, cell) in cells.iter().enumerate() {
        let column = if cells.len() == heads.len() {
            k
        } else {
            nearest(cell.at, heads)
        };
        let text = cell.text.as_str().trim();
        if let Some(slot) = out.get_mut(column)
            && !text.is_empty()
        {
            if !slot.is_empty() {
                slot.push(' ');
            }
            slot.push_str(text);
        }
    }
    out
}

fn nearest(at: u16, heads: &[u16]) -> usize {
    let far = |h: &u16| h.abs_diff(at);
    let best = heads.iter().enumerate().min_by_key(|(_, h)| far(h));
    best.map_or(0, |(k, _)| k)
}
