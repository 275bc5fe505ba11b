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
use crate::meeting::text::{Text, upper_first};
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
    let beside = is_read_beside(look.entries.len());
    let mut listed: Vec<Listed> = if beside {
        look.entries.iter().map(to_be_read).collect()
    } else {
        Vec::new()
    };
    let paths: Vec<PathBuf> = look.entries.into_iter().map(|entry| entry.path).collect();
    if !beside {
        listed = lines(env, paths.clone());
    }
    listed.extend(journals(env, &look.journals));
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

/// A line for each journal of a body.
fn journals(env: &Environment, paths: &[PathBuf]) -> Vec<Listed> {
    let line = |path: &PathBuf| {
        let viewed = session::glance::<Record>(&env.disk, path).ok()?;
        // An earlier version of one that goes on in another file.
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
            Err(fail) => Listed {
                state: JOURNAL.to_owned(),
                ..by_name(path, Some(fail.why.reason))
            },
        })
    };
    let one = |path: &PathBuf| panic::contained(|| line(path)).flatten();
    paths.iter().filter_map(one).collect()
}

/// What is told of a session until it has been looked into.
fn to_be_read(entry: &Entry) -> Listed {
    let stem = entry.name.strip_suffix(".ron").unwrap_or(&entry.name);
    let title = stem.get(11..).unwrap_or(stem).replace('-', " ");
    Listed {
        key: key_of(&entry.path),
        body: upper_first(&title),
        date: entry.date.unwrap_or_default(),
        ..Listed::default()
    }
}

/// A line for each session of the officer's, in this order.
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
                let line = panic::contained(|| line(&behind, &path)).unwrap_or_else(|| {
                    let why = "A fault of the program stopped the reading of this session.";
                    Some(by_name(&path, Some(why.to_owned())))
                });
                // Nobody waits for the rest any more.
                if send.send(line).is_err() {
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

fn line(env: &Environment, path: &Path) -> Option<Listed> {
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
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let to_do = match trouble {
        Some(_) => "",
        None => "not looked into",
    };
    Listed {
        key: key_of(path),
        body: Text::line(&stem).into_string(),
        date: names::date_of(&stem).unwrap_or_default(),
        state: String::new(),
        to_do: to_do.to_owned(),
        sample: false,
        trouble,
        ..Listed::default()
    }
}

#[cfg(test)]
#[path = "listing_tests.rs"]
mod tests;
