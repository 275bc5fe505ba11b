//! The facts of meetings as the index knows them, for questions over several. Each kind is kept apart, and
//! what is asked for is unpacked meeting by meeting.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::super::packed::unpack;
pub use super::ask::has_words;
use super::pieces::all_of;
use super::put::{broken, day_of};
use super::{Index, Trouble};
use crate::meeting::id::EntryId;
use crate::minutes::Audience;
use crate::minutes::across::{Approvals, Recorded, Sat};
use crate::minutes::facts::Record;

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

/// What of a record is asked for; its session is always told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The items and what was done in each, what earlier meetings asked for, what is planned.
    Course,
    /// The interests that were declared.
    Declared,
    /// The votes with names.
    Votes,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Course, Self::Declared, Self::Votes];

    /// The table of it.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Declared => "declared",
            Self::Votes => "vote",
        }
    }

    /// This part of a record.
    pub(super) fn of(self, record: &Record) -> Record {
        match self {
            Self::Course => Record {
                items: record.items.clone(),
                steps: record.steps.clone(),
                carried: record.carried.clone(),
                planned: record.planned.clone(),
                ..Record::default()
            },
            Self::Declared => Record {
                declared: record.declared.clone(),
                none_declared: record.none_declared,
                ..Record::default()
            },
            Self::Votes => Record {
                votes: record.votes.clone(),
                ..Record::default()
            },
        }
    }

    /// Puts this part of one record into another.
    fn put(self, part: Record, record: &mut Record) {
        match self {
            Self::Course => {
                record.items = part.items;
                record.steps = part.steps;
                record.carried = part.carried;
                record.planned = part.planned;
            }
            Self::Declared => {
                record.declared = part.declared;
                record.none_declared = part.none_declared;
            }
            Self::Votes => record.votes = part.votes,
        }
    }
}

/// A meeting of the index.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) body: String,
    pub(super) day: NaiveDate,
    pub(super) session: String,
}

impl<A: Audience> Index<A> {
    /// Who was at each of these meetings, the oldest first.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn sat(&self, which: &Which) -> Result<Vec<Sat<A>>, Trouble> {
        let rows = self.meetings_of(which, Bodies::All)?.into_iter();
        rows.map(|row| self.attended(row)).collect()
    }

    /// The same, the newest first and each as it is come to: of a long archive not all are needed.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn sat_newest_first(
        &self,
        which: &Which,
    ) -> Result<impl Iterator<Item = Result<Sat<A>, Trouble>>, Trouble> {
        let rows = self.meetings_of(which, Bodies::All)?.into_iter().rev();
        Ok(rows.map(|row| self.attended(row)))
    }

    fn attended(&self, row: Row) -> Result<Sat<A>, Trouble> {
        let attendance = part(&self.db, "attendance", row.id)?.unwrap_or_default();
        Ok(Sat::new(row.name, row.day, attendance))
    }

    /// The names of the bodies that met at these meetings.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn bodies(&self, which: &Which) -> Result<Vec<String>, Trouble> {
        let mut asked = self.db.prepare_cached(
            "SELECT bodies FROM file WHERE day BETWEEN ? AND ? GROUP BY bodies ORDER BY min(day)",
        )?;
        let rows = asked.query_map(days(which), |row| row.get::<_, Option<String>>(0))?;
        let mut found: Vec<String> = Vec::new();
        for bodies in rows {
            for body in bodies?.unwrap_or_default().lines() {
                let wanted = which.body.as_ref().is_none_or(|b| has_words(body, b));
                if wanted && !found.iter().any(|known| known == body) {
                    found.push(body.to_owned());
                }
            }
        }
        Ok(found)
    }

    /// What each of these meetings recorded of these parts, the oldest first; words that passages have are
    /// not among it.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn recorded(&self, which: &Which, parts: &[Part]) -> Result<Vec<Recorded<A>>, Trouble> {
        let rows = self.meetings_of(which, Bodies::Host)?.into_iter();
        let recorded = rows.map(|row| {
            let record = record(&self.db, row.id, &row.session, parts)?;
            Ok(Recorded::new(row.name, row.body, row.day, record))
        });
        recorded.collect()
    }

    /// These meetings, the oldest first.
    pub(super) fn meetings_of(&self, which: &Which, by: Bodies) -> Result<Vec<Row>, Trouble> {
        let mut asked = self.db.prepare_cached(
            "SELECT id, name, body, day, session, bodies FROM file WHERE day BETWEEN ? AND ?",
        )?;
        let mut rows = asked.query(days(which))?;
        let mut found = Vec::new();
        // There are many meetings of few bodies.
        let mut known: HashMap<String, bool> = HashMap::new();
        while let Some(row) = rows.next()? {
            if let Some(wanted) = &which.body {
                let column = match by {
                    Bodies::Host => 2,
                    Bodies::All => 5,
                };
                let bodies: Option<String> = row.get(column)?;
                let wanted = *known
                    .entry(bodies.unwrap_or_default())
                    .or_insert_with_key(|bodies| bodies.lines().any(|b| has_words(b, wanted)));
                if !wanted {
                    continue;
                }
            }
            found.push(Row {
                id: row.get(0)?,
                name: row.get(1)?,
                body: row.get(2)?,
                day: day_of(row.get(3)?),
                session: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            });
        }
        found.sort_by(|a, b| (a.day, &a.name).cmp(&(b.day, &b.name)));
        Ok(found)
    }

    /// The approved absences that sessions and the journals of bodies know of; with words of the name of a
    /// body, those of its own. They are few, so that all are told whenever they were made.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn approvals(&self, body: Option<&str>) -> Result<Vec<Approvals<A>>, Trouble> {
        let mut asked = self.db.prepare_cached(
            "SELECT name, bodies, packed FROM absence JOIN file ON file.id = absence.file ORDER BY name",
        )?;
        let mut rows = asked.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let bodies: Option<String> = row.get(1)?;
            let bodies = bodies.unwrap_or_default();
            if body.is_some_and(|wanted| !bodies.lines().any(|name| has_words(name, wanted))) {
                continue;
            }
            let packed = row.get_ref(2)?;
            let approved = packed.as_blob().ok().and_then(unpack).ok_or_else(broken)?;
            found.push(Approvals::new(row.get(0)?, approved));
        }
        Ok(found)
    }

    /// The words of the passages of a session file, by the entry that each tells.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn words_of(&self, name: &str) -> Result<HashMap<EntryId, String>, Trouble> {
        let mut asked = self.db.prepare_cached("SELECT id FROM file WHERE name=?")?;
        let Some(file) = asked.query_row([name], |row| row.get(0)).optional()? else {
            return Ok(HashMap::new());
        };
        let told = all_of(&self.db, file)?.into_iter();
        let told = told.filter_map(|passage| Some((passage.1.entry?, passage.1.text)));
        Ok(told.collect())
    }
}

/// By which names a meeting is one of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bodies {
    /// By that of the body that hosts it.
    Host,
    /// By those of all bodies that meet.
    All,
}

fn days(which: &Which) -> [i32; 2] {
    [
        which.from.map_or(i32::MIN, |day| day.num_days_from_ce()),
        which.to.map_or(i32::MAX, |day| day.num_days_from_ce()),
    ]
}

/// These parts of what a meeting recorded.
pub(super) fn record(
    db: &Connection,
    file: i64,
    session: &str,
    parts: &[Part],
) -> Result<Record, Trouble> {
    let mut record = Record {
        session: session.to_owned(),
        ..Record::default()
    };
    for kind in parts {
        if let Some(found) = part(db, kind.table(), file)? {
            kind.put(found, &mut record);
        }
    }
    Ok(record)
}

/// What a table has of a meeting; none where there is nothing of the kind.
fn part<T: DeserializeOwned>(
    db: &Connection,
    table: &str,
    file: i64,
) -> Result<Option<T>, Trouble> {
    let mut asked = db.prepare_cached(&format!("SELECT packed FROM {table} WHERE file=?"))?;
    let found = asked.query_row(params![file], |row| Ok(unpack(row.get_ref(0)?.as_blob()?)));
    match found.optional()? {
        Some(None) => Err(broken()),
        found => Ok(found.flatten()),
    }
}
