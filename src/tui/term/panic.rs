//! What happens when the program is at fault: the terminal is given back first, then a message that
//! holds no word of the meeting, then what is on its way to the disk gets there, then exit code 101.

use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::meeting::text::Text;

/// The exit code of a program that panicked.
pub const PANICKED: i32 = 101;

static SESSION: Mutex<Option<String>> = Mutex::new(None);
static PANICKING: AtomicBool = AtomicBool::new(false);

/// Says which session file the message is to name.
pub fn name_session(path: Option<&Path>) {
    let name = path.map(|path| Text::line(&path.to_string_lossy()).into_string());
    *SESSION.lock().unwrap_or_else(PoisonError::into_inner) = name;
}

/// From now on a panic on any thread gives the terminal back, says so, and ends the program with
/// exit code 101. `settle` is called before the end, on the thread that panicked: let it wait, for
/// a few seconds at most, until the facts on their way to the disk are there.
pub fn guard(settle: impl Fn() + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        if PANICKING.swap(true, Ordering::SeqCst) {
            // Another thread's panic is being told: it ends the program for all.
            loop {
                std::thread::park();
            }
        }
        super::screen::restore();
        let session = match SESSION.try_lock() {
            Ok(session) => session.clone(),
            Err(_) => None,
        };
        // Standard error may be gone as well.
        let _ = std::io::stderr().write_all(message(info, session.as_deref()).as_bytes());
        settle();
        std::process::exit(PANICKED);
    }));
}

/// The payload is left out: it may hold words of the meeting.
fn message(info: &PanicHookInfo<'_>, session: Option<&str>) -> String {
    let place = info.location().map_or_else(String::new, |place| {
        format!(" ({}:{})", place.file(), place.line())
    });
    let mut message =
        format!("quorate: The program has stopped because of a fault of its own{place}.\n");
    if let Some(session) = session {
        message.push_str("Everything recorded is in the session file: ");
        message.push_str(session);
        message.push_str("\nOpen it again to go on where you were.\n");
    }
    message
}
