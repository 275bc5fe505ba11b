//! Freezes what is stored: the names of events, of their fields and of everything inside them.
//!
//! `golden/events-1.ron` holds every event of format 1, `golden/events-2.ron` and so on
//! those that need a reader of that format. A line that no longer reads
//! back to the same bytes would mean that sessions of officers no longer open: never change a line
//! there, only add.

use std::collections::BTreeSet;

use quorate::journal::{Act, Record};
use quorate::meeting::entry::Stream;
use quorate::meeting::{Event, Fact};

/// The events that each format added.
const EVENTS: &[(u32, &str)] = &[
    (1, include_str!("../golden/events-1.ron")),
    (2, include_str!("../golden/events-2.ron")),
    (3, include_str!("../golden/events-3.ron")),
    (4, include_str!("../golden/events-4.ron")),
];

#[test]
fn every_stored_event_reads_back_to_the_same_bytes() {
    for (format, events) in EVENTS {
        for line in events.lines() {
            let event: Event = ron::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
            assert_eq!(ron::to_string(&event).unwrap(), line);
            assert_eq!(event.needs_reader(), *format, "{line}");
        }
    }
}

#[test]
fn every_event_that_can_be_stored_is_frozen() {
    let frozen: BTreeSet<&str> = EVENTS
        .iter()
        .flat_map(|(_, events)| events.lines())
        .filter_map(|l| l.split('(').next())
        .collect();
    let source = include_str!("../../src/meeting/event.rs");
    let body = source
        .split("pub enum Event {")
        .nth(1)
        .unwrap()
        .split("\n}\n")
        .next()
        .unwrap();
    let named: BTreeSet<&str> = body
        .lines()
        .filter(|l| l.starts_with("    ") && l.chars().nth(4).is_some_and(char::is_uppercase))
        .map(|l| l.trim().split(['(', ' ', ',']).next().unwrap())
        .collect();
    assert!(named.len() > 35, "the events were not found");
    assert_eq!(named, frozen);
}

#[test]
fn a_record_and_its_acts_are_frozen() {
    let lines = [
        r#"(seq:1,at:"2026-03-05T14:00:00Z",by:"officer",act:Did([(Public,EntryStruck(entry:"a:9.0")),(Exempt,EntryStruck(entry:"a:9.0")),(Private,EntryStruck(entry:"a:9.0"))]))"#,
        r#"(seq:2,at:"2026-03-05T14:00:00+01:00",by:"officer",act:Undid([1]))"#,
        r#"(seq:3,at:"2026-03-05T14:00:00+01:00",by:"officer",act:Redid([1]))"#,
        r#"(seq:4,at:"2026-03-05T14:00:00+01:00",by:"officer",act:Raised(min_reader:2))"#,
    ];
    for line in lines {
        let record: Record = ron::from_str(line).unwrap();
        assert_eq!(ron::to_string(&record).unwrap(), line);
    }
    let record: Record = ron::from_str(lines[0]).unwrap();
    let Act::Did(facts) = record.act else {
        panic!("facts")
    };
    assert!(matches!(facts[1], Fact(Stream::Exempt, _)));
}

#[test]
fn an_unknown_field_or_event_is_refused_and_not_dropped() {
    for line in [
        r#"EntryStruck(entry:"a:9.0",why:"a newer version says so")"#,
        r#"EntryBurnt(entry:"a:9.0")"#,
        r#"PersonAdded((name:"Ada Vale",pronouns:"she"))"#,
        r#"Recorded(item:"a:3.0",place:End,kind:Action(owners:[],urgency:3))"#,
    ] {
        assert!(ron::from_str::<Event>(line).is_err(), "{line}");
    }
}
