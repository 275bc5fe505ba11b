//! Setting a meeting up by keys and pasted lines.

use crate::meeting::agenda::Business;
use crate::meeting::people::Office;
use crate::tui::testing::{Bench, prepared};

fn fresh() -> Bench {
    use crate::journal::Journal;
    use crate::meeting::id::Writer;
    use crate::meeting::intent::{Intent, Order};
    use crate::meeting::people::Body;
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let body = Intent::DescribeBody(Body {
        name: "Harbour Forum".into(),
        ..Body::default()
    });
    let _ = journal.act(crate::tui::testing::at(9, 0), &Order::from(body));
    Bench::with(journal, (80, 24))
}

#[test]
fn a_meeting_without_an_agenda_opens_in_the_set_up() {
    let bench = fresh();
    bench
        .sees("Set-up")
        .sees("Harbour Forum")
        .sees("0 seats   0 items");
}

#[test]
fn seats_and_items_are_typed_as_lines() {
    let mut bench = fresh().keys("s");
    bench.press("Chair of the Forum | Councillor Ada Penn<Enter>");
    bench.press("Director | Jo Lund, Director of Care | Sam Ray<Enter>");
    bench.press("<Tab>Apologies<Enter>2 Budget | To agree the budget | 3-9<Enter><Up>");
    let m = bench.meeting();
    assert_eq!(m.seats().len(), 2);
    assert_eq!(m.seats()[0].details.office, Office::Chair);
    assert_eq!(m.name(m.seats()[1].usual_deputy.unwrap()), "Sam Ray");
    assert_eq!(m.items()[0].details.business, Business::Membership);
    assert_eq!(m.items()[0].details.number.as_str(), "1");
    assert_eq!(m.items()[1].details.pages.as_str(), "3-9");
    bench.sees("Councillor Ada Penn").sees("pages 3-9");
}

#[test]
fn pasted_lines_become_items() {
    let mut bench = fresh().keys("i");
    bench.paste("1. Apologies\n2. Declarations of interest\n\n3. Minutes\n");
    assert_eq!(bench.meeting().items().len(), 3);
    bench
        .sees("3 lines added.")
        .sees("Declarations of interest");
}

#[test]
fn body_day_and_place_are_put_right() {
    let mut bench = fresh().keys("<Home><Enter>");
    bench.press("<C-u>The Forum<Enter>Harbour Council<Enter>Chairman<Enter>");
    bench.press(
        "<Down><Enter><C-u>19 March 2026<Enter><C-u>6.30pm<Enter>Town Hall<Enter>A. Clerk<Enter>",
    );
    let m = bench.meeting();
    assert_eq!(m.body().name.as_str(), "The Forum");
    assert_eq!(m.body().chair_title.as_str(), "Chairman");
    assert_eq!(m.calling().start.to_string(), "18:30:00");
    assert_eq!(m.calling().venue.as_str(), "Town Hall");
    bench.sees("Thursday 19 March 2026, 18:30");
}

#[test]
fn an_item_gets_its_report_and_what_it_asks_limb_by_limb() {
    let mut bench = Bench::with(prepared(), (80, 24)).keys("<F10><End><Up><Up><Up><Up><Up>");
    bench.press("r");
    bench.press("Winter plan<Enter>Director of Adult Services<Enter>p");
    bench.press("the plan be noted<Enter>the money be spent<Enter><Enter>");
    let m = bench.meeting();
    let item = m.items().iter().find(|i| i.details.number.as_str() == "5");
    let report = item.and_then(|i| i.report.as_ref()).unwrap();
    assert_eq!(report.title.as_str(), "Winter plan");
    let labels: Vec<&str> = report.asks.iter().map(|l| l.label.as_str()).collect();
    assert_eq!(labels, ["a", "b"]);
    bench.sees("asks 2");
}

#[test]
fn a_confidential_report_is_so_until_somebody_says_otherwise() {
    let mut bench = Bench::with(prepared(), (80, 24)).keys("<F10><End><Up><Up><Up><Up><Up>");
    bench.press("rThe bid<Enter><Enter>cthe bid be taken<Enter><Enter>");
    bench.sees("report confidential");
    let confidential = |bench: &Bench| {
        let items = bench.meeting().items().iter();
        items
            .filter_map(|i| i.report.as_ref())
            .any(|r| r.confidential)
    };
    assert!(confidential(&bench));
    // What holds is what Enter takes; it can be made public.
    bench.press("r<Enter><Enter><Enter><Enter><Enter>");
    assert!(confidential(&bench));
    bench.press("r<Enter><Enter>p<Enter><Enter>");
    assert!(!confidential(&bench));
}

#[test]
fn an_item_is_marked_as_one_for_which_the_public_leaves() {
    let mut bench = Bench::with(prepared(), (80, 24)).keys("<F10><End><Up><Up><Up><Up><Up>");
    bench.press("<Enter><Enter><Enter><Enter><Enter>uo3<Enter>");
    bench.sees("EXEMPT");
    let items = bench.meeting().items().iter();
    let reasons: Vec<&str> = items
        .filter_map(|i| i.details.exempt.as_ref())
        .map(|e| e.reason.as_str())
        .collect();
    let ground = "Paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972";
    assert_eq!(reasons, [ground]);
}

#[test]
fn a_seat_gets_another_holder() {
    let mut bench = Bench::with(prepared(), (80, 24)).keys("<F10><Down><Down><Down><Down><Down>h");
    bench.press("Ada Penn<Enter><Enter>0");
    let m = bench.meeting();
    assert_eq!(m.name(m.seats()[0].holder.unwrap()), "Ada Penn");
    assert_eq!(m.seats()[0].usual_deputy, None);
}

#[test]
fn earlier_minutes_later_meetings_and_actions_are_listed() {
    let mut bench = fresh().keys("m5 January 2026<Enter>l19 May 2026<Enter><Enter>");
    bench.press("bWrite to the trust<Enter>Jo Lund<Enter><Enter>5 January 2026<Enter>");
    let m = bench.meeting();
    assert_eq!(m.earlier_minutes().len(), 1);
    assert_eq!(m.future_meetings().len(), 1);
    assert_eq!(m.prior_actions().len(), 1);
}

#[test]
fn the_quorum_and_what_a_motion_needs_are_told_question_by_question() {
    use crate::meeting::rules::Quorum;
    let mut bench = Bench::on(prepared(), (80, 24), crate::tui::testing::at(9, 0));
    bench.press("<F10><Down><Down>");
    bench.sees("no quorum told");
    bench.press("<Enter>some<Enter>");
    bench.sees("That is no quorum");
    bench.press("<C-u>1/3 least 3<Enter>councillor<Enter>ssc");
    let rules = bench.meeting().rules();
    assert_eq!(
        rules.quorum,
        Quorum::Part {
            of: 1,
            each: 3,
            least: 3
        }
    );
    assert_eq!(rules.quorum_includes.len(), 1);
    assert!(rules.needs_seconder && !rules.no_casting_vote);
    bench.sees("quorum 1/3 least 3 with councillor; movers and seconders");
}

#[test]
fn the_style_of_the_documents_is_chosen_among_the_ready_ones() {
    let mut bench = Bench::with(prepared(), (80, 24)).keys("<F10>");
    bench.sees("Style: westminster");
    bench.press("<Home><Down><Down><Down><Down><Enter>");
    bench.sees("running-numbers").sees("full-council");
    bench.press("f");
    bench.sees("The documents are in the style full-council.");
    bench.sees("Style: full-council");
    assert_eq!(bench.meeting().house().name.as_str(), "full-council");
    // Where minute numbers run on, the first is asked for.
    bench.press("<Enter>p<C-u>none<Enter>");
    bench.sees("Write the number in figures");
    bench.press("<C-u>45<Enter>");
    bench.sees("Style: parish, from minute 45");
    assert_eq!(bench.meeting().house().first_minute, 45);
    bench.press("<Enter>k<C-u>61<Enter>");
    bench.sees("Style: parish, from minute 61");
}

#[test]
fn another_body_joins_with_seats_and_a_quorum_of_its_own() {
    let mut bench = Bench::with(prepared(), (120, 40)).keys("<F10>s<Down>");
    bench.press("<Enter>Southmere Health and Wellbeing Board<Enter>Southmere Council<Enter>");
    bench.press("the Southmere Board<Enter><Enter>2<Enter><Enter>");
    let m = bench.meeting();
    assert_eq!(m.joined().len(), 1);
    bench.sees("Seats of the Southmere Board").sees("quorum 2");
    // Its quorum is put right.
    bench.press("<Up><Up><Enter><Enter><Enter><Enter><Enter><C-u>1<Enter><Enter>");
    bench.sees("quorum 1");
    // Its seats are typed in its own row, after those of the first.
    bench.press("<Down>Leader | Councillor Rhoda Finch<Enter>Healthwatch | Sam Ray<Enter>");
    let m = bench.meeting();
    let joined = crate::meeting::joint::Constituent::Joined(m.joined()[0].id);
    let names: Vec<String> = m
        .seats_of(joined)
        .filter_map(|s| s.holder)
        .map(|p| m.name(p))
        .collect();
    assert_eq!(names, ["Councillor Rhoda Finch", "Sam Ray"]);
    // A seat that was put with the wrong body is put right.
    bench.press("<Up><Enter><Enter><Enter>my1");
    let m = bench.meeting();
    assert_eq!(m.seats_of(joined).count(), 1);
}

#[test]
fn each_of_the_rules_is_told_by_keys() {
    use crate::meeting::exclusion::ExclusionBy;
    use crate::meeting::interest::{Effect, Interest, Speech};
    use crate::meeting::rules::{Rules, RulesSaid, Whole};
    let mut bench = Bench::on(prepared(), (80, 24), crate::tui::testing::at(9, 0));
    bench.press("<F10><Down><Down>");
    bench.press("<Enter>1/3 least 3<Enter>councillor, 2 NHS<Enter>stn");
    bench.press("<Down>");
    bench.sees("More rules: remote attendance doesn\u{2019}t count; Schedule 12A");
    for keys in [
        "sf",
        "ny",
        "ry",
        "xp",
        "t120<Enter>",
        "e21:30<Enter>",
        "wStanding Orders 4.2<Enter>",
        "v3<Enter>",
        "cy",
        "l14, 16<Enter>",
        "ilvl<Enter>",
        "io<Enter>vq<Enter>",
    ] {
        bench.press("<Enter>");
        bench.press(keys);
        bench.sees("The rule is set.");
    }
    let rules = bench.meeting().rules().clone();
    assert_eq!(rules.quorum_of, Whole::FilledSeats);
    assert_eq!(rules.quorum_includes[1].number, 2);
    assert_eq!(rules.exclusion_by, ExclusionBy::PublicBodies1960);
    assert_eq!((rules.recorded_vote_needs, rules.executive), (3, true));
    assert_eq!(rules.not_checked, [14, 16]);
    let of = |of: Interest| rules.effect_of(&of);
    let personal = of(Interest::Personal);
    assert_eq!((personal.votes, personal.leaves), (false, true));
    let conflict = of(Interest::Other("conflict of interest".into()));
    assert_eq!((conflict.votes, conflict.counts), (false, false));
    assert_eq!(conflict.speech, Speech::Freely);
    // Every setting was told: none is left as it is by default.
    let (told, default) = (
        ron::to_string(&rules).unwrap(),
        ron::to_string(&Rules::default()).unwrap(),
    );
    for setting in RulesSaid::SETTINGS {
        assert!(told.contains(&format!("{setting}:")), "{setting}: {told}");
        assert!(!default.contains(&format!("{setting}:")), "{setting}");
    }
    // A kind that does again what it usually does has no row.
    bench.press("<Enter>ilvl<Enter>");
    let told: &[Effect] = &bench.meeting().rules().interests;
    assert!(!told.iter().any(|row| row.of == Interest::Personal));
}
