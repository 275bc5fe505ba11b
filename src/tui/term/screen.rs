//! Takes the terminal over and gives it back as it was: on leaving, on a panic, on a signal.
//!
//! The terminal is asked nothing: a question would have to be waited for.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::sys;

/// The title of the window, always: a meeting's name is nobody's business.
const ENTER: &str = "\x1b[?1049h\x1b[?7l\x1b[m\x1b[2J\x1b[?25l";
const LEAVE: &str = "\x1b[m\x1b[?7h\x1b[?25h\x1b[?1049l\r";
/// The old title is put by, paste marks, focus news and a bar for a cursor are asked for.
const ENTER_MORE: &str = "\x1b[22;2t\x1b]2;Quorate\x07\x1b[?2004h\x1b[?1004h\x1b[6 q";
const LEAVE_MORE: &str = "\x1b[0 q\x1b[?1004l\x1b[?2004l\x1b[23;2t";

/// How to use the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Take the mouse; without it the terminal selects text with it.
    pub mouse: bool,
    /// A terminal that knows little more than moving the cursor
    /// ([`super::Capabilities::simple`]): no title, paste marks, focus news, mouse.
    pub simple: bool,
}

struct State {
    saved: Option<sys::Saved>,
    options: Options,
}

/// The terminal's state is the process's: the panic hook and the signals must find it.
static STATE: Mutex<State> = Mutex::new(State {
    saved: None,
    options: Options {
        mouse: false,
        simple: true,
    },
});

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal, taken over. Writing goes straight to it; dropping it gives it back.
#[derive(Debug)]
pub struct Screen {
    _only_here: (),
}

impl Screen {
    /// Takes the terminal over: raw mode, the alternate screen, what `options` ask for.
    pub fn enter(options: Options) -> io::Result<Self> {
        let mut state = state();
        state.options = options;
        let screen = Self { _only_here: () };
        let entered = enter(&mut state);
        // If only half of it was done, dropping the screen takes that half back.
        drop(state);
        entered.map(|()| screen)
    }

    /// Columns and rows of the window.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        sys::size()
    }

    /// Gives the terminal back and stops the process; comes back when it goes on, with the terminal
    /// still given back: [`sys::Signal::Continue`] follows, and [`Screen::resume`] is the answer.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        sys::stop()
    }

    /// Takes the terminal over again after a stop, whether or not it had been given back. Draw
    /// everything afterwards; the window may have another size.
    pub fn resume(&mut self) -> io::Result<()> {
        enter(&mut state())
    }

    /// Takes the mouse or leaves it to the terminal.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        let mut state = state();
        state.options.mouse = on;
        if state.saved.is_none() || state.options.simple {
            return Ok(());
        }
        taken(sys::mouse(on))
    }

    /// Whether the mouse is taken.
    pub fn mouse(&self) -> bool {
        state().options.mouse
    }
}

/// One call, one write. Nothing is written while the terminal is given back.
impl io::Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if state().saved.is_some() {
            sys::write(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was, if it is taken over. May be called from any thread and more
/// than once; errors are passed over, since a terminal that is gone needs nothing.
pub fn restore() {
    let mut state = state();
    let Some(saved) = state.saved.take() else {
        return;
    };
    let mut bytes = String::new();
    if !state.options.simple {
        bytes.push_str(LEAVE_MORE);
    }
    bytes.push_str(LEAVE);
    sys::write_last(bytes.as_bytes());
    if state.options.mouse && !state.options.simple {
        let _ = sys::mouse(false);
    }
    let _ = sys::leave_raw(&saved);
}

fn enter(state: &mut State) -> io::Result<()> {
    let before = sys::make_raw()?;
    // After a stop that came unasked the modes are ours or the shell's: the first ones count.
    state.saved.get_or_insert(before);
    let mut bytes = String::from(ENTER);
    if !state.options.simple {
        bytes.push_str(ENTER_MORE);
    }
    taken(sys::write(bytes.as_bytes()))?;
    if state.options.mouse && !state.options.simple {
        taken(sys::mouse(true))?;
    }
    Ok(())
}

/// A terminal that does not take output just now is no error.
fn taken(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|error| match error.kind() {
        io::ErrorKind::WouldBlock => Ok(()),
        _ => Err(error),
    })
}
