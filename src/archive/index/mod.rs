//! The index: one SQLite file for each audience, with the words of all meetings and where they stand.
//!
//! SQLite's FTS5 knows the words alone (`content=''`); it parts text at blanks, and [`tokens`] says what
//! the words are, here and in what is looked for. The passages themselves are kept beside it in deflated
//! pieces of a few, so that an answer needs no session file and unpacks little beside what it shows; the
//! facts of a meeting have a table for each kind, so that a question over all meetings unpacks no others, and
//! a second FTS5 table says at which meetings there is what a trace begins with or is led to. What changed is put in
//! passage by passage, and what is taken out is taken out of the file: words that were public once and
//! are no more stand in no free page of it (`secure_delete`, `secure-delete`).
//!
//! [`tokens`]: super::tokens

mod ask;
mod expression;
mod facts;
mod pieces;
mod put;
#[cfg(test)]
mod tests;
mod trace;
mod trouble;

use std::marker::PhantomData;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use crate::minutes::Audience;
pub use ask::{Answer, Ask, Found, Whole, answer_of};
pub use facts::{Part, Which, has_words};
pub use put::{Seen, Taken, What};
pub use trace::Traced;
pub use trouble::Trouble;

/// What an index of another version of this layout, or of other words, is told by.
const VERSION: i64 = 5;

/// "Quor", in the head of the file.
const APPLICATION: i64 = 0x5175_6F72;

const SCHEMA: &str = "
    CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE file(
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        sum INTEGER NOT NULL,
        body TEXT,
        bodies TEXT,
        day INTEGER,
        session TEXT,
        passed_over TEXT);
    CREATE INDEX passed ON file(name) WHERE passed_over <> '';
    CREATE TABLE told(id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE TABLE line(file INTEGER PRIMARY KEY, line TEXT NOT NULL);
    CREATE TABLE attendance(file INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE TABLE absence(file INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE TABLE course(file INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE TABLE declared(file INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE TABLE vote(file INTEGER PRIMARY KEY, packed BLOB NOT NULL);
    CREATE VIRTUAL TABLE found USING fts5(
        words, also, people, kind,
        content='', columnsize=0, tokenize=\"ascii tokenchars './'\");
    INSERT INTO found(found, rank) VALUES('secure-delete', 1);
    CREATE VIRTUAL TABLE lead USING fts5(
        words, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars './'\");
    INSERT INTO lead(lead, rank) VALUES('secure-delete', 1);
";

/// How many pages of words are put together at once.
const PIECE: i64 = 1_000;

/// How many passages of a meeting have numbers of their own in the index: its bits.
const SLOT_BITS: u32 = 20;

/// The index of what `A` may read.
pub struct Index<A> {
    db: Connection,
    audience: PhantomData<fn() -> A>,
}

/// What the index knows of a session file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The file as it was read.
    pub seen: Seen,
    /// The checksum of what was read.
    pub sum: i64,
    /// Why nothing of it is found; empty where it is an earlier version of another file.
    pub passed_over: Option<String>,
}

impl<A: Audience> Index<A> {
    /// Opens the index in a file, or makes it there if the file is empty or missing. `source` names what
    /// it is of: an index of something else is refused.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the file is no index for this: it can be thrown away.
    pub fn open(path: &Path, source: &str) -> Result<Self, Trouble> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::set_up(Connection::open_with_flags(path, flags)?, source)
    }

    /// An index in memory, which is gone when it is dropped.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self, Trouble> {
        Self::set_up(Connection::open_in_memory()?, "")
    }

    fn set_up(db: Connection, source: &str) -> Result<Self, Trouble> {
        db.execute_batch(
            "PRAGMA busy_timeout=5000; PRAGMA secure_delete=ON; PRAGMA synchronous=NORMAL;
             PRAGMA cache_size=-8000; PRAGMA cache_spill=OFF; PRAGMA temp_store=MEMORY;",
        )?;
        let mut index = Self {
            db,
            audience: PhantomData,
        };
        // Both are asked at one time: what another program has made meanwhile is no foreign index.
        let found = index.at_once(|| {
            Ok(if index.is_empty()? {
                None
            } else {
                Some(index.is_ours(source)?)
            })
        })?;
        let is_ours = if let Some(is_ours) = found {
            is_ours
        } else {
            // So that what is free at the end of the file can be given back.
            index.db.execute_batch("PRAGMA auto_vacuum=INCREMENTAL")?;
            index.make(source)?;
            index.is_ours(source)?
        };
        if !is_ours {
            return Err(Trouble::Unusable(
                "it is of another kind or version".to_owned(),
            ));
        }
        Ok(index)
    }

    /// Asks several things of the index as it stands at one time. Each by itself would lock the file and
    /// look whether it was changed, which costs more than what is asked.
    ///
    /// # Errors
    /// What the asking fails with, or that the index can't be read.
    pub fn at_once<T>(&self, asked: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
        if !self.db.is_autocommit() {
            return asked();
        }
        let reading = self.db.unchecked_transaction()?;
        let answer = asked();
        reading.finish()?;
        answer
    }

    fn number(&self, pragma: &str) -> Result<i64, Trouble> {
        Ok(self.db.query_row(pragma, [], |row| row.get(0))?)
    }

    fn is_empty(&self) -> Result<bool, Trouble> {
        Ok(self.number("SELECT count(*) FROM sqlite_schema")? == 0)
    }

    fn is_ours(&self, source: &str) -> Result<bool, Trouble> {
        Ok(self.number("PRAGMA application_id")? == APPLICATION
            && self.number("PRAGMA user_version")? == VERSION
            && self.noted("audience")?.as_deref() == Some(A::NAME)
            && self.noted("source")?.as_deref() == Some(source))
    }

    fn make(&mut self, source: &str) -> Result<(), Trouble> {
        let doing = self
            .db
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        // Another program may have made it since.
        let tables: i64 =
            doing.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables == 0 {
            doing.execute_batch(SCHEMA)?;
            doing.execute_batch(&format!(
                "PRAGMA application_id={APPLICATION}; PRAGMA user_version={VERSION};"
            ))?;
            for (name, value) in [("audience", A::NAME), ("source", source)] {
                doing.execute("INSERT INTO meta VALUES(?, ?)", params![name, value])?;
            }
        }
        doing.commit()?;
        Ok(())
    }

    /// What was noted under a name.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn noted(&self, name: &str) -> Result<Option<String>, Trouble> {
        let mut asked = self
            .db
            .prepare_cached("SELECT value FROM meta WHERE name=?")?;
        Ok(asked.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Notes something under a name, for whoever keeps the index in step with the files.
    ///
    /// # Errors
    /// When the index can't be written.
    pub fn note(&self, name: &str, value: &str) -> Result<(), Trouble> {
        self.db
            .execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", [name, value])?;
        Ok(())
    }

    /// Every file that the index knows.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn known(&self) -> Result<Vec<Known>, Trouble> {
        let mut asked = self
            .db
            .prepare_cached("SELECT name, size, changed, sum, passed_over FROM file")?;
        let rows = asked.query_map([], |row| {
            Ok(Known {
                seen: Seen {
                    name: row.get(0)?,
                    size: row.get(1)?,
                    changed: row.get(2)?,
                },
                sum: row.get(3)?,
                passed_over: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The files in which nothing is found, by name, each with why; earlier versions of others are none
    /// of them.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn passed_over(&self) -> Result<Vec<(String, String)>, Trouble> {
        let mut asked = self.db.prepare_cached(
            "SELECT name, passed_over FROM file WHERE passed_over <> '' ORDER BY name",
        )?;
        let rows = asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What a list of meetings tells of each file, as it was put in; with none where it is not to be
    /// listed.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn lines(&self) -> Result<Vec<(Seen, Option<String>)>, Trouble> {
        let mut asked = self.db.prepare_cached(
            "SELECT name, size, changed, line FROM file LEFT JOIN line ON file = id",
        )?;
        let rows = asked.query_map([], |row| {
            let seen = Seen {
                name: row.get(0)?,
                size: row.get(1)?,
                changed: row.get(2)?,
            };
            Ok((seen, row.get(3)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many meetings are in it.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn meetings(&self) -> Result<usize, Trouble> {
        let count = self.number("SELECT count(*) FROM file WHERE day IS NOT NULL")?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Puts the parts in which the words were written together, so that they are found quicker, and gives
    /// back what is free then; for when much was put in.
    ///
    /// # Errors
    /// When the index can't be written.
    pub fn put_together(&self) -> Result<(), Trouble> {
        for words in ["found", "lead"] {
            // Piece by piece, so that whoever looks meanwhile waits for one piece at most.
            let merge = format!("INSERT INTO {words}({words}, rank) VALUES('merge', ?)");
            let mut pages = -PIECE;
            loop {
                let before = self.number("SELECT total_changes()")?;
                self.db.execute(&merge, [pages])?;
                pages = PIECE;
                if self.number("SELECT total_changes()")? - before < 2 {
                    break;
                }
            }
        }
        self.give_back()
    }

    /// Gives back what is free in the file: putting parts together leaves a third of it free.
    fn give_back(&self) -> Result<(), Trouble> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let given = self.give_back_pages();
        self.db.execute_batch("COMMIT")?;
        given
    }

    /// Each time it is asked for, one page is given back.
    fn give_back_pages(&self) -> Result<(), Trouble> {
        let mut free = self.number("PRAGMA freelist_count")?;
        while free > 0 {
            self.db.execute_batch("PRAGMA incremental_vacuum")?;
            let left = self.number("PRAGMA freelist_count")?;
            if left >= free {
                break;
            }
            free = left;
        }
        Ok(())
    }
}

#[cfg(test)]
impl<A: Audience> Index<A> {
    /// Every word that stands in it, and every passage as it is kept.
    pub(crate) fn words(&self) -> Result<Vec<String>, Trouble> {
        let mut all = Vec::new();
        for words in ["found", "lead"] {
            self.db.execute_batch(&format!(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.standing_{words}
                 USING fts5vocab('main', '{words}', 'row')",
            ))?;
            let standing = format!("SELECT term FROM temp.standing_{words}");
            let mut asked = self.db.prepare(&standing)?;
            let terms = asked.query_map([], |row| row.get::<_, String>(0))?;
            all.extend(terms.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(all)
    }

    /// Everything that is kept of meetings, unpacked.
    pub(crate) fn kept(&self) -> Result<String, Trouble> {
        let mut asked = self.db.prepare("SELECT id FROM file")?;
        let files = asked.query_map([], |row| row.get(0))?;
        let mut all = String::new();
        for file in files {
            let passages = pieces::all_of(&self.db, file?)?;
            all.extend([format!("{passages:?}"), "\n".to_owned()]);
        }
        for meeting in self.sat(&Which::default())? {
            all.extend([format!("{:?}", meeting.attendance()), "\n".to_owned()]);
        }
        for known in self.approvals(None)? {
            all.extend([format!("{:?}", known.approved()), "\n".to_owned()]);
        }
        for meeting in self.recorded(&Which::default(), &Part::ALL)? {
            all.extend([format!("{:?}", meeting.record()), "\n".to_owned()]);
        }
        Ok(all)
    }
}
