//! Decisions, as officers meet them.

mod moments;
mod motions;
mod parting;

use chrono::{DateTime, NaiveDate, NaiveTime};

use super::{Position, decide};
use crate::meeting::agenda::{Business, Calling, Exempt, ItemDetails, Limb, Report, Stamp};
use crate::meeting::check::Severity;
use crate::meeting::entry::{Approval, Interest, Kind, Place, Stage, Stream};
use crate::meeting::id::{Id, Writer};
use crate::meeting::intent::{Intent as I, Order, Ref, When, Who};
use crate::meeting::people::{Body, Capacity, Office, PersonDetails, SeatDetails};
use crate::meeting::text::Text;
use crate::meeting::{Mark, Meeting, Refusal};

fn clock(time: &str) -> Stamp {
    DateTime::parse_from_rfc3339(&format!("2026-03-05T{time}:00+00:00")).unwrap()
}

fn person(name: &str, role: &str) -> PersonDetails {
    PersonDetails {
        name: name.into(),
        role: role.into(),
        ..PersonDetails::default()
    }
}

/// A meeting in the making: every order takes the next record.
struct Room {
    meeting: Meeting,
    records: u32,
    now: Stamp,
}

impl Room {
    fn try_order(&mut self, order: &Order) -> Result<(), Refusal> {
        let position = Position {
            writer: Writer::FIRST,
            record: self.records + 1,
        };
        let facts = decide(&self.meeting, position, self.now, order)?;
        self.records += 1;
        for (index, fact) in (0..).zip(&facts) {
            let id = Id {
                writer: Writer::FIRST,
                record: self.records,
                index,
            };
            self.meeting.apply(id, self.now, fact);
        }
        assert_eq!(self.meeting.misfits(), 0);
        Ok(())
    }

    fn act(&mut self, intent: I) -> &mut Self {
        self.try_order(&intent.into()).unwrap();
        self
    }

    fn refuses(&mut self, intent: I) -> String {
        self.try_order(&intent.into()).unwrap_err().to_string()
    }

    fn at(&mut self, time: &str) -> &mut Self {
        self.now = clock(time);
        self
    }

    fn id(&self, name: &str) -> crate::meeting::id::PersonId {
        self.meeting
            .people()
            .iter()
            .find(|p| p.details.name.as_str() == name)
            .unwrap()
            .id
    }
}

/// Four seats, four items, the third with a report of two limbs.
fn board() -> Room {
    let mut room = Room {
        meeting: Meeting::new(),
        records: 0,
        now: clock("13:30"),
    };
    room.act(I::DescribeBody(Body {
        name: "Harrowmere Board".into(),
        ..Body::default()
    }));
    room.act(I::CallMeeting(Calling {
        date: NaiveDate::from_ymd_opt(2026, 3, 5).unwrap(),
        start: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
        ..Calling::default()
    }));
    for name in ["Ada Vale", "Ben Orchard", "Cy Marsh", "Di Fenn"] {
        room.act(I::AddSeat {
            seat: SeatDetails {
                title: format!("Seat of {name}").as_str().into(),
                office: if name == "Ada Vale" {
                    Office::Chair
                } else {
                    Office::Member
                },
                ..SeatDetails::default()
            },
            holder: Some(Who::New(person(name, "Member"))),
            usual_deputy: None,
            body: None,
        });
    }
    for (title, business) in [
        ("Membership", Business::Membership),
        ("Declarations of interest", Business::Declarations),
        ("Care", Business::Ordinary),
        ("Any other business", Business::AnyOther),
    ] {
        room.act(I::AddItem {
            item: ItemDetails {
                title: title.into(),
                business,
                ..ItemDetails::default()
            },
            after: None,
        });
    }
    let limb = |label: &str, text: &str| Limb {
        label: label.into(),
        text: text.into(),
    };
    room.act(I::AttachReport {
        item: "Care".into(),
        report: Report {
            title: "Care".into(),
            asks: vec![
                limb("a", "the plan be approved"),
                limb("b", "progress be noted"),
            ],
            ..Report::default()
        },
        leave_public: false,
    });
    room
}

fn opened() -> Room {
    let mut room = board();
    room.at("14:00").act(I::Open { presiding: None });
    room
}

fn arrive(who: Who, deputy_for: Option<Ref>) -> I {
    I::Arrive {
        person: who,
        deputy_for,
        item: None,
        reason: Text::default(),
        place: Place::End,
    }
}

fn apologise(person: &str, deputy: Option<Who>) -> I {
    I::Apologise {
        person: person.into(),
        deputy,
        said_by: Text::default(),
        said_on: None,
    }
}

#[test]
fn a_deputy_and_the_apology_that_goes_with_it_are_one_fact() {
    let mut room = opened();
    room.act(apologise(
        "Marsh",
        Some(Who::New(person("Gil Reed", "Assistant Director"))),
    ));
    let seat = room.meeting.seat_held_by(room.id("Cy Marsh")).unwrap().id;
    assert_eq!(room.meeting.mark(seat), Mark::Apologies);
    assert_eq!(room.meeting.deputies_of(seat), [room.id("Gil Reed")]);
    assert_eq!(room.meeting.count(), (1, 4));
    assert_eq!(
        room.meeting.capacity_of(room.id("Gil Reed")),
        Capacity::Deputy(seat)
    );
    room.act(I::Unmark {
        person: "Marsh".into(),
    });
    assert_eq!(room.meeting.count(), (0, 4));
    assert!(room.meeting.apologies().is_empty());
}

#[test]
fn all_present_spares_apologies_and_brings_their_deputies() {
    let mut room = board();
    room.act(apologise("Marsh", Some(Who::New(person("Gil Reed", "")))));
    room.act(apologise("Fenn", None));
    assert_eq!(room.meeting.count(), (0, 4));
    room.act(I::MarkAllPresent);
    assert_eq!(room.meeting.count(), (3, 4));
    assert!(
        room.refuses(I::MarkAllPresent)
            .contains("Every seat is accounted for")
    );
}

#[test]
fn an_apology_followed_by_an_arrival_keeps_both() {
    let mut room = opened();
    room.act(apologise("Fenn", None)).act(I::TakeNext);
    room.at("14:20").act(arrive("Fenn".into(), None));
    let seat = room.meeting.seat_held_by(room.id("Di Fenn")).unwrap().id;
    assert!(room.meeting.apology(seat).is_some());
    assert_eq!(room.meeting.count(), (1, 4));
    assert!(
        room.refuses(arrive("Fenn".into(), None))
            .contains("in the room already")
    );
}

#[test]
fn a_deputy_who_comes_late_brings_no_apology_that_nobody_received() {
    let mut room = opened();
    room.act(I::TakeNext);
    room.at("14:10")
        .act(arrive(Who::Cue("grey jacket".into()), Some("Marsh".into())));
    let seat = room.meeting.seat_held_by(room.id("Cy Marsh")).unwrap().id;
    assert_eq!(room.meeting.apology(seat), None);
    assert_eq!(room.meeting.deputies_of(seat).len(), 1);
    assert_eq!(room.meeting.count(), (1, 4));
    assert!(
        room.refuses(arrive(
            Who::New(person("Gil Reed", "")),
            Some("Marsh".into())
        ))
        .contains("[grey jacket] fills that seat")
    );
}

#[test]
fn naming_somebody_mends_every_place_at_once() {
    let mut room = opened();
    room.act(I::Take { item: "3".into() });
    room.act(I::Present {
        item: None,
        who: vec![Who::Cue("Rethink, grey jacket".into())],
        form: crate::meeting::entry::Form::Report,
        text: Text::default(),
        place: Place::End,
    });
    room.act(I::Write {
        more: Vec::new(),
        item: None,
        text: "[Rethink, grey jacket] replied, and [Rethink, grey jacket] agreed.".into(),
        place: Place::End,
    });
    room.act(I::NamePerson {
        person: "Rethink, grey jacket".into(),
        to: PersonDetails {
            honorific: "Dr".into(),
            ..person("Hal Wynn", "Rethink")
        },
    });
    let said: Vec<&str> = room
        .meeting
        .all_entries()
        .iter()
        .map(|e| e.text.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "Dr Hal Wynn (Rethink) presented the report.",
            "Dr Wynn replied, and Dr Wynn agreed."
        ]
    );
    assert!(
        room.meeting
            .findings()
            .iter()
            .all(|f| !f.what.contains("no name"))
    );
}

#[test]
fn a_recommendation_becomes_the_resolution_whole_amended_or_by_limb() {
    let mut room = opened();
    room.act(I::Take { item: "3".into() });
    let adopt = |limbs: &[&str], amended: Vec<Limb>| I::Adopt {
        item: None,
        limbs: limbs.iter().map(|l| Text::new(l)).collect(),
        amended,
        stage: Stage::Agreed,
        place: Place::End,
    };
    room.act(adopt(&["b"], Vec::new()));
    room.act(adopt(
        &[],
        vec![Limb {
            label: "a".into(),
            text: "the plan be approved in principle".into(),
        }],
    ));
    let said: Vec<&str> = room
        .meeting
        .resolutions()
        .map(|r| r.text.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "That progress be noted.",
            "That the plan be approved in principle.\nThat progress be noted."
        ]
    );
    assert!(
        room.refuses(adopt(&["c"], Vec::new()))
            .contains("Its limbs are a, b.")
    );
    assert!(room.refuses(adopt(&[], Vec::new())).contains("Every limb"));
}

#[test]
fn rewording_keeps_the_earlier_words_and_takes_the_stamp_off() {
    let mut room = opened();
    room.act(I::Take { item: "3".into() });
    room.act(I::Resolve {
        item: None,
        text: "That the plan be agreed.".into(),
        stage: Stage::Put,
        place: Place::End,
    });
    let newest = || Ref::from("newest resolution");
    room.at("14:30").act(I::Reword {
        entry: newest(),
        text: "That the plan be noted.".into(),
    });
    room.act(I::Agree { entry: newest() });
    let resolution = room.meeting.resolutions().next_back().unwrap();
    assert_eq!(
        resolution.earlier[0].text.as_str(),
        "That the plan be agreed."
    );
    assert!(matches!(
        resolution.kind,
        Kind::Resolution {
            stage: Stage::Agreed,
            ..
        }
    ));
    assert!(
        room.refuses(I::Agree { entry: newest() })
            .contains("agreed already")
    );
}

#[test]
fn moving_on_late_moves_what_follows_and_sets_both_times() {
    let mut room = opened();
    room.act(I::Take { item: "3".into() });
    room.at("14:10").act(I::Write {
        more: Vec::new(),
        item: None,
        text: "Members agreed. Turning to".into(),
        place: Place::End,
    });
    let first = room.meeting.all_entries()[0].id;
    room.at("14:12").act(I::Write {
        more: Vec::new(),
        item: None,
        text: "Something else.".into(),
        place: Place::End,
    });
    room.at("14:20").act(I::MoveOn {
        entry: first.into(),
        at: 15,
        to: None,
    });
    let [.., third, fourth] = room.meeting.items() else {
        panic!("four items")
    };
    assert_eq!(third.takings[0].to, Some(clock("14:12")));
    assert_eq!(fourth.takings[0].from, clock("14:12"));
    let said: Vec<&str> = room
        .meeting
        .entries_of(fourth)
        .map(|e| e.text.as_str())
        .collect();
    assert_eq!(said, ["Turning to", "Something else."]);
    assert_eq!(room.meeting.entry(first).unwrap().text, "Members agreed.");
}

#[test]
fn a_declaration_after_nil_takes_the_nil_back() {
    let mut room = opened();
    room.act(I::DeclareNone { item: None });
    room.act(I::Declare {
        person: "Orchard".into(),
        interest: Interest::Personal,
        items: vec!["3".into()],
        nature: "a partner in a practice".into(),
        leaves: true,
        registered: false,
        sensitive: false,
        dispensation: None,
        item: None,
    });
    let item = &room.meeting.items()[1];
    let kinds: Vec<bool> = room
        .meeting
        .entries_of(item)
        .map(|e| matches!(e.kind, Kind::NoneDeclared))
        .collect();
    assert_eq!(kinds, [false]);
    let sensitive = I::Declare {
        person: "Vale".into(),
        interest: Interest::Pecuniary,
        items: Vec::new(),
        nature: "her address".into(),
        leaves: false,
        registered: false,
        sensitive: true,
        dispensation: None,
        item: None,
    };
    assert!(room.refuses(sensitive).contains("s.32"));
}

#[test]
fn the_time_of_a_fact_can_be_given_and_must_lie_in_the_meeting() {
    let mut room = opened();
    room.at("15:00").act(I::TakeNext);
    let at = |time: &str, intent: I| Order {
        at: Some(When::Clock(
            NaiveTime::parse_from_str(time, "%H:%M").unwrap(),
        )),
        ..Order::from(intent)
    };
    let early = at("13:50", arrive("Fenn".into(), None));
    assert!(
        room.try_order(&early)
            .unwrap_err()
            .reason
            .contains("before the meeting began")
    );
    room.try_order(&at("14:25", arrive("Fenn".into(), None)))
        .unwrap();
    let arrival = room.meeting.movements()[0];
    assert!(matches!(arrival.kind, Kind::Movement { when, .. } if when == clock("14:25")));
}

#[test]
fn who_was_there_for_an_item_follows_from_times() {
    let mut room = opened();
    room.act(I::MarkPresent {
        person: "Vale".into(),
    });
    room.act(I::MarkPresent {
        person: "Orchard".into(),
    });
    room.act(I::Take { item: "1".into() });
    room.at("14:20").act(I::Leave {
        person: "Orchard".into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    });
    room.at("14:30").act(I::Take { item: "3".into() });
    let there = |n: usize| -> Vec<(String, bool)> {
        let item = &room.meeting.items()[n];
        room.meeting
            .there_for(item)
            .iter()
            .map(|t| (room.meeting.name(t.person), t.throughout))
            .collect()
    };
    assert_eq!(
        there(0),
        [
            ("Ada Vale".to_owned(), true),
            ("Ben Orchard".to_owned(), false)
        ]
    );
    assert_eq!(there(2), [("Ada Vale".to_owned(), true)]);
}

#[test]
fn after_an_adjournment_things_go_where_the_board_was() {
    let mut room = opened();
    room.at("16:05").act(I::Take { item: "2".into() });
    room.at("16:20").act(I::Adjourn {
        until: "16:40".into(),
        reason: Text::default(),
    });
    room.at("16:40").act(I::Resume);
    room.act(I::Write {
        more: Vec::new(),
        item: None,
        text: "The figures came.".into(),
        place: Place::End,
    });
    let written = room.meeting.all_entries().last().unwrap().item;
    let second = room.meeting.items()[1].id;
    assert_eq!(written, second);
    room.act(I::TakeNext);
    assert_eq!(
        room.meeting.before_body().map(|i| i.id),
        Some(room.meeting.items()[2].id)
    );
}

#[test]
fn the_check_leads_to_what_is_missing() {
    let mut room = opened();
    room.act(I::ListMinutes {
        of: NaiveDate::from_ymd_opt(2026, 1, 8).unwrap(),
    });
    room.act(I::Take { item: "3".into() });
    let lacking = |room: &Room| -> Vec<String> {
        room.meeting
            .findings()
            .into_iter()
            .filter(|f| f.severity == Severity::Warning)
            .map(|f| f.what)
            .collect()
    };
    // Its end is still to come, and is not missing yet.
    assert_eq!(lacking(&room).len(), 4 + 1 + 1 + 1);
    room.act(I::MarkAllPresent).act(I::AgreeMinutes {
        of: None,
        corrections: vec!["Mr Marsh was present".into()],
        approval: Approval::Agreed,
        item: None,
    });
    room.act(I::Conclude {
        item: None,
        verb: crate::meeting::entry::Verb::Noted,
        text: Text::default(),
        limbs: Vec::new(),
        place: Place::End,
    });
    for item in ["1", "2", "4"] {
        room.act(I::Take { item: item.into() });
    }
    room.act(I::DeclareNone { item: None }).act(I::Close);
    assert_eq!(lacking(&room), Vec::<String>::new());
}

#[test]
fn refusals_say_the_way_out() {
    let mut room = board();
    assert!(
        room.refuses(I::TakeNext)
            .contains("Open the meeting first.")
    );
    assert!(room.refuses(I::Close).contains("Open the meeting first."));
    assert!(
        room.refuses(I::MarkPresent {
            person: "Nobody".into()
        })
        .contains("put them down as new")
    );
    let mut room = opened();
    let late = I::AdmitLate {
        title: "Flood".into(),
        reason: Text::default(),
        description: Text::default(),
        number: Text::default(),
        after: None,
    };
    assert!(room.refuses(late).contains("s.100B(4)(b)"));
    let leave = I::Leave {
        person: "Fenn".into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    };
    assert!(room.refuses(leave).contains("record their arrival first"));
}

#[test]
fn only_what_stands_in_a_record_can_be_kept_from_the_public() {
    let mut room = opened();
    let exempt = |intent: I| Order {
        stream: Stream::Exempt,
        ..Order::from(intent)
    };
    let late = exempt(I::AdmitLate {
        title: "Sale of Larkspur House".into(),
        reason: "the offer lapses".into(),
        description: Text::default(),
        number: Text::default(),
        after: None,
    });
    let refusal = room.try_order(&late).unwrap_err().to_string();
    assert!(refusal.contains("kept from the public"), "{refusal}");
    let written = I::Write {
        more: Vec::new(),
        item: Some("3".into()),
        text: "The price.".into(),
        place: Place::End,
    };
    room.try_order(&exempt(written)).unwrap();
    assert_eq!(room.meeting.all_entries()[0].stream, Stream::Exempt);
}

/// What an entry's readers are, by its words.
fn readers(room: &Room, words: &str) -> Stream {
    let entries = room.meeting.all_entries();
    let entry = entries.iter().find(|e| e.text.contains(words)).unwrap();
    entry.stream
}

#[test]
fn what_is_written_or_moved_into_an_exempt_item_is_exempt_by_itself() {
    let mut room = opened();
    let write = |item: &str, text: &str| I::Write {
        item: Some(item.into()),
        text: text.into(),
        more: Vec::new(),
        place: Place::End,
    };
    room.act(write("3", "The plan was welcomed."));
    room.act(I::AddItem {
        item: ItemDetails {
            number: "9".into(),
            title: "Care home contract".into(),
            exempt: Some(Exempt {
                reason: "Paragraph 3 of Schedule 12A".into(),
            }),
            ..ItemDetails::default()
        },
        after: None,
    });
    room.act(write("9", "The price was discussed."));
    room.act(I::Resolve {
        item: Some("9".into()),
        text: "That the bid be accepted".into(),
        stage: Stage::Agreed,
        place: Place::End,
    });
    room.act(I::Present {
        item: Some("9".into()),
        who: vec![Who::New(person("Eve Lorrimer", "Bidder"))],
        form: crate::meeting::entry::Form::default(),
        text: Text::default(),
        place: Place::End,
    });
    for words in ["The price", "the bid", "Eve Lorrimer"] {
        assert_eq!(readers(&room, words), Stream::Exempt, "{words}");
    }
    assert_eq!(readers(&room, "welcomed"), Stream::Public);
    room.act(I::MoveEntry {
        entry: room.meeting.all_entries()[0].id.into(),
        item: Some("9".into()),
        place: Place::End,
    });
    assert_eq!(readers(&room, "welcomed"), Stream::Exempt);
    // Who came and went is for everybody, wherever it was recorded.
    room.act(I::Arrive {
        person: "Marsh".into(),
        deputy_for: None,
        item: Some("9".into()),
        reason: Text::default(),
        place: Place::End,
    });
    let last = room.meeting.all_entries().last().unwrap();
    assert_eq!(last.stream, Stream::Public);
}

#[test]
fn what_is_resolved_in_the_words_of_a_confidential_report_is_exempt() {
    let mut room = opened();
    let report = |confidential| I::AttachReport {
        item: "3".into(),
        report: Report {
            title: "Care".into(),
            asks: vec![Limb {
                label: "a".into(),
                text: "the offer of Marlow and Sons be taken".into(),
            }],
            confidential,
            ..Report::default()
        },
        leave_public: false,
    };
    let adopt = || I::Adopt {
        item: Some("3".into()),
        limbs: Vec::new(),
        amended: Vec::new(),
        stage: Stage::Worded,
        place: Place::End,
    };
    room.act(report(true)).act(adopt());
    assert_eq!(readers(&room, "Marlow"), Stream::Exempt);
    let told = |room: &Room| {
        let findings = room.meeting.findings();
        findings
            .iter()
            .any(|f| f.what.contains("counts as confidential"))
    };
    assert!(
        told(&room),
        "the officer is told why it isn't in the public draft"
    );
    let mut room = opened();
    room.act(report(false)).act(adopt());
    assert_eq!(readers(&room, "Marlow"), Stream::Public);
    assert!(!told(&room));
}

#[test]
fn paragraphs_written_at_once_follow_each_other() {
    let mut room = opened();
    let write = |text: &str, more: Vec<Text>, place: Place| I::Write {
        item: Some("3".into()),
        text: text.into(),
        more,
        place,
    };
    room.act(write("Last.", Vec::new(), Place::End));
    let more = vec!["Second.".into(), "Third.".into()];
    room.act(write("First.", more, Place::Start));
    let item = room.meeting.items()[2].clone();
    let texts: Vec<String> = room
        .meeting
        .entries_of(&item)
        .map(|e| e.text.clone())
        .collect();
    assert_eq!(texts, ["First.", "Second.", "Third.", "Last."]);
    let refusal = room.refuses(write("Too many.", vec![Text::default(); 1000], Place::End));
    assert!(refusal.contains("too many at once"), "{refusal}");
}

#[test]
fn what_happens_between_items_stands_in_the_last_one() {
    let mut room = opened();
    room.act(I::Take { item: "3".into() });
    room.at("14:20").act(I::Adjourn {
        until: "14.30".into(),
        reason: Text::default(),
    });
    room.at("14:30")
        .act(I::Resume)
        .act(arrive("Fenn".into(), None));
    let third = &room.meeting.items()[2];
    assert_eq!(room.meeting.entries_of(third).count(), 1);
    assert_eq!(room.meeting.adjournments()[0].resumed, Some(clock("14:30")));
}

#[test]
fn all_present_spares_those_who_said_that_they_would_come_late() {
    let mut room = board();
    room.act(I::Forewarn {
        person: "Marsh".into(),
        expect: crate::meeting::event::Expectation::Late(None),
        said_by: Text::default(),
        said_on: None,
    });
    room.act(I::MarkAllPresent);
    assert_eq!(room.meeting.count(), (3, 4));
    room.act(I::MarkAllPresent);
    assert_eq!(room.meeting.count(), (4, 4));
}

mod prose;
mod truth;
