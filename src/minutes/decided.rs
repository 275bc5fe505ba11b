//! Decisions as the house words them: the word before one, how its words go on, and who moved it.

use std::borrow::Cow;

use crate::meeting::agenda::Item;
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Reply, Told};
use crate::meeting::id::EntryId;
use crate::meeting::motion::Moved;

use super::document::Run;
use super::house::{Bold, DecisionStart, House, MoverPlace, RecordStyle};
use super::line::RecordLine;
use super::reading::{Readable, Reading};
use super::sentences::filled;

/// Words that are bold where the house has them so.
pub(super) fn run(house: &House, what: Bold, words: impl Into<String>) -> Run {
    Run {
        text: words.into(),
        strong: house.is_bold(what),
    }
}

/// Whether the words of a decision go on in the sentence of the word before it.
fn runs_on(house: &House, words: &str) -> bool {
    let goes_on = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    house.decision == DecisionStart::RunsOn
        && words.trim_start().strip_prefix("That").is_some_and(goes_on)
}

/// The word before a decision, with a blank after it; a colon stands before words that do not go on
/// in its sentence.
pub(super) fn word(house: &House, words: &str) -> Run {
    let word = house.resolved.trim();
    let bare = word.ends_with(char::is_alphanumeric);
    let colon = if house.decision == DecisionStart::RunsOn && bare && !runs_on(house, words) {
        ":"
    } else {
        ""
    };
    run(house, Bold::DecisionWord, format!("{word}{colon} "))
}

/// The words of a decision after that word.
pub(super) fn words<'t>(house: &House, words: &'t str) -> Cow<'t, str> {
    if runs_on(house, words) {
        Cow::Owned(words.trim_start().replacen("That", "that", 1))
    } else {
        Cow::Borrowed(words)
    }
}

/// The word for a decision within a sentence: "resolved:" after "it was".
pub(super) fn within(word: &str) -> String {
    let word = word.trim();
    let start = word.get(..7).filter(|s| s.eq_ignore_ascii_case("it was "));
    let word = start.map_or(word, |start| &word[start.len()..]);
    let mut letters = word.chars();
    let capitals = word.chars().nth(1).is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if !capitals => first.to_lowercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// " Moved by A, seconded by B."
pub(super) fn moved_words<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    moved: Moved,
) -> String {
    let name = |person| reading.name(person);
    match (moved.by, moved.seconded) {
        (None, None) => String::new(),
        (None, Some(seconded)) => {
            let said = filled(&house.seconded, &[("seconder", name(seconded))]);
            format!(" {said}")
        }
        (Some(by), other) => {
            let other = other.map(name).unwrap_or_default();
            let said = filled(&house.moved, &[("mover", name(by)), ("seconder", other)]);
            format!(" {said}")
        }
    }
}

/// "moved by A, seconded by B", where the house tells it before what was moved.
pub(super) fn moved_before<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    moved: Moved,
) -> Option<String> {
    if house.movers == MoverPlace::After {
        return None;
    }
    let by = reading.name(moved.by?);
    let seconder = moved.seconded.map(|p| reading.name(p)).unwrap_or_default();
    let places = [("mover", by), ("seconder", seconder)];
    Some(filled(&house.moved_before, &places))
}

/// What stands before a motion or an amendment that is put.
pub(super) fn put(house: &House, word: &str, moved: Option<String>) -> Vec<Run> {
    match moved {
        None => vec![run(house, Bold::Motion, format!("{} ", word.trim()))],
        Some(moved) => vec![
            run(house, Bold::Motion, word.trim().trim_end_matches(':')),
            Run::plain(format!(" {moved}: ")),
        ],
    }
}

/// What stands before a decision: its word, after who moved it where the house tells that first.
pub(super) fn agreed(house: &House, words: &str, moved: Option<String>) -> Vec<Run> {
    match moved {
        None => vec![word(house, words)],
        Some(moved) => {
            let mut word = word(house, words);
            word.text = format!("{} ", within(&word.text));
            vec![Run::plain(format!("It was {moved} and ")), word]
        }
    }
}

/// Takes out debate and reports, where the house prints decisions alone.
pub(super) fn decided_alone<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
    lines: &mut Vec<RecordLine<'_>>,
) {
    if house.record == RecordStyle::Narrative {
        return;
    }
    // A vote without what it was taken on would say nothing.
    let voted: Vec<EntryId> = reading
        .entries(item)
        .flat_map(|e| match e.kind() {
            Kind::Vote { on, .. } => on.as_slice(),
            _ => &[],
        })
        .copied()
        .collect();
    let debate: Vec<EntryId> = reading
        .entries(item)
        .filter(|e| is_debate(e.kind()) && !voted.contains(&e.id()))
        .map(Readable::id)
        .collect();
    lines.retain(|line| line.entry.is_none_or(|entry| !debate.contains(&entry)));
}

/// Whether a kind of entry tells what was reported and said, and not what came of it.
fn is_debate(kind: &Kind) -> bool {
    match kind {
        Kind::Paragraph | Kind::Presented { .. } => true,
        Kind::Public { reply, .. } => *reply != Reply::Referred,
        Kind::Told { what, .. } => *what != Told::Ruling,
        _ => false,
    }
}
