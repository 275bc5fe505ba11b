//! Deciding what stands in the record of an item: paragraphs and their words, who presented,
//! declarations, and what is moved, turned, struck or restored.

use super::words::presented_sentence;
use super::{Decided, Decision};
use crate::meeting::entry::{Due, Entry, Form, Interest, Kind, Place, Stage};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Ref, Turn, Who};
use crate::meeting::refusal::Refusal;
use crate::meeting::state::Meeting;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn record(&mut self, intent: &Intent) -> Decided {
        match intent {
            Intent::Present {
                item,
                who,
                form,
                text,
                place,
            } => self.present(item.as_ref(), who, *form, text, *place),
            Intent::Write { item, text, place } => {
                let item = self.item_or_current(item.as_ref())?;
                self.check_place(item, *place)?;
                self.add(item, *place, Kind::Paragraph, text.clone());
                Ok(())
            }
            Intent::Type {
                entry,
                at,
                went,
                came,
                joins,
            } => self.splice(entry, *at, went, came, *joins),
            Intent::Split { entry, at } => self.split(entry, *at),
            Intent::Join { entry } => self.join(entry),
            Intent::MoveEntry { entry, item, place } => {
                let entry = self.entry(entry)?;
                let item = item.as_ref().map_or(Ok(entry.item), |i| self.item(i))?;
                let entry = entry.id;
                if *place == Place::After(entry) {
                    return Err(Refusal::new(
                        "An entry can't stand after itself.",
                        "Name another entry to put it after.",
                    ));
                }
                self.check_place(item, *place)?;
                self.push(Event::EntryMoved {
                    entry,
                    item,
                    place: *place,
                });
                Ok(())
            }
            Intent::TurnInto { entry, into } => self.turn(entry, *into),
            Intent::Declare { .. } => self.declare(intent),
            Intent::DeclareNone { item } => {
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
            Intent::ChangeEntry { entry, kind } => {
                let entry = self.entry(entry)?;
                let (id, same) = (entry.id, entry.kind == *kind);
                if same {
                    return Err(Refusal::new(
                        "That changes nothing.",
                        "Nothing needs to be done.",
                    ));
                }
                let event = Event::EntryChanged {
                    entry: id,
                    kind: kind.clone(),
                };
                let mut missing = false;
                crate::meeting::event::rests_on(&event, |thing| {
                    missing |= !exists(self.meeting, thing);
                });
                if missing {
                    return Err(Refusal::new(
                        "It names something that this session doesn't have.",
                        "Ids are shown by `quorate show SESSION --format json`.",
                    ));
                }
                if let Kind::Declaration {
                    sensitive: true, ..
                } = kind
                    && !entry.text.is_empty()
                {
                    return Err(sensitive());
                }
                self.push(event);
                Ok(())
            }
            Intent::Strike { entry } => {
                let entry = self.entry(entry)?.id;
                self.push(Event::EntryStruck { entry });
                Ok(())
            }
            Intent::RestoreEntry { entry } => {
                let entry = self.any_entry(entry)?;
                if !entry.struck {
                    return Err(Refusal::new(
                        "That entry stands.",
                        "Nothing needs to be done.",
                    ));
                }
                let entry = entry.id;
                self.push(Event::EntryRestored { entry });
                Ok(())
            }
            Intent::Reclassify {
                entry,
                stream,
                reason,
            } => {
                if reason.is_blank() {
                    return Err(Refusal::new(
                        "Changing who may read an entry needs a reason.",
                        "Say why; it stays in the history.",
                    ));
                }
                let entry = self.entry(entry)?;
                if entry.stream == *stream {
                    return Err(Refusal::new(
                        "Those readers have it already.",
                        "Nothing needs to be done.",
                    ));
                }
                let (entry, was) = (entry.id, entry.stream);
                // The reason may tell what is withheld: it stays with the stricter readers.
                let kept = if was == crate::meeting::entry::Stream::Public {
                    *stream
                } else {
                    was
                };
                self.push_in(
                    kept,
                    Event::EntryReclassified {
                        entry,
                        stream: *stream,
                        reason: reason.clone(),
                    },
                );
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn present(
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

    fn splice(&mut self, entry: &Ref, at: u32, went: &Text, came: &Text, joins: bool) -> Decided {
        let entry = self.entry(entry)?;
        let from = at as usize;
        match entry.text.get(from..from + went.len()) {
            Some(there) if there == went.as_str() => {}
            Some(_) => {
                return Err(Refusal::new(
                    "The words to be replaced are not what stands there.",
                    "Look at the entry again: it has changed.",
                ));
            }
            None => return Err(no_place()),
        }
        if went == came {
            return Err(Refusal::new(
                "That changes nothing.",
                "Nothing needs to be done.",
            ));
        }
        if let Kind::Declaration {
            sensitive: true, ..
        } = entry.kind
            && !came.is_empty()
        {
            return Err(sensitive());
        }
        let group = if joins && entry.group > 0 {
            entry.group
        } else {
            u64::from(self.slot.record)
        };
        let (entry, stream) = (entry.id, stricter(self.stream, entry));
        self.push_in(
            stream,
            Event::TextSpliced {
                entry,
                at,
                went: went.clone(),
                came: came.clone(),
                group,
            },
        );
        Ok(())
    }

    fn split(&mut self, entry: &Ref, at: u32) -> Decided {
        let entry = self.entry(entry)?;
        let from = at as usize;
        if !entry.text.is_char_boundary(from) {
            return Err(no_place());
        }
        let (head, tail) = entry.text.split_at(from);
        let tail = tail.to_owned();
        // A second half is a paragraph of its own, but half a resolution is a resolution.
        let kind = match &entry.kind {
            Kind::Resolution { .. } => Kind::Resolution {
                stage: Stage::Worded,
                answers: Vec::new(),
            },
            Kind::Outcome { verb, .. } => Kind::Outcome {
                verb: *verb,
                answers: Vec::new(),
            },
            Kind::Action { owners, due, from } => Kind::Action {
                owners: owners.clone(),
                due: due.clone(),
                from: *from,
            },
            _ => Kind::Paragraph,
        };
        let cut_from = head.trim_end_matches(' ').len();
        let cut = entry.text[cut_from..].to_owned();
        let (id, item, stream) = (entry.id, entry.item, stricter(self.stream, entry));
        self.stream = stream;
        if !cut.is_empty() {
            self.cut(id, cut_from, &cut);
        }
        self.add(
            item,
            Place::After(id),
            kind,
            Text::new(tail.trim_start_matches(' ')),
        );
        Ok(())
    }

    /// Takes the end of an entry's text away.
    pub(super) fn cut(&mut self, entry: EntryId, at: usize, tail: &str) {
        self.push(Event::TextSpliced {
            entry,
            at: u32::try_from(at).unwrap_or(u32::MAX),
            went: Text::new(tail),
            came: Text::default(),
            group: 0,
        });
    }

    fn join(&mut self, entry: &Ref) -> Decided {
        let entry = self.entry(entry)?;
        let Some(item) = self.meeting.item(entry.item) else {
            return Ok(());
        };
        let before = self
            .meeting
            .entries_of(item)
            .take_while(|e| e.id != entry.id)
            .last()
            .filter(|e| has_words(e));
        let Some(before) = before else {
            return Err(Refusal::new(
                "There are no words before it to be joined to.",
                "Move it after the paragraph that it belongs to first.",
            ));
        };
        if !has_words(entry) {
            return Err(Refusal::new(
                "Only entries of words can be joined.",
                "Strike it out if it isn't wanted.",
            ));
        }
        if before.stream != entry.stream {
            return Err(Refusal::new(
                "Those two have different readers.",
                "Give them the same readers first, with the reason.",
            ));
        }
        let apart = !before.text.is_empty()
            && !entry.text.is_empty()
            && !before.text.ends_with([' ', '\n']);
        let came = format!("{}{}", if apart { " " } else { "" }, entry.text);
        let (before_id, at, id) = (before.id, before.text.len(), entry.id);
        self.stream = stricter(self.stream, entry);
        if !came.is_empty() {
            self.push(Event::TextSpliced {
                entry: before_id,
                at: u32::try_from(at).unwrap_or(u32::MAX),
                went: Text::default(),
                came: Text::new(&came),
                group: 0,
            });
        }
        self.push(Event::EntryStruck { entry: id });
        Ok(())
    }

    fn turn(&mut self, entry: &Ref, into: Turn) -> Decided {
        let entry = self.entry(entry)?;
        if !has_words(entry) {
            return Err(Refusal::new(
                "That entry has no words of its own to be kept.",
                "Record the new entry beside it, and strike this one if it isn't wanted.",
            ));
        }
        let kind = match into {
            Turn::Paragraph => Kind::Paragraph,
            Turn::Resolution => Kind::Resolution {
                stage: Stage::Worded,
                answers: Vec::new(),
            },
            Turn::Outcome(verb) => Kind::Outcome {
                verb,
                answers: Vec::new(),
            },
            Turn::Action => Kind::Action {
                owners: Vec::new(),
                due: Due::Unset,
                from: None,
            },
        };
        if std::mem::discriminant(&kind) == std::mem::discriminant(&entry.kind)
            && kind == entry.kind
        {
            return Err(Refusal::new(
                "It is that already.",
                "Nothing needs to be done.",
            ));
        }
        let entry = entry.id;
        self.push(Event::EntryChanged { entry, kind });
        Ok(())
    }

    fn declare(&mut self, intent: &Intent) -> Decided {
        let Intent::Declare {
            person,
            interest,
            items,
            nature,
            leaves,
            sensitive: withheld,
            item,
        } = intent
        else {
            return Ok(());
        };
        if *withheld && !nature.is_blank() {
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
            leaves: *leaves,
            sensitive: *withheld,
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

/// Whether an entry's text is what is printed of it.
fn has_words(entry: &Entry) -> bool {
    matches!(
        entry.kind,
        Kind::Paragraph
            | Kind::Presented { .. }
            | Kind::Resolution { .. }
            | Kind::Outcome { .. }
            | Kind::Action { .. }
    )
}

/// What is written into an entry is at least as confidential as the entry is.
fn stricter(asked: crate::meeting::entry::Stream, entry: &Entry) -> crate::meeting::entry::Stream {
    use crate::meeting::entry::Stream;
    match (asked, entry.stream) {
        (Stream::Public, held) => held,
        (asked, _) => asked,
    }
}

fn exists(meeting: &Meeting, thing: crate::meeting::id::Id) -> bool {
    use crate::meeting::id::{PersonId, PriorId, SeatId};
    meeting.person(PersonId(thing)).is_some()
        || meeting.seat(SeatId(thing)).is_some()
        || meeting.item(ItemId(thing)).is_some()
        || meeting.entry(EntryId(thing)).is_some()
        || meeting.prior_action(PriorId(thing)).is_some()
}

pub(super) fn no_place() -> Refusal {
    Refusal::new(
        "That place doesn't exist in the entry's text.",
        "Places count bytes of UTF-8 from 0, and fall between characters.",
    )
}

fn sensitive() -> Refusal {
    Refusal::new(
        "The nature of a sensitive interest is withheld (Localism Act 2011 s.32).",
        "Leave the nature out; the minutes say only that an interest was declared.",
    )
}
