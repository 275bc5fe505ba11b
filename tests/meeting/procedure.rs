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
use quorate::meeting::intent::{Intent, Order, When};
use quorate::minutes::{Full, House, Public, draft};

/// How the scripts of a council of three begin.
macro_rules! coldanham {
    () => {
        r#"
DescribeBody(name: "Coldanham Council")
CallMeeting(date: "2026-03-19", start: "16:00")
AddSeat(seat: (title: "The Mayor", office: Chair), holder: New(name: "Ada Vale"))
AddSeat(seat: (title: "North Ward"), holder: New(name: "Ben Orchard"))
AddSeat(seat: (title: "South Ward"), holder: New(name: "Cy Marsh"))
"#
    };
}
pub(crate) use coldanham;

/// A meeting after intents, one a line: `16:20 ` before a line is its time, `exempt ` or `private ` its readers,
/// and `despite "reason" ` why it is done though a rule stands in the way. `@ 2026-03-30` goes to
/// another day, and `at 19:02 ` gives the time of the fact, whatever the clock shows. What begins
/// with `//` is for whoever reads the script.
pub(crate) fn play(script: &str) -> Journal {
    play_after(&[], script)
}

/// The same after orders; the first `@` is the day of the meeting.
pub(crate) fn play_after(orders: &[Order], script: &str) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let told = |l: &&str| !l.is_empty() && !l.starts_with("//");
    let mut lines = script.lines().map(str::trim).filter(told).peekable();
    let begins = lines.peek().and_then(|l| l.strip_prefix("@ "));
    let mut day = begins.unwrap_or("2026-03-19");
    let mut now = format!("{day}T09:00:00+00:00").parse().unwrap();
    for order in orders {
        journal.act(now, order).unwrap();
    }
    for line in lines {
        if let Some(another) = line.strip_prefix("@ ") {
            day = another;
            continue;
        }
        let (time, line) = match line.split_once(' ') {
            Some((time, rest)) if time.len() == 5 && time.contains(':') => (Some(time), rest),
            _ => (None, line),
        };
        if let Some(time) = time {
            now = format!("{day}T{time}:00+00:00").parse().unwrap();
        }
        let (despite, line) = match line.strip_prefix("despite \"") {
            Some(rest) => rest.split_once("\" ").unwrap(),
            None => ("", line),
        };
        let (stream, line) = match line.split_once(' ') {
            Some(("exempt", rest)) => (Stream::Exempt, rest),
            Some(("private", rest)) => (Stream::Private, rest),
            _ => (Stream::Public, line),
        };
        let (at, line) = match line.strip_prefix("at ") {
            Some(rest) => {
                let (time, rest) = rest.split_once(' ').unwrap();
                let time = chrono::NaiveTime::parse_from_str(time, "%H:%M").unwrap();
                (Some(When::Clock(time)), rest)
            }
            None => (None, line),
        };
        let intent: Intent = options
            .from_str(line)
            .unwrap_or_else(|e| panic!("{e}: {line}"));
        let order = Order {
            stream,
            at,
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
pub(crate) fn minutes(meeting: &Meeting) -> String {
    let document = draft::<Public>(meeting, &House::default());
    let text = String::from_utf8(export(Format::Text, &document)).unwrap();
    let from = text.find("\n1.").or_else(|| text.find("\n1 ")).unwrap_or(0);
    text[from..].to_owned()
}

/// A council of six, quorum a third and at least three, where motions are moved and seconded.
pub(crate) const COUNCIL: &str = r#"
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
18:21 OwnVote(person: "Stone", voice: For)
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
        "Councillor Eli Stone asked that their vote for the amendment be recorded.",
        "Councillor Di Fenn asked that their vote against the substantive motion be recorded.",
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

/// Whether the minutes say all this, in this order, however the lines break.
fn says_in_order(text: &str, said: &[&str]) {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = plain(text);
    for said in said {
        let said = plain(said);
        match rest.find(&said) {
            Some(at) => rest = rest.split_off(at + said.len()),
            None => panic!("{said}\n---\n{text}"),
        }
    }
}

#[test]
fn an_adjournment_to_another_day_is_printed_with_the_day_and_in_order() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:20 Write(text: "The hall was lost to a flood.")
19:22 at 19:20 Adjourn(until: "7pm on 30 March 2026", reason: "the hall had to be left")
@ 2026-03-30
19:05 at 19:02 Resume
at 19:10 Leave(person: "Wick")
Write(text: "The market was spoken of again.")
20:00 TakeNext
Write(text: "The budget was noted.")
21:06 at 21:04 Close
"#
    ));
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "The hall was lost to a flood.",
            "The meeting was adjourned at 7.20pm until 7pm on 30 March 2026 because the hall had to be left.",
            "The meeting resumed at 7.02pm on Monday 30 March 2026.",
            "Councillor Flo Wick left the meeting at 7.10pm.",
            "The market was spoken of again.",
            "The budget was noted.",
            "The meeting ended at 9.04pm on Monday 30 March 2026.",
        ],
    );
    let document = draft::<Public>(journal.meeting(), &House::default());
    let text = String::from_utf8(export(Format::Text, &document)).unwrap();
    assert!(text.contains("until 7.10pm on 30 March 2026"), "{text}");
}

#[test]
fn an_adjournment_in_the_minute_in_which_its_item_was_taken_stands_under_that_item() {
    let journal = play(&format!(
        r#"{COUNCIL}
Write(text: "The market was noted.")
18:30 at 18:30 TakeNext
"#
    ));
    // The item was taken some seconds after the minute; the time is given in minutes.
    let mut journal = journal;
    let now = "2026-03-19T18:40:25+00:00".parse().unwrap();
    let act = |journal: &mut Journal, now, intent: &str, at: Option<&str>| {
        let order = Order {
            at: at.map(|t| When::Clock(chrono::NaiveTime::parse_from_str(t, "%H:%M").unwrap())),
            ..Order::from(ron::from_str::<Intent>(intent).unwrap())
        };
        journal.act(now, &order).unwrap();
    };
    act(&mut journal, now, "Take(item:\"1\")", None);
    act(
        &mut journal,
        now,
        "Adjourn(reason:\"the lights failed\")",
        Some("18:40"),
    );
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "THE MARKET",
            "The market was noted.",
            "The meeting was adjourned at 6.40pm",
            "THE BUDGET",
        ],
    );
}

#[test]
fn what_is_put_off_after_a_debate_is_so_where_that_was_decided() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Write(text: "Members asked for figures.")
18:20 Defer(item: "1", to: "16 April 2026", reason: "figures were missing")
18:21 Write(item: "1", text: "The clerk would bring them.")
18:22 TakeNext
"#
    ));
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "1.1 Members asked for figures.",
            "1.2 This item was deferred to the meeting on 16 April 2026 because figures were missing.",
            "1.3 The clerk would bring them.",
        ],
    );
}

#[test]
fn what_was_put_off_before_an_adjournment_stays_so_when_the_meeting_goes_on() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Write(text: "Members asked for figures.")
18:10 Defer(item: "1", to: "16 April 2026", reason: "figures were missing")
18:11 Adjourn(until: "6.20pm", reason: "the lights failed")
18:20 Resume
18:21 TakeNext
18:30 Close
"#
    ));
    let text = minutes(journal.meeting());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "This item was deferred to the meeting on 16 April 2026 because figures were missing.",
        "The meeting resumed at 6.20pm. 2. THE BUDGET",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn an_item_that_is_taken_again_says_so_where_it_goes_on() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Write(text: "Members asked for figures.")
18:20 TakeNext
Write(text: "The budget was noted.")
18:40 Take(item: "1")
Write(text: "The figures were given.")
18:50 Close
"#
    ));
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "Members asked for figures.",
            "The meeting returned to this item at 6.40pm, after item 2.",
            "The figures were given.",
            "The budget was noted.",
        ],
    );
}

#[test]
fn how_an_action_stands_is_told_in_the_item_in_hand() {
    let journal = play(&format!(
        r#"{COUNCIL}
AddItem(item: (title: "Minutes", business: Minutes))
BringForward(text: "Mend the roof", owners: [Named("Clerk")], raised: "2026-02-19")
Review(action: "Mend the roof", progress: Completed, comment: "Done in March.")
18:30 Close
"#
    ));
    let kept = journal.meeting().all_entries().last().unwrap();
    let item = journal.meeting().item(kept.item).unwrap();
    assert_eq!(item.details.number.as_str(), "1");
}

#[test]
fn a_meeting_inquorate_from_the_start_goes_on_eleven_days_later_with_another_roll() {
    let mut script = COUNCIL.replace(
        "MarkAllPresent",
        "MarkPresent(person: \"Vale\")\nMarkPresent(person: \"Marsh\")",
    );
    script = script.replace("18:02 TakeNext\n", "");
    let journal = play(&format!(
        r#"{script}
18:20 Adjourn(until: "6pm on 30 March 2026", reason: "there was no quorum")
@ 2026-03-30
18:01 Resume
TakeRollAnew(present: [Known("Vale"), Known("Orchard"), Known("Fenn"), Known("Stone")])
18:02 TakeNext
18:05 Resolve(text: "That the market be moved", stage: Put)
Move(mover: "Orchard", seconder: "Fenn")
18:10 Vote(told: (counts: (for: 3, against: 1)))
18:30 Close
"#
    ));
    let document = draft::<Public>(journal.meeting(), &House::default());
    let text = String::from_utf8(export(Format::Text, &document)).unwrap();
    says_in_order(
        &text,
        &[
            "Councillor Cy Marsh",
            "until 6.20pm on 19 March 2026",
            "Councillor Di Fenn",
            "from 6.01pm on 30 March 2026",
            "The meeting was adjourned at 6.20pm until 6pm on 30 March 2026 because there was no quorum.",
            "The meeting resumed at 6.01pm on Monday 30 March 2026.",
            "Present when the meeting resumed: Councillor Ada Vale, Councillor Ben Orchard, Councillor Di Fenn and Councillor Eli Stone.",
            "THE MARKET",
            "(3 for, 1 against)",
            "The meeting ended at 6.30pm on Monday 30 March 2026.",
        ],
    );
    assert_eq!(journal.meeting().quorum().unwrap().here, 4);
}

/// Items 3 to 6 beside the market and the budget.
fn long_agenda() -> String {
    COUNCIL.replace(
        "MarkAllPresent",
        "AddItem(item: (title: \"Allotments\"))\nAddItem(item: (title: \"Footpaths\"))\n\
         AddItem(item: (title: \"Lighting\"))\nAddItem(item: (title: \"The hall\"))\nMarkAllPresent",
    )
}

#[test]
fn items_are_reordered_joined_deferred_and_admitted_late() {
    let journal = play(&format!(
        r#"{}
18:05 Write(text: "The market was noted.")
18:10 VaryOrder(items: ["5"], agreed_by: "the Mayor", reason: "the engineer had to leave")
18:11 TakeNext
Write(text: "The lamps were spoken of.")
18:20 TakeTogether(items: ["3", "4"])
Write(text: "Both were walked in May.")
18:30 Defer(item: "6", to: "16 April 2026", reason: "the survey was awaited")
18:31 AdmitLate(title: "The flood", reason: "the river had risen since the agenda was published")
18:32 Take(item: "2")
18:40 Close
"#,
        long_agenda()
    ));
    let text = minutes(journal.meeting());
    says_in_order(
        &text,
        &[
            "1. THE MARKET",
            "The market was noted.",
            "The Mayor agreed that item 5 be taken next because the engineer had to leave.",
            "2. THE BUDGET",
            "3. ALLOTMENTS",
            "Items 3 and 4 were taken together.",
            "Both were walked in May.",
            "4. FOOTPATHS",
            "This item was taken together with item 3.",
            "5. LIGHTING",
            "This item was taken after item 1.",
            "6. THE HALL",
            "This item was deferred to the meeting on 16 April 2026 because the survey was awaited.",
            "THE FLOOD",
            "The Mayor agreed to take this item as urgent because the river had risen since the agenda was published.",
        ],
    );
    let told = journal.meeting().findings();
    let of_joined = |f: &&quorate::meeting::check::Finding| f.what.contains("Item 4 ");
    assert_eq!(told.iter().find(of_joined), None);
    let footpaths = text.split("FOOTPATHS").nth(1).unwrap();
    let footpaths = footpaths.split("5.").next().unwrap();
    assert!(!footpaths.contains("Nothing is recorded"), "{text}");
}

#[test]
fn the_time_is_extended_and_then_expires() {
    let rules = "needs_seconder: true";
    let script = long_agenda().replace(rules, "needs_seconder: true, must_end_by: \"20:00\"");
    let journal = play(&format!(
        r#"{script}
19:50 Extend(until: "20:30")
19:55 TakeNext
Write(text: "The budget was noted.")
20:30 Guillotine()
20:31 Close
"#
    ));
    let text = minutes(journal.meeting());
    says_in_order(
        &text,
        &[
            "It was agreed at 7.50pm that the meeting be extended until 8.30pm.",
            "The budget was noted.",
            "The time allowed for the meeting having expired, items 3, 4, 5 and 6 fell.",
            "3. ALLOTMENTS",
            "The time allowed for the meeting having expired, this item fell.",
        ],
    );
    // What is deferred says to when.
    let journal = play(&format!(
        "{script}\n19:59 Guillotine(deferred_to: \"16 April 2026\")\n"
    ));
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "having expired, items 2, 3, 4, 5 and 6 were deferred to the meeting on 16 April 2026.",
            "this item was deferred to the meeting on 16 April 2026.",
        ],
    );
    // A late item was let in before it was put off.
    let journal = play(&format!(
        "{script}\n19:50 AdmitLate(title: \"The flood\", reason: \"the river had risen\")\n\
         19:59 Guillotine()\n"
    ));
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "as urgent because the river had risen.",
            "The time allowed for the meeting having expired, this item fell.",
        ],
    );
    // A meeting that goes on beyond its time without an extension is told.
    let journal = play(&format!("{script}\n20:05 TakeNext\n"));
    let told = journal.meeting().findings();
    let beyond = "The meeting went on until 20:05, and its time expired at 20:00";
    assert!(told.iter().any(|f| f.what.contains(beyond)), "{told:?}");
}

#[test]
fn why_the_order_was_varied_in_private_is_not_for_the_public() {
    let journal = play(&format!(
        r#"{}
AddItem(item: (title: "The lease", exempt: (reason: "paragraph 3")))
18:20 Take(item: "7")
18:21 VaryOrder(items: ["5"], reason: "the secret bidder had come")
18:22 Take(item: "2")
"#,
        long_agenda()
    ));
    let text = minutes(journal.meeting());
    assert!(text.contains("item 5 be taken next."), "{text}");
    assert!(!text.contains("secret"), "{text}");
}

#[test]
fn a_panel_adjourned_within_the_day_and_a_parish_of_its_own_rules() {
    let panel = r#"(inherits: "planning or licensing panel", name: "Harbour Licensing Panel", seats: [
        (title: "Chair", office: Chair, holder: (name: "Ada Vale", honorific: "Councillor")),
        (title: "Member", holder: (name: "Ben Orchard", honorific: "Councillor")),
        (title: "Member", holder: (name: "Cy Marsh", honorific: "Councillor")),
    ])"#;
    let parish = r#"(inherits: "parish council", name: "Keelby Parish Council", rules: (quorum: Number(2), no_casting_vote: true),
        seats: [
            (title: "Chairman", office: Chair, holder: (name: "Di Fenn", honorific: "Councillor")),
            (title: "Member", holder: (name: "Eli Stone", honorific: "Councillor")),
        ])"#;
    let begun = |source: &str| {
        let body = quorate::bodies::read(source, "body").unwrap();
        let calling = quorate::meeting::agenda::Calling {
            date: "2026-03-19".parse().unwrap(),
            ..Default::default()
        };
        body.orders(&calling)
    };
    let journal = play_after(
        &begun(panel),
        r#"MarkAllPresent
10:00 Open()
10:01 TakeNext
10:02 Take(item: "4")
10:05 Write(text: "The applicant was heard.")
10:40 Adjourn(reason: "the Panel withdrew to deliberate")
11:15 Resume
Resolve(text: "That the licence be granted", stage: Put)
Move(mover: "Orchard", seconder: "Marsh")
Vote(told: (unanimous: true))
11:30 Close
"#,
    );
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "The applicant was heard.",
            "The meeting was adjourned at 10.40am because the Panel withdrew to deliberate.",
            "The meeting resumed at 11.15am.",
            "That the licence be granted",
            "The meeting ended at 11.30am.",
        ],
    );
    let journal = play_after(
        &begun(parish),
        r#"MarkAllPresent
19:00 Open()
19:01 Take(item: "6")
Resolve(text: "That the accounts be paid", stage: Put)
Move(mover: "Stone", seconder: "Fenn")
Vote(told: (counts: (for: 1, against: 1)))
19:30 Close
"#,
    );
    assert!(journal.meeting().quorum().is_some_and(|q| q.needed == 2));
    let text = minutes(journal.meeting());
    assert!(!text.contains("casting vote of"), "{text}");
}

/// The whole of the minutes for the public as text, on one line.
fn whole(meeting: &Meeting) -> String {
    let document = draft::<Public>(meeting, &House::default());
    let text = String::from_utf8(export(Format::Text, &document)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_plain_member_is_printed_by_name_alone_and_a_council_without_the() {
    let journal = play(&format!(
        r#"{}
AddSeat(seat: (title: "", category: "councillor"), holder: New(name: "Gus Thorn", honorific: "Councillor"))
MarkPresent(person: "Thorn")
AddSeat(seat: (title: "Member"), holder: New(name: "Hal Birch", honorific: "Councillor"))
Apologise(person: "Birch")
AddItem(item: (title: "Apologies", business: Membership))
18:00 Open()
18:20 Present(item: "1", who: [Known("Marsh")])
"#,
        COUNCIL.replace("18:00 Open()\n18:02 TakeNext\n", "")
    ));
    let text = whole(journal.meeting());
    assert!(
        text.contains("of a meeting of Larkspur Town Council held"),
        "{text}"
    );
    assert!(
        text.contains("Deputy Mayor: Councillor Ben Orchard Councillor Cy Marsh"),
        "{text}"
    );
    assert!(text.contains("Councillor Gus Thorn"), "{text}");
    assert!(
        text.contains("received from Councillor Hal Birch."),
        "{text}"
    );
    assert!(
        !text.contains("Member:") && !text.contains("(Member)") && !text.contains("()"),
        "{text}"
    );
    let board =
        play("DescribeBody(name: \"Larkspur Health Board\")\nCallMeeting(date: \"2026-03-19\")");
    assert!(whole(board.meeting()).contains("of the Larkspur Health Board"));
}

#[test]
fn a_seat_is_found_by_its_own_title_before_the_organisation_of_another() {
    let journal = play(
        r#"
AddSeat(seat: (title: "Healthwatch"))
AddSeat(seat: (title: "Director", organisation: "Healthwatch"))
ChangeSeat(seat: "Healthwatch", to: (title: "Healthwatch Larkspur"))
ChangeSeat(seat: "Healthwatch", to: (title: "Director of Healthwatch"))
"#,
    );
    let seats = journal.meeting().seats();
    assert_eq!(seats[0].details.title.as_str(), "Healthwatch Larkspur");
    assert_eq!(seats[1].details.title.as_str(), "Director of Healthwatch");
}

#[test]
fn a_correction_that_begins_with_its_place_reads_on() {
    let minutes_of = |correction: &str| {
        let journal = play(&format!(
            "{COUNCIL}\nAgreeMinutes(of: \"2026-02-19\", corrections: [\"{correction}\"])\n"
        ));
        whole(journal.meeting())
    };
    let said = minutes_of("In minute 4, \\\"May\\\" be \\\"June\\\"");
    assert!(
        said.contains("correct record, subject to the following correction: in minute 4, "),
        "{said}"
    );
    let said = minutes_of("the deletion of minute 4");
    assert!(
        said.contains("correct record, subject to the deletion of minute 4."),
        "{said}"
    );
}

#[test]
fn the_limbs_of_an_outcome_are_numbered_as_those_of_a_resolution() {
    let journal = play(&format!(
        r#"{COUNCIL}
Conclude(verb: Noted, text: "The Council noted that:\nthe market was full\nthe tolls were unpaid")
"#
    ));
    says_in_order(
        &minutes(journal.meeting()),
        &[
            "1.1 The Council noted that:",
            "1.1.1 the market was full; and",
            "1.1.2 the tolls were unpaid.",
        ],
    );
}

#[test]
fn numbers_of_the_houses_own_hang_out_together_and_the_closing_heading_goes_on_from_them() {
    let text = |numbers: [&str; 2]| {
        let agenda = format!(
            "AddItem(item: (number: \"{}\", title: \"One\"))\nAddItem(item: (number: \"{}\", title: \"Two\"))",
            numbers[0], numbers[1]
        );
        let script = COUNCIL.replace(
            "AddItem(item: (title: \"The market\"))\nAddItem(item: (title: \"The budget\"))",
            &agenda,
        );
        let words = "a long sentence that goes on beyond the line so that it has to be wrapped once at least";
        let journal = play(&format!("{script}\nWrite(text: \"{words}\")\n18:30 Close"));
        let document = draft::<Public>(journal.meeting(), &House::default());
        String::from_utf8(export(Format::Text, &document)).unwrap()
    };
    let letters = text(["C60", "C61"]);
    assert!(
        letters.contains("C62.  TERMINATION OF MEETING"),
        "{letters}"
    );
    for numbers in [["GBP/2223/001", "GBP/2223/002"], ["Motion 1", "Motion 2"]] {
        let text = text(numbers);
        let column = |of: &str| {
            let line = text.lines().find(|l| l.contains(of));
            line.and_then(|l| l.find(of))
                .unwrap_or_else(|| panic!("{of}\n{text}"))
        };
        let wrapped = text
            .lines()
            .skip_while(|l| !l.contains("a long sentence"))
            .nth(1)
            .unwrap();
        let begins = wrapped.len() - wrapped.trim_start().len();
        assert_eq!(column("a long sentence"), begins, "{text}");
        assert_eq!(column("ONE"), begins, "{text}");
        assert!(text.contains("\nTERMINATION OF MEETING\n"), "{text}");
        assert!(text.contains("\nThe meeting ended at 6.30pm."), "{text}");
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
Delegate(to: [Named("the Town Clerk")], text: "let the stalls.", until: "31 May 2026")
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
        // The stop that was typed stands at the end of the sentence.
        "Resolved: That authority be delegated to the Town Clerk to let the stalls until 31 May 2026.",
    ] {
        assert!(one_line.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn a_post_has_its_article_where_authority_is_delegated_and_a_person_has_none() {
    for (named, printed) in [
        ("Director of Public Health", "the Director of Public Health"),
        ("Deputy Chief Executive", "the Deputy Chief Executive"),
        ("Town Clerk", "the Town Clerk"),
        ("Clerk", "the Clerk"),
        ("Clerk to the Council", "the Clerk to the Council"),
        ("Section 151 Officer", "the Section 151 Officer"),
        ("Monitoring Officer", "the Monitoring Officer"),
        ("Head of Legal, Ann Reed", "the Head of Legal, Ann Reed"),
        (
            "Cabinet Member for Finance",
            "the Cabinet Member for Finance",
        ),
        ("Planning Sub-Committee", "the Planning Sub-Committee"),
        (
            "Chair of the Pension Board",
            "the Chair of the Pension Board",
        ),
        ("chief executive", "the chief executive"),
        // Of the roll, though no word tells it.
        ("Keeper of the Tolls", "the Keeper of the Tolls"),
        ("the Town Clerk", "the Town Clerk"),
        ("The Town Clerk", "The Town Clerk"),
        ("any two officers", "any two officers"),
        ("its Director", "its Director"),
        ("Healthwatch", "Healthwatch"),
        ("NHS England", "NHS England"),
        ("Cheshire East Council", "Cheshire East Council"),
        // Persons, those too who are called as a post is.
        ("Jo Reed", "Jo Reed"),
        ("Alan Clerk", "Alan Clerk"),
        ("Tom Mayor", "Tom Mayor"),
        ("Ruth Head", "Ruth Head"),
        ("Mayor Khan", "Mayor Khan"),
        ("Deputy Le Brun", "Deputy Le Brun"),
        ("Chief Bell", "Chief Bell"),
        ("Dr Ann Leader", "Dr Ann Leader"),
    ] {
        let journal = play(&format!(
            r#"{COUNCIL}
18:04 AddSeat(seat: (title: "Keeper of the Tolls"))
AddSeat(seat: (title: "Healthwatch"))
Attend(who: New(name: "Bell", honorific: "Chief"))
18:05 Delegate(to: [Named("{named}")], with: [Named("{named}")], text: "sign the lease")
"#
        ));
        let text = minutes(journal.meeting());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = format!(
            "authority be delegated to {printed}, in consultation with {printed}, to sign the lease."
        );
        assert!(text.contains(&said), "{said}\n---\n{text}");
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
    let lost = at("At 6.13pm the number of members present fell to 2, below the quorum of 3.");
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

#[test]
fn what_is_minuted_on_another_day_stands_in_the_order_of_the_times_that_were_told() {
    let journal = play(&format!(
        r#"{COUNCIL}
@ 2026-03-20
10:00 at 18:05 Preside(person: "Orchard")
10:01 at 18:10 Exclude(paragraphs: [3])
10:02 at 18:20 Readmit()
10:03 at 18:25 Adjourn(until: "6.30pm", reason: "there was a fire alarm")
10:04 at 18:35 Resume
10:05 at 18:40 Leave(person: "Fenn")
"#
    ));
    let text = minutes(journal.meeting());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let places: Vec<usize> = [
        "took the chair at 6.05pm",
        "The public left at 6.10pm",
        "The public was readmitted at 6.20pm",
        "adjourned at 6.25pm",
        "Councillor Di Fenn left the meeting at 6.40pm",
    ]
    .iter()
    .map(|said| {
        text.find(said)
            .unwrap_or_else(|| panic!("{said}\n---\n{text}"))
    })
    .collect();
    assert!(places.is_sorted(), "{text}");
}
