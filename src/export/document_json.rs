//! A document as JSON, block by block; docs/schema/document.json tells the fields, which keep their names and
//! meanings from version to version.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::pretty;
use crate::minutes::document::{Block, Document, Part, Run, leaving};

/// The document for other programs.
pub(super) fn json(document: &Document) -> Vec<u8> {
    pretty(&Whole {
        version: 1,
        language: document.language,
        title: out(&document.title()),
        kind: out(&document.kind),
        authority: out(&document.host),
        body: out(&document.body),
        day: document.day,
        date: out(&document.date),
        status: Status {
            mark: out(&document.status.mark),
            notes: document.status.notes.iter().map(|n| out(n)).collect(),
        },
        marking: out(&document.marking),
        blocks: document.blocks.iter().map(told).collect(),
    })
}

#[derive(Serialize)]
struct Whole {
    version: u32,
    language: &'static str,
    title: String,
    kind: String,
    authority: String,
    body: String,
    day: NaiveDate,
    date: String,
    status: Status,
    marking: String,
    blocks: Vec<Told>,
}

#[derive(Serialize)]
struct Status {
    mark: String,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Words {
    text: String,
    strong: bool,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Told {
    Heading {
        level: u8,
        number: String,
        text: String,
        capitals: bool,
    },
    Paragraph {
        number: String,
        parts: Vec<Piece>,
    },
    Resolution {
        number: String,
        word: String,
        runs: Vec<Words>,
        limbs: Vec<Numbered>,
    },
    Note {
        runs: Vec<Words>,
    },
    Names {
        rows: Vec<Labelled>,
    },
    Table {
        caption: String,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Form {
        caption: String,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Plates {
        plates: Vec<Card>,
    },
    Signature {
        lines: Vec<Labelled>,
    },
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Piece {
    Words { runs: Vec<Words> },
    Bullets { bullets: Vec<Vec<Words>> },
}

#[derive(Serialize)]
struct Numbered {
    number: String,
    runs: Vec<Words>,
}

#[derive(Serialize)]
struct Labelled {
    label: String,
    text: String,
}

#[derive(Serialize)]
struct Card {
    name: String,
    below: String,
}

fn told(block: &Block) -> Told {
    match block {
        Block::Heading {
            level,
            number,
            text,
            capitals,
        } => Told::Heading {
            level: *level,
            number: out(number),
            text: out(text),
            capitals: *capitals,
        },
        Block::Paragraph { number, parts } => Told::Paragraph {
            number: out(number),
            parts: parts
                .iter()
                .map(|part| match part {
                    Part::Words(words) => Piece::Words { runs: runs(words) },
                    Part::Bullets(bullets) => Piece::Bullets {
                        bullets: bullets.iter().map(|b| runs(b)).collect(),
                    },
                })
                .collect(),
        },
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => Told::Resolution {
            number: out(number),
            word: out(word),
            runs: runs(lead),
            limbs: limbs
                .iter()
                .map(|limb| Numbered {
                    number: out(&limb.number),
                    runs: runs(&limb.runs),
                })
                .collect(),
        },
        Block::Note(words) => Told::Note { runs: runs(words) },
        Block::Names(rows) => Told::Names {
            rows: rows.iter().map(|r| labelled(&r.label, &r.text)).collect(),
        },
        Block::Table {
            caption,
            header,
            rows,
        } => Told::Table {
            caption: out(caption),
            header: header.iter().map(|h| out(h)).collect(),
            rows: cells(rows),
        },
        Block::Form {
            caption,
            header,
            rows,
            ..
        } => Told::Form {
            caption: out(caption),
            header: header.iter().map(|h| out(h)).collect(),
            rows: cells(rows),
        },
        Block::Plates(plates) => Told::Plates {
            plates: plates
                .iter()
                .map(|plate| Card {
                    name: out(&plate.name),
                    below: out(&plate.below),
                })
                .collect(),
        },
        Block::Signature(lines) => Told::Signature {
            lines: lines
                .iter()
                .map(|l| labelled(&l.label, &l.filled))
                .collect(),
        },
    }
}

fn labelled(label: &str, text: &str) -> Labelled {
    Labelled {
        label: out(label),
        text: out(text),
    }
}

fn cells(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let row = |row: &Vec<String>| row.iter().map(|cell| out(cell)).collect();
    rows.iter().map(row).collect()
}

fn runs(runs: &[Run]) -> Vec<Words> {
    let run = |run: &Run| Words {
        text: out(&run.text),
        strong: run.strong,
    };
    runs.iter().map(run).collect()
}

fn out(text: &str) -> String {
    leaving(text).into_owned()
}
