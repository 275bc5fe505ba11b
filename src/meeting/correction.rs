//! Corrections that came back after a draft went out: what was asked, by whom, of which entry, and
//! what became of it. They are the officer's own and are never printed.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::describe::{in_item, quoted};
use super::entry::Stream;
use super::id::{CorrectionId, EntryId};
use super::people::blank;
use super::state::Meeting;
use super::text::Text;

/// What a correction asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Asked {
    /// Other words in an entry.
    Words {
        /// Where, in bytes of UTF-8 of its text.
        at: u32,
        /// What stands there; empty = something is put in.
        #[serde(default, skip_serializing_if = "blank_or_none")]
        old: Text,
        /// What is to stand there; empty = it is taken out.
        #[serde(default, skip_serializing_if = "blank_or_none")]
        new: Text,
    },
    /// A new paragraph after an entry.
    After(Text),
    /// The whole entry out.
    Strike,
    /// Something that no key does: a comment, words that follow from facts, what has no place.
    Remark {
        /// The words that it is about; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        old: Text,
        /// The words asked for; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        new: Text,
    },
}

impl Asked {
    /// The words that are asked to go, and those that are to come.
    pub fn words(&self) -> (&str, &str) {
        match self {
            Self::Words { old, new, .. } | Self::Remark { old, new } => (old, new),
            Self::After(new) => ("", new),
            Self::Strike => ("", ""),
        }
    }
}

/// White space counts as words here: a space may be what is asked for.
fn blank_or_none(text: &Text) -> bool {
    text.is_empty()
}

/// A correction as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// The entry that it is about; none = it could not be placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// What is asked.
    pub asked: Asked,
    /// What is said with it; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub says: Text,
    /// Who asks; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub by: Text,
    /// When they did, by their own clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDateTime>,
    /// The file or mail that it came in.
    #[serde(default, skip_serializing_if = "blank")]
    pub file: Text,
    /// Where it stands in that.
    #[serde(default, skip_serializing_if = "blank")]
    pub stands: Text,
}

/// What became of a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Outcome {
    /// The entry has what was asked for.
    Accepted,
    /// It has other words on the same matter.
    Reworded(Text),
    /// It was done on the record by hand.
    ByHand,
    /// It was not done; why, which may be empty.
    Refused(#[serde(default)] Text),
    /// It is to be asked about.
    Queried,
}

impl Received {
    /// Takes all words out of it, for a purge; whether there were any.
    pub fn purge(&mut self) -> bool {
        let bare = Self {
            entry: self.entry,
            asked: Asked::Remark {
                old: Text::default(),
                new: Text::default(),
            },
            on: self.on,
            says: Text::default(),
            by: Text::default(),
            file: Text::default(),
            stands: Text::default(),
        };
        let had = *self != bare;
        *self = bare;
        had
    }
}

impl Outcome {
    /// Takes all words out of it, for a purge; whether there were any.
    pub fn purge(&mut self) -> bool {
        match self {
            Self::Reworded(words) | Self::Refused(words) => !std::mem::take(words).is_empty(),
            Self::Accepted | Self::ByHand | Self::Queried => false,
        }
    }

    /// What became of it, in a word or two.
    pub fn in_words(&self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Reworded(_) => "reworded",
            Self::ByHand => "done by hand",
            Self::Refused(_) => "refused",
            Self::Queried => "kept as a query",
        }
    }
}

/// A correction, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// Who may read it.
    pub stream: Stream,
    /// As it came.
    pub received: Received,
    /// Where its words stand now; none = they are gone, or it is about no words.
    pub at: Option<usize>,
    /// What became of it; none = it waits.
    pub outcome: Option<Outcome>,
}

impl Correction {
    /// The words that it is about, and those that it asks for.
    pub fn words(&self) -> (&str, &str) {
        self.received.asked.words()
    }

    /// Follows the words after `went` bytes at `at` have become `came`.
    pub(super) fn follow(&mut self, at: usize, went: usize, came: &str) {
        let (Some(start), Asked::Words { old, .. }) = (self.at, &self.received.asked) else {
            return;
        };
        let (end, to) = (start + old.len(), at + went);
        self.at = if to <= start && (at, went) != (start, 0) {
            Some(start + came.len() - went)
        } else if at >= end {
            Some(start)
        } else if at <= start && to >= end && !old.is_empty() {
            // More was replaced than the words: they may stand in what came.
            came.find(old.as_str()).map(|found| at + found)
        } else if old.is_empty() && (at, went) == (start, 0) {
            // Something else was put in at the same place: this goes after it.
            Some(start + came.len())
        } else {
            None
        };
    }
}

impl Meeting {
    /// The corrections that came back, in the order in which they were received.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// A correction.
    pub fn correction(&self, id: CorrectionId) -> Option<&Correction> {
        self.corrections.iter().find(|c| c.id == id)
    }

    /// The corrections that wait.
    pub fn open_corrections(&self) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().filter(|c| c.outcome.is_none())
    }
}

/// That a correction was received, for the history.
pub(super) fn received_in_words(m: &Meeting, received: &Received) -> String {
    let by = if received.by.is_empty() {
        String::new()
    } else {
        format!(" from {}", received.by)
    };
    let what = match &received.asked {
        Asked::Words { old, new, .. } | Asked::Remark { old, new } => {
            match (old.is_empty(), new.is_empty()) {
                (true, false) => format!(": put in {}", quoted(new)),
                (false, true) if received.says.is_empty() => format!(": take out {}", quoted(old)),
                (_, true) => format!(": {}", quoted(&received.says)),
                (false, false) => format!(": {} to be {}", quoted(old), quoted(new)),
            }
        }
        Asked::After(words) => format!(": a paragraph {}", quoted(words)),
        Asked::Strike => ": take the entry out".to_owned(),
    };
    let place = match received.entry {
        Some(entry) => in_item(m, entry),
        None => ", not placed".to_owned(),
    };
    format!("correction{by}{what}{place}")
}

/// What became of a correction, for the history.
pub(super) fn settled_in_words(m: &Meeting, id: CorrectionId, outcome: &Outcome) -> String {
    let of = m
        .correction(id)
        .filter(|c| !c.received.by.is_empty())
        .map_or_else(String::new, |c| format!(" of {}", c.received.by));
    format!("correction{of} {}", outcome.in_words())
}

/// A stretch of words of a correction in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// It stands.
    Same(String),
    /// It is to go.
    Out(String),
    /// It is to come.
    In(String),
}

/// How much of a paragraph is shown on either side of what is asked.
const AROUND: usize = 160;

/// What is asked, in its place: `text` is what the entry says, `at` where the words stand in it.
pub fn in_place(asked: &Asked, at: Option<usize>, text: Option<&str>) -> Vec<Stretch> {
    let text = text.unwrap_or_default();
    let mut out = Vec::new();
    let whole = text.trim().replace('\n', " / ");
    match (asked, at) {
        (Asked::Words { old, new, .. }, Some(at)) if text.get(at..at + old.len()).is_some() => {
            let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
            let end = at + old.len();
            let rest = text[end..].find('\n').map_or(text.len(), |n| end + n);
            let before = &text[line..at];
            let after = &text[end..rest];
            let skip = before
                .char_indices()
                .rev()
                .nth(AROUND)
                .map_or(0, |(n, _)| n);
            let keep = after
                .char_indices()
                .nth(AROUND)
                .map_or(after.len(), |(n, _)| n);
            let dots = |cut: bool| if cut { "\u{2026}" } else { "" };
            out.push(Stretch::Same(format!(
                "{}{}",
                dots(skip > 0),
                &before[skip..]
            )));
            out.push(Stretch::Out(old.to_string()));
            out.push(Stretch::In(new.to_string()));
            out.push(Stretch::Same(format!(
                "{}{}",
                &after[..keep],
                dots(keep < after.len())
            )));
        }
        (Asked::Words { old, new, .. } | Asked::Remark { old, new }, _) => {
            if !whole.is_empty() && !matches!(asked, Asked::Words { .. }) && !new.is_empty() {
                out.push(Stretch::Same(format!("{whole} ")));
            }
            let commented = new.is_empty() && matches!(asked, Asked::Remark { .. });
            match (commented, old.is_empty()) {
                (true, true) => out.push(Stretch::Same(whole)),
                (true, false) => {
                    let on = format!("\u{201C}{}\u{201D}", old.replace('\n', " / "));
                    out.push(Stretch::Same(if whole.is_empty() {
                        on
                    } else {
                        format!("{whole} \u{2013} on {on}")
                    }));
                }
                (false, _) => out.push(Stretch::Out(old.to_string())),
            }
            out.push(Stretch::In(new.to_string()));
        }
        (Asked::After(words), _) => {
            if !whole.is_empty() {
                out.push(Stretch::Same(format!("{whole} ")));
            }
            out.push(Stretch::In(words.to_string()));
        }
        (Asked::Strike, _) => out.push(Stretch::Out(whole)),
    }
    out.retain(|s| match s {
        Stretch::Same(words) | Stretch::Out(words) | Stretch::In(words) => !words.is_empty(),
    });
    out
}

/// The same in plain characters: what goes between `[-` and `-]`, what comes between `[+` and `+]`.
pub fn in_signs(stretches: &[Stretch]) -> String {
    let one = |s: &Stretch| match s {
        Stretch::Same(words) => words.clone(),
        Stretch::Out(words) => format!("[-{words}-]"),
        Stretch::In(words) => format!("[+{words}+]"),
    };
    stretches.iter().map(one).collect()
}
