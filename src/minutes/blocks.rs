//! The blocks of an item, made of the lines of its record.

use crate::meeting::agenda::Item;
use crate::meeting::entry::Kind;

use super::actions::progress_table;
use super::document::{Block, Limb, Part, Run, words};
use super::house::{ActionPlace, House};
use super::line::{LineKind, RecordLine};
use super::reading::Reading;
use crate::meeting::audience::Reader;

/// Whether a line takes a number of the item.
pub(super) fn takes_a_place(line: &RecordLine<'_>) -> bool {
    matches!(
        line.kind,
        LineKind::Paragraph | LineKind::Resolution | LineKind::Bullet
    ) && line.number.is_some()
}

/// The blocks of an item, made of the lines of its record.
pub(super) fn item_blocks<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
    record: Vec<RecordLine<'_>>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut tabled = false;
    for line in record {
        let number = line.number.clone().unwrap_or_default();
        match line.kind {
            LineKind::Paragraph => blocks.push(Block::Paragraph {
                number,
                parts: vec![Part::Words(line.runs())],
            }),
            LineKind::Continuation => join(&mut blocks, Part::Words(line.runs())),
            LineKind::Bullet if line.number.is_some() => blocks.push(Block::Paragraph {
                number,
                parts: vec![Part::Bullets(vec![line.runs()])],
            }),
            LineKind::Bullet => join(&mut blocks, Part::Bullets(vec![line.runs()])),
            LineKind::Resolution => {
                let mut runs = line.runs();
                let word = words_of_resolution(&mut runs);
                blocks.push(Block::Resolution {
                    number,
                    word,
                    lead: runs,
                    limbs: Vec::new(),
                });
            }
            LineKind::Limb => {
                if let Some(Block::Resolution { limbs, .. }) = blocks.last_mut() {
                    limbs.push(Limb {
                        number,
                        runs: line.runs(),
                    });
                }
            }
            LineKind::Note | LineKind::Withheld => blocks.push(Block::Note(line.runs())),
            LineKind::Action => {
                if house.actions != ActionPlace::Table {
                    blocks.push(Block::Note(line.runs()));
                }
            }
            LineKind::Progress if line.number.is_some() => blocks.push(Block::Paragraph {
                number,
                parts: vec![Part::Words(line.runs())],
            }),
            LineKind::Progress => {
                if !tabled {
                    tabled = true;
                    let rows: Vec<_> = reading
                        .entries(item)
                        .filter(|e| matches!(e.kind(), Kind::Progress { .. }))
                        .collect();
                    blocks.push(progress_table(reading, &rows));
                }
            }
        }
    }
    blocks
}

/// Takes the runs up to the word of a resolution off its words.
fn words_of_resolution(runs: &mut Vec<Run>) -> String {
    let strong = runs.iter().take_while(|r| r.strong).count();
    let word: Vec<Run> = runs.drain(..strong).collect();
    words(&word).trim().to_owned()
}

/// Puts more of a paragraph to its block.
fn join(blocks: &mut Vec<Block>, part: Part) {
    match blocks.last_mut() {
        Some(Block::Paragraph { parts, .. }) => match (parts.last_mut(), part) {
            (Some(Part::Bullets(bullets)), Part::Bullets(more)) => bullets.extend(more),
            (_, part) => parts.push(part),
        },
        _ => blocks.push(Block::Paragraph {
            number: String::new(),
            parts: vec![part],
        }),
    }
}
