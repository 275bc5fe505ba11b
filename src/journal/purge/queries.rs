//! Queries that stay open, told without the words that go: a query moves with its words, and where those
//! have become others bit by bit the words that stay don't lead it to where it is.

use crate::journal::{Act, Journal, Record};
use crate::meeting::Meeting;
use crate::meeting::event::{Event, Fact};
use crate::meeting::query::Query;
use crate::meeting::text::Text;

use super::rewrite::nothing;

/// The queries on what stands, in the order in which they were raised.
pub(super) fn standing(meeting: &Meeting) -> Vec<&Query> {
    let stands = |q: &&Query| {
        let entry = meeting.entry(q.entry);
        entry.is_some_and(|e| !meeting.is_for_nobody(e))
    };
    meeting.queries().filter(stands).collect()
}

/// Takes those queries out of the records that don't come to stand where they are; gives the facts that
/// raise them there once everything else has been done.
pub(super) fn raise_again(journal: &Journal, records: &mut [Record]) -> Vec<Fact> {
    let meeting = journal.meeting();
    let queries = standing(meeting);
    if queries.is_empty() {
        return Vec::new();
    }
    // Records that make no meeting are not taken.
    let Ok(made) = Journal::replay(journal.writer, journal.by.clone(), records.to_vec()) else {
        return Vec::new();
    };
    let mut again = Vec::new();
    for query in queries {
        if made.meeting().query(query.id) == Some(query) {
            continue;
        }
        let place = made.place(query.id.0.record.into());
        let record = place.ok().and_then(|at| records.get_mut(at));
        let Some(Act::Did(facts)) = record.map(|record| &mut record.act) else {
            continue;
        };
        let Some(Fact(stream, raised)) = facts.get_mut(usize::from(query.id.0.index)) else {
            continue;
        };
        *raised = nothing(query.entry);
        let entry = meeting.entry(query.entry);
        let readers = entry.map_or(*stream, |e| stream.strictest(e.stream));
        again.push(Fact(
            readers,
            Event::QueryRaised {
                entry: query.entry,
                at: u32::try_from(query.range.start).unwrap_or(u32::MAX),
                words: Text::new(meeting.queried(query)),
                ask: query.ask.clone(),
            },
        ));
    }
    again
}

/// Whether the same queries stand open, on the same words; those that were raised again have other ids.
pub(super) fn are_the_same(before: &Meeting, after: &Meeting) -> bool {
    let (before, after) = (standing(before), standing(after));
    let alike = |a: &Query, b: &Query| a.entry == b.entry && a.range == b.range && a.ask == b.ask;
    before.len() == after.len() && before.iter().all(|b| after.iter().any(|a| alike(a, b)))
}
