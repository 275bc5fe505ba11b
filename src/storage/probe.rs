//! How a folder takes what has to be durable: whether it can be written, how long a sync takes, what
//! is free, and whether its clock agrees with the machine's. Nothing of what it does stays.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::disk::{Disk, Kind, folder_of, write_all};
use super::system;

/// How many facts are tried.
pub const TRIES: usize = 20;

/// About as long as the record of a fact.
const RECORD: [u8; 400] = [b'.'; 400];

/// A disk that takes longer than this for all tries is not tried further.
const PATIENCE: Duration = Duration::from_secs(3);

/// What was found out about a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// It is there; what can't be written is told by the nearest folder above it that is.
    pub is_there: bool,
    /// How long each append with its sync took, shortest first; or why nothing can be written.
    pub syncs: Result<Vec<Duration>, String>,
    /// By how many seconds the clock of the folder's disk is ahead of the machine's (behind, if
    /// negative), where a file could be made.
    pub ahead: Option<i64>,
    /// Bytes that are free for the officer, where the system tells.
    pub free: Option<u64>,
}

/// Tries a folder with a file of its own, which is taken away again.
pub fn probe(disk: &dyn Disk, folder: &Path) -> Probe {
    let kind = |path: &Path| disk.meta(path).ok().map(|meta| meta.kind);
    let is_there = kind(folder) == Some(Kind::Folder);
    let mut tried = folder;
    while kind(tried).is_none() && tried.parent().is_some() {
        tried = folder_of(tried);
    }
    if kind(tried).is_some_and(|kind| kind != Kind::Folder) {
        return Probe {
            is_there,
            syncs: Err("a file stands in its way".to_owned()),
            ahead: None,
            free: None,
        };
    }
    let path = tried.join(format!(".quorate-{}.tmp", std::process::id()));
    let mut ahead = None;
    let done = timed(disk, &path, &mut ahead);
    let removed = disk.remove(&path);
    let syncs = match (done, removed) {
        (Ok(mut syncs), Ok(())) => {
            syncs.sort_unstable();
            Ok(syncs)
        }
        (Err(e), _) | (_, Err(e)) => Err(e.to_string()),
    };
    Probe {
        is_there,
        syncs,
        ahead,
        free: system::free(tried).ok(),
    }
}

fn timed(disk: &dyn Disk, path: &Path, ahead: &mut Option<i64>) -> io::Result<Vec<Duration>> {
    let mut file = disk.create_new(path)?;
    let begun = Instant::now();
    let mut syncs = Vec::with_capacity(TRIES);
    while syncs.len() < TRIES && begun.elapsed() < PATIENCE {
        let one = Instant::now();
        write_all(file.as_mut(), &RECORD)?;
        file.sync_data()?;
        syncs.push(one.elapsed());
    }
    if let Ok(now) = SystemTime::now().duration_since(UNIX_EPOCH) {
        let seconds = |nanos: u128| i64::try_from(nanos / 1_000_000_000).unwrap_or(i64::MAX);
        *ahead = Some(seconds(file.meta()?.changed) - seconds(now.as_nanos()));
    }
    Ok(syncs)
}
