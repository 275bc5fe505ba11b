//! The lines of the library. The folder may hold anybody's files, so they are looked into on a
//! thread of their own, for so long and no longer, and what one of them does to the program there
//! is told in its line.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::environment::Environment;
use super::fail::Fail;
use super::load::{Glance, journal_of};
use super::samples::{SAMPLES, Sample};
use super::summary::summary;
use crate::journal::Record;
use crate::meeting::Refusal;
use crate::meeting::text::Text;
use crate::storage::library::Entry;
use crate::storage::{Access, Cause, ProblemKind, names, read, session};
use crate::tui::port::{JOURNAL, Listed, SessionKey};
use crate::tui::term::panic;

/// How long the library waits for what the files say; the rest are listed by their names.
const PATIENCE: Duration = Duration::from_secs(2);

/// The key of a session file.
pub(crate) fn key_of(path: &Path) -> SessionKey {
    SessionKey(path.to_string_lossy().into_owned())
}

/// Up to how many sessions are looked into before the library is shown; of more the names are enough,
/// and their lines come when they have been read.
const AT_ONCE: usize = 24;

/// Whether the files of so many sessions are looked into after the library is shown.
pub(crate) fn is_read_beside(sessions: usize) -> bool {
    sessions > AT_ONCE && cfg!(feature = "archive")
}

/// The library: the files of the officer's sessions, and a line for each and for the samples.
///
/// # Errors
/// When the folder can't be listed.
pub(crate) fn library(env: &Environment) -> Result<(Vec<PathBuf>, Vec<Listed>), Refusal> {
    // The folder may hold thousands, the samples have to be read: neither waits for the other.
    let (folder, samples) = std::thread::scope(|threads| {
        let folder = std::thread::Builder::new().spawn_scoped(threads, || folder(env));
        let samples = samples();
        let folder = match folder {
            Ok(begun) => begun.join().unwrap_or_else(|fault| resume_unwind(fault)),
            Err(_) => self::folder(env),
        };
        (folder, samples)
    });
    let (paths, mut listed) = folder?;
    listed.extend(samples);
    Ok((paths, listed))
}

/// The files of the officer's sessions, and a line for each.
fn folder(env: &Environment) -> Result<(Vec<PathBuf>, Vec<Listed>), Refusal> {
    let look = env.library().map_err(Refusal::from)?.look()?;
    let all = look.entries.len() + look.journals.len();
    let mut named: Vec<Listed> = Vec::new();
    if is_read_beside(all) {
        named.reserve(all);
        named.extend(look.entries.iter().map(to_be_read));
        named.extend(look.journals.iter().map(|path| Listed {
            to_do: String::new(),
            ..by_name(path, None)
        }));
    }
    let sessions = look.entries.into_iter().map(|entry| entry.path);
    let paths: Vec<PathBuf> = sessions.chain(look.journals).collect();
    let listed = if is_read_beside(all) {
        named
    } else {
        lines(env, paths.clone())
    };
    Ok((paths, listed))
}

/// A line for each sample.
fn samples() -> Vec<Listed> {
    let line = |sample: &Sample| {
        let key = SessionKey(sample.name.to_owned());
        let loaded = read::load::<Record>(sample.bytes).map_err(Fail::from);
        let journal =
            loaded.and_then(|l| journal_of(l.header.as_ref(), Text::default(), l.records));
        journal.ok().map(|journal| summary(&journal, key, true))
    };
    SAMPLES.iter().filter_map(line).collect()
}

/// What is told of the journals of bodies in the library's folder, and which of them are earlier versions of
/// others: for when the library is shown by their names already.
#[cfg(feature = "archive")]
pub(crate) fn journals(env: &Environment) -> (Vec<Listed>, Vec<SessionKey>) {
    let look = env.library().ok().and_then(|library| library.look().ok());
    let (mut told, mut gone) = (Vec::new(), Vec::new());
    for path in look.unwrap_or_default().journals {
        match contained(env, &path) {
            Some(line) => told.push(line),
            None => gone.push(key_of(&path)),
        }
    }
    (told, gone)
}

/// What the journal of a body tells; none where it is an earlier version of one that goes on in another
/// file.
fn of_journal(env: &Environment, path: &Path) -> Option<Listed> {
    let viewed = match session::glance::<Record>(&env.disk, path) {
        Ok(viewed) => viewed,
        Err(problem) if problem.kind == ProblemKind::TooBig => return Some(by_name(path, None)),
        Err(problem) => return Some(by_name(path, Some(problem.to_string()))),
    };
    if viewed.path.file_name() != path.file_name() {
        return None;
    }
    let trouble = match &viewed.access {
        Access::View { cause, why } if *cause != Cause::Asked => Some(why.clone()),
        _ => None,
    };
    let journal = journal_of(viewed.header.as_ref(), Text::default(), viewed.records);
    Some(match journal {
        Ok(journal) => Listed {
            trouble,
            ..summary(&journal, key_of(path), false)
        },
        Err(fail) => by_name(path, Some(fail.why.reason)),
    })
}

/// What is told of a session until it has been looked into.
fn to_be_read(entry: &Entry) -> Listed {
    Listed {
        key: key_of(&entry.path),
        body: names::title_of(&entry.name),
        date: entry.date.unwrap_or_default(),
        ..Listed::default()
    }
}

/// A line for each of these files of the officer's, in this order: sessions, and journals of bodies.
fn lines(env: &Environment, paths: Vec<PathBuf>) -> Vec<Listed> {
    lines_within(env, paths, PATIENCE)
}

fn lines_within(env: &Environment, paths: Vec<PathBuf>, patience: Duration) -> Vec<Listed> {
    let (send, receive) = channel();
    let (behind, todo) = (env.clone(), paths.clone());
    let started = std::thread::Builder::new()
        .name("library".to_owned())
        .spawn(move || {
            for path in todo {
                // Nobody waits for the rest any more.
                if send.send(contained(&behind, &path)).is_err() {
                    return;
                }
            }
        });
    let until = Instant::now() + patience;
    let mut late = started.is_err();
    let mut lines = Vec::with_capacity(paths.len());
    for path in paths {
        let left = until.saturating_duration_since(Instant::now());
        let answer = if late {
            Err(RecvTimeoutError::Timeout)
        } else {
            receive.recv_timeout(left)
        };
        late |= answer.is_err();
        lines.extend(answer.unwrap_or_else(|_| Some(by_name(&path, None))));
    }
    lines
}

/// What a file tells, or that the program is at fault with it.
fn contained(env: &Environment, path: &Path) -> Option<Listed> {
    panic::contained(|| line(env, path)).unwrap_or_else(|| {
        let why = "A fault of the program stopped the reading of this session.";
        Some(by_name(path, Some(why.to_owned())))
    })
}

fn is_journal(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| names::is_body_journal(&name.to_string_lossy()))
}

fn line(env: &Environment, path: &Path) -> Option<Listed> {
    if is_journal(path) {
        return of_journal(env, path);
    }
    match Glance::into_file(env, path) {
        Ok(Some(glance)) => Some(of_glance(&glance, path)),
        // An earlier version of a session that goes on in another file.
        Ok(None) => None,
        Err(problem) if problem.kind == ProblemKind::TooBig => Some(by_name(path, None)),
        Err(problem) => Some(by_name(path, Some(problem.to_string()))),
    }
}

/// What a glance into a file tells.
pub(crate) fn of_glance(glance: &Glance, path: &Path) -> Listed {
    match &glance.session {
        Some(session) => Listed {
            trouble: glance.trouble.clone(),
            ..session.summary(key_of(path))
        },
        None => by_name(path, glance.trouble.clone()),
    }
}

/// What the name alone tells.
pub(crate) fn by_name(path: &Path, trouble: Option<String>) -> Listed {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = names::without_ending(&name);
    let journal = is_journal(path);
    let body = if journal {
        names::title_of(stem)
    } else {
        stem.to_owned()
    };
    let to_do = match trouble {
        Some(_) => "",
        None => "not looked into",
    };
    Listed {
        key: key_of(path),
        body: Text::line(&body).into_string(),
        date: names::date_of(stem).unwrap_or_default(),
        state: if journal { JOURNAL } else { "" }.to_owned(),
        to_do: to_do.to_owned(),
        sample: false,
        trouble,
        ..Listed::default()
    }
}

#[cfg(test)]
#[path = "listing_tests.rs"]
mod tests;
