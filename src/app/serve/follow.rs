//! Following a session as it grows: the file is looked at many times a second and read when it has
//! changed, whoever writes it. A result that was recorded last is held back for a while, so that the
//! officer can take it back before anybody has seen it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::shown::Show;
use crate::app::documents::no_sitting;
use crate::app::environment::{Environment, Location, Readers};
use crate::app::fail::{Exit, Fail};
use crate::app::load::Session;
use crate::meeting::audience::{Full, Public};
use crate::meeting::id::EntryId;
use crate::minutes::chamber::{Results, chair_of, chamber_of, results_of};
use crate::minutes::{Audience, draft_of};
use crate::pages::{self, Page, PageKind};
use crate::storage::disk::Meta;
use crate::tui::term::panic;

/// How often the file is looked at.
const EACH: Duration = Duration::from_millis(25);

/// A session that is followed.
pub(super) struct Follower {
    env: Environment,
    named: PathBuf,
    /// The file; none for a sample, which doesn't change.
    file: Option<PathBuf>,
    seen: Option<Meta>,
    session: Session,
    results: Results,
    /// The results that are not shown yet, and until when.
    held: Vec<EntryId>,
    until: Instant,
    vote_after: Duration,
    /// The minute that the pages show.
    minute: i64,
    show: Option<Show>,
}

impl Follower {
    /// Reads a session for the first time.
    ///
    /// # Errors
    /// When it can't be read, or is no meeting's.
    pub(super) fn new(env: &Environment, named: &Path, vote_after: Duration) -> Result<Self, Fail> {
        let file = match env.find(named)? {
            Location::File(path) => Some(path),
            Location::Sample(_) => None,
        };
        let seen = file.as_ref().and_then(|file| env.disk.meta(file).ok());
        let (session, _) = Session::look(env, named)?;
        if session.read_by::<Public>().is_body_journal() {
            return Err(no_sitting());
        }
        let mut follower = Self {
            env: env.clone(),
            named: named.to_owned(),
            file,
            seen,
            results: results_of(&session.read_by()),
            session,
            held: Vec::new(),
            until: Instant::now(),
            vote_after,
            minute: 0,
            show: None,
        };
        follower.hold(None, Instant::now());
        Ok(follower)
    }

    /// Says where the pages are to be put, and puts them there.
    ///
    /// # Errors
    /// When they can't be made.
    pub(super) fn show_on(&mut self, show: Show) -> Result<(), Fail> {
        self.show = Some(show);
        panic::contained(|| self.put()).ok_or_else(|| {
            Fail::new(
                Exit::Damaged,
                "The pages of this session can\u{2019}t be made.",
                "quorate verify tells whether the file is sound.",
            )
        })
    }

    /// Follows the session on a thread of its own until the process ends.
    ///
    /// # Errors
    /// When there is no thread to be had.
    pub(super) fn follow(mut self) -> Result<(), Fail> {
        let started = std::thread::Builder::new()
            .name("follower".to_owned())
            .spawn(move || {
                loop {
                    std::thread::sleep(EACH);
                    let done = panic::contained(|| self.step(Instant::now()));
                    if let Some(show) = &self.show {
                        show.is_sound(done.unwrap_or(false));
                    }
                }
            });
        started.map(|_| ()).map_err(|e| {
            Fail::new(
                Exit::Refused,
                format!("The session can\u{2019}t be followed: {e}."),
                "",
            )
        })
    }

    /// Looks once; false where the session can't be read now.
    pub(super) fn step(&mut self, now: Instant) -> bool {
        let mut changed = false;
        if let Some(file) = &self.file {
            let Ok(meta) = self.env.disk.meta(file) else {
                return false;
            };
            if self.seen != Some(meta) {
                let Ok((session, _)) = Session::look(&self.env, &self.named) else {
                    return false;
                };
                // What is appended while it is read is read the next time.
                self.seen = Some(meta);
                self.take(session, now);
                changed = true;
            }
        }
        if !self.held.is_empty() && now >= self.until {
            self.held.clear();
            changed = true;
        }
        if changed || self.minute != self.minute_now() {
            self.put();
        }
        true
    }

    fn minute_now(&self) -> i64 {
        self.env.clock.now().timestamp().div_euclid(60)
    }

    /// Takes the session as it is now.
    fn take(&mut self, session: Session, now: Instant) {
        let (last, before) = (self.session.last(), std::mem::take(&mut self.results));
        self.results = results_of(&session.read_by());
        self.session = session;
        if self.session.last() != last {
            let next = self.session.last() == last + 1;
            self.hold(next.then_some(before), now);
        }
    }

    /// Holds back the results that the last record brought; `before` is what there was without it, where
    /// that is known.
    fn hold(&mut self, before: Option<Results>, now: Instant) {
        self.held.clear();
        let before = before.or_else(|| {
            let earlier = self.session.without_last()?;
            Some(results_of(&earlier.read_by()))
        });
        self.held = self.results.new_since(&before.unwrap_or_default());
        self.until = now + self.vote_after;
    }

    /// Makes the pages, and puts them where they are shown.
    fn put(&mut self) {
        self.minute = self.minute_now();
        for kind in PageKind::ALL {
            let page = self.page(kind);
            if let Some(show) = &self.show {
                show.put(kind, &page);
            }
        }
    }

    /// A page as it is now.
    pub(super) fn page(&self, kind: PageKind) -> Page {
        if kind == PageKind::Chamber {
            let read = self.session.read_by::<Public>();
            return pages::chamber(&chamber_of(&read, self.env.clock.now(), &self.held));
        }
        match self.env.audience {
            Readers::Public => self.for_colleagues::<Public>(kind),
            Readers::Full => self.for_colleagues::<Full>(kind),
        }
    }

    fn for_colleagues<A: Audience>(&self, kind: PageKind) -> Page {
        let (read, now) = (self.session.read_by::<A>(), self.env.clock.now());
        if kind == PageKind::Chair {
            pages::chair(&chair_of(&read, now))
        } else {
            pages::draft(&draft_of(&read, read.house()), now)
        }
    }
}
