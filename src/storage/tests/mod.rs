//! Tests of storage as a whole: sessions kept through crashes, failures, edits and second openers.

mod contract;
mod crashes;
mod damage;
mod failures;
mod rewrites;
mod sessions;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::disk::{MemoryDisk, SharedDisk};
use super::format::Header;
use super::read::Stored;
use super::session::{self, Access, Opened, Opening};
use super::{Problem, Saver};
use crate::meeting::text::Text;

/// Longer than any wait that succeeds; a test that fails waits this long.
const LONG: Duration = Duration::from_secs(20);

/// A record like the journal's, small enough to try every bit of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    seq: u64,
    at: DateTime<FixedOffset>,
    act: Deed,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Deed {
    Said(String),
    Raised { min_reader: u32 },
}

impl Stored for Note {
    fn seq(&self) -> u64 {
        self.seq
    }
    fn at(&self) -> DateTime<FixedOffset> {
        self.at
    }
    fn raises_reader(&self) -> Option<u32> {
        match self.act {
            Deed::Raised { min_reader } => Some(min_reader),
            Deed::Said(_) => None,
        }
    }
}

fn clock() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2015-01-22T16:42:10+00:00").unwrap()
}

fn note(seq: u64) -> Note {
    Note {
        seq,
        at: clock(),
        act: Deed::Said(format!(
            "note {seq} // 0123456789abcdef\nof the \"meeting\""
        )),
    }
}

fn notes(n: u64) -> Vec<Note> {
    (1..=n).map(note).collect()
}

fn header() -> Header {
    Header {
        format: 1,
        min_reader: 1,
        session: Text::new("2015-01-22-hwb-7f3a"),
        app: Text::new("0.1.0"),
        created: clock(),
        writer: Text::new("a"),
        left_out: Vec::new(),
        accepted: Vec::new(),
    }
}

fn memory() -> (MemoryDisk, SharedDisk) {
    let memory = MemoryDisk::with_folders(&["/s"]);
    (memory.clone(), Arc::new(memory))
}

fn path() -> PathBuf {
    PathBuf::from("/s/2015-01-22-hwb.ron")
}

fn quick() -> Opening {
    Opening {
        retry: Duration::from_millis(1),
        ..Opening::at(clock())
    }
}

fn create(disk: &SharedDisk, n: u64) -> Opened<Note> {
    session::create(disk, &path(), header(), notes(n), quick()).unwrap()
}

fn open(disk: &SharedDisk) -> Opened<Note> {
    session::open(disk, &path(), quick()).unwrap()
}

fn try_open(disk: &SharedDisk, path: &Path) -> Result<Opened<Note>, Problem> {
    session::open(disk, path, quick())
}

fn saver(opened: &Opened<Note>) -> &Saver {
    match &opened.access {
        Access::Write(saver) => saver,
        Access::View { why, .. } => panic!("opened to look at only: {why}"),
    }
}

fn why_not(opened: &Opened<Note>) -> &str {
    match &opened.access {
        Access::Write(_) => panic!("opened for writing"),
        Access::View { why, .. } => why,
    }
}

/// Sends one more record and waits until it is saved.
fn save_next(opened: &Opened<Note>) -> u64 {
    let saver = saver(opened);
    let seq = saver.status().queued_seq + 1;
    saver.send(&note(seq)).unwrap();
    assert!(saver.flush(LONG), "{:?}", saver.status());
    seq
}

fn close(opened: Opened<Note>) {
    if let Access::Write(saver) = opened.access {
        saver.close(LONG);
    }
}
