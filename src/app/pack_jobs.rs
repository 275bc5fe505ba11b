//! What the screen has done with packs, each on a thread of its own: reading them, and listing
//! folders so that their paths can be completed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::corrections;
use super::create_from::Overrides;
use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::packs::{PackRequest, Watch, proposal};
use super::worker::{JobContext, failed};
use crate::import::corrections::DraftLine;
use crate::import::proposal::Proposal;
use crate::meeting::Refusal;
use crate::meeting::text::Text;
use crate::storage::{input, system};
use crate::tui::job::{CameBack, Done, Named, Pack};
use crate::tui::term::panic;

type Dones = Arc<Mutex<Vec<Done>>>;

/// Starts to read a pack; what comes of it is laid down in `done`.
pub(crate) fn read(
    ticket: u64,
    pack: Pack,
    context: JobContext,
    stop: Arc<AtomicBool>,
    done: Dones,
) {
    let lay = done.clone();
    let wake = context.wake.clone();
    let work = move || {
        let tell = |words: &str| {
            let words = words.to_owned();
            tell(&done, &context, Done::PackProgress { ticket, words });
        };
        let watch = Watch {
            tell: &tell,
            stop: &stop,
        };
        let overrides = context.overrides.clone().unwrap_or_default();
        let read = panic::contained(|| read_pack(&context.env, &pack, &overrides, &watch))
            .unwrap_or_else(|| Err(Fail::new(Exit::File, failed("reading the pack"), "")));
        // Nobody waits for what was stopped.
        if !stop.load(Ordering::Relaxed) {
            let read = Box::new(read.map_err(Refusal::from));
            self::tell(&done, &context, Done::PackRead { ticket, read });
        }
    };
    if spawn("pack", work).is_err() {
        let why = "The system has no room for another thread: close other programs, and try again.";
        let read = Box::new(Err(Refusal::from(why.to_owned())));
        lay.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Done::PackRead { ticket, read });
        if let Some(wake) = wake {
            wake();
        }
    }
}

fn read_pack(
    env: &Environment,
    pack: &Pack,
    overrides: &Overrides,
    watch: &Watch<'_>,
) -> Result<Proposal, Fail> {
    let files: Vec<PathBuf> = pack.paths.iter().map(|path| at_home(env, path)).collect();
    let after = pack.after.as_ref().map(|key| Path::new(&key.0));
    let asked = PackRequest {
        files: &files,
        after,
        date: overrides.date(),
    };
    let mut proposal = proposal(env, &asked, watch)?;
    overrides.lay_over(&mut proposal);
    Ok(proposal)
}

/// Starts to list a folder.
pub(crate) fn list(folder: String, context: JobContext, done: Dones) {
    let work = move || {
        let path = if folder.is_empty() {
            PathBuf::from(".")
        } else {
            at_home(&context.env, &folder)
        };
        let listed = panic::contained(|| input::in_folder(&context.env.disk, &path));
        let Some(listed) = listed else { return };
        let names = listed
            .map(|names| {
                let named = names.into_iter().map(|n| Named {
                    name: n.name,
                    folder: n.folder,
                });
                named.collect()
            })
            .map_err(Refusal::from);
        tell(&done, &context, Done::Folder { folder, names });
    };
    // Without a thread nothing is completed, and the path can be typed all the same.
    let _ = spawn("folder", work);
}

/// Starts to read what came back after a draft went out.
pub(crate) fn came_back(
    source: CameBack,
    from: Text,
    lines: Vec<DraftLine>,
    context: JobContext,
    done: Dones,
) {
    let work = move || {
        let read =
            panic::contained(|| corrections::came_back(&context.env, &source, &from, &lines));
        let failed = || Err(Fail::new(Exit::File, failed("reading what came back"), ""));
        let read = read.unwrap_or_else(failed).map_err(Refusal::from);
        tell(&done, &context, Done::CorrectionsRead(Box::new(read)));
    };
    // Without a thread nothing is read, and the officer asks again.
    let _ = spawn("corrections", work);
}

/// A path as it was typed: `~` is the officer's home, unless there is something of that name.
pub(crate) fn at_home(env: &Environment, typed: &str) -> PathBuf {
    let path = PathBuf::from(typed);
    let rest = match typed.strip_prefix('~') {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '\\']) => rest,
        _ => return path,
    };
    match system::home() {
        Some(home) if !env.is_there(&path) => home.join(rest.trim_start_matches(['/', '\\'])),
        _ => path,
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let builder = std::thread::Builder::new().name(name.to_owned());
    builder.spawn(work).map(|_| ())
}

fn tell(done: &Mutex<Vec<Done>>, context: &JobContext, what: Done) {
    done.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(what);
    if let Some(wake) = &context.wake {
        wake();
    }
}
