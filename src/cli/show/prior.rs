//! Actions of earlier meetings, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::people::People;
use super::view::Owner;
use super::words;
use crate::meeting::Meeting;
use crate::meeting::describe::{due_in_words, progress_in_words};

#[derive(Debug, Serialize)]
pub(super) struct PriorAction {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) topic: String,
    pub(super) owners: Vec<Owner>,
    pub(super) raised: NaiveDate,
    pub(super) progress: String,
    pub(super) comment: String,
    pub(super) origin: String,
    pub(super) minute: String,
    pub(super) due: Option<String>,
    pub(super) steps: Vec<Step>,
}

/// How an action stood on a day, in the journal of a body.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    pub(super) on: NaiveDate,
    pub(super) progress: String,
    pub(super) comment: String,
    pub(super) source: String,
}

/// The actions of earlier meetings, with how they went on where the journal of a body tells that.
pub(super) fn actions(meeting: &Meeting, seen: &mut People) -> Vec<PriorAction> {
    meeting
        .prior_actions()
        .iter()
        .map(|p| PriorAction {
            id: p.id.to_string(),
            text: words(&p.action.text),
            topic: words(&p.action.topic),
            owners: p.action.owners.iter().map(|o| seen.owner(o)).collect(),
            raised: p.action.raised,
            progress: progress_in_words(&p.action.progress),
            comment: words(&p.action.comment),
            origin: words(&p.action.origin),
            minute: words(&p.action.minute),
            due: due_in_words(meeting, &p.action.due),
            steps: p
                .steps
                .iter()
                .map(|read| Step {
                    on: read.step.on,
                    progress: progress_in_words(&read.step.progress),
                    comment: words(&read.step.comment),
                    source: words(&read.step.source),
                })
                .collect(),
        })
        .collect()
}
