//! How far a list of members goes.

use super::groups;
use crate::import::front::front_sheet::{FrontSheet, Row, after};
use crate::import::front::labels::{Field, field};
use crate::import::lexicon::{self, SheetEnd};
use crate::import::people::{self, Entry};

/// Whether a row ends a list: a sentence, a heading of something else.
pub(super) fn ends(row: &Row) -> bool {
    let words = &row.text;
    let label = words.split_once(':').map_or(words.as_str(), |(l, _)| l);
    let other = matches!(
        field(label),
        Some(
            Field::Date
                | Field::DateTime
                | Field::Venue
                | Field::Contact
                | Field::Phone
                | Field::Email
                | Field::Time
        )
    ) && people::office(label).is_none();
    let heading = lexicon::is(SheetEnd::Heading, words)
        || after(words, "agenda").is_some_and(|r| r.trim().len() < 12)
        || after(words, "part 1").is_some();
    other
        || heading
        || words.contains('@')
        // The salutation of a summons in Irish.
        || words.to_lowercase().contains("a chara")
        || after(words, "note:").is_some()
        || lexicon::is(SheetEnd::NoMember, words)
}

/// The words of a list that begins at `at` with `words`, as far as its lines go on.
pub(super) fn run_on(sheet: &FrontSheet, at: usize, to: usize, words: &str) -> (String, usize) {
    let mut whole = words.to_owned();
    let mut next = at + 1;
    while next < to.min(at + 30) {
        let Some(row) = sheet.get(next) else { break };
        let before = sheet.get(next - 1);
        let open = whole.ends_with([',', ';', '('])
            || whole.ends_with(" and")
            || whole.ends_with('&')
            || before.is_some_and(|b| b.broken);
        let opens = row.text.split_once(':').is_some_and(|(l, _)| l.len() < 40);
        if row.is_blank()
            || row.table.is_some()
            || opens
            || !(open || after(&row.text, "and ").is_some())
        {
            break;
        }
        whole.push(' ');
        whole.push_str(&row.text);
        next += 1;
    }
    (whole, next)
}

/// The people that stand before a label in its line, and the label.
pub(super) fn two_lists(label: &str) -> (Vec<Entry>, &str) {
    let clear = |e: &Entry| e.doubt.is_none() && !e.person.name.is_empty();
    if !label.contains([',', '(']) {
        return (Vec::new(), label);
    }
    // The longest label that leaves a list of people before it.
    let ends: Vec<usize> = label.rmatch_indices(' ').map(|(at, _)| at).collect();
    for at in ends.into_iter().skip(1).take(4).rev() {
        let (before, behind) = label.split_at(at);
        if before.ends_with(" and") || behind.starts_with(" and ") {
            continue;
        }
        let before = people::list(before).filter(|l| l.len() > 1 && l.iter().all(clear));
        if let Some(before) = before
            && (groups::is_members(behind) || groups::is_category(behind.trim()))
        {
            return (before, behind.trim());
        }
    }
    (Vec::new(), label)
}
