//! What is shown, between the thread that follows the session and the one that answers: of each page the
//! newest, and nothing that was before it. A page that nobody looks at is not made.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hyper::body::Bytes;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::pages::{Page, PageKind};

/// So long a page is kept new after it was asked for: one without a script asks every five seconds.
const KEPT: Duration = Duration::from_secs(15);

/// So long whoever asks waits for a page that is made for them.
const WAITS: Duration = Duration::from_secs(2);

/// A page as bytes.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Served {
    /// The whole of it.
    pub(super) whole: Bytes,
    /// The event that renews it.
    pub(super) event: Bytes,
}

impl From<&Page> for Served {
    fn from(page: &Page) -> Self {
        let event = format!("event: page\ndata: {}\n\n", page.main());
        Self {
            whole: Bytes::from(page.whole().to_owned()),
            event: Bytes::from(event),
        }
    }
}

/// Who looks at a page, and whether it is what the session says.
#[derive(Default)]
struct Looks {
    /// How many follow it.
    follow: AtomicUsize,
    /// Until when it is kept new for those who only ask for it, in milliseconds since the start.
    until: AtomicU64,
    /// It is older than the session.
    old: AtomicBool,
}

struct Shared {
    looks: [Looks; 3],
    start: Instant,
    /// What is shown is what the session says, or can be made of it.
    sound: AtomicBool,
}

impl Shared {
    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn is_wanted(&self, kind: PageKind) -> bool {
        let looks = &self.looks[at(kind)];
        // The page for the public is what it is all for, and there before anybody asks.
        kind == PageKind::Chamber
            || looks.follow.load(Ordering::SeqCst) > 0
            || looks.until.load(Ordering::SeqCst) > self.now()
    }
}

/// Where pages are put.
pub(super) struct Show {
    pages: [watch::Sender<Served>; 3],
    /// Counts what was put.
    puts: watch::Sender<u64>,
    shared: Arc<Shared>,
}

/// Where they are taken from.
#[derive(Clone)]
pub(super) struct Pages {
    each: [watch::Receiver<Served>; 3],
    puts: watch::Receiver<u64>,
    shared: Arc<Shared>,
}

/// Both ends.
pub(super) fn shown() -> (Show, Pages) {
    let ends = PageKind::ALL.map(|_| watch::channel(Served::default()));
    let [(a, to_a), (b, to_b), (c, to_c)] = ends;
    let (puts, to_puts) = watch::channel(0);
    let shared = Arc::new(Shared {
        looks: Default::default(),
        start: Instant::now(),
        sound: AtomicBool::new(true),
    });
    let show = Show {
        pages: [a, b, c],
        puts,
        shared: shared.clone(),
    };
    let pages = Pages {
        each: [to_a, to_b, to_c],
        puts: to_puts,
        shared,
    };
    (show, pages)
}

fn at(kind: PageKind) -> usize {
    match kind {
        PageKind::Chamber => 0,
        PageKind::Chair => 1,
        PageKind::Draft => 2,
    }
}

impl Show {
    /// Puts a page in the place of the one before; whoever follows it is told if it is another.
    pub(super) fn put(&self, kind: PageKind, page: &Page) {
        let served = Served::from(page);
        self.pages[at(kind)].send_if_modified(|now| {
            let differs = *now != served;
            *now = served;
            differs
        });
        self.shared.looks[at(kind)]
            .old
            .store(false, Ordering::SeqCst);
        self.puts.send_modify(|puts| *puts += 1);
    }

    /// Says that the session has gone on from a page.
    pub(super) fn is_old(&self, kind: PageKind) {
        self.shared.looks[at(kind)]
            .old
            .store(true, Ordering::SeqCst);
    }

    /// Whether somebody looks at a page.
    pub(super) fn is_wanted(&self, kind: PageKind) -> bool {
        self.shared.is_wanted(kind)
    }

    /// Whether somebody looks at a page that the session has gone on from.
    pub(super) fn is_missing(&self, kind: PageKind) -> bool {
        self.shared.looks[at(kind)].old.load(Ordering::SeqCst) && self.is_wanted(kind)
    }

    /// Says whether what is shown is what the session says.
    pub(super) fn is_sound(&self, sound: bool) {
        self.shared.sound.store(sound, Ordering::Relaxed);
    }
}

/// Somebody who follows a page, for as long as they do.
pub(super) struct Following {
    kind: PageKind,
    shared: Arc<Shared>,
}

impl Drop for Following {
    fn drop(&mut self) {
        let looks = &self.shared.looks[at(self.kind)];
        looks.follow.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Pages {
    /// A page as it is; one that nobody looked at is made first.
    pub(super) async fn whole(&self, kind: PageKind) -> Bytes {
        let kept = u64::try_from(KEPT.as_millis()).unwrap_or(u64::MAX);
        let until = self.shared.now().saturating_add(kept);
        let looks = &self.shared.looks[at(kind)];
        looks.until.fetch_max(until, Ordering::SeqCst);
        self.made(kind).await;
        self.each[at(kind)].borrow().whole.clone()
    }

    /// A page as it comes to be; the newest is there at once. It is kept new until the other is dropped.
    pub(super) fn follow(&self, kind: PageKind) -> (watch::Receiver<Served>, Following) {
        let looks = &self.shared.looks[at(kind)];
        looks.follow.fetch_add(1, Ordering::SeqCst);
        let shared = self.shared.clone();
        (self.each[at(kind)].clone(), Following { kind, shared })
    }

    /// Waits until a page that is wanted is what the session says; not long where that can't be read.
    pub(super) async fn made(&self, kind: PageKind) {
        let mut puts = self.puts.clone();
        let old = || self.shared.looks[at(kind)].old.load(Ordering::SeqCst);
        let waits = async {
            puts.borrow_and_update();
            while old() && puts.changed().await.is_ok() {}
        };
        let _ = timeout(WAITS, waits).await;
    }

    /// Whether what is shown is what the session says.
    pub(super) fn are_sound(&self) -> bool {
        self.shared.sound.load(Ordering::Relaxed)
    }
}
