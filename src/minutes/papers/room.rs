//! The papers that lie in the room: name plates, the sheet on which those who come sign in, and who sits
//! where. They are for before the meeting, when they tell who is expected; afterwards they tell who came.

use crate::meeting::Mark;
use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::id::PersonId;
use crate::meeting::people::{Capacity, Office, Seat};
use crate::meeting::text::alike;

use super::super::document::{Block, Plate};
use super::super::draft::note;
use super::super::frame::calling;
use super::super::house::House;
use super::super::problems::is_over;
use super::super::reading::Reading;
use super::{columns, heading, of_body, paragraph};

/// Rows that are left for whoever comes and is not expected.
const VISITORS: usize = 8;

/// A plate for each who sits at the table.
pub(super) fn plates<R: Reader>(reading: &Reading<'_, R>) -> Vec<Block> {
    let members = seats(reading)
        .into_iter()
        .flat_map(|seat| sitting(reading, seat));
    let plates: Vec<Plate> = members
        .chain(others(reading))
        .map(|place| Plate {
            below: place.role_and_organisation(),
            name: place.name,
        })
        .collect();
    if plates.is_empty() {
        return vec![note("[Nobody is expected yet.]")];
    }
    vec![Block::Plates(plates)]
}

/// The sheet on which everybody signs: members by seat with those who may sit in for them, then officers
/// and others, then rows for visitors.
pub(super) fn sign_in<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let mut blocks = vec![paragraph(calling(reading, house, "Sign-in sheet for"))];
    for which in reading.constituents() {
        let of = seats(reading).into_iter().filter(|s| s.of == which);
        let rows: Vec<Vec<String>> = of.flat_map(|seat| signing(reading, seat)).collect();
        if !rows.is_empty() {
            blocks.push(heading(&of_body(reading, "Members and deputies", which)));
            blocks.push(form(rows));
        }
    }
    let others: Vec<Vec<String>> = others(reading).into_iter().map(Place::row).collect();
    if !others.is_empty() {
        blocks.push(heading("Officers and others"));
        blocks.push(form(others));
    }
    blocks.push(heading("Visitors"));
    blocks.push(form(vec![vec![String::new(); 5]; VISITORS]));
    blocks
}

/// Who sits where: the chair, the vice-chair, the members by organisation, observers, officers and others.
pub(super) fn seating<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let mut blocks = vec![paragraph(calling(reading, house, "Seating list for"))];
    let mut count = 0;
    let mut part = |head: &str, places: Vec<Place>| {
        if places.is_empty() {
            return;
        }
        blocks.push(heading(head));
        let rows = places.into_iter().map(|place| {
            count += 1;
            vec![
                count.to_string(),
                place.name,
                place.role,
                place.organisation,
            ]
        });
        blocks.push(Block::Table {
            caption: String::new(),
            header: columns(&["Place", "Name", "Role", "Organisation"]),
            rows: rows.collect(),
        });
    };
    let of = |wanted: u8| -> Vec<Place> {
        let all = seats(reading).into_iter().filter(|s| rank(s) == wanted);
        all.flat_map(|seat| sitting(reading, seat)).collect()
    };
    let chair = reading.chair_title().to_owned();
    part(&chair, of(0));
    part(&format!("Vice-{chair}"), of(1));
    let mut members = of(2);
    let organisations: Vec<String> = members.iter().map(|p| p.organisation.clone()).collect();
    members.sort_by_key(|p| organisations.iter().position(|o| *o == p.organisation));
    part("Members", members);
    part("Observers", of(3));
    part("Officers and others", others(reading));
    if count == 0 {
        blocks.push(note("[Nobody is expected yet.]"));
    }
    blocks
}

/// Somebody at the table.
struct Place {
    name: String,
    role: String,
    organisation: String,
}

impl Place {
    /// "Director of Public Health, Anytown Council"; an organisation that the role names is told once.
    fn role_and_organisation(&self) -> String {
        let (role, organisation) = (&self.role, &self.organisation);
        if organisation.is_empty() || role.to_lowercase().contains(&organisation.to_lowercase()) {
            role.clone()
        } else if role.is_empty() {
            organisation.clone()
        } else {
            format!("{role}, {organisation}")
        }
    }

    /// A row of the sheet, to be signed.
    fn row(self) -> Vec<String> {
        vec![
            self.name,
            self.role,
            self.organisation,
            String::new(),
            String::new(),
        ]
    }
}

/// What it is for is told by the heading above it.
fn form(rows: Vec<Vec<String>>) -> Block {
    Block::Form {
        caption: String::new(),
        header: columns(&["Name", "Role", "Organisation", "Signature", "Time"]),
        shares: vec![24, 24, 20, 23, 9],
        rows,
    }
}

/// The place of a seat in the room: the chair's, the vice-chair's, a member's, an observer's.
fn rank(seat: &Seat) -> u8 {
    match seat.details.office {
        Office::Chair => 0,
        Office::ViceChair => 1,
        Office::Member if seat.details.is_observer() => 3,
        Office::Member => 2,
    }
}

/// The seats, body by body, in the order of the room.
fn seats<'m, R: Reader>(reading: &Reading<'m, R>) -> Vec<&'m Seat> {
    let mut found: Vec<&Seat> = reading.seats().iter().collect();
    let bodies = reading.constituents();
    found.sort_by_key(|s| (bodies.iter().position(|b| *b == s.of), rank(s)));
    found
}

/// Who sat in a seat; or else who is expected to.
fn sitting<R: Reader>(reading: &Reading<'_, R>, seat: &Seat) -> Vec<Place> {
    let who = sat(reading, seat);
    if !who.is_empty() {
        let place = |(person, deputy)| of_seat(reading, seat, person, deputy);
        return who.into_iter().map(place).collect();
    }
    let expected = match reading.mark(seat.id) {
        Mark::Apologies => announced(reading, seat).map(|p| (p, true)),
        Mark::Absent => None,
        Mark::Present | Mark::Unaccounted => seat.holder.map(|p| (p, false)),
    };
    expected
        .map(|(person, deputy)| of_seat(reading, seat, person, deputy))
        .into_iter()
        .collect()
}

/// Who sat in a seat, each once, and whether as a deputy.
fn sat<R: Reader>(reading: &Reading<'_, R>, seat: &Seat) -> Vec<(PersonId, bool)> {
    let mut found: Vec<(PersonId, bool)> = Vec::new();
    for span in reading.spans() {
        if span.capacity.seat() == Some(seat.id) {
            let one = (span.person, matches!(span.capacity, Capacity::Deputy(_)));
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// The deputy who was announced with the apologies of a seat.
fn announced<R: Reader>(reading: &Reading<'_, R>, seat: &Seat) -> Option<PersonId> {
    let apologies = reading.apologies().iter();
    let mut of = apologies.filter(|(s, _)| *s == seat.id);
    of.next().and_then(|(_, apology)| apology.deputy)
}

/// The rows of a seat: its holder, who may have sent apologies, and whoever sits in or usually does.
fn signing<R: Reader>(reading: &Reading<'_, R>, seat: &Seat) -> Vec<Vec<String>> {
    let who = sat(reading, seat);
    let mut rows = Vec::new();
    if let Some(holder) = seat.holder {
        let came = who.iter().any(|(person, _)| *person == holder);
        let mut row = of_seat(reading, seat, holder, false).row();
        if !came && reading.mark(seat.id) == Mark::Apologies {
            "Apologies".clone_into(&mut row[3]);
        }
        rows.push(row);
    }
    let mut deputies: Vec<PersonId> = who.iter().filter(|(_, d)| *d).map(|(p, _)| *p).collect();
    if deputies.is_empty() {
        deputies.extend(announced(reading, seat).or(seat.usual_deputy));
    }
    let deputies = deputies.into_iter();
    rows.extend(deputies.map(|person| of_seat(reading, seat, person, true).row()));
    rows
}

/// Somebody in a seat, with what they are there.
fn of_seat<R: Reader>(
    reading: &Reading<'_, R>,
    seat: &Seat,
    person: PersonId,
    deputy: bool,
) -> Place {
    let own = reading.person(person).map(|p| &p.details);
    let title = seat.details.title.trim();
    let title = if alike(title, "member") { "" } else { title };
    let chair = reading.chair_title_of(reading.body_of(seat.of));
    let office = match seat.details.office {
        Office::Member => String::new(),
        Office::Chair => chair.to_owned(),
        Office::ViceChair if says_vice(title) => String::new(),
        Office::ViceChair => format!("Vice-{chair}"),
    };
    let is_title_told = title.is_empty() || alike(title, &office);
    let role = match (deputy, seat.holder) {
        (true, Some(holder)) => format!("Deputy for {}", reading.name(holder)),
        (true, None) => "Deputy".to_owned(),
        (false, _) if office.is_empty() && title.is_empty() => {
            own.map_or_else(String::new, |o| o.role.to_string())
        }
        (false, _) if is_title_told => office,
        (false, _) if office.is_empty() => title.to_owned(),
        (false, _) => format!("{office}, {title}"),
    };
    let organisation = match seat.details.organisation.trim() {
        "" => own.map_or("", |o| o.organisation.trim()),
        own => own,
    };
    Place {
        name: reading.full_name(person),
        organisation: if alike(organisation, &role) {
            String::new()
        } else {
            organisation.to_owned()
        },
        role,
    }
}

fn says_vice(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.contains("vice") || lower.contains("deputy")
}

/// Officers and others: who came, once the meeting is over; until then whoever is known and has not
/// said that they can't. Nobody by a cue: what was noted of somebody is no name to put before them.
fn others<R: Reader>(reading: &Reading<'_, R>) -> Vec<Place> {
    let spans = reading.spans();
    let came = |person: PersonId| {
        let own = |s: &&crate::meeting::presence::Span| s.person == person;
        spans
            .iter()
            .filter(own)
            .any(|s| s.capacity == Capacity::InAttendance)
    };
    let presented = |person: PersonId| {
        let entries = reading.items().iter().flat_map(|i| reading.entries(i));
        let mut presented = entries.filter(|e| matches!(e.kind(), Kind::Presented { .. }));
        presented.any(|e| matches!(e.kind(), Kind::Presented { who, .. } if who.contains(&person)))
    };
    let has_seat = |person: PersonId| {
        let of_seat = |s: &Seat| {
            s.holder == Some(person)
                || s.usual_deputy == Some(person)
                || announced(reading, s) == Some(person)
        };
        reading.seats().iter().any(of_seat)
            || spans
                .iter()
                .any(|s| s.person == person && s.capacity.seat().is_some())
    };
    let mut found: Vec<Place> = Vec::new();
    for person in reading.people().iter().filter(|p| !p.details.cue) {
        let id = person.id;
        let expected = !is_over(reading) && !reading.attendee_apologies().contains(&id);
        if came(id) || !has_seat(id) && (presented(id) || expected) {
            found.push(Place {
                name: reading.full_name(id),
                role: person.details.role.to_string(),
                organisation: person.details.organisation.to_string(),
            });
        }
    }
    let officer = reading.calling().officer.trim();
    let is_known = reading
        .people()
        .iter()
        .any(|p| p.details.is_called(officer));
    if !officer.is_empty() && !is_known {
        found.push(Place {
            name: officer.to_owned(),
            role: String::new(),
            organisation: String::new(),
        });
    }
    found
}
