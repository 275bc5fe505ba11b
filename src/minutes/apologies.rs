//! Who was not there: the apologies sentence with the deputies, those absent, and those of whom the
//! roll says nothing.

use crate::meeting::audience::Reader;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::people::{Capacity, Seat};
use crate::meeting::{Mark, Phase};

use super::attendance::{Attended, attended, in_stretches, name_and_role, with_seat};
use super::house::House;
use super::reading::Reading;
use super::words::list;

/// The paragraph on apologies, deputies and absences; none where nothing can be said yet.
pub(super) fn apologies<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Option<String> {
    let begun = *reading.phase() != Phase::Prepared;
    let there = attended(reading);
    let in_order = in_seat_order(reading);
    let mut told: Vec<PersonId> = Vec::new();
    let mut once = |person: PersonId| {
        let fresh = !told.contains(&person);
        told.push(person);
        fresh
    };
    let mut names: Vec<String> = in_order
        .iter()
        .filter(|(_, person)| once(*person))
        .map(|&(seat, person)| {
            let name = with_seat(reading, person, reading.seat(seat));
            // They were away on the first day, and came on another.
            let first = reading.calling().date;
            let came_later = there
                .iter()
                .filter(|a| a.person == person)
                .filter_map(|a| a.stretches.first()?.0)
                .any(|from| from.date_naive() != first);
            if came_later {
                format!("{name} (for {})", reading.date(first))
            } else {
                name
            }
        })
        .collect();
    names.extend(
        reading
            .attendee_apologies()
            .iter()
            .map(|&p| name_and_role(reading, p)),
    );
    let mut sentences = Vec::new();
    if !names.is_empty() {
        let received = &house.apologies_received;
        sentences.push(received.fill(&[("names", &list(&names))]));
    } else if begun {
        sentences.push(house.no_apologies.fill(&[]));
    }
    let expected = |seat: SeatId| {
        let found = reading.apologies().iter().find(|(s, _)| *s == seat);
        found.and_then(|(_, a)| a.deputy)
    };
    let mut deputies = Vec::new();
    let mut shared = Vec::new();
    for (seat, absent) in in_order {
        let sat_in: Vec<&Attended> = there
            .iter()
            .filter(|a| a.capacity == Capacity::Deputy(seat))
            .collect();
        let for_whom = reading.full_name(absent);
        match sat_in.as_slice() {
            [] => {
                let expected = expected(seat).filter(|_| !begun);
                deputies.extend(expected.map(|p| (reading.full_name(p), for_whom)));
            }
            [deputy] => deputies.push((reading.full_name(deputy.person), for_whom)),
            // Each for a part of the meeting.
            several => {
                let who: Vec<String> = several
                    .iter()
                    .map(|a| match in_stretches(reading, house, a) {
                        Some(times) => format!("{} ({times})", reading.full_name(a.person)),
                        None => reading.full_name(a.person),
                    })
                    .collect();
                shared.push(format!(
                    "{} attended as deputies for {for_whom}.",
                    list(&who)
                ));
            }
        }
    }
    sentences.extend(deputies_sentence(&deputies, begun));
    sentences.extend(shared);
    if house.absences {
        sentences.extend(absences(reading, &there));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The apologies for seats in the order of the seats.
fn in_seat_order<R: Reader>(reading: &Reading<'_, R>) -> Vec<(SeatId, PersonId)> {
    let mut found: Vec<(SeatId, PersonId)> = reading
        .apologies()
        .iter()
        .map(|(seat, a)| (*seat, a.person))
        .collect();
    found.sort_by_key(|(seat, _)| reading.seats().iter().position(|s| s.id == *seat));
    found
}

/// "B attended as deputy for A, D for C and F for E."
fn deputies_sentence(pairs: &[(String, String)], begun: bool) -> Option<String> {
    let ((first, absent), rest) = pairs.split_first()?;
    let verb = if begun { "attended" } else { "was expected" };
    let mut parts = vec![format!("{first} {verb} as deputy for {absent}")];
    parts.extend(rest.iter().map(|(d, a)| format!("{d} for {a}")));
    Some(format!("{}.", list(&parts)))
}

fn absences<R: Reader>(reading: &Reading<'_, R>, there: &[Attended]) -> Option<String> {
    let came = |seat: &Seat| {
        there
            .iter()
            .any(|a| a.capacity == Capacity::Holder(seat.id))
    };
    let absent: Vec<String> = reading
        .seats()
        .iter()
        .filter(|s| !came(s))
        .filter(|s| match reading.mark(s.id) {
            Mark::Absent => true,
            // A deputy sat in, and nothing is known of the holder but that they were not there.
            Mark::Unaccounted => there.iter().any(|a| a.capacity == Capacity::Deputy(s.id)),
            Mark::Present | Mark::Apologies => false,
        })
        .filter_map(|s| Some(with_seat(reading, s.holder?, Some(s))))
        .collect();
    let were = if absent.len() == 1 { "was" } else { "were" };
    (!absent.is_empty()).then(|| format!("{} {were} absent.", list(&absent)))
}

/// The seats of which the roll says nothing, once the meeting has begun.
pub(super) fn unaccounted<R: Reader>(reading: &Reading<'_, R>) -> Vec<String> {
    if *reading.phase() == Phase::Prepared {
        return Vec::new();
    }
    let there = attended(reading);
    reading
        .seats()
        .iter()
        .filter(|s| {
            s.holder.is_some()
                && reading.mark(s.id) == Mark::Unaccounted
                && !there.iter().any(|a| a.capacity.seat() == Some(s.id))
        })
        .filter_map(|s| Some(with_seat(reading, s.holder?, Some(s))))
        .collect()
}
