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
        "Motion: That the market be moved to Fridays. Moved by Councillor Ben Orchard, seconded by \
         Councillor Cy Marsh.",
        "Amendment: That it be moved to Saturdays. Moved by Councillor Di Fenn, seconded by Councillor \
         Eli Stone.",
        "On a show of hands the amendment was lost (2 for, 4 against).",
        "On a show of hands the amendment was carried (4 for, 1 against, 1 abstention).",
        "Amendment: That it be moved twice. Moved by Councillor Di Fenn, seconded by Councillor Eli \
         Stone. The amendment was withdrawn.",
        "On a show of hands the votes were equal (3 for, 3 against); on the casting vote of the Mayor, the substantive \
         motion was carried.",
        "Resolved: That the market be moved to Fridays for a year.",
        "Councillor Di Fenn asked that their vote against the motion be recorded.",
    ] {
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line.contains(&said), "{said}\n---\n{text}");
    }
    let at = |words: &str| text.find(words).unwrap();
    assert!(at("Motion:") < at("Members spoke") && at("the votes were equal") < at("Resolved:"));
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
    for said in ["Secret", "Moved by", "recorded vote", "asked that"] {
        assert!(!text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn the_public_is_heard_the_chair_rules_and_authority_is_delegated() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Tell(text: "the meeting was being filmed")
HearPublic(text: "whether the market would be moved", reply: Answered)
HearPublic(how: Supplementary, name: "Jo Reed", text: "When would it be known?", reply: Written)
HearPublic(how: Petition, name: "Jo Reed", on_behalf: "Friends of the Market", text: "asking that it stay", reply: Referred)
HearPublic(how: Deputation, on_behalf: "the Traders", text: "about the tolls")
Tell(what: Ruling, text: "the amendment was out of order.")
Tell(what: Advice, by: "Orchard", text: "the tolls were set by charter")
Delegate(to: [Named("the Town Clerk")], with: [Person("Vale"), Person("Orchard")], text: "sign the lease", until: "until 31 March 2027")
"#
    ));
    let text = minutes(journal.meeting());
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "The Mayor announced that the meeting was being filmed.",
        "A member of the public asked whether the market would be moved. An answer was given.",
        "Jo Reed asked a supplementary question: When would it be known? A written answer was to be given.",
        "A petition was presented by Jo Reed, on behalf of Friends of the Market, asking that it stay.",
        "A deputation was received from a representative of the Traders about the tolls.",
        "The Mayor ruled that the amendment was out of order.",
        "Councillor Ben Orchard advised that the tolls were set by charter.",
        "Resolved: That authority be delegated to the Town Clerk, in consultation with Councillor Ada \
         Vale and Councillor Ben Orchard, to sign the lease until 31 March 2027.",
    ] {
        assert!(one_line.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn a_lost_quorum_is_told_where_it_was_lost_and_where_it_was_there_again() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Write(text: "Members spoke of the traders.")
18:10 Leave(person: "Marsh")
Leave(person: "Fenn")
18:12 Leave(person: "Stone")
18:13 Leave(person: "Wick")
18:14 Write(text: "The Mayor waited.")
18:20 Arrive(person: Known("Marsh"))
18:21 Write(text: "Members went on.")
"#
    ));
    let text = minutes(journal.meeting());
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = |words: &str| {
        one_line
            .find(words)
            .unwrap_or_else(|| panic!("{words}\n{text}"))
    };
    let lost = at("At 6.13pm the number of members present fell below the quorum.");
    let again = at("A quorum was present again from 6.20pm.");
    assert!(at("Members spoke") < lost && lost < at("The Mayor waited."));
    assert!(at("The Mayor waited.") < again && again < at("Members went on."));
}

#[test]
fn an_amended_motion_is_printed_as_it_was_moved_and_as_it_was_resolved() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That the square be closed")
Move(mover: "Orchard", seconder: "Marsh")
18:15 Amend(mover: "Fenn", seconder: "Stone", text: "That it be closed on market days")
18:20 Vote(told: (counts: (for: 5, against: 1)))
18:21 Reword(entry: "newest resolution", text: "That the square be closed on market days")
18:22 Vote(told: (counts: (for: 3, against: 3)))
18:30 Vote(told: (counts: (for: 4, against: 2)))
"#
    ));
    let text = minutes(journal.meeting());
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Motion: That the square be closed. Moved by Councillor Ben Orchard",
        "On a show of hands on the substantive motion the votes were equal (3 for, 3 against). The vote \
         was taken again.",
        "On a show of hands the substantive motion was carried (4 for, 2 against). Resolved: That the \
         square be closed on market days.",
    ] {
        assert!(one_line.contains(said), "{said}\n---\n{text}");
    }
}
