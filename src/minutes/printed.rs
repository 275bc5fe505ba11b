//! The minutes line by line, with what each line is of. The blocks of a document know no meeting, so
//! what they are of is kept beside them.

use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::printed::PrintedLine;
use crate::meeting::text::Text;

use super::document::{Block, Document, Part, words};

/// What a line is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) item: Option<ItemId>,
    pub(super) entry: Option<EntryId>,
}

/// A block with what each of its lines is of, in the order in which [`lines`] tells them; lines for
/// which there is no source are of nothing.
#[derive(Clone, Debug)]
pub(super) struct Sourced {
    pub(super) block: Block,
    pub(super) sources: Vec<Source>,
}

impl Sourced {
    /// A block of one line, under an item.
    pub(super) fn new(block: Block, item: ItemId, entry: Option<EntryId>) -> Self {
        let item = Some(item);
        Self {
            block,
            sources: vec![Source { item, entry }],
        }
    }

    /// A table; its caption is of nothing.
    pub(super) fn table(block: Block, rows: impl IntoIterator<Item = Source>) -> Self {
        let caption = std::iter::once(Source::default());
        Self {
            block,
            sources: caption.chain(rows).collect(),
        }
    }

    /// A block of which each line is of the same.
    pub(super) fn all(block: Block, item: ItemId, entry: Option<EntryId>) -> Self {
        let item = Some(item);
        let count = block_lines(&block).len();
        Self {
            block,
            sources: vec![Source { item, entry }; count],
        }
    }
}

impl From<Block> for Sourced {
    fn from(block: Block) -> Self {
        Self {
            block,
            sources: Vec::new(),
        }
    }
}

/// A line of a block.
struct Line<'b> {
    number: &'b str,
    heading: bool,
    words: String,
}

/// A document line by line, from its head to its end; `sources` tells what the lines of each block
/// are of.
pub(super) fn lines(document: &Document, sources: &[Vec<Source>]) -> Vec<PrintedLine> {
    let kind = document.marked_kind();
    let head = [&document.host, &kind, &document.body, &document.date];
    let head = head.into_iter().chain(&document.status.notes);
    let head = head.filter(|words| !words.is_empty());
    let mut out: Vec<PrintedLine> = head
        .map(|words| PrintedLine {
            words: Text::line(words),
            ..PrintedLine::default()
        })
        .collect();
    for (at, block) in document.blocks.iter().enumerate() {
        let sources = sources.get(at).map_or(&[][..], Vec::as_slice);
        for (at, line) in block_lines(block).into_iter().enumerate() {
            let source = sources.get(at).copied().unwrap_or_default();
            out.push(PrintedLine {
                number: Text::line(line.number),
                heading: line.heading,
                words: Text::line(&line.words),
                item: source.item,
                entry: source.entry,
            });
        }
    }
    out
}

/// The lines of a block.
fn block_lines(block: &Block) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut push = |number, words| {
        out.push(Line {
            number,
            heading: false,
            words,
        });
    };
    match block {
        Block::Heading { number, text, .. } => {
            return vec![Line {
                number,
                heading: true,
                words: text.clone(),
            }];
        }
        Block::Paragraph { number, parts } => {
            let lines = parts.iter().flat_map(|part| match part {
                Part::Words(runs) => std::slice::from_ref(runs),
                Part::Bullets(bullets) => bullets,
            });
            let mut number = number.as_str();
            for line in lines {
                push(std::mem::take(&mut number), words(line));
            }
        }
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => {
            push(number, format!("{word} {}", words(lead)).trim().to_owned());
            for limb in limbs {
                push(&limb.number, words(&limb.runs));
            }
        }
        Block::Note(runs) => push("", words(runs)),
        Block::Names(rows) => {
            for row in rows {
                let label = row.label.trim();
                let stop = if label.is_empty() { "" } else { ": " };
                push("", format!("{label}{stop}{}", row.text));
            }
        }
        Block::Table {
            caption,
            header,
            rows,
        }
        | Block::Form {
            caption,
            header,
            rows,
            ..
        } => {
            push("", caption.clone());
            for row in rows {
                let cells = header.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                let cells = cells.map(|(head, cell)| format!("{head}: {cell}"));
                push("", cells.collect::<Vec<_>>().join("; "));
            }
        }
        Block::Plates(plates) => {
            for plate in plates {
                push("", format!("{}, {}", plate.name, plate.below));
            }
        }
        Block::Signature(signed) => {
            for place in signed {
                push("", format!("{}: {}", place.label, place.filled));
            }
        }
    }
    out
}
