//! Spelling as an officer meets it: misspelt words are marked and put right, and what the samples
//! say about their people and papers is left alone.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeMap;
use std::fs;

use chrono::DateTime;
use quorate::checks::{Mark, Rule, Snapshot, Speller, counts, table};
use quorate::journal::{Journal, Record};
use quorate::meeting::agenda::ItemDetails;
use quorate::meeting::entry::{Kind, Place, Stream};
use quorate::meeting::id::{Id, ItemId, Writer};
use quorate::meeting::{Event, Fact, Meeting};
use quorate::phrases::Book;
use quorate::storage::read;

/// A hundred slips with the words that were meant, drawn once; the file tells how.
const MISSPELLINGS: &str = include_str!("../spelling/misspellings.txt");

/// A finished meeting, and two that are prepared.
const WHOLE: &[u8] = include_bytes!("../../sessions/2014-11-20-westminster-hwb.ron");
const PREPARED: [&[u8]; 2] = [
    include_bytes!("../../sessions/2015-01-22-westminster-hwb.ron"),
    include_bytes!("../../sessions/2026-03-19-harrowmere-hwb.ron"),
];

fn sample(bytes: &[u8]) -> Meeting {
    let loaded = read::load::<Record>(bytes).unwrap();
    let journal = Journal::replay(Writer::FIRST, "officer".into(), loaded.records).unwrap();
    journal.meeting().clone()
}

/// `meeting` with one more item, whose paragraphs these are.
fn written(mut meeting: Meeting, paragraphs: &[&str]) -> (Meeting, ItemId) {
    let now = DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap();
    let mut record = 900_000;
    let mut fact = |event| {
        record += 1;
        let id = Id {
            writer: Writer::FIRST,
            record,
            index: 0,
        };
        meeting.apply(id, now, &Fact(Stream::Public, event));
        id
    };
    let item = ItemId(fact(Event::ItemAdded {
        details: ItemDetails {
            number: "99".into(),
            title: "Report".into(),
            ..ItemDetails::default()
        },
        after: None,
    }));
    for text in paragraphs {
        fact(Event::Recorded {
            item,
            place: Place::End,
            kind: Kind::Paragraph,
            text: (*text).into(),
        });
    }
    assert_eq!(meeting.misfits(), 0);
    (meeting, item)
}

fn text_of<'m>(meeting: &'m Meeting, mark: &Mark) -> &'m str {
    &meeting.entry(mark.entry).unwrap().text[mark.range.clone()]
}

fn misspelt(meeting: &Meeting, item: Option<ItemId>, speller: &Speller) -> Vec<String> {
    Snapshot::of(meeting, &Book::default(), item)
        .run(Some(speller))
        .iter()
        .filter(|m| m.rule == Rule::Spelling)
        .map(|m| text_of(meeting, m).to_owned())
        .collect()
}

#[test]
fn of_a_hundred_misspellings_all_are_marked_and_most_put_right() {
    let speller = Speller::load();
    let pairs: BTreeMap<&str, &str> = MISSPELLINGS
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split_once(' ').unwrap())
        .collect();
    assert_eq!(pairs.len(), 100);
    let sentences: Vec<String> = pairs
        .keys()
        .map(|slip| format!("Members noted the {slip} at length."))
        .collect();
    let paragraphs: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let (meeting, item) = written(Meeting::new(), &paragraphs);
    let marked = misspelt(&meeting, Some(item), &speller);
    assert_eq!(marked, pairs.keys().copied().collect::<Vec<_>>());

    let snapshot = Snapshot::of(&meeting, &Book::default(), Some(item));
    let missed: Vec<&str> = pairs
        .iter()
        .filter(|(slip, meant)| {
            !snapshot
                .suggest(&speller, slip, 3)
                .iter()
                .any(|s| s == *meant)
        })
        .map(|(slip, _)| *slip)
        .collect();
    assert!(
        missed.len() <= 15,
        "{} of 100 were not put right: {missed:?}",
        missed.len()
    );
}

#[test]
fn nothing_is_misspelt_in_the_finished_sample() {
    let meeting = sample(WHOLE);
    assert_eq!(
        misspelt(&meeting, None, &Speller::load()),
        Vec::<String>::new()
    );
}

#[test]
fn the_people_and_papers_of_every_sample_are_known() {
    let speller = Speller::load();
    for bytes in PREPARED.into_iter().chain([WHOLE]) {
        let meeting = sample(bytes);
        let mut said: Vec<String> = Vec::new();
        for person in meeting.people() {
            let details = &person.details;
            said.push(format!("{}'s report", details.full_name()));
            said.push(details.short_name());
            said.push(details.name_and_role());
        }
        for seat in meeting.seats() {
            said.push(format!(
                "{} ({})",
                seat.details.title, seat.details.organisation
            ));
        }
        for item in meeting.items() {
            said.push(item.details.title.to_string());
            said.push(item.details.title.to_uppercase());
            if let Some(report) = &item.report {
                said.push(format!("{} {} {}", report.title, report.of, report.author));
                said.extend(report.asks.iter().map(|a| a.text.to_string()));
            }
        }
        for prior in meeting.prior_actions() {
            said.push(prior.action.text.to_string());
        }
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        let (meeting, item) = written(meeting, &said);
        assert_eq!(
            misspelt(&meeting, Some(item), &speller),
            Vec::<String>::new()
        );
    }
}

/// Words that minutes use every day, for the sample's own board.
const EVERYDAY: &str = "The quorate meeting reconvened; the co-opted members, the minute-taker and \
    Cllr Robathan's deputy were minuted. Safeguarding, wellbeing, reablement, commissioning, \
    co-commissioning, signposting and workstreams were prioritised, and underspends ring-fenced. \
    Recusals, apologies, virements and the outturn were noted, as were Healthwatch's focussed \
    co-production, the re-procurement, the roadmap's timeframes and out-of-hours in-reach. \
    The organisation's programme was finalised at 4.15pm, e.g. for 14-year-olds in SW1E 6QP; the \
    sub-group's papers are on www.example.org.uk/papers and from clerk@example.org. \
    Multi-agency, multidisciplinary and inpatient care, prescribers, carers' assessments, \
    telehealth, neurodiversity and unallocated s106 monies: the 2nd and 3rd quarters' KPIs.";

#[test]
fn everyday_words_of_minutes_are_known() {
    let (meeting, item) = written(sample(WHOLE), &[EVERYDAY]);
    assert_eq!(
        misspelt(&meeting, Some(item), &Speller::load()),
        Vec::<String>::new()
    );
}

#[test]
fn american_spelling_is_put_right() {
    let speller = Speller::load();
    let slips = [
        ("organize", "organise"),
        ("color", "colour"),
        ("center", "centre"),
        ("behavior", "behaviour"),
        ("prioritized", "prioritised"),
        ("counseling", "counselling"),
    ];
    let said: Vec<&str> = slips.iter().map(|(slip, _)| *slip).collect();
    let (meeting, item) = written(Meeting::new(), &[said.join(" ").as_str()]);
    assert_eq!(misspelt(&meeting, Some(item), &speller), said);
    let snapshot = Snapshot::of(&meeting, &Book::default(), Some(item));
    for (slip, meant) in slips {
        let found = snapshot.suggest(&speller, slip, 3);
        assert!(found.iter().any(|f| f == meant), "{slip}: {found:?}");
    }
}

#[test]
fn the_finished_sample_has_no_slip_but_one_long_sentence() {
    let meeting = sample(WHOLE);
    let marks = Snapshot::of(&meeting, &Book::default(), None).run(Some(&Speller::load()));
    let told: Vec<(Rule, &str)> = marks
        .iter()
        .map(|m| (m.rule, text_of(&meeting, m)))
        .collect();
    // One sentence there is long indeed.
    assert_eq!(counts(&marks), [(Rule::LongSentence, 1)], "{told:?}");
    assert!(
        told[0]
            .1
            .starts_with("Among them were a Tri-borough telephone line")
    );
    assert_eq!(told[0].1.split_whitespace().count(), 65);
}

#[test]
fn the_page_tells_every_check() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/checks.md");
    if std::env::var_os("WRITE_DOCS").is_some() {
        fs::write(path, table()).unwrap();
    }
    assert!(
        fs::read_to_string(path).is_ok_and(|page| page == table()),
        "WRITE_DOCS=1 cargo test --test meeting spelling writes docs/checks.md anew"
    );
}
