//! A purge of a session's file: what no document prints goes out of it for good, and every document stays
//! what it was.

use std::path::{Path, PathBuf};

use super::backend::DiskBackend;
use super::documents::made;
use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::load::Session;
use crate::export::Format;
use crate::journal::Record;
use crate::journal::purge::Purge;
use crate::meeting::Refusal;
use crate::meeting::text::Text;
use crate::minutes::{Audience, DocumentKind, Full, Public};
use crate::storage::rewrite;
use crate::tui::port::{Backend, Purged as Screen};

/// What was purged.
pub(crate) struct Purged {
    /// What went.
    pub(crate) purge: Purge,
    /// Files beside the session that could not be taken away and may hold words that were purged.
    pub(crate) left: Vec<PathBuf>,
}

impl Purged {
    /// That it was done, and how much went.
    pub(crate) fn told(&self) -> String {
        format!("Purged: {}.", self.purge.in_words())
    }

    /// What is left all the same.
    pub(crate) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.purge.deleted {
            notes.push(
                "words that were deleted from paragraphs that stand could not be taken out without \
                 a document changing, and are left"
                    .to_owned(),
            );
        }
        notes.extend(self.left.iter().map(|left| {
            format!(
                "{} may hold words that were purged, and could not be deleted: delete it yourself",
                left.display()
            )
        }));
        notes
    }
}

/// Purges a session; nobody else can write to it meanwhile.
///
/// # Errors
/// When nothing may be purged, a document would change, or the file can't be written; then it is as it
/// was.
pub(crate) fn purge(env: &Environment, path: &Path, reason: &Text) -> Result<Purged, Fail> {
    let now = env.clock.now();
    let mut held = rewrite::hold::<Record>(&env.disk, path, now)?;
    let records = std::mem::take(&mut held.records);
    let before = Session::of(&held.header, env.officer.clone(), records)?;
    before.purge(reason)?;
    let stand = documents(&before)?;
    // What was deleted on the way in paragraphs that stand goes too, unless that would show.
    let mut after = None;
    for deleted in [true, false] {
        let (made, purge) = before.purged(deleted, now, reason)?;
        if stand == documents(&made)? {
            after = Some((made, purge));
            break;
        }
    }
    let Some((after, purge)) = after else {
        return Err(Fail::new(
            Exit::Refused,
            "A document of this meeting would change.",
            "Nothing was purged.",
        ));
    };
    if purge.is_empty() {
        return Ok(Purged {
            purge,
            left: Vec::new(),
        });
    }
    let left = held.replace(after.records())?;
    Ok(Purged { purge, left })
}

/// Purges the session that the screen has open, and opens it again, whatever came of it.
///
/// # Errors
/// When it is not all saved, so that it stays open, or can't be opened again.
pub(crate) fn of_open(backend: &mut DiskBackend<'_>, reason: &Text) -> Result<Screen, Refusal> {
    let path = backend
        .open_path()
        .ok_or_else(|| Refusal::new("No session is open.", "Open one in the library."))?;
    backend.put_away()?;
    let purged = purge(backend.env(), &path, reason);
    let opened = backend.open_file(&path).map_err(Refusal::from)?;
    let told = purged.map_err(Refusal::from).map(|purged| {
        let notes = purged.notes();
        if notes.is_empty() {
            return purged.told();
        }
        format!("{} Note: {}.", purged.told(), notes.join("; "))
    });
    Ok(Screen { opened, told })
}

/// Every document of a session, for every reader.
fn documents(session: &Session) -> Result<Vec<Vec<u8>>, Fail> {
    let mut out = documents_for::<Public>(session)?;
    out.extend(documents_for::<Full>(session)?);
    Ok(out)
}

fn documents_for<A: Audience>(session: &Session) -> Result<Vec<Vec<u8>>, Fail> {
    let reading = session.read_by::<A>();
    let made = DocumentKind::ALL.into_iter().map(|which| {
        let made = made(&reading, which, Format::Text)?;
        Ok(made.bytes)
    });
    made.collect()
}
