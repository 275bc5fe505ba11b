//! The verbs of a disk, one file operation each, and the disks that speak them.
//!
//! The real disk is a line of `std::fs` for each verb. The others exist so that tests see what a
//! disk would see: in memory, failing at any call, or losing power between any two of them; no
//! other build has them. One contract suite runs on all.

#[cfg(any(test, feature = "testing"))]
pub mod crashing;
#[cfg(any(test, feature = "testing"))]
mod dice;
#[cfg(any(test, feature = "testing"))]
pub mod failing;
#[cfg(any(test, feature = "testing"))]
pub mod memory;
pub mod real;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(any(test, feature = "testing"))]
pub use crashing::CrashingDisk;
#[cfg(any(test, feature = "testing"))]
pub use failing::FailingDisk;
#[cfg(any(test, feature = "testing"))]
pub use memory::MemoryDisk;
pub use real::RealDisk;

/// A disk shared by everything that uses it.
pub type SharedDisk = Arc<dyn Disk>;

/// What stands in a folder under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// Anything else: a pipe, a device.
    Other,
}

/// What a disk knows of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The same as long as it is the same file (device and inode).
    pub identity: (u64, u64),
    /// Bytes.
    pub len: u64,
    /// Permission bits.
    pub mode: u32,
    /// When it last changed, in nanoseconds of the disk's own reckoning.
    pub changed: u128,
    /// File, folder or other.
    pub kind: Kind,
}

/// File operations by path. Every file made is private (0600), every folder too (0700).
pub trait Disk: Send + Sync {
    /// Makes a file that must not be there yet, open for appending.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file that must be there, for appending; a link at the end is not followed.
    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file for a lock, making it if need be and keeping what is in it.
    fn open_lock(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Reads a whole file; more than `limit` bytes are an error of kind `FileTooLarge`.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// Reads a file from a byte on; more than `limit` bytes from there are an error of kind `FileTooLarge`,
    /// and behind its end there is nothing.
    fn read_from(&self, path: &Path, from: u64, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = self.read(path, from.saturating_add(limit))?;
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        Ok(bytes.split_off(from.min(bytes.len())))
    }
    /// Puts `from` in the place of `to` in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes one folder.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Forces the names in a folder to disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Tells the same names one by one, for folders of thousands.
    fn each_name(&self, folder: &Path, found: &mut dyn FnMut(&str)) -> io::Result<()> {
        self.list(folder)?.iter().for_each(|name| found(name));
        Ok(())
    }
    /// What is known of a path; links are followed.
    fn meta(&self, path: &Path) -> io::Result<Meta>;
    /// Whether a link stands at a path, wherever it leads; disks without links say no.
    fn is_link(&self, path: &Path) -> io::Result<bool> {
        let _ = path;
        Ok(false)
    }
    /// Whether what is asked of the file at a path is answered at once: on a disk of this machine, and
    /// not on a share, whose server may be away. Where nobody can tell it is not.
    fn answers_at_once(&self, path: &Path) -> bool {
        let _ = path;
        false
    }
    /// The path with every link in it resolved.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
}

/// Operations on an open file.
pub trait DiskFile: Send {
    /// Appends some or all of `bytes` and tells how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Sets the length; what follows is cut off.
    fn set_len(&mut self, len: u64) -> io::Result<()>;
    /// Forces the bytes (not the name) to disk.
    fn sync_data(&mut self) -> io::Result<()>;
    /// Takes the file's lock if nobody has it, and never waits; false if somebody has. The lock
    /// goes with the file when it is dropped.
    fn try_lock(&mut self) -> io::Result<bool>;
    /// What is known of the open file.
    fn meta(&self) -> io::Result<Meta>;
}

/// Appends all of `bytes`: interrupted and short writes are finished in silence.
pub fn write_all(file: &mut dyn DiskFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Repeats an operation that a signal interrupted.
pub fn uninterrupted<T>(mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match operation() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Makes a folder and what is missing above it, private, and forces each new name to disk.
pub fn make_folders(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.meta(path) {
        Ok(m) if m.kind == Kind::Folder => return Ok(()),
        Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(e),
    }
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_folders(disk, parent)?;
    }
    match uninterrupted(|| disk.make_folder(path)) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
        done => done?,
    }
    match uninterrupted(|| disk.sync_folder(parent.unwrap_or(Path::new(".")))) {
        // A folder of somebody else's, that we may enter and not read.
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        done => done,
    }
}

/// The folder that a file stands in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    }
}
