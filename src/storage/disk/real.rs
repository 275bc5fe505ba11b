//! The machine's own disk, a line of `std::fs` for each verb.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{Disk, DiskFile, Kind, Meta};
use crate::storage::system;

/// The machine's own disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

struct RealFile(File);

impl Disk for RealDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = system::create_options().open(path)?;
        system::ensure_private(&file)?;
        Ok(Box::new(RealFile(file)))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut file = system::append_options().open(path)?;
        system::after_set_len(&mut file)?;
        Ok(Box::new(RealFile(file)))
    }

    fn open_lock(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = system::lock_options().open(path)?;
        system::ensure_private(&file)?;
        Ok(Box::new(RealFile(file)))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.read_from(path, 0, limit)
    }

    fn read_from(&self, path: &Path, from: u64, limit: u64) -> io::Result<Vec<u8>> {
        let mut file = system::read_options().open(path)?;
        let meta = file.metadata()?;
        if meta.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !meta.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let left = meta.len().saturating_sub(from);
        if left > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if from > 0 {
            file.seek(SeekFrom::Start(from))?;
        }
        let mut bytes = Vec::with_capacity(left as usize + 1);
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        system::make_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        system::sync_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        system::each_name(folder, &mut |name| names.push(name.to_owned()))?;
        Ok(names)
    }

    fn each_name(&self, folder: &Path, found: &mut dyn FnMut(&str)) -> io::Result<()> {
        system::each_name(folder, found)
    }

    fn meta(&self, path: &Path) -> io::Result<Meta> {
        fs::metadata(path).map(|m| meta_of(&m))
    }

    fn is_link(&self, path: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(path) {
            Ok(meta) => Ok(meta.file_type().is_symlink()),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(e) => Err(e),
        }
    }

    fn answers_at_once(&self, path: &Path) -> bool {
        system::is_of_this_machine(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        system::resolve(path)
    }
}

impl DiskFile for RealFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)?;
        system::after_set_len(&mut self.0)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        match self.0.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(e)) => Err(e),
        }
    }

    fn meta(&self) -> io::Result<Meta> {
        self.0.metadata().map(|m| meta_of(&m))
    }
}

fn meta_of(m: &Metadata) -> Meta {
    Meta {
        identity: system::identity(m),
        len: m.len(),
        mode: system::mode(m),
        changed: m
            .modified()
            .ok()
            .and_then(|t| t.duration_since(UNIX_EPOCH).ok())
            .map_or(0, |d| d.as_nanos()),
        kind: if m.is_file() {
            Kind::File
        } else if m.is_dir() {
            Kind::Folder
        } else {
            Kind::Other
        },
    }
}
