//! What tests of the commands share: a folder of their own, and a hostile session file.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, FixedOffset};

use super::environment::{Environment, Options, Readers};
use crate::journal::Journal;
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::people::Body;
use crate::storage::bytes_of;
use crate::storage::format::{BEGINS, Header};

/// A folder that goes when the test is over.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("quorate-{name}-{}-{n}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn env(&self) -> Environment {
        self.env_in(&self.0)
    }

    /// The same with the sessions in another folder.
    pub(crate) fn env_in(&self, sessions: &Path) -> Environment {
        Environment::new(Options {
            sessions: Some(sessions.to_owned()),
            config: Some(self.0.join("config")),
            cache: Some(self.0.join("cache")),
            officer: Some("A. Clerk".to_owned()),
            audience: Readers::Public,
            clock: DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").ok(),
        })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A session file of a few hundred bytes, each line proven by its digits, whose second record is
/// numbered four thousand million and one.
pub(crate) fn jumping(body: &str) -> Vec<u8> {
    let now = DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap();
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let body = Body {
        name: body.into(),
        ..Body::default()
    };
    let order = Order::from(Intent::DescribeBody(body));
    let first = journal.act(now, &order).unwrap();
    let mut second = first.clone();
    second.seq = 4_000_000_001;
    bytes_of(&header(now), &[first, second]).unwrap().0
}

/// A journal as a session file.
pub(crate) fn stored(journal: &Journal) -> Vec<u8> {
    stored_as(journal, "2026-03-19-anytown-board-0001")
}

/// The same under another id of a session.
pub(crate) fn stored_as(journal: &Journal, session: &str) -> Vec<u8> {
    let records = journal.records();
    let created = records.first().map(|r| r.at).unwrap();
    let header = Header {
        session: session.into(),
        ..header(created)
    };
    bytes_of(&header, records).unwrap().0
}

fn header(created: DateTime<FixedOffset>) -> Header {
    Header {
        format: BEGINS,
        min_reader: BEGINS,
        session: "2026-03-19-anytown-board-0001".into(),
        app: "0.1.0".into(),
        created,
        writer: "a".into(),
        left_out: Vec::new(),
        accepted: Vec::new(),
    }
}
