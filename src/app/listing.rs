//! The lines of the library. The folder may hold anybody's files, so they are looked into on a
//! thread of their own, for so long and no longer, and what one of them does to the program there
//! is told in its line.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::JoinHandle;
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
use crate::tui::port::{JOURNAL, Listed, Listing, SessionKey};
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
fn is_read_beside(sessions: usize) -> bool {
    sessions > AT_ONCE && cfg!(feature = "archive")
}

/// Of how many sessions the names are shown first, where there are more than are looked into: the screen
/// waits for no others.
const FIRST: usize = 200;

/// What the library shows first.
pub(crate) struct Shown {
    /// The lines, and how many sessions have none yet.
    pub(crate) listing: Listing,
    /// The files that the lines are of.
    pub(crate) paths: Vec<PathBuf>,
    /// What the files say is told afterwards.
    pub(crate) beside: bool,
}

/// The look into the folder, on a thread of its own.
pub(crate) struct Begun(JoinHandle<Result<Shown, Refusal>>);

/// Begins to look into the officer's folder; none where there is no thread for it.
pub(crate) fn begin(env: &Environment) -> Option<Begun> {
    let env = env.clone();
    let look = std::thread::Builder::new().name("folder".to_owned());
    look.spawn(move || folder(&env)).ok().map(Begun)
}

/// The library: a line for each of the officer's sessions and for the samples.
///
/// # Errors
/// When the folder can't be listed.
pub(crate) fn library(env: &Environment, begun: Option<Begun>) -> Result<Shown, Refusal> {
    // The folder may hold thousands, the samples have to be read: neither waits for the other.
    let begun = begun.or_else(|| begin(env));
    let samples = samples();
    let mut shown = match begun {
        Some(Begun(look)) => look.join().unwrap_or_else(|fault| resume_unwind(fault)),
        None => folder(env),
    }?;
    shown.listing.lines.extend(samples);
    Ok(shown)
}

/// What the officer's folder shows first.
fn folder(env: &Environment) -> Result<Shown, Refusal> {
    let library = env.library().map_err(Refusal::from)?;
    // A folder whose name is no Unicode has lines that only their paths tell apart.
    let most = match library.folder().to_str() {
        Some(_) if cfg!(feature = "archive") => FIRST,
        _ => usize::MAX,
    };
    let (look, all) = library.look_at_newest(most)?;
    let more = all - look.entries.len();
    let beside = is_read_beside(all + look.journals.len());
    let mut named: Vec<Listed> = Vec::new();
    if beside {
        named.extend(look.entries.iter().map(to_be_read));
        named.extend(look.journals.iter().map(|path| Listed {
            to_do: String::new(),
            ..by_name(path, None)
        }));
    }
    let sessions = look.entries.into_iter().map(|entry| entry.path);
    let paths: Vec<PathBuf> = sessions.chain(look.journals).collect();
    let lines = if beside {
        named
    } else {
        lines(env, paths.clone())
    };
    Ok(Shown {
        listing: Listing { lines, more },
        paths,
        beside,
    })
}

/// The lines of the sessions that were not shown first, by their names.
#[cfg(feature = "archive")]
pub(crate) fn others(env: &Environment) -> Vec<Listed> {
    let look = env.library().ok().and_then(|library| library.look().ok());
    let entries = look.unwrap_or_default().entries;
    entries.iter().skip(FIRST).map(to_be_read).collect()
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
