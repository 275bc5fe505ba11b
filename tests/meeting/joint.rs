//! Two boards that meet together under one chair: each with its own roll, quorum and vote.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{Format, export, export_paper};
use quorate::import::after::following;
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::{House, PaperKind, Public, draft, paper};

use crate::procedure::play;

/// Two Health and Wellbeing Boards of three and four; Dr Iqbal sits on both.
const BOARDS: &str = r#"
DescribeBody(name: "Harrowmere Health and Wellbeing Board", host: "Harrowmere Council", chair_title: "Chairman", called: "the Board")
CallMeeting(date: "2026-03-19", start: "16:00", venue: "the Guildhall, Harrowmere")
SetRules(quorum: Number(2))
AddSeat(seat: (title: "Cabinet Member for Health", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddSeat(seat: (title: "Integrated Care Board"), holder: New(name: "Nasreen Iqbal", honorific: "Dr"))
AddSeat(seat: (title: "Director of Public Health"), holder: New(name: "Ben Orchard"))
JoinBody(body: (name: "Southmere Health and Wellbeing Board", host: "Southmere Council", called: "the Southmere Board"), rules: (quorum: Number(3), no_casting_vote: true))
AddSeat(body: "Southmere", seat: (title: "Leader of the Council", office: Chair), holder: New(name: "Cy Marsh", honorific: "Councillor"))
AddSeat(body: "Southmere", seat: (title: "Integrated Care Board"), holder: Known("Iqbal"))
AddSeat(body: "Southmere", seat: (title: "Healthwatch"), holder: New(name: "Di Fenn"), usual_deputy: New(name: "Gil Reed"))
AddSeat(body: "the Southmere Board", seat: (title: "Director of Adult Care"), holder: New(name: "Eli Stone"))
AddItem(item: (title: "Apologies", business: Membership))
AddItem(item: (title: "The joint strategy"))
AddItem(item: (title: "Any other business", business: AnyOther))
"#;

const MEETING: &str = r#"
Apologise(person: "Fenn", deputy: Known("Reed"))
MarkAllPresent
16:00 Open()
16:02 TakeNext
16:05 TakeNext
16:06 Write(text: "The Boards considered the strategy that their officers had drawn up.")
16:20 Resolve(text: "That the Joint Local Health and Wellbeing Strategy be approved")
16:21 Vote(told: (body: "Harrowmere", counts: (for: 2, against: 1)))
16:22 Vote(told: (body: "Southmere", unanimous: true))
16:30 Leave(person: "Stone")
16:31 Leave(person: "Reed")
16:35 Arrive(person: Known("Stone"))
16:36 Resolve(text: "That the Boards meet together again in the autumn")
16:37 Vote(told: (counts: (for: 5, against: 0)))
16:40 TakeNext
16:45 Close
"#;

fn text(meeting: &Meeting) -> String {
    let document = draft::<Public>(meeting, &House::default());
    String::from_utf8(export(Format::Text, &document)).unwrap()
}

fn refused(journal: &mut Journal, time: &str, line: &str) -> String {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let intent: Intent = options
        .from_str(line)
        .unwrap_or_else(|e| panic!("{e}: {line}"));
    let now = format!("2026-03-19T{time}:00+00:00").parse().unwrap();
    match journal.act(now, &Order::from(intent)) {
        Ok(_) => String::new(),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn the_minutes_of_a_joint_meeting_name_both_bodies_their_members_and_their_quorums() {
    let journal = play(&format!("{BOARDS}{MEETING}"));
    let text = text(journal.meeting());
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/joint-meeting-minutes.txt"
    );
    if std::env::var_os("QUORATE_BLESS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
    // The list of votes says whose each is.
    let votes = paper::<Public>(PaperKind::Votes, journal.meeting(), &House::default());
    let votes = String::from_utf8(export_paper(Format::Text, &votes)).unwrap();
    let votes = votes.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        votes.contains("Vote of the members of the Southmere Board on the motion at"),
        "{votes}"
    );
    // The agenda and the attendance tell the members of each apart.
    for kind in [PaperKind::Agenda, PaperKind::Attendance] {
        let told = paper::<Public>(kind, journal.meeting(), &House::default());
        let told = String::from_utf8(export_paper(Format::Text, &told)).unwrap();
        let of =
            |name: &str| told.find(&format!("Members of the {name} Health and Wellbeing Board"));
        let (first, second) = (of("Harrowmere").unwrap(), of("Southmere").unwrap());
        let vale = told.find("Councillor Ada Vale").unwrap();
        let marsh = told.find("Councillor Cy Marsh").unwrap();
        assert!(first < vale && vale < second && second < marsh, "{told}");
    }
}

#[test]
fn where_the_host_has_nobody_to_preside_the_other_bodys_chair_may_be_elected() {
    let mut journal = play(&format!(
        "{BOARDS}MarkAbsent(person: \"Vale\")\nMarkAllPresent\n16:00 Open()\n16:01 TakeNext"
    ));
    let elected = r#"ElectChair(person: "Marsh", mover: "Orchard")"#;
    assert_eq!(refused(&mut journal, "16:02", elected), "");
}

#[test]
fn each_body_has_its_own_quorum_and_one_on_both_counts_for_each() {
    let mut journal = play(&format!(
        "{BOARDS}MarkAllPresent\n16:00 Open()\n16:05 TakeNext"
    ));
    let here = |journal: &Journal| -> Vec<(usize, usize, bool)> {
        let all = journal.meeting().quorums().into_iter();
        all.map(|(_, q)| (q.here, q.needed, q.is_quorate()))
            .collect()
    };
    assert_eq!(here(&journal), [(3, 2, true), (4, 3, true)]);
    // Whoever is of both leaves both.
    assert_eq!(
        refused(&mut journal, "16:10", r#"Leave(person: "Iqbal")"#),
        ""
    );
    assert_eq!(here(&journal), [(2, 2, true), (3, 3, true)]);
    assert_eq!(
        refused(&mut journal, "16:11", r#"Leave(person: "Fenn")"#),
        ""
    );
    assert_eq!(here(&journal), [(2, 2, true), (2, 3, false)]);
    let findings = journal.meeting().findings();
    assert!(
        findings.iter().any(|f| f
            .what
            .starts_with("The Southmere Board has no quorum (2 of 3): it lacks 1 more member.")),
        "{findings:?}"
    );
    let resolve = r#"Resolve(text: "That it be noted", stage: Agreed)"#;
    let why = refused(&mut journal, "16:12", resolve);
    assert!(
        why.contains("The Southmere Board has no quorum: 2 of 3 are here"),
        "{why}"
    );
    // The other body may vote alone meanwhile.
    let worded = r#"Resolve(text: "That it be noted")"#;
    assert_eq!(refused(&mut journal, "16:13", worded), "");
    let alone = r#"Vote(told: (body: "Harrowmere Health and Wellbeing Board", unanimous: true))"#;
    assert_eq!(refused(&mut journal, "16:14", alone), "");
}

#[test]
fn a_motion_that_one_body_carries_and_the_other_loses_is_lost() {
    for (first, second) in [("Harrowmere", "Southmere"), ("Southmere", "Harrowmere")] {
        let journal = play(&format!(
            r#"{BOARDS}
MarkAllPresent
16:00 Open()
16:05 TakeNext
16:06 Resolve(text: "That the funds be pooled")
16:07 Vote(told: (body: "{first}", unanimous: true))
16:08 Vote(told: (body: "{second}", counts: (for: 1, against: 2)))
16:30 Close
"#
        ));
        let text = text(journal.meeting());
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!flat.contains("Resolved: That the funds"), "{text}");
        assert!(
            flat.contains("The motion was carried unanimously."),
            "{text}"
        );
        assert!(
            flat.contains("On a show of hands the motion was lost (1 for, 2 against)."),
            "{text}"
        );
        assert!(!flat.contains("taken again"), "{text}");
    }
}

#[test]
fn only_its_own_members_vote_in_the_vote_of_a_body_and_its_own_rules_hold() {
    let mut journal = play(&format!(
        r#"{BOARDS}
MarkAllPresent
16:00 Open()
16:05 TakeNext
16:06 Resolve(text: "That the funds be pooled")
"#
    ));
    let why = refused(
        &mut journal,
        "16:07",
        r#"Vote(told: (body: "Southmere", method: Recorded, ballots: [("Vale", For)]))"#,
    );
    assert!(
        why.contains("Councillor Ada Vale has no vote for the Southmere Board."),
        "{why}"
    );
    let why = refused(
        &mut journal,
        "16:07",
        r#"Vote(told: (body: "Southmere", counts: (for: 5, against: 0)))"#,
    );
    assert!(
        why.contains("4 members who may vote are in the room"),
        "{why}"
    );
    let tie = r#"Vote(told: (body: "Southmere", counts: (for: 2, against: 2), casting: For))"#;
    let why = refused(&mut journal, "16:07", tie);
    assert!(why.contains("no casting vote"), "{why}");
}

#[test]
fn bodies_and_their_seats_are_told_apart_or_refused() {
    let mut journal = play(BOARDS);
    for (line, said) in [
        (
            r#"JoinBody(body: (name: "Southmere Health and Wellbeing Board"))"#,
            "is at this meeting already",
        ),
        (r#"JoinBody(body: (name: " "))"#, "needs a name"),
        (
            r#"AddSeat(seat: (title: "Member"), body: "Northmere")"#,
            "Give the name of one of these: Harrowmere Health and Wellbeing Board; Southmere Health \
             and Wellbeing Board.",
        ),
        (
            r#"JoinBody(body: (name: "Northmere Board"), rules: (quorum: Part(of: 3, each: 2)))"#,
            "no part of the seats",
        ),
    ] {
        let why = refused(&mut journal, "14:00", line);
        assert!(why.contains(said), "{line}: {why}");
    }
    let moved =
        r#"ChangeSeat(seat: "Healthwatch", to: (title: "Healthwatch"), body: "Harrowmere")"#;
    assert_eq!(refused(&mut journal, "14:01", moved), "");
    let meeting = journal.meeting();
    let counted = |name: &str| {
        let all = meeting.constituents().into_iter();
        let mut named = all.filter(|c| meeting.body_in_brief(*c) == name);
        meeting.seats_of(named.next().unwrap()).count()
    };
    assert_eq!((counted("Harrowmere"), counted("Southmere")), (4, 3));
}

#[test]
fn the_next_meeting_of_the_body_has_its_own_seats_alone() {
    let journal = play(&format!("{BOARDS}{MEETING}"));
    let next = following(journal.meeting(), "2026-03-19-harrowmere", None);
    let seats: Vec<&str> = next
        .members
        .iter()
        .filter_map(|m| m.seat.as_ref().map(|s| s.title.as_str()))
        .collect();
    assert_eq!(
        seats,
        [
            "Cabinet Member for Health",
            "Integrated Care Board",
            "Director of Public Health"
        ]
    );
}
