//! What is recorded of people is true: who fills a seat, who was in the room, what they are called.

use super::*;
use crate::meeting::id::PersonId;

fn named(honorific: &str, name: &str) -> PersonDetails {
    PersonDetails {
        honorific: honorific.into(),
        ..person(name, "")
    }
}

fn leave(person: &str) -> I {
    I::Leave {
        person: person.into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    }
}

fn write(text: &str) -> I {
    I::Write {
        item: None,
        text: text.into(),
        more: Vec::new(),
        place: Place::End,
    }
}

fn present(name: &str) -> I {
    I::Present {
        item: None,
        who: vec![name.into()],
        form: crate::meeting::entry::Form::Report,
        text: Text::default(),
        place: Place::End,
    }
}

fn seat_of(room: &Room, name: &str) -> crate::meeting::id::SeatId {
    room.meeting.seat_held_by(room.id(name)).unwrap().id
}

fn fills(room: &Room, seat: crate::meeting::id::SeatId) -> Vec<PersonId> {
    let here = room.meeting.in_room();
    let of = here.iter().filter(|s| s.capacity.seat() == Some(seat));
    of.map(|s| s.person).collect()
}

fn away(room: &Room) -> Vec<String> {
    room.meeting
        .heard_away()
        .into_iter()
        .map(|f| f.what)
        .collect()
}

#[test]
fn whoever_holds_a_seat_sits_in_for_nobody() {
    let mut room = opened();
    for refused in [
        room.refuses(apologise("Marsh", Some("Ben Orchard".into()))),
        room.refuses(arrive("Ben Orchard".into(), Some("Marsh".into()))),
    ] {
        assert!(
            refused.contains("Ben Orchard holds the seat Seat of Ben Orchard"),
            "{refused}"
        );
        assert!(refused.contains("make it vacant first"), "{refused}");
    }
    // The way out.
    room.act(I::FillSeat {
        seat: "Seat of Ben Orchard".into(),
        holder: None,
        usual_deputy: None,
    });
    room.act(apologise("Marsh", Some("Ben Orchard".into())));
    assert_eq!(
        fills(&room, seat_of(&room, "Cy Marsh")),
        [room.id("Ben Orchard")]
    );
}

#[test]
fn a_holder_who_comes_takes_the_seat_back_from_the_deputy() {
    let mut room = opened();
    room.act(apologise("Marsh", Some(Who::New(person("Gil Reed", "")))));
    room.act(I::MarkPresent {
        person: "Fenn".into(),
    });
    room.act(I::TakeNext);
    let (seat, deputy) = (seat_of(&room, "Cy Marsh"), room.id("Gil Reed"));
    assert_eq!(fills(&room, seat), [deputy]);
    room.at("14:20").act(arrive("Marsh".into(), None));
    assert_eq!(fills(&room, seat), [room.id("Cy Marsh")]);
    assert_eq!(room.meeting.gave_way(seat, clock("14:20")), Some(deputy));
    assert_eq!(room.meeting.capacity_of(deputy), Capacity::InAttendance);
    assert_eq!(room.meeting.count(), (2, 4));
    // The deputy is in the room still, and can leave it and come back; not to the seat.
    room.at("14:30").act(leave("Gil Reed"));
    room.at("14:40").act(I::Return {
        person: "Gil Reed".into(),
        item: None,
        place: Place::End,
    });
    assert_eq!(fills(&room, seat), [room.id("Cy Marsh")]);
}

#[test]
fn a_deputy_who_sits_in_for_somebody_who_went_out_brings_no_apology() {
    let mut room = opened();
    room.act(I::MarkAllPresent).act(I::TakeNext);
    room.at("14:10").act(leave("Marsh"));
    room.at("14:20").act(arrive(
        Who::New(person("Gil Reed", "")),
        Some("Marsh".into()),
    ));
    let seat = seat_of(&room, "Cy Marsh");
    assert!(room.meeting.apology(seat).is_none());
    let marsh = room.id("Cy Marsh");
    let first = room.meeting.spans().into_iter().find(|s| s.person == marsh);
    assert_eq!(first.and_then(|s| s.to), Some(clock("14:10")));
}

#[test]
fn somebody_with_two_seats_counts_once_and_leaves_both() {
    let mut room = board();
    room.act(I::AddSeat {
        seat: SeatDetails {
            title: "Second Seat".into(),
            ..SeatDetails::default()
        },
        holder: Some("Cy Marsh".into()),
        usual_deputy: None,
        body: None,
    });
    room.act(I::MarkPresent {
        person: "Marsh".into(),
    });
    let second = room.meeting.seats().last().unwrap().id;
    assert_eq!(room.meeting.mark(second), Mark::Present);
    assert_eq!(room.meeting.count(), (1, 5));
    room.at("14:00").act(I::Open { presiding: None });
    room.act(I::MarkAllPresent).act(I::TakeNext);
    assert_eq!(room.meeting.count(), (4, 5));
    room.at("14:30").act(leave("Marsh"));
    assert!(!room.meeting.is_in_room(room.id("Cy Marsh")));
    assert_eq!(room.meeting.count(), (3, 5));
    room.at("14:40").act(I::Return {
        person: "Marsh".into(),
        item: None,
        place: Place::End,
    });
    assert_eq!(fills(&room, second), [room.id("Cy Marsh")]);
    assert_eq!(room.meeting.count(), (4, 5));
}

#[test]
fn observers_are_counted_apart() {
    let mut room = board();
    room.act(I::ChangeSeat {
        seat: "Seat of Di Fenn".into(),
        to: SeatDetails {
            title: "Seat of Di Fenn".into(),
            category: "Observer".into(),
            voting: false,
            ..SeatDetails::default()
        },
        body: None,
    });
    // Without a vote and without that word it is a member's seat still.
    room.act(I::ChangeSeat {
        seat: "Seat of Cy Marsh".into(),
        to: SeatDetails {
            title: "Seat of Cy Marsh".into(),
            voting: false,
            ..SeatDetails::default()
        },
        body: None,
    });
    room.act(I::MarkAllPresent);
    assert_eq!(room.meeting.count(), (3, 3));
    assert_eq!(room.meeting.count_of_observers(), (1, 1));
}

#[test]
fn comings_and_goings_are_for_everybody() {
    let mut room = opened();
    room.act(I::MarkAllPresent).act(I::TakeNext).at("14:10");
    for stream in [Stream::Exempt, Stream::Private] {
        let order = Order {
            stream,
            ..Order::from(leave("Marsh"))
        };
        let refused = room.try_order(&order).unwrap_err().to_string();
        assert!(refused.contains("fact of the meeting"), "{refused}");
    }
    room.act(leave("Marsh"));
    let refused = room.refuses(I::Reclassify {
        entry: "newest".into(),
        stream: Stream::Private,
        reason: "asked for".into(),
    });
    assert!(refused.contains("fact of the meeting"), "{refused}");
}

#[test]
fn a_time_that_nobody_gave_is_asked_for() {
    let asks = |room: &Room| {
        let found = room.meeting.findings();
        found
            .iter()
            .any(|f| f.what.contains("was called is not given"))
    };
    let mut room = board();
    assert!(!asks(&room));
    let day = room.meeting.calling().date;
    let call = |start| {
        I::CallMeeting(Calling {
            date: day,
            start: Calling::stored_start(start),
            ..Calling::default()
        })
    };
    room.act(call(None));
    assert!(asks(&room));
    room.at("14:00").act(I::Open { presiding: None });
    assert!(asks(&room));
    // Midnight can be given.
    room.act(call(Some(NaiveTime::MIN)));
    assert!(!asks(&room));
    assert_eq!(
        room.meeting
            .calling()
            .start()
            .map(|t| t.format("%H:%M").to_string()),
        Some("00:00".to_owned())
    );
}

#[test]
fn whoever_takes_part_before_they_come_or_after_they_left_is_flagged() {
    let mut room = opened();
    for name in ["Ada Vale", "Ben Orchard"] {
        room.act(I::MarkPresent {
            person: name.into(),
        });
    }
    room.act(apologise("Di Fenn", None));
    room.act(I::Take { item: "3".into() });
    room.at("14:05").act(present("Cy Marsh"));
    room.act(write("Cy Marsh (Member) also asked about costs."));
    room.act(write("It was moved by Cy Marsh that the plan be kept."));
    room.act(write("Cy Marsh was thanked in his absence."));
    room.at("14:10").act(arrive("Marsh".into(), None));
    room.act(write("Cy Marsh said that he agreed."));
    // Before they came; written late, it stands after the arrival, and is none.
    let found = away(&room);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].contains("Cy Marsh presents in item 3"),
        "{found:?}"
    );
    assert!(found[0].contains("only came at 14:10"), "{found:?}");
    assert!(found[1].contains("speaks in item 3"), "{found:?}");
    assert!(found[2].contains("moves in item 3"), "{found:?}");
    assert!(room.meeting.findings().iter().any(|f| f.what == found[0]));
    // After they left, in the item and in the next one.
    room.at("14:20").act(leave("Orchard"));
    room.act(write("Ben Orchard asked for a date."));
    room.at("14:25").act(I::Take { item: "4".into() });
    room.act(write("Ben Orchard and Cy Marsh thanked officers."));
    room.act(present("Di Fenn"));
    let found = away(&room);
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(
        found[3].contains("Ben Orchard speaks in item 3"),
        "{found:?}"
    );
    assert!(found[3].contains("had left at 14:20"), "{found:?}");
    assert!(
        found[4].contains("Ben Orchard speaks in item 4"),
        "{found:?}"
    );
    assert!(found[5].contains("Di Fenn presents in item 4"), "{found:?}");
    assert!(found[5].contains("sent apologies"), "{found:?}");
}

#[test]
fn a_vote_by_somebody_who_was_out_at_its_time_is_flagged_whatever_stands_before_it() {
    use crate::meeting::intent::VoteTold;
    use crate::meeting::motion::{Method, Voice};

    let mut room = board();
    room.at("13:50").act(I::MarkAllPresent);
    room.at("14:00").act(I::Open { presiding: None });
    room.at("14:20").act(I::Take { item: "3".into() });
    room.act(I::Resolve {
        item: None,
        text: "That the plan be adopted".into(),
        stage: Stage::Worded,
        place: Place::End,
    });
    let all_for = || I::Vote {
        on: Vec::new(),
        told: VoteTold {
            method: Method::Recorded,
            ballots: ["Vale", "Orchard", "Marsh", "Fenn"]
                .map(|name| (name.into(), Voice::For))
                .to_vec(),
            ..VoteTold::default()
        },
        place: Place::End,
    };
    room.at("14:27").act(all_for());
    let vote = room.meeting.all_entries().last().unwrap().id;
    room.at("14:30").act(I::StepOut {
        person: "Marsh".into(),
        item: None,
        reason: Text::default(),
        place: Place::End,
    });
    let out: Ref = room.meeting.all_entries().last().unwrap().id.into();
    room.at("14:31").act(I::Return {
        person: "Marsh".into(),
        item: None,
        place: Place::End,
    });
    assert!(away(&room).is_empty(), "{:?}", away(&room));
    let retime = |room: &mut Room, time: &str| {
        room.act(I::Retime {
            entry: out.clone(),
            when: When::Clock(NaiveTime::parse_from_str(time, "%H:%M").unwrap()),
        });
    };
    // The minute of the vote is none before it.
    retime(&mut room, "14:27");
    assert!(away(&room).is_empty(), "{:?}", away(&room));
    retime(&mut room, "14:25");
    let said = "Cy Marsh votes in item 3 at 14:27, and had left at 14:25.";
    assert_eq!(away(&room), [said]);
    let told = room.meeting.findings();
    let told = told.iter().find(|f| f.what == said).unwrap();
    assert_eq!(told.place, crate::meeting::check::Anchor::Entry(vote));
    // So is whoever is said to have come after a vote that stands below the arrival.
    retime(&mut room, "14:30");
    room.at("14:40").act(leave("Fenn"));
    room.at("14:41").act(I::Return {
        person: "Fenn".into(),
        item: None,
        place: Place::End,
    });
    let came: Ref = room.meeting.all_entries().last().unwrap().id.into();
    room.at("14:45").act(I::Resolve {
        item: None,
        text: "That it be reviewed".into(),
        stage: Stage::Worded,
        place: Place::End,
    });
    room.act(all_for());
    assert!(away(&room).is_empty(), "{:?}", away(&room));
    room.at("14:50").act(I::Retime {
        entry: came,
        when: When::Clock(NaiveTime::from_hms_opt(14, 48, 0).unwrap()),
    });
    assert_eq!(
        away(&room),
        ["Di Fenn votes in item 3 at 14:45, and had left at 14:40."]
    );
}

#[test]
fn surnames_keep_their_particles() {
    for (name, surname) in [
        ("Femke van der Zwaan", "van der Zwaan"),
        ("Piers de Quilla", "de Quilla"),
        ("Owen ap Rhys", "ap Rhys"),
        ("Mary St John-Smythe", "St John-Smythe"),
        ("Vanessa De Souza", "De Souza"),
        ("Ana de Souza e Silva", "de Souza e Silva"),
        ("van der Meulen", "van der Meulen"),
        ("Al Green", "Green"),
        ("Rhys", "Rhys"),
        ("Mary Ann Lee", "Lee"),
        ("", ""),
    ] {
        assert_eq!(named("Dr", name).surname(), surname, "{name}");
    }
    assert_eq!(
        named("Dr", "Femke van der Zwaan").short_name(),
        "Dr van der Zwaan"
    );
    let mut room = opened();
    for name in ["Femke van der Zwaan", "Piers de Quilla"] {
        room.act(I::AddPerson(named("Dr", name)));
    }
    room.act(write("Dr de Quilla spoke after Dr van der Zwaan."));
    // With the particle or without it, and put right wherever it stands.
    for called in ["Dr van der Zwaan", "van der Zwaan", "Zwaan", "dr zwaan"] {
        room.act(I::CorrectName {
            person: called.into(),
            to: named("Dr", "Femke van der Zwaan-Bos"),
        });
        room.act(I::CorrectName {
            person: "Dr van der Zwaan-Bos".into(),
            to: named("Dr", "Femke van der Zwaan"),
        });
    }
    room.act(I::CorrectName {
        person: "Dr Quilla".into(),
        to: named("Dr", "Pierso de Quila"),
    });
    let last = room.meeting.all_entries().last().unwrap().text.clone();
    assert_eq!(last, "Dr de Quila spoke after Dr van der Zwaan.");
}

#[test]
fn apostrophes_of_every_shape_are_one() {
    let mut room = opened();
    room.act(I::AddPerson(named("", "Hester O\u{2019}Dowell")));
    room.act(I::AddPerson(named("", "Sean O'Hara")));
    room.act(write("Hester O'Dowell thanked Sean O\u{2019}Hara."));
    for (called, name) in [
        ("O'Dowell", "Hester O\u{2019}Dowell"),
        ("o\u{2019}hara", "Sean O'Hara"),
    ] {
        let to = named("Ms", name);
        room.act(I::CorrectName {
            person: called.into(),
            to,
        });
    }
    let refused = room.refuses(I::AddPerson(named("Ms", "Hester O'Dowell")));
    assert!(
        refused.contains("known to this meeting already"),
        "{refused}"
    );
    // A name in either shape is put right.
    room.act(I::CorrectName {
        person: "O'Dowell".into(),
        to: named("Ms", "Hester Dowell"),
    });
    let last = room.meeting.all_entries().last().unwrap().text.clone();
    assert_eq!(last, "Ms Hester Dowell thanked Ms Sean O'Hara.");
}

#[test]
fn a_cue_that_turns_out_to_be_somebody_known_is_joined() {
    let mut room = opened();
    room.act(I::Attend {
        who: Who::Cue("grey jacket".into()),
    });
    let refused = room.refuses(I::NamePerson {
        person: "grey jacket".into(),
        to: person("Ada Vale", ""),
    });
    assert!(
        refused.contains("JoinPeople(keep: \"Ada Vale\""),
        "{refused}"
    );
    // Another person of that name comes from somewhere else.
    let mut other = person("Ada Vale", "");
    other.organisation = "Rethink".into();
    let known = room.id("Ada Vale");
    room.act(I::ChangePerson {
        person: "Ada Vale".into(),
        to: PersonDetails {
            organisation: "Harrowmere".into(),
            ..person("Ada Vale", "Member")
        },
    });
    room.act(I::NamePerson {
        person: "grey jacket".into(),
        to: other,
    });
    assert_eq!(room.meeting.name(known), "Ada Vale");
}

fn movement_or_text(room: &Room, number: &str) -> Vec<String> {
    let item = room
        .meeting
        .items()
        .iter()
        .find(|i| i.details.number.as_str() == number);
    let entries = room.meeting.entries_of(item.unwrap());
    entries
        .map(|e| match e.kind {
            Kind::Movement { .. } => "movement".to_owned(),
            _ => e.text.clone(),
        })
        .collect()
}

fn type_on(room: &mut Room, entry: &Ref, words: &str) {
    let id = entry.0.parse().unwrap();
    let at = room
        .meeting
        .entry(crate::meeting::id::EntryId(id))
        .unwrap()
        .text
        .len();
    room.act(I::Type {
        entry: entry.clone(),
        at: at as u32,
        went: Text::default(),
        came: words.into(),
        joins: false,
    });
}

#[test]
fn what_was_written_after_an_arrival_stands_after_it_when_the_paragraph_is_split() {
    let split = |at: usize, lead: &str| {
        let mut room = opened();
        room.act(I::Take { item: "3".into() });
        room.act(write(&format!("{lead}The plan was put. Members heard")));
        let entry: Ref = room.meeting.all_entries().last().unwrap().id.into();
        room.at("14:10").act(arrive("Marsh".into(), None));
        room.act(arrive("Fenn".into(), None));
        type_on(&mut room, &entry, " of its cost. Cy Marsh agreed.");
        if !lead.is_empty() {
            // What is put right before it moves the place along.
            room.act(I::Type {
                entry: entry.clone(),
                at: 0,
                went: lead.into(),
                came: Text::default(),
                joins: false,
            });
        }
        room.act(I::Split {
            entry,
            at: at as u32,
        });
        movement_or_text(&room, "3")
    };
    let text = "The plan was put. Members heard of its cost. Cy Marsh agreed.";
    let (first, second) = (text.find(" Members").unwrap(), text.find(" Cy").unwrap());
    for lead in ["", "Today "] {
        assert_eq!(
            split(second, lead),
            [&text[..second], "movement", "movement", "Cy Marsh agreed."]
        );
        // The sentence in which they came stays before them.
        assert_eq!(
            split(first, lead),
            [&text[..first], &text[first + 1..], "movement", "movement"]
        );
    }
}

#[test]
fn only_an_entry_of_words_is_split() {
    let mut room = opened();
    room.act(I::MarkAllPresent).act(I::TakeNext);
    room.act(I::Declare {
        person: "Marsh".into(),
        interest: Interest::Personal,
        items: Vec::new(),
        nature: "a governor of the school".into(),
        leaves: false,
        registered: false,
        sensitive: false,
        dispensation: None,
        item: None,
    });
    let entry: Ref = room.meeting.all_entries().last().unwrap().id.into();
    let refused = room.refuses(I::Split { entry, at: 10 });
    assert!(refused.contains("Write a paragraph after it"), "{refused}");
}

#[test]
fn facts_that_stand_in_an_item_stay_for_everybody_when_it_becomes_private_and_their_words_do_not() {
    let mut room = opened();
    room.act(I::MarkAllPresent)
        .act(I::Take { item: "3".into() });
    room.act(I::Declare {
        person: "Marsh".into(),
        interest: Interest::Other("a close tie".into()),
        items: Vec::new(),
        nature: "his sister bids".into(),
        leaves: false,
        registered: false,
        sensitive: false,
        dispensation: None,
        item: Some("3".into()),
    });
    room.at("14:10").act(I::Leave {
        person: "Fenn".into(),
        item: Some("3".into()),
        reason: "the bid".into(),
        place: Place::End,
    });
    let item = room
        .meeting
        .items()
        .iter()
        .find(|i| i.details.number.as_str() == "3");
    let details = item.unwrap().details.clone();
    room.act(I::ChangeItem {
        item: "3".into(),
        to: ItemDetails {
            exempt: Some(Exempt {
                reason: "Paragraph 3 of Schedule 12A".into(),
            }),
            ..details
        },
        leave_public: false,
    });
    let read = room.meeting.read_by::<crate::meeting::audience::Public>();
    let item = read
        .items()
        .iter()
        .find(|i| i.details.number.as_str() == "3")
        .unwrap();
    let told: Vec<String> = read
        .entries_of(item)
        .filter(|e| e.stream == Stream::Public)
        .map(|e| crate::meeting::describe::kind_in_words(&read, &e.kind, &e.text))
        .collect();
    assert_eq!(
        told,
        ["Cy Marsh declared an interest", "Di Fenn left at 14:10"]
    );
    assert!(
        !format!(
            "{:?}",
            read.entries_of(item)
                .map(|e| e.text.clone())
                .collect::<Vec<_>>()
        )
        .contains("bid")
    );
    let kept: Vec<String> = room
        .meeting
        .all_entries()
        .iter()
        .filter(|e| e.stream == Stream::Exempt)
        .map(|e| e.text.clone())
        .collect();
    assert_eq!(
        kept,
        [
            "Nature of the interest: a close tie: his sister bids",
            "Reason: the bid"
        ]
    );
}

#[test]
fn whoever_is_said_to_speak_in_other_words_is_flagged_too() {
    for (text, flagged) in [
        ("The report was presented by Cy Marsh (Member).", true),
        ("It was then introduced by Cy Marsh.", true),
        ("An update was given by Ada Vale and Cy Marsh.", true),
        (
            "The report was presented by the Director of Care, Cy Marsh.",
            true,
        ),
        ("Questions were asked by Cy Marsh about costs.", true),
        ("The Board received a presentation from Cy Marsh.", true),
        (
            "In answer to a question from Cy Marsh, Ada Vale said that it would.",
            true,
        ),
        ("In reply, Cy Marsh said that it would.", true),
        ("The plan was written by Cy Marsh last year.", false),
        ("The letter from Cy Marsh was noted.", false),
        ("It was presented by Ada Vale.", false),
    ] {
        let mut room = opened();
        for name in ["Ada Vale", "Ben Orchard"] {
            room.act(I::MarkPresent {
                person: name.into(),
            });
        }
        room.act(I::Take { item: "3".into() });
        room.at("14:05").act(write(text));
        room.at("14:10").act(arrive("Marsh".into(), None));
        let found = away(&room);
        assert_eq!(found.len(), usize::from(flagged), "{text}: {found:?}");
    }
}
