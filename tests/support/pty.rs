//! A real terminal for tests: starts a program in a pseudo-terminal, presses keys, and reads the
//! screen as an officer would. Everything waits for what it wants to see, never for a time.
//!
//! A suite takes it in with `#[path = "../support/pty.rs"] mod pty;`.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part of it"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on should stop where it stands"
)]

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty};
use quorate::tui::key::{Code, Key, script};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal};

/// How long to wait for what should come at once: long, since machines can be very busy.
const LIMIT: Duration = Duration::from_mins(1);
/// Keys come no faster than this, or they would be taken for a paste.
const GAP: Duration = Duration::from_millis(6);
/// After a key, the program is given this long to draw something before the next.
const ECHO: Duration = Duration::from_millis(60);
/// Longer than keys after a paste are taken for a part of it.
const AFTER_PASTE: Duration = Duration::from_millis(100);

/// A program to be started in a terminal.
pub struct Program {
    path: OsString,
    args: Vec<OsString>,
    env: Vec<(OsString, OsString)>,
    folder: Option<PathBuf>,
    size: (u16, u16),
}

impl Program {
    /// The program at `path`, in a terminal of 80 by 24, with an environment of `PATH`, `TERM` and
    /// a UTF-8 locale and nothing else.
    pub fn new(path: impl AsRef<OsStr>) -> Self {
        let mut env: Vec<(OsString, OsString)> = vec![
            ("TERM".into(), "xterm-256color".into()),
            ("LANG".into(), "C.UTF-8".into()),
        ];
        for name in ["PATH", "LLVM_PROFILE_FILE"] {
            if let Some(value) = std::env::var_os(name) {
                env.push((name.into(), value));
            }
        }
        Self {
            path: path.as_ref().to_owned(),
            args: Vec::new(),
            env,
            folder: None,
            size: (80, 24),
        }
    }

    /// Adds an argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.env
            .push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Starts in this folder.
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Columns and rows of the terminal.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Starts it.
    pub fn start(self) -> Terminal {
        let (columns, rows) = self.size;
        let pair = portable_pty::native_pty_system()
            .openpty(pty_size(columns, rows))
            .unwrap();
        let mut command = CommandBuilder::new(&self.path);
        command.args(&self.args);
        command.env_clear();
        for (name, value) in &self.env {
            command.env(name, value);
        }
        if let Some(folder) = &self.folder {
            command.cwd(folder);
        }
        let tty = pair.master.tty_name().unwrap();
        let modes_before = modes(&tty);
        let child = pair.slave.spawn_command(command).unwrap();
        let seen = Arc::new(Seen {
            inner: Mutex::new(Inner {
                terminal: vt100::Parser::new(rows, columns, 0),
                output: Vec::new(),
                closing: false,
                frozen: false,
                all_is_seen: false,
            }),
            changed: Condvar::new(),
        });
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sight = seen.clone();
        let thread = std::thread::spawn(move || {
            let mut buffer = vec![0; 64 * 1024];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let mut inner = sight.inner.lock().unwrap_or_else(PoisonError::into_inner);
                while inner.frozen && !inner.closing {
                    inner = sight
                        .changed
                        .wait(inner)
                        .unwrap_or_else(PoisonError::into_inner);
                }
                if inner.closing {
                    break;
                }
                inner.output.extend_from_slice(&buffer[..count]);
                inner.terminal.process(&buffer[..count]);
                if inner.output.ends_with(LAST) {
                    let before = inner.output.len() - LAST.len();
                    inner.output.truncate(before);
                    inner.all_is_seen = true;
                }
                sight.changed.notify_all();
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Terminal {
            seen,
            child,
            tty,
            modes_before,
            open: Some(Open {
                writer,
                master: pair.master,
                slave: pair.slave,
                thread,
            }),
        }
    }
}

/// A terminal with a program in it. Dropping it kills the program.
pub struct Terminal {
    seen: Arc<Seen>,
    child: Box<dyn Child + Send + Sync>,
    tty: PathBuf,
    modes_before: String,
    open: Option<Open>,
}

struct Open {
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    /// Kept open: the system resets a terminal's modes when its last user closes it.
    slave: Box<dyn SlavePty + Send>,
    thread: JoinHandle<()>,
}

struct Seen {
    inner: Mutex<Inner>,
    changed: Condvar,
}

struct Inner {
    terminal: vt100::Parser,
    output: Vec<u8>,
    closing: bool,
    frozen: bool,
    /// [`LAST`] has come.
    all_is_seen: bool,
}

/// What is written behind a program that has ended, to know when all of its output was read: a
/// string that a terminal doesn't show (APC).
const LAST: &[u8] = b"\x1b_all is seen\x1b\\";

impl Terminal {
    /// Presses keys one by one, as `<C-Space>r<Enter>hello` (see [`script`]), each after the
    /// program had time to answer the one before. Esc is sent so that no key can be joined to it.
    pub fn keys(&mut self, keys: &str) {
        // What was sent before in one go must be over.
        std::thread::sleep(3 * GAP);
        for key in script(keys).unwrap() {
            let before = self.seen().output.len();
            let sent = Instant::now();
            self.send(&encode(key));
            self.wait_answer(before);
            std::thread::sleep(GAP.saturating_sub(sent.elapsed()));
        }
    }

    /// Sends bytes in one write, as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        let open = self.open.as_mut().expect("the terminal is open");
        open.writer.write_all(bytes).unwrap();
        open.writer.flush().unwrap();
    }

    /// Pastes with paste marks, and lets the time pass in which keys would be taken for a part of
    /// the paste.
    pub fn paste(&mut self, words: &str) {
        let words = words.replace('\n', "\r");
        let before = self.seen().output.len();
        self.send(format!("\x1b[200~{words}\x1b[201~").as_bytes());
        self.wait_answer(before);
        std::thread::sleep(AFTER_PASTE);
    }

    /// Waits until the screen is as wanted; fails, telling `what` and the screen, if that doesn't
    /// come.
    #[track_caller]
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let begun = Instant::now();
        let mut inner = self.seen();
        while !wanted(inner.terminal.screen()) {
            let left = LIMIT.saturating_sub(begun.elapsed());
            if left.is_zero() {
                let contents = inner.terminal.screen().contents();
                drop(inner);
                panic!("waited for {what}, but the screen is:\n{contents}");
            }
            inner = self.seen.changed.wait_timeout(inner, left).unwrap().0;
        }
    }

    /// Waits until these words stand on the screen.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        self.wait_until(&format!("\u{201C}{words}\u{201D}"), |screen| {
            screen.contents().contains(words)
        });
    }

    /// Waits until these words stand nowhere on the screen.
    #[track_caller]
    pub fn wait_without(&self, words: &str) {
        self.wait_until(&format!("no \u{201C}{words}\u{201D}"), |screen| {
            !screen.contents().contains(words)
        });
    }

    /// What is on the screen, as rows of text.
    pub fn text(&self) -> String {
        self.seen().terminal.screen().contents()
    }

    /// The screen with its colours and cursor.
    pub fn screen(&self) -> vt100::Screen {
        self.seen().terminal.screen().clone()
    }

    /// Every byte the program has written.
    pub fn output(&self) -> Vec<u8> {
        self.seen().output.clone()
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        // The test's own terminal cannot be smaller than one cell.
        self.seen()
            .terminal
            .screen_mut()
            // The model of a terminal fails where a line wraps on its only row, as what was drawn for
            // a larger window does that comes late.
            .set_size(rows.max(2), columns.max(2));
        let open = self.open.as_ref().expect("the terminal is open");
        open.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Stops taking the program's output, as a frozen window does, or goes on.
    pub fn freeze(&self, frozen: bool) {
        self.seen().frozen = frozen;
        self.seen.changed.notify_all();
    }

    /// The program's process id.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("the program was started")
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        send_signal(self.pid(), signal);
    }

    /// Ends the program as a power cut would, and waits until it is gone.
    pub fn kill_9(&mut self) {
        self.signal(Signal::KILL);
        self.wait_exit();
    }

    /// Closes the window: the program's terminal is gone.
    pub fn hang_up(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        self.seen().closing = true;
        self.seen.changed.notify_all();
        // Something to read ends the reading thread, which holds the window open as well.
        // It must not wait where a full terminal has stopped taking output.
        let tty = open_tty(&self.tty);
        let _ = rustix::io::write(&tty, b" ");
        drop(tty);
        open.thread.join().unwrap();
        drop((open.writer, open.slave));
        drop(open.master);
    }

    /// Waits until the program has ended and all that it wrote is seen; gives its exit code (128
    /// and more for a signal).
    #[track_caller]
    pub fn wait_exit(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.wait_last();
                return code(&status);
            }
            assert!(
                begun.elapsed() < LIMIT,
                "waited for the end, but the screen is:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until what a program wrote before it ended is seen: it comes through the terminal
    /// later than its end. A window that is frozen or closed shows no more.
    #[track_caller]
    fn wait_last(&mut self) {
        if self.open.is_none() || self.seen().frozen {
            return;
        }
        self.seen().all_is_seen = false;
        rustix::io::write(open_tty(&self.tty), LAST).unwrap();
        wait_for("the last of the output", || self.seen().all_is_seen);
    }

    /// Whether the program still runs.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// The terminal's modes now, to compare with [`Self::modes_before`].
    pub fn modes(&self) -> String {
        modes(&self.tty)
    }

    /// The terminal's modes before the program was started.
    pub fn modes_before(&self) -> &str {
        &self.modes_before
    }

    /// Fails unless the terminal is as it was before the program came: modes, screen, cursor,
    /// paste marks, mouse. What was written at the end may still be on its way.
    #[track_caller]
    pub fn assert_restored(&self) {
        assert_eq!(self.modes(), self.modes_before, "the terminal's modes");
        self.wait_until("a terminal given back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        let output = String::from_utf8_lossy(&self.output()).into_owned();
        let last = |on: &str, off: &str| output.rfind(on) <= output.rfind(off);
        assert!(last("\x1b[?1004h", "\x1b[?1004l"), "focus news");
        assert!(last("\x1b[?7l", "\x1b[?7h"), "wrapping");
        assert!(last("\x1b[6 q", "\x1b[0 q"), "the cursor's shape");
    }

    /// Waits a moment for more output than there was `before`.
    fn wait_answer(&self, before: usize) {
        let silent = |inner: &mut Inner| inner.output.len() == before;
        drop(
            self.seen
                .changed
                .wait_timeout_while(self.seen(), ECHO, silent),
        );
    }

    fn seen(&self) -> MutexGuard<'_, Inner> {
        self.seen
            .inner
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.runs() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
        if self.open.is_some() && self.tty.exists() {
            self.hang_up();
        }
    }
}

/// Sends a process a signal.
pub fn send_signal(pid: u32, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(pid).unwrap()).unwrap();
    rustix::process::kill_process(pid, signal).unwrap();
}

/// The state letter of a process on Linux (`R` running, `S` asleep, `T` stopped), if there is one.
pub fn process_state(pid: u32) -> Option<char> {
    process_fields(pid)?.first()?.chars().next()
}

/// The processor time of a process on Linux so far, in clock ticks (hundredths of a second).
pub fn process_ticks(pid: u32) -> Option<u64> {
    let fields = process_fields(pid)?;
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(number(11)? + number(12)?)
}

/// The fields of `/proc/PID/stat` after the name, the state first.
fn process_fields(pid: u32) -> Option<Vec<String>> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}

/// Waits until `wanted`; fails, telling `what`, if that doesn't come.
#[track_caller]
pub fn wait_for(what: &str, mut wanted: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !wanted() {
        assert!(begun.elapsed() < LIMIT, "waited for {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn open_tty(tty: &PathBuf) -> std::os::fd::OwnedFd {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    rustix::fs::open(tty, flags, Mode::empty()).unwrap()
}

fn modes(tty: &PathBuf) -> String {
    format!("{:?}", rustix::termios::tcgetattr(open_tty(tty)).unwrap())
}

fn code(status: &ExitStatus) -> u32 {
    match status.signal() {
        Some(_) => 128 + status.exit_code(),
        None => status.exit_code(),
    }
}

/// What a terminal sends for a key.
pub fn encode(key: Key) -> Vec<u8> {
    let mut bits = 0;
    for (held, bit) in [(key.shift, 1), (key.alt, 2), (key.ctrl, 4)] {
        if held {
            bits += bit;
        }
    }
    let held = bits + 1;
    let letter = |last: char| match bits {
        0 => format!("\x1b[{last}"),
        _ => format!("\x1b[1;{held}{last}"),
    };
    let tilde = |n: u8| match bits {
        0 => format!("\x1b[{n}~"),
        _ => format!("\x1b[{n};{held}~"),
    };
    let unicode = |n: u32| match bits {
        0 => format!("\x1b[{n}u"),
        _ => format!("\x1b[{n};{held}u"),
    };
    let plain = |c: char, n: u32| if bits == 0 { c.to_string() } else { unicode(n) };
    match key.code {
        Code::Char(c) if bits == 0 => c.to_string(),
        Code::Char(c @ 'a'..='z') if bits == 4 && !matches!(c, 'h' | 'i' | 'j' | 'm') => {
            char::from(c as u8 - b'`').to_string()
        }
        Code::Char(c) => unicode(c.into()),
        Code::NullSpace if bits == 4 => "\0".to_owned(),
        Code::NullSpace => unicode(32),
        Code::Enter => plain('\r', 13),
        Code::Tab => plain('\t', 9),
        Code::Backspace => plain('\x7f', 127),
        Code::Esc => unicode(27),
        Code::BackTab => letter('Z'),
        Code::Up => letter('A'),
        Code::Down => letter('B'),
        Code::Right => letter('C'),
        Code::Left => letter('D'),
        Code::Home => letter('H'),
        Code::End => letter('F'),
        Code::Insert => tilde(2),
        Code::Delete => tilde(3),
        Code::PageUp => tilde(5),
        Code::PageDown => tilde(6),
        Code::F(n @ 1..=4) => match bits {
            0 => format!("\x1bO{}", char::from(b'O' + n)),
            _ => letter(char::from(b'O' + n)),
        },
        Code::F(n @ 5) => tilde(n + 10),
        Code::F(n @ 6..=10) => tilde(n + 11),
        Code::F(n @ 11..=14) => tilde(n + 12),
        Code::F(n @ 15..=16) => tilde(n + 13),
        Code::F(n) => tilde(n + 14),
    }
    .into_bytes()
}
