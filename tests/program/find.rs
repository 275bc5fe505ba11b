//! `quorate find`, as an officer and other programs use it, beside a slow reader of the same files.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use quorate::journal::{Journal, Record};
use quorate::meeting::id::Writer;
use quorate::minutes::{Audience, Full, Public, draft_of};
use quorate::storage::read;
use serde_json::Value;

use crate::archive::{Dice, Wish, archive};
use crate::program::Workdir;

const WISH: Wish = Wish {
    meetings: 24,
    bodies: 3,
    years: 4,
    items: 3,
    paragraphs: 2,
    stroke: 40,
    seed: 5,
};

/// The printed lines of every session, by its name, as an audience reads them.
fn lines<A: Audience>(files: &[(String, Vec<u8>)]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, bytes) in files {
        let loaded = read::load::<Record>(bytes).unwrap();
        let journal = Journal::replay(Writer::FIRST, "A. Clerk".into(), loaded.records).unwrap();
        let reading = journal.meeting().read_by::<A>();
        for line in draft_of::<A>(&reading, reading.house()).lines() {
            let number = if line.number.is_blank() {
                String::new()
            } else {
                format!("{} ", line.number)
            };
            all.push((name.clone(), format!("{number}{}", line.words)));
        }
    }
    all
}

/// Letters and digits in small, everything else a blank: no rule of the program's own.
fn plain(text: &str) -> String {
    let letters = text.chars().map(|c| match c.to_ascii_lowercase() {
        'â' => 'a',
        'ô' => 'o',
        'é' | 'ë' => 'e',
        'Ł' => 'l',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    });
    let words: String = letters.collect();
    format!(
        " {} ",
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

fn generated(disk: &Workdir) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    archive(WISH, &mut |name, bytes| {
        disk.put(&format!("sessions/{name}"), &bytes);
        files.push((name.trim_end_matches(".ron").to_owned(), bytes));
    });
    files
}

fn found(disk: &Workdir, words: &[&str]) -> Value {
    let words = [&["find", "--format", "json", "--limit", "0"], words].concat();
    let ran = disk.run(&words);
    assert!(ran.code == 0 || ran.code == 1, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

fn alike<A: Audience>(disk: &Workdir, files: &[(String, Vec<u8>)], audience: &str) {
    let lines = lines::<A>(files);
    let mut dice = Dice::new(9);
    let mut met = 0;
    for _ in 0..20 {
        // Some words that follow each other in some line.
        let (_, line) = dice.one(&lines);
        let words = plain(line);
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.len() < 4
            || line.contains(['.', '/', '\u{2019}', '-', ':', ',']) && dice.below(4) > 0
        {
            continue;
        }
        let from = dice.below(words.len() - 2);
        let run = words[from..from + 2].join(" ");
        let here = plain(line).contains(&format!(" {run} "));
        assert!(here);
        let told = found(disk, &[&format!("\"{run}\""), "--audience", audience]);
        let mut names: Vec<&str> = told["found"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["session"].as_str().unwrap())
            .collect();
        names.sort_unstable();
        names.dedup();
        let mut expected: Vec<&str> = lines
            .iter()
            .filter(|(_, line)| {
                plain(&line.replace(['\u{2019}', '\''], "")).contains(&format!(" {run} "))
            })
            .map(|(name, _)| name.as_str())
            .collect();
        expected.sort_unstable();
        expected.dedup();
        if run.chars().any(|c| c.is_ascii_digit()) || line.contains(['\u{2019}', '-', '/']) {
            continue;
        }
        assert_eq!(names, expected, "{run} for {audience}");
        met += names.len();
    }
    assert!(met > 10, "{met}");
}

#[test]
fn what_is_found_is_what_a_slow_reader_finds() {
    let disk = Workdir::new();
    let files = generated(&disk);
    alike::<Public>(&disk, &files, "public");
    alike::<Full>(&disk, &files, "full");
}

#[test]
fn a_passage_is_told_in_its_place_with_its_words_marked() {
    let disk = Workdir::new();
    let files = generated(&disk);
    let out = disk.run(&[
        "find",
        "be",
        "approved",
        "--kind",
        "resolution",
        "--limit",
        "3",
    ]);
    assert_eq!(out.code, 0, "{out:?}");
    assert!(out.out.contains("*be* *approved*"), "{}", out.out);
    let first = out.out.lines().next().unwrap();
    assert!(
        files
            .iter()
            .any(|(name, _)| first.ends_with(&format!("({name})"))),
        "{first}"
    );
    assert!(
        out.out.lines().nth(1).unwrap().starts_with("  "),
        "{}",
        out.out
    );
    assert!(out.err.contains("the newest 3 are printed"), "{}", out.err);
}

#[test]
fn what_a_shell_takes_as_one_is_a_phrase_and_nothing_found_is_told() {
    let disk = Workdir::new();
    generated(&disk);
    let all = found(&disk, &["approved", "be"])["passages"]
        .as_u64()
        .unwrap();
    let phrase = found(&disk, &["be approved"])["passages"].as_u64().unwrap();
    assert_eq!(all, phrase);
    assert_eq!(found(&disk, &["approved be"])["passages"], 0);
    let none = disk.run(&["find", "unheard"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""));
    assert_eq!(none.err, "quorate: nothing is found\n");
}

#[test]
fn filters_need_no_words_and_marks_alone_are_told() {
    let disk = Workdir::new();
    let files = generated(&disk);
    let year = &files[0].0[..4];
    let told = found(&disk, &["--kind", "item", "--to", year]);
    for passage in told["found"].as_array().unwrap() {
        assert!(passage["date"].as_str().unwrap().starts_with(year));
        assert_eq!(passage["kinds"][0], "item");
    }
    assert!(told["passages"].as_u64().unwrap() > 5);
    for words in [
        &["find"][..],
        &["find", "..."],
        &["find", "\"", "--kind", "item"],
    ] {
        let ran = disk.run(words);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(
            ran.err.contains("There is no word to look for."),
            "{}",
            ran.err
        );
    }
    let ran = disk.run(&["find", "a", "--from", "last week"]);
    assert!(ran.err.contains("a month 2026-03"), "{}", ran.err);
}
