//! docs/procedure.md holds: each of its lines is accepted, one after the other, each key is in the
//! table of commands, and each sentence stands in the minutes.

#![expect(clippy::panic, reason = "a helper of tests stops where a test would")]

use quorate::export::export;
use quorate::journal::Journal;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::{Format, Full, House, actions, draft};
use quorate::tui::commands::COMMANDS;

const PAGE: &str = include_str!("../../docs/procedure.md");

/// A row of a table: the event, the line of a script, the keys, the sentence.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    PAGE.lines()
        .filter(|l| l.starts_with('|') && !l.starts_with("|---") && !l.starts_with("| event"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            <[&str; 4]>::try_from(cells).unwrap_or_else(|cells| panic!("{cells:?}"))
        })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_event_is_recorded_by_its_line_and_printed_in_its_sentence() {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let mut now = "2026-03-19T18:00:00+00:00".parse().unwrap();
    let mut count = 0;
    for [event, line, _, _] in rows() {
        if event.ends_with("a week later") {
            now += chrono::Duration::days(7);
        }
        let line = line.trim_matches('`');
        let order = if line.starts_with('(') {
            options.from_str(line)
        } else {
            options.from_str::<Intent>(line).map(Order::from)
        };
        let order = order.unwrap_or_else(|e| panic!("{e}: {line}"));
        journal
            .act(now, &order)
            .unwrap_or_else(|e| panic!("{event}: {e}: {line}"));
        now += chrono::Duration::seconds(30);
        count += 1;
    }
    assert!(count > 60, "only {count} events were found");
    let meeting = journal.meeting();
    let house = House::default();
    let minutes = export(Format::Text, &draft::<Full>(meeting, &house));
    let minutes = one_line(&String::from_utf8(minutes).unwrap());
    let owed = format!("{:?}", actions::<Full>(meeting, &house));
    let missing: Vec<_> = rows()
        .map(|[event, _, _, sentence]| (event, sentence))
        .filter(|(_, s)| *s != "-" && !minutes.contains(s) && !owed.contains(s))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}\n---\n{minutes}");
}

#[test]
fn every_intent_is_on_the_page() {
    let page = include_str!("../../docs/intents.md");
    let of = |text: &'static str| text.lines().filter_map(|l| l.strip_prefix("### "));
    let intents: Vec<&str> = of(page).collect();
    // What is refused in a meeting is on the page of a body's journal.
    let between = page.split("\n## Between meetings\n").nth(1).unwrap();
    let between: Vec<&str> = of(between.split("\n## ").next().unwrap()).collect();
    assert!(between.len() > 5, "only {between:?} are of a journal");
    let journal = include_str!("../../docs/bodies-journal.md");
    assert!(
        intents.len() > 80,
        "only {} intents were found",
        intents.len()
    );
    let lines: Vec<&str> = rows().map(|[_, line, _, _]| line).collect();
    let recorded = |name: &str| {
        let after = |c: char| !c.is_alphanumeric();
        lines
            .iter()
            .any(|l| l.split(after).any(|word| word == name))
    };
    let told = |name: &str| {
        recorded(name) || (between.contains(&name) && journal.contains(&format!("`{name}`")))
    };
    let missing: Vec<&str> = intents.into_iter().filter(|n| !told(n)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_key_of_the_page_is_in_the_table() {
    for [event, line, keys, _] in rows() {
        assert!(!keys.is_empty(), "{event}: {line}");
        let key = keys.trim_matches('`');
        let key = key.strip_prefix("Ctrl-Space ").unwrap_or(key);
        let there = COMMANDS
            .iter()
            .any(|spec| spec.keys().any(|k| k.long() == key || k.short() == key));
        assert!(there || ["type", "record"].contains(&key), "{event}: {key}");
    }
}
