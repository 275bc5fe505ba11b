//! The meeting as it stands: the fold of its events so far. It derives no serialisation; only the
//! events are a promise on disk.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Duration, NaiveDate};

use super::absence::{ApprovedAbsence, WithdrawnAbsence};
use super::after::After;
use super::agenda::{Calling, FutureMeeting, Item, PlannedItem, Prior, Stamp, Standing};
use super::between::{Taken, Tenure};
use super::business::Procedure;
use super::chair::Presiding;
use super::entry::{Entry, Kind};
use super::event::Expectation;
use super::house::House;
use super::id::{EntryId, ItemId, PersonId, PriorId, SeatId};
use super::joint::{Constituent, JoinedBody};
use super::kept::Plan;
use super::people::{Body, Capacity, Office, Person, Seat};
use super::query::Query;
use super::remote::Remote;
use super::rules::Rules;
use super::text::Text;

/// How far the meeting has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Being prepared; nothing that happened has been recorded.
    #[default]
    Prepared,
    /// In session.
    Open,
    /// Broken off, to go on later.
    Adjourned {
        /// When.
        when: Stamp,
        /// Until when, in words; may be empty.
        until: Text,
        /// Why; may be empty.
        reason: Text,
    },
    /// Over.
    Closed,
    /// Over, and a later meeting has approved the minutes.
    Approved {
        /// The day of that meeting.
        at_meeting: NaiveDate,
        /// Who signs; may be empty.
        signed_by: Text,
        /// With corrections, and not as they stood.
        corrected: bool,
    },
}

/// What the roll says of a seat.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mark {
    /// Nothing yet.
    #[default]
    Unaccounted,
    /// The holder was there when the roll was taken.
    Present,
    /// Apologies for absence.
    Apologies,
    /// Absent without apologies.
    Absent,
}

/// An apology, with the deputy that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Apology {
    /// Who can't come.
    pub person: PersonId,
    /// Who sits in.
    pub deputy: Option<PersonId>,
    /// Who said so; may be empty.
    pub said_by: Text,
    /// When they said so.
    pub said_on: Option<NaiveDate>,
}

/// What was said beforehand about somebody's coming.
#[derive(Clone, Debug, PartialEq)]
pub struct Forewarning {
    /// Who.
    pub person: PersonId,
    /// What.
    pub expect: Expectation,
    /// Who said so; may be empty.
    pub said_by: Text,
    /// When they said so.
    pub said_on: Option<NaiveDate>,
}

/// A stretch of time for which the meeting was adjourned.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjournment {
    /// Since when.
    pub when: Stamp,
    /// Until when, in words; may be empty.
    pub until: Text,
    /// Why; may be empty.
    pub reason: Text,
    /// When the meeting went on; none = it stands adjourned.
    pub resumed: Option<Stamp>,
    /// It was said with the public out of the room.
    pub in_private: bool,
}

/// Where the officer last wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastWritten {
    /// In which entry.
    pub entry: EntryId,
    /// After which byte.
    pub at: usize,
}

/// A meeting: everything that its journal says, and nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meeting {
    pub(super) body: Body,
    pub(super) rules: Rules,
    pub(super) house: Arc<House>,
    pub(super) joined: Vec<JoinedBody>,
    pub(super) calling: Calling,
    pub(super) phase: Phase,
    pub(super) people: Vec<Person>,
    pub(super) seats: Vec<Seat>,
    pub(super) items: Vec<Item>,
    pub(super) entries: Vec<Entry>,
    pub(super) entry_at: HashMap<EntryId, usize>,
    pub(super) movements: Vec<EntryId>,
    pub(super) resolutions: Vec<EntryId>,
    pub(super) exclusions: Vec<EntryId>,
    pub(super) queries: Vec<Query>,
    pub(super) corrections: Vec<super::correction::Correction>,
    pub(super) speakers: Vec<super::speakers::Speaker>,
    pub(super) prior: Vec<Prior>,
    pub(super) absences: Vec<ApprovedAbsence>,
    pub(super) absences_withdrawn: Vec<WithdrawnAbsence>,
    pub(super) earlier_minutes: Vec<NaiveDate>,
    pub(super) future: Vec<FutureMeeting>,
    pub(super) planned: Vec<PlannedItem>,
    pub(super) plans: Vec<Plan>,
    pub(super) body_journal: bool,
    pub(super) tenures: Vec<(SeatId, Tenure)>,
    pub(super) taken: Vec<Taken>,
    #[allow(
        clippy::struct_field_names,
        reason = "the next meeting is the field's own term"
    )]
    pub(super) next_meeting: Option<FutureMeeting>,
    pub(super) marks: HashMap<SeatId, Mark>,
    pub(super) apologies: Vec<(SeatId, Apology)>,
    pub(super) attendee_apologies: Vec<PersonId>,
    pub(super) roll: Vec<(PersonId, Capacity)>,
    pub(super) forewarned: Vec<Forewarning>,
    pub(super) opened: Option<Stamp>,
    pub(super) ahead: Duration,
    pub(super) closed: Option<Stamp>,
    pub(super) remote: Vec<Remote>,
    pub(super) presiding: Vec<Presiding>,
    pub(super) adjournments: Vec<Adjournment>,
    pub(super) business: Vec<(Stamp, Procedure)>,
    pub(super) business_before: Vec<Option<ItemId>>,
    pub(super) business_in_private: Vec<bool>,
    pub(super) before_body: Option<ItemId>,
    pub(super) last_taken: Option<ItemId>,
    pub(super) last_written: Option<LastWritten>,
    pub(super) passed_over: Vec<Text>,
    pub(super) after: After,
    pub(super) misfits: u32,
}

impl Meeting {
    /// A meeting of which nothing is known yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The body that meets.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// Date, time and place on the agenda.
    pub fn calling(&self) -> &Calling {
        &self.calling
    }

    /// How far the meeting has come.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Whether facts of the room can be recorded: it is open, and not adjourned or closed.
    pub fn in_session(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Everybody known, in the order in which they became known.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Somebody.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|p| p.id == id)
    }

    /// Somebody's full name, or "somebody unknown" where a damaged file lost them.
    pub fn name(&self, id: PersonId) -> String {
        self.person(id)
            .map_or_else(|| "somebody unknown".to_owned(), |p| p.details.full_name())
    }

    /// The seats, in the order in which minutes list them.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// A seat.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.iter().find(|s| s.id == id)
    }

    /// The seat that somebody holds; the first, if they hold several.
    pub fn seat_held_by(&self, person: PersonId) -> Option<&Seat> {
        self.seats.iter().find(|s| s.holder == Some(person))
    }

    /// The seat of an office of the body; of the first, where several meet together.
    pub fn seat_of(&self, office: Office) -> Option<&Seat> {
        self.seats_of(Constituent::First)
            .find(|s| s.details.office == office)
    }

    /// The items, in agenda order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// An item.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.iter().find(|i| i.id == id)
    }

    /// An item's place in the agenda, from 0.
    pub fn item_index(&self, id: ItemId) -> Option<usize> {
        self.items.iter().position(|i| i.id == id)
    }

    /// An entry, struck or not.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entry_at.get(&id).map(|&at| &self.entries[at])
    }

    /// Every entry, in the order in which they were recorded, struck ones among them.
    pub fn all_entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries of an item that stand, in printing order.
    pub fn entries_of(&self, item: &Item) -> impl DoubleEndedIterator<Item = &Entry> {
        item.entries
            .iter()
            .filter_map(|&id| self.entry(id))
            .filter(|e| !e.struck)
    }

    /// The comings and goings that stand, in the order of their times.
    pub fn movements(&self) -> Vec<&Entry> {
        let mut found: Vec<&Entry> = self
            .movements
            .iter()
            .filter_map(|&id| self.entry(id))
            .filter(|e| !e.struck)
            .collect();
        // A stable sort: what came at the same minute stays in the order of the record.
        found.sort_by_key(|e| e.kind.when());
        found
    }

    /// The resolutions that stand, oldest first.
    pub fn resolutions(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.resolutions
            .iter()
            .filter_map(|&id| self.entry(id))
            .filter(|e| !e.struck && matches!(e.kind, Kind::Resolution { .. }))
    }

    /// Actions brought forward from earlier meetings.
    pub fn prior_actions(&self) -> &[Prior] {
        &self.prior
    }

    /// An action brought forward.
    pub fn prior_action(&self, id: PriorId) -> Option<&Prior> {
        self.prior.iter().find(|p| p.id == id)
    }

    /// Days of the meetings whose minutes are to be agreed here.
    pub fn earlier_minutes(&self) -> &[NaiveDate] {
        &self.earlier_minutes
    }

    /// What the roll says of a seat.
    pub fn mark(&self, seat: SeatId) -> Mark {
        self.marks.get(&seat).cloned().unwrap_or_default()
    }

    /// The apology for a seat, if there is one.
    pub fn apology(&self, seat: SeatId) -> Option<&Apology> {
        self.apologies
            .iter()
            .find(|(s, _)| *s == seat)
            .map(|(_, a)| a)
    }

    /// The apologies, in the order in which they were received.
    pub fn apologies(&self) -> &[(SeatId, Apology)] {
        &self.apologies
    }

    /// People without a seat who sent apologies.
    pub fn attendee_apologies(&self) -> &[PersonId] {
        &self.attendee_apologies
    }

    /// Who was there when the meeting began, in the order in which they were marked.
    pub fn roll(&self) -> &[(PersonId, Capacity)] {
        &self.roll
    }

    /// Who will come late or leave early.
    pub fn forewarned(&self) -> &[Forewarning] {
        &self.forewarned
    }

    /// When the meeting began.
    pub fn opened(&self) -> Option<Stamp> {
        self.opened
    }

    /// When it ended.
    pub fn closed(&self) -> Option<Stamp> {
        self.closed
    }

    /// Who presided, in order; the last is in the chair.
    pub fn presiding(&self) -> &[Presiding] {
        &self.presiding
    }

    /// The adjournments, in order.
    pub fn adjournments(&self) -> &[Adjournment] {
        &self.adjournments
    }

    /// The item that is before the body.
    pub fn before_body(&self) -> Option<&Item> {
        self.before_body.and_then(|id| self.item(id))
    }

    /// The item that was taken last, whether it is before the body still or not: after an
    /// adjournment and after the close it is where things go that name no item.
    pub fn last_taken(&self) -> Option<&Item> {
        self.last_taken.and_then(|id| self.item(id))
    }

    /// Where the officer last wrote, so that a reopened session stands there again.
    pub fn last_written(&self) -> Option<LastWritten> {
        self.last_written
    }

    /// Facts that did not fit what was known (a damaged or mended file); nothing was made of them.
    pub fn misfits(&self) -> u32 {
        self.misfits
    }

    /// Whether an item can still be taken.
    pub fn is_on_agenda(&self, item: &Item) -> bool {
        matches!(item.standing, Standing::Waiting | Standing::Taken)
    }
}
