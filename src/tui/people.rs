//! Finding people by a few letters: surname, first name, initials, role, organisation; the likely
//! ones for what is asked stand first.

use chrono::NaiveDate;

use crate::meeting::Meeting;
use crate::meeting::entry::{Kind, Owner, Stream};
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::people::{Capacity, Person, PersonDetails, Seat};
use crate::meeting::text::{Text, folded};
use crate::meeting::{Mark, Phase};

use super::ui::Ui;

/// For what somebody is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To arrive or come back: who isn't here.
    Arriving,
    /// To leave or go out: who is here.
    Leaving,
    /// To declare, to present: who is here first.
    Here,
    /// To speak: who is here, members first; or a name of the public.
    Speaking,
    /// To preside: members in the room.
    Presiding,
    /// To move, second or vote: members in the room who may vote, in the order of their seats.
    Voting,
    /// To own an action: people, posts and organisations.
    Owner,
    /// To sit in for somebody.
    Deputy,
    /// To sit in for the holder of this seat: their usual deputy first.
    DeputyFor(SeatId),
    /// Whose seat is meant: holders of seats.
    Holder,
    /// Whose name was missed.
    Unnamed,
    /// Anybody.
    Anybody,
}

/// Somebody found.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// A person known to the meeting.
    Person(PersonId),
    /// Somebody new.
    New(PersonDetails),
    /// A post or an organisation.
    Named(Text),
}

impl Known {
    /// The name.
    pub fn name(&self, ui: &Ui) -> String {
        match self {
            Self::Person(id) => ui.meeting().map_or_else(String::new, |m| m.name(*id)),
            Self::New(details) => details.full_name(),
            Self::Named(words) => words.to_string(),
        }
    }

    /// What stands beside it: role or organisation, and where they are.
    pub fn beside(&self, ui: &Ui) -> String {
        let Some(meeting) = ui.meeting() else {
            return String::new();
        };
        match self {
            Self::Person(id) => {
                let role = meeting.seat_held_by(*id).map_or_else(
                    || {
                        meeting
                            .person(*id)
                            .map_or_else(String::new, |p| p.details.standing().to_owned())
                    },
                    |s| s.details.title.to_string(),
                );
                let place = whereabouts(meeting, *id);
                match (role.is_empty(), place.is_empty()) {
                    (_, true) => role,
                    (true, _) => place.to_owned(),
                    _ => format!("{role}, {place}"),
                }
            }
            Self::New(_) => "new".to_owned(),
            Self::Named(_) => "post or organisation".to_owned(),
        }
    }
}

fn whereabouts(meeting: &Meeting, id: PersonId) -> &'static str {
    let spans = meeting.spans();
    let last = spans.iter().rev().find(|s| s.person == id);
    match last {
        Some(span) if span.is_open() && meeting.is_remote(id) => "remotely",
        Some(span) if span.is_open() => "here",
        Some(span) if span.stepped_out => "went out",
        Some(_) => "left",
        None => match meeting.seat_held_by(id).map(|s| meeting.mark(s.id)) {
            Some(Mark::Apologies) => "apologies",
            Some(Mark::Absent) => "absent",
            _ => "",
        },
    }
}

/// Those who can be meant by `letters`, likely ones first.
///
/// Somebody who is known from words alone that `readers` may not read is not offered to them: what is
/// recorded would tell their name.
pub fn find(meeting: &Meeting, wanted: Wanted, readers: Stream, letters: &str) -> Vec<Known> {
    let letters = plain(letters.trim());
    let spans = meeting.spans();
    let mut found: Vec<(u32, u32, usize, Known)> = Vec::new();
    let voters = if wanted == Wanted::Voting {
        meeting.voters()
    } else {
        Vec::new()
    };
    for (order, person) in meeting.people().iter().enumerate() {
        let Some(fit) = fits(meeting, person, &letters) else {
            continue;
        };
        // A name that was missed is put right wherever it stands.
        if wanted != Wanted::Unnamed && !meeting.is_known_in(person.id, readers) {
            continue;
        }
        let last = spans.iter().rev().find(|s| s.person == person.id);
        let here = last.is_some_and(super::super::meeting::presence::Span::is_open);
        let out = last.is_some_and(|s| s.stepped_out);
        let seat = meeting.seat_held_by(person.id);
        let deputy = meeting
            .apologies()
            .iter()
            .any(|(_, a)| a.deputy == Some(person.id));
        let apologies = seat.is_some_and(|s| meeting.mark(s.id) == Mark::Apologies);
        let member =
            seat.is_some() || matches!(last.map(|s| s.capacity), Some(c) if c.seat().is_some());
        let likely = match wanted {
            Wanted::Voting => match voters.iter().position(|p| *p == person.id) {
                Some(at) => at as u32,
                None => continue,
            },
            Wanted::Arriving if here => continue,
            Wanted::Arriving if out => 0,
            Wanted::Arriving if seat.is_some() && last.is_none() && !apologies => 1,
            Wanted::Arriving if deputy && last.is_none() => 1,
            Wanted::Arriving if last.is_some() => 2,
            Wanted::Arriving if seat.is_some() => 3,
            Wanted::Leaving | Wanted::Speaking if !here => continue,
            Wanted::Leaving | Wanted::Presiding if here && member => 0,
            Wanted::Leaving => 1,
            Wanted::Presiding | Wanted::Here | Wanted::Speaking if here => 1 - u32::from(member),
            Wanted::Holder if seat.is_none() => continue,
            Wanted::Holder => u32::from(here),
            Wanted::Unnamed if !person.details.cue => continue,
            Wanted::DeputyFor(of) if seat.is_some_and(|s| s.id == of) => continue,
            Wanted::DeputyFor(of)
                if meeting.seat(of).and_then(|s| s.usual_deputy) == Some(person.id) =>
            {
                0
            }
            Wanted::DeputyFor(_) if seat.is_none() => 2,
            Wanted::Deputy if seat.is_some() => 4,
            Wanted::Deputy => {
                let usual = meeting
                    .seats()
                    .iter()
                    .any(|s| s.usual_deputy == Some(person.id));
                1 - u32::from(usual)
            }
            Wanted::Owner | Wanted::Anybody | Wanted::Unnamed => u32::from(!here),
            Wanted::Arriving
            | Wanted::Here
            | Wanted::Speaking
            | Wanted::Presiding
            | Wanted::DeputyFor(_) => 4,
        };
        found.push((fit, likely, order, Known::Person(person.id)));
    }
    if wanted == Wanted::Owner {
        for (order, words) in named_owners(meeting).into_iter().enumerate() {
            if let Some(fit) = fits_words(&words, &letters) {
                found.push((fit, 2, order, Known::Named(words)));
            }
        }
    }
    // With no letters the likely stand first; with some, those that fit best do.
    if letters.is_empty() {
        found.sort_by_key(|f| (f.1, f.2));
    } else {
        found.sort_by_key(|f| (f.1.min(3) + f.0, f.2));
    }
    found.into_iter().map(|f| f.3).collect()
}

/// Posts and organisations that own actions, or speak through seats.
fn named_owners(meeting: &Meeting) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    let mut add = |words: &Text| {
        if !words.is_blank() && !out.contains(words) {
            out.push(words.clone());
        }
    };
    for prior in meeting.prior_actions() {
        for owner in &prior.action.owners {
            if let Owner::Named(words) = owner {
                add(words);
            }
        }
    }
    for seat in meeting.seats() {
        add(&seat.details.organisation);
        add(&seat.details.title);
    }
    out
}

/// How well `letters` fit somebody: 0 best; none = not at all.
fn fits(meeting: &Meeting, person: &Person, letters: &str) -> Option<u32> {
    if letters.is_empty() {
        return Some(0);
    }
    let details = &person.details;
    let name = plain(&details.name);
    let begins = |text: &str| plain(text).starts_with(letters);
    if begins(details.surname()) || begins(details.last_word()) {
        return Some(0);
    }
    let initials: String = name
        .split_whitespace()
        .filter_map(|w| w.chars().next())
        .collect();
    if name.starts_with(letters) || (letters.len() > 1 && initials.starts_with(letters)) {
        return Some(2);
    }
    let words = |text: &str| fits_words(text, letters).is_some();
    if words(&details.name) {
        return Some(4);
    }
    let seat = meeting.seat_held_by(person.id);
    let seat_fits = seat.is_some_and(|s| words(&s.details.title) || words(&s.details.organisation));
    (words(&details.role) || words(&details.organisation) || seat_fits).then_some(8)
}

fn fits_words(text: &str, letters: &str) -> Option<u32> {
    if letters.is_empty() {
        return Some(0);
    }
    let text = plain(text);
    if text.starts_with(letters) {
        return Some(1);
    }
    let word = text
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .any(|w| !w.is_empty() && w.starts_with(letters))
        || text
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| !w.is_empty() && w.starts_with(letters));
    (word || (letters.contains(' ') && text.contains(letters))).then_some(5)
}

/// Those known by name who may be meant where somebody put down with a cue gets a name: every word
/// typed begins a word of theirs.
pub fn known_by(meeting: &Meeting, cue: PersonId, typed: &str) -> Vec<PersonId> {
    let name = plain(&new_person(typed).name);
    let theirs = |person: &&Person| {
        let full = plain(&person.details.full_name());
        let mut words = full.split_whitespace();
        person.id != cue
            && !person.details.cue
            && name
                .split_whitespace()
                .all(|typed| words.any(|word| word.starts_with(typed)))
    };
    if name.trim().is_empty() {
        return Vec::new();
    }
    let found = meeting.people().iter().filter(theirs);
    found.map(|person| person.id).take(5).collect()
}

/// Small letters, with one apostrophe for all.
fn plain(text: &str) -> String {
    text.chars().flat_map(folded).collect()
}

/// Somebody new, as typed: an honorific is told from the name; what follows a comma is the role, and
/// what follows another the organisation.
pub fn new_person(typed: &str) -> PersonDetails {
    let mut parts = typed.splitn(3, ',').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let (honorific, name) = match name.split_once(' ') {
        Some((first, rest)) => match first.trim_end_matches('.').to_lowercase().as_str() {
            "cllr" | "councillor" => ("Councillor", rest),
            "dr" | "prof" | "professor" | "rev" | "sir" | "lady" | "dame" | "lord" | "mr"
            | "mrs" | "ms" | "miss" => (first, rest),
            _ => ("", name),
        },
        None => ("", name),
    };
    PersonDetails {
        name: Text::line(name),
        honorific: Text::line(honorific),
        role: Text::line(parts.next().unwrap_or_default()),
        organisation: Text::line(parts.next().unwrap_or_default()),
        cue: false,
        councillor: honorific == "Councillor",
        last_attended: None,
    }
}

/// How many observers are here; empty where the body has no seats for them.
pub fn observers(meeting: &Meeting) -> String {
    match meeting.count_of_observers() {
        (_, 0) => String::new(),
        (here, 1) => format!("   {here} of 1 observer"),
        (here, seats) => format!("   {here} of {seats} observers"),
    }
}

/// Whether somebody that arrives has been in the room before.
pub fn was_here(meeting: &Meeting, person: PersonId) -> bool {
    meeting.spans().iter().any(|s| s.person == person)
}

/// Whether the meeting must ask for whom somebody sits in: they hold no seat and were not announced.
pub fn sits_in(meeting: &Meeting, person: PersonId) -> bool {
    meeting.capacity_of(person) != Capacity::InAttendance
}

/// Whether anything was recorded of the room yet.
pub fn begun(meeting: &Meeting) -> bool {
    meeting.phase() != &Phase::Prepared
}

/// Whether an entry is one of comings and goings.
pub fn is_movement(kind: &Kind) -> bool {
    matches!(kind, Kind::Movement { .. })
}

/// The approvals of somebody's absence, the newest first, with the reason: the screen is the officer's.
pub fn absences(m: &Meeting, person: PersonId) -> Vec<String> {
    let mut known: Vec<_> = m.absences_of(person).map(|a| &a.absence).collect();
    known.sort_by_key(|absence| std::cmp::Reverse(absence.on));
    let told = known.into_iter().map(|absence| {
        let told = format!("Absence {}", m.absence_told(absence));
        if absence.reason.is_blank() {
            told
        } else {
            format!("{told}: {}", absence.reason)
        }
    });
    told.collect()
}

/// The seat that somebody has by the journal of a body, with the days of a term that is not now: who was
/// appointed for a time holds it no longer, and who is appointed for later does not yet.
pub fn termed(m: &Meeting, person: PersonId, today: NaiveDate) -> Option<String> {
    let day = |d: NaiveDate| d.format("%-d %b %Y").to_string();
    let holds = |s: &&Seat| m.held_on(s.id, today).0 == Some(person);
    if let Some(seat) = m.seats().iter().find(holds) {
        return Some(seat.details.title.to_string());
    }
    m.seats().iter().find_map(|seat| {
        let title = &seat.details.title;
        let mut later = m.tenures(seat.id).filter(|t| t.holder == Some(person));
        let later = later.find_map(|t| t.from.filter(|from| *from > today));
        if let Some(from) = later {
            return Some(format!("{title} from {}", day(from)));
        }
        let ended = m.lapsed(seat.id, today)?;
        let until = ended.until.filter(|_| ended.holder == Some(person))?;
        Some(format!("{title} until {}, no member now", day(until)))
    })
}
