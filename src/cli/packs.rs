//! What the screen has done with packs, each on a thread of its own: reading them, and listing
//! folders so that their paths can be completed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::aide::{Means, failed};
use super::fail::{Exit, Fail};
use super::new_from::Said;
use super::pack::{Asked, Watch, proposal};
use super::place::Desk;
use crate::import::proposal::Proposal;
use crate::meeting::text::Text;
use crate::storage::{given, system};
use crate::tui::errand::{Done, Named, Pack};
use crate::tui::term::panic;

type Dones = Arc<Mutex<Vec<Done>>>;

/// Starts to read a pack; what comes of it is laid down in `done`.
pub(super) fn read(ticket: u64, pack: Pack, means: Means, stop: Arc<AtomicBool>, done: Dones) {
    let lay = done.clone();
    let wake = means.wake.clone();
    let work = move || {
        let tell = |words: &str| {
            let words = words.to_owned();
            tell(&done, &means, Done::PackProgress { ticket, words });
        };
        let watch = Watch {
            tell: &tell,
            stop: &stop,
        };
        let said = means.said.clone().unwrap_or_default();
        let read = panic::contained(|| read_pack(&means.desk, &pack, &said, &watch))
            .unwrap_or_else(|| Err(Fail::new(Exit::File, failed("reading the pack"), "")));
        // Nobody waits for what was stopped.
        if !stop.load(Ordering::Relaxed) {
            let read = Box::new(read.map_err(|fail| in_a_line(&fail)));
            self::tell(&done, &means, Done::PackRead { ticket, read });
        }
    };
    if spawn("pack", work).is_err() {
        let why = "The system has no room for another thread: close other programs, and try again.";
        let read = Box::new(Err(why.to_owned()));
        lay.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Done::PackRead { ticket, read });
        if let Some(wake) = wake {
            wake();
        }
    }
}

fn read_pack(desk: &Desk, pack: &Pack, said: &Said, watch: &Watch<'_>) -> Result<Proposal, Fail> {
    let files: Vec<PathBuf> = pack.paths.iter().map(|path| at_home(desk, path)).collect();
    let after = pack.after.as_ref().map(|key| Path::new(&key.0));
    let asked = Asked {
        files: &files,
        after,
        date: said.date(),
    };
    let mut proposal = proposal(desk, &asked, watch)?;
    said.lay_over(&mut proposal);
    Ok(proposal)
}

/// Starts to list a folder.
pub(super) fn list(folder: String, means: Means, done: Dones) {
    let work = move || {
        let path = if folder.is_empty() {
            PathBuf::from(".")
        } else {
            at_home(&means.desk, &folder)
        };
        let listed = panic::contained(|| given::in_folder(&means.desk.disk, &path));
        let Some(listed) = listed else { return };
        let names = listed
            .map(|names| {
                let named = names.into_iter().map(|n| Named {
                    name: n.name,
                    folder: n.folder,
                });
                named.collect()
            })
            .map_err(|problem| problem.to_string());
        tell(&done, &means, Done::Folder { folder, names });
    };
    // Without a thread nothing is completed, and the path can be typed all the same.
    let _ = spawn("folder", work);
}

/// A path as it was typed: `~` is the officer's home, unless there is something of that name.
pub(super) fn at_home(desk: &Desk, typed: &str) -> PathBuf {
    let path = PathBuf::from(typed);
    let rest = match typed.strip_prefix('~') {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '\\']) => rest,
        _ => return path,
    };
    match system::home() {
        Some(home) if !desk.is_there(&path) => home.join(rest.trim_start_matches(['/', '\\'])),
        _ => path,
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    let builder = std::thread::Builder::new().name(name.to_owned());
    builder.spawn(work).map(|_| ())
}

fn tell(done: &Mutex<Vec<Done>>, means: &Means, what: Done) {
    done.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(what);
    if let Some(wake) = &means.wake {
        wake();
    }
}

fn in_a_line(fail: &Fail) -> String {
    Text::line(&format!("{} {}", fail.sentence, fail.hint)).into_string()
}
