//! The sender: a thread that brings what is recorded to the office's store, beside the typing. It reads
//! the session file as far as that is saved, and touches nothing else: no key and no saving waits for it,
//! and what it could not send it sends when the store is there again.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender as Channel, channel};
use std::time::{Duration, Instant};

use super::super::environment::Environment;
use super::sending::Known;
use super::{joined, login, readings, sending};
use crate::storage::office::Office;
use crate::storage::raw::{Growing, raw_file};
use crate::storage::{Problem, Watch};
use crate::team::backoff::Backoff;
use crate::team::outbox::{Standing, send_on};
use crate::team::postgres::{LEASE, PostgresStore, connect};
use crate::team::{Branch, Trouble, TroubleKind};
use crate::tui::term::panic;

/// What audiences may read goes to the store when nothing was recorded for so long, and at the latest so
/// long after it was recorded.
const REST: Duration = Duration::from_secs(2);
const LATEST: Duration = Duration::from_secs(20);

/// What is told of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Everything is in it.
    InStore,
    /// So many records are not yet in it.
    Left(usize),
    /// It is not reached, since a time of day; so many records wait, where that is known.
    Unreached(String, Option<u64>),
    /// It refuses; why.
    Refused(String),
    /// Another machine has the pen; who.
    HeldBy(String),
    /// What is written here goes to a branch of its own, since another machine has or had the pen.
    Parted(i32, usize),
}

/// Told what the state is whenever it changes.
pub(crate) type Tell = Box<dyn Fn(State) + Send>;

/// A running sender. It ends by itself when the session is put away.
pub(crate) struct Sender {
    ended: Receiver<()>,
}

impl Sender {
    /// Starts a sender, if this machine has joined an office.
    pub(crate) fn start(env: &Environment, watch: Watch, tell: Tell) -> Self {
        let (end, ended) = channel();
        let env = env.clone();
        let work = move || {
            let _end: Channel<()> = end;
            panic::contained(|| {
                // Whether an office was joined is read here: opening a session doesn't wait for it.
                if let Ok(office) = joined(&env) {
                    Sending::new(env, office, watch, tell).run();
                }
            });
        };
        // Without a thread what is recorded is sent the next time.
        let _ = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(work);
        Self { ended }
    }

    /// Waits until the last of a session that was put away is in the store, for so long at most.
    pub(crate) fn finish(self, patience: Duration) {
        // It is never sent to: what comes is the end of the thread.
        let _ = self.ended.recv_timeout(patience);
    }
}

struct Sending {
    env: Environment,
    office: Office,
    watch: Watch,
    tell: Tell,
    store: Option<PostgresStore>,
    backoff: Backoff,
    told: Option<State>,
    /// When it was last reached, in words, and whether it isn't since.
    unreached: Option<String>,
    /// What was seen of the session last: the file, and its last record.
    seen: (PathBuf, u64),
    /// The file, as far as it was read.
    growing: Growing,
    /// The session's branches in the store, as they stood last.
    known: Vec<Branch>,
    /// The last record that is in the store, and in which file.
    sent: Option<(PathBuf, u64)>,
    /// Since when what audiences may read is older than the records, and when the last one was sent.
    unpublished: Option<(Instant, Instant)>,
    /// The other sessions of the folder have been sent.
    others: bool,
}

impl Sending {
    fn new(env: Environment, office: Office, watch: Watch, tell: Tell) -> Self {
        let seed = u64::from_str_radix(&office.client, 16).unwrap_or(1);
        Self {
            env,
            office,
            watch,
            tell,
            store: None,
            backoff: Backoff::new(seed),
            told: None,
            unreached: None,
            seen: (PathBuf::new(), 0),
            growing: Growing::default(),
            known: Vec::new(),
            sent: None,
            unpublished: None,
            others: false,
        }
    }

    /// Works until the session is put away.
    fn run(mut self) {
        let mut patience = Duration::ZERO;
        // When the store is tried again, while it is away.
        let mut again = Instant::now();
        loop {
            let (file, seq) = self.seen.clone();
            let (path, upto, ended) = self.watch.wait_past(&file, seq, patience);
            self.seen = (path.clone(), upto);
            if self.unreached.is_some() {
                if ended {
                    return;
                }
                self.tell_unreached();
                patience = again.saturating_duration_since(Instant::now());
                // While the store is away, more to send is no reason to try sooner.
                if !patience.is_zero() {
                    continue;
                }
            }
            patience = match self.step(&path, upto, ended) {
                Ok(patience) => {
                    self.backoff.worked();
                    self.unreached = None;
                    patience
                }
                Err(trouble) => self.failed(&trouble),
            };
            again = Instant::now() + patience;
            if ended {
                return self.lay_down(&path);
            }
        }
    }

    /// Whoever opens the session next has the pen at once; if that is not heard the lease runs out.
    fn lay_down(mut self, path: &Path) {
        if let (Some(mut store), Ok(session)) = (self.store.take(), self.session(path)) {
            let _ = store.hand_pen(&session, None);
        }
    }

    /// Sends what there is; how long to wait when nothing more comes.
    fn step(&mut self, path: &Path, upto: u64, ended: bool) -> Result<Duration, Trouble> {
        let now = (path.to_owned(), upto);
        if self.store.as_ref().is_none_or(PostgresStore::is_closed) {
            // Another server may stand there now, which lacks what the last one had.
            self.known.clear();
            self.sent = None;
        }
        if self.sent.as_ref() != Some(&now) {
            let mut store = self.connected()?;
            let file = self.growing.read(&self.env.disk, path, upto);
            let file = file.map_err(unread)?;
            let (tell, told) = (&self.tell, &mut self.told);
            let mut left = |n: usize| {
                let state = State::Left(n);
                // One on its way is nothing to be told of: it is there before it could be read.
                if n > 1 && told.as_ref() != Some(&state) {
                    tell(state.clone());
                    *told = Some(state);
                }
            };
            let standing = send_on(&mut store, file, &mut self.known, &mut left)?;
            let unproven = file.unproven;
            self.store = Some(store);
            self.stands(unproven, &standing);
            self.sent = Some(now);
            let now = Instant::now();
            let since = self.unpublished.map_or(now, |(since, _)| since);
            self.unpublished = Some((since, now));
        }
        if let Some((since, last)) = self.unpublished {
            let (rest, latest) = (
                REST.saturating_sub(last.elapsed()),
                LATEST.saturating_sub(since.elapsed()),
            );
            if !ended && !rest.is_zero() && !latest.is_zero() {
                return Ok(rest.min(latest));
            }
            if self.told == Some(State::InStore) {
                let mut store = self.connected()?;
                readings::publish(&self.env, &mut store, path)?;
                self.store = Some(store);
            }
            self.unpublished = None;
        }
        if ended {
            return Ok(Duration::ZERO);
        }
        if !self.others && !self.send_others(path)? {
            return Ok(Duration::ZERO);
        }
        self.renew(path)?;
        Ok(LEASE / 3)
    }

    /// The session in a file.
    fn session(&mut self, path: &Path) -> Result<String, Trouble> {
        let (_, upto) = self.seen;
        let file = self.growing.read(&self.env.disk, path, upto);
        file.map(|file| file.session.clone()).map_err(unread)
    }

    fn connected(&mut self) -> Result<PostgresStore, Trouble> {
        if let Some(store) = self.store.take().filter(|store| !store.is_closed()) {
            return Ok(store);
        }
        let login = login(&self.env, &self.office);
        let login = login
            .map_err(|fail| Trouble::new(TroubleKind::Asked, fail.why.reason, fail.why.way_out))?;
        connect(&login)
    }

    /// Sends the other sessions of the folder, which an earlier day may have left; false if the open one
    /// has more to send, which comes first.
    fn send_others(&mut self, open: &Path) -> Result<bool, Trouble> {
        let files = sending::files(&self.env).unwrap_or_default();
        let mut store = self.connected()?;
        let listed = store.listed()?;
        let by_session = sending::by_session(&listed);
        let unanswered = sending::unanswered(&mut store)?;
        for path in files.iter().filter(|path| path.as_path() != open) {
            let (file, seq) = &self.seen;
            let (now, upto, ended) = self.watch.wait_past(file, *seq, Duration::ZERO);
            if ended || (now, upto) != self.seen {
                self.store = Some(store);
                return Ok(false);
            }
            let Ok(file) = raw_file(&self.env.disk, path, false) else {
                continue;
            };
            let branches = by_session.get(file.session.as_str());
            let known = Known {
                branches: branches.map(Vec::as_slice).unwrap_or_default(),
                unanswered: unanswered.contains(&file.session),
            };
            sending::send_file(&self.env, &mut store, path, Some(known))?;
        }
        self.store = Some(store);
        self.others = true;
        Ok(true)
    }

    /// Keeps the pen, or tells who has it.
    fn renew(&mut self, path: &Path) -> Result<(), Trouble> {
        if self.told != Some(State::InStore) && !matches!(self.told, Some(State::HeldBy(_))) {
            return Ok(());
        }
        let session = self.session(path)?;
        let mut store = self.connected()?;
        let pen = store.keep_pen(&session)?;
        self.store = Some(store);
        self.state(if pen.own {
            State::InStore
        } else {
            State::HeldBy(pen.holder)
        });
        Ok(())
    }

    fn stands(&mut self, unproven: usize, standing: &Standing) {
        self.state(match standing {
            _ if unproven > 0 => {
                State::Refused("a line of the file is damaged or edited".to_owned())
            }
            Standing::InStore => State::InStore,
            Standing::Ahead(more) => State::Refused(format!("the store has {more} records more")),
            Standing::Parted { branch, own, .. } => State::Parted(*branch, *own),
        });
    }

    fn state(&mut self, state: State) {
        if self.told.as_ref() != Some(&state) {
            (self.tell)(state.clone());
            self.told = Some(state);
        }
    }

    fn tell_unreached(&mut self) {
        let sent = self.sent.as_ref().filter(|(path, _)| *path == self.seen.0);
        // Whether any of it was sent before this start nobody can be asked.
        let left = sent.map(|(_, sent)| self.seen.1.saturating_sub(*sent));
        if let Some(since) = self.unreached.clone() {
            self.state(State::Unreached(since, left));
        }
    }

    /// Says that the store can't be asked, and how long to wait.
    fn failed(&mut self, trouble: &Trouble) -> Duration {
        self.store = None;
        self.known.clear();
        if trouble.kind == TroubleKind::Unreached {
            let now = || self.env.clock.now().format("%H:%M").to_string();
            let since = self.unreached.clone().unwrap_or_else(now);
            self.unreached = Some(since);
            self.tell_unreached();
        } else {
            self.state(State::Refused(trouble.sentence.clone()));
        }
        self.backoff.failed()
    }
}

fn unread(problem: Problem) -> Trouble {
    Trouble::new(TroubleKind::Other, problem.sentence, problem.hint)
}
