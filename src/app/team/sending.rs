//! What of the folder of sessions is in the store, and sending what is not.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::super::environment::Environment;
use super::super::fail::Fail;
use super::readings;
use crate::archive::kept::VERSION;
use crate::storage::raw::{RawFile, is_gone_on_with, raw_file};
use crate::team::outbox::{Looked, Standing, look, send};
use crate::team::postgres::{Listed, PostgresStore};
use crate::team::{Branch, Trouble};

/// The files of the folder that go to the store: sessions and the journals of bodies, each in the version
/// that is gone on with.
///
/// # Errors
/// When the folder can't be listed.
pub(crate) fn files(env: &Environment) -> Result<Vec<PathBuf>, Fail> {
    let look = env.library()?.look()?;
    let all = look.entries.into_iter().map(|entry| entry.path);
    let all = all.chain(look.journals);
    Ok(all
        .filter(|path| is_gone_on_with(&env.disk, path))
        .collect())
}

/// What a file is to the store.
pub(crate) enum Told {
    /// It stands so, and so many of its lines are not proven and stay behind.
    Stands(Standing, usize),
    /// So many records are not in the store.
    Waits(usize),
    /// It is told which records part it from the meeting when it is sent.
    Parts,
    /// It can't be read; why.
    Unread(String),
}

/// The sessions that the store can't answer of, as those which an older version of the program sent: what
/// audiences may read of them is sent anew.
///
/// # Errors
/// When the store doesn't answer, or is of an older version.
pub(crate) fn unanswered(store: &mut PostgresStore) -> Result<HashSet<String>, Trouble> {
    Ok(store.unanswered(VERSION)?.into_iter().collect())
}

/// The branches of each session in the store.
pub(crate) fn by_session(listed: &[Listed]) -> HashMap<&str, Vec<Branch>> {
    let mut by: HashMap<&str, Vec<Branch>> = HashMap::new();
    for one in listed {
        by.entry(&one.session).or_default().push(one.branch.clone());
    }
    by
}

/// How a file stands to what the store lists; nothing is sent.
pub(crate) fn standing(
    store: &mut PostgresStore,
    file: &RawFile,
    branches: &[Branch],
) -> Result<Told, Trouble> {
    Ok(match look(store, file, branches)? {
        Looked::Stands(standing) => Told::Stands(standing, file.unproven),
        Looked::Waits(n) => Told::Waits(n),
        Looked::Parts => Told::Parts,
    })
}

/// What the store listed of a session before it is sent.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known<'k> {
    /// Its branches.
    pub(crate) branches: &'k [Branch],
    /// The store can't answer of it.
    pub(crate) unanswered: bool,
}

/// Sends what a file has and the store doesn't, and what its audiences may read of it.
///
/// # Errors
/// When the store doesn't answer.
pub(crate) fn send_file(
    env: &Environment,
    store: &mut PostgresStore,
    path: &Path,
    known: Option<Known<'_>>,
) -> Result<Told, Trouble> {
    let file = match raw_file(&env.disk, path, true) {
        Ok(file) => file,
        Err(problem) => return Ok(Told::Unread(problem.to_string())),
    };
    if let Some(known) = known
        && let told @ Told::Stands(..) = standing(store, &file, known.branches)?
    {
        if known.unanswered && matches!(told, Told::Stands(Standing::InStore, _)) {
            readings::publish(env, store, path)?;
        }
        return Ok(told);
    }
    let standing = send(store, &file, &mut |_| {})?;
    if standing == Standing::InStore {
        readings::publish(env, store, path)?;
        // Nobody writes it any more: whoever opens it has the pen.
        store.hand_pen(&file.session, None)?;
    }
    Ok(Told::Stands(standing, file.unproven))
}
