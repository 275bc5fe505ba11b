//! Reading a session to print something of it: nothing is locked, mended or written.

use std::path::Path;

use chrono::NaiveDateTime;

use super::environment::{Environment, Location, writer_of};
use super::fail::{Exit, Fail};
use super::samples::Sample;
use super::summary::summary;
use crate::journal::purge::Purge;
use crate::journal::{Act, Journal, Line, Record};
use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Reader;
use crate::meeting::speakers::Waiting;
use crate::meeting::text::Text;
use crate::meeting::{Reading, Refusal};
use crate::storage::format::{Digits, Header};
use crate::storage::{Access, Cause, Problem, read, session};
use crate::tui::port::{Listed, SessionKey};

/// What a glance into a file of the officer's folder tells.
pub(crate) struct Glance {
    /// The session, where its records make one.
    pub(crate) session: Option<Session>,
    /// Why it can't be opened as usual, if it can't.
    pub(crate) trouble: Option<String>,
    /// The file is as it was written: nothing of it is missing or changed.
    #[cfg_attr(
        not(feature = "archive"),
        allow(dead_code, reason = "the archive alone asks for it")
    )]
    pub(crate) sound: bool,
}

impl Glance {
    /// Glances into a file; none where it is no meeting: an earlier version of a session that goes on in
    /// another file, or the journal of a body.
    ///
    /// # Errors
    /// When nothing of it can be read.
    pub(crate) fn into_file(env: &Environment, path: &Path) -> Result<Option<Self>, Problem> {
        let found = Self::into_any(env, path)?;
        // The journal of a body under another name is no meeting.
        Ok(found.filter(|found| !found.is_body_journal()))
    }

    /// The same, with the journals of bodies.
    ///
    /// # Errors
    /// When nothing of it can be read.
    pub(crate) fn into_any(env: &Environment, path: &Path) -> Result<Option<Self>, Problem> {
        let viewed = session::glance::<Record>(&env.disk, path)?;
        if viewed.path.file_name() != path.file_name() {
            return Ok(None);
        }
        let sound = viewed.soundness.why_view_only().is_none();
        let trouble = match viewed.access {
            Access::View { cause, why } if cause != Cause::Asked => Some(why),
            _ => None,
        };
        let header = viewed.header.as_ref();
        let id = id_in(header);
        Ok(Some(
            match journal_of(header, Text::default(), viewed.records) {
                Ok(journal) => Self {
                    session: Some(Session {
                        id,
                        journal,
                        exit: Exit::Done,
                    }),
                    trouble,
                    sound,
                },
                Err(fail) => Self {
                    session: None,
                    trouble: Some(fail.why.reason),
                    sound: false,
                },
            },
        ))
    }

    /// Whether it is the journal of a body.
    pub(crate) fn is_body_journal(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| session.journal.meeting().is_body_journal())
    }
}

/// A session that was read.
pub(crate) struct Session {
    /// Its id, as its header says; empty where that is not readable.
    pub(crate) id: String,
    /// Its journal. Nothing of it leaves but through the reading of an audience.
    journal: Journal,
    /// Done, or damaged: what was read is not all that there should be.
    pub(crate) exit: Exit,
}

impl Session {
    /// Reads the session named so; what is wrong with it is given back.
    ///
    /// # Errors
    /// When there is none, or nothing of it can be read.
    pub(crate) fn look(env: &Environment, named: &Path) -> Result<(Self, Vec<String>), Fail> {
        match env.find(named)? {
            Location::Sample(sample) => Ok((Self::of_sample(sample)?, Vec::new())),
            Location::File(path) => {
                let (session, notes, _) = Self::of_file(env, &path)?;
                Ok((session, notes))
            }
        }
    }

    /// Reads the session named so, to be followed; with the digits of the last record that was read, which a
    /// sample has none of.
    ///
    /// # Errors
    /// When there is none, or nothing of it can be read.
    #[cfg(feature = "serve")]
    pub(crate) fn look_to_follow(
        env: &Environment,
        named: &Path,
    ) -> Result<(Self, Option<Digits>), Fail> {
        match env.find(named)? {
            Location::Sample(sample) => Ok((Self::of_sample(sample)?, None)),
            Location::File(path) => {
                let (session, _, digits) = Self::of_file(env, &path)?;
                Ok((session, Some(digits)))
            }
        }
    }

    fn of_sample(sample: &Sample) -> Result<Self, Fail> {
        let loaded = read::load::<Record>(sample.bytes)?;
        let journal = journal_of(loaded.header.as_ref(), Text::default(), loaded.records)?;
        Ok(Self {
            id: id_in(loaded.header.as_ref()),
            journal,
            exit: Exit::Done,
        })
    }

    fn of_file(env: &Environment, path: &Path) -> Result<(Self, Vec<String>, Digits), Fail> {
        let opened = session::view::<Record>(&env.disk, path)?;
        let mut notes = opened.notes.clone();
        if let Access::View { why, .. } = &opened.access
            && !why.is_empty()
        {
            notes.push(why.clone());
        }
        let exit = match opened.soundness.why_view_only() {
            Some(_) => Exit::Damaged,
            None => Exit::Done,
        };
        let id = id_in(opened.header.as_ref());
        let journal = journal_of(opened.header.as_ref(), env.officer.clone(), opened.records)?;
        Ok((Self { id, journal, exit }, notes, opened.digits))
    }

    /// What the officer's library tells of it.
    pub(crate) fn summary(&self, key: SessionKey) -> Listed {
        summary(&self.journal, key, false)
    }

    /// The meeting as an audience may read it.
    pub(crate) fn read_by<R: Reader>(&self) -> Reading<'_, R> {
        self.journal.meeting().read_by()
    }

    /// Takes in what came behind it.
    #[cfg_attr(
        not(feature = "serve"),
        allow(dead_code, reason = "the pages of a meeting alone ask for it")
    )]
    pub(crate) fn take_up(&mut self, records: Vec<Record>) {
        for record in records {
            self.journal.take_up(record);
        }
    }

    /// Who asked to speak, for the page of whoever presides.
    #[cfg_attr(
        not(feature = "serve"),
        allow(dead_code, reason = "the pages of a meeting alone ask for it")
    )]
    pub(crate) fn waiting_for<R: Reader>(&self) -> Waiting<R> {
        self.journal.meeting().waiting_for()
    }

    /// The session as it stood at a moment, by the clock of whoever recorded it; none where nothing had
    /// been recorded.
    pub(crate) fn as_of(&self, moment: NaiveDateTime) -> Option<Self> {
        let records = self.journal.records().iter();
        let until = records.take_while(|r| r.at.naive_local() <= moment);
        let records: Vec<Record> = until.cloned().collect();
        let anything = records.iter().any(|r| !matches!(r.act, Act::Raised { .. }));
        if !anything {
            return None;
        }
        // The beginning of a journal that could be replayed can be replayed.
        let by = self.journal.by().clone();
        let journal = Journal::replay(self.journal.writer(), by, records).ok()?;
        Some(Self {
            id: self.id.clone(),
            journal,
            exit: self.exit,
        })
    }

    /// The session as it was before its last record; none where that was its first.
    #[cfg_attr(
        not(feature = "serve"),
        allow(dead_code, reason = "the pages of a meeting alone ask for it")
    )]
    pub(crate) fn without_last(&self) -> Option<Self> {
        let (_, earlier) = self.journal.records().split_last()?;
        // The beginning of a journal that could be replayed can be replayed.
        let by = self.journal.by().clone();
        let journal = Journal::replay(self.journal.writer(), by, earlier.to_vec()).ok()?;
        Some(Self {
            id: self.id.clone(),
            journal,
            exit: self.exit,
        })
    }

    /// What a purge would take out now; `reason` is why it is done before the minutes are approved.
    ///
    /// # Errors
    /// When nothing may be purged.
    pub(crate) fn purge(&self, reason: &Text) -> Result<Purge, Refusal> {
        self.journal.may_purge(reason)?;
        Ok(self.journal.purge(true))
    }

    /// The session after a purge; where `deleted` is not said, with what was deleted in paragraphs that
    /// stand.
    ///
    /// # Errors
    /// When it would not be the same meeting.
    pub(crate) fn purged(
        &self,
        deleted: bool,
        now: Stamp,
        reason: &Text,
    ) -> Result<(Self, Purge), Refusal> {
        let purge = self.journal.purge(deleted);
        let journal = self.journal.purged(&purge, now, reason)?;
        let session = Self {
            id: self.id.clone(),
            journal,
            exit: self.exit,
        };
        Ok((session, purge))
    }

    /// The session of records that were read.
    ///
    /// # Errors
    /// When they make no journal.
    pub(crate) fn of(header: &Header, by: Text, records: Vec<Record>) -> Result<Self, Fail> {
        Ok(Self {
            id: header.session.to_string(),
            journal: journal_of(Some(header), by, records)?,
            exit: Exit::Done,
        })
    }

    /// Its records, for its file.
    pub(crate) fn records(&self) -> &[Record] {
        self.journal.records()
    }

    /// The history as an audience may read it.
    pub(crate) fn history_for<R: Reader>(&self) -> Vec<Line> {
        self.journal.history_for::<R>()
    }

    /// The number of its last record.
    pub(crate) fn last(&self) -> u64 {
        self.journal.last()
    }
}

/// The id of the session, where its header is readable.
fn id_in(header: Option<&Header>) -> String {
    header.map_or_else(String::new, |header| header.session.to_string())
}

/// The journal of a session file. Where records are damaged, or a repaired copy had to leave some
/// out, the others keep their numbers.
///
/// # Errors
/// When the records don't make a journal.
pub(crate) fn journal_of(
    header: Option<&Header>,
    by: Text,
    records: Vec<Record>,
) -> Result<Journal, Fail> {
    Journal::replay(writer_of(header)?, by, records).map_err(|e| {
        Fail::new(
            Exit::Damaged,
            e.to_string(),
            "quorate verify tells where the file is damaged.",
        )
    })
}
