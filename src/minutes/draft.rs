//! Drafting: the minutes of a meeting for one audience, in the structure of an English council's
//! minutes.

use std::borrow::Cow;
use std::marker::PhantomData;

use crate::meeting::planted::{Leak, planted};
use crate::meeting::{Meeting, Reading as ReadBy};

use super::actions::actions_table;
use super::audience::Audience;
use super::blocks::{item_blocks, takes_a_place};
use super::changed_since;
use super::decided::decided_alone;
use super::document::{Block, Document, Minutes, Part, Problem, Run, leaving};
use super::ending::{before_items, ending, is_termination, signature, termination};
use super::frame::{file_stem, frame, opening};
use super::house::{ActionPlace, House, Section};
use super::present::attendance;
use super::printed::{self, Sourced};
use super::problems;
use super::reading::Reading;
use super::record::{Blanks, lines};
use super::words::full_date;

/// What a document for `A` is drafted from: words that they may not read are not in it.
pub(super) fn reading_for<A: Audience>(meeting: &Meeting) -> Cow<'_, Meeting> {
    if planted(Leak::Drafting) {
        return Cow::Borrowed(meeting);
    }
    meeting.read_by::<A>().into_meeting()
}

/// Drafts the minutes for one audience.
pub fn draft<A: Audience>(meeting: &Meeting, house: &House) -> Minutes<A> {
    drafted(&reading_for::<A>(meeting), house)
}

/// The same, of what was read for that audience already.
pub fn draft_of<A: Audience>(read: &ReadBy<'_, A>, house: &House) -> Minutes<A> {
    drafted(read, house)
}

/// Drafts from a meeting in which nothing is left that `A` may not read.
fn drafted<A: Audience>(meeting: &Meeting, house: &House) -> Minutes<A> {
    let reading = Reading::<A>::new(meeting, house);
    let mut found = Vec::new();
    let mut blocks: Vec<Sourced> = Vec::new();
    let plain = |blocks: Vec<Block>| blocks.into_iter().map(Sourced::from);
    for section in &house.sections {
        match section {
            Section::Opening => blocks.push(Sourced::from(Block::Paragraph {
                number: String::new(),
                parts: vec![Part::Words(opening(&reading, house, "Minutes of"))],
            })),
            Section::Attendance => blocks.extend(plain(attendance(&reading, house))),
            Section::Business => blocks.extend(business(&reading, house, &mut found)),
            Section::Signature => blocks.extend(signature(&reading, house).map(Sourced::from)),
            Section::Actions => blocks.extend(actions_part(&reading, house)),
        }
    }
    let (blocks, mut sources): (Vec<Block>, Vec<_>) =
        blocks.into_iter().map(|b| (b.block, b.sources)).unzip();
    let mut document = Document {
        blocks,
        ..frame(&reading, house, "Minutes")
    };
    let changes = changed_since::notes(&reading, || printed::lines(&document, &sources));
    // They stand above the signatures.
    let above = |b: &Block| matches!(b, Block::Signature(_));
    let at = document.blocks.iter().position(above);
    let at = at.unwrap_or(document.blocks.len());
    sources.splice(at..at, changes.iter().map(|_| Vec::new()));
    document.blocks.splice(at..at, changes);
    tidy(&mut document);
    let problems = problems::of_minutes(&reading, &document, found);
    Minutes {
        file_stem: file_stem(&reading, "minutes"),
        document,
        sources,
        problems,
        audience: PhantomData,
    }
}

/// The items, and the end of the meeting.
fn business<A: Audience>(
    reading: &Reading<'_, A>,
    house: &House,
    found: &mut Vec<Problem>,
) -> Vec<Sourced> {
    let before = before_items(reading, house);
    let mut blocks: Vec<Sourced> = before.into_iter().map(Sourced::from).collect();
    let items = reading.printed(house);
    let mut ended = false;
    for item in &items {
        let of = |block| Sourced::new(block, item.id, None);
        blocks.push(of(Block::Heading {
            level: 2,
            number: reading.number(item).to_owned(),
            text: item.details.title.to_string(),
            capitals: house.capital_headings,
        }));
        let mut record = lines(reading, house, item, Blanks::Drop);
        found.extend(problems::of_item(reading, item, &record));
        let count = record.iter().filter(|l| takes_a_place(l)).count();
        let bare = problems::is_bare(reading, item, &record);
        let told = !record.is_empty();
        decided_alone(reading, house, item, &mut record);
        let undecided = told && record.is_empty();
        let ends = is_termination(item) && !ended;
        blocks.extend(item_blocks(reading, house, item, record));
        if ends {
            ended = true;
            let ending = ending(reading, house, reading.number(item), count);
            blocks.extend(ending.into_iter().map(of));
        } else if bare {
            blocks.push(of(note("[Nothing is recorded under this item.]")));
        } else if undecided {
            blocks.push(of(note(&house.nothing_decided.fill(&[]))));
        }
    }
    if !ended {
        let end = termination(reading, house, &items);
        blocks.extend(end.into_iter().map(Sourced::from));
    }
    blocks
}

/// The table of actions.
fn actions_part<A: Audience>(reading: &Reading<'_, A>, house: &House) -> Vec<Sourced> {
    let mut blocks = Vec::new();
    if house.actions != ActionPlace::UnderItem {
        let caption = format!("Actions from {}", full_date(house, reading.calling().date));
        if let Some(table) = actions_table(reading, house, caption) {
            let heading = heading(&house.actions_heading, house.capital_headings);
            blocks.push(Sourced::from(heading));
            blocks.push(table);
        }
    }
    blocks
}

pub(super) fn heading(text: &str, capitals: bool) -> Block {
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

/// Cleans what goes out and puts white space in order.
pub(super) fn tidy(document: &mut Document) {
    let each_run = |runs: &mut Vec<Run>| {
        for run in runs.iter_mut() {
            if let Cow::Owned(text) = leaving(&run.text) {
                run.text = text;
            }
        }
        runs.retain(|r| !r.text.is_empty());
        if let Some(first) = runs.first_mut() {
            let space = first.text.len() - first.text.trim_start().len();
            first.text.drain(..space);
        }
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
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
                for limb in limbs {
                    each_run(&mut limb.runs);
                }
            }
            Block::Note(runs) => each_run(runs),
            Block::Heading { .. }
            | Block::Names(_)
            | Block::Table { .. }
            | Block::Form { .. }
            | Block::Plates(_)
            | Block::Signature(_) => {}
        }
    }
}
