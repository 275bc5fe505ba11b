//! Standard output and standard error. A reader that has gone away (`quorate log | head`) is no
//! fault and no panic.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::app::documents::no_sitting;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};
use crate::app::load::Session;
use crate::meeting::audience::Public;
use crate::meeting::text::{Text, clean};

/// Prints to standard output; a reader that has gone away is fine.
///
/// # Errors
/// When standard output can't be written.
pub(super) fn print(text: &[u8]) -> Result<(), Fail> {
    let mut out = io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Fail::new(
            Exit::File,
            format!("Standard output can't be written: {e}."),
            "Look at where it is sent.",
        )),
        _ => Ok(()),
    }
}

/// Tells something on standard error, on one line, cleaned.
pub(super) fn tell(text: &str) {
    say(&format!("quorate: {}\n", Text::line(text)));
}

/// Tells why a command failed.
pub(super) fn tell_failure(fail: &Fail) {
    say(&format!("{}\n", clean(&fail.to_string())));
}

/// Says something on standard error, in one piece.
fn say(line: &str) {
    // Nobody is left to be told that nobody can be told.
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

/// Reads the session of a meeting named so, and tells on standard error what is wrong with it.
///
/// # Errors
/// When there is none, nothing of it can be read, or it is the journal of a body.
pub(super) fn session(env: &Environment, named: &Path) -> Result<Session, Fail> {
    let session = any_session(env, named)?;
    if session.read_by::<Public>().is_body_journal() {
        return Err(no_sitting());
    }
    Ok(session)
}

/// Reads the session named so, of a meeting or of a body, and tells on standard error what is wrong with
/// it.
///
/// # Errors
/// When there is none, or nothing of it can be read.
pub(super) fn any_session(env: &Environment, named: &Path) -> Result<Session, Fail> {
    let (session, notes) = Session::look(env, named)?;
    for note in notes {
        tell(&note);
    }
    Ok(session)
}
