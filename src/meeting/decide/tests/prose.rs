//! Rough notes, words recast, names put right, people joined, and queries.

use super::*;
use crate::meeting::entry::{Due, Owner, Verb};
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Lead, Turn};
use crate::meeting::mention::Form;

fn write(text: &str) -> I {
    I::Write {
        item: Some("Care".into()),
        text: text.into(),
        more: Vec::new(),
        place: Place::End,
    }
}

/// What stands in the item on care, notes left out.
fn printed(room: &Room) -> Vec<String> {
    let item = room
        .meeting
        .items()
        .iter()
        .find(|i| i.details.title.as_str() == "Care");
    room.meeting
        .entries_of(item.unwrap())
        .filter(|e| e.stream == Stream::Public)
        .map(|e| e.text.clone())
        .collect()
}

fn note(room: &mut Room, text: &str) -> EntryId {
    room.try_order(&Order {
        stream: Stream::Private,
        ..write(text).into()
    })
    .unwrap();
    room.meeting.all_entries().last().unwrap().id
}

fn newest(room: &Room) -> &crate::meeting::entry::Entry {
    room.meeting.all_entries().last().unwrap()
}

fn titled(name: &str, honorific: &str) -> PersonDetails {
    PersonDetails {
        honorific: honorific.into(),
        ..person(name, "")
    }
}

fn query(words: &str, ask: Option<Lead>) -> I {
    I::Query {
        entry: "newest".into(),
        at: 0,
        words: words.into(),
        ask,
    }
}

/// A query on the first place where words stand in an entry.
fn query_on(room: &mut Room, entry: EntryId, words: &str, ask: Option<Lead>) {
    let at = room.meeting.entry(entry).unwrap().text.find(words).unwrap();
    room.act(I::Query {
        entry: entry.into(),
        at: u32::try_from(at).unwrap(),
        words: words.into(),
        ask,
    });
}

/// The words in question, with their entries' places among all entries.
fn in_question(room: &Room) -> Vec<(usize, String)> {
    let place = |id| room.meeting.all_entries().iter().position(|e| e.id == id);
    room.meeting
        .queries()
        .map(|q| (place(q.entry).unwrap(), room.meeting.queried(q).to_owned()))
        .collect()
}

#[test]
fn a_line_of_notes_becomes_a_paragraph_and_goes_from_the_notes() {
    let mut room = opened();
    room.act(write("The plan was introduced."));
    let notes = note(&mut room, "- costs up 4%\n? who pays\nask again");
    let take = |at| I::TakeNote {
        entry: notes.into(),
        at,
        place: Place::End,
    };
    room.act(take(16));
    assert_eq!(printed(&room), ["The plan was introduced.", "who pays"]);
    assert_eq!(
        room.meeting.entry(notes).unwrap().text,
        "- costs up 4%\nask again"
    );
    room.act(take(20)).act(take(0));
    assert_eq!(
        printed(&room),
        [
            "The plan was introduced.",
            "who pays",
            "ask again",
            "costs up 4%"
        ]
    );
    assert!(
        room.meeting.entry(notes).unwrap().struck,
        "nothing is left of it"
    );
}

#[test]
fn only_a_line_with_words_of_rough_notes_is_taken() {
    let mut room = opened();
    room.act(write("Not a note."));
    let take = |entry: Ref, at| I::TakeNote {
        entry,
        at,
        place: Place::End,
    };
    assert!(
        room.refuses(take("newest".into(), 0))
            .contains("not rough notes")
    );
    let notes = note(&mut room, "- \nwords");
    assert!(room.refuses(take(notes.into(), 0)).contains("no words"));
    assert!(
        room.refuses(take(notes.into(), 99))
            .contains("doesn't exist")
    );
}

#[test]
fn notes_left_over_are_found_once_the_meeting_is_closed() {
    let mut room = opened();
    note(&mut room, "- one\n\n- two");
    note(&mut room, "three");
    let notes = |room: &Room| -> Vec<String> {
        let found = room.meeting.findings().into_iter();
        found
            .map(|f| f.what)
            .filter(|w| w.contains("rough notes"))
            .collect()
    };
    assert!(notes(&room).is_empty());
    room.at("16:00").act(I::Close);
    assert_eq!(notes(&room), ["Item 3 has 3 lines of rough notes."]);
}

#[test]
fn a_paragraph_becomes_a_resolution_or_an_action_in_one_act() {
    let mut room = opened();
    room.act(write("RESOLVED: That the plan be approved."));
    let entry = newest(&room).id;
    let recast = |into, text: &str| I::Recast {
        entry: entry.into(),
        into,
        text: text.into(),
        owners: Vec::new(),
        due: Due::Unset,
    };
    room.act(recast(Turn::Resolution, "That the plan be approved."));
    let e = room.meeting.entry(entry).unwrap();
    assert!(matches!(
        e.kind,
        Kind::Resolution {
            stage: Stage::Worded,
            ..
        }
    ));
    assert_eq!(e.text, "That the plan be approved.");
    // Other words alone leave it agreed.
    room.act(I::Agree {
        entry: entry.into(),
    });
    room.act(recast(
        Turn::Resolution,
        "That the plan be approved in full.",
    ));
    let e = room.meeting.entry(entry).unwrap();
    assert!(matches!(
        e.kind,
        Kind::Resolution {
            stage: Stage::Agreed,
            ..
        }
    ));
    assert!(
        room.refuses(recast(
            Turn::Resolution,
            "That the plan be approved in full."
        ))
        .contains("already")
    );
    room.act(I::Recast {
        entry: entry.into(),
        into: Turn::Action,
        text: "Circulate the plan.".into(),
        owners: vec![
            Lead::Person("Ben Orchard".into()),
            Lead::Named("Finance".into()),
        ],
        due: Due::NextMeeting,
    });
    let owners = vec![
        Owner::Person(room.id("Ben Orchard")),
        Owner::Named("Finance".into()),
    ];
    let kind = &room.meeting.entry(entry).unwrap().kind;
    assert!(
        matches!(kind, Kind::Action { owners: held, due: Due::NextMeeting, .. } if *held == owners)
    );
    let with_owner = I::Recast {
        entry: entry.into(),
        into: Turn::Paragraph,
        text: "Ben will.".into(),
        owners: vec![Lead::Person("Ben Orchard".into())],
        due: Due::Unset,
    };
    assert!(room.refuses(with_owner).contains("Only an action"));
    assert!(
        room.refuses(recast(Turn::Paragraph, " "))
            .contains("Nothing would be left")
    );
}

#[test]
fn the_sentence_that_says_who_presented_can_be_recast_and_a_coming_can_not() {
    let mut room = opened();
    room.act(I::Present {
        item: Some("Care".into()),
        who: vec![Who::from("Cy Marsh")],
        form: crate::meeting::entry::Form::Report,
        text: Text::default(),
        place: Place::End,
    });
    let recast = || I::Recast {
        entry: "newest".into(),
        into: Turn::Paragraph,
        text: "Cy Marsh spoke.".into(),
        owners: Vec::new(),
        due: Due::Unset,
    };
    room.act(recast());
    assert_eq!(printed(&room), ["Cy Marsh spoke."]);
    room.act(arrive(Who::from("Di Fenn"), None));
    assert!(room.refuses(recast()).contains("no words of its own"));
}

#[test]
fn words_inside_a_sentence_become_an_outcome_or_an_action_and_the_sentence_stays() {
    let mut room = opened();
    let said = "Members noted the figures, and Ben Orchard is to circulate them.";
    room.act(write(said));
    let from = newest(&room).id;
    room.act(I::Conclude {
        item: Some("Care".into()),
        verb: Verb::Noted,
        text: "Members noted the figures.".into(),
        limbs: Vec::new(),
        place: Place::After(from),
    });
    room.act(I::AddAction {
        item: None,
        text: "Circulate the figures.".into(),
        owners: vec![Lead::Person("Orchard".into())],
        due: Due::Unset,
        from: Some(from.into()),
        place: Place::End,
    });
    assert_eq!(
        printed(&room),
        [said, "Members noted the figures.", "Circulate the figures."]
    );
    assert!(matches!(newest(&room).kind, Kind::Action { from: Some(held), .. } if held == from));
}

#[test]
fn a_name_is_put_right_in_every_form_and_place() {
    let mut room = opened();
    room.act(I::ChangePerson {
        person: "Ada Vale".into(),
        to: titled("Ada Vale", "Councillor"),
    });
    room.act(write(
        "Councillor Ada Vale opened. Ada Vale's paper stood; Councillor Vale spoke.",
    ));
    room.act(write(
        "The Vale-Orchard report, Vale and Ada Valence were not meant.",
    ));
    room.act(write("Councillor Vale was struck."));
    room.act(I::Strike {
        entry: "newest".into(),
    });
    let vale = room.id("Ada Vale");
    let mentions = room.meeting.mentions(vale);
    let forms: Vec<Form> = mentions.iter().map(|m| m.form).collect();
    assert_eq!(forms, [Form::Full, Form::Name, Form::Short]);
    assert_eq!(mentions[2].number.as_str(), "3");
    assert_eq!(
        mentions[2].line,
        "\u{2026} opened. Ada Vale's paper stood; Councillor Vale spoke."
    );
    let splices = room.records;
    room.act(I::CorrectName {
        person: "Ada Vale".into(),
        to: titled("Ada Veil", "Councillor"),
    });
    assert_eq!(room.records, splices + 1, "one act");
    assert_eq!(
        printed(&room),
        [
            "Councillor Ada Veil opened. Ada Veil's paper stood; Councillor Veil spoke.",
            "The Vale-Orchard report, Vale and Ada Valence were not meant.",
        ]
    );
    assert!(
        room.refuses(I::CorrectName {
            person: "Ada Veil".into(),
            to: titled("Ada Veil", "Councillor"),
        })
        .contains("changes nothing")
    );
    // A title that stands before the name already isn't doubled.
    room.act(write("Dr Ben Orchard came, and Ben Orchard spoke."));
    room.act(I::CorrectName {
        person: "Ben Orchard".into(),
        to: titled("Ben Orchard", "Dr"),
    });
    assert_eq!(
        newest(&room).text,
        "Dr Ben Orchard came, and Dr Ben Orchard spoke."
    );
}

#[test]
fn what_may_mean_somebody_else_is_left_alone() {
    let mut room = opened();
    for (name, was) in [("Ada Vale", "Ada Vale"), ("Mary Ada Vale", "Ben Orchard")] {
        room.act(I::ChangePerson {
            person: was.into(),
            to: titled(name, "Councillor"),
        });
    }
    room.act(write("Councillor Vale and Mary Ada Vale heard Ada Vale."));
    room.act(I::CorrectName {
        person: "Councillor Ada Vale".into(),
        to: titled("Ada Veil", "Councillor"),
    });
    assert_eq!(
        printed(&room),
        ["Councillor Vale and Mary Ada Vale heard Ada Veil."]
    );
}

#[test]
fn two_entries_for_one_person_become_one_and_every_mention_with_them() {
    let mut room = opened();
    room.act(I::MarkPresent {
        person: "Ben Orchard".into(),
    });
    room.act(I::Present {
        item: Some("Care".into()),
        who: vec![Who::New(titled("Benn Orcherd", "Mr"))],
        form: crate::meeting::entry::Form::Report,
        text: Text::default(),
        place: Place::End,
    });
    room.act(I::AddAction {
        item: Some("Care".into()),
        text: "Ask Mr Orcherd again.".into(),
        owners: vec![
            Lead::Person("Orcherd".into()),
            Lead::Person("Ben Orchard".into()),
        ],
        due: Due::Unset,
        from: None,
        place: Place::End,
    });
    room.act(query("Ask", Some(Lead::Person("Orcherd".into()))));
    room.act(I::JoinPeople {
        keep: "Ben Orchard".into(),
        gone: "Benn Orcherd".into(),
    });
    let ben = room.id("Ben Orchard");
    assert_eq!(
        printed(&room),
        [
            "Ben Orchard presented the report.",
            "Ask Ben Orchard again."
        ]
    );
    assert!(
        room.meeting
            .people()
            .iter()
            .all(|p| p.details.name.as_str() != "Benn Orcherd")
    );
    assert!(
        matches!(&newest(&room).kind, Kind::Action { owners, .. } if *owners == [Owner::Person(ben)])
    );
    assert_eq!(
        room.meeting.queries().next().unwrap().ask,
        Some(Owner::Person(ben))
    );
    assert!(
        matches!(&room.meeting.all_entries()[0].kind, Kind::Presented { who, .. } if *who == [ben])
    );
}

#[test]
fn those_who_cannot_be_one_person_are_not_joined() {
    let mut room = opened();
    let join = |keep: &str, gone: &str| I::JoinPeople {
        keep: keep.into(),
        gone: gone.into(),
    };
    assert!(
        room.refuses(join("Ada Vale", "Vale"))
            .contains("one person already")
    );
    room.act(I::MarkAllPresent);
    assert!(
        room.refuses(join("Ada Vale", "Ben Orchard"))
            .contains("for the seat")
    );
    room.act(I::Attend {
        who: Who::Cue("red scarf".into()),
    });
    let refusal = room.refuses(join("Ada Vale", "red scarf"));
    assert!(
        refusal.contains("in the room at the same time"),
        "{refusal}"
    );
    assert!(
        room.refuses(join("red scarf", "Ada Vale"))
            .contains("no name yet")
    );
    room.act(I::Unmark {
        person: "red scarf".into(),
    });
    room.act(write(
        "[red scarf] asked about costs. [red scarf] was thanked.",
    ));
    room.act(join("Ada Vale", "red scarf"));
    assert_eq!(
        newest(&room).text,
        "Ada Vale (Member) asked about costs. Ada Vale was thanked."
    );
    room.act(apologise("Di Fenn", Some(Who::New(person("Dee Fenn", "")))));
    assert!(
        room.refuses(join("Di Fenn", "Dee Fenn"))
            .contains("sits in")
    );
}

#[test]
fn a_query_goes_with_its_words() {
    let mut room = opened();
    room.act(write("Of 319 cases, 12 were closed."));
    let entry = newest(&room).id;
    query_on(
        &mut room,
        entry,
        "319",
        Some(Lead::Person("Di Fenn".into())),
    );
    query_on(&mut room, entry, "12", None);
    let typed = |at, went: &str, came: &str| I::Type {
        entry: entry.into(),
        at,
        went: went.into(),
        came: came.into(),
        joins: false,
    };
    // Before them, between them, and inside one of them.
    room.act(typed(0, "Of", "Out of"))
        .act(typed(11, "", "new "))
        .act(typed(8, "1", "21"));
    assert_eq!(newest(&room).text, "Out of 3219 new cases, 12 were closed.");
    assert_eq!(in_question(&room), [(0, "3219".into()), (0, "12".into())]);
    room.act(I::Split {
        entry: entry.into(),
        at: 22,
    });
    assert_eq!(
        printed(&room),
        ["Out of 3219 new cases,", "12 were closed."]
    );
    assert_eq!(in_question(&room), [(0, "3219".into()), (1, "12".into())]);
    room.act(I::Join {
        entry: "newest".into(),
    });
    assert_eq!(in_question(&room), [(0, "3219".into()), (0, "12".into())]);
    // Words that go take their query with them.
    room.act(typed(6, " 3219", ""));
    assert_eq!(in_question(&room), [(0, "12".into())]);
}

#[test]
fn a_query_is_moved_on_taken_from_the_notes_and_recast_with_its_words() {
    let mut room = opened();
    room.act(I::Take {
        item: "Care".into(),
    });
    room.act(write("Care was discussed. Then 40 forms were tabled."));
    let entry = newest(&room).id;
    query_on(&mut room, entry, "40", None);
    room.act(I::MoveOn {
        entry: entry.into(),
        at: 19,
        to: None,
    });
    assert_eq!(in_question(&room), [(1, "40".into())]);
    assert_eq!(newest(&room).text, "Then 40 forms were tabled.");
    let notes = note(&mut room, "costs\n- 319 beds");
    query_on(&mut room, notes, "319", Some(Lead::Named("Finance".into())));
    room.act(I::TakeNote {
        entry: notes.into(),
        at: 7,
        place: Place::End,
    });
    assert_eq!(in_question(&room), [(1, "40".into()), (3, "319".into())]);
    room.act(I::Recast {
        entry: "newest".into(),
        into: Turn::Outcome(Verb::Noted),
        text: "The Board noted that 319 beds were open.".into(),
        owners: Vec::new(),
        due: Due::Unset,
    });
    assert_eq!(in_question(&room), [(1, "40".into()), (3, "319".into())]);
}

#[test]
fn a_query_is_settled_with_other_words_or_as_it_stands() {
    let mut room = opened();
    room.act(write("319 cases and 12 more."));
    let entry = newest(&room).id;
    query_on(
        &mut room,
        entry,
        "319",
        Some(Lead::Person("Di Fenn".into())),
    );
    query_on(&mut room, entry, "12", None);
    let settle = |query: &str, instead: &str| I::SettleQuery {
        query: query.into(),
        instead: instead.into(),
    };
    let found: Vec<String> = room
        .meeting
        .findings()
        .into_iter()
        .map(|f| f.what)
        .collect();
    assert!(found.contains(&"\u{201C}319\u{201D} in item 3 is to be asked of Di Fenn.".into()));
    assert!(found.contains(
        &"\u{201C}12\u{201D} in item 3 is in question, and nobody is named to be asked.".into()
    ));
    let by = room.meeting.queries_by_person();
    assert_eq!(by.len(), 2);
    assert_eq!(by[0].0, Some(Owner::Person(room.id("Di Fenn"))));
    room.act(settle("319", "391")).act(settle("12", ""));
    assert_eq!(newest(&room).text, "391 cases and 12 more.");
    assert!(in_question(&room).is_empty());
    assert!(room.refuses(settle("12", "")).contains("No open query"));
    assert!(
        room.refuses(query("392", None))
            .contains("not what stands there")
    );
    room.act(query("391", None));
    assert!(
        room.refuses(query("391", None))
            .contains("in question already")
    );
    // A struck entry's queries are not asked, and stand again with it.
    room.act(I::Strike {
        entry: entry.into(),
    });
    assert!(in_question(&room).is_empty());
    room.act(I::RestoreEntry {
        entry: entry.into(),
    });
    assert_eq!(in_question(&room), [(0, "391".into())]);
}
