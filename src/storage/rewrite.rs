//! Putting a session file with other records in the place of one: for a purge, which takes words out of
//! records that were written long ago. Whatever interrupts it, the file is wholly the old one or wholly
//! the new one.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::atomic::write_atomic;
use super::copies::bytes_of;
use super::disk::{SharedDisk, folder_of, uninterrupted};
use super::family;
use super::format::{FILE_LIMIT, Header};
use super::lock::{self, Lock, Locking, Owner};
use super::names;
use super::problem::{Problem, ProblemKind};
use super::read::{self, Soundness, Stored};
use super::saver;
use super::session::Access;
use super::wording::not_taken;

/// A session that nobody else writes to as long as this is held.
pub struct Held<R> {
    disk: SharedDisk,
    /// The file, every link resolved.
    pub path: PathBuf,
    /// Its header.
    pub header: Header,
    /// Its records.
    pub records: Vec<R>,
    lock: Lock,
}

/// Takes a session that is sound, so that nobody writes to it.
///
/// # Errors
/// When somebody has it, it is damaged, or another file holds the same meeting.
pub fn hold<R: Stored>(
    disk: &SharedDisk,
    path: &Path,
    now: DateTime<FixedOffset>,
) -> Result<Held<R>, Problem> {
    let path = disk
        .resolve(path)
        .map_err(|e| Problem::from_io("open", path, &e))?;
    let pick = family::pick(disk.as_ref(), &path, FILE_LIMIT);
    if let Some(fork) = pick.fork {
        return Err(Problem::new(
            ProblemKind::Other,
            &format!(
                "{} is another version of this meeting.",
                fork.other.display()
            ),
            "Look at both, and move the one that is not gone on with to another folder.",
        ));
    }
    let path = pick.path;
    let (header, _) = load::<R>(disk, &path)?;
    let taken = lock::take(
        disk,
        &names::lock(&path, &header.session),
        Owner::this(now),
        false,
        lock::PATIENCE,
        saver::caught,
    );
    let lock = match taken {
        Locking::Taken { lock, .. } => lock,
        other => {
            let why = match not_taken(other) {
                Access::View { why, .. } => why,
                Access::Write(_) => String::new(),
            };
            return Err(Problem::new(ProblemKind::Locked, &why, ""));
        }
    };
    // Whoever had the lock before us may have written since.
    let (header, records) = load::<R>(disk, &path)?;
    let held = Held {
        disk: disk.clone(),
        path,
        header,
        records,
        lock,
    };
    if let Some(other) = held.copies()?.first() {
        let (other_shown, shown) = (other.display(), held.path.display());
        let part = family::is_beginning(disk.as_ref(), other, &held.path, FILE_LIMIT);
        let (sentence, hint) = if part {
            (
                format!(
                    "{other_shown} holds nothing of this meeting that {shown} doesn't hold too."
                ),
                "Delete it, or move it to another folder: it has the words that are to go.",
            )
        } else {
            (
                format!("{other_shown} holds this meeting too, and not as {shown} does."),
                "Look at both, and move the one that is not gone on with to another folder.",
            )
        };
        return Err(Problem::new(ProblemKind::Other, &sentence, hint));
    }
    Ok(held)
}

fn load<R: Stored>(disk: &SharedDisk, path: &Path) -> Result<(Header, Vec<R>), Problem> {
    let bytes = uninterrupted(|| disk.read(path, FILE_LIMIT))
        .map_err(|e| Problem::from_io("read", path, &e))?;
    let loaded = read::load::<R>(&bytes)?;
    let sound = matches!(
        loaded.soundness,
        Soundness::Sound | Soundness::TornTail { .. }
    );
    match loaded.header {
        Some(header) if sound => Ok((header, loaded.records)),
        _ => Err(Problem::new(
            ProblemKind::Other,
            &format!("{} is damaged, or made by a newer version.", path.display()),
            "quorate verify tells more; go on in a repaired copy.",
        )),
    }
}

impl<R: Stored + PartialEq> Held<R> {
    /// Puts a file with these records in the place of the one that is held, once it is read back as it
    /// was meant, and takes away what Quorate had set aside beside it; what can't be taken away is told.
    ///
    /// # Errors
    /// When it can't be written; then the file is as it was.
    pub fn replace(self, records: &[R]) -> Result<Vec<PathBuf>, Problem> {
        let (bytes, _) = bytes_of(&self.header, records)?;
        let again = read::load::<R>(&bytes)?;
        let same = again.header.as_ref() == Some(&self.header)
            && again.records == records
            && again.soundness == Soundness::Sound;
        if !same {
            return Err(Problem::new(
                ProblemKind::Other,
                "What was to be written can't be read back as it was meant.",
                "Nothing was changed.",
            ));
        }
        write_atomic(&self.disk, &self.path, &bytes, true)?;
        // The new file stands: what goes wrong from here on is told and undoes nothing.
        let mut left = self.asides().unwrap_or_default();
        left.retain(|aside| uninterrupted(|| self.disk.remove(aside)).is_err());
        let _ = uninterrupted(|| self.disk.sync_folder(folder_of(&self.path)));
        drop(self.lock);
        Ok(left)
    }
}

impl<R> Held<R> {
    /// What Quorate itself left of this file beside it: torn tails that it set aside, and files that a
    /// crash kept from coming into their place.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn asides(&self) -> Result<Vec<PathBuf>, Problem> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let tail = format!("{name}.tail-");
        let temporary = format!(".{name}.");
        let mut found = self.names()?;
        found.retain(|other| {
            let is_temporary = other.strip_suffix(".tmp").is_some();
            other.starts_with(&tail) || (other.starts_with(&temporary) && is_temporary)
        });
        Ok(found.iter().map(|n| self.path.with_file_name(n)).collect())
    }

    /// Other files in the folder that hold the same session.
    fn copies(&self) -> Result<Vec<PathBuf>, Problem> {
        let mut found = Vec::new();
        for name in self.names()? {
            let path = self.path.with_file_name(&name);
            if path == self.path || !names::is_session(&name) {
                continue;
            }
            let is_version = (1..1000).any(|n| names::version(&self.path, n) == path);
            let holds = match family::session_in(self.disk.as_ref(), &path, FILE_LIMIT) {
                Some(session) => session == self.header.session,
                // A damaged copy may hold what can still be read.
                None => is_version,
            };
            if holds {
                found.push(path);
            }
        }
        Ok(found)
    }

    fn names(&self) -> Result<Vec<String>, Problem> {
        let folder = folder_of(&self.path);
        let mut names = uninterrupted(|| self.disk.list(folder))
            .map_err(|e| Problem::from_io("read", folder, &e))?;
        names.sort_unstable();
        Ok(names)
    }
}
