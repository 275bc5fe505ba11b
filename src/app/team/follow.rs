//! Following a meeting that a colleague writes: what arrives in the store is told as it comes. Notices make
//! it quick; what has come is asked for all the same, so that it works without them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::super::environment::Environment;
use super::super::fail::{Exit, Fail};
use super::copies::file_name;
use super::{joined, login, pen};
use crate::storage::office::Office;
use crate::storage::raw::{RawRecord, bytes_of_raw};
use crate::storage::{Problem, disk, write_atomic};
use crate::team::backoff::Backoff;
use crate::team::postgres::{PostgresStore, connect};
use crate::team::{MAIN, Pen, Trouble};
use crate::tui::term::panic;

/// How often it is asked what has come, and who has the pen.
const ASKED: Duration = Duration::from_millis(700);
const PEN: Duration = Duration::from_secs(3);
/// How often the store is told that somebody follows.
const SAID: Duration = Duration::from_mins(2);

/// What is told while a meeting is followed.
pub(crate) enum News {
    /// Records arrived.
    Came(Vec<RawRecord>),
    /// Who has the pen.
    Pen(Option<Pen>),
    /// The store isn't reached.
    Unreached,
}

/// Told of each thing; false once nobody listens.
pub(crate) type Tell = Box<dyn FnMut(News) -> bool + Send>;

/// A meeting that is followed.
#[derive(Clone)]
pub(crate) struct Followed {
    /// The session.
    pub(crate) session: String,
    /// The local copy, in the folder of what can be made anew.
    pub(crate) path: PathBuf,
    /// What it held when it was fetched.
    pub(crate) records: Vec<RawRecord>,
    office: Office,
}

/// Fetches a meeting as it is now.
///
/// # Errors
/// When the store has none of that name, or the copy can't be written.
pub(crate) fn fetch(env: &Environment, name: &Path) -> Result<Followed, Fail> {
    let mut store = super::store(env)?;
    let listed = pen::named(&mut store, name)?;
    let records = pen::whole(&mut store, &listed)?;
    let cache = env.cache_folder().ok_or_else(|| {
        Fail::new(
            Exit::File,
            "There is no home folder for a copy of the meeting.",
            "Name one with --cache DIR.",
        )
    })?;
    let folder = cache.folder().join("followed");
    disk::make_folders(env.disk.as_ref(), &folder)
        .map_err(|e| Problem::from_io("make the folder", &folder, &e))?;
    let path = folder.join(file_name(&listed));
    write_atomic(&env.disk, &path, &bytes_of_raw(&records), true)?;
    Ok(Followed {
        session: listed.session,
        path,
        records,
        office: joined(env)?,
    })
}

/// A thread that follows; it ends when this is dropped.
pub(crate) struct Follower {
    stop: Arc<AtomicBool>,
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Follower {
    /// Follows on a thread of its own.
    pub(crate) fn start(env: &Environment, followed: Followed, tell: Tell) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (env, stopped) = (env.clone(), stop.clone());
        let work = move || {
            panic::contained(|| run(&env, followed, tell, &stopped));
        };
        let _ = std::thread::Builder::new()
            .name("follower".to_owned())
            .spawn(work);
        Self { stop }
    }
}

/// Follows until nobody listens any more.
pub(crate) fn run(env: &Environment, mut followed: Followed, mut tell: Tell, stop: &AtomicBool) {
    let mut backoff = Backoff::new(u64::from(std::process::id()));
    while !stop.load(Ordering::Relaxed) {
        let ended = once(env, &mut followed, &mut tell, stop).is_ok();
        if ended || !tell(News::Unreached) {
            return;
        }
        std::thread::sleep(backoff.failed().min(Duration::from_secs(5)));
    }
}

/// Follows over one connection.
fn once(
    env: &Environment,
    followed: &mut Followed,
    tell: &mut Tell,
    stop: &AtomicBool,
) -> Result<(), Trouble> {
    let login = login(env, &followed.office)
        .map_err(|fail| Trouble::new(crate::team::TroubleKind::Asked, fail.why.reason, ""))?;
    let mut store = connect(&login)?;
    let (mut said, mut asked): (Option<Instant>, Option<Instant>) = (None, None);
    let late = |since: Option<Instant>, most| since.is_none_or(|since| since.elapsed() > most);
    while !stop.load(Ordering::Relaxed) {
        if late(said, SAID) {
            store.follow(&followed.session)?;
            said = Some(Instant::now());
        }
        if !came(env, &mut store, followed, tell)? {
            return Ok(());
        }
        if late(asked, PEN) {
            asked = Some(Instant::now());
            if !tell(News::Pen(store.pen(&followed.session)?)) {
                return Ok(());
            }
        }
        store.await_notice(ASKED)?;
    }
    Ok(())
}

/// Tells what has come, if anything has; false once nobody listens.
fn came(
    env: &Environment,
    store: &mut PostgresStore,
    followed: &mut Followed,
    tell: &mut Tell,
) -> Result<bool, Trouble> {
    loop {
        let last = followed.records.last();
        let more = store.records(&followed.session, MAIN, last.map(|r| r.number))?;
        let follows = more.first().is_none_or(|first| {
            last.is_none_or(|last| last.digits == first.before)
                && more.iter().all(RawRecord::is_proven)
        });
        if more.is_empty() || !follows {
            return Ok(true);
        }
        followed.records.extend(more.iter().cloned());
        if !tell(News::Came(more)) {
            return Ok(false);
        }
        // Whoever loses the store meanwhile has at least what was shown.
        let _ = write_atomic(
            &env.disk,
            &followed.path,
            &bytes_of_raw(&followed.records),
            true,
        );
    }
}
