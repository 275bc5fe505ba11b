//! `quorate record`: intents from a script into a session, each acknowledged once it is on disk.
//!
//! A line is read when the one before it is safe and acknowledged: so a crash leaves at most one
//! record that nobody was told of, and whoever types line by line hears of each at once. Each
//! record is one write and one sync in any case; running ahead of the disk would gain nothing.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::args::Record as Args;
use super::out;
use super::script::{self, LineError, Lines, ScriptLine};
use crate::app::clock::Clock;
use crate::app::create::new_session;
use crate::app::environment::{Environment, Location};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::load::journal_of;
use crate::journal::{Journal, Record};
use crate::meeting::text::counted;
use crate::meeting::{Order, Refusal};
use crate::storage::{Access, NewSession, Opened, Opening, Saver, Status, names, session, stream};

/// How often what failed is tried again.
const RETRY: Duration = Duration::from_millis(500);
/// How long to wait for a disk that reports an error with every try.
const TROUBLE: Duration = Duration::from_secs(6);
/// How long to wait for a disk that says nothing at all.
const SILENCE: Duration = Duration::from_secs(20);

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    let mut script = Lines::new(script(args.script.as_deref())?);
    let session = &args.session.session;
    let (journal, saver) = open(env, session, args.create.then_some(args))?;
    let mut recording = Recording {
        journal,
        saver,
        clock: env.clock,
        told: None,
        untaken: None,
    };
    let mut exit = Exit::Done;
    loop {
        let line = match script.next_line() {
            Ok(Some(line)) => line.to_vec(),
            Ok(None) => break,
            Err(why) => {
                exit = tell_unreadable(script.number(), &why);
                break;
            }
        };
        match recording.line(&line, script.number()) {
            Ok(()) => {}
            Err(Halt::Refused(refusal)) => {
                out::tell(&format!("line {}: {refusal}", script.number()));
                exit = Exit::Refused;
                if !args.keep_going {
                    break;
                }
            }
            Err(Halt::Stop(fail)) => {
                let reason = format!("line {}: {}", script.number(), fail.why.reason);
                return Err(Fail::new(fail.exit, reason, fail.why.way_out));
            }
        }
    }
    // Everything is on disk; what is left is the lock.
    recording.saver.close(Duration::from_secs(2));
    Ok(exit)
}

/// Records orders that were not read from a script.
pub(super) fn give(env: &Environment, named: &Path, orders: &[Order]) -> Outcome {
    let (journal, saver) = open(env, named, None)?;
    let mut recording = Recording {
        journal,
        saver,
        clock: env.clock,
        told: None,
        untaken: None,
    };
    let mut exit = Exit::Done;
    for order in orders {
        match recording.order(order, 0) {
            Ok(()) => {}
            Err(Halt::Refused(refusal)) => {
                out::tell(&refusal.to_string());
                exit = Exit::Refused;
                break;
            }
            Err(Halt::Stop(fail)) => return Err(fail),
        }
    }
    recording.saver.close(Duration::from_secs(2));
    Ok(exit)
}

fn script(path: Option<&Path>) -> Result<Box<dyn BufRead + Send>, Fail> {
    match path {
        None => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) if path == Path::new("-") => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) => Ok(stream(path)?),
    }
}

/// Opens a session to be recorded in; where there is none, it is made as `create` says.
fn open(env: &Environment, named: &Path, create: Option<&Args>) -> Result<(Journal, Saver), Fail> {
    let path = env.file_for(named)?;
    let opening = Opening {
        retry: RETRY,
        ..Opening::at(env.clock.now())
    };
    let opened: Opened<Record> = if let Some(args) = create.filter(|_| !env.is_there(&path)) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let (date, title) = match names::date_of(&stem) {
            Some(date) => (date, stem.get(11..).unwrap_or_default()),
            None => (env.clock.now().date_naive(), stem.as_ref()),
        };
        let header = NewSession {
            session: args.session_id.clone(),
            ..new_session(env, title, date)
        }
        .header();
        session::create(&env.disk, &path, header, Vec::new(), opening)?
    } else {
        // The name may be a slip, or that of a sample: say so before anything is tried.
        if !env.is_there(&path)
            && let Location::Sample(_) = env.find(named)?
        {
            return Err(Fail::new(
                Exit::File,
                "Samples are never changed in place.",
                "quorate open makes your own copy of it; or name another session.",
            ));
        }
        session::open(&env.disk, &path, opening)?
    };
    for note in &opened.notes {
        out::tell(note);
    }
    let saver = match opened.access {
        Access::Write(saver) => saver,
        Access::View { why, .. } => {
            let exit = match opened.soundness.why_view_only() {
                Some(_) => Exit::Damaged,
                None => Exit::File,
            };
            return Err(Fail::new(exit, why, ""));
        }
    };
    let journal = journal_of(opened.header.as_ref(), env.officer.clone(), opened.records)?;
    Ok((journal, saver))
}

struct Recording {
    journal: Journal,
    saver: Saver,
    clock: Clock,
    /// The trouble or notice that was told last.
    told: Option<String>,
    /// The line at which the body was to take an item and didn't: what names no item after that would
    /// land in the one before.
    untaken: Option<usize>,
}

impl Recording {
    /// Takes one line in; what it records is on disk and acknowledged when this returns.
    fn line(&mut self, line: &[u8], number: usize) -> Result<(), Halt> {
        let said = script::read_line(line).map_err(|refusal| {
            // A slip in the line that takes an item leaves the body where it was too.
            let line = String::from_utf8_lossy(line);
            if line.contains("Take(") || line.contains("TakeNext") {
                self.untaken = Some(number);
            }
            Halt::Refused(refusal)
        })?;
        let order = match said {
            ScriptLine::Nothing => return Ok(()),
            ScriptLine::Clock(time) => {
                self.clock.set(time);
                return Ok(());
            }
            ScriptLine::Order(order) => order,
        };
        if let Some(line) = self.untaken
            && order.intent.rests_on_item_in_hand()
        {
            return Err(Halt::Refused(Refusal::new(
                format!(
                    "This names no item, and the one that line {line} was to take was not taken."
                ),
                "Mend that line, or name the item with item: \"\u{2026}\".",
            )));
        }
        self.order(&order, number)
    }

    /// Records an order; what it records is on disk and acknowledged when this returns.
    fn order(&mut self, order: &Order, number: usize) -> Result<(), Halt> {
        self.clock.advance(self.journal.meeting(), order);
        let before = self.journal.last();
        if let Some(back) = self.journal.clock_went_back(self.clock.now()) {
            out::tell(&format!(
                "The clock was set back {}; the order of what is recorded stands.",
                counted(usize::try_from(back.num_minutes()).unwrap_or(0), "minute")
            ));
        }
        let takes = order.intent.takes_an_item();
        let record = match self.journal.act(self.clock.now(), order) {
            Ok(record) => record,
            Err(refusal) => {
                if takes {
                    self.untaken = Some(number);
                }
                return Err(Halt::Refused(refusal));
            }
        };
        if takes {
            self.untaken = None;
        }
        for first in self.journal.between(before, &record).to_vec() {
            self.save(&first)?;
        }
        self.save(&record)
    }

    /// Puts a record on disk, and acknowledges it.
    fn save(&mut self, record: &Record) -> Result<(), Halt> {
        self.saver
            .send(record)
            .map_err(|problem| Halt::Stop(problem.into()))?;
        self.wait().map_err(Halt::Stop)?;
        // Whoever doesn't want to hear it still gets it recorded.
        let mut stdout = io::stdout().lock();
        let _ = writeln!(stdout, "ACK {}", record.seq).and_then(|()| stdout.flush());
        Ok(())
    }

    /// Waits until everything is safe, but not for ever; troubles on the way are told.
    fn wait(&mut self) -> Result<(), Fail> {
        let since = Instant::now();
        loop {
            let before = self.saver.status();
            self.tell_news(&before);
            if before.unsaved() == 0 {
                return Ok(());
            }
            let patience = if before.trouble.is_some() {
                TROUBLE
            } else {
                SILENCE
            };
            let left = patience.saturating_sub(since.elapsed());
            if left.is_zero() {
                return Err(not_saved(&before));
            }
            self.saver.wait_until(left, |now| *now != before);
        }
    }

    fn tell_news(&mut self, status: &Status) {
        let trouble = status.trouble.as_ref().map(|t| &t.sentence);
        if let Some(news) = trouble.or(status.notice.as_ref())
            && self.told.as_ref() != Some(news)
        {
            out::tell(news);
            self.told = Some(news.clone());
        }
    }
}

/// Why a line stops, or may stop, the recording.
enum Halt {
    Refused(Refusal),
    Stop(Fail),
}

fn not_saved(status: &Status) -> Fail {
    // A trouble has been told when it came.
    let why = match status.trouble {
        Some(_) => "",
        None => " The disk does not answer.",
    };
    Fail::new(
        Exit::NotSaved,
        format!("Record {} is NOT SAVED.{why}", status.queued_seq),
        "What was acknowledged is safe; record this line and those after it again.",
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
