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
#[cfg(feature = "team")]
use crate::app::team::sender::Sender;
use crate::journal::branch::{Branch, Taken};
use crate::journal::{Act, Journal, Record};
use crate::meeting::text::counted;
use crate::meeting::{Order, Reading, Refusal};
use crate::minutes::{Audience, with_wording};
use crate::storage::{Access, NewSession, Opened, Opening, Saver, Status, names, session, stream};

/// How often what failed is tried again.
const RETRY: Duration = Duration::from_millis(500);
/// How long to wait for a disk that reports an error with every try.
const TROUBLE: Duration = Duration::from_secs(6);
/// How long to wait for a disk that says nothing at all.
const SILENCE: Duration = Duration::from_secs(20);

/// How long leaving waits for the office's store, if it is there.
#[cfg(feature = "team")]
const STORE: Duration = Duration::from_secs(2);

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    let mut script = Lines::new(script(args.script.as_deref())?);
    let mut recording = Recording::new(env, open(env, args)?);
    #[cfg(feature = "team")]
    let sender = Sender::start(env, recording.saver.watch(), Box::new(|_| {}));
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
    #[cfg(feature = "team")]
    sender.finish(STORE);
    Ok(exit)
}

fn script(path: Option<&Path>) -> Result<Box<dyn BufRead + Send>, Fail> {
    match path {
        None => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) if path == Path::new("-") => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) => Ok(stream(path)?),
    }
}

fn opening(env: &Environment) -> Opening {
    Opening {
        retry: RETRY,
        ..Opening::at(env.clock.now())
    }
}

fn open(env: &Environment, args: &Args) -> Result<(Journal, Saver), Fail> {
    let path = env.file_for(&args.session.session)?;
    let opening = opening(env);
    let opened: Opened<Record> = if args.create && !env.is_there(&path) {
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
        there(env, &args.session.session, &path)?;
        session::open(&env.disk, &path, opening)?
    };
    writable(env, opened)
}

/// The name may be a slip, or that of a sample: says so before anything is tried.
fn there(env: &Environment, named: &Path, path: &Path) -> Result<(), Fail> {
    if !env.is_there(path)
        && let Location::Sample(_) = env.find(named)?
    {
        return Err(Fail::new(
            Exit::File,
            "Samples are never changed in place.",
            "quorate open makes your own copy of it; or name another session.",
        ));
    }
    Ok(())
}

/// What was opened, if it can be written to.
fn writable(env: &Environment, opened: Opened<Record>) -> Result<(Journal, Saver), Fail> {
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

/// A session that is being written to.
pub(super) struct Recording {
    journal: Journal,
    saver: Saver,
    clock: Clock,
    /// The trouble or notice that was told last.
    told: Option<String>,
    /// The line at which the body was to take an item and didn't: what names no item after that would
    /// land in the one before.
    untaken: Option<usize>,
    /// Each record is acknowledged on standard output.
    aloud: bool,
}

impl Recording {
    fn new(env: &Environment, (journal, saver): (Journal, Saver)) -> Self {
        Self {
            journal,
            saver,
            clock: env.clock,
            told: None,
            untaken: None,
            aloud: true,
        }
    }

    /// Opens a session that is there, for a command that records something of its own.
    ///
    /// # Errors
    /// When there is none, or it can only be looked at.
    pub(super) fn open(env: &Environment, named: &Path) -> Result<Self, Fail> {
        let path = env.file_for(named)?;
        there(env, named, &path)?;
        let opened = session::open(&env.disk, &path, opening(env))?;
        Ok(Self {
            aloud: false,
            ..Self::new(env, writable(env, opened)?)
        })
    }

    /// The meeting as an audience may read it.
    pub(super) fn read_by<A: Audience>(&self) -> Reading<'_, A> {
        self.journal.meeting().read_by()
    }

    /// Whether an order could be recorded now.
    ///
    /// # Errors
    /// When it is refused.
    pub(super) fn try_out(&self, order: &Order) -> Result<(), Fail> {
        let mut journal = self.journal.clone();
        let done = journal.act(self.clock.now(), order);
        Ok(done.map(drop)?)
    }

    /// The journal, for what is compared with it.
    pub(super) fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The acts after a record that are safe on disk, by the numbers of their records.
    pub(super) fn saved_since(&self, before: u64) -> Vec<u64> {
        let saved = self.saver.status().saved_seq;
        let since = self.journal.records().iter();
        let since = since.filter(|r| r.seq > before && r.seq <= saved);
        let acts = since.filter(|r| matches!(r.act, Act::Did(_)));
        acts.map(|r| r.seq).collect()
    }

    /// Takes a part of a branch over; it is on disk when this returns. What was recorded, in words.
    ///
    /// # Errors
    /// When it can't be taken over, or can't be saved.
    pub(super) fn take_part(
        &mut self,
        branch: &Branch,
        part: usize,
        taken: &mut Taken,
    ) -> Result<String, Fail> {
        let known = branch.known(&self.journal, taken);
        let offer = branch.offer(part, &self.journal, &known, self.clock.now())?;
        let before = self.journal.last();
        for order in &offer.orders {
            self.order(order)?;
        }
        taken.insert(part, (before + 1..=self.journal.last()).collect());
        Ok(offer.words)
    }

    /// Records an order; it is on disk when this returns.
    ///
    /// # Errors
    /// When it is refused, or can't be saved.
    pub(super) fn order(&mut self, order: &Order) -> Result<(), Fail> {
        self.act(order).map_err(|halt| match halt {
            Halt::Refused(refusal) => refusal.into(),
            Halt::Stop(fail) => fail,
        })
    }

    /// Gives the session back.
    pub(super) fn close(self) {
        self.saver.close(Duration::from_secs(2));
    }

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
        self.clock.advance(self.journal.meeting(), &order);
        let takes = order.intent.takes_an_item();
        let done = self.act(&order);
        if takes {
            // An item that is in hand already was not taken, and is where the rest belongs.
            self.untaken = match &done {
                Ok(()) => None,
                Err(Halt::Refused(refusal)) if refusal.is_so_already => None,
                Err(_) => Some(number),
            };
        }
        done
    }

    /// Records an order, with the words that belong to it; it is on disk when this returns.
    fn act(&mut self, order: &Order) -> Result<(), Halt> {
        let before = self.journal.last();
        if let Some(back) = self.journal.clock_went_back(self.clock.now()) {
            out::tell(&format!(
                "The clock was set back {}; the order of what is recorded stands.",
                counted(usize::try_from(back.num_minutes()).unwrap_or(0), "minute")
            ));
        }
        let now = self.clock.now();
        let worded = with_wording(self.journal.meeting(), now, order);
        let order = worded.as_ref().unwrap_or(order);
        let record = self.journal.act(now, order).map_err(Halt::Refused)?;
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
        if !self.aloud {
            return Ok(());
        }
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
