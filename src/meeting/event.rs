//! Events: what happened, in the past tense. They are the only promise that the program makes on
//! disk: stored names are frozen by a test, and unknown fields are refused, so that no version
//! drops in silence what another one wrote.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::absence::{Absence, Withdrawal};
use super::agenda::{Calling, FutureMeeting, ItemDetails, PlannedItem, PriorAction, Report, Stamp};
use super::between::Between;
use super::business::Procedure;
use super::correction::{Outcome, Received};
use super::entry::{Kind, Owner, Place, Stage, Stream};
use super::house::HouseStored;
use super::id::{BodyId, CorrectionId, EntryId, ItemId, PersonId, QueryId, SeatId};
use super::joint::Constituent;
use super::kind::Part;
use super::motion::Tally;
use super::people::{Body, Capacity, PersonDetails, SeatDetails, blank};
use super::printed::PrintedLine;
use super::rules::Rules;
use super::speakers::{Asker, Speaking};
use super::text::Text;

/// An event and who may read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact(
    /// Its stream, fixed when it was made.
    pub Stream,
    /// What happened.
    pub Event,
);

impl Fact {
    /// The format version that a reader needs for this fact.
    pub fn needs_reader(&self) -> u32 {
        match (self.0, &self.1) {
            // Before, an action brought forward was for everybody.
            (Stream::Exempt | Stream::Private, Event::ActionBroughtForward(_)) => 4,
            (_, event) => event.needs_reader(),
        }
    }

    /// Whether the fold keeps this fact from those who may not read it. Only entries have readers
    /// of their own; people may come along with them. In the journal of a body actions have too. Everything else is for
    /// everybody.
    pub fn is_kept_apart(&self) -> bool {
        self.0 == Stream::Public
            || matches!(
                self.1,
                Event::PersonAdded(_)
                    | Event::ActionBroughtForward(_)
                    | Event::BetweenMeetings(_)
                    | Event::AbsenceApproved(_)
                    | Event::AbsenceWithdrawn(_)
                    | Event::Recorded { .. }
                    | Event::TextSpliced { .. }
                    | Event::EntryChanged { .. }
                    | Event::EntryMoved { .. }
                    | Event::EntryStruck { .. }
                    | Event::EntryRestored { .. }
                    | Event::ResolutionReworded { .. }
                    | Event::ResolutionStaged { .. }
                    | Event::EntryReclassified { .. }
                    | Event::QueryRaised { .. }
                    | Event::QuerySettled { .. }
                    | Event::RuleOverridden { .. }
                    | Event::Speaking(_)
                    | Event::CorrectionReceived(_)
                    | Event::CorrectionSettled { .. }
                    | Event::DraftIssued { .. }
                    | Event::PurgeHeld { .. }
                    | Event::HoldReleased { .. }
                    | Event::Purged { .. }
            )
    }
}

/// What is known beforehand about somebody's coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expectation {
    /// Will come late, at about this time if it was said.
    Late(Option<NaiveTime>),
    /// Will have to leave early, at about this time if it was said.
    LeavesEarly(Option<NaiveTime>),
}

/// Something that happened, or that was set up before the meeting.
///
/// Things that come into being have no id in their event: their id is the event's own place in the
/// journal (see [`super::id`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Event {
    /// The body was described.
    BodyDescribed(Body),
    /// Date, time and place were set.
    MeetingCalled(Calling),
    /// Somebody became known to the meeting. Makes a [`PersonId`].
    PersonAdded(PersonDetails),
    /// What is known of somebody was put right, or a cue became a name.
    PersonChanged {
        /// Who.
        person: PersonId,
        /// Everything that is known now.
        to: PersonDetails,
    },
    /// A seat was set up. Makes a [`SeatId`].
    SeatAdded(SeatDetails),
    /// A seat's details were put right.
    SeatChanged {
        /// Which.
        seat: SeatId,
        /// Everything that is known now.
        to: SeatDetails,
    },
    /// A seat got a holder, or became vacant.
    SeatFilled {
        /// Which.
        seat: SeatId,
        /// By whom; none = vacant.
        holder: Option<PersonId>,
        /// Who usually sits in for them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        usual_deputy: Option<PersonId>,
    },
    /// An item was put on the agenda. Makes an [`ItemId`].
    ItemAdded {
        /// As the agenda prints it.
        details: ItemDetails,
        /// After which item; none = at the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<ItemId>,
    },
    /// An item's details were put right.
    ItemChanged {
        /// Which.
        item: ItemId,
        /// Everything that is known now.
        to: ItemDetails,
    },
    /// A report was put behind an item.
    ReportAttached {
        /// Which.
        item: ItemId,
        /// The report.
        report: Report,
    },
    /// An action of an earlier meeting was brought forward. Makes a [`super::id::PriorId`].
    ActionBroughtForward(PriorAction),
    /// The minutes of an earlier meeting are to be agreed at this one.
    EarlierMinutesListed {
        /// The day of that meeting.
        of: NaiveDate,
    },
    /// A later meeting is in the calendar.
    FutureMeetingListed(FutureMeeting),
    /// It was said beforehand that somebody would come late or leave early.
    Forewarned {
        /// Who.
        person: PersonId,
        /// What was said.
        expect: Expectation,
        /// Who said so; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        said_by: Text,
        /// When they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_on: Option<NaiveDate>,
    },
    /// Apologies for absence were received for the holder of a seat, with the deputy if there is
    /// one: one fact. Before the roll is taken it is provisional.
    ApologyReceived {
        /// The seat.
        seat: SeatId,
        /// The holder who can't come.
        person: PersonId,
        /// Who sits in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deputy: Option<PersonId>,
        /// Who said so; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        said_by: Text,
        /// When they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said_on: Option<NaiveDate>,
    },
    /// Apologies came from somebody without a seat who had been expected.
    AttendeeApologised {
        /// Who.
        person: PersonId,
    },
    /// Somebody was there when the meeting began (or when the roll was taken).
    MarkedPresent {
        /// Who.
        person: PersonId,
        /// As what.
        capacity: Capacity,
    },
    /// The holder of a seat was absent without apologies.
    MarkedAbsent {
        /// The seat.
        seat: SeatId,
    },
    /// What had been marked for a seat was taken back: it is unaccounted for again.
    SeatUnmarked {
        /// The seat.
        seat: SeatId,
    },
    /// Somebody without a seat was not there after all.
    AttendeeUnmarked {
        /// Who.
        person: PersonId,
    },
    /// The meeting began.
    MeetingOpened {
        /// When.
        when: Stamp,
        /// Who presided.
        presiding: PersonId,
    },
    /// The meeting began with nobody to preside yet. Needs a reader of format 4.
    OpenedWithoutChair {
        /// When.
        when: Stamp,
    },
    /// Somebody attends remotely, or is in the room after all. Needs a reader of format 4.
    AttendsRemotely {
        /// Who.
        person: PersonId,
        /// Remotely; otherwise in the room.
        remote: bool,
        /// Since when; none = since they are there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        when: Option<Stamp>,
    },
    /// Somebody else took the chair.
    PresidingChanged {
        /// When.
        when: Stamp,
        /// Who.
        to: PersonId,
    },
    /// The meeting was adjourned.
    MeetingAdjourned {
        /// When.
        when: Stamp,
        /// Until when, in words; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        until: Text,
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// The meeting went on.
    MeetingResumed {
        /// When.
        when: Stamp,
    },
    /// Something was done about the order of business.
    BusinessOrdered {
        /// When.
        when: Stamp,
        /// What.
        what: Procedure,
    },
    /// The date of the next meeting was given.
    NextMeetingSet(FutureMeeting),
    /// The meeting ended.
    MeetingClosed {
        /// When.
        when: Stamp,
    },
    /// A later meeting approved the minutes.
    MinutesApproved {
        /// The day of that meeting.
        at_meeting: NaiveDate,
        /// Who presided there and signs; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        signed_by: Text,
        /// With corrections, and not as they stood. Needs a reader of format 4.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        corrected: bool,
        /// The words that were agreed, as those who may read exempt text read them. Needs a reader of
        /// format 4.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<PrintedLine>,
    },
    /// The body took an item; what it had before it until then is left.
    ItemTaken {
        /// Which.
        item: ItemId,
        /// When.
        when: Stamp,
    },
    /// An item was put off.
    ItemDeferred {
        /// Which.
        item: ItemId,
        /// To when, in words; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        to: Text,
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// An item was taken off the agenda.
    ItemWithdrawn {
        /// Which.
        item: ItemId,
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// A deferred or withdrawn item is on the agenda again.
    ItemRestored {
        /// Which.
        item: ItemId,
    },
    /// Something was put in the record of an item. Makes an [`EntryId`].
    Recorded {
        /// Which item.
        item: ItemId,
        /// Where among its entries.
        place: Place,
        /// What kind of entry.
        kind: Kind,
        /// Its first words; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        text: Text,
    },
    /// Words were typed, deleted or replaced in an entry.
    TextSpliced {
        /// Which entry.
        entry: EntryId,
        /// The place, in bytes of UTF-8.
        at: u32,
        /// What went.
        #[serde(default, skip_serializing_if = "blank")]
        went: Text,
        /// What came.
        #[serde(default, skip_serializing_if = "blank")]
        came: Text,
        /// The typing group: the number of the record that began it, so that undo takes a group at
        /// once; 0 where the change is part of another act (a split, a join, a naming).
        group: u64,
    },
    /// An entry became another kind of entry, or its details were put right.
    EntryChanged {
        /// Which.
        entry: EntryId,
        /// What it is now.
        kind: Kind,
    },
    /// An entry was moved, in its item or to another one.
    EntryMoved {
        /// Which.
        entry: EntryId,
        /// To which item.
        item: ItemId,
        /// Where among its entries.
        place: Place,
    },
    /// An entry was struck out.
    EntryStruck {
        /// Which.
        entry: EntryId,
    },
    /// A struck entry stands again.
    EntryRestored {
        /// Which.
        entry: EntryId,
    },
    /// A resolution is being worded anew; the words that it had are kept as an earlier wording.
    ResolutionReworded {
        /// Which.
        entry: EntryId,
    },
    /// A resolution was put, agreed, or taken back to wording.
    ResolutionStaged {
        /// Which.
        entry: EntryId,
        /// How far it has come.
        stage: Stage,
        /// When.
        when: Stamp,
    },
    /// An entry was given to other readers.
    EntryReclassified {
        /// Which.
        entry: EntryId,
        /// Its stream now.
        stream: Stream,
        /// Why.
        reason: Text,
    },
    /// Two people turned out to be one: everything that was said of the one who went is said of the
    /// one who is kept. Needs a reader of format 2.
    PeopleJoined {
        /// Who is kept.
        kept: PersonId,
        /// Who went.
        gone: PersonId,
    },
    /// Words of an entry are to be asked about before the minutes are issued. Makes a [`QueryId`].
    /// Needs a reader of format 2.
    QueryRaised {
        /// Which entry.
        entry: EntryId,
        /// Where its words begin, in bytes of UTF-8.
        at: u32,
        /// The words.
        words: Text,
        /// Whom to ask; none = not yet known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ask: Option<Owner>,
    },
    /// A query was answered, or needs no answer. Needs a reader of format 2.
    QuerySettled {
        /// Which.
        query: QueryId,
    },
    /// The work programme has an item for a later meeting. Needs a reader of format 3.
    ItemPlanned(PlannedItem),
    /// Something was recorded of a body between its meetings. Needs a reader of format 4.
    BetweenMeetings(Between),
    /// The reason of a member's absence was approved. Needs a reader of format 4.
    AbsenceApproved(Absence),
    /// An approval was withdrawn, or had been recorded by mistake. Needs a reader of format 4.
    AbsenceWithdrawn(Withdrawal),
    /// The rules of the body were told. Needs a reader of format 4.
    RulesSet(Rules),
    /// The house style of the documents was told. Needs a reader of format 4.
    StyleSet(Box<HouseStored>),
    /// Another body meets together with the first. Makes a [`BodyId`]. Needs a reader of format 4.
    BodyJoined {
        /// Its name and its own words.
        body: Body,
        /// Its rules.
        rules: Rules,
    },
    /// What is known of a body that meets with the first was put right. Needs a reader of format 4.
    JoinedBodyChanged {
        /// Which.
        joined: BodyId,
        /// Its name and its own words.
        body: Body,
        /// Its rules.
        rules: Rules,
    },
    /// A seat is one of another body than it was. Needs a reader of format 4.
    SeatAssigned {
        /// Which.
        seat: SeatId,
        /// Of which body.
        of: Constituent,
    },
    /// A rule of the body stood in the way of the facts recorded with this, and the officer went on
    /// with a reason, for the office and those who may read exempt text. By itself, for the officer alone:
    /// what the check found is passed over. Needs a reader of format 4.
    RuleOverridden {
        /// What stood in the way.
        rule: Text,
        /// Why it was done all the same.
        reason: Text,
    },
    /// Somebody to whom a draft was sent asks for a change. Makes a [`super::id::CorrectionId`].
    /// Needs a reader of format 4.
    CorrectionReceived(Received),
    /// A correction was accepted, reworded, refused, or kept as a query. Needs a reader of format 4.
    CorrectionSettled {
        /// Which.
        correction: CorrectionId,
        /// What became of it.
        how: Outcome,
    },
    /// Somebody asked to speak, was called, or no longer waits: the officer's own list, which is no part
    /// of the record. Needs a reader of format 4.
    Speaking(Speaking),
    /// A draft of the minutes went out. Needs a reader of format 4.
    DraftIssued {
        /// Drafts are counted up from 1.
        number: u32,
        /// On which day.
        on: NaiveDate,
        /// To whom, in words.
        to: Text,
        /// Who may read it: what is public, or exempt text too.
        #[serde(default)]
        readers: Stream,
        /// Its words as they were printed, but for the mark of the draft.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<PrintedLine>,
    },
    /// Nothing may be purged. Needs a reader of format 4.
    PurgeHeld {
        /// Why: a request for information, an appeal.
        reason: Text,
    },
    /// What was held may be purged again. Needs a reader of format 4.
    HoldReleased {
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// Words that no document prints were taken out of the records before this one, for good. Needs a
    /// reader of format 4.
    Purged {
        /// How many rough notes.
        notes: u32,
        /// How many entries were struck, or had words that were deleted.
        struck: u32,
        /// How many drafts were frozen.
        drafts: u32,
        /// Why it was done before the minutes were agreed; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
}

impl Event {
    /// The format version that a reader needs for this event.
    pub fn needs_reader(&self) -> u32 {
        match self {
            Self::PeopleJoined { .. } | Self::QueryRaised { .. } | Self::QuerySettled { .. } => 2,
            Self::ItemPlanned(_) => 3,
            Self::RulesSet(_)
            | Self::StyleSet(_)
            | Self::BodyJoined { .. }
            | Self::JoinedBodyChanged { .. }
            | Self::SeatAssigned { .. }
            | Self::BetweenMeetings(_)
            | Self::AbsenceApproved(_)
            | Self::AbsenceWithdrawn(_)
            | Self::RuleOverridden { .. }
            | Self::BusinessOrdered { .. }
            | Self::OpenedWithoutChair { .. }
            | Self::AttendsRemotely { .. }
            | Self::Speaking(_)
            | Self::CorrectionReceived(_)
            | Self::CorrectionSettled { .. }
            | Self::DraftIssued { .. }
            | Self::PurgeHeld { .. }
            | Self::HoldReleased { .. }
            | Self::Purged { .. } => 4,
            Self::MinutesApproved {
                corrected, lines, ..
            } if *corrected || !lines.is_empty() => 4,
            Self::ResolutionStaged { stage, .. }
                if !(stage.is_open() || *stage == Stage::Agreed) =>
            {
                4
            }
            Self::Recorded { kind, .. } | Self::EntryChanged { kind, .. } => kind.needs_reader(),
            // Fields that came with format 3: an event without them is read by anybody.
            Self::ItemAdded { details: item, .. } | Self::ItemChanged { to: item, .. }
                if item.exempt.is_some() =>
            {
                3
            }
            Self::ReportAttached { report, .. } if report.confidential => 3,
            Self::PersonAdded(details) | Self::PersonChanged { to: details, .. }
                if details.last_attended.is_some() =>
            {
                4
            }
            Self::ActionBroughtForward(action)
                if !(action.minute.is_empty() && action.due.is_unset()) =>
            {
                4
            }
            Self::ActionBroughtForward(action) if !action.origin.is_empty() => 3,
            _ => 1,
        }
    }
}

/// What an event rests on: ids that must have come into being before it.
pub fn rests_on(event: &Event, mut found: impl FnMut(super::id::Id)) {
    use Event as E;
    match event {
        E::PersonChanged { person, .. }
        | E::Forewarned { person, .. }
        | E::AttendeeApologised { person }
        | E::AttendeeUnmarked { person }
        | E::MeetingOpened {
            presiding: person, ..
        }
        | E::AttendsRemotely { person, .. }
        | E::PresidingChanged { to: person, .. }
        | E::Speaking(Speaking::Asked {
            who: Asker::Person(person),
        }) => found(person.0),
        E::SeatChanged { seat, .. } | E::MarkedAbsent { seat } | E::SeatUnmarked { seat } => {
            found(seat.0);
        }
        E::SeatFilled {
            seat,
            holder,
            usual_deputy,
        } => {
            found(seat.0);
            holder.iter().chain(usual_deputy).for_each(|p| found(p.0));
        }
        E::ApologyReceived {
            seat,
            person,
            deputy,
            ..
        } => {
            found(seat.0);
            found(person.0);
            if let Some(person) = deputy {
                found(person.0);
            }
        }
        E::MarkedPresent { person, capacity } => {
            found(person.0);
            capacity.seat().iter().for_each(|s| found(s.0));
        }
        E::ItemAdded { after, .. } => after.iter().for_each(|i| found(i.0)),
        E::ItemChanged { item, .. }
        | E::ReportAttached { item, .. }
        | E::ItemTaken { item, .. }
        | E::ItemDeferred { item, .. }
        | E::ItemWithdrawn { item, .. }
        | E::ItemRestored { item } => found(item.0),
        E::Recorded {
            item, place, kind, ..
        } => {
            found(item.0);
            place_rests_on(*place, &mut found);
            kind_rests_on(kind, &mut found);
        }
        E::EntryChanged { entry, kind } => {
            found(entry.0);
            kind_rests_on(kind, &mut found);
        }
        E::EntryMoved { entry, item, place } => {
            found(entry.0);
            found(item.0);
            place_rests_on(*place, &mut found);
        }
        E::TextSpliced { entry, .. }
        | E::EntryStruck { entry }
        | E::EntryRestored { entry }
        | E::ResolutionReworded { entry }
        | E::ResolutionStaged { entry, .. }
        | E::EntryReclassified { entry, .. } => found(entry.0),
        E::PeopleJoined { kept, gone } => {
            found(kept.0);
            found(gone.0);
        }
        E::QueryRaised { entry, ask, .. } => {
            found(entry.0);
            if let Some(Owner::Person(person)) = ask {
                found(person.0);
            }
        }
        E::QuerySettled { query } => found(query.0),
        E::CorrectionReceived(received) => received.entry.iter().for_each(|e| found(e.0)),
        E::CorrectionSettled { correction, .. } => found(correction.0),
        E::Speaking(what) => what.speaker().iter().for_each(|s| found(s.0)),
        E::JoinedBodyChanged { joined, .. } => found(joined.0),
        E::SeatAssigned { seat, of } => {
            found(seat.0);
            of.joined().iter().for_each(|b| found(b.0));
        }
        E::BusinessOrdered { what, .. } => what.rests_on(&mut found),
        E::BetweenMeetings(what) => what.rests_on(&mut found),
        E::AbsenceApproved(absence) => {
            found(absence.person.0);
            absence.entry.iter().for_each(|e| found(e.0));
        }
        E::AbsenceWithdrawn(withdrawal) => {
            found(withdrawal.person.0);
            withdrawal.entry.iter().for_each(|e| found(e.0));
        }
        E::ActionBroughtForward(action) => owners_rest_on(&action.owners, &mut found),
        // Frozen words rest on nothing: what they told may be undone, and they stay.
        E::BodyDescribed(_)
        | E::RulesSet(_)
        | E::StyleSet(_)
        | E::BodyJoined { .. }
        | E::RuleOverridden { .. }
        | E::MeetingCalled(_)
        | E::PersonAdded(_)
        | E::SeatAdded(_)
        | E::EarlierMinutesListed { .. }
        | E::FutureMeetingListed(_)
        | E::ItemPlanned(_)
        | E::OpenedWithoutChair { .. }
        | E::MeetingAdjourned { .. }
        | E::MeetingResumed { .. }
        | E::NextMeetingSet(_)
        | E::MeetingClosed { .. }
        | E::DraftIssued { .. }
        | E::PurgeHeld { .. }
        | E::HoldReleased { .. }
        | E::Purged { .. }
        | E::MinutesApproved { .. } => {}
    }
}

fn place_rests_on(place: Place, found: &mut impl FnMut(super::id::Id)) {
    if let Place::After(entry) = place {
        found(entry.0);
    }
}

fn owners_rest_on(owners: &[Owner], found: &mut impl FnMut(super::id::Id)) {
    for owner in owners {
        if let Owner::Person(person) = owner {
            found(person.0);
        }
    }
}

fn kind_rests_on(kind: &Kind, found: &mut impl FnMut(super::id::Id)) {
    kind.parts(&mut |part| match part {
        Part::Person(_, person) => found(person.0),
        Part::People(_, people) => people.iter().for_each(|p| found(p.0)),
        Part::Somebody(_, person) => person.iter().for_each(|p| found(p.0)),
        Part::Tally(Tally::Named(ballots)) => ballots.iter().for_each(|b| found(b.0.0)),
        Part::Casting(casting) => casting.iter().for_each(|c| found(c.by.0)),
        Part::About(entries) => entries.iter().for_each(|e| found(e.0)),
        Part::To(entry) => found(entry.0),
        Part::Seat(capacity) => capacity.seat().iter().for_each(|s| found(s.0)),
        Part::Owners(owners) => owners_rest_on(owners, found),
        Part::Items(items) => items.iter().for_each(|i| found(i.0)),
        Part::From(entry) => entry.iter().for_each(|e| found(e.0)),
        Part::Of(body) => body
            .iter()
            .filter_map(|b| b.joined())
            .for_each(|b| found(b.0)),
        Part::Prior(action) => found(action.0),
        Part::Tally(_) | Part::Due(_) | Part::Answers(_) | Part::Progress(_) | Part::Words(_) => {}
    });
}
