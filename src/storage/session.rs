//! Opening, creating and copying sessions.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::disk::{Meta, SharedDisk, folder_of, make_folders, uninterrupted, write_all};
use super::family::{self, Pick};
use super::format::{self, FILE_LIMIT, Header, START};
use super::keeper::{Keeper, RETRY, Waker};
use super::lock::{self, Lock, Locking, Owner};
use super::names;
use super::problem::{Problem, ProblemKind, explain};
use super::read::{self, Edited, Finding, Loaded, Soundness, Stored};
use super::system::FILE_MODE;
use super::writer::Start;
use crate::meeting::text;

/// How a session is to be opened.
pub struct Opening {
    /// The time on the clock, for the lock.
    pub now: DateTime<FixedOffset>,
    /// Called, on another thread, when what is saved has changed.
    pub waker: Waker,
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
    Write(Keeper),
    /// It can only be looked at; why, and the way out.
    View {
        /// A sentence or two.
        why: String,
    },
}

/// An open session.
pub struct Opened<R> {
    /// The file, every link resolved; it may be a later version of the one asked for.
    pub path: PathBuf,
    /// Its header, unless that is damaged.
    pub header: Option<Header>,
    /// The records that can be trusted, in order.
    pub records: Vec<R>,
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
    let pick = family::pick(disk.as_ref(), &asked);
    let file = pick.path.clone();
    let (mut bytes, mut meta, mut loaded) = load::<R>(disk, &file)?;
    let mut notes = notes_on(&asked, &pick, &meta);
    if let Some(why) = why_view_only(&loaded, &pick, opening.accept_fork) {
        return Ok(opened(file, loaded, Access::View { why }, notes));
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
    );
    let (lock, left_by) = match taken {
        Locking::Taken { lock, left_by } => (lock, left_by),
        other => {
            let why = not_taken(other);
            return Ok(opened(file, loaded, Access::View { why }, notes));
        }
    };
    // Whoever had the lock before us may have written since we read.
    if disk.meta(&file).ok() != Some(meta) {
        (bytes, meta, loaded) = load::<R>(disk, &file)?;
        if let Some(why) = why_view_only(&loaded, &pick, opening.accept_fork) {
            return Ok(opened(file, loaded, Access::View { why }, notes));
        }
    }
    let handle = match uninterrupted(|| disk.open_append(&file)) {
        Ok(handle) => handle,
        Err(e) => {
            let (_, why, _) = explain(&e);
            let why = format!("You can read this session and not change it: {why}. {COPY}");
            return Ok(opened(file, loaded, Access::View { why }, notes));
        }
    };
    if left_by.is_some() || matches!(loaded.soundness, Soundness::TornTail { .. }) {
        notes.push(recovered(&loaded));
    }
    let tail = bytes.split_off(loaded.good_len.min(bytes.len()));
    let keeper = Keeper::start(
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
        },
        opening.waker,
    )?;
    Ok(opened(file, loaded, Access::Write(keeper), notes))
}

/// Reads a session to look at: takes no lock, repairs nothing, writes nothing.
pub fn view<R: Stored>(disk: &SharedDisk, path: &Path) -> Result<Opened<R>, Problem> {
    let asked = resolve(disk, path)?;
    let pick = family::pick(disk.as_ref(), &asked);
    let (_, meta, loaded) = load::<R>(disk, &pick.path)?;
    let notes = notes_on(&asked, &pick, &meta);
    let why = why_view_only(&loaded, &pick, false).unwrap_or_default();
    Ok(opened(pick.path, loaded, Access::View { why }, notes))
}

/// Makes the session file `path`, which must not be there, with `records` in it, and opens it. It
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
    );
    let lock: Option<Lock> = match taken {
        Locking::Taken { lock, .. } => Some(lock),
        // What forbids the lock file will forbid the session file, and say it better.
        Locking::ReadOnly(_) => None,
        other => return Err(Problem::new(ProblemKind::Locked, &not_taken(other), "")),
    };
    let file = write_new(disk, &path, &image)?;
    let seen = file.meta().ok();
    let keeper = Keeper::start(
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
        },
        opening.waker,
    )?;
    Ok(Opened {
        path,
        header: Some(header),
        records,
        edited: Vec::new(),
        soundness: Soundness::Sound,
        findings: Vec::new(),
        access: Access::Write(keeper),
        notes: Vec::new(),
    })
}

/// The bytes of a session file with this header and these records; and its last digits.
pub fn bytes_of<R: Stored>(
    header: &Header,
    records: &[R],
) -> Result<(Vec<u8>, format::Digits), Problem> {
    let unfit = |e| {
        Problem::new(
            ProblemKind::Other,
            &format!("This session cannot be written: {e:?}."),
            "",
        )
    };
    let (mut bytes, mut digits) = format::beginning(header).map_err(unfit)?;
    for record in records {
        let body = format::body_of(record).map_err(unfit)?;
        digits = format::push_line(&mut bytes, &digits, body.as_bytes());
    }
    Ok((bytes, digits))
}

/// Another session with the records of `bytes`, byte for byte, under a header of its own: an
/// officer's copy of a sample.
pub fn bytes_under(header: &Header, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let (mut out, mut digits) = format::beginning(header).unwrap_or((Vec::new(), START));
    let bodies = bytes
        .split(|b| *b == b'\n')
        .filter_map(|line| match format::classify(line) {
            format::Line::Record { body, .. } => Some(body),
            _ => None,
        });
    for body in bodies.skip(1) {
        digits = format::push_line(&mut out, &digits, body.as_bytes());
    }
    Ok(out)
}

/// Copies a session into `folder`, byte for byte, under its own name or the next free one.
pub fn copy_to(disk: &SharedDisk, path: &Path, folder: &Path) -> Result<PathBuf, Problem> {
    let bytes = disk
        .read(path, FILE_LIMIT)
        .map_err(|e| Problem::from_io("read", path, &e))?;
    make_folders(disk.as_ref(), folder)
        .map_err(|e| Problem::from_io("make the folder", folder, &e))?;
    let there = folder.join(path.file_name().unwrap_or_default());
    write_free(disk, &there, 1, &bytes)
}

/// Writes a repaired copy of a damaged session beside it; the damaged file stays as it is.
/// `accept_edits`: the officer has seen the records that were edited outside, and keeps them.
pub fn repair_copy<R: Stored>(
    disk: &SharedDisk,
    path: &Path,
    accept_edits: bool,
) -> Result<PathBuf, Problem> {
    let bytes = disk
        .read(path, FILE_LIMIT)
        .map_err(|e| Problem::from_io("read", path, &e))?;
    let repaired = super::repair::repaired::<R>(&bytes, accept_edits)?;
    write_free(disk, path, 2, &repaired)
}

/// Writes `bytes` durably to the first free version of `path`, from version `n` on.
fn write_free(disk: &SharedDisk, path: &Path, n: u32, bytes: &[u8]) -> Result<PathBuf, Problem> {
    let mut last = None;
    for n in n..1000 {
        let path = if n == 1 {
            path.to_owned()
        } else {
            names::version(path, n)
        };
        match write_new(disk, &path, bytes) {
            Ok(_) => return Ok(path),
            Err(e) if e.kind == ProblemKind::Exists => last = Some(e),
            Err(e) => return Err(e),
        }
    }
    Err(last.unwrap_or_else(|| Problem::new(ProblemKind::Exists, "No name is free.", "")))
}

/// Makes a private file with `bytes` in it, durably; on failure there is none.
pub(super) fn write_new(
    disk: &SharedDisk,
    path: &Path,
    bytes: &[u8],
) -> Result<Box<dyn super::disk::DiskFile>, Problem> {
    let mut file =
        uninterrupted(|| disk.create_new(path)).map_err(|e| Problem::from_io("make", path, &e))?;
    let written = write_all(file.as_mut(), bytes)
        .and_then(|()| uninterrupted(|| file.sync_data()))
        .and_then(|()| uninterrupted(|| disk.sync_folder(folder_of(path))));
    if let Err(e) = written {
        drop(file);
        let _ = disk.remove(path);
        return Err(Problem::from_io("write", path, &e));
    }
    Ok(file)
}

const COPY: &str = "Save a copy elsewhere to go on with it.";

fn resolve(disk: &SharedDisk, path: &Path) -> Result<PathBuf, Problem> {
    disk.resolve(path)
        .map_err(|e| Problem::from_io("open", path, &e))
}

fn load<R: Stored>(disk: &SharedDisk, path: &Path) -> Result<(Vec<u8>, Meta, Loaded<R>), Problem> {
    let failed = |e| Problem::from_io("read", path, &e);
    let meta = uninterrupted(|| disk.meta(path)).map_err(failed)?;
    let bytes = uninterrupted(|| disk.read(path, FILE_LIMIT)).map_err(failed)?;
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
        edited: loaded.edited,
        soundness: loaded.soundness,
        findings: loaded.findings,
        access,
        notes,
    }
}

fn notes_on(asked: &Path, pick: &Pick, meta: &Meta) -> Vec<String> {
    let mut notes = Vec::new();
    if pick.path != asked {
        notes.push(format!(
            "Opened {}, which goes on from {}.",
            pick.path.display(),
            asked.display()
        ));
    }
    if meta.mode & !FILE_MODE != 0 {
        notes.push(format!(
            "Others may read this file (mode {:04o}); it may hold confidential text.",
            meta.mode
        ));
    }
    if let Some(repaired) = &pick.repaired {
        notes.push(format!("A repaired copy stands in {}.", repaired.display()));
    }
    notes.iter().map(|n| text::clean(n)).collect()
}

fn why_view_only<R>(loaded: &Loaded<R>, pick: &Pick, accept_fork: bool) -> Option<String> {
    if let Some(why) = loaded.soundness.why_view_only() {
        return Some(why);
    }
    let fork = pick.fork.as_ref().filter(|_| !accept_fork)?;
    Some(text::clean(&format!(
        "{} is another version of this meeting: it holds {} not here, and this one {} not there. \
         Look at both, then choose the one to go on with.",
        fork.other.display(),
        count(fork.only_there),
        count(fork.only_here),
    )))
}

fn count(n: usize) -> String {
    if n == 1 {
        "1 record".to_owned()
    } else {
        format!("{n} records")
    }
}

fn recovered<R: Stored>(loaded: &Loaded<R>) -> String {
    let changes = loaded.records.len();
    let s = if changes == 1 { "" } else { "s" };
    let mut said = format!("Recovered {changes} change{s}");
    if let Some(last) = loaded.records.last() {
        said.push_str(&last.at().format(", last %H:%M:%S").to_string());
    }
    said.push('.');
    if let Soundness::TornTail { bytes, .. } = loaded.soundness {
        said.push_str(&format!(
            " The last line was cut short; its {bytes} bytes are set aside beside the file."
        ));
    }
    said
}

fn not_taken(locking: Locking) -> String {
    let why = match locking {
        Locking::Taken { .. } => return String::new(),
        Locking::Held(Some(owner)) => format!(
            "{} has this session open. You can read it; what is recorded there meanwhile shows \
             when you open it again.",
            owner.describe()
        ),
        Locking::Held(None) => {
            "Somebody else has this session open. You can read it meanwhile.".to_owned()
        }
        Locking::Elsewhere(owner) => format!(
            "{} had this session open and did not close it; last heard of at {}. If that machine \
             is no longer minuting, take the session over.",
            owner.describe(),
            owner.seen.format("%H:%M on %-d %B %Y")
        ),
        Locking::ReadOnly(e) => {
            let (_, why, _) = explain(&e);
            format!("You can read this session and not change it: {why}. {COPY}")
        }
    };
    text::clean(&why)
}
