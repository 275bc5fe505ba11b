//! A disk in memory: for tests, and the ground on which [`super::CrashingDisk`] stands.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Disk, DiskFile, Kind, Meta, folder_of};
use crate::storage::system::{FILE_MODE, FOLDER_MODE};

/// What is on a memory disk: names, the files that they lead to, folders.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Path to file number.
    pub names: BTreeMap<PathBuf, u64>,
    /// File number to bytes; a file whose last name has gone stays for those who have it open.
    pub files: BTreeMap<u64, Vec<u8>>,
    /// Folders; the root is always there.
    pub folders: BTreeSet<PathBuf>,
    /// When each file last changed, in changes of the disk.
    changed: BTreeMap<u64, u128>,
    next: u64,
    clock: u128,
}

impl Tree {
    fn touch(&mut self, file: u64) {
        self.clock += 1;
        self.changed.insert(file, self.clock);
    }

    /// Numbers files from here on as `other` would, so that the same file keeps its number.
    pub fn number_like(&mut self, other: &Self) {
        self.next = self.next.max(other.next);
    }
}

/// A disk in memory. Clones share it.
#[derive(Clone, Default)]
pub struct MemoryDisk {
    tree: Arc<Mutex<Tree>>,
    locked: Arc<Mutex<BTreeSet<u64>>>,
}

struct MemoryFile {
    disk: MemoryDisk,
    file: u64,
    holds_lock: bool,
}

impl MemoryDisk {
    /// A disk with these folders on it.
    pub fn with_folders(folders: &[&str]) -> Self {
        let disk = Self::default();
        disk.tree().folders = folders.iter().map(PathBuf::from).collect();
        disk
    }

    /// A disk that holds `tree`.
    pub fn holding(tree: Tree) -> Self {
        Self {
            tree: Arc::new(Mutex::new(tree)),
            locked: Arc::default(),
        }
    }

    /// What is on it now.
    pub fn snapshot(&self) -> Tree {
        self.tree().clone()
    }

    /// Puts `bytes` under `path` as another program would: a new file in the place of any other.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut tree = self.tree();
        tree.next += 1;
        let file = tree.next;
        tree.files.insert(file, bytes.to_vec());
        tree.names.insert(path.to_owned(), file);
        tree.touch(file);
    }

    fn tree(&self) -> MutexGuard<'_, Tree> {
        self.tree.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self, file: u64) -> Box<dyn DiskFile> {
        Box::new(MemoryFile {
            disk: self.clone(),
            file,
            holds_lock: false,
        })
    }
}

fn parent_must_be(tree: &Tree, path: &Path) -> io::Result<()> {
    let folder = folder_of(path);
    if folder == Path::new("/") || tree.folders.contains(folder) {
        Ok(())
    } else {
        Err(ErrorKind::NotFound.into())
    }
}

fn number(tree: &Tree, path: &Path) -> io::Result<u64> {
    if tree.folders.contains(path) {
        return Err(ErrorKind::IsADirectory.into());
    }
    tree.names
        .get(path)
        .copied()
        .ok_or_else(|| ErrorKind::NotFound.into())
}

fn file_meta(tree: &Tree, file: u64) -> Meta {
    Meta {
        identity: (1, file),
        len: tree.files.get(&file).map_or(0, |b| b.len() as u64),
        mode: FILE_MODE,
        changed: tree.changed.get(&file).copied().unwrap_or_default(),
        kind: Kind::File,
    }
}

impl Disk for MemoryDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut tree = self.tree();
        parent_must_be(&tree, path)?;
        if tree.names.contains_key(path) || tree.folders.contains(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        tree.next += 1;
        let file = tree.next;
        tree.files.insert(file, Vec::new());
        tree.names.insert(path.to_owned(), file);
        tree.touch(file);
        Ok(self.open(file))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = number(&self.tree(), path)?;
        Ok(self.open(file))
    }

    fn open_lock(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let found = number(&self.tree(), path);
        match found {
            Ok(file) => Ok(self.open(file)),
            Err(e) if e.kind() == ErrorKind::NotFound => self.create_new(path),
            Err(e) => Err(e),
        }
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let tree = self.tree();
        let bytes = tree
            .files
            .get(&number(&tree, path)?)
            .cloned()
            .unwrap_or_default();
        if bytes.len() as u64 > limit {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        parent_must_be(&tree, to)?;
        let file = number(&tree, from)?;
        if tree.folders.contains(to) {
            return Err(ErrorKind::IsADirectory.into());
        }
        tree.names.remove(from);
        tree.names.insert(to.to_owned(), file);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        number(&tree, path)?;
        tree.names.remove(path);
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        parent_must_be(&tree, path)?;
        if tree.names.contains_key(path) || !tree.folders.insert(path.to_owned()) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.list(path).map(|_| ())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let tree = self.tree();
        if folder != Path::new("/") && !tree.folders.contains(folder) {
            return Err(ErrorKind::NotFound.into());
        }
        Ok(tree
            .names
            .keys()
            .chain(&tree.folders)
            .filter(|p| p.parent() == Some(folder))
            .filter_map(|p| p.file_name()?.to_str().map(str::to_owned))
            .collect())
    }

    fn meta(&self, path: &Path) -> io::Result<Meta> {
        let tree = self.tree();
        if path == Path::new("/") || tree.folders.contains(path) {
            return Ok(Meta {
                identity: (2, 0),
                len: 0,
                mode: FOLDER_MODE,
                changed: 0,
                kind: Kind::Folder,
            });
        }
        Ok(file_meta(&tree, number(&tree, path)?))
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.meta(path).map(|_| path.to_owned())
    }
}

impl DiskFile for MemoryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut tree = self.disk.tree();
        tree.files
            .entry(self.file)
            .or_default()
            .extend_from_slice(bytes);
        tree.touch(self.file);
        Ok(bytes.len())
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let mut tree = self.disk.tree();
        tree.files
            .entry(self.file)
            .or_default()
            .resize(len as usize, 0);
        tree.touch(self.file);
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        let mut locked = self
            .disk
            .locked
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if !self.holds_lock {
            self.holds_lock = locked.insert(self.file);
        }
        Ok(self.holds_lock)
    }

    fn meta(&self) -> io::Result<Meta> {
        Ok(file_meta(&self.disk.tree(), self.file))
    }
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        if self.holds_lock {
            self.disk
                .locked
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&self.file);
        }
    }
}
