//! Queries: words of the record that are to be asked about before the minutes are issued. They are
//! the officer's own and are never printed.

use std::ops::Range;

use super::describe::quoted;
use super::entry::Owner;
use super::id::{EntryId, PersonId, QueryId};
use super::state::Meeting;
use super::text::Text;

/// Words that are to be asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Its id.
    pub id: QueryId,
    /// The entry in which the words stand.
    pub entry: EntryId,
    /// Where they stand, in bytes of the entry's text.
    pub range: Range<usize>,
    /// Whom to ask; none = not yet known.
    pub ask: Option<Owner>,
}

impl Query {
    /// Where the words stand after `went` bytes at `at` have become `came`; none if they are gone.
    /// `words` is what they were.
    pub(super) fn after(
        &self,
        at: usize,
        went: usize,
        came: &str,
        words: &str,
    ) -> Option<Range<usize>> {
        let Range { start, end } = self.range;
        let to = at + went;
        let moved = |place: usize| place + came.len() - went;
        if to <= start {
            return Some(moved(start)..moved(end));
        }
        if at >= end {
            return Some(start..end);
        }
        let range = match (at <= start, to >= end) {
            // Just the words were replaced: what came is what is in question now.
            (true, true) if (at, to) == (start, end) => at..at + came.len(),
            // More was replaced than the words: they may stand in what came.
            (true, true) => {
                let found = at + came.find(words)?;
                found..found + words.len()
            }
            (true, false) if at == start => start..moved(end),
            (true, false) => at + came.len()..moved(end),
            (false, true) if to == end => start..moved(end),
            (false, true) => start..at,
            (false, false) => start..moved(end),
        };
        (!range.is_empty()).then_some(range)
    }
}

impl Meeting {
    /// The queries that are open, in the order in which they were raised; those of struck entries
    /// are left out.
    pub fn queries(&self) -> impl Iterator<Item = &Query> {
        self.queries
            .iter()
            .filter(|q| self.entry(q.entry).is_some_and(|e| !e.struck))
    }

    /// The open queries on an entry, struck or not, in the order of their places.
    pub fn queries_on(&self, entry: EntryId) -> Vec<&Query> {
        let mut found: Vec<&Query> = self.queries.iter().filter(|q| q.entry == entry).collect();
        found.sort_by_key(|q| q.range.start);
        found
    }

    /// A query that is open.
    pub fn query(&self, id: QueryId) -> Option<&Query> {
        self.queries.iter().find(|q| q.id == id)
    }

    /// The open query whose words hold the byte `at` of an entry, or end there.
    pub fn query_at(&self, entry: EntryId, at: usize) -> Option<&Query> {
        let on = self.queries_on(entry);
        let holds = |q: &&&Query| q.range.contains(&at);
        let found = on.iter().find(holds);
        found
            .or_else(|| on.iter().find(|q| q.range.end == at))
            .copied()
    }

    /// The words that a query flags.
    pub fn queried(&self, query: &Query) -> &str {
        self.entry(query.entry)
            .and_then(|e| e.text.get(query.range.clone()))
            .unwrap_or_default()
    }

    /// The open queries, by whom to ask: people in the order in
    /// which they became known, then posts by name, and nobody at the end. In each group they
    /// stand in the order of the record.
    pub fn queries_by_person(&self) -> Vec<(Option<Owner>, Vec<&Query>)> {
        let mut groups: Vec<(Option<Owner>, Vec<&Query>)> = Vec::new();
        let entries = self.items().iter().flat_map(|i| self.entries_of(i));
        for query in entries.flat_map(|e| self.queries_on(e.id)) {
            match groups.iter_mut().find(|(ask, _)| *ask == query.ask) {
                Some((_, held)) => held.push(query),
                None => groups.push((query.ask.clone(), vec![query])),
            }
        }
        let known = |id: PersonId| self.people().iter().position(|p| p.id == id);
        groups.sort_by_key(|(ask, _)| match ask {
            Some(Owner::Person(id)) => (0, known(*id), String::new()),
            Some(Owner::Named(name)) => (1, None, name.to_string()),
            None => (2, None, String::new()),
        });
        groups
    }

    /// What stands open before minutes are issued: how many queries, and of whom to ask. None if none
    /// is open.
    pub fn open_queries_in_words(&self) -> Option<String> {
        let groups = self.queries_by_person();
        let count: usize = groups.iter().map(|(_, held)| held.len()).sum();
        let whom: Vec<String> = groups
            .iter()
            .map(|(ask, held)| {
                let whom = self.asked(ask.as_ref());
                let whom = whom.unwrap_or_else(|| "nobody named yet".to_owned());
                format!("{whom} ({})", held.len())
            })
            .collect();
        match count {
            0 => None,
            1 => Some(format!(
                "1 query is open, to be asked of {}.",
                whom.join("")
            )),
            _ => Some(format!(
                "{count} queries are open, to be asked of {}.",
                whom.join(", ")
            )),
        }
    }

    /// Whom a query is to be asked of, in words; none if nobody is named yet.
    pub fn asked(&self, ask: Option<&Owner>) -> Option<String> {
        ask.map(|owner| match owner {
            Owner::Person(id) => self
                .person(*id)
                .map_or_else(|| self.name(*id), |p| self.short_name(&p.details)),
            Owner::Named(name) => name.to_string(),
        })
    }

    /// A query in a sentence: what is to be asked, where it stands, and of whom.
    pub fn query_in_words(&self, query: &Query) -> String {
        let words = quoted(self.queried(query));
        let item = self
            .entry(query.entry)
            .and_then(|e| self.item(e.item))
            .map_or_else(String::new, |i| format!(" in item {}", i.details.number));
        match self.asked(query.ask.as_ref()) {
            Some(whom) => format!("{words}{item} is to be asked of {whom}."),
            None => format!("{words}{item} is in question, and nobody is named to be asked."),
        }
    }
}

/// That a query was raised, for the history; `place` is where its words stand, in words.
pub(super) fn raised_in_words(
    m: &Meeting,
    words: &Text,
    place: &str,
    ask: Option<&Owner>,
) -> String {
    let whom = m
        .asked(ask)
        .map_or_else(String::new, |whom| format!(", to be asked of {whom}"));
    format!("query on {}{place}{whom}", quoted(words))
}

/// That a query was settled, for the history; once it is, its words are no longer known here.
pub(super) fn settled_in_words(m: &Meeting, query: QueryId) -> String {
    m.query(query).map_or_else(
        || "query settled".to_owned(),
        |q| format!("query on {} settled", quoted(m.queried(q))),
    )
}
