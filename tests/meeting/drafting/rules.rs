//! The rules that a draft keeps, one by one.

use quorate::export::{Format, export, export_actions};
use quorate::meeting::agenda::{Business, Exempt, ItemDetails, PriorAction, Progress};
use quorate::meeting::entry::{Approval, Due, Interest, Kind, Movement, Owner, Place, Stream};
use quorate::meeting::people::{Capacity, Office};
use quorate::meeting::{Event, Meeting};
use quorate::minutes::document::words;
use quorate::minutes::house::{ActionPlace, ItemOrder, LimbStyle, ProgressStyle, TimeStyle};
use quorate::minutes::{
    Full, House, LineKind, Public, actions, draft, entry_record, item_record, item_record_for,
    item_record_in_hand, numbers,
};

use super::board::harbourside;
use super::scene::{Scene, day};

fn page(meeting: &Meeting) -> String {
    page_of(meeting, &House::default())
}

fn page_of(meeting: &Meeting, house: &House) -> String {
    String::from_utf8(export(Format::Text, &draft::<Public>(meeting, house))).unwrap()
}

/// The page with every stretch of white space as one space, so that wraps don't matter.
fn running(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A small board, opened: a chair, three members.
pub(crate) fn board() -> (
    Scene,
    Vec<quorate::meeting::id::PersonId>,
    Vec<quorate::meeting::id::SeatId>,
) {
    let mut s = Scene::new("2025-03-13");
    s.body("Harbourside Board", "", "Chair");
    let people = vec![
        s.person("Councillor", "Asha Verma", ""),
        s.person("Dr", "Tom Oyelaran", ""),
        s.person("", "Bridget Sallow", ""),
        s.person("", "Mary Lindqvist", ""),
    ];
    let titles = [
        "Cabinet Member",
        "Clinical Representative",
        "Director of Public Health",
        "Healthwatch",
    ];
    let seats = titles
        .iter()
        .zip(&people)
        .enumerate()
        .map(|(at, (title, person))| {
            let office = if at == 0 {
                Office::Chair
            } else {
                Office::Member
            };
            s.seat(title, office, *person)
        })
        .collect();
    (s, people, seats)
}

#[test]
fn earlier_minutes_and_their_progress_share_one_resolution() {
    let (mut s, people, _) = board();
    let item = s.item("3", "Minutes", Business::Minutes);
    let old = s.prior(PriorAction {
        text: "Circulate the plan".into(),
        raised: day("2025-01-16"),
        ..PriorAction::default()
    });
    s.open("16:00", people[0]);
    let kind = Kind::Minutes {
        of: day("2025-01-16"),
        approval: Approval::Agreed,
        corrections: Vec::new(),
    };
    let agreed = s.record(item, kind, "");
    let kind = Kind::Progress {
        action: old,
        progress: Progress::Completed,
    };
    s.record(item, kind, "");
    let noted = s.resolve(item, "That progress be noted.");
    let text = page(&s.meeting);
    assert!(text.contains("3.1   Resolved:\n"), "{text}");
    assert!(text.contains("3.1.2   That progress be noted."));
    let told = numbers(&s.meeting, &House::default());
    assert_eq!(told[&agreed], "3.1.1");
    assert_eq!(told[&noted], "3.1.2");
    let house = House::default();
    let back: Vec<String> = entry_record(&s.meeting, &house, noted)
        .iter()
        .map(|l| format!("{} {}", l.number.as_deref().unwrap_or(""), words(&l.runs())))
        .collect();
    assert_eq!(back, ["3.1 Resolved:", "3.1.2 That progress be noted."]);
}

#[test]
fn several_corrections_are_limbs_and_own_words_keep_theirs() {
    let (mut s, people, _) = board();
    let item = s.item("3", "Minutes", Business::Minutes);
    s.open("16:00", people[0]);
    let minutes = |corrections: &[&str]| Kind::Minutes {
        of: day("2025-01-16"),
        approval: Approval::Agreed,
        corrections: corrections.iter().map(|&c| c.into()).collect(),
    };
    s.record(
        item,
        minutes(&[
            "the date in 4.1 read 3 March",
            "Dr Oyelaran be shown as present.",
        ]),
        "",
    );
    s.record(
        item,
        minutes(&["the title of item 6 be mended"]),
        "That the minutes be confirmed.",
    );
    let text = running(&page(&s.meeting));
    assert!(text.contains(
        "as a correct record, subject to: 3.1.1 the date in 4.1 read 3 March; and 3.1.2 Dr Oyelaran be shown as present. 3.2 Resolved: That the minutes be confirmed, subject to: 3.2.1 the title of item 6 be mended."
    ), "{text}");
}

#[test]
fn apologies_and_deputies_read_right_in_any_number() {
    let (mut s, people, seats) = board();
    s.item("1", "Membership", Business::Membership);
    s.open("16:00", people[0]);
    s.present(people[0], seats[0]);
    assert!(page(&s.meeting).contains("1.1   There were no apologies for absence."));
    s.apology(seats[1], None);
    assert!(running(&page(&s.meeting)).contains(
        "Apologies for absence were received from Dr Tom Oyelaran (Clinical Representative). "
    ));
    let first = s.person("", "Ann Poe", "");
    let second = s.person("", "Bo Quist", "");
    s.apology(seats[1], Some(first));
    s.apology(seats[2], Some(second));
    let text = running(&page(&s.meeting));
    assert!(text.contains(
        "from Dr Tom Oyelaran (Clinical Representative) and Bridget Sallow (Director of Public Health). Ann Poe attended as deputy for Dr Tom Oyelaran and Bo Quist for Bridget Sallow."
    ), "{text}");
    assert!(text.contains("Clinical Representative: Ann Poe (acting as Deputy)"));
    assert!(
        !text.contains("Healthwatch"),
        "nobody unaccounted for is printed"
    );
    s.fact(Event::MarkedAbsent { seat: seats[3] });
    assert!(running(&page(&s.meeting)).contains("Mary Lindqvist (Healthwatch) was absent."));
}

#[test]
fn without_a_membership_item_apologies_stand_after_those_present() {
    let (mut s, people, seats) = board();
    s.item("1", "Budget", Business::Ordinary);
    s.open("16:00", people[0]);
    s.present(people[0], seats[0]);
    s.apology(seats[1], None);
    let text = page(&s.meeting);
    assert!(
        text.contains("Apologies\n\nApologies for absence were received from"),
        "{text}"
    );
}

#[test]
fn whoever_presides_in_the_chairs_place_is_shown() {
    let (mut s, people, seats) = board();
    s.open("16:00", people[1]);
    s.apology(seats[0], None);
    s.present(people[1], seats[1]);
    let text = page(&s.meeting);
    assert!(
        text.contains("Clinical Representative: Dr Tom Oyelaran (in the Chair)"),
        "{text}"
    );
}

#[test]
fn a_deputy_without_an_apology_says_for_whom() {
    let (mut s, people, seats) = board();
    s.open("16:00", people[0]);
    let deputy = s.person("", "Ann Poe", "");
    let capacity = Capacity::Deputy(seats[2]);
    s.fact(Event::MarkedPresent {
        person: deputy,
        capacity,
    });
    let text = page(&s.meeting);
    assert!(
        text.contains("Ann Poe (acting as Deputy for Bridget Sallow)"),
        "{text}"
    );
}

#[test]
fn a_prepared_meeting_has_a_sensible_draft() {
    let (mut s, _, seats) = board();
    s.item("1", "Membership", Business::Membership);
    s.late_item("2", "Flood", "");
    let deputy = s.person("", "Ann Poe", "");
    s.apology(seats[1], Some(deputy));
    insta::assert_snapshot!(page(&s.meeting));
}

#[test]
fn approved_minutes_are_no_draft() {
    let (mut s, people, _) = board();
    s.open("16:00", people[0]);
    s.close("17:00");
    s.fact(Event::MinutesApproved {
        corrected: false,
        lines: Vec::new(),
        at_meeting: day("2025-05-15"),
        signed_by: "Councillor Asha Verma".into(),
    });
    let minutes = draft::<Public>(&s.meeting, &House::default());
    let text = page(&s.meeting);
    assert!(!text.to_lowercase().contains("draft"));
    let said =
        "Approved as a correct record at the meeting held on 15 May 2025 and signed by Councillor";
    assert!(running(&text).contains(said), "{text}");
    assert_eq!(minutes.file_stem(), "2025-03-13-harbourside-board-minutes");
    assert_eq!(
        minutes.document().title(),
        "Minutes: Harbourside Board, 13 March 2025"
    );
}

#[test]
fn a_version_stands_in_the_status_line() {
    let minutes = draft::<Public>(&harbourside(), &House::default()).with_version("version 3");
    let text = String::from_utf8(export(Format::Text, &minutes)).unwrap();
    assert!(text.contains("DRAFT - not yet approved. version 3.") || text.contains("version 3"));
}

#[test]
fn every_fact_is_printed_once() {
    let meeting = harbourside();
    let text = running(&page(&meeting));
    for fact in [
        "Councillor Jack Fenn arrived at 4.25pm.",
        "Apologies for absence were received from",
        "Owen Pryce attended as deputy for Bridget Sallow",
        "Owen Pryce (acting as Deputy)",
        "declared a personal interest in item 5",
        "the meeting held on 16 January 2025 be agreed",
        "the addition of Dr Oyelaran",
        "Sent on 3 February.",
        "progress on earlier actions be noted",
        "tracker be published",
        "presented the report, which set out three risks:",
        "staffing at weekends",
        "how weekend cover would be paid for",
        "Bring costed options",
        "The Board endorsed the draft assessment.",
        "approve the plan",
        "thank the officers",
        "the reserve be released",
        "took the chair at 5.00pm",
        "to take this item as urgent because cases had been confirmed that morning",
        "an update be sent weekly",
        "deferred to the meeting on 15 May 2025",
        "The meeting ended at 6.18pm.",
        "The next meeting was fixed for Thursday 15 May 2025",
        "[not agreed]",
        "considered in private",
    ] {
        assert_eq!(text.matches(fact).count(), 1, "{fact}");
    }
}

#[test]
fn a_paragraph_has_one_number_for_every_reader() {
    let (mut s, people, _) = board();
    let item = s.item("4", "Beds", Business::Ordinary);
    s.open("16:00", people[0]);
    s.write(item, "Alpha.");
    s.record_in(Stream::Exempt, item, Kind::Paragraph, "Beta.");
    s.record_in(Stream::Private, item, Kind::Paragraph, "Gamma.");
    s.write(item, "Delta.");
    let find = |lines: Vec<quorate::minutes::RecordLine<'_>>, text: &str| {
        let line = lines.iter().find(|l| l.text == text);
        line.and_then(|l| l.number.clone())
    };
    let house = House::default();
    let public = || item_record_for::<Public>(&s.meeting, &house, item);
    let full = || item_record_for::<Full>(&s.meeting, &house, item);
    let screen = || item_record(&s.meeting, &house, item);
    assert_eq!(find(public(), "Delta.").as_deref(), Some("4.3"));
    assert_eq!(find(full(), "Delta.").as_deref(), Some("4.3"));
    assert_eq!(find(screen(), "Delta.").as_deref(), Some("4.3"));
    assert_eq!(find(screen(), "Gamma."), None);
    assert!(screen().iter().any(|l| l.text == "Gamma."));
    assert!(full().iter().all(|l| l.text != "Gamma."));
    assert_eq!(
        public().iter().map(|l| l.kind).collect::<Vec<_>>(),
        [LineKind::Paragraph, LineKind::Withheld, LineKind::Paragraph]
    );
}

#[test]
fn a_line_of_the_screen_says_where_its_words_stand_in_the_entry() {
    let meeting = harbourside();
    let house = House::default();
    let mut seen = 0;
    for item in meeting.items() {
        for line in item_record(&meeting, &house, item.id) {
            let (Some(entry), Some(from)) = (line.entry, line.from) else {
                continue;
            };
            let text = &meeting.entry(entry).unwrap().text;
            assert_eq!(&text[from..from + line.text.len()], line.text);
            seen += 1;
        }
    }
    assert!(seen > 15);
}

#[test]
fn a_line_that_is_being_written_has_its_place_on_the_screen_and_none_on_paper() {
    let (mut s, people, _) = board();
    let item = s.item("4", "Beds", Business::Ordinary);
    s.open("16:00", people[0]);
    s.write(item, "Alpha.");
    let empty = s.write(item, "");
    s.write(item, "Beta.");
    let house = House::default();
    let in_hand = |writing| -> Vec<Option<String>> {
        let lines = item_record_in_hand(&s.meeting, &house, item, writing);
        lines.into_iter().map(|l| l.number).collect()
    };
    let number = |n: &str| Some(n.to_owned());
    assert_eq!(in_hand(Some(empty)), ["4.1", "4.2", "4.3"].map(number));
    // Left empty it keeps its place, and takes no number from what is printed.
    assert_eq!(in_hand(None), [number("4.1"), None, number("4.2")]);
    assert_eq!(numbers(&s.meeting, &house).get(&empty), None);
    assert!(page(&s.meeting).contains("4.2   Beta."));
}

#[test]
fn a_meeting_without_anything_still_drafts() {
    let meeting = Meeting::new();
    for format in Format::ALL {
        let minutes = draft::<Public>(&meeting, &House::default());
        assert!(!export(format, &minutes).is_empty());
        let sheet = actions::<Public>(&meeting, &House::default());
        assert!(!export_actions(format, &sheet).is_empty());
    }
}

#[test]
fn a_closed_meeting_marks_items_of_which_nothing_is_recorded() {
    let (mut s, people, _) = board();
    s.item("1", "Budget", Business::Ordinary);
    s.item("2", "Any other business", Business::AnyOther);
    s.open("16:00", people[0]);
    s.close("17:00");
    let minutes = draft::<Public>(&s.meeting, &House::default());
    assert_eq!(
        page(&s.meeting)
            .matches("[Nothing is recorded under this item.]")
            .count(),
        1
    );
    assert!(minutes.problems().iter().any(|p| p.place == "item 1"));
}

#[test]
fn the_end_stands_under_the_agendas_own_heading_where_it_has_one() {
    let (mut s, people, _) = board();
    s.item("11", "Work Programme", Business::WorkProgramme);
    s.item("12", "Termination of meeting", Business::Ordinary);
    s.open("16:00", people[0]);
    s.close("18:18");
    let text = page(&s.meeting);
    assert!(
        text.contains("12.   TERMINATION OF MEETING\n\n12.1  The meeting ended at 6.18pm."),
        "{text}"
    );
    assert!(!text.contains("13."));
}

#[test]
fn an_adjourned_meeting_says_until_when() {
    let (mut s, people, _) = board();
    s.open("16:00", people[0]);
    let when = s.at("17:00");
    s.fact(Event::MeetingAdjourned {
        when,
        until: "Monday 17 March at 2.00pm".into(),
        reason: "the alarm sounded".into(),
    });
    let text = running(&page(&s.meeting));
    assert!(text.contains(
        "The meeting was adjourned at 5.00pm until Monday 17 March at 2.00pm because the alarm sounded."
    ));
}

#[test]
fn a_house_may_have_other_ways() {
    let meeting = harbourside();
    let house = House {
        resolved: "RESOLVED:".into(),
        times: TimeStyle::TwentyFourHour,
        limbs: LimbStyle::Lettered,
        order: ItemOrder::AsTaken,
        capital_headings: false,
        movements: false,
        also_present: false,
        actions: ActionPlace::UnderItem,
        progress: ProgressStyle::Sentences,
        ..House::default()
    };
    insta::assert_snapshot!(page_of(&meeting, &house));
}

#[test]
fn departures_and_returns_are_told_where_they_happened() {
    let (mut s, people, seats) = board();
    let item = s.item("4", "Beds", Business::Ordinary);
    s.open("16:00", people[0]);
    s.present(people[0], seats[0]);
    s.present(people[1], seats[1]);
    s.take(item, "16:05");
    for (how, clock) in [
        (Movement::SteppedOut, "16:10"),
        (Movement::Returned, "16:15"),
        (Movement::Left, "16:30"),
    ] {
        let when = s.at(clock);
        let kind = Kind::Movement {
            person: people[1],
            how,
            capacity: Capacity::Holder(seats[1]),
            when,
            reason: "to take a call".into(),
        };
        s.record(item, kind, "");
    }
    let text = running(&page(&s.meeting));
    assert!(text.contains("Dr Tom Oyelaran left the room at 4.10pm. Dr Tom Oyelaran returned at 4.15pm. Dr Tom Oyelaran left the meeting at 4.30pm."));
    assert!(text.contains("Dr Tom Oyelaran (until 4.30pm)"));
    assert!(!text.contains("to take a call"), "reasons are a setting");
}

#[test]
fn the_same_meeting_gives_the_same_bytes() {
    let house = House::default();
    for format in Format::ALL {
        let once = export(format, &draft::<Public>(&harbourside(), &house));
        assert_eq!(
            once,
            export(format, &draft::<Public>(&harbourside(), &house))
        );
    }
}

#[test]
fn an_action_moved_between_decisions_does_not_part_them() {
    let (mut s, people, _) = board();
    let item = s.item("4", "Beds", Business::Ordinary);
    s.open("16:00", people[0]);
    let first = s.resolve(item, "That A be agreed.");
    s.resolve(item, "That B be agreed.");
    let kind = Kind::Action {
        owners: vec![Owner::Named("Clerk".into())],
        due: Due::Unset,
        from: None,
    };
    let action = s.record(item, kind, "Write to them.");
    s.fact(Event::EntryMoved {
        entry: action,
        item,
        place: Place::After(first),
    });
    s.record_in(Stream::Private, item, Kind::Paragraph, "Check this.");
    let text = page(&s.meeting);
    assert!(text.contains("4.1.2   That B be agreed."), "{text}");
    let told = item_record(&s.meeting, &House::default(), item);
    assert!(
        told.iter()
            .any(|l| l.kind == LineKind::Action && l.number.is_none())
    );
}

#[test]
fn the_chair_changing_hands_stands_where_it_happened() {
    let (mut s, people, _) = board();
    let first = s.item("1", "Budget", Business::Ordinary);
    let second = s.item("2", "Beds", Business::Ordinary);
    s.open("16:00", people[0]);
    let when = s.at("16:01");
    s.fact(Event::PresidingChanged {
        when,
        to: people[1],
    });
    s.take(first, "16:05");
    s.at("16:06");
    s.write(first, "Alpha.");
    let when = s.at("16:10");
    s.fact(Event::PresidingChanged {
        when,
        to: people[0],
    });
    s.at("16:11");
    s.write(first, "Beta.");
    s.take(second, "16:20");
    let text = running(&page(&s.meeting));
    assert!(
        text.contains("Dr Tom Oyelaran took the chair at 4.01pm. 1. BUDGET"),
        "{text}"
    );
    assert!(text.contains("1.1 Alpha. Councillor Asha Verma took the chair at 4.10pm. 1.2 Beta."));
}

#[test]
fn declarations_say_who_what_and_where() {
    let (mut s, people, _) = board();
    let first = s.item("4", "Beds", Business::Ordinary);
    let second = s.item("5", "Homes", Business::Ordinary);
    s.open("16:00", people[0]);
    let mut declare = |interest, items: &[_], leaves, sensitive, nature: &str| {
        let kind = Kind::Declaration {
            person: people[3],
            interest,
            items: items.to_vec(),
            leaves,
            sensitive,
            dispensation: None,
            registered: false,
        };
        s.record(first, kind, nature);
    };
    declare(Interest::Pecuniary, &[second], true, true, "");
    declare(
        Interest::Other("other significant".into()),
        &[first, second],
        false,
        false,
        "her son works there.",
    );
    declare(
        Interest::NonRegistrable,
        &[],
        true,
        false,
        "A trustee of the hospice",
    );
    let text = running(&page(&s.meeting));
    for sentence in [
        "4.1 Mary Lindqvist (Healthwatch) declared a disclosable pecuniary interest in item 5 (Homes), and said that they would leave the room for that item.",
        "4.2 Mary Lindqvist (Healthwatch) declared another significant interest in item 5 (Homes) and this item in that her son works there.",
        "4.3 Mary Lindqvist (Healthwatch) declared a non-registrable interest as a trustee of the hospice, and said that they would leave the room.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    // That somebody left is told where it is recorded, and of that item alone.
    s.take(first, "16:10");
    s.take(second, "16:20");
    let went = |when| Kind::Movement {
        person: people[3],
        how: Movement::SteppedOut,
        capacity: Capacity::InAttendance,
        when,
        reason: "".into(),
    };
    let when = s.at("16:21");
    s.record(second, went(when), "");
    let text = running(&page(&s.meeting));
    for sentence in [
        "declared a disclosable pecuniary interest in item 5 (Homes), and left the room for that item.",
        "as a trustee of the hospice, and said that they would leave the room.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn whoever_presented_was_there() {
    let (mut s, people, _) = board();
    let item = s.item("1", "Care", Business::Ordinary);
    s.take(item, "14:05");
    let presenter = s.person("", "Lionel Grieve", "Programme Manager");
    let kind = Kind::Presented {
        who: vec![presenter, people[1]],
        form: quorate::meeting::entry::Form::Report,
    };
    s.record(item, kind, "");
    let page = page(&s.meeting);
    let also = page.split("Also Present").nth(1).unwrap();
    let also = also.split("1.    CARE").next().unwrap();
    assert_eq!(also.trim(), "Lionel Grieve, Programme Manager");
}

#[test]
fn why_an_item_was_taken_in_private_is_told_where_it_was() {
    let told = |reason: &str| {
        let (mut s, people, _) = board();
        let item = s.item_with(ItemDetails {
            number: "4".into(),
            title: "Beds".into(),
            exempt: Some(Exempt {
                reason: reason.into(),
            }),
            ..ItemDetails::default()
        });
        s.open("16:00", people[0]);
        s.take(item, "16:05");
        s.record_in(Stream::Exempt, item, Kind::Paragraph, "Beta.");
        running(&page(&s.meeting))
    };
    for (reason, sentence) in [
        ("", "This item was considered in private. Its record"),
        ("exempt", "This item was considered in private. Its record"),
        (
            "Paragraph 3 of Part 1 of Schedule 12A.",
            "considered in private on the ground of paragraph 3 of Part 1 of Schedule 12A. Its record",
        ),
        (
            "Under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960",
            "considered in private under section 1(2) of the Public Bodies (Admission to Meetings) Act \
             1960. Its record",
        ),
        (
            "Legal advice",
            "considered in private (Legal advice). Its record",
        ),
    ] {
        let page = told(reason);
        assert!(page.contains(sentence), "{page}");
    }
}
