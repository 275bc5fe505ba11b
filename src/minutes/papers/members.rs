//! Which members were in the room: for each item, and at each decision.

use crate::meeting::agenda::{Item, Stamp, Taking};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Stage};
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::people::Seat;
use crate::meeting::presence::Span;

use super::super::house::House;
use super::super::motions::is_resolved_later;
use super::super::reading::{Readable, Reading};
use super::super::record::{Blanks, lines};
use super::super::words::list;
use super::label;

/// The members who were there at any time, themselves or as deputies, each once. Those who attended
/// remotely were not in the room, and are told apart.
pub(super) struct Members(Vec<PersonId>);

impl Members {
    pub(super) fn of<R: Reader>(reading: &Reading<'_, R>) -> Self {
        let mut found: Vec<PersonId> = Vec::new();
        let spans = reading.spans();
        for span in &spans {
            let seat = span.capacity.seat().and_then(|id| reading.seat(id));
            if seat.is_some_and(|s| !s.details.is_observer()) && !found.contains(&span.person) {
                found.push(span.person);
            }
        }
        // In the order of the seats, as the minutes have it.
        let place = |person: &PersonId| {
            let sat = |seat: &Seat| {
                let own = |s: &Span| s.person == *person && s.capacity.seat() == Some(seat.id);
                spans.iter().any(own)
            };
            reading.seats().iter().position(sat)
        };
        found.sort_by_key(place);
        Self(found)
    }

    /// Their names; where it is all of them, that they are.
    fn names<R: Reader>(&self, reading: &Reading<'_, R>, who: &[PersonId]) -> String {
        let names: Vec<String> = who.iter().map(|p| reading.name(*p)).collect();
        match who.len() {
            0 => "Nobody".to_owned(),
            n if n == self.0.len() && n > 2 => format!("All {n} who attended"),
            n if n > 2 => format!("{} ({n})", list(&names)),
            _ => list(&names),
        }
    }

    pub(super) fn for_item<R: Reader>(&self, reading: &Reading<'_, R>, item: &Item) -> Vec<String> {
        let there = reading.there_for(item);
        let throughout = |p: &PersonId| {
            let found = there.iter().find(|t| t.person == *p);
            found.map(|t| t.throughout)
        };
        // Of those who were there: how far in the room, and how far from elsewhere.
        let remote = |p: &PersonId| throughout(p).and_then(|_| remote_for(reading, *p, item));
        let which = |wanted: Option<bool>| -> Vec<PersonId> {
            let all = self.0.iter().copied();
            let how = |p: &PersonId| match (throughout(p), remote(p)) {
                (Some(_), Some(true)) => None,
                (Some(_), Some(false)) => Some(Some(false)),
                (throughout, _) => Some(throughout),
            };
            all.filter(|p| how(p) == Some(wanted)).collect()
        };
        let remotely = self.0.iter().copied().filter(|p| remote(p).is_some());
        let or_none = |who: Vec<PersonId>| {
            if who.is_empty() {
                String::new()
            } else {
                list(&who.iter().map(|p| reading.name(*p)).collect::<Vec<_>>())
            }
        };
        vec![
            label(reading, item),
            self.names(reading, &which(Some(true))),
            or_none(which(Some(false))),
            or_none(remotely.collect()),
            or_none(which(None)),
        ]
    }

    /// A row for each decision; those that follow each other with the same members there share one.
    pub(super) fn at_decisions<R: Reader>(
        &self,
        reading: &Reading<'_, R>,
        house: &House,
    ) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for item in reading.printed(house) {
            let record = lines(reading, house, item, Blanks::Drop);
            for entry in reading.entries(item).filter(|e| is_decision(*e)) {
                // Where debate stands between motion and vote it was decided with the vote.
                let told = if is_resolved_later(reading, item, entry) {
                    last_vote(reading, item, entry).map_or(entry.id(), |(vote, _)| vote)
                } else {
                    entry.id()
                };
                let line = record.iter().find(|l| l.entry == Some(told));
                let number = line.and_then(|l| l.number.clone());
                let place = number.unwrap_or_else(|| label(reading, item));
                let room = self.room_at(reading, item, entry);
                match rows.last_mut() {
                    Some(last) if last[1..] == room => last[0] = format!("{}, {place}", last[0]),
                    _ => {
                        let mut row = vec![place];
                        row.extend(room);
                        rows.push(row);
                    }
                }
            }
        }
        rows
    }

    fn room_at<'m, R: Reader>(
        &self,
        reading: &Reading<'m, R>,
        item: &'m Item,
        decision: Readable<'m, R>,
    ) -> Vec<String> {
        let when = decided_at(reading, item, decision);
        let all_of_it = reading.there_for(item);
        let is_in = |p: &PersonId| match when {
            Some(when) => reading.was_in_room(*p, when),
            None => all_of_it.iter().any(|t| t.person == *p && t.throughout),
        };
        let declared = reading.declared_in(item.id);
        let is_remote = |p: PersonId| match when {
            Some(when) => reading.was_remote(p, when),
            None => remote_for(reading, p, item).is_some(),
        };
        let (mut there, mut aside, mut out, mut silent) = (vec![], vec![], vec![], vec![]);
        let mut remotely = vec![];
        for person in self.0.iter().copied() {
            let has_interest = declared.iter().any(|(_, who, _)| *who == person);
            match (is_in(&person), has_interest) {
                (true, _) => {
                    if is_remote(person) {
                        remotely.push(person);
                    } else {
                        there.push(person);
                    }
                    if reading.took_no_part(person, item.id) {
                        silent.push(person);
                    }
                }
                (false, true) => aside.push(person),
                (false, false) => out.push(person),
            }
        }
        let named =
            |who: &[PersonId]| list(&who.iter().map(|p| reading.name(*p)).collect::<Vec<_>>());
        vec![
            self.names(reading, &there),
            named(&remotely),
            named(&aside),
            named(&silent),
            named(&out),
        ]
    }
}

/// Whether somebody attended remotely while an item was before the body: for all of it, or for a part;
/// none if not at all.
pub(super) fn remote_for<R: Reader>(
    reading: &Reading<'_, R>,
    person: PersonId,
    item: &Item,
) -> Option<bool> {
    let stretches = reading.remote_stretches(person);
    let meets = |t: &Taking| {
        stretches.iter().any(|(from, to)| {
            let before = |from: &Stamp| *from == t.from || t.to.is_none_or(|end| *from < end);
            from.as_ref().is_none_or(before) && to.is_none_or(|to| to > t.from)
        })
    };
    let covers = |t: &Taking| {
        stretches.iter().any(|(from, to)| {
            from.is_none_or(|from| from <= t.from)
                && to.is_none_or(|to| t.to.is_some_and(|end| to >= end))
        })
    };
    let any = item.takings.iter().any(meets);
    any.then(|| item.takings.iter().all(covers))
}

fn is_decision<R: Reader>(entry: Readable<'_, R>) -> bool {
    match entry.kind() {
        Kind::Resolution { stage, .. } => matches!(stage, Stage::Agreed | Stage::Lost),
        Kind::Outcome { .. }
        | Kind::Delegation { .. }
        | Kind::Minutes { .. }
        | Kind::Election { .. }
        | Kind::Exclusion { .. } => true,
        _ => false,
    }
}

/// The last vote on a motion, and when it was taken.
fn last_vote<'m, R: Reader>(
    reading: &Reading<'m, R>,
    item: &'m Item,
    motion: Readable<'m, R>,
) -> Option<(EntryId, Stamp)> {
    let votes = reading.entries(item).filter_map(|e| match e.kind() {
        Kind::Vote { on, when, .. } if on.contains(&motion.id()) => Some((e.id(), *when)),
        _ => None,
    });
    votes.last()
}

/// When something was decided: by its last vote, or when it was agreed, or when it was recorded. None
/// where that was not while the item was before the body: it was recorded later.
fn decided_at<'m, R: Reader>(
    reading: &Reading<'m, R>,
    item: &'m Item,
    decision: Readable<'m, R>,
) -> Option<Stamp> {
    let at = last_vote(reading, item, decision)
        .map(|(_, when)| when)
        .or(decision.kind().when())
        .or(decision.staged())
        .unwrap_or_else(|| decision.born());
    let before = |t: &&Taking| t.from <= at && t.to.is_none_or(|to| at <= to);
    item.takings.iter().find(before).map(|_| at)
}
