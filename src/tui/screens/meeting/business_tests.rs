//! The order of business by keys: how few they are, and what they record.

use crate::meeting::Phase;
use crate::meeting::agenda::{Business, Standing};
use crate::meeting::business::Procedure;
use crate::meeting::entry::{Kind, Told};
use crate::meeting::intent::Intent;
use crate::tui::testing::{Bench, at};

const USUAL: (u16, u16) = (80, 24);

/// Item 5 is before the body.
fn running() -> Bench {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>]");
    bench
}

fn newest(bench: &Bench) -> Procedure {
    bench.meeting().business().last().unwrap().1.clone()
}

fn numbers(bench: &Bench, items: &[crate::meeting::id::ItemId]) -> Vec<String> {
    let items = items.iter().filter_map(|id| bench.meeting().item(*id));
    items.map(|i| i.details.number.to_string()).collect()
}

#[test]
fn the_next_item_is_joined_to_the_one_in_hand_with_three_keys() {
    let mut bench = running();
    let here = bench
        .meeting()
        .before_body()
        .unwrap()
        .details
        .number
        .clone();
    bench.press("<C-Space>J");
    bench.sees(&format!("With which items is item {here} taken together?"));
    bench.press("<Enter>");
    let Procedure::Joined { items } = newest(&bench) else {
        panic!("not joined");
    };
    let joined = numbers(&bench, &items);
    assert_eq!((joined.len(), &joined[0]), (2, &here.to_string()));
    bench.press("<F5>");
    bench.sees("were taken together.");
}

#[test]
fn the_order_is_varied_and_the_next_item_is_the_one_brought_forward() {
    let mut bench = running();
    let last = bench
        .meeting()
        .items()
        .last()
        .unwrap()
        .details
        .number
        .clone();
    let keys = bench.press(&format!(
        "<C-Space>F{last}<Enter>cthe speaker had to leave<Enter>"
    ));
    assert_eq!(keys, 6 + "the speaker had to leave".len() + last.len() - 1);
    bench.press("<C-Space>]");
    let taken = bench.meeting().before_body().unwrap();
    assert_eq!(taken.details.number, last);
    let mut bench = running();
    bench.press("<C-Space>F99<Enter>m<Enter>");
    bench.sees("99");
    assert!(bench.meeting().business().is_empty());
}

#[test]
fn an_adjournment_to_a_day_costs_five_keys_and_the_date_and_the_roll_is_asked_anew() {
    let mut bench = running();
    let until = "7pm on 12 March 2026";
    let keys = bench.press(&format!("<C-Space>A{until}<Enter><Enter>"));
    assert!(keys <= 5 + until.len(), "{keys}");
    assert!(matches!(bench.meeting().phase(), Phase::Adjourned { .. }));
    bench.pass(7 * 24 * 60 * 60);
    bench.press("<C-Space>R");
    bench.sees("Who is here today?");
    bench.press("ppN<Enter>");
    let Procedure::RollAnew { here } = newest(&bench) else {
        panic!("no roll");
    };
    assert_eq!(here.len(), 2);
    let day = bench.meeting().adjournments()[0]
        .resumed
        .unwrap()
        .date_naive();
    assert_eq!(day.to_string(), "2026-03-12");
    // What is timed from now on is of that day.
    let there = bench.meeting().spans();
    assert!(there.iter().filter(|s| s.is_open()).count() >= 2);
}

#[test]
fn the_meeting_is_extended_and_its_time_expires() {
    let mut bench = running();
    bench.press("<C-Space>;9.30pm<Enter>m");
    assert!(matches!(newest(&bench), Procedure::Extended { .. }));
    bench.press("<C-Space>;9pm<Enter>m");
    bench.sees("until 21:30 already");
    bench.press("<Esc><Esc><C-Space>/f");
    assert!(matches!(
        newest(&bench),
        Procedure::Expired { deferred: None, .. }
    ));
    let waits = |i: &&crate::meeting::agenda::Item| i.standing == Standing::Waiting;
    assert_eq!(bench.meeting().items().iter().filter(waits).count(), 0);
}

#[test]
fn the_chair_announces_and_rules_without_being_asked_for() {
    let mut bench = running();
    assert_eq!(bench.press("<C-Space>Ia"), 3);
    bench.press("the meeting was being filmed<C-Space>Ir");
    bench.press("the motion was in order<C-Space>Iv");
    bench.sees("By whom?");
    bench.press("1the tolls were set by charter<C-Space>");
    let told = |bench: &Bench| -> Vec<(Told, bool)> {
        let entries = bench.meeting().all_entries().iter();
        entries
            .filter_map(|e| match &e.kind {
                Kind::Told { what, by } => Some((*what, by.is_some())),
                _ => None,
            })
            .collect()
    };
    assert_eq!(
        told(&bench),
        [
            (Told::Announcement, false),
            (Told::Ruling, false),
            (Told::Advice, true)
        ]
    );
}

#[test]
fn minutes_that_no_agenda_listed_are_agreed_by_the_day_that_the_item_names() {
    let mut journal = crate::tui::testing::running();
    let item = journal.meeting().items().iter();
    let mut item = item
        .map(|i| i.details.clone())
        .find(|details| details.business == Business::Minutes)
        .unwrap();
    let number = item.number.to_string();
    item.title = "Approval of minutes from 6 February 2025 meeting".into();
    let named = Intent::ChangeItem {
        item: number.as_str().into(),
        to: item,
        leave_public: false,
    };
    journal.act(at(16, 5), &named.into()).unwrap();
    let mut bench = Bench::with(journal, USUAL);
    let agreed = |bench: &Bench| -> Vec<String> {
        let entries = bench.meeting().all_entries().iter();
        let agreed = entries.filter_map(|e| match &e.kind {
            Kind::Minutes { of, .. } => Some(of.to_string()),
            _ => None,
        });
        agreed.collect()
    };
    // Those that are listed come first.
    bench.press("<C-Space>ma");
    let listed = agreed(&bench);
    assert_eq!(listed.len(), 1);
    bench.press("<C-Space>m");
    bench.sees("The minutes of which day? 6 February 2025");
    bench.press("<Enter>a");
    assert_eq!(agreed(&bench)[1..], ["2025-02-06"]);
    // That day is dealt with, and another can be told.
    bench.press("<C-Space>m");
    bench.sees_no("6 February 2025");
    bench.press("soon<Enter>");
    bench.sees("is no day");
    bench.press("<Backspace><Backspace><Backspace><Backspace>4 Dec 2024<Enter>cThe time was 7pm<Enter><Enter>");
    assert_eq!(agreed(&bench)[2..], ["2024-12-04"]);
}
