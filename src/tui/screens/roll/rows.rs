//! The roll in rows: seats in their order, then everybody else who is in the room or may be.

use crate::meeting::event::Expectation;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::joint::Constituent;
use crate::meeting::people::{Capacity, Seat};
use crate::meeting::presence::Span;
use crate::meeting::{Mark, Meeting};

/// How a row is marked; each has a symbol and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// In the room.
    Here,
    /// Was in the room.
    Gone,
    /// Apologies, nobody sits in.
    Apologies,
    /// Absent without apologies.
    Absent,
    /// A deputy is announced and not yet here.
    Awaited,
    /// Nothing yet.
    Open,
    /// No holder.
    Vacant,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The seat; none = in attendance.
    pub seat: Option<SeatId>,
    /// Whose row it is; none = a vacant seat, or the heading.
    pub person: Option<PersonId>,
    /// "1"; empty in attendance.
    pub number: String,
    /// The name.
    pub name: String,
    /// Title of the seat, or role and organisation.
    pub title: String,
    /// How it is marked.
    pub state: State,
    /// The mark in words.
    pub words: String,
    /// More of it, for the row below the list.
    pub detail: String,
    /// A heading.
    pub heading: bool,
}

impl Row {
    fn heading(words: &str) -> Self {
        Self {
            seat: None,
            person: None,
            number: String::new(),
            name: words.to_owned(),
            title: String::new(),
            state: State::Open,
            words: String::new(),
            detail: String::new(),
            heading: true,
        }
    }
}

/// What was said beforehand of somebody: "late, about 16:30".
fn forewarned(m: &Meeting, person: PersonId) -> (String, String) {
    let mut brief = Vec::new();
    let mut full = Vec::new();
    for said in m.forewarned().iter().filter(|f| f.person == person) {
        let (what, time) = match said.expect {
            Expectation::Late(time) => ("late", time),
            Expectation::LeavesEarly(time) => ("leaves early", time),
        };
        let about = time.map_or_else(String::new, |t| format!(", about {}", t.format("%H:%M")));
        brief.push(format!("{what}{about}"));
        full.push(format!(
            "Expected: {what}{about}{}.",
            said_so(&said.said_by, said.said_on)
        ));
    }
    (brief.join("; "), full.join(" "))
}

fn said_so(by: &str, on: Option<chrono::NaiveDate>) -> String {
    let on = on.map_or_else(String::new, |d| d.format(" on %-d %B").to_string());
    match (by.is_empty(), on.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!(" (said{on})"),
        (false, _) => format!(" (said by {by}{on})"),
    }
}

fn last_span(spans: &[Span], is: impl Fn(&Span) -> bool) -> Option<&Span> {
    spans.iter().rev().find(|s| is(s))
}

pub(in super::super) fn times(spans: &[Span], person: PersonId) -> String {
    let clock = |at: chrono::DateTime<chrono::FixedOffset>| at.format("%H:%M").to_string();
    let said: Vec<String> = spans
        .iter()
        .filter(|s| s.person == person && (s.from.is_some() || s.to.is_some()))
        .map(|s| match (s.from, s.to) {
            (Some(from), Some(to)) => format!("{} to {}", clock(from), clock(to)),
            (Some(from), None) => format!("from {}", clock(from)),
            (None, Some(to)) => format!("until {}", clock(to)),
            (None, None) => String::new(),
        })
        .collect();
    said.join(", ")
}

fn with(first: &str, more: &str) -> String {
    match (first.is_empty(), more.is_empty()) {
        (_, true) => first.to_owned(),
        (true, _) => more.to_owned(),
        _ => format!("{first}; {more}"),
    }
}

fn of_seat(m: &Meeting, spans: &[Span], seat: &Seat) -> (State, String) {
    let Some(holder) = seat.holder else {
        return (State::Vacant, "vacant".to_owned());
    };
    let deputy = last_span(spans, |s| s.capacity == Capacity::Deputy(seat.id));
    // Whoever sits there now is told, not the member who left.
    let sits = deputy.is_some_and(Span::is_open);
    let own = last_span(spans, |s| s.person == holder).filter(|own| own.is_open() || !sits);
    let (said, _) = forewarned(m, holder);
    if let Some(span) = own {
        let time = times(spans, holder);
        return match (span.is_open(), span.stepped_out) {
            (true, _) => {
                let place = if m.is_remote(holder) {
                    "remotely"
                } else {
                    "present"
                };
                (State::Here, with(&with(place, &time), &said))
            }
            (false, true) => (State::Gone, with("went out", &time)),
            (false, false) => (State::Gone, with("left", &time)),
        };
    }
    let announced = m.apology(seat.id).and_then(|a| a.deputy);
    if let Some(span) = deputy {
        let name = m.name(span.person);
        let time = times(spans, span.person);
        return if span.is_open() {
            (State::Here, with(&format!("deputy {name}"), &time))
        } else {
            (State::Gone, with(&format!("deputy {name} left"), &time))
        };
    }
    match (m.mark(seat.id), announced) {
        (Mark::Apologies, Some(deputy)) => (
            State::Awaited,
            format!("apologies; deputy {} expected", m.name(deputy)),
        ),
        (Mark::Apologies, None) => (State::Apologies, "apologies".to_owned()),
        (Mark::Absent, _) => (State::Absent, "absent".to_owned()),
        (Mark::Present, _) => (State::Here, with("present", &said)),
        (Mark::Unaccounted, _) => (State::Open, with("not yet", &said)),
    }
}

fn seat_detail(m: &Meeting, seat: &Seat) -> String {
    let mut said = vec![seat.details.title.to_string()];
    if !seat.details.organisation.is_empty() && seat.details.organisation != seat.details.title {
        said.push(seat.details.organisation.to_string());
    }
    let mut out = said.join(", ");
    if let Some(deputy) = seat.usual_deputy {
        out.push_str(". Usual deputy: ");
        out.push_str(&m.name(deputy));
    }
    out.push('.');
    if let Some(apology) = m.apology(seat.id) {
        let by = said_so(&apology.said_by, apology.said_on);
        let deputy = apology
            .deputy
            .map_or_else(String::new, |d| format!(", {} as deputy", m.name(d)));
        for part in [" Apologies received", &by, &deputy, "."] {
            out.push_str(part);
        }
    }
    if let Some(holder) = seat.holder {
        let (_, full) = forewarned(m, holder);
        if !full.is_empty() {
            out.push(' ');
            out.push_str(&full);
        }
    }
    out
}

/// A body at a joint meeting, with how it stands against its quorum.
fn with_quorum(m: &Meeting, which: Constituent) -> String {
    let name = &m.body_of(which).name;
    let found = m.quorums().into_iter().find(|(of, _)| *of == which);
    found.map_or_else(
        || name.to_string(),
        |(_, q)| {
            let lost = if q.is_quorate() || m.opened().is_none() {
                ""
            } else {
                ": NO QUORUM"
            };
            format!("{name}: {} here, quorum {}{lost}", q.here, q.needed)
        },
    )
}

/// The rows.
pub fn rows(m: &Meeting) -> Vec<Row> {
    let spans = m.spans();
    let mut out: Vec<Row> = Vec::new();
    let mut seats: Vec<(usize, &Seat)> = m.seats().iter().enumerate().collect();
    if m.is_joint() {
        let order = m.constituents();
        seats.sort_by_key(|(_, s)| order.iter().position(|c| *c == s.of));
    }
    let mut above = None;
    for (at, seat) in seats {
        if m.is_joint() && above != Some(seat.of) {
            above = Some(seat.of);
            out.push(Row::heading(&with_quorum(m, seat.of)));
        }
        let (state, words) = of_seat(m, &spans, seat);
        out.push(Row {
            seat: Some(seat.id),
            person: seat.holder,
            number: (at + 1).to_string(),
            name: seat
                .holder
                .map_or_else(|| "(vacant)".to_owned(), |p| m.name(p)),
            title: seat.details.title.to_string(),
            state,
            words,
            detail: seat_detail(m, seat),
            heading: false,
        });
    }
    let mut others: Vec<Row> = Vec::new();
    for person in m.people() {
        let takes_seat = m.capacity_of(person.id).seat().is_some()
            || m.seats()
                .iter()
                .any(|s| s.usual_deputy == Some(person.id) || s.holder == Some(person.id));
        let span = last_span(&spans, |s| s.person == person.id);
        let attends = span.is_some_and(|s| s.capacity == Capacity::InAttendance);
        if takes_seat && !attends {
            continue;
        }
        let (said, full) = forewarned(m, person.id);
        let time = times(&spans, person.id);
        let (state, words) = match span {
            Some(s) if s.is_open() => (State::Here, with("in attendance", &time)),
            Some(s) if s.stepped_out => (State::Gone, with("went out", &time)),
            Some(_) => (State::Gone, with("left", &time)),
            None if m.attendee_apologies().contains(&person.id) => {
                (State::Apologies, "apologies".to_owned())
            }
            None => (State::Open, said),
        };
        let details = &person.details;
        let title = match (details.role.is_empty(), details.organisation.is_empty()) {
            (_, true) => details.role.to_string(),
            (true, _) => details.organisation.to_string(),
            _ => format!("{}, {}", details.role, details.organisation),
        };
        others.push(Row {
            seat: None,
            person: Some(person.id),
            number: String::new(),
            name: details.full_name(),
            detail: with(&title, &full),
            title,
            state,
            words,
            heading: false,
        });
    }
    if !others.is_empty() {
        // Those who are or were here stand before those who might come.
        others.sort_by_key(|r| u8::from(r.state == State::Open));
        out.push(Row::heading("In attendance, and others known"));
        out.extend(others);
    }
    out
}
