//! The saver of an open session: takes records without ever waiting, and tells what is saved.
//!
//! The work is done by the writer (see `writer`), on a thread of its own. "Saved" means synced to
//! disk; until then a record is in the queue, which has no bound and whose length is told.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};

use super::format::{self, LineError};
use super::problem::{Problem, ProblemKind};
use super::read::Stored;
use super::writer::{Start, Writer};
use crate::meeting::text;

/// How long the writer waits before it tries again what failed.
pub const RETRY: Duration = Duration::from_secs(2);

/// How long whoever waits for the disk stays awake before falling asleep over it.
const AWAKE: Duration = Duration::from_micros(400);

/// Called, on the writer's thread, when the [`Status`] has changed.
pub type Waker = Box<dyn Fn() + Send + Sync>;

/// Does work on the writer's thread, and answers whether it came to its end without a panic. Who
/// has a panic hook that ends the program gives a guard that keeps it from that.
pub type Guard = fn(&mut dyn FnMut()) -> bool;

/// The guard where no panic hook ends the program.
pub(super) fn caught(work: &mut dyn FnMut()) -> bool {
    // A writer that was interrupted trusts neither its file nor anything half done.
    catch_unwind(AssertUnwindSafe(work)).is_ok()
}

/// Why records are not being saved just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// The disk or the quota is full; tried again every two seconds.
    DiskFull,
    /// The place has become read-only; tried again every two seconds.
    ReadOnly,
    /// The device or share fails, and no other file could be begun; tried again.
    Device,
    /// The file has been taken away while it was open: save elsewhere, or put it back.
    Gone,
    /// The program was at fault in writing, and was so again each time that it was tried. It is
    /// tried again when the session is saved elsewhere, and when it is left.
    WriterDied,
    /// Anything else; tried again every two seconds.
    Other,
}

/// Why records are not being saved just now, and what can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What sort it is.
    pub kind: TroubleKind,
    /// "NOT SAVED: the disk is full. Make room on the disk, or save elsewhere."
    pub sentence: String,
}

/// What is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The last record that is safe on disk.
    pub saved_seq: u64,
    /// The last record that was given to be saved.
    pub queued_seq: u64,
    /// Why it is not being saved, if it is not.
    pub trouble: Option<Trouble>,
    /// What the officer should know: the session goes on in another file, and why.
    pub notice: Option<String>,
    /// The file that is being written.
    pub path: PathBuf,
}

impl Status {
    /// How many records are not yet safe on disk.
    pub fn unsaved(&self) -> u64 {
        self.queued_seq.saturating_sub(self.saved_seq)
    }
}

/// What the writer is asked to do.
pub(super) enum Order {
    Save { seq: u64, body: String },
    GoElsewhere(PathBuf),
    Refresh(DateTime<FixedOffset>),
    TryNow,
}

/// What saver and writer both know.
pub(super) struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    waker: Waker,
}

struct State {
    status: Status,
    ended: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the status, and wakes whoever waits if that changed anything.
    pub(super) fn update(&self, change: impl FnOnce(&mut Status)) {
        let mut state = self.state();
        let before = state.status.clone();
        change(&mut state.status);
        if state.status != before {
            drop(state);
            self.changed.notify_all();
            (self.waker)();
        }
    }
}

/// Tells the saver, however the writer's thread ends, that it has ended.
struct AtTheEnd(Arc<Shared>);

impl Drop for AtTheEnd {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.update(|s| s.trouble = Some(died()));
        }
        self.0.state().ended = true;
        self.0.changed.notify_all();
        (self.0.waker)();
    }
}

/// What is told while the program itself is at fault in writing.
pub(super) fn died() -> Trouble {
    Trouble {
        kind: TroubleKind::WriterDied,
        sentence: "NOT SAVED: the part of Quorate that writes the file has failed. What was typed \
                   is kept in memory; save elsewhere."
            .to_owned(),
    }
}

/// An open session's way to disk. Dropping it saves what is queued, for half a second at most.
pub struct Saver {
    orders: Option<Sender<Order>>,
    shared: Arc<Shared>,
}

impl Saver {
    /// Starts the writer's thread.
    pub(super) fn start(start: Start, waker: Waker) -> Result<Self, Problem> {
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                status: Status {
                    saved_seq: start.last_seq,
                    queued_seq: start.last_seq,
                    trouble: None,
                    notice: None,
                    path: start.path.clone(),
                },
                ended: false,
            }),
            changed: Condvar::new(),
            waker,
        });
        let (orders, taken) = mpsc::channel();
        let path = start.path.clone();
        let known = shared.clone();
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                // Dropped last: the lock goes before the end is told.
                let _end = AtTheEnd(known.clone());
                Writer::new(start, known).run(&taken);
            })
            .map_err(|e| Problem::from_io("start the writer of", &path, &e))?;
        Ok(Self {
            orders: Some(orders),
            shared,
        })
    }

    /// Gives a record to be saved, and returns at once. Records come in the order of their
    /// numbers; one that cannot be written as a line is refused.
    pub fn send<R: Stored>(&self, record: &R) -> Result<(), Problem> {
        let seq = record.seq();
        let body = format::body_of(record).map_err(|e| refused(seq, &e))?;
        let mut state = self.shared.state();
        if Some(seq) != state.status.queued_seq.checked_add(1) {
            return Err(Problem::new(
                ProblemKind::Other,
                &format!(
                    "Record {seq} came behind record {}.",
                    state.status.queued_seq
                ),
                "Leave and open the session again.",
            ));
        }
        state.status.queued_seq = seq;
        let gone = state.ended;
        drop(state);
        if gone || !self.order(Order::Save { seq, body }) {
            self.shared.update(|s| {
                s.trouble.get_or_insert_with(died);
            });
        }
        Ok(())
    }

    /// What is saved at this moment.
    pub fn status(&self) -> Status {
        self.shared.state().status.clone()
    }

    /// Goes on in the file `there`, which must be new, with everything so far. The file so far
    /// stays as it is.
    pub fn save_elsewhere(&self, there: &Path) {
        self.order(Order::GoElsewhere(there.to_owned()));
    }

    /// Tries at once again what is in trouble.
    pub fn try_now(&self) {
        self.order(Order::TryNow);
    }

    /// Writes down in the lock that we are still there; to be called when the clock on the screen
    /// wakes anyway.
    pub fn refresh_lock(&self, now: DateTime<FixedOffset>) {
        self.order(Order::Refresh(now));
    }

    /// Waits until everything given so far is saved, for `limit` at most; whether it is.
    pub fn flush(&self, limit: Duration) -> bool {
        let wanted = self.shared.state().status.queued_seq;
        self.wait(limit, |state| {
            state.status.saved_seq >= wanted || state.ended
        });
        self.shared.state().status.saved_seq >= wanted
    }

    /// Waits until `done` holds of the status, for `limit` at most; whether it does.
    pub fn wait_until(&self, limit: Duration, done: impl Fn(&Status) -> bool) -> bool {
        self.wait(limit, |state| done(&state.status))
    }

    /// Saves what is queued, gives up the lock and ends, within `limit`; the last status.
    pub fn close(mut self, limit: Duration) -> Status {
        self.end(limit);
        self.status()
    }

    fn end(&mut self, limit: Duration) {
        if self.orders.take().is_some() {
            self.wait(limit, |state| state.ended);
        }
    }

    fn order(&self, order: Order) -> bool {
        self.orders.as_ref().is_some_and(|o| o.send(order).is_ok())
    }

    fn wait(&self, limit: Duration, done: impl Fn(&State) -> bool) -> bool {
        // No limit that is ever given comes near a year.
        let until = Instant::now() + limit.min(Duration::from_hours(8_760));
        // A sync takes a fraction of a millisecond on most disks: falling asleep and being woken
        // would cost a good part of that again.
        let soon = Instant::now() + AWAKE;
        let mut state = self.shared.state();
        while !done(&state) {
            let now = Instant::now();
            let Some(left) = until.checked_duration_since(now) else {
                return false;
            };
            if now < soon {
                drop(state);
                std::thread::yield_now();
                state = self.shared.state();
                continue;
            }
            state = self
                .shared
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        true
    }
}

/// Looks on at what is saved, without a hand in it and without keeping anything open.
#[cfg(feature = "team")]
pub struct Watch(Arc<Shared>);

#[cfg(feature = "team")]
impl Saver {
    /// Somebody who looks on at what is saved.
    pub fn watch(&self) -> Watch {
        Watch(self.shared.clone())
    }
}

#[cfg(feature = "team")]
impl Watch {
    /// Waits until more than record `seq` is saved, or in another file, for `limit` at most; what is saved
    /// then, in which file, and whether that is the end.
    pub fn wait_past(&self, file: &Path, seq: u64, limit: Duration) -> (PathBuf, u64, bool) {
        let until = Instant::now() + limit;
        let mut state = self.0.state();
        loop {
            let status = &state.status;
            let left = until.checked_duration_since(Instant::now());
            if state.ended || status.saved_seq > seq || status.path != file || left.is_none() {
                return (status.path.clone(), status.saved_seq, state.ended);
            }
            state = self
                .0
                .changed
                .wait_timeout(state, left.unwrap_or_default())
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.end(Duration::from_millis(500));
    }
}

fn refused(seq: u64, error: &LineError) -> Problem {
    let why = match error {
        LineError::TooLong => "it is longer than 16 MiB".to_owned(),
        LineError::NotRon(why) => text::clean(why),
    };
    Problem::new(
        ProblemKind::TooBig,
        &format!("Change {seq} cannot be saved: {why}."),
        "Record it in smaller parts.",
    )
}
