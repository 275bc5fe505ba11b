//! Deciding on names: a cue that becomes a name, a name put right wherever it stands, and two
//! people who are one.

use super::{Decided, Decision, tidy};
use crate::meeting::event::Event;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::intent::Ref;
use crate::meeting::mention::{Form, Mention};
use crate::meeting::people::{Person, PersonDetails};
use crate::meeting::presence::Span;
use crate::meeting::refusal::Refusal;
use crate::meeting::state::Mark;
use crate::meeting::text::{Text, alike};

impl Decision<'_> {
    pub(super) fn change_person(&mut self, person: PersonId, to: &PersonDetails) -> Decided {
        let to = tidy(to);
        if to.name.is_blank() {
            return Err(Refusal::new("A person needs a name.", "Give the name."));
        }
        self.push(Event::PersonChanged { person, to });
        Ok(())
    }

    /// The cue stands in square brackets wherever it was written out; every such place is mended
    /// in the same record, so that one undo takes all of it back.
    pub(super) fn name_person(&mut self, name: &Ref, to: &PersonDetails) -> Decided {
        let person = self.person(name)?;
        let Some(known) = self.meeting.person(person) else {
            return Ok(());
        };
        if !known.details.cue {
            return Err(Refusal::new(
                format!("{} has a name already.", known.details.full_name()),
                "Put their details right instead.",
            ));
        }
        let to = PersonDetails {
            cue: false,
            ..to.clone()
        };
        if let Some(same) = self.known_as(person, &to) {
            return Err(Refusal::new(
                format!("{same} is known to this meeting already."),
                format!(
                    "JoinPeople(keep: \"{same}\", gone: \"{name}\") makes one of the two; another \
                     person of that name needs another organisation.",
                    name = name.0
                ),
            ));
        }
        self.change_person(person, &to)?;
        // A struck entry may be restored, and would then say the cue still.
        let places = self.meeting.mentions_where(person, |_| true);
        self.write_name(&places, &tidy(&to));
        Ok(())
    }

    /// Somebody else who is known by the name that a cue is to get.
    fn known_as(&self, cue: PersonId, to: &PersonDetails) -> Option<String> {
        let either = |one: &Text, other: &Text| {
            one.is_blank() || other.is_blank() || alike(one.trim(), other.trim())
        };
        let same = |p: &&Person| {
            p.id != cue
                && !p.details.cue
                && alike(p.details.name.trim(), to.name.trim())
                && either(&p.details.honorific, &to.honorific)
                && either(&p.details.organisation, &to.organisation)
        };
        let known = self.meeting.people().iter().find(same)?;
        Some(known.details.full_name())
    }

    /// A name is put right where the person is kept and wherever it stands in the record.
    pub(super) fn correct_name(&mut self, name: &Ref, to: &PersonDetails) -> Decided {
        let person = self.person(name)?;
        let Some(known) = self.meeting.person(person) else {
            return Ok(());
        };
        if known.details.cue && !to.cue {
            return self.name_person(name, to);
        }
        let to = tidy(&PersonDetails {
            cue: known.details.cue,
            ..to.clone()
        });
        if to == known.details {
            return Err(Refusal::new(
                "That changes nothing.",
                "Give the name as it should be.",
            ));
        }
        self.change_person(person, &to)?;
        let places = self.meeting.mentions(person);
        self.write_name(&places, &to);
        Ok(())
    }

    pub(super) fn join_people(&mut self, keep: &Ref, gone: &Ref) -> Decided {
        let (kept, gone) = (self.person(keep)?, self.person(gone)?);
        self.may_join(kept, gone)?;
        let Some(details) = self.meeting.person(kept).map(|p| p.details.clone()) else {
            return Ok(());
        };
        // While both are known, what both are called is nobody's; the one who goes means the other.
        let places = self.meeting.mentions_where(gone, |e| !e.struck);
        self.push(Event::PeopleJoined { kept, gone });
        self.write_name(&places, &details);
        Ok(())
    }

    fn may_join(&self, kept: PersonId, gone: PersonId) -> Decided {
        let m = self.meeting;
        let (one, other) = (m.name(kept), m.name(gone));
        if kept == gone {
            return Err(Refusal::new(
                format!("{one} is one person already."),
                "Name the two entries that are to be one.",
            ));
        }
        let is_cue = |id| m.person(id).is_some_and(|p| p.details.cue);
        if is_cue(kept) && !is_cue(gone) {
            return Err(Refusal::new(
                format!("{one} has no name yet, and {other} has one."),
                format!("Keep {other} instead."),
            ));
        }
        // Where the one who goes stands, the name of the one who is kept is written.
        if m.is_public_person(gone) && !m.is_public_person(kept) {
            return Err(Refusal::new(
                format!("{one} is named in words alone that not everybody may read."),
                format!("Keep {other} instead, and put the name right if it may be public."),
            ));
        }
        let (seats, others) = (self.stands_for(kept), self.stands_for(gone));
        let title = |id: Option<&SeatId>| {
            id.and_then(|id| m.seat(*id))
                .map_or_else(String::new, |s| s.details.title.to_string())
        };
        if !seats.is_empty() && !others.is_empty() && seats != others {
            return Err(Refusal::new(
                format!(
                    "The roll has {one} for the seat {} and {other} for the seat {}.",
                    title(seats.first()),
                    title(others.first())
                ),
                "Take back what is marked for one of them first.",
            ));
        }
        let deputises = m.apologies().iter().any(|(_, a)| {
            let pair = (Some(a.person), a.deputy);
            pair == (Some(kept), Some(gone)) || pair == (Some(gone), Some(kept))
        });
        if deputises {
            return Err(Refusal::new(
                format!("One of {one} and {other} sits in for the other."),
                "Take back that apology first.",
            ));
        }
        let spans = m.spans();
        let of = |who: PersonId| spans.iter().filter(move |s| s.person == who);
        if of(kept).any(|a| of(gone).any(|b| overlap(a, b))) {
            return Err(Refusal::new(
                format!("{one} and {other} are both recorded as in the room at the same time."),
                "Take back what is marked for one of them first.",
            ));
        }
        let missing = |who: PersonId| {
            m.attendee_apologies().contains(&who)
                || m.apologies().iter().any(|(_, a)| a.person == who)
        };
        for (away, here) in [(kept, gone), (gone, kept)] {
            if missing(away) && of(here).next().is_some() {
                return Err(Refusal::new(
                    format!(
                        "{} sent apologies, and {} was in the room.",
                        m.name(away),
                        m.name(here)
                    ),
                    "Take back what is marked for one of them first.",
                ));
            }
        }
        Ok(())
    }

    /// The seats for which the roll has somebody: held and marked, or sat in for.
    fn stands_for(&self, who: PersonId) -> Vec<SeatId> {
        let m = self.meeting;
        m.seats()
            .iter()
            .filter(|seat| {
                let marked = seat.holder == Some(who) && m.mark(seat.id) != Mark::Unaccounted;
                let sits = m.apology(seat.id).is_some_and(|a| a.deputy == Some(who));
                let there = m
                    .spans()
                    .iter()
                    .any(|s| s.person == who && s.capacity.seat() == Some(seat.id));
                marked || sits || there
            })
            .map(|seat| seat.id)
            .collect()
    }

    /// Writes a name in the place of each mention, in the form that stands there. For somebody who
    /// had none, the first mention writes the role too, if no role follows already.
    fn write_name(&mut self, places: &[Mention], to: &PersonDetails) {
        let mut written = false;
        let mut shift: i64 = 0;
        let mut last = None;
        for place in places {
            if last.replace(place.entry) != Some(place.entry) {
                shift = 0;
            }
            let Some(entry) = self.meeting.entry(place.entry) else {
                continue;
            };
            let (head, tail) = (
                &entry.text[..place.range.start],
                &entry.text[place.range.end..],
            );
            let went = &entry.text[place.range.clone()];
            let came = match place.form {
                Form::Cue if to.cue => to.full_name(),
                Form::Cue => {
                    let first = !std::mem::replace(&mut written, true);
                    match (first, tail.starts_with(" (")) {
                        (true, false) => to.name_and_role(),
                        (true, true) => to.full_name(),
                        (false, _) => self.meeting.short_name(to),
                    }
                }
                form => form.of(to),
            };
            // "Dr" may stand before the name already.
            let stands = came
                .strip_suffix(went)
                .is_some_and(|before| head.ends_with(before));
            if stands {
                continue;
            }
            let at = i64::try_from(place.range.start).unwrap_or(0) + shift;
            shift +=
                i64::try_from(came.len()).unwrap_or(0) - i64::try_from(went.len()).unwrap_or(0);
            let (stream, went) = (entry.stream, Text::new(went));
            self.push_in(
                stream,
                Event::TextSpliced {
                    entry: place.entry,
                    at: u32::try_from(at).unwrap_or(0),
                    went,
                    came: Text::new(&came),
                    group: 0,
                },
            );
        }
    }
}

/// Whether two stretches share a moment.
fn overlap(a: &Span, b: &Span) -> bool {
    let before = |x: &Span, y: &Span| {
        x.to.is_some_and(|end| y.from.is_some_and(|from| end <= from))
    };
    !before(a, b) && !before(b, a)
}
