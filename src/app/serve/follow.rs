//! Following a session as it grows: the file is looked at many times a second, and what has come is read,
//! whoever writes it. A result that was recorded last is held back for a while, so that the officer can
//! take it back before anybody has seen it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::shown::Show;
use crate::app::documents::no_sitting;
use crate::app::environment::{Environment, Location, Readers};
use crate::app::fail::{Exit, Fail};
use crate::app::load::Session;
use crate::meeting::Reading;
use crate::meeting::audience::{Full, Public};
use crate::meeting::id::EntryId;
use crate::minutes::chamber::{Results, chair_of, chamber_of, results_of};
use crate::minutes::{Audience, draft_of};
use crate::pages::{self, Page, PageKind};
use crate::storage::disk::Meta;
use crate::storage::format::Digits;
use crate::storage::tail::Tail;
use crate::tui::term::panic;

/// How often the file is looked at.
const EACH: Duration = Duration::from_millis(10);

/// A session that is followed.
pub(super) struct Follower {
    env: Environment,
    named: PathBuf,
    /// The file; none for a sample, which doesn't change.
    file: Option<PathBuf>,
    seen: Option<Meta>,
    /// What was read of the file, where it can be gone on with.
    tail: Option<Tail>,
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
        let (session, digits) = Session::look_to_follow(env, named)?;
        let public = session.read_by::<Public>();
        if public.is_body_journal() {
            return Err(no_sitting());
        }
        let results = results_of(&public);
        drop(public);
        let mut follower = Self {
            env: env.clone(),
            named: named.to_owned(),
            file,
            seen,
            tail: None,
            results,
            session,
            held: Vec::new(),
            until: Instant::now(),
            vote_after,
            minute: 0,
            show: None,
        };
        follower.begin_to_follow(digits);
        follower.hold(None, Instant::now());
        Ok(follower)
    }

    /// Says where the pages are to be put, and puts them there.
    ///
    /// # Errors
    /// When they can't be made.
    pub(super) fn show_on(&mut self, show: Show) -> Result<(), Fail> {
        self.show = Some(show);
        panic::contained(|| self.put(|_, _| true)).ok_or_else(|| {
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
                if !self.read_on(now) {
                    return false;
                }
                // What is appended while it is read is read the next time.
                self.seen = Some(meta);
                changed = true;
            }
        }
        if !self.held.is_empty() && now >= self.until {
            self.held.clear();
            changed = true;
        }
        if changed || self.minute != self.minute_now() {
            self.put(Show::is_wanted);
        } else {
            // Somebody has begun to follow a page that nobody did.
            self.put_missing();
        }
        true
    }

    fn minute_now(&self) -> i64 {
        self.env.clock.now().timestamp().div_euclid(60)
    }

    /// Takes in what came, or else reads the session anew; false where it can't be read.
    fn read_on(&mut self, now: Instant) -> bool {
        let last = self.session.last();
        let mut another = false;
        let tail = self.tail.take();
        let came = tail.zip(self.file.as_ref()).and_then(|(mut tail, file)| {
            let came = tail.grown(self.env.disk.as_ref(), file)?;
            Some((tail, came))
        });
        if let Some((tail, came)) = came {
            self.tail = Some(tail);
            self.session.take_up(came);
        } else {
            let Ok((session, digits)) = Session::look_to_follow(&self.env, &self.named) else {
                return false;
            };
            let both = (self.session.records(), session.records());
            another = !both.1.starts_with(both.0);
            self.session = session;
            self.begin_to_follow(digits);
        }
        let results = results_of(&self.session.read_by());
        let before = std::mem::replace(&mut self.results, results);
        if another || self.session.last() != last {
            let next = !another && self.session.last() == last + 1;
            self.hold(next.then_some(before), now);
        }
        true
    }

    /// Begins to follow the file, which was read up to a record with these digits: another one may stand in
    /// its place by now.
    fn begin_to_follow(&mut self, digits: Option<Digits>) {
        let tail =
            |(file, digits): (&PathBuf, Digits)| Tail::of(self.env.disk.as_ref(), file, &digits);
        self.tail = self.file.as_ref().zip(digits).and_then(tail);
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

    /// Makes the pages that are wanted, and puts them where they are shown; the others are made once they
    /// are wanted.
    fn put(&mut self, wanted: impl Fn(&Show, PageKind) -> bool) {
        self.minute = self.minute_now();
        if let Some(show) = &self.show {
            for kind in PageKind::ALL {
                show.is_old(kind);
            }
            self.make(show, wanted);
        }
    }

    /// Makes the pages that are wanted by now and are not what the session says.
    fn put_missing(&self) {
        if let Some(show) = &self.show {
            self.make(show, Show::is_missing);
        }
    }

    /// Makes pages of one reading for all of them.
    fn make(&self, show: &Show, wanted: impl Fn(&Show, PageKind) -> bool) {
        let wanted: Vec<PageKind> = PageKind::ALL
            .into_iter()
            .filter(|kind| wanted(show, *kind))
            .collect();
        let for_public = |kind: &PageKind| self.is_for_public(*kind);
        let (public, full): (Vec<_>, Vec<_>) = wanted.into_iter().partition(for_public);
        if !public.is_empty() {
            let read = self.session.read_by::<Public>();
            for kind in public {
                show.put(kind, &self.of_public(&read, kind));
            }
        }
        if !full.is_empty() {
            let read = self.session.read_by::<Full>();
            for kind in full {
                show.put(kind, &self.for_colleagues(&read, kind));
            }
        }
    }

    /// Whether a page holds what the public may read and nothing else.
    fn is_for_public(&self, kind: PageKind) -> bool {
        kind == PageKind::Chamber || self.env.audience == Readers::Public
    }

    /// A page as it is now.
    #[cfg(test)]
    pub(super) fn page(&self, kind: PageKind) -> Page {
        if self.is_for_public(kind) {
            self.of_public(&self.session.read_by(), kind)
        } else {
            self.for_colleagues(&self.session.read_by::<Full>(), kind)
        }
    }

    fn of_public(&self, read: &Reading<'_, Public>, kind: PageKind) -> Page {
        match kind {
            PageKind::Chamber => {
                pages::chamber(&chamber_of(read, self.env.clock.now(), &self.held))
            }
            _ => self.for_colleagues(read, kind),
        }
    }

    fn for_colleagues<A: Audience>(&self, read: &Reading<'_, A>, kind: PageKind) -> Page {
        let now = self.env.clock.now();
        if kind == PageKind::Chair {
            pages::chair(&chair_of(read, &self.session.waiting_for(), now))
        } else {
            pages::draft(&draft_of(read, read.house()), now)
        }
    }
}
