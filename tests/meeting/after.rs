//! The next meeting of the same body: what a session of the last one proposes, and what a pack that
//! is laid over it changes. Intents in, a proposal out.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use chrono::NaiveDate;
use quorate::import::after::following;
use quorate::import::found::{Found, Place};
use quorate::import::overlay::lay_over;
use quorate::import::proposal::{Action, Item, Member, Proposal, Source};
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::agenda::Progress;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::meeting::people::PersonDetails;
use quorate::meeting::text::Text;

const MEETING: &str = r#"
DescribeBody(name: "Larkspur Board", host: "Larkspur Council", chair_title: "Chairman", called: "the Board")
CallMeeting(date: "2026-03-19", start: "14:00", venue: "Committee Room 1", officer: "Pat Lowe")
AddSeat(seat: (title: "Cabinet Member", office: Chair, category: "councillor"), holder: New(name: "Ada Vale", honorific: "Councillor", councillor: true), usual_deputy: New(name: "Uma Reed"))
AddSeat(seat: (title: "Director of Public Health", statutory: true), holder: New(name: "Ben Orchard", honorific: "Dr"))
AddSeat(seat: (title: "Healthwatch Larkspur", voting: false), holder: New(name: "Cy Marsh"))
AddItem(item: (title: "Membership", business: Membership))
AddItem(item: (title: "Minutes", business: Minutes, parts: ["To agree the minutes of the meeting held on 22 January 2026.", "To note progress."]))
AddItem(item: (title: "Better Care Fund", description: "To receive an update."))
AddItem(item: (title: "Dementia strategy", description: "To agree the draft."))
AddItem(item: (title: "Air quality"))
AddItem(item: (title: "Care home contract", exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "Any other business", business: AnyOther))
AttachReport(item: "4", report: (title: "Dementia", confidential: true, asks: [(label: "a", text: "the draft be agreed")]))
BringForward(text: "Write to NHS England", owners: [Named("Clerk")], raised: "2026-01-22")
BringForward(text: "Book the hall", owners: [], raised: "2026-01-22", origin: "older a:9.0")
BringForward(text: "Publish the plan", owners: [Named("Clerk")], raised: "2026-01-22")
ListMinutes(of: "2025-11-20")
ListMinutes(of: "2026-01-22")
ListMeeting(date: "2026-05-21", start: "15:00")
ListMeeting(date: "2026-07-09")
PlanItem(meeting: "May 2026", title: "Pharmacy needs", summary: "To approve the assessment.", lead: "Public Health", purpose: "For decision")
PlanItem(meeting: "9 July 2026", date: "2026-07-09", title: "Obesity", purpose: "For information and discussion")
PlanItem(meeting: "January 2026", title: "Long past")
MarkAllPresent
Open()
TakeNext
AgreeMinutes(of: "2026-01-22")
Review(action: "Write to NHS England", progress: Completed)
Review(action: "Publish the plan", progress: InProgress, comment: "A draft exists.")
AddAction(item: "3", text: "Report the figures again", owners: [Person("Dr Orchard")], due: NextMeeting)
AddAction(item: "6", text: "Tell Marlow and Sons the price", owners: [Person("Marsh")])
Defer(item: "4", to: "the next meeting", reason: "the author was ill")
Defer(item: "5", to: "July 2026", reason: "")
FillSeat(seat: "Healthwatch Larkspur", holder: New(name: "Di Fenn"))
"#;

fn day(words: &str) -> NaiveDate {
    words.parse().unwrap()
}

fn held() -> Meeting {
    let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let now = "2026-03-19T14:00:00+00:00".parse().unwrap();
    for line in MEETING.lines().filter(|l| !l.is_empty()) {
        let intent: Intent = options
            .from_str(line)
            .unwrap_or_else(|e| panic!("{e}: {line}"));
        journal
            .act(now, &Order::from(intent))
            .unwrap_or_else(|e| panic!("{e}: {line}"));
    }
    journal.meeting().clone()
}

fn titles(proposal: &Proposal) -> Vec<String> {
    let title = |i: &Item| format!("{} {}", i.number.value, i.title.value);
    proposal.items.iter().map(title).collect()
}

#[test]
fn seats_go_on_with_whoever_holds_them_now() {
    let next = following(&held(), "s1", None);
    let members: Vec<String> = next
        .members
        .iter()
        .map(|m| m.person.value.full_name())
        .collect();
    assert_eq!(
        members,
        ["Councillor Ada Vale", "Dr Ben Orchard", "Di Fenn"]
    );
    let seats: Vec<&Member> = next.members.iter().collect();
    assert_eq!(
        seats[0].usual_deputy.as_ref().unwrap().name.as_str(),
        "Uma Reed"
    );
    assert!(seats[1].seat.as_ref().unwrap().statutory);
    assert!(!seats[2].voting);
    assert_eq!(next.house.unwrap().called.as_str(), "the Board");
}

#[test]
fn the_day_is_the_first_in_the_calendar_and_says_so() {
    let next = following(&held(), "s1", None);
    let date = next.date.unwrap();
    assert_eq!(date.value, day("2026-05-21"));
    assert!(date.doubt.unwrap().contains("calendar"));
    assert_eq!(next.start.unwrap().value.to_string(), "15:00:00");
    let venue = next.venue.unwrap();
    assert!(!venue.is_certain() && venue.value.as_str() == "Committee Room 1");
    let other = following(&held(), "s1", Some(day("2026-06-11")));
    assert!(other.date.unwrap().is_certain());
    assert!(!other.start.unwrap().is_certain());
}

#[test]
fn the_agenda_has_standing_items_what_was_deferred_and_what_is_planned() {
    let next = following(&held(), "s1", None);
    assert_eq!(
        titles(&next),
        [
            "1 Membership",
            "2 Minutes",
            "3 Dementia strategy",
            "4 Pharmacy needs",
            "5 Any other business"
        ]
    );
    let parts: Vec<&str> = next.items[1]
        .parts
        .iter()
        .map(|p| p.value.as_str())
        .collect();
    assert_eq!(
        parts,
        [
            "To agree the minutes of the meeting held on 19 March 2026.",
            "To note progress."
        ]
    );
    let report = &next.reports[0];
    assert_eq!(report.item.as_ref().unwrap().value.as_str(), "3");
    assert_eq!(report.confidential, Some(true));
    let later: Vec<(&str, Vec<&str>)> = next
        .programme
        .iter()
        .map(|p| {
            let items = p.items.iter().map(|i| i.title.value.as_str()).collect();
            (p.when.value.as_str(), items)
        })
        .collect();
    assert_eq!(
        later,
        [
            ("July 2026", vec!["Air quality"]),
            ("9 July 2026", vec!["Obesity"])
        ]
    );
    let july = following(&held(), "s1", Some(day("2026-07-09")));
    assert!(
        titles(&july).contains(&"4 Air quality".to_owned()),
        "{:?}",
        titles(&july)
    );
    assert!(titles(&july).contains(&"5 Obesity".to_owned()));
}

#[test]
fn minutes_that_were_not_agreed_come_again_with_those_of_the_last_meeting() {
    let next = following(&held(), "s1", None);
    let of: Vec<NaiveDate> = next
        .minutes
        .iter()
        .filter_map(|m| m.date.as_ref().map(|d| d.value))
        .collect();
    assert_eq!(of, [day("2025-11-20"), day("2026-03-19")]);
}

#[test]
fn open_actions_come_along_with_where_they_are_from_and_exempt_words_do_not() {
    let next = following(&held(), "s1", None);
    let actions: Vec<&str> = next.actions.iter().map(|a| a.text.value.as_str()).collect();
    assert_eq!(
        actions,
        [
            "Book the hall",
            "Publish the plan",
            "Report the figures again",
            "(an action of the exempt record of item 6)"
        ]
    );
    assert_eq!(next.actions[0].origin.as_str(), "older a:9.0");
    assert!(next.actions[1].origin.starts_with("s1 a:"));
    assert_eq!(next.actions[1].progress, Progress::InProgress);
    assert_eq!(next.actions[1].comment.as_str(), "A draft exists.");
    assert_eq!(next.actions[2].owners[0].as_str(), "Dr Ben Orchard");
    assert_eq!(next.actions[2].topic.as_str(), "Better Care Fund");
    let exempt = &next.actions[3];
    assert!(!exempt.text.is_certain() && exempt.owners.is_empty());
    let all = serde_json::to_string(&next).unwrap();
    assert!(!all.contains("Marlow"), "exempt words were carried over");
}

#[test]
fn every_field_points_to_a_line_that_is_there() {
    let next = following(&held(), "s1", None);
    let lines = next.sources[0].lines.len() as u32;
    let mut places = vec![next.date.as_ref().unwrap().place];
    places.extend(next.members.iter().map(|m| m.person.place));
    places.extend(next.items.iter().map(|i| i.title.place));
    places.extend(next.items.iter().flat_map(|i| &i.parts).map(|p| p.place));
    places.extend(next.actions.iter().map(|a| a.text.place));
    for place in places {
        assert!((1..=lines).contains(&place.line), "{place:?}");
    }
}

fn at(line: u32) -> Place {
    Place {
        source: 0,
        page: 1,
        line,
        to: line,
    }
}

fn member(name: &str, role: &str) -> Member {
    Member {
        person: Found::certain(
            PersonDetails {
                name: name.into(),
                role: role.into(),
                ..PersonDetails::default()
            },
            at(1),
        ),
        voting: true,
        ..Member::default()
    }
}

fn item(number: &str, title: &str) -> Item {
    Item {
        number: Found::certain(number.into(), at(2)),
        title: Found::certain(title.into(), at(2)),
        ..Item::default()
    }
}

fn pack() -> Proposal {
    Proposal {
        sources: vec![Source {
            name: "pack.pdf".into(),
            ..Source::default()
        }],
        body: Some(Found::certain("LARKSPUR BOARD".into(), at(1))),
        date: Some(Found::certain(day("2026-05-28"), at(1))),
        members: vec![
            member("Ada Vale", "Leader of the Council"),
            member("Flo Grange", "Director of Public Health"),
            member("Hal Ings", "NHS England"),
        ],
        items: vec![
            item("1", "MEMBERSHIP"),
            item("2", "PHARMACY NEEDS ASSESSMENT"),
        ],
        actions: vec![Action {
            text: Found::certain("Publish the plan.".into(), at(3)),
            progress: Progress::Completed,
            ..Action::default()
        }],
        ..Proposal::default()
    }
}

#[test]
fn a_pack_laid_over_wins_and_shows_what_was_there_before() {
    let next = lay_over(following(&held(), "s1", None), pack());
    assert_eq!(
        next.body.as_ref().unwrap().before,
        None,
        "only the letters differ"
    );
    let date = next.date.as_ref().unwrap();
    assert_eq!(date.value, day("2026-05-28"));
    assert_eq!(date.before.as_ref().unwrap().as_str(), "21 May 2026");
    // What the pack doesn't say comes from the meeting before.
    assert_eq!(next.officer.as_ref().unwrap().value.as_str(), "Pat Lowe");
    assert_eq!(next.officer.as_ref().unwrap().place.source, 1);
    assert_eq!(next.sources[1].format.as_str(), "session");
}

#[test]
fn seats_keep_what_is_known_of_them_and_show_new_holders() {
    let next = lay_over(following(&held(), "s1", None), pack());
    let [vale, grange, ings, fenn] = &next.members[..] else {
        panic!("{} members", next.members.len());
    };
    assert_eq!(vale.person.value.full_name(), "Councillor Ada Vale");
    assert!(vale.usual_deputy.is_some() && vale.seat.is_some());
    assert_eq!(
        grange.person.before.as_ref().unwrap().as_str(),
        "Dr Ben Orchard"
    );
    assert!(grange.seat.as_ref().unwrap().statutory);
    assert!(
        ings.person
            .before
            .as_ref()
            .unwrap()
            .contains("not a member")
    );
    assert_eq!(fenn.person.value.name.as_str(), "Di Fenn");
    assert!(!fenn.person.is_certain());
}

#[test]
fn what_was_left_for_this_meeting_and_is_not_on_the_agenda_is_asked_about() {
    let next = lay_over(following(&held(), "s1", None), pack());
    assert_eq!(
        titles(&next),
        [
            "1 MEMBERSHIP",
            "2 PHARMACY NEEDS ASSESSMENT",
            "3 Dementia strategy"
        ]
    );
    assert!(!next.items[2].title.is_certain());
    assert_eq!(next.reports[0].item.as_ref().unwrap().value.as_str(), "3");
    let noticed: Vec<&Text> = next.noticed.iter().map(|n| &n.words).collect();
    assert_eq!(noticed.len(), 2, "minutes and any other business");
    let publish = &next.actions[0];
    assert_eq!(publish.progress, Progress::Completed);
    assert!(
        publish
            .text
            .before
            .as_ref()
            .unwrap()
            .contains("in progress")
    );
    assert!(!publish.origin.is_empty());
    let open = next.actions.iter().skip(1).all(|a| !a.text.is_certain());
    assert!(open && next.actions.len() == 4);
}
