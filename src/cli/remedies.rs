//! The ways out of a session that can't be written as it is, and of a disk that takes nothing more.

use std::path::Path;

use super::elsewhere;
use super::fail::{Exit, Fail};
use super::repair::kept;
use super::stage::Stage;
use crate::journal::Record;
use crate::storage::{Cause, Opening, repair_copy, session};
use crate::tui::port::{Opened, Remedy};

/// What helps against what stands in the way.
pub(super) fn remedy_for(cause: Cause) -> Option<Remedy> {
    match cause {
        Cause::Damaged | Cause::EditedOutside => Some(Remedy::Repair),
        Cause::Forked => Some(Remedy::ThisVersion),
        Cause::Elsewhere => Some(Remedy::TakeOver),
        Cause::ReadOnly => Some(Remedy::Elsewhere),
        // Time, another officer or a newer version helps.
        Cause::Asked | Cause::Newer | Cause::Held => None,
    }
}

/// Applies a remedy to the open session; what was opened, if the session is another one then.
pub(super) fn apply(stage: &mut Stage<'_>, remedy: Remedy) -> Result<Option<Opened>, Fail> {
    let path = stage.open_path().ok_or_else(|| {
        Fail::new(
            Exit::Refused,
            "No session is open.",
            "Open one in the library.",
        )
    })?;
    let (disk, opening) = (stage.desk().disk.clone(), stage.opening());
    match remedy {
        Remedy::Repair => {
            let copy = repair_copy::<Record>(&disk, &path, None, true)?;
            let said = kept(&session::view::<Record>(&disk, &copy)?);
            let mut opened = stage.open_file(&copy)?;
            opened.notes.splice(0..0, said);
            Ok(Some(opened))
        }
        Remedy::TakeOver => reopen(
            stage,
            &path,
            Opening {
                take_over: true,
                ..opening
            },
        ),
        Remedy::ThisVersion => reopen(
            stage,
            &path,
            Opening {
                accept_fork: true,
                ..opening
            },
        ),
        Remedy::Elsewhere => {
            let there = elsewhere::offered(stage).ok_or_else(elsewhere::nowhere)?;
            elsewhere::save(stage, &there)
        }
    }
}

fn reopen(stage: &mut Stage<'_>, path: &Path, opening: Opening) -> Result<Option<Opened>, Fail> {
    let opened = session::open::<Record>(&stage.desk().disk, path, opening)?;
    stage.opened(opened).map(Some)
}

#[cfg(test)]
#[path = "remedies_tests.rs"]
mod tests;
