//! Deciding on queries: words flagged, answered, and carried along when their words go elsewhere.

use super::text::{stand_there, stricter};
use super::{Decided, Decision};
use crate::meeting::entry::{Entry, Kind, Owner, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, Id, QueryId};
use crate::meeting::intent::{Lead, Ref};
use crate::meeting::query::Query;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

/// Queries whose words go to another entry, with their places there.
pub(super) struct Carried {
    /// Who may read them.
    pub(super) stream: Stream,
    queries: Vec<(usize, Text, Option<Owner>)>,
}

impl Decision<'_> {
    pub(super) fn raise_query(
        &mut self,
        entry: &Ref,
        at: u32,
        words: &Text,
        ask: Option<&Lead>,
    ) -> Decided {
        let entry = self.entry(entry)?;
        let range = stand_there(entry, at, words, "in question")?;
        if words.is_blank() {
            return Err(Refusal::new(
                "A query needs words to ask about.",
                "Select them, or put the caret in a word.",
            ));
        }
        if let Kind::Declaration {
            sensitive: true, ..
        } = entry.kind
        {
            return Err(super::record::sensitive());
        }
        let there = self.meeting.queries_on(entry.id);
        if there.iter().any(|q| q.range == range) {
            return Err(Refusal::new(
                "Those words are in question already.",
                "Settle that query first to ask somebody else.",
            ));
        }
        let (entry, stream) = (entry.id, stricter(self.stream, entry));
        let leads: Vec<Lead> = ask.into_iter().cloned().collect();
        let ask = self.owners(&leads)?.pop();
        self.push_in(
            stream,
            Event::QueryRaised {
                entry,
                at,
                words: words.clone(),
                ask,
            },
        );
        Ok(())
    }

    pub(super) fn settle_query(&mut self, query: &Ref, instead: &Text) -> Decided {
        let query = self.query(query)?.clone();
        let Some(entry) = self.meeting.entry(query.entry) else {
            return Ok(());
        };
        let stream = stricter(self.stream, entry);
        let went = Text::new(self.meeting.queried(&query));
        self.push_in(stream, Event::QuerySettled { query: query.id });
        if !instead.is_blank() && *instead != went {
            self.push_in(
                stream,
                Event::TextSpliced {
                    entry: query.entry,
                    at: u32::try_from(query.range.start).unwrap_or(u32::MAX),
                    went,
                    came: instead.clone(),
                    group: 0,
                },
            );
        }
        Ok(())
    }

    /// A query that is open: by its id, or by the words that it flags.
    fn query(&self, name: &Ref) -> Result<&Query, Refusal> {
        if let Ok(id) = name.0.parse::<Id>() {
            return self.meeting.query(QueryId(id)).ok_or_else(|| {
                Refusal::new(
                    format!("There is no open query {} in this session.", name.0),
                    "It may be settled, or its words are gone.",
                )
            });
        }
        let wanted = name.0.trim();
        let found: Vec<&Query> = self
            .meeting
            .queries()
            .filter(|q| wanted == "newest" || self.meeting.queried(q).trim() == wanted)
            .collect();
        match found.as_slice() {
            [] => Err(Refusal::new(
                format!("No open query is on \"{wanted}\"."),
                "Give the words that it flags, its id, or newest.",
            )),
            [only] => Ok(only),
            [.., last] if wanted == "newest" => Ok(last),
            _ => Err(Refusal::new(
                format!("Several queries are on \"{wanted}\"."),
                "Give the id.",
            )),
        }
    }

    /// The queries on those words of an entry that go elsewhere: from `from` on, up to `to`, where
    /// `from` will stand at `place`.
    pub(super) fn carried(&self, entry: &Entry, from: usize, to: usize, place: usize) -> Carried {
        let queries = self
            .meeting
            .queries_on(entry.id)
            .into_iter()
            .filter(|q| q.range.start >= from && q.range.end <= to)
            .filter_map(|q| {
                let words = &entry.text[q.range.clone()];
                let clean = Text::new(words);
                let at = q.range.start - from + place;
                (clean.as_str() == words).then(|| (at, clean, q.ask.clone()))
            })
            .collect();
        Carried {
            stream: stricter(self.stream, entry),
            queries,
        }
    }

    /// Raises queries again on the entry to which their words went.
    pub(super) fn raise_again(&mut self, entry: EntryId, carried: Carried) {
        for (at, words, ask) in carried.queries {
            self.push_in(
                carried.stream,
                Event::QueryRaised {
                    entry,
                    at: u32::try_from(at).unwrap_or(u32::MAX),
                    words,
                    ask,
                },
            );
        }
    }
}
