//! The chair, interests and the room by keys: how few they are, and what they record.

use crate::meeting::entry::Kind;
use crate::meeting::intent::Intent;
use crate::tui::testing::Bench;

const USUAL: (u16, u16) = (80, 24);

/// In item 5, the pen in a paragraph.
fn writing() -> Bench {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>]");
    bench.press("The figures were given");
    bench
}

fn act(bench: &mut Bench, intent: Intent) {
    bench.model.desk.act(intent, &mut Vec::new()).unwrap();
}

fn chair(bench: &Bench) -> String {
    let presiding = bench.meeting().presiding();
    presiding
        .last()
        .map(|p| bench.meeting().name(p.person))
        .unwrap_or_default()
}

#[test]
fn the_chair_is_given_away_and_somebody_is_elected_in_few_keys() {
    let mut bench = writing();
    assert!(bench.press("<C-Space>P2") <= 4);
    assert_eq!(chair(&bench), "Dr Owen Bell");
    let mut bench = writing();
    let here = chair(&bench);
    act(
        &mut bench,
        Intent::StepOut {
            person: here.as_str().into(),
            item: None,
            reason: crate::meeting::text::Text::default(),
            place: crate::meeting::entry::Place::End,
        },
    );
    assert!(bench.press("<C-Space>H123i") <= 6);
    bench.sees("The election is recorded");
    let elected = bench
        .meeting()
        .all_entries()
        .iter()
        .find_map(|e| match &e.kind {
            Kind::Election { person, moved, .. } => Some((*person, *moved)),
            _ => None,
        });
    let (person, moved) = elected.unwrap();
    assert_eq!(chair(&bench), bench.meeting().name(person));
    assert!(moved.by.is_some() && moved.seconded.is_some());
}

#[test]
fn whoever_declared_an_interest_stands_aside_in_three_keys_and_comes_back_in_two() {
    let mut bench = Bench::running(USUAL);
    act(
        &mut bench,
        Intent::Declare {
            person: crate::meeting::intent::Who::Known("Castle".into()),
            interest: crate::meeting::entry::Interest::Pecuniary,
            items: vec!["5".into()],
            nature: "a tenant".into(),
            leaves: false,
            sensitive: false,
            dispensation: None,
            item: None,
        },
    );
    bench.press("<C-Space>]");
    bench.sees("W records it");
    bench.press("The figures were given");
    assert_eq!(bench.press("<C-Space>Wl"), 3);
    let castle = bench.meeting().people()[0].id;
    let out = |bench: &Bench| {
        let m = bench.meeting();
        !m.in_room()
            .iter()
            .any(|s| m.name(s.person).ends_with("Castle"))
    };
    assert!(out(&bench), "{castle:?}");
    assert_eq!(bench.press("<C-Space>W"), 2);
    assert!(!out(&bench));
    assert_eq!(bench.press("<C-Space>Ws"), 3);
    bench.sees("takes no part");
}

#[test]
fn a_declaration_takes_seven_keys_beside_its_nature() {
    let mut bench = writing();
    let keys = bench.press("<C-Space>d3r<Enter>");
    bench.press("a governor of the school");
    assert!(keys + bench.press("<Enter>") <= 7);
    bench.sees("declared an interest");
    let newest = bench.meeting().all_entries().last().unwrap();
    let Kind::Declaration { items, .. } = &newest.kind else {
        panic!("a declaration: {newest:?}")
    };
    assert_eq!(items.len(), 1);
    assert_eq!(newest.text, "a governor of the school");
}
