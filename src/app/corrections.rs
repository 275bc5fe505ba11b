//! Corrections that came back: the copy read, each change beside its line of the draft.

use std::path::Path;

use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::pack_jobs::at_home;
use super::packs::{bytes, name_of};
use crate::import::corrections::{self, DraftLine, MarkedCopy, Placed, draft_lines};
use crate::import::steps::Steps;
use crate::meeting::Reading;
use crate::meeting::audience::Full;
use crate::meeting::text::Text;
use crate::minutes::draft_of;
use crate::tui::job::{CameBack, CorrectionsRead};

/// A copy that came back, with its name.
pub(crate) struct Copy {
    /// The file's name.
    pub(crate) name: String,
    /// What it says.
    pub(crate) read: MarkedCopy,
    /// How long the file is, which bounds what it may cost.
    size: usize,
}

/// Reads a copy that came back, `-` for standard input.
///
/// # Errors
/// When it can't be read.
pub(crate) fn read(env: &Environment, path: &Path) -> Result<Copy, Fail> {
    of_bytes(name_of(path), &bytes(env, path)?)
}

fn of_bytes(name: String, bytes: &[u8]) -> Result<Copy, Fail> {
    let copy = corrections::read(bytes).map_err(|trouble| {
        Fail::new(
            Exit::File,
            format!("{name}: {}", trouble.sentence),
            &*trouble.hint,
        )
    })?;
    Ok(Copy {
        name,
        read: copy,
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
pub(crate) fn place(came: &Copy, lines: &[DraftLine]) -> Vec<Placed> {
    corrections::place(&came.read, lines, &Steps::for_size(came.size))
}

/// Reads what came back for the screen, and places it.
///
/// # Errors
/// When it can't be read.
pub(crate) fn came_back(
    env: &Environment,
    source: &CameBack,
    from: &Text,
    lines: &[DraftLine],
) -> Result<CorrectionsRead, Fail> {
    let came = match source {
        CameBack::File(path) => read(env, &at_home(env, path))?,
        CameBack::Words(words) => of_bytes("a message".to_owned(), words.as_bytes())?,
    };
    let placed = place(&came, lines);
    let from = if from.is_blank() {
        came.read.from
    } else {
        from.clone()
    };
    Ok(CorrectionsRead {
        name: came.name,
        from,
        placed,
        remarks: came.read.remarks,
    })
}
