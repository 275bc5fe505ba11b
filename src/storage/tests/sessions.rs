//! A session is made, written, closed and opened again; a second opener is told.

use super::*;
use crate::storage::disk::Disk;
use crate::storage::disk::FailingDisk;
use crate::storage::disk::failing::Verb;
use crate::storage::read::Soundness;
use crate::storage::{Library, NewSession, RealDisk, copy_to, verify, write_atomic};

#[test]
fn what_was_saved_is_there_when_the_session_is_opened_again() {
    let (_, disk) = memory();
    let first = create(&disk, 2);
    assert_eq!(save_next(&first), 3);
    close(first);
    let again = open(&disk);
    assert_eq!(again.records, notes(3));
    assert_eq!(again.soundness, Soundness::Sound);
    assert_eq!(again.header, Some(header()));
    assert_eq!(again.notes, Vec::<String>::new());
    assert_eq!(save_next(&again), 4);
    close(again);
    assert_eq!(open(&disk).records, notes(4));
    assert_eq!(verify::<Note>(&disk, &path()).unwrap().last_seq, 4);
}

#[test]
fn a_session_is_kept_on_a_real_disk() {
    let folder = Folder::new("kept");
    let disk: SharedDisk = Arc::new(RealDisk);
    let path = folder.path().join("made/2015-01-22-hwb.ron");
    let made = session::create(&disk, &path, header(), notes(1), quick()).unwrap();
    assert_eq!(save_next(&made), 2);
    close(made);
    let again = try_open(&disk, &path).unwrap();
    assert_eq!(again.records, notes(2));
    assert_eq!(again.notes, Vec::<String>::new());
    close(again);
    let left: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left, ["2015-01-22-hwb.ron"]);
}

#[test]
fn the_second_officer_is_told_who_and_since_when_and_may_read() {
    let (_, disk) = memory();
    let first = create(&disk, 3);
    let second = open(&disk);
    assert!(why_not(&second).contains("since 16:42 on 22 January 2015"));
    assert_eq!(second.records, notes(3));
    save_next(&first);
    close(first);
    let second = open(&disk);
    assert_eq!(second.records, notes(4));
    save_next(&second);
}

/// A folder of the test's own, gone when the test is.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("quorate-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn new_session(title: &str) -> NewSession {
    NewSession {
        date: clock().date_naive(),
        title: title.to_owned(),
        app: "0.1.0".to_owned(),
        writer: "a".to_owned(),
        created: clock(),
        session: None,
    }
}

#[test]
fn the_library_makes_names_that_overwrite_nothing_and_lists_them() {
    let (memory, disk) = memory();
    let library = Library::new(disk.clone(), "/s/officer/sessions".into());
    assert_eq!(library.entries().unwrap(), []);
    let new = new_session("Anytown Health & Care Board");
    let one = library.create(&new, notes(1), quick()).unwrap();
    let two = library.create(&new, notes(2), quick()).unwrap();
    assert_eq!(save_next(&one), 2);
    assert_eq!(save_next(&two), 3);
    assert_ne!(
        one.header.as_ref().unwrap().session,
        two.header.as_ref().unwrap().session
    );
    let sample = disk.read(&two.path, 1 << 20).unwrap();
    let copy = library.copy_in(&new_session("A sample"), &sample).unwrap();
    for stray in ["notes.txt", ".hidden.ron", "2015-01-22-x.ron.tail-1"] {
        memory.put(&library.folder().join(stray), b"");
    }
    memory.put(&library.folder().join("2016-02-29-later.ron"), b"");
    let names: Vec<String> = library
        .entries()
        .unwrap()
        .into_iter()
        .map(|e| e.name)
        .collect();
    assert_eq!(
        names,
        [
            "2016-02-29-later.ron",
            "2015-01-22-a-sample.ron",
            "2015-01-22-anytown-health-and-care-board-2.ron",
            "2015-01-22-anytown-health-and-care-board.ron",
        ]
    );
    // Two meetings of one name are not two versions of one meeting.
    close(one);
    close(two);
    let one = library.folder().join(&names[3]);
    assert_eq!(try_open(&disk, &one).unwrap().records, notes(2));
    let copied = try_open(&disk, &copy).unwrap();
    assert_eq!(
        (copied.records, copied.soundness),
        (notes(3), Soundness::Sound)
    );
}

#[test]
fn thousands_of_sessions_are_listed_without_being_read() {
    let (memory, disk) = memory();
    for n in 0..5000 {
        memory.put(Path::new(&format!("/s/2015-01-22-board-{n}.ron")), b"");
    }
    let failing = FailingDisk::over(disk);
    let library = Library::new(Arc::new(failing.clone()), "/s".into());
    assert_eq!(library.entries().unwrap().len(), 5000);
    assert_eq!(failing.calls(), [(Verb::List, PathBuf::from("/s"))]);
}

#[test]
fn a_copy_elsewhere_is_the_same_to_the_byte() {
    let (_, disk) = memory();
    close(create(&disk, 3));
    let copy = Path::new("/t/board.ron");
    copy_to(&disk, &path(), copy).unwrap();
    assert_eq!(
        disk.read(copy, 9999).unwrap(),
        disk.read(&path(), 9999).unwrap()
    );
    let again = copy_to(&disk, &path(), copy).unwrap_err();
    assert_eq!(again.kind, crate::storage::ProblemKind::Exists);
}

#[test]
fn a_lock_tells_that_its_owner_is_still_there() {
    let (_, disk) = memory();
    let opened = create(&disk, 1);
    let lock = Path::new("/s/2015-01-22-hwb-7f3a.lock");
    let later = clock() + chrono::TimeDelta::minutes(5);
    saver(&opened).refresh_lock(later);
    save_next(&opened);
    let facts = crate::storage::lock::facts(&disk, lock).unwrap();
    assert_eq!((facts.since, facts.seen), (clock(), later));
}

#[test]
fn a_record_out_of_turn_or_too_long_is_refused_and_nothing_is_queued() {
    let (_, disk) = memory();
    let opened = create(&disk, 2);
    for wrong in [0, 2, 4, u64::MAX] {
        assert!(saver(&opened).send(&note(wrong)).is_err());
    }
    let long = Note {
        act: Deed::Said("x".repeat(17 << 20)),
        ..note(3)
    };
    let problem = saver(&opened).send(&long).unwrap_err();
    assert_eq!(
        problem.sentence,
        "Change 3 cannot be saved: it is longer than 16 MiB."
    );
    assert_eq!(save_next(&opened), 3);
}

#[cfg(unix)]
#[test]
fn every_file_and_folder_is_private_whatever_the_umask() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn modes(folder: &Path, found: &mut Vec<(PathBuf, u32)>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            found.push((entry.path(), mode));
            if entry.path().is_dir() {
                modes(&entry.path(), found);
            }
        }
    }

    let disk: SharedDisk = Arc::new(RealDisk);
    let before = rustix::process::umask(rustix::fs::Mode::empty());
    for umask in [0o000, 0o022, 0o077] {
        let folder = Folder::new("modes");
        let sessions = folder.path().join("a/b");
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(umask));
        let library = Library::new(disk.clone(), sessions.clone());
        let opened = library
            .create(&new_session("Board"), notes(2), quick())
            .unwrap();
        save_next(&opened);
        saver(&opened).save_elsewhere(&folder.path().join("c/d/2015-01-22-board.ron"));
        assert!(saver(&opened).wait_until(LONG, |s| s.notice.is_some()));
        write_atomic(&disk, &sessions.join("minutes.md"), b"x", false).unwrap();
        let torn = sessions.join("2015-01-22-board.ron");
        let mut bytes = std::fs::read(&torn).unwrap();
        bytes.truncate(bytes.len() - 9);
        std::fs::write(&torn, bytes).unwrap();
        close(opened);
        let opened = try_open(&disk, &torn).unwrap();
        save_next(&opened);
        let mut found = Vec::new();
        modes(folder.path(), &mut found);
        assert!(found.len() >= 9, "{found:?}");
        for (path, mode) in found {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, wanted, "{} under umask {umask:03o}", path.display());
        }
        // One that others may read already is told, and left.
        close(opened);
        std::fs::set_permissions(&torn, PermissionsExt::from_mode(0o644)).unwrap();
        let link = folder.path().join("link.ron");
        symlink(&torn, &link).unwrap();
        let opened = try_open(&disk, &link).unwrap();
        assert!(
            opened.notes[0].contains("link.ron leads to "),
            "{:?}",
            opened.notes
        );
        assert!(opened.notes[1].starts_with("Others may read this file (mode 0644)"));
        save_next(&opened);
        let mode = std::fs::metadata(&torn).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644);
    }
    rustix::process::umask(before);
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_not_waited_for() {
    let folder = Folder::new("pipe");
    let pipe = folder.path().join("2015-01-22-pipe.ron");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    let disk: SharedDisk = Arc::new(RealDisk);
    for not_ours in [&pipe, folder.path(), &folder.path().join("none.ron")] {
        assert!(try_open(&disk, not_ours).is_err());
    }
}

/// What older versions left where a kill came while they made a session.
fn stubs() -> Vec<Vec<u8>> {
    let banner = crate::storage::format::BANNER.as_bytes();
    vec![
        Vec::new(),
        vec![0; 70],
        banner[..banner.len() / 2].to_vec(),
        banner.to_vec(),
        [banner, b"\n"].concat(),
    ]
}

#[test]
fn a_stub_of_a_session_is_replaced_by_the_session_of_that_name() {
    for stub in stubs() {
        let (memory, disk) = memory();
        let library = Library::new(disk.clone(), "/s".into());
        let there = Path::new("/s/2015-01-22-board.ron");
        memory.put(there, &stub);
        let Err(told) = try_open(&disk, there) else {
            panic!("a stub is no session");
        };
        assert!(
            told.hint.ends_with("it takes the place of this file."),
            "{told}"
        );
        let made = library.create(&new_session("Board"), notes(2), quick());
        let made = made.unwrap();
        assert_eq!(made.path, there);
        close(made);
        assert_eq!(try_open(&disk, there).unwrap().records, notes(2));
        // And where it was named by its path, as `quorate new -o` does.
        memory.put(&path(), &stub);
        close(create(&disk, 1));
    }
}

#[test]
fn a_file_that_holds_anything_is_never_taken_for_a_stub() {
    let banner = crate::storage::format::BANNER.as_bytes();
    let held = [
        b"\n".to_vec(),
        b"Dear all,\n".to_vec(),
        b"// a comment".to_vec(),
        [b"\0\0\0", &b"a"[..]].concat(),
        [banner, b"\n("].concat(),
        [banner, b" and more"].concat(),
        vec![0; 5000],
    ];
    for bytes in held {
        let (memory, disk) = memory();
        let library = Library::new(disk.clone(), "/s".into());
        let there = Path::new("/s/2015-01-22-board.ron");
        memory.put(there, &bytes);
        let made = library.create(&new_session("Board"), notes(1), quick());
        assert_eq!(made.unwrap().path, Path::new("/s/2015-01-22-board-2.ron"));
        assert_eq!(memory.read(there, 9999).unwrap(), bytes);
        memory.put(&path(), &bytes);
        assert!(session::create(&disk, &path(), header(), notes(1), quick()).is_err());
    }
}
