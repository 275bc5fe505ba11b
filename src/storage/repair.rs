//! Setting a torn tail aside, and repaired copies of damaged files.

use std::collections::HashSet;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::copies::unfit;
use super::disk::{Disk, folder_of, uninterrupted, write_all};
use super::format;
use super::names;
use super::problem::{Problem, ProblemKind};
use super::read::{self, Fate, Stored};

/// Keeps a torn tail in a private file beside the session, durably, before it is cut off. A tail
/// that was kept already, by a start that did not get further, is not kept twice.
pub(super) fn keep_tail(disk: &dyn Disk, session: &Path, tail: &[u8]) -> io::Result<()> {
    for n in 1..10_000 {
        let path = names::tail(session, n);
        match uninterrupted(|| disk.create_new(&path)) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {
                if disk.read(&path, tail.len() as u64).is_ok_and(|b| b == tail) {
                    return Ok(());
                }
            }
            Err(e) => return Err(e),
            Ok(mut file) => {
                let kept = write_all(file.as_mut(), tail)
                    .and_then(|()| uninterrupted(|| file.sync_data()))
                    .and_then(|()| uninterrupted(|| disk.sync_folder(folder_of(&path))));
                if kept.is_err() {
                    drop(file);
                    let _ = disk.remove(&path);
                }
                return kept;
            }
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// A file that lacks more records than these is beyond repair, or was never sound.
const MOST_LEFT_OUT: u64 = 100_000;

/// The bytes of a repaired copy of a damaged session: its good records as they are stored, in
/// order, with new digits. The header tells which records could not be kept, and, with
/// `accept_edits`, which edited ones the officer has accepted.
pub fn repaired<R: Stored>(bytes: &[u8], accept_edits: bool) -> Result<Vec<u8>, Problem> {
    let (loaded, lines) = read::judge::<R>(bytes)?;
    let Some(mut header) = loaded.header else {
        return Err(Problem::new(
            ProblemKind::Damaged,
            "The header of this session cannot be read, so it cannot be repaired by itself.",
            "Restore its second line from another copy.",
        ));
    };
    if let read::Soundness::Newer { .. } = loaded.soundness {
        return Err(Problem::new(
            ProblemKind::Newer,
            "This session was made by a newer Quorate, which alone can repair it.",
            "Install the newer version.",
        ));
    }
    let mut kept: Vec<(u64, &[u8])> = Vec::new();
    let mut seen = HashSet::new();
    for line in &lines {
        let seq = match line.fate {
            Fate::Good(seq) => seq,
            Fate::Edited(seq) if accept_edits && !seen.contains(&seq) => {
                header.accepted.push(seq);
                seq
            }
            _ => continue,
        };
        let whole = &bytes[line.bytes.clone()];
        if let format::Line::Record { body, .. } = format::classify(whole) {
            kept.push((seq, body.as_bytes()));
            seen.insert(seq);
        }
    }
    kept.sort_by_key(|(seq, _)| *seq);
    kept.dedup_by_key(|(seq, _)| *seq);
    let numbers: Vec<u64> = kept.iter().map(|(seq, _)| *seq).collect();
    header.accepted.retain(|s| numbers.binary_search(s).is_ok());
    header.accepted.sort_unstable();
    header.accepted.dedup();
    let last = numbers.last().copied().unwrap_or(0);
    if last > numbers.len() as u64 + MOST_LEFT_OUT {
        return Err(Problem::new(
            ProblemKind::Damaged,
            "So many records of this session are missing that it cannot be repaired by itself.",
            "Restore it from another copy.",
        ));
    }
    header.left_out = (1..=last)
        .filter(|s| numbers.binary_search(s).is_err())
        .collect();
    let (mut out, mut digits) = format::beginning(&header).map_err(|e| unfit(&e))?;
    for (_, body) in kept {
        digits = format::push_line(&mut out, &digits, body);
    }
    Ok(out)
}
