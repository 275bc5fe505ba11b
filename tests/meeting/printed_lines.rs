//! The minutes line by line: exactly what the document prints, and of which entry each line is.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use std::collections::BTreeMap;

use quorate::bodies::STYLES;
use quorate::export::{Format, export};
use quorate::meeting::Meeting;
use quorate::meeting::entry::{Kind, Stream};
use quorate::meeting::house::{ActionPlace, House, HouseStored, ProgressStyle};
use quorate::meeting::id::EntryId;
use quorate::minutes::{Audience, Full, LineKind, PrintedLine, Public, draft, item_print};

use crate::drafting::harbourside;
use crate::played::{MEETINGS, played};

/// Letters and digits alone: wraps, capitals, stops and places to be filled in by hand say nothing.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_agree<A: Audience>(meeting: &Meeting, house: &House, name: &str) {
    let minutes = draft::<A>(meeting, house);
    let printed = String::from_utf8(export(Format::Text, &minutes)).unwrap();
    // The mark of a draft stands before the notes on its status once more.
    let printed = printed.replacen("\nDRAFT - ", "\n", 1);
    let lines = minutes.lines();
    let told: Vec<&str> = lines
        .iter()
        .flat_map(|l| [l.number.as_str(), l.words.as_str()])
        .collect();
    let told = told.join(" ");
    assert_eq!(bare(&told), bare(&printed), "{name}");
    assert!(lines.iter().all(|l| !l.words.contains('\n')), "{name}");
}

/// Every line that an item's record has is told in its order, of its entry, with its number.
fn entries_agree<A: Audience>(meeting: &Meeting, house: &House, name: &str) {
    let lines = draft::<A>(meeting, house).lines();
    let under = |item| lines.iter().filter(move |l| l.item == Some(item));
    for item in meeting.items() {
        let mut told = under(item.id).peekable();
        let headed = told.next_if(|l| l.heading).is_some();
        let mut told: Vec<&PrintedLine> = told.collect();
        for line in item_print::<A>(meeting, house, item.id) {
            assert!(headed, "{name}");
            if line.kind == LineKind::Progress && line.number.is_none() {
                // A row of a table.
                assert!(told.iter().any(|t| t.entry == line.entry), "{name}");
                continue;
            }
            let words: String = line.runs().iter().map(|r| r.text.as_str()).collect();
            let same = |t: &&PrintedLine| {
                t.entry == line.entry
                    && *t.number == *line.number.clone().unwrap_or_default()
                    && flat(&t.words) == flat(&words)
            };
            let at = told.iter().position(same);
            assert!(
                at.is_some(),
                "{name}: {words:?} in {:?}",
                item.details.title
            );
            told.drain(..=at.unwrap());
        }
    }
}

fn agrees(meeting: &Meeting, house: &House, name: &str) {
    words_agree::<Public>(meeting, house, name);
    words_agree::<Full>(meeting, house, name);
    // A recorded vote can be a table, of which the record knows nothing.
    if house.divisions != quorate::meeting::house::DivisionStyle::Table {
        entries_agree::<Public>(meeting, house, name);
        entries_agree::<Full>(meeting, house, name);
    }
}

#[test]
fn the_lines_of_the_minutes_are_what_the_document_prints() {
    for name in MEETINGS {
        let journal = played(name);
        for style in STYLES {
            let house = House::from(&HouseStored::from(style.told().unwrap()));
            agrees(
                journal.meeting(),
                &house,
                &format!("{name} in {}", style.name),
            );
        }
        agrees(journal.meeting(), &House::default(), name);
    }
    agrees(&harbourside(), &House::default(), "harbourside");
}

#[test]
fn rows_of_tables_are_of_the_actions_that_they_tell() {
    let meeting = harbourside();
    let house = House {
        actions: ActionPlace::Table,
        progress: ProgressStyle::Table,
        ..House::default()
    };
    let lines = draft::<Full>(&meeting, &house).lines();
    let mut by_entry: BTreeMap<EntryId, Vec<&PrintedLine>> = BTreeMap::new();
    for line in &lines {
        if let Some(entry) = line.entry {
            by_entry.entry(entry).or_default().push(line);
        }
    }
    let (mut actions, mut reports) = (0, 0);
    for entry in meeting.all_entries() {
        if entry.struck || entry.stream == Stream::Private {
            continue;
        }
        let text = flat(&entry.text);
        let told = |start: &str| {
            let lines = by_entry.get(&entry.id).map_or(&[][..], Vec::as_slice);
            let row = |l: &&&PrintedLine| l.words.starts_with(start) && l.words.contains(&text);
            assert_eq!(lines.iter().filter(row).count(), 1, "{text}: {lines:?}");
            assert!(lines.iter().all(|l| l.item == Some(entry.item)), "{text}");
        };
        match entry.kind {
            Kind::Action { .. } => {
                actions += 1;
                told("Item: ");
            }
            Kind::Progress { .. } => {
                reports += 1;
                told("Meeting: ");
            }
            _ => {}
        }
    }
    assert!(actions > 0 && reports > 0, "{actions}, {reports}");
}
