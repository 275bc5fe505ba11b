//! Whoever takes out of the full copy what is marked as exempt has taken out all that the public copy
//! lacks; and the check tells the public of nothing that the full check has not.

use std::collections::BTreeSet;

use super::{canaries, first, meetings, play};
use crate::cli::check;
use crate::meeting::Meeting;
use crate::meeting::audience::{Full, Public};
use crate::minutes::document::{Block, Document, Part, words};
use crate::minutes::draft;

/// The words of each part of a document that can be taken out by itself: a paragraph, a row, a note.
fn parts(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => all.push(text.clone()),
            Block::Paragraph { parts, .. } => {
                let parts = parts.iter().flat_map(|part| match part {
                    Part::Words(runs) => vec![words(runs)],
                    Part::Bullets(bullets) => bullets.iter().map(|b| words(b)).collect(),
                });
                all.push(parts.collect::<Vec<_>>().join("\n"));
            }
            Block::Resolution {
                word, lead, limbs, ..
            } => {
                let mut said = format!("{word} {}", words(lead));
                for limb in limbs {
                    said.push('\n');
                    said.push_str(&words(&limb.runs));
                }
                all.push(said);
            }
            Block::Note(runs) => all.push(words(runs)),
            Block::Names(rows) => all.extend(rows.iter().map(|r| r.text.clone())),
            Block::Table { rows, .. } => all.extend(rows.iter().map(|r| r.join(" "))),
            Block::Form { .. } | Block::Plates(_) | Block::Signature(_) => {}
        }
    }
    all
}

/// The planted words that are left in the full minutes without what is marked, and stand in no public ones.
fn left(meeting: &Meeting) -> Vec<String> {
    let house = meeting.house();
    let public = draft::<Public>(meeting, house);
    let public: BTreeSet<String> = parts(public.document())
        .iter()
        .flat_map(|part| canaries::words_in(part))
        .collect();
    let full = draft::<Full>(meeting, house);
    let unmarked = parts(full.document())
        .into_iter()
        .filter(|part| !part.contains("[Exempt]") && !part.contains("[sensitive"));
    unmarked
        .filter(|part| canaries::words_in(part).iter().any(|w| !public.contains(w)))
        .collect()
}

#[test]
fn nothing_is_left_of_what_the_public_copy_lacks_without_what_is_marked() {
    let found: Vec<String> = (first()..meetings(40))
        .flat_map(|seed| {
            let played = play::play(seed);
            let left = left(played.journal.meeting());
            left.into_iter()
                .map(move |l| format!("meeting {seed}: {l}"))
        })
        .collect();
    assert!(found.is_empty(), "{}\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_public_check_tells_of_nothing_that_the_full_check_has_not() {
    let mut told = 0;
    for seed in first()..meetings(40) {
        let played = play::play(seed);
        let meeting = played.journal.meeting();
        let full = meeting.read_by::<Full>();
        let public = check::findings(&meeting.read_by::<Public>(), &full);
        let full = check::findings(&full, &full);
        for line in public.lines() {
            match line.strip_prefix("Something in item ") {
                Some(_) => told += 1,
                None => assert!(full.contains(line), "meeting {seed}: {line}\n{full}"),
            }
        }
        if full.is_empty() {
            assert!(public.is_empty(), "meeting {seed}: {public}");
        }
    }
    assert!(told > 0, "no exempt entry lacks anything");
}
