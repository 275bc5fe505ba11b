//! The Windows side: the console's own events, and its output that understands escape sequences.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{
    self, DisableMouseCapture, EnableMouseCapture, Event, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use crossterm::terminal;

use super::burst::Bursts;
use super::console::Keys;
use super::sys::Msg;
use crate::meeting::text::Text;
use crate::tui::input::{Button, Input, Mouse, MouseKind, Paste};

/// Nothing has to be kept: the console's modes are put back by name.
pub(crate) type Saved = ();

/// Even without a deadline the wait ends now and then, since a dropped source cannot wake it.
const LONG: Duration = Duration::from_hours(1);

/// The thread that reads the console's events. Dropping it lets the thread end with its next event.
#[derive(Debug)]
pub struct Source {
    stop: Arc<AtomicBool>,
}

impl Source {
    /// Starts to listen. `deliver` is called on a thread of its own and gives false when nobody
    /// listens any more.
    pub fn start(mut deliver: impl FnMut(Msg) -> bool + Send + 'static) -> io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        std::thread::Builder::new()
            .name("keys".to_owned())
            .spawn(move || {
                let mut reader = Reader::default();
                let begun = Instant::now();
                while !stopped.load(Ordering::SeqCst) {
                    let Ok(inputs) = reader.wait(begun) else {
                        deliver(Msg::HungUp);
                        return;
                    };
                    if !inputs.is_empty() && !deliver(Msg::Inputs(inputs)) {
                        return;
                    }
                }
            })?;
        Ok(Self { stop })
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
    }
}

#[derive(Default)]
struct Reader {
    bursts: Bursts,
    keys: Keys,
}

impl Reader {
    /// Waits for events and takes all that are there.
    fn wait(&mut self, begun: Instant) -> io::Result<Vec<Input>> {
        let mut out = Vec::new();
        let wait = self
            .bursts
            .deadline()
            .map_or(LONG, |due| due.saturating_sub(begun.elapsed()));
        let mut there = event::poll(wait)?;
        let now = begun.elapsed();
        while there {
            self.take(event::read()?, now, &mut out);
            there = event::poll(Duration::ZERO)?;
        }
        self.bursts.settle(now, &mut out);
        self.bursts.tick(begun.elapsed(), &mut out);
        Ok(out)
    }

    fn take(&mut self, event: Event, now: Duration, out: &mut Vec<Input>) {
        let input = match event {
            Event::Key(key) => {
                if let Some(key) = self.keys.key(key) {
                    self.bursts.push(key, now);
                }
                return;
            }
            Event::Paste(text) => Input::Paste(Paste {
                text: Text::new(&text),
                cut: false,
            }),
            Event::Mouse(mouse) => Input::Mouse(mouse_of(mouse)),
            Event::Resize(width, height) => Input::Resize(width, height),
            Event::FocusGained => {
                self.keys.away();
                Input::FocusGained
            }
            Event::FocusLost => {
                self.keys.away();
                Input::FocusLost
            }
        };
        self.bursts.release(out);
        out.push(input);
    }
}

fn mouse_of(event: MouseEvent) -> Mouse {
    let button = |button| match button {
        MouseButton::Left => Button::Left,
        MouseButton::Middle => Button::Middle,
        MouseButton::Right => Button::Right,
    };
    Mouse {
        kind: match event.kind {
            MouseEventKind::Down(which) => MouseKind::Down(button(which)),
            MouseEventKind::Up(which) => MouseKind::Up(button(which)),
            MouseEventKind::Drag(which) => MouseKind::Drag(button(which)),
            MouseEventKind::Moved => MouseKind::Moved,
            MouseEventKind::ScrollUp => MouseKind::ScrollUp,
            MouseEventKind::ScrollDown => MouseKind::ScrollDown,
            MouseEventKind::ScrollLeft => MouseKind::ScrollLeft,
            MouseEventKind::ScrollRight => MouseKind::ScrollRight,
        },
        column: event.column,
        row: event.row,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
        shift: event.modifiers.contains(KeyModifiers::SHIFT),
    }
}

/// Whether keys come from a console and the screen is one.
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Columns and rows of the window.
pub fn size() -> io::Result<(u16, u16)> {
    terminal::size()
}

/// Windows has no shell that stops and continues programs.
pub fn can_suspend() -> bool {
    false
}

/// Refused: see [`can_suspend`].
pub fn request_suspend() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

pub(super) fn make_raw() -> io::Result<Saved> {
    // Asking switches the console's understanding of escape sequences on.
    if !crossterm::ansi_support::supports_ansi() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    terminal::enable_raw_mode()
}

pub(super) fn leave_raw((): &Saved) -> io::Result<()> {
    terminal::disable_raw_mode()
}

/// Takes the mouse, which the console does by a mode and not by a sequence.
pub(super) fn mouse(on: bool) -> io::Result<()> {
    if on {
        crossterm::execute!(io::stdout(), EnableMouseCapture)
    } else {
        crossterm::execute!(io::stdout(), DisableMouseCapture)
    }
}

pub(super) fn stop() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Writes all of `bytes` to the console.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(bytes)?;
    output.flush()
}

/// The same for the last bytes before the console is given back.
pub(super) fn write_last(bytes: &[u8]) {
    let _ = write(bytes);
}
