//! Minutes that were published elsewhere, taken into the archive as they are: the copy of each file, and
//! beside it a record of what it is and of its words as they were read. They stand in folders within that of
//! the sessions; those that are for fewer readers than all in one of their own, so that whoever lists what
//! is public never sees that there are others.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::atomic::write_atomic;
use super::disk::{SharedDisk, make_folders};
use super::names;
use super::problem::Problem;

/// The folder of public ones, and that of the others.
const PUBLIC: &str = "published";
const EXEMPT: &str = "published-exempt";

/// How the name of a record ends.
pub const RECORD_ENDING: &str = ".record.json";

/// The longest record, in bytes.
const LIMIT: u64 = 32 << 20;

/// What the archive keeps of published minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The version of these fields.
    pub version: u32,
    /// The body.
    pub body: String,
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The name of the copy, beside the record.
    pub file: String,
    /// The name of the file that was taken.
    pub from: String,
    /// When, and by whom.
    pub added: String,
    /// Its paragraphs, as they were read.
    pub paragraphs: Vec<String>,
}

/// The folders of published minutes.
pub struct PublishedFolder {
    disk: SharedDisk,
    sessions: PathBuf,
}

impl PublishedFolder {
    /// Those within a folder of sessions; they need not be there yet.
    pub fn new(disk: SharedDisk, sessions: &Path) -> Self {
        Self {
            disk,
            sessions: sessions.to_owned(),
        }
    }

    /// The folder of those for everybody, or of the others.
    pub fn folder(&self, exempt: bool) -> PathBuf {
        self.sessions.join(if exempt { EXEMPT } else { PUBLIC })
    }

    /// The records of one folder: the path of each, and its name within the folder of sessions.
    pub fn records(&self, exempt: bool) -> Vec<(PathBuf, String)> {
        let folder = self.folder(exempt);
        let within = if exempt { EXEMPT } else { PUBLIC };
        let mut names = self.disk.list(&folder).unwrap_or_default();
        names.retain(|name| name.ends_with(RECORD_ENDING));
        names.sort_unstable();
        names
            .into_iter()
            .map(|name| (folder.join(&name), format!("{within}/{name}")))
            .collect()
    }

    /// Reads a record.
    ///
    /// # Errors
    /// When it can't be read, or is none.
    pub fn read(&self, path: &Path) -> Result<Published, Problem> {
        let failed = |e| Problem::from_io("read", path, &e);
        let bytes = self.disk.read(path, LIMIT).map_err(failed)?;
        serde_json::from_slice(&bytes)
            .map_err(|e| failed(std::io::Error::new(std::io::ErrorKind::InvalidData, e)))
    }

    /// Keeps the copy of a file and its record, under a name of their own; tells where the copy stands.
    ///
    /// # Errors
    /// When they can't be written.
    pub fn put(
        &self,
        mut what: Published,
        (bytes, ending): (&[u8], &str),
        exempt: bool,
    ) -> Result<PathBuf, Problem> {
        let folder = self.folder(exempt);
        make_folders(self.disk.as_ref(), &folder)
            .map_err(|e| Problem::from_io("make", &folder, &e))?;
        let slug = names::slug(&what.body);
        let stem = format!(
            "{}-{}",
            what.date,
            slug.get(..60).unwrap_or(&slug).trim_end_matches('-')
        );
        let is_taken = |stem: &str| {
            let record = folder.join(format!("{stem}{RECORD_ENDING}"));
            let copy = folder.join(format!("{stem}.{ending}"));
            self.disk.meta(&record).is_ok() || self.disk.meta(&copy).is_ok()
        };
        let mut free = stem.clone();
        let mut n = 1;
        while is_taken(&free) {
            n += 1;
            free = format!("{stem}-{n}");
        }
        let stem = free;
        what.file = format!("{stem}.{ending}");
        let copy = folder.join(&what.file);
        write_atomic(&self.disk, &copy, bytes, false)?;
        let record = serde_json::to_vec_pretty(&what).unwrap_or_default();
        write_atomic(
            &self.disk,
            &folder.join(format!("{stem}{RECORD_ENDING}")),
            &record,
            false,
        )?;
        Ok(copy)
    }
}

/// Whether a name within a folder of sessions is that of a record.
pub fn is_published(name: &str) -> bool {
    name.ends_with(RECORD_ENDING)
}
