//! The chair, interests and the room by keys: how few they are, and what they record.

use crate::meeting::catalogue::Warning;
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
    bench.model.ui.act(intent, &mut Vec::new()).unwrap();
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
fn the_vote_on_an_election_is_told_with_it_or_later() {
    use crate::meeting::motion::{Method, Tally};
    let vote = |bench: &Bench| {
        let entries = bench.meeting().all_entries().iter();
        let mut votes = entries.filter_map(|e| match &e.kind {
            Kind::Election { vote, .. } => Some(vote.clone()),
            _ => None,
        });
        votes.next_back().unwrap()
    };
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>]<C-Space>H203");
    bench.sees("Elected for:").sees("alone; the vote next");
    bench.press("v");
    bench.sees("The vote on it: for, against, abstained?");
    bench.press("51");
    bench.sees("The election is recorded");
    let told = vote(&bench).unwrap();
    assert_eq!(told.method, Method::Hands);
    assert_eq!(told.tally.counts().unwrap().in_favour, 5);
    bench.sees("carried (5 for, 1 against)");
    // One that was recorded without is told by v.
    bench.press("<C-Space>H103i");
    assert_eq!(vote(&bench), None);
    bench.press("<C-Space>vu");
    bench.sees("The vote on it is recorded.");
    assert_eq!(vote(&bench).unwrap().tally, Tally::Unanimous);
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
            registered: false,
            sensitive: false,
            dispensation: None,
            item: None,
        },
    );
    bench.press("<C-Space>]");
    assert_eq!(
        bench.notice(),
        "Councillor Tom Castle declared an interest in item 5. Ctrl-Space W records what they do."
    );
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

fn is_here(bench: &Bench, surname: &str) -> bool {
    let m = bench.meeting();
    let mut here = m.in_room().into_iter();
    here.any(|s| m.name(s.person).ends_with(surname))
}

fn words(bench: &Bench) -> String {
    let entries = bench.meeting().all_entries().iter();
    entries
        .map(|e| e.text.as_str())
        .collect::<Vec<_>>()
        .join("|")
}

#[test]
fn two_letters_that_mean_one_person_are_enough_for_an_arrival_and_a_departure() {
    let mut bench = writing();
    assert_eq!(bench.press("<C-Space>>ok"), 4);
    assert!(is_here(&bench, "Okoro"));
    bench.sees("Nell Okoro is here");
    assert_eq!(bench.press("<C-Space><lt>ca"), 4);
    assert!(!is_here(&bench, "Castle"));
    // Letters that could mean two people wait for more.
    bench.press("<C-Space><lt>as");
    assert!(is_here(&bench, "Ashby") && is_here(&bench, "Iyer"));
    bench.press("hb");
    assert!(!is_here(&bench, "Ashby"));
}

#[test]
fn whoever_types_the_name_out_does_no_harm() {
    let mut bench = writing();
    bench.press("<C-Space>>Okoro<Enter> and heard.");
    bench.pass(2);
    assert!(is_here(&bench, "Okoro"));
    assert!(
        words(&bench).contains("The figures were given and heard."),
        "{}",
        words(&bench)
    );
    let mut bench = writing();
    bench.press("<C-Space>>ok");
    bench.pass(2);
    bench.press("<Enter> in time.");
    bench.pass(2);
    assert!(
        words(&bench).contains("were given in time."),
        "{}",
        words(&bench)
    );
    // What follows in another breath is text.
    let mut bench = writing();
    bench.press("<C-Space><lt>ca");
    bench.pass(2);
    bench.press("s told.");
    bench.pass(2);
    assert!(
        words(&bench).contains("The figures were givens told."),
        "{}",
        words(&bench)
    );
    // Another name that begins alike is not Okoro.
    let mut bench = writing();
    bench.press("<C-Space>>Okafor, Nurse<Enter><Enter>a");
    assert!(!is_here(&bench, "Okoro"));
    assert!(is_here(&bench, "Okafor"), "{}", bench.screen());
    assert!(!words(&bench).contains("afor"), "{}", words(&bench));
}

#[test]
fn whoever_attends_remotely_is_told_apart_and_not_counted() {
    let mut bench = Bench::running(USUAL);
    bench.sees("6 of 7");
    bench.press("<F2>r");
    bench.sees("attends remotely, and is not counted by the rules");
    bench.sees("remotely");
    bench.sees("5 of 7 here");
    bench.press("r");
    bench.sees("is in the room");
    bench.sees("6 of 7 here");
    bench.press("<F3>r");
    bench.sees("attends remotely");
}

#[test]
fn a_meeting_without_its_chair_opens_and_elects_one() {
    let mut bench = Bench::prepared(USUAL);
    for name in ["Ashby", "Bell"] {
        act(
            &mut bench,
            Intent::Apologise {
                person: name.into(),
                deputy: None,
                said_by: crate::meeting::text::Text::default(),
                said_on: None,
            },
        );
    }
    act(&mut bench, Intent::MarkAllPresent);
    bench.press("<F12><C-Space>O");
    bench.sees("0 nobody yet; H elects one");
    bench.press("<Enter>");
    bench.sees("The meeting is open. ^Space H records who is elected to the chair.");
    assert_eq!(chair(&bench), "");
    let warned = |bench: &Bench| {
        let found = bench.meeting().findings();
        found.iter().any(|f| f.what.starts_with("Nobody presides"))
    };
    assert!(warned(&bench));
    assert_eq!(bench.press("<C-Space>H123"), 5);
    assert_eq!(chair(&bench), "Councillor Tom Castle");
    assert!(!warned(&bench));
}

#[test]
fn a_dispensation_is_told_with_the_declaration() {
    let mut bench = writing();
    bench.press("<C-Space>d3d<Enter>a tenant<Enter>");
    assert_eq!(bench.meeting().voters().len(), 5);
    // The caret goes to the declaration, and its details are put right.
    bench.press("<C-Down><C-Space>Db<Enter>some day<Enter>");
    bench.sees("That is no day; write for example 31 May 2027.");
    bench.press("<C-a>31 May 2027<Enter>");
    bench.sees("The dispensation is recorded");
    assert_eq!(bench.meeting().voters().len(), 6);
    let newest = bench.meeting().all_entries().last().unwrap();
    let Kind::Declaration { dispensation, .. } = &newest.kind else {
        panic!("a declaration: {newest:?}")
    };
    let held = dispensation.as_ref().unwrap();
    assert!(held.speak && held.vote);
    assert_eq!(held.until, chrono::NaiveDate::from_ymd_opt(2027, 5, 31));
    assert_eq!(held.by.as_str(), "the Monitoring Officer");
}

#[test]
fn what_the_check_finds_is_put_right_at_its_place_or_passed_over_with_a_reason() {
    let of_register = |bench: &Bench| {
        let found = bench.meeting().findings().into_iter();
        found.filter(|f| f.of == Warning::NotRegistered).count()
    };
    let mut bench = writing();
    bench.press("<C-Space>d3d<Enter>a tenant<Enter>");
    assert_eq!(of_register(&bench), 1);
    // It is on the register: a detail of the declaration.
    bench.press("<C-Down><C-Space>Dr");
    bench.sees("It is on the register");
    assert_eq!(of_register(&bench), 0);
    // Anything that is found may stay as it is, with a reason.
    let before = bench.meeting().findings();
    bench.press("<F6>p");
    bench.sees("because:");
    bench.press("it was so agreed<Enter>");
    let after = bench.meeting().findings();
    assert_eq!(after.len() + 1, before.len(), "{before:#?}\n{after:#?}");
    bench.press("<F6><F7>");
    bench.sees("it was so agreed");
}
