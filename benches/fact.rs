//! One fact from the officer's act to the disk, beside a bare append and sync of as many bytes.
//!
//! Both write to the same folder, turn about, to files that began with the same bytes: the act is
//! decided, folded in, written as a line, synced and told as saved; the bare append is one `write`
//! and one `sync_data`.
//! `cargo bench --bench fact` prints the median of the paired ratios; the aim is 1.15 at most. The
//! folder is the build's own, or the one that `QUORATE_BENCH_DIR` names.

mod common;

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use common::meeting::{Wish, began, journal};
use common::ratio;
use quorate::journal::Journal;
use quorate::meeting::intent::{Intent, Order};
use quorate::storage::disk::SharedDisk;
use quorate::storage::{Access, NewSession, Opening, RealDisk, Saver, session};

fn main() {
    divan::main();
    if common::measuring() {
        let mut session = Session::new();
        let mut bare = Bare::beside(&session);
        // The first writes make room in the folder and the caches.
        for _ in 0..20 {
            session.fact();
            bare.append();
        }
        let pairs = ratio::pairs(
            400,
            || ratio::timed(|| session.fact()),
            || ratio::timed(|| bare.append()),
        );
        ratio::tell("one fact to durable", &pairs, 1.15);
    }
}

#[divan::bench(max_time = 2)]
fn fact_to_durable(bencher: divan::Bencher<'_, '_>) {
    let mut session = Session::new();
    bencher.bench_local(|| session.fact());
}

#[divan::bench(max_time = 2)]
fn bare_append_and_sync(bencher: divan::Bencher<'_, '_>) {
    let mut bare = Bare::beside(&Session::new());
    bencher.bench_local(|| bare.append());
}

/// A folder that goes with its owner.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let base = std::env::var_os("QUORATE_BENCH_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
        let folder = base.join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).ok();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An open session of 1,000 facts.
struct Session {
    journal: Journal,
    saver: Option<Saver>,
    path: PathBuf,
    /// Dropped last: the saver still writes.
    _folder: Folder,
}

impl Session {
    #[expect(
        clippy::unwrap_used,
        reason = "a bench that can't be set up had best stop"
    )]
    fn new() -> Self {
        let folder = Folder::new("fact");
        let journal = journal(Wish {
            facts: 1_000,
            stroke: 40,
            long: 2_000,
        });
        let disk: SharedDisk = Arc::new(RealDisk);
        let header = NewSession {
            date: began().date_naive(),
            title: "board".to_owned(),
            app: "0.1.0".to_owned(),
            writer: "a".to_owned(),
            created: began(),
            session: None,
        }
        .header();
        let path = folder.0.join("2026-03-19-board.ron");
        let records = journal.records().to_vec();
        let opened = session::create(&disk, &path, header, records, Opening::at(began())).unwrap();
        let saver = match opened.access {
            Access::Write(saver) => Some(saver),
            Access::View { .. } => None,
        };
        Self {
            journal,
            saver,
            path: opened.path,
            _folder: folder,
        }
    }

    /// One second of typing, recorded and safe on disk.
    fn fact(&mut self) -> bool {
        let order = Order::from(Intent::Type {
            entry: "newest".into(),
            at: 0,
            went: "".into(),
            came: "noted ".into(),
            joins: true,
        });
        let Ok(record) = self.journal.act(began(), &order) else {
            return false;
        };
        let Some(saver) = &self.saver else {
            return false;
        };
        saver.send(&record).is_ok()
            && saver.wait_until(Duration::from_secs(20), |s| s.saved_seq >= record.seq)
    }
}

/// A file and nothing else.
struct Bare {
    file: Option<File>,
    line: Vec<u8>,
    _folder: Folder,
}

impl Bare {
    /// A file with the bytes of a session, and a line as long as one second of typing makes.
    fn beside(session: &Session) -> Self {
        let folder = Folder::new("bare");
        let path = folder.0.join("bare");
        let image = std::fs::read(&session.path).unwrap_or_default();
        let line = image.split_inclusive(|b| *b == b'\n').next_back();
        let line = line.unwrap_or_default().to_vec();
        let written = std::fs::write(&path, &image);
        let file = OpenOptions::new().append(true).open(&path).ok();
        Self {
            file: file.filter(|_| written.is_ok()),
            line,
            _folder: folder,
        }
    }

    fn append(&mut self) -> bool {
        let Some(file) = &mut self.file else {
            return false;
        };
        file.write_all(&self.line).is_ok() && file.sync_data().is_ok()
    }
}
