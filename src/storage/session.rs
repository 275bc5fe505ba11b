//! Opening, creating and copying sessions.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::copies::{bytes_of, write_new};
use super::disk::{Meta, SharedDisk, folder_of, make_folders, uninterrupted};
use super::family;
use super::format::{Digits, FILE_LIMIT, Header};
use super::lock::{self, Lock, Locking, Owner};
use super::names;
use super::problem::{Problem, ProblemKind};
use super::read::{self, Edited, Finding, Loaded, Soundness, Stored};
use super::saver::{self, Guard, RETRY, Saver, Waker};
use super::wording::{not_taken, notes_on, read_only, recovered, why_view_only};
use super::writer::Start;

/// The largest file that is read on behalf of another session, in bytes: a hundred long meetings.
pub const GLANCE_LIMIT: u64 = 16 << 20;

/// How a session is to be opened.
pub struct Opening {
    /// The time on the clock, for the lock.
    pub now: DateTime<FixedOffset>,
    /// Called, on another thread, when what is saved has changed.
    pub waker: Waker,
    /// Catches a panic on the writer's thread.
    pub guard: Guard,
    /// The officer has decided that the owner on another machine has gone.
    pub take_over: bool,
    /// The officer has decided to go on with this version although another one differs.
    pub accept_fork: bool,
    /// How long the writer waits before it tries again what failed.
    pub retry: Duration,
    /// How long a share may take over a lock.
    pub patience: Duration,
}

impl Opening {
    /// The usual way, at this time; nobody is woken.
    pub fn at(now: DateTime<FixedOffset>) -> Self {
        Self {
            now,
            waker: Box::new(|| {}),
            guard: saver::caught,
            take_over: false,
            accept_fork: false,
            retry: RETRY,
            patience: lock::PATIENCE,
        }
    }
}

/// What an open session may do.
pub enum Access {
    /// Records may be added.
    Write(Saver),
    /// It can only be looked at; why, and the way out.
    View {
        /// What stands in the way, for what the screen offers.
        cause: Cause,
        /// A sentence or two; empty if it was opened to look at and nothing stands in the way.
        why: String,
    },
}

/// Why a session can only be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was opened to look at.
    Asked,
    /// Made by a newer Quorate.
    Newer,
    /// Damaged: [`super::repair_copy`] makes a copy that can be written.
    Damaged,
    /// Edited outside: [`super::repair_copy`] with `accept_edits`, once the officer has seen the edits.
    EditedOutside,
    /// Another version differs: [`Opening::accept_fork`], once the officer has chosen.
    Forked,
    /// Somebody has it open.
    Held,
    /// An owner on another machine may have it open: [`Opening::take_over`], if the officer knows
    /// better.
    Elsewhere,
    /// The place cannot be written: [`super::copy_to`] another place.
    ReadOnly,
}

/// An open session.
pub struct Opened<R> {
    /// The file, every link resolved; it may be a later version of the one asked for.
    pub path: PathBuf,
    /// Its header, unless that is damaged.
    pub header: Option<Header>,
    /// The records that can be trusted, in order.
    pub records: Vec<R>,
    /// The digits of the last line that can be trusted: they run over all that stands before it.
    pub digits: Digits,
    /// Records that were edited outside Quorate; not among `records`.
    pub edited: Vec<Edited<R>>,
    /// How sound the file is.
    pub soundness: Soundness,
    /// What is wrong with it, line by line.
    pub findings: Vec<Finding>,
    /// Writing, or looking only.
    pub access: Access,
    /// What the officer should be told, a sentence or two each.
    pub notes: Vec<String>,
}

/// Opens a session for writing; where that cannot be, for looking at, and says why.
pub fn open<R: Stored>(
    disk: &SharedDisk,
    path: &Path,
    opening: Opening,
) -> Result<Opened<R>, Problem> {
    let asked = resolve(disk, path)?;
    let pick = family::pick(disk.as_ref(), &asked, FILE_LIMIT);
    let file = pick.path.clone();
    let (mut bytes, mut meta, mut loaded) = load::<R>(disk, &file, FILE_LIMIT)?;
    let mut notes = notes_on(path, &asked, &pick, &meta);
    if let Some(why) = why_view_only(&loaded, &pick, opening.accept_fork) {
        return Ok(opened(file, loaded, why, notes));
    }
    let session = loaded
        .header
        .as_ref()
        .map(|h| h.session.to_string())
        .unwrap_or_default();
    let me = Owner::this(opening.now);
    let lock_path = names::lock(&file, &session);
    let taken = lock::take(
        disk,
        &lock_path,
        me.clone(),
        opening.take_over,
        opening.patience,
        opening.guard,
    );
    let (lock, left_by) = match taken {
        Locking::Taken { lock, left_by } => (lock, left_by),
        other => {
            let why = not_taken(other);
            return Ok(opened(file, loaded, why, notes));
        }
    };
    // Whoever had the lock before us may have written since we read.
    if disk.meta(&file).ok() != Some(meta) {
        (bytes, meta, loaded) = load::<R>(disk, &file, FILE_LIMIT)?;
        if let Some(why) = why_view_only(&loaded, &pick, opening.accept_fork) {
            return Ok(opened(file, loaded, why, notes));
        }
    }
    let handle = match uninterrupted(|| disk.open_append(&file)) {
        Ok(handle) => handle,
        Err(e) => return Ok(opened(file, loaded, read_only(&e), notes)),
    };
    if left_by.is_some() || matches!(loaded.soundness, Soundness::TornTail { .. }) {
        notes.push(recovered(&loaded));
    }
    let tail = bytes.split_off(loaded.good_len.min(bytes.len()));
    let saver = Saver::start(
        Start {
            disk: disk.clone(),
            path: file.clone(),
            file: handle,
            image: bytes,
            ends_open: loaded.ends_open,
            tail,
            digits: loaded.last_digits,
            last_seq: loaded.last_seq,
            seen: Some(meta),
            fresh: false,
            lock: Some(lock),
            session,
            me,
            retry: opening.retry,
            guard: opening.guard,
        },
        opening.waker,
    )?;
    Ok(opened(file, loaded, Access::Write(saver), notes))
}

/// Reads a session to look at: takes no lock, repairs nothing, writes nothing.
pub fn view<R: Stored>(disk: &SharedDisk, path: &Path) -> Result<Opened<R>, Problem> {
    view_within(disk, path, FILE_LIMIT)
}

/// As [`view`], for what is only summed up or learnt from: no file larger than [`GLANCE_LIMIT`] is
/// read.
pub fn glance<R: Stored>(disk: &SharedDisk, path: &Path) -> Result<Opened<R>, Problem> {
    view_within(disk, path, GLANCE_LIMIT)
}

fn view_within<R: Stored>(
    disk: &SharedDisk,
    path: &Path,
    limit: u64,
) -> Result<Opened<R>, Problem> {
    let asked = resolve(disk, path)?;
    let pick = family::pick(disk.as_ref(), &asked, limit);
    let (_, meta, loaded) = load::<R>(disk, &pick.path, limit)?;
    let notes = notes_on(path, &asked, &pick, &meta);
    let access = why_view_only(&loaded, &pick, false).unwrap_or(Access::View {
        cause: Cause::Asked,
        why: String::new(),
    });
    Ok(opened(pick.path, loaded, access, notes))
}

/// Makes the session file `path`, which must not be there but as a stub, with `records` in it, and opens it. It
/// is on disk, name and all, when this returns.
pub fn create<R: Stored>(
    disk: &SharedDisk,
    path: &Path,
    header: Header,
    records: Vec<R>,
    opening: Opening,
) -> Result<Opened<R>, Problem> {
    let (image, digits) = bytes_of(&header, &records)?;
    let folder = folder_of(path);
    make_folders(disk.as_ref(), folder)
        .map_err(|e| Problem::from_io("make the folder", folder, &e))?;
    let path = resolve(disk, folder)?.join(path.file_name().unwrap_or_default());
    let me = Owner::this(opening.now);
    let lock_path = names::lock(&path, &header.session);
    let taken = lock::take(
        disk,
        &lock_path,
        me.clone(),
        opening.take_over,
        opening.patience,
        opening.guard,
    );
    let lock: Option<Lock> = match taken {
        Locking::Taken { lock, .. } => Some(lock),
        // What forbids the lock file will forbid the session file, and say it better.
        Locking::ReadOnly(_) => None,
        other => {
            let Access::View { why, .. } = not_taken(other) else {
                return Err(Problem::new(ProblemKind::Locked, "It is open already.", ""));
            };
            return Err(Problem::new(ProblemKind::Locked, &why, ""));
        }
    };
    let file = write_new(disk, &path, &image)?;
    let seen = file.meta().ok();
    let saver = Saver::start(
        Start {
            disk: disk.clone(),
            path: path.clone(),
            file,
            image,
            ends_open: false,
            tail: Vec::new(),
            digits,
            last_seq: records.last().map_or(0, Stored::seq),
            seen,
            fresh: true,
            lock,
            session: header.session.to_string(),
            me,
            retry: opening.retry,
            guard: opening.guard,
        },
        opening.waker,
    )?;
    Ok(Opened {
        path,
        header: Some(header),
        records,
        digits,
        edited: Vec::new(),
        soundness: Soundness::Sound,
        findings: Vec::new(),
        access: Access::Write(saver),
        notes: Vec::new(),
    })
}

fn resolve(disk: &SharedDisk, path: &Path) -> Result<PathBuf, Problem> {
    disk.resolve(path)
        .map_err(|e| Problem::from_io("open", path, &e))
}

fn load<R: Stored>(
    disk: &SharedDisk,
    path: &Path,
    limit: u64,
) -> Result<(Vec<u8>, Meta, Loaded<R>), Problem> {
    let failed = |e| Problem::from_io("read", path, &e);
    let meta = uninterrupted(|| disk.meta(path)).map_err(failed)?;
    let bytes = uninterrupted(|| disk.read(path, limit)).map_err(failed)?;
    let loaded = read::load::<R>(&bytes).map_err(|p| {
        Problem::new(
            p.kind,
            &format!("{}: {}", path.display(), p.sentence),
            &p.hint,
        )
    })?;
    Ok((bytes, meta, loaded))
}

fn opened<R>(path: PathBuf, loaded: Loaded<R>, access: Access, notes: Vec<String>) -> Opened<R> {
    Opened {
        path,
        header: loaded.header,
        records: loaded.records,
        digits: loaded.last_digits,
        edited: loaded.edited,
        soundness: loaded.soundness,
        findings: loaded.findings,
        access,
        notes,
    }
}
