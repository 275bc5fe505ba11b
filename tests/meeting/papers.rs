//! The documents beside the minutes: meetings are played through intents, and what the decision sheet,
//! the attendance, the votes, the register, the agenda, the chapters and the calendar say of them is read
//! as its reader does.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{
    Format, chapters_csv, chapters_vtt, dates_ics, export_paper, votes_csv, votes_json,
};
use quorate::journal::Journal;
use quorate::minutes::papers::{Dates, chapters_of, dates_of, votes_of};
use quorate::minutes::{Audience, Full, House, PaperKind, Public, paper};

use super::procedure::play;

/// A council's evening: a late member, interests of every course, a recorded vote, a tie, an item in
/// private, one put off, one withdrawn, actions.
pub(crate) const EVENING: &str = r#"
DescribeBody(name: "Larkspur Town Council", called: "the Council", chair_title: "Mayor")
CallMeeting(date: "2026-03-19", start: "18:00", venue: "the Guildhall", officer: "Jo Lark")
SetRules(needs_mover: true)
AddSeat(seat: (title: "Mayor", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddSeat(seat: (title: "Deputy Mayor", office: ViceChair), holder: New(name: "Ben Orchard", honorific: "Councillor"))
AddSeat(seat: (title: "North Ward"), holder: New(name: "Cy Marsh", honorific: "Councillor"))
AddSeat(seat: (title: "South Ward"), holder: New(name: "Di Fenn", honorific: "Councillor"), usual_deputy: New(name: "Gil Reed", honorific: "Councillor"))
AddSeat(seat: (title: "East Ward"), holder: New(name: "Eli Stone", honorific: "Councillor"))
AddSeat(seat: (title: "West Ward"))
AddItem(item: (number: "1", title: "Apologies", business: Membership, planned_minutes: 2))
AddItem(item: (number: "2", title: "Interests", business: Declarations, planned_minutes: 3))
AddItem(item: (number: "3", title: "The market & its \"tolls\" --> <now>", planned_minutes: 20, purpose: Decision))
AddItem(item: (number: "4", title: "The pool", description: "To hear of the pool.", pages: "7"))
AddItem(item: (number: "5", title: "The lease", exempt: (reason: "Paragraph 3 of Part 1 of Schedule 12A"), description: "The rent of canary-rent."))
AddItem(item: (number: "6", title: "The bridge"))
AddItem(item: (number: "7", title: "The clock"))
AttachReport(item: "3", report: (title: "Moving the market", of: "Town Clerk", author: "Jo Lark", classification: "Public", asks: [(label: "a", text: "the market be moved"), (label: "b", text: "the tolls be kept")]))
ListMeeting(date: "2026-05-14", start: "18:00", venue: "the Guildhall; \"upstairs\", left")
ListMeeting(date: "2026-07-09")
Apologise(person: "Fenn", deputy: Known("Gil Reed"))
MarkPresent(person: "Vale")
MarkPresent(person: "Orchard")
MarkPresent(person: "Reed")
Attend(who: New(name: "Jo Lark", role: "Town Clerk"))
18:00 Open()
18:02 TakeNext
18:03 Arrive(person: Known("Marsh"))
18:05 TakeNext
18:06 Declare(person: Known("Marsh"), interest: Pecuniary, items: ["4"], nature: "a director of the pool")
18:06 Declare(person: Known("Reed"), interest: Pecuniary, items: ["3"], sensitive: true, dispensation: (speak: true, vote: true, by: "canary-grantor"))
18:07 Declare(person: Known("Orchard"), interest: Personal, items: ["3"], nature: "a stallholder")
18:10 TakeNext
18:12 Resolve(text: "That the market be moved to Fridays")
Move(mover: "Orchard", seconder: "Marsh")
18:15 Write(text: "Members asked about the tolls.")
18:20 Vote(told: (method: Recorded, ballots: [("Vale", For), ("Orchard", For), ("Marsh", Against), ("Reed", Abstained)]))
18:21 OwnVote(person: "Marsh", voice: Against)
18:22 Resolve(text: "That the tolls be halved")
Move(mover: "Marsh")
18:23 Vote(told: (counts: (for: 2, against: 2)))
18:23 CastingVote(voice: Against)
18:24 AddAction(text: "Tell the traders", owners: [Named("Town Clerk")], due: On("2026-03-31"))
18:24 AddAction(text: "Count the stalls", owners: [Person("Marsh")], due: NextMeeting)
18:30 TakeNext
18:31 StandAside(person: "Marsh", how: Left)
18:35 Resolve(text: "That the pool be repaired", stage: Agreed)
18:38 StandAside(person: "Marsh", how: Returned)
18:40 TakeNext
18:41 Exclude(items: ["5"], paragraphs: [3], mover: "Vale", leave_public: true)
18:45 exempt Resolve(text: "That canary-tenant be given notice", stage: Agreed)
18:45 exempt AddAction(text: "Write to canary-tenant", owners: [Named("canary-solicitor")], due: On("2026-04-02"))
18:50 Readmit()
18:52 Defer(item: "6", to: "the May meeting", reason: "the engineer was ill")
18:53 Withdraw(item: "7", reason: "it was mended")
19:00 Close
"#;

pub(crate) fn text_of<A: Audience>(kind: PaperKind, journal: &Journal) -> String {
    let paper = paper::<A>(kind, journal.meeting(), &House::default());
    let text = String::from_utf8(export_paper(Format::Text, &paper)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn says(text: &str, said: &[&str]) {
    for words in said {
        assert!(text.contains(words), "{words}\n---\n{text}");
    }
}

#[test]
fn the_decision_sheet_tells_each_decision_its_vote_and_who_acts() {
    let journal = play(EVENING);
    let text = text_of::<Public>(PaperKind::Decisions, &journal);
    says(
        &text,
        &[
            "DECISIONS LARKSPUR TOWN COUNCIL 19 MARCH 2026 Issued before the minutes, which are the \
             record of the meeting.",
            // The resolution has the number of the vote that carried it, and the names stay away.
            "3.3 Resolved: That the market be moved to Fridays. On a recorded vote the motion was carried \
             (2 for, 1 against, 1 abstention).",
            "3.5 Motion: That the tolls be halved. Moved by Councillor Cy Marsh. On a show of hands the \
             votes were equal (2 for, 2 against); on the casting vote of the Mayor, the motion was lost.",
            "Action: Tell the traders (Town Clerk; 31 March 2026)",
            "Action: Count the stalls (Councillor Cy Marsh; next meeting, 14 May 2026)",
            "4.1 Resolved: That the pool be repaired.",
            "Resolved: That, under section 100A(4) of the Local Government Act 1972, the public be excluded",
            "This item was considered in private on the ground of paragraph 3 of Part 1 of Schedule 12A to \
             the Local Government Act 1972. Its record is not for publication.",
            "6.1 This item was deferred to the May meeting because the engineer was ill.",
            "7.1 This item was withdrawn because it was mended.",
            "No decision is recorded under items 1 and 2.",
        ],
    );
    for kept_back in ["canary", "Members asked about the tolls", "declared"] {
        assert!(!text.contains(kept_back), "{kept_back}\n---\n{text}");
    }
    let full = text_of::<Full>(PaperKind::Decisions, &journal);
    says(
        &full,
        &[
            "Not for publication: this copy contains exempt information",
            "[Exempt] Resolved: That canary-tenant be given notice.",
            "Action: Write to canary-tenant (canary-solicitor; 2 April 2026)",
        ],
    );
}

#[test]
fn the_attendance_tells_seats_items_and_the_room_at_each_decision() {
    let journal = play(EVENING);
    let text = text_of::<Public>(PaperKind::Attendance, &journal);
    says(
        &text,
        &[
            "Seat: Mayor Name: Councillor Ada Vale Attendance: Present, in the Chair Seat:",
            "Seat: North Ward Name: Councillor Cy Marsh Attendance: Present Times: From 6.03pm to 6.31pm, from \
             6.38pm",
            "Name: Councillor Di Fenn Attendance: Apologies",
            "Seat: South Ward Name: Councillor Gil Reed Attendance: Present, deputy for Councillor Di Fenn",
            "Seat: East Ward Name: Councillor Eli Stone Attendance: Not recorded",
            "Seat: West Ward Name: Vacant",
            "Name: Jo Lark, Town Clerk Attendance: Present",
            "Item: 1. Apologies Throughout: Councillor Ada Vale, Councillor Ben Orchard and Councillor Gil \
             Reed (3) In part: Councillor Cy Marsh",
            "Item: 2. Interests Throughout: All 4 who attended",
            "Decision: 3.3, 3.5 Present: All 4 who attended",
            "Decision: 4.1 Present: Councillor Ada Vale, Councillor Ben Orchard and Councillor Gil \
             Reed (3) Out for an interest: Councillor Cy Marsh",
        ],
    );
    assert!(!text.contains("5. The lease Present"), "{text}");
}

#[test]
fn whoever_attends_remotely_is_not_in_the_room_of_the_attendance() {
    let evening = EVENING
        .replacen(
            "needs_mover: true",
            "needs_mover: true, remote_counts: true",
            1,
        )
        .replacen(
            "MarkPresent(person: \"Reed\")",
            "MarkPresent(person: \"Reed\")\nAttendRemotely(person: \"Reed\")",
            1,
        );
    let journal = play(&evening);
    let text = text_of::<Public>(PaperKind::Attendance, &journal);
    says(
        &text,
        &[
            "Item: 1. Apologies Throughout: Councillor Ada Vale and Councillor Ben Orchard In part: Councillor \
             Cy Marsh Remotely: Councillor Gil Reed",
            "Item: 2. Interests Throughout: Councillor Ada Vale, Councillor Ben Orchard and Councillor Cy \
             Marsh (3) Remotely: Councillor Gil Reed",
            "Decision: 3.3, 3.5 Present: Councillor Ada Vale, Councillor Ben Orchard and Councillor Cy Marsh \
             (3) Remotely: Councillor Gil Reed",
            "Decision: 4.1 Present: Councillor Ada Vale and Councillor Ben Orchard Remotely: Councillor Gil \
             Reed Out for an interest: Councillor Cy Marsh",
        ],
    );
    let said = text_of::<Public>(PaperKind::Declarations, &journal);
    says(&said, &["Stayed in the meeting for item 3"]);
    // Somebody who came into the room during an item was there for a part of it.
    let journal = play(&evening.replacen(
        "18:12 Resolve",
        "18:11 AttendRemotely(person: \"Reed\", in_person: true)\n18:12 Resolve",
        1,
    ));
    let text = text_of::<Public>(PaperKind::Attendance, &journal);
    says(
        &text,
        &[
            "(3) In part: Councillor Gil Reed Remotely: Councillor Gil Reed",
            "Decision: 3.3, 3.5 Present: All 4 who attended",
        ],
    );
}

#[test]
fn the_vote_on_a_motion_that_is_left_out_stands_under_no_other_motion() {
    let script = EVENING.replacen(
        "18:24 AddAction",
        "18:23 Resolve(text: \"That the tolls be doubled\")\nMove(mover: \"Orchard\")\n\
         18:24 Vote(told: (counts: (for: 1, against: 1, abstained: 2)))\n18:24 AddAction",
        1,
    );
    let text = text_of::<Public>(PaperKind::Decisions, &play(&script));
    says(&text, &["3.5 Motion: That the tolls be halved."]);
    for left_out in ["doubled", "(1 for, 1 against"] {
        assert!(!text.contains(left_out), "{left_out}\n{text}");
    }
    // Once it is settled it is told with its vote.
    let script = script.replacen(
        "abstained: 2)))\n",
        "abstained: 2)))\n18:24 CastingVote(voice: For)\n",
        1,
    );
    let text = text_of::<Public>(PaperKind::Decisions, &play(&script));
    says(
        &text,
        &[
            "That the tolls be doubled",
            "(1 for, 1 against, 2 abstentions)",
        ],
    );
}

#[test]
fn the_votes_tell_words_movers_figures_names_and_results() {
    let journal = play(EVENING);
    let text = text_of::<Public>(PaperKind::Votes, &journal);
    says(
        &text,
        &[
            "Vote on the motion at 6.20pm 3.1 Motion: That the market be moved to Fridays. Moved by: \
             Councillor Ben Orchard Seconded by: Councillor Cy Marsh Method: Recorded vote For: 2 \
             (Councillor Ada Vale and Councillor Ben Orchard) Against: 1 (Councillor Cy Marsh) Abstained: \
             1 (Councillor Gil Reed) Recorded on request: Councillor Cy Marsh: against Result: Carried",
            "Method: Show of hands For: 2 Against: 2 Casting vote: Councillor Ada Vale: against Result: Lost",
        ],
    );
}

#[test]
fn a_table_of_votes_keeps_numbers_as_words_and_works_nothing_out() {
    let journal = play(&EVENING.replace("That the tolls be halved", "=SUM(A1)+\\\"x\\\", halved"));
    let house = House::default();
    let votes = votes_of::<Public>(&journal.meeting().read_by(), &house);
    let csv = String::from_utf8(votes_csv(&votes)).unwrap();
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        rows.len(),
        4,
        "a head, two votes, and the end of the last line"
    );
    assert!(rows[1].starts_with("\"Item 3\","), "{}", rows[1]);
    assert!(
        rows[1].contains(",\"Minute 3.3\",\"2026-03-19T18:20:00+00:00\","),
        "{}",
        rows[1]
    );
    assert!(
        rows[1].contains("\"recorded\",\"named\",\"2\",\"1\",\"1\",\"0\""),
        "{}",
        rows[1]
    );
    assert!(
        rows[2].contains(",\"'=SUM(A1)+\"\"x\"\", halved\","),
        "{}",
        rows[2]
    );
    let heads = rows[0].matches("\",\"").count();
    assert_eq!(rows[1].matches("\",\"").count(), heads);
    let json: serde_json::Value = serde_json::from_slice(&votes_json(&votes)).unwrap();
    assert_eq!(json["date"], "2026-03-19");
    let vote = &json["votes"][0];
    assert_eq!((&vote["minute"], &vote["for"]), (&"3.3".into(), &2.into()));
    assert_eq!(vote["ballots"][2]["person"], "Councillor Cy Marsh");
    assert_eq!(vote["recorded_on_request"][0]["vote"], "against");
    assert_eq!(json["votes"][1]["casting"]["vote"], "against");
}

#[test]
fn the_register_tells_what_was_done_and_the_last_day_to_notify() {
    let journal = play(EVENING);
    let text = text_of::<Public>(PaperKind::Declarations, &journal);
    says(
        &text,
        &[
            "Who: Councillor Cy Marsh, member (North Ward) Item: 4. The pool Interest: Disclosable pecuniary \
             interest: a director of the pool What they did: Left the room for item 4 from 6.31pm \
             to 6.38pm. Notify the Monitoring Officer by: 15 April 2026, if not registered",
            "Who: Councillor Gil Reed, as deputy for Councillor Di Fenn",
            "Interest: Disclosable pecuniary interest: sensitive, withheld (Localism Act 2011, section 32) What they did: Stayed in the room \
             for item 3, and abstained. A dispensation to speak and vote was granted.",
            "Interest: Personal interest: a stallholder What they did: Stayed in the room for item 3, and moved a motion and \
             voted. A disclosable",
        ],
    );
    assert!(!text.contains("canary"), "{text}");
    // What is on the register is nobody's to notify.
    let known = EVENING.replace(
        "interest: Pecuniary,",
        "interest: Pecuniary, registered: true,",
    );
    let known = text_of::<Public>(PaperKind::Declarations, &play(&known));
    says(
        &known,
        &["Notify the Monitoring Officer by: On the register"],
    );
    assert!(!known.contains("if not registered"), "{known}");
    assert!(!known.contains("is to be notified"), "{known}");
    let full = text_of::<Full>(PaperKind::Declarations, &journal);
    says(&full, &["was granted by canary-grantor."]);
    // Nobody declared anything, and that is said; nothing is recorded, and that is said too.
    let none = play(&format!("{}18:06 DeclareNone()\n", up_to(EVENING, "18:06")));
    let none = text_of::<Public>(PaperKind::Declarations, &none);
    says(&none, &["No declarations were made."]);
    let unsaid = text_of::<Public>(PaperKind::Declarations, &play(up_to(EVENING, "18:06")));
    says(
        &unsaid,
        &["[No declaration is recorded, nor that none was made.]"],
    );
}

/// A script before the first line of a time.
pub(crate) fn up_to<'s>(script: &'s str, time: &str) -> &'s str {
    &script[..=script.find(&format!("\n{time}")).unwrap()]
}

#[test]
fn the_agenda_has_a_part_in_private_with_its_ground_and_description() {
    let journal = play(up_to(EVENING, "18:00"));
    let text = text_of::<Public>(PaperKind::Agenda, &journal);
    says(
        &text,
        &[
            "AGENDA LARKSPUR TOWN COUNCIL 19 MARCH 2026 Agenda for a meeting of Larkspur Town Council to \
             be held on Thursday 19 March 2026 at 6.00pm at the Guildhall. Contact: Jo Lark",
            "Mayor: Councillor Ada Vale",
            "West Ward: vacancy",
            "Part 1: to be taken in public 1. APOLOGIES",
            "For decision. Report of the Town Clerk (contact: Jo Lark): Moving the market. Recommended: (a) \
             That the market be moved. (b) That the tolls be kept.",
            "To hear of the pool. Page 7.",
            "Part 2: to be taken in private",
            "5. THE LEASE To be taken in private on the ground of paragraph 3 of Part 1 of Schedule 12A: \
             information about the financial or business affairs of any particular person",
        ],
    );
    assert!(
        !text.contains("canary") && !text.contains("DRAFT"),
        "{text}"
    );
    let full = text_of::<Full>(PaperKind::Agenda, &journal);
    says(&full, &["The rent of canary-rent."]);
}

#[test]
fn the_running_sheet_tells_the_time_against_the_plan_and_who_must_leave() {
    let text = text_of::<Public>(PaperKind::RunningSheet, &play(EVENING));
    says(
        &text,
        &[
            "For the person presiding.",
            "3. THE MARKET & ITS \"TOLLS\" --> <NOW> Planned: 6.05pm, 20 minutes Taken: 6.10pm to 6.30pm (5 \
             minutes late) To present: Jo Lark, for the Town Clerk",
            "Interest: Councillor Cy Marsh declared a disclosable pecuniary interest: must leave the room \
             before the item is taken, may not speak and may not vote.",
            "Interest: Councillor Gil Reed declared a disclosable pecuniary interest: may take part.",
            "Interest: Councillor Ben Orchard declared a personal interest: may take part.",
        ],
    );
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn chapters_stand_at_their_distance_and_tell_nothing_of_what_was_private() {
    let journal = play(EVENING);
    let start = chrono::NaiveTime::from_hms_opt(17, 58, 30);
    let chapters = chapters_of::<Full>(&journal.meeting().read_by(), start);
    let vtt = String::from_utf8(chapters_vtt(&chapters)).unwrap();
    assert_eq!(
        vtt,
        "WEBVTT\n\
         \n1\n00:01:30.000 --> 00:03:30.000\nOpening of the meeting\n\
         \n2\n00:03:30.000 --> 00:06:30.000\n1. Apologies\n\
         \n3\n00:06:30.000 --> 00:11:30.000\n2. Interests\n\
         \n4\n00:11:30.000 --> 00:21:30.000\n3. The market &amp; its \"tolls\" --&gt; &lt;now&gt;\n\
         \n5\n00:21:30.000 --> 00:24:30.000\n\
         3. The market &amp; its \"tolls\" --&gt; &lt;now&gt;: vote, carried\n\
         \n6\n00:24:30.000 --> 00:31:30.000\n\
         3. The market &amp; its \"tolls\" --&gt; &lt;now&gt;: vote, lost\n\
         \n7\n00:31:30.000 --> 00:41:30.000\n4. The pool\n\
         \n8\n00:41:30.000 --> 01:01:30.000\nIn private\n"
    );
    let csv = String::from_utf8(chapters_csv(&chapters)).unwrap();
    assert!(
        csv.contains("\"00:11:30\",\"00:21:30\",\"690\",\"item\",\"Item 3\","),
        "{csv}"
    );
    // A recording that was started later begins with what was before the meeting then.
    let late = chrono::NaiveTime::from_hms_opt(18, 8, 0);
    let chapters = chapters_of::<Public>(&journal.meeting().read_by(), late);
    let first = &chapters.chapters()[0];
    assert_eq!(
        (first.from, first.to, first.title.as_str()),
        (0, 120, "2. Interests")
    );
    // Before the meeting there are none.
    let before = play(up_to(EVENING, "18:00"));
    assert!(
        chapters_of::<Public>(&before.meeting().read_by(), None)
            .chapters()
            .is_empty()
    );
}

#[test]
fn what_is_before_the_meeting_once_the_public_is_back_is_told_again() {
    let evening = EVENING
        .replace("18:50 Readmit()", "18:50 Readmit()\n18:51 Take(item: \"6\")\n18:51 Resolve(text: \"That it be painted\", stage: Agreed)\n18:51 Take(item: \"4\")")
        .replace("18:52 Defer(item: \"6\", to: \"the May meeting\", reason: \"the engineer was ill\")", "");
    let journal = play(&evening);
    let chapters = chapters_of::<Public>(&journal.meeting().read_by(), None);
    let told: Vec<(u32, &str)> = chapters
        .chapters()
        .iter()
        .map(|c| (c.from / 60, c.title.as_str()))
        .skip_while(|(_, title)| *title != "In private")
        .collect();
    assert_eq!(
        told,
        [(40, "In private"), (51, "6. The bridge / 4. The pool")],
        "the item in private was left at 6.51pm"
    );
}

/// The pool is taken in public, for two minutes in private, and in public again.
fn private_for_a_while() -> Journal {
    play(&format!(
        r#"{}
18:40 Exclude(items: ["4"], paragraphs: [3], leave_public: true)
18:42 Readmit()
18:44 Close
"#,
        up_to(EVENING, "18:40")
    ))
}

#[test]
fn of_an_item_that_was_in_private_for_a_while_what_was_public_has_its_chapters() {
    let journal = private_for_a_while();
    let chapters = chapters_of::<Public>(&journal.meeting().read_by(), None);
    let told = chapters.chapters().iter();
    let told: Vec<(u32, &str)> = told
        .map(|c| (c.from / 60, c.title.as_str()))
        .skip_while(|(from, _)| *from < 30)
        .collect();
    assert_eq!(
        told,
        [(30, "4. The pool"), (40, "In private"), (42, "4. The pool")]
    );
}

#[test]
fn the_agenda_has_in_private_what_it_had_so_before_the_meeting() {
    let agenda = |journal: &Journal| text_of::<Public>(PaperKind::Agenda, journal);
    let text = agenda(&private_for_a_while());
    let (public, private) = text.split_once("Part 2: to be taken in private").unwrap();
    assert!(public.contains("4. THE POOL"), "{public}");
    assert!(
        private.contains("5. THE LEASE") && !private.contains("POOL"),
        "{private}"
    );
}

fn ics<A: Audience>(dates: &Dates<A>) -> String {
    String::from_utf8(dates_ics(dates)).unwrap()
}

#[test]
fn dates_of_a_meeting_go_into_a_calendar_in_london_time() {
    let journal = play(EVENING);
    let public = ics(&dates_of::<Public>(&journal.meeting().read_by()));
    let unfolded = public.replace("\r\n ", "");
    for said in [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "TZID:Europe/London",
        "BEGIN:VEVENT\r\nUID:2026-05-14-larkspur-town-council-meeting@quorate\r\nDTSTAMP:20260319T190000Z\r\n\
         DTSTART;TZID=Europe/London:20260514T180000\r\nSUMMARY:Larkspur Town Council\r\n\
         LOCATION:the Guildhall\\; \"upstairs\"\\, left\r\nEND:VEVENT",
        // A day ends with the next one's beginning.
        "DTSTART;VALUE=DATE:20260709\r\nDTEND;VALUE=DATE:20260710\r\n",
        "DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401\r\n",
        "SUMMARY:Due: Tell the traders (Town Clerk)\r\n",
        "SUMMARY:Due: Count the stalls (Councillor Cy Marsh)\r\n",
    ] {
        assert!(unfolded.contains(said), "{said}\n---\n{unfolded}");
    }
    assert!(
        !public.contains("canary") && !public.contains("20260402"),
        "{public}"
    );
    let uids = |text: &str| -> Vec<String> {
        let uids = text.lines().filter(|l| l.starts_with("UID:"));
        uids.map(str::to_owned).collect()
    };
    let mut known = uids(&unfolded);
    known.sort();
    known.dedup();
    assert_eq!(known.len(), unfolded.matches("BEGIN:VEVENT").count());
    // Drawn again, when more is known, the same things have the same ids.
    let earlier = play(up_to(EVENING, "18:30"));
    let earlier = ics(&dates_of::<Public>(&earlier.meeting().read_by()));
    assert_eq!(uids(&earlier), uids(&unfolded));
    let full = ics(&dates_of::<Full>(&journal.meeting().read_by()));
    assert!(
        full.contains("canary-solicitor") && full.contains("20260402"),
        "{full}"
    );
}

#[test]
fn each_document_says_so_where_the_meeting_has_not_begun() {
    let before = play(up_to(EVENING, "18:00"));
    for kind in PaperKind::ALL {
        let text = text_of::<Public>(kind, &before);
        // Those are for before the meeting.
        let is_for_before = matches!(
            kind,
            PaperKind::Agenda
                | PaperKind::RunningSheet
                | PaperKind::NamePlates
                | PaperKind::SignIn
                | PaperKind::Seating
        );
        assert_eq!(
            text.contains("[The meeting has not begun.]"),
            !is_for_before,
            "{kind:?}: {text}"
        );
    }
}

/// A board with an amended motion in limbs, actions after it, and reports that name a post and whoever has it.
const LIMBS: &str = r#"
DescribeBody(name: "Larkspur Board", called: "the Board")
CallMeeting(date: "2026-03-19", start: "18:00", venue: "Room 1", officer: "Jo Lark")
SetRules(needs_mover: true)
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ada Vale"))
AddSeat(seat: (title: "Director"), holder: New(name: "Ben Orchard"))
AddPerson(name: "Una Dells", role: "Head of Parks")
AddItem(item: (number: "1", title: "The park"))
AddItem(item: (number: "2", title: "The gate"))
AttachReport(item: "1", report: (title: "Parks", of: "Director of Places", author: "Una Dells, Head of Parks", asks: [(label: "a", text: "the park be opened"), (label: "b", text: "the gate be kept")]))
AttachReport(item: "2", report: (title: "Gates", of: "Head of Parks, Larkspur", author: "Una Dells, Head of Parks"))
MarkAllPresent
18:05 Open()
18:06 TakeNext
18:07 Present(who: [Known("Una Dells")], form: Report)
18:08 Adopt(limbs: ["a", "b"])
Move(mover: "Orchard")
18:09 Amend(mover: "Vale", text: "That the gate be painted")
18:10 Vote(told: (unanimous: true))
18:11 Reword(entry: "newest resolution", text: "That:\nthe park be opened\nthe gate be kept and painted")
18:12 Vote(told: (unanimous: true))
18:13 AddAction(text: "Paint the gate", owners: [Person("Una Dells")], due: NextMeeting)
18:20 TakeNext
18:21 Write(text: "The gate was looked at.")
18:22 Conclude(verb: NoDecision)
18:30 Close
"#;

#[test]
fn a_motion_in_limbs_goes_on_as_one_sentence_and_stands_with_its_vote_once_it_is_amended() {
    let journal = play(LIMBS);
    let house = House::default();
    let minutes = quorate::minutes::draft::<Public>(journal.meeting(), &house);
    let text = String::from_utf8(quorate::export::export(Format::Text, &minutes)).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    says(
        &text,
        &[
            "1.2 Motion: That the park be opened; and that the gate be kept. Moved by",
            "Resolved: That: 1.5.1 the park be opened; and 1.5.2 the gate be kept and painted",
            "2.2 The Board took no decision.",
        ],
    );
    // The words of the vote have the numbers that the minutes print them under.
    let votes = text_of::<Public>(PaperKind::Votes, &journal);
    says(
        &votes,
        &["1.5 Motion: That: 1.5.1 the park be opened 1.5.2 the gate be kept and painted"],
    );
    // And the action follows the minute, and not its last limb.
    let read = journal.meeting().read_by::<Public>();
    let tracker = quorate::minutes::papers::tracker_of(&[("s", &read)], None).unwrap();
    assert_eq!(tracker.actions()[0].minute, "1.5");
}

#[test]
fn the_agenda_is_of_the_time_before_and_posts_have_their_article() {
    let journal = play(LIMBS);
    for kind in [PaperKind::Agenda, PaperKind::SignIn, PaperKind::Seating] {
        let text = text_of::<Public>(kind, &journal);
        says(&text, &["to be held on Thursday 19 March 2026 at 6.00pm"]);
        assert!(!text.contains("began"), "{text}");
    }
    says(
        &text_of::<Public>(PaperKind::Agenda, &journal),
        &["Report of the Director of Places (contact: Una Dells, Head of Parks): Parks."],
    );
    let before = play(up_to(LIMBS, "18:07"));
    says(
        &text_of::<Public>(PaperKind::RunningSheet, &before),
        &[
            "To present: Una Dells, Head of Parks, for the Director of Places",
            "To present: Una Dells, Head of Parks, Larkspur",
        ],
    );
}

#[test]
fn whoever_presented_the_report_that_they_wrote_is_named_once() {
    let journal = play(LIMBS);
    let read = journal.meeting().read_by::<Public>();
    let item = quorate::minutes::papers::item_named(&read, "1").unwrap();
    let by = chrono::NaiveDate::from_ymd_opt(2026, 3, 27).unwrap();
    let reply = quorate::minutes::papers::Reply { by };
    let paper = quorate::minutes::papers::extract_of(&read, &House::default(), &[item], reply);
    let text = String::from_utf8(export_paper(Format::Text, &paper)).unwrap();
    assert!(text.contains("\nFor Una Dells.\n"), "{text}");
}

#[test]
fn no_paper_says_above_a_table_what_its_heading_says_already() {
    for script in [EVENING, LIMBS] {
        let journal = play(script);
        for kind in PaperKind::ALL {
            let paper = paper::<Full>(kind, journal.meeting(), &House::default());
            let text = String::from_utf8(export_paper(Format::Text, &paper)).unwrap();
            let lines: Vec<&str> = text.lines().filter(|l| !l.is_empty()).collect();
            let twice = lines.windows(2).find(|two| two[0] == two[1]);
            assert_eq!(twice, None, "{kind:?}");
            // Whoever hears a table is told what it shows all the same.
            let page = export_paper(Format::Docx, &paper);
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(page)).unwrap();
            let mut body = String::new();
            let mut part = zip.by_name("word/document.xml").unwrap();
            std::io::Read::read_to_string(&mut part, &mut body).unwrap();
            assert!(!body.contains("w:tblCaption w:val=\"\""), "{kind:?}");
        }
    }
}

#[test]
fn decisions_alone_keep_the_words_that_a_vote_was_taken_on() {
    let recast = "18:13 Recast(entry: \"newest resolution\", into: Paragraph, text: \"The park was to be opened.\")\n";
    let journal = play(&LIMBS.replace("18:13 AddAction", &format!("{recast}18:13 AddAction")));
    let house = House {
        record: quorate::minutes::house::RecordStyle::Decisions,
        ..House::default()
    };
    let minutes = quorate::minutes::draft::<Public>(journal.meeting(), &house);
    let text = String::from_utf8(quorate::export::export(Format::Text, &minutes)).unwrap();
    assert!(text.contains("The park was to be opened."), "{text}");
    // What was only said is still left out.
    assert!(!text.contains("The gate was looked at."), "{text}");
}
