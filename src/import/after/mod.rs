//! The next meeting of the same body, proposed from the session of the last one: seats and their
//! holders as they are now, the standing items, what was deferred or planned for that day, the
//! minutes to agree, the actions that are open, and what the work programme has for later.

mod actions;
mod items;

use chrono::NaiveDate;

use super::found::{Found, Place};
use super::proposal::{KnownAbsence, Member, Minutes, Notice, Proposal, Source, SourceLine};
use crate::meeting::Meeting;
use crate::meeting::absence::Absence;
use crate::meeting::agenda::{Calling, FutureMeeting};
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::house::{House, HouseTold};
use crate::meeting::id::PersonId;
use crate::meeting::joint::Constituent;
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;

/// The lines that a proposal from a session points to, since a session has no pages.
struct Lines<'m> {
    meeting: &'m Meeting,
    said: Vec<SourceLine>,
}

impl Lines<'_> {
    /// When and where the last meeting was held.
    fn held(&self) -> Calling {
        match self.meeting.taken().last() {
            Some(taken) if self.meeting.is_body_journal() => taken.held.clone(),
            _ => self.meeting.calling().clone(),
        }
    }

    /// Adds a line and tells its place.
    fn say(&mut self, words: &str) -> Place {
        let number = self.said.len() as u32 + 1;
        self.said.push(SourceLine {
            number,
            page: 0,
            text: Text::line(words),
        });
        Place {
            source: 0,
            page: 0,
            line: number,
            to: number,
        }
    }
}

/// Proposes the meeting that follows `meeting`, whose session is `session` (its id). `on` is the
/// day, if it is known; otherwise it is the next meeting's as it was announced, or the first in
/// the calendar.
pub fn following(meeting: &Meeting, session: &str, on: Option<NaiveDate>) -> Proposal {
    let mut lines = Lines {
        meeting,
        said: Vec::new(),
    };
    let mut out = Proposal::default();
    let held = lines.held();
    let last = held.date;
    body(&mut lines, &mut out);
    calling(&mut lines, on, &mut out);
    style(&lines, &mut out);
    members(&mut lines, &mut out);
    let day = out.date.as_ref().map(|d| d.value);
    items::propose(&mut lines, day, &mut out);
    minutes(&mut lines, &mut out);
    actions::propose(&mut lines, session, &mut out);
    let later = meeting
        .future_meetings()
        .iter()
        .filter(|f| f.date > day.unwrap_or(last));
    for future in later {
        let place = lines.say(&format!(
            "Meeting to come: {}",
            future.date.format("%-d %B %Y")
        ));
        out.future.push(Found::certain(future.clone(), place));
    }
    out.sources.push(Source {
        name: Text::line(&if meeting.is_body_journal() {
            format!("the journal of {}", meeting.body().name)
        } else {
            format!("the meeting of {}", last.format("%-d %B %Y"))
        }),
        format: "session".into(),
        pages: 0,
        remarks: Vec::new(),
        lines: lines.said,
    });
    out
}

fn body(lines: &mut Lines, out: &mut Proposal) {
    let body = lines.meeting.body().clone();
    let place = lines.say(&format!("{}, {}", body.name, body.host));
    let found = |words: &Text| (!words.is_empty()).then(|| Found::certain(words.clone(), place));
    out.body = found(&body.name);
    out.host = found(&body.host);
    out.chair_title = found(&body.chair_title);
    out.house = Some(body);
}

/// The house style goes on, and so do minute numbers within a municipal year.
fn style(lines: &Lines, out: &mut Proposal) {
    let meeting = lines.meeting;
    let house = meeting.house();
    if **house == House::default() {
        return;
    }
    let last = lines.held().date;
    let next = out.date.as_ref().map_or(last, |day| day.value);
    let mut told = HouseTold::from(&**house);
    told.first_minute = Some(house.first_of_next(meeting.items().len(), last, next));
    out.style = Some(Box::new(told));
}

fn calling(lines: &mut Lines, on: Option<NaiveDate>, out: &mut Proposal) {
    let meeting = lines.meeting;
    let held = lines.held();
    let announced = meeting.next_meeting();
    let known: Option<&FutureMeeting> = match on {
        Some(day) => announced
            .into_iter()
            .chain(meeting.future_meetings())
            .find(|f| f.date == day),
        None => meeting.next_meeting_expected(),
    };
    if let Some(day) = on.or(known.map(|f| f.date)) {
        let place = lines.say(&format!("Next meeting: {}", day.format("%-d %B %Y")));
        let by_calendar = on.is_none() && announced.is_none();
        let mut date = Found::certain(day, place);
        if by_calendar {
            date = date
                .doubting("No next meeting was announced; this is the first one in the calendar.");
        }
        out.date = Some(date);
    }
    if meeting.is_body_journal() && meeting.taken().is_empty() {
        let found = |start| Found::certain(start, Place::default());
        out.start = known.and_then(|f| f.start).map(found);
        let venue = known.map(|f| f.venue.clone()).filter(|v| !v.is_empty());
        out.venue = venue.map(|v| Found::certain(v, Place::default()));
        return;
    }
    let place = lines.say(&format!(
        "The last meeting: {}, {}",
        held.start.format("%H:%M"),
        held.venue
    ));
    out.start = Some(match known.and_then(|f| f.start) {
        Some(start) => Found::certain(start, place),
        None => Found::unsure(held.start, place, "The last meeting began at this time."),
    });
    let venue = known.map(|f| &f.venue).filter(|v| !v.is_empty());
    out.venue = match venue {
        Some(venue) => Some(Found::certain(venue.clone(), place)),
        None if held.venue.is_empty() => None,
        None => Some(Found::unsure(
            held.venue.clone(),
            place,
            "The last meeting was held here.",
        )),
    };
    if !held.officer.is_empty() {
        let place = lines.say(&format!("Officer: {}", held.officer));
        out.officer = Some(Found::certain(held.officer.clone(), place));
    }
}

fn members(lines: &mut Lines, out: &mut Proposal) {
    let meeting = lines.meeting;
    let details = |id| {
        let mut details = meeting.person(id)?.details.clone();
        details.last_attended = meeting
            .last_attended(id)
            .filter(|_| details.is_councillor());
        Some(details)
    };
    let absences = |id: PersonId| {
        // Whoever makes the next meeting, its records are read by others.
        let known = meeting.absences_of(id);
        let known = known.filter(|a| meeting.readers_of_absence(a) == Stream::Public);
        let known = known.map(|a| &a.absence);
        // Who was there since was absent no longer.
        let last = meeting.last_attended(id);
        let known = known.filter(|a| last.is_none_or(|last| a.on >= last));
        let told = known.map(|a| {
            let withdrawn = withdrawn(meeting, a).unzip();
            KnownAbsence {
                on: a.on,
                by: if a.by.is_blank() {
                    meeting.body().name.clone()
                } else {
                    a.by.clone()
                },
                until: a.until,
                withdrawn_on: withdrawn.0,
                withdrawn_by: withdrawn.1.unwrap_or_default(),
            }
        });
        told.collect()
    };
    // Those of a body that met with it at a joint meeting are not of this one.
    for seat in meeting.seats_of(Constituent::First) {
        // A journal knows who holds it on that day.
        let (held_by, deputy) = match out.date.as_ref() {
            Some(day) if meeting.is_body_journal() => meeting.held_on(seat.id, day.value),
            _ => (seat.holder, seat.usual_deputy),
        };
        let holder = held_by.and_then(details);
        let place = lines.say(&format!(
            "{}: {}",
            seat.details.title,
            holder
                .as_ref()
                .map_or_else(|| "vacant".to_owned(), PersonDetails::full_name)
        ));
        let day = out.date.as_ref().filter(|_| meeting.is_body_journal());
        if let Some(term) = day.and_then(|day| meeting.lapsed(seat.id, day.value)) {
            let who = term.holder.map_or_else(String::new, |p| meeting.name(p));
            let until = term.until.unwrap_or_default().format("%-d %B %Y");
            out.noticed.push(Notice {
                place,
                words: Text::line(&format!(
                    "Nobody holds the seat {} at this meeting: the term of {who} ended on {until}. If \
                     somebody was appointed since, tell the body\u{2019}s journal, or fill it here.",
                    seat.details.title
                )),
            });
        }
        let cue = holder.as_ref().is_some_and(|h| h.cue);
        let mut person = Found::certain(holder.unwrap_or_default(), place);
        if cue {
            person = person.doubting("The last meeting has no name for them yet.");
        }
        out.members.push(Member {
            person,
            office: seat.details.office,
            group: seat.details.category.clone(),
            voting: seat.details.voting,
            substitute: false,
            usual_deputy: deputy.and_then(details),
            absences: held_by.map_or_else(Vec::new, absences),
            seat: Some(seat.details.clone()),
        });
    }
}

/// On which day an approval was withdrawn and by whom, as far as everybody may know of it.
fn withdrawn(meeting: &Meeting, absence: &Absence) -> Option<(NaiveDate, Text)> {
    let known = meeting.absence_withdrawn(absence)?;
    let public = meeting.readers_of_withdrawal(known) == Stream::Public;
    let told = Some(&known.withdrawal).filter(|_| public)?;
    let by = if told.by.is_blank() {
        &meeting.body().name
    } else {
        &told.by
    };
    Some((told.on?, by.clone()))
}

/// The minutes of the last meeting, and those that it left for later.
fn minutes(lines: &mut Lines, out: &mut Proposal) {
    let meeting = lines.meeting;
    if meeting.is_body_journal() {
        if let Some(last) = meeting.taken().last() {
            for of in last.minutes_left.iter().copied().chain([last.held.date]) {
                list(lines, of, out);
            }
        }
        return;
    }
    let agreed = |of: NaiveDate| {
        use crate::meeting::entry::Approval;
        meeting.all_entries().iter().any(|e| {
            !e.struck
                && e.stream == Stream::Public
                && matches!(e.kind, Kind::Minutes { of: held, approval, .. }
                    if held == of && approval == Approval::Agreed)
        })
    };
    let left = meeting
        .earlier_minutes()
        .iter()
        .copied()
        .filter(|of| !agreed(*of));
    for of in left.chain([meeting.calling().date]) {
        list(lines, of, out);
    }
}

fn list(lines: &mut Lines, of: NaiveDate, out: &mut Proposal) {
    let place = lines.say(&format!("Minutes to agree: {}", of.format("%-d %B %Y")));
    out.minutes.push(Minutes {
        date: Some(Found::certain(of, place)),
        place,
        ..Minutes::default()
    });
}
