//! The ways out of a session that can't be written as it is, and of a disk that takes nothing more.

use std::path::Path;

use super::backend::DiskBackend;
use super::elsewhere;
use super::fail::{Exit, Fail};
use crate::journal::Record;
use crate::meeting::Refusal;
use crate::storage::{Cause, Opening, Status, repair_copy, session};
use crate::tui::port::{Opened, Remedy};

/// What helps against what stands in the way.
pub(crate) fn remedy_for(cause: Cause) -> Option<Remedy> {
    match cause {
        Cause::Damaged | Cause::EditedOutside => Some(Remedy::Repair),
        Cause::Forked => Some(Remedy::ThisVersion),
        Cause::Elsewhere => Some(Remedy::TakeOver),
        Cause::ReadOnly => Some(Remedy::Elsewhere),
        // Time, another officer or a newer version helps.
        Cause::Asked | Cause::Newer | Cause::Held => None,
    }
}

/// How much isn't saved of a session whose disk takes nothing more, and why.
pub(super) fn unsaved(status: Status) -> Refusal {
    let why = status
        .trouble
        .map_or_else(|| "The disk does not answer.".to_owned(), |t| t.sentence);
    let unsaved = match status.queued_seq - status.saved_seq {
        1 => "1 change is not saved.".to_owned(),
        n => format!("{n} changes are not saved."),
    };
    Refusal::new(unsaved, why)
}

/// Applies a remedy to the open session; what was opened, if the session is another one then.
pub(crate) fn apply(backend: &mut DiskBackend<'_>, remedy: Remedy) -> Result<Option<Opened>, Fail> {
    let path = backend.open_path().ok_or_else(|| {
        Fail::new(
            Exit::Refused,
            "No session is open.",
            "Open one in the library.",
        )
    })?;
    let (disk, opening) = (backend.env().disk.clone(), backend.opening());
    match remedy {
        Remedy::Repair => {
            let copy = repair_copy::<Record>(&disk, &path, None, true)?;
            let said = kept(&session::view::<Record>(&disk, &copy)?);
            let mut opened = backend.open_file(&copy)?;
            opened.notes.splice(0..0, said);
            Ok(Some(opened))
        }
        Remedy::TakeOver => reopen(
            backend,
            &path,
            Opening {
                take_over: true,
                ..opening
            },
        ),
        Remedy::ThisVersion => reopen(
            backend,
            &path,
            Opening {
                accept_fork: true,
                ..opening
            },
        ),
        Remedy::Elsewhere => {
            let there = elsewhere::offered(backend).ok_or_else(elsewhere::nowhere)?;
            elsewhere::save(backend, &there)
        }
    }
}

fn reopen(
    backend: &mut DiskBackend<'_>,
    path: &Path,
    opening: Opening,
) -> Result<Option<Opened>, Fail> {
    let opened = session::open::<Record>(&backend.env().disk, path, opening)?;
    backend.opened(opened).map(Some)
}

/// What a repaired copy holds and lacks, in sentences.
pub(crate) fn kept(repaired: &crate::storage::Opened<Record>) -> Vec<String> {
    let records = |n: usize| match n {
        1 => "1 record".to_owned(),
        n => format!("{n} records"),
    };
    let mut said = vec![format!("{} kept.", records(repaired.records.len()))];
    if let Some(header) = &repaired.header {
        if !header.left_out.is_empty() {
            said.push(format!(
                "Left out, as they can't be read: {} ({}). Look whether the minutes lack anything.",
                records(header.left_out.len()),
                ranges(&header.left_out)
            ));
        }
        if !header.accepted.is_empty() {
            said.push(format!(
                "Kept as they were changed outside Quorate: {} ({}).",
                records(header.accepted.len()),
                ranges(&header.accepted)
            ));
        }
    }
    said
}

/// Numbers in rising order, runs of them by their ends: "3, 7 to 9".
fn ranges(numbers: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some((_, to)) if to.checked_add(1) == Some(*n) => *to = *n,
            _ => runs.push((*n, *n)),
        }
    }
    let words = runs.iter().map(|(from, to)| match to - from {
        0 => from.to_string(),
        1 => format!("{from}, {to}"),
        _ => format!("{from} to {to}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
#[path = "remedies_tests.rs"]
mod tests;
