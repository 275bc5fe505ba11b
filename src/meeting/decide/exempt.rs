//! Keeping what is confidential from the public: nobody has to remember to say so, and only an
//! explicit act with a reason makes it public again.
//!
//! What is made of words has the strictest stream of what it was made from. What is recorded in an
//! item that is taken in private is exempt, and so is what is decided in the words of a confidential
//! report. Comings and goings, and that an interest was declared, stay for everybody wherever they
//! are recorded: they are facts of the meeting, and the law wants them public (Local Government Act
//! 1972 s.94, Localism Act 2011 s.31). So does how an action of the public record stands. What is said
//! with them (a reason, a nature, a comment) is not.

use std::mem::take;

use super::{Decided, Decision};
use crate::meeting::agenda::{Item, Progress, Report};
use crate::meeting::entry::{Entry, Interest, Kind, Place, Stream};
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, Id, ItemId};
use crate::meeting::interest::ASIDE;
use crate::meeting::planted::{Leak, planted};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

/// Why an entry was given to fewer readers, in words that follow "because".
const MOVED: &str = "it was moved to an item that is taken with the public out of the room";
const WRITTEN: &str = "words were written into it in an item that is taken in private";
const DECIDED: &str = "it is decided in the words of a confidential report";
const BECAME: &str = "its item is taken with the public out of the room";
const REPORT: &str = "its report became confidential";

/// What has to be added to the facts of an intent.
enum Guard {
    /// An entry is given to those alone who may read exempt text.
    Withhold(EntryId, &'static str),
    /// Words that came with a public fact stand in an exempt paragraph after it.
    Apart(ItemId, EntryId, Text),
    /// An entry that stood loses the words beside it, which stand in an exempt paragraph after it.
    Bare(EntryId, Kind),
    /// An entry that stood loses its own words, which stand in an exempt paragraph after it.
    Unsay(EntryId, Text),
}

impl Decision<'_> {
    /// Gives what the intent made the readers that it may have.
    pub(super) fn keep_confidential(&mut self) {
        let mut exempt: Vec<usize> = Vec::new();
        let mut guards: Vec<Guard> = Vec::new();
        let mut facts = take(&mut self.facts);
        for (index, Fact(stream, event)) in facts.iter_mut().enumerate() {
            match event {
                Event::Recorded {
                    item, kind, text, ..
                } if *stream == Stream::Public => {
                    let made = EntryId(self.id_at(index));
                    if self.recorded_is_exempt(*item, kind, text) {
                        exempt.push(index);
                    } else if self.is_private(*item) && !planted(Leak::RecordedInExempt) {
                        let said = bare(kind, Some(text));
                        guards.extend(said.map(|words| Guard::Apart(*item, made, words)));
                    }
                }
                Event::EntryMoved { entry, item, .. } => {
                    guards.extend(self.moved(*entry, *item));
                }
                Event::EntryChanged { entry, kind } => {
                    guards.extend(self.changed(*entry, kind));
                }
                Event::TextSpliced {
                    entry,
                    at,
                    went,
                    came,
                    ..
                } if !came.is_blank() => {
                    guards.extend(self.spliced(*entry, *at as usize, went, came));
                }
                Event::ItemChanged { item, to }
                    if to.exempt.is_some() && !self.is_private(*item) && !self.leaves_public =>
                {
                    self.withhold_standing(*item, is_standing_word, BECAME, &mut guards);
                }
                Event::ReportAttached { item, report }
                    if report.confidential
                        && !self.has_confidential_report(*item)
                        && !self.leaves_public =>
                {
                    let said = |e: &Entry| e.kind.is_decision() || has_words_of(report, &e.text);
                    self.withhold_standing(*item, said, REPORT, &mut guards);
                }
                _ => {}
            }
        }
        self.facts = facts;
        self.exempt_with_all_of_theirs(&exempt);
        for guard in guards {
            self.add_guard(guard);
        }
    }

    /// Words that are asked for in a stream of fewer readers can't go into an entry that has more.
    pub(super) fn keep_apart(&self, asked: Stream) -> Decided {
        let mixes = self.facts.iter().any(|Fact(_, event)| {
            let entry = match event {
                Event::TextSpliced { entry, came, .. } if !came.is_blank() => entry,
                Event::EntryChanged { entry, .. } => entry,
                _ => return false,
            };
            let held = self.meeting.entry(*entry);
            held.is_some_and(|e| !e.stream.includes(asked))
        });
        if mixes {
            return Err(Refusal::new(
                "That entry has more readers than those words are for.",
                "Write a paragraph for them, or give the entry to fewer readers first.",
            ));
        }
        Ok(())
    }

    /// Whether an entry that is recorded for everybody is for those alone who may read exempt text.
    pub(super) fn recorded_is_exempt(&self, item: ItemId, kind: &Kind, text: &Text) -> bool {
        // How a member voted on what everybody reads the resolution of is for everybody too.
        let of_all = match kind {
            Kind::OwnVote { vote, .. } => self.meeting.entry(*vote),
            _ => None,
        };
        if of_all.is_some_and(|e| e.kind.tells_its_vote() && e.stream == Stream::Public) {
            return false;
        }
        let open = planted(Leak::RecordedInExempt) || self.has_summary(item);
        let private = self.is_private(item) && !open;
        private && (kind.is_of_item() || says_more(kind, text))
            || (kind.is_of_words() && self.says_the_report(item, kind, text))
    }

    /// Whether an entry says what a confidential report says: it decides on it, or has its words.
    fn says_the_report(&self, item: ItemId, kind: &Kind, text: &str) -> bool {
        if !self.has_confidential_report(item) || planted(Leak::ConfidentialReport) {
            return false;
        }
        let report = self.meeting.item(item).and_then(|i| i.report.as_ref());
        kind.is_decision() || report.is_some_and(|r| has_words_of(r, text))
    }

    fn moved(&self, entry: EntryId, item: ItemId) -> Option<Guard> {
        let held = self.meeting.entry(entry)?;
        let of_item = held.kind.is_of_item();
        if held.stream != Stream::Public || !(of_item || held.kind == Kind::PublicSummary) {
            return None;
        }
        if of_item && self.is_private(item) && !planted(Leak::MovedToExempt) {
            return Some(Guard::Withhold(entry, MOVED));
        }
        self.says_the_report(item, &held.kind, &held.text)
            .then_some(Guard::Withhold(entry, DECIDED))
    }

    /// An entry of another kind, or with other details. What the officer made public in a private
    /// item stays so; what was a bare fact and gets words does not.
    fn changed(&self, entry: EntryId, kind: &mut Kind) -> Option<Guard> {
        let held = self.meeting.entry(entry)?;
        if held.stream != Stream::Public {
            return None;
        }
        if kind.is_decision()
            && !held.kind.is_decision()
            && self.says_the_report(held.item, kind, &held.text)
        {
            return Some(Guard::Withhold(entry, DECIDED));
        }
        if !self.is_private(held.item) || planted(Leak::RecordedInExempt) || held.kind.is_of_item()
        {
            return None;
        }
        if kind.is_of_item() || says_more(kind, &Text::default()) {
            return Some(Guard::Withhold(entry, WRITTEN));
        }
        bare(kind, None).map(|words| Guard::Apart(held.item, entry, words))
    }

    /// Words that are written into a bare fact of a private item, or that make an entry say what a
    /// confidential report says.
    fn spliced(&self, entry: EntryId, at: usize, went: &str, came: &str) -> Option<Guard> {
        let held = self.meeting.entry(entry)?;
        if held.stream != Stream::Public {
            return None;
        }
        if !held.kind.is_of_item() && held.kind != Kind::PublicSummary {
            let written = self.is_private(held.item) && !planted(Leak::RecordedInExempt);
            return written.then_some(Guard::Withhold(entry, WRITTEN));
        }
        if !self.has_confidential_report(held.item) || planted(Leak::ConfidentialReport) {
            return None;
        }
        let report = self
            .meeting
            .item(held.item)
            .and_then(|i| i.report.as_ref())?;
        let before = held.text.get(..at)?;
        let after = held.text.get(at + went.len()..)?;
        has_words_of(report, &format!("{before}{came}{after}"))
            .then_some(Guard::Withhold(entry, DECIDED))
    }

    /// What stands for everybody in an item that becomes confidential, struck entries too, since
    /// they may be restored.
    fn withhold_standing(
        &self,
        item: ItemId,
        which: impl Fn(&Entry) -> bool,
        why: &'static str,
        guards: &mut Vec<Guard>,
    ) {
        if planted(Leak::ItemMadeExempt) {
            return;
        }
        let entries = self.meeting.item(item).map_or(&[][..], |i| &i.entries);
        for entry in entries.iter().filter_map(|id| self.meeting.entry(*id)) {
            if entry.stream != Stream::Public {
                continue;
            }
            let (mut kind, said) = (entry.kind.clone(), Text::new(&entry.text));
            let mut left = said.clone();
            if which(entry) {
                guards.push(Guard::Withhold(entry.id, why));
            } else if why == BECAME
                && let Some(words) = bare(&mut kind, Some(&mut left))
            {
                if kind != entry.kind {
                    guards.push(Guard::Bare(entry.id, kind));
                }
                if left != said {
                    guards.push(Guard::Unsay(entry.id, said));
                }
                guards.push(Guard::Apart(item, entry.id, words));
            }
        }
    }

    /// Gives what is recorded at those places, and all that belongs to it, to those alone who may
    /// read exempt text.
    fn exempt_with_all_of_theirs(&mut self, places: &[usize]) {
        if places.is_empty() {
            return;
        }
        let made: Vec<EntryId> = places.iter().map(|at| EntryId(self.id_at(*at))).collect();
        for (index, Fact(stream, event)) in self.facts.iter_mut().enumerate() {
            let of_theirs = match event {
                Event::Recorded { .. } => places.contains(&index),
                Event::TextSpliced { entry, .. }
                | Event::EntryChanged { entry, .. }
                | Event::ResolutionStaged { entry, .. }
                | Event::QueryRaised { entry, .. } => made.contains(entry),
                Event::AbsenceApproved(of) => of.entry.is_some_and(|e| made.contains(&e)),
                Event::AbsenceWithdrawn(of) => of.entry.is_some_and(|e| made.contains(&e)),
                // Whoever is named in exempt words alone is not known to the public.
                Event::PersonAdded(_) => true,
                _ => false,
            };
            if of_theirs && *stream == Stream::Public {
                *stream = Stream::Exempt;
            }
        }
    }

    fn add_guard(&mut self, guard: Guard) {
        match guard {
            Guard::Withhold(entry, why) => {
                let done = self.facts.iter().any(
                    |f| matches!(&f.1, Event::EntryReclassified { entry: e, .. } if *e == entry),
                );
                if !done {
                    let event = Event::EntryReclassified {
                        entry,
                        stream: Stream::Exempt,
                        reason: why.into(),
                    };
                    self.push_in(Stream::Exempt, event);
                }
            }
            Guard::Apart(item, entry, text) => {
                let event = Event::Recorded {
                    item,
                    place: Place::After(entry),
                    kind: Kind::Paragraph,
                    text,
                };
                self.push_in(Stream::Exempt, event);
            }
            Guard::Unsay(entry, went) => {
                let event = Event::TextSpliced {
                    entry,
                    at: 0,
                    went,
                    came: Text::default(),
                    group: 0,
                };
                self.push_in(Stream::Exempt, event);
            }
            Guard::Bare(entry, kind) => {
                self.push_in(Stream::Public, Event::EntryChanged { entry, kind });
            }
        }
    }

    /// Whether an item that has a public summary is taken for public: a planted leak.
    fn has_summary(&self, item: ItemId) -> bool {
        let item = self.meeting.item(item);
        planted(Leak::SummaryDoor)
            && item.is_some_and(|i| {
                let mut entries = self.meeting.entries_of(i);
                entries.any(|e| e.kind == Kind::PublicSummary)
            })
    }

    fn is_private(&self, item: ItemId) -> bool {
        self.meeting.item(item).is_some_and(Item::is_private)
    }

    fn has_confidential_report(&self, item: ItemId) -> bool {
        let item = self.meeting.item(item);
        item.and_then(|i| i.report.as_ref())
            .is_some_and(|r| r.confidential)
    }

    pub(super) fn id_at(&self, index: usize) -> Id {
        Id {
            writer: self.position.writer,
            record: self.position.record,
            index: u16::try_from(index).unwrap_or(u16::MAX),
        }
    }
}

/// From this length on, in bytes, the words of a recommendation give it away: "it be noted" and the
/// like stand in every report.
const TELLING: usize = 24;

/// Whether a text has the words of what a report asks.
fn has_words_of(report: &Report, text: &str) -> bool {
    report
        .asks
        .iter()
        .map(|limb| limb.text.trim().trim_end_matches(['.', ';']))
        .any(|words| words.len() >= TELLING && text.contains(words))
}

fn is_standing_word(entry: &Entry) -> bool {
    entry.kind.is_of_item() || says_more(&entry.kind, &Text::new(&entry.text))
}

/// Whether an entry on earlier papers says more than that they were dealt with, and how an action
/// stands: corrections, a meeting to which an action goes.
fn says_more(kind: &Kind, text: &Text) -> bool {
    match kind {
        Kind::Minutes { corrections, .. } => !corrections.is_empty() || !text.is_blank(),
        Kind::Progress { progress, .. } => matches!(progress, Progress::ToMeeting(_)),
        _ => false,
    }
}

/// Takes the words out that go with a fact which is for everybody: the reason of a coming or going,
/// the nature of an interest, what is said of an action. None if there are none.
fn bare(kind: &mut Kind, text: Option<&mut Text>) -> Option<Text> {
    let (what, words) = match (kind, text) {
        // It tells no more than the declaration does, which is for everybody.
        (Kind::Movement { reason, .. }, _) if reason.as_str() == ASIDE => return None,
        (Kind::Movement { reason, .. }, _) => ("Reason", take(reason)),
        (
            Kind::Declaration {
                interest,
                dispensation,
                ..
            },
            nature,
        ) => {
            let own = match interest {
                Interest::Other(words) => take(words),
                _ => Text::default(),
            };
            let nature = nature.map(take).unwrap_or_default();
            let by = dispensation.as_mut().map(|d| take(&mut d.by));
            let both = [own, nature, by.unwrap_or_default()].map(Text::into_string);
            let said: Vec<&str> = both
                .iter()
                .map(|w| w.trim())
                .filter(|w| !w.is_empty())
                .collect();
            ("Nature of the interest", Text::new(&said.join(": ")))
        }
        // How an action of the public record stands is public; what was said of it is not.
        (Kind::Progress { .. }, Some(comment)) => ("Progress of the action", take(comment)),
        _ => return None,
    };
    (!words.is_blank()).then(|| Text::new(&format!("{what}: {words}")))
}
