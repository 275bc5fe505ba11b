//! The lines of the library. The folder may hold anybody's files, so they are looked into on a
//! thread of their own, for so long and no longer, and what one of them does to the program there
//! is told in its line.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::environment::Environment;
use super::load::journal_of;
use super::summary::summary;
use crate::journal::Record;
use crate::meeting::text::Text;
use crate::storage::{Access, Cause, ProblemKind, names, session};
use crate::tui::port::{Listed, SessionKey};
use crate::tui::term::panic;

/// How long the library waits for what the files say; the rest are listed by their names.
const PATIENCE: Duration = Duration::from_secs(2);

/// The key of a session file.
pub(crate) fn key_of(path: &Path) -> SessionKey {
    SessionKey(path.to_string_lossy().into_owned())
}

/// A line for each session of the officer's, in this order.
pub(crate) fn lines(env: &Environment, paths: Vec<PathBuf>) -> Vec<Listed> {
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
    let viewed = match session::glance::<Record>(&env.disk, path) {
        Ok(viewed) => viewed,
        Err(problem) if problem.kind == ProblemKind::TooBig => return Some(by_name(path, None)),
        Err(problem) => return Some(by_name(path, Some(problem.to_string()))),
    };
    // An earlier version of a session that goes on in another file.
    if viewed.path.file_name() != path.file_name() {
        return None;
    }
    let trouble = match viewed.access {
        Access::View { cause, why } if cause != Cause::Asked => Some(why),
        _ => None,
    };
    match journal_of(viewed.header.as_ref(), Text::default(), viewed.records) {
        Ok(journal) => Some(Listed {
            trouble,
            ..summary(&journal, key_of(path), false)
        }),
        Err(fail) => Some(by_name(path, Some(fail.sentence))),
    }
}

/// What the name alone tells.
fn by_name(path: &Path, trouble: Option<String>) -> Listed {
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
