//! The fold of queries, and of two people who turned out to be one.

use crate::meeting::entry::Owner;
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, Id, PersonId, QueryId};
use crate::meeting::named::{join_owners, without_doubles};
use crate::meeting::query::Query;
use crate::meeting::speakers::Asker;
use crate::meeting::state::Meeting;

impl Meeting {
    pub(super) fn apply_to_queries(&mut self, id: Id, event: &Event) -> Option<()> {
        match event {
            Event::QueryRaised {
                entry,
                at,
                words,
                ask,
            } => {
                let start = *at as usize;
                let range = start..start + words.len();
                if words.is_empty()
                    || self.entry(*entry)?.text.get(range.clone())? != words.as_str()
                {
                    return None;
                }
                self.queries.push(Query {
                    id: QueryId(id),
                    entry: *entry,
                    range,
                    ask: ask.clone(),
                });
                // The query rests on what was typed: typing goes on as something of its own.
                self.entry_mut(*entry)?.group = 0;
            }
            Event::QuerySettled { query } => {
                let at = self.queries.iter().position(|q| q.id == *query)?;
                let settled = self.queries.remove(at);
                self.entry_mut(settled.entry)?.group = 0;
            }
            Event::PeopleJoined { kept, gone } => self.join_people(*kept, *gone)?,
            _ => return None,
        }
        Some(())
    }

    /// Moves the queries of an entry with their words; `text` is the entry's text before the splice.
    pub(super) fn shift_queries(
        &mut self,
        entry: EntryId,
        text: &str,
        at: usize,
        went: usize,
        came: &str,
    ) {
        self.queries.retain_mut(|query| {
            if query.entry != entry {
                return true;
            }
            let words = text.get(query.range.clone()).unwrap_or_default();
            match query.after(at, went, came, words) {
                Some(range) => {
                    query.range = range;
                    true
                }
                None => false,
            }
        });
    }

    fn join_people(&mut self, kept: PersonId, gone: PersonId) -> Option<()> {
        self.person(kept)?;
        let at = self.people.iter().position(|p| p.id == gone)?;
        if kept == gone {
            return None;
        }
        self.people.remove(at);
        let one = |person: &mut PersonId| {
            if *person == gone {
                *person = kept;
            }
        };
        for seat in &mut self.seats {
            seat.holder.iter_mut().for_each(one);
            seat.usual_deputy.iter_mut().for_each(one);
            if seat.usual_deputy == seat.holder {
                seat.usual_deputy = None;
            }
        }
        self.join_tenures(kept, gone);
        self.join_absences(kept, gone);
        for (_, apology) in &mut self.apologies {
            one(&mut apology.person);
            apology.deputy.iter_mut().for_each(one);
        }
        self.attendee_apologies.iter_mut().for_each(one);
        without_doubles(&mut self.attendee_apologies);
        self.roll.iter_mut().for_each(|(person, _)| one(person));
        without_doubles(&mut self.roll);
        self.forewarned.iter_mut().for_each(|f| one(&mut f.person));
        let mut said = Vec::new();
        self.forewarned.retain(|f| {
            let what = (f.person, std::mem::discriminant(&f.expect));
            let first = !said.contains(&what);
            said.push(what);
            first
        });
        self.remote.iter_mut().for_each(|r| one(&mut r.person));
        self.presiding.iter_mut().for_each(|p| one(&mut p.person));
        for entry in &mut self.entries {
            entry.kind.join_people(kept, gone);
        }
        for prior in &mut self.prior {
            join_owners(&mut prior.action.owners, one);
        }
        for query in &mut self.queries {
            if let Some(Owner::Person(person)) = &mut query.ask {
                one(person);
            }
        }
        for speaker in &mut self.speakers {
            if let Asker::Person(person) = &mut speaker.who {
                one(person);
            }
        }
        Some(())
    }
}
