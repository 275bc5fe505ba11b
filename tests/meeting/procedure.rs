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
use quorate::minutes::{Full, House, Public, draft};

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

/// A council that excludes the public for one item, by resolution.
const PRIVATE: &str = r#"
AddItem(item: (title: "The depot", exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "Any other business", business: AnyOther))
18:10 Conclude(verb: Noted)
18:12 TakeNext
18:13 Conclude(verb: Noted)
18:20 Take(item: "3")
18:21 Exclude(items: ["3"], paragraphs: [3], mover: "Orchard", seconder: "Marsh", stay: "the Director of Finance", leave_public: true)
18:22 Write(text: "Secretfarm had offered 90,000 pounds.")
18:25 Resolve(text: "That the offer of Secretfarm be taken", stage: Agreed)
18:26 Resolve(text: "That Secretfarm be told", stage: Agreed)
18:30 Summarise(text: "An offer for the depot was considered and accepted.")
18:31 Readmit()
18:32 Take(item: "4")
18:40 Close
"#;

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn full_minutes(meeting: &Meeting) -> String {
    let document = draft::<Full>(meeting, &House::default());
    String::from_utf8(export(Format::Text, &document)).unwrap()
}

fn found(meeting: &Meeting) -> Vec<String> {
    meeting.findings().into_iter().map(|f| f.what).collect()
}

#[test]
fn an_exclusion_its_private_debate_and_the_readmission() {
    let journal = play(&format!("{COUNCIL}{PRIVATE}"));
    let public = one_line(&minutes(journal.meeting()));
    let full = one_line(&full_minutes(journal.meeting()));
    for said in [
        "Resolved: That, under section 100A(4) of the Local Government Act 1972, the public be \
         excluded from the meeting for item 3 (The depot), because it is likely that, if members of \
         the public were present, exempt information would be disclosed to them as described in \
         paragraph 3 of Part 1 of Schedule 12A to that Act (information about the financial or \
         business affairs of any particular person, including the authority that holds it); and that \
         in all the circumstances the public interest in keeping that information private outweighs \
         the public interest in disclosing it. Moved by Councillor Ben Orchard, seconded by \
         Councillor Cy Marsh.",
        "The public left at 6.21pm. These were asked to stay: the Director of Finance.",
        "An offer for the depot was considered and accepted.",
        "The public was readmitted at 6.31pm.",
    ] {
        assert!(public.contains(said), "{said}\n---\n{public}");
        assert!(full.contains(said), "{said}\n---\n{full}");
    }
    // Why the record is short stands above the summary, and all of it was private.
    let sentence = "This item was considered in private on the ground of paragraph 3 of Part 1 of \
                    Schedule 12A to the Local Government Act 1972. Its record is not for publication.";
    let at = public.find(sentence).unwrap_or_else(|| panic!("{public}"));
    assert!(public.find("Public summary").unwrap() > at, "{public}");
    assert!(!public.contains("Secretfarm"), "{public}");
    assert!(!public.contains("Part of this item"), "{public}");
    assert!(
        full.contains("Secretfarm had offered 90,000 pounds."),
        "{full}"
    );
    assert!(!full.contains("considered in private"), "{full}");
    let findings = found(journal.meeting());
    let of_it = |f: &String| f.contains("xclu") || f.contains("private");
    assert!(!findings.iter().any(of_it), "{findings:#?}");
}

#[test]
fn one_line_decisions_of_a_private_item_are_no_part_of_it() {
    let journal = play(&format!(
        r#"{COUNCIL}
AddItem(item: (title: "The lease", exempt: (reason: "Paragraph 3")))
18:20 Take(item: "3")
18:21 Resolve(text: "That the farm be let", stage: Agreed)
18:22 Resolve(text: "That the barn be sold", stage: Agreed)
18:23 Leave(person: "Fenn")
"#
    ));
    let public = one_line(&minutes(journal.meeting()));
    assert!(
        public.contains("This item was considered in private"),
        "{public}"
    );
    assert!(!public.contains("Part of this item"), "{public}");
}

#[test]
fn a_refused_exclusion_a_confidential_item_and_disorder_say_what_they_are() {
    let journal = play(&format!(
        r#"{COUNCIL}
AddItem(item: (title: "The depot", exempt: (reason: "Paragraph 3")))
18:05 Exclude(items: ["1"], paragraphs: [4, 1], refused: true, no_conclusion: true)
18:06 Write(text: "Openly said.")
18:10 Exclude(without: Disorder)
18:12 Write(text: "Said in uproar.")
18:15 Readmit()
18:20 Take(item: "3")
18:20 Exclude(without: Confidential)
18:21 Write(text: "Secretly said.")
"#
    ));
    let public = one_line(&minutes(journal.meeting()));
    for said in [
        "It was proposed that, under section 100A(4)",
        "described in paragraphs 1 and 4 of Part 1",
        "That was not agreed, and the public was not excluded.",
        "Openly said.",
        "The public was excluded at 6.10pm to maintain order",
        "Said in uproar.",
        "Under section 100A(2) of the Local Government Act 1972 the public was excluded from the meeting \
         for item 3 (The depot)",
        "This item was considered in private under section 100A(2)",
    ] {
        assert!(public.contains(said), "{said}\n---\n{public}");
    }
    assert!(!public.contains("Secretly"), "{public}");
    assert!(!public.contains("public interest"), "{public}");
}

#[test]
fn the_rest_of_the_meeting_is_private_from_then_on() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Exclude(rest: true, paragraphs: [7])
18:06 Write(text: "Publicly said.")
18:10 TakeNext
18:11 Write(text: "Secretly said.")
"#
    ));
    let public = one_line(&minutes(journal.meeting()));
    assert!(
        public.contains("for the rest of the meeting, namely item 2 (The budget), because"),
        "{public}"
    );
    assert!(public.contains("Publicly said."), "{public}");
    assert!(!public.contains("Secretly"), "{public}");
}

#[test]
fn a_private_session_lacks_what_the_act_asks_for() {
    let after = |script: &str| {
        let journal = play(&format!("{COUNCIL}{script}"));
        found(journal.meeting())
    };
    let tells = |script: &str, words: &str| {
        let found = after(script);
        assert!(
            found.iter().any(|f| f.contains(words)),
            "{words}: {found:#?}"
        );
    };
    let tells_not = |script: &str, words: &str| {
        let found = after(script);
        assert!(
            !found.iter().any(|f| f.contains(words)),
            "{words}: {found:#?}"
        );
    };
    let lease = r#"AddItem(item: (title: "The lease", exempt: (reason: "Paragraph 3")))"#;
    let said = r#"18:21 Write(item: "3", text: "An offer.")"#;
    let excluded =
        r#"18:20 Exclude(items: ["3"], paragraphs: [3], mover: "Orchard", seconder: "Marsh")"#;

    // 11: an exempt record and no resolution.
    let no_resolution = "no exclusion of the public is recorded";
    tells(
        &format!("{lease}\n18:20 Take(item: \"3\")\n{said}"),
        no_resolution,
    );
    tells_not(
        &format!("{lease}\n18:20 Take(item: \"3\")\n{excluded}\n{said}"),
        no_resolution,
    );
    tells(
        "exempt Write(text: \"An offer.\")",
        "If the public was excluded, S records",
    );

    // 11: no description of the information, which stops the officer too; no conclusion.
    let no_description = "gives no description of the exempt information";
    tells(
        r#"despite "As read out" Exclude(items: ["1"])"#,
        no_description,
    );
    tells_not(excluded.replace("\"3\"", "\"2\"").as_str(), no_description);
    let no_conclusion = "does not say where the public interest lies";
    tells(
        r#"Exclude(items: ["1"], paragraphs: [3], no_conclusion: true)"#,
        no_conclusion,
    );
    tells_not(r#"Exclude(items: ["1"], paragraphs: [3])"#, no_conclusion);

    // 12: a public item while the public is out; a private one with the public in the room.
    let still_out = "was taken while the public was excluded";
    let private = format!("{lease}\n18:20 Take(item: \"3\")\n{excluded}\n{said}");
    tells(&format!("{private}\n18:30 Take(item: \"2\")"), still_out);
    tells_not(
        &format!("{private}\n18:29 Readmit()\n18:30 Take(item: \"2\")"),
        still_out,
    );
    // What is recorded in the minute in which the next item was taken was in time.
    tells_not(
        &format!("{private}\n18:30 Take(item: \"2\")\n18:30 Readmit()"),
        still_out,
    );
    let resumed = "was taken with the public in the room";
    let again = "18:29 Readmit()\n18:30 Take(item: \"2\")\n18:35 Take(item: \"3\")";
    tells(&format!("{private}\n{again}"), resumed);
    tells_not(
        &format!("{private}\n{again}\n18:36 Exclude(items: [\"3\"], paragraphs: [3])"),
        resumed,
    );
    tells_not(&private, resumed);
    // The public may go and come back within the minute in which the item was taken.
    let at_once = format!("{lease}\n18:20 Take(item: \"3\")\n{excluded}\n18:20 Readmit()");
    tells_not(&at_once, resumed);
    tells(
        &format!("{private}\n18:40 Close"),
        "ended with the public excluded",
    );
    tells_not(
        &format!("{private}\n18:39 Readmit()\n18:40 Close"),
        "ended with the public excluded",
    );

    // 14: any other business decides nothing that was not admitted as urgent.
    let unlisted = "not admitted as urgent";
    let other = r#"AddItem(item: (title: "Any other business", business: AnyOther))"#;
    tells(
        &format!("{other}\n18:20 Take(item: \"3\")\nConclude(verb: Agreed)"),
        unlisted,
    );
    tells_not(
        &format!(
            "{other}\n18:20 Take(item: \"3\")\nWrite(text: \"Thanks.\")\nConclude(verb: Noted)"
        ),
        unlisted,
    );
    tells_not(
        &format!(
            "{other}\nAdmitLate(title: \"Flood\", reason: \"the river rose\", number: \"4\")\n18:20 Take(item: \"4\")\nConclude(verb: Agreed)"
        ),
        unlisted,
    );
}

#[test]
fn why_a_private_item_was_put_off_is_told_to_those_entitled_alone() {
    let journal = play(&format!(
        r#"{COUNCIL}
AddItem(item: (title: "The lease", exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "The barn", exempt: (reason: "Paragraph 3")))
18:20 Take(item: "3")
18:20 Exclude(items: ["3", "4"], paragraphs: [3])
18:21 Withdraw(item: "4", reason: "the secretbarn burnt")
18:22 Adjourn(until: "the secretday", reason: "the secretfarm rang")
18:30 Resume
18:31 Defer(item: "3", to: "the secretweek", reason: "the secretbank failed")
"#
    ));
    let public = minutes(journal.meeting());
    let full = one_line(&full_minutes(journal.meeting()));
    assert!(!public.contains("ecret"), "{public}");
    assert!(
        public.contains("The meeting was adjourned at 6.22pm."),
        "{public}"
    );
    assert!(public.contains("This item was deferred."), "{public}");
    for said in [
        "the secretbarn burnt",
        "until the secretday because the secretfarm rang",
        "secretweek",
        "the secretbank failed",
    ] {
        assert!(full.contains(said), "{said}\n---\n{full}");
    }
}

#[test]
fn what_is_recorded_of_an_exclusion_is_for_everybody_and_stays_what_it_is() {
    let mut journal = play(&format!("{COUNCIL}{PRIVATE}").replace("18:40 Close", ""));
    let now = "2026-03-19T18:50:00+00:00".parse().unwrap();
    let summary = journal
        .meeting()
        .all_entries()
        .iter()
        .find(|e| e.text.contains("An offer for the depot"))
        .unwrap()
        .id
        .to_string();
    for (stream, refused) in [
        (
            Stream::Exempt,
            r#"Exclude(items: ["4"], paragraphs: [3])"#.to_owned(),
        ),
        (
            Stream::Exempt,
            r#"Summarise(item: "3", text: "More.")"#.to_owned(),
        ),
        (
            Stream::Public,
            format!(r#"Reclassify(entry: "{summary}", stream: Exempt, reason: "no")"#),
        ),
        (
            Stream::Public,
            format!(r#"TurnInto(entry: "{summary}", into: Paragraph)"#),
        ),
        (
            Stream::Public,
            format!(r#"ChangeEntry(entry: "{summary}", kind: Paragraph)"#),
        ),
        (
            Stream::Public,
            r#"Summarise(item: "1", text: "Public as it is.")"#.to_owned(),
        ),
        (Stream::Public, "Readmit()".to_owned()),
    ] {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let intent: Intent = options
            .from_str(&refused)
            .unwrap_or_else(|e| panic!("{e}: {refused}"));
        let order = Order {
            stream,
            ..Order::from(intent)
        };
        assert!(journal.act(now, &order).is_err(), "{refused}");
    }
}
