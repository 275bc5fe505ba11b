//! Asking the index.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::super::kinds::PassageKind;
use super::super::query::Query;
use super::super::tokens::{Token, tokens};
use super::super::told::Passage;
use super::expression::expression;
use super::pieces::{Numbered, all_of, some_of};
use super::put::{broken, day_of};
use super::{Index, SLOT_BITS, Trouble};
use crate::minutes::Audience;

/// From how many meetings on all are read at once and not one by one.
const MANY: usize = 300;

/// What is asked: everything that is said of it must hold.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// The words.
    pub query: Query,
    /// Words of the body's name.
    pub body: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// What a passage is one of; none = anything.
    pub kinds: Vec<PassageKind>,
    /// Somebody who is named in the fact, all words of whose name are told; or whose name stands there.
    pub person: Option<String>,
    /// The number of the item, or words of its title.
    pub item: Option<String>,
    /// How many passages are given; the others are counted.
    pub most: usize,
}

impl Ask {
    /// Whether a meeting of that body on that day is one of those that are asked.
    pub fn is_of(&self, day: NaiveDate, body: &str) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.to.is_none_or(|to| day <= to)
            && self
                .body
                .as_ref()
                .is_none_or(|asked| has_words(body, asked))
    }
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name of the session file.
    pub name: String,
    /// The body.
    pub body: String,
    /// The day of the meeting.
    pub day: NaiveDate,
    /// The passage.
    pub passage: Passage,
    /// Where the words stand in its text, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The newest meetings first, the passages of each in their order.
    pub found: Vec<Found>,
    /// How many passages there are in all.
    pub passages: usize,
    /// In how many meetings.
    pub meetings: usize,
}

impl Answer {
    /// Takes in what was found in a meeting: its name, its body and its day. No more than `most` passages are
    /// kept in all; the others are counted.
    fn take(
        &mut self,
        (name, body, day): (&str, &str, NaiveDate),
        passages: impl IntoIterator<Item = Marked>,
        most: usize,
    ) {
        let before = self.passages;
        for (passage, marks) in passages {
            self.passages += 1;
            if self.found.len() < most {
                self.found.push(Found {
                    name: name.to_owned(),
                    body: body.to_owned(),
                    day,
                    passage,
                    marks,
                });
            }
        }
        self.meetings += usize::from(self.passages > before);
    }
}

/// A passage, and where the words stand in it.
type Marked = (Passage, Vec<Range<usize>>);

/// A meeting in which something may be found.
struct Meeting {
    id: i64,
    name: String,
    body: String,
    day: NaiveDate,
    /// The passages; none = all of them.
    slots: Option<Vec<u32>>,
}

/// A meeting of which all passages are told: what is asked of it needs no index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// The name of the session file, or what it is known by.
    pub name: String,
    /// The body.
    pub body: String,
    /// The day of the meeting.
    pub day: NaiveDate,
    /// Its passages.
    pub passages: Vec<Passage>,
}

/// Answers out of meetings that are told whole, as the index answers out of what it holds.
pub fn answer_of(ask: &Ask, mut meetings: Vec<Whole>) -> Answer {
    meetings.retain(|meeting| ask.is_of(meeting.day, &meeting.body));
    meetings.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.name.cmp(&b.name)));
    let mut answer = Answer::default();
    for meeting in meetings {
        let marked = |passage| marks(ask, &passage).map(|marks| (passage, marks));
        let of = (&*meeting.name, &*meeting.body, meeting.day);
        answer.take(
            of,
            meeting.passages.into_iter().filter_map(marked),
            ask.most,
        );
    }
    answer
}

impl<A: Audience> Index<A> {
    /// Answers.
    ///
    /// # Errors
    /// [`Trouble::Unusable`] where the index is damaged: it can be thrown away.
    pub fn ask(&self, ask: &Ask) -> Result<Answer, Trouble> {
        self.at_once(|| self.answer(ask))
    }

    fn answer(&self, ask: &Ask) -> Result<Answer, Trouble> {
        let mut meetings = self.candidates(ask)?;
        meetings.retain(|meeting| ask.is_of(meeting.day, &meeting.body));
        meetings.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.name.cmp(&b.name)));
        let exact = !ask.query.has_order() && ask.person.is_none() && ask.item.is_none();
        let mut answer = Answer::default();
        for meeting in meetings {
            if let (Some(slots), true) = (&meeting.slots, exact && answer.found.len() >= ask.most) {
                answer.passages += slots.len();
                answer.meetings += 1;
                continue;
            }
            let found = self.passages(ask, &meeting, exact)?;
            let of = (&*meeting.name, &*meeting.body, meeting.day);
            answer.take(of, found, ask.most);
        }
        Ok(answer)
    }

    /// The passages of a meeting that are asked for; where the index is `exact`, each of them must be.
    fn passages(&self, ask: &Ask, meeting: &Meeting, exact: bool) -> Result<Vec<Marked>, Trouble> {
        let passages = match &meeting.slots {
            Some(slots) => some_of(&self.db, meeting.id, slots)?,
            None => all_of(&self.db, meeting.id)?,
        };
        let mut found = Vec::with_capacity(passages.len());
        for Numbered(_, passage) in passages {
            let marks = marks(ask, &passage);
            if marks.is_none() && exact {
                // The words of the index are not those of its passages.
                return Err(broken());
            }
            found.extend(marks.map(|marks| (passage, marks)));
        }
        Ok(found)
    }

    fn candidates(&self, ask: &Ask) -> Result<Vec<Meeting>, Trouble> {
        let Some(expression) = expression(ask) else {
            let all = self.rows()?;
            return Ok(all.into_values().collect());
        };
        let mut asked = self
            .db
            .prepare_cached("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid")?;
        let rows = asked.query_map([expression], |row| row.get::<_, i64>(0))?;
        let mut files: Vec<(i64, Vec<u32>)> = Vec::new();
        for row in rows {
            let row = row?;
            let (file, slot) = (row >> SLOT_BITS, row & ((1 << SLOT_BITS) - 1));
            let slot = u32::try_from(slot).map_err(|_| broken())?;
            match files.last_mut() {
                Some((last, slots)) if *last == file => slots.push(slot),
                _ => files.push((file, vec![slot])),
            }
        }
        let mut all = if files.len() > MANY {
            self.rows()?
        } else {
            HashMap::new()
        };
        let many = files.len() > MANY;
        let mut meetings = Vec::with_capacity(files.len());
        for (id, slots) in files {
            let meeting = if many { all.remove(&id) } else { self.row(id)? };
            let mut meeting = meeting.ok_or_else(broken)?;
            meeting.slots = Some(slots);
            meetings.push(meeting);
        }
        Ok(meetings)
    }

    fn row(&self, id: i64) -> Result<Option<Meeting>, Trouble> {
        let mut asked = self.db.prepare_cached(
            "SELECT id, name, body, day FROM file WHERE id=? AND day IS NOT NULL",
        )?;
        Ok(asked.query_row([id], meeting).optional()?)
    }

    fn rows(&self) -> Result<HashMap<i64, Meeting>, Trouble> {
        let mut asked = self
            .db
            .prepare_cached("SELECT id, name, body, day FROM file WHERE day IS NOT NULL")?;
        let rows = asked.query_map([], meeting)?;
        let mut all = HashMap::new();
        for row in rows {
            let row = row?;
            all.insert(row.id, row);
        }
        Ok(all)
    }
}

fn meeting(row: &rusqlite::Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: row.get(0)?,
        name: row.get(1)?,
        body: row.get(2)?,
        day: day_of(row.get(3)?),
        slots: None,
    })
}

/// Whether all words of `wanted` stand in `text`.
pub fn has_words(text: &str, wanted: &str) -> bool {
    let text = tokens(text);
    let has = |word: &Token| {
        text.iter()
            .any(|t| t.word == word.word || t.also.iter().any(|a| a.word == word.word))
    };
    tokens(wanted).iter().all(has)
}

/// Where the words stand in a passage; none where it is not asked for.
fn marks(ask: &Ask, passage: &Passage) -> Option<Vec<Range<usize>>> {
    let words = tokens(&passage.text);
    let mut marks = ask.query.places(&words)?;
    if !ask.kinds.is_empty() && !ask.kinds.iter().any(|kind| passage.kinds.contains(kind)) {
        return None;
    }
    if let Some(item) = &ask.item {
        let item = item.trim().trim_end_matches('.');
        let is_numbered = passage.number.trim_end_matches('.') == item;
        let is_titled = passage.item.is_some() && has_words(&passage.title, item);
        if !is_numbered && !is_titled {
            return None;
        }
    }
    if let Some(person) = &ask.person {
        let named = Query::new(&format!("\"{person}\"")).places(&words);
        let is_in_fact = passage.people.iter().any(|name| has_words(name, person));
        if named.is_none() && !is_in_fact {
            return None;
        }
        marks.extend(named.unwrap_or_default());
        marks.sort_by_key(|at| at.start);
        marks.dedup();
    }
    Some(marks)
}
