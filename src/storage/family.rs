//! The versions of one session that stand beside each other (`x.ron`, `x-2.ron`, …).
//!
//! A second version comes about when the first could not be trusted any more. Of two chains with a
//! common beginning the longer one wins; where they fork, nobody chooses but the officer.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};
use super::format::{self, Digits, FILE_LIMIT, Header, Line, START};
use super::names;

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

/// Which version of the session at `asked` is to be opened.
pub(super) fn pick(disk: &dyn Disk, asked: &Path) -> Pick {
    let mut best = Pick {
        path: asked.to_owned(),
        fork: None,
        repaired: None,
    };
    let others: Vec<PathBuf> = (1..)
        .map(|n| (n, names::version(asked, n)))
        .map(|(n, p)| (n, disk.meta(&p).is_ok_and(|m| m.kind == Kind::File), p))
        // Versions are numbered without gaps, but one may have been moved away.
        .take_while(|(n, there, _)| *there || *n < 9)
        .filter(|(_, there, p)| *there && p != asked)
        .map(|(_, _, p)| p)
        .collect();
    if others.is_empty() {
        return best;
    }
    let Some(mut here) = version(disk, asked.to_owned()) else {
        return best;
    };
    for other in others.into_iter().filter_map(|p| version(disk, p)) {
        if other.header.session != here.header.session {
            continue;
        }
        if other.chain.first() != here.chain.first() {
            if !other.header.left_out.is_empty() || !other.header.accepted.is_empty() {
                best.repaired = Some(other.path);
            }
            continue;
        }
        let common = here
            .chain
            .iter()
            .zip(&other.chain)
            .take_while(|(a, b)| a == b)
            .count();
        if common == here.chain.len() {
            // As long or longer; the later version is the one that was gone on with.
            if other.chain.len() > common || other.path > here.path {
                here = other;
            }
        } else if common < other.chain.len() {
            best.fork = Some(Fork {
                only_here: here.chain.len() - common,
                only_there: other.chain.len() - common,
                other: other.path,
            });
        }
    }
    best.path = here.path;
    best
}

fn version(disk: &dyn Disk, path: PathBuf) -> Option<Version> {
    let bytes = disk.read(&path, FILE_LIMIT).ok()?;
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
