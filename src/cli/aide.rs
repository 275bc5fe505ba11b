//! The aide: a thread of its own that does errands beside the typing. It reads the books, learns from
//! a body's earlier sessions, and holds the dictionary, which is loaded when it is first needed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::books;
use super::load::journal_of;
use super::new_from::Said;
use super::packs;
use super::place::Desk;
use crate::checks::Speller;
use crate::journal::Record;
use crate::meeting::entry::Stream;
use crate::meeting::text::Text;
use crate::phrases::{Book, Learnt, Trouble, learn};
use crate::storage::session;
use crate::tui::errand::{Done, Errand, Keep, Scope};
use crate::tui::term::panic;

/// The most words that are learnt from, in bytes: years of a board's minutes.
const LEARNT_FROM: usize = 4 << 20;

/// The most earlier sessions that are learnt from, and how long looking for them goes on: a folder
/// may hold anybody's files.
const SESSIONS: usize = 200;
const PATIENCE: Duration = Duration::from_secs(5);

/// Suggestions for a word, at most.
const SUGGESTIONS: usize = 5;

/// What the aide works with.
#[derive(Clone)]
pub(super) struct Means {
    /// The officer's desk: disk, sessions, books.
    pub(super) desk: Desk,
    /// The session that is open: it is not learnt from.
    pub(super) open: Option<PathBuf>,
    /// Told when an errand is done.
    pub(super) wake: Option<Arc<dyn Fn() + Send + Sync>>,
    /// What the command line says instead of the pack that is to be read.
    pub(super) said: Option<Said>,
}

/// The aide's desk: errands go in, what they came to comes out.
///
/// Each session has an aide of its own: what an earlier one's errands come to is not told.
#[derive(Default)]
pub(super) struct Aide {
    send: Option<Sender<(Errand, Means)>>,
    done: Arc<Mutex<Vec<Done>>>,
    /// How many phrases and words are on their way into a book.
    keeping: Arc<AtomicUsize>,
    /// Set to stop the pack that is being read.
    stop: Arc<AtomicBool>,
}

impl Drop for Aide {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Aide {
    /// Does an errand when those before it are done; what reads files that may be slow to come has
    /// a thread of its own.
    pub(super) fn go(&mut self, errand: Errand, means: Means) {
        match errand {
            Errand::ReadPack { ticket, pack } => {
                self.stop.store(true, Ordering::Relaxed);
                self.stop = Arc::default();
                packs::read(ticket, pack, means, self.stop.clone(), self.done.clone());
            }
            Errand::StopReading => self.stop.store(true, Ordering::Relaxed),
            Errand::ListFolder { folder } => packs::list(folder, means, self.done.clone()),
            errand => self.queue(errand, means),
        }
    }

    fn queue(&mut self, errand: Errand, means: Means) {
        if self.send.is_none() {
            let (send, receive) = channel();
            let (done, keeping) = (self.done.clone(), self.keeping.clone());
            // Without a thread there is no help, and the minutes are written all the same.
            let started = std::thread::Builder::new()
                .name("aide".to_owned())
                .spawn(move || work(&receive, &done, &keeping));
            if started.is_err() {
                return;
            }
            self.send = Some(send);
        }
        if let Some(send) = &self.send {
            let keeps = usize::from(matches!(errand, Errand::Keep { .. }));
            self.keeping.fetch_add(keeps, Ordering::SeqCst);
            let _ = send.send((errand, means));
        }
    }

    /// Waits until everything to be kept stands in its book, or for so long.
    pub(super) fn settle(&self, patience: Duration) {
        let until = Instant::now() + patience;
        while self.keeping.load(Ordering::SeqCst) > 0 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// What errands have come to.
    pub(super) fn done(&self) -> Vec<Done> {
        std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn work(errands: &Receiver<(Errand, Means)>, done: &Arc<Mutex<Vec<Done>>>, keeping: &AtomicUsize) {
    let mut speller: Option<Speller> = None;
    while let Ok((errand, means)) = errands.recv() {
        let tell = |what: Done| {
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(what);
            if let Some(wake) = &means.wake {
                wake();
            }
        };
        let what = purpose(&errand);
        let keeps = matches!(errand, Errand::Keep { .. });
        let done = panic::contained(|| run(errand, &means, &mut speller, done, &tell));
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

/// What an errand is for, to be told if the program is at fault in it.
fn purpose(errand: &Errand) -> &'static str {
    match errand {
        Errand::Books { .. } => "reading the books of phrases",
        Errand::Keep { .. } => "keeping that in a book",
        Errand::LookOver { .. } => "looking over the words",
        Errand::Suggest { .. } => "looking for other words",
        Errand::ReadPack { .. } | Errand::StopReading => "reading the pack",
        Errand::ListFolder { .. } => "listing the folder",
    }
}

/// The sentence for the officer when the program was at fault beside the typing.
pub(super) fn failed(what: &str) -> String {
    format!(
        "A fault of the program stopped {what}. The meeting is not touched, and minuting goes on."
    )
}

fn run(
    errand: Errand,
    means: &Means,
    speller: &mut Option<Speller>,
    done: &Arc<Mutex<Vec<Done>>>,
    tell: &dyn Fn(Done),
) {
    match errand {
        Errand::Books { body } => {
            let (book, troubles) = books::load(&means.desk, &body);
            if !troubles.is_empty() || book != Book::starter() {
                tell(read(book, &troubles));
            }
            learn_beside(means.clone(), body, done.clone());
        }
        Errand::Keep { body, scope, what } => {
            let kept = keep(&means.desk, &body, scope, &what);
            let done = kept.is_ok();
            tell(Done::Kept(kept));
            if done {
                let (book, troubles) = books::load(&means.desk, &body);
                tell(read(book, &troubles));
            }
        }
        Errand::LookOver { ticket, job } => {
            let speller = speller.get_or_insert_with(Speller::load);
            let marks = job.run(Some(speller));
            tell(Done::Looked { ticket, marks });
        }
        Errand::Suggest { job, word, readers } => {
            let speller = speller.get_or_insert_with(Speller::load);
            let instead = job.suggest(speller, &word, SUGGESTIONS);
            tell(Done::Suggested {
                word,
                readers,
                instead,
            });
        }
        // These have threads of their own.
        Errand::ReadPack { .. } | Errand::StopReading | Errand::ListFolder { .. } => {}
    }
}

/// Learns on a thread of its own: other people's files must not keep the dictionary waiting.
fn learn_beside(means: Means, body: Text, done: Arc<Mutex<Vec<Done>>>) {
    let work = move || {
        // Without what is learnt a little less is offered: that is not worth a word.
        let learnt = panic::contained(|| learn_from(&means, &body)).unwrap_or_default();
        if learnt.is_empty() {
            return;
        }
        done.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Done::Learnt(learnt));
        if let Some(wake) = &means.wake {
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
fn keep(desk: &Desk, body: &Text, scope: Scope, what: &Keep) -> Result<String, String> {
    let whose = match scope {
        Scope::Officer => books::Scope::Own,
        Scope::Body => books::Scope::Body(body),
    };
    let (kept, words) = match what {
        Keep::Phrase(phrase) => (
            books::add_phrase(desk, whose, phrase),
            format!("{} and Tab write that from now on", phrase.code),
        ),
        Keep::Word(word) => (
            books::add_word(desk, whose, word),
            format!("\u{201C}{word}\u{201D} is known from now on"),
        ),
    };
    match kept {
        Ok(_) => Ok(format!("{words}: it stands in {}.", scope.whose())),
        Err(fail) => Err(Text::line(&format!("{} {}", fail.sentence, fail.hint)).into_string()),
    }
}

/// What the officer typed again and again in this body's earlier sessions. Only what anybody may
/// read is learnt: exempt words must not be offered where the public reads.
fn learn_from(means: &Means, body: &Text) -> Vec<Learnt> {
    let Ok(library) = means.desk.library() else {
        return Vec::new();
    };
    let mut texts: Vec<String> = Vec::new();
    let mut left = LEARNT_FROM;
    let until = Instant::now() + PATIENCE;
    // The newest first: what a house writes changes over the years.
    let entries = library.entries().unwrap_or_default();
    for entry in entries.into_iter().take(SESSIONS) {
        if means.open.as_ref() == Some(&entry.path) {
            continue;
        }
        if left == 0 || Instant::now() > until {
            break;
        }
        // A file that the program is at fault with is passed over like one that can't be read.
        let words = panic::contained(|| public_words(means, body, &entry.path, left));
        let words = words.flatten().unwrap_or_default();
        left -= words.iter().map(String::len).sum::<usize>().min(left);
        texts.extend(words);
    }
    learn(texts.iter().map(String::as_str))
}

/// What anybody may read in a session of this body, up to so many bytes.
fn public_words(means: &Means, body: &Text, path: &Path, most: usize) -> Option<Vec<String>> {
    let viewed = session::glance::<Record>(&means.desk.disk, path).ok()?;
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
#[path = "aide_tests.rs"]
mod tests;
