//! Drafting: the minutes of a meeting for one audience, in the structure of an English council's
//! minutes.

use std::marker::PhantomData;

use crate::meeting::agenda::{Business, Item};
use crate::meeting::entry::Kind;
use crate::meeting::{Meeting, Phase};

use super::actions::{actions_table, progress_table};
use super::attendance::{apologies, chair_word, members, others};
use super::audience::{Audience, Reader};
use super::document::{Block, Document, Limb, Minutes, Part, Run, SignatureLine, Status, leaving};
use super::house::{ActionPlace, House};
use super::order::{item_at, printed};
use super::problems;
use super::reading::Reading;
use super::record::{Blanks, LineKind, RecordLine, lines, number_under};
use super::sentences;
use super::words::{article, date, full_date, slug, time};

/// Drafts the minutes for one audience.
pub fn draft<A: Audience>(meeting: &Meeting, house: &House) -> Minutes<A> {
    let reading = Reading::<A>::new(meeting);
    let mut found = Vec::new();
    let mut blocks = vec![Block::Paragraph {
        number: String::new(),
        parts: vec![Part::Words(opening(&reading, house))],
    }];
    blocks.extend(attendance(&reading, house));
    let items = printed(&reading, house);
    let mut ended = false;
    for item in &items {
        blocks.push(Block::Heading {
            level: 2,
            number: item.details.number.trim_end_matches('.').to_owned(),
            text: item.details.title.to_string(),
            capitals: house.capital_headings,
        });
        let record = lines(&reading, house, item, Blanks::Drop);
        found.extend(problems::of_item(&reading, item, &record));
        let count = record.iter().filter(|l| takes_a_place(l)).count();
        let bare = problems::is_bare(&reading, item, &record);
        let ends = is_termination(item) && !ended;
        blocks.extend(item_blocks(&reading, house, item, record));
        if ends {
            ended = true;
            blocks.extend(ending(&reading, house, &item.details.number, count));
        } else if bare {
            blocks.push(note("[Nothing is recorded under this item.]"));
        }
    }
    blocks.extend(outside_items(&reading, house));
    if !ended {
        blocks.extend(termination(&reading, house, &items));
    }
    blocks.push(signature(&reading));
    if house.actions != ActionPlace::UnderItem {
        let caption = format!("Actions from {}", full_date(reading.calling().date));
        if let Some(table) = actions_table(&reading, house, caption) {
            blocks.push(heading("Actions Arising", house.capital_headings));
            blocks.push(table);
        }
    }
    let mut document = Document {
        blocks,
        ..frame(&reading, "Minutes")
    };
    tidy(&mut document);
    let problems = problems::of_minutes(&reading, &document, found);
    Minutes {
        file_stem: file_stem(&reading, "minutes"),
        document,
        problems,
        audience: PhantomData,
    }
}

/// A document with everything but its blocks.
pub(super) fn frame<A: Audience>(reading: &Reading<'_, A>, kind: &str) -> Document {
    let body = reading.body();
    let mut status = Status::default();
    match reading.phase() {
        Phase::Approved {
            at_meeting,
            signed_by,
        } => {
            let by = if signed_by.is_empty() {
                String::new()
            } else {
                format!(" and signed by {signed_by}")
            };
            status.notes.push(format!(
                "Approved at the meeting held on {}{by}",
                date(*at_meeting)
            ));
        }
        phase => {
            "Draft".clone_into(&mut status.mark);
            status.notes.push(
                match phase {
                    Phase::Prepared => "the meeting has not begun",
                    Phase::Open => "the meeting has not ended",
                    Phase::Adjourned { .. } => "the meeting stands adjourned",
                    Phase::Closed | Phase::Approved { .. } => "not yet approved",
                }
                .to_owned(),
            );
        }
    }
    if reading.holds_exempt() {
        status.notes.extend(A::CAUTION.map(str::to_owned));
    }
    Document {
        language: "en-GB",
        host: body.host.to_string(),
        kind: kind.to_owned(),
        body: if body.name.is_empty() {
            "[body]".to_owned()
        } else {
            body.name.to_string()
        },
        date: date(reading.calling().date),
        status,
        blocks: Vec::new(),
    }
}

/// "2015-01-22-westminster-health-wellbeing-board-minutes-draft": the day, the body and the kind
/// of document, and nothing that was said.
pub(super) fn file_stem<A: Audience>(reading: &Reading<'_, A>, kind: &str) -> String {
    let draft = if matches!(reading.phase(), Phase::Approved { .. }) {
        ""
    } else {
        "-draft"
    };
    let day = reading.calling().date.format("%Y-%m-%d");
    let body = slug(&reading.body().name, 60);
    let body = if body.is_empty() { "meeting" } else { &body };
    format!("{day}-{body}-{kind}{draft}{}", A::FILE_SUFFIX)
}

/// "Minutes of a meeting of the Board held on Thursday 20 November 2014 at 4.00pm at City Hall."
fn opening<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Run> {
    let calling = reading.calling();
    let kind = calling.kind.trim();
    let meeting = if kind.is_empty() || kind.eq_ignore_ascii_case("ordinary") {
        "a meeting".to_owned()
    } else {
        format!("{} {kind} meeting", article(kind))
    };
    let held = match reading.phase() {
        Phase::Prepared => "to be held",
        _ => "held",
    };
    let place = if calling.venue.is_empty() {
        String::new()
    } else {
        format!(" at {}", calling.venue)
    };
    let body = &reading.body().name;
    let the = if body.to_lowercase().starts_with("the ") {
        ""
    } else {
        "the "
    };
    let mut end = format!(
        " {held} on {} at {}{place}.",
        full_date(calling.date),
        time(house, calling.start)
    );
    let late = reading.opened().filter(|o| {
        use chrono::Timelike;
        let (o, c) = (o.time(), calling.start);
        (o.hour(), o.minute()) != (c.hour(), c.minute())
    });
    if let Some(opened) = late {
        end.push_str(&format!(
            " The meeting began at {}.",
            time(house, opened.time())
        ));
    }
    vec![
        Run::plain(format!("Minutes of {meeting} of {the}")),
        Run::strong(body.as_str()),
        Run::plain(end),
    ]
}

fn attendance<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let mut blocks = Vec::new();
    let members = members(reading, house);
    if !members.is_empty() {
        blocks.push(heading("Members Present", false));
        blocks.push(Block::Names(members));
    } else if *reading.phase() == Phase::Prepared {
        blocks.push(note("[The roll has not been taken.]"));
    } else {
        blocks.push(heading("Members Present", false));
        blocks.push(note("[Nobody is recorded as present.]"));
    }
    let others = others(reading, house);
    if house.also_present && !others.is_empty() {
        blocks.push(heading("Also Present", false));
        blocks.push(Block::Names(others));
    }
    let has_item = reading
        .items()
        .iter()
        .any(|i| i.details.business == Business::Membership);
    if !has_item && let Some(text) = apologies(reading, house) {
        blocks.push(heading("Apologies", false));
        blocks.push(note(&text));
    }
    blocks
}

fn heading(text: &str, capitals: bool) -> Block {
    Block::Heading {
        level: 2,
        number: String::new(),
        text: text.to_owned(),
        capitals,
    }
}

/// A note of plain words.
pub(super) fn note(text: &str) -> Block {
    Block::Note(vec![Run::plain(text)])
}

fn takes_a_place(line: &RecordLine<'_>) -> bool {
    matches!(
        line.kind,
        LineKind::Paragraph | LineKind::Resolution | LineKind::Bullet
    ) && line.number.is_some()
}

/// The blocks of an item, made of the lines of its record.
fn item_blocks<R: Reader>(
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
    super::document::words(&word).trim().to_owned()
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

/// Whether an agenda prints the end of the meeting as an item.
fn is_termination(item: &Item) -> bool {
    let title = item.details.title.to_lowercase();
    ["termination of", "close of", "closure of", "end of"]
        .iter()
        .any(|start| {
            title
                .strip_prefix(start)
                .is_some_and(|rest| matches!(rest.trim(), "meeting" | "the meeting"))
        })
}

/// What happened outside the times of items: the chair changing hands, an adjournment.
fn outside_items<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let mut blocks: Vec<Block> = reading
        .presiding()
        .iter()
        .skip(1)
        .filter(|p| item_at(reading, p.since).is_none())
        .map(|p| note(&sentences::presiding(reading, house, p)))
        .collect();
    blocks.extend(sentences::adjournment(reading, house).map(|s| note(&s)));
    blocks
}

/// The end of the meeting and the date of the next, as numbered paragraphs.
fn ending<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    number: &str,
    before: usize,
) -> Vec<Block> {
    let ended = reading
        .closed()
        .map(|at| format!("The meeting ended at {}.", time(house, at.time())));
    let next = reading
        .next_meeting()
        .map(|next| sentences::next_meeting(house, next));
    ended
        .into_iter()
        .chain(next)
        .enumerate()
        .map(|(at, text)| Block::Paragraph {
            number: number_under(house, number, before + at + 1).unwrap_or_default(),
            parts: vec![Part::Words(vec![Run::plain(text)])],
        })
        .collect()
}

/// The last heading, where the agenda has none for the end.
fn termination<R: Reader>(reading: &Reading<'_, R>, house: &House, items: &[&Item]) -> Vec<Block> {
    if reading.closed().is_none() {
        return reading
            .next_meeting()
            .map(|next| note(&sentences::next_meeting(house, next)))
            .into_iter()
            .collect();
    }
    let last = items
        .iter()
        .filter_map(|i| leading_number(&i.details.number))
        .max();
    let number = last.map_or_else(String::new, |n| (n + 1).to_string());
    let mut blocks = vec![Block::Heading {
        level: 2,
        number: number.clone(),
        text: house.termination.clone(),
        capitals: house.capital_headings,
    }];
    blocks.extend(ending(reading, house, &number, 0));
    blocks
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

fn signature<R: Reader>(reading: &Reading<'_, R>) -> Block {
    let (signed_by, on) = match reading.phase() {
        Phase::Approved {
            at_meeting,
            signed_by,
        } => (signed_by.to_string(), date(*at_meeting)),
        _ => (String::new(), String::new()),
    };
    Block::Signature(vec![
        SignatureLine {
            label: chair_word(reading),
            filled: signed_by,
        },
        SignatureLine {
            label: "Date".to_owned(),
            filled: on,
        },
    ])
}

/// Cleans what goes out and puts white space in order.
fn tidy(document: &mut Document) {
    let each_run = |runs: &mut Vec<Run>| {
        for run in runs.iter_mut() {
            run.text = leaving(&run.text).into_owned();
        }
        runs.retain(|r| !r.text.is_empty());
        if let Some(first) = runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = runs.last_mut() {
            last.text = last.text.trim_end().to_owned();
        }
    };
    for block in &mut document.blocks {
        match block {
            Block::Paragraph { parts, .. } => {
                for part in parts {
                    match part {
                        Part::Words(runs) => each_run(runs),
                        Part::Bullets(bullets) => bullets.iter_mut().for_each(each_run),
                    }
                }
            }
            Block::Resolution { lead, limbs, .. } => {
                each_run(lead);
                limbs.iter_mut().for_each(|l| each_run(&mut l.runs));
            }
            Block::Note(runs) => each_run(runs),
            Block::Heading { .. } | Block::Names(_) | Block::Table { .. } | Block::Signature(_) => {
            }
        }
    }
}
