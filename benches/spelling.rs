//! Looking over 40 KB of minutes, beside taking the same text apart into words.
//!
//! The look runs beside the typing, so what matters is that marks come soon after they are asked
//! for, and what the dictionary costs in memory. `cargo bench --bench spelling` prints both, the
//! time that copying the snapshot takes on the thread that reads keys, and what a suggestion takes.

mod common;

use std::collections::HashMap;

use common::meeting::{Wish, journal};
use common::ratio;
use quorate::checks::{Snapshot, Speller};
use quorate::meeting::Meeting;
use quorate::phrases::Book;
use unicode_segmentation::UnicodeSegmentation;

const MINUTES: Wish = Wish {
    facts: 1_210,
    stroke: 40,
    long: 2_000,
};
/// A look may cost so many times what telling the words apart and counting them costs: it is a
/// dictionary and a dozen rules to one pass.
const LOOK: f64 = 30.0;
/// The thread that reads keys may spend this part of a scan on what it hands over.
const HAND_OVER: f64 = 0.5;
const MISSPELT: &str = "comissioning";

fn main() {
    if !common::measuring() {
        let journal = journal(MINUTES);
        let snapshot = Snapshot::of(journal.meeting(), &Book::starter(), None);
        assert!(!snapshot.run(Some(&Speller::load())).is_empty());
        return;
    }
    let journal = journal(MINUTES);
    let meeting = journal.meeting();
    let text = text(meeting);
    println!("{} bytes of minutes", text.len());
    let snapshot = || Snapshot::of(meeting, &Book::starter(), None);
    let scan = || ratio::timed(|| scanned(&text));

    let before = memory();
    let pairs = ratio::pairs(15, || ratio::timed(snapshot), scan);
    ratio::tell("copying the job / scanning", &pairs, HAND_OVER);
    println!(
        "loading the dictionary: {:.1} ms",
        1e3 * ratio::timed(Speller::load)
    );
    let without = memory();
    let speller = Speller::load();
    let with = memory();
    let snapshot = snapshot();
    println!("marks: {}", snapshot.run(Some(&speller)).len());
    let pairs = ratio::pairs(15, || ratio::timed(|| snapshot.run(Some(&speller))), scan);
    ratio::tell("every check / scanning", &pairs, LOOK);
    let suggesting = ratio::timed(|| snapshot.suggest(&speller, MISSPELT, 5));
    println!("one suggestion: {:.1} ms", 1e3 * suggesting);
    let last = memory();
    for (name, memory) in [
        ("before a dictionary was loaded", before),
        ("after one was loaded and let go", without),
        ("with the dictionary", with),
        ("after looking and suggesting", last),
    ] {
        if let Some((anonymous, peak)) = memory {
            println!("memory {name}: {anonymous} KB anonymous, {peak} KB at its most");
        }
    }
}

/// Every entry's words, one line an entry.
fn text(meeting: &Meeting) -> String {
    let entries = meeting.all_entries().iter();
    entries
        .map(|e| e.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// How often each word stands.
fn scanned(text: &str) -> HashMap<&str, u32> {
    let mut counts = HashMap::new();
    for word in text.unicode_words() {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// RssAnon and VmHWM in KB, where the system tells them.
fn memory() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find(|l| l.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    Some((field("RssAnon:")?, field("VmHWM:")?))
}
