//! House styles over whole meetings: the facts that the documents hold are the same in each, and each
//! differs as it says.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use std::collections::BTreeSet;
use std::fs;

use quorate::bodies::{STYLES, Style};
use quorate::export::{Format, export, export_paper};
use quorate::import::after::following;
use quorate::import::draft::Draft;
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::entry::{Kind, Stage};
use quorate::meeting::house::{Fault, House, HouseStored, HouseTold};
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::meeting::motion::Tally;
use quorate::minutes::{Audience, Full, PaperKind, Public, draft, paper};

use crate::played::{MEETINGS, played};
use crate::procedure::play_after;

fn house(style: &Style) -> House {
    House::from(&HouseStored::from(style.told().unwrap()))
}

fn named(name: &str) -> House {
    house(STYLES.iter().find(|s| s.name == name).unwrap())
}

/// The minutes on one line.
fn page<A: Audience>(meeting: &Meeting, house: &House) -> String {
    let text = String::from_utf8(export(Format::Text, &draft::<A>(meeting, house))).unwrap();
    flat(&text)
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words without what a style may change at their ends: "That" and the stop.
fn bare(text: &str) -> String {
    let text = flat(text);
    let text = text.strip_prefix("That ").unwrap_or(&text);
    text.trim_end_matches(['.', ';', ':']).to_owned()
}

/// "5 March" for "5th March".
fn without_ordinals(text: &str) -> String {
    let plain = |word: &str| {
        let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let (day, ending) = word.split_at(end);
        if !day.is_empty() && matches!(ending, "st" | "nd" | "rd" | "th") {
            day.to_owned()
        } else {
            word.to_owned()
        }
    };
    text.split(' ').map(plain).collect::<Vec<_>>().join(" ")
}

/// What every document of the minutes must hold, each with why.
fn facts(meeting: &Meeting) -> BTreeSet<(String, &'static str)> {
    let mut facts = BTreeSet::new();
    let surname = |id| {
        let person = meeting.person(id).map(|p| p.details.surname().to_owned());
        person.unwrap_or_default()
    };
    for span in meeting.spans() {
        facts.insert((surname(span.person), "was there"));
    }
    for (_, apology) in meeting.apologies() {
        facts.insert((surname(apology.person), "apologised"));
    }
    for item in meeting.items() {
        facts.insert((item.details.title.to_uppercase(), "is a heading"));
        for entry in meeting.entries_of(item).filter(|e| !e.struck) {
            match &entry.kind {
                Kind::Resolution { stage, moved, .. } => {
                    if *stage == Stage::Agreed {
                        for line in entry.text.lines() {
                            facts.insert((bare(line), "was decided"));
                        }
                    }
                    for person in [moved.by, moved.seconded].into_iter().flatten() {
                        facts.insert((surname(person), "moved or seconded"));
                    }
                }
                Kind::Amendment { moved, .. } => {
                    facts.insert((bare(&entry.text), "was an amendment"));
                    for person in [moved.by, moved.seconded].into_iter().flatten() {
                        facts.insert((surname(person), "moved or seconded"));
                    }
                }
                Kind::Vote { tally, casting, .. } => {
                    if let Some(counts) = tally.counts() {
                        facts.insert((counts.in_favour.to_string(), "voted for"));
                        facts.insert((counts.against.to_string(), "voted against"));
                        if counts.abstained > 0 {
                            facts.insert((format!("{} abst", counts.abstained), "abstained"));
                        }
                    }
                    if let Tally::Named(ballots) = tally {
                        for ballot in ballots {
                            facts.insert((surname(ballot.0), "voted by name"));
                        }
                    }
                    if casting.is_some() {
                        facts.insert(("casting vote".to_owned(), "settled a tie"));
                    }
                }
                Kind::Declaration { person, .. } => {
                    facts.insert((surname(*person), "declared an interest"));
                }
                Kind::Outcome { .. } | Kind::Delegation { .. } => {
                    for line in entry.text.lines() {
                        facts.insert((bare(line), "was the outcome"));
                    }
                }
                Kind::Minutes { of, .. } => {
                    facts.insert((of.format("%-d %B %Y").to_string(), "is the date of minutes"));
                }
                Kind::Election { person, .. } => {
                    facts.insert((surname(*person), "was elected"));
                }
                Kind::Action { .. } => {
                    facts.insert((bare(&entry.text), "is to be done"));
                }
                Kind::Exclusion { .. } => {
                    facts.insert(("excluded".to_owned(), "is that the public went"));
                }
                _ => {}
            }
        }
    }
    facts.insert((
        meeting.calling().date.format("%-d %B %Y").to_string(),
        "is the day",
    ));
    if let Some(next) = meeting.next_meeting() {
        facts.insert((next.date.format("%-d %B %Y").to_string(), "is the next day"));
    }
    facts.retain(|(words, _)| !words.is_empty());
    facts
}

#[test]
fn the_facts_of_a_meeting_are_the_same_in_every_style() {
    let mut held = 0;
    for name in MEETINGS {
        let journal = played(name);
        let meeting = journal.meeting();
        let facts = facts(meeting);
        held += facts.len();
        for style in STYLES {
            let page = without_ordinals(&page::<Full>(meeting, &house(style))).to_lowercase();
            for (words, why) in &facts {
                assert!(
                    page.contains(&words.to_lowercase()),
                    "{name} in {}: \u{201C}{words}\u{201D} {why}, and is not in\n{page}",
                    style.name
                );
            }
        }
    }
    assert!(held > 250, "only {held} facts were looked for");
}

/// Whom and which figures a document beside the minutes tells.
fn told(meeting: &Meeting, kind: PaperKind, house: &House) -> BTreeSet<String> {
    let made = paper::<Full>(kind, meeting, house);
    let page = flat(&String::from_utf8(export_paper(Format::Text, &made)).unwrap());
    let mut told: BTreeSet<String> = meeting
        .people()
        .iter()
        .map(|p| p.details.surname().to_owned())
        // Headings may be in capitals.
        .filter(|name| page.to_lowercase().contains(&name.to_lowercase()))
        .collect();
    if kind == PaperKind::Votes {
        // The numbers of paragraphs are the style's, and what follows a label is not.
        for label in ["For: ", "Against: ", "Abstained: ", "Result: ", "Method: "] {
            let after = page.split(label).skip(1);
            told.extend(after.map(|rest| {
                let word = rest.split(' ').next().unwrap_or_default();
                format!("{label}{word}")
            }));
        }
    }
    told
}

#[test]
fn the_documents_beside_the_minutes_tell_the_same_in_every_style() {
    for name in MEETINGS {
        let journal = played(name);
        let moved = journal.meeting().items().iter();
        let movers: BTreeSet<String> = moved
            .flat_map(|item| journal.meeting().entries_of(item))
            .filter_map(|e| e.kind.moved())
            .flat_map(|moved| [moved.by, moved.seconded])
            .flatten()
            .filter_map(|id| journal.meeting().person(id))
            .map(|p| p.details.surname().to_owned())
            .collect();
        for kind in PaperKind::ALL {
            let usual = told(journal.meeting(), kind, &House::default());
            for style in STYLES {
                let mut own = told(journal.meeting(), kind, &house(style));
                if kind == PaperKind::Decisions {
                    // The sheet leaves out what stands below the limbs of a decision, and who moved
                    // it is told above them where the style has that first.
                    own.retain(|word| usual.contains(word) || !movers.contains(word));
                }
                assert_eq!(own, usual, "{name}, {kind:?} in {}", style.name);
            }
        }
    }
}

/// The numbers in decisions' words and votes, as a list: a style adds and drops none.
#[test]
fn the_figures_of_votes_are_the_same_in_every_style() {
    for name in ["recorded-vote", "amendments", "panel"] {
        let journal = played(name);
        for style in STYLES {
            let made = house(style);
            let page = page::<Public>(journal.meeting(), &made);
            for item in journal.meeting().items() {
                for entry in journal.meeting().entries_of(item) {
                    let Kind::Vote { tally, .. } = &entry.kind else {
                        continue;
                    };
                    let Some(counts) = tally.counts() else {
                        continue;
                    };
                    let abstained = match counts.abstained {
                        0 => String::new(),
                        1 => "1 abstention".to_owned(),
                        n => format!("{n} abstentions"),
                    };
                    let figures = made.figures.fill(&[
                        ("for", &counts.in_favour.to_string()),
                        ("against", &counts.against.to_string()),
                        ("abstentions", &abstained),
                    ]);
                    assert!(
                        page.contains(&figures),
                        "{name} in {}: {figures}",
                        style.name
                    );
                }
            }
        }
    }
}

#[test]
fn no_style_tells_the_public_what_the_usual_one_does_not() {
    for name in ["exclusion", "interests"] {
        let journal = played(name);
        let meeting = journal.meeting();
        for item in meeting.items() {
            for entry in meeting.entries_of(item) {
                let usual = page::<Public>(meeting, &House::default());
                let words = bare(&entry.text);
                if words.is_empty() || usual.contains(&words) {
                    continue;
                }
                for style in STYLES {
                    let page = page::<Public>(meeting, &house(style));
                    assert!(!page.contains(&words), "{name} in {}: {words}", style.name);
                }
            }
        }
    }
}

#[test]
fn the_styles_differ_as_they_say() {
    let has = |page: &str, words: &str| {
        assert!(page.contains(words), "{words} is not in\n{page}");
    };
    let vote = played("recorded-vote");
    let full = page::<Public>(vote.meeting(), &named("full-council"));
    has(&full, "Division");
    let usual = page::<Public>(vote.meeting(), &named("westminster"));
    assert!(!usual.contains("Division"));
    let amended = played("amendments");
    let council = page::<Public>(amended.meeting(), &named("full-council"));
    has(&council, "AMENDMENT moved by ");
    has(&council, "RESOLVED");
    let parish = page::<Public>(played("parish").meeting(), &named("parish"));
    has(&parish, "PRESENT: Cllr ");
    has(
        &parish,
        "There being no further business the meeting closed at ",
    );
    let nhs = draft::<Public>(vote.meeting(), &named("nhs-board"));
    let nhs = String::from_utf8(export(Format::Markdown, &nhs)).unwrap();
    has(&nhs, "| Name | Role |");
    let short = page::<Public>(amended.meeting(), &named("short-narrative"));
    has(&short, "Vote on the amendment: ");
    // Debate is left out, and what was decided stays.
    for name in MEETINGS {
        let journal = played(name);
        let meeting = journal.meeting();
        let alone = page::<Full>(meeting, &named("decisions-only"));
        for item in meeting.items() {
            for entry in meeting.entries_of(item) {
                if entry.kind == Kind::Paragraph && !entry.text.trim().is_empty() {
                    let words = flat(&entry.text);
                    assert!(!alone.contains(&words), "{name}: {words}");
                }
            }
        }
    }
}

#[test]
fn quorum_elections_and_delegations_are_told_in_the_words_of_the_style() {
    let has = |meeting: &str, house: &House, words: &[&str]| {
        let page = page::<Full>(played(meeting).meeting(), house);
        for words in words {
            assert!(page.contains(words), "{words} is not in\n{page}");
        }
    };
    has(
        "quorum-lost",
        &named("nhs-board"),
        &[
            "The meeting ceased to be quorate at 14:20, for want of a member from the NHS.",
            "The meeting was quorate again from 14:31.",
            "The meeting ceased to be quorate at 14:52 (present: 3; required: 4).",
        ],
    );
    has(
        "quorum-lost",
        &named("parish"),
        &["At 2:52 pm the meeting was no longer quorate: 3 present, of the 4 needed."],
    );
    // Who moved is told as the style tells it of every motion.
    has(
        "no-chair",
        &named("parish"),
        &[
            "In the absence of the Chair and Vice-Chair, it was proposed by Cllr Bess Linnet, seconded by \
             Cllr Evan Crane, and RESOLVED that Cllr Carl Finch be elected Chair for the meeting. \
             Cllr Joan Dunnock was also nominated. Pauline Stoat conducted the election.",
        ],
    );
    has(
        "no-chair",
        &named("short-narrative"),
        &[
            "In the absence of the Chair and Vice-Chair, Councillor Finch was elected Chair for the \
             meeting (moved by Councillor Linnet, seconded by Councillor Crane).",
        ],
    );
    has(
        "exclusion",
        &named("nhs-board"),
        &["RESOLVED: That delegated authority be given to the "],
    );
    let own = House {
        delegated: "the power to {what} be given to {to}[ with {with}][ until {until}]".into(),
        election_run_by: "The election was in the hands of {name}.".into(),
        also_nominated: "Also nominated: {names}.".into(),
        ..House::default()
    };
    has("exclusion", &own, &["Resolved: the power to "]);
    has(
        "no-chair",
        &own,
        &[
            "Also nominated: Councillor Joan Dunnock. The election was in the hands of Pauline Stoat.",
        ],
    );
    // A wording that would lose what must be told is refused.
    let told = HouseTold {
        quorum_lost: Some("The quorum was lost at {time}.".into()),
        elected: Some("{name} was elected.".into()),
        delegated: Some("That {to} act[ and {what}]".into()),
        ..HouseTold::default()
    };
    let faults: Vec<String> = told
        .faults()
        .into_iter()
        .map(|f| format!("{}: {}", f.setting, f.slip.what))
        .collect();
    assert_eq!(
        faults,
        [
            "quorum_lost: {present} is missing in this wording.",
            "quorum_lost: {needed} is missing in this wording.",
            "elected: {office} is missing in this wording.",
            "delegated: {what} may not be left out, and stands in square brackets here.",
        ]
    );
}

/// A style, and the played meeting that shows it.
const SHOWN: [(&str, &str); 7] = [
    ("westminster", "interests"),
    ("running-numbers", "order"),
    ("decisions-only", "scrutiny"),
    ("short-narrative", "no-chair"),
    ("parish", "parish"),
    ("nhs-board", "recorded-vote"),
    ("full-council", "amendments"),
];

/// `QUORATE_BLESS=1 cargo test --test meeting styles` writes them anew; read what changed.
#[test]
fn each_style_reads_as_its_golden_file_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/styles");
    let mut shown = BTreeSet::new();
    for (style, meeting) in SHOWN {
        let minutes = draft::<Public>(played(meeting).meeting(), &named(style));
        let made = String::from_utf8(export(Format::Markdown, &minutes)).unwrap();
        let path = folder.join(format!("{style}-{meeting}.md"));
        if std::env::var_os("QUORATE_BLESS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &made).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, made, "{style}");
        shown.insert(style);
    }
    assert_eq!(shown.len(), STYLES.len());
}

#[test]
fn minute_numbers_run_on_from_the_one_that_was_given() {
    let journal = played("order");
    let meeting = journal.meeting();
    let house = House {
        first_minute: 45,
        minute_number: "{number}/{year}".into(),
        ..named("running-numbers")
    };
    let public = draft::<Public>(meeting, &house);
    let numbers: Vec<String> = public
        .document()
        .blocks
        .iter()
        .filter_map(|block| match block {
            quorate::minutes::document::Block::Heading { number, .. } => Some(number.clone()),
            _ => None,
        })
        .filter(|number| !number.is_empty())
        .collect();
    let count = meeting.items().len();
    assert!(numbers.len() >= count, "{numbers:?}");
    for (number, at) in numbers.iter().zip(45..) {
        assert!(number.starts_with(&format!("{at}/20")), "{numbers:?}");
    }
    // What is said of another item names it by the number that it is printed with.
    let page = page::<Public>(meeting, &house);
    let together = "The items at minutes 48/2025/26 and 49/2025/26 were taken together.";
    assert!(page.contains(together), "{page}");
    assert!(!page.contains("item 4"), "{page}");
}

/// A style that is told in a meeting is its own from then on, and is undone as any fact is.
#[test]
fn a_meeting_keeps_the_style_that_it_was_told() {
    let mut journal = played("parish");
    let told = STYLES
        .iter()
        .find(|s| s.name == "parish")
        .unwrap()
        .told()
        .unwrap();
    let usual = page::<Public>(journal.meeting(), journal.meeting().house());
    let act = |journal: &mut Journal, intent| {
        let now = journal.meeting().closed().unwrap();
        journal.act(now, &Order::from(intent)).map(|_| ())
    };
    act(&mut journal, Intent::SetStyle(Box::new(told.clone()))).unwrap();
    let own = page::<Public>(journal.meeting(), journal.meeting().house());
    assert_ne!(own, usual);
    assert_eq!(own, page::<Public>(journal.meeting(), &named("parish")));
    // The same again is refused, and so is what can't be right.
    let again = act(&mut journal, Intent::SetStyle(Box::new(told.clone())));
    assert!(again.unwrap_err().to_string().contains("style already"));
    let mut wrong = told;
    wrong.moved = Some("Moved by {somebody}.".into());
    let faults: Vec<Fault> = wrong.faults();
    assert!(faults.iter().all(|f| f.setting == "moved"));
    let refused = act(&mut journal, Intent::SetStyle(Box::new(wrong))).unwrap_err();
    assert!(
        refused.to_string().contains("{somebody} is no place"),
        "{refused}"
    );
    act(&mut journal, Intent::Undo { record: None }).unwrap();
    let undone = page::<Public>(journal.meeting(), journal.meeting().house());
    assert_eq!(undone, usual);
}

const NAMESAKES: &str = r#"@ 2026-03-05
DescribeBody(name: "Ferry Board")
CallMeeting(date: "2026-03-05", start: "18:00")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ann Marsh", honorific: "Councillor"))
AddSeat(seat: (title: "Member"), holder: New(name: "Bill Marsh", honorific: "Councillor"))
AddSeat(seat: (title: "Member"), holder: New(name: "Cy van der Meer", honorific: "Dr"))
AddItem(item: (title: "The slipway"))
MarkAllPresent
18:00 Open()
18:00 TakeNext
18:03 Resolve(text: "That the slipway be mended")
18:03 Move(mover: "Cy van der Meer", seconder: "Bill Marsh")
18:05 Vote(told: (counts: (for: 2, against: 1)))
18:10 Close
"#;

#[test]
fn short_names_are_those_of_one_person_and_lists_have_the_whole_name() {
    let journal = play_after(&[], NAMESAKES);
    let page = page::<Public>(journal.meeting(), &named("short-narrative"));
    assert!(page.contains("Dr Cy van der Meer"), "{page}");
    assert!(
        page.contains("moved by Dr van der Meer, seconded by Councillor Bill Marsh"),
        "{page}"
    );
}

/// The style of the meeting that is prepared after a played one in the style "parish", whose first
/// minute is the 45th.
fn style_of_next(name: &str, on: Option<&str>) -> (Journal, House) {
    let mut journal = played(name);
    let ready = STYLES.iter().find(|s| s.name == "parish").unwrap();
    let told = HouseTold {
        first_minute: Some(45),
        ..ready.told().unwrap()
    };
    let now = journal.meeting().opened().unwrap();
    let style = Order::from(Intent::SetStyle(Box::new(told)));
    journal.act(now, &style).unwrap();
    let day = on.map(|day| day.parse().unwrap());
    let proposal = following(journal.meeting(), "s", day);
    let mut next = Journal::new(Writer::FIRST, "Pat Lowe".into());
    for order in Draft::new(proposal).orders() {
        // What it names by the number of a record is what the draft meant.
        next.act(now, &order)
            .unwrap_or_else(|e| panic!("{name}: {e}"));
    }
    let house = House::clone(next.meeting().house());
    (journal, house)
}

#[test]
fn the_next_meeting_has_the_style_and_counts_its_minutes_on() {
    for name in MEETINGS {
        let (last, house) = style_of_next(name, Some("2026-04-22"));
        assert_eq!(house.name.as_str(), "parish", "{name}");
        let items = u32::try_from(last.meeting().items().len()).unwrap();
        assert_eq!(house.first_minute, 45 + items, "{name}");
        // The municipal year begins in May.
        let (_, house) = style_of_next(name, Some("2026-05-06"));
        assert_eq!(house.first_minute, 1, "{name}");
    }
}
