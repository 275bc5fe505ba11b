//! Standard output and standard error. A reader that has gone away (`quorate log | head`) is no
//! fault and no panic.

use std::io::{self, ErrorKind, Write};

use super::fail::{Exit, Fail};
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
    // Nobody is left to be told that nobody can be told.
    let _ = writeln!(io::stderr().lock(), "quorate: {}", Text::line(text));
}

/// Tells why a command failed.
pub(super) fn tell_failure(fail: &Fail) {
    let _ = writeln!(io::stderr().lock(), "{}", clean(&fail.to_string()));
}
