//! Writing a whole file at once: exports, which are made anew each time.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::{SharedDisk, folder_of, uninterrupted, write_all};
use super::problem::Problem;

/// Writes a private file (0600) with `bytes` in it, all or nothing even if the power goes: into a
/// file beside it, synced, then put in its place. Without `overwrite` a file that is there stays,
/// and that is an error of kind `Exists`.
pub fn write_whole(
    disk: &SharedDisk,
    path: &Path,
    bytes: &[u8],
    overwrite: bool,
) -> Result<(), Problem> {
    let failed = |e| Problem::from_io("write", path, &e);
    let must_be_new = || match disk.meta(path) {
        Ok(_) if !overwrite => Err(failed(ErrorKind::AlreadyExists.into())),
        Err(e) if e.kind() != ErrorKind::NotFound => Err(failed(e)),
        _ => Ok(()),
    };
    must_be_new()?;
    let (temporary, mut file) = {
        let mut n = 0;
        loop {
            n += 1;
            let beside = temporary(path, n);
            match uninterrupted(|| disk.create_new(&beside)) {
                Ok(file) => break (beside, file),
                Err(e) if e.kind() == ErrorKind::AlreadyExists && n < 1000 => {}
                Err(e) => return Err(failed(e)),
            }
        }
    };
    let written = write_all(file.as_mut(), bytes)
        .and_then(|()| uninterrupted(|| file.sync_data()))
        .map_err(failed);
    drop(file);
    let done = written
        .and_then(|()| must_be_new())
        .and_then(|()| uninterrupted(|| disk.rename(&temporary, path)).map_err(failed));
    if done.is_err() {
        let _ = disk.remove(&temporary);
    }
    done?;
    uninterrupted(|| disk.sync_folder(folder_of(path))).map_err(failed)
}

fn temporary(path: &Path, n: u32) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}-{n}.tmp", std::process::id()))
}
