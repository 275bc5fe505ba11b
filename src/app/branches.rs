//! The branches of a meeting: files beside it that begin as it does and part from it, and what the office's
//! store keeps beside it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::load::journal_of;
use super::worker::{JobContext, failed};
use crate::journal::branch::Branch;
use crate::journal::{Journal, Record};
use crate::meeting::Refusal;
use crate::meeting::text::counted;
use crate::storage::format::FILE_LIMIT;
use crate::storage::{Loaded, Problem, names, read, session};
use crate::tui::job::{BranchKey, BranchListed, BranchRead, Done, Job};
use crate::tui::term::panic;

/// Does a job that looks for branches, or reads one, on a thread of its own: the store may be slow to answer.
pub(crate) fn go(job: Job, context: JobContext, done: Arc<Mutex<Vec<Done>>>) {
    let work = move || {
        let Some(open) = &context.open else {
            return;
        };
        let env = &context.env;
        let what = match job {
            Job::FindBranches { reached } => {
                let listed = panic::contained(|| found(env, open, reached)).unwrap_or_default();
                // Of a meeting that was just opened none is known: nobody is woken for that.
                if listed.is_empty() && !reached {
                    return;
                }
                Done::Branches(listed)
            }
            Job::ReadBranch(listed) => {
                let read = panic::contained(|| records(env, open, &listed.key));
                let fault = || Err(Fail::new(Exit::File, failed("reading the branch"), ""));
                let read = read.unwrap_or_else(fault);
                let read = read.map(|records| BranchRead { listed, records });
                Done::BranchRead(Box::new(read.map_err(Refusal::from)))
            }
            _ => return,
        };
        done.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(what);
        if let Some(wake) = &context.wake {
            wake();
        }
    };
    // Without a thread there is nothing to look at, and the officer asks again.
    let _ = std::thread::Builder::new()
        .name("branches".to_owned())
        .spawn(work);
}

/// The branches of the meeting in a file; those in the office's store where that was `reached`.
pub(crate) fn found(env: &Environment, open: &Path, reached: bool) -> Vec<BranchListed> {
    let beside = names::branches(open).into_iter();
    let beside = beside.filter(|path| env.is_there(path));
    let paths: Vec<PathBuf> = beside.collect();
    let mut listed = Vec::new();
    if !paths.is_empty()
        && let Ok(own) = load(env, open)
    {
        listed.extend(paths.iter().filter_map(|path| of_file(env, path, &own)));
    }
    #[cfg(feature = "team")]
    if reached {
        // A store that doesn't answer is told of elsewhere.
        listed.extend(super::team::branches::listed(env, open).unwrap_or_default());
    }
    #[cfg(not(feature = "team"))]
    let _ = reached;
    listed
}

/// A file that begins as the meeting does and parts from it.
fn of_file(env: &Environment, path: &Path, own: &Loaded<Record>) -> Option<BranchListed> {
    let other = load(env, path).ok()?;
    let session = |loaded: &Loaded<Record>| loaded.header.as_ref().map(|h| h.session.clone());
    if session(&other)? != session(own)? {
        return None;
    }
    let pairs = other.records.iter().zip(&own.records);
    let common = pairs.take_while(|(one, other)| one == other).count();
    let more = other.records.len() - common;
    (common > 0 && more > 0).then(|| BranchListed {
        key: BranchKey::File(path.to_string_lossy().into_owned()),
        words: format!(
            "{}, {} of its own",
            path.file_name().unwrap_or_default().to_string_lossy(),
            counted(more, "record")
        ),
    })
}

/// All records of a branch.
///
/// # Errors
/// When it can't be read.
pub(crate) fn records(
    env: &Environment,
    open: &Path,
    key: &BranchKey,
) -> Result<Vec<Record>, Fail> {
    match key {
        BranchKey::File(path) => {
            let path = Path::new(path);
            let (own, other) = (load(env, open)?, load(env, path)?);
            let session =
                |loaded: &Loaded<Record>| loaded.header.as_ref().map(|h| h.session.clone());
            if session(&own) != session(&other) {
                return Err(Fail::new(
                    Exit::Refused,
                    format!("{} is of another meeting.", path.display()),
                    "A branch has the session of the meeting that it parted from.",
                ));
            }
            Ok(other.records)
        }
        #[cfg(feature = "team")]
        BranchKey::Store(number) => super::team::branches::records(env, open, *number),
        #[cfg(not(feature = "team"))]
        BranchKey::Store(_) => Err(Fail::new(
            Exit::Refused,
            "This build knows no office\u{2019}s store.",
            "Name the file of the branch.",
        )),
    }
}

/// The journal of a meeting, to be looked at beside a branch, and its file.
///
/// # Errors
/// When there is none of that name, or it can't be read.
pub(crate) fn meeting(env: &Environment, named: &Path) -> Result<(PathBuf, Journal), Fail> {
    let path = env.file_for(named)?;
    let viewed = session::view::<Record>(&env.disk, &path)?;
    let journal = journal_of(viewed.header.as_ref(), env.officer.clone(), viewed.records)?;
    Ok((viewed.path, journal))
}

/// A branch, to be looked at beside its meeting.
///
/// # Errors
/// When it can't be read, or has no beginning in common with the meeting.
pub(crate) fn read_beside(
    env: &Environment,
    open: &Path,
    meeting: &Journal,
    key: &BranchKey,
) -> Result<Branch, Fail> {
    let records = records(env, open, key)?;
    let by = meeting.by().clone();
    let journal = Journal::replay(meeting.writer(), by, records)
        .map_err(|bad| Fail::new(Exit::Damaged, bad.to_string(), "quorate verify tells more."))?;
    Ok(Branch::of(journal, meeting)?)
}

/// A session file as it stands, and not the version that is gone on with.
fn load(env: &Environment, path: &Path) -> Result<Loaded<Record>, Fail> {
    let bytes = env.disk.read(path, FILE_LIMIT);
    let bytes = bytes.map_err(|e| Problem::from_io("read", path, &e))?;
    Ok(read::load::<Record>(&bytes)?)
}

#[cfg(test)]
#[path = "branches_tests.rs"]
mod tests;
