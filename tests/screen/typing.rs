//! Prose at typing speed: an item of minutes is typed by keys into the sample session, with the
//! roster and the starter phrases alone, and every key is counted.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use chrono::DateTime;
use quorate::journal::{Journal, Record};
use quorate::meeting::entry::{Due, Kind, Owner, Stage};
use quorate::meeting::id::Writer;
use quorate::storage::read;
use quorate::tui::testing::Bench;

/// Written, and committed, before the phrases were.
const TEXT: &str = include_str!("../typing/falls-and-frailty.txt");
const SAMPLE: &[u8] = include_bytes!("../../sessions/2026-03-19-harrowmere-hwb.ron");

/// The sample with the meeting open at item 5, and nothing of that item written.
fn begin() -> Bench {
    let now = DateTime::parse_from_rfc3339("2026-03-19T14:01:00+00:00").unwrap();
    let loaded = read::load::<Record>(SAMPLE).unwrap();
    let journal = Journal::replay(Writer::FIRST, "officer".into(), loaded.records).unwrap();
    let mut bench = Bench::on(journal, (80, 24), now);
    bench.press("<F2>AO<Enter><Enter><F12><C-Space>j5<Enter><C-Space>t");
    bench
}

/// The item as it reads, a line an entry, in the form of the text to be typed.
fn read_back(bench: &Bench) -> Vec<String> {
    let meeting = bench.meeting();
    let item = meeting.before_body().unwrap();
    let line = |entry: &quorate::meeting::entry::Entry| match &entry.kind {
        Kind::Resolution { stage, .. } => {
            assert_eq!(*stage, Stage::Agreed, "{}", entry.text);
            format!("RESOLVED: {}", entry.text)
        }
        Kind::Action { owners, due, .. } => {
            let owners: Vec<String> = owners
                .iter()
                .map(|owner| match owner {
                    Owner::Person(id) => meeting.name(*id),
                    Owner::Named(words) => words.to_string(),
                })
                .collect();
            assert_eq!(*due, Due::NextMeeting);
            format!(
                "ACTION: {} ({}, next meeting)",
                entry.text,
                owners.join(", ")
            )
        }
        _ => entry.text.clone(),
    };
    meeting.entries_of(item).map(line).collect()
}

/// Every phrase that the text is typed with serves other minutes as well.
#[test]
fn the_same_phrases_write_another_item() {
    let mut bench = begin();
    bench.press("<C-Space>j8<Enter><C-Space>t");
    bench.press("prs<Tab> the hours of every pharmacy in the county.<Enter>");
    bench.press("Sid<Tab> awh<Tab> people without a car could be helped. irw<Tab>Far<Tab><Tab> ");
    bench.press("two pharmacies delivered.<Enter>");
    bench.press("mwp<Tab>. Some wct<Tab> Sundays were not covered.<Enter>");
    bench.press("Kin<Tab> rpt<Tab> villagers had asked for it, and adt<Tab> it be tried, ");
    bench.press("sbt<Tab> a review.<Enter>");
    bench.press("ctt<Tab>Far<Tab><Tab>her<Tab><Enter>");
    bench.pass(2);
    let words = |code: &str| {
        TYPED
            .iter()
            .flat_map(|l| l.iter())
            .any(|l| l.contains(code))
    };
    for code in [
        "prs", "awh", "irw", "mwp", "wct", "rpt", "adt", "sbt", "ctt",
    ] {
        assert!(words(code), "{code} is not one of those used");
    }
    assert_eq!(
        read_back(&bench),
        [
            "Dr Amina Farouk (Chair of the Pharmaceutical Needs Assessment Steering Group) \
             presented the report, which set out the hours of every pharmacy in the county.",
            "Imran Siddiqui (Chief Officer of Harrowmere Voluntary Action) asked whether people \
             without a car could be helped. In response, Dr Farouk explained that two pharmacies \
             delivered.",
            "Members welcomed the progress made. Some were concerned that Sundays were not covered.",
            "Councillor Peter Kinnaird (Cabinet Member for Children and Families) reported that \
             villagers had asked for it, and advised that it be tried, subject to a review.",
            "The Chair thanked Dr Farouk and her team for their work.",
        ]
    );
}

#[test]
fn an_item_takes_seven_keys_for_ten_characters_at_most() {
    let mut bench = begin();
    let mut keys = 0;
    for (typed, line) in TYPED.iter().zip(TEXT.lines()) {
        let sent: usize = typed.iter().map(|part| bench.press(part)).sum();
        println!(
            "{sent} keys for {} characters: {line}",
            line.chars().count()
        );
        keys += sent;
    }
    bench.pass(2);
    let expected: Vec<&str> = TEXT.lines().collect();
    assert_eq!(read_back(&bench), expected);
    let characters: usize = TEXT.lines().map(|l| l.chars().count()).sum();
    println!("{keys} keys for {characters} characters");
    assert!(
        keys * 100 <= characters * 70,
        "{keys} keys for {characters} characters"
    );
}

/// What is pressed for each line of the text.
const TYPED: &[&[&str]] = &[
    &[
        "Cal<Tab> and prs<Tab> what the falls and frailty programme had achieved in its first \
         year.<Enter>",
    ],
    &[
        "Att<Tab> adt<Tab> admissions to hospital after a fall had come down by 11 per cent since \
         the classes in strength and balance began, and that 640 people had finished a course. ",
        "The change was greatest in Wenbury Central; in the Vale villages, where no class was held \
         within five miles, there had been none.<Enter>",
    ],
    &[
        "Pro<Tab> awh<Tab> people who could not travel would be reached before the next winter. ",
        "irw<Tab>Cal<Tab><Tab> classes in village halls were being costed, and that volunteers \
         from Harrowmere Voluntary Action had offered to drive.<Enter>",
    ],
    &[
        "mwp<Tab>, and wct<Tab> the falls service and the ambulance trust did not yet share their \
         records. ",
        "Pen<Tab> rpt<Tab> carers did not know whom to ring when somebody fell at home.<Enter>",
    ],
    &["ctt<Tab>Att<Tab><Tab>her<Tab><Enter>"],
    &["<C-Space>rothe achievements of the programme in its first year be noted.<C-Space>y"],
    &[
        "<C-Space>roclasses be offered in the Vale villages by September 2026, sbt<Tab> the costs \
         being met from the Public Health Grant.<C-Space>y",
    ],
    &["<C-Space>a<C-a>Circulate a note on how records of falls could be shared.<Enter>att<Enter>n"],
];
