//! A disk that fails, shortens, panics or hangs at chosen calls.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{Disk, DiskFile, Meta, SharedDisk};

/// The verbs that can be made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Making a file.
    Create,
    /// Opening for appending.
    Open,
    /// Opening a lock file.
    OpenLock,
    /// Reading a whole file.
    Read,
    /// Writing.
    Write,
    /// Setting the length.
    SetLen,
    /// Forcing bytes to disk.
    Sync,
    /// Forcing names to disk.
    SyncFolder,
    /// Renaming.
    Rename,
    /// Removing.
    Remove,
    /// Making a folder.
    MakeFolder,
    /// Taking a lock.
    Lock,
    /// Looking at a path or an open file.
    Meta,
    /// Listing a folder.
    List,
}

/// What happens at a chosen call.
#[derive(Clone)]
pub enum Fault {
    /// The system's error of this number; nothing is done.
    Errno(i32),
    /// The error of this kind; nothing is done.
    Kind(io::ErrorKind),
    /// A write takes only so many bytes, and says so.
    Short(usize),
    /// A write takes only so many bytes and then fails with this kind, as a full disk may.
    Partial(usize, io::ErrorKind),
    /// The call waits until the gate opens, then is done.
    Hang(Gate),
    /// The calling thread panics.
    Panic,
}

/// What a hanging call waits for. Clones are the same gate.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets everything through from now on.
    pub fn open(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.1.notify_all();
    }

    fn wait(&self) {
        let mut open = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        while !*open {
            open = self.0.1.wait(open).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

struct Rule {
    verb: Option<Verb>,
    left: u64,
    sticky: bool,
    fault: Fault,
}

#[derive(Default)]
struct Plan {
    rules: Vec<Rule>,
    calls: Vec<(Verb, PathBuf)>,
}

/// A disk that passes every call on to another, but for those that were chosen. Clones share the
/// choice.
#[derive(Clone)]
pub struct FailingDisk {
    inner: SharedDisk,
    plan: Arc<Mutex<Plan>>,
}

struct FailingFile {
    inner: Box<dyn DiskFile>,
    disk: FailingDisk,
    path: PathBuf,
}

impl FailingDisk {
    /// Passes everything on to `inner` until told otherwise.
    pub fn over(inner: SharedDisk) -> Self {
        Self {
            inner,
            plan: Arc::default(),
        }
    }

    /// At the `nth` call from now (1 is the next) of `verb` (of any, if none), `fault` happens;
    /// `sticky`: at every such call after it too.
    pub fn fail(&self, verb: Option<Verb>, nth: u64, sticky: bool, fault: Fault) {
        self.plan().rules.push(Rule {
            verb,
            left: nth.max(1),
            sticky,
            fault,
        });
    }

    /// From now on nothing fails.
    pub fn heal(&self) {
        self.plan().rules.clear();
    }

    /// The calls so far, failed ones too.
    pub fn calls(&self) -> Vec<(Verb, PathBuf)> {
        self.plan().calls.clone()
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self, verb: Verb, path: &Path) -> Option<Fault> {
        let mut plan = self.plan();
        plan.calls.push((verb, path.to_owned()));
        let mut found = None;
        for rule in &mut plan.rules {
            if rule.verb.is_some_and(|v| v != verb) || rule.left == 0 {
                continue;
            }
            if rule.left > 1 {
                rule.left -= 1;
                continue;
            }
            if !rule.sticky {
                rule.left = 0;
            }
            found.get_or_insert_with(|| rule.fault.clone());
        }
        found
    }

    /// What a fault does before the call; how much of a write it leaves, and what comes after.
    #[allow(clippy::panic)] // it is what the test asks for
    fn meet(&self, verb: Verb, path: &Path) -> io::Result<Option<(usize, Option<io::Error>)>> {
        match self.next(verb, path) {
            None => Ok(None),
            Some(Fault::Errno(n)) => Err(io::Error::from_raw_os_error(n)),
            Some(Fault::Kind(kind)) => Err(kind.into()),
            Some(Fault::Short(n)) => Ok(Some((n, None))),
            Some(Fault::Partial(n, kind)) => Ok(Some((n, Some(kind.into())))),
            Some(Fault::Hang(gate)) => {
                gate.wait();
                Ok(None)
            }
            Some(Fault::Panic) => panic!("a panic that the test asked for"),
        }
    }

    fn wrap(&self, path: &Path, inner: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(FailingFile {
            inner,
            disk: self.clone(),
            path: path.to_owned(),
        })
    }
}

impl Disk for FailingDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.meet(Verb::Create, path)?;
        Ok(self.wrap(path, self.inner.create_new(path)?))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.meet(Verb::Open, path)?;
        Ok(self.wrap(path, self.inner.open_append(path)?))
    }

    fn open_lock(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.meet(Verb::OpenLock, path)?;
        Ok(self.wrap(path, self.inner.open_lock(path)?))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.meet(Verb::Read, path)?;
        self.inner.read(path, limit)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.meet(Verb::Rename, from)?;
        self.inner.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.meet(Verb::Remove, path)?;
        self.inner.remove(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.meet(Verb::MakeFolder, path)?;
        self.inner.make_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.meet(Verb::SyncFolder, path)?;
        self.inner.sync_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.meet(Verb::List, folder)?;
        self.inner.list(folder)
    }

    fn meta(&self, path: &Path) -> io::Result<Meta> {
        self.meet(Verb::Meta, path)?;
        self.inner.meta(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.inner.resolve(path)
    }
}

impl DiskFile for FailingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some((taken, after)) = self.disk.meet(Verb::Write, &self.path)? else {
            return self.inner.write(bytes);
        };
        let part = bytes.get(..taken).unwrap_or(bytes);
        let written = if part.is_empty() {
            0
        } else {
            self.inner.write(part)?
        };
        after.map_or(Ok(written), Err)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.disk.meet(Verb::SetLen, &self.path)?;
        self.inner.set_len(len)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.disk.meet(Verb::Sync, &self.path)?;
        self.inner.sync_data()
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        self.disk.meet(Verb::Lock, &self.path)?;
        self.inner.try_lock()
    }

    fn meta(&self) -> io::Result<Meta> {
        self.disk.meet(Verb::Meta, &self.path)?;
        self.inner.meta()
    }
}
