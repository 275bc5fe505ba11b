//! An open index, and how it is brought into step with the files of sessions.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::Fallen;
use super::look::{SETTLED, seen, todo};
use super::read::read;
use super::turn::Turn;
use crate::app::environment::Environment;
use crate::app::fail::Fail;
use crate::archive::index::{Index, Known, Seen, Taken, Trouble};
use crate::minutes::Audience;
use crate::storage::published::PublishedFolder;
use crate::storage::{CacheFolder, Library};

/// How many files go into the index at once, and how long is waited for that many.
const BATCH: usize = 64;
const BREATH: Duration = Duration::from_millis(250);

/// From how many new files on the index is put in order afterwards.
const MANY: usize = 500;

/// For how long the folder's own time is enough: a session that Quorate writes changes the names in
/// its folder, and what other programs do to a file is seen after that long at the latest.
const TRUSTED: u64 = 60;

/// How long it may take, and who may stop it.
pub(crate) struct Limits {
    until: Instant,
    stop: Option<Arc<AtomicBool>>,
    all: bool,
}

impl Limits {
    /// So long.
    pub(crate) fn of(patience: Duration) -> Self {
        Self {
            until: Instant::now() + patience,
            stop: None,
            all: false,
        }
    }

    /// Until somebody says stop; with `all` each file is looked at, however lately that was done.
    pub(crate) fn stopped_by(stop: Arc<AtomicBool>, all: bool) -> Self {
        Self {
            until: Instant::now() + Duration::from_hours(24),
            stop: Some(stop),
            all,
        }
    }

    fn are_over(&self) -> bool {
        let stopped = self
            .stop
            .as_ref()
            .is_some_and(|s| s.load(Ordering::Relaxed));
        stopped || Instant::now() > self.until
    }
}

/// How far it has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Files that were read.
    pub(crate) done: usize,
    /// Files that are to be read.
    pub(crate) of: usize,
}

/// What bringing it into step came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// Files that were read.
    pub(crate) read: usize,
    /// Files that are still to be read.
    pub(crate) left: usize,
    /// Files in which nothing is found, each with why.
    pub(crate) passed_over: Vec<(String, String)>,
    /// What else is to be told.
    pub(crate) notes: Vec<String>,
}

impl Step {
    pub(super) fn with_note(mut self, note: &str) -> Self {
        self.notes.push(note.to_owned());
        self
    }
}

/// What is called whenever files were put into the index: the index, what was put in, and how far it is.
pub(crate) type Between<'b, A> = dyn FnMut(&Index<A>, &[Taken<A>], Progress) + 'b;

/// An open index of the officer's sessions.
pub(crate) struct Held<A> {
    pub(crate) index: Index<A>,
    library: Library,
    /// Its file; none where it is in memory.
    file: Option<(CacheFolder, PathBuf)>,
    note: Option<String>,
}

impl<A: Audience> Held<A> {
    /// Opens the index of the officer's sessions; where it can't be used it is begun anew, and where
    /// none can be kept it is in memory.
    ///
    /// # Errors
    /// When there is no folder of sessions, or no memory.
    pub(crate) fn open(env: &Environment) -> Result<Self, Fail> {
        let library = env.library()?;
        let folder = library.folder();
        let folder = env
            .disk
            .resolve(folder)
            .unwrap_or_else(|_| folder.to_owned());
        let source = folder.to_string_lossy().into_owned();
        let kept = env
            .cache_folder()
            .map(|cache| {
                let path = cache.file(&folder, &format!("{}.index", A::NAME))?;
                Ok::<_, Fail>((cache, path))
            })
            .transpose();
        let why = match kept {
            Ok(Some((cache, path))) => match opened::<A>(&cache, &path, &source) {
                Ok(index) => {
                    return Ok(Self {
                        index,
                        library,
                        file: Some((cache, path)),
                        note: None,
                    });
                }
                Err(trouble) => trouble.to_string(),
            },
            Ok(None) => "there is no home folder for it".to_owned(),
            Err(fail) => fail.why.reason.trim_end_matches('.').to_owned(),
        };
        Ok(Self {
            index: Index::in_memory().map_err(|t| super::failed(&t))?,
            library,
            file: None,
            note: Some(format!(
                "The index can't be kept, so every session is read for this search alone: {why}. \
                 Name another folder for it with --cache DIR."
            )),
        })
    }

    /// The folder of sessions.
    pub(super) fn folder(&self) -> &Path {
        self.library.folder()
    }

    /// The turn at bringing it into step.
    ///
    /// # Errors
    /// How far another thread of this program has come with it.
    pub(super) fn turn(&self) -> Result<Turn, Progress> {
        Turn::at(self.file.as_ref().map(|(_, path)| path.as_path()))
    }

    /// What is to be told of how it was opened, once.
    pub(super) fn take_note(&mut self) -> Option<String> {
        self.note.take()
    }

    /// Throws the index away and begins it anew.
    pub(crate) fn renew(&mut self, env: &Environment) -> Result<(), Fail> {
        let Some((cache, path)) = &self.file else {
            *self = Self::open(env)?;
            return Ok(());
        };
        // Its file is let go of first.
        self.index = Index::in_memory().map_err(|t| super::failed(&t))?;
        cache.discard(path)?;
        *self = Self::open(env)?;
        Ok(())
    }

    /// Brings the index into step with the files: what changed is read, the newest first. `between` is
    /// called whenever something was put in.
    pub(crate) fn bring_up(
        &mut self,
        env: &Environment,
        limits: &Limits,
        between: &mut Between<'_, A>,
    ) -> Result<Step, Fallen> {
        let folder = self.library.folder().to_owned();
        let published = PublishedFolder::new(env.disk.clone(), &folder);
        let changed_in = |folder: &Path| {
            let meta = env.disk.meta(folder);
            meta.map(|meta| meta.changed).unwrap_or_default()
        };
        let mut changed = changed_in(&folder).max(changed_in(&published.folder(false)));
        if A::EXEMPT {
            changed = changed.max(changed_in(&published.folder(true)));
        }
        let clock = since_epoch();
        if !limits.all && self.is_in_step(changed, clock)? {
            return Ok(self.step(0, 0)?);
        }
        let look = self.library.look().map_err(|p| Fallen::Files(p.into()))?;
        let seen = seen::<A>(env, &look, &published, clock);
        let known: HashMap<String, Known> = self
            .index
            .known()?
            .into_iter()
            .map(|known| (known.seen.name.clone(), known))
            .collect();
        let todo = todo(&seen, &known);
        let there: HashSet<&str> = seen.iter().map(|(_, seen)| seen.name.as_str()).collect();
        let gone: Vec<&str> = known
            .keys()
            .map(String::as_str)
            .filter(|name| !there.contains(name))
            .collect();
        if !gone.is_empty() {
            self.index.forget(gone)?;
        }
        let all = todo.len();
        let done = self.take(env, &todo, &known, limits, between)?;
        let left = all - done;
        if done >= MANY {
            self.index.put_together()?;
        }
        let settled = changed + SETTLED < clock.as_nanos();
        if left == 0 && settled && !look.may_be_open {
            let noted = format!("{changed} {}", clock.as_secs());
            self.index.note(FOLDER, &noted)?;
        }
        Ok(self.step(done, left)?)
    }

    /// Whether nothing can have changed since each file was last looked at.
    fn is_in_step(&self, changed: u128, clock: Duration) -> Result<bool, Trouble> {
        let noted = self.index.noted(FOLDER)?.unwrap_or_default();
        let noted = noted.split_once(' ').and_then(|(changed, looked)| {
            Some((changed.parse::<u128>().ok()?, looked.parse::<u64>().ok()?))
        });
        // A clock that was set back tells nothing.
        Ok(noted.is_some_and(|(then, looked)| {
            let now = clock.as_secs();
            then == changed && (looked..=looked + TRUSTED).contains(&now)
        }))
    }

    fn step(&self, read: usize, left: usize) -> Result<Step, Trouble> {
        Ok(Step {
            read,
            left,
            passed_over: self.index.passed_over()?,
            notes: Vec::new(),
        })
    }

    /// Reads files on threads of their own, and puts them in as they come; tells how many.
    fn take(
        &mut self,
        env: &Environment,
        todo: &[&(PathBuf, Seen)],
        known: &HashMap<String, Known>,
        limits: &Limits,
        between: &mut Between<'_, A>,
    ) -> Result<usize, Trouble> {
        let readers = std::thread::available_parallelism().map_or(1, usize::from);
        let readers = readers.min(4).min(todo.len());
        let next = AtomicUsize::new(0);
        // Where the index fails nothing more is read.
        let over = AtomicBool::new(false);
        let index = &mut self.index;
        std::thread::scope(|scope| {
            let (send, receive) = sync_channel::<(Seen, Option<Taken<A>>)>(BATCH);
            for _ in 0..readers {
                let send = send.clone();
                let (next, over) = (&next, &over);
                scope.spawn(move || {
                    while !over.load(Ordering::Relaxed) && !limits.are_over() {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some((path, seen)) = todo.get(at) else {
                            return;
                        };
                        let taken = read(env, path, seen, known.get(&seen.name));
                        if send.send((seen.clone(), taken)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(send);
            let mut done = 0;
            let mut put = || -> Result<(), Trouble> {
                loop {
                    let mut batch = Vec::with_capacity(BATCH);
                    let mut gone = Vec::new();
                    let until = Instant::now() + BREATH;
                    let mut ended = false;
                    while batch.len() + gone.len() < BATCH {
                        let left = until.saturating_duration_since(Instant::now());
                        match receive.recv_timeout(left) {
                            Ok((_, Some(taken))) => batch.push(taken),
                            // It vanished since the folder was looked at.
                            Ok((seen, None)) => gone.push(seen.name),
                            Err(RecvTimeoutError::Timeout) => break,
                            Err(RecvTimeoutError::Disconnected) => {
                                ended = true;
                                break;
                            }
                        }
                    }
                    if !batch.is_empty() {
                        index.put(&batch)?;
                    }
                    if !gone.is_empty() {
                        index.forget(gone.iter().map(String::as_str))?;
                    }
                    done += batch.len() + gone.len();
                    if !todo.is_empty() {
                        let of = todo.len();
                        between(index, &batch, Progress { done, of });
                    }
                    if ended {
                        return Ok(());
                    }
                }
            };
            let result = put();
            over.store(true, Ordering::Relaxed);
            drop(receive);
            result.map(|()| done)
        })
    }
}

/// Under what name is noted when the folder was last looked through.
const FOLDER: &str = "folder";

fn since_epoch() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

/// Opens an index; what can't be used is thrown away once.
fn opened<A: Audience>(
    cache: &CacheFolder,
    path: &Path,
    source: &str,
) -> Result<Index<A>, Trouble> {
    match Index::open(path, source) {
        Err(Trouble::Unusable(why)) => {
            let failed = |problem| Trouble::Failed(format!("{why}, and {problem}"));
            cache.discard(path).map_err(failed)?;
            Index::open(path, source)
        }
        opened => opened,
    }
}
