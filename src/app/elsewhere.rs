//! Saving the open session elsewhere: the place that is offered, and the one that the officer types.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::backend::DiskBackend;
use super::fail::{Exit, Fail};
use super::pack_jobs::at_home;
use crate::storage::disk::folder_of;
use crate::storage::{Problem, ProblemKind, copy_to, must_be_new, names, system};
use crate::tui::port::Opened;

/// How long a move to another place is waited for.
const MOVING: Duration = Duration::from_secs(3);

/// Folders that a session can be saved in instead, best first.
fn folders(backend: &DiskBackend<'_>, but: &Path) -> Vec<PathBuf> {
    let library = backend.env().library();
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
fn here(backend: &DiskBackend<'_>) -> Option<PathBuf> {
    let kept = backend.saver().map(|saver| saver.status().path);
    kept.or_else(|| backend.open_path())
}

/// Where the open session could be saved instead, for the officer to take or to change.
pub(crate) fn offered(backend: &DiskBackend<'_>) -> Option<PathBuf> {
    let here = here(backend)?;
    let folders = folders(backend, &here);
    folders
        .iter()
        .find_map(|folder| free_in(backend, folder, &here))
}

/// The session's own name in a folder, or that of its next version that is free there.
fn free_in(backend: &DiskBackend<'_>, folder: &Path, here: &Path) -> Option<PathBuf> {
    let named = folder.join(here.file_name()?);
    std::iter::once(named.clone())
        .chain((2..100).map(|n| names::version(&named, n)))
        .find(|path| must_be_new(&backend.env().disk, path).is_ok())
}

/// The path that the officer's words name: a file, or a folder for the session's own name.
pub(crate) fn named(backend: &DiskBackend<'_>, typed: &str) -> PathBuf {
    let env = backend.env();
    let path = at_home(env, typed.trim());
    // Where it is said, in messages too, it should be found again from any folder.
    let path = std::path::absolute(&path).unwrap_or(path);
    let is_folder = env.is_folder(&path);
    match here(backend) {
        Some(here) if is_folder => free_in(backend, &path, &here).unwrap_or(path),
        _ => path,
    }
}

/// Goes on in the file `there`; what was opened, if the session is another one then.
pub(crate) fn save(backend: &mut DiskBackend<'_>, there: &Path) -> Result<Option<Opened>, Fail> {
    let disk = backend.env().disk.clone();
    must_be_new(&disk, there)?;
    let Some(saver) = backend.saver() else {
        let here = here(backend).ok_or_else(|| {
            Fail::new(
                Exit::Refused,
                "No session is open.",
                "Open one in the library.",
            )
        })?;
        copy_to(&disk, &here, there)?;
        return backend.open_file(there).map(Some);
    };
    let before = saver.status();
    saver.save_elsewhere(there);
    saver.wait_until(MOVING, |status| {
        status.path != before.path || status.notice != before.notice
    });
    let after = saver.status();
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
pub(crate) fn nowhere() -> Fail {
    Problem::new(
        ProblemKind::ReadOnly,
        "No other folder takes the session either.",
        "Make room on the disk, or put in another one and give its path.",
    )
    .into()
}
