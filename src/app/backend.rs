//! What lies behind the screen: the library, the open session's file, exports.

mod leaving;
mod making;
mod opening;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::chamber::Chamber;
use super::create_from::Overrides;
use super::elsewhere;
use super::environment::Environment;
use super::exports::Exports;
use super::listing;
use super::purge;
use super::remedies;
use super::worker::{JobContext, Worker};
use super::written;
use super::{bodies, body_journal};
use crate::import::draft::Draft;
use crate::journal::Record;
use crate::meeting::entry::Stream;
use crate::meeting::id::ItemId;
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Order, Refusal};
use crate::storage::{Saver, session};
use crate::tui::job::{Done, Job};
use crate::tui::port::{
    Backend, BodyListed, Copied, ExportRequest, IssueRequest, Listing, NewSession, Opened, Purged,
    Remedy, Saved, SessionKey, Written,
};
use crate::tui::shown::ShownRequest;
use crate::tui::term::panic;

/// How long leaving waits for what is not yet saved.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long stopping for a while waits for it.
const MOMENT: Duration = Duration::from_millis(500);

type Wake = Arc<dyn Fn() + Send + Sync>;
/// The open session's saver, where a panic finds it too.
pub(crate) type Kept = Arc<Mutex<Option<Arc<Saver>>>>;

/// What lies behind the screen.
pub(crate) struct DiskBackend<'d> {
    env: &'d Environment,
    kept: Kept,
    wake: Option<Wake>,
    /// The files that session keys stand for, where the key isn't the path itself.
    paths: HashMap<String, PathBuf>,
    /// A record that could not even be given to be saved.
    refused: Option<String>,
    /// The last record of a session without a saver.
    upto: u64,
    worker: Worker,
    exports: Exports,
    chamber: Chamber,
    #[cfg(feature = "team")]
    store: super::team::screen::StoreLine,
    /// The file of the open session.
    open: Option<PathBuf>,
    /// What the command line says instead of the pack that is read first.
    overrides: Option<Overrides>,
    /// The file that the command line wants the session in that is made of a pack.
    output: Option<PathBuf>,
    /// The first look into the folder of sessions, while the terminal is made ready.
    begun: Option<listing::Begun>,
}

impl<'d> DiskBackend<'d> {
    /// Behind the screen, in this environment.
    pub(crate) fn new(env: &'d Environment) -> Self {
        Self {
            env,
            kept: Kept::default(),
            wake: None,
            paths: HashMap::new(),
            refused: None,
            upto: 0,
            worker: Worker::default(),
            exports: Exports::default(),
            chamber: Chamber::default(),
            #[cfg(feature = "team")]
            store: super::team::screen::StoreLine::default(),
            open: None,
            overrides: None,
            output: None,
            begun: None,
        }
    }

    /// Begins to look into the folder of sessions, which will be listed first.
    pub(crate) fn begin_listing(&mut self) {
        self.begun = listing::begin(self.env);
    }

    /// What the command line says of the meeting that is to be made first, and where it is to be.
    pub(crate) fn set_overrides(&mut self, overrides: Overrides, output: Option<PathBuf>) {
        self.overrides = Some(overrides);
        self.output = output;
    }

    /// The saver, for a panic to wait for.
    pub(crate) fn kept(&self) -> Kept {
        self.kept.clone()
    }

    /// The officer's environment.
    pub(crate) fn env(&self) -> &'d Environment {
        self.env
    }

    /// The file of the open session.
    pub(crate) fn open_path(&self) -> Option<PathBuf> {
        self.open.clone()
    }

    /// Follows a meeting: the key of its copy, which shows what comes once it is opened.
    #[cfg(feature = "team")]
    pub(crate) fn follow(&mut self, followed: super::team::follow::Followed) -> SessionKey {
        let key = self.key(&followed.path);
        self.store.set_followed(followed);
        key
    }

    /// The key of a session file.
    pub(crate) fn key(&mut self, path: &Path) -> SessionKey {
        let key = listing::key_of(path);
        if path.to_str().is_none() {
            self.paths.insert(key.0.clone(), path.to_owned());
        }
        key
    }

    pub(crate) fn path_of(&self, key: &SessionKey) -> PathBuf {
        let path = self.paths.get(&key.0).cloned();
        path.unwrap_or_else(|| PathBuf::from(&key.0))
    }

    pub(crate) fn saver(&self) -> Option<Arc<Saver>> {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn keep(&self, saver: Option<Saver>) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = saver.map(Arc::new);
    }
}

impl Backend for DiskBackend<'_> {
    fn save(&mut self, record: Record) {
        let refused = match self.saver() {
            Some(saver) => saver.send(&record).err().map(|p| p.to_string()),
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
        let Some(status) = self.saver().map(|saver| saver.status()) else {
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
            self.chamber.stop();
        }
        Saved {
            upto: status.saved_seq,
            trouble: self.refused.clone().or(status.trouble.map(|t| t.sentence)),
            notice: status.notice,
        }
    }

    fn job(&mut self, job: Job) {
        let context = JobContext {
            env: self.env.clone(),
            open: self.open.clone(),
            wake: self.wake.clone(),
            overrides: match job {
                Job::ReadPack { .. } => self.overrides.take(),
                _ => None,
            },
        };
        self.worker.go(job, context);
    }

    fn done(&mut self) -> Vec<Done> {
        let done = [self.worker.done(), self.exports.done(), self.chamber.done()].concat();
        #[cfg(feature = "team")]
        let done = [done, self.store.done()].concat();
        done
    }

    #[cfg(feature = "team")]
    fn shown(&mut self) {
        self.store.shown(self.env);
    }

    fn wake_with(&mut self, wake: Box<dyn Fn() + Send + Sync>) {
        self.wake = Some(wake.into());
    }

    fn list(&mut self) -> Result<Listing, Refusal> {
        let shown = listing::library(self.env, self.begun.take())?;
        for path in shown.paths.iter().filter(|path| path.to_str().is_none()) {
            self.key(path);
        }
        if shown.beside {
            self.job(Job::ReadLibrary);
        }
        Ok(shown.listing)
    }

    fn open(&mut self, key: &SessionKey) -> Result<Opened, Refusal> {
        #[cfg(feature = "team")]
        if self
            .store
            .follow(self.env, &self.path_of(key), self.wake.clone())
        {
            let mut opened = self.look(key)?;
            opened.read_only = Some("a colleague writes it, and you follow".to_owned());
            return Ok(opened);
        }
        self.open_file(&self.path_of(key)).map_err(Refusal::from)
    }

    fn look(&mut self, key: &SessionKey) -> Result<Opened, Refusal> {
        let viewed = session::view::<Record>(&self.env.disk, &self.path_of(key))?;
        let mut opened = self.opened(viewed).map_err(Refusal::from)?;
        if opened.read_only.as_ref().is_some_and(String::is_empty) {
            opened.read_only = Some("it was opened to look at what was found".to_owned());
        }
        Ok(opened)
    }

    fn remedy(&mut self, remedy: Remedy) -> Result<Option<Opened>, Refusal> {
        remedies::apply(self, remedy).map_err(Refusal::from)
    }

    fn elsewhere(&mut self) -> String {
        let place = elsewhere::offered(self);
        place.map_or_else(String::new, |path| path.to_string_lossy().into_owned())
    }

    fn save_elsewhere(&mut self, typed: &str) -> Result<Option<Opened>, Refusal> {
        let there = elsewhere::named(self, typed);
        elsewhere::save(self, &there).map_err(Refusal::from)
    }

    fn copy_sample(&mut self, key: &SessionKey) -> Result<Opened, Refusal> {
        self.copy(&key.0).map_err(Refusal::from)
    }

    fn bodies(&mut self) -> Vec<BodyListed> {
        bodies::listed(self.env)
    }

    fn take_meeting(&mut self, key: &SessionKey) -> Result<String, Refusal> {
        body_journal::of_screen::take(self, key).map_err(Refusal::from)
    }

    fn begin_journal(&mut self, key: &SessionKey) -> Result<Opened, Refusal> {
        body_journal::of_screen::begin(self, key).map_err(Refusal::from)
    }

    fn create(&mut self, new: &NewSession) -> Result<Opened, Refusal> {
        self.make(new).map_err(Refusal::from)
    }

    fn create_from(&mut self, draft: &Draft) -> Result<Opened, Refusal> {
        self.make_from(draft).map_err(Refusal::from)
    }

    fn put_away(&mut self) -> Result<(), Refusal> {
        self.leave()
    }

    fn settle(&mut self) {
        if let Some(saver) = self.saver() {
            saver.flush(MOMENT);
        }
    }

    fn export(
        &mut self,
        request: ExportRequest,
        meeting: &Meeting,
    ) -> Result<Option<Written>, Refusal> {
        let (open, wake) = (self.open.clone(), self.wake.clone());
        self.exports.export(self.env, open, wake, request, meeting)
    }

    fn export_shown(
        &mut self,
        request: ShownRequest,
        open: Option<&Meeting>,
    ) -> Result<Option<Written>, Refusal> {
        let (file, wake) = (self.open.as_deref(), self.wake.clone());
        self.exports.shown((self.env, wake), request, (open, file))
    }

    fn serve(&mut self, readers: Option<Stream>) -> Result<Option<String>, Refusal> {
        self.serve_pages(readers)
    }

    fn open_written(&mut self, folder: bool) -> Result<String, Refusal> {
        self.exports.open(self.env, folder)
    }

    fn purge(&mut self, reason: &Text) -> Result<Purged, Refusal> {
        purge::of_open(self, reason)
    }

    fn issue(
        &mut self,
        request: &IssueRequest,
        meeting: &Meeting,
    ) -> Result<(String, Order), Refusal> {
        self.exports
            .issue(self.env, request, meeting, self.open.as_deref())
    }

    fn minute(&mut self, item: ItemId, full: bool, meeting: &Meeting) -> Result<Copied, Refusal> {
        Ok(written::minute(item, full, meeting))
    }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;
