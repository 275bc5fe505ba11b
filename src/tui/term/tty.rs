//! The Unix terminal itself: its modes, its size, and output that never keeps the program waiting.
//!
//! A terminal may stop taking output (a dropped line, a frozen window). Typing must go on, so what
//! a frame has left over is written by the thread that waits for keys, when the terminal takes it
//! again; until then no frame is drawn.

use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios};
use rustix::{fs, process, stdio, termios};
use signal_hook::consts::SIGSTOP;
use signal_hook::low_level;

/// The terminal's modes as they were before.
pub(crate) type Saved = Termios;

/// How long a frame waits for the terminal.
const FRAME_WAIT: Duration = Duration::from_millis(30);
/// How long giving the terminal back waits for it.
const LAST_WAIT: Duration = Duration::from_millis(200);

const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Breaks off a sequence of which only a part has been written.
const CANCEL: u8 = 0x18;

/// What the terminal has not taken yet, and what wakes the thread that will write it.
struct Outbox {
    rest: Vec<u8>,
    wake: Option<UnixStream>,
}

static OUTBOX: Mutex<Outbox> = Mutex::new(Outbox {
    rest: Vec::new(),
    wake: None,
});
static STALLED: AtomicBool = AtomicBool::new(false);

fn outbox() -> MutexGuard<'static, Outbox> {
    OUTBOX.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal opened once more for writing without waiting: the standard output's own mode is
/// shared with the shell and must not be changed. Nothing if it cannot be opened.
fn output() -> Option<BorrowedFd<'static>> {
    static OUTPUT: OnceLock<Option<OwnedFd>> = OnceLock::new();
    let opened = OUTPUT.get_or_init(|| {
        let name = termios::ttyname(stdio::stdout(), Vec::new()).ok()?;
        let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        fs::open(name, flags, Mode::empty()).ok()
    });
    opened.as_ref().map(AsFd::as_fd)
}

/// Whether keys come from a terminal and the screen is one.
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Columns and rows of the window; 0 by 0 is possible.
pub fn size() -> io::Result<(u16, u16)> {
    let size = termios::tcgetwinsize(stdio::stdout())
        .or_else(|_| termios::tcgetwinsize(stdio::stdin()))?;
    Ok((size.ws_col, size.ws_row))
}

/// Whether there is a shell to come back from after stopping. The leader of a session has none: it
/// would hang its window.
pub fn can_suspend() -> bool {
    process::getsid(None).is_ok_and(|session| session != process::getpid())
}

/// Asks this program and those started with it to stop for a while, as the shell's own key would;
/// what comes of it is [`super::Signal::Suspend`].
pub fn request_suspend() -> io::Result<()> {
    Ok(process::kill_current_process_group(process::Signal::TSTP)?)
}

/// The byte that the backspace key sends, as the terminal's modes say.
pub(super) fn erase() -> u8 {
    termios::tcgetattr(stdio::stdin()).map_or(0x7F, |modes| {
        match modes.special_codes[SpecialCodeIndex::VERASE] {
            0x08 => 0x08,
            _ => 0x7F,
        }
    })
}

/// Sets raw mode; gives back the modes as they were. What has been typed already stays.
pub(super) fn make_raw() -> io::Result<Saved> {
    let saved = termios::tcgetattr(stdio::stdin())?;
    let mut raw = saved.clone();
    raw.make_raw();
    raw.special_codes[SpecialCodeIndex::VMIN] = 1;
    raw.special_codes[SpecialCodeIndex::VTIME] = 0;
    termios::tcsetattr(stdio::stdin(), OptionalActions::Now, &raw)?;
    Ok(saved)
}

/// Sets the modes as they were.
pub(super) fn leave_raw(saved: &Saved) -> io::Result<()> {
    let now = OptionalActions::Now;
    Ok(termios::tcsetattr(stdio::stdin(), now, saved)?)
}

/// Takes the mouse, or leaves it to the terminal.
pub(super) fn mouse(on: bool) -> io::Result<()> {
    write(if on { MOUSE_ON } else { MOUSE_OFF })
}

/// Stops this process until it is told to go on; gives back then.
pub(super) fn stop() -> io::Result<()> {
    // To this very thread: it stops before the call comes back.
    low_level::raise(SIGSTOP)
}

/// Writes `bytes` to the terminal, past the standard library's buffer. What the terminal does not
/// take at once is written later, in order; until that is done, this is
/// [`io::ErrorKind::WouldBlock`].
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let mut outbox = outbox();
    if !outbox.rest.is_empty() {
        return Err(io::ErrorKind::WouldBlock.into());
    }
    let wait = outbox.wake.as_ref().map(|_| FRAME_WAIT);
    let left = write_within(bytes, wait)?;
    if left > 0 {
        outbox.rest = bytes[bytes.len() - left..].to_vec();
        STALLED.store(true, Ordering::SeqCst);
        if let Some(wake) = &mut outbox.wake {
            // A full pipe wakes as well.
            let _ = wake.write(&[0]);
        }
    }
    Ok(())
}

/// Writes the last `bytes` before the terminal is given back, giving up after a moment. What could
/// not be written before is dropped.
pub(super) fn write_last(bytes: &[u8]) {
    let mut outbox = outbox();
    let mut all = Vec::new();
    if STALLED.swap(false, Ordering::SeqCst) {
        outbox.rest.clear();
        all.push(CANCEL);
    }
    all.extend_from_slice(bytes);
    // A terminal that is gone needs nothing.
    let _ = write_within(&all, Some(LAST_WAIT));
}

/// The terminal to wait for, if there is something left to write.
pub(super) fn stalled() -> Option<BorrowedFd<'static>> {
    output().filter(|_| STALLED.load(Ordering::SeqCst))
}

/// Writes what was left, now that the terminal takes output; true when all is written.
pub(super) fn drain() -> bool {
    let mut outbox = outbox();
    let rest = std::mem::take(&mut outbox.rest);
    // The terminal's end shows in reading, and in the next frame.
    let left = write_within(&rest, Some(Duration::ZERO)).unwrap_or(0);
    outbox.rest = rest[rest.len() - left..].to_vec();
    left == 0 && STALLED.swap(false, Ordering::SeqCst)
}

/// Says what wakes the thread that waits for keys; nothing when it is no more.
pub(super) fn wake_with(wake: Option<UnixStream>) {
    outbox().wake = wake;
}

/// Writes as much as the terminal takes within `wait` (for ever, if there is none); gives back how
/// many bytes are left.
fn write_within(bytes: &[u8], wait: Option<Duration>) -> io::Result<usize> {
    let output = output().unwrap_or_else(stdio::stdout);
    let mut until = None;
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(output, rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = &rest[count..],
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let now = Instant::now();
                let end = *until.get_or_insert_with(|| wait.map(|wait| now + wait));
                let left = end.map(|end| end.saturating_duration_since(now));
                if left.is_some_and(|left| left.is_zero()) {
                    return Ok(rest.len());
                }
                let timeout = left.and_then(|left| Timespec::try_from(left).ok());
                match poll(
                    &mut [PollFd::new(&output, PollFlags::OUT)],
                    timeout.as_ref(),
                ) {
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(0)
}
