//! The versions of one session that stand beside each other (`x.ron`, `x-2.ron`, …).
//!
//! A second version comes about when the first could not be trusted any more. Of two chains with a
//! common beginning the longer one wins; where they fork, nobody chooses but the officer.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};
use super::format::{self, Digits, Header, Line, START};
use super::names;
use crate::meeting::text::Text;

/// The version to open.
pub(super) struct Pick {
    pub(super) path: PathBuf,
    /// Another version that holds what this one lacks, and lacks what this one holds.
    pub(super) fork: Option<Fork>,
    /// A copy of this session that was repaired.
    pub(super) repaired: Option<PathBuf>,
}

/// Where two versions part.
pub(super) struct Fork {
    pub(super) other: PathBuf,
    pub(super) only_here: usize,
    pub(super) only_there: usize,
}

struct Version {
    path: PathBuf,
    header: Header,
    /// The digits of the header and of each record, as far as they are sound.
    chain: Vec<Digits>,
}

/// Which version of the session at `asked` is to be opened; files above `limit` are none.
pub(super) fn pick(disk: &dyn Disk, asked: &Path, limit: u64) -> Pick {
    let mut pick = Pick {
        path: asked.to_owned(),
        fork: None,
        repaired: None,
    };
    let there = |p: &Path| disk.meta(p).is_ok_and(|m| m.kind == Kind::File);
    let paths: Vec<PathBuf> = (1..1000)
        .map(|n| (n, names::version(asked, n)))
        .map(|(n, p)| (n, p == asked || there(&p), p))
        // Versions are numbered without gaps, but one may have been moved away.
        .take_while(|(n, there, _)| *there || *n <= 9)
        .filter_map(|(_, there, p)| there.then_some(p))
        .collect();
    if paths.len() < 2 {
        return pick;
    }
    let (here, others): (Vec<Version>, Vec<Version>) = paths
        .into_iter()
        .filter_map(|p| version(disk, p, limit))
        .partition(|v| v.path == asked);
    let Some(asked) = here.into_iter().next() else {
        return pick;
    };
    let (same, copies): (Vec<Version>, Vec<Version>) = others
        .into_iter()
        .filter(|v| v.header.session == asked.header.session)
        .partition(|v| v.chain.first() == asked.chain.first());
    pick.repaired = copies
        .into_iter()
        .find(|v| !v.header.left_out.is_empty() || !v.header.accepted.is_empty())
        .map(|v| v.path);
    // In the order of their numbers: of equals the later one is the one that was gone on with.
    let mut best = &asked;
    for version in &same {
        let common = version.common(best);
        let later = common < version.chain.len() || version.number() > best.number();
        if common == best.chain.len() && later {
            best = version;
        }
    }
    pick.fork = std::iter::once(&asked)
        .chain(&same)
        .map(|other| (other.common(best), other))
        .find(|(common, other)| *common < other.chain.len())
        .map(|(common, other)| Fork {
            other: other.path.clone(),
            only_here: best.chain.len() - common,
            only_there: other.chain.len() - common,
        });
    pick.path.clone_from(&best.path);
    pick
}

impl Version {
    /// How far both chains are the same.
    fn common(&self, other: &Self) -> usize {
        let pairs = self.chain.iter().zip(&other.chain);
        pairs.take_while(|(a, b)| a == b).count()
    }

    fn number(&self) -> u32 {
        (2..1000)
            .find(|n| names::version(&self.path, *n) == self.path)
            .unwrap_or(1)
    }
}

/// Whether a file holds the beginning of what another one holds, and nothing more.
pub(super) fn is_beginning(disk: &dyn Disk, path: &Path, of: &Path, limit: u64) -> bool {
    let read = |path: &Path| version(disk, path.to_owned(), limit);
    match (read(path), read(of)) {
        (Some(part), Some(whole)) => part.common(&whole) == part.chain.len(),
        _ => false,
    }
}

/// The id of the session that a file holds, as far as its header can be read.
pub(super) fn session_in(disk: &dyn Disk, path: &Path, limit: u64) -> Option<Text> {
    version(disk, path.to_owned(), limit).map(|v| v.header.session)
}

fn version(disk: &dyn Disk, path: PathBuf, limit: u64) -> Option<Version> {
    let bytes = disk.read(&path, limit).ok()?;
    let mut header = None;
    let mut chain = Vec::new();
    let mut before = START;
    for line in bytes.split(|b| *b == b'\n') {
        match format::classify(line) {
            Line::Aside => {}
            Line::Bad => break,
            Line::Record { body, digits } => {
                if format::digits(&before, body.as_bytes()) != digits {
                    break;
                }
                if header.is_none() {
                    header = Some(format::parse_header(body).ok()?);
                }
                chain.push(digits);
                before = digits;
            }
        }
    }
    Some(Version {
        path,
        header: header?,
        chain,
    })
}
