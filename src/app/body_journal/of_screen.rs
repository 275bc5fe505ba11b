//! What the screen asks of the journals of bodies.

use super::{begin as begin_from, take as take_from};
use crate::app::backend::DiskBackend;
use crate::app::fail::Fail;
use crate::app::load::Session;
use crate::meeting::audience::Officer;
use crate::tui::port::{Backend, Opened, SessionKey};

/// Takes over into the journal of its body what a session tells; says what that was.
///
/// # Errors
/// When the body has no journal, the meeting isn't closed, or it can't be saved.
pub(crate) fn take(backend: &mut DiskBackend<'_>, key: &SessionKey) -> Result<String, Fail> {
    // What was recorded a moment ago is told too.
    backend.settle();
    let (session, _) = Session::look(backend.env(), &backend.path_of(key))?;
    take_from(backend.env(), &session)
}

/// Begins the journal of a session's body, and opens it.
///
/// # Errors
/// When there is one already, the meeting isn't closed, or the disk refuses it.
pub(crate) fn begin(backend: &mut DiskBackend<'_>, key: &SessionKey) -> Result<Opened, Fail> {
    let (session, _) = Session::look(backend.env(), &backend.path_of(key))?;
    let body = session.read_by::<Officer>().body().name.clone();
    let opening = backend.opening();
    let made = begin_from(backend.env(), &body, Some(&session), opening)?;
    backend.opened(made)
}
