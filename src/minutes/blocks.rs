//! The blocks of an item, made of the lines of its record.

use crate::meeting::agenda::Item;
use crate::meeting::entry::{Kind, Stage};
use crate::meeting::id::EntryId;
use crate::meeting::motion::{Tally, Voice};

use super::actions::progress_table;
use super::document::{Block, Limb, Part, Run, words};
use super::house::{ActionPlace, Bold, DivisionStyle, House};
use super::line::{LineKind, RecordLine};
use super::printed::{Source, Sourced};
use super::reading::Reading;
use super::vote_words::heading;
use super::words::list;
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
) -> Vec<Sourced> {
    let mut blocks: Vec<Sourced> = Vec::new();
    let mut tabled = false;
    let mut divided = None;
    for line in record {
        let number = line.number.clone().unwrap_or_default();
        let entry = line.entry;
        let of = |block| Sourced::new(block, item.id, entry);
        let source = Source {
            item: Some(item.id),
            entry,
        };
        match line.kind {
            LineKind::Paragraph => blocks.push(of(Block::Paragraph {
                number,
                parts: vec![Part::Words(line.runs())],
            })),
            LineKind::Continuation if house.divisions == DivisionStyle::Table => {
                match division(reading, item, entry) {
                    None => join(&mut blocks, Part::Words(line.runs()), source),
                    Some(_) if divided == entry => {}
                    Some(table) => {
                        divided = entry;
                        blocks.push(Sourced::all(table, item.id, entry));
                    }
                }
            }
            LineKind::Continuation => join(&mut blocks, Part::Words(line.runs()), source),
            LineKind::Bullet if line.number.is_some() => blocks.push(of(Block::Paragraph {
                number,
                parts: vec![Part::Bullets(vec![line.runs()])],
            })),
            LineKind::Bullet => join(&mut blocks, Part::Bullets(vec![line.runs()]), source),
            LineKind::Resolution => {
                let mut runs = line.runs();
                let word = words_of_resolution(&mut runs);
                if !put(reading, item, entry) {
                    embolden(house, &mut runs);
                }
                blocks.push(of(Block::Resolution {
                    number,
                    word,
                    lead: runs,
                    limbs: Vec::new(),
                }));
            }
            LineKind::Limb => {
                if let Some(last) = blocks.last_mut()
                    && let Block::Resolution { limbs, .. } = &mut last.block
                {
                    let mut runs = line.runs();
                    if !put(reading, item, entry) {
                        embolden(house, &mut runs);
                    }
                    limbs.push(Limb { number, runs });
                    last.sources.push(source);
                }
            }
            LineKind::Note | LineKind::Withheld => blocks.push(of(Block::Note(line.runs()))),
            LineKind::Action => {
                if house.actions != ActionPlace::Table {
                    blocks.push(of(Block::Note(line.runs())));
                }
            }
            LineKind::Progress if line.number.is_some() => blocks.push(of(Block::Paragraph {
                number,
                parts: vec![Part::Words(line.runs())],
            })),
            LineKind::Progress => {
                if !tabled {
                    tabled = true;
                    let rows: Vec<_> = reading
                        .entries(item)
                        .filter(|e| matches!(e.kind(), Kind::Progress { .. }))
                        .collect();
                    let sources = rows.iter().map(|row| Source {
                        entry: Some(row.id()),
                        ..source
                    });
                    blocks.push(Sourced::table(progress_table(reading, &rows), sources));
                }
            }
        }
    }
    blocks
}

/// Sets the words of a decision in bold type, where the house has them so.
fn embolden(house: &House, runs: &mut Vec<Run>) {
    if house.is_bold(Bold::Decision) && !runs.is_empty() {
        *runs = vec![Run::strong(words(runs))];
    }
}

/// Whether an entry is a motion that is put, and not one that was carried.
fn put<R: Reader>(reading: &Reading<'_, R>, item: &Item, entry: Option<EntryId>) -> bool {
    let found = reading.entries(item).find(|e| Some(e.id()) == entry);
    found.is_some_and(
        |e| matches!(e.kind(), Kind::Resolution { stage, .. } if *stage != Stage::Agreed),
    )
}

/// The names of a recorded vote as a table, a row for each way of voting.
fn division<R: Reader>(
    reading: &Reading<'_, R>,
    item: &Item,
    vote: Option<EntryId>,
) -> Option<Block> {
    let found = reading.entries(item).find(|e| Some(e.id()) == vote)?;
    let Kind::Vote {
        tally: Tally::Named(ballots),
        ..
    } = found.kind()
    else {
        return None;
    };
    let rows = Voice::ALL.into_iter().filter_map(|voice| {
        let cast = ballots.iter().filter(|b| b.1 == voice);
        let names: Vec<String> = cast.map(|b| reading.name(b.0)).collect();
        let number = names.len().to_string();
        (!names.is_empty()).then(|| vec![heading(voice).to_owned(), number, list(&names)])
    });
    Some(Block::Table {
        caption: "Division".to_owned(),
        header: ["Vote", "Number", "Names"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    })
}

/// Takes the runs up to the word of a resolution off its words.
fn words_of_resolution(runs: &mut Vec<Run>) -> String {
    let strong = runs.iter().take_while(|r| r.strong).count();
    let word: Vec<Run> = runs.drain(..strong).collect();
    words(&word).trim().to_owned()
}

/// Puts more of a paragraph to its block.
fn join(blocks: &mut Vec<Sourced>, part: Part, source: Source) {
    if let Some(last) = blocks.last_mut()
        && let Block::Paragraph { parts, .. } = &mut last.block
    {
        last.sources.push(source);
        return match (parts.last_mut(), part) {
            (Some(Part::Bullets(bullets)), Part::Bullets(more)) => bullets.extend(more),
            (_, part) => parts.push(part),
        };
    }
    blocks.push(Sourced {
        block: Block::Paragraph {
            number: String::new(),
            parts: vec![part],
        },
        sources: vec![source],
    });
}
