//! The Unix side: one thread waits for keys and signals together and is woken by nothing else.

use std::io;
use std::io::{IsTerminal, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios};
use rustix::{process, stdio, termios};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{SigId, flag, low_level};

use super::parser::Parser;
use super::sys::{Msg, Signal};
use crate::tui::input::Input;

/// The terminal's modes as they were before.
pub(crate) type Saved = Termios;

const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// A read of this size takes all that a pseudo-terminal holds.
const READ: usize = 16 * 1024;

/// The signals that are listened to; `None` is the window's new size.
const SIGNALS: [(i32, Option<Signal>); 7] = [
    (SIGHUP, Some(Signal::HangUp)),
    (SIGTERM, Some(Signal::Terminate)),
    (SIGINT, Some(Signal::Interrupt)),
    (SIGQUIT, Some(Signal::Quit)),
    (SIGTSTP, Some(Signal::Suspend)),
    (SIGCONT, Some(Signal::Continue)),
    (SIGWINCH, None),
];

/// The thread that reads keys and signals. Dropping it ends the thread.
#[derive(Debug)]
pub struct Source {
    stop: Arc<AtomicBool>,
    wake: UnixStream,
    registered: Vec<SigId>,
    thread: Option<JoinHandle<()>>,
}

impl Source {
    /// Starts to listen. `deliver` is called on a thread of its own, never for nothing, and gives
    /// false when nobody listens any more. A second signal that asks the program to end restores
    /// the terminal and ends it there and then, whatever the rest of the program is doing.
    pub fn start(deliver: impl FnMut(Msg) -> bool + Send + 'static) -> io::Result<Self> {
        let (wake, woken) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        wake.set_nonblocking(true)?;
        let stop = Arc::new(AtomicBool::new(false));
        let forcing = Arc::new(AtomicBool::new(false));
        let mut registered = Vec::new();
        let mut raised = Vec::new();
        for (number, signal) in SIGNALS {
            let came = Arc::new(AtomicBool::new(false));
            if signal.is_some_and(Signal::ends) {
                // Even the forced end may hang on a dead terminal: the third signal is the last.
                let code = 128 + number;
                let last = flag::register_conditional_shutdown(number, code, forcing.clone())?;
                registered.push(last);
            }
            // The flag is raised before the pipe wakes the thread, which then finds it.
            registered.push(flag::register(number, came.clone())?);
            registered.push(low_level::pipe::register(number, wake.try_clone()?)?);
            raised.push((came, signal));
        }
        let reader = Reader {
            woken,
            raised,
            stop: stop.clone(),
            forcing,
            ending: false,
            parser: Parser::new(erase()),
            begun: Instant::now(),
            deliver: Box::new(deliver),
        };
        let thread = std::thread::Builder::new()
            .name("keys".to_owned())
            .spawn(move || reader.run())?;
        Ok(Self {
            stop,
            wake,
            registered,
            thread: Some(thread),
        })
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            low_level::unregister(id);
        }
        self.stop.store(true, Ordering::SeqCst);
        let woken = self.wake.write(&[0]).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| woken) {
            // A thread that panicked has been told of by the panic hook.
            let _ = thread.join();
        }
    }
}

struct Reader {
    woken: UnixStream,
    raised: Vec<(Arc<AtomicBool>, Option<Signal>)>,
    stop: Arc<AtomicBool>,
    forcing: Arc<AtomicBool>,
    ending: bool,
    parser: Parser,
    begun: Instant,
    deliver: Box<dyn FnMut(Msg) -> bool + Send>,
}

impl Reader {
    fn run(mut self) {
        let mut buffer = vec![0; READ];
        let mut there = true;
        loop {
            let Ok((signalled, readable)) = self.wait(there) else {
                return;
            };
            if signalled && !self.signals() {
                return;
            }
            if !there {
                continue;
            }
            let mut inputs = Vec::new();
            if readable {
                there = self.read(&mut buffer, &mut inputs);
            } else {
                self.parser.tick(self.begun.elapsed(), &mut inputs);
            }
            if !inputs.is_empty() && !(self.deliver)(Msg::Inputs(inputs)) {
                return;
            }
            if !there && !(self.deliver)(Msg::HungUp) {
                return;
            }
        }
    }

    /// Waits for a signal, for keys, or for the parser's deadline; without a terminal for signals
    /// alone.
    fn wait(&self, there: bool) -> Result<(bool, bool), Errno> {
        let input = stdio::stdin();
        let mut sources = [
            PollFd::new(&self.woken, PollFlags::IN),
            PollFd::new(&input, PollFlags::IN),
        ];
        let watched = if there { 2 } else { 1 };
        let timeout = self
            .parser
            .deadline()
            .filter(|_| there)
            .map(|due| timespec(due.saturating_sub(self.begun.elapsed())));
        match poll(&mut sources[..watched], timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error),
        }
        // Anything but silence on the input is for the read to find out.
        Ok((
            !sources[0].revents().is_empty(),
            there && !sources[1].revents().is_empty(),
        ))
    }

    /// Reads what there is; false when the terminal is gone.
    fn read(&mut self, buffer: &mut [u8], inputs: &mut Vec<Input>) -> bool {
        match rustix::io::read(stdio::stdin(), &mut *buffer) {
            Ok(0) => false,
            Ok(count) => {
                let now = self.begun.elapsed();
                self.parser.feed(&buffer[..count], now, inputs);
                true
            }
            Err(Errno::INTR | Errno::AGAIN) => true,
            Err(_) => false,
        }
    }

    /// Tells the signals that have come; false when the thread is to end.
    fn signals(&mut self) -> bool {
        let mut bytes = [0; 64];
        while matches!(self.woken.read(&mut bytes), Ok(count) if count > 0) {}
        if self.stop.load(Ordering::SeqCst) {
            return false;
        }
        for (came, signal) in &self.raised {
            if !came.swap(false, Ordering::SeqCst) {
                continue;
            }
            let msg = match signal {
                Some(signal) if signal.ends() => {
                    if std::mem::replace(&mut self.ending, true) {
                        self.forcing.store(true, Ordering::SeqCst);
                        super::screen::restore();
                        std::process::exit(i32::from(signal.exit_code()));
                    }
                    Msg::Signal(*signal)
                }
                Some(signal) => Msg::Signal(*signal),
                None => match size() {
                    Ok((width, height)) => Msg::Inputs(vec![Input::Resize(width, height)]),
                    Err(_) => continue,
                },
            };
            if !(self.deliver)(msg) {
                return false;
            }
        }
        true
    }
}

fn timespec(wait: Duration) -> Timespec {
    // A fraction more, so that the deadline has passed when the wait is over.
    let wait = wait + Duration::from_micros(100);
    Timespec::try_from(wait).unwrap_or(Timespec {
        tv_sec: 1,
        tv_nsec: 0,
    })
}

/// The byte that the backspace key sends, as the terminal's modes say.
fn erase() -> u8 {
    termios::tcgetattr(stdio::stdin()).map_or(0x7F, |modes| {
        match modes.special_codes[SpecialCodeIndex::VERASE] {
            0x08 => 0x08,
            _ => 0x7F,
        }
    })
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
/// what comes of it is [`Signal::Suspend`].
pub fn request_suspend() -> io::Result<()> {
    Ok(process::kill_current_process_group(process::Signal::TSTP)?)
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
    Ok(termios::tcsetattr(
        stdio::stdin(),
        OptionalActions::Now,
        saved,
    )?)
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

/// Writes all of `bytes` to the terminal, past the standard library's buffer.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let output = stdio::stdout();
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(output, rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = &rest[count..],
            Err(Errno::INTR) => {}
            // Another program may have made the terminal non-blocking.
            Err(Errno::AGAIN) => {
                let mut ready = [PollFd::new(&output, PollFlags::OUT)];
                match poll(&mut ready, None) {
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
