//! One look over what was written: everything that it needs is copied out of the meeting first, so
//! that it can run beside the typing.

use std::ops::Range;

use crate::meeting::Meeting;
use crate::meeting::agenda::{Item, Report};
use crate::meeting::entry::{Entry, Kind, Owner, Stream};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::kind::Shape;
use crate::meeting::people::{Person, PersonDetails};
use crate::meeting::text::Text;
use crate::phrases::{Abbreviation, Book};

use super::known::{Known, Looked, misspelt, right};
use super::rule::Rule;
use super::speller::Speller;
use super::style::{self, StyleContext};

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// In which entry.
    pub entry: EntryId,
    /// Where, in bytes of its text.
    pub range: Range<usize>,
    /// Why.
    pub rule: Rule,
    /// What is wrong, in a sentence.
    pub what: String,
    /// What could stand instead, best first; for spelling it is asked for apart.
    pub instead: Vec<String>,
}

/// A text that is looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    pub(super) entry: EntryId,
    pub(super) text: String,
    pub(super) shape: Shape,
    pub(super) readers: Stream,
}

/// Somebody, and for whom their name may stand in words put right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub(super) details: PersonDetails,
    /// The least of the streams whose readers know of them.
    known_in: Stream,
}

impl Named {
    fn of(meeting: &Meeting, person: &Person) -> Self {
        let known_in = [Stream::Public, Stream::Exempt]
            .into_iter()
            .find(|stream| meeting.is_known_in(person.id, *stream));
        Self {
            details: person.details.clone(),
            known_in: known_in.unwrap_or(Stream::Private),
        }
    }

    /// Whether whoever reads a passage knows of them.
    pub(super) fn is_known_to(&self, readers: Stream) -> bool {
        readers.includes(self.known_in)
    }
}

/// A look to be taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    passages: Vec<Passage>,
    /// Every entry's words, whether they are looked at or not: an acronym may be written out there.
    document: String,
    /// Words of the agenda, right in small letters too: titles have capitals that prose has not.
    agenda: Vec<String>,
    /// Names of people, places and bodies, right as they are written.
    names: Vec<String>,
    people: Vec<Named>,
    /// Names that stand on reports and belong to nobody on the roll.
    authors: Vec<String>,
    abbreviations: Vec<Abbreviation>,
    words: Vec<String>,
    chair: String,
    off: Vec<Rule>,
}

impl Snapshot {
    /// A look over one item, or over all.
    pub fn of(meeting: &Meeting, book: &Book, item: Option<ItemId>) -> Self {
        let mut snapshot = Self {
            people: meeting
                .people()
                .iter()
                .map(|p| Named::of(meeting, p))
                .collect(),
            abbreviations: book.abbreviations.clone(),
            words: book.words.iter().map(ToString::to_string).collect(),
            chair: meeting.chair_title().to_owned(),
            off: book
                .checks_off
                .iter()
                .filter_map(|name| Rule::named(name))
                .collect(),
            ..Self::default()
        };
        for each in meeting.items() {
            let asked = item.is_none_or(|item| item == each.id);
            for entry in meeting.entries_of(each) {
                snapshot.take_in(entry, asked);
            }
            snapshot.take_in_agenda(each, Stream::Private);
        }
        snapshot.take_in_body(meeting, Stream::Private);
        snapshot
    }

    /// What suggestions for a misspelt word are made from: what its readers may know.
    pub fn known_to(meeting: &Meeting, book: &Book, readers: Stream) -> Self {
        let mut snapshot = Self {
            abbreviations: book.abbreviations.clone(),
            words: book.words.iter().map(ToString::to_string).collect(),
            ..Self::default()
        };
        for each in meeting.items() {
            let read = meeting
                .entries_of(each)
                .filter(|e| readers.includes(e.stream));
            for entry in read {
                snapshot.take_in(entry, false);
            }
            snapshot.take_in_agenda(each, readers);
        }
        snapshot.take_in_body(meeting, readers);
        snapshot
    }

    fn take_in(&mut self, entry: &Entry, asked: bool) {
        if entry.stream == Stream::Private {
            return;
        }
        let Some(shape) = entry.kind.shape() else {
            return;
        };
        self.document.push_str(&entry.text);
        self.document.push('\n');
        if let Kind::Action { owners, .. } = &entry.kind {
            self.owners(owners);
        }
        if asked && !entry.text.is_empty() {
            self.passages.push(Passage {
                entry: entry.id,
                text: entry.text.clone(),
                shape,
                readers: entry.stream,
            });
        }
    }

    fn owners(&mut self, owners: &[Owner]) {
        for owner in owners {
            if let Owner::Named(name) = owner {
                self.names.push(name.to_string());
            }
        }
    }

    fn take_in_agenda(&mut self, item: &Item, readers: Stream) {
        let details = &item.details;
        let mut words = vec![&details.title];
        if readers.includes(item.usual_stream()) {
            words.push(&details.description);
            words.extend(&details.parts);
        }
        if let Some(report) = item.report_for(readers) {
            let Report {
                title,
                of,
                author,
                classification,
                wards,
                policy,
                finance,
                asks,
                confidential: _,
            } = report;
            words.extend([title, classification, policy, finance]);
            words.extend(asks.iter().map(|a| &a.text));
            self.authors.push(author.to_string());
            give(&mut self.names, [of, author, wards]);
        }
        give(&mut self.agenda, words);
    }

    fn take_in_body(&mut self, meeting: &Meeting, readers: Stream) {
        let may_know = meeting.people_known_in(readers);
        let body = meeting.body();
        let calling = meeting.calling();
        let names = &mut self.names;
        give(names, [&body.name, &body.host, &body.kind]);
        give(names, [&body.chair_title, &body.called, &body.members]);
        give(names, [&calling.venue, &calling.kind, &calling.officer]);
        give(names, meeting.future_meetings().iter().map(|f| &f.venue));
        for seat in meeting.seats() {
            let details = &seat.details;
            give(
                names,
                [&details.title, &details.organisation, &details.category],
            );
        }
        let people = meeting.people().iter();
        for person in people.filter(|p| may_know.contains(&p.id)) {
            let details = &person.details;
            give(names, [&details.name, &details.honorific]);
            give(names, [&details.role, &details.organisation]);
        }
        self.authors.push(calling.officer.to_string());
        for prior in meeting.prior_actions() {
            let action = &prior.action;
            let words = [&action.text, &action.topic, &action.comment];
            give(&mut self.agenda, words);
            self.owners(&action.owners);
        }
    }

    /// Takes it; without a speller, spelling is passed over. Marks come in the order of the record.
    pub fn run(&self, speller: Option<&Speller>) -> Vec<Mark> {
        let known = self.known();
        let context = StyleContext {
            known: &known,
            speller,
            people: &self.people,
            authors: &self.authors,
            abbreviations: &self.abbreviations,
            words: &self.words,
            chair: &self.chair,
        };
        let mut acronyms =
            style::Acronyms::of(&context, &self.document, &[&self.names, &self.agenda]);
        let mut looked = Looked::new();
        let mut marks = Vec::new();
        for passage in &self.passages {
            let from = marks.len();
            style::look(&context, passage, &mut acronyms, &mut marks);
            if let Some(speller) = speller {
                spell(&known, speller, passage, &mut looked, &mut marks);
            }
            marks[from..].sort_by_key(|m| (m.range.start, m.range.end, m.rule));
        }
        marks.retain(|m| !self.off.contains(&m.rule));
        marks
    }

    /// What could stand instead of a word that is marked, best first, at most `most`.
    pub fn suggest(&self, speller: &Speller, word: &str, most: usize) -> Vec<String> {
        let known = self.known();
        let ending = &word[super::words::owner(word).len()..];
        let stem = super::words::owner(word);
        let mut found = speller.suggest(stem, known.iter(), &|w| right(w, &known, speller), most);
        for words in &mut found {
            words.push_str(ending);
        }
        found
    }

    fn known(&self) -> Known {
        let abbreviations = self
            .abbreviations
            .iter()
            .flat_map(|a| [a.short.as_str(), a.long.as_str()]);
        let names = self.words.iter().chain(&self.names).map(String::as_str);
        Known::of(
            names.chain(abbreviations),
            self.agenda.iter().map(String::as_str),
        )
    }
}

fn give<'t>(to: &mut Vec<String>, texts: impl IntoIterator<Item = &'t Text>) {
    let texts = texts.into_iter().filter(|t| !t.is_empty());
    to.extend(texts.map(ToString::to_string));
}

fn spell<'p>(
    known: &Known,
    speller: &Speller,
    passage: &'p Passage,
    looked: &mut Looked<'p>,
    marks: &mut Vec<Mark>,
) {
    for word in misspelt(&passage.text, known, speller, looked) {
        let range = word.range();
        // What another rule has marked as a whole is told once.
        let told = marks.iter().any(|m| {
            m.entry == passage.entry
                && matches!(m.rule, Rule::Capitals | Rule::People | Rule::Places)
                && m.range.start <= range.start
                && range.end <= m.range.end
        });
        if !told {
            marks.push(Mark {
                entry: passage.entry,
                range,
                rule: Rule::Spelling,
                what: format!("“{}” is in no list of words.", word.text),
                instead: Vec::new(),
            });
        }
    }
}
