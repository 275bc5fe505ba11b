//! The worker: a thread of its own that does jobs beside the typing. It reads the books, learns from
//! a body's earlier sessions, and holds the dictionary, which is loaded when it is first needed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

#[cfg(feature = "archive")]
use super::archive::questions;
use super::books;
use super::branches;
use super::create_from::Overrides;
use super::environment::Environment;
use super::load::journal_of;
use super::pack_jobs;
use crate::checks::Speller;
use crate::journal::Record;
use crate::meeting::Refusal;
use crate::meeting::entry::Stream;
use crate::meeting::text::Text;
use crate::phrases::{Book, Learnt, Trouble, learn};
use crate::storage::library::Entry;
use crate::storage::{names, session};
use crate::tui::job::{Done, Job, Keep, Scope};
use crate::tui::term::panic;

/// The most words that are learnt from, in bytes: years of a board's minutes.
const LEARNT_FROM: usize = 4 << 20;

/// The most earlier sessions that are learnt from: of those that bear the body's name, and of the others,
/// which may be its own under another name or anybody's; and how long looking into them goes on.
const SESSIONS: usize = 40;
const OTHERS: usize = 12;
const PATIENCE: Duration = Duration::from_secs(2);

/// Suggestions for a word, at most.
const SUGGESTIONS: usize = 5;

/// What the worker works with.
#[derive(Clone)]
pub(crate) struct JobContext {
    /// The officer's environment: disk, sessions, books.
    pub(crate) env: Environment,
    /// The session that is open: it is not learnt from.
    pub(crate) open: Option<PathBuf>,
    /// Told when a job is done.
    pub(crate) wake: Option<Arc<dyn Fn() + Send + Sync>>,
    /// What the command line says instead of the pack that is to be read.
    pub(crate) overrides: Option<Overrides>,
}

/// The worker's queue: jobs go in, what they came to comes out.
///
/// Each session has a worker of its own: what an earlier one's jobs come to is not told.
#[derive(Default)]
pub(crate) struct Worker {
    send: Option<Sender<(Job, JobContext)>>,
    done: Arc<Mutex<Vec<Done>>>,
    /// How many phrases and words are on their way into a book.
    keeping: Arc<AtomicUsize>,
    /// Set to stop the pack that is being read.
    stop: Arc<AtomicBool>,
    #[cfg(feature = "archive")]
    archive: super::archive::beside::Beside,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Worker {
    /// Does a job when those before it are done; what reads files that may be slow to come has
    /// a thread of its own.
    pub(crate) fn go(&mut self, job: Job, context: JobContext) {
        match job {
            Job::ReadPack { ticket, pack } => {
                self.stop.store(true, Ordering::Relaxed);
                self.stop = Arc::default();
                pack_jobs::read(ticket, pack, context, self.stop.clone(), self.done.clone());
            }
            Job::StopReading => self.stop.store(true, Ordering::Relaxed),
            #[cfg(feature = "archive")]
            Job::ReadLibrary | Job::FindWords { .. } => self.archive.go(job, context, &self.done),
            #[cfg(feature = "archive")]
            Job::AskMeetings { ticket, question } => {
                questions::answer(ticket, question, context, self.done.clone());
            }
            Job::FindBranches { .. } | Job::ReadBranch(_) => {
                branches::go(job, context, self.done.clone());
            }
            Job::ListFolder { folder } => pack_jobs::list(folder, context, self.done.clone()),
            Job::ReadCorrections {
                source,
                from,
                lines,
            } => pack_jobs::came_back(source, from, lines, context, self.done.clone()),
            job => self.queue(job, context),
        }
    }

    fn queue(&mut self, job: Job, context: JobContext) {
        if self.send.is_none() {
            let (send, receive) = channel();
            let (done, keeping) = (self.done.clone(), self.keeping.clone());
            // Without a thread there is no help, and the minutes are written all the same.
            let started = std::thread::Builder::new()
                .name("worker".to_owned())
                .spawn(move || work(&receive, &done, &keeping));
            if started.is_err() {
                return;
            }
            self.send = Some(send);
        }
        if let Some(send) = &self.send {
            let keeps = usize::from(matches!(job, Job::Keep { .. }));
            self.keeping.fetch_add(keeps, Ordering::SeqCst);
            let _ = send.send((job, context));
        }
    }

    /// Waits until everything to be kept stands in its book, or for so long.
    pub(crate) fn settle(&self, patience: Duration) {
        let until = Instant::now() + patience;
        while self.keeping.load(Ordering::SeqCst) > 0 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// What jobs have come to.
    pub(crate) fn done(&self) -> Vec<Done> {
        std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn work(jobs: &Receiver<(Job, JobContext)>, done: &Arc<Mutex<Vec<Done>>>, keeping: &AtomicUsize) {
    let mut speller: Option<Speller> = None;
    while let Ok((job, context)) = jobs.recv() {
        let tell = |what: Done| {
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(what);
            if let Some(wake) = &context.wake {
                wake();
            }
        };
        let what = purpose(&job);
        let keeps = matches!(job, Job::Keep { .. });
        let done = panic::contained(|| run(job, &context, &mut speller, done, &tell));
        if keeps {
            keeping.fetch_sub(1, Ordering::SeqCst);
        }
        if done.is_none() {
            // What it was amid may be half made.
            speller = None;
            tell(Done::Failed(failed(what)));
        }
    }
}

/// What a job is for, to be told if the program is at fault in it.
fn purpose(job: &Job) -> &'static str {
    match job {
        Job::Books { .. } => "reading the books of phrases",
        Job::Keep { .. } => "keeping that in a book",
        Job::LookOver { .. } => "looking over the words",
        Job::Suggest { .. } => "looking for other words",
        Job::ReadPack { .. } | Job::StopReading => "reading the pack",
        Job::ReadLibrary | Job::FindWords { .. } => "the search in all meetings",
        Job::AskMeetings { .. } => "the look through all meetings",
        Job::ListFolder { .. } => "listing the folder",
        Job::FindBranches { .. } | Job::ReadBranch(_) => "reading the branch",
        Job::ReadCorrections { .. } => "reading what came back",
    }
}

/// The sentence for the officer when the program was at fault beside the typing.
pub(crate) fn failed(what: &str) -> String {
    format!(
        "A fault of the program stopped {what}. The meeting is not touched, and minuting goes on."
    )
}

fn run(
    job: Job,
    context: &JobContext,
    speller: &mut Option<Speller>,
    done: &Arc<Mutex<Vec<Done>>>,
    tell: &dyn Fn(Done),
) {
    match job {
        Job::Books { body } => {
            let (book, troubles) = books::load(&context.env, &body);
            if !troubles.is_empty() || book != Book::starter() {
                tell(read(book, &troubles));
            }
            learn_beside(context.clone(), body, done.clone());
        }
        Job::Keep { body, scope, what } => {
            let kept = keep(&context.env, &body, scope, &what);
            let done = kept.is_ok();
            tell(Done::Kept(kept));
            if done {
                let (book, troubles) = books::load(&context.env, &body);
                tell(read(book, &troubles));
            }
        }
        Job::LookOver { ticket, snapshot } => {
            let speller = speller.get_or_insert_with(Speller::load);
            let marks = snapshot.run(Some(speller));
            tell(Done::Looked { ticket, marks });
        }
        Job::Suggest {
            snapshot,
            word,
            readers,
        } => {
            let speller = speller.get_or_insert_with(Speller::load);
            let instead = snapshot.suggest(speller, &word, SUGGESTIONS);
            tell(Done::Suggested {
                word,
                readers,
                instead,
            });
        }
        // These have threads of their own.
        Job::ReadPack { .. }
        | Job::StopReading
        | Job::ReadLibrary
        | Job::FindWords { .. }
        | Job::AskMeetings { .. }
        | Job::ListFolder { .. }
        | Job::FindBranches { .. }
        | Job::ReadBranch(_)
        | Job::ReadCorrections { .. } => {}
    }
}

/// Learns on a thread of its own: other people's files must not keep the dictionary waiting.
fn learn_beside(context: JobContext, body: Text, done: Arc<Mutex<Vec<Done>>>) {
    let work = move || {
        // Without what is learnt a little less is offered: that is not worth a word.
        let learnt = panic::contained(|| learn_from(&context, &body)).unwrap_or_default();
        if learnt.is_empty() {
            return;
        }
        done.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Done::Learnt(learnt));
        if let Some(wake) = &context.wake {
            wake();
        }
    };
    let builder = std::thread::Builder::new().name("learning".to_owned());
    let _ = builder.spawn(work);
}

fn read(book: Book, troubles: &[Trouble]) -> Done {
    let troubles = troubles.iter().map(ToString::to_string).collect();
    Done::Books { book, troubles }
}

/// Puts a phrase or a word in a book; says so, or why not.
fn keep(env: &Environment, body: &Text, scope: Scope, what: &Keep) -> Result<String, Refusal> {
    let whose = match scope {
        Scope::Officer => books::Scope::Own,
        Scope::Body => books::Scope::Body(body),
    };
    let (kept, words) = match what {
        Keep::Phrase(phrase) => (
            books::add_phrase(env, whose, phrase),
            format!("{} and Tab write that from now on", phrase.code),
        ),
        Keep::Word(word) => (
            books::add_word(env, whose, word),
            format!("\u{201C}{word}\u{201D} is known from now on"),
        ),
    };
    match kept {
        Ok(_) => Ok(format!("{words}: it stands in {}.", scope.whose())),
        Err(fail) => Err(fail.into()),
    }
}

/// What the officer typed again and again in this body's earlier sessions. Only what anybody may
/// read is learnt: exempt words must not be offered where the public reads.
fn learn_from(context: &JobContext, body: &Text) -> Vec<Learnt> {
    let Ok(library) = context.env.library() else {
        return Vec::new();
    };
    let mut texts: Vec<String> = Vec::new();
    let mut left = LEARNT_FROM;
    let until = Instant::now() + PATIENCE;
    // The newest first: what a house writes changes over the years.
    let slug = names::slug(body);
    let bears_name = |entry: &Entry| {
        let rest = entry
            .name
            .get(11..)
            .and_then(|rest| rest.strip_prefix(&slug));
        !slug.is_empty() && rest.is_some_and(|rest| rest.starts_with(['.', '-']))
    };
    let entries = library.entries().unwrap_or_default();
    let (own, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(bears_name);
    let own = own.into_iter().take(SESSIONS);
    for entry in own.chain(others.into_iter().take(OTHERS)) {
        if context.open.as_ref() == Some(&entry.path) {
            continue;
        }
        if left == 0 || Instant::now() > until {
            break;
        }
        // A file that the program is at fault with is passed over like one that can't be read.
        let words = panic::contained(|| public_words(context, body, &entry.path, left));
        let words = words.flatten().unwrap_or_default();
        left -= words.iter().map(String::len).sum::<usize>().min(left);
        texts.extend(words);
    }
    learn(texts.iter().map(String::as_str))
}

/// What anybody may read in a session of this body, up to so many bytes.
fn public_words(
    context: &JobContext,
    body: &Text,
    path: &Path,
    most: usize,
) -> Option<Vec<String>> {
    let viewed = session::glance::<Record>(&context.env.disk, path).ok()?;
    let journal = journal_of(viewed.header.as_ref(), Text::default(), viewed.records).ok()?;
    let meeting = journal.meeting();
    if meeting.body().name != *body {
        return None;
    }
    let mut size = 0;
    let entries = meeting.all_entries().iter();
    let public = entries
        .filter(|e| !e.struck)
        .filter_map(|e| e.words_for(Stream::Public));
    let taken = public.map(str::to_owned).take_while(|text| {
        size += text.len();
        size <= most
    });
    Some(taken.collect())
}

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
