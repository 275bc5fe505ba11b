//! Motions and votes by keys: how few they are, and what they record.

use crate::meeting::entry::{Kind, Stage};
use crate::meeting::intent::Intent;
use crate::meeting::motion::{Tally, Voice, VoteResult};
use crate::meeting::rules::{Quorum, RulesTold};
use crate::tui::testing::Bench;

const USUAL: (u16, u16) = (80, 24);

/// In item 5, a motion is worded and the pen is in it; six members may vote.
fn worded() -> Bench {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>]<C-Space>rthe plan be adopted");
    bench
}

fn name(bench: &Bench, id: crate::meeting::id::PersonId) -> String {
    bench.meeting().name(id)
}

fn stage(bench: &Bench, words: &str) -> Stage {
    let mut entries = bench.meeting().all_entries().iter();
    let entry = entries.find(|e| e.text.contains(words));
    entry.and_then(|e| e.kind.stage()).unwrap()
}

fn vote(bench: &Bench) -> (Tally, VoteResult) {
    let found = bench.meeting().all_entries().iter().rev();
    found
        .filter_map(|e| match &e.kind {
            Kind::Vote { tally, result, .. } => Some((tally.clone(), *result)),
            _ => None,
        })
        .next()
        .unwrap()
}

fn figures(bench: &Bench) -> (u16, u16, u16) {
    let counts = vote(bench).0.counts().unwrap();
    (counts.in_favour, counts.against, counts.abstained)
}

#[test]
fn each_act_of_procedure_takes_few_keys() {
    let mut bench = worded();
    assert!(bench.press("<C-Space>M23") <= 5, "mover and seconder");
    let moved = bench.meeting().resolutions().next_back().unwrap();
    let moved = moved.kind.moved().unwrap();
    assert_eq!(name(&bench, moved.by.unwrap()), "Dr Owen Bell");
    assert_eq!(
        name(&bench, moved.seconded.unwrap()),
        "Councillor Tom Castle"
    );
    assert!(bench.press("<C-Space>v321") <= 5, "a show of hands");
    assert_eq!(figures(&bench), (3, 2, 1));
    assert_eq!(stage(&bench, "adopted"), Stage::Agreed);
    assert!(bench.press("<C-Space>E4a") <= 5, "own vote");
    let newest = bench.meeting().all_entries().last().unwrap();
    assert!(matches!(
        &newest.kind,
        Kind::OwnVote {
            voice: Voice::Against,
            ..
        }
    ));

    let mut bench = worded();
    assert_eq!(bench.press("<C-Space>u"), 2);
    assert_eq!(vote(&bench), (Tally::Unanimous, VoteResult::Carried));
    let mut bench = worded();
    assert_eq!(bench.press("<C-Space>c"), 2);
    assert_eq!(vote(&bench), (Tally::NemCon, VoteResult::Carried));

    let mut bench = worded();
    bench.press("<C-Space>v33");
    bench.sees("K gives the casting vote");
    assert_eq!(bench.press("<C-Space>Kf"), 3);
    assert_eq!(stage(&bench, "adopted"), Stage::Agreed);
}

#[test]
fn an_amendment_that_is_lost_takes_nine_keys_beside_its_words() {
    let mut bench = worded();
    let begun = bench.press("<C-Space>B34");
    bench.press("it be adopted in May");
    let voted = bench.press("<C-Space>v24");
    assert!(begun + voted <= 9, "{begun} and {voted}");
    assert_eq!(stage(&bench, "in May"), Stage::Lost);
    assert_eq!(stage(&bench, "plan be adopted"), Stage::Worded);
    // The next vote is on the motion itself.
    bench.press("<C-Space>v51");
    assert_eq!(stage(&bench, "plan be adopted"), Stage::Agreed);
}

#[test]
fn a_recorded_vote_is_a_grid_of_names_with_its_mover_and_seconder() {
    let mut bench = worded();
    let keys = bench.press("<C-Space>vr5b1m2sF<Enter>");
    assert!(keys <= 14, "{keys}");
    let (tally, result) = vote(&bench);
    let Tally::Named(ballots) = tally else {
        panic!("named")
    };
    assert_eq!(result, VoteResult::Carried);
    let abstained: Vec<String> = ballots
        .iter()
        .filter(|b| b.1 == Voice::Abstained)
        .map(|b| name(&bench, b.0))
        .collect();
    assert_eq!(abstained, ["Asha Iyer"]);
    let moved = bench.meeting().resolutions().next_back().unwrap();
    let by = moved.kind.moved().unwrap().by.unwrap();
    assert_eq!(name(&bench, by), "Councillor Marion Ashby");
}

#[test]
fn whoever_has_not_voted_is_named_before_the_result_is_taken() {
    let mut bench = worded();
    bench.press("<C-Space>vrff<Enter>");
    bench.sees("Nothing yet for Councillor Tom Castle");
    bench.press("<Esc>");
    let votes = bench.meeting().all_entries().iter();
    assert!(!votes.clone().any(|e| matches!(e.kind, Kind::Vote { .. })));
}

#[test]
fn figures_that_cannot_be_are_refused_and_can_be_put_right() {
    let mut bench = worded();
    bench.press("<C-Space>v900");
    bench.sees("9 votes are counted, and 6 members");
    bench.press("<Esc>");
    assert_eq!(stage(&bench, "adopted"), Stage::Worded);
    bench.press("<C-Space>v51");
    assert_eq!(stage(&bench, "adopted"), Stage::Agreed);
}

fn with_quorum(needed: u16) -> Bench {
    let mut bench = worded();
    let rules = RulesTold {
        quorum: Quorum::Number(needed),
        ..RulesTold::default()
    };
    let mut out = Vec::new();
    bench
        .model
        .ui
        .act(Intent::SetRules(rules), &mut out)
        .unwrap();
    bench
}

#[test]
fn the_quorum_stands_in_the_header_and_is_loud_when_it_is_lost() {
    let mut bench = with_quorum(5);
    bench.press(" soon");
    bench.sees("6 of 7, quorum 5");
    bench.press("<C-Space><lt>1");
    bench.sees("just quorate");
    bench.press("<C-Space><lt>1");
    bench.sees("NO QUORUM 4/5");
    // A decision is stopped, and goes on with a reason.
    bench.press("<C-Space>y");
    bench.sees("has no quorum");
    assert_eq!(stage(&bench, "adopted"), Stage::Worded);
    bench.press("Urgent repairs<Enter>");
    assert_eq!(stage(&bench, "adopted"), Stage::Agreed);
    bench.press("<F7>");
    bench.sees("Urgent repairs");
}

#[test]
fn a_motion_that_is_withdrawn_stands_as_a_motion() {
    let mut bench = worded();
    assert_eq!(bench.press("<C-Space>Lw"), 3);
    assert_eq!(stage(&bench, "adopted"), Stage::Withdrawn);
    bench.sees("withdrawn");
}
