//! The ways out of a session that can't be written as it is, and of a disk that takes nothing more.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::backend::DiskBackend;
use super::fail::{Exit, Fail};
use crate::journal::Record;
use crate::storage::{Cause, Opening, Problem, Saver, copy_to, disk, repair_copy, session, system};
use crate::tui::port::{Opened, Remedy};

/// How long a move to another folder is waited for.
const MOVING: Duration = Duration::from_secs(3);

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

/// Folders that a session can be saved in instead, best first.
fn folders(backend: &DiskBackend<'_>, but: &Path) -> Vec<PathBuf> {
    let library = backend.env().library();
    let all = [
        library.ok().map(|library| library.folder().to_owned()),
        system::home(),
        std::env::current_dir().ok(),
        Some(std::env::temp_dir()),
    ];
    let but = disk::folder_of(but);
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in all.into_iter().flatten() {
        if folder != but && !found.contains(&folder) {
            found.push(folder);
        }
    }
    found
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
            if let Some(saver) = backend.saver() {
                return move_to(&saver, folders(backend, &path)).map(|()| None);
            }
            let mut last = None;
            for folder in folders(backend, &path) {
                match copy_to(&disk, &path, &folder) {
                    Ok(copy) => return backend.open_file(&copy).map(Some),
                    Err(problem) => last = Some(problem),
                }
            }
            Err(last.map_or_else(nowhere, Fail::from))
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

/// Goes on in the first of the folders that takes the session.
fn move_to(saver: &Saver, folders: Vec<PathBuf>) -> Result<(), Fail> {
    let before = saver.status();
    for folder in folders {
        let notice = saver.status().notice;
        saver.save_elsewhere(&folder);
        saver.wait_until(MOVING, |status| {
            status.path != before.path || status.notice != notice
        });
        if saver.status().path != before.path {
            return Ok(());
        }
    }
    Err(nowhere())
}

fn nowhere() -> Fail {
    Problem::new(
        crate::storage::ProblemKind::ReadOnly,
        "No other folder takes the session either.",
        "Make room on the disk, or put in another one and start Quorate from there.",
    )
    .into()
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
