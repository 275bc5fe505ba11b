//! The fold: what an event does to the meeting. It decides nothing and refuses nothing; what does
//! not fit (only a damaged file has such) is counted and left out.

mod between;
mod corrections;
mod course;
mod noted;
mod queries;
mod roll;
mod speakers;

use std::sync::Arc;

use crate::meeting::agenda::{Item, Prior, Stamp, Standing};
use crate::meeting::entry::{Entry, Kind, Place, Stream, Wording};
use crate::meeting::event::{Event, Fact};
use crate::meeting::house::House;
use crate::meeting::id::{BodyId, EntryId, Id, ItemId, PersonId, PriorId, SeatId};
use crate::meeting::joint::{Constituent, JoinedBody};
use crate::meeting::people::{Person, Seat};
use crate::meeting::state::{LastWritten, Meeting};
use crate::meeting::text::{Text, put};

impl Meeting {
    /// Takes in one fact. `id` is its place in the journal, `at` when the machine recorded it.
    pub fn apply(&mut self, id: Id, at: Stamp, fact: &Fact) {
        if !fact.is_kept_apart() || self.try_apply(id, at, fact.0, &fact.1).is_none() {
            self.misfits += 1;
        } else {
            self.note_change(id, at, fact);
        }
    }

    fn try_apply(&mut self, id: Id, at: Stamp, stream: Stream, event: &Event) -> Option<()> {
        use Event as E;
        match event {
            E::TextSpliced {
                entry,
                at,
                went,
                came,
                group,
            } => {
                let flagged = self.queries.iter().any(|q| q.entry == *entry);
                let e = self.entry_mut(*entry)?;
                let from = *at as usize;
                let to = from + went.len();
                if e.text.get(from..to)? != went.as_str() {
                    return None;
                }
                // Nearly always there is no query, and a stroke must not look for one.
                let before = flagged.then(|| e.text.clone());
                put(&mut e.text, from..to, came);
                e.group = *group;
                if let Some(text) = before {
                    self.shift_queries(*entry, &text, from, went.len(), came);
                }
                if !self.corrections.is_empty() {
                    self.shift_corrections(*entry, from, went.len(), came);
                }
                self.shift_noted(*entry, from, went.len(), came.len());
                if !(went.is_empty() && came.is_empty()) {
                    self.last_written = Some(LastWritten {
                        entry: *entry,
                        at: from + came.len(),
                    });
                }
            }
            E::Recorded {
                item,
                place,
                kind,
                text,
            } => {
                let born = self.clock(at);
                self.record(EntryId(id), *item, *place, kind, text, born, stream)?;
            }
            E::EntryChanged { .. }
            | E::EntryMoved { .. }
            | E::EntryStruck { .. }
            | E::EntryRestored { .. }
            | E::ResolutionReworded { .. }
            | E::ResolutionStaged { .. }
            | E::EntryReclassified { .. } => self.apply_to_entry(id, event)?,
            E::BodyDescribed(_)
            | E::MeetingCalled(_)
            | E::PersonAdded(_)
            | E::PersonChanged { .. }
            | E::SeatAdded(_)
            | E::SeatChanged { .. }
            | E::SeatFilled { .. }
            | E::ItemAdded { .. }
            | E::ItemChanged { .. }
            | E::ReportAttached { .. }
            | E::ActionBroughtForward(_)
            | E::EarlierMinutesListed { .. }
            | E::FutureMeetingListed(_)
            | E::ItemPlanned(_)
            | E::RulesSet(_)
            | E::StyleSet(_)
            | E::BodyJoined { .. }
            | E::JoinedBodyChanged { .. }
            | E::SeatAssigned { .. } => self.apply_set_up(id, stream, event)?,
            E::Forewarned { .. }
            | E::ApologyReceived { .. }
            | E::AttendeeApologised { .. }
            | E::MarkedPresent { .. }
            | E::MarkedAbsent { .. }
            | E::SeatUnmarked { .. }
            | E::AttendsRemotely { .. }
            | E::AttendeeUnmarked { .. } => self.apply_to_roll(event)?,
            E::PeopleJoined { .. } | E::QueryRaised { .. } | E::QuerySettled { .. } => {
                self.apply_to_queries(id, event)?;
            }
            E::CorrectionReceived(_) | E::CorrectionSettled { .. } => {
                self.apply_to_corrections(id, stream, event)?;
            }
            E::BetweenMeetings(what) => self.apply_between(id, stream, what)?,
            E::Speaking(what) => self.apply_speaking(id, at, what),
            E::AbsenceApproved(absence) => self.apply_absence(stream, absence)?,
            E::AbsenceWithdrawn(withdrawal) => self.apply_withdrawal(stream, withdrawal)?,
            E::RuleOverridden { rule, .. } => self.passed_over.push(rule.clone()),
            _ => self.apply_to_course(at, event)?,
        }
        Some(())
    }

    fn apply_set_up(&mut self, id: Id, stream: Stream, event: &Event) -> Option<()> {
        match event {
            Event::BodyDescribed(body) => self.body = body.clone(),
            Event::MeetingCalled(calling) => self.calling = calling.clone(),
            Event::PersonAdded(details) => {
                self.people.push(Person {
                    id: PersonId(id),
                    details: details.clone(),
                    stream,
                });
            }
            Event::PersonChanged { person, to } => {
                self.people.iter_mut().find(|p| p.id == *person)?.details = to.clone();
            }
            Event::SeatAdded(details) => self.seats.push(Seat {
                id: SeatId(id),
                details: details.clone(),
                of: Constituent::First,
                holder: None,
                usual_deputy: None,
            }),
            Event::SeatChanged { seat, to } => self.seat_mut(*seat)?.details = to.clone(),
            Event::SeatFilled {
                seat,
                holder,
                usual_deputy,
            } => {
                let held = self.seat_mut(*seat)?;
                held.holder = *holder;
                held.usual_deputy = *usual_deputy;
                self.put_tenure_right(*seat, *holder, *usual_deputy);
            }
            Event::ItemAdded { details, after } => {
                let at = match after {
                    Some(after) => self.item_index(*after)? + 1,
                    None => self.items.len(),
                };
                let item = Item {
                    admitted_in_private: details.late.is_some() && self.sits_in_private(),
                    put_off_in_private: false,
                    id: ItemId(id),
                    details: details.clone(),
                    report: None,
                    standing: Standing::Waiting,
                    put_off: None,
                    planned: None,
                    takings: Vec::new(),
                    entries: Vec::new(),
                };
                self.items.insert(at, item);
            }
            Event::ItemChanged { item, to } => {
                let open = self.opened.is_some();
                let item = self.item_mut(*item)?;
                if open && item.planned.is_none() && item.details.exempt != to.exempt {
                    item.planned = Some(item.details.exempt.clone());
                }
                item.details = to.clone();
            }
            Event::ReportAttached { item, report } => {
                self.item_mut(*item)?.report = Some(report.clone());
            }
            Event::ActionBroughtForward(action) => {
                self.prior.push(Prior {
                    id: PriorId(id),
                    action: action.clone(),
                    stream,
                    told: (self.body_journal && !action.origin.is_empty()).then(|| action.clone()),
                    steps: Vec::new(),
                    gone: false,
                });
            }
            Event::EarlierMinutesListed { of } => self.earlier_minutes.push(*of),
            Event::FutureMeetingListed(meeting) => self.future.push(meeting.clone()),
            Event::ItemPlanned(item) => self.plan(id, item, &Text::default(), Vec::new()),
            Event::RulesSet(rules) => self.rules = rules.clone(),
            Event::StyleSet(style) => self.house = Arc::new(House::from(&**style)),
            Event::BodyJoined { body, rules } => self.joined.push(JoinedBody {
                id: BodyId(id),
                body: body.clone(),
                rules: rules.clone(),
            }),
            Event::JoinedBodyChanged {
                joined,
                body,
                rules,
            } => {
                let held = self.joined.iter_mut().find(|j| j.id == *joined)?;
                held.body = body.clone();
                held.rules = rules.clone();
            }
            Event::SeatAssigned { seat, of } => {
                if !self.constituents().contains(of) {
                    return None;
                }
                self.seat_mut(*seat)?.of = *of;
            }
            _ => return None,
        }
        Some(())
    }

    fn apply_to_entry(&mut self, id: Id, event: &Event) -> Option<()> {
        match event {
            Event::EntryChanged { entry, kind } => {
                let before = std::mem::replace(&mut self.entry_mut(*entry)?.kind, kind.clone());
                self.follow_election(&before, kind);
                self.index(*entry, kind);
            }
            Event::EntryMoved { entry, item, place } => {
                let from = self.entry(*entry)?.item;
                let target = self.item(*item)?;
                let at = place_of(&target.entries, *place)?;
                // Taking it out first may shift the place that was found.
                let old = self.item(from)?.entries.iter().position(|e| e == entry)?;
                let at = if from == *item && old < at {
                    at - 1
                } else {
                    at
                };
                self.item_mut(from)?.entries.remove(old);
                self.item_mut(*item)?.entries.insert(at, *entry);
                self.entry_mut(*entry)?.item = *item;
            }
            Event::EntryStruck { entry } => self.entry_mut(*entry)?.struck = true,
            Event::EntryRestored { entry } => self.entry_mut(*entry)?.struck = false,
            Event::ResolutionReworded { entry } => {
                let e = self.entry_mut(*entry)?;
                e.earlier.push(Wording {
                    until: id,
                    text: e.text.as_str().into(),
                });
                e.staged = None;
                e.staged_by = None;
                // Those words rest on what was typed: typing goes on as something of its own.
                e.group = 0;
                if let Some(held) = e.kind.stage_mut() {
                    *held = super::entry::Stage::Worded;
                }
            }
            Event::ResolutionStaged { entry, stage, when } => {
                let e = self.entry_mut(*entry)?;
                e.staged = Some(*when);
                e.staged_by = Some(id);
                e.group = 0;
                if let Some(held) = e.kind.stage_mut() {
                    *held = *stage;
                }
            }
            Event::EntryReclassified { entry, stream, .. } => {
                let e = self.entry_mut(*entry)?;
                e.stream = *stream;
                // What is typed from now on has other readers, and is undone by itself.
                e.group = 0;
            }
            _ => return None,
        }
        Some(())
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the fields of one event and its envelope"
    )]
    fn record(
        &mut self,
        id: EntryId,
        item: ItemId,
        place: Place,
        kind: &Kind,
        text: &str,
        born: Stamp,
        stream: Stream,
    ) -> Option<()> {
        let target = self.item_mut(item)?;
        let at = place_of(&target.entries, place)?;
        target.entries.insert(at, id);
        self.entry_at.insert(id, self.entries.len());
        self.entries.push(Entry {
            id,
            item,
            stream,
            kind: kind.clone(),
            text: text.to_owned(),
            born,
            staged: None,
            staged_by: None,
            earlier: Vec::new(),
            struck: false,
            group: 0,
            noted: None,
        });
        if matches!(kind, Kind::Movement { .. }) {
            self.note_words_before(id, item)?;
        }
        if !text.is_empty() {
            self.last_written = Some(LastWritten {
                entry: id,
                at: text.len(),
            });
        }
        self.index(id, kind);
        Some(())
    }

    /// Keeps the short lists that the screen asks for at every key.
    fn index(&mut self, entry: EntryId, kind: &Kind) {
        let list = match kind {
            Kind::Movement { .. } => &mut self.movements,
            Kind::Resolution { .. } => &mut self.resolutions,
            Kind::Exclusion { .. } | Kind::Readmission { .. } => &mut self.exclusions,
            _ => return,
        };
        // The newest is at the end: that is where a repeated change finds it.
        if !list.iter().rev().any(|e| *e == entry) {
            list.push(entry);
        }
    }

    pub(super) fn item_mut(&mut self, id: ItemId) -> Option<&mut Item> {
        self.items.iter_mut().find(|i| i.id == id)
    }

    fn seat_mut(&mut self, id: SeatId) -> Option<&mut Seat> {
        self.seats.iter_mut().find(|s| s.id == id)
    }

    fn entry_mut(&mut self, id: EntryId) -> Option<&mut Entry> {
        let at = *self.entry_at.get(&id)?;
        self.entries.get_mut(at)
    }
}

fn place_of(entries: &[EntryId], place: Place) -> Option<usize> {
    match place {
        Place::Start => Some(0),
        Place::End => Some(entries.len()),
        Place::After(entry) => entries.iter().rposition(|e| *e == entry).map(|at| at + 1),
    }
}
