//! What an officer is told when a session is opened: notes, what is wrong with the file, and why
//! it can only be looked at.

use std::fmt::Write;
use std::io;
use std::path::Path;

use super::disk::Meta;
use super::family::Pick;
use super::format;
use super::lock::Locking;
use super::problem::{Problem, ProblemKind, explain};
use super::read::{Loaded, Soundness, Stored};
use super::session::{Access, Cause};
use super::system::FILE_MODE;
use crate::meeting::text;

pub(super) fn notes_on(named: &Path, asked: &Path, pick: &Pick, meta: &Meta) -> Vec<String> {
    let mut notes = Vec::new();
    if named.file_name() != asked.file_name() {
        notes.push(format!("{} leads to {}.", named.display(), asked.display()));
    }
    if pick.path != asked {
        notes.push(format!(
            "Opened {}, which goes on from {}.",
            pick.path.display(),
            asked.display()
        ));
    }
    if meta.mode & !FILE_MODE != 0 {
        notes.push(format!(
            "Others may read this file (mode {:04o}); it may hold confidential text.",
            meta.mode
        ));
    }
    if let Some(repaired) = &pick.repaired {
        notes.push(format!("A repaired copy stands in {}.", repaired.display()));
    }
    notes.iter().map(|n| text::clean(n)).collect()
}

pub(super) fn why_view_only<R>(
    loaded: &Loaded<R>,
    pick: &Pick,
    accept_fork: bool,
) -> Option<Access> {
    if let Some(why) = loaded.soundness.why_view_only() {
        let cause = match loaded.soundness {
            Soundness::Newer { .. } => Cause::Newer,
            Soundness::EditedOutside { .. } => Cause::EditedOutside,
            _ => Cause::Damaged,
        };
        return Some(Access::View { cause, why });
    }
    let fork = pick.fork.as_ref().filter(|_| !accept_fork)?;
    let why = text::clean(&format!(
        "{} is another version of this meeting: it holds {} not here, and this one {} not there. \
         Look at both, then choose the one to go on with.",
        fork.other.display(),
        count(fork.only_there),
        count(fork.only_here),
    ));
    let cause = Cause::Forked;
    Some(Access::View { cause, why })
}

fn count(n: usize) -> String {
    if n == 1 {
        "1 record".to_owned()
    } else {
        format!("{n} records")
    }
}

pub(super) fn recovered<R: Stored>(loaded: &Loaded<R>) -> String {
    let changes = loaded.records.len();
    let s = if changes == 1 { "" } else { "s" };
    let mut said = format!("Recovered {changes} change{s}");
    if let Some(last) = loaded.records.last() {
        said.push_str(&last.at().format(", last %H:%M:%S").to_string());
    }
    said.push('.');
    if let Soundness::TornTail { bytes, .. } = loaded.soundness {
        let _ = write!(
            said,
            " The last line was cut short; its {bytes} bytes are set aside beside the file."
        );
    }
    said
}

pub(super) fn not_taken(locking: Locking) -> Access {
    let (cause, why) = match locking {
        Locking::Held(Some(owner)) => (
            Cause::Held,
            format!(
                "{} has this session open. You can read it; what is recorded there meanwhile \
                 shows when you open it again.",
                owner.describe()
            ),
        ),
        Locking::Taken { .. } | Locking::Held(None) => (
            Cause::Held,
            "Somebody else has this session open. You can read it meanwhile.".to_owned(),
        ),
        Locking::Elsewhere(owner) => (
            Cause::Elsewhere,
            format!(
                "{} had this session open and did not close it; last heard of at {}. If that \
                 machine is no longer minuting, take the session over.",
                owner.describe(),
                owner.seen.format("%H:%M on %-d %B %Y")
            ),
        ),
        Locking::ReadOnly(e) => {
            return read_only(&e);
        }
    };
    let why = text::clean(&why);
    Access::View { cause, why }
}

/// The place cannot be written.
pub(super) fn read_only(error: &io::Error) -> Access {
    let (_, why, _) = explain(error);
    Access::View {
        cause: Cause::ReadOnly,
        why: format!(
            "You can read this session and not change it: {why}. Save a copy elsewhere to go on \
             with it."
        ),
    }
}

/// The likely cause of a slip in a record's RON, as the end of a sentence.
pub(super) fn cause(code: &ron::Error) -> &'static str {
    use ron::Error as E;
    match code {
        E::Eof => "the line ends too early; a closing bracket or quotation mark may be missing",
        E::ExpectedStringEnd => "a closing quotation mark is missing",
        E::ExpectedString => "words must stand in quotation marks",
        E::ExpectedComma => "a comma is missing, or a quotation mark stands in the words",
        E::InvalidEscape(_) => "a backslash must be doubled",
        E::ExpectedArrayEnd => "a closing ] is missing",
        E::ExpectedStructLikeEnd => "a closing ) is missing",
        E::ExpectedInteger | E::InvalidIntegerDigit { .. } => "a number is expected there",
        E::NoSuchEnumVariant { .. } => "a name stands there that Quorate does not know",
        E::NoSuchStructField { .. } => "a field stands there that Quorate does not know",
        E::MissingStructField { .. } => "a field is missing",
        E::DuplicateStructField { .. } => "a field stands there twice",
        E::TrailingCharacters => "something stands after its end",
        _ => "that is not what Quorate writes there",
    }
}

/// What to say of bytes that are no session.
pub(super) fn not_a_session(bytes: &[u8]) -> Problem {
    let banner = format::BANNER.as_bytes();
    let begun = bytes.starts_with(banner);
    if format::is_stub(bytes) {
        Problem::new(
            ProblemKind::NotASession,
            "This session file was cut short while it was being made; nothing was recorded in it.",
            "Make the meeting anew under the same name: it takes the place of this file.",
        )
    } else if begun {
        Problem::new(
            ProblemKind::NotASession,
            "This session file was cut short while it was being made; nothing was recorded in it.",
            "Remove it and make the meeting anew.",
        )
    } else {
        Problem::new(
            ProblemKind::NotASession,
            "This is not a Quorate session file.",
            "Session files begin with a line that says QUORATE SESSION.",
        )
    }
}
