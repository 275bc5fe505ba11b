//! The Unix side: one thread waits for keys and signals together and is woken by nothing else.

use std::io;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{SigId, flag, low_level};

use super::parser::Parser;
use super::sys::{Msg, Signal};
use super::tty;
use crate::tui::input::Input;

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
            parser: Parser::new(tty::erase()),
            begun: Instant::now(),
            deliver: Box::new(deliver),
        };
        let thread = std::thread::Builder::new()
            .name("keys".to_owned())
            .spawn(move || reader.run())?;
        tty::wake_with(Some(wake.try_clone()?));
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
        tty::wake_with(None);
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

/// What the thread was woken for.
struct Ready {
    signal: bool,
    input: bool,
    output: bool,
}

impl Reader {
    fn run(mut self) {
        let mut buffer = vec![0; READ];
        let mut there = true;
        loop {
            let Ok(ready) = self.wait(there) else {
                return;
            };
            if ready.signal && !self.signals() {
                return;
            }
            if ready.output && tty::drain() && !(self.deliver)(Msg::Redraw) {
                return;
            }
            if !there {
                continue;
            }
            let mut inputs = Vec::new();
            if ready.input {
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

    /// Waits for a signal, for keys, for the parser's deadline, and for a terminal that had stopped
    /// to take output; without a terminal for signals alone.
    fn wait(&self, there: bool) -> Result<Ready, Errno> {
        let input = stdio::stdin();
        let stalled = tty::stalled().filter(|_| there);
        let output = stalled.unwrap_or(input);
        let mut sources = [
            PollFd::new(&self.woken, PollFlags::IN),
            PollFd::new(&input, PollFlags::IN),
            PollFd::new(&output, PollFlags::OUT),
        ];
        let watched = match (there, stalled) {
            (false, _) => 1,
            (true, None) => 2,
            (true, Some(_)) => 3,
        };
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
        let ready = |at: usize| at < watched && !sources[at].revents().is_empty();
        Ok(Ready {
            signal: ready(0),
            input: ready(1),
            output: ready(2),
        })
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
                None => match tty::size() {
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
