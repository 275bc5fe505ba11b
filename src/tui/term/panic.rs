//! What happens when the program is at fault: the terminal is given back first, then a message that
//! holds no word of the meeting, then what is on its way to the disk gets there, then exit code 101.

use std::cell::Cell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::meeting::text::Text;

/// The exit code of a program that panicked.
pub const PANICKED: i32 = 101;

static SESSION: Mutex<Option<String>> = Mutex::new(None);
static PANICKING: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// Whether a panic of this thread is caught by [`contained`].
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Does work that the open meeting does not depend on. If it panics the program goes on: that is
/// answered by none, and the terminal stays as it is.
pub fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = CONTAINED.replace(true);
    // Whatever the work shares with the rest of the program is behind a lock or thrown away.
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    CONTAINED.set(before);
    done
}

/// Whether a panic of this thread would be caught by [`contained`].
pub fn is_contained() -> bool {
    // Where a panic aborts there is nothing that could catch it.
    cfg!(panic = "unwind") && CONTAINED.get()
}

/// Says which session file the message is to name.
pub fn name_session(path: Option<&Path>) {
    let name = path.map(|path| Text::line(&path.to_string_lossy()).into_string());
    *SESSION.lock().unwrap_or_else(PoisonError::into_inner) = name;
}

/// From now on a panic on any thread, unless it is [`contained`], gives the terminal back, says so, and ends the program with
/// exit code 101. `settle` is called before the end, on the thread that panicked: let it wait, for
/// a few seconds at most, until the facts on their way to the disk are there.
pub fn guard(settle: impl Fn() + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        if is_contained() {
            return;
        }
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
