//! The chair as minutes print it: who was elected to it, and for how long somebody sat in it.

use std::borrow::Cow;

use crate::meeting::InTheChair;
use crate::meeting::agenda::{Item, Stamp};
use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::people::Office;
use crate::meeting::text::upper_first;

use super::attendance::chair_word;
use super::decided;
use super::house::House;
use super::line::{LineKind, RecordLine};
use super::reading::{Readable, Reading};
use super::record::Writer;
use super::sentences::filled;
use super::when_there::{at, times};
use super::words::{list, time};

impl<'m, R: Reader> Writer<'_, 'm, R> {
    /// "In the absence of the Chair and Vice-Chair, it was moved by A, seconded by B, and resolved:
    /// That C be elected Chair for the meeting. C took the chair."
    pub(super) fn election(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::Election {
            person,
            moved,
            vote,
            others,
            run_by,
            items,
            when,
        } = entry.kind()
        else {
            return;
        };
        let reading = self.reading;
        let name = |person: PersonId| reading.name(person);
        let house = self.house;
        let word = decided::word(house, "That");
        let (moved, and) = match (moved.by, moved.seconded) {
            (Some(by), other) => {
                let seconder = other.map(name).unwrap_or_default();
                let and = if seconder.is_empty() { " and" } else { ", and" };
                let places = [("mover", name(by)), ("seconder", seconder)];
                (filled(&house.moved_before, &places), and)
            }
            (None, Some(seconded)) => (format!("seconded by {}", name(seconded)), " and"),
            (None, None) => (String::new(), ""),
        };
        let elected = name(*person);
        let places = [
            ("absent", absence(reading, *when)),
            ("moved", moved),
            ("and", and.to_owned()),
            ("resolved", decided::within(&word.text)),
            ("that", decided::words(house, "That").into_owned()),
            ("name", elected.clone()),
            ("office", to_preside(reading, items)),
        ];
        let mut sentences = vec![upper_first(&filled(&house.elected, &places))];
        if !others.is_empty() {
            let names: Vec<String> = others.iter().map(|p| name(*p)).collect();
            let were = if others.len() == 1 { "was" } else { "were" };
            let places = [("names", list(&names)), ("were", were.to_owned())];
            sentences.push(filled(&house.also_nominated, &places));
        }
        if let Some(officer) = run_by {
            let places = [("name", name(*officer))];
            sentences.push(filled(&house.election_run_by, &places));
        }
        sentences.extend(self.voted(vote.as_ref(), true));
        let at = time(self.house, when.time());
        let places = [("name", elected), ("time", at)];
        sentences.push(filled(&self.house.took_chair, &places));
        let mut line = RecordLine::of(entry, number, LineKind::Paragraph);
        line.text = Cow::Owned(sentences.join(" "));
        self.lines.push(line);
        if let Some(vote) = vote {
            self.by_name(entry, &vote.tally);
        }
    }
}

/// "C be elected Chair for the meeting": what an election came to.
pub(super) fn be_elected<R: Reader>(
    reading: &Reading<'_, R>,
    person: PersonId,
    items: &[ItemId],
) -> String {
    let office = to_preside(reading, items);
    format!("{} be elected {office}", reading.name(person))
}

/// To what somebody is elected who presides: "Chair for the meeting", "to preside for item 4".
fn to_preside<R: Reader>(reading: &Reading<'_, R>, items: &[ItemId]) -> String {
    let office = chair_word(reading);
    let found: Vec<&Item> = items.iter().filter_map(|i| reading.item(*i)).collect();
    match (is_a_chair(&office), items.is_empty()) {
        (true, true) => format!("{office} for the meeting"),
        (true, false) => format!("{office} for {}", numbers(reading, &found)),
        (false, true) => "to preside at the meeting".to_owned(),
        (false, false) => format!("to preside for {}", numbers(reading, &found)),
    }
}

/// The word for whoever is in the chair: "Chairman" of anybody who presides, but "Mayor" of the Mayor
/// alone, for nobody else becomes that by presiding.
pub(super) fn presiding_word<R: Reader>(
    reading: &Reading<'_, R>,
    presiding: Option<PersonId>,
) -> String {
    let word = chair_word(reading);
    if is_a_chair(&word) || presiding.is_none_or(|person| reading.is_the_chair(person)) {
        word
    } else {
        "person presiding".to_owned()
    }
}

/// Whether the house's word is that for presiding, and not the name of an office.
fn is_a_chair(word: &str) -> bool {
    let word = word.to_lowercase();
    word.contains("chair") || word.starts_with("conven")
}

/// "the Chair and Vice-Chair", who were not there; empty where one of them was.
fn absence<R: Reader>(reading: &Reading<'_, R>, when: Stamp) -> String {
    let officers = reading.officers(when);
    if officers.is_empty() || officers.iter().any(|(_, there)| *there) {
        return String::new();
    }
    let mut words: Vec<String> = Vec::new();
    for (seat, _) in officers {
        let word = match seat.details.office {
            Office::Chair => chair_word(reading),
            _ if seat.details.title.is_empty() => format!("Vice-{}", chair_word(reading)),
            _ => seat.details.title.to_string(),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    format!("the {}", list(&words))
}

/// For how long somebody was in the chair, where that was not the whole meeting: " for items 4 and
/// 5", " until 6.20pm". None: they never were.
pub(super) fn stretches<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    person: PersonId,
) -> Option<String> {
    let (items, whole) = reading.presided_over(person)?;
    let opened = reading.opened();
    let all = sat(reading);
    if all.iter().all(|c| c.person == person) && all.first().map(|c| c.from) == opened {
        return Some(String::new());
    }
    if whole && !items.is_empty() && items.len() <= FEW {
        return Some(format!(" for {}", numbers(reading, &items)));
    }
    if !house.attendance_times {
        return Some(" for part of the meeting".to_owned());
    }
    let own = |c: &&InTheChair| c.person == person;
    if !all.iter().any(|c| c.person == person) {
        let briefly = reading.in_the_chair();
        let first = briefly.iter().find(own)?;
        return Some(format!(" at {}", at(reading, house, first.from)));
    }
    let told = all.iter().filter(own).map(|c| {
        let from = Some(c.from).filter(|from| Some(*from) != opened);
        let to = c.to.filter(|to| Some(*to) != reading.closed());
        times(reading, house, from, to).unwrap_or_else(|| "throughout".to_owned())
    });
    Some(format!(" {}", list(&told.collect::<Vec<_>>())))
}

/// Who sat in the chair, stretch by stretch, without those that were over within the minute.
fn sat<R: Reader>(reading: &Reading<'_, R>) -> Vec<InTheChair> {
    let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
    let mut found: Vec<InTheChair> = Vec::new();
    for stretch in reading.in_the_chair() {
        if stretch
            .to
            .is_some_and(|to| minute(to) <= minute(stretch.from))
        {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.person == stretch.person => last.to = stretch.to,
            _ => found.push(stretch),
        }
    }
    found
}

/// As many items as are told by their numbers; of more the times are shorter.
const FEW: usize = 4;

/// "item 4", "items 4 and 5"; an item without a number by its title.
fn numbers<R: Reader>(reading: &Reading<'_, R>, items: &[&Item]) -> String {
    let mut named = Vec::new();
    let mut numbered = Vec::new();
    for item in items {
        if reading.number(item).is_empty() {
            named.push(format!("the item on {}", item.details.title));
        } else {
            numbered.push(reading.number(item).to_owned());
        }
    }
    if !numbered.is_empty() {
        let word = reading.numbered_word(numbered.len());
        named.insert(0, format!("{word} {}", list(&numbered)));
    }
    list(&named)
}
