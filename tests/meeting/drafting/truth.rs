//! Nothing is printed that nobody said or that did not happen.

use chrono::NaiveTime;
use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::meeting::agenda::{Business, Calling};
use quorate::meeting::entry::{Interest, Kind, Movement};
use quorate::meeting::id::{PersonId, SeatId, Writer};
use quorate::meeting::people::{Capacity, PersonDetails, SeatDetails};
use quorate::meeting::{Event, Intent, Meeting};
use quorate::minutes::{House, Public, draft};

use super::rules::board;
use super::scene::{Scene, day};

/// The public minutes, every stretch of white space one space.
fn page(meeting: &Meeting) -> String {
    let page = export(Format::Text, &draft::<Public>(meeting, &House::default()));
    let page = String::from_utf8(page).unwrap();
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn moves(s: &mut Scene, clock: &str, who: PersonId, how: Movement, capacity: Capacity) -> Kind {
    Kind::Movement {
        person: who,
        how,
        capacity,
        when: s.at(clock),
        reason: "".into(),
    }
}

#[test]
fn a_time_that_nobody_gave_is_not_printed() {
    let (mut s, people, _) = board();
    s.fact(Event::MeetingCalled(Calling {
        date: day("2025-03-13"),
        venue: "the Old Town Hall".into(),
        ..Calling::default()
    }));
    let prepared = page(&s.meeting);
    assert!(
        prepared.contains("to be held on Thursday 13 March 2025 at the Old Town Hall."),
        "{prepared}"
    );
    assert!(!prepared.contains("midnight"), "{prepared}");
    s.open("16:02", people[0]);
    let opened = page(&s.meeting);
    assert!(
        opened.contains("13 March 2025 at the Old Town Hall. The meeting began at 4.02pm."),
        "{opened}"
    );
}

#[test]
fn a_time_that_nobody_gave_is_told_apart_without_a_new_format() {
    let mut journal = Journal::new(Writer::FIRST, "officer".into());
    let now = "2025-03-13T09:00:00+00:00".parse().unwrap();
    let mut call = |start| {
        let calling = Calling {
            date: day("2025-03-13"),
            start: Calling::stored_start(start),
            ..Calling::default()
        };
        let order = Intent::CallMeeting(calling).into();
        let record = journal.act(now, &order).unwrap();
        record.seq
    };
    assert_eq!((call(None), call(Some(NaiveTime::default()))), (1, 2));
    assert!(page(journal.meeting()).contains("at 12 midnight"));
}

#[test]
fn a_holder_who_takes_the_seat_back_is_told_with_the_deputy() {
    let (mut s, people, seats) = board();
    let deputy = s.person("", "Gil Reed", "Assistant Director");
    let item = s.item("1", "Care", Business::Ordinary);
    for at in [0, 2, 3] {
        s.present(people[at], seats[at]);
    }
    s.apology(seats[1], Some(deputy));
    s.fact(Event::MarkedPresent {
        person: deputy,
        capacity: Capacity::Deputy(seats[1]),
    });
    s.open("16:00", people[0]);
    s.take(item, "16:00");
    let arrives = moves(
        &mut s,
        "16:41",
        people[1],
        Movement::Arrived,
        Capacity::Holder(seats[1]),
    );
    s.record(item, arrives, "");
    s.close("17:00");
    let page = page(&s.meeting);
    for told in [
        "Dr Tom Oyelaran arrived at 4.41pm. Gil Reed ceased to act as deputy.",
        "Gil Reed (acting as Deputy, until 4.41pm)",
        "Dr Tom Oyelaran (from 4.41pm)",
        "Gil Reed, Assistant Director (from 4.41pm)",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

#[test]
fn observers_are_listed_apart_from_the_members() {
    let (mut s, people, mut seats) = board();
    let observer = s.person("", "Pat Lowe", "");
    let seat = SeatId(s.fact(Event::SeatAdded(SeatDetails {
        title: "Police".into(),
        category: "Observer".into(),
        voting: false,
        ..SeatDetails::default()
    })));
    s.fact(Event::SeatFilled {
        seat,
        holder: Some(observer),
        usual_deputy: None,
    });
    seats.push(seat);
    for (person, seat) in people.iter().chain([&observer]).zip(&seats) {
        s.present(*person, *seat);
    }
    s.open("16:00", people[0]);
    let page = page(&s.meeting);
    let members = page
        .find("MEMBERS PRESENT")
        .or_else(|| page.find("Members Present"));
    let (apart, name) = (page.find("Observers"), page.find("Pat Lowe"));
    assert!(
        members.is_some() && members < apart && apart < name,
        "{page}"
    );
    assert!(page.contains("Observers Police: Pat Lowe"), "{page}");
}

#[test]
fn reasons_go_on_small_unless_they_begin_with_a_name() {
    let (mut s, people, _) = board();
    s.fact(Event::PersonAdded(PersonDetails {
        name: "Femke van der Zwaan".into(),
        honorific: "Dr".into(),
        ..PersonDetails::default()
    }));
    let cases = [
        (
            "Decision needed by Friday",
            "because decision needed by Friday.",
        ),
        ("Chair asked", "because chair asked."),
        ("The grant closes.", "because the grant closes."),
        (
            "Members wished to see it",
            "because members wished to see it.",
        ),
        ("Asha Verma asked", "because Asha Verma asked."),
        ("Councillor Verma asked", "because Councillor Verma asked."),
        ("Dr van der Zwaan asked", "because Dr van der Zwaan asked."),
        ("Zwaan asked", "because Zwaan asked."),
        ("NHS England asked", "because NHS England asked."),
        (
            "Public Health England asked",
            "because Public Health England asked.",
        ),
        ("Harbourside asked", "because Harbourside asked."),
        ("Health grounds", "because health grounds."),
        ("March is too late", "because March is too late."),
        (
            "Clinical Representative asked",
            "because Clinical Representative asked.",
        ),
        ("Illness of Dr Oyelaran", "because illness of Dr Oyelaran."),
        ("Due to illness", "deferred due to illness."),
    ];
    for (at, (reason, _)) in cases.iter().enumerate() {
        let item = s.item(&(at + 1).to_string(), "Care", Business::Ordinary);
        s.fact(Event::ItemDeferred {
            item,
            to: "".into(),
            reason: (*reason).into(),
        });
    }
    let last = s.late_item("99", "Grant", "Decision needed");
    let kind = Kind::Declaration {
        person: people[0],
        interest: Interest::Personal,
        items: Vec::new(),
        leaves: false,
        registered: false,
        sensitive: false,
        dispensation: None,
    };
    s.record(last, kind.clone(), "His organisation bids for it");
    s.record(last, kind, "A governor of the school");
    let page = page(&s.meeting);
    for told in cases.iter().map(|(_, told)| *told).chain([
        "as urgent because decision needed.",
        "interest in that his organisation bids for it.",
        "interest as a governor of the school.",
    ]) {
        assert!(page.contains(told), "{told}: {page}");
    }
}
