//! A session made of what was read, with the whole of that kept beside it.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};

use super::create;
use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::pack_reading;
use crate::import::draft::Draft;
use crate::import::found::{Found, Place};
use crate::import::proposal::Proposal;
use crate::journal::Record;
use crate::meeting::Intent;
use crate::meeting::text::Text;
use crate::storage::{Opened, Opening, write_atomic};

/// What was said on the command line and stands instead of what is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides {
    pub(crate) body: Option<Text>,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) start: Option<NaiveTime>,
    pub(crate) venue: Option<Text>,
}

impl Overrides {
    /// The day that was said, if one was.
    pub(crate) fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// Puts it in the place of what was read.
    pub(crate) fn lay_over(&self, proposal: &mut Proposal) {
        fn over<T: Clone>(overrides: Option<&T>, read: &mut Option<Found<T>>) {
            if let Some(overrides) = overrides {
                *read = Some(Found::certain(overrides.clone(), Place::default()));
            }
        }
        over(self.body.as_ref(), &mut proposal.body);
        over(self.date.as_ref(), &mut proposal.date);
        over(self.start.as_ref(), &mut proposal.start);
        over(self.venue.as_ref(), &mut proposal.venue);
    }
}

/// A session that was made of a draft.
pub(crate) struct NewFrom {
    /// The session.
    pub(crate) opened: Opened<Record>,
    /// Where the whole of what was read is kept, or why it couldn't be.
    pub(crate) kept: Result<PathBuf, Fail>,
}

/// Makes a session of what is taken of a draft, and keeps what was read beside it.
///
/// # Errors
/// When body or day are not settled, or the disk refuses the session.
pub(crate) fn make(
    env: &Environment,
    draft: &Draft,
    output: Option<&Path>,
    opening: Opening,
) -> Result<NewFrom, Fail> {
    let orders = draft.orders();
    let mut body = None;
    let mut date = None;
    for order in &orders {
        match &order.intent {
            Intent::DescribeBody(described) => body = Some(described.name.clone()),
            Intent::CallMeeting(calling) => date = Some(calling.date),
            _ => {}
        }
    }
    let (Some(body), Some(date)) = (body, date) else {
        return Err(lacking(draft));
    };
    let opened = create::create(env, &body, date, &orders, |new, records| {
        create::put(env, output, new, records, opening)
    })?;
    let kept = keep(env, draft, &opened.path);
    Ok(NewFrom { opened, kept })
}

/// What the officer is told of a session that was made on the screen.
pub(crate) fn notes(draft: &Draft, kept: &Result<PathBuf, Fail>) -> Vec<String> {
    let counts = draft.counts();
    let sources = &draft.proposal().sources;
    let from = match sources.as_slice() {
        [] => String::new(),
        [only] => format!(" from {}", only.name),
        [first, others @ ..] => format!(" from {} and {} more", first.name, others.len()),
    };
    let mut notes = vec![format!("Made{from}: {}.", counts.words())];
    if counts.members > 0 {
        notes.push("F2 takes the roll.".to_owned());
    }
    match (counts.left, draft.left().first()) {
        (1, Some(only)) => notes.push(format!("1 thing was left out: {only}")),
        (0, _) | (_, None) => {}
        (count, Some(first)) => {
            notes.push(format!("{count} things were left out; the first: {first}"));
        }
    }
    if let Err(fail) = kept {
        notes.push(format!("{} {}", fail.sentence, fail.hint));
    }
    notes
}

/// The whole of what was read, lines and all: what is no fact of the meeting isn't lost either.
fn keep(env: &Environment, draft: &Draft, session: &Path) -> Result<PathBuf, Fail> {
    let bytes = pack_reading::whole(draft.proposal())?;
    let path = session.with_extension("pack.json");
    match write_atomic(&env.disk, &path, &bytes, false) {
        Ok(()) => Ok(path),
        Err(problem) => Err(Fail::new(
            Exit::File,
            format!(
                "The session was made, but what was read can't be kept beside it. {}",
                problem.sentence
            ),
            "quorate read prints it; keep that with the session.",
        )),
    }
}

/// Which of body and day is not settled, where it was looked for, and how to give it.
fn lacking(draft: &Draft) -> Fail {
    let names: Vec<&str> = draft
        .proposal()
        .sources
        .iter()
        .map(|s| s.name.as_str())
        .collect();
    let lacks = draft.lacks().unwrap_or_default();
    let hint = match (draft.has_body(), draft.has_date()) {
        (false, true) => "Give the name with --body NAME.",
        (true, _) => "Give the day with --date DATE, like 2015-01-22.",
        (false, false) => "Give them with --body NAME and --date DATE, like 2015-01-22.",
    };
    let looked = if names.is_empty() {
        String::new()
    } else {
        format!(" Looked in {}.", names.join(", "))
    };
    Fail::new(Exit::Refused, format!("{lacks}{looked}"), hint)
}
