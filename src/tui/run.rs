//! The runtime: the one place where the terminal, the clock, the model and what lies outside meet.
//!
//! Keys and signals come from a thread of their own, records go to the disk on another; this thread
//! waits for either, for the next minute of the clock, and for typing that has waited a second.

mod copy;
mod effects;
mod lines;
mod trial;

pub use lines::run as run_lines;
pub use trial::try_keys;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use chrono::{DateTime, Local, Timelike};

use super::job::{Job, Pack};
use super::model::{Model, Overlay};
use super::paper::{Memory, Paper};
use super::port::{Backend, Effect, News, SessionKey};
use super::session::Session;
use super::term::{Canvas, Capabilities, Colors, Msg as TermMsg, Options, Screen, Signal, Source};
use super::theme::{Looks, Theme};
use super::update::{Msg, update};
use super::view;
use crate::meeting::Refusal;
use crate::meeting::agenda::Stamp;

/// With what the program begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With the library.
    Library,
    /// With a session.
    Session(SessionKey),
    /// With the officer's own copy of a sample.
    Sample(SessionKey),
    /// With the review of a pack.
    Pack(Pack),
}

/// What the officer has set for the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What the terminal can show.
    pub capabilities: Capabilities,
    /// A dark background; none = as the terminal tells, or else dark.
    pub dark: Option<bool>,
    /// High contrast.
    pub contrast: bool,
    /// The line to the terminal is slow.
    pub slow_line: bool,
    /// Take the mouse.
    pub mouse: bool,
}

/// A key that comes sooner after a question was pressed before it.
const TO_READ: Duration = Duration::from_millis(500);

/// What may follow a started command is shown after so long: whoever knows the next key has pressed it by
/// then, and a slow line is not kept busy with a menu that nobody reads.
pub const MENU_PAUSE: Duration = Duration::from_millis(200);

enum Wake {
    Terminal(TermMsg),
    /// There is news of saving, or a job is done.
    Saved,
}

struct Runtime<'a> {
    model: Model,
    backend: &'a mut dyn Backend,
    screen: Screen,
    canvas: Canvas,
    memory: Memory,
    touched: Vec<bool>,
    /// A command was begun when it was last looked at, and what may follow is shown.
    begun: bool,
    leaving: Option<u8>,
    /// What is not saved on leaving, in a sentence.
    trouble: Option<String>,
    /// When the officer was asked whether to leave though not all is saved, by the newest keys.
    asked: Option<Instant>,
    /// What was to be done beside the typing before anything stood on the screen; none from then on.
    waiting: Option<Vec<Job>>,
}

/// Runs the program's screen until the officer leaves; answers the exit code.
///
/// # Errors
/// When the terminal can't be taken over, or nothing can be drawn on it any more.
pub fn run(
    backend: &mut dyn Backend,
    begin: &Begin,
    settings: Settings,
) -> io::Result<(u8, Option<String>)> {
    let (send, receive): (Sender<Wake>, Receiver<Wake>) = channel();
    let saved = send.clone();
    backend.wake_with(Box::new(move || {
        let _ = saved.send(Wake::Saved);
    }));
    let screen = Screen::enter(Options {
        mouse: settings.mouse,
        simple: settings.capabilities.simple,
    })?;
    let size = screen.size()?;
    let source = Source::start(move |msg| send.send(Wake::Terminal(msg)).is_ok())?;
    let theme = Theme::new(Looks {
        colour: settings.capabilities.color > Colors::None,
        dark: settings.dark.or(settings.capabilities.dark).unwrap_or(true),
        unicode: settings.capabilities.unicode,
        contrast: settings.contrast,
        slow_line: settings.slow_line,
    });
    let mut runtime = Runtime {
        model: Model::new(now(), size, theme),
        backend,
        screen,
        canvas: Canvas::new(size, settings.capabilities),
        memory: Memory::default(),
        touched: Vec::new(),
        begun: false,
        leaving: None,
        trouble: None,
        asked: None,
        waiting: Some(Vec::new()),
    };
    // The library is read when it is shown, and not on the way to a session.
    match begin {
        Begin::Library => runtime.take(Msg::Start),
        Begin::Session(key) => runtime.perform(Effect::Open(key.clone())),
        Begin::Sample(key) => runtime.perform(Effect::CopySample(key.clone())),
        Begin::Pack(pack) => {
            runtime.take(Msg::Start);
            runtime.take(Msg::Pack(pack.clone()));
        }
    }
    let session = matches!(begin, Begin::Session(_) | Begin::Sample(_));
    if session && runtime.model.ui.session.is_none() {
        runtime.take(Msg::Start);
    }
    let left = runtime.go(&receive);
    // Its thread ends with the process, and is not waited for.
    std::mem::forget(source);
    left
}

fn now() -> Stamp {
    let now: DateTime<Local> = Local::now();
    now.fixed_offset()
}

impl Runtime<'_> {
    fn go(mut self, receive: &Receiver<Wake>) -> io::Result<(u8, Option<String>)> {
        loop {
            // What is left is not looked at any more, and the process ends: to take the meeting apart
            // piece by piece would only keep the officer waiting.
            if let Some(code) = self.leaving {
                let Self { model, trouble, .. } = self;
                std::mem::forget(model);
                return Ok((code, trouble));
            }
            let begun = matches!(self.model.overlay, Overlay::Begun) && !self.begun;
            self.begun = matches!(self.model.overlay, Overlay::Begun);
            if begun {
                // The menu may never be needed.
                match receive.recv_timeout(MENU_PAUSE) {
                    Ok(wake) => {
                        self.wake(wake)?;
                        continue;
                    }
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
                }
            }
            self.draw()?;
            self.begin_beside();
            match receive.recv_timeout(self.patience()) {
                Ok(wake) => {
                    self.wake(wake)?;
                    // All that has come is taken before anything is drawn.
                    while let Ok(wake) = receive.try_recv() {
                        self.wake(wake)?;
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.take(Msg::Tick),
                Err(RecvTimeoutError::Disconnected) => {
                    self.put_away(1);
                    return Ok((1, self.trouble));
                }
            }
        }
    }

    /// A frame is drawn: what runs beside it begins. Threads that start before the first one take time
    /// from it, and nothing on it is theirs.
    fn begin_beside(&mut self) {
        for job in self.waiting.take().unwrap_or_default() {
            self.backend.job(job);
        }
        self.backend.shown();
    }

    /// Until when nothing has to be done: the clock's next minute, or typing's second.
    fn patience(&self) -> Duration {
        let now = now();
        let seconds = 60 - u64::from(now.second().min(59));
        let gone = Duration::from_nanos(u64::from(now.nanosecond()).min(999_999_999));
        let minute = Duration::from_secs(seconds).saturating_sub(gone);
        // A little beyond, so that the minute has come when it is asked for.
        let minute = minute + Duration::from_millis(5);
        let typing = self
            .model
            .ui
            .session
            .as_ref()
            .and_then(Session::typing_since);
        typing.map_or(minute, |since| {
            let gone = (now - since).to_std().unwrap_or_default();
            minute.min(Duration::from_millis(1001).saturating_sub(gone))
        })
    }

    fn wake(&mut self, wake: Wake) -> io::Result<()> {
        match wake {
            Wake::Saved => {
                let saved = self.backend.saved();
                self.take(Msg::News(News::Saved(saved)));
                for done in self.backend.done() {
                    self.take(Msg::News(News::Done(done)));
                }
            }
            Wake::Terminal(TermMsg::Inputs(inputs)) => {
                let before = self.asked;
                self.take(Msg::Inputs(inputs));
                // Only a key that answers keeps the question open.
                if before == self.asked {
                    self.asked = None;
                }
                let (width, height) = self.model.ui.size;
                let area = self.canvas.area();
                if (area.width, area.height) != (width, height) {
                    self.canvas.resize(width, height);
                    self.memory.forget();
                    // A window larger than any screen is drawn up to the canvas's edge.
                    let area = self.canvas.area();
                    self.model.ui.size = (area.width, area.height);
                }
            }
            Wake::Terminal(TermMsg::Signal(signal)) => match signal {
                Signal::Suspend => {
                    self.take(Msg::Flush);
                    // The writer stops too, and what stops may never go on.
                    self.backend.settle();
                    if let Err(error) = self.screen.suspend() {
                        self.lost(error)?;
                    }
                }
                // A window that closes wakes what is stopped in it as well.
                Signal::Continue => match self.screen.resume().and_then(|()| self.screen.size()) {
                    Ok((width, height)) => {
                        self.canvas.resize(width, height);
                        self.canvas.invalidate();
                        self.memory.forget();
                        let area = self.canvas.area();
                        self.model.ui.size = (area.width, area.height);
                        self.take(Msg::Tick);
                    }
                    Err(error) => self.lost(error)?,
                },
                signal => {
                    self.take(Msg::Flush);
                    self.put_away(signal.exit_code());
                }
            },
            // The canvas draws everything again by itself.
            Wake::Terminal(TermMsg::Redraw) => {}
            Wake::Terminal(TermMsg::HungUp) => {
                self.take(Msg::Flush);
                self.put_away(Signal::HangUp.exit_code());
            }
        }
        Ok(())
    }

    fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.model, now(), msg) {
            self.perform(effect);
        }
    }

    /// Leaves once all is saved; else asks first. The same key once more leaves all the same,
    /// unless it was pressed before the question could be read.
    fn quit(&mut self) -> Result<(), Refusal> {
        let read = self.asked.map(|at| at.elapsed() > TO_READ);
        let why = match read {
            Some(true) => {
                self.put_away(0);
                return Ok(());
            }
            Some(false) => self.trouble.clone().unwrap_or_default(),
            None => match self.backend.put_away() {
                Ok(()) => {
                    self.trouble = None;
                    self.leaving.get_or_insert(0);
                    return Ok(());
                }
                Err(why) => why.in_a_line(),
            },
        };
        self.trouble = Some(why.clone());
        self.asked = Some(Instant::now());
        Err(Refusal::new("Leave all the same? Then ^Q again.", why))
    }

    fn put_away(&mut self, code: u8) {
        if self.leaving.is_some() {
            return;
        }
        self.trouble = self.backend.put_away().err().map(String::from);
        self.leaving.get_or_insert(code);
    }

    fn draw(&mut self) -> io::Result<()> {
        let theme = self.model.ui.theme;
        let mut paper = Paper::new(
            self.canvas.buffer(),
            theme,
            &mut self.memory,
            &mut self.touched,
        );
        view::draw(&self.model, &mut paper);
        let caret = paper.caret;
        for (row, touched) in (0..).zip(&self.touched) {
            if *touched {
                self.canvas.touch(row);
            }
        }
        match self.canvas.flush(&mut self.screen, caret) {
            Ok(_) => Ok(()),
            Err(error) => self.lost(error),
        }
    }

    /// The terminal can't be used any more: what is written comes first. One that is gone is told
    /// by its source too, and is no error.
    fn lost(&mut self, error: io::Error) -> io::Result<()> {
        self.take(Msg::Flush);
        if super::term::is_hang_up(&error) {
            self.put_away(Signal::HangUp.exit_code());
            return Ok(());
        }
        self.put_away(1);
        Err(error)
    }
}
