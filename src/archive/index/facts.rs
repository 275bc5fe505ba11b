//! The facts of meetings as the index knows them, for questions over several.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::super::packed::{Numbered, unpack};
pub use super::ask::has_words;
use super::put::broken;
use super::{Index, Trouble};
use crate::meeting::id::EntryId;
use crate::minutes::Audience;
use crate::minutes::across::{Recorded, Sat};
use crate::minutes::facts::{Attendance, Record};

/// Of which meetings.
#[derive(Clone, Debug, Default)]
pub struct Which {
    /// Words of the name of a body that met.
    pub body: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// A row: the name of the file, the body, the day, the facts.
type Row = (String, String, NaiveDate, Vec<u8>);

impl<A: Audience> Index<A> {
    /// Who was at each of these meetings, the oldest first.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn sat(&self, which: &Which) -> Result<Vec<Sat<A>>, Trouble> {
        let mut found = Vec::new();
        for (name, _, day, packed) in self.rows_of("attendance", which)? {
            let attendance: Attendance = read(&packed)?;
            let wanted = which.body.as_ref();
            if wanted.is_some_and(|b| !attendance.bodies.iter().any(|name| has_words(name, b))) {
                continue;
            }
            found.push(Sat::new(name, day, attendance));
        }
        Ok(found)
    }

    /// What each of these meetings recorded, the oldest first; words that passages have are not among it.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn recorded(&self, which: &Which) -> Result<Vec<Recorded<A>>, Trouble> {
        let mut found = Vec::new();
        for (name, body, day, packed) in self.rows_of("record", which)? {
            if which.body.as_ref().is_some_and(|b| !has_words(&body, b)) {
                continue;
            }
            let record: Record = read(&packed)?;
            found.push(Recorded::new(name, body, day, record));
        }
        Ok(found)
    }

    fn rows_of(&self, column: &str, which: &Which) -> Result<Vec<Row>, Trouble> {
        let mut asked = self.db.prepare_cached(&format!(
            "SELECT name, body, day, {column} FROM file JOIN facts ON facts.file = file.id
             WHERE day BETWEEN ? AND ? ORDER BY day, name"
        ))?;
        let from = which.from.map_or(i32::MIN, |day| day.num_days_from_ce());
        let to = which.to.map_or(i32::MAX, |day| day.num_days_from_ce());
        let rows = asked.query_map(params![from, to], |row| {
            let day = NaiveDate::from_num_days_from_ce_opt(row.get(2)?).unwrap_or_default();
            Ok((row.get(0)?, row.get(1)?, day, row.get(3)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The words of the passages of a session file, by the entry that each tells.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn words_of(&self, name: &str) -> Result<HashMap<EntryId, String>, Trouble> {
        let mut asked = self.db.prepare_cached(
            "SELECT packed FROM told JOIN file ON file.id = told.file WHERE name=?",
        )?;
        let packed: Option<Vec<u8>> = asked.query_row([name], |row| row.get(0)).optional()?;
        let Some(packed) = packed else {
            return Ok(HashMap::new());
        };
        let passages: Vec<Numbered> = read(&packed)?;
        let told = passages.into_iter();
        let told = told.filter_map(|Numbered(_, p)| Some((p.entry?, p.text)));
        Ok(told.collect())
    }
}

fn read<T: DeserializeOwned>(packed: &[u8]) -> Result<T, Trouble> {
    unpack(packed).ok_or_else(broken)
}
