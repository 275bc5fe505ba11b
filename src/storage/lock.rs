//! The lock of a session: one writer at a time, and the second is told who, where and since when.
//!
//! A file beside the session carries the system's lock, which goes with the process however that
//! ends, and the facts about its owner. Where a share knows no locks, or hangs, the facts alone
//! speak. The system's lock is only ever tried, never waited for, and on a thread of its own where the
//! folder may be on a share.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::disk::{DiskFile, SharedDisk, uninterrupted, write_all};
use super::saver::Guard;
use super::system;
use crate::meeting::text::Text;

/// How long a share may take over a lock before it is taken to have none.
pub const PATIENCE: Duration = Duration::from_secs(1);

/// The most bytes that are read of a lock file.
const FACTS_LIMIT: u64 = 4096;

/// Who has a session open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Account.
    pub user: Text,
    /// Machine.
    pub host: Text,
    /// Process on that machine.
    pub pid: u32,
    /// Since when.
    pub since: DateTime<FixedOffset>,
    /// When last heard of; refreshed as the clock on the screen goes on.
    pub seen: DateTime<FixedOffset>,
}

impl Owner {
    /// This process.
    pub fn this(now: DateTime<FixedOffset>) -> Self {
        Self {
            user: Text::line(&system::user()),
            host: Text::line(&system::host()),
            pid: std::process::id(),
            since: now,
            seen: now,
        }
    }

    /// "M Davies on desk-4 since 16:02 on 22 January 2015 (process 812)".
    pub fn describe(&self) -> String {
        format!(
            "{} on {} since {} (process {})",
            self.user,
            self.host,
            self.since.format("%H:%M on %-d %B %Y"),
            self.pid
        )
    }
}

/// What came of trying for a lock.
pub enum Locking {
    /// It is ours.
    Taken {
        /// Keep it as long as the session is open.
        lock: Lock,
        /// Whose session had not been closed; a crash, as the system's lock was free.
        left_by: Option<Owner>,
    },
    /// Somebody has it; perhaps we may not see who.
    Held(Option<Owner>),
    /// Another machine's owner stands in it, and whether that is alive cannot be told from here.
    Elsewhere(Owner),
    /// The folder takes no lock file: it cannot be written.
    ReadOnly(io::Error),
}

/// A lock that we hold; closing it takes its files away.
pub struct Lock {
    disk: SharedDisk,
    path: PathBuf,
    owner: Owner,
    /// Holds the system's lock; none where the share has no locks.
    file: Option<Box<dyn DiskFile>>,
}

impl Lock {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes down that we are still there.
    pub fn refresh(&mut self, now: DateTime<FixedOffset>) -> io::Result<()> {
        self.owner.seen = now;
        self.write_facts()
    }

    fn write_facts(&mut self) -> io::Result<()> {
        let facts = ron::to_string(&self.owner).map_err(io::Error::other)?;
        let beside = system::owner_file(&self.path);
        if beside == self.path
            && let Some(file) = &mut self.file
        {
            return put(file.as_mut(), &facts);
        }
        put(self.disk.open_lock(&beside)?.as_mut(), &facts)
    }
}

fn put(file: &mut dyn DiskFile, facts: &str) -> io::Result<()> {
    uninterrupted(|| file.set_len(0))?;
    write_all(file, format!("{facts}\n").as_bytes())
}

impl Drop for Lock {
    fn drop(&mut self) {
        let beside = system::owner_file(&self.path);
        if beside != self.path {
            let _ = self.disk.remove(&beside);
        }
        // While still locked, so that nobody can have taken it in between. What cannot be removed
        // is taken over by the next opening.
        let _ = self.disk.remove(&self.path);
    }
}

/// Tries for the lock at `path` in the name of `me`; `take_over`: the officer has decided that an
/// owner on another machine has gone. Waits `patience` for a share at most; what panics meanwhile
/// is caught by `guard`.
pub fn take(
    disk: &SharedDisk,
    path: &Path,
    me: Owner,
    take_over: bool,
    patience: Duration,
    guard: Guard,
) -> Locking {
    let tried = try_with_patience(disk, path, patience, guard);
    let before = facts(disk, path);
    let stranger = before.clone().filter(|o| o.host != me.host && !take_over);
    let file = match tried {
        Tried::Held => return Locking::Held(before),
        Tried::ReadOnly(e) => return Locking::ReadOnly(e),
        Tried::Locked(_) | Tried::NoLocks if stranger.is_some() => {
            return stranger.map_or(Locking::Held(None), Locking::Elsewhere);
        }
        Tried::Locked(file) => Some(file),
        // No locks here: the facts alone speak.
        Tried::NoLocks => match &before {
            Some(o) if !take_over && o.pid != me.pid && system::is_running(o.pid) => {
                return Locking::Held(before);
            }
            _ => None,
        },
    };
    let mut lock = Lock {
        disk: disk.clone(),
        path: path.to_owned(),
        owner: me,
        file,
    };
    match lock.write_facts() {
        Err(e) if lock.file.is_none() => Locking::ReadOnly(e),
        // The system's lock is ours; a full disk may keep the facts out, and the next officer is
        // then told less.
        _ => Locking::Taken {
            lock,
            left_by: before,
        },
    }
}

/// Who stands in the lock at `path`, if anybody.
pub fn facts(disk: &SharedDisk, path: &Path) -> Option<Owner> {
    let bytes = disk.read(&system::owner_file(path), FACTS_LIMIT).ok()?;
    let mut owner: Owner = ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()?;
    owner.user = Text::line(&owner.user);
    owner.host = Text::line(&owner.host);
    Some(owner)
}

enum Tried {
    Locked(Box<dyn DiskFile>),
    Held,
    NoLocks,
    ReadOnly(io::Error),
}

fn try_with_patience(disk: &SharedDisk, path: &Path, patience: Duration, guard: Guard) -> Tried {
    let folder = path.parent().unwrap_or(path);
    if disk.answers_at_once(folder) {
        let mut tried = None;
        guard(&mut || tried = Some(attempt(disk, path)));
        return tried.unwrap_or(Tried::NoLocks);
    }
    let (tell, told) = mpsc::channel();
    let (there, at) = (disk.clone(), path.to_owned());
    let started = std::thread::Builder::new()
        .name("lock".to_owned())
        .spawn(move || {
            let mut tried = None;
            guard(&mut || tried = Some(attempt(&there, &at)));
            // Nobody listens any more if it took too long; then the file is closed here.
            if let Some(tried) = tried {
                let _ = tell.send(tried);
            }
        });
    if started.is_err() {
        return attempt(disk, path);
    }
    told.recv_timeout(patience).unwrap_or(Tried::NoLocks)
}

fn attempt(disk: &SharedDisk, path: &Path) -> Tried {
    // The owner before us may remove the file between our opening and locking it.
    for _ in 0..8 {
        let mut file = match uninterrupted(|| disk.open_lock(path)) {
            Ok(file) => file,
            Err(e) => return Tried::ReadOnly(e),
        };
        match uninterrupted(|| file.try_lock()) {
            Ok(true) => {
                let same = file.meta().and_then(|ours| {
                    let there = disk.meta(path)?;
                    Ok(ours.identity == there.identity)
                });
                match same {
                    Ok(true) => return Tried::Locked(file),
                    Ok(false) => {}
                    Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                    Err(_) => return Tried::NoLocks,
                }
            }
            Ok(false) => return Tried::Held,
            Err(_) => return Tried::NoLocks,
        }
    }
    Tried::Held
}
