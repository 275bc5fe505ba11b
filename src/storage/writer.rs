//! The writer of an open session: the one thread that changes its file.
//!
//! A record is one write of one whole line, then a sync, then "saved". What fails is rolled back
//! and tried again; but a file whose sync failed is never trusted again, for the system may have
//! thrown its pages away and call the next sync a success: everything goes into a new file.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};

use super::disk::{DiskFile, Meta, SharedDisk, folder_of, make_folders, uninterrupted, write_all};
use super::format::{self, Digits};
use super::lock::{self, Lock, Locking, Owner};
use super::problem::{ProblemKind, explain};
use super::saver::{Guard, Order, Shared, Trouble, died};
use super::trouble::{file_name, gone, trouble};
use super::{atomic, names, repair};
use crate::meeting::text;

/// What the writer begins with.
pub(super) struct Start {
    pub(super) disk: SharedDisk,
    pub(super) path: PathBuf,
    pub(super) file: Box<dyn DiskFile>,
    /// The good part of the file, byte for byte.
    pub(super) image: Vec<u8>,
    /// Whether it lacks its last newline.
    pub(super) ends_open: bool,
    /// What stands behind the good part and has to be set aside.
    pub(super) tail: Vec<u8>,
    pub(super) digits: Digits,
    pub(super) last_seq: u64,
    /// What was known of the file when it was read.
    pub(super) seen: Option<Meta>,
    /// Whether the file was made and synced just now.
    pub(super) fresh: bool,
    pub(super) lock: Option<Lock>,
    pub(super) session: String,
    pub(super) me: Owner,
    pub(super) retry: Duration,
    pub(super) guard: Guard,
}

/// A writer that was at fault so often without saving anything in between waits until it is asked
/// to try again: the same fault would only come again, every two seconds.
const MOST_FAULTS: u32 = 3;

const CHANGED: &str = "was changed by another program";

struct Pending {
    seq: u64,
    body: String,
}

/// See the module.
pub(super) struct Writer {
    disk: SharedDisk,
    path: PathBuf,
    /// The file; none once it can't be trusted and another has to be begun.
    file: Option<Box<dyn DiskFile>>,
    /// Everything that the file should hold, so that it can be written again elsewhere.
    image: Vec<u8>,
    ends_open: bool,
    tail: Vec<u8>,
    digits: Digits,
    seen: Option<Meta>,
    settled: bool,
    lock: Option<Lock>,
    session: String,
    me: Owner,
    retry: Duration,
    guard: Guard,
    /// How often it panicked since it last did what it was to do.
    faults: u32,
    queue: VecDeque<Pending>,
    elsewhere: Option<PathBuf>,
    /// Why another file is to be begun, in words, for the notice.
    why_new: &'static str,
    shared: Arc<Shared>,
}

impl Writer {
    pub(super) fn new(start: Start, shared: Arc<Shared>) -> Self {
        Self {
            disk: start.disk,
            path: start.path,
            file: Some(start.file),
            image: start.image,
            ends_open: start.ends_open,
            tail: start.tail,
            digits: start.digits,
            seen: start.seen,
            settled: start.fresh,
            lock: start.lock,
            session: start.session,
            me: start.me,
            retry: start.retry,
            guard: start.guard,
            faults: 0,
            queue: VecDeque::new(),
            elsewhere: None,
            why_new: "",
            shared,
        }
    }

    /// Works until the saver has gone and everything is saved, or cannot be.
    pub(super) fn run(mut self, orders: &Receiver<Order>) {
        // What a crash left is put right, and what it left unsynced is synced, while the officer
        // is still reading. If that fails, the first record will tell.
        let _ = self.guarded(|writer| writer.settle().map(|()| false));
        let mut again: Option<Instant> = None;
        loop {
            let order = match again {
                Some(at) => orders.recv_timeout(at.saturating_duration_since(Instant::now())),
                None if self.has_work() => orders.try_recv().map_err(|e| match e {
                    std::sync::mpsc::TryRecvError::Empty => RecvTimeoutError::Timeout,
                    std::sync::mpsc::TryRecvError::Disconnected => RecvTimeoutError::Disconnected,
                }),
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let last = matches!(order, Err(RecvTimeoutError::Disconnected));
            match order {
                Ok(Order::Save { seq, body }) => {
                    self.queue.push_back(Pending { seq, body });
                    continue;
                }
                Ok(Order::GoElsewhere(there)) => {
                    self.elsewhere = Some(there);
                    self.faults = 0;
                    again = None;
                    continue;
                }
                Ok(Order::Refresh(now)) => {
                    self.refresh_lock(now);
                    continue;
                }
                Ok(Order::TryNow) => {
                    self.faults = 0;
                    again = None;
                    continue;
                }
                Err(_) => {}
            }
            again = loop {
                match self.guarded(Self::work) {
                    Ok(true) if last => {}
                    Ok(_) => break None,
                    Err(_) if last => return,
                    Err(trouble) => {
                        self.shared.update(|s| s.trouble = Some(trouble));
                        break (self.faults < MOST_FAULTS).then(|| Instant::now() + self.retry);
                    }
                }
            };
            if last {
                return;
            }
        }
    }

    fn has_work(&self) -> bool {
        self.faults < MOST_FAULTS && (!self.queue.is_empty() || self.elsewhere.is_some())
    }

    /// Does some work; a panic in it is trouble, and what is not saved stays in the queue.
    fn guarded(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<bool, Trouble>,
    ) -> Result<bool, Trouble> {
        let (mut work, mut done) = (Some(work), None);
        let ended = (self.guard)(&mut || done = work.take().map(|work| work(self)));
        if let Some(done) = done.filter(|_| ended) {
            if done.is_ok() {
                self.faults = 0;
            }
            return done;
        }
        self.faults += 1;
        // Nobody knows what came to stand in the file: everything goes into a new one.
        self.file = None;
        self.why_new = "could not be written for a fault of the program";
        if let Some(there) = self.elsewhere.take() {
            self.tell_not_moved(&there, &died());
        }
        Err(died())
    }

    /// Writes into the lock that we are still there.
    fn refresh_lock(&mut self, now: DateTime<FixedOffset>) {
        if let Some(lock) = &mut self.lock {
            // The lock holds whatever stands in it.
            (self.guard)(&mut || drop(lock.refresh(now)));
        }
    }

    fn tell_not_moved(&self, there: &Path, why: &Trouble) {
        let notice = format!("Not moved to {}. {}", there.display(), why.sentence);
        self.shared
            .update(|s| s.notice = Some(text::clean(&notice)));
    }

    /// Saves the next record; whether there was any.
    fn work(&mut self) -> Result<bool, Trouble> {
        if let Some(there) = self.elsewhere.clone() {
            if let Err(why) = self.go_elsewhere(&there) {
                self.tell_not_moved(&there, &why);
            }
            self.elsewhere = None;
            return Ok(true);
        }
        let Some(next) = self.queue.front() else {
            return Ok(false);
        };
        let seq = next.seq;
        let mut line = Vec::new();
        if self.ends_open {
            line.push(b'\n');
        }
        let digits = format::push_line(&mut line, &self.digits, next.body.as_bytes());
        self.append(&line)?;
        self.queue.pop_front();
        self.image.extend_from_slice(&line);
        self.ends_open = false;
        self.digits = digits;
        self.shared.update(|s| {
            s.saved_seq = seq;
            s.trouble = None;
        });
        Ok(true)
    }

    /// Puts a line durably behind everything else, in this file or in a new one.
    fn append(&mut self, line: &[u8]) -> Result<(), Trouble> {
        if self.file.is_some() && !self.settled {
            self.settle()?;
        }
        if self.file.is_some() {
            self.look()?;
        }
        let Some(file) = &mut self.file else {
            return self.begin_anew(line);
        };
        if let Err(e) = write_all(file.as_mut(), line) {
            let len = self.image.len() as u64;
            let rolled_back = file.meta().is_ok_and(|m| m.len == len)
                || uninterrupted(|| file.set_len(len)).is_ok();
            self.seen = file.meta().ok();
            // The file is as it was: what is full or forbidden now may pass.
            let may_pass = matches!(explain(&e).0, ProblemKind::Full | ProblemKind::ReadOnly);
            if rolled_back && may_pass {
                return Err(trouble(&e));
            }
            return self.abandon("could not be written", line);
        }
        if uninterrupted(|| file.sync_data()).is_err() {
            return self.abandon("could not be forced to disk", line);
        }
        self.seen = file.meta().ok();
        Ok(())
    }

    /// Sets a torn tail aside, cuts it off, and forces to disk what a crash may have left unforced.
    fn settle(&mut self) -> Result<(), Trouble> {
        if self.settled {
            return Ok(());
        }
        if !self.tail.is_empty() {
            repair::keep_tail(self.disk.as_ref(), &self.path, &self.tail)
                .map_err(|e| trouble(&e))?;
        }
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        let len = self.image.len() as u64;
        let read = len + self.tail.len() as u64;
        if !file.meta().is_ok_and(|m| m.len == read || m.len == len) {
            // Somebody wrote to it since we read it: nothing of theirs is cut off.
            self.file = None;
            self.why_new = CHANGED;
            return Ok(());
        }
        let cut = if self.tail.is_empty() {
            Ok(())
        } else {
            uninterrupted(|| file.set_len(len))
        };
        let done = cut
            .and_then(|()| uninterrupted(|| file.sync_data()))
            .and_then(|()| uninterrupted(|| self.disk.sync_folder(folder_of(&self.path))));
        self.seen = file.meta().ok();
        self.tail.clear();
        self.settled = true;
        if done.is_err() {
            self.file = None;
            self.why_new = "could not be forced to disk";
        }
        Ok(())
    }

    /// Looks whether the file is still the one that we wrote.
    fn look(&mut self) -> Result<(), Trouble> {
        let now = match uninterrupted(|| self.disk.meta(&self.path)) {
            Ok(now) => now,
            Err(e) if e.kind() == ErrorKind::NotFound => return Err(gone(&self.path)),
            Err(e) => return Err(trouble(&e)),
        };
        if self.seen == Some(now) {
            return Ok(());
        }
        let ours = now.len == self.image.len() as u64
            && uninterrupted(|| self.disk.read(&self.path, now.len))
                .is_ok_and(|bytes| bytes == self.image);
        if !ours {
            self.file = None;
            self.why_new = CHANGED;
            return Ok(());
        }
        // The same bytes, perhaps in another file, as sync programs put in the place of ours.
        self.file = uninterrupted(|| self.disk.open_append(&self.path)).ok();
        self.why_new = CHANGED;
        self.seen = Some(now);
        Ok(())
    }

    fn abandon(&mut self, why: &'static str, line: &[u8]) -> Result<(), Trouble> {
        self.file = None;
        self.why_new = why;
        self.begin_anew(line)
    }

    /// Writes everything into a new version of the file beside this one.
    fn begin_anew(&mut self, line: &[u8]) -> Result<(), Trouble> {
        let (path, file) = self.write_version(line)?;
        let notice = format!(
            "{} {}. The session goes on in {}, which holds everything.",
            file_name(&self.path),
            self.why_new,
            file_name(&path),
        );
        self.adopt(path, file, &notice);
        Ok(())
    }

    fn adopt(&mut self, path: PathBuf, file: Box<dyn DiskFile>, notice: &str) {
        self.seen = file.meta().ok();
        self.file = Some(file);
        self.path = path;
        self.tail.clear();
        self.settled = true;
        self.shared.update(|s| {
            s.path.clone_from(&self.path);
            s.notice = Some(text::clean(notice));
            s.trouble = None;
        });
    }

    /// Makes the first free version of the file, with everything and `line` in it.
    fn write_version(&self, line: &[u8]) -> Result<(PathBuf, Box<dyn DiskFile>), Trouble> {
        for n in 2..1000 {
            let path = names::version(&self.path, n);
            return match atomic::make_new(self.disk.as_ref(), &path, &[&self.image, line]) {
                Err(e) if e.kind() == ErrorKind::AlreadyExists => continue,
                Err(e) => Err(trouble(&e)),
                Ok(file) => Ok((path, file)),
            };
        }
        Err(trouble(&ErrorKind::AlreadyExists.into()))
    }

    fn go_elsewhere(&mut self, there: &Path) -> Result<(), Trouble> {
        make_folders(self.disk.as_ref(), folder_of(there)).map_err(|e| trouble(&e))?;
        let file =
            atomic::make_new(self.disk.as_ref(), there, &[&self.image]).map_err(|e| trouble(&e))?;
        let path = there.to_owned();
        let lock_path = names::lock(&path, &self.session);
        if self.lock.as_ref().is_some_and(|l| l.path() != lock_path)
            && let Locking::Taken { lock, .. } = lock::take(
                &self.disk,
                &lock_path,
                self.me.clone(),
                false,
                lock::PATIENCE,
                self.guard,
            )
        {
            self.lock = Some(lock);
        }
        let notice = format!("The session goes on in {}.", path.display());
        self.adopt(path, file, &notice);
        Ok(())
    }
}
