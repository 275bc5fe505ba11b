//! A neighbour in the folder never touches the open meeting.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::*;
use crate::app::testing::{Folder, jumping};
use crate::storage::disk::{Disk, DiskFile, Meta, SharedDisk};
use crate::storage::session;

#[test]
fn a_session_whose_numbers_jump_by_billions_is_a_line_like_any_other() {
    let folder = Folder::new("listing-jump");
    let env = folder.env();
    let path = folder.path().join("2026-03-19-anytown-board.ron");
    std::fs::write(&path, jumping("Anytown Board")).unwrap();
    let began = Instant::now();
    let lines = lines(&env, vec![path]);
    assert!(began.elapsed() < Duration::from_secs(1));
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].body, "Anytown Board");
    let why = lines[0].trouble.as_ref().unwrap();
    assert!(why.contains("records 2 to 4000000000 are missing"), "{why}");
}

#[test]
fn what_cannot_be_looked_into_in_time_is_listed_by_its_name() {
    let folder = Folder::new("listing-late");
    let path: PathBuf = folder.path().join("2026-03-19-anytown-board.ron");
    std::fs::write(&path, jumping("Anytown Board")).unwrap();
    let lines = lines_within(&folder.env(), vec![path], Duration::ZERO);
    // Unless the other thread was quicker than a clock can tell.
    assert!(lines[0].body == "Anytown Board" || lines[0].to_do == "not looked into");
}

#[test]
fn a_file_larger_than_is_read_for_a_line_is_listed_by_its_name() {
    let folder = Folder::new("listing-big");
    let path = folder.path().join("2026-03-19-anytown-board.ron");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(session::GLANCE_LIMIT + 1).unwrap();
    let lines = lines(&folder.env(), vec![path]);
    assert_eq!(lines[0].to_do, "not looked into");
    assert_eq!(lines[0].trouble, None);
    assert_eq!(key_of(Path::new("a")).0, "a");
}

/// A disk whose files are read by nobody: whoever tries waits, or is counted.
struct Share {
    under: SharedDisk,
    waits: bool,
    tried: AtomicUsize,
}

impl Share {
    fn of(env: &mut Environment, waits: bool) -> Arc<Self> {
        let share = Arc::new(Self {
            under: env.disk.clone(),
            waits,
            tried: AtomicUsize::new(0),
        });
        env.disk = share.clone();
        share
    }
}

impl Disk for Share {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.under.create_new(path)
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.under.open_append(path)
    }

    fn open_lock(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.under.open_lock(path)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.tried.fetch_add(1, Ordering::Relaxed);
        if self.waits {
            std::thread::sleep(Duration::from_secs(20));
        }
        self.under.read(path, limit)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.under.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.under.remove(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.under.make_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.under.sync_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.under.list(folder)
    }

    fn meta(&self, path: &Path) -> io::Result<Meta> {
        self.under.meta(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.under.resolve(path)
    }
}

#[test]
fn a_journal_on_a_share_that_hangs_keeps_nobody_waiting() {
    let folder = Folder::new("listing-hangs");
    let paths = ["anytown-board.journal.ron", "2026-03-19-anytown-board.ron"];
    let paths = paths.map(|name| folder.path().join(name));
    for path in &paths {
        std::fs::write(path, jumping("Anytown Board")).unwrap();
    }
    let mut env = folder.env();
    Share::of(&mut env, true);
    let began = Instant::now();
    let lines = lines_within(&env, paths.to_vec(), Duration::from_millis(20));
    assert!(began.elapsed() < Duration::from_secs(10));
    assert!(lines[0].is_journal() && lines[0].body == "Anytown board");
    assert!(!lines[1].is_journal());
    assert!(lines.iter().all(|line| line.to_do == "not looked into"));
}

#[cfg(feature = "archive")]
#[test]
fn of_many_journals_the_library_shows_the_names_and_reads_none() {
    let folder = Folder::new("listing-journals");
    for n in 0..60 {
        let name = format!("board-{n}-of-trustees.journal.ron");
        std::fs::write(folder.path().join(name), jumping("Board of Trustees")).unwrap();
    }
    let mut env = folder.env();
    let share = Share::of(&mut env, false);
    let shown = library(&env, None).unwrap();
    let listed = shown.listing.lines;
    assert_eq!(
        (shown.paths.len(), share.tried.load(Ordering::Relaxed)),
        (60, 0)
    );
    let named: Vec<&Listed> = listed.iter().filter(|line| line.is_journal()).collect();
    assert_eq!(named.len(), 60);
    assert_eq!(named[0].body, "Board 0 of trustees");
    // What they hold is told afterwards, each under the key that its line has.
    let (told, gone) = journals(&env);
    assert_eq!(told.len() + gone.len(), 60);
    assert!(share.tried.load(Ordering::Relaxed) >= 60);
    let keys: Vec<&SessionKey> = named.iter().map(|line| &line.key).collect();
    assert!(told.iter().all(|line| keys.contains(&&line.key)));
}

#[cfg(feature = "archive")]
#[test]
fn a_name_is_shown_without_its_day_and_its_ending_however_that_is_written() {
    let folder = Folder::new("listing-named");
    let names = [
        "2026-03-19-anytown-board.RON",
        "harbour-planning-committee.ron",
        "harbour-planning-committee-2.Ron",
    ];
    for n in 0..AT_ONCE {
        std::fs::write(folder.path().join(format!("2020-01-01-a-{n}.ron")), "").unwrap();
    }
    for name in names {
        std::fs::write(folder.path().join(name), "").unwrap();
    }
    let listed = library(&folder.env(), None).unwrap().listing.lines;
    let body = |of: &str| listed.iter().any(|line| line.body == of);
    assert!(body("Anytown board"));
    assert!(body("Harbour planning committee") && body("Harbour planning committee 2"));
    assert!(
        listed
            .iter()
            .all(|line| !line.body.to_lowercase().contains(".ron"))
    );
}

#[cfg(feature = "archive")]
#[test]
fn of_thousands_the_newest_are_shown_first_and_the_others_are_told_afterwards() {
    let folder = Folder::new("listing-thousands");
    let day = |n: u64| chrono::NaiveDate::from_ymd_opt(2010, 1, 1).unwrap() + chrono::Days::new(n);
    for n in 0..1_000 {
        let name = format!("{}-board-{n}.ron", day(n * 7 % 1_000));
        std::fs::write(folder.path().join(name), "").unwrap();
    }
    std::fs::write(folder.path().join("undated.ron"), "").unwrap();
    let mut env = folder.env();
    let share = Share::of(&mut env, false);
    let begun = begin(&env);
    assert!(begun.is_some());
    let shown = library(&env, begun).unwrap();
    assert!(shown.beside);
    let own: Vec<&Listed> = shown.listing.lines.iter().filter(|l| !l.sample).collect();
    assert_eq!((own.len(), shown.listing.more), (FIRST, 1_001 - FIRST));
    let dates: Vec<_> = own.iter().map(|line| line.date).collect();
    let newest: Vec<_> = (0..FIRST as u64).map(|n| day(999 - n)).collect();
    assert_eq!(dates, newest);
    let others = others(&env);
    assert_eq!(others.len(), shown.listing.more);
    assert!(
        others
            .iter()
            .all(|line| !own.iter().any(|o| o.key == line.key))
    );
    assert_eq!(share.tried.load(Ordering::Relaxed), 0);
}
