//! The action tracker over several meetings of a body, and papers of single items: the minute that is copied
//! and the extract that goes to whoever presented it.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use chrono::NaiveDate;
use quorate::export::{
    Format, export_paper, piece_html, piece_markdown, piece_text, tracker_csv, tracker_json,
};
use quorate::import::after::following;
use quorate::import::draft::Draft;
use quorate::journal::Journal;
use quorate::minutes::papers::{
    Reply, Tracker, TrackerGroup, extract_of, item_named, left_out, minute_of, presented_by,
    tracker_of, weekdays_after,
};
use quorate::minutes::{Audience, Full, Paper, Public};

use super::papers::says;
use super::procedure::{play, play_after};

const FIRST: &str = r#"
DescribeBody(name: "Larkspur Board", chair_title: "Chairman", called: "the Board")
CallMeeting(date: "2026-03-19", start: "14:00", venue: "Room 1", officer: "Pat Lowe")
AddSeat(seat: (title: "Cabinet Member", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddSeat(seat: (title: "Director of Public Health"), holder: New(name: "Ben Orchard", honorific: "Dr"))
AddItem(item: (number: "1", title: "Minutes", business: Minutes))
AddItem(item: (number: "2", title: "Better Care Fund"))
AddItem(item: (number: "3", title: "Care home contract", exempt: (reason: "Paragraph 3")))
BringForward(text: "Book the hall", owners: [Named("Clerk")], raised: "2026-01-22", topic: "Venue")
MarkAllPresent
14:00 Open()
14:01 TakeNext
14:02 TakeNext
14:03 Present(who: [New(name: "Nadia Okoro", role: "Head of Commissioning")])
14:04 Write(text: "Members heard that 319 homes had been visited.")
14:04 Query(entry: "newest", at: 19, words: "319", ask: Person("Okoro"))
14:05 Write(text: "Dr Orchard said that it was too few.")
14:05 Query(entry: "newest", at: 0, words: "Dr Orchard", ask: Person("Orchard"))
14:05 AddAction(text: "Report the figures again", owners: [Person("Dr Orchard")], due: On("2026-04-02"))
14:06 AddAction(text: "=Thank the homes", owners: [])
14:10 TakeNext
14:11 exempt Write(text: "The price of canary-price was discussed.")
14:12 exempt AddAction(text: "Write to canary-firm", owners: [Person("Vale")])
14:20 Close
"#;

const SECOND: &str = r#"
CallMeeting(date: "2026-05-21", start: "14:00")
MarkAllPresent
14:00 Open()
14:01 Take(item: "Minutes")
14:02 Review(action: "Report the figures again", progress: Completed, comment: "They were circulated.")
14:03 Review(action: "Book the hall", progress: InProgress)
14:05 AddAction(text: "Visit the homes", owners: [Person("Dr Orchard"), Named("Clerk")])
14:20 Close
"#;

/// Two meetings of one body, the second after the first.
fn meetings() -> [Journal; 2] {
    let first = play(&format!("@ 2026-03-19\n{FIRST}"));
    let orders = Draft::new(following(first.meeting(), "s1", None)).orders();
    let second = play_after(&orders, &format!("@ 2026-05-21\n{SECOND}"));
    [first, second]
}

fn tracked<A: Audience>(meetings: &[Journal], group: Option<TrackerGroup>) -> Tracker<A> {
    let read: Vec<_> = meetings
        .iter()
        .map(|j| j.meeting().read_by::<A>())
        .collect();
    let ids = ["s1", "s2"];
    let sessions: Vec<_> = ids.into_iter().zip(&read).rev().collect();
    tracker_of(&sessions, group).unwrap()
}

fn text<A: Audience>(paper: &Paper<A>) -> String {
    let text = String::from_utf8(export_paper(Format::Text, paper)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_action_that_was_brought_forward_is_one_and_stands_as_the_newest_meeting_says() {
    let tracker = tracked::<Public>(&meetings(), None);
    let told: Vec<(String, &str, &str, String)> = tracker
        .actions()
        .iter()
        .filter(|a| !a.action.contains("exempt record"))
        .map(|a| {
            (
                a.meeting.to_string(),
                a.action.as_str(),
                a.state,
                a.as_of.to_string(),
            )
        })
        .collect();
    let of = |day: &str, what, state, as_of: &str| (day.to_owned(), what, state, as_of.to_owned());
    assert_eq!(
        told,
        [
            of("2026-01-22", "Book the hall", "open", "2026-05-21"),
            of(
                "2026-03-19",
                "Report the figures again",
                "closed",
                "2026-05-21"
            ),
            of("2026-03-19", "=Thank the homes", "open", "2026-03-19"),
            of("2026-05-21", "Visit the homes", "open", "2026-05-21"),
        ]
    );
    let text = text(tracker.paper());
    says(
        &text,
        &[
            "ACTION TRACKER LARKSPUR BOARD 21 MAY 2026 Meetings of 19 March 2026 and 21 May 2026.",
            "Meeting on Thursday 22 January 2026 Item: Venue Action: Book the hall Lead: Clerk Progress: In \
             progress (21 May 2026)",
            "Meeting on Thursday 19 March 2026 Item: 2.3 Better Care Fund Action: =Thank the homes",
            "Closed (1)",
            "Item: 2.3 Better Care Fund Action: Report the figures again Lead: Dr Ben Orchard Due: 2 \
             April 2026 Progress: Completed. They were circulated (21 May 2026)",
        ],
    );
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn two_actions_of_the_same_words_are_told_apart_by_where_they_come_from() {
    let twice = FIRST.replace(
        "14:06 AddAction(",
        "14:06 AddAction(text: \"Report the figures again\", owners: [Named(\"Clerk\")])\n14:06 AddAction(",
    );
    let first = play(&format!("@ 2026-03-19\n{twice}"));
    let orders = Draft::new(following(first.meeting(), "s1", None)).orders();
    let id = second_of_the_words(&first);
    let done = SECOND.replace(
        "Review(action: \"Report the figures again\"",
        &format!("Review(action: \"{}\"", prior_of(&orders, &id)),
    );
    let second = play_after(&orders, &format!("@ 2026-05-21\n{done}"));
    let tracker = tracked::<Public>(&[first, second], None);
    let told: Vec<(&str, &str)> = tracker
        .actions()
        .iter()
        .filter(|a| a.action == "Report the figures again")
        .map(|a| (a.owners[0].as_str(), a.state))
        .collect();
    assert_eq!(told, [("Dr Ben Orchard", "open"), ("Clerk", "closed")]);
}

/// The id of the action that the clerk owns.
fn second_of_the_words(journal: &Journal) -> String {
    let entries = journal.meeting().all_entries().iter();
    let mut same = entries.filter(|e| e.text == "Report the figures again");
    same.nth(1).unwrap().id.to_string()
}

/// The id that an action has in the meeting to which these orders bring it forward.
fn prior_of(orders: &[quorate::meeting::intent::Order], origin: &str) -> String {
    let meeting = play_after(orders, "@ 2026-05-21\n");
    let priors = meeting.meeting().prior_actions().iter();
    let mut found = priors.filter(|p| p.action.origin.ends_with(origin));
    found.next().unwrap().id.to_string()
}

#[test]
fn actions_stand_by_owner_or_by_item_when_asked() {
    let by_owner = text(tracked::<Public>(&meetings(), Some(TrackerGroup::Owner)).paper());
    says(
        &by_owner,
        &[
            "Clerk Meeting: 22 January 2026 Action: Book the hall Progress: In progress (21 May 2026) Meeting: \
             21 May 2026 Action: Visit the homes",
            "Dr Ben Orchard Meeting: 21 May 2026 Action: Visit the homes",
            "Nobody named Meeting: 19 March 2026",
        ],
    );
    let by_item = text(tracked::<Public>(&meetings(), Some(TrackerGroup::Item)).paper());
    says(
        &by_item,
        &["Better Care Fund Meeting: 19 March 2026 Minute: 2.3 Action: =Thank the homes"],
    );
}

#[test]
fn exempt_actions_are_tracked_for_those_entitled_alone() {
    let tracker = tracked::<Full>(&meetings(), None);
    let exempt = tracker
        .actions()
        .iter()
        .find(|a| a.readers == "exempt")
        .unwrap();
    assert_eq!(exempt.action, "Write to canary-firm");
    let about_it = tracker
        .actions()
        .iter()
        .filter(|a| a.action.contains("exempt record"));
    assert_eq!(
        about_it.count(),
        0,
        "what stands for it later is the same action"
    );
    let text = text(tracker.paper());
    says(
        &text,
        &[
            "Not for publication: this copy contains exempt information",
            "[Exempt] Write to canary-firm",
        ],
    );
    assert!(
        tracker
            .paper()
            .file_stem()
            .ends_with("-action-tracker-not-for-publication")
    );
}

#[test]
fn a_table_of_actions_keeps_numbers_as_words_and_works_nothing_out() {
    let tracker = tracked::<Public>(&meetings(), None);
    let csv = String::from_utf8(tracker_csv(&tracker)).unwrap();
    says(
        &csv,
        &[
            "\"meeting\",\"item\",\"title\",\"minute\",\"action\",\"owners\",\"due\",\"due_on\",\"state\",\"progress\",\
             \"comment\",\"as_of\",\"readers\"\r\n",
            "\"2026-03-19\",\"Item 2\",\"Better Care Fund\",\"Minute 2.3\",\"'=Thank the homes\",\"\",\"\",\"\",\"open\",\
             \"Open\",\"\",\"2026-03-19\",\"public\"\r\n",
            "\"Report the figures again\",\"Dr Ben Orchard\",\"2 April 2026\",\"2026-04-02\",\"closed\",\"Completed\",\
             \"They were circulated.\",\"2026-05-21\"",
        ],
    );
    let json: serde_json::Value = serde_json::from_slice(&tracker_json(&tracker)).unwrap();
    assert_eq!(json["meetings"][1], "2026-05-21");
    assert_eq!(json["actions"][0]["owners"][0], "Clerk");
}

#[test]
fn the_extract_has_the_authors_item_with_its_numbers_and_a_day_to_reply_by() {
    let [first, _] = meetings();
    let by = NaiveDate::from_ymd_opt(2026, 3, 27).unwrap();
    let read = first.meeting().read_by::<Public>();
    let items = presented_by(&read, "Okoro");
    assert_eq!(items, [item_named(&read, "2").unwrap()]);
    let public = extract_of(&read, read.house(), &items, Reply { by });
    let said = text(&public);
    says(
        &said,
        &[
            "DRAFT EXTRACT OF THE MINUTES LARKSPUR BOARD 19 MARCH 2026",
            "For Nadia Okoro. 2. BETTER CARE FUND",
            "2.2 Members heard that 319 homes had been visited. 2.3 Dr Orchard said that it was too few.",
            "Actions Action: Report the figures again Lead: Dr Ben Orchard Due: \
             2 April 2026",
            "Please reply by Friday 27 March 2026 to Pat Lowe, with",
        ],
    );
    assert!(
        !said.contains("Queries") && !said.contains("canary"),
        "{said}"
    );
    assert!(
        public.file_stem().ends_with("-extract-item-2-draft"),
        "{}",
        public.file_stem()
    );
    let read = first.meeting().read_by::<Full>();
    let full = text(&extract_of(&read, read.house(), &items, Reply { by }));
    says(
        &full,
        &["Queries Please say whether these words are right: - 2.2: \u{201C}319\u{201D}"],
    );
    assert!(
        !full.contains("2.3: \u{201C}"),
        "what is to be asked of somebody else is not the author's: {full}"
    );
}

#[test]
fn five_clear_weekdays_end_before_the_weekend_or_go_over_it() {
    let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
    // Thursday the 19th: Friday, then Monday to Thursday.
    assert_eq!(weekdays_after(day(19), 5), day(26));
    assert_eq!(weekdays_after(day(20), 5), day(27));
    assert_eq!(weekdays_after(day(21), 1), day(23));
    assert_eq!(weekdays_after(day(21), 0), day(21));
}

#[test]
fn the_minute_of_an_item_can_be_put_into_a_letter_and_says_for_whom_it_is() {
    let [first, _] = meetings();
    let read = first.meeting().read_by::<Public>();
    let house = read.house();
    let open = item_named(&read, "better care fund").unwrap();
    let minute = minute_of(&read, house, open).unwrap();
    let text = piece_text(&minute);
    assert!(
        text.starts_with("2.    BETTER CARE FUND\n\n2.1   "),
        "{text}"
    );
    says(
        &text,
        &["2.2   Members heard that 319 homes had been visited.\n"],
    );
    let html = piece_html(&minute);
    says(
        &html,
        &[
            "<p>2.2\u{a0} Members heard that 319 homes had been visited.</p>",
            "<h2 class=\"capitals\">",
        ],
    );
    assert!(
        !html.contains("<style") && !html.contains("<body"),
        "{html}"
    );
    says(&piece_markdown(&minute), &["## 2. BETTER CARE FUND"]);
    assert_eq!(
        left_out(&read, house, open).unwrap(),
        "The minute of item 2 is for the public; nothing is left out."
    );
    let private = item_named(&read, "3").unwrap();
    let minute = minute_of(&read, house, private).unwrap();
    assert!(
        !piece_text(&minute).contains("canary"),
        "{}",
        piece_text(&minute)
    );
    assert_eq!(
        left_out(&read, house, private).unwrap(),
        "The minute of item 3 is for the public; left out: 2 entries that are exempt."
    );
    let full = first.meeting().read_by::<Full>();
    says(
        &piece_text(&minute_of(&full, house, private).unwrap()),
        &["canary-price"],
    );
    assert_eq!(
        left_out(&full, house, private).unwrap(),
        "The minute of item 3 is for those who may read exempt text, and not for publication; nothing is left \
         out."
    );
    assert!(item_named(&read, "9").is_none() && item_named(&read, " ").is_none());
}
