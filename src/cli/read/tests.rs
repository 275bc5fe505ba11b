//! What is printed of a pack: docs/read.md names every field, and the public reads nothing that
//! counts as confidential.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use super::text;
use crate::app::environment::Readers;
use crate::app::pack_reading::{PackReading, json};
use crate::import::found::{Found, Place};
use crate::import::proposal::{
    Action, Ask, Exempt, Item, KnownAbsence, Member, Minuted, Minutes, Notice, PassedOver, Planned,
    Present, Programme, Proposal, Report, Resolved, Source, SourceLine,
};
use crate::meeting::agenda::Progress;
use crate::meeting::agenda::{Business, FutureMeeting, Purpose};
use crate::meeting::people::{Body, Office, PersonDetails, SeatDetails};
use crate::meeting::text::Text;

const PAGE: &str = include_str!("../../../docs/read.md");

fn at(line: u32) -> Place {
    Place {
        source: 0,
        page: 1,
        line,
        to: line,
    }
}

fn found<T>(value: T) -> Found<T> {
    Found {
        value,
        place: at(2),
        doubt: Some("Is it?".into()),
        before: Some("Something else".into()),
    }
}

fn words(text: &str) -> Found<Text> {
    found(text.into())
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 5).unwrap()
}

fn time() -> NaiveTime {
    NaiveTime::from_hms_opt(16, 0, 0).unwrap()
}

fn person() -> PersonDetails {
    PersonDetails {
        name: "Marion Ashby".into(),
        honorific: "Councillor".into(),
        role: "Lead for Ferries".into(),
        organisation: "Harbour Council".into(),
        cue: true,
        councillor: true,
        last_attended: NaiveDate::from_ymd_opt(2025, 11, 20),
    }
}

/// With something in every field.
fn full() -> Proposal {
    Proposal {
        sources: vec![Source {
            name: "pack.txt".into(),
            format: "text".into(),
            pages: 1,
            remarks: vec!["A remark.".into()],
            lines: vec![SourceLine {
                number: 1,
                page: 1,
                text: "Words".into(),
            }],
        }],
        style: Some(Box::new(crate::meeting::house::HouseTold {
            name: "harbour".into(),
            ..Default::default()
        })),
        house: Some(Body {
            name: "Harbour Board".into(),
            host: "Harbour Council".into(),
            kind: "board".into(),
            chair_title: "Chair".into(),
            called: "the Board".into(),
            members: "Members".into(),
        }),
        body: Some(words("Harbour Board")),
        host: Some(words("Harbour Council")),
        chair_title: Some(words("Chair")),
        kind: Some(words("extraordinary")),
        date: Some(found(date())),
        start: Some(found(time())),
        venue: Some(words("Room 3")),
        officer: Some(words("A. Clerk")),
        contacts: vec![words("clerk@harbour.example")],
        members: vec![member()],
        items: vec![item()],
        future: vec![found(FutureMeeting {
            date: date(),
            start: Some(time()),
            venue: "Room 3".into(),
        })],
        reports: vec![report()],
        minutes: vec![minutes()],
        actions: vec![Action {
            raised: Some(found(date())),
            topic: "Ferries".into(),
            text: words("Paint the pier."),
            owners: vec!["Works".into()],
            progress: Progress::ToMeeting("May".into()),
            exempt: true,
            comment: "Begun.".into(),
            origin: "s a:1.0".into(),
        }],
        programme: vec![Programme {
            when: words("May 2026"),
            date: Some(date()),
            theme: "Tolls".into(),
            items: vec![Planned {
                title: words("Tolls"),
                summary: "A review".into(),
                lead: "Works".into(),
                purpose: "To discuss".into(),
            }],
            free: 1,
        }],
        noticed: vec![Notice {
            place: at(1),
            words: "The year is wrong.".into(),
        }],
        passed_over: vec![PassedOver {
            place: at(9),
            what: "not understood".into(),
        }],
        weighed: Vec::new(),
    }
}

fn member() -> Member {
    Member {
        person: found(person()),
        office: Office::Chair,
        group: "Labour".into(),
        voting: false,
        substitute: true,
        seat: Some(SeatDetails {
            title: "Chair".into(),
            organisation: "Harbour Council".into(),
            category: "councillor".into(),
            office: Office::Chair,
            voting: false,
            statutory: true,
        }),
        usual_deputy: Some(person()),
        absences: vec![KnownAbsence {
            on: NaiveDate::from_ymd_opt(2026, 3, 4).unwrap_or_default(),
            by: "Harbour Council".into(),
            until: NaiveDate::from_ymd_opt(2026, 10, 1),
            withdrawn_on: NaiveDate::from_ymd_opt(2026, 7, 3),
            withdrawn_by: "Harbour Council".into(),
        }],
    }
}

fn item() -> Item {
    Item {
        number: words("4"),
        title: words("Ferry fares"),
        description: Some(words("To receive")),
        parts: vec![words("A part")],
        pages: Some(words("3-4")),
        lead: Some(words("Works")),
        business: Business::Minutes,
        purpose: Purpose::Decision,
        planned_minutes: Some(10),
        to_follow: true,
        exempt: Some(found(Exempt {
            paragraph: "Paragraph 3".into(),
        })),
        late: true,
        attachments: vec![words("fares.pdf")],
    }
}

fn report() -> Report {
    Report {
        item: Some(words("4")),
        title: words("Ferry Fares"),
        date: Some(found(date())),
        classification: Some(words("Exempt")),
        of: Some(words("canary-of")),
        wards: Some(words("canary-wards")),
        policy: Some(words("canary-policy")),
        finance: Some(words("canary-finance")),
        author: Some(words("canary-author")),
        purpose: Purpose::Decision,
        confidential: Some(true),
        asks: vec![Ask {
            label: "a".into(),
            text: words("canary-text"),
            lead: "canary-lead".into(),
            that: words("canary-that"),
        }],
        place: Place { to: 8, ..at(5) },
    }
}

fn minutes() -> Minutes {
    Minutes {
        date: Some(found(date())),
        draft: true,
        present: vec![found(Present {
            person: person(),
            deputy: true,
            chair: true,
            in_attendance: true,
        })],
        apologies: vec![found(person())],
        items: vec![Minuted {
            number: "1".into(),
            title: words("Ferries"),
            paragraphs: 2,
            exempt: true,
            resolved: vec![Resolved {
                label: "1.1".into(),
                text: words("That it be."),
            }],
        }],
        started: Some(found(time())),
        ended: Some(found(time())),
        place: at(1),
    }
}

fn printed(proposal: Proposal, audience: Readers, lines: bool) -> Value {
    let fit = PackReading::new(proposal, audience);
    serde_json::from_slice(&json::print(&fit, lines).unwrap()).unwrap()
}

/// The fields as docs/read.md names them: what is found stands for its value, and places are told
/// of once.
fn paths(value: &Value, path: &str, out: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => {
            for value in values {
                paths(value, &format!("{path}[]"), out);
            }
        }
        Value::Object(fields) if fields.contains_key("value") => {
            let mut keys: Vec<&str> = fields.keys().map(String::as_str).collect();
            keys.sort_unstable();
            assert_eq!(
                keys,
                ["before", "certain", "doubt", "place", "value"],
                "{path}"
            );
            paths(&fields["value"], path, out);
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let named = format!("{path}.{name}");
                let named = named.trim_start_matches('.');
                // A word of a list with something after it is no field.
                if name.starts_with(char::is_uppercase) {
                    continue;
                }
                out.insert(named.to_owned());
                if name == "place" {
                    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
                    assert_eq!(keys.len(), 4, "{keys:?}");
                } else {
                    paths(value, named, out);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_page_names_every_field_and_no_other() {
    let mut are = BTreeSet::new();
    paths(&printed(full(), Readers::Full, true), "", &mut are);
    let told: BTreeSet<String> = PAGE
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect();
    let untold: Vec<&String> = are.difference(&told).collect();
    let gone: Vec<&String> = told.difference(&are).collect();
    assert!(
        untold.is_empty() && gone.is_empty(),
        "untold {untold:?}, gone {gone:?}"
    );
}

#[test]
fn the_public_reads_nothing_of_a_confidential_report() {
    let mut proposal = full();
    proposal.noticed.push(Notice {
        place: at(6),
        words: "canary-notice".into(),
    });
    let public = printed(proposal.clone(), Readers::Public, false);
    assert_eq!(public["reports"][0]["withheld"], Value::Bool(true));
    assert_eq!(public["reports"][0]["title"]["value"], "Ferry Fares");
    assert!(!public.to_string().contains("canary"), "{public}");
    assert_eq!(public["noticed"].as_array().unwrap().len(), 1);
    let full = printed(proposal.clone(), Readers::Full, false);
    for word in [
        "of", "wards", "policy", "finance", "author", "text", "lead", "that", "notice",
    ] {
        assert!(
            full.to_string().contains(&format!("canary-{word}")),
            "{word}"
        );
    }
    let shown = text::print(
        PackReading::new(proposal.clone(), Readers::Public),
        false,
        false,
    );
    assert!(
        !shown.contains("canary") && shown.contains("--audience full"),
        "{shown}"
    );
    let shown = text::print(PackReading::new(proposal, Readers::Full), true, false);
    assert!(
        shown.contains("canary-that") && shown.contains("1  Words"),
        "{shown}"
    );
}

#[test]
fn without_a_word_of_its_own_a_report_is_withheld() {
    for (classification, withheld) in [
        (None, true),
        (Some("Category B"), true),
        (Some("General Release"), false),
    ] {
        let mut proposal = full();
        proposal.items = Vec::new();
        proposal.reports[0].confidential = None;
        let certain = |words: &str| Found::certain(Text::line(words), at(5));
        proposal.reports[0].classification = classification.map(certain);
        let public = printed(proposal, Readers::Public, false);
        assert_eq!(public["reports"][0]["withheld"], Value::Bool(withheld));
        assert_eq!(public.to_string().contains("canary"), !withheld);
    }
}
