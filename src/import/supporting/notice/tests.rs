//! Each check with a pack that it speaks of, and one that it doesn't.

use super::{days, papers};
use crate::import::found::{Found, Place};
use crate::import::proposal::{Ask, Item, Minutes, Proposal, Report};
use crate::import::supporting::testing::day;
use crate::meeting::agenda::Business;
use crate::meeting::text::Text;

fn text(words: &str) -> Found<Text> {
    Found::certain(Text::line(words), Place::default())
}

fn item(number: &str, title: &str, description: &str, pages: &str) -> Item {
    Item {
        number: text(number),
        title: text(title),
        description: Some(text(description)),
        pages: (!pages.is_empty()).then(|| text(pages)),
        ..Item::default()
    }
}

fn told(out: &Proposal) -> Vec<&str> {
    out.noticed.iter().map(|n| n.words.as_str()).collect()
}

#[test]
fn the_last_meeting_is_that_of_the_minutes() {
    let mut out = Proposal {
        date: Some(Found::certain(day(2026, 3, 12), Place::default())),
        items: vec![
            item("2", "Minutes", "", ""),
            item(
                "3",
                "Teeth",
                "Asked for at the last meeting on 8 January 2026.",
                "",
            ),
            item(
                "4",
                "Ears",
                "Asked for at the last meeting on 9 February 2026.",
                "",
            ),
            item("5", "Eyes", "A law of 1 January 2026.", ""),
        ],
        minutes: vec![Minutes {
            date: Some(Found::certain(day(2026, 2, 9), Place::default())),
            ..Minutes::default()
        }],
        ..Proposal::default()
    };
    out.items[0].business = Business::Minutes;
    days::last_meeting(&mut out);
    assert_eq!(
        told(&out),
        [
            "Item 3 speaks of the last meeting on 8 January 2026; the minutes in the pack are of \
          9 February 2026."
        ]
    );
}

#[test]
fn pages_that_overlap_or_go_backwards_are_told() {
    let mut out = Proposal {
        items: vec![
            item("1", "A", "", "1-12"),
            item("2", "B", "", "12-18"),
            item("3", "C", "", "30-25"),
            item("4", "D", "", "19-24"),
        ],
        ..Proposal::default()
    };
    papers::pages(&mut out);
    assert_eq!(
        told(&out),
        [
            "Item 2 has the pages 12-18, and item 1 before it the pages 1-12.",
            "The pages of item 3 go backwards: 30 to 25.",
        ]
    );
}

#[test]
fn years_and_slips_are_told() {
    let report = |words: &str| Report {
        item: Some(text("4")),
        title: text("Work programme"),
        asks: vec![Ask {
            text: text(words),
            ..Ask::default()
        }],
        ..Report::default()
    };
    let pack = |words: &str| Proposal {
        items: vec![item(
            "4",
            "Work programme",
            "To considered the programme for 2025/26.",
            "",
        )],
        reports: vec![report(words)],
        ..Proposal::default()
    };
    let mut out = pack("That the programme for 2026-27 be agreed.");
    days::years(&mut out);
    papers::slips(&mut out);
    assert_eq!(
        told(&out),
        [
            "Item 4 is about 2025-26, its report about 2026-27.",
            "\"To considered\" lacks a word: \"To be considered\"?",
        ]
    );
    let mut same = pack("That the programme for 2025 / 2026 be agreed.");
    days::years(&mut same);
    assert!(same.noticed.is_empty());
}
