//! Deciding what of a meeting goes over into the journal of its body: its members, what it planned or
//! put off, and the days in its calendar.

use super::taken::Known;
use super::{Decision, tidy};
use crate::meeting::agenda::PlannedItem;
use crate::meeting::between::{Between, MeetingTold, PlannedTold, SeatTold, Taken, Tenure};
use crate::meeting::entry::Stream;
use crate::meeting::event::Event;
use crate::meeting::id::{PersonId, SeatId};
use crate::meeting::kept::{Plan, PlanState};
use crate::meeting::people::{PersonDetails, Seat, SeatDetails};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::{Text, alike};

impl Decision<'_> {
    /// Whoever held a seat at the meeting holds it from then on, where the journal knew of somebody
    /// else.
    pub(super) fn take_members(&mut self, of: &Taken, known: &mut Known) -> Result<(), Refusal> {
        let m = self.meeting;
        let before = m.taken_from(&of.session);
        if before.is_some_and(|b| b.seats == of.seats) {
            return Ok(());
        }
        let day = of.held.date;
        let name = |id: Option<PersonId>| id.map(|id| m.name(id));
        let told_name = |one: Option<&PersonDetails>| one.map(PersonDetails::full_name);
        let held = |seat: SeatId| name(m.held_on(seat, day).0);
        let mut free: Vec<&Seat> = m.seats().iter().collect();
        let mut seats: Vec<(&SeatTold, Option<SeatId>)> = Vec::new();
        // Of several seats of one title each is known by its holder first.
        for by_holder in [true, false] {
            for told in &of.seats {
                if seats
                    .iter()
                    .any(|(one, at)| std::ptr::eq(*one, told) && at.is_some())
                {
                    continue;
                }
                let fits = |s: &&Seat| {
                    same_seat(&s.details, &told.seat)
                        && (!by_holder || held(s.id) == told_name(told.holder.as_ref()))
                };
                let at = free.iter().position(fits).map(|at| free.remove(at).id);
                match seats.iter_mut().find(|(one, _)| std::ptr::eq(*one, told)) {
                    Some(known) => known.1 = at,
                    None => seats.push((told, at)),
                }
            }
        }
        for (told, seat) in seats {
            if before.is_some_and(|b| b.seats.contains(told)) {
                continue;
            }
            let new = seat.is_none();
            let seat = match seat {
                Some(seat) => seat,
                None => SeatId(self.push(Event::SeatAdded(told.seat.clone()))),
            };
            let (holder, deputy) = m.held_on(seat, day);
            let as_told = name(holder) == told_name(told.holder.as_ref())
                && name(deputy) == told_name(told.usual_deputy.as_ref());
            if as_told && (!new || told.holder.is_none()) {
                continue;
            }
            let holder = self.somebody(told.holder.as_ref(), known)?;
            let usual_deputy = self.somebody(told.usual_deputy.as_ref(), known)?;
            if m.taken().is_empty() {
                self.push(Event::SeatFilled {
                    seat,
                    holder,
                    usual_deputy,
                });
                continue;
            }
            let tenure = Tenure {
                holder,
                usual_deputy,
                from: Some(day),
                ..Tenure::default()
            };
            self.push_between(Stream::Public, Between::Held { seat, tenure });
        }
        Ok(())
    }

    /// Somebody whom a meeting names; put down anew where the journal doesn't know them.
    pub(super) fn somebody(
        &mut self,
        told: Option<&PersonDetails>,
        known: &mut Known,
    ) -> Result<Option<PersonId>, Refusal> {
        let Some(told) = told else { return Ok(None) };
        let name = told.full_name();
        let of_journal = self
            .meeting
            .people()
            .iter()
            .find(|p| alike(&p.details.full_name(), &name))
            .map(|p| p.id);
        let of_record = known.people.iter().find(|(one, _)| alike(one, &name));
        if let Some(id) = of_journal.or(of_record.map(|(_, id)| *id)) {
            return Ok(Some(id));
        }
        let details = PersonDetails {
            last_attended: None,
            ..tidy(told)
        };
        let id = self.new_person(&details)?;
        known.people.push((name, id));
        Ok(Some(id))
    }

    pub(super) fn take_programme(&mut self, told: &MeetingTold) {
        let m = self.meeting;
        let of = &told.of;
        let before: &[PlannedTold] = m.taken_from(&of.session).map_or(&[], |t| &t.planned);
        for one in of.planned.iter().filter(|one| !before.contains(one)) {
            let was = before
                .iter()
                .find(|b| !b.source.is_empty() && b.source == one.source);
            self.take_plan(one, was, of);
        }
        let stands = |source: &Text| of.planned.iter().any(|one| one.source == *source);
        for gone in before
            .iter()
            .filter(|b| !b.source.is_empty() && !stands(&b.source))
        {
            let plan = m.plans().iter().find(|p| p.source == gone.source);
            if let Some(plan) = plan.filter(|p| p.state == PlanState::Ahead) {
                let what = Between::Unplanned {
                    plan: plan.id,
                    taken: None,
                    reason: Text::default(),
                };
                self.push_between(Stream::Public, what);
            }
        }
        let day = of.held.date;
        let words = [day.format("%-d %B %Y"), day.format("%B %Y")].map(|w| w.to_string());
        let for_it = |p: &&Plan| match p.item.date {
            Some(date) => date == day,
            None => words.iter().any(|w| alike(w, &p.item.meeting)),
        };
        let put_off = |p: &Plan| {
            of.planned
                .iter()
                .any(|o| o.put_off && alike(&o.item.title, &p.item.title))
        };
        let taken = |p: &Plan| told.items_taken.iter().any(|t| alike(t, &p.item.title));
        let ahead = m.plans().iter().filter(|p| p.state == PlanState::Ahead);
        for plan in ahead.filter(for_it).filter(|p| taken(p) && !put_off(p)) {
            let what = Between::Unplanned {
                plan: plan.id,
                taken: Some(day),
                reason: Text::default(),
            };
            self.push_between(Stream::Public, what);
        }
    }

    fn take_plan(&mut self, told: &PlannedTold, was: Option<&PlannedTold>, of: &Taken) {
        let plans = self.meeting.plans();
        let by_source = plans
            .iter()
            .find(|p| !told.source.is_empty() && p.source == told.source);
        let by_title = plans
            .iter()
            .rev()
            .find(|p| alike(&p.item.title, &told.item.title));
        let moved = |known: &Plan| Between::Replanned {
            plan: known.id,
            to: PlannedItem {
                meeting: told.item.meeting.clone(),
                date: told.item.date,
                ..known.item.clone()
            },
            reason: Text::default(),
        };
        let what = match (by_source, by_title) {
            (Some(known), _) => {
                let to = was.map(|was| told_since(&known.item, &was.item, &told.item));
                let Some(to) = to.filter(|to| *to != known.item) else {
                    return;
                };
                Between::Replanned {
                    plan: known.id,
                    to,
                    reason: Text::default(),
                }
            }
            (None, Some(known)) if told.put_off && known.state == PlanState::Ahead => moved(known),
            (None, Some(_)) if !told.put_off => return,
            (None, _) => Between::Planned {
                item: told.item.clone(),
                source: told.source.clone(),
                put_off: told.put_off.then_some(of.held.date),
            },
        };
        self.push_between(Stream::Public, what);
    }

    pub(super) fn take_dates(&mut self, of: &Taken) {
        let m = self.meeting;
        let before = m.taken_from(&of.session);
        for told in of.meetings.iter().filter(|f| f.date > of.held.date) {
            if before.is_some_and(|b| b.meetings.contains(told)) {
                continue;
            }
            let known = m.future_meetings().iter().find(|f| f.date == told.date);
            let told_before = m.taken().iter().flat_map(|t| &t.meetings);
            let was = told_before.clone().any(|f| f.date == told.date);
            match known {
                // Taken out of the calendar since.
                None if was => {}
                None => {
                    self.push(Event::FutureMeetingListed(told.clone()));
                }
                Some(known) if told_before.clone().any(|f| f == known) && known != told => {
                    let what = Between::MeetingChanged {
                        of: told.date,
                        to: Some(told.clone()),
                    };
                    self.push_between(Stream::Public, what);
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether two tell of seats of one kind.
fn same_seat(one: &SeatDetails, other: &SeatDetails) -> bool {
    alike(&one.title, &other.title)
        && alike(&one.organisation, &other.organisation)
        && alike(&one.category, &other.category)
        && one.office == other.office
}

/// A planned item as it is known, with what its meeting tells of it otherwise than before. What the officer
/// changed since stays as it is; what the meeting tells no more, because it is taken in private now, goes.
fn told_since(known: &PlannedItem, was: &PlannedItem, told: &PlannedItem) -> PlannedItem {
    let mut to = known.clone();
    // What the officer moved since stays where it is.
    if was.meeting != told.meeting {
        to.meeting.clone_from(&told.meeting);
        to.date = told.date;
    }
    let put = |here: &mut Text, was: &Text, told: &Text| {
        if here == was {
            here.clone_from(told);
        }
    };
    put(&mut to.title, &was.title, &told.title);
    put(&mut to.summary, &was.summary, &told.summary);
    put(&mut to.lead, &was.lead, &told.lead);
    put(&mut to.purpose, &was.purpose, &told.purpose);
    to
}
