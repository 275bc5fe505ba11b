//! The search for leaks: whole meetings are played over every intent, with a word of its own in
//! each confidential place, and no public output may hold any of those words. The search itself is
//! tested by leaks that are planted one at a time.
//!
//! A few meetings are played in each run of the tests; `QUORATE_LEAK_MEETINGS` asks for more.

mod branches;
mod canaries;
mod chamber;
mod corrections;
mod intents;
mod journals;
mod marked;
mod outputs;
mod play;
mod purging;

use std::collections::{BTreeMap, BTreeSet};

use crate::journal::Act;
use crate::meeting::audience::{Full, Public, Reader};
use crate::meeting::id::EntryId;
use crate::meeting::planted::{self, Leak};
use crate::meeting::{Event, Fact, Intent};

/// Every leak that can be planted, but for that of a body's journal: `journals` searches for it.
const LEAKS: [Leak; 31] = [
    Leak::StruckWords,
    Leak::ItemDetails,
    Leak::Reports,
    Leak::StandingReasons,
    Leak::AdjournmentReasons,
    Leak::People,
    Leak::QueryAsked,
    Leak::Forewarned,
    Leak::Speakers,
    Leak::SpeakersInPrivate,
    Leak::Absences,
    Leak::Corrections,
    Leak::Drafting,
    Leak::Office,
    Leak::Pdf,
    Leak::HistoryAsRecorded,
    Leak::HistoryOfAll,
    Leak::Check,
    Leak::RecordedInExempt,
    Leak::MovedToExempt,
    Leak::MadeOfWords,
    Leak::ConfidentialReport,
    Leak::ItemMadeExempt,
    Leak::HangingOn,
    Leak::ExclusionOpen,
    Leak::SummaryDoor,
    Leak::Undo,
    Leak::NextMeeting,
    Leak::Offers,
    Leak::AmendedReasons,
    Leak::Chamber,
];

/// The names of all intents, as the reader of scripts knows them.
fn names() -> &'static [&'static str] {
    match ron::from_str::<Intent>("NoSuchIntent").unwrap_err().code {
        ron::Error::NoSuchEnumVariant { expected, .. } => expected,
        other => panic!("{other:?}"),
    }
}

/// How many meetings are played.
fn meetings(usual: u64) -> u64 {
    std::env::var("QUORATE_LEAK_MEETINGS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(usual)
}

/// The first that is played; `QUORATE_LEAK_FIRST` leads to one that was told of.
fn first() -> u64 {
    let asked = std::env::var("QUORATE_LEAK_FIRST").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// Plays the meeting of a seed; tells the first confidential word that a public output holds.
fn leak(seed: u64) -> Option<String> {
    let played = play::play(seed);
    if let Some((seq, word)) = &played.shown {
        return Some(format!(
            "meeting {seed}, a page in the chamber at record {seq}: {word}\n{}",
            played.told(word)
        ));
    }
    let standing = canaries::standing(played.journal.meeting());
    let index = ("the public index", outputs::index(&played.journal));
    for (way, text) in outputs::public(&played.journal).into_iter().chain([index]) {
        let text = text.to_lowercase();
        for word in canaries::words_in(&text) {
            let secret = played.secret.contains(&word);
            if secret || !standing.contains(&word) {
                let why = if secret {
                    "is confidential"
                } else {
                    "stands no longer"
                };
                let at = text.find(&word).unwrap_or(0);
                let from = text[..at]
                    .char_indices()
                    .rev()
                    .nth(80)
                    .map_or(0, |(at, _)| at);
                let to = text[at..]
                    .char_indices()
                    .nth(60)
                    .map_or(text.len(), |(n, _)| at + n);
                return Some(format!(
                    "meeting {seed}, {way}: {word} {why}: {}\n{}",
                    &text[from..to],
                    played.told(&word)
                ));
            }
        }
    }
    None
}

#[test]
fn no_public_output_holds_a_confidential_word() {
    let found: Vec<String> = (first()..meetings(150)).filter_map(leak).collect();
    assert!(
        found.is_empty(),
        "{} leaks:\n{}",
        found.len(),
        found.join("\n\n")
    );
}

#[test]
fn what_is_played_reaches_every_intent() {
    let mut done: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..160 {
        let kept = journals::play(seed).accepted;
        for intent in play::play(seed).accepted.into_iter().chain(kept) {
            *done.entry(intent).or_insert(0) += 1;
        }
    }
    let never: Vec<&&str> = names().iter().filter(|n| !done.contains_key(**n)).collect();
    assert!(never.is_empty(), "{never:?} are never accepted: {done:?}");
}

#[test]
fn every_planted_leak_is_found() {
    let missed: Vec<Leak> = LEAKS
        .into_iter()
        .filter(|planted_leak| {
            planted::with(Some(*planted_leak), || (0..400).find_map(leak)).is_none()
        })
        .collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

/// The record of a reader and their log agree on what there is.
fn disagreement<R: Reader>(seed: u64) -> Option<String> {
    let played = play::play(seed);
    let journal = &played.journal;
    let log = journal.history_for::<R>();
    let told: BTreeSet<u64> = log.iter().map(|line| line.seq).collect();
    let opened = |id: EntryId| {
        journal
            .records()
            .iter()
            .find_map(|record| match &record.act {
                Act::Did(facts) => facts.iter().find_map(|Fact(_, event)| match event {
                    Event::EntryReclassified { entry, stream, .. }
                        if *entry == id && R::may_read(*stream) =>
                    {
                        Some(told.contains(&record.seq))
                    }
                    _ => None,
                }),
                _ => None,
            })
    };
    for entry in journal.meeting().all_entries() {
        let born = u64::from(entry.id.0.record);
        let printed = R::may_read(entry.stream) && !entry.struck;
        if printed && !told.contains(&born) && opened(entry.id) != Some(true) {
            return Some(format!(
                "meeting {seed}: record {born} stands and is in no log"
            ));
        }
    }
    for line in &log {
        let record = &journal.records()[usize::try_from(line.seq).unwrap() - 1];
        let (Act::Undid(named) | Act::Redid(named)) = &record.act else {
            continue;
        };
        let said: Vec<u64> = named
            .iter()
            .copied()
            .filter(|seq| told.contains(seq))
            .collect();
        let numbers: Vec<u64> = line
            .words
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|n| n.parse().ok())
            .collect();
        if numbers != said {
            return Some(format!(
                "meeting {seed}: {} names what was never told",
                line.words
            ));
        }
    }
    None
}

#[test]
fn log_and_record_of_an_audience_agree_on_which_facts_there_are() {
    for seed in 0..meetings(60) {
        assert_eq!(disagreement::<Public>(seed), None);
        assert_eq!(disagreement::<Full>(seed), None);
    }
}

/// With `QUORATE_MEETINGS=FOLDER` they are left there, for `tests/readers.sh` and `tests/team.sh`, each with
/// the planted words of it that everybody may read.
#[test]
fn a_meeting_that_was_played_is_stored_and_read_back() {
    let folder = std::env::var_os("QUORATE_MEETINGS").map(std::path::PathBuf::from);
    for seed in first()..if folder.is_some() { meetings(300) } else { 3 } {
        let whole = play::play(seed);
        let played = whole.journal;
        let bytes =
            crate::app::testing::stored_as(&played, &format!("2026-03-19-played-{seed:04}"));
        let read = crate::storage::read::load::<crate::journal::Record>(&bytes).unwrap();
        assert_eq!(read.records, played.records(), "meeting {seed}");
        if let Some(folder) = &folder {
            std::fs::write(folder.join(format!("{seed:04}.ron")), bytes).unwrap();
            let standing = canaries::standing(played.meeting());
            let public: Vec<String> = standing.difference(&whole.secret).cloned().collect();
            std::fs::write(folder.join(format!("{seed:04}.public")), public.join("\n")).unwrap();
        }
    }
}
