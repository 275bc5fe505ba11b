//! A whole meeting of an invented board, in every format.

use quorate::export::{Format, export, export_actions};
use quorate::meeting::agenda::{Business, Exempt, ItemDetails, PriorAction, Progress};
use quorate::meeting::entry::{Approval, Due, Form, Interest, Kind, Movement, Owner, Stream, Verb};
use quorate::meeting::people::{Capacity, Office};
use quorate::meeting::{Event, Meeting};
use quorate::minutes::{Full, House, Public, actions, draft};

use super::scene::{Scene, day};

/// Harbourside's meeting: deputies, a late arrival after an apology, an item out of order, a late
/// item, an exempt one, a deferred one, resolutions of every form, actions old and new.
pub(crate) fn harbourside() -> Meeting {
    let mut s = Scene::new("2025-03-13");
    s.body(
        "Harbourside Health & Wellbeing Board",
        "Borough of Harbourside",
        "Chairman",
    );
    let chair = s.person("Councillor", "Asha Verma", "");
    let doctor = s.person("Dr", "Tom Oyelaran", "");
    let director = s.person("", "Bridget Sallow", "");
    let deputy = s.person("", "Owen Pryce", "Consultant in Public Health");
    let minority = s.person("Councillor", "Jack Fenn", "");
    let watch = s.person("", "Mary Lindqvist", "");
    let presenter = s.person("", "Nadia Okoro", "Head of Joint Commissioning");
    let guest = s.cue("grey jacket, hospice");
    let s_chair = s.seat("Cabinet Member for Adults & Health", Office::Chair, chair);
    let s_doctor = s.seat("Clinical Representative", Office::ViceChair, doctor);
    let s_director = s.seat("Director of Public Health", Office::Member, director);
    let s_minority = s.seat("Minority Group Representative", Office::Member, minority);
    let _s_watch = s.seat("Healthwatch Harbourside", Office::Member, watch);
    let i1 = s.item("1", "Membership", Business::Membership);
    let i2 = s.item("2", "Declarations of Interest", Business::Declarations);
    let i3 = s.item("3", "Minutes and Action Tracker", Business::Minutes);
    let i4 = s.item("4", "Winter Pressures", Business::Ordinary);
    let i5 = s.item("5", "Better Care Fund", Business::Ordinary);
    let i6 = s.item_with(ItemDetails {
        number: "6".into(),
        title: "Contract for Community Beds".into(),
        exempt: Some(Exempt {
            reason: "Paragraph 3".into(),
        }),
        ..ItemDetails::default()
    });
    let i7 = s.item("7", "Pharmacy Needs Assessment", Business::Ordinary);
    let i8 = s.late_item(
        "7A",
        "Measles Outbreak",
        "cases had been confirmed that morning",
    );
    let i9 = s.item("8", "Any Other Business", Business::AnyOther);
    let old = s.prior(PriorAction {
        text: "Circulate the final plan to members.".into(),
        topic: "Better Care Fund".into(),
        owners: vec![Owner::Named("Director of Public Health".into())],
        raised: day("2025-01-16"),
        progress: Progress::Open,
        comment: "".into(),
        origin: "".into(),
        ..PriorAction::default()
    });
    s.prior(PriorAction {
        text: "Report on childhood obesity".into(),
        topic: "Childhood Obesity".into(),
        owners: vec![Owner::Named("Public Health".into()), Owner::Person(doctor)],
        raised: day("2024-11-14"),
        progress: Progress::ToMeeting("15 May 2025".into()),
        comment: "".into(),
        origin: "".into(),
        ..PriorAction::default()
    });
    s.fact(Event::EarlierMinutesListed {
        of: day("2025-01-16"),
    });

    s.at("15:50");
    s.apology(s_director, Some(deputy));
    s.apology(s_minority, None);
    s.open("16:03", chair);
    s.present(chair, s_chair);
    s.present(doctor, s_doctor);
    let capacity = Capacity::Deputy(s_director);
    s.fact(Event::MarkedPresent {
        person: deputy,
        capacity,
    });
    s.attends(presenter);
    s.attends(guest);

    s.take(i1, "16:04");
    s.take(i2, "16:06");
    s.record(
        i2,
        Kind::Declaration {
            person: doctor,
            interest: Interest::Personal,
            items: vec![i5],
            leaves: true,
            registered: false,
            sensitive: false,
            dispensation: None,
        },
        "a partner in a practice that the fund pays",
    );
    s.take(i3, "16:08");
    s.record(
        i3,
        Kind::Minutes {
            of: day("2025-01-16"),
            approval: Approval::Agreed,
            corrections: vec!["the addition of Dr Oyelaran to those present".into()],
        },
        "",
    );
    s.record(
        i3,
        Kind::Progress {
            action: old,
            progress: Progress::Completed,
        },
        "Sent on 3 February.",
    );
    s.resolve(i3, "That progress on earlier actions be noted.");
    s.resolve(i3, "That the tracker be published with each agenda");
    s.take(i4, "16:12");
    s.record(
        i4,
        Kind::Presented { who: vec![presenter], form: Form::Report },
        "Nadia Okoro (Head of Joint Commissioning) presented the report, which set out three risks:\n- delayed discharge\n- staffing at weekends\n- *flu* & <norovirus>\nThe first was the most pressing.",
    );
    let at = s.at("16:25");
    s.record(
        i4,
        Kind::Movement {
            person: minority,
            how: Movement::Arrived,
            capacity: Capacity::Holder(s_minority),
            when: at,
            reason: "".into(),
        },
        "",
    );
    s.write(i4, "Members asked how weekend cover would be paid for.");
    s.record(
        i4,
        Kind::Action {
            owners: vec![
                Owner::Person(presenter),
                Owner::Named("NHS Harbourside".into()),
            ],
            due: Due::NextMeeting,
            from: None,
        },
        "Bring costed options for weekend cover.",
    );
    s.take(i7, "16:40");
    s.record(
        i7,
        Kind::Outcome {
            verb: Verb::Endorsed,
            answers: Vec::new(),
        },
        "The Board endorsed the draft assessment.",
    );
    s.take(i5, "16:50");
    s.resolve(
        i5,
        "That the Board:\napprove the plan\nask for a report in six months\nthank the officers",
    );
    s.word(i5, "That the reserve be released.");
    let when = s.at("17:00");
    s.fact(Event::PresidingChanged { when, to: doctor });
    s.write(i5, "The risk share was explained.");
    s.take(i6, "17:10");
    s.record_in(
        Stream::Exempt,
        i6,
        Kind::Paragraph,
        "The bid of Larkspur Homes was the lowest.",
    );
    s.record_in(
        Stream::Private,
        i6,
        Kind::Paragraph,
        "Ask legal about the bid.",
    );
    s.take(i8, "17:30");
    s.resolve(i8, "That an update be sent weekly.");
    s.fact(Event::ItemDeferred {
        item: i9,
        to: "15 May 2025".into(),
        reason: "time was short".into(),
    });
    s.next_meeting("2025-05-15");
    s.close("18:18");
    s.meeting
}

fn minutes(format: Format) -> String {
    let house = House::default();
    String::from_utf8(export(format, &draft::<Public>(&harbourside(), &house))).unwrap()
}

#[test]
fn the_public_minutes_as_markdown() {
    insta::assert_snapshot!(minutes(Format::Markdown));
}

#[test]
fn the_public_minutes_as_text() {
    insta::assert_snapshot!(minutes(Format::Text));
}

#[test]
fn the_public_minutes_as_html() {
    insta::assert_snapshot!(minutes(Format::Html));
}

#[test]
fn the_full_minutes_as_text() {
    let full = draft::<Full>(&harbourside(), &House::default());
    let text = String::from_utf8(export(Format::Text, &full)).unwrap();
    assert!(text.contains("Not for publication"));
    assert!(text.contains("[Exempt] The bid of Larkspur Homes was the lowest."));
    assert!(!text.contains("Ask legal"));
    assert_eq!(
        full.file_stem(),
        "2025-03-13-harbourside-health-wellbeing-board-minutes-draft-not-for-publication"
    );
}

#[test]
fn the_action_sheet_as_text() {
    let sheet = actions::<Public>(&harbourside(), &House::default());
    let text = String::from_utf8(export_actions(Format::Text, &sheet)).unwrap();
    insta::assert_snapshot!(text);
}

#[test]
fn what_ought_to_be_put_right_is_listed() {
    let draft = draft::<Public>(&harbourside(), &House::default());
    let told: Vec<String> = draft.problems().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"));
}
