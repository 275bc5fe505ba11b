//! The decision sheet: what was decided under each item in its words, how the vote went in short, and
//! who acts; short enough to go out on the day.

use std::collections::HashMap;

use crate::meeting::agenda::{Item, Standing};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Reply, Stage};
use crate::meeting::id::EntryId;

use super::super::audience::Audience;
use super::super::blocks::item_blocks;
use super::super::document::{Block, Problem};
use super::super::draft::note;
use super::super::frame::opening;
use super::super::house::House;
use super::super::line::{LineKind, RecordLine};
use super::super::motions::is_resolved_later;
use super::super::problems;
use super::super::reading::{Readable, Reading};
use super::super::record::{Blanks, lines};
use super::super::sentences;
use super::{Made, heading, item_heading, not_begun, numbers, paragraph};

pub(super) fn blocks<A: Audience>(reading: &Reading<'_, A>, house: &House) -> Made {
    let mut blocks = vec![paragraph(opening(reading, house, "Decisions of"))];
    if let Some(note) = not_begun(reading) {
        blocks.push(note);
        return (blocks, Vec::new());
    }
    let mut found: Vec<Problem> = Vec::new();
    let (mut bare, mut waiting) = (Vec::new(), Vec::new());
    for item in reading.printed(house) {
        let record = lines(reading, house, item, Blanks::Drop);
        found.extend(problems::of_decisions(reading, item, &record));
        let told = item_told(reading, house, item, record);
        if !told.is_empty() {
            blocks.push(item_heading(reading, item, house));
            blocks.extend(told);
        } else if item.standing == Standing::Waiting {
            waiting.push(item);
        } else {
            bare.push(item);
        }
    }
    if !(bare.is_empty() && waiting.is_empty()) && blocks.len() > 1 {
        // It is of none of the items above.
        blocks.push(heading("Other items"));
    }
    for (items, said) in [
        (bare, "No decision is recorded under"),
        (waiting, "Not taken:"),
    ] {
        if !items.is_empty() {
            blocks.push(note(&format!("{said} {}.", numbers(reading, &items))));
        }
    }
    (blocks, found)
}

/// What is told under an item; nothing where nothing was decided.
fn item_told<'m, R: Reader>(
    reading: &Reading<'m, R>,
    house: &House,
    item: &'m Item,
    record: Vec<RecordLine<'m>>,
) -> Vec<Block> {
    let entries: HashMap<EntryId, Readable<'m, R>> =
        reading.entries(item).map(|e| (e.id(), e)).collect();
    let put_off = sentences::standing(reading, house, item);
    let mut kept: Vec<RecordLine<'m>> = Vec::new();
    let mut actions: Vec<Block> = Vec::new();
    // A vote is told below what was resolved by it.
    let mut vote: Option<RecordLine<'m>> = None;
    for mut line in record {
        let entry = line.entry.and_then(|id| entries.get(&id)).copied();
        if vote.as_ref().is_some_and(|v| v.entry != line.entry) {
            kept.extend(vote.take());
        }
        let Some(entry) = entry else {
            let is_put_off = put_off.as_deref() == Some(line.text.as_ref());
            if is_put_off || matches!(line.kind, LineKind::Withheld | LineKind::Resolution) {
                kept.push(line);
            }
            continue;
        };
        match entry.kind() {
            Kind::Action { .. } => actions.push(Block::Note(line.runs())),
            Kind::Vote { on, .. } => {
                // Of a motion that is left out the vote is too: it would stand under another one.
                let on_motion = on.iter().any(|id| {
                    let motion = entries.get(id).map(|m| m.kind());
                    motion.is_some_and(
                        |m| matches!(m, Kind::Resolution { stage, .. } if !stage.is_open()),
                    )
                });
                match line.kind {
                    LineKind::Paragraph if on_motion => {
                        line.kind = LineKind::Note;
                        vote = Some(line);
                    }
                    LineKind::Resolution => {
                        line.number = line
                            .number
                            .or_else(|| vote.as_mut().and_then(|v| v.number.take()));
                        kept.push(line);
                    }
                    LineKind::Limb => kept.push(line),
                    _ => {}
                }
            }
            _ if tells(reading, item, entry) && line.kind != LineKind::Continuation => {
                kept.push(line);
            }
            _ => {}
        }
    }
    kept.extend(vote);
    let blocks = item_blocks(reading, house, item, kept);
    let mut blocks: Vec<Block> = blocks.into_iter().map(|b| b.block).collect();
    blocks.append(&mut actions);
    blocks
}

/// Whether an entry is a decision, or tells what became of something.
fn tells<'m, R: Reader>(reading: &Reading<'m, R>, item: &'m Item, entry: Readable<'m, R>) -> bool {
    match entry.kind() {
        // Where debate stands between motion and vote it is told with the vote.
        Kind::Resolution { stage, .. } => {
            !matches!(stage, Stage::Worded | Stage::Put) && !is_resolved_later(reading, item, entry)
        }
        Kind::Outcome { .. }
        | Kind::Delegation { .. }
        | Kind::Minutes { .. }
        | Kind::Election { .. }
        | Kind::Exclusion { .. }
        | Kind::PublicSummary => true,
        Kind::Public { reply, .. } => *reply == Reply::Referred,
        _ => false,
    }
}
