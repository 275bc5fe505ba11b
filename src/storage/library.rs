//! The library: the folder in which an officer's sessions stand.

use std::cmp::Reverse;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::atomic;
use super::copies;
use super::disk::SharedDisk;
use super::format::{self, Header};
use super::names;
use super::problem::{Problem, ProblemKind};
use super::read::Stored;
use super::session::{self, Opened, Opening};
use crate::meeting::text::Text;

/// A session file in the library, by its name alone; nothing has been read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// Its file name, cleaned for showing.
    pub name: String,
    /// The date that the name begins with.
    pub date: Option<NaiveDate>,
}

/// What a look into the folder tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The sessions by name, newest date first.
    pub entries: Vec<Entry>,
    /// The journals of bodies, in the order of their names.
    pub journals: Vec<PathBuf>,
    /// There is a lock: somebody may be writing.
    pub may_be_open: bool,
}

/// What a new session's file is to say of it.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The day of the meeting, for the name.
    pub date: NaiveDate,
    /// The body or title, for the name; public words only.
    pub title: String,
    /// The version of Quorate.
    pub app: String,
    /// The short id of the writer.
    pub writer: String,
    /// Now, by the clock.
    pub created: DateTime<FixedOffset>,
    /// The session's id, where it has to be a known one; otherwise one is made from the name.
    pub session: Option<String>,
}

impl NewSession {
    /// The header of its file.
    pub fn header(&self) -> Header {
        let session = self.session.clone().unwrap_or_else(|| {
            // Keys of a hash map are drawn at random by the system: enough to tell two meetings
            // of one name apart.
            let chance = RandomState::new().build_hasher().finish() & 0xFFFF;
            format!("{}-{chance:04x}", names::stem(self.date, &self.title))
        });
        Header {
            format: format::BEGINS,
            min_reader: format::BEGINS,
            session: Text::line(&session),
            app: Text::line(&self.app),
            created: self.created,
            writer: Text::line(&self.writer),
            left_out: Vec::new(),
            accepted: Vec::new(),
        }
    }
}

/// A folder of sessions.
#[derive(Clone)]
pub struct Library {
    disk: SharedDisk,
    folder: PathBuf,
}

impl Library {
    /// The library in `folder`, which need not be there yet.
    pub fn new(disk: SharedDisk, folder: PathBuf) -> Self {
        Self { disk, folder }
    }

    /// The platform's folder for an officer's sessions; none where it knows no home.
    pub fn default_folder() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "quorate").map(|d| d.data_dir().join("sessions"))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The sessions by name, newest date first. Reads no file, so that thousands cost nothing.
    /// A folder that is not there yet holds none.
    pub fn entries(&self) -> Result<Vec<Entry>, Problem> {
        Ok(self.look()?.entries)
    }

    /// The sessions by name, as [`Self::entries`] tells them, and whether any may be open.
    pub fn look(&self) -> Result<Look, Problem> {
        Ok(self.look_at_newest(usize::MAX)?.0)
    }

    /// The same of the newest sessions alone, so many at most; and how many there are in all.
    pub fn look_at_newest(&self, most: usize) -> Result<(Look, usize), Problem> {
        // There may be thousands, and the screen waits for them: they are laid into one room, and what is
        // told of a name is worked out of its bytes.
        let (mut may_be_open, mut journals) = (false, Vec::new());
        let (mut room, mut ends) = (String::new(), Vec::new());
        let listed = self.disk.each_name(&self.folder, &mut |name| {
            if names::is_body_journal(name) {
                journals.push(self.folder.join(name));
            } else if names::is_session(name) {
                room.push_str(name);
                ends.push(room.len());
            } else {
                may_be_open |= names::is_lock(name);
            }
        });
        match listed {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok((Look::default(), 0)),
            done => done.map_err(|e| Problem::from_io("list", &self.folder, &e))?,
        }
        journals.sort();
        let mut from = 0;
        let names = ends.into_iter().map(|end| {
            let name = room.get(std::mem::replace(&mut from, end)..end);
            let name = name.unwrap_or_default();
            (Reverse(names::date_of(name)), name)
        });
        let mut sessions: Vec<(Reverse<Option<NaiveDate>>, &str)> = names.collect();
        let all = sessions.len();
        if all > most {
            sessions.select_nth_unstable(most);
            sessions.truncate(most);
        }
        sessions.sort_unstable();
        let entry = |(date, name): (Reverse<Option<NaiveDate>>, &str)| {
            let mut path = PathBuf::with_capacity(self.folder.as_os_str().len() + 1 + name.len());
            path.push(&self.folder);
            path.push(name);
            let plain = name.bytes().all(|b| b.is_ascii_graphic());
            Entry {
                path,
                date: date.0,
                name: if plain {
                    name.to_owned()
                } else {
                    Text::line(name).into_string()
                },
            }
        };
        let look = Look {
            entries: sessions.into_iter().map(entry).collect(),
            journals,
            may_be_open,
        };
        Ok((look, all))
    }

    /// The journals of bodies by name, in the order of their names. Reads no file.
    pub fn bodies(&self) -> Result<Vec<PathBuf>, Problem> {
        Ok(self.look()?.journals)
    }

    /// Makes the journal of a body with `records` in it and opens it, under a name of its own.
    pub fn create_body<R: Stored>(
        &self,
        new: &NewSession,
        records: Vec<R>,
        opening: Opening,
    ) -> Result<Opened<R>, Problem> {
        let path = self.free(|n| names::body_file(&new.title, n), &new.title)?;
        session::create(&self.disk, &path, new.header(), records, opening)
    }

    /// Makes a session with `records` in it and opens it, under a name of its own: nothing is
    /// ever overwritten.
    pub fn create<R: Stored>(
        &self,
        new: &NewSession,
        records: Vec<R>,
        opening: Opening,
    ) -> Result<Opened<R>, Problem> {
        let path = self.free_path(new)?;
        session::create(&self.disk, &path, new.header(), records, opening)
    }

    /// Makes the officer's own copy of a session (a sample): the same records byte for byte, under
    /// a new id. Returns where it is.
    pub fn copy_in(&self, new: &NewSession, bytes: &[u8]) -> Result<PathBuf, Problem> {
        let path = self.free_path(new)?;
        let copy = copies::bytes_under(&new.header(), bytes)?;
        super::disk::make_folders(self.disk.as_ref(), &self.folder)
            .map_err(|e| Problem::from_io("make the folder", &self.folder, &e))?;
        copies::write_new(&self.disk, &path, &copy)?;
        Ok(path)
    }

    /// Opens a session for writing, or to look at where that cannot be.
    pub fn open<R: Stored>(&self, path: &Path, opening: Opening) -> Result<Opened<R>, Problem> {
        session::open(&self.disk, path, opening)
    }

    /// A path that no file has yet.
    fn free_path(&self, new: &NewSession) -> Result<PathBuf, Problem> {
        let stem = names::stem(new.date, &new.title);
        let name = |n| match n {
            1 => format!("{stem}.{}", names::EXTENSION),
            n => format!("{stem}-{n}.{}", names::EXTENSION),
        };
        self.free(name, &stem)
    }

    /// The path of the first of these names that no file has yet.
    fn free(&self, name: impl Fn(u32) -> String, stem: &str) -> Result<PathBuf, Problem> {
        (1..1000)
            .map(|n| self.folder.join(name(n)))
            .find(|path| {
                // A stub takes nobody's name: it is replaced.
                let disk = self.disk.as_ref();
                disk.meta(path).is_err() || atomic::holds_stub(disk, path).unwrap_or(false)
            })
            .ok_or_else(|| {
                Problem::new(
                    ProblemKind::Exists,
                    &format!("There are too many sessions named {stem}."),
                    "Choose another title.",
                )
            })
    }
}
