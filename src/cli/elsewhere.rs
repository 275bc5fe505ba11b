//! Saving the open session elsewhere: the place that is offered, and the one that the officer types.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::fail::{Exit, Fail};
use super::packs::at_home;
use super::stage::Stage;
use crate::storage::disk::{Kind, folder_of};
use crate::storage::{Problem, ProblemKind, copy_to, must_be_new, names, system};
use crate::tui::port::Opened;

/// How long a move to another place is waited for.
const MOVING: Duration = Duration::from_secs(3);

/// Folders that a session can be saved in instead, best first.
fn folders(stage: &Stage<'_>, but: &Path) -> Vec<PathBuf> {
    let library = stage.desk().library();
    let all = [
        library.ok().map(|library| library.folder().to_owned()),
        system::home(),
        std::env::current_dir().ok(),
        Some(std::env::temp_dir()),
    ];
    let but = folder_of(but);
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in all.into_iter().flatten() {
        if folder != but && !found.contains(&folder) {
            found.push(folder);
        }
    }
    found
}

/// The file of the open session, where it is at this moment.
fn here(stage: &Stage<'_>) -> Option<PathBuf> {
    let kept = stage.keeper().map(|keeper| keeper.status().path);
    kept.or_else(|| stage.open_path())
}

/// Where the open session could be saved instead, for the officer to take or to change.
pub(super) fn offered(stage: &Stage<'_>) -> Option<PathBuf> {
    let here = here(stage)?;
    let folders = folders(stage, &here);
    folders
        .iter()
        .find_map(|folder| free_in(stage, folder, &here))
}

/// The session's own name in a folder, or that of its next version that is free there.
fn free_in(stage: &Stage<'_>, folder: &Path, here: &Path) -> Option<PathBuf> {
    let named = folder.join(here.file_name()?);
    std::iter::once(named.clone())
        .chain((2..100).map(|n| names::version(&named, n)))
        .find(|path| must_be_new(&stage.desk().disk, path).is_ok())
}

/// The path that the officer's words name: a file, or a folder for the session's own name.
pub(super) fn named(stage: &Stage<'_>, typed: &str) -> PathBuf {
    let desk = stage.desk();
    let path = at_home(desk, typed.trim());
    // Where it is said, in messages too, it should be found again from any folder.
    let path = std::path::absolute(&path).unwrap_or(path);
    let is_folder = desk.disk.meta(&path).is_ok_and(|m| m.kind == Kind::Folder);
    match here(stage) {
        Some(here) if is_folder => free_in(stage, &path, &here).unwrap_or(path),
        _ => path,
    }
}

/// Goes on in the file `there`; what was opened, if the session is another one then.
pub(super) fn save(stage: &mut Stage<'_>, there: &Path) -> Result<Option<Opened>, Fail> {
    let disk = stage.desk().disk.clone();
    must_be_new(&disk, there)?;
    let Some(keeper) = stage.keeper() else {
        let here = here(stage).ok_or_else(|| {
            Fail::new(
                Exit::Refused,
                "No session is open.",
                "Open one in the library.",
            )
        })?;
        copy_to(&disk, &here, there)?;
        return stage.open_file(there).map(Some);
    };
    let before = keeper.status();
    keeper.save_elsewhere(there);
    keeper.wait_until(MOVING, |status| {
        status.path != before.path || status.notice != before.notice
    });
    let after = keeper.status();
    if after.path != before.path {
        return Ok(None);
    }
    let why = after
        .notice
        .filter(|why| before.notice.as_ref() != Some(why));
    Err(Fail::new(
        Exit::NotSaved,
        why.unwrap_or_else(|| format!("{} does not answer.", there.display())),
        "Give another place.",
    ))
}

/// No place is left to be offered.
pub(super) fn nowhere() -> Fail {
    Problem::new(
        ProblemKind::ReadOnly,
        "No other folder takes the session either.",
        "Make room on the disk, or put in another one and give its path.",
    )
    .into()
}
