//! Who was there: the list of members present, those in attendance, the apologies sentence.

use crate::meeting::agenda::Stamp;
use crate::meeting::entry::Kind;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::people::{Capacity, Office, Seat, SeatDetails};
use crate::meeting::text::alike;
use crate::meeting::{Mark, Phase};

use super::chair;
use super::document::Row;
use super::house::House;
use super::reading::Reading;
use super::when_there::{REMOTELY, bracketed, remotely, times};
use super::words::list;
use crate::meeting::audience::Reader;

/// Somebody who was there at some time, in one capacity.
struct Attended {
    person: PersonId,
    capacity: Capacity,
    from: Option<Stamp>,
    until: Option<Stamp>,
}

/// Everybody who was there at some time: the roll first, then as they came.
fn attended<R: Reader>(reading: &Reading<'_, R>) -> Vec<Attended> {
    let mut found: Vec<Attended> = Vec::new();
    for span in reading.spans() {
        // Whoever stepped out is to come back; whoever did is there until the end again.
        let until = span.to.filter(|_| !span.stepped_out);
        match found
            .iter_mut()
            .find(|a| a.person == span.person && a.capacity == span.capacity)
        {
            Some(known) => known.until = until,
            None => found.push(Attended {
                person: span.person,
                capacity: span.capacity,
                from: span.from,
                until,
            }),
        }
    }
    found
}

/// The house's word for whoever presides.
pub(super) fn chair_word<R: Reader>(reading: &Reading<'_, R>) -> String {
    reading.chair_title().to_owned()
}

/// The role of a seat as it is printed; none for a plain member's, of whom the name alone is told.
pub(super) fn seat_title(seat: &Seat) -> Option<&str> {
    let SeatDetails {
        title,
        organisation,
        ..
    } = &seat.details;
    let title = if title.is_blank() {
        organisation
    } else {
        title
    };
    (!title.is_blank() && !alike(title, "member")).then_some(title.as_str())
}

/// "Name (Role)", or the name alone of a plain member.
fn with_seat<R: Reader>(reading: &Reading<'_, R>, person: PersonId, seat: Option<&Seat>) -> String {
    match seat.and_then(seat_title) {
        Some(title) => format!("{} ({title})", reading.full_name(person)),
        None => reading.full_name(person),
    }
}

/// "Name (Role)": the role of the seat that somebody holds, or else their own.
pub(super) fn name_and_role<R: Reader>(reading: &Reading<'_, R>, person: PersonId) -> String {
    let held = reading.seats().iter().find(|s| s.holder == Some(person));
    let role = match held {
        Some(seat) => seat_title(seat),
        None => reading.person(person).map(|p| p.details.standing()),
    };
    match role.filter(|role| !role.is_empty()) {
        Some(role) => format!("{} ({role})", reading.name(person)),
        None => reading.name(person),
    }
}

/// The rows of "Members Present": the chair first, then seat by seat.
pub(super) fn members<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Row> {
    let remote = |a: &Attended| is_apart(reading, house, a.person);
    seated(reading, house, |seat, a| {
        !seat.details.is_observer() && !remote(a)
    })
}

/// The rows of members who attended remotely where the law or the body's rules do not count that as
/// being present.
pub(super) fn remote_members<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Row> {
    let remote = |a: &Attended| is_apart(reading, house, a.person);
    seated(reading, house, |seat, a| {
        !seat.details.is_observer() && remote(a)
    })
}

/// Whether somebody was never in the room, and so not present by the rules.
fn is_apart<R: Reader>(reading: &Reading<'_, R>, house: &House, person: PersonId) -> bool {
    !reading.remote_counts() && remotely(reading, house, person).as_deref() == Some(REMOTELY)
}

/// The rows of "Observers": who fills a seat that the body keeps for them.
pub(super) fn observers<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Row> {
    seated(reading, house, |seat, _| seat.details.is_observer())
}

fn seated<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    listed: impl Fn(&Seat, &Attended) -> bool,
) -> Vec<Row> {
    let there = attended(reading);
    let chair = reading.chair().map(|s| s.id);
    let mut seats: Vec<&Seat> = reading.seats().iter().collect();
    seats.sort_by_key(|s| Some(s.id) != chair);
    let mut rows = Vec::new();
    for seat in seats {
        let sat = there.iter().filter(|a| a.capacity.seat() == Some(seat.id));
        for a in sat.filter(|a| listed(seat, a)) {
            let deputy = matches!(a.capacity, Capacity::Deputy(_));
            let chaired = chair::stretches(reading, house, a.person);
            let presides = chaired.is_some();
            let in_office = seat.details.office == Office::Chair && (!deputy || presides);
            let mut said = Vec::new();
            if deputy {
                said.push(acting(reading, seat));
            }
            if seat.details.is_observer() || !is_apart(reading, house, a.person) {
                said.extend(remotely(reading, house, a.person));
            }
            let there = times(reading, house, a.from, a.until);
            let chaired = chaired.unwrap_or_default();
            match there {
                // For as long as they were there.
                Some(there) if presides && chaired.trim() == there => {
                    said.push(format!("in the Chair {there}"));
                }
                there => {
                    said.extend(there);
                    if presides && !(in_office && chaired.is_empty()) {
                        said.push(format!("in the Chair{chaired}"));
                    }
                }
            }
            let mut text = reading.full_name(a.person);
            let label = if in_office {
                if let Some(role) = beside_the_chair(reading, seat, a.person) {
                    text = format!("{text}, {role}");
                }
                chair_word(reading)
            } else {
                seat_title(seat).unwrap_or_default().to_owned()
            };
            rows.push(Row {
                label,
                text: bracketed(text, &said),
            });
        }
    }
    rows
}

/// What the chair is beside the chair: the seat's title, or else their own post.
fn beside_the_chair<R: Reader>(
    reading: &Reading<'_, R>,
    seat: &Seat,
    person: PersonId,
) -> Option<String> {
    let word = chair_word(reading).to_lowercase();
    let told = |s: &&str| {
        let said = s.to_lowercase();
        !s.is_empty() && said != word && said != "member"
    };
    let own = reading.person(person).map(|p| p.details.standing());
    [Some(seat.details.title.as_str()), own]
        .into_iter()
        .flatten()
        .find(told)
        .map(str::to_owned)
}

/// "acting as Deputy"; with the holder's name where no apology links the two.
fn acting<R: Reader>(reading: &Reading<'_, R>, seat: &Seat) -> String {
    let linked = reading.apologies().iter().any(|(s, _)| *s == seat.id);
    match seat.holder {
        Some(holder) if !linked => format!("acting as Deputy for {}", reading.full_name(holder)),
        _ => "acting as Deputy".to_owned(),
    }
}

/// The rows of "Also present": who was there and is not of the body. Whoever presented an item was
/// there, even if nobody put them on the roll.
pub(super) fn others<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Row> {
    let there = attended(reading);
    let mut rows: Vec<Row> = there
        .iter()
        .filter(|a| a.capacity == Capacity::InAttendance)
        .map(|a| Row {
            label: String::new(),
            text: {
                let mut said: Vec<String> = Vec::new();
                said.extend(remotely(reading, house, a.person));
                said.extend(times(reading, house, a.from, a.until));
                bracketed(name_role_and_organisation(reading, a.person), &said)
            },
        })
        .collect();
    let mut told: Vec<PersonId> = there.iter().map(|a| a.person).collect();
    told.extend(reading.seats().iter().filter_map(|s| s.holder));
    for entry in reading.items().iter().flat_map(|i| reading.entries(i)) {
        let Kind::Presented { who, .. } = entry.kind() else {
            continue;
        };
        for &person in who {
            if !told.contains(&person) {
                told.push(person);
                rows.push(Row {
                    label: String::new(),
                    text: name_role_and_organisation(reading, person),
                });
            }
        }
    }
    rows
}

pub(super) fn name_role_and_organisation<R: Reader>(
    reading: &Reading<'_, R>,
    person: PersonId,
) -> String {
    let mut text = reading.full_name(person);
    if let Some(who) = reading.person(person).map(|p| &p.details) {
        for more in [&who.role, &who.organisation] {
            if !more.is_empty() {
                text = format!("{text}, {more}");
            }
        }
    }
    text
}

/// The paragraph on apologies, deputies and absences; none where nothing can be said yet.
pub(super) fn apologies<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Option<String> {
    let begun = *reading.phase() != Phase::Prepared;
    let there = attended(reading);
    let in_order = in_seat_order(reading);
    let mut names: Vec<String> = in_order
        .iter()
        .map(|&(seat, person)| {
            let name = with_seat(reading, person, reading.seat(seat));
            // They were away on the first day, and came on another.
            let first = reading.calling().date;
            let came_later = there.iter().any(|a| {
                a.person == person && a.from.is_some_and(|from| from.date_naive() != first)
            });
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
    for (seat, absent) in in_order {
        let mut sat_in: Vec<PersonId> = there
            .iter()
            .filter(|a| a.capacity == Capacity::Deputy(seat))
            .map(|a| a.person)
            .collect();
        if !begun && sat_in.is_empty() {
            sat_in.extend(expected(seat));
        }
        if !sat_in.is_empty() {
            let who: Vec<String> = sat_in.into_iter().map(|p| reading.full_name(p)).collect();
            deputies.push((list(&who), reading.full_name(absent)));
        }
    }
    sentences.extend(deputies_sentence(&deputies, begun));
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
