//! Corrections that came back: the copy read, each change beside its line of the draft.

use std::path::Path;

use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::packs::{bytes, name_of};
use crate::import::corrections::{self, DraftLine, MarkedCopy, Placed, draft_lines};
use crate::import::steps::Steps;
use crate::meeting::Reading;
use crate::meeting::audience::Full;
use crate::minutes::draft_of;

/// A copy that came back, with its name.
pub(crate) struct CameBack {
    /// The file's name.
    pub(crate) name: String,
    /// What it says.
    pub(crate) copy: MarkedCopy,
    /// How long the file is, which bounds what it may cost.
    size: usize,
}

/// Reads a copy that came back, `-` for standard input.
///
/// # Errors
/// When it can't be read.
pub(crate) fn read(env: &Environment, path: &Path) -> Result<CameBack, Fail> {
    let name = name_of(path);
    let bytes = bytes(env, path)?;
    let copy = corrections::read(&bytes).map_err(|trouble| {
        Fail::new(
            Exit::File,
            format!("{name}: {}", trouble.sentence),
            &*trouble.hint,
        )
    })?;
    Ok(CameBack {
        name,
        copy,
        size: bytes.len(),
    })
}

/// The lines of the draft that was sent last, or of the draft as it stands where none was issued, with
/// the entries' own words.
pub(crate) fn lines(reading: &Reading<'_, Full>) -> Vec<DraftLine> {
    let now = draft_of::<Full>(reading, reading.house()).lines();
    let issued = reading.drafts().iter().rev();
    let sent = issued.map(|d| &d.lines[..]).find(|lines| !lines.is_empty());
    draft_lines(sent.unwrap_or(&now), &now, |entry| {
        let entry = reading.entry(entry)?;
        entry.kind.shape().map(|_| entry.text.as_str())
    })
}

/// Places what came back.
pub(crate) fn place(came: &CameBack, lines: &[DraftLine]) -> Vec<Placed> {
    corrections::place(&came.copy, lines, &Steps::for_size(came.size))
}
