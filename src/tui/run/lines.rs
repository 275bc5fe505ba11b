//! The runtime of plain mode: lines in, lines out, and no terminal taken over.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::Begin;
use super::effects::{Came, outside};
use crate::meeting::Refusal;
use crate::meeting::agenda::Stamp;
use crate::tui::model::Model;
use crate::tui::plain::{Dialogue, Driven, WINDOW};
use crate::tui::port::{Backend, Effect, News};
use crate::tui::term::plain_ascii;
use crate::tui::theme::{Looks, Theme};
use crate::tui::update::{Msg, update};

/// So long a line waits for what it recorded to be on the disk, so that this is said with it.
const PATIENCE: Duration = Duration::from_secs(2);

/// No line is longer, in bytes; what is beyond is a line of its own.
const LONGEST: u64 = 1 << 20;

enum Wake {
    Line(String),
    /// Nothing more will be typed.
    End,
    /// There is news of saving, or a job is done.
    Saved,
}

struct Lines<'a> {
    model: Model,
    backend: &'a mut dyn Backend,
    now: &'a dyn Fn() -> Stamp,
    receive: Receiver<Wake>,
    /// What was typed while something was waited for.
    typed: Vec<Wake>,
    leaving: Option<u8>,
    trouble: Option<String>,
    /// The officer was asked whether to leave though not all is saved.
    asked: bool,
}

/// Runs plain mode on standard input and output until the officer leaves or nothing more can be read;
/// answers the exit code, and what is not saved.
///
/// # Errors
/// When nothing can be written any more.
pub fn run(
    backend: &mut dyn Backend,
    begin: &Begin,
    unicode: bool,
    now: &dyn Fn() -> Stamp,
) -> io::Result<(u8, Option<String>)> {
    let (send, receive) = channel();
    let saved = send.clone();
    backend.wake_with(Box::new(move || {
        let _ = saved.send(Wake::Saved);
    }));
    let theme = Theme::new(Looks {
        colour: false,
        ..Looks::default()
    });
    let mut lines = Lines {
        model: Model::new(now(), WINDOW, theme),
        backend,
        now,
        receive,
        typed: Vec::new(),
        leaving: None,
        trouble: None,
        asked: false,
    };
    match begin {
        Begin::Library => lines.take(Msg::Start),
        Begin::Session(key) => lines.perform(Effect::Open(key.clone())),
        Begin::Sample(key) => lines.perform(Effect::CopySample(key.clone())),
        Begin::Pack(pack) => {
            lines.take(Msg::Start);
            lines.take(Msg::Pack(pack.clone()));
        }
    }
    let session = matches!(begin, Begin::Session(_) | Begin::Sample(_));
    if session && lines.model.ui.session.is_none() {
        lines.take(Msg::Start);
    }
    std::thread::Builder::new()
        .name("lines".to_owned())
        .spawn(move || read(&send))?;
    let out = Out {
        unicode,
        prompts: io::stdin().is_terminal(),
    };
    lines.go(&out)
}

/// Reads lines until there are no more, or nobody listens.
fn read(send: &Sender<Wake>) {
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let mut limited = io::Read::take(&mut input, LONGEST);
        let wake = match limited.read_until(b'\n', &mut bytes) {
            Ok(1..) => Wake::Line(
                String::from_utf8_lossy(&bytes)
                    .trim_end_matches('\n')
                    .to_owned(),
            ),
            Ok(0) | Err(_) => Wake::End,
        };
        let ends = matches!(wake, Wake::End);
        if send.send(wake).is_err() || ends {
            return;
        }
    }
}

/// Where lines go.
struct Out {
    unicode: bool,
    /// Somebody types at a terminal: a prompt stands before what they type.
    prompts: bool,
}

impl Out {
    fn say(&self, lines: &[String], prompt: &str) -> io::Result<()> {
        let mut text = String::new();
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        if self.prompts {
            text.push_str(prompt);
        }
        if !self.unicode {
            text = plain_ascii(&text);
        }
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}

impl Driven for Lines<'_> {
    fn model(&self) -> &Model {
        &self.model
    }

    fn model_mut(&mut self) -> &mut Model {
        &mut self.model
    }

    fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.model, (self.now)(), msg) {
            self.perform(effect);
        }
    }

    fn settle(&mut self) {
        let begun = Instant::now();
        let waits = |lines: &Self| {
            let session = lines.model.ui.session.as_ref();
            session.is_some_and(|s| s.unsaved() > 0 && s.saved.trouble.is_none())
        };
        while waits(self) {
            let left = PATIENCE.saturating_sub(begun.elapsed());
            match self.receive.recv_timeout(left) {
                Ok(Wake::Saved) => self.saved(),
                Ok(typed) => self.typed.push(typed),
                Err(_) => return,
            }
        }
    }

    fn left(&self) -> Option<&'static str> {
        self.leaving?;
        Some(match self.trouble {
            None => "All of it is saved.",
            Some(_) => "Not all of it is saved.",
        })
    }
}

impl Lines<'_> {
    fn go(mut self, out: &Out) -> io::Result<(u8, Option<String>)> {
        let (mut dialogue, first) = Dialogue::begin(&mut self);
        let mut said = out.say(&first, &dialogue.prompt(&self.model));
        loop {
            if let Err(error) = said {
                // Whoever listened is gone: what was typed is saved all the same.
                self.take(Msg::Flush);
                self.put_away(0);
                return match error.kind() {
                    io::ErrorKind::BrokenPipe => Ok((0, self.trouble)),
                    _ if crate::tui::term::is_hang_up(&error) => Ok((0, self.trouble)),
                    _ => Err(error),
                };
            }
            if let Some(code) = self.leaving {
                let Self { model, trouble, .. } = self;
                std::mem::forget(model);
                return Ok((code, trouble));
            }
            self.backend.shown();
            said = match self.next() {
                Ok(Wake::Line(line)) => {
                    let lines = dialogue.line(&mut self, &line);
                    let prompt = match self.leaving {
                        Some(_) => String::new(),
                        None => dialogue.prompt(&self.model),
                    };
                    out.say(&lines, &prompt)
                }
                Ok(Wake::Saved) => {
                    self.saved();
                    self.unasked(&mut dialogue, out)
                }
                Ok(Wake::End) | Err(RecvTimeoutError::Disconnected) => {
                    self.take(Msg::Flush);
                    self.put_away(0);
                    let end = if out.prompts {
                        vec![String::new()]
                    } else {
                        Vec::new()
                    };
                    out.say(&end, "")
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.take(Msg::Tick);
                    self.unasked(&mut dialogue, out)
                }
            };
        }
    }

    /// What is said though nothing was typed: only what is new, on lines of its own.
    fn unasked(&mut self, dialogue: &mut Dialogue, out: &Out) -> io::Result<()> {
        let mut lines = dialogue.heard(self);
        if lines.is_empty() {
            return Ok(());
        }
        if out.prompts {
            // The prompt stands on the line already.
            lines.insert(0, String::new());
        }
        out.say(&lines, &dialogue.prompt(&self.model))
    }

    fn next(&mut self) -> Result<Wake, RecvTimeoutError> {
        if self.typed.is_empty() {
            return self.receive.recv_timeout(Duration::from_mins(1));
        }
        Ok(self.typed.remove(0))
    }

    fn saved(&mut self) {
        let saved = self.backend.saved();
        self.take(Msg::News(News::Saved(saved)));
        for done in self.backend.done() {
            self.take(Msg::News(News::Done(done)));
        }
    }

    fn perform(&mut self, effect: Effect) {
        let news = match effect {
            Effect::Save(record) => {
                self.backend.save(record);
                return;
            }
            effect => match outside(effect, &self.model, self.backend) {
                Came::Nothing => return,
                Came::News(news) => news,
                Came::Copy(_) => Err(Refusal::new(
                    "Plain mode leaves the clipboard to the terminal.",
                    "quorate minute SESSION --item N prints the minute.",
                )),
                Came::Path(path) => Ok(News::Shown(format!("Written: {path}"))),
                Came::Suspend => Err(Refusal::new(
                    "Plain mode is not suspended.",
                    "The terminal\u{2019}s own key does that, or quit and open it again.",
                )),
                Came::Quit => match self.quit() {
                    Ok(()) => return,
                    Err(why) => Err(why),
                },
            },
        };
        self.take(Msg::News(news.unwrap_or_else(News::Failed)));
    }

    /// Leaves once all is saved; else asks first.
    fn quit(&mut self) -> Result<(), Refusal> {
        if std::mem::take(&mut self.asked) {
            self.put_away(0);
            return Ok(());
        }
        match self.backend.put_away() {
            Ok(()) => {
                self.leaving.get_or_insert(0);
                Ok(())
            }
            Err(why) => {
                let why = why.in_a_line();
                self.trouble = Some(why.clone());
                self.asked = true;
                Err(Refusal::new("Leave all the same? Then quit again.", why))
            }
        }
    }

    fn put_away(&mut self, code: u8) {
        if self.leaving.is_none() {
            self.trouble = self.backend.put_away().err().map(String::from);
            self.leaving = Some(code);
        }
    }
}
