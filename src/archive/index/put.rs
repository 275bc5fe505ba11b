//! Putting meetings into the index, and taking them out.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;

use chrono::{Datelike, NaiveDate};

use super::super::packed::pack;
use super::super::tokens::tokens;
use super::super::told::{MeetingTold, Passage};
use super::facts::Part;
use super::pieces::{self, Numbered};
use super::trace::leading_to;
use super::{Index, SLOT_BITS, Trouble};
use crate::minutes::Audience;
use crate::minutes::facts::{Attendance, MeetingFacts, Record};

/// A session file as it was found: what it is told by when it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its name in the folder.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// When it last changed, by the disk's own reckoning.
    pub changed: i64,
}

/// What was taken of a file.
#[derive(Debug)]
pub enum What<A> {
    /// What the meeting tells.
    Told(Box<MeetingTold<A>>),
    /// Nothing: why, or empty where it is an earlier version of a session that goes on elsewhere.
    PassedOver(String),
    /// Nothing but the time on it has changed.
    Same,
}

/// A file that was read.
#[derive(Debug)]
pub struct Taken<A> {
    /// The file, as it was before it was read.
    pub seen: Seen,
    /// The checksum of its bytes.
    pub sum: i64,
    /// What was taken of it.
    pub what: What<A>,
    /// What a list of meetings tells of it.
    pub line: Option<String>,
}

impl<A: Audience> Index<A> {
    /// Puts files into the index, in the place of what it knew of them: all or none.
    ///
    /// # Errors
    /// When the index can't be written.
    pub fn put(&mut self, files: &[Taken<A>]) -> Result<(), Trouble> {
        let doing = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for file in files {
            put(&doing, file)?;
        }
        doing.commit()?;
        Ok(())
    }

    /// Takes files out of the index: all or none.
    ///
    /// # Errors
    /// When the index can't be written.
    pub fn forget<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> Result<(), Trouble> {
        let doing = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for name in names {
            if let Some(id) = id_of(&doing, name)? {
                put_passages(&doing, id, &[])?;
                let led = leading_to(&doing, id)?;
                put_facts::<A>(&doing, id, None)?;
                put_leading(&doing, id, led)?;
                doing.execute("DELETE FROM line WHERE file=?", [id])?;
                doing.execute("DELETE FROM file WHERE id=?", [id])?;
            }
        }
        doing.commit()?;
        Ok(())
    }
}

fn id_of(doing: &Transaction<'_>, name: &str) -> Result<Option<i64>, Trouble> {
    let mut asked = doing.prepare_cached("SELECT id FROM file WHERE name=?")?;
    Ok(asked.query_row([name], |row| row.get(0)).optional()?)
}

fn put<A: Audience>(doing: &Transaction<'_>, file: &Taken<A>) -> Result<(), Trouble> {
    let Seen {
        name,
        size,
        changed,
    } = &file.seen;
    let known = id_of(doing, name)?;
    if let (What::Same, Some(id)) = (&file.what, known) {
        let mut put = doing.prepare_cached("UPDATE file SET size=?, changed=? WHERE id=?")?;
        put.execute(params![size, changed, id])?;
        return Ok(());
    }
    let (told, passed_over) = match &file.what {
        What::Told(told) => (Some(told), None),
        What::PassedOver(why) => (None, Some(why)),
        // It was taken out since.
        What::Same => return Ok(()),
    };
    let led = known.map(|id| leading_to(doing, id)).transpose()?.flatten();
    let facts = told.map(|told| &told.facts);
    let row = params![
        name,
        size,
        changed,
        file.sum,
        told.map(|told| &told.body),
        facts.map(|facts| facts.attendance().bodies.join("\n")),
        told.and_then(|told| told.day.map(|day| day.num_days_from_ce())),
        facts.map(|facts| &facts.record().session),
        passed_over
    ];
    let id = if let Some(id) = known {
        let mut put = doing.prepare_cached(
            "UPDATE file SET name=?, size=?, changed=?, sum=?, body=?, bodies=?, day=?, session=?,
             passed_over=? WHERE name=?1",
        )?;
        put.execute(row)?;
        id
    } else {
        let mut put = doing.prepare_cached(
            "INSERT INTO file(name, size, changed, sum, body, bodies, day, session, passed_over)
             VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        put.insert(row)?
    };
    put_passages(doing, id, told.map_or(&[], |told| &told.passages))?;
    put_facts(doing, id, facts)?;
    put_leading(doing, id, led)?;
    if let Some(line) = &file.line {
        let mut put = doing.prepare_cached("INSERT OR REPLACE INTO line VALUES(?, ?)")?;
        put.execute(params![id, line])?;
    } else {
        doing.execute("DELETE FROM line WHERE file=?", [id])?;
    }
    Ok(())
}

/// Puts the facts of a meeting in the place of those that the index has of it.
fn put_facts<A>(
    doing: &Transaction<'_>,
    file: i64,
    facts: Option<&MeetingFacts<A>>,
) -> Result<(), Trouble> {
    let attendance = facts.map(MeetingFacts::attendance);
    put_part(
        doing,
        "attendance",
        file,
        attendance,
        &Attendance::default(),
    )?;
    let approved = facts.map(|facts| facts.approved().to_vec());
    put_part(doing, "absence", file, approved.as_ref(), &Vec::new())?;
    for part in Part::ALL {
        let own = facts.map(|facts| part.of(facts.record()));
        put_part(doing, part.table(), file, own.as_ref(), &Record::default())?;
    }
    Ok(())
}

/// Puts something into a table, in the place of what it has of the file; what says nothing is not kept.
fn put_part<T: Serialize + PartialEq>(
    doing: &Transaction<'_>,
    table: &str,
    file: i64,
    what: Option<&T>,
    nothing: &T,
) -> Result<(), Trouble> {
    if let Some(what) = what.filter(|what| *what != nothing) {
        let packed = pack(what).ok_or_else(broken)?;
        let mut put =
            doing.prepare_cached(&format!("INSERT OR REPLACE INTO {table} VALUES(?, ?)"))?;
        put.execute(params![file, packed])?;
    } else {
        let mut drop = doing.prepare_cached(&format!("DELETE FROM {table} WHERE file=?"))?;
        drop.execute([file])?;
    }
    Ok(())
}

/// Puts what leads to a meeting now in the place of what led to it before.
fn put_leading(doing: &Transaction<'_>, file: i64, before: Option<String>) -> Result<(), Trouble> {
    let now = leading_to(doing, file)?;
    if now == before {
        return Ok(());
    }
    if let Some(before) = before {
        let mut put =
            doing.prepare_cached("INSERT INTO lead(lead, rowid, words) VALUES('delete', ?, ?)")?;
        put.execute(params![file, before])?;
    }
    if let Some(now) = now {
        let mut put = doing.prepare_cached("INSERT INTO lead(rowid, words) VALUES(?, ?)")?;
        put.execute(params![file, now])?;
    }
    Ok(())
}

/// Puts passages in the place of those that the index has of a file; what stays the same is not touched.
fn put_passages(doing: &Transaction<'_>, file: i64, told: &[Passage]) -> Result<(), Trouble> {
    let before = pieces::all_of(doing, file)?;
    let mut kept: HashMap<&Passage, Vec<u32>> = HashMap::new();
    for Numbered(slot, passage) in &before {
        kept.entry(passage).or_default().push(*slot);
    }
    let mut next = before.iter().map(|p| p.0 + 1).max().unwrap_or_default();
    let mut now: Vec<Numbered> = Vec::with_capacity(told.len());
    let mut new: Vec<Numbered> = Vec::new();
    for passage in told {
        let known = kept.get_mut(passage).and_then(Vec::pop);
        let slot = known.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        let numbered = Numbered(slot, passage.clone());
        if known.is_none() {
            new.push(numbered.clone());
        }
        now.push(numbered);
    }
    let gone = kept
        .iter()
        .flat_map(|(passage, slots)| slots.iter().map(|slot| (*slot, *passage)));
    for (slot, passage) in gone {
        let [words, also, people, kind] = columns(passage);
        let mut put = doing.prepare_cached(
            "INSERT INTO found(found, rowid, words, also, people, kind)
             VALUES('delete', ?, ?, ?, ?, ?)",
        )?;
        put.execute(params![row_of(file, slot)?, words, also, people, kind])?;
    }
    for Numbered(slot, passage) in &new {
        let [words, also, people, kind] = columns(passage);
        let mut put = doing.prepare_cached(
            "INSERT INTO found(rowid, words, also, people, kind) VALUES(?, ?, ?, ?, ?)",
        )?;
        put.execute(params![row_of(file, *slot)?, words, also, people, kind])?;
    }
    pieces::put(doing, file, &before, &now)
}

/// The number of a passage in the index, or of a piece.
pub(super) fn row_of(file: i64, slot: u32) -> Result<i64, Trouble> {
    // Nobody changes a meeting a million times; if it is so, the index is made anew.
    if slot >> SLOT_BITS != 0 {
        return Err(broken());
    }
    Ok((file << SLOT_BITS) | i64::from(slot))
}

/// A day as the index keeps it.
pub(super) fn day_of(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or_default()
}

pub(super) fn broken() -> Trouble {
    Trouble::Unusable("it is damaged".to_owned())
}

/// What the index knows of a passage: its words, other words for them, who is named, what it is.
fn columns(passage: &Passage) -> [String; 4] {
    let tokens = tokens(&passage.text);
    let mut words = String::with_capacity(passage.text.len());
    let mut also: Vec<&str> = Vec::new();
    for token in &tokens {
        push_word(&mut words, &token.word);
        also.extend(token.also.iter().map(|a| a.word.as_str()));
    }
    also.sort_unstable();
    also.dedup();
    let mut people = String::new();
    for person in &passage.people {
        for token in super::super::tokens::tokens(person) {
            push_word(&mut people, &token.word);
        }
        // No name goes on in the next one.
        push_word(&mut people, "/");
    }
    let kinds: Vec<&str> = passage.kinds.iter().map(|kind| kind.name()).collect();
    [words, also.join(" "), people, kinds.join(" ")]
}

fn push_word(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}
