//! What lies behind the screen: the library, the open session's file, exports.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::aide::{Aide, Means};
use super::args::Audience;
use super::body;
use super::elsewhere;
use super::fail::Fail;
use super::listing;
use super::load::journal_of;
use super::minutes::{Which, make};
use super::new;
use super::new_from::{self, Said};
use super::place::Desk;
use super::remedies;
use super::samples::{self, SAMPLES};
use super::summary::summary;
use crate::export;
use crate::import::draft::Draft;
use crate::journal::Record;
use crate::meeting::Meeting;
use crate::meeting::text::Text;
use crate::storage::{Access, Keeper, Opening, Problem, ProblemKind, read, session, write_whole};
use crate::tui::errand::{Done, Errand};
use crate::tui::port::{
    Backstage, BodyListed, Format, Listed, NewSession, Opened, Remedy, Saved, SessionKey, Wish,
};
use crate::tui::term::panic;

/// How long leaving waits for what is not yet saved.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long stopping for a while waits for it.
const MOMENT: Duration = Duration::from_millis(500);

type Wake = Arc<dyn Fn() + Send + Sync>;
/// The open session's keeper, where a panic finds it too.
pub(super) type Kept = Arc<Mutex<Option<Arc<Keeper>>>>;

/// What lies behind the screen.
pub(super) struct Stage<'d> {
    desk: &'d Desk,
    kept: Kept,
    wake: Option<Wake>,
    /// The files that session keys stand for.
    paths: HashMap<String, PathBuf>,
    /// A record that could not even be given to be saved.
    refused: Option<String>,
    /// The last record of a session without a keeper.
    upto: u64,
    aide: Aide,
    /// The file of the open session.
    open: Option<PathBuf>,
    /// What the command line says instead of the pack that is read first.
    said: Option<Said>,
    /// The file that the command line wants the session in that is made of a pack.
    output: Option<PathBuf>,
}

impl<'d> Stage<'d> {
    /// Behind the screen of an officer at `desk`.
    pub(super) fn new(desk: &'d Desk) -> Self {
        Self {
            desk,
            kept: Kept::default(),
            wake: None,
            paths: HashMap::new(),
            refused: None,
            upto: 0,
            aide: Aide::default(),
            open: None,
            said: None,
            output: None,
        }
    }

    /// What the command line says of the meeting that is to be made first, and where it is to be.
    pub(super) fn heed(&mut self, said: Said, output: Option<PathBuf>) {
        self.said = Some(said);
        self.output = output;
    }

    /// The keeper, for a panic to wait for.
    pub(super) fn kept(&self) -> Kept {
        self.kept.clone()
    }

    /// The officer's desk.
    pub(super) fn desk(&self) -> &'d Desk {
        self.desk
    }

    /// The file of the open session.
    pub(super) fn open_path(&self) -> Option<PathBuf> {
        self.open.clone()
    }

    /// The key of a session file.
    pub(super) fn key(&mut self, path: &Path) -> SessionKey {
        let key = listing::key_of(path);
        self.paths.insert(key.0.clone(), path.to_owned());
        key
    }

    pub(super) fn keeper(&self) -> Option<Arc<Keeper>> {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn keep(&self, keeper: Option<Keeper>) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = keeper.map(Arc::new);
    }

    pub(super) fn opening(&self) -> Opening {
        let wake = self.wake.clone();
        Opening {
            waker: Box::new(move || {
                if let Some(wake) = &wake {
                    wake();
                }
            }),
            guard: |work| panic::contained(work).is_some(),
            ..Opening::at(self.desk.clock.now())
        }
    }

    pub(super) fn open_file(&mut self, path: &Path) -> Result<Opened, Fail> {
        let opened = session::open::<Record>(&self.desk.disk, path, self.opening())?;
        self.opened(opened)
    }

    pub(super) fn opened(
        &mut self,
        opened: crate::storage::Opened<Record>,
    ) -> Result<Opened, Fail> {
        let journal = journal_of(
            opened.header.as_ref(),
            self.desk.officer.clone(),
            opened.records,
        )?;
        panic::name_session(Some(&opened.path));
        let key = self.key(&opened.path);
        self.open = Some(opened.path.clone());
        self.aide = Aide::default();
        self.refused = None;
        self.upto = journal.last();
        let (read_only, remedy) = match opened.access {
            Access::Write(keeper) => {
                self.keep(Some(keeper));
                (None, None)
            }
            Access::View { why, cause } => {
                self.keep(None);
                let why = why.trim_end_matches('.').to_owned();
                (Some(why), remedies::remedy_for(cause))
            }
        };
        Ok(Opened {
            key,
            journal,
            read_only,
            remedy,
            notes: opened.notes,
        })
    }

    fn copy(&mut self, name: &str) -> Result<Opened, Fail> {
        let sample = samples::named(name).ok_or_else(|| {
            Problem::new(
                ProblemKind::Missing,
                &format!("There is no sample {name}."),
                "",
            )
        })?;
        let date = crate::storage::names::date_of(sample.name).unwrap_or_default();
        let title = sample.name.get(11..).unwrap_or(sample.name);
        let new = new::new_session(self.desk, title, date);
        let path = self.desk.library()?.copy_in(&new, sample.bytes)?;
        self.open_file(&path)
    }

    fn make(&mut self, asked: &NewSession) -> Result<Opened, Fail> {
        let opening = self.opening();
        let orders = match &asked.like {
            None => new::empty(&asked.body, &asked.calling),
            Some(like) => {
                let mut file = body::find(self.desk, like)?.file;
                file.body.name = asked.body.clone();
                file.orders(&asked.calling)
            }
        };
        let date = asked.calling.date;
        let opened = new::create(self.desk, &asked.body, date, &orders, |new, records| {
            new::put(self.desk, None, new, records, opening)
        })?;
        self.opened(opened)
    }

    fn make_from(&mut self, draft: &Draft) -> Result<Opened, Fail> {
        let opening = self.opening();
        let made = new_from::make(self.desk, draft, self.output.as_deref(), opening)?;
        self.output = None;
        let mut opened = self.opened(made.opened)?;
        opened.notes.extend(new_from::notes(draft, &made.kept));
        Ok(opened)
    }

    fn put_down(&mut self, wish: Wish, meeting: &Meeting) -> Result<PathBuf, Fail> {
        let format = match wish.format {
            Format::Markdown => export::Format::Markdown,
            Format::Text => export::Format::Text,
            Format::Html => export::Format::Html,
        };
        let readers = if wish.full {
            Audience::Full
        } else {
            Audience::Public
        };
        let made = make(meeting, Which::Minutes, format, readers);
        let folder = std::env::current_dir().unwrap_or_default();
        let mut n = 1;
        loop {
            let path = folder.join(made.numbered(n));
            match write_whole(&self.desk.disk, &path, &made.bytes, false) {
                Ok(()) => return Ok(path),
                Err(problem) if problem.kind == ProblemKind::Exists && n < 1000 => n += 1,
                Err(problem) => return Err(problem.into()),
            }
        }
    }
}

fn in_a_line(fail: &Fail) -> String {
    let said = format!("{} {}", fail.sentence, fail.hint);
    Text::line(&said).into_string()
}

impl Backstage for Stage<'_> {
    fn save(&mut self, record: Record) {
        let refused = match self.keeper() {
            Some(keeper) => keeper.send(&record).err().map(|p| p.to_string()),
            None => Some("This session can only be read: nothing is saved.".to_owned()),
        };
        if refused.is_some() {
            self.refused = refused;
            if let Some(wake) = &self.wake {
                wake();
            }
        }
    }

    fn saved(&mut self) -> Saved {
        let Some(status) = self.keeper().map(|keeper| keeper.status()) else {
            return Saved {
                upto: self.upto,
                trouble: self.refused.clone(),
                notice: None,
            };
        };
        if self.open.as_ref() != Some(&status.path) {
            // It goes on in another file.
            panic::name_session(Some(&status.path));
            self.open = Some(status.path.clone());
        }
        Saved {
            upto: status.saved_seq,
            trouble: self.refused.clone().or(status.trouble.map(|t| t.sentence)),
            notice: status.notice,
        }
    }

    fn errand(&mut self, errand: Errand) {
        let means = Means {
            desk: self.desk.clone(),
            open: self.open.clone(),
            wake: self.wake.clone(),
            said: match errand {
                Errand::ReadPack { .. } => self.said.take(),
                _ => None,
            },
        };
        self.aide.go(errand, means);
    }

    fn done(&mut self) -> Vec<Done> {
        self.aide.done()
    }

    fn wake_with(&mut self, wake: Box<dyn Fn() + Send + Sync>) {
        self.wake = Some(wake.into());
    }

    fn list(&mut self) -> Result<Vec<Listed>, String> {
        let library = self.desk.library().map_err(|fail| in_a_line(&fail))?;
        let entries = library.entries().map_err(|problem| problem.to_string())?;
        let paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path).collect();
        for path in &paths {
            self.key(path);
        }
        let mut listed = listing::lines(self.desk, paths);
        for sample in SAMPLES {
            let key = SessionKey(sample.name.to_owned());
            let meeting = read::load::<Record>(sample.bytes)
                .map_err(Fail::from)
                .and_then(|l| journal_of(l.header.as_ref(), Text::default(), l.records));
            if let Ok(journal) = meeting {
                listed.push(summary(&journal, key, true));
            }
        }
        Ok(listed)
    }

    fn open(&mut self, key: &SessionKey) -> Result<Opened, String> {
        let path = self
            .paths
            .get(&key.0)
            .cloned()
            .unwrap_or_else(|| PathBuf::from(&key.0));
        self.open_file(&path).map_err(|fail| in_a_line(&fail))
    }

    fn remedy(&mut self, remedy: Remedy) -> Result<Option<Opened>, String> {
        remedies::apply(self, remedy).map_err(|fail| in_a_line(&fail))
    }

    fn elsewhere(&mut self) -> String {
        let place = elsewhere::offered(self);
        place.map_or_else(String::new, |path| path.to_string_lossy().into_owned())
    }

    fn save_elsewhere(&mut self, typed: &str) -> Result<Option<Opened>, String> {
        let there = elsewhere::named(self, typed);
        elsewhere::save(self, &there).map_err(|fail| in_a_line(&fail))
    }

    fn copy_sample(&mut self, key: &SessionKey) -> Result<Opened, String> {
        self.copy(&key.0).map_err(|fail| in_a_line(&fail))
    }

    fn bodies(&mut self) -> Vec<BodyListed> {
        body::listed(self.desk)
    }

    fn create(&mut self, new: &NewSession) -> Result<Opened, String> {
        self.make(new).map_err(|fail| in_a_line(&fail))
    }

    fn create_from(&mut self, draft: &Draft) -> Result<Opened, String> {
        self.make_from(draft).map_err(|fail| in_a_line(&fail))
    }

    fn put_away(&mut self) -> Result<(), String> {
        self.aide.settle(MOMENT);
        let Some(keeper) = self.keeper() else {
            return Ok(());
        };
        // Where saving fails already the officer is asked the sooner, and a closed window leaves
        // no process behind.
        let failing = keeper.status().trouble.is_some();
        if !keeper.flush(if failing { MOMENT } else { PATIENCE }) {
            let status = keeper.status();
            let why = status
                .trouble
                .map_or_else(|| "The disk does not answer.".to_owned(), |t| t.sentence);
            return Err(match status.queued_seq - status.saved_seq {
                1 => format!("1 change is not saved. {why}"),
                n => format!("{n} changes are not saved. {why}"),
            });
        }
        // The lock goes when the last holder lets go of the keeper.
        self.keep(None);
        drop(keeper);
        panic::name_session(None);
        Ok(())
    }

    fn settle(&mut self) {
        if let Some(keeper) = self.keeper() {
            keeper.flush(MOMENT);
        }
    }

    fn export(&mut self, wish: Wish, meeting: &Meeting) -> Result<String, String> {
        self.put_down(wish, meeting)
            .map(|path| Text::line(&path.to_string_lossy()).into_string())
            .map_err(|fail| in_a_line(&fail))
    }
}

#[cfg(test)]
#[path = "stage_tests.rs"]
mod tests;
