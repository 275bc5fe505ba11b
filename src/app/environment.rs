//! Which session is meant: a file, one in the officer's folder, or a sample.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clock::Clock;
use super::fail::{Exit, Fail};
use super::opener::Opener;
use super::samples::{self, Sample};
use crate::meeting::agenda::Stamp;
use crate::meeting::id::Writer;
use crate::meeting::nearest::nearest;
use crate::meeting::text::Text;
use crate::storage::disk::{Kind, SharedDisk};
use crate::storage::{BookFolder, CacheFolder, Library, RealDisk, names};

/// Who reads what leaves the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Anybody: no exempt text, no private notes.
    #[default]
    Public,
    /// Those entitled to exempt information.
    Full,
}

/// What was set for the environment; what is left out is as usual.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The folder of the officer's sessions.
    pub(crate) sessions: Option<PathBuf>,
    /// The folder of settings and phrases.
    pub(crate) config: Option<PathBuf>,
    /// The folder of what can be made anew.
    pub(crate) cache: Option<PathBuf>,
    /// The officer's name.
    pub(crate) officer: Option<String>,
    /// Who will read what is printed.
    pub(crate) audience: Readers,
    /// The time at which the clock stands still.
    pub(crate) clock: Option<Stamp>,
}

/// What every command and the screen work with.
#[derive(Clone)]
pub(crate) struct Environment {
    /// The disk.
    pub(crate) disk: SharedDisk,
    /// The clock.
    pub(crate) clock: Clock,
    /// Who records.
    pub(crate) officer: Text,
    /// Who will read what is printed.
    pub(crate) audience: Readers,
    /// What opens files on the desktop.
    pub(crate) opener: Opener,
    sessions: Option<PathBuf>,
    config: Option<PathBuf>,
    #[cfg_attr(
        not(feature = "archive"),
        allow(dead_code, reason = "the archive alone asks for it")
    )]
    cache: Option<PathBuf>,
}

/// Where a session is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// In a file.
    File(PathBuf),
    /// In the program.
    Sample(&'static Sample),
}

impl Environment {
    /// The environment that the command line asks for.
    pub(crate) fn new(options: Options) -> Self {
        Self {
            disk: Arc::new(RealDisk),
            clock: Clock::new(options.clock),
            officer: officer(options.officer.as_deref()),
            audience: options.audience,
            opener: Opener::of_system(|name| std::env::var_os(name)),
            sessions: options
                .sessions
                .filter(|folder| !folder.as_os_str().is_empty()),
            config: options
                .config
                .filter(|folder| !folder.as_os_str().is_empty()),
            cache: options
                .cache
                .filter(|folder| !folder.as_os_str().is_empty()),
        }
    }

    /// Whether there is a folder of this name.
    pub(crate) fn is_folder(&self, path: &Path) -> bool {
        self.disk.meta(path).is_ok_and(|m| m.kind == Kind::Folder)
    }

    /// The officer's books of phrases.
    ///
    /// # Errors
    /// When the system knows no home for them.
    pub(crate) fn book_folder(&self) -> Result<BookFolder, Fail> {
        let folder = self.config.clone().or_else(BookFolder::default_folder);
        folder
            .map(|folder| BookFolder::new(self.disk.clone(), folder))
            .ok_or_else(|| {
                Fail::new(
                    Exit::File,
                    "There is no home folder to keep phrases in.",
                    "Name a folder with --config DIR.",
                )
            })
    }

    /// The same, for files that are named by their path and need no home.
    pub(crate) fn book_folder_or_here(&self) -> BookFolder {
        self.book_folder()
            .unwrap_or_else(|_| BookFolder::new(self.disk.clone(), PathBuf::from(".")))
    }

    /// The folder of what can be made anew; none where the system knows no home for it.
    pub(crate) fn cache_folder(&self) -> Option<CacheFolder> {
        let folder = self.cache.clone().or_else(CacheFolder::default_folder);
        folder.map(|folder| CacheFolder::new(self.disk.clone(), folder))
    }

    /// The officer's sessions.
    ///
    /// # Errors
    /// When the system knows no home for them.
    pub(crate) fn library(&self) -> Result<Library, Fail> {
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
    pub(crate) fn find(&self, named: &Path) -> Result<Location, Fail> {
        if self.is_there(named) || is_path(named) {
            return Ok(Location::File(named.to_owned()));
        }
        if let Ok(library) = self.library() {
            let here = in_folder(&library, named);
            if self.is_there(&here) {
                return Ok(Location::File(here));
            }
        }
        let name = named.to_string_lossy();
        match samples::named(&name) {
            Some(sample) => Ok(Location::Sample(sample)),
            None => Err(self.missing(&name)),
        }
    }

    /// The file that a session of this name has or would get.
    ///
    /// # Errors
    /// When the system knows no home for it.
    pub(crate) fn file_for(&self, named: &Path) -> Result<PathBuf, Fail> {
        if self.is_there(named) || is_path(named) {
            return Ok(named.to_owned());
        }
        Ok(in_folder(&self.library()?, named))
    }

    /// Whether there is anything at a path; true when in doubt.
    pub(crate) fn is_there(&self, path: &Path) -> bool {
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
pub(crate) fn is_path(named: &Path) -> bool {
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
pub(crate) fn writer_of(header: Option<&crate::storage::format::Header>) -> Result<Writer, Fail> {
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
