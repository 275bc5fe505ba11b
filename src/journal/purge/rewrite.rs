//! Records made anew without the words that are purged: every character that was ever typed is followed
//! to the end, and what doesn't stay was never typed.

use std::collections::{HashMap, HashSet};

use super::Gone;
use crate::journal::{Act, Journal, Record};
use crate::meeting::Meeting;
use crate::meeting::absence::{Absence, ApprovedAbsence};
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, Id, PersonId, QueryId};
use crate::meeting::people::PersonDetails;
use crate::meeting::purge::{nameless, without_words};
use crate::meeting::text::Text;

/// A character that was typed, by its place among all that ever were.
type Typed = usize;

/// What makes the records anew.
pub(super) struct Rewrite<'j> {
    journal: &'j Journal,
    meeting: &'j Meeting,
    /// Every character that was typed.
    chars: Vec<char>,
    /// What came with each fact.
    came: HashMap<Id, Vec<Typed>>,
    /// The characters that stay.
    kept: HashSet<Typed>,
    /// The words of each entry on the way, what goes among them.
    texts: HashMap<EntryId, Vec<Typed>>,
    /// The fact that gave an entry the details that it has.
    detailed: HashMap<EntryId, Id>,
    /// On which entry each query was raised.
    queries: HashMap<QueryId, EntryId>,
    nameless: Vec<PersonId>,
    /// What goes, by entry.
    pub(super) gone: HashMap<EntryId, Gone>,
    /// Drafts that lose their words.
    pub(super) drafts: u32,
    /// Facts of corrections that lose theirs.
    pub(super) corrections: u32,
    /// How often it is told no more who asked to speak.
    pub(super) speakers: u32,
}

impl<'j> Rewrite<'j> {
    /// With `deleted`, what was deleted from paragraphs that stand goes too.
    pub(super) fn new(journal: &'j Journal, deleted: bool) -> Self {
        let meeting = journal.meeting();
        let mut rewrite = Self {
            journal,
            meeting,
            chars: Vec::new(),
            came: HashMap::new(),
            kept: HashSet::new(),
            texts: HashMap::new(),
            detailed: HashMap::new(),
            queries: HashMap::new(),
            nameless: meeting.known_from_notes(),
            gone: HashMap::new(),
            drafts: 0,
            corrections: 0,
            speakers: 0,
        };
        rewrite.follow(deleted);
        rewrite.texts.clear();
        rewrite
    }

    /// Follows every character to the end, and keeps those that stay.
    fn follow(&mut self, deleted: bool) {
        let mut wordings: HashMap<EntryId, Vec<Vec<Typed>>> = HashMap::new();
        for (id, fact) in self.journal.standing_facts() {
            match &fact.1 {
                Event::Recorded { text, .. } => {
                    self.detailed.insert(EntryId(id), id);
                    self.follow_typing(id, EntryId(id), text, deleted);
                }
                Event::EntryChanged { entry, .. } => {
                    self.detailed.insert(*entry, id);
                }
                Event::TextSpliced { entry, came, .. } => {
                    self.follow_typing(id, *entry, came, deleted);
                }
                Event::ResolutionReworded { entry } => {
                    let text = self.texts.get(entry).cloned().unwrap_or_default();
                    wordings.entry(*entry).or_default().push(text);
                }
                Event::QueryRaised { entry, .. } => {
                    self.queries.insert(QueryId(id), *entry);
                }
                _ => {}
            }
            self.replay(id, &fact.1);
        }
        for (entry, text) in &self.texts {
            if self.is_gone(*entry) {
                continue;
            }
            self.kept.extend(text);
            if let Some(printed) = self.meeting.printed_wording(*entry) {
                let wording = wordings.get(entry).and_then(|w| w.get(printed));
                self.kept.extend(wording.into_iter().flatten());
            }
        }
    }

    /// Numbers the characters that come with a fact.
    fn follow_typing(&mut self, id: Id, entry: EntryId, came: &str, deleted: bool) {
        let from = self.chars.len();
        self.chars.extend(came.chars());
        let typed: Vec<Typed> = (from..self.chars.len()).collect();
        if !deleted && !self.is_gone(entry) {
            self.kept.extend(&typed);
        }
        self.came.insert(id, typed);
    }

    /// Brings the words of an entry to what they are after a fact; what it took away.
    fn replay(&mut self, id: Id, event: &Event) -> Vec<Typed> {
        let typed = self.came.get(&id).cloned().unwrap_or_default();
        match event {
            Event::Recorded { .. } => {
                self.texts.insert(EntryId(id), typed);
                Vec::new()
            }
            Event::TextSpliced {
                entry, at, went, ..
            } => {
                let from = self.place(*entry, *at);
                let text = self.texts.entry(*entry).or_default();
                let to = (from + went.chars().count()).min(text.len());
                text.splice(from..to, typed).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The character of an entry's words at a byte of them.
    fn place(&self, entry: EntryId, at: u32) -> usize {
        let text = self.texts.get(&entry).map_or(&[][..], Vec::as_slice);
        let mut bytes = 0;
        let before = text.iter().take_while(|typed| {
            let begins = bytes < at as usize;
            bytes += self.chars[**typed].len_utf8();
            begins
        });
        before.count()
    }

    /// The characters of some words of an entry that stand at a byte of them.
    fn typed_at(&self, entry: EntryId, at: u32, words: &str) -> Vec<Typed> {
        let text = self.texts.get(&entry).map_or(&[][..], Vec::as_slice);
        let from = self.place(entry, at);
        let found = text.iter().skip(from).take(words.chars().count());
        found.copied().collect()
    }

    /// The byte at which that place stands among the characters that stay.
    fn kept_before(&self, entry: EntryId, place: usize) -> u32 {
        let text = self.texts.get(&entry).map_or(&[][..], Vec::as_slice);
        let before = text.iter().take(place).filter(|t| self.kept.contains(t));
        let bytes: usize = before.map(|t| self.chars[*t].len_utf8()).sum();
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }

    /// The words of those characters that stay.
    fn staying(&self, typed: &[Typed]) -> Text {
        let kept = typed.iter().filter(|t| self.kept.contains(t));
        Text::new(&kept.map(|t| self.chars[*t]).collect::<String>())
    }

    /// Whether a query is open on words that stand.
    fn is_open(&self, query: QueryId) -> bool {
        let found = self.meeting.query(query);
        found.is_some_and(|q| !self.is_gone(q.entry))
    }

    /// Whether no document prints an entry any more.
    fn is_gone(&self, entry: EntryId) -> bool {
        let entry = self.meeting.entry(entry);
        entry.is_none_or(|e| self.meeting.is_for_nobody(e))
    }

    /// Whether nothing is printed any more of the details that a fact gave to an entry.
    fn is_past(&self, entry: EntryId, id: Id) -> bool {
        self.is_gone(entry) || self.detailed.get(&entry).is_some_and(|last| *last != id)
    }

    /// Whether nobody but the officer knew somebody by those details: whom a note knew otherwise, or what
    /// it called them before they had a name.
    fn is_unknown(&self, person: PersonId, stream: Stream, details: &PersonDetails) -> bool {
        let stands = self.meeting.person(person);
        let past = stands.is_none_or(|p| p.details != *details);
        self.nameless.contains(&person) || (stream == Stream::Private && past)
    }

    /// What came back after a draft went out is printed nowhere, and its words may be those that were
    /// taken out; so is who asked to speak.
    fn beside(&mut self, event: &mut Event) {
        let had = match event {
            Event::CorrectionReceived(received) => received.purge(),
            Event::CorrectionSettled { how, .. } => how.purge(),
            _ => false,
        };
        self.corrections += u32::from(had);
        // Who asked to speak is as rough as a note, and no document has it.
        if let Event::Speaking(what) = event {
            self.speakers += u32::from(what.purge());
        }
    }

    /// A record made anew.
    pub(super) fn record(&mut self, record: &Record) -> Record {
        let mut made = record.clone();
        let undone = self.journal.was_undone(record.seq);
        if let Act::Did(facts) = &mut made.act {
            for (index, fact) in (0..).zip(facts) {
                let id = self.journal.id_of(record, index);
                let before = fact.clone();
                self.beside(&mut fact.1);
                if undone {
                    self.undone(&mut fact.1);
                } else {
                    self.fact(id, fact);
                }
                if *fact != before {
                    self.count(id, &before, fact);
                }
            }
        }
        made
    }

    /// Makes a fact that holds out of what stays.
    fn fact(&mut self, id: Id, fact: &mut Fact) {
        let Fact(stream, event) = fact;
        // Where it stands, before it is done.
        let place = match event {
            Event::TextSpliced { entry, at, .. } | Event::QueryRaised { entry, at, .. } => {
                self.kept_before(*entry, self.place(*entry, *at))
            }
            _ => 0,
        };
        let removed = self.replay(id, event);
        let typed = self.came.get(&id).map_or(&[][..], Vec::as_slice);
        match event {
            Event::Recorded { kind, text, .. } => {
                *text = self.staying(typed);
                if self.is_past(EntryId(id), id) {
                    without_words(kind);
                }
            }
            Event::TextSpliced { at, went, came, .. } => {
                *at = place;
                *went = self.staying(&removed);
                *came = self.staying(typed);
            }
            Event::EntryChanged { entry, kind } if self.is_past(*entry, id) => without_words(kind),
            Event::EntryReclassified { entry, reason, .. } if self.is_gone(*entry) => {
                *reason = Text::default();
            }
            Event::QueryRaised {
                entry, at, words, ..
            } => {
                *words = if self.is_open(QueryId(id)) {
                    self.staying(&self.typed_at(*entry, *at, words))
                } else {
                    Text::default()
                };
                *at = place;
                // Where none of its words stay, it is raised again on what took their place.
                if words.is_empty() {
                    *event = nothing(*entry);
                }
            }
            Event::QuerySettled { query } => {
                if let Some(entry) = self.queries.get(query) {
                    *event = nothing(*entry);
                }
            }
            Event::PersonAdded(details) if self.is_unknown(PersonId(id), *stream, details) => {
                *details = nameless();
            }
            Event::PersonChanged { person, to } if self.is_unknown(*person, *stream, to) => {
                *to = nameless();
            }
            Event::AbsenceApproved(absence)
                if !self.meeting.absences().any(|a| is_told_by(a, absence)) =>
            {
                absence.reason = Text::default();
            }
            Event::DraftIssued { lines, .. } if !lines.is_empty() => {
                lines.clear();
                self.drafts += 1;
            }
            _ => {}
        }
    }

    /// Takes all words out of what was undone: nothing brings it back.
    fn undone(&mut self, event: &mut Event) {
        match event {
            Event::Recorded { kind, text, .. } => {
                without_words(kind);
                *text = Text::default();
            }
            Event::TextSpliced { at, went, came, .. } => {
                *at = 0;
                *went = Text::default();
                *came = Text::default();
            }
            Event::EntryChanged { kind, .. } => without_words(kind),
            Event::EntryReclassified { reason, .. } => *reason = Text::default(),
            Event::QueryRaised { words, .. } => *words = Text::default(),
            Event::AbsenceApproved(absence) => absence.reason = Text::default(),
            Event::RuleOverridden { rule, reason } => {
                *rule = Text::default();
                *reason = Text::default();
            }
            Event::PersonAdded(details) | Event::PersonChanged { to: details, .. } => {
                *details = nameless();
            }
            Event::DraftIssued { lines, .. } if !lines.is_empty() => {
                lines.clear();
                self.drafts += 1;
            }
            Event::MinutesApproved { lines, .. } => lines.clear(),
            _ => {}
        }
    }

    /// Counts what a fact lost.
    fn count(&mut self, id: Id, before: &Fact, after: &Fact) {
        let (entry, was, is) = match (&before.1, &after.1) {
            (Event::Recorded { text: was, .. }, Event::Recorded { text: is, .. }) => {
                (EntryId(id), was, is)
            }
            (
                Event::TextSpliced {
                    entry, came: was, ..
                },
                Event::TextSpliced { came: is, .. },
            ) if was != is => (*entry, was, is),
            _ => return,
        };
        let stands = self.meeting.entry(entry);
        let stream = stands.map_or(before.0, |e| e.stream);
        let gone = self.gone.entry(entry).or_insert_with(|| Gone {
            item: stands.map(|e| e.item),
            note: stream == Stream::Private,
            words: Vec::new(),
        });
        let words = without(was, is);
        if !words.is_empty() {
            gone.words.push(words);
        }
    }
}

/// Whether an approval that holds was recorded so. Whose it is may be told otherwise by now: people who
/// were found to be one are.
fn is_told_by(approved: &ApprovedAbsence, absence: &Absence) -> bool {
    let person = absence.person;
    let held = approved.absence.clone();
    Absence { person, ..held } == *absence
}

/// The characters of some words that are not among those that stay, in their order.
fn without(was: &str, is: &str) -> String {
    let mut stays = is.chars().peekable();
    let left = was.chars().filter(|c| stays.next_if(|s| s == c).is_none());
    left.collect()
}

/// A fact that changes nothing: what stood there in its place was about words that are gone.
pub(super) fn nothing(entry: EntryId) -> Event {
    Event::TextSpliced {
        entry,
        at: 0,
        went: Text::default(),
        came: Text::default(),
        group: 0,
    }
}
