//! The lines of the library. The folder may hold anybody's files, so they are looked into on a
//! thread of their own, for so long and no longer, and what one of them does to the program there
//! is told in its line.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::environment::Environment;
use super::fail::Fail;
use super::load::{Glance, journal_of};
use super::samples::SAMPLES;
use super::summary::summary;
use crate::journal::Record;
use crate::meeting::Refusal;
use crate::meeting::text::{Text, upper_first};
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
pub(crate) fn is_read_beside(paths: &[PathBuf]) -> bool {
    paths.len() > AT_ONCE && cfg!(feature = "archive")
}

/// The library: the files of the officer's sessions, and a line for each and for the samples.
///
/// # Errors
/// When the folder can't be listed.
pub(crate) fn library(env: &Environment) -> Result<(Vec<PathBuf>, Vec<Listed>), Refusal> {
    let entries = env.library().map_err(Refusal::from)?.entries()?;
    let paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path).collect();
    let mut listed = if is_read_beside(&paths) {
        paths.iter().map(|path| to_be_read(path)).collect()
    } else {
        lines(env, paths.clone())
    };
    listed.extend(journals(env));
    for sample in SAMPLES {
        let key = SessionKey(sample.name.to_owned());
        let meeting = read::load::<Record>(sample.bytes)
            .map_err(Fail::from)
            .and_then(|l| journal_of(l.header.as_ref(), Text::default(), l.records));
        if let Ok(journal) = meeting {
            listed.push(summary(&journal, key, true));
        }
    }
    Ok((paths, listed))
}

/// A line for each journal of a body.
fn journals(env: &Environment) -> Vec<Listed> {
    let paths = env
        .library()
        .map_err(Refusal::from)
        .and_then(|l| Ok(l.bodies()?));
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
    paths.unwrap_or_default().iter().filter_map(one).collect()
}

/// What is told of a session until it has been looked into.
fn to_be_read(path: &Path) -> Listed {
    let line = by_name(path, None);
    let title = line.body.get(11..).unwrap_or(&line.body).replace('-', " ");
    Listed {
        body: upper_first(&title),
        to_do: String::new(),
        ..line
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
