//! The verdict on a session file: sound or not, how far it goes, and what is wrong, in a sentence.

use std::path::{Path, PathBuf};

use super::disk::SharedDisk;
use super::problem::Problem;
use super::read::{Soundness, Stored};
use super::session;

/// What `quorate verify` tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The file that was judged: the version of the session that would be opened.
    pub path: PathBuf,
    /// Whether it may be opened for writing as it is. A line cut short at the end by a crash was
    /// never acknowledged, and the next opening sets it aside: such a file is sound.
    pub sound: bool,
    /// The number of the last record that can be trusted; 0 if there is none.
    pub last_seq: u64,
    /// How it is, in a sentence. Never the words of a record.
    pub sentence: String,
    /// What else should be known.
    pub notes: Vec<String>,
}

/// Judges the session at `path`; changes nothing. An error means that it is no session.
pub fn verify<R: Stored>(disk: &SharedDisk, path: &Path) -> Result<Verdict, Problem> {
    let viewed = session::view::<R>(disk, path)?;
    let last_seq = viewed.records.last().map_or(0, Stored::seq);
    let session::Access::View { why, .. } = viewed.access else {
        return Err(Problem::new(
            super::ProblemKind::Other,
            "Opened to write.",
            "",
        ));
    };
    let sentence = match viewed.soundness {
        Soundness::Sound if why.is_empty() => format!("Sound; the last record is {last_seq}."),
        Soundness::TornTail { line, bytes } if why.is_empty() => format!(
            "Sound; the last record is {last_seq}. Line {line} was cut short ({bytes} bytes) and \
             will be set aside when the session is opened."
        ),
        _ => why.clone(),
    };
    Ok(Verdict {
        path: viewed.path,
        sound: why.is_empty(),
        last_seq,
        sentence,
        notes: viewed.notes,
    })
}
