//! The meetings through which something is traced: what leads to each, and what each recorded.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension, params};

use super::super::query::Query;
use super::super::tokens::tokens;
use super::expression::beginning;
use super::facts::{Bodies, Part, Which, record};
use super::put::day_of;
use super::{Index, Trouble};
use crate::minutes::Audience;
use crate::minutes::across::{Meetings, Stop};
use crate::minutes::facts::{Link, Record};

/// How many records are held at once: whoever goes along looks at few again and again.
const HELD: usize = 400;

/// What no word that is typed begins with.
const LINK: char = '\u{00A7}';

/// The meetings of an index.
pub struct Traced<'i, A> {
    index: &'i Index<A>,
    stops: Vec<Stop>,
    /// Of each the number in the index, and its session.
    files: Vec<(i64, String)>,
    places: HashMap<i64, usize>,
    held: RefCell<HashMap<usize, Rc<Record>>>,
}

impl<A: Audience> Index<A> {
    /// These meetings, so that something can be traced through them.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn traced(&self, which: &Which) -> Result<Traced<'_, A>, Trouble> {
        let rows = self.meetings_of(which, Bodies::Host)?;
        let places = rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.id, at))
            .collect();
        let mut files = Vec::with_capacity(rows.len());
        let stops = rows.into_iter().map(|row| {
            files.push((row.id, row.session));
            Stop {
                name: row.name,
                body: row.body,
                day: row.day,
            }
        });
        Ok(Traced {
            stops: stops.collect(),
            index: self,
            files,
            places,
            held: RefCell::default(),
        })
    }
}

impl<A: Audience> Traced<'_, A> {
    /// The places of all that may have what is looked for in [titles and actions](Record::beginnings), in
    /// order.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged.
    pub fn beginnings(&self, queries: &[Query]) -> Result<Vec<usize>, Trouble> {
        let mut found = BTreeSet::new();
        for query in queries.iter().filter(|query| !query.is_empty()) {
            found.extend(self.lead(&beginning(query))?);
        }
        Ok(found.into_iter().collect())
    }

    fn lead(&self, expression: &str) -> Result<Vec<usize>, Trouble> {
        let mut asked = self
            .index
            .db
            .prepare_cached("SELECT rowid FROM lead WHERE lead MATCH ?")?;
        let rows = asked.query_map([expression], |row| row.get::<_, i64>(0))?;
        let mut found = Vec::new();
        for row in rows {
            // Others are none of the meetings that were asked for.
            found.extend(self.places.get(&row?).copied());
        }
        found.sort_unstable();
        Ok(found)
    }
}

impl<A: Audience> Meetings for Traced<'_, A> {
    type Readers = A;
    type Trouble = Trouble;

    fn stops(&self) -> &[Stop] {
        &self.stops
    }

    fn record(&self, at: usize) -> Result<Rc<Record>, Trouble> {
        if let Some(known) = self.held.borrow().get(&at) {
            return Ok(Rc::clone(known));
        }
        let Some((file, session)) = self.files.get(at) else {
            return Ok(Rc::default());
        };
        let read = Rc::new(record(&self.index.db, *file, session, &[Part::Course])?);
        let mut held = self.held.borrow_mut();
        if held.len() >= HELD {
            held.clear();
        }
        held.insert(at, Rc::clone(&read));
        Ok(read)
    }

    fn linked(&self, link: Link) -> Result<Vec<usize>, Trouble> {
        self.lead(&format!("\"{}\"", word(link)))
    }
}

/// A link as a word of the index.
fn word(link: Link) -> String {
    format!("{LINK}{:08x}", link.number())
}

/// What leads to a meeting that the index has, as words; none where nothing does.
pub(super) fn leading_to(db: &Connection, file: i64) -> Result<Option<String>, Trouble> {
    let mut asked = db.prepare_cached("SELECT body, day, session FROM file WHERE id=?")?;
    let row = asked.query_row(params![file], |row| {
        let told = (
            row.get::<_, Option<String>>(0)?,
            row.get::<_, Option<i32>>(1)?,
        );
        Ok((told, row.get::<_, Option<String>>(2)?.unwrap_or_default()))
    });
    let Some(((Some(body), Some(day)), session)) = row.optional()? else {
        return Ok(None);
    };
    let record = record(db, file, &session, &[Part::Course])?;
    let mut words = BTreeSet::new();
    for text in record.beginnings() {
        for token in tokens(&text) {
            words.extend(token.also.into_iter().map(|also| also.word));
            words.insert(token.word);
        }
    }
    words.extend(record.links(&body, day_of(day)).into_iter().map(word));
    let words: Vec<String> = words.into_iter().collect();
    Ok((!words.is_empty()).then(|| words.join(" ")))
}
