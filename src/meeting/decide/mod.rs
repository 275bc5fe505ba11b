//! The one decision: what facts an intent makes, or why it can't be done and the way out.
//!
//! Keys and scripts both come here. Deciding changes nothing: the facts that come out are recorded
//! by the journal and folded into the meeting.

mod absences;
mod actions;
mod after;
mod along;
mod between;
mod business;
mod casting;
mod chair;
mod change;
mod corrections;
mod course;
mod dispatch;
mod exempt;
mod find;
mod interests;
mod joint;
mod late;
mod motions;
mod movement;
mod names;
mod pass_over;
mod private;
mod queries;
mod recast;
mod record;
mod remote;
mod resolve;
mod roll;
mod set_up;
mod speakers;
mod taken;
mod taken_absences;
mod taken_members;
mod text;
mod told;
mod voted;
mod votes;
mod withhold;
mod words;

use chrono::NaiveDate;

use super::agenda::Stamp;
use super::clock::beside;
use super::entry::Stream;
use super::event::{Event, Fact};
use super::id::{Id, ItemId, PersonId, Writer};
use super::intent::{Order, When, Who};
use super::people::PersonDetails;
use super::refusal::Refusal;
use super::state::{Meeting, Phase};
use super::text::{Text, alike};

pub use words::{noted_sentence, presented_sentence};

/// The place in the journal that the facts will take.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    /// Who writes.
    pub writer: Writer,
    /// The number of the record to be.
    pub record: u32,
}

/// Decides what facts `order` makes at `now`, if it can be done.
///
/// # Errors
/// A [`Refusal`] that says why not, and what to do instead.
pub fn decide(
    meeting: &Meeting,
    position: Position,
    now: Stamp,
    order: &Order,
) -> Result<Vec<Fact>, Refusal> {
    let recorded = now;
    let now = meeting.clock(now);
    let when = match order.at {
        None => now,
        Some(at) => moment(meeting, now, at)?,
    };
    let mut d = Decision {
        meeting,
        position,
        recorded,
        now,
        when,
        timed: order.at.is_some(),
        stream: order.stream,
        despite: order.despite.clone(),
        facts: Vec::new(),
        leaves_public: false,
    };
    d.intent(&order.intent)?;
    d.keep_apart(order.stream)?;
    d.keep_confidential();
    d.take_along();
    if d.facts.iter().any(|fact| !fact.is_kept_apart()) {
        return Err(withheld());
    }
    Ok(d.facts)
}

/// The moment that an officer means.
fn moment(meeting: &Meeting, now: Stamp, at: When) -> Result<Stamp, Refusal> {
    match at {
        When::Exactly(stamp) => Ok(stamp),
        When::Clock(time) => meeting.moment_of(time, now).ok_or_else(|| {
            Refusal::new(
                "That time doesn't exist on that day.",
                "Give it with its offset.",
            )
        }),
    }
}

fn withheld() -> Refusal {
    Refusal::new(
        "Only what stands in the record of an item can be kept from the public.",
        "Record this for everybody, and what is confidential as a paragraph of its own.",
    )
}

/// A decision in the making.
struct Decision<'m> {
    meeting: &'m Meeting,
    position: Position,
    /// What the machine's clock shows.
    recorded: Stamp,
    /// What the meeting's clock shows.
    now: Stamp,
    /// When what is recorded happened: now, or the time that was given.
    when: Stamp,
    /// The time was given, be it that of the clock.
    timed: bool,
    stream: Stream,
    /// Why it is done though a rule stands in the way; may be empty.
    despite: Text,
    facts: Vec<Fact>,
    /// What stands for everybody in an item that becomes confidential is to stay so.
    leaves_public: bool,
}

type Decided = Result<(), Refusal>;

impl Decision<'_> {
    /// Adds an event; the id is that of the thing it makes, if it makes one.
    fn push(&mut self, event: Event) -> Id {
        self.push_in(self.stream, event)
    }

    fn push_in(&mut self, stream: Stream, event: Event) -> Id {
        let index = u16::try_from(self.facts.len()).unwrap_or(u16::MAX);
        self.facts.push(Fact(stream, event));
        Id {
            writer: self.position.writer,
            record: self.position.record,
            index,
        }
    }

    /// What a rule of the body stands in the way of is done all the same where the officer gave the
    /// reason. The reason is kept for the office and those who may read exempt text; what stood in
    /// the way is told without the words of any entry, which may be given to other readers later.
    fn unless_overridden(&mut self, refusal: Refusal) -> Decided {
        if self.despite.is_blank() {
            return Err(refusal.overridable());
        }
        let reason = self.despite.clone();
        self.push_in(
            self.stream.strictest(Stream::Exempt),
            Event::RuleOverridden {
                rule: Text::new(&refusal.reason),
                reason,
            },
        );
        Ok(())
    }

    /// Somebody known, or put down anew in the same record.
    fn who(&mut self, who: &Who) -> Result<PersonId, Refusal> {
        match who {
            Who::Known(name) => self.person(name),
            Who::New(details) => self.new_person(details),
            Who::Cue(cue) => self.new_person(&PersonDetails {
                name: cue.clone(),
                cue: true,
                ..PersonDetails::default()
            }),
        }
    }

    fn new_person(&mut self, details: &PersonDetails) -> Result<PersonId, Refusal> {
        let details = tidy(details);
        if details.name.is_blank() {
            return Err(Refusal::new(
                "A person needs a name.",
                "Give a name, or a cue to know them by until it is known.",
            ));
        }
        let known = self.meeting.people().iter().find(|p| {
            alike(&p.details.full_name(), &details.full_name())
                && alike(&p.details.organisation, &details.organisation)
        });
        if let Some(known) = known {
            return Err(Refusal::new(
                format!(
                    "{} is known to this meeting already.",
                    known.details.full_name()
                ),
                "Choose them from the list; two people of one name need different organisations.",
            ));
        }
        Ok(PersonId(self.push(Event::PersonAdded(details))))
    }

    /// The item named, or the one that was taken last, or the first.
    fn item_or_current(&self, named: Option<&super::intent::Ref>) -> Result<ItemId, Refusal> {
        if let Some(named) = named {
            return self.item(named);
        }
        self.meeting
            .last_taken()
            .or_else(|| self.meeting.items().first())
            .map(|i| i.id)
            .ok_or_else(|| {
                Refusal::new("There is no item yet.", "Add an item to the agenda first.")
            })
    }

    fn opened(&self) -> Result<Stamp, Refusal> {
        self.meeting.opened().ok_or_else(|| {
            Refusal::new(
                "The meeting has not been opened.",
                "Open the meeting first.",
            )
        })
    }

    fn in_session(&self) -> Decided {
        match self.meeting.phase() {
            Phase::Open => Ok(()),
            Phase::Prepared => self.opened().map(|_| ()),
            Phase::Adjourned { .. } => Err(Refusal::new(
                "The meeting is adjourned.",
                "Resume it first.",
            )),
            Phase::Closed | Phase::Approved { .. } => Err(Refusal::new(
                "The meeting is closed.",
                "Undo the close if it was closed too soon.",
            )),
        }
    }

    /// The time of the fact, once it is seen to lie within the meeting. A clock that was set back
    /// since the meeting began hinders nobody: the order of what is recorded stands, and the fact
    /// is not said to be earlier than the meeting. A time that was given is checked.
    fn when_in_meeting(&self) -> Result<Stamp, Refusal> {
        let when = if self.is_by_the_clock() {
            self.when.max(self.opened()?)
        } else {
            self.when
        };
        self.check_time(when)?;
        Ok(when)
    }

    /// Only entries of the record have readers of their own; the rest of a meeting (its people,
    /// its agenda, its course) is for everybody, and must not be taken for confidential.
    fn for_everybody(&mut self) -> Result<&mut Self, Refusal> {
        if self.stream == Stream::Public {
            return Ok(self);
        }
        Err(withheld())
    }

    /// Comings and goings are facts of the room, which everybody in it saw.
    fn of_the_room(&mut self) -> Result<&mut Self, Refusal> {
        if self.stream == Stream::Public {
            return Ok(self);
        }
        Err(movement::withheld())
    }

    /// The day of what is no part of the sitting, such as a draft that goes out: the machine's, unless a
    /// time was given.
    fn day(&self) -> NaiveDate {
        let when = if self.is_by_the_clock() {
            self.recorded
        } else {
            self.when
        };
        when.date_naive()
    }

    /// Whether nobody gave the time of the fact.
    fn is_by_the_clock(&self) -> bool {
        !self.timed
    }

    fn check_time(&self, when: Stamp) -> Decided {
        let opened = self.opened()?;
        // The minute is what officers say and what is printed.
        if when.timestamp().div_euclid(60) < opened.timestamp().div_euclid(60) {
            return Err(Refusal::new(
                format!(
                    "{} is before the meeting began at {}.",
                    beside(when, opened),
                    beside(opened, when)
                ),
                "Give a time after the start.",
            ));
        }
        if let Some(closed) = self.meeting.closed()
            && when.timestamp().div_euclid(60) > closed.timestamp().div_euclid(60)
        {
            return Err(Refusal::new(
                format!(
                    "{} is after the meeting ended at {}.",
                    beside(when, closed),
                    beside(closed, when)
                ),
                "Give the time with at:, within the meeting.",
            ));
        }
        Ok(())
    }
}

/// Details on one line each, as names and titles are printed.
fn tidy(details: &PersonDetails) -> PersonDetails {
    PersonDetails {
        name: Text::line(&details.name),
        honorific: Text::line(&details.honorific),
        role: Text::line(&details.role),
        organisation: Text::line(&details.organisation),
        ..details.clone()
    }
}

#[cfg(test)]
mod tests;
