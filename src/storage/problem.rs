//! What storage could not do, as one sentence and the way out.

use std::fmt;
use std::io;
use std::path::Path;

use crate::meeting::{Refusal, text};

/// What sort of problem it is, for callers that act on it (exit codes, another try).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// There is no such file or folder.
    Missing,
    /// There is such a file already, and nothing is ever overwritten unasked.
    Exists,
    /// The disk or the quota is full.
    Full,
    /// The place may be read but not written.
    ReadOnly,
    /// The device or the share failed.
    Device,
    /// The file is no Quorate session, or none that was ever finished.
    NotASession,
    /// The file is beyond the limits of the format.
    TooBig,
    /// The file is damaged where it would have to be sound.
    Damaged,
    /// The file was made by a newer Quorate.
    Newer,
    /// Another writer has the session open.
    Locked,
    /// Anything else.
    Other,
}

/// A sentence that says what is wrong and where, and a hint that says what to do next.
///
/// Both are cleaned: paths and foreign words may carry terminal escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// What is wrong, and where.
    pub sentence: String,
    /// What to do next; may be empty.
    pub hint: String,
}

impl Problem {
    /// A problem of `kind`; `sentence` and `hint` are cleaned here.
    pub fn new(kind: ProblemKind, sentence: &str, hint: &str) -> Self {
        Self {
            kind,
            sentence: text::clean(sentence),
            hint: text::clean(hint),
        }
    }

    /// The problem that the system reported while `doing` something ("read", "make") to `path`.
    pub fn from_io(doing: &str, path: &Path, error: &io::Error) -> Self {
        let (kind, why, hint) = explain(error);
        Self::new(
            kind,
            &format!("Cannot {doing} {}: {why}.", path.display()),
            hint,
        )
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)?;
        if !self.hint.is_empty() {
            write!(f, " {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::new(problem.sentence, problem.hint)
    }
}

/// The kind, the cause in words and the way out of a system error.
pub fn explain(error: &io::Error) -> (ProblemKind, String, &'static str) {
    use io::ErrorKind as E;
    let (kind, why, hint) = match error.kind() {
        E::StorageFull => (
            ProblemKind::Full,
            "the disk is full",
            "Make room on the disk, or save elsewhere.",
        ),
        E::QuotaExceeded => (
            ProblemKind::Full,
            "your share of the disk is used up",
            "Make room, or save elsewhere.",
        ),
        E::ReadOnlyFilesystem => (
            ProblemKind::ReadOnly,
            "the disk can only be read",
            "Save elsewhere.",
        ),
        E::PermissionDenied => (
            ProblemKind::ReadOnly,
            "you may not write or read there",
            "Ask for access, or use another folder.",
        ),
        E::NotFound => (
            ProblemKind::Missing,
            "there is no such file or folder",
            "Check the name and the folder.",
        ),
        E::AlreadyExists => (
            ProblemKind::Exists,
            "there is such a file already",
            "Choose another name.",
        ),
        E::StaleNetworkFileHandle => (
            ProblemKind::Device,
            "the network share has dropped the file",
            "Wait for the share to come back, or save elsewhere.",
        ),
        E::FileTooLarge => (
            ProblemKind::TooBig,
            "it is larger than Quorate reads",
            "A session file is at most 512 MiB.",
        ),
        E::IsADirectory => (
            ProblemKind::NotASession,
            "it is a folder",
            "Name a file in it.",
        ),
        E::InvalidInput => (
            ProblemKind::NotASession,
            "it is not an ordinary file",
            "Name an ordinary file.",
        ),
        _ if super::system::is_device_failure(error) => (
            ProblemKind::Device,
            "the disk failed",
            "Save elsewhere, and have the disk looked at.",
        ),
        _ => {
            return (
                ProblemKind::Other,
                text::clean(&error.to_string()),
                "Try again, or use another folder.",
            );
        }
    };
    (kind, why.to_owned(), hint)
}
