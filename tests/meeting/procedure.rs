//! Formal procedure, played through intents: what is recorded and how the minutes print it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::entry::Stream;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::{House, Public, draft};

/// A meeting after intents, one a line: `16:20 ` before a line is its time, `exempt ` its readers,
/// and `despite "reason" ` why it is done though a rule stands in the way.
fn play(script: &str) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut now = "2026-03-19T13:00:00+00:00".parse().unwrap();
    for line in script.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (time, line) = match line.split_once(' ') {
            Some((time, rest)) if time.len() == 5 && time.contains(':') => (Some(time), rest),
            _ => (None, line),
        };
        if let Some(time) = time {
            now = format!("2026-03-19T{time}:00+00:00").parse().unwrap();
        }
        let (despite, line) = match line.strip_prefix("despite \"") {
            Some(rest) => rest.split_once("\" ").unwrap(),
            None => ("", line),
        };
        let (stream, line) = match line.strip_prefix("exempt ") {
            Some(rest) => (Stream::Exempt, rest),
            None => (Stream::Public, line),
        };
        let intent: Intent = options
            .from_str(line)
            .unwrap_or_else(|e| panic!("{e}: {line}"));
        let order = Order {
            stream,
            despite: despite.into(),
            ..Order::from(intent)
        };
        journal
            .act(now, &order)
            .unwrap_or_else(|e| panic!("{e}: {line}"));
    }
    journal
}

/// The minutes for the public as text, from the first item on.
fn minutes(meeting: &Meeting) -> String {
    let document = draft::<Public>(meeting, &House::default());
    let text = String::from_utf8(export(Format::Text, &document)).unwrap();
    let from = text.find("\n1.").or_else(|| text.find("\n1 ")).unwrap_or(0);
    text[from..].to_owned()
}

/// A council of six, quorum a third and at least three, where motions are moved and seconded.
const COUNCIL: &str = r#"
DescribeBody(name: "Larkspur Town Council", called: "the Council", chair_title: "Mayor")
CallMeeting(date: "2026-03-19", start: "18:00")
SetRules(quorum: Part(of: 1, each: 3, least: 3), needs_mover: true, needs_seconder: true)
AddSeat(seat: (title: "Mayor", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddSeat(seat: (title: "Deputy Mayor", office: ViceChair), holder: New(name: "Ben Orchard", honorific: "Councillor"))
AddSeat(seat: (title: "Member"), holder: New(name: "Cy Marsh", honorific: "Councillor"))
AddSeat(seat: (title: "Member"), holder: New(name: "Di Fenn", honorific: "Councillor"))
AddSeat(seat: (title: "Member"), holder: New(name: "Eli Stone", honorific: "Councillor"))
AddSeat(seat: (title: "Member"), holder: New(name: "Flo Wick", honorific: "Councillor"))
AddItem(item: (title: "The market"))
AddItem(item: (title: "The budget"))
MarkAllPresent
18:00 Open()
18:02 TakeNext
"#;

#[test]
fn an_amendment_carried_one_lost_one_fallen_and_the_casting_vote() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That the market be moved to Fridays")
Move(mover: "Orchard", seconder: "Marsh")
18:10 Write(text: "Members spoke of the traders.")
18:15 Amend(mover: "Fenn", seconder: "Stone", text: "That it be moved to Saturdays")
18:20 Vote(told: (counts: (for: 2, against: 4)))
18:22 Amend(mover: "Stone", seconder: "Wick", text: "That it be moved for a year")
18:25 Vote(told: (counts: (for: 4, against: 1, abstained: 1)))
18:26 Reword(entry: "newest resolution", text: "That the market be moved to Fridays for a year")
18:27 Amend(mover: "Fenn", seconder: "Stone", text: "That it be moved twice")
18:28 EndMotion(how: Withdrawn)
18:30 Vote(told: (counts: (for: 3, against: 3)))
18:31 CastingVote(voice: For)
18:32 OwnVote(person: "Fenn", voice: Against)
18:40 Close
"#
    ));
    let text = minutes(journal.meeting());
    for said in [
        "Motion: That the market be moved to Fridays for a year. Moved by Councillor Ben Orchard, \
         seconded by Councillor Cy Marsh.",
        "Amendment: That it be moved to Saturdays. Moved by Councillor Di Fenn, seconded by Councillor \
         Eli Stone.",
        "On a show of hands the amendment was lost (2 for, 4 against).",
        "On a show of hands the amendment was carried (4 for, 1 against, 1 abstention).",
        "Amendment: That it be moved twice. Moved by Councillor Di Fenn, seconded by Councillor Eli \
         Stone. The amendment was withdrawn.",
        "The votes were equal (3 for, 3 against); on the casting vote of the Mayor, the substantive \
         motion was carried.",
        "Resolved: That the market be moved to Fridays for a year.",
        "At the request of Councillor Di Fenn, a vote against the motion was recorded.",
    ] {
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line.contains(&said), "{said}\n---\n{text}");
    }
    let at = |words: &str| text.find(words).unwrap();
    assert!(at("Motion:") < at("Members spoke") && at("The votes were equal") < at("Resolved:"));
}

#[test]
fn a_motion_carried_at_once_is_printed_as_resolved_with_its_vote_below() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That the stalls be painted")
Move(mover: "Orchard", seconder: "Marsh")
18:06 Vote(told: (unanimous: true))
18:07 Resolve(text: "That the tolls be doubled")
Move(mover: "Fenn", seconder: "Wick")
18:08 Vote(told: (method: Recorded, ballots: [("Vale", Against), ("Orchard", Against), ("Marsh", Against), ("Fenn", For), ("Stone", Abstained), ("Wick", DidNotVote)]))
"#
    ));
    let text = minutes(journal.meeting());
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Resolved: That the stalls be painted. Moved by Councillor Ben Orchard, seconded by Councillor \
         Cy Marsh.",
        "The motion was carried unanimously.",
        "Motion: That the tolls be doubled. Moved by Councillor Di Fenn, seconded by Councillor Flo Wick.",
        "On a recorded vote the motion was lost (1 for, 3 against, 1 abstention).",
        "For (1): Councillor Di Fenn",
        "Against (3): Councillor Ada Vale, Councillor Ben Orchard and Councillor Cy Marsh",
        "Did not vote (1): Councillor Flo Wick",
    ] {
        assert!(one_line.contains(said), "{said}\n---\n{text}");
    }
    assert_eq!(text.matches("stalls be painted").count(), 1, "{text}");
}

#[test]
fn a_vote_in_private_stands_in_no_public_document() {
    let journal = play(&format!(
        r#"{COUNCIL}
AddItem(item: (title: "The lease", exempt: (reason: "paragraph 3")))
18:20 Take(item: "3")
18:21 Resolve(text: "That Secret Farm be let")
Move(mover: "Orchard", seconder: "Marsh")
18:22 Vote(told: (method: Recorded, ballots: [("Vale", Against), ("Orchard", For), ("Marsh", For), ("Fenn", For), ("Stone", Abstained), ("Wick", For)]))
18:23 OwnVote(person: "Fenn", voice: For)
"#
    ));
    let text = minutes(journal.meeting());
    for said in ["Secret", "Moved by", "recorded vote", "request of"] {
        assert!(!text.contains(said), "{said}\n---\n{text}");
    }
}

/// The words of minutes on one line.
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
         Councillor Di Fenn, and resolved: That Councillor Eli Stone be elected Mayor for the meeting. \
         Councillor Flo Wick was also nominated. Iris Lowe conducted the election. Councillor Eli Stone \
         took the chair.",
        "Member: Councillor Eli Stone (in the Chair from 6.02pm)",
        "on the casting vote of the Mayor",
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
        "Member: Councillor Flo Wick (in the Chair from 6.40pm)",
        "Councillor Ben Orchard took the chair at 6.10pm.",
        "Councillor Ada Vale took the chair at 6.30pm.",
        "It was moved by Councillor Cy Marsh, seconded by Councillor Di Fenn, and resolved: That Councillor \
         Flo Wick be elected Mayor for item 4.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

/// Six members, and three interests declared in item 2.
const INTERESTS: &str = r#"
AddItem(item: (title: "Declarations of interest", business: Declarations))
18:03 Take(item: "3")
Declare(person: Known("Marsh"), interest: Pecuniary, items: ["2"], nature: "the owner of a stall")
Declare(person: Known("Fenn"), interest: Registrable, items: ["2"], nature: "a governor of the school")
Declare(person: Known("Stone"), interest: Personal, items: ["2"], nature: "a neighbour of the market")
Declare(person: Known("Wick"), interest: Pecuniary, items: ["2"], nature: "a tenant of the Council", dispensation: (speak: true, vote: true, by: "the Monitoring Officer", until: "2026-12-31"))
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
        "Member: Councillor Cy Marsh (attended remotely)",
        "Member: Councillor Di Fenn (attended remotely until 6.10pm)",
        "Member: Councillor Eli Stone (attended remotely, from 6.05pm)",
        "Councillor Eli Stone joined remotely at 6.05pm.",
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
        "Member: Gus Rowe (acting as Deputy for Councillor Flo Wick, from 6.05pm)",
        "Gus Rowe arrived at 6.05pm as deputy for Councillor Flo Wick.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    assert!(!told(&journal, "neither present nor apologised"));
}
