//! Which session is meant: a file, one in the officer's folder, or a sample.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Audience, Global};
use super::clock::Clock;
use super::fail::{Exit, Fail};
use super::samples::{self, Sample};
use crate::meeting::id::Writer;
use crate::meeting::nearest::nearest;
use crate::meeting::text::Text;
use crate::storage::disk::SharedDisk;
use crate::storage::{Library, RealDisk, Shelf, names};

/// What every command works with.
#[derive(Clone)]
pub(super) struct Desk {
    /// The disk.
    pub(super) disk: SharedDisk,
    /// The clock.
    pub(super) clock: Clock,
    /// Who records.
    pub(super) officer: Text,
    /// Who will read what is printed.
    pub(super) audience: Audience,
    sessions: Option<PathBuf>,
    config: Option<PathBuf>,
}

/// Where a session is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a file.
    File(PathBuf),
    /// In the program.
    Sample(&'static Sample),
}

impl Desk {
    /// The desk that the command line asks for.
    pub(super) fn new(global: &Global) -> Self {
        Self {
            disk: Arc::new(RealDisk),
            clock: Clock::new(global.clock),
            officer: officer(global.officer.as_deref()),
            audience: global.audience,
            sessions: global
                .sessions
                .clone()
                .filter(|folder| !folder.as_os_str().is_empty()),
            config: global
                .config
                .clone()
                .filter(|folder| !folder.as_os_str().is_empty()),
        }
    }

    /// The officer's books of phrases.
    ///
    /// # Errors
    /// When the system knows no home for them.
    pub(super) fn shelf(&self) -> Result<Shelf, Fail> {
        let folder = self.config.clone().or_else(Shelf::default_folder);
        folder
            .map(|folder| Shelf::new(self.disk.clone(), folder))
            .ok_or_else(|| {
                Fail::new(
                    Exit::File,
                    "There is no home folder to keep phrases in.",
                    "Name a folder with --config DIR.",
                )
            })
    }

    /// The same, for files that are named by their path and need no home.
    pub(super) fn shelf_or_here(&self) -> Shelf {
        self.shelf()
            .unwrap_or_else(|_| Shelf::new(self.disk.clone(), PathBuf::from(".")))
    }

    /// The officer's sessions.
    ///
    /// # Errors
    /// When the system knows no home for them.
    pub(super) fn library(&self) -> Result<Library, Fail> {
        let folder = self.sessions.clone().or_else(Library::default_folder);
        folder
            .map(|folder| Library::new(self.disk.clone(), folder))
            .ok_or_else(|| {
                Fail::new(
                    Exit::File,
                    "There is no home folder to keep sessions in.",
                    "Name a folder with --sessions DIR.",
                )
            })
    }

    /// Where the session named so is.
    ///
    /// # Errors
    /// When there is none; with the nearest name there is.
    pub(super) fn find(&self, named: &Path) -> Result<Place, Fail> {
        if self.is_there(named) || is_path(named) {
            return Ok(Place::File(named.to_owned()));
        }
        if let Ok(library) = self.library() {
            let here = in_folder(&library, named);
            if self.is_there(&here) {
                return Ok(Place::File(here));
            }
        }
        let name = named.to_string_lossy();
        match samples::named(&name) {
            Some(sample) => Ok(Place::Sample(sample)),
            None => Err(self.missing(&name)),
        }
    }

    /// The file that a session of this name has or would get.
    ///
    /// # Errors
    /// When the system knows no home for it.
    pub(super) fn file_for(&self, named: &Path) -> Result<PathBuf, Fail> {
        if self.is_there(named) || is_path(named) {
            return Ok(named.to_owned());
        }
        Ok(in_folder(&self.library()?, named))
    }

    /// Whether there is anything at a path; true when in doubt.
    pub(super) fn is_there(&self, path: &Path) -> bool {
        match self.disk.meta(path) {
            Ok(_) => true,
            Err(e) => e.kind() != std::io::ErrorKind::NotFound,
        }
    }

    fn missing(&self, name: &str) -> Fail {
        let mut known: Vec<String> = samples::SAMPLES.iter().map(|s| s.name.to_owned()).collect();
        let mut folder = String::new();
        if let Ok(library) = self.library() {
            folder = format!(" in {}", library.folder().display());
            let entries = library.entries().unwrap_or_default();
            known.extend(
                entries
                    .into_iter()
                    .filter_map(|e| Some(e.path.file_stem()?.to_string_lossy().into_owned())),
            );
        }
        let hint = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("Did you mean {near}?"),
            None => "quorate by itself lists the sessions and samples.".to_owned(),
        };
        Fail::new(
            Exit::File,
            format!("There is no session {name}{folder}, and no sample of that name."),
            hint,
        )
    }
}

/// Whether a name can only be meant as a path.
pub(super) fn is_path(named: &Path) -> bool {
    named.is_absolute()
        || named.components().count() != 1
        || named
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case(names::EXTENSION))
        || named.as_os_str().as_encoded_bytes().starts_with(b".")
}

fn in_folder(library: &Library, named: &Path) -> PathBuf {
    let mut name = named.as_os_str().to_owned();
    name.push(format!(".{}", names::EXTENSION));
    library.folder().join(name)
}

/// The officer's name: as given, or else the account's.
fn officer(given: Option<&str>) -> Text {
    let given = Text::line(given.unwrap_or_default());
    if given.is_blank() {
        Text::line(&crate::storage::system::user())
    } else {
        given
    }
}

/// The short id under which a session's file is written.
///
/// # Errors
/// When the header's is none: the file is damaged there.
pub(super) fn writer_of(header: Option<&crate::storage::format::Header>) -> Result<Writer, Fail> {
    let Some(header) = header else {
        return Ok(Writer::FIRST);
    };
    header.writer.parse().map_err(|_| {
        Fail::new(
            Exit::Damaged,
            "The writer's id in the header of this session is not one.",
            "Restore its second line from another copy.",
        )
    })
}
