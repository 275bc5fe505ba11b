//! docs/intents.md names every intent, field and word, and its examples can be read.

use ron::error::Error;
use serde::de::DeserializeOwned;

use super::{options, read_line};
use crate::meeting::Intent;
use crate::meeting::agenda::{Business, Progress, Purpose};
use crate::meeting::entry::{
    Approval, Due, Form, Interest, Participation, Place, Reply, Stage, Stream, Told, Verb,
};
use crate::meeting::event::Expectation;
use crate::meeting::intent::{Lead, Turn, Who};
use crate::meeting::motion::{Method, Voice, VoteResult};
use crate::meeting::people::Office;
use crate::meeting::rules::{Majority, Quorum, Whole};

const PAGE: &str = include_str!("../../docs/intents.md");

/// The words that stand for a value of `T`.
fn words<T: DeserializeOwned + std::fmt::Debug>() -> &'static [&'static str] {
    match options().from_str::<T>("NoSuchWord").unwrap_err().code {
        Error::NoSuchEnumVariant { expected, .. } => expected,
        other => panic!("{other:?}"),
    }
}

/// The fields of an intent, those of what it is made of among them.
fn fields(intent: &str) -> &'static [&'static str] {
    let line = format!("{intent}(no_such_field: 1)");
    match options().from_str::<Intent>(&line).unwrap_err().code {
        Error::NoSuchStructField { expected, .. } => expected,
        _ => &[],
    }
}

/// What stands under the heading of an intent.
fn section(intent: &str) -> &'static str {
    let heading = format!("\n### {intent}\n");
    let from = PAGE
        .find(&heading)
        .unwrap_or_else(|| panic!("{intent} has no section"));
    let rest = &PAGE[from + heading.len()..];
    &rest[..rest
        .find("\n## ")
        .unwrap_or(rest.len())
        .min(rest.find("\n### ").unwrap_or(rest.len()))]
}

fn examples(page: &str) -> impl Iterator<Item = &str> {
    page.split("```ron\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .flat_map(str::lines)
}

#[test]
fn every_example_can_be_read() {
    let mut count = 0;
    for line in examples(PAGE) {
        if let Err(refusal) = read_line(line.as_bytes()) {
            panic!("{line}\n{refusal}");
        }
        count += 1;
    }
    assert!(count > 80, "only {count} examples were found");
}

#[test]
fn every_intent_has_a_section_with_its_fields_and_an_example() {
    for intent in words::<Intent>() {
        let section = section(intent);
        assert!(
            examples(section).any(|line| line.contains(intent)),
            "{intent} has no example"
        );
        for field in fields(intent) {
            assert!(
                section.contains(&format!("`{field}`")) || named_elsewhere(field),
                "{intent} does not name its field {field}"
            );
        }
    }
    for line in PAGE.lines().filter_map(|l| l.strip_prefix("### ")) {
        assert!(words::<Intent>().contains(&line), "{line} is no intent");
    }
}

/// `place` and `item` are explained once for all.
fn named_elsewhere(field: &str) -> bool {
    matches!(field, "place" | "item")
}

#[test]
fn every_word_is_named() {
    let all = [
        words::<Who>(),
        words::<Lead>(),
        words::<Place>(),
        words::<Stream>(),
        words::<Office>(),
        words::<Business>(),
        words::<Purpose>(),
        words::<Expectation>(),
        words::<Form>(),
        words::<Stage>(),
        words::<Verb>(),
        words::<Turn>(),
        words::<Due>(),
        words::<Progress>(),
        words::<Interest>(),
        words::<Approval>(),
        words::<Quorum>(),
        words::<Whole>(),
        words::<Participation>(),
        words::<Reply>(),
        words::<Told>(),
        words::<Majority>(),
        words::<Method>(),
        words::<Voice>(),
        words::<VoteResult>(),
    ];
    for word in all.into_iter().flatten() {
        assert!(
            PAGE.contains(&format!("`{word}`")) || PAGE.contains(&format!("`{word}(")),
            "{word} is not on the page"
        );
    }
}
