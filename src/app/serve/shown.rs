//! What is shown, between the thread that follows the session and the one that answers: of each page the
//! newest, and nothing that was before it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hyper::body::Bytes;
use tokio::sync::watch;

use crate::pages::{Page, PageKind};

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

/// Where pages are put.
pub(super) struct Show {
    pages: [watch::Sender<Served>; 3],
    sound: Arc<AtomicBool>,
}

/// Where they are taken from.
#[derive(Clone)]
pub(super) struct Pages {
    pages: [watch::Receiver<Served>; 3],
    sound: Arc<AtomicBool>,
}

/// Both ends.
pub(super) fn shown() -> (Show, Pages) {
    let ends = PageKind::ALL.map(|_| watch::channel(Served::default()));
    let [(a, to_a), (b, to_b), (c, to_c)] = ends;
    let sound = Arc::new(AtomicBool::new(true));
    let show = Show {
        pages: [a, b, c],
        sound: sound.clone(),
    };
    let pages = Pages {
        pages: [to_a, to_b, to_c],
        sound,
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
    }

    /// Says whether what is shown is what the session says.
    pub(super) fn is_sound(&self, sound: bool) {
        self.sound.store(sound, Ordering::Relaxed);
    }
}

impl Pages {
    /// A page as it is.
    pub(super) fn whole(&self, kind: PageKind) -> Bytes {
        self.pages[at(kind)].borrow().whole.clone()
    }

    /// A page as it comes to be; the newest is there at once.
    pub(super) fn follow(&self, kind: PageKind) -> watch::Receiver<Served> {
        self.pages[at(kind)].clone()
    }

    /// Whether what is shown is what the session says.
    pub(super) fn are_sound(&self) -> bool {
        self.sound.load(Ordering::Relaxed)
    }
}
