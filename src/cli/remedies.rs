//! The ways out of a session that can't be written as it is, and of a disk that takes nothing more.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::fail::{Exit, Fail};
use super::repair::kept;
use super::stage::Stage;
use crate::journal::Record;
use crate::storage::{
    Cause, Keeper, Opening, Problem, copy_to, disk, repair_copy, session, system,
};
use crate::tui::port::{Opened, Remedy};

/// How long a move to another folder is waited for.
const MOVING: Duration = Duration::from_secs(3);

/// What helps against what stands in the way.
pub(super) fn remedy_for(cause: Cause) -> Option<Remedy> {
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
fn folders(stage: &Stage<'_>, but: &Path) -> Vec<PathBuf> {
    let library = stage.desk().library();
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
pub(super) fn apply(stage: &mut Stage<'_>, remedy: Remedy) -> Result<Option<Opened>, Fail> {
    let path = stage.open_path().ok_or_else(|| {
        Fail::new(
            Exit::Refused,
            "No session is open.",
            "Open one in the library.",
        )
    })?;
    let (disk, opening) = (stage.desk().disk.clone(), stage.opening());
    match remedy {
        Remedy::Repair => {
            let copy = repair_copy::<Record>(&disk, &path, None, true)?;
            let said = kept(&session::view::<Record>(&disk, &copy)?);
            let mut opened = stage.open_file(&copy)?;
            opened.notes.splice(0..0, said);
            Ok(Some(opened))
        }
        Remedy::TakeOver => reopen(
            stage,
            &path,
            Opening {
                take_over: true,
                ..opening
            },
        ),
        Remedy::ThisVersion => reopen(
            stage,
            &path,
            Opening {
                accept_fork: true,
                ..opening
            },
        ),
        Remedy::Elsewhere => {
            if let Some(keeper) = stage.keeper() {
                return move_to(&keeper, folders(stage, &path)).map(|()| None);
            }
            let mut last = None;
            for folder in folders(stage, &path) {
                match copy_to(&disk, &path, &folder) {
                    Ok(copy) => return stage.open_file(&copy).map(Some),
                    Err(problem) => last = Some(problem),
                }
            }
            Err(last.map_or_else(nowhere, Fail::from))
        }
    }
}

fn reopen(stage: &mut Stage<'_>, path: &Path, opening: Opening) -> Result<Option<Opened>, Fail> {
    let opened = session::open::<Record>(&stage.desk().disk, path, opening)?;
    stage.opened(opened).map(Some)
}

/// Goes on in the first of the folders that takes the session.
fn move_to(keeper: &Keeper, folders: Vec<PathBuf>) -> Result<(), Fail> {
    let before = keeper.status();
    for folder in folders {
        let notice = keeper.status().notice;
        keeper.save_elsewhere(&folder);
        keeper.wait_until(MOVING, |status| {
            status.path != before.path || status.notice != notice
        });
        if keeper.status().path != before.path {
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

#[cfg(test)]
#[path = "remedies_tests.rs"]
mod tests;
