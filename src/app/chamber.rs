//! The pages of the open session for the chamber: served by a process of their own (`quorate show
//! --serve`), which the screen starts and which ends with it, however that ends.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use super::fail::{Exit, Fail};
use super::pdf::guard;
use crate::meeting::Refusal;
use crate::meeting::text::Text;
use crate::tui::job::Done;

/// What is told whenever there is news.
type Wake = Option<Arc<dyn Fn() + Send + Sync>>;

/// What the pages are called where a line has room for little beside an address, in the order in which
/// they are told.
const PAGES: [&str; 3] = ["Public", "Chair", "Draft"];

/// What it tells of itself is no longer than this, in bytes.
const SAID: u64 = 4096;

/// The process that serves, if one does.
#[derive(Default)]
pub(crate) struct Chamber {
    child: Option<Child>,
    /// The chair's page and the draft hold exempt text.
    exempt: bool,
    /// The addresses, once it told them.
    told: Arc<Mutex<Option<String>>>,
    done: Arc<Mutex<Vec<Done>>>,
}

impl Chamber {
    /// Starts it for a session, by this program; what is to be told of it comes as
    /// [`Done::Served`]. With `exempt` the chair's page and the draft hold exempt text. Where it serves
    /// already for the same readers that is told again; for others it starts anew, at other addresses.
    ///
    /// # Errors
    /// When no file is open, or the process can't be started.
    pub(crate) fn start(
        &mut self,
        open: Option<PathBuf>,
        exempt: bool,
        wake: Wake,
    ) -> Result<(), Refusal> {
        let program = std::env::current_exe().map_err(|e| not_started(&e.to_string()))?;
        self.start_by(&program, open, exempt, wake)
    }

    fn start_by(
        &mut self,
        program: &Path,
        open: Option<PathBuf>,
        exempt: bool,
        wake: Wake,
    ) -> Result<(), Refusal> {
        if self.is_running() && self.exempt == exempt {
            if let Some(told) = locked(&self.told).clone() {
                locked(&self.done).push(Done::Served(Ok(told)));
            }
            if let Some(wake) = wake {
                wake();
            }
            return Ok(());
        }
        self.stop();
        let open = open.ok_or_else(|| not_started("no file is open"))?;
        let mut command = Command::new(program);
        command
            .arg("show")
            .arg(open)
            .args(["--serve", "--while-open", "--audience"])
            .arg(if exempt { "full" } else { "public" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        guard::apart(&mut command);
        let mut child = command.spawn().map_err(|e| not_started(&e.to_string()))?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        self.child = Some(child);
        self.exempt = exempt;
        let (told, done) = (self.told.clone(), self.done.clone());
        let listens = move || {
            let said = out.and_then(|out| addresses(out, exempt));
            let news = if let Some(said) = said {
                *locked(&told) = Some(said.clone());
                Ok(said)
            } else {
                let mut why = String::new();
                if let Some(err) = err {
                    let _ = err.take(SAID).read_to_string(&mut why);
                }
                let why = why.trim_start_matches("quorate: ");
                Err(not_started(Text::line(why).trim_end_matches('.')))
            };
            locked(&done).push(Done::Served(news));
            if let Some(wake) = wake {
                wake();
            }
        };
        let thread = std::thread::Builder::new().name("pages".to_owned());
        if thread.spawn(listens).is_err() {
            self.stop();
            return Err(not_started("there is no room for another thread"));
        }
        Ok(())
    }

    /// Whether it serves.
    fn is_running(&mut self) -> bool {
        let ended = self.child.as_mut().map(Child::try_wait);
        matches!(ended, Some(Ok(None)))
    }

    /// Ends it; answers whether it served.
    pub(crate) fn stop(&mut self) -> bool {
        *locked(&self.told) = None;
        let running = self.is_running();
        if let Some(mut child) = self.child.take() {
            // It ends with its input, but nobody is to see more of a session that was put away.
            let _ = child.kill();
            let _ = child.wait();
        }
        running
    }

    /// What is to be told of it.
    pub(crate) fn done(&self) -> Vec<Done> {
        std::mem::take(&mut *locked(&self.done))
    }
}

impl Drop for Chamber {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The addresses that it tells once it listens, each in a line of the smallest window; none where it ends
/// before.
fn addresses(out: impl Read, exempt: bool) -> Option<String> {
    let lines = BufReader::new(out.take(SAID)).lines();
    let said: Vec<String> = lines.take(PAGES.len()).map_while(Result::ok).collect();
    (said.len() == PAGES.len()).then(|| {
        let mut told = String::new();
        for (page, address) in PAGES.iter().zip(&said) {
            let _ = write!(told, "{page}: {} \u{2013} ", Text::line(address));
        }
        if exempt {
            told.push_str("Chair and draft with exempt text. ");
        }
        told + "Ctrl-P \"end chamber\" ends them."
    })
}

fn locked<T>(what: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

fn not_started(why: &str) -> Refusal {
    Fail::new(
        Exit::Refused,
        format!("The pages can\u{2019}t be served: {why}."),
        "quorate show SESSION --serve in another terminal tells more.",
    )
    .into()
}

#[cfg(all(test, unix))]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on should stop where it stands"
)]
#[path = "chamber_tests.rs"]
mod tests;
