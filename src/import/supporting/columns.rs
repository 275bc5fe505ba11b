//! The columns of trackers and work programmes, told by the heads of their tables.

use super::words;
use crate::import::line::Cell;

/// What a column of a tracker holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tracker {
    /// What is to be done.
    Action,
    /// Who is to do it.
    Owner,
    /// By when.
    Due,
    /// Status and comments.
    Status,
    /// A number.
    Reference,
    /// The meeting that asked for it.
    Raised,
    /// The item that it came from.
    Topic,
    /// Something else.
    Other,
}

impl Tracker {
    fn of(key: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|w| words::has_word(key, w));
        if has(&[
            "by whom",
            "who",
            "owner",
            "owners",
            "lead",
            "leads",
            "responsible",
            "officer",
            "officers",
            "responsibility",
            "assigned",
            "action by",
            "action for",
            "person",
        ]) {
            Self::Owner
        } else if has(&[
            "due",
            "deadline",
            "target",
            "by when",
            "timescale",
            "timescales",
            "timeframe",
            "completion date",
            "when",
            "date for completion",
        ]) {
            Self::Due
        } else if has(&[
            "status", "progress", "comment", "comments", "update", "updates", "outcome", "rag",
            "position", "response", "notes", "stands", "so far",
        ]) {
            Self::Status
        } else if has(&["ref", "no", "number", "reference"]) || key == "minute" || key == "id" {
            Self::Reference
        } else if has(&[
            "action",
            "actions",
            "task",
            "tasks",
            "asked",
            "recommendation",
            "recommendations",
        ]) || key == "what"
            || key == "description"
        {
            Self::Action
        } else if has(&["meeting", "raised", "date", "arising from"]) {
            Self::Raised
        } else if has(&["item", "subject", "topic", "title", "issue"]) {
            Self::Topic
        } else {
            Self::Other
        }
    }

    /// The columns of a row that heads a tracker.
    pub(crate) fn head(cells: &[String]) -> Option<Vec<Self>> {
        if !heads(cells) {
            return None;
        }
        let roles: Vec<Self> = cells.iter().map(|c| Self::of(c)).collect();
        let has = |role| roles.contains(&role);
        let known = roles.iter().filter(|r| **r != Self::Other).count();
        let told = has(Self::Action) && (has(Self::Owner) || has(Self::Status));
        (told && known * 3 >= roles.len() * 2).then_some(roles)
    }
}

/// What a column of a work programme holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Programme {
    /// The title.
    Title,
    /// A summary.
    Summary,
    /// Who leads.
    Lead,
    /// For decision, discussion, information.
    Purpose,
    /// The meeting.
    When,
    /// Something else.
    Other,
}

impl Programme {
    fn of(key: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|w| words::has_word(key, w));
        // "What the Committee will do".
        if key.starts_with("what ") {
            Self::Summary
        } else if has(&[
            "lead",
            "leads",
            "officer",
            "officers",
            "author",
            "owner",
            "responsible",
            "contact",
            "presenter",
            "sponsor",
            "director",
            "led by",
            "who",
        ]) {
            Self::Lead
        } else if has(&["meeting", "date", "month", "when"]) {
            Self::When
        } else if has(&[
            "summary",
            "description",
            "detail",
            "details",
            "notes",
            "comments",
            "scope",
            "background",
            "aim",
            "aims",
            "objective",
            "outcome",
        ]) {
            Self::Summary
        } else if has(&["purpose", "type", "for", "decision", "action"]) {
            Self::Purpose
        } else if has(&[
            "item", "items", "topic", "subject", "title", "report", "issue", "business",
        ]) {
            Self::Title
        } else {
            Self::Other
        }
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
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let mut words = key.split(' ');
    let first = words.clone().next().unwrap_or_default();
    let begins = first == "meeting"
        || first == "date"
        || words::month(first)
        || DAYS.contains(&first)
        || (first.len() <= 4 && first.bytes().next().is_some_and(|b| b.is_ascii_digit()));
    let dated = words.clone().take(8).any(words::month);
    let year = words
        .by_ref()
        .take(10)
        .any(|w| w.len() == 4 && w.starts_with("20"));
    begins && dated && (year || first == "meeting" || DAYS.contains(&first))
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
