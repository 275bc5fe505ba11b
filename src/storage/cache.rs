//! The folder of what is derived from the officer's sessions and can be made anew at any time: the
//! indexes of the archive. It is private as the sessions are, and stands apart from them, so that a
//! folder of sessions that can't be written is searched like any other.

use std::fmt::Write;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::disk::{SharedDisk, folder_of, make_folders};
use super::problem::Problem;

/// A folder for what can be made anew.
#[derive(Clone)]
pub struct CacheFolder {
    disk: SharedDisk,
    folder: PathBuf,
}

impl CacheFolder {
    /// The cache in `folder`, which need not be there yet.
    pub fn new(disk: SharedDisk, folder: PathBuf) -> Self {
        Self { disk, folder }
    }

    /// The platform's folder for such things; none where it knows no home.
    pub fn default_folder() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "quorate").map(|d| d.cache_dir().to_owned())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file `name` for what is derived from the folder `of`, made private and empty if it is not
    /// there.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn file(&self, of: &Path, name: &str) -> Result<PathBuf, Problem> {
        let sum = Sha256::digest(of.as_os_str().as_encoded_bytes());
        let mut key = String::with_capacity(16);
        for byte in sum.iter().take(8) {
            // Writing to a string can't fail.
            let _ = write!(key, "{byte:02x}");
        }
        let folder = self.folder.join("archive").join(key);
        let path = folder.join(name);
        if self.disk.meta(&path).is_ok() {
            return Ok(path);
        }
        let disk = self.disk.as_ref();
        make_folders(disk, &folder)
            .map_err(|e| Problem::from_io("make the folder", &folder, &e))?;
        match self.disk.create_new(&path) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            done => drop(done.map_err(|e| Problem::from_io("make", &path, &e))?),
        }
        Ok(path)
    }

    /// Takes a file away that [`Self::file`] made, and what was left beside it by whoever was writing it.
    ///
    /// # Errors
    /// When it can't be taken away.
    pub fn discard(&self, path: &Path) -> Result<(), Problem> {
        for ending in ["-journal", "-wal", "-shm", ""] {
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(ending);
            let path = folder_of(path).join(name);
            match self.disk.remove(&path) {
                Err(e) if e.kind() != ErrorKind::NotFound => {
                    return Err(Problem::from_io("remove", &path, &e));
                }
                _ => {}
            }
        }
        Ok(())
    }
}
