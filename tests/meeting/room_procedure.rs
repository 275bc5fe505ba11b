//! Who presides, whom an interest bars and who attends remotely, played through intents.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::entry::Kind;
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::{House, Public, draft};

use crate::procedure::{COUNCIL, coldanham, play};

fn on_one_line(meeting: &Meeting) -> String {
    let document = draft::<Public>(meeting, &House::default());
    let text = String::from_utf8(export(Format::Text, &document)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn with_no_chair_and_no_vice_chair_there_somebody_is_elected_as_first_business() {
    let council = COUNCIL
        .replace(
            "MarkAllPresent",
            "Apologise(person: \"Vale\")\nApologise(person: \"Orchard\")\n\
             AddPerson(name: \"Iris Lowe\", role: \"Clerk\")\nMarkAllPresent",
        )
        .replace("18:02 TakeNext", "");
    let journal = play(&council);
    let warned = |journal: &Journal| {
        let found = journal.meeting().findings();
        found.iter().any(|f| f.what.starts_with("Nobody presides"))
    };
    assert!(warned(&journal));
    assert!(journal.meeting().presiding().is_empty());
    let journal = play(&format!(
        r#"{council}
18:01 TakeNext
18:02 ElectChair(person: "Stone", mover: "Marsh", seconder: "Fenn", others: ["Wick"], run_by: "Lowe")
18:05 Resolve(text: "That the market be moved to Fridays")
Move(mover: "Fenn", seconder: "Wick")
18:06 Vote(told: (counts: (for: 2, against: 2)))
18:07 CastingVote(voice: For)
18:10 TakeNext
18:20 Close
"#
    ));
    assert!(!warned(&journal));
    let text = on_one_line(journal.meeting());
    for said in [
        "In the absence of the Mayor and Deputy Mayor, it was moved by Councillor Cy Marsh, seconded by \
         Councillor Di Fenn, and resolved: That Councillor Eli Stone be elected to preside at the meeting. \
         Councillor Flo Wick was also nominated. Iris Lowe conducted the election. Councillor Eli Stone \
         took the chair at 6.02pm.",
        "Councillor Eli Stone (in the Chair from 6.02pm)",
        "on the casting vote of the person presiding",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    assert_eq!(text.matches("took the chair").count(), 1, "{text}");
}

#[test]
fn the_chair_is_handed_over_for_two_items_and_back() {
    let journal = play(&format!(
        r#"{COUNCIL}
AddItem(item: (title: "The lamps"))
AddItem(item: (title: "The park"))
18:10 Preside(person: "Orchard")
18:10 TakeNext
18:20 Take(item: "3")
18:30 Preside(person: "Vale")
18:30 Take(item: "4")
18:40 ElectChair(person: "Wick", mover: "Marsh", seconder: "Fenn", items: ["4"])
18:50 Close
"#
    ));
    let text = on_one_line(journal.meeting());
    for said in [
        "Mayor: Councillor Ada Vale (in the Chair until 6.10pm and from 6.30pm to 6.40pm)",
        "Deputy Mayor: Councillor Ben Orchard (in the Chair for items 2 and 3)",
        "Councillor Flo Wick (in the Chair from 6.40pm)",
        "Councillor Ben Orchard took the chair at 6.10pm.",
        "Councillor Ada Vale took the chair at 6.30pm.",
        "It was moved by Councillor Cy Marsh, seconded by Councillor Di Fenn, and resolved: That Councillor \
         Flo Wick be elected to preside for item 4.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

/// Six members, and three interests declared in item 2.
const INTERESTS: &str = r#"
AddItem(item: (title: "Declarations of interest", business: Declarations))
18:03 Take(item: "3")
Declare(person: Known("Marsh"), interest: Pecuniary, items: ["2"], nature: "the owner of a stall", registered: true)
Declare(person: Known("Fenn"), interest: Registrable, items: ["2"], nature: "a governor of the school")
Declare(person: Known("Stone"), interest: Personal, items: ["2"], nature: "a neighbour of the market")
Declare(person: Known("Wick"), interest: Pecuniary, items: ["2"], nature: "a tenant of the Council", registered: true, dispensation: (speak: true, vote: true, by: "the Monitoring Officer", until: "2026-12-31"))
18:10 Take(item: "2")
"#;

fn refused(journal: &mut Journal, line: &str) -> String {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let intent: Intent = options.from_str(line).unwrap();
    let now = "2026-03-19T18:12:00+00:00".parse().unwrap();
    match journal.act(now, &Order::from(intent)) {
        Ok(_) => String::new(),
        Err(refusal) => {
            assert!(refusal.may_be_overridden, "{line}");
            refusal.to_string()
        }
    }
}

fn voters(journal: &Journal) -> Vec<String> {
    let meeting = journal.meeting();
    let voters = meeting.voters().into_iter();
    voters.map(|p| meeting.name(p)).collect()
}

#[test]
fn interests_of_three_kinds_do_what_the_rules_say_and_a_dispensation_lifts_it() {
    let mut journal = play(&format!("{COUNCIL}{INTERESTS}"));
    assert_eq!(
        voters(&journal),
        [
            "Councillor Ada Vale",
            "Councillor Ben Orchard",
            "Councillor Eli Stone",
            "Councillor Flo Wick"
        ]
    );
    // All who are in the room count in the quorum, as the rules are here.
    assert_eq!(journal.meeting().quorum().unwrap().here, 6);
    let why = refused(
        &mut journal,
        r#"Resolve(text: "That the stalls be let", stage: Worded)"#,
    );
    assert_eq!(why, "");
    let why = refused(&mut journal, r#"Move(mover: "Marsh", seconder: "Wick")"#);
    assert!(
        why.contains(
            "Councillor Cy Marsh declared a disclosable pecuniary interest in item 2 and may not move or \
             second on it (Localism Act 2011 s.31)."
        ),
        "{why}"
    );
    assert_eq!(
        refused(&mut journal, r#"Move(mover: "Wick", seconder: "Stone")"#),
        ""
    );
    let ballots = r#"Vote(told: (method: Recorded, ballots: [("Vale", For), ("Orchard", For), ("Fenn", For), ("Stone", For), ("Wick", For)]))"#;
    let why = refused(&mut journal, ballots);
    assert!(
        why.contains("Councillor Di Fenn declared an other registrable interest in item 2"),
        "{why}"
    );

    let journal = play(&format!(
        r#"{COUNCIL}{INTERESTS}
18:11 StandAside(person: "Marsh", how: Left)
18:12 StandAside(person: "Fenn", how: TookNoPart)
18:13 Resolve(text: "That the stalls be let")
Move(mover: "Wick", seconder: "Stone")
18:14 Vote(told: (method: Recorded, ballots: [("Vale", For), ("Orchard", For), ("Stone", For), ("Wick", Abstained)]))
18:20 Take(item: "1")
18:21 StandAside(how: Returned)
18:30 Close
"#
    ));
    let text = on_one_line(journal.meeting());
    for said in [
        "declared a disclosable pecuniary interest in item 2 (The budget) as the owner of a stall.",
        "declared an other registrable interest in item 2 (The budget) as a governor of the school.",
        "as a tenant of the Council. A dispensation to speak and vote was granted by the Monitoring Officer \
         until 31 December 2026.",
        "Councillor Cy Marsh left the room at 6.11pm because of the interest declared in this item.",
        "Councillor Di Fenn stayed in the room and took no part in this item.",
        "Councillor Cy Marsh returned at 6.21pm.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    let found = journal.meeting().findings();
    let about = |name: &str| found.iter().filter(|f| f.what.contains(name)).count();
    assert_eq!(
        about("Marsh") + about("Fenn") + about("Wick"),
        0,
        "{found:?}"
    );
}

fn told(journal: &Journal, words: &str) -> bool {
    let found = journal.meeting().findings();
    found.iter().any(|f| f.what.contains(words))
}

#[test]
fn what_goes_against_an_interest_is_told() {
    // The chair keeps the chair; somebody barred moves, for a reason; nobody says who left.
    let journal = play(&format!(
        r#"{COUNCIL}{INTERESTS}
Declare(person: Known("Vale"), interest: Pecuniary, items: ["2"], nature: "the owner of the hall", item: "3")
18:11 Resolve(text: "That the stalls be let")
despite "It was seen too late." Move(mover: "Marsh", seconder: "Stone")
Write(text: "Councillor Cy Marsh said that the stalls were good.")
"#
    ));
    for words in [
        "Councillor Ada Vale presides over item 2 and declared a disclosable pecuniary interest",
        "Councillor Cy Marsh moves or seconds in item 2 and declared a disclosable pecuniary interest",
        "Councillor Cy Marsh speaks in item 2",
    ] {
        assert!(
            told(&journal, words),
            "{words}: {:?}",
            journal.meeting().findings()
        );
    }
    let journal = play(&format!("{COUNCIL}{INTERESTS}18:20 Take(item: \"1\")"));
    assert!(told(
        &journal,
        "Councillor Cy Marsh declared a disclosable pecuniary interest in item 2, and it is not recorded"
    ));
    assert!(!told(&journal, "Councillor Eli Stone declared"));
    assert!(!told(&journal, "Councillor Flo Wick declared"));
}

#[test]
fn whoever_was_to_leave_is_told_of_once_with_the_chair_they_hold() {
    let script = format!(
        r#"{COUNCIL}
Declare(person: Known("Vale"), interest: Pecuniary, items: ["2"], nature: "a trader", leaves: true, registered: true)
Declare(person: Known("Marsh"), interest: Personal, items: ["2"], nature: "a neighbour", leaves: true)
18:10 TakeNext
"#
    );
    let of = |journal: &Journal, surname: &str| -> Vec<String> {
        let found = journal.meeting().findings().into_iter().map(|f| f.what);
        found.filter(|what| what.contains(surname)).collect()
    };
    let journal = play(&script);
    assert_eq!(
        of(&journal, "Vale"),
        [
            "Councillor Ada Vale was to leave for item 2: no departure is recorded. P gives the chair to \
          somebody else."
        ]
    );
    assert_eq!(
        of(&journal, "Marsh"),
        ["Councillor Cy Marsh was to leave for item 2: no departure is recorded."]
    );
    // What they did is recorded, of one whose interest bars from nothing too.
    let journal = play(&format!(
        r#"{script}
18:11 Preside(person: "Orchard")
18:11 StandAside(person: "Vale", how: Left)
18:12 StandAside(person: "Marsh", how: TookNoPart)
"#
    ));
    assert_eq!(
        of(&journal, "Vale"),
        ["Councillor Ada Vale went out, and no return is recorded."]
    );
    assert!(of(&journal, "Marsh").is_empty());
}

#[test]
fn council_tax_unpaid_bars_from_the_vote_and_not_from_moving() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:03 Take(item: "2")
Declare(person: Known("Marsh"), interest: CouncilTax, items: ["2"])
18:05 Resolve(text: "That the budget be set")
Move(mover: "Marsh", seconder: "Wick")
18:06 Vote(told: (counts: (for: 3, against: 2)))
"#
    ));
    assert!(!voters(&journal).contains(&"Councillor Cy Marsh".to_owned()));
    let text = on_one_line(journal.meeting());
    let said = "declared that section 106 of the Local Government Finance Act 1992 applied to them in this item.";
    assert!(text.contains(said), "{text}");
    assert!(
        !told(&journal, "Councillor Cy Marsh"),
        "{:?}",
        journal.meeting().findings()
    );
}

#[test]
fn a_body_tells_in_its_rules_what_an_interest_does() {
    let council = COUNCIL.replace(
        "needs_mover: true,",
        "interests: [(of: Personal, votes: false, counts: false), (of: Pecuniary)], needs_mover: true,",
    );
    let journal = play(&format!("{council}{INTERESTS}"));
    assert!(voters(&journal).contains(&"Councillor Cy Marsh".to_owned()));
    assert!(!voters(&journal).contains(&"Councillor Eli Stone".to_owned()));
    assert_eq!(journal.meeting().quorum().unwrap().here, 5);
}

#[test]
fn whoever_attends_remotely_is_not_counted_unless_the_rules_say_so() {
    let script = |rules: &str| {
        let council = COUNCIL
            .replace("needs_mover: true,", &format!("{rules}needs_mover: true,"))
            .replace(
                "MarkAllPresent",
                "MarkPresent(person: \"Vale\")\nMarkPresent(person: \"Orchard\")\n\
                 AttendRemotely(person: \"Marsh\")\nAttendRemotely(person: \"Fenn\")",
            );
        format!("{council}18:05 AttendRemotely(person: \"Stone\")\n")
    };
    let mut journal = play(&script(""));
    let quorum = journal.meeting().quorum().unwrap();
    assert_eq!((quorum.here, quorum.needed), (2, 3));
    assert_eq!(journal.meeting().count(), (2, 6));
    assert_eq!(
        voters(&journal),
        ["Councillor Ada Vale", "Councillor Ben Orchard"]
    );
    assert_eq!(
        refused(&mut journal, r#"Resolve(text: "That the market stay")"#),
        ""
    );
    let why = refused(&mut journal, r#"Move(mover: "Marsh", seconder: "Vale")"#);
    assert!(
        why.contains("Councillor Cy Marsh attends remotely, which does not count as present"),
        "{why}"
    );
    // One of them comes into the room: now there is a quorum.
    let journal = play(&format!(
        r#"{}
18:10 AttendRemotely(person: "Fenn", in_person: true)
18:11 Resolve(text: "That the market stay")
Move(mover: "Fenn", seconder: "Vale")
18:12 Vote(told: (counts: (for: 3, against: 0)))
18:20 Close
"#,
        script("")
    ));
    let text = on_one_line(journal.meeting());
    for said in [
        "Councillor Di Fenn (attended remotely until 6.10pm)",
        "Members Attending Remotely, Without a Vote Councillor Cy Marsh Councillor Eli Stone (from 6.05pm)",
        "At 6.00pm no quorum was present: 2 members were there, of the 3 needed.",
        "Councillor Eli Stone joined remotely at 6.05pm. Councillor Di Fenn was in the room from 6.10pm. \
         A quorum was present from 6.10pm.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }

    let journal = play(&script("remote_counts: true, "));
    assert_eq!(journal.meeting().quorum().unwrap().here, 5);
    assert_eq!(voters(&journal).len(), 5);
    assert!(told(
        &journal,
        "The quorum is only met by counting those who attend remotely."
    ));
}

#[test]
fn a_deputy_who_arrives_brings_no_apology_that_nobody_received() {
    let council = COUNCIL.replace(
        "MarkAllPresent",
        "MarkPresent(person: \"Vale\")\nMarkPresent(person: \"Orchard\")\nMarkPresent(person: \"Marsh\")\n\
         MarkPresent(person: \"Fenn\")\nMarkPresent(person: \"Stone\")",
    );
    let journal = play(&format!(
        r#"{council}
18:05 Arrive(person: New(name: "Gus Rowe"), deputy_for: "Wick")
18:20 Close
"#
    ));
    assert!(journal.meeting().apologies().is_empty());
    let text = on_one_line(journal.meeting());
    for said in [
        "There were no apologies for absence.",
        "Gus Rowe (acting as Deputy for Councillor Flo Wick, from 6.05pm)",
        "Gus Rowe arrived at 6.05pm as deputy for Councillor Flo Wick.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    assert!(!told(&journal, "neither present nor apologised"));
}

#[test]
fn of_two_co_chairs_the_one_who_is_here_presides_and_the_minutes_say_which() {
    let co_chairs = COUNCIL
        .replace(
            "\"Deputy Mayor\", office: ViceChair",
            "\"Co-Chair\", office: Chair",
        )
        .replace("\"Mayor\", office: Chair", "\"Co-Chair\", office: Chair")
        .replace("chair_title: \"Mayor\"", "chair_title: \"Co-Chair\"");
    let journal = play(&format!("{co_chairs}18:30 Close"));
    let text = on_one_line(journal.meeting());
    assert!(
        text.contains(
            "Co-Chair: Councillor Ada Vale (in the Chair) Co-Chair: Councillor Ben Orchard"
        ),
        "{text}"
    );
    let journal = play(&format!(
        "{}18:30 Close",
        co_chairs.replace(
            "MarkAllPresent",
            "Apologise(person: \"Vale\")\nMarkAllPresent"
        )
    ));
    let text = on_one_line(journal.meeting());
    assert!(
        text.contains("Co-Chair: Councillor Ben Orchard (in the Chair)"),
        "{text}"
    );
}

#[test]
fn a_chair_for_less_than_a_minute_is_told_as_a_moment_and_breaks_no_stretch() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:17 Preside(person: "Orchard")
18:17 Preside(person: "Vale")
18:30 TakeNext
18:40 Close
"#
    ));
    let text = on_one_line(journal.meeting());
    assert!(text.contains("Mayor: Councillor Ada Vale Deputy Mayor: Councillor Ben Orchard (in the Chair at 6.17pm)"), "{text}");
    assert!(!text.contains("from 6.17pm"), "{text}");
}

#[test]
fn the_time_of_an_election_and_of_whoever_took_no_part_is_put_right() {
    let script = format!(
        r#"{}
18:02 TakeNext
18:10 ElectChair(person: "Stone", mover: "Marsh", seconder: "Fenn")
18:10 Retime(entry: "newest", when: "18:04")
18:12 Declare(person: Known("Wick"), interest: Pecuniary, items: ["2"], nature: "a tenant")
18:13 TakeNext
18:20 StandAside(person: "Wick", how: TookNoPart)
18:20 Retime(entry: "newest", when: "18:14")
18:25 Arrive(person: Known("Orchard"))
18:26 Preside(person: "Orchard")
"#,
        COUNCIL
            .replace(
                "MarkAllPresent",
                "Apologise(person: \"Vale\")\nApologise(person: \"Orchard\")\nMarkAllPresent",
            )
            .replace("18:02 TakeNext", "")
    );
    let mut journal = play(&script);
    let text = on_one_line(journal.meeting());
    assert!(
        text.contains("Councillor Eli Stone (in the Chair from 6.04pm to 6.26pm)"),
        "{text}"
    );
    let aside = journal
        .meeting()
        .all_entries()
        .iter()
        .find_map(|e| match &e.kind {
            Kind::TookNoPart { when, .. } => Some(when.format("%H:%M").to_string()),
            _ => None,
        });
    assert_eq!(aside.as_deref(), Some("18:14"));
    // Nobody is elected after whoever took the chair from them.
    let election = journal.meeting().all_entries().iter();
    let election = election
        .filter(|e| matches!(e.kind, Kind::Election { .. }))
        .map(|e| e.id.to_string())
        .next()
        .unwrap();
    let intent = format!("Retime(entry: \"{election}\", when: \"18:29\")");
    let order = Order::from(ron::from_str::<Intent>(&intent).unwrap());
    let now = "2026-03-19T18:30:00+00:00".parse().unwrap();
    let refusal = journal.act(now, &order).unwrap_err().to_string();
    assert!(
        refusal.contains("Councillor Ben Orchard took the chair at 18:26."),
        "{refusal}"
    );
}

#[test]
fn an_adjournment_to_another_day_loses_no_quorum_and_a_quorum_may_come_on_the_second() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:20 Adjourn(until: "30 March 2026", reason: "the lights failed")
@ 2026-03-30
18:01 Resume
TakeRollAnew(present: [Known("Vale"), Known("Wick"), Known("Stone")])
18:10 TakeNext
18:30 Leave(person: "Wick")
18:31 Close
"#
    ));
    let text = on_one_line(journal.meeting());
    assert_eq!(text.matches("quorum").count(), 1, "{text}");
    assert!(
        text.contains("At 6.30pm the number of members present fell to 2, below the quorum of 3."),
        "{text}"
    );
    assert!(
        text.contains(
            "held on Thursday 19 March 2026 at 6.00pm, and resumed on Monday 30 March 2026."
        ),
        "{text}"
    );
}

#[test]
fn a_quorum_that_an_interest_takes_away_is_told_of_its_item_alone() {
    let council = COUNCIL.replace(
        "needs_mover: true",
        "interests: [(of: Pecuniary, speech: No, votes: false, leaves: true, counts: false)], needs_mover: true",
    );
    let journal = play(&format!(
        r#"{}
18:03 Declare(person: Known("Vale"), interest: Pecuniary, items: ["2"], nature: "a stallholder")
18:10 TakeNext
18:20 Take(item: "1")
18:30 Close
"#,
        council.replace(
            "MarkAllPresent",
            "MarkPresent(person: \"Vale\")\nMarkPresent(person: \"Orchard\")\nMarkPresent(person: \"Fenn\")"
        )
    ));
    let text = on_one_line(journal.meeting());
    for said in [
        "At 6.10pm the number of members present fell to 2, below the quorum of 3.",
        "A quorum was present again from 6.20pm.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn whoever_attends_remotely_leaves_no_room() {
    let script = concat!(
        coldanham!(),
        r#"
AddItem(item: (title: "The market"))
MarkAllPresent
AttendRemotely(person: "Marsh")
16:00 Open()
16:01 Take(item: "1")
16:02 Declare(person: Known("Marsh"), interest: Pecuniary, items: ["1"], leaves: true)
16:03 StepOut(person: "Marsh")
16:04 StepOut(person: "Orchard")
16:05 Resolve(text: "That the market stand")
16:06 Return(person: "Marsh")
16:07 Return(person: "Orchard")
"#
    );
    let text = on_one_line(play(script).meeting());
    assert!(
        text.contains("Cy Marsh left the meeting at 4.03pm."),
        "{text}"
    );
    assert!(
        text.contains("Cy Marsh joined remotely at 4.06pm."),
        "{text}"
    );
    assert!(
        text.contains("and left the meeting for that item"),
        "{text}"
    );
    assert!(
        text.contains("Ben Orchard left the room at 4.04pm."),
        "{text}"
    );
    assert!(text.contains("Ben Orchard returned at 4.07pm."), "{text}");
}
