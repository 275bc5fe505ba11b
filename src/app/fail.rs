//! What a command leaves with: its exit code, and a sentence with a hint if it failed.

use std::fmt;
use std::process::ExitCode;

use crate::import::trouble::Trouble;
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

/// Why a command failed: what is told of it, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fail {
    /// The code to leave with.
    pub(crate) exit: Exit,
    /// What is wrong, and what to do next.
    pub(crate) why: Refusal,
}

impl Fail {
    /// A failure; both texts are cleaned here.
    pub(crate) fn new(exit: Exit, sentence: impl AsRef<str>, hint: impl AsRef<str>) -> Self {
        Self {
            exit,
            why: Refusal::new(clean(sentence.as_ref()), clean(hint.as_ref())),
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

impl From<Trouble> for Fail {
    fn from(trouble: Trouble) -> Self {
        Self::new(Exit::File, &*trouble.sentence, &*trouble.hint)
    }
}

impl From<Refusal> for Fail {
    fn from(refusal: Refusal) -> Self {
        Self::new(Exit::Refused, refusal.reason, refusal.way_out)
    }
}

impl fmt::Display for Fail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "quorate: {}", Text::line(&self.why.reason))?;
        if !self.why.way_out.is_empty() {
            write!(f, "\n  {}", Text::line(&self.why.way_out))?;
        }
        Ok(())
    }
}

impl From<Fail> for Refusal {
    fn from(fail: Fail) -> Self {
        fail.why
    }
}

/// What a command comes to.
pub(crate) type Outcome = Result<Exit, Fail>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases;

    #[test]
    fn errors_of_every_room_are_told_in_one_shape() {
        let problem = Problem::new(ProblemKind::Full, "The disk is full.", "Make room.");
        let trouble = Trouble::new("The PDF is damaged.", "Ask for it again.");
        let book = phrases::Trouble::with_file("own.ron", "The code is empty.", "Give it one.");
        let fail = Fail::new(Exit::Usage, "There is no such day.", "Give another.");
        let told: [(Refusal, &str); 4] = [
            (problem.into(), "The disk is full. Make room."),
            (trouble.into(), "The PDF is damaged. Ask for it again."),
            (book.into(), "The code is empty. Give it one."),
            (fail.into(), "There is no such day. Give another."),
        ];
        for (refusal, words) in told {
            assert_eq!(refusal.in_a_line(), words);
        }
    }

    #[test]
    fn the_command_line_and_the_screen_tell_the_same_and_nothing_that_steers_a_terminal() {
        let fail = Fail::new(Exit::File, "Cannot read a\u{1b}[31m\nb.", "");
        let line = Refusal::from(fail.clone()).in_a_line();
        assert_eq!(fail.to_string(), format!("quorate: {line}"));
        assert!(!line.contains(['\u{1b}', '\n']), "{line:?}");
        assert!(!line.ends_with(' '), "{line:?}");
    }
}
