//! The meeting as one reader may read it. Drafting sees a meeting through this and through nothing
//! else, so what a reader may not read never gets as far as the wording.

use std::cell::OnceCell;
use std::marker::PhantomData;

use crate::meeting::agenda::{Calling, FutureMeeting, Item, Prior, Stamp};
use crate::meeting::business::Procedure;
use crate::meeting::entry::{Approval, Entry, Kind, Stage, Stream};
use crate::meeting::id::{EntryId, ItemId, PersonId, PriorId, SeatId};
use crate::meeting::joint::Constituent;
use crate::meeting::people::{Body, Office, Person, Seat};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::presence::Span;
use crate::meeting::rules::Rules;
use crate::meeting::{Adjournment, Apology, Mark, Meeting, Phase};

use super::house::{ActionPlace, House, ProgressStyle};
use super::sentences;
use super::turn::Turn;
use crate::meeting::audience::Reader;
use manner::Manner;

mod manner;
mod papers;
mod room;

/// How an entry takes part in the numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Takes a number.
    Numbered,
    /// A decision of one line: takes a number, or shares one with its neighbours.
    OneLine,
    /// Stands between the numbers.
    Between,
    /// A row of a table.
    Row,
    /// Printed elsewhere.
    Elsewhere,
}

/// A place in an item's record.
pub(super) struct RecordEntry<'m, R> {
    /// How it is numbered; the same for every reader.
    pub(super) shape: Shape,
    /// Whose stream it belongs to.
    pub(super) stream: Stream,
    /// When it was recorded.
    pub(super) born: Stamp,
    /// Nothing but white space in it.
    pub(super) blank: bool,
    /// The entry, if the reader may read it.
    pub(super) entry: Option<Readable<'m, R>>,
}

/// An entry that its reader may read.
pub(super) struct Readable<'m, R> {
    entry: &'m Entry,
    reader: PhantomData<R>,
}

impl<R> Clone for Readable<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Readable<'_, R> {}

impl<'m, R: Reader> Readable<'m, R> {
    fn new(entry: &'m Entry) -> Option<Self> {
        (R::may_read(entry.stream) || planted(Leak::Drafting)).then_some(Self {
            entry,
            reader: PhantomData,
        })
    }

    pub(super) fn id(self) -> EntryId {
        self.entry.id
    }

    pub(super) fn item(self) -> ItemId {
        self.entry.item
    }

    pub(super) fn kind(self) -> &'m Kind {
        &self.entry.kind
    }

    pub(super) fn stream(self) -> Stream {
        self.entry.stream
    }

    /// When it was first recorded.
    pub(super) fn born(self) -> Stamp {
        self.entry.born
    }

    /// Its words; of a sensitive declaration only those readers get them who may read exempt text
    /// (Localism Act 2011 s.32).
    pub(super) fn text(self) -> &'m str {
        match &self.entry.kind {
            Kind::Declaration {
                sensitive: true, ..
            } if !R::EXEMPT => "",
            _ => &self.entry.text,
        }
    }
}

/// A meeting as `R` may read it.
pub(super) struct Reading<'m, R> {
    meeting: &'m Meeting,
    manner: Manner,
    /// What happened to the meeting as a whole: every item asks for it.
    turns: OnceCell<Vec<Turn>>,
    reader: PhantomData<R>,
}

impl<'m, R: Reader> Reading<'m, R> {
    pub(super) fn new(meeting: &'m Meeting, house: &House) -> Self {
        Self {
            meeting,
            manner: Manner::of(meeting, house),
            turns: OnceCell::new(),
            reader: PhantomData,
        }
    }

    /// What happened to the meeting as a whole, each with its time; `house` is the one that this is
    /// a reading for. It is put together when it is first asked for.
    pub(super) fn turns(&self, house: &House) -> &[Turn] {
        self.turns.get_or_init(|| sentences::turns(self, house))
    }

    /// The places of an item's record in printing order. Private notes are places only for
    /// readers who may read them, and take no number; exempt entries are places for everybody, so
    /// that a paragraph has the same number in every version.
    pub(super) fn record_entries(&self, item: &'m Item, house: &House) -> Vec<RecordEntry<'m, R>> {
        self.meeting
            .entries_of(item)
            .filter(|e| e.stream != Stream::Private || R::PRIVATE)
            .map(|e| RecordEntry {
                shape: shape(e, house),
                stream: e.stream,
                born: e.born,
                blank: e.is_blank(),
                entry: Readable::new(e),
            })
            .collect()
    }

    /// What may be read of an item's record.
    pub(super) fn entries(&self, item: &'m Item) -> impl Iterator<Item = Readable<'m, R>> {
        self.meeting.entries_of(item).filter_map(Readable::new)
    }

    /// Whether these readers may not read some of the record: that there is more is for everybody, by the
    /// numbers that are left out.
    pub(super) fn withholds(&self) -> bool {
        !R::EXEMPT
            && self
                .meeting
                .all_entries()
                .iter()
                .any(|e| !e.struck && e.stream == Stream::Exempt)
    }

    /// Whether the meeting holds the nature of a sensitive interest, or who granted a dispensation for
    /// one.
    pub(super) fn holds_sensitive(&self) -> bool {
        self.meeting.all_entries().iter().any(|e| {
            !e.struck
                && R::may_read(e.stream)
                && matches!(&e.kind, Kind::Declaration { sensitive: true, dispensation, .. }
                    if !e.text.trim().is_empty()
                        || dispensation.as_ref().is_some_and(|d| !d.by.is_blank()))
        })
    }

    pub(super) fn body(&self) -> &'m Body {
        self.meeting.body()
    }

    pub(super) fn calling(&self) -> &'m Calling {
        self.meeting.calling()
    }

    pub(super) fn phase(&self) -> &'m Phase {
        self.meeting.phase()
    }

    pub(super) fn opened(&self) -> Option<Stamp> {
        self.meeting.opened()
    }

    pub(super) fn sat_on_another_day(&self) -> bool {
        self.meeting.sat_on_another_day()
    }

    pub(super) fn closed(&self) -> Option<Stamp> {
        self.meeting.closed()
    }

    pub(super) fn seats(&self) -> &'m [Seat] {
        self.meeting.seats()
    }

    pub(super) fn seat(&self, id: SeatId) -> Option<&'m Seat> {
        self.meeting.seat(id)
    }

    pub(super) fn chair(&self) -> Option<&'m Seat> {
        self.meeting.seat_of(Office::Chair)
    }

    pub(super) fn mark(&self, seat: SeatId) -> Mark {
        self.meeting.mark(seat)
    }

    pub(super) fn apologies(&self) -> &'m [(SeatId, Apology)] {
        self.meeting.apologies()
    }

    pub(super) fn attendee_apologies(&self) -> &'m [PersonId] {
        self.meeting.attendee_apologies()
    }

    /// Every stretch that anybody was in the room. Comings and goings are for everybody.
    pub(super) fn spans(&self) -> Vec<Span> {
        self.meeting.spans()
    }

    /// Who sat in a seat until its holder came for it.
    pub(super) fn gave_way(&self, seat: SeatId, when: Stamp) -> Option<PersonId> {
        self.meeting.gave_way(seat, when)
    }

    /// The bodies that meet.
    pub(super) fn constituents(&self) -> Vec<Constituent> {
        self.meeting.constituents()
    }

    pub(super) fn rules(&self) -> &'m Rules {
        self.meeting.rules()
    }

    pub(super) fn is_joint(&self) -> bool {
        self.meeting.is_joint()
    }

    pub(super) fn body_of(&self, which: Constituent) -> &'m Body {
        self.meeting.body_of(which)
    }

    /// How sentences call those who meet.
    pub(super) fn called(&self) -> &'m str {
        self.meeting.called()
    }

    /// "the Southmere Board".
    pub(super) fn body_in_words(&self, which: Constituent) -> String {
        self.meeting.body_in_words(which)
    }

    /// The words in which a motion was moved, where an amendment changed them since.
    pub(super) fn as_moved(&self, motion: Readable<'m, R>) -> Option<&'m str> {
        let moved = self.meeting.as_moved(motion.entry)?;
        Some(moved.text.as_str())
    }

    pub(super) fn adjournments(&self) -> Vec<Adjournment> {
        self.meeting.adjournments_for(R::EXEMPT)
    }

    pub(super) fn business(&self) -> Vec<(Stamp, Procedure)> {
        self.meeting.business_for(R::EXEMPT)
    }

    pub(super) fn taken_with(&self, item: ItemId) -> Option<&'m [ItemId]> {
        self.meeting.taken_with(item)
    }

    pub(super) fn was_brought_forward(&self, item: ItemId) -> bool {
        self.meeting.business().iter().any(
            |(_, what)| matches!(what, Procedure::Varied { items, .. } if items.contains(&item)),
        )
    }

    pub(super) fn fell_to_time(&self, item: &Item) -> bool {
        self.meeting.fell_to_time(item)
    }

    pub(super) fn items(&self) -> &'m [Item] {
        self.meeting.items()
    }

    pub(super) fn item(&self, id: ItemId) -> Option<&'m Item> {
        self.meeting.item(id)
    }

    /// Whether the public was excluded for an item.
    pub(super) fn excluded_for(&self, item: &Item) -> bool {
        self.meeting.is_excluded_for(item)
    }

    /// Whether an item was taken with the public out of the room.
    pub(super) fn taken_in_private(&self, item: &Item) -> bool {
        self.meeting.is_taken_in_private(item)
    }

    pub(super) fn people(&self) -> &'m [Person] {
        self.meeting.people()
    }

    pub(super) fn person(&self, id: PersonId) -> Option<&'m Person> {
        self.meeting.person(id)
    }

    pub(super) fn prior_actions(&self) -> &'m [Prior] {
        self.meeting.prior_actions()
    }

    pub(super) fn prior_action(&self, id: PriorId) -> Option<&'m Prior> {
        self.meeting.prior_action(id)
    }

    pub(super) fn earlier_minutes(&self) -> &'m [chrono::NaiveDate] {
        self.meeting.earlier_minutes()
    }

    pub(super) fn next_meeting(&self) -> Option<&'m FutureMeeting> {
        self.meeting.next_meeting()
    }

    pub(super) fn next_meeting_expected(&self) -> Option<&'m FutureMeeting> {
        self.meeting.next_meeting_expected()
    }
}

fn shape(entry: &Entry, house: &House) -> Shape {
    if entry.stream == Stream::Private {
        return Shape::Between;
    }
    match &entry.kind {
        Kind::Readmission { .. } | Kind::TookNoPart { .. } => Shape::Between,
        Kind::Resolution { stage, moved, .. } => {
            if *stage == Stage::Agreed && moved.is_blank() && lines_of(entry) <= 1 {
                Shape::OneLine
            } else {
                Shape::Numbered
            }
        }
        Kind::Minutes {
            approval,
            corrections,
            ..
        } => {
            // The usual words take one correction into their sentence; a house's own words don't.
            let fits = match lines_of(entry) {
                0 => corrections.len() <= 1,
                1 => corrections.is_empty(),
                _ => false,
            };
            if *approval == Approval::Agreed && fits {
                Shape::OneLine
            } else {
                Shape::Numbered
            }
        }
        Kind::Movement { .. } if house.movements => Shape::Between,
        Kind::Action { .. } if house.actions != ActionPlace::Table => Shape::Between,
        Kind::Movement { .. } | Kind::Action { .. } => Shape::Elsewhere,
        Kind::Progress { .. } => match house.progress {
            ProgressStyle::Table => Shape::Row,
            ProgressStyle::Sentences => Shape::Numbered,
        },
        // Whatever else stands in the record is a paragraph of it.
        _ => Shape::Numbered,
    }
}

/// How many lines of an entry have words.
fn lines_of(entry: &Entry) -> usize {
    entry.text.lines().filter(|l| !l.trim().is_empty()).count()
}
