//! Actions: those that the meeting asked for, and how those of earlier meetings stand.

use std::marker::PhantomData;

use chrono::NaiveDate;

use crate::meeting::agenda::{Item, Prior, PriorAction, Progress};
use crate::meeting::entry::Kind;
use crate::meeting::id::PriorId;
use crate::meeting::{Meeting, Reading as ReadBy};

use super::audience::Audience;
use super::document::{ActionSheet, Block, Document, words};
use super::draft::{note, reading_for};
use super::frame::{file_stem, frame};
use super::house::House;
use super::line::marks;
use super::printed::{Source, Sourced};
use super::problems;
use super::reading::{Readable, Reading};
use super::sentences::{due, owners};
use super::words::{clause, full_date};
use crate::meeting::audience::Reader;

/// How an action of an earlier meeting stands, in words.
pub(super) struct ProgressRow {
    pub(super) raised: String,
    pub(super) action: String,
    pub(super) lead: String,
    pub(super) standing: String,
    pub(super) comment: String,
}

/// A row for an entry on progress.
pub(super) fn progress_row<R: Reader>(
    reading: &Reading<'_, R>,
    entry: Readable<'_, R>,
) -> ProgressRow {
    let Kind::Progress { action, progress } = entry.kind() else {
        return unknown();
    };
    match reading.prior_action(*action) {
        Some(prior) => row(reading, &prior.action, progress, entry.text()),
        None => unknown(),
    }
}

fn unknown() -> ProgressRow {
    ProgressRow {
        raised: String::new(),
        action: "an action unknown".to_owned(),
        lead: String::new(),
        standing: String::new(),
        comment: String::new(),
    }
}

fn row<R: Reader>(
    reading: &Reading<'_, R>,
    action: &PriorAction,
    progress: &Progress,
    comment: &str,
) -> ProgressRow {
    let text = clause(&action.text);
    ProgressRow {
        raised: reading.date(action.raised),
        action: if action.topic.is_empty() {
            text
        } else {
            format!("{}: {text}", action.topic)
        },
        lead: owners(reading, &action.owners).join("; "),
        standing: standing(progress),
        comment: comment.trim().to_owned(),
    }
}

/// How it stands, in words.
pub(super) fn standing(progress: &Progress) -> String {
    match progress {
        Progress::Open => "Open".to_owned(),
        Progress::InProgress => "In progress".to_owned(),
        Progress::Completed => "Completed".to_owned(),
        Progress::OutsideMeetings => "Dealt with outside meetings".to_owned(),
        Progress::Superseded => "Superseded".to_owned(),
        Progress::ToMeeting(words) => {
            let words = clause(words);
            if words.starts_with(|c: char| c.is_ascii_digit()) {
                format!("To come to the meeting on {words}")
            } else if words.is_empty() {
                "To come to a meeting".to_owned()
            } else {
                format!("To come to the meeting in {words}")
            }
        }
    }
}

/// "In progress. The consultation closes in March."
fn with_comment(row: &ProgressRow) -> String {
    match (row.standing.as_str(), row.comment.as_str()) {
        (standing, "") => standing.to_owned(),
        // Nothing but the comment is known of it.
        ("Open", comment) => comment.to_owned(),
        (standing, comment) => format!("{standing}. {comment}"),
    }
}

/// The table of what an item's record says of earlier actions.
pub(super) fn progress_table<R: Reader>(
    reading: &Reading<'_, R>,
    entries: &[Readable<'_, R>],
) -> Block {
    let rows = entries
        .iter()
        .map(|&e| {
            let row = progress_row(reading, e);
            let progress = with_comment(&row);
            let mark = words(&marks(e.stream()));
            vec![mark + &row.raised, row.action, row.lead, progress]
        })
        .collect();
    Block::Table {
        caption: "Progress on actions from earlier meetings".to_owned(),
        header: columns(&["Meeting", "Action", "Lead", "Progress"]),
        rows,
    }
}

fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|&n| n.to_owned()).collect()
}

/// The actions that this meeting asked for; none if there were none.
pub(super) fn actions_table<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    caption: String,
) -> Option<Sourced> {
    actions_table_of(reading, house, caption, |_| true)
}

/// The same of some items.
pub(super) fn actions_table_of<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    caption: String,
    of: impl Fn(&Item) -> bool,
) -> Option<Sourced> {
    let (mut rows, mut sources) = (Vec::new(), Vec::new());
    for item in reading.printed(house).into_iter().filter(|i| of(i)) {
        let details = &item.details;
        let topic = match reading.number(item) {
            "" => details.title.to_string(),
            number => format!("{number}. {}", details.title),
        };
        for entry in reading.entries(item) {
            let Kind::Action {
                owners: who,
                due: when,
                ..
            } = entry.kind()
            else {
                continue;
            };
            let text = entry.text().trim();
            let mark = words(&marks(entry.stream()));
            if text.is_empty() && who.is_empty() {
                continue;
            }
            let mut lead = owners(reading, who).join("; ");
            if lead.is_empty() {
                "[no owner]".clone_into(&mut lead);
            }
            sources.push(Source {
                item: Some(item.id),
                entry: Some(entry.id()),
            });
            rows.push(vec![
                topic.clone(),
                format!("{mark}{text}"),
                lead,
                due(reading, when),
            ]);
        }
    }
    if rows.is_empty() {
        return None;
    }
    let table = Block::Table {
        caption,
        header: columns(&["Item", "Action", "Lead", "Due"]),
        rows,
    };
    Some(Sourced::table(table, sources))
}

/// The newest word on an action of an earlier meeting, if this meeting had one.
fn newest<'m, R: Reader>(reading: &Reading<'m, R>, prior: PriorId) -> Option<Readable<'m, R>> {
    reading
        .items()
        .iter()
        .flat_map(|i| reading.entries(i))
        .filter(|e| matches!(e.kind(), Kind::Progress { action, .. } if *action == prior))
        .max_by_key(|e| e.id())
}

fn brought_forward<R: Reader>(reading: &Reading<'_, R>, prior: &Prior) -> Vec<String> {
    let row = match newest(reading, prior.id) {
        Some(entry) => {
            let mut row = progress_row(reading, entry);
            if row.comment.is_empty() {
                prior.action.comment.trim().clone_into(&mut row.comment);
            }
            row
        }
        None => row(
            reading,
            &prior.action,
            &prior.action.progress,
            &prior.action.comment,
        ),
    };
    let progress = with_comment(&row);
    vec![
        prior.action.topic.to_string(),
        prior.action.text.trim().to_owned(),
        row.lead,
        progress,
    ]
}

/// The action sheet for one audience: what this meeting asked for, then what earlier ones left,
/// the newest meeting first.
pub fn actions<A: Audience>(meeting: &Meeting, house: &House) -> ActionSheet<A> {
    sheet(&reading_for::<A>(meeting), house)
}

/// The same, of what was read for that audience already.
pub fn actions_of<A: Audience>(read: &ReadBy<'_, A>, house: &House) -> ActionSheet<A> {
    sheet(read, house)
}

fn sheet<A: Audience>(meeting: &Meeting, house: &House) -> ActionSheet<A> {
    let reading = Reading::<A>::new(meeting, house);
    let held = full_date(house, reading.calling().date);
    let mut blocks = Vec::new();
    let heading = |text: String| Block::Heading {
        level: 2,
        number: String::new(),
        text,
        capitals: false,
    };
    match actions_table(&reading, house, String::new()) {
        Some(table) => {
            blocks.push(heading(format!("Actions from {held}")));
            blocks.push(table.block);
        }
        None if reading.prior_actions().is_empty() => {
            blocks.push(note(if reading.withholds() {
                "There are no actions that everybody may read of."
            } else {
                "There are no actions."
            }));
        }
        None => {}
    }
    let mut days: Vec<NaiveDate> = reading
        .prior_actions()
        .iter()
        .map(|p| p.action.raised)
        .collect();
    days.sort_unstable();
    days.dedup();
    for day in days.into_iter().rev() {
        let rows = reading
            .prior_actions()
            .iter()
            .filter(|p| p.action.raised == day)
            .map(|p| brought_forward(&reading, p))
            .collect();
        blocks.push(heading(format!("Actions from {}", full_date(house, day))));
        blocks.push(Block::Table {
            caption: String::new(),
            header: columns(&["Item", "Action", "Lead", "Progress"]),
            rows,
        });
    }
    let document = Document {
        blocks,
        ..frame(&reading, house, "Actions arising")
    };
    let problems = problems::of_actions(&reading, &document);
    ActionSheet {
        file_stem: file_stem(&reading, "actions"),
        document,
        problems,
        audience: PhantomData::<A>,
    }
}
