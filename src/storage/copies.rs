//! Making session files whole: the bytes of one, copies, repaired copies. Nothing is ever
//! overwritten, and what is copied are the stored bytes, never what was understood of them.

use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::{DiskFile, SharedDisk, folder_of, make_folders};
use super::format::{self, FILE_LIMIT, Header, LineError};
use super::names;
use super::problem::{Problem, ProblemKind};
use super::read::Stored;

/// The bytes of a session file with this header and these records; and its last digits.
pub fn bytes_of<R: Stored>(
    header: &Header,
    records: &[R],
) -> Result<(Vec<u8>, format::Digits), Problem> {
    let (mut bytes, mut digits) = format::beginning(header).map_err(|e| unfit(&e))?;
    for record in records {
        let body = format::body_of(record).map_err(|e| unfit(&e))?;
        digits = format::push_line(&mut bytes, &digits, body.as_bytes());
    }
    Ok((bytes, digits))
}

/// Another session with the records of `bytes`, byte for byte, under a header of its own: an
/// officer's copy of a sample.
pub fn bytes_under(header: &Header, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let (mut out, mut digits) = format::beginning(header).map_err(|e| unfit(&e))?;
    let bodies = bytes
        .split(|b| *b == b'\n')
        .filter_map(|line| match format::classify(line) {
            format::Line::Record { body, .. } => Some(body),
            _ => None,
        });
    for body in bodies.skip(1) {
        digits = format::push_line(&mut out, &digits, body.as_bytes());
    }
    Ok(out)
}

/// Copies a session to `there`, which must be new, byte for byte.
pub fn copy_to(disk: &SharedDisk, path: &Path, there: &Path) -> Result<(), Problem> {
    let bytes = disk
        .read(path, FILE_LIMIT)
        .map_err(|e| Problem::from_io("read", path, &e))?;
    let folder = folder_of(there);
    make_folders(disk.as_ref(), folder)
        .map_err(|e| Problem::from_io("make the folder", folder, &e))?;
    write_new(disk, there, &bytes).map(drop)
}

/// Writes a repaired copy of a damaged session, to `there` or else beside it; the damaged file
/// stays as it is. `accept_edits`: the officer has seen the records that were edited outside, and
/// keeps them.
pub fn repair_copy<R: Stored>(
    disk: &SharedDisk,
    path: &Path,
    there: Option<&Path>,
    accept_edits: bool,
) -> Result<PathBuf, Problem> {
    let path = disk
        .resolve(path)
        .map_err(|e| Problem::from_io("read", path, &e))?;
    let bytes = disk
        .read(&path, FILE_LIMIT)
        .map_err(|e| Problem::from_io("read", &path, &e))?;
    let repaired = super::repair::repaired::<R>(&bytes, accept_edits)?;
    match there {
        Some(there) => write_new(disk, there, &repaired).map(|_| there.to_owned()),
        None => write_version(disk, &path, &repaired),
    }
}

/// Writes `bytes` durably to the first free version of `path` beside it.
fn write_version(disk: &SharedDisk, path: &Path, bytes: &[u8]) -> Result<PathBuf, Problem> {
    let mut last = None;
    for n in 2..1000 {
        let path = names::version(path, n);
        match write_new(disk, &path, bytes) {
            Ok(_) => return Ok(path),
            Err(e) if e.kind == ProblemKind::Exists => last = Some(e),
            Err(e) => return Err(e),
        }
    }
    Err(last.unwrap_or_else(|| Problem::new(ProblemKind::Exists, "No name is free.", "")))
}

/// Makes a private file with `bytes` in it, durably; on failure there is none.
pub(super) fn write_new(
    disk: &SharedDisk,
    path: &Path,
    bytes: &[u8],
) -> Result<Box<dyn DiskFile>, Problem> {
    atomic::make_new(disk.as_ref(), path, &[bytes]).map_err(|e| {
        let doing = match e.kind() {
            std::io::ErrorKind::AlreadyExists => "make",
            _ => "write",
        };
        Problem::from_io(doing, path, &e)
    })
}

pub(super) fn unfit(error: &LineError) -> Problem {
    let why = match error {
        LineError::TooLong => "a line of it is longer than 16 MiB",
        LineError::NotRon(why) => why,
    };
    Problem::new(
        ProblemKind::Other,
        &format!("This session cannot be written: {why}."),
        "Use the file as it is.",
    )
}
