//! The archive beside the screen, on a thread of its own: the lines of the library as they are read, and
//! what is found while it is typed. What is asked is answered at once from what the index knows, and
//! again when it knows more.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::turn::Turn;
use super::{Fallen, Held, Limits, MOMENT, Progress, lines};
use crate::app::listing::{self, key_of};
use crate::app::worker::{JobContext, failed};
use crate::archive::Query;
use crate::archive::index::{Answer, Ask, Found, Index, Taken, Trouble};
use crate::meeting::check::Anchor;
use crate::minutes::Full;
use crate::storage::names;
use crate::storage::published::is_published;
use crate::tui::job::{Done, FoundPassage, FoundWords, Job, SessionKey};
use crate::tui::port::Listed;
use crate::tui::term::panic;

/// The most passages that are shown.
const SHOWN: usize = 200;

/// How long an answer stands while more is read, before it is given again.
const AGAIN: Duration = Duration::from_millis(400);

/// The archive beside the screen.
#[derive(Default)]
pub(in crate::app) struct Beside {
    send: Option<Sender<Job>>,
    stop: Arc<AtomicBool>,
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Beside {
    /// Does a job when it can; of words that are looked for the newest count.
    pub(in crate::app) fn go(
        &mut self,
        job: Job,
        context: JobContext,
        done: &Arc<Mutex<Vec<Done>>>,
    ) {
        if self.send.is_none() {
            let (send, receive) = channel();
            let mut reader = Reader {
                asked: receive,
                context,
                done: done.clone(),
                stop: self.stop.clone(),
                wanted: None,
                reads: false,
                answered: None,
            };
            let started = std::thread::Builder::new()
                .name("archive".to_owned())
                .spawn(move || {
                    if panic::contained(|| reader.work()).is_none() {
                        reader.tell(Done::Failed(failed("the search in all meetings")));
                    }
                });
            if started.is_err() {
                return;
            }
            self.send = Some(send);
        }
        if let Some(send) = &self.send {
            let _ = send.send(job);
        }
    }
}

/// The thread.
struct Reader {
    asked: Receiver<Job>,
    context: JobContext,
    done: Arc<Mutex<Vec<Done>>>,
    stop: Arc<AtomicBool>,
    /// What is looked for.
    wanted: Option<(u64, String)>,
    /// Sessions are to be looked into.
    reads: bool,
    /// When what is looked for was last answered.
    answered: Option<Instant>,
}

impl Reader {
    fn work(&mut self) {
        while let Ok(job) = self.asked.recv() {
            self.take(job);
            self.take_all();
            let mut again = true;
            while !self.stop.load(Ordering::Relaxed) {
                match self.step() {
                    // It holds nothing of its own: it is begun anew.
                    Err(Fallen::Index(Trouble::Unusable(_) | Trouble::Replaced)) if again => {
                        again = false;
                    }
                    Err(fallen) => {
                        self.tell_fallen(&fallen);
                        break;
                    }
                    Ok(()) => break,
                }
            }
        }
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::FindWords { ticket, typed } => {
                self.wanted = Some((ticket, typed));
                self.answered = None;
            }
            _ => self.reads = true,
        }
    }

    fn take_all(&mut self) {
        while let Ok(job) = self.asked.try_recv() {
            self.take(job);
        }
    }

    /// Answers, reads what changed, and answers again if there was any.
    fn step(&mut self) -> Result<(), Fallen> {
        let env = self.context.env.clone();
        if self.reads {
            let lines = listing::others(&env);
            if !lines.is_empty() {
                let gone = Vec::new();
                self.tell(Done::Lines { lines, gone });
            }
        }
        let mut held = Held::<Full>::open(&env).map_err(Fallen::Files)?;
        let note = held.take_note().unwrap_or_default();
        let result = self.step_with(&mut held, &note);
        if let Err(Fallen::Index(Trouble::Unusable(_))) = &result {
            held.renew(&env).map_err(Fallen::Files)?;
        }
        result
    }

    fn step_with(&mut self, held: &mut Held<Full>, note: &str) -> Result<(), Fallen> {
        let env = self.context.env.clone();
        if self.reads {
            let known = held.index.lines()?;
            let folder = held.folder().to_owned();
            let known = known
                .iter()
                .map(|(seen, line)| (seen.name.as_str(), line.as_deref()));
            self.tell_lines(&folder, known);
        }
        self.answer(&held.index, 0, note)?;
        if self.reads {
            let (lines, gone) = listing::journals(&env);
            if !lines.is_empty() || !gone.is_empty() {
                self.tell(Done::Lines { lines, gone });
            }
        }
        let Some(turn) = self.turn(held, note)? else {
            return Ok(());
        };
        let limits = Limits::stopped_by(self.stop.clone(), self.reads);
        self.reads = false;
        let folder = held.folder().to_owned();
        let mut failed = None;
        let step = held.bring_up(&env, &limits, &mut |index, batch, progress| {
            turn.tell(progress);
            let lines = batch.iter().filter(|taken| taken.is_new());
            let lines = lines.map(|taken| (taken.seen.name.as_str(), taken.line.as_deref()));
            self.tell_lines(&folder, lines);
            self.take_all();
            if self.answered.is_none_or(|at| at.elapsed() > AGAIN)
                && let Err(trouble) = self.answer(index, left(progress), note)
            {
                failed.get_or_insert(trouble);
            }
        })?;
        if let Some(trouble) = failed {
            return Err(trouble.into());
        }
        if step.read > 0 {
            self.answer(&held.index, step.left, note)?;
        }
        Ok(())
    }

    /// The turn at the index, once whoever has it is done; what is looked for meanwhile is answered from
    /// what there is. None where the screen ends.
    fn turn(&mut self, held: &Held<Full>, note: &str) -> Result<Option<Turn>, Trouble> {
        loop {
            if let Ok(turn) = held.turn() {
                return Ok(Some(turn));
            }
            if self.stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
            std::thread::sleep(MOMENT);
            self.take_all();
            if self.answered.is_none() {
                self.answer(&held.index, 0, note)?;
            }
        }
    }

    fn answer(&mut self, index: &Index<Full>, left: usize, note: &str) -> Result<(), Trouble> {
        let Some((ticket, typed)) = &self.wanted else {
            return Ok(());
        };
        let query = Query::unfinished(typed);
        let answer = if query.is_empty() {
            Answer::default()
        } else {
            index.ask(&Ask {
                query,
                most: SHOWN,
                ..Ask::default()
            })?
        };
        let folder = self.context.env.library().map(|l| l.folder().to_owned());
        let folder = folder.unwrap_or_default();
        let found = FoundWords {
            passages: answer
                .found
                .into_iter()
                .map(|f| passage(&folder, f))
                .collect(),
            all: answer.passages,
            meetings: answer.meetings,
            left,
            note: note.to_owned(),
        };
        let ticket = *ticket;
        self.answered = Some(Instant::now());
        self.tell(Done::Found { ticket, found });
        Ok(())
    }

    fn tell_lines<'l>(
        &self,
        folder: &Path,
        known: impl Iterator<Item = (&'l str, Option<&'l str>)>,
    ) {
        let mut found: Vec<Listed> = Vec::new();
        let mut gone: Vec<SessionKey> = Vec::new();
        // Those of the journals of bodies are told apart.
        for (name, line) in known.filter(|(name, _)| !names::is_body_journal(name)) {
            let key = key_of(&folder.join(name));
            match line.and_then(|line| lines::read(line, key.clone())) {
                Some(line) => found.push(line),
                None => gone.push(key),
            }
        }
        if !found.is_empty() || !gone.is_empty() {
            self.tell(Done::Lines { lines: found, gone });
        }
    }

    fn tell_fallen(&self, fallen: &Fallen) {
        let note = match fallen {
            Fallen::Files(fail) => fail.why.in_a_line(),
            Fallen::Index(trouble) => format!("Nothing can be found now: {trouble}."),
        };
        match &self.wanted {
            Some((ticket, _)) => self.tell(Done::Found {
                ticket: *ticket,
                found: FoundWords {
                    note,
                    ..FoundWords::default()
                },
            }),
            None => self.tell(Done::Failed(note)),
        }
    }

    fn tell(&self, what: Done) {
        self.done
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(what);
        if let Some(wake) = &self.context.wake {
            wake();
        }
    }
}

fn left(progress: Progress) -> usize {
    progress.of - progress.done
}

fn passage(folder: &Path, found: Found) -> FoundPassage {
    let passage = found.passage;
    let heading = if is_published(&found.name) {
        "Published minutes, not Quorate\u{2019}s record".to_owned()
    } else {
        format!("{} {}", passage.number, passage.title)
    };
    let place = passage.entry.map(Anchor::Entry);
    FoundPassage {
        key: key_of(&folder.join(&found.name)),
        body: found.body,
        date: found.day,
        heading: heading.trim().to_owned(),
        text: passage.text,
        marks: found.marks,
        place: place.or(passage.item.map(Anchor::Item)),
    }
}

impl Taken<Full> {
    /// Whether its line may be another one than was known.
    fn is_new(&self) -> bool {
        !matches!(self.what, crate::archive::index::What::Same)
    }
}
