//! Files that come into being whole: written under another name, synced, then put in their place.
//! Whatever interrupts it, there is the whole file or none.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, DiskFile, Kind, SharedDisk, folder_of, uninterrupted, write_all};
use super::problem::{Problem, ProblemKind};
use super::{format, names};

/// Writes a private file (0600) with `bytes` in it, all or nothing even if the power goes. Without
/// `overwrite` a file that is there stays, and that is an error of kind `Exists`. What is no
/// ordinary file is never replaced, asked or not.
///
/// # Errors
/// When the place is taken, or the disk refuses the file.
pub fn write_atomic(
    disk: &SharedDisk,
    path: &Path,
    bytes: &[u8],
    overwrite: bool,
) -> Result<(), Problem> {
    let failed = |e| Problem::from_io("write", path, &e);
    may_stand_there(disk.as_ref(), path)?;
    let free = || match is_free(disk.as_ref(), path) {
        Ok(false) if overwrite => Ok(true),
        free => free,
    };
    place(disk.as_ref(), path, &[bytes], free).map_err(failed)?;
    uninterrupted(|| disk.sync_folder(folder_of(path))).map_err(failed)
}

/// Refuses a place in which something stands that is no ordinary file.
fn may_stand_there(disk: &dyn Disk, path: &Path) -> Result<(), Problem> {
    let shown = path.display();
    let taken = |what: &str| {
        Problem::new(
            ProblemKind::Other,
            &format!("{shown} is {what}, and is not replaced by a file."),
            "Name an ordinary file, or a new one.",
        )
    };
    if uninterrupted(|| disk.is_link(path)).map_err(|e| Problem::from_io("write", path, &e))? {
        return Err(taken("a link to another place"));
    }
    match uninterrupted(|| disk.meta(path)).map(|meta| meta.kind) {
        Ok(Kind::Folder) => Err(taken("a folder")),
        Ok(Kind::Other) => Err(taken("a device, a pipe or a socket")),
        // Whatever else hinders will hinder the writing too, and say so.
        Ok(Kind::File) | Err(_) => Ok(()),
    }
}

/// Refuses a path where no session could be made: its name is not that of a session file, or
/// something stands there already.
///
/// # Errors
/// A sentence for who typed the path.
pub fn must_be_new(disk: &SharedDisk, path: &Path) -> Result<(), Problem> {
    let shown = path.display();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if !names::is_session(&name) {
        return Err(Problem::new(
            ProblemKind::Other,
            &format!("{shown} is no name for a session."),
            "Give the path of a new file that ends in .ron.",
        ));
    }
    may_stand_there(disk.as_ref(), path)?;
    match is_free(disk.as_ref(), path) {
        Ok(true) => Ok(()),
        Ok(false) if holds_stub(disk.as_ref(), path).unwrap_or(false) => Ok(()),
        Ok(false) => Err(Problem::from_io(
            "write",
            path,
            &ErrorKind::AlreadyExists.into(),
        )),
        Err(e) => Err(Problem::from_io("write", path, &e)),
    }
}

/// Whether nothing at all stands at a path.
fn is_free(disk: &dyn Disk, path: &Path) -> io::Result<bool> {
    if uninterrupted(|| disk.is_link(path))? {
        return Ok(false);
    }
    match uninterrupted(|| disk.meta(path)) {
        Ok(_) => Ok(false),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(true),
        Err(e) => Err(e),
    }
}

/// The largest file that is looked at as the stub of a session: what a crash leaves of zeros is no
/// larger than a page of the system's memory.
const STUB_LIMIT: u64 = 4096;

/// Whether nothing stands at a path but what a kill left of a session that was being made.
pub(super) fn holds_stub(disk: &dyn Disk, path: &Path) -> io::Result<bool> {
    let there = uninterrupted(|| disk.meta(path))?;
    if uninterrupted(|| disk.is_link(path))? || there.kind != Kind::File || there.len > STUB_LIMIT {
        return Ok(false);
    }
    uninterrupted(|| disk.read(path, STUB_LIMIT)).map(|bytes| format::is_stub(&bytes))
}

/// Makes a file that must be new with `parts` in it, durably, name and all; on failure there is
/// none. It is open for appending. A stub, which holds no fact, is replaced.
pub(super) fn make_new(
    disk: &dyn Disk,
    path: &Path,
    parts: &[&[u8]],
) -> io::Result<Box<dyn DiskFile>> {
    let free = || Ok(is_free(disk, path)? || holds_stub(disk, path).unwrap_or(false));
    let file = place(disk, path, parts, free)?;
    if let Err(e) = uninterrupted(|| disk.sync_folder(folder_of(path))) {
        // It promised nothing; what is left of it is only in the way.
        drop(file);
        let _ = disk.remove(path);
        return Err(e);
    }
    Ok(file)
}

/// Writes and syncs a file beside `path`, then puts it in its place if that is `free`.
fn place(
    disk: &dyn Disk,
    path: &Path,
    parts: &[&[u8]],
    free: impl Fn() -> io::Result<bool>,
) -> io::Result<Box<dyn DiskFile>> {
    let must_be_free = || match free() {
        Ok(true) => Ok(()),
        Ok(false) => Err(ErrorKind::AlreadyExists.into()),
        Err(e) => Err(e),
    };
    must_be_free()?;
    let (temporary, mut file) = {
        let mut n = 0;
        loop {
            n += 1;
            let beside = temporary(path, n);
            match uninterrupted(|| disk.create_new(&beside)) {
                Ok(file) => break (beside, file),
                Err(e) if e.kind() == ErrorKind::AlreadyExists && n < 1000 => {}
                Err(e) => return Err(e),
            }
        }
    };
    let done = parts
        .iter()
        .try_for_each(|part| write_all(file.as_mut(), part))
        .and_then(|()| uninterrupted(|| file.sync_data()))
        .and_then(|()| must_be_free())
        .and_then(|()| uninterrupted(|| disk.rename(&temporary, path)));
    match done {
        Ok(()) => Ok(file),
        Err(e) => {
            drop(file);
            let _ = disk.remove(&temporary);
            Err(e)
        }
    }
}

fn temporary(path: &Path, n: u32) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}-{n}.tmp", std::process::id()))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{FileTypeExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::sync::Arc;

    use super::*;
    use crate::storage::RealDisk;

    #[test]
    fn what_is_no_ordinary_file_is_never_replaced() {
        let disk: SharedDisk = Arc::new(RealDisk);
        let folder = std::env::temp_dir().join(format!("quorate-whole-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("folder")).unwrap();
        std::fs::write(folder.join("file"), "old").unwrap();
        symlink("file", folder.join("link")).unwrap();
        symlink("nowhere", folder.join("dangling")).unwrap();
        let _socket = UnixListener::bind(folder.join("socket")).unwrap();
        let mkfifo = std::process::Command::new("mkfifo")
            .arg(folder.join("fifo"))
            .status();
        let mut kinds = vec!["folder", "link", "dangling", "socket"];
        if mkfifo.is_ok_and(|status| status.success()) {
            kinds.push("fifo");
        }
        for name in kinds {
            for overwrite in [false, true] {
                let path = folder.join(name);
                let refused = write_atomic(&disk, &path, b"new", overwrite).unwrap_err();
                assert!(refused.sentence.contains("is not replaced"), "{refused}");
                assert!(make_new(disk.as_ref(), &path, &[b"new"]).is_err(), "{name}");
            }
        }
        let kind = |name: &str| {
            std::fs::symlink_metadata(folder.join(name))
                .unwrap()
                .file_type()
        };
        assert!(kind("folder").is_dir() && kind("socket").is_socket());
        assert!(kind("link").is_symlink() && kind("dangling").is_symlink());
        assert_eq!(std::fs::read(folder.join("file")).unwrap(), b"old");
        assert_eq!(
            write_atomic(&disk, &folder.join("file"), b"new", false)
                .unwrap_err()
                .kind,
            ProblemKind::Exists
        );
        write_atomic(&disk, &folder.join("file"), b"new", true).unwrap();
        write_atomic(&disk, &folder.join("other"), b"new", false).unwrap();
        assert_eq!(std::fs::read(folder.join("link")).unwrap(), b"new");
        let left = std::fs::read_dir(&folder).unwrap();
        let hidden = |e: &std::fs::DirEntry| e.file_name().to_string_lossy().starts_with('.');
        assert_eq!(left.flatten().filter(hidden).count(), 0);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
