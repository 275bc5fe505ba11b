//! Who was there: the list of members present, and those in attendance.

use crate::meeting::agenda::Stamp;
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::id::PersonId;
use crate::meeting::joint::Constituent;
use crate::meeting::people::{Capacity, Office, Seat, SeatDetails};
use crate::meeting::presence::Span;
use crate::meeting::text::alike;

use super::chair;
use super::document::{Row, words};
use super::house::House;
use super::line::marks;
use super::reading::Reading;
use super::when_there::{REMOTELY, bracketed, remotely, times};
use super::words::list;
use crate::meeting::audience::Reader;

/// Somebody who was there at some time, in one capacity.
pub(super) struct Attended {
    pub(super) person: PersonId,
    pub(super) capacity: Capacity,
    /// From when until when; of several, somebody else filled the seat between.
    pub(super) stretches: Vec<(Option<Stamp>, Option<Stamp>)>,
}

/// Everybody who was there at some time: the roll first, then as they came.
pub(super) fn attended<R: Reader>(reading: &Reading<'_, R>) -> Vec<Attended> {
    let mut found: Vec<Attended> = Vec::new();
    let spans = reading.spans();
    for span in &spans {
        // Whoever stepped out is to come back, unless the seat is another's by then; whoever did is there
        // until the end again.
        let until = span
            .to
            .filter(|to| !span.stepped_out || gave_up(&spans, span, *to));
        let stretch = (span.from, until);
        match found
            .iter_mut()
            .find(|a| a.person == span.person && a.capacity == span.capacity)
        {
            Some(known) => {
                let ended = known.stretches.last().and_then(|last| last.1);
                match (ended, known.stretches.last_mut()) {
                    (Some(ended), _) if is_filled_between(&spans, span, ended) => {
                        known.stretches.push(stretch);
                    }
                    (_, Some(last)) => last.1 = until,
                    (_, None) => known.stretches.push(stretch),
                }
            }
            None => found.push(Attended {
                person: span.person,
                capacity: span.capacity,
                stretches: vec![stretch],
            }),
        }
    }
    found
}

/// Whether somebody who went out did not come back to their seat: somebody else sat there, or they came
/// back as something else.
fn gave_up(spans: &[Span], own: &Span, to: Stamp) -> bool {
    let after = |s: &&Span| s.from.is_some_and(|from| from >= to);
    spans.iter().filter(after).any(|s| {
        let seat = own.capacity.seat();
        let other = s.person != own.person && seat.is_some() && s.capacity.seat() == seat;
        other || (s.person == own.person && s.capacity != own.capacity)
    })
}

/// Whether somebody else filled a seat before `own`, after it was left at `ended`.
fn is_filled_between(spans: &[Span], own: &Span, ended: Stamp) -> bool {
    let seat = own.capacity.seat();
    spans.iter().any(|s| {
        s.person != own.person
            && seat.is_some()
            && s.capacity.seat() == seat
            && s.from.is_some_and(|from| from >= ended)
            && s.from < own.from
    })
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
pub(super) fn with_seat<R: Reader>(
    reading: &Reading<'_, R>,
    person: PersonId,
    seat: Option<&Seat>,
) -> String {
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

/// The rows of "Members Present" of one of the bodies that meet: the chair first, then seat by seat.
pub(super) fn members<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    of: Constituent,
) -> Vec<Row> {
    seated(reading, house, |seat, a| {
        seat.of == of && !seat.details.is_observer() && !is_apart(reading, house, seat, a.person)
    })
}

/// The rows of members who attended remotely where the law or the body's rules do not count that as
/// being present.
pub(super) fn remote_members<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Row> {
    seated(reading, house, |seat, a| {
        !seat.details.is_observer() && is_apart(reading, house, seat, a.person)
    })
}

/// Whether somebody was never in the room, and so not present by the rules of the body of their seat.
fn is_apart<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    seat: &Seat,
    person: PersonId,
) -> bool {
    !reading.remote_counts(seat.of) && remotely(reading, house, person).as_deref() == Some(REMOTELY)
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
    let listed_seat = |seat: &Seat| {
        let mut sat = there.iter().filter(|a| a.capacity.seat() == Some(seat.id));
        sat.any(|a| listed(seat, a))
    };
    let mut seats: Vec<&Seat> = reading.seats().iter().filter(|s| listed_seat(s)).collect();
    let first = seats.iter().find(|s| s.details.office == Office::Chair);
    let chair = first.map(|s| s.id);
    seats.sort_by_key(|s| Some(s.id) != chair);
    let chairs = reading.seats().iter();
    let chairs = chairs.filter(|s| s.details.office == Office::Chair);
    let several = reading.is_joint() || chairs.count() > 1;
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
            if seat.details.is_observer() || !is_apart(reading, house, seat, a.person) {
                said.extend(remotely(reading, house, a.person));
            }
            let there = in_stretches(reading, house, a);
            let chaired = chaired.unwrap_or_default();
            match there {
                // For as long as they were there.
                Some(there) if presides && chaired.trim() == there => {
                    said.push(format!("in the Chair {there}"));
                }
                there => {
                    said.extend(there);
                    // Of several chairs, of bodies that meet together or of co-chairs, one presides.
                    if presides && (several || !(in_office && chaired.is_empty())) {
                        said.push(format!("in the Chair{chaired}"));
                    }
                }
            }
            let mut text = reading.full_name(a.person);
            let label = if in_office {
                if let Some(role) = beside_the_chair(reading, seat, a.person) {
                    text = format!("{text}, {role}");
                }
                reading.chair_title_of(reading.body_of(seat.of)).to_owned()
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

/// "from 7.10pm", "until 6pm and from 7.10pm".
pub(super) fn in_stretches<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    a: &Attended,
) -> Option<String> {
    let told = a.stretches.iter();
    let told: Vec<String> = told
        .filter_map(|&(from, until)| times(reading, house, from, until))
        .collect();
    (!told.is_empty()).then(|| list(&told))
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
                said.extend(in_stretches(reading, house, a));
                bracketed(marked_name(reading, a.person), &said)
            },
        })
        .collect();
    let mut told: Vec<PersonId> = there.iter().map(|a| a.person).collect();
    told.extend(reading.seats().iter().filter_map(|s| s.holder));
    let entries = reading.items().iter().flat_map(|i| reading.entries(i));
    let presented: Vec<(PersonId, Stream)> = entries
        .filter_map(|entry| match entry.kind() {
            Kind::Presented { who, .. } => Some((who, entry.stream())),
            _ => None,
        })
        .flat_map(|(who, stream)| who.iter().map(move |person| (*person, stream)))
        .collect();
    for &(person, _) in &presented {
        if !told.contains(&person) {
            told.push(person);
            // Only exempt words may say that somebody was there of whom others tell.
            let openly = presented.contains(&(person, Stream::Public));
            rows.push(Row {
                label: String::new(),
                text: if openly {
                    marked_name(reading, person)
                } else {
                    words(&marks(Stream::Exempt)) + &name_role_and_organisation(reading, person)
                },
            });
        }
    }
    rows
}

/// The same with the mark of what is exempt, where only exempt words tell of somebody.
pub(super) fn marked_name<R: Reader>(reading: &Reading<'_, R>, person: PersonId) -> String {
    let mark = if reading.is_known_in_private(person) {
        words(&marks(Stream::Exempt))
    } else {
        String::new()
    };
    mark + &name_role_and_organisation(reading, person)
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
