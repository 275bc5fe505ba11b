//! The attendance: seat by seat who was there and when, item by item who was there for it, and who was
//! in the room at each decision.

use crate::meeting::Mark;
use crate::meeting::audience::Reader;
use crate::meeting::id::PersonId;
use crate::meeting::people::{Capacity, Seat};
use crate::meeting::presence::Span;

use super::super::attendance::{marked_name, seat_title};
use super::super::audience::Audience;
use super::super::chair;
use super::super::frame::opening;
use super::super::house::House;
use super::super::reading::Reading;
use super::super::when_there::{self, remotely};
use super::members::Members;
use super::{Made, absences, filled, heading, not_begun, of_body, paragraph, upper_first};

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
            &["Item", "Throughout", "In part", "Remotely", "Out"],
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
                "Remotely",
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
            marked_name(reading, span.person),
            present(reading, house, span.person, None),
            times(reading, house, &own),
        ]);
    }
    rows
}
