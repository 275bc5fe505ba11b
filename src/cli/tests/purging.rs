//! A purge over meetings of every intent: what every reader is given stays the same, and what was purged
//! stands nowhere in the records.

use std::collections::BTreeSet;

use super::canaries::{words_in, words_of, words_of_entry};
use super::{first, meetings, outputs, play};
use crate::app::documents;
use crate::app::environment::Readers;
use crate::export::Format;
use crate::journal::purge::Purge;
use crate::journal::{Act, Journal};
use crate::meeting::entry::Stream;
use crate::meeting::intent::Intent;
use crate::meeting::text::Text;
use crate::meeting::{Event, Meeting};
use crate::minutes::DocumentKind;

fn documents_of(meeting: &Meeting) -> Vec<((DocumentKind, bool), String)> {
    let mut out = Vec::new();
    for which in DocumentKind::ALL {
        for readers in [Readers::Public, Readers::Full] {
            let made = documents::make(meeting, which, Format::Text, readers).unwrap();
            let text = String::from_utf8(made.bytes.clone()).unwrap();
            out.push((
                (which, readers == Readers::Full),
                format!("{text}{}", made.told().join("\n")),
            ));
        }
    }
    out
}

/// Both are the same, line by line.
#[track_caller]
fn same<W: std::fmt::Debug>(seed: u64, before: &[(W, String)], after: &[(W, String)]) {
    assert_eq!(before.len(), after.len(), "{seed}");
    for ((way, before), (_, after)) in before.iter().zip(after) {
        let differs = before.lines().zip(after.lines()).find(|(b, a)| b != a);
        assert_eq!(differs, None, "{seed}: {way:?}");
        assert_eq!(
            before.lines().count(),
            after.lines().count(),
            "{seed}: {way:?}"
        );
    }
}

/// The meeting of a seed, at its end, with what a purge would do.
fn over(seed: u64) -> Option<(Journal, Purge)> {
    let mut journal = play::play(seed).journal;
    let now = journal.records().last()?.at;
    for intent in [
        Intent::ReleaseHold {
            reason: Text::default(),
        },
        Intent::Close,
    ] {
        // Many are over already.
        let _ = journal.act(now, &intent.into());
    }
    if journal.may_purge(&"for this test".into()).is_err() {
        return None;
    }
    let purge = journal.purge(true);
    Some((journal, purge))
}

/// Words that were recorded beside the record of the items: an entry may well name somebody, or an item.
fn known_otherwise(journal: &Journal) -> BTreeSet<String> {
    let acts = journal.records().iter().map(|r| match &r.act {
        Act::Did(facts) => facts.as_slice(),
        _ => &[],
    });
    let beside = acts.flatten().filter(|fact| {
        let of_entries = matches!(
            fact.1,
            Event::Recorded { .. }
                | Event::TextSpliced { .. }
                | Event::EntryChanged { .. }
                | Event::EntryReclassified { .. }
                | Event::QueryRaised { .. }
                | Event::RuleOverridden { .. }
                | Event::DraftIssued { .. }
                | Event::CorrectionReceived(_)
                | Event::CorrectionSettled { .. }
        );
        !of_entries && fact.0 != Stream::Private
    });
    let notes = journal.meeting().known_from_notes();
    let people = journal.meeting().people().iter();
    let people = people.filter(|p| !notes.contains(&p.id));
    beside
        .flat_map(|fact| words_of(&fact.1))
        .chain(people.flat_map(|p| words_of(&p.details)))
        .collect()
}

/// Meetings in which words were left once.
const FOUND: [u64; 2] = [1822, 2373];

#[test]
fn a_purge_changes_no_document_and_leaves_none_of_its_words() {
    let mut purged = 0;
    let seeds: Vec<u64> = (first()..meetings(60)).chain(FOUND).collect();
    for seed in seeds.iter().copied() {
        let Some((journal, purge)) = over(seed) else {
            continue;
        };
        let now = journal.records().last().unwrap().at;
        let after = journal.purged(&purge, now, &"for this test".into());
        let after = after.unwrap_or_else(|e| panic!("{seed}: {e}"));
        same(
            seed,
            &documents_of(journal.meeting()),
            &documents_of(after.meeting()),
        );
        let public = |journal: &Journal| {
            let all = outputs::public(journal).into_iter();
            // The history may well tell less.
            all.filter(|(way, _)| !way.contains("log"))
                .collect::<Vec<_>>()
        };
        same(seed, &public(&journal), &public(&after));
        // Numbers, times and writers of the records stay.
        for (before, after) in journal.records().iter().zip(after.records()) {
            assert_eq!((before.seq, before.at), (after.seq, after.at), "{seed}");
        }
        // Words that stand nowhere are in no record any more.
        let meeting = journal.meeting();
        let stands: BTreeSet<String> = meeting
            .all_entries()
            .iter()
            .filter(|e| !meeting.is_for_nobody(e))
            .flat_map(|e| {
                let mut found = words_of_entry(e);
                found.extend(meeting.as_moved(e).iter().flat_map(|w| words_in(&w.text)));
                found
            })
            .chain(meeting.agreed().iter().flat_map(words_of))
            .chain(known_otherwise(&journal))
            .collect();
        let left: BTreeSet<String> = after.records().iter().flat_map(words_of).collect();
        // Nor is there a word of what came back.
        let corrections = after.meeting().corrections();
        for held in corrections {
            let mut bare = held.received.clone();
            assert!(!bare.purge(), "{seed}: {:?}", held.received);
        }
        assert_eq!(corrections.len(), meeting.corrections().len(), "{seed}");
        let gone = purge.gone.iter().flat_map(|gone| &gone.words);
        let struck = meeting.all_entries().iter();
        let struck = struck.filter(|e| meeting.is_for_nobody(e)).map(|e| &e.text);
        let gone = gone.flat_map(|w| words_in(w));
        for word in gone.chain(struck.flat_map(|text| words_in(text))) {
            assert!(
                stands.contains(&word) || !left.contains(&word),
                "{seed}: {word} is left: {:?}",
                after
                    .records()
                    .iter()
                    .filter(|r| words_of(r).contains(&word))
                    .map(|r| ron::to_string(r).unwrap())
                    .collect::<Vec<_>>()
            );
        }
        // Nothing brings them back, and there is nothing left to be purged.
        let mut after = after;
        for record in journal.records() {
            let seq = Some(record.seq);
            assert!(
                after
                    .act(now, &Intent::Undo { record: seq }.into())
                    .is_err()
            );
        }
        assert!(
            after
                .act(now, &Intent::Undo { record: None }.into())
                .is_err(),
            "{seed}"
        );
        assert!(after.act(now, &Intent::Redo.into()).is_err(), "{seed}");
        assert!(
            after.purge(true).is_empty(),
            "{seed}: {:#?}",
            after.purge(true)
        );
        purged += usize::from(!purge.is_empty());
    }
    let few = format!("only {purged} meetings had anything to purge");
    assert!(purged * 3 > seeds.len(), "{few}");
}
