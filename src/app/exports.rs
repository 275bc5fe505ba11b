//! What the screen has written: a document at once, all that goes out on a thread of its own, so that
//! no key waits for it; and the path of what was written last, to be opened.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::load::Session;
use super::shown;
use super::worker::failed;
use super::written;
use crate::meeting::{Meeting, Order, Refusal};
use crate::tui::job::Done;
use crate::tui::port::{ExportRequest, IssueRequest, Written};
use crate::tui::shown::{Shown, ShownRequest};
use crate::tui::term::panic;

/// What is told whenever there is news.
type Wake = Option<Arc<dyn Fn() + Send + Sync>>;

/// What was written and is being written.
#[derive(Clone, Default)]
pub(crate) struct Exports {
    done: Arc<Mutex<Vec<Done>>>,
    written: Arc<Mutex<Option<PathBuf>>>,
    running: Arc<AtomicBool>,
}

impl Exports {
    /// Writes a document of a session, or begins to write all that goes out.
    ///
    /// # Errors
    /// When it can't be made or written, or others are being written.
    pub(crate) fn export(
        &self,
        env: &Environment,
        open: Option<PathBuf>,
        wake: Wake,
        request: ExportRequest,
        meeting: &Meeting,
    ) -> Result<Option<Written>, Refusal> {
        if request.document.is_some() {
            let (written, path) = written::put_down(
                env,
                &request,
                meeting,
                (open.as_deref(), ""),
                &mut |_, _, _| {},
            )
            .map_err(Refusal::from)?;
            self.note(path);
            return Ok(Some(written));
        }
        let (exports, env, meeting) = (self.clone(), env.clone(), meeting.clone());
        self.begin(move || exports.all(&env, open.as_deref(), &wake, &request, &meeting))?;
        Ok(None)
    }

    /// Writes what a screen shows of the open session, or begins to write what all meetings answer.
    ///
    /// # Errors
    /// When it can't be made or written, or something is being written.
    pub(crate) fn shown(
        &self,
        (env, wake): (&Environment, Wake),
        request: ShownRequest,
        (open, file): (Option<&Meeting>, Option<&Path>),
    ) -> Result<Option<Written>, Refusal> {
        if !matches!(request.what, Shown::Answer(_)) {
            let Some(meeting) = open else {
                return Err(Refusal::new("No session is open.", "Open one first."));
            };
            let (written, path) = shown::of_session(env, &request, meeting, file)?;
            self.note(path);
            return Ok(Some(written));
        }
        let (exports, env) = (self.clone(), env.clone());
        self.begin(move || {
            let made = panic::contained(|| shown::of_all(&env, &request));
            exports.ended(made, &wake);
        })?;
        Ok(None)
    }

    /// Begins to write something on a thread of its own.
    fn begin(&self, work: impl FnOnce() + Send + 'static) -> Result<(), Refusal> {
        if self.running.swap(true, Ordering::SeqCst) {
            return Err(Refusal::new(
                "Documents are being written already.",
                "Wait for them, or write one by itself.",
            ));
        }
        let started = std::thread::Builder::new()
            .name("documents".to_owned())
            .spawn(work);
        if started.is_err() {
            self.running.store(false, Ordering::SeqCst);
            return Err(Refusal::new(
                "The system has no room for another thread.",
                "Close other programs, and try again.",
            ));
        }
        Ok(())
    }

    /// Tells what came of writing beside the typing; none where the program is at fault.
    fn ended(&self, made: Option<Result<(Written, PathBuf), Fail>>, wake: &Wake) {
        let fault = || Err(Fail::new(Exit::File, failed("writing the documents"), ""));
        let made = made.unwrap_or_else(fault).map(|(written, path)| {
            self.note(path);
            written
        });
        self.running.store(false, Ordering::SeqCst);
        self.tell(Done::Exported(made.map_err(Refusal::from)), wake);
    }

    fn tell(&self, done: Done, wake: &Wake) {
        self.done
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(done);
        if let Some(wake) = wake {
            wake();
        }
    }

    /// Writes all that goes out, and tells how far it is.
    fn all(
        &self,
        env: &Environment,
        open: Option<&Path>,
        wake: &Wake,
        request: &ExportRequest,
        meeting: &Meeting,
    ) {
        let mut progress = |at: usize, of: usize, name: &str| {
            let words = format!("Writing {at} of {of}: {name}");
            self.tell(Done::Exporting(words), wake);
        };
        let made = panic::contained(|| {
            let session = open.map(|path| Session::look(env, path).map(|(s, _)| s.id));
            let session = session.and_then(Result::ok).unwrap_or_default();
            written::put_down(env, request, meeting, (open, &session), &mut progress)
        });
        self.ended(made, wake);
    }

    /// Writes a draft that goes out; tells where, and what is to be recorded of it.
    ///
    /// # Errors
    /// When it can't be made or written.
    pub(crate) fn issue(
        &self,
        env: &Environment,
        request: &IssueRequest,
        meeting: &Meeting,
        open: Option<&Path>,
    ) -> Result<(String, Order), Refusal> {
        let (path, order) = written::draft(env, request, meeting, open)?;
        let shown = written::shown(&path);
        self.note(path);
        Ok((shown, order))
    }

    /// Keeps the path of what was written.
    fn note(&self, path: PathBuf) {
        *self.written.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    /// Opens what was written last, or the folder that it stands in.
    ///
    /// # Errors
    /// When nothing was written, or nothing opens it.
    pub(crate) fn open(&self, env: &Environment, folder: bool) -> Result<String, Refusal> {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let path = written.clone().ok_or_else(|| {
            Refusal::new(
                "Nothing has been written yet.",
                "Enter writes the document.",
            )
        })?;
        let path = match path.parent() {
            Some(parent) if folder => parent.to_owned(),
            _ => path,
        };
        Ok(env.opener.open(&path)?)
    }

    /// What is told of what is being written.
    pub(crate) fn done(&self) -> Vec<Done> {
        std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until what is being written stands there, or for so long.
    pub(crate) fn settle(&self, patience: Duration) {
        let until = Instant::now() + patience;
        while self.running.load(Ordering::SeqCst) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
