//! A disk that keeps the order of what was done to it, and builds what a power loss could leave.
//!
//! POSIX promises nothing of what no sync has forced: of the operations since then any subset may
//! be on disk, and a write may be there in part or as zeros. A sync of a file forces its bytes and
//! not its name; a sync of the folder forces the names in it. Journalled file systems promise more
//! (names in order, and a synced file's name with it), which is the second [`Order`].

use super::dice::Dice;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::memory::Tree;
use super::{Disk, DiskFile, MemoryDisk, Meta, folder_of};

/// What unsynced names a power loss may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Any of them: the worst that POSIX allows.
    Any,
    /// The newest only, and none before that of a synced file: as journalled file systems do.
    FolderOrdered,
}

#[derive(Clone, Debug)]
enum Event {
    Name(PathBuf, NameChange),
    Write {
        file: u64,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: u64,
        len: usize,
    },
    Sync(u64),
    SyncFolder(PathBuf),
    Promise(u64),
}

#[derive(Clone, Debug)]
enum NameChange {
    Set(u64),
    Move { from: PathBuf, file: u64 },
    Remove,
    Folder,
}

/// What a power loss could leave, and what had been promised by then.
pub struct Aftermath {
    /// The disk as the next start finds it.
    pub disk: MemoryDisk,
    /// The highest number given to [`CrashingDisk::promise`] before the loss.
    pub promised: u64,
    /// The place in the record and the sort of loss, for a failing test to tell.
    pub label: String,
}

/// A memory disk that records every operation. Clones share it.
#[derive(Clone)]
pub struct CrashingDisk {
    inner: MemoryDisk,
    base: Arc<Tree>,
    events: Arc<Mutex<Vec<Event>>>,
}

struct CrashingFile {
    inner: Box<dyn DiskFile>,
    file: u64,
    disk: CrashingDisk,
}

impl CrashingDisk {
    /// Records from here on; what is on `inner` now is safe.
    pub fn over(inner: MemoryDisk) -> Self {
        Self {
            base: Arc::new(inner.snapshot()),
            inner,
            events: Arc::default(),
        }
    }

    /// Notes that the program has promised number `n` ("record 12 is saved").
    pub fn promise(&self, n: u64) {
        self.events().push(Event::Promise(n));
    }

    fn events(&self) -> MutexGuard<'_, Vec<Event>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wrap(&self, inner: Box<dyn DiskFile>) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(CrashingFile {
            file: inner.meta()?.identity.1,
            inner,
            disk: self.clone(),
        }))
    }

    /// Hands every state that a power loss could leave to `look`: after each operation nothing,
    /// all, all but one and only one of what no sync had forced, and `subsets` arbitrary ones; and
    /// the newest write torn at `torn` places (at every byte if 0), its rest missing or zero.
    pub fn aftermaths(
        &self,
        order: Order,
        subsets: usize,
        torn: usize,
        look: &mut dyn FnMut(Aftermath),
    ) {
        let events = self.events().clone();
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let mut promised = 0;
        let mut forced = vec![false; events.len()];
        for (k, event) in events.iter().enumerate() {
            if let Event::Promise(n) = event {
                promised = promised.max(*n);
            }
            force(&events, k, order, &mut forced);
            // A promise that follows at once is looked at with this same state.
            let promised = events
                .iter()
                .skip(k + 1)
                .map_while(|e| match e {
                    Event::Promise(n) => Some(*n),
                    _ => None,
                })
                .fold(promised, u64::max);
            let mut show = |keep: &dyn Fn(usize) -> bool, last: Option<&[u8]>, what: &str| {
                look(Aftermath {
                    disk: MemoryDisk::holding(self.build(&events[..=k], keep, last)),
                    promised,
                    label: format!("{what} after operation {k} ({})", name_of(event)),
                });
            };
            let is_change = |i: usize| {
                matches!(
                    events[i],
                    Event::Name(..) | Event::Write { .. } | Event::Cut { .. }
                )
            };
            let is_name = |i: usize| matches!(events[i], Event::Name(..));
            let loose: Vec<usize> = (0..=k).filter(|&i| is_change(i) && !forced[i]).collect();
            show(&|_| true, None, "all");
            show(&|i| forced[i], None, "forced only");
            show(&|i| forced[i] || is_name(i), None, "names and no bytes");
            if order == Order::Any {
                show(&|i| forced[i] || !is_name(i), None, "bytes and no names");
            }
            let ordered_name = |i: usize| order == Order::FolderOrdered && is_name(i);
            for &one in loose.iter().rev().take(24) {
                let after = |i: usize| ordered_name(one) && is_name(i) && i > one && !forced[i];
                show(&|i| i != one && !after(i), None, "one lost");
                let before = |i: usize| ordered_name(one) && is_name(i) && i < one;
                show(&|i| forced[i] || i == one || before(i), None, "one kept");
            }
            for _ in 0..subsets {
                let mut keep = forced.clone();
                let mut names_go_on = true;
                for &i in &loose {
                    let heads = dice.heads();
                    names_go_on &= heads || !is_name(i);
                    keep[i] = if ordered_name(i) { names_go_on } else { heads };
                }
                show(&|i| keep[i], None, "a subset");
            }
            if let Event::Write { bytes, .. } = event {
                for cut in cuts(bytes.len(), torn) {
                    show(&|_| true, Some(&bytes[..cut]), "torn");
                    let mut zeros = bytes[..cut].to_vec();
                    zeros.resize(bytes.len(), 0);
                    show(&|_| true, Some(&zeros), "torn with zeros");
                }
                show(&|_| true, Some(&vec![0; bytes.len()]), "all zeros");
            }
        }
    }

    fn build(&self, events: &[Event], keep: &dyn Fn(usize) -> bool, last: Option<&[u8]>) -> Tree {
        let mut tree = (*self.base).clone();
        tree.number_like(&self.inner.snapshot());
        for (i, event) in events.iter().enumerate().filter(|(i, _)| keep(*i)) {
            match event {
                Event::Name(path, change) => rename(&mut tree, path, change),
                Event::Cut { file, len } => {
                    tree.files.entry(*file).or_default().resize(*len, 0);
                }
                Event::Write { file, at, bytes } => {
                    let bytes = match last {
                        Some(torn) if i + 1 == events.len() => torn,
                        _ => bytes,
                    };
                    let old = tree.files.entry(*file).or_default();
                    let end = at + bytes.len();
                    if old.len() < end {
                        old.resize(end, 0);
                    }
                    old[*at..end].copy_from_slice(bytes);
                }
                Event::Sync(_) | Event::SyncFolder(_) | Event::Promise(_) => {}
            }
        }
        let named: Vec<u64> = tree.names.values().copied().collect();
        for file in named {
            tree.files.entry(file).or_default();
        }
        tree
    }
}

fn rename(tree: &mut Tree, path: &Path, change: &NameChange) {
    match change {
        NameChange::Set(file) => {
            tree.names.insert(path.to_owned(), *file);
        }
        NameChange::Move { from, file } => {
            tree.names.remove(from);
            tree.names.insert(path.to_owned(), *file);
        }
        NameChange::Remove => {
            tree.names.remove(path);
        }
        NameChange::Folder => {
            tree.folders.insert(path.to_owned());
        }
    }
}

fn force(events: &[Event], k: usize, order: Order, forced: &mut [bool]) {
    match &events[k] {
        Event::Sync(synced) => {
            let mut newest_name = None;
            for (i, event) in events[..k].iter().enumerate() {
                match event {
                    Event::Write { file, .. } | Event::Cut { file, .. } if file == synced => {
                        forced[i] = true;
                    }
                    Event::Name(_, NameChange::Set(file) | NameChange::Move { file, .. })
                        if file == synced =>
                    {
                        newest_name = Some(i);
                    }
                    _ => {}
                }
            }
            if let (Order::FolderOrdered, Some(newest)) = (order, newest_name) {
                for (i, event) in events[..=newest].iter().enumerate() {
                    forced[i] |= matches!(event, Event::Name(..));
                }
            }
        }
        Event::SyncFolder(folder) => {
            for (i, event) in events[..k].iter().enumerate() {
                if let Event::Name(path, _) = event {
                    forced[i] |= folder_of(path) == folder;
                }
            }
        }
        _ => {}
    }
}

fn name_of(event: &Event) -> String {
    match event {
        Event::Name(path, change) => format!("{change:?} of {}", path.display()),
        Event::Write { file, at, bytes } => {
            format!("write of {} at {at} to file {file}", bytes.len())
        }
        Event::Cut { file, len } => format!("cut of file {file} to {len}"),
        Event::Sync(file) => format!("sync of file {file}"),
        Event::SyncFolder(path) => format!("sync of folder {}", path.display()),
        Event::Promise(n) => format!("promise {n}"),
    }
}

fn cuts(len: usize, torn: usize) -> Vec<usize> {
    if torn == 0 {
        return (1..len).collect();
    }
    let mut cuts = vec![
        1,
        len / 4,
        len / 2,
        3 * len / 4,
        len.saturating_sub(2),
        len.saturating_sub(1),
    ];
    cuts.retain(|c| (1..len).contains(c));
    cuts.dedup();
    cuts.truncate(torn);
    cuts
}

impl Disk for CrashingDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut events = self.events();
        let inner = self.inner.create_new(path)?;
        let file = inner.meta()?.identity.1;
        events.push(Event::Name(path.to_owned(), NameChange::Set(file)));
        drop(events);
        self.wrap(inner)
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.wrap(self.inner.open_append(path)?)
    }

    fn open_lock(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        match self.inner.open_append(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => self.create_new(path),
            found => self.wrap(found?),
        }
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.inner.read(path, limit)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut events = self.events();
        let file = self.inner.meta(from)?.identity.1;
        self.inner.rename(from, to)?;
        let from = from.to_owned();
        events.push(Event::Name(to.to_owned(), NameChange::Move { from, file }));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut events = self.events();
        self.inner.remove(path)?;
        events.push(Event::Name(path.to_owned(), NameChange::Remove));
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut events = self.events();
        self.inner.make_folder(path)?;
        events.push(Event::Name(path.to_owned(), NameChange::Folder));
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.inner.sync_folder(path)?;
        self.events().push(Event::SyncFolder(path.to_owned()));
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.inner.list(folder)
    }

    fn meta(&self, path: &Path) -> io::Result<Meta> {
        self.inner.meta(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.inner.resolve(path)
    }
}

impl DiskFile for CrashingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut events = self.disk.events();
        let at = self.inner.meta()?.len as usize;
        let written = self.inner.write(bytes)?;
        events.push(Event::Write {
            file: self.file,
            at,
            bytes: bytes.get(..written).unwrap_or(bytes).to_vec(),
        });
        Ok(written)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let mut events = self.disk.events();
        self.inner.set_len(len)?;
        events.push(Event::Cut {
            file: self.file,
            len: len as usize,
        });
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.inner.sync_data()?;
        self.disk.events().push(Event::Sync(self.file));
        Ok(())
    }

    fn try_lock(&mut self) -> io::Result<bool> {
        self.inner.try_lock()
    }

    fn meta(&self) -> io::Result<Meta> {
        self.inner.meta()
    }
}
