//! The aide: a thread of its own that does errands beside the typing. It reads the books, learns from
//! a body's earlier sessions, and holds the dictionary, which is loaded when it is first needed.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::load::journal_of;
use crate::checks::Speller;
use crate::journal::Record;
use crate::meeting::entry::Stream;
use crate::meeting::text::Text;
use crate::phrases::{Book, Learnt, learn};
use crate::storage::disk::SharedDisk;
use crate::storage::{Library, session};
use crate::tui::errand::{Done, Errand};

/// The most words that are learnt from, in bytes: years of a board's minutes.
const LEARNT_FROM: usize = 4 << 20;

/// Suggestions for a word, at most.
const SUGGESTIONS: usize = 5;

/// What the aide works with.
pub(super) struct Means {
    /// The disk.
    pub(super) disk: SharedDisk,
    /// The officer's sessions, if there is a folder for them.
    pub(super) library: Option<Library>,
    /// The session that is open: it is not learnt from.
    pub(super) open: Option<PathBuf>,
    /// Told when an errand is done.
    pub(super) wake: Option<Arc<dyn Fn() + Send + Sync>>,
}

/// The aide's desk: errands go in, what they came to comes out.
#[derive(Default)]
pub(super) struct Aide {
    send: Option<Sender<(Errand, Means)>>,
    done: Arc<Mutex<Vec<Done>>>,
}

impl Aide {
    /// Does an errand when those before it are done.
    pub(super) fn go(&mut self, errand: Errand, means: Means) {
        if self.send.is_none() {
            let (send, receive) = channel();
            let done = self.done.clone();
            // Without a thread there is no help, and the minutes are written all the same.
            let started = std::thread::Builder::new()
                .name("aide".to_owned())
                .spawn(move || work(&receive, &done));
            if started.is_err() {
                return;
            }
            self.send = Some(send);
        }
        if let Some(send) = &self.send {
            let _ = send.send((errand, means));
        }
    }

    /// What errands have come to.
    pub(super) fn done(&self) -> Vec<Done> {
        std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn work(errands: &Receiver<(Errand, Means)>, done: &Mutex<Vec<Done>>) {
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
        match errand {
            Errand::Books { body } => {
                let (book, troubles) = books(&means, &body);
                if !troubles.is_empty() || book != Book::starter() {
                    tell(Done::Books { book, troubles });
                }
                let learnt = learn_from(&means, &body);
                if !learnt.is_empty() {
                    tell(Done::Learnt(learnt));
                }
            }
            Errand::Keep { body, scope, what } => {
                let _ = (body, scope, what);
            }
            Errand::LookOver { ticket, job } => {
                let speller = speller.get_or_insert_with(Speller::load);
                let marks = job.run(Some(speller));
                tell(Done::Looked { ticket, marks });
            }
            Errand::Suggest { job, word } => {
                let speller = speller.get_or_insert_with(Speller::load);
                let instead = job.suggest(speller, &word, SUGGESTIONS);
                tell(Done::Suggested { word, instead });
            }
        }
    }
}

/// The books that hold for a body's meetings, and what is wrong with their files.
fn books(means: &Means, body: &Text) -> (Book, Vec<String>) {
    let _ = (means, body);
    (Book::starter(), Vec::new())
}

/// What the officer typed again and again in this body's earlier sessions. Only what anybody may
/// read is learnt: exempt words must not be offered where the public reads.
fn learn_from(means: &Means, body: &Text) -> Vec<Learnt> {
    let Some(library) = &means.library else {
        return Vec::new();
    };
    let mut texts: Vec<String> = Vec::new();
    let mut size = 0;
    // The newest first: what a house writes changes over the years.
    for entry in library.entries().unwrap_or_default() {
        if means.open.as_ref() == Some(&entry.path) {
            continue;
        }
        let Ok(viewed) = session::view::<Record>(&means.disk, &entry.path) else {
            continue;
        };
        let Ok(journal) = journal_of(viewed.header.as_ref(), Text::default(), viewed.records)
        else {
            continue;
        };
        let meeting = journal.meeting();
        if meeting.body().name != *body {
            continue;
        }
        let public = |e: &&crate::meeting::entry::Entry| !e.struck && e.stream == Stream::Public;
        for entry in meeting.all_entries().iter().filter(public) {
            size += entry.text.len();
            texts.push(entry.text.clone());
        }
        if size > LEARNT_FROM {
            break;
        }
    }
    learn(texts.iter().map(String::as_str))
}
