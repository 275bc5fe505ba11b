//! The attendance: seat by seat who was there and when, item by item who was there for it, and who was
//! in the room at each decision.

use crate::meeting::Mark;
use crate::meeting::agenda::{Item, Stamp};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Stage};
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::people::{Capacity, Seat};
use crate::meeting::presence::Span;

use super::super::attendance::{name_role_and_organisation, seat_title};
use super::super::audience::Audience;
use super::super::chair;
use super::super::frame::opening;
use super::super::house::House;
use super::super::motions::is_resolved_later;
use super::super::reading::{Readable, Reading};
use super::super::record::{Blanks, lines};
use super::super::when_there::{self, remotely};
use super::super::words::list;
use super::{Made, absences, filled, heading, label, not_begun, of_body, paragraph, upper_first};

pub(super) fn blocks<A: Audience>(reading: &Reading<'_, A>, house: &House) -> Made {
    let mut blocks = vec![paragraph(opening(reading, house, "Attendance at"))];
    if let Some(note) = not_begun(reading) {
        blocks.push(note);
    }
    for (head, which, observers) in reading.constituents().into_iter().flat_map(|which| {
        let kinds = [("Members", false), ("Observers", true)];
        kinds.map(|(head, observers)| (of_body(reading, head, which), which, observers))
    }) {
        let seats = reading.seats().iter();
        let seats = seats.filter(|s| s.of == which && s.details.is_observer() == observers);
        let rows = seat_rows(reading, house, &seats.collect::<Vec<_>>());
        if !rows.is_empty() {
            blocks.push(heading(&head));
            blocks.push(filled(
                String::new(),
                &["Seat", "Name", "Attendance", "Times"],
                rows,
            ));
        }
    }
    let others = others(reading, house);
    if !others.is_empty() {
        blocks.push(heading("In attendance"));
        blocks.push(filled(
            String::new(),
            &["Name", "Attendance", "Times"],
            others,
        ));
    }
    blocks.extend(absences::blocks(reading, house));
    let members = Members::of(reading);
    let by_item: Vec<Vec<String>> = reading
        .printed(house)
        .into_iter()
        .filter(|i| !i.takings.is_empty())
        .map(|item| members.for_item(reading, item))
        .collect();
    if !by_item.is_empty() {
        blocks.push(heading("Members in the room, item by item"));
        blocks.push(filled(
            String::new(),
            &["Item", "Throughout", "In part", "Out"],
            by_item,
        ));
    }
    let by_decision = members.at_decisions(reading, house);
    if !by_decision.is_empty() {
        blocks.push(heading("Members in the room at each decision"));
        blocks.push(filled(
            String::new(),
            &[
                "Decision",
                "Present",
                "Out for an interest",
                "Took no part",
                "Out",
            ],
            by_decision,
        ));
    }
    (blocks, Vec::new())
}

/// The rows of seats, the chair's first: who holds each, who sat in it, and when.
fn seat_rows<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    seats: &[&Seat],
) -> Vec<Vec<String>> {
    let chair = reading.chair().map(|s| s.id);
    let mut seats = seats.to_vec();
    seats.sort_by_key(|s| Some(s.id) != chair);
    let spans = reading.spans();
    let mut rows = Vec::new();
    for seat in seats {
        let title = seat_title(seat).unwrap_or("Member");
        let row =
            |name: String, how: String, times: String| vec![title.to_owned(), name, how, times];
        let of = |capacity: Capacity, person: PersonId| -> Vec<Span> {
            let own = spans.iter().filter(|s| s.capacity == capacity);
            own.filter(|s| s.person == person).copied().collect()
        };
        // Whoever held the seat before is told too, if they came.
        let mut holders: Vec<PersonId> = Vec::new();
        let mut deputies: Vec<PersonId> = Vec::new();
        for span in spans.iter().filter(|s| s.capacity.seat() == Some(seat.id)) {
            let list = match span.capacity {
                Capacity::Deputy(_) => &mut deputies,
                _ => &mut holders,
            };
            if !list.contains(&span.person) {
                list.push(span.person);
            }
        }
        match seat.holder {
            None if holders.is_empty() => {
                rows.push(row("Vacant".to_owned(), String::new(), String::new()));
            }
            Some(holder) if !holders.contains(&holder) => {
                let how = match reading.mark(seat.id) {
                    Mark::Apologies => "Apologies",
                    Mark::Absent => "Absent",
                    Mark::Present | Mark::Unaccounted => "Not recorded",
                };
                rows.push(row(reading.name(holder), how.to_owned(), String::new()));
            }
            _ => {}
        }
        for person in holders {
            let spans = of(Capacity::Holder(seat.id), person);
            let how = present(reading, house, person, None);
            rows.push(row(
                reading.name(person),
                how,
                times(reading, house, &spans),
            ));
        }
        for person in deputies {
            let spans = of(Capacity::Deputy(seat.id), person);
            let how = present(reading, house, person, Some(seat));
            rows.push(row(
                reading.name(person),
                how,
                times(reading, house, &spans),
            ));
        }
    }
    rows
}

/// "Present, in the Chair", "Attended remotely", "Deputy for Dr Katz".
fn present<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    person: PersonId,
    deputy_in: Option<&Seat>,
) -> String {
    let mut said = Vec::new();
    if let Some(seat) = deputy_in {
        said.push(match seat.holder {
            Some(holder) => format!("deputy for {}", reading.name(holder)),
            None => "deputy".to_owned(),
        });
    }
    match remotely(reading, house, person) {
        Some(remotely) => said.push(remotely),
        None => said.insert(0, "present".to_owned()),
    }
    if let Some(chaired) = chair::stretches(reading, house, person) {
        said.push(format!("in the Chair{chaired}"));
    }
    upper_first(&said.join(", "))
}

/// "From 4.00pm to 4.50pm, from 5.20pm", as the house prints times; nothing of whoever was there from
/// beginning to end.
fn times<R: Reader>(reading: &Reading<'_, R>, house: &House, spans: &[Span]) -> String {
    let told = spans.iter();
    let told = told.filter_map(|span| when_there::times(reading, house, span.from, span.to));
    upper_first(&told.collect::<Vec<_>>().join(", "))
}

/// Those who are not of the body.
fn others<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Vec<String>> {
    let spans = reading.spans();
    let mut told: Vec<PersonId> = Vec::new();
    let mut rows = Vec::new();
    for span in spans
        .iter()
        .filter(|s| s.capacity == Capacity::InAttendance)
    {
        if told.contains(&span.person) {
            continue;
        }
        told.push(span.person);
        let own: Vec<Span> = spans
            .iter()
            .filter(|s| s.person == span.person && s.capacity == Capacity::InAttendance)
            .copied()
            .collect();
        rows.push(vec![
            name_role_and_organisation(reading, span.person),
            present(reading, house, span.person, None),
            times(reading, house, &own),
        ]);
    }
    rows
}

/// The members who were there at any time, themselves or as deputies, each once.
struct Members(Vec<PersonId>);

impl Members {
    fn of<R: Reader>(reading: &Reading<'_, R>) -> Self {
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

    fn for_item<R: Reader>(&self, reading: &Reading<'_, R>, item: &Item) -> Vec<String> {
        let there = reading.there_for(item);
        let throughout = |p: &PersonId| {
            let found = there.iter().find(|t| t.person == *p);
            found.map(|t| t.throughout)
        };
        let which = |wanted: Option<bool>| -> Vec<PersonId> {
            let all = self.0.iter().copied();
            all.filter(|p| throughout(p) == wanted).collect()
        };
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
            or_none(which(None)),
        ]
    }

    /// A row for each decision; those that follow each other with the same members there share one.
    fn at_decisions<R: Reader>(&self, reading: &Reading<'_, R>, house: &House) -> Vec<Vec<String>> {
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
        let (mut there, mut aside, mut out, mut silent) = (vec![], vec![], vec![], vec![]);
        for person in self.0.iter().copied() {
            let has_interest = declared.iter().any(|(_, who, _)| *who == person);
            match (is_in(&person), has_interest) {
                (true, _) => {
                    there.push(person);
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
            named(&aside),
            named(&silent),
            named(&out),
        ]
    }
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
    let before =
        |t: &&crate::meeting::agenda::Taking| t.from <= at && t.to.is_none_or(|to| at <= to);
    item.takings.iter().find(before).map(|_| at)
}
