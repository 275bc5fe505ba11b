//! Deciding what stands in the record of an item: paragraphs and their words, who presented,
//! declarations, and what is moved, turned, struck or restored.

use super::text::stricter;
use super::words::presented_sentence;
use super::{Decided, Decision};
use crate::meeting::entry::{Entry, Form, Interest, Kind, Place, Stage, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Ref, Who};
use crate::meeting::interest::Dispensation;
use crate::meeting::refusal::Refusal;
use crate::meeting::state::Meeting;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn write_paragraphs(
        &mut self,
        item: Option<&Ref>,
        text: &Text,
        more: &[Text],
        place: Place,
    ) -> Decided {
        let item = self.item_or_current(item)?;
        self.check_place(item, place)?;
        self.write(item, place, text, more)
    }

    pub(super) fn move_entry(&mut self, entry: &Ref, item: Option<&Ref>, place: Place) -> Decided {
        let entry = self.entry(entry)?;
        let item = item.map_or(Ok(entry.item), |i| self.item(i))?;
        if matches!(entry.kind, Kind::Vote { .. } | Kind::OwnVote { .. })
            || self.meeting.votes_on(entry.id).next().is_some()
        {
            return Err(Refusal::new(
                "A vote stands where it was taken, and what it was taken on before it.",
                "Undo it if it was recorded in the wrong place.",
            ));
        }
        let entry = entry.id;
        if place == Place::After(entry) {
            return Err(Refusal::new(
                "An entry can't stand after itself.",
                "Name another entry to put it after.",
            ));
        }
        self.check_place(item, place)?;
        self.push(Event::EntryMoved { entry, item, place });
        Ok(())
    }

    pub(super) fn declare_none(&mut self, item: Option<&Ref>) -> Decided {
        let item = match item {
            Some(named) => self.item(named)?,
            None => self
                .standing_declarations()
                .map_or_else(|| self.item_or_current(None), Ok)?,
        };
        let declared = self.meeting.item(item).is_some_and(|i| {
            self.meeting
                .entries_of(i)
                .any(|e| matches!(e.kind, Kind::NoneDeclared | Kind::Declaration { .. }))
        });
        if declared {
            return Err(Refusal::new(
                "Declarations are recorded in that item already.",
                "Strike what stands there first if nobody declared anything.",
            ));
        }
        self.add(item, Place::End, Kind::NoneDeclared, Text::default());
        Ok(())
    }

    pub(super) fn strike(&mut self, entry: &Ref) -> Decided {
        let struck = self.entry(entry)?.clone();
        self.is_not_voted_on(&struck)?;
        let entry = struck.id;
        self.push(Event::EntryStruck { entry });
        // Without its vote a motion is not decided.
        if let Kind::Vote { on, when, .. } = struck.kind {
            for motion in on {
                let Some(held) = self.meeting.entry(motion) else {
                    continue;
                };
                let another = self.meeting.votes_on(motion).any(|v| v.id != entry);
                if !another && held.kind.stage().is_some_and(|s| !s.is_open()) {
                    let stream = stricter(self.stream, held);
                    self.push_in(
                        stream,
                        Event::ResolutionStaged {
                            entry: motion,
                            stage: Stage::Put,
                            when,
                        },
                    );
                }
            }
        }
        Ok(())
    }

    pub(super) fn restore_entry(&mut self, entry: &Ref) -> Decided {
        let entry = self.any_entry(entry)?;
        if !entry.struck {
            return Err(Refusal::new(
                "That entry stands.",
                "Nothing needs to be done.",
            ));
        }
        let (entry, kind) = (entry.id, entry.kind.clone());
        let Kind::Vote {
            on,
            result,
            of,
            when,
            ..
        } = kind
        else {
            self.push(Event::EntryRestored { entry });
            return Ok(());
        };
        let motions = self.voted_on(&on)?.into_iter();
        // With its vote a motion is decided again, unless it was voted on anew since.
        let motions: Vec<Entry> = motions
            .filter(|m| self.meeting.votes_on(m.id).next().is_none())
            .cloned()
            .collect();
        self.push(Event::EntryRestored { entry });
        self.stage_all(&motions, result, of, when);
        Ok(())
    }

    pub(super) fn reclassify(&mut self, entry: &Ref, stream: Stream, reason: &Text) -> Decided {
        if reason.is_blank() {
            return Err(Refusal::new(
                "Changing who may read an entry needs a reason.",
                "Say why; it stays in the history.",
            ));
        }
        let entry = self.entry(entry)?;
        if entry.kind.is_always_public() && stream != Stream::Public {
            return Err(if entry.kind.is_of_room() {
                super::movement::withheld()
            } else {
                super::private::withheld()
            });
        }
        if entry.stream == stream {
            return Err(Refusal::new(
                "Those readers have it already.",
                "Nothing needs to be done.",
            ));
        }
        let (entry, was) = (entry.id, entry.stream);
        // The reason may tell what is withheld: it stays with the stricter readers.
        let kept = if was == Stream::Public { stream } else { was };
        self.push_in(
            kept,
            Event::EntryReclassified {
                entry,
                stream,
                reason: reason.clone(),
            },
        );
        Ok(())
    }

    pub(super) fn present(
        &mut self,
        item: Option<&Ref>,
        who: &[Who],
        form: Form,
        text: &Text,
        place: Place,
    ) -> Decided {
        let item = self.item_or_current(item)?;
        self.check_place(item, place)?;
        if who.is_empty() {
            return Err(Refusal::new(
                "Nobody is named as presenting.",
                "Name who presented, or give a cue to name them by later.",
            ));
        }
        let mut people = Vec::with_capacity(who.len());
        let mut names = Vec::with_capacity(who.len());
        for one in who {
            let id = self.who(one)?;
            let known = self.meeting.person(id).map(|p| p.details.name_and_role());
            // Somebody put down anew in this very record isn't in the meeting yet.
            names.push(known.unwrap_or_else(|| match one {
                Who::New(details) => details.name_and_role(),
                Who::Cue(cue) => format!("[{cue}]"),
                Who::Known(name) => name.0.to_string(),
            }));
            people.push(id);
        }
        let text = if text.is_blank() {
            Text::new(&presented_sentence(&names, form))
        } else {
            text.clone()
        };
        self.add(item, place, Kind::Presented { who: people, form }, text);
        Ok(())
    }

    /// `how`: whether they leave the room, whether the nature is withheld, and a dispensation.
    pub(super) fn declare(
        &mut self,
        person: &Who,
        interest: &Interest,
        items: &[Ref],
        nature: &Text,
        how: (bool, bool, bool, Option<&Dispensation>),
        item: Option<&Ref>,
    ) -> Decided {
        let (leaves, withheld, registered, dispensation) = how;
        if let Some(dispensation) = dispensation {
            self.holds(dispensation)?;
        }
        if withheld && !nature.is_blank() {
            return Err(sensitive());
        }
        if let Interest::Other(words) = interest
            && words.is_blank()
        {
            return Err(Refusal::new(
                "The kind of interest has no name.",
                "Give the house's words for it.",
            ));
        }
        let items = items
            .iter()
            .map(|i| self.item(i))
            .collect::<Result<Vec<ItemId>, _>>()?;
        let item = match item {
            Some(named) => self.item(named)?,
            None => self.declarations_item(None)?,
        };
        let person = self.who(person)?;
        let none = self
            .meeting
            .item(item)
            .and_then(|i| {
                self.meeting
                    .entries_of(i)
                    .find(|e| e.kind == Kind::NoneDeclared)
            })
            .map(|e| e.id);
        if let Some(entry) = none {
            // Somebody declares after all: the minutes can't say both.
            self.push(Event::EntryStruck { entry });
        }
        let kind = Kind::Declaration {
            person,
            interest: interest.clone(),
            items,
            leaves,
            sensitive: withheld,
            dispensation: dispensation.cloned(),
            registered,
        };
        self.add(item, Place::End, kind, nature.clone());
        Ok(())
    }

    /// Where declarations stand: the item that the agenda has for them while it is early, and
    /// later the item before the body, since an interest may become apparent then.
    fn declarations_item(&self, named: Option<&Ref>) -> Result<ItemId, Refusal> {
        if let Some(named) = named {
            return self.item(named);
        }
        let standing = self
            .standing_declarations()
            .and_then(|id| self.meeting.item_index(id));
        let current = self
            .meeting
            .before_body()
            .and_then(|i| self.meeting.item_index(i.id));
        match (standing, current) {
            (Some(standing), Some(current)) if current > standing => {
                Ok(self.meeting.items()[current].id)
            }
            (Some(standing), _) => Ok(self.meeting.items()[standing].id),
            (None, _) => self.item_or_current(None),
        }
    }

    /// The item that the agenda has for declarations.
    fn standing_declarations(&self) -> Option<ItemId> {
        use crate::meeting::agenda::Business;
        let declarations =
            |i: &&crate::meeting::agenda::Item| i.details.business == Business::Declarations;
        self.meeting.items().iter().find(declarations).map(|i| i.id)
    }

    pub(super) fn check_place(&self, item: ItemId, place: Place) -> Decided {
        if let Place::After(entry) = place {
            let there = self
                .meeting
                .item(item)
                .is_some_and(|i| i.entries.contains(&entry));
            if !there {
                return Err(Refusal::new(
                    format!("Entry {entry} doesn't stand in that item."),
                    "Name an entry of the same item, or End.",
                ));
            }
        }
        Ok(())
    }
}

pub(super) fn exists(meeting: &Meeting, thing: crate::meeting::id::Id) -> bool {
    use crate::meeting::id::{PersonId, PriorId, SeatId};
    meeting.person(PersonId(thing)).is_some()
        || meeting.seat(SeatId(thing)).is_some()
        || meeting.item(ItemId(thing)).is_some()
        || meeting.entry(EntryId(thing)).is_some()
        || meeting.prior_action(PriorId(thing)).is_some()
}

pub(super) fn sensitive() -> Refusal {
    Refusal::new(
        "The nature of a sensitive interest is withheld (Localism Act 2011 s.32).",
        "Leave the nature out; the minutes say only that an interest was declared.",
    )
}
