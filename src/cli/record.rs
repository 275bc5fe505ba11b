//! `quorate record`: intents from a script into a session, each acknowledged once it is on disk.
//!
//! Lines are read on a thread of their own, so that an acknowledgement never waits for the next
//! line to be typed; the storage room's writer syncs on another. What is in flight is bounded: a
//! disk that has stopped taking records stops the reading too.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use super::args::Record as Args;
use super::clock::Clock;
use super::fail::{Exit, Fail, Outcome};
use super::load::journal_of;
use super::out;
use super::place::{Desk, Place};
use super::script::{self, LineError, Lines, Said};
use crate::journal::{Journal, Record};
use crate::meeting::Refusal;
use crate::storage::{Access, Keeper, NewSession, Opened, Opening, session, stream};

/// At most this many lines are read ahead, and this many records wait for the disk.
const AHEAD: u64 = 256;
/// How often what failed is tried again.
const RETRY: Duration = Duration::from_millis(500);
/// How long to wait for a disk that reports an error with every try.
const TROUBLE: Duration = Duration::from_secs(6);
/// How long to wait for a disk that says nothing at all.
const SILENCE: Duration = Duration::from_secs(20);

/// What the recording loop hears.
enum Heard {
    Line(usize, Vec<u8>),
    Unreadable(usize, LineError),
    End,
    /// What is saved has changed.
    Saved,
}

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &Args) -> Outcome {
    let script = script(args.script.as_deref())?;
    let (tell, hear) = sync_channel(usize::try_from(AHEAD).unwrap_or(1));
    let (journal, keeper) = open(desk, args, &tell)?;
    std::thread::Builder::new()
        .name("script".to_owned())
        .spawn(move || read(script, &tell))
        .map_err(|e| Fail::new(Exit::File, format!("The script can't be read: {e}."), ""))?;
    let recording = Recording {
        journal,
        acknowledged: keeper.status().saved_seq,
        keeper,
        clock: desk.clock,
        told: None,
        progress: Instant::now(),
    };
    recording.run(&hear, args.keep_going)
}

fn script(path: Option<&Path>) -> Result<Box<dyn BufRead + Send>, Fail> {
    match path {
        None => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) if path == Path::new("-") => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) => Ok(stream(path)?),
    }
}

fn read(script: impl BufRead, tell: &SyncSender<Heard>) {
    let mut lines = Lines::new(script);
    loop {
        let heard = match lines.next_line() {
            Ok(Some(line)) => {
                let line = line.to_vec();
                Heard::Line(lines.number(), line)
            }
            Ok(None) => Heard::End,
            Err(e) => Heard::Unreadable(lines.number(), e),
        };
        let last = !matches!(heard, Heard::Line(..));
        if tell.send(heard).is_err() || last {
            return;
        }
    }
}

fn open(desk: &Desk, args: &Args, tell: &SyncSender<Heard>) -> Result<(Journal, Keeper), Fail> {
    let path = desk.file_for(&args.session.session)?;
    let tell = tell.clone();
    let opening = Opening {
        // If the channel is full, the loop is awake and looks by itself.
        waker: Box::new(move || drop(tell.try_send(Heard::Saved))),
        retry: RETRY,
        ..Opening::at(desk.clock.now())
    };
    let opened: Opened<Record> = if args.create && !desk.is_there(&path) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let header = NewSession {
            date: crate::storage::names::date_of(&stem)
                .unwrap_or_else(|| desk.clock.now().date_naive()),
            title: stem.get(11..).unwrap_or(&stem).to_owned(),
            app: env!("CARGO_PKG_VERSION").to_owned(),
            writer: crate::meeting::id::Writer::FIRST.to_string(),
            created: desk.clock.now(),
            session: args.session_id.clone(),
        }
        .header();
        session::create(&desk.disk, &path, header, Vec::new(), opening)?
    } else {
        // The name may be a slip, or that of a sample: say so before anything is tried.
        if !desk.is_there(&path)
            && let Place::Sample(_) = desk.find(&args.session.session)?
        {
            return Err(Fail::new(
                Exit::File,
                "Samples are never changed in place.",
                "quorate open makes your own copy of it; or name another session.",
            ));
        }
        session::open(&desk.disk, &path, opening)?
    };
    for note in &opened.notes {
        out::tell(note);
    }
    let keeper = match opened.access {
        Access::Write(keeper) => keeper,
        Access::View { why, .. } => {
            let exit = match opened.soundness.why_view_only() {
                Some(_) => Exit::Damaged,
                None => Exit::File,
            };
            return Err(Fail::new(exit, why, ""));
        }
    };
    let journal = journal_of(opened.header.as_ref(), desk.officer.clone(), opened.records)?;
    Ok((journal, keeper))
}

struct Recording {
    journal: Journal,
    keeper: Keeper,
    clock: Clock,
    /// The last record that was acknowledged.
    acknowledged: u64,
    /// The trouble or notice that was told last.
    told: Option<String>,
    /// When a record last became safe, or the first one began to wait.
    progress: Instant,
}

impl Recording {
    fn run(mut self, hear: &Receiver<Heard>, keep_going: bool) -> Outcome {
        let mut exit = Exit::Done;
        loop {
            // With too much in flight only news of saving is waited for.
            self.catch_up(AHEAD)?;
            match hear.recv() {
                Ok(Heard::Saved) => self.acknowledge(),
                Ok(Heard::Line(number, line)) => match self.line(&line) {
                    Ok(()) => {}
                    Err(Halt::Refused(refusal)) => {
                        out::tell(&format!("line {number}: {refusal}"));
                        exit = Exit::Refused;
                        if !keep_going {
                            break;
                        }
                    }
                    Err(Halt::Stop(fail)) => {
                        out::tell(&format!("line {number}: {} {}", fail.sentence, fail.hint));
                        exit = fail.exit;
                        break;
                    }
                },
                Ok(Heard::Unreadable(number, why)) => {
                    exit = tell_unreadable(number, &why);
                    break;
                }
                Ok(Heard::End) | Err(_) => break,
            }
        }
        self.catch_up(1)?;
        let last = self.keeper.status();
        self.tell_news(&last);
        // Everything is on disk; what is left is the lock.
        let _ = self.keeper.close(Duration::from_secs(2));
        Ok(exit)
    }

    fn line(&mut self, line: &[u8]) -> Result<(), Halt> {
        let order = match script::read_line(line).map_err(Halt::Refused)? {
            Said::Nothing => return Ok(()),
            Said::Clock(time) => {
                self.clock.set(time);
                return Ok(());
            }
            Said::Order(order) => order,
        };
        self.clock.advance(self.journal.meeting(), &order);
        let record = self
            .journal
            .act(self.clock.now(), &order)
            .map_err(Halt::Refused)?;
        if self.keeper.status().unsaved() == 0 {
            self.progress = Instant::now();
        }
        self.keeper
            .send(&record)
            .map_err(|problem| Halt::Stop(problem.into()))?;
        self.acknowledge();
        Ok(())
    }

    /// Prints what has become safe since.
    fn acknowledge(&mut self) {
        let status = self.keeper.status();
        if status.saved_seq > self.acknowledged {
            self.progress = Instant::now();
            let mut said = String::new();
            while self.acknowledged < status.saved_seq {
                self.acknowledged += 1;
                // Writing to a string can't fail.
                let _ = writeln!(said, "ACK {}", self.acknowledged);
            }
            let mut stdout = io::stdout().lock();
            // Whoever doesn't want to hear the rest still gets it recorded.
            let _ = stdout
                .write_all(said.as_bytes())
                .and_then(|()| stdout.flush());
        }
        self.tell_news(&status);
    }

    fn tell_news(&mut self, status: &crate::storage::Status) {
        let news = match (&status.trouble, &status.notice) {
            (Some(trouble), _) => Some(&trouble.sentence),
            (None, notice) => notice.as_ref(),
        };
        if let Some(news) = news
            && self.told.as_ref() != Some(news)
        {
            out::tell(news);
            self.told = Some(news.clone());
        }
    }

    /// Waits until fewer than `most` records are not safe.
    fn catch_up(&mut self, most: u64) -> Result<(), Fail> {
        loop {
            self.acknowledge();
            let status = self.keeper.status();
            if status.unsaved() < most {
                return Ok(());
            }
            let patience = if status.trouble.is_some() {
                TROUBLE
            } else {
                SILENCE
            };
            let waited = self.progress.elapsed();
            if waited >= patience {
                return Err(not_saved(&status));
            }
            let saved = status.saved_seq;
            self.keeper.wait_until(
                patience.saturating_sub(waited).min(Duration::from_secs(1)),
                |s| s.saved_seq > saved,
            );
        }
    }
}

/// Why a line stops, or may stop, the recording.
enum Halt {
    Refused(Refusal),
    Stop(Fail),
}

fn not_saved(status: &crate::storage::Status) -> Fail {
    let (first, last) = (status.saved_seq + 1, status.queued_seq);
    let which = if first == last {
        format!("Record {last} is")
    } else {
        format!("Records {first} to {last} are")
    };
    let why = status.trouble.as_ref().map_or_else(
        || "NOT SAVED: the disk does not answer.".to_owned(),
        |t| t.sentence.clone(),
    );
    Fail::new(
        Exit::NotSaved,
        format!("{which} not saved. {why}"),
        "What was acknowledged is safe; record the rest again.",
    )
}

fn tell_unreadable(number: usize, why: &LineError) -> Exit {
    match why {
        LineError::TooLong => {
            out::tell(&format!(
                "line {number}: The line is longer than 16 MiB. Record it in smaller parts."
            ));
            Exit::Refused
        }
        LineError::Io(e) => {
            out::tell(&format!("line {number}: The script can't be read on: {e}."));
            Exit::File
        }
    }
}
