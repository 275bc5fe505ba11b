//! Reading one session file for the index.

use std::path::Path;

use super::{lines, published};
use crate::app::environment::Environment;
use crate::app::listing;
use crate::app::load::Glance;
use crate::archive::index::{Known, Seen, Taken, What};
use crate::archive::told::{journal_told, told};
use crate::minutes::Audience;
use crate::storage::ProblemKind;
use crate::storage::names;
use crate::storage::published::is_published;
use crate::storage::session::GLANCE_LIMIT;
use crate::tui::term::panic;

/// Reads a file; none where it is not there any more. A file that the program is at fault with is passed
/// over like one that can't be read.
pub(super) fn read<A: Audience>(
    env: &Environment,
    path: &Path,
    seen: &Seen,
    known: Option<&Known>,
) -> Option<Taken<A>> {
    if is_published(&seen.name) {
        return published::read(env, path, seen);
    }
    let sum = match env.disk.read(path, GLANCE_LIMIT) {
        Ok(bytes) => checksum(&bytes),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return None,
        // The reading itself will say what is wrong.
        Err(_) => 0,
    };
    let taken = |what, line| Taken {
        seen: seen.clone(),
        sum,
        what,
        line,
    };
    // Versions of one session are looked at whenever one of them changes.
    let same =
        known.is_some_and(|known| known.sum == sum && known.passed_over.is_none() && sum != 0);
    if same && !has_versions(env, path) {
        return Some(taken(What::Same, None));
    }
    let why = "A fault of the program stopped the reading of this session.";
    let (what, line) = panic::contained(|| glanced::<A>(env, path))
        .unwrap_or_else(|| Some((What::PassedOver(why.to_owned()), None)))?;
    Some(taken(what, line))
}

fn has_versions(env: &Environment, path: &Path) -> bool {
    use crate::storage::names::version;
    let first = version(path, 1);
    let others = (1..=9).map(|n| version(path, n));
    others
        .filter(|other| other != path)
        .any(|other| env.is_there(&other))
        || first != path && !env.is_there(&first)
}

/// What a session file tells `A`, and the line of the library; none where it is not there any more.
fn glanced<A: Audience>(env: &Environment, path: &Path) -> Option<(What<A>, Option<String>)> {
    let glance = match Glance::into_any(env, path) {
        Ok(Some(glance)) => glance,
        Ok(None) => return Some((What::PassedOver(String::new()), None)),
        Err(problem) if problem.kind == ProblemKind::Missing => return None,
        Err(problem) => {
            let why = problem.to_string();
            let told = match problem.kind {
                ProblemKind::TooBig => None,
                _ => Some(why.clone()),
            };
            let line = line::<A>(|| listing::by_name(path, told));
            return Some((What::PassedOver(why), line));
        }
    };
    if glance.is_body_journal() || is_body_journal(path) {
        return Some((of_journal(&glance, path), None));
    }
    let line = line::<A>(|| listing::of_glance(&glance, path));
    let what = match &glance.session {
        // What would take words away from the public may be what is missing.
        Some(session) if glance.sound => {
            What::Told(Box::new(told(&session.read_by::<A>(), &session.id)))
        }
        _ => What::PassedOver(glance.trouble.unwrap_or_default()),
    };
    Some((what, line))
}

/// What the journal of a body tells; under another name it is none, and a meeting under its name neither.
fn of_journal<A: Audience>(glance: &Glance, path: &Path) -> What<A> {
    match &glance.session {
        Some(session) if glance.sound => {
            if glance.is_body_journal() && is_body_journal(path) {
                What::Told(Box::new(journal_told(&session.read_by::<A>())))
            } else {
                What::PassedOver(String::new())
            }
        }
        _ => What::PassedOver(glance.trouble.clone().unwrap_or_default()),
    }
}

fn is_body_journal(path: &Path) -> bool {
    let name = path.file_name();
    name.is_some_and(|name| names::is_body_journal(&name.to_string_lossy()))
}

/// What the library tells of a file is for the officer, who reads all.
fn line<A: Audience>(of: impl FnOnce() -> crate::tui::port::Listed) -> Option<String> {
    A::EXEMPT.then(|| lines::write(&of()))
}

/// A checksum of bytes, to tell whether they are the same; it is never 0.
fn checksum(bytes: &[u8]) -> i64 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sum = bytes.len() as u64 ^ PRIME;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        sum ^= sum >> 29;
    }
    i64::from_le_bytes(sum.max(1).to_le_bytes())
}
