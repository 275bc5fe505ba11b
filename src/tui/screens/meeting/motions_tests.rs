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
    let mut found = bench.meeting().all_entries().iter().rev();
    found
        .find_map(|e| match &e.kind {
            Kind::Vote { tally, result, .. } => Some((tally.clone(), *result)),
            _ => None,
        })
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
fn where_the_rules_want_several_to_ask_for_a_recorded_vote_their_number_is_asked() {
    let asked = || {
        let mut bench = worded();
        let rules = Intent::SetRules(RulesTold {
            recorded_vote_needs: 3,
            ..RulesTold::from(bench.meeting().rules())
        });
        bench.model.ui.act(rules, &mut Vec::new()).unwrap();
        bench.press("<C-Space>vr5b1m2sF<Enter>");
        bench.sees("3 are needed");
        bench
    };
    let mut bench = asked();
    bench.press("2<Enter>");
    bench.sees("A recorded vote needs 3 who ask for it; 2 did.");
    let mut bench = asked();
    bench.press("<Enter>");
    let votes = bench.meeting().all_entries().iter();
    let asked = votes.filter_map(|e| match e.kind {
        Kind::Vote { demanded, .. } => Some(demanded),
        _ => None,
    });
    assert_eq!(asked.collect::<Vec<_>>(), [3]);
}

#[test]
fn a_recorded_vote_in_which_each_has_an_answer_is_taken_by_the_next_command() {
    let mut bench = worded();
    bench.press("<C-Space>vr5b1m2sF");
    bench.sees("Enter takes");
    bench.press("<C-Space>]");
    assert_eq!(vote(&bench).1, VoteResult::Carried);
    assert_eq!(stage(&bench, "adopted"), Stage::Agreed);
    // Where somebody is left, the question waits.
    let mut bench = worded();
    bench.press("<C-Space>vrff<C-Space>]");
    let mut entries = bench.meeting().all_entries().iter();
    assert!(!entries.any(|e| matches!(e.kind, Kind::Vote { .. })));
    bench.sees("The question waits");
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
    bench.sees("NO QUORUM: 4 of 5").sees("the quorum is lost");
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
fn at_a_joint_meeting_the_header_counts_each_body_and_a_vote_may_be_of_one() {
    let mut bench = worded();
    let mut out = Vec::new();
    let orders = [
        r#"JoinBody(body: (name: "Southmere Board", called: "the Southmere Board"), rules: (quorum: Number(2)))"#,
        r#"AddSeat(body: "Southmere", seat: (title: "Leader"), holder: New(name: "Rhoda Finch"))"#,
        r#"AddSeat(body: "Southmere", seat: (title: "Healthwatch"), holder: New(name: "Sam Tarn"))"#,
        "SetRules(quorum: Number(5))",
        r#"Arrive(person: Known("Finch"))"#,
    ];
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut act = |bench: &mut Bench, line: &str| {
        let intent: Intent = options.from_str(line).unwrap();
        bench.model.ui.act(intent, &mut out).unwrap();
    };
    for line in orders {
        act(&mut bench, line);
    }
    bench.press(" soon");
    bench.sees("NO QUORUM: Southmere 1 of 2");
    bench.press("<F2>");
    bench.sees("Southmere Board: 1 here, quorum 2: NO QUORUM");
    bench.press("<Esc>");
    act(&mut bench, r#"Arrive(person: Known("Tarn"))"#);
    bench.press(".");
    bench.sees("Southmere 2, just quorate");
    bench.press("<C-Space>v");
    bench.sees("Who votes?").sees("the Southmere Board alone");
    bench.press("2");
    bench.press("u");
    assert_eq!(stage(&bench, "adopted"), Stage::Agreed);
    // The other body votes on it for itself.
    bench.press("<C-Space>v1c");
    let votes = bench.meeting().all_entries().iter();
    let votes = votes.filter(|e| matches!(e.kind, Kind::Vote { .. }));
    assert_eq!(votes.count(), 2);
}

#[test]
fn whoever_presides_and_leaves_leaves_the_chair_to_be_given() {
    let mut bench = worded();
    let chair = bench.meeting().presiding().last().unwrap().person;
    let chair = bench.meeting().person(chair).unwrap();
    let surname = chair.details.surname().to_lowercase();
    bench.press(&format!("<C-Space><lt>{surname}"));
    bench.sees("has left, and presided: P gives the chair on.");
}

#[test]
fn a_motion_that_is_withdrawn_stands_as_a_motion() {
    let mut bench = worded();
    assert_eq!(bench.press("<C-Space>Lw"), 3);
    assert_eq!(stage(&bench, "adopted"), Stage::Withdrawn);
    bench.sees("withdrawn");
}

#[test]
fn the_public_and_the_chair_are_recorded_and_their_words_written_on() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>Gq<Enter><Enter>awhether the clinic would open");
    bench.press("<C-Space>.");
    bench
        .sees("A member of the public asked")
        .sees("whether the clinic would open");
    bench.press("<C-Space>Irthe question was out of order");
    bench.press("<C-Space>.");
    bench.sees("The Chair ruled that the question was out of order");
    bench.press("<C-Space>ZDirector of Public<Enter>0<Enter>sign the agreement");
    bench.press("<C-Space>.");
    bench.sees("authority be delegated to the Director of Public Health");
}

#[test]
fn what_hinders_is_told_whole_below_the_question_and_figures_are_no_reason() {
    let mut bench = worded();
    bench.press("<C-Space>v900");
    bench
        .sees("Done all the same, because:")
        .sees("9 votes are counted, and 6 members who may vote are in the room.");
    bench.press("51<Enter>");
    bench.sees("That is no reason");
    assert_eq!(stage(&bench, "adopted"), Stage::Worded);
}

#[test]
fn a_vote_says_what_it_is_on_and_settles_the_amendment_first() {
    let mut bench = worded();
    bench.press("<C-Space>B34it be adopted in May<C-Space>v");
    bench.sees("The amendment \u{201C}That it be adopted in May\u{201D}");
    bench.press("<Esc><Up><Up><C-Space>v");
    bench.sees("The amendment \u{201C}That it be adopted in May\u{201D}");
    bench.press("51");
    bench.sees("word the motion anew with e");
    bench.press("<C-Space>v");
    bench.sees("The motion \u{201C}That the plan be adopted\u{201D}");
}

#[test]
fn nobody_who_is_not_there_becomes_a_mover_by_being_typed() {
    let mut bench = worded();
    bench.press("<C-Space>Mokoro<Enter>");
    bench.sees("Nobody who is here and may vote is called so");
    bench.press("<Esc><Esc>");
    let people = bench.meeting().people().len();
    assert_eq!(people, Bench::running(USUAL).meeting().people().len());
}

#[test]
fn a_due_day_may_be_typed_at_once() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>aWrite to the clinic<Enter>Marsh<Enter>31 January 2027<Enter>");
    let newest = bench.meeting().all_entries().last().unwrap();
    let Kind::Action { due, .. } = &newest.kind else {
        panic!("an action")
    };
    let day = chrono::NaiveDate::from_ymd_opt(2027, 1, 31).unwrap();
    assert_eq!(*due, crate::meeting::entry::Due::On(day));
}

#[test]
fn what_is_typed_at_the_end_of_words_that_were_voted_on_stands_below_the_vote() {
    let mut bench = worded();
    bench.press(":<M-Enter>this year<M-Enter>and next<C-Space>M23<C-Space>v42");
    bench.press("The reasons were given.");
    bench.pass(200);
    let item = bench.meeting().before_body().unwrap();
    let kinds: Vec<&Kind> = bench.meeting().entries_of(item).map(|e| &e.kind).collect();
    assert!(
        matches!(
            kinds.as_slice(),
            [Kind::Resolution { .. }, Kind::Vote { .. }, Kind::Paragraph]
        ),
        "{kinds:?}"
    );
    bench.sees("The reasons were given.");
    // So does what follows Enter there.
    let mut bench = worded();
    bench.press(":<M-Enter>this year<C-Space>M23<C-Space>v42<C-Space>E4a<Enter>Thanks were given.");
    bench.pass(200);
    let item = bench.meeting().before_body().unwrap();
    let last = bench.meeting().entries_of(item).last().unwrap();
    assert_eq!(last.text, "Thanks were given.");
}

#[test]
fn what_would_change_words_that_were_voted_on_is_refused_at_once() {
    for keys in ["<BS>", "<Home>x", "<C-a>x", "!"] {
        let mut bench = worded();
        bench.press("<C-Space>M23<C-Space>v42");
        bench.press(keys);
        bench.sees("Those words were voted on.");
        bench.pass(200);
        let entry = bench.meeting().resolutions().next_back().unwrap();
        assert_eq!(entry.text, "That the plan be adopted", "{keys}");
    }
}
