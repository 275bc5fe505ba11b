//! What a command leaves with: its exit code, and a sentence with a hint if it failed.

use std::fmt;
use std::process::ExitCode;

use crate::meeting::Refusal;
use crate::meeting::text::{Text, clean};
use crate::storage::{Problem, ProblemKind};

/// Exit codes, as `--help` and docs/command-line.md tell them. A panic leaves with 101.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Refused, or something is lacking.
    Refused = 1,
    /// The command line is not understood.
    Usage = 2,
    /// A file can't be read or written.
    File = 3,
    /// A session file is damaged, or made by a newer version.
    Damaged = 4,
    /// Not everything could be saved.
    NotSaved = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command failed: a sentence, a hint, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fail {
    /// The code to leave with.
    pub(crate) exit: Exit,
    /// What is wrong.
    pub(crate) sentence: String,
    /// What to do next; may be empty.
    pub(crate) hint: String,
}

impl Fail {
    /// A failure; both texts are cleaned here.
    pub(crate) fn new(exit: Exit, sentence: impl AsRef<str>, hint: impl AsRef<str>) -> Self {
        Self {
            exit,
            sentence: clean(sentence.as_ref()),
            hint: clean(hint.as_ref()),
        }
    }
}

impl From<Problem> for Fail {
    fn from(problem: Problem) -> Self {
        let exit = match problem.kind {
            ProblemKind::Damaged | ProblemKind::NotASession | ProblemKind::Newer => Exit::Damaged,
            _ => Exit::File,
        };
        Self::new(exit, problem.sentence, problem.hint)
    }
}

impl From<Refusal> for Fail {
    fn from(refusal: Refusal) -> Self {
        Self::new(Exit::Refused, refusal.reason, refusal.way_out)
    }
}

impl fmt::Display for Fail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "quorate: {}", Text::line(&self.sentence))?;
        if !self.hint.is_empty() {
            write!(f, "\n  {}", Text::line(&self.hint))?;
        }
        Ok(())
    }
}

/// What a command comes to.
pub(crate) type Outcome = Result<Exit, Fail>;
