//! Packs that are damaged at random: lines dropped, doubled, joined and cut, columns shuffled, odd
//! characters, files cut short. Reading never panics, does a bounded amount of work, which is
//! counted, and never proposes two items of one number.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use quorate::import::draft::{Draft, Standing};
use quorate::import::formats::{self, Format};
use quorate::import::proposal::Proposal;
use quorate::import::steps::Steps;
use quorate::import::{PackFile, read};
use quorate::journal::Journal;
use quorate::meeting::id::Writer;

/// The steps that a byte of a pack may cost, and those that any pack may.
const PER_BYTE: u64 = 60;
const AT_LEAST: u64 = 200_000;

/// What is done to a text.
#[derive(Clone, Debug)]
enum Harm {
    Drop(usize),
    Double(usize),
    Join(usize),
    Swap(usize, usize),
    Shuffle(usize),
    Odd(usize, char),
    Widen(usize),
    Cut(usize),
    Shout(usize),
    Renumber(usize, u8),
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = 0..4000_usize;
    let odd = prop::sample::select(vec![
        '\u{0}',
        '\u{1b}',
        '\u{7f}',
        '\u{202e}',
        '\u{200b}',
        '\u{feff}',
        '\u{fffd}',
        '\t',
        '|',
        '\u{a0}',
        '\u{ad}',
        '\u{e000}',
        '\u{1f600}',
        '.',
        '(',
        '1',
        '\u{301}',
        '\u{c}',
    ]);
    prop_oneof![
        at.clone().prop_map(Harm::Drop),
        at.clone().prop_map(Harm::Double),
        at.clone().prop_map(Harm::Join),
        (at.clone(), at.clone()).prop_map(|(a, b)| Harm::Swap(a, b)),
        at.clone().prop_map(Harm::Shuffle),
        (at.clone(), odd).prop_map(|(at, c)| Harm::Odd(at, c)),
        at.clone().prop_map(Harm::Widen),
        at.clone().prop_map(Harm::Cut),
        at.clone().prop_map(Harm::Shout),
        (at, any::<u8>()).prop_map(|(at, n)| Harm::Renumber(at, n)),
    ]
}

fn damaged(text: &str, harms: &[Harm]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for harm in harms {
        if lines.is_empty() {
            break;
        }
        let count = lines.len();
        match harm {
            Harm::Drop(at) => {
                lines.remove(at % count);
            }
            Harm::Double(at) => lines.insert(at % count, lines[at % count].clone()),
            Harm::Join(at) => {
                let next = (at + 1) % count;
                let words = lines[next].clone();
                lines[at % count].push_str(&words);
            }
            Harm::Swap(a, b) => lines.swap(a % count, b % count),
            Harm::Shuffle(at) => {
                let mut cells: Vec<&str> = lines[at % count].split('\t').collect();
                cells.reverse();
                lines[at % count] = cells.join("\t");
            }
            Harm::Odd(at, odd) => {
                let line = &mut lines[at % count];
                let place = line.char_indices().nth(at % 7).map_or(0, |(i, _)| i);
                line.insert(place, *odd);
            }
            Harm::Widen(at) => {
                lines[at % count] = lines[at % count].replace(' ', "      ");
            }
            Harm::Cut(at) => {
                let line = &mut lines[at % count];
                let keep: String = line.chars().take(at % 11).collect();
                *line = keep;
            }
            Harm::Shout(at) => lines[at % count] = lines[at % count].to_uppercase(),
            Harm::Renumber(at, number) => {
                let line = &mut lines[at % count];
                let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                *line = format!("{}. {}", number % 12, rest.trim_start());
            }
        }
    }
    lines.join("\n")
}

/// Packs of the tests that are text, with the format that each is.
fn packs() -> Vec<(Format, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs");
    let mut files: Vec<PathBuf> = Vec::new();
    for pack in fs::read_dir(folder).unwrap() {
        let pack = pack.unwrap().path();
        if pack.is_dir() {
            files.extend(fs::read_dir(pack).unwrap().map(|f| f.unwrap().path()));
        }
    }
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let extension = file.extension().and_then(|e| e.to_str()).unwrap_or("");
        if !matches!(extension, "txt" | "md" | "html" | "csv") {
            continue;
        }
        let bytes = fs::read(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let format = formats::sniff(&name, &bytes).unwrap();
        out.push((format, bytes));
    }
    assert!(out.len() >= 4, "the packs were not found");
    out
}

/// Reads a pack of one file, and holds what must hold of whatever comes of it.
fn holds(format: Format, bytes: &[u8]) -> Option<Proposal> {
    let bound = AT_LEAST + PER_BYTE * bytes.len() as u64;
    let steps = Steps::new(bound);
    let run = formats::read(format, 0, bytes, &steps).ok()?;
    let file = PackFile {
        name: "pack".into(),
        format: "text".into(),
        run,
    };
    let proposal = read(&[file], &steps)
        .unwrap_or_else(|_| panic!("{} bytes cost more than {bound} steps", bytes.len()));
    let mut numbers = BTreeSet::new();
    for item in proposal.items.iter().filter(|i| !i.number.value.is_blank()) {
        assert!(
            numbers.insert(item.number.value.to_lowercase()),
            "two items have one number"
        );
    }
    becomes_a_meeting(&proposal);
    Some(proposal)
}

/// Whatever was read, its certain part, and all of it, can be made a meeting of.
fn becomes_a_meeting(proposal: &Proposal) {
    for all in [false, true] {
        let mut draft = Draft::new(proposal.clone());
        if all {
            for at in 0..draft.fields().len() {
                draft.settle(at, Standing::Taken);
            }
        }
        let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
        let now = "2026-03-19T14:00:00+00:00".parse().unwrap();
        for order in draft.orders() {
            if let Err(refusal) = journal.act(now, &order) {
                panic!("refused: {refusal}");
            }
        }
    }
}

#[test]
fn the_packs_of_the_tests_are_read_within_the_bound() {
    for (format, bytes) in packs() {
        assert!(holds(format, &bytes).is_some());
    }
}

/// Steps that a text of so many lines of one sort takes; no two of its items have one number.
fn steps_of(line: &str, count: usize) -> u64 {
    let text = line.repeat(count);
    let steps = Steps::new(AT_LEAST + PER_BYTE * text.len() as u64);
    let run = formats::read(Format::Text, 0, text.as_bytes(), &steps).unwrap();
    let file = PackFile {
        name: "pack".into(),
        format: "text".into(),
        run,
    };
    let proposal = read(&[file], &steps).unwrap();
    let printed = proposal.items.iter().map(|i| i.number.value.to_lowercase());
    let printed: Vec<String> = printed.filter(|n| !n.is_empty()).collect();
    let numbers: BTreeSet<&String> = printed.iter().collect();
    assert_eq!(numbers.len(), printed.len(), "{line:?}");
    steps.taken()
}

/// Twice as many lines cost about twice as much, whatever they are; thousands of items of one number
/// get a letter each.
#[test]
fn the_work_grows_with_the_lines_and_no_faster() {
    for line in [
        "1.1 Aaa bbb\n",
        "1. Aaa\n",
        "Aaa bbb\n",
        "(a) Aaa bbb\n",
        "AGENDA\n1. Minutes\n",
        "Members:\nCllr Ann Lee\n",
        "Title: Aaa\n",
        "Minutes of a meeting\nPresent:\n",
        "Future meetings\n4 May 2026\n",
        "Aaa\tbbb\n",
    ] {
        let (once, twice) = (steps_of(line, 1_500), steps_of(line, 3_000));
        assert!(twice <= once * 2 + 2_000, "{line:?}: {once}, then {twice}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("QUORATE_DAMAGE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(96)
    ))]

    #[test]
    fn damaged_packs_are_read_without_panic_within_the_bound_and_no_number_twice(
        which in any::<prop::sample::Index>(),
        harms in prop::collection::vec(harm(), 1..60),
        cut in 0..100_usize,
    ) {
        let packs = packs();
        let (format, bytes) = which.get(&packs);
        let text = String::from_utf8_lossy(bytes);
        let harmed = damaged(&text, &harms);
        // A file that was cut short, at any byte.
        let keep = if cut < 30 { harmed.len() * (cut + 70) / 100 } else { harmed.len() };
        holds(*format, &harmed.as_bytes()[..keep]);
        holds(Format::Text, &harmed.as_bytes()[..keep]);
    }

    #[test]
    fn lines_of_the_words_that_parsers_look_for_are_read_in_any_order(
        words in prop::collection::vec(prop::sample::select(vec![
            "AGENDA", "1.", "1", "2.", "A1", "Members:", "PART 2", "Exempt", "(Pages 1 - 12)", "Present:",
            "Resolved:", "RECOMMENDATIONS", "a)", "Classification:", "Title:", "Report of:", "Action",
            "Lead", "Comments", "Meeting on Thursday 22nd January 2015", "Meeting Date March 2015",
            "Work Programme", "Apologies", "Councillor Ada Vale", "and", "Minutes of a meeting held on",
            "Agenda Item 4", "to follow", "4.00 pm", "Date:", "Venue", "\t", "", "|", "- ", "**", "i)",
            "This page is intentionally left blank", "Urgent", "Chairman", "(Chair)", "Dates of future meetings",
        ]), 0..400),
        breaks in prop::collection::vec(any::<bool>(), 400),
    ) {
        let mut text = String::new();
        for (word, newline) in words.iter().zip(breaks) {
            text.push_str(word);
            text.push(if newline { '\n' } else { ' ' });
        }
        holds(Format::Text, text.as_bytes());
        holds(Format::Markdown, text.as_bytes());
    }
}
