//! What differs between systems, behind one interface: where inputs and signals come from, raw
//! mode, the size of the window, stopping. Both sides are written; nothing else asks which it is.

use crate::tui::input::Input;

#[cfg(unix)]
pub(super) use super::tty::{Saved, leave_raw, make_raw, mouse, stop, write, write_last};
#[cfg(unix)]
pub use super::tty::{can_suspend, is_terminal, request_suspend, size};
#[cfg(unix)]
pub use super::unix::Source;

#[cfg(windows)]
pub(super) use super::windows::{Saved, leave_raw, make_raw, mouse, stop, write, write_last};
#[cfg(windows)]
pub use super::windows::{Source, can_suspend, is_terminal, request_suspend, size};

/// What [`Source`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// What came in one go, in order: take all, then draw once.
    Inputs(Vec<Input>),
    /// The system asks for something.
    Signal(Signal),
    /// The terminal takes output again after it had stopped to; frames drawn meanwhile are lost:
    /// draw. (`Canvas::flush` has seen to it that everything is drawn.)
    Redraw,
    /// The terminal is gone: put everything away and leave. Told once; nothing can be shown.
    HungUp,
}

/// What the system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The line is dropped or the window closed (SIGHUP).
    HangUp,
    /// Somebody asks the program to end (SIGTERM).
    Terminate,
    /// Interrupted from outside (SIGINT; Ctrl-C is a key).
    Interrupt,
    /// Asked to quit from outside (SIGQUIT).
    Quit,
    /// Asked to stop for a while (SIGTSTP): call `Screen::suspend`.
    Suspend,
    /// Going on after a stop (SIGCONT): call `Screen::resume` and draw all.
    Continue,
}

impl Signal {
    /// Whether the program has to end.
    pub fn ends(self) -> bool {
        !matches!(self, Self::Suspend | Self::Continue)
    }

    /// The exit code of a program that a signal ended: 128 and the signal's number.
    pub fn exit_code(self) -> u8 {
        128 + match self {
            Self::HangUp => 1,
            Self::Interrupt => 2,
            Self::Quit => 3,
            Self::Terminate => 15,
            Self::Suspend => 20,
            Self::Continue => 18,
        }
    }
}

/// Whether an error in writing to the terminal means that the terminal is gone.
pub fn is_hang_up(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::BrokenPipe
            | ErrorKind::NotConnected
            | ErrorKind::ConnectionReset
            | ErrorKind::UnexpectedEof
            | ErrorKind::WriteZero
    ) || error.raw_os_error().is_some_and(gone)
}

/// The errors of a vanished terminal: EIO, ENXIO, EBADF, ENODEV; on Windows an invalid handle or a
/// pipe without its other end.
fn gone(code: i32) -> bool {
    if cfg!(windows) {
        matches!(code, 6 | 109 | 232 | 233)
    } else {
        matches!(code, 5 | 6 | 9 | 19)
    }
}
