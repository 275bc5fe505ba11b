//! What of a folder of sessions has to be read: what is new, and what changed since the index knew it.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::environment::Environment;
use crate::archive::index::{Known, Seen};
use crate::minutes::Audience;
use crate::storage::disk::Kind;
use crate::storage::library::Look;
use crate::storage::names;
use crate::storage::published::PublishedFolder;

/// How long the clock of a disk may be behind what changes on it, in nanoseconds: what changed later
/// than that may change once more without being told from it.
pub(super) const SETTLED: u128 = 2_000_000_000;

/// The session files, and the records of published minutes that these readers may know of, as they are.
pub(super) fn seen<A: Audience>(
    env: &Environment,
    look: &Look,
    folder: &PublishedFolder,
    clock: Duration,
) -> Vec<(PathBuf, Seen)> {
    let mut all = Vec::with_capacity(look.entries.len());
    // The journals of bodies first: there are few, and answers of all meetings rest on them.
    let paths = look.entries.iter().map(|entry| &entry.path);
    let sessions = look.journals.iter().chain(paths).filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((path.clone(), name))
    });
    let mut records = folder.records(false);
    if A::EXEMPT {
        records.extend(folder.records(true));
    }
    for (path, name) in sessions.chain(records) {
        // One that vanished meanwhile is none.
        let Ok(meta) = env.disk.meta(&path) else {
            continue;
        };
        if meta.kind != Kind::File {
            continue;
        }
        // What changed just now may change once more at the same time: it is looked at again.
        let settled = meta.changed + SETTLED < clock.as_nanos();
        let changed = if settled {
            i64::try_from(meta.changed).unwrap_or(i64::MAX)
        } else {
            -1
        };
        let seen = Seen {
            name,
            size: i64::try_from(meta.len).unwrap_or(i64::MAX),
            changed,
        };
        all.push((path, seen));
    }
    all
}

/// Which files are to be read: new ones, those that changed, and the other versions of the same sessions
/// as those: which version counts may be another one now.
pub(super) fn todo<'s>(
    seen: &'s [(PathBuf, Seen)],
    known: &HashMap<String, Known>,
) -> Vec<&'s (PathBuf, Seen)> {
    let is_new = |seen: &Seen| {
        known
            .get(&seen.name)
            .is_none_or(|known| known.seen != *seen || seen.changed < 0)
    };
    let first = |name: &str| names::version(Path::new(name), 1);
    let there: HashSet<&str> = seen.iter().map(|(_, seen)| seen.name.as_str()).collect();
    let gone = known.keys().map(String::as_str);
    let gone = gone.filter(|name| !there.contains(name));
    let new = seen.iter().filter(|(_, seen)| is_new(seen));
    let new = new.map(|(_, seen)| seen.name.as_str());
    let touched: HashSet<PathBuf> = new.chain(gone).map(first).collect();
    let asked =
        |seen: &Seen| is_new(seen) || !touched.is_empty() && touched.contains(&first(&seen.name));
    seen.iter().filter(|(_, seen)| asked(seen)).collect()
}
