//! The folder in which an officer's book of phrases stands, and those of the bodies
//! that the officer serves. What is in them is not storage's matter.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::atomic::write_atomic;
use super::disk::{SharedDisk, folder_of, make_folders};
use super::names;
use super::problem::{Problem, ProblemKind};

/// The longest book, in bytes.
pub const BOOK_LIMIT: u64 = 1 << 20;

/// How the names of files end that tell what a body is like; they stand beside the bodies' books.
pub const BODY_ENDING: &str = ".body.ron";

/// The most of them that are listed.
const BODIES: usize = 500;

/// The longest name of a body's book, without its ending.
const STEM_LIMIT: usize = 80;

/// How often a change is tried when somebody else changes the same book.
const TRIES: usize = 5;

/// A folder of books.
#[derive(Clone)]
pub struct BookFolder {
    disk: SharedDisk,
    folder: PathBuf,
}

impl BookFolder {
    /// The book folder at `folder`, which need not be there yet.
    pub fn new(disk: SharedDisk, folder: PathBuf) -> Self {
        Self { disk, folder }
    }

    /// The platform's folder for an officer's settings; none where it knows no home.
    pub fn default_folder() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "quorate").map(|d| d.config_dir().to_owned())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the officer's own book stands.
    pub fn own(&self) -> PathBuf {
        self.folder.join("phrases.ron")
    }

    /// Where the words stand by which packs of the house are told.
    pub fn pack_words(&self) -> PathBuf {
        self.folder.join("pack-words.txt")
    }

    /// Where the topics of the house stand, under which words are traced.
    pub fn topics(&self) -> PathBuf {
        self.folder.join("topics.txt")
    }

    /// Where the book of a body stands; none for a body without a name.
    pub fn of_body(&self, body: &str) -> Option<PathBuf> {
        if body.trim().is_empty() {
            return None;
        }
        let mut slug = names::slug(body);
        slug.truncate(STEM_LIMIT);
        let slug = slug.trim_end_matches('-');
        let stem = if slug.is_empty() { "body" } else { slug };
        let name = format!("{stem}.{}", names::EXTENSION);
        Some(self.folder.join("bodies").join(name))
    }

    /// Where the Word template of a house style stands; none for a style without a name.
    pub fn template_of(&self, style: &str) -> Option<PathBuf> {
        let mut slug = names::slug(style);
        slug.truncate(STEM_LIMIT);
        let stem = slug.trim_end_matches('-');
        let name = format!("{stem}.dotx");
        (!stem.is_empty()).then(|| self.folder.join("templates").join(name))
    }

    /// Folders in which pictures of the house are looked for: beside the bodies, and the templates.
    pub fn pictures(&self) -> [PathBuf; 2] {
        ["bodies", "templates"].map(|name| self.folder.join(name))
    }

    /// The files that tell what a body is like, in the order of their names. A folder that is not
    /// there has none.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn bodies(&self) -> Result<Vec<PathBuf>, Problem> {
        let folder = self.folder.join("bodies");
        let mut names = match self.disk.list(&folder) {
            Ok(names) => names,
            Err(e) if e.kind() == ErrorKind::NotFound => Vec::new(),
            Err(e) => return Err(Problem::from_io("read the folder", &folder, &e)),
        };
        names.retain(|name| name.ends_with(BODY_ENDING) && !name.starts_with('.'));
        names.sort();
        names.truncate(BODIES);
        Ok(names.into_iter().map(|name| folder.join(name)).collect())
    }

    /// The bytes of a book; none if there is none yet.
    pub fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, Problem> {
        // A book may be a link to where an office keeps it.
        let real = match self.disk.resolve(path) {
            Ok(real) => real,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(Problem::from_io("read", path, &e)),
        };
        match self.disk.read(&real, BOOK_LIMIT) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) if e.kind() == ErrorKind::FileTooLarge => Err(Problem::new(
                ProblemKind::TooBig,
                &format!("{} is too large for a book or a body.", path.display()),
                "They are at most 1 MiB.",
            )),
            Err(e) => Err(Problem::from_io("read", path, &e)),
        }
    }

    /// Makes a book that must not be there yet, private, and the folder that it stands in.
    pub fn make(&self, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
        let folder = folder_of(path);
        make_folders(self.disk.as_ref(), folder)
            .map_err(|e| Problem::from_io("make the folder", folder, &e))?;
        write_atomic(&self.disk, path, bytes, false)
    }

    /// Changes a book, or makes it: `alter` gets the bytes that it has and gives those that it is
    /// to have. They are written whole or not at all. A change that somebody else made meanwhile
    /// is kept: `alter` is asked again.
    ///
    /// # Errors
    /// Whatever `alter` refuses, and what the disk does.
    pub fn change<E: From<Problem>>(
        &self,
        path: &Path,
        alter: impl Fn(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<(), E> {
        for _ in 0..TRIES {
            let before = self.read(path)?;
            let wanted = alter(before.as_deref().unwrap_or_default())?;
            if before.as_ref() == Some(&wanted) {
                return Ok(());
            }
            let done = match before {
                None => self.make(path, &wanted),
                Some(before) if self.read(path)?.as_ref() == Some(&before) => {
                    let real = self.disk.resolve(path);
                    let real = real.map_err(|e| Problem::from_io("write", path, &e))?;
                    write_atomic(&self.disk, &real, &wanted, true)
                }
                Some(_) => continue,
            };
            match done {
                Err(problem) if problem.kind == ProblemKind::Exists => {}
                done => return Ok(done?),
            }
        }
        let sentence = format!("{} is being changed by somebody else.", path.display());
        Err(Problem::new(ProblemKind::Locked, &sentence, "Try again.").into())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::storage::disk::{Disk, MemoryDisk};

    fn book_folder() -> (Arc<MemoryDisk>, BookFolder) {
        let disk = Arc::new(MemoryDisk::default());
        (
            disk.clone(),
            BookFolder::new(disk, PathBuf::from("/home/settings")),
        )
    }

    #[test]
    fn each_body_has_a_book_of_its_own_inside_the_folder() {
        let (_, book_folder) = book_folder();
        for (body, name) in [
            (
                "Saltmarsh Health & Wellbeing Board",
                "saltmarsh-health-and-wellbeing-board",
            ),
            ("../../etc/passwd", "etc-passwd"),
            ("委員会", "body"),
        ] {
            let path = format!("/home/settings/bodies/{name}.ron");
            assert_eq!(book_folder.of_body(body).unwrap(), Path::new(&path));
        }
        assert_eq!(book_folder.of_body("  "), None);
        assert!(
            book_folder
                .of_body(&"long ".repeat(99))
                .unwrap()
                .as_os_str()
                .len()
                < 120
        );
    }

    #[test]
    fn a_change_makes_the_book_and_its_folder_and_keeps_what_is_there() {
        let (disk, book_folder) = book_folder();
        let path = book_folder.of_body("Saltmarsh Board").unwrap();
        assert_eq!(book_folder.read(&path).unwrap(), None);
        let add = |bytes: &[u8]| Ok::<_, Problem>([bytes, b"x"].concat());
        book_folder.change(&path, add).unwrap();
        book_folder.change(&path, add).unwrap();
        assert_eq!(book_folder.read(&path).unwrap().unwrap(), b"xx");
        assert_eq!(disk.meta(&path).unwrap().mode, 0o600);
        let refused =
            book_folder.change(&path, |_| Err(Problem::new(ProblemKind::Other, "no", "")));
        assert_eq!(refused.unwrap_err().sentence, "no");
        assert_eq!(book_folder.read(&path).unwrap().unwrap(), b"xx");
        let again = book_folder.make(&path, b"y").unwrap_err();
        assert_eq!(again.kind, ProblemKind::Exists);
        assert_eq!(book_folder.read(&path).unwrap().unwrap(), b"xx");
    }

    #[test]
    fn a_change_that_comes_in_between_is_kept() {
        let (disk, book_folder) = book_folder();
        let path = book_folder.own();
        book_folder.make(&path, b"a").unwrap();
        let once = std::cell::Cell::new(true);
        book_folder
            .change(&path, |bytes| {
                if once.replace(false) {
                    let shared: SharedDisk = disk.clone();
                    write_atomic(&shared, &path, b"ab", true).unwrap();
                }
                Ok::<_, Problem>([bytes, b"c"].concat())
            })
            .unwrap();
        assert_eq!(book_folder.read(&path).unwrap().unwrap(), b"abc");
    }

    #[test]
    fn files_of_bodies_are_listed_by_their_ending() {
        let (_, book_folder) = book_folder();
        assert_eq!(book_folder.bodies().unwrap(), Vec::<PathBuf>::new());
        for name in [
            "keelby.body.ron",
            "keelby.ron",
            "anytown.body.ron",
            ".x.body.ron",
        ] {
            let path = Path::new("/home/settings/bodies").join(name);
            book_folder.make(&path, b"()").unwrap();
        }
        let listed = book_folder.bodies().unwrap();
        let names: Vec<_> = listed
            .iter()
            .map(|p| p.file_name().unwrap().to_str().unwrap())
            .collect();
        assert_eq!(names, ["anytown.body.ron", "keelby.body.ron"]);
    }

    #[test]
    fn a_book_that_is_too_large_is_told() {
        let (_, book_folder) = book_folder();
        let path = book_folder.own();
        book_folder
            .make(&path, &vec![b' '; BOOK_LIMIT as usize + 1])
            .unwrap();
        let problem = book_folder.read(&path).unwrap_err();
        assert_eq!(problem.kind, ProblemKind::TooBig);
        assert!(problem.hint.contains("1 MiB"));
    }
}
